//! The clipboard.

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag};

/// Puts a text on the clipboard.
///
/// # Errors
/// When the browser refuses, as it does for pages that come over plain HTTP.
pub async fn copy(text: &str) -> Result<(), JsValue> {
    write("writeText", &text.into()).await
}

/// Puts a text on the clipboard, with its HTML for programs that take that.
///
/// # Errors
/// As [`copy`].
pub async fn copy_rich(text: &str, html: &str) -> Result<(), JsValue> {
    let kinds = Object::new();
    for (mime, content) in [("text/plain", text), ("text/html", html)] {
        let options = BlobPropertyBag::new();
        options.set_type(mime);
        let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&content.into()), &options)?;
        Reflect::set(&kinds, &mime.into(), &blob)?;
    }
    let item: Function = Reflect::get(&js_sys::global(), &"ClipboardItem".into())?.dyn_into()?;
    let item = Reflect::construct(&item, &Array::of1(&kinds))?;
    write("write", &Array::of1(&item)).await
}

async fn write(method: &str, what: &JsValue) -> Result<(), JsValue> {
    let navigator = web_sys::window().ok_or(JsValue::NULL)?.navigator();
    let clipboard = Reflect::get(&navigator, &"clipboard".into())?;
    let write: Function = Reflect::get(&clipboard, &method.into())?.dyn_into()?;
    let written: Promise = write.call1(&clipboard, what)?.dyn_into()?;
    JsFuture::from(written).await.map(|_| ())
}
