//! Messages between worker and page: lists that start with a word.
//!
//! | from the page | |
//! |---|---|
//! | `read`, a Blob, its name | asks for a file to be read |
//! | `write`, bytes of a book, `xlsx`, `csv` or `csv;` | asks for a file to be written |
//!
//! | to the page | |
//! |---|---|
//! | `ready` | the worker listens |
//! | `rows`, a number | so many rows were read |
//! | `done`, bytes | the packed workbook, or the file |
//! | `failed`, a sentence | why not |

use js_sys::{Array, Uint8Array};
use rollcall_sheets::{Format, codec, pack};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, DedicatedWorkerGlobalScope, MessageEvent};

/// Listens, and says so.
pub fn start() {
    let scope = scope();
    let hear = Closure::<dyn Fn(MessageEvent)>::new(|event: MessageEvent| {
        let message = Array::from(&event.data());
        spawn_local(async move {
            match answer(&message).await {
                Ok(bytes) => {
                    let bytes = Uint8Array::from(bytes.as_slice());
                    let _ = self::scope()
                        .post_message_with_transfer(&Array::of2(&"done".into(), &bytes), &Array::of1(&bytes.buffer()));
                }
                Err(sentence) => say("failed", &sentence.into()),
            }
        });
    });
    scope.set_onmessage(Some(hear.as_ref().unchecked_ref()));
    hear.forget();
    say("ready", &JsValue::UNDEFINED);
}

async fn answer(message: &Array) -> Result<Vec<u8>, String> {
    let text = |at: u32| message.get(at).as_string().unwrap_or_default();
    match text(0).as_str() {
        "read" => {
            let blob: Blob = message.get(1).unchecked_into();
            let buffer = JsFuture::from(blob.array_buffer()).await;
            let buffer = buffer
                .map_err(|_| "The browser could not read the file. It may have been moved or changed.".to_owned())?;
            let bytes = Uint8Array::new(&buffer).to_vec();
            let mut on_rows = |rows: usize| say("rows", &JsValue::from_f64(rows as f64));
            let workbook = codec::read(&bytes, &text(2), &mut on_rows).map_err(|error| error.to_string())?;
            Ok(pack::workbook(&workbook))
        }
        "write" => {
            let bytes = Uint8Array::new(&message.get(1)).to_vec();
            let book = pack::to_book(&bytes).ok_or("The worker did not understand the page.")?;
            let format = match text(2).as_str() {
                "csv" => Format::Csv,
                "csv;" => Format::CsvWithSemicolons,
                _ => Format::Xlsx,
            };
            codec::write(&book, format)
        }
        _ => Err("The worker did not understand the page.".to_owned()),
    }
}

fn say(word: &str, what: &JsValue) {
    // A worker that cannot be heard any more has nobody to tell.
    let _ = scope().post_message(&Array::of2(&word.into(), what));
}

fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}
