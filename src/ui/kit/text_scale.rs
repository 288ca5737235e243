//! How large text is, by the default size that the user has given the browser.

use super::dom::set_style;
use crate::ui::reactive::{provide_context, use_context};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{HtmlElement, ResizeObserver};

/// The default size of text that browsers come with, in px.
const USUAL: f64 = 16.0;

/// How large text is. A service in the context.
///
/// The stylesheet counts in rem and follows by itself; this is for what a script places, such as the rows of a list.
#[derive(Clone, Copy)]
pub struct TextScale(RwSignal<f64>);

impl TextScale {
    /// Makes the service and puts it into the context.
    pub fn provide() {
        let scale = Self(RwSignal::new(1.0));
        provide_context(scale);
        // As wide as text is large: the browser says when that changes, which it does at once with its settings.
        let Some(probe) = document().create_element("div").ok().map(JsCast::unchecked_into::<HtmlElement>) else {
            return;
        };
        // It stands outside of the page, which it makes no wider.
        let looks = [("position", "absolute"), ("visibility", "hidden"), ("width", "100rem"), ("left", "-100rem")];
        for (property, value) in looks {
            set_style(&probe, property, value);
        }
        if document().body().is_none_or(|body| body.append_child(&probe).is_err()) {
            return;
        }
        let measured = probe.clone();
        let measure = move || {
            let now = measured.get_bounding_client_rect().width() / 100.0 / USUAL;
            if now > 0.0 && scale.0.try_get_untracked().is_some_and(|before| (before - now).abs() > 1e-4) {
                scale.0.set(now);
            }
        };
        measure();
        let callback = Closure::<dyn Fn()>::new(measure);
        let observer = ResizeObserver::new(callback.as_ref().unchecked_ref()).ok();
        observer.iter().for_each(|observer| observer.observe(&probe));
        let held = StoredValue::new_local((observer, callback));
        on_cleanup(move || {
            probe.remove();
            held.try_with_value(|(observer, _)| observer.iter().for_each(ResizeObserver::disconnect));
        });
    }

    /// How many times as large as usual text is; follows it.
    pub fn now() -> Signal<f64> {
        use_context::<Self>().map_or_else(|| Signal::stored(1.0), |scale| scale.0.into())
    }
}
