//! What nobody sees when the page is first shown: it waits until all of the program is here.
//!
//! The page's module is split (docs/decisions/splitting-the-page.md). What is drawn or done through this module is in the
//! second part, which arrives right after the first paint.

mod second;

use crate::browser::page;
use crate::ui::element::drawn;
use crate::ui::reactive::{effect, expect_context, provide_context};
use leptos::prelude::*;
use second::Second;

/// Whether all of the program is here. A service in the context.
#[derive(Clone, Copy)]
pub struct Whole(RwSignal<bool>);

impl Whole {
    /// Makes the service and puts it into the context.
    pub fn provide() {
        let whole = RwSignal::new(false);
        provide_context(Self(whole));
        leptos::task::spawn_local(async move {
            page::whole().await;
            whole.try_set(true);
        });
    }
}

/// Draws what is closed or empty at first, such as a dialog. What opens it may be set before: it is then shown as soon as
/// it is here.
pub fn later(draw: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    #[inline(never)]
    fn boxed(draw: Box<dyn Fn() -> AnyView + Send>) -> AnyView {
        let Whole(whole) = expect_context();
        drawn(move || if whole.get() { untrack(&draw) } else { ().into_any() })
    }
    let draw = Second(draw);
    boxed(Box::new(move || draw.draw()))
}

/// Does what somebody asked for and waits for. Where not all of the program is here, it is fetched while the page stands
/// still, and the browser asks what to do where it does not arrive.
pub fn do_now<T>(run: impl FnOnce() -> T) -> T {
    Second(run).run()
}

/// Does what somebody asked for, as soon as all of the program is here.
pub fn do_later(run: impl FnOnce() + 'static) {
    let run = Second(run);
    leptos::task::spawn_local(async move {
        page::whole().await;
        run.run();
    });
}

/// Does what need not be done before anybody can see the page, unless the part of the page that asks is gone by then.
pub fn run_later(run: impl FnOnce() + 'static) {
    let Whole(whole) = expect_context();
    let mut run = Some(Second(run));
    effect(move || {
        if whole.get()
            && let Some(run) = run.take()
        {
            untrack(|| run.run());
        }
    });
}
