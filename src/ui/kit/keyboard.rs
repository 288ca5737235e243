//! The keyboard on the screen, which covers what stands at the bottom of the window without making the window smaller.

use super::dom::{Listener, px, set_style, window_size};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Keeps the height of the keyboard in the custom property `--keyboard` of the page until this value is dropped.
pub struct Keyboard {
    _listeners: Vec<Listener>,
}

impl Keyboard {
    /// Follows it from now on. Where the browser does not tell what of the page is seen, there is none.
    pub fn follow() -> Self {
        tell();
        let listeners = window().visual_viewport().map(|seen| {
            let hear = |name| Listener::capture(&seen, name, |_| tell());
            vec![hear("resize"), hear("scroll")]
        });
        Self { _listeners: listeners.unwrap_or_default() }
    }
}

fn tell() {
    let Some(seen) = window().visual_viewport() else { return };
    // Of a page that is enlarged less is seen, too.
    let is_enlarged = seen.scale() > 1.01;
    let covered = if is_enlarged { 0.0 } else { window_size().1 - seen.height() - seen.offset_top() };
    if let Some(root) = document().document_element().and_then(|root| root.dyn_into::<HtmlElement>().ok()) {
        set_style(&root, "--keyboard", &px(covered.max(0.0)));
    }
}
