//! The page itself: its address, its title, and what happens when it is left.

use js_sys::Function;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// The path and query of the page's address.
pub fn path() -> String {
    web_sys::window().and_then(|w| w.location().pathname().ok()).unwrap_or_default()
}

/// The number that [`number_entry`] gave to the present entry of the history.
pub fn entry() -> Option<i32> {
    #[expect(clippy::cast_possible_truncation, reason = "a count of entries")]
    let number = history()?.state().ok()?.as_f64().map(|number| number as i32);
    number
}

/// Numbers the present entry of the history. The browser does not say which entry is shown otherwise.
pub fn number_entry(number: i32) {
    if let Some(history) = history() {
        // Refused only where it is done a hundred times in seconds.
        let _ = history.replace_state(&number.into(), "");
    }
}

/// Goes so many entries forward in the history, or back.
pub fn travel(entries: i32) {
    if let Some(history) = history() {
        let _ = history.go_with_delta(entries);
    }
}

fn history() -> Option<web_sys::History> {
    web_sys::window()?.history().ok()
}

/// Sets the title that tabs and the history show.
pub fn set_title(title: &str) {
    if let Some(document) = web_sys::window().and_then(|w| w.document()) {
        document.set_title(title);
    }
}

/// Whether anybody can see the page: not so in a tab behind others.
pub fn is_shown() -> bool {
    web_sys::window().and_then(|w| w.document()).is_none_or(|document| !document.hidden())
}

/// Takes the placeholder away that stands in the page until the program runs.
pub fn remove_placeholder() {
    let placeholder = web_sys::window().and_then(|w| w.document()).and_then(|d| d.get_element_by_id("boot"));
    if let Some(placeholder) = placeholder {
        placeholder.remove();
    }
}

/// Whether the keyboard is most likely Apple's, with Cmd where others have Ctrl.
pub fn is_apple() -> bool {
    let platform = web_sys::window().and_then(|w| w.navigator().platform().ok()).unwrap_or_default();
    ["Mac", "iP"].iter().any(|name| platform.starts_with(name))
}

/// Loads the page anew.
pub fn reload() {
    if let Some(window) = web_sys::window() {
        // Refused only while the page is being left anyway.
        let _ = window.location().reload();
    }
}

/// Opens the print dialog.
pub fn print() {
    if let Some(window) = web_sys::window() {
        // Refused only where printing is forbidden altogether; then there is nothing to say that the browser has not.
        let _ = window.print();
    }
}

/// Runs `action` after `millis` milliseconds, once.
pub fn after(millis: i32, action: impl FnOnce() + 'static) {
    after_call(millis, Closure::once_into_js(action).unchecked_ref());
}

/// Calls a function of JavaScript after `millis` milliseconds, once.
pub fn after_call(millis: i32, function: &Function) {
    if let Some(window) = web_sys::window() {
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(function, millis);
    }
}

/// Runs `action` once the browser has nothing better to do.
pub fn when_idle(action: impl FnOnce() + 'static) {
    let action: Function = Closure::once_into_js(action).unchecked_into();
    let asked = web_sys::window().map(|window| window.request_idle_callback(&action));
    // WebKit does not know idleness.
    if !matches!(asked, Some(Ok(_))) {
        after_call(200, &action);
    }
}

/// Gives the browser a turn, so that it can draw and answer input between two pieces of long work.
pub async fn next_turn() {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        if let Some(window) = web_sys::window() {
            let _ = window.set_timeout_with_callback(&resolve);
        }
    });
    let _ = wasm_bindgen_futures::JsFuture::from(promise).await;
}

/// Waits until all of the program is here. A page that is built as two modules promises it (`xtask/src/split/late.js`); any
/// other is whole from the start.
pub async fn whole() {
    let promised = js_sys::Reflect::get(&js_sys::global(), &"whole".into());
    if let Some(promised) = promised.ok().and_then(|promised| promised.dyn_into::<js_sys::Promise>().ok()) {
        let _ = wasm_bindgen_futures::JsFuture::from(promised).await;
    }
}

/// Shows the page in the theme of that name, or in the system's.
pub fn set_theme(name: Option<&str>) {
    let root = web_sys::window().and_then(|w| w.document()).and_then(|d| d.document_element());
    if let Some(root) = root {
        let _ = match name {
            Some(name) => root.set_attribute("data-theme", name),
            None => root.remove_attribute("data-theme"),
        };
    }
}
