//! The platform's own deflate, for what is too large to be kept as text.

use js_sys::{Array, Function, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, ReadableWritablePair, Response};

/// `bytes` deflated.
///
/// # Errors
/// When the browser has no CompressionStream, or not enough memory.
pub async fn deflate(bytes: &[u8]) -> Result<Vec<u8>, JsValue> {
    pipe(bytes, "CompressionStream").await
}

/// What was deflated.
///
/// # Errors
/// When `bytes` are damaged, or the browser cannot inflate.
pub async fn inflate(bytes: &[u8]) -> Result<Vec<u8>, JsValue> {
    pipe(bytes, "DecompressionStream").await
}

/// The streams are asked for by name: web-sys has them among its unstable interfaces only, although every engine
/// has had them since 2023.
async fn pipe(bytes: &[u8], stream: &str) -> Result<Vec<u8>, JsValue> {
    let constructor: Function = Reflect::get(&js_sys::global(), &stream.into())?.dyn_into()?;
    let through: ReadableWritablePair =
        Reflect::construct(&constructor, &Array::of1(&"deflate-raw".into()))?.unchecked_into();
    let blob = Blob::new_with_u8_array_sequence(&Array::of1(&Uint8Array::from(bytes)))?;
    let piped = blob.stream().pipe_through(&through);
    let buffer = JsFuture::from(Response::new_with_opt_readable_stream(Some(&piped))?.array_buffer()?).await?;
    Ok(Uint8Array::new(&buffer).to_vec())
}
