//! What nobody sees when the page is first shown: it waits until all of the program is here.
//!
//! The page's module is split (ARCHITECTURE.md, "What the page weighs"). What is drawn or done through this module is in
//! the second part, which arrives right after the first paint.

use crate::browser::page;
use crate::ui::element::drawn;
use crate::ui::reactive::{effect, expect_context, provide_context};
use leptos::prelude::*;

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
    boxed(Box::new(draw))
}

/// Does what need not be done before anybody can see the page, unless the part of the page that asks is gone by then.
pub fn run_later(run: impl FnOnce() + 'static) {
    let Whole(whole) = expect_context();
    let mut run = Some(run);
    effect(move || {
        if whole.get()
            && let Some(run) = run.take()
        {
            untrack(run);
        }
    });
}
