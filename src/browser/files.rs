//! Files that come from the user's disk and go to it.

use crate::document::BYTES as MAX_BYTES;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, File, FileList, HtmlAnchorElement, Url};

/// The files of a list that a file field or a drop gives.
pub fn all(list: Option<FileList>) -> Vec<File> {
    list.map(|list| (0..list.length()).filter_map(|n| list.get(n)).collect()).unwrap_or_default()
}

/// The bytes of a file.
///
/// # Errors
/// A sentence: too large to be read at all, or the browser could not read it.
pub async fn read(file: &File) -> Result<Vec<u8>, String> {
    if file.size() > MAX_BYTES as f64 {
        return Err(format!("The file is larger than {} MiB.", MAX_BYTES >> 20));
    }
    let buffer = JsFuture::from(file.array_buffer()).await;
    buffer
        .map(|buffer| Uint8Array::new(&buffer).to_vec())
        .map_err(|_| "The browser could not read the file. It may have been moved or changed.".to_owned())
}

/// Hands the user a file to save.
///
/// # Errors
/// A sentence when the browser refuses.
pub fn download(name: &str, content: &str, mime: &str) -> Result<(), String> {
    offer(name, &content.into(), mime).map_err(|_| "The browser refused to save the file.".to_owned())
}

/// Hands the user a file that is no text to save.
///
/// # Errors
/// A sentence when the browser refuses.
pub fn download_bytes(name: &str, content: &[u8], mime: &str) -> Result<(), String> {
    offer(name, &Uint8Array::from(content), mime).map_err(|_| "The browser refused to save the file.".to_owned())
}

fn offer(name: &str, content: &JsValue, mime: &str) -> Result<(), JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    // A Blob takes text and bytes alike.
    let blob = Blob::new_with_buffer_source_sequence_and_options(&Array::of1(content), &options)?;
    let url = Url::create_object_url_with_blob(&blob)?;
    let document = web_sys::window().and_then(|w| w.document()).ok_or(JsValue::NULL)?;
    let link: HtmlAnchorElement = document.create_element("a")?.dyn_into().map_err(|_| JsValue::NULL)?;
    link.set_href(&url);
    link.set_download(name);
    link.click();
    // The download has taken hold of the content by then.
    super::page::after(60_000, move || {
        let _ = Url::revoke_object_url(&url);
    });
    Ok(())
}
