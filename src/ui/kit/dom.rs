//! The few questions that several controls put to the document.

use js_sys::JsString;
use leptos::prelude::{document, window};
use std::sync::atomic::{AtomicU32, Ordering};
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, Event, EventTarget, FocusOptions, HtmlElement, Node};

/// A listener that is taken off again when this value is dropped. Kept in a local `StoredValue`
/// it lasts as long as the component that made it.
pub struct Listener {
    target: EventTarget,
    name: &'static str,
    callback: Closure<dyn Fn(Event)>,
}

impl Listener {
    /// Hears `name` on `target` and everything in it, on the way down (the capture phase), so
    /// that events that do not bubble, such as "scroll", are heard as well.
    pub fn capture(target: &EventTarget, name: &'static str, callback: impl Fn(Event) + 'static) -> Self {
        let callback = Closure::<dyn Fn(Event)>::new(callback);
        let _ = target.add_event_listener_with_callback_and_bool(name, callback.as_ref().unchecked_ref(), true);
        Self { target: target.clone(), name, callback }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let callback = self.callback.as_ref().unchecked_ref();
        let _ = self.target.remove_event_listener_with_callback_and_bool(self.name, callback, true);
    }
}

/// An id that no other element of this page has, for `for`, `aria-labelledby` and the like.
pub fn unique_id() -> String {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    format!("kit-{}", NEXT.fetch_add(1, Ordering::Relaxed))
}

/// The element that has the focus, unless that is the body, which means that none has.
pub fn focused() -> Option<HtmlElement> {
    let element = document().active_element()?;
    (element.tag_name() != "BODY").then(|| element.unchecked_into())
}

/// Moves the focus without scrolling, because where things stand on the screen is not the
/// business of a control that only hands the focus back.
pub fn focus_in_place(element: &HtmlElement) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = element.focus_with_options(&options);
}

/// Returns the focus to where it came from, if that is still on the page and nothing else has
/// taken the focus meanwhile.
pub fn return_focus(to: Option<HtmlElement>) {
    if let Some(to) = to
        && to.is_connected()
        && focused().is_none()
    {
        focus_in_place(&to);
    }
}

/// All elements under `root` that match `selector`, in document order.
pub fn find_all(root: &Element, selector: &str) -> Vec<HtmlElement> {
    let Ok(list) = root.query_selector_all(selector) else {
        return Vec::new();
    };
    (0..list.length()).filter_map(|at| list.item(at)).map(JsCast::unchecked_into).collect()
}

/// The first element under `root` that matches `selector`.
pub fn find(root: &Element, selector: &str) -> Option<HtmlElement> {
    let found = root.query_selector(selector).ok()??;
    Some(found.unchecked_into())
}

/// What an event happened to, as an element.
pub fn target_element(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

/// Whether `outer` is `inner` or holds it.
pub fn holds(outer: &Element, inner: Option<&Element>) -> bool {
    outer.contains(inner.map(|inner| -> &Node { inner }))
}

/// The modal layer that `element` stands in, if any. While a modal layer is open, all the rest of
/// the page is inert, so that a popover or a toast must be moved into the layer to be usable.
pub fn layer_of(element: &Element) -> Option<Element> {
    element.closest("dialog, .drawer.over").ok()?
}

/// The modal layer on top of all others, if any.
pub fn top_layer() -> Option<Element> {
    let body = document().body()?;
    let last = |selector| find_all(&body, selector).pop().map(JsCast::unchecked_into);
    last("dialog:modal").or_else(|| last(".drawer.over"))
}

/// Width and height of the window in CSS pixels, without scrollbars.
pub fn window_size() -> (f64, f64) {
    match document().document_element() {
        Some(root) => (root.client_width().into(), root.client_height().into()),
        None => (0.0, 0.0),
    }
}

/// Whether the main pointer is a finger, for which a menu beside a menu is out of reach.
pub fn coarse_pointer() -> bool {
    matches!(window().match_media("(pointer: coarse)"), Ok(Some(list)) if list.matches())
}

/// Says whether what the element opens is open.
pub fn set_expanded(element: &Element, expanded: bool) {
    let _ = element.set_attribute("aria-expanded", if expanded { "true" } else { "false" });
}

/// Sets one property of the element's own style.
pub fn set_style(element: &HtmlElement, property: &str, value: &str) {
    let _ = element.style().set_property(property, value);
}

/// In small letters. The browser knows them of every script; Rust's own tables of them would be in the page a second time.
pub fn lower_case(text: &str) -> String {
    JsString::from(text).to_lower_case().into()
}

/// In capital letters; see [`lower_case`].
pub fn upper_case(text: &str) -> String {
    JsString::from(text).to_upper_case().into()
}

/// A length in whole CSS pixels as CSS writes it. Formatting a fraction would put the code for printing every
/// floating-point number into the page.
pub fn px(length: f64) -> String {
    #[expect(clippy::cast_possible_truncation, reason = "rounded, and within what a page can be")]
    let whole = length.round() as i64;
    format!("{whole}px")
}
