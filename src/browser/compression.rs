//! The platform's own deflate, for what is too large to be kept as text.

use super::page;
use js_sys::{Array, Function, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, FileReader, ReadableWritablePair, Response};

/// So many bytes are deflated in one turn, which takes a few milliseconds.
const CHUNK: usize = 128 * 1024;

/// Bytes on their way to be deflated, held outside of the program's own memory.
#[derive(Debug, Default)]
pub struct Parts(Array);

impl Parts {
    /// Adds what comes next.
    pub fn push(&self, bytes: &[u8]) {
        bytes.chunks(CHUNK).for_each(|chunk| {
            self.0.push(&Uint8Array::from(chunk));
        });
    }

    /// All of it, where it is text.
    pub fn text(&self) -> String {
        let bytes = self.0.iter().flat_map(|part| Uint8Array::new(&part).to_vec()).collect();
        String::from_utf8(bytes).unwrap_or_default()
    }

    /// All of it, deflated and in base64, in turns between which the page answers.
    ///
    /// # Errors
    /// When the browser has no CompressionStream, or not enough memory.
    pub async fn deflate(&self) -> Result<String, JsValue> {
        let through = transform("CompressionStream")?;
        let packed = Response::new_with_opt_readable_stream(Some(&through.get_readable()))?.blob()?;
        let writer = through.get_writable().get_writer()?;
        for part in self.0.iter() {
            // The stream deflates on the page's thread what it is given.
            JsFuture::from(writer.write_with_chunk(&part)).await?;
            if page::is_shown() {
                page::next_turn().await;
            }
        }
        JsFuture::from(writer.close()).await?;
        let packed = JsFuture::from(packed).await?;
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
    let blob = Blob::new_with_u8_array_sequence(&Array::of1(&Uint8Array::from(bytes)))?;
    let inflated = blob.stream().pipe_through(&transform("DecompressionStream")?);
    let inflated = Response::new_with_opt_readable_stream(Some(&inflated))?.array_buffer()?;
    Ok(Uint8Array::new(&JsFuture::from(inflated).await?).to_vec())
}

/// The streams are asked for by name: web-sys has them among its unstable interfaces only, although every engine
/// has had them since 2023.
fn transform(stream: &str) -> Result<ReadableWritablePair, JsValue> {
    let constructor: Function = Reflect::get(&js_sys::global(), &stream.into())?.dyn_into()?;
    Ok(Reflect::construct(&constructor, &Array::of1(&"deflate-raw".into()))?.unchecked_into())
}
