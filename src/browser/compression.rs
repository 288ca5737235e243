//! The platform's own deflate, for what is too large to be kept as text.

use js_sys::{Array, Function, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, FileReader, ReadableWritablePair, Response};

/// Text on its way to be deflated, held outside of the program's own memory.
#[derive(Debug, Default)]
pub struct Parts(Array);

impl Parts {
    /// Adds what comes next.
    pub fn push(&self, text: &str) {
        self.0.push(&Uint8Array::from(text.as_bytes()));
    }

    /// All of it.
    pub fn text(&self) -> String {
        let bytes = self.0.iter().flat_map(|part| Uint8Array::new(&part).to_vec()).collect();
        // Only whole texts came in.
        String::from_utf8(bytes).unwrap_or_default()
    }

    /// All of it, deflated and in base64. The browser does both beside the page.
    ///
    /// # Errors
    /// When the browser has no CompressionStream, or not enough memory.
    pub async fn deflate(&self) -> Result<String, JsValue> {
        let packed = JsFuture::from(pipe(&self.0, "CompressionStream")?.blob()?).await?;
        let reader = FileReader::new()?;
        let read = Promise::new(&mut |resolve, reject| {
            reader.set_onload(Some(&resolve));
            reader.set_onerror(Some(&reject));
        });
        reader.read_as_data_url(packed.unchecked_ref())?;
        JsFuture::from(read).await?;
        // `data:;base64,` and what is wanted.
        let address = reader.result()?.as_string().unwrap_or_default();
        address.split_once(',').map(|(_, packed)| packed.to_owned()).ok_or(JsValue::UNDEFINED)
    }
}

/// What was deflated.
///
/// # Errors
/// When `bytes` are damaged, or the browser cannot inflate.
pub async fn inflate(bytes: &[u8]) -> Result<Vec<u8>, JsValue> {
    let inflated = pipe(&Array::of1(&Uint8Array::from(bytes)), "DecompressionStream")?;
    Ok(Uint8Array::new(&JsFuture::from(inflated.array_buffer()?).await?).to_vec())
}

/// The streams are asked for by name: web-sys has them among its unstable interfaces only, although every engine
/// has had them since 2023.
fn pipe(parts: &Array, stream: &str) -> Result<Response, JsValue> {
    let constructor: Function = Reflect::get(&js_sys::global(), &stream.into())?.dyn_into()?;
    let through: ReadableWritablePair =
        Reflect::construct(&constructor, &Array::of1(&"deflate-raw".into()))?.unchecked_into();
    let blob = Blob::new_with_u8_array_sequence(parts)?;
    let piped = blob.stream().pipe_through(&through);
    Response::new_with_opt_readable_stream(Some(&piped))
}
