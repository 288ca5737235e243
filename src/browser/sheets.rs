//! Spreadsheets and CSV files, read and written by a module of its own in a worker. It is fetched when it is first
//! needed, and each piece of work has a worker to itself: what a hostile file does to one ends with it.

use crate::sheets::{BYTES, Book, Format, Workbook, pack};
use js_sys::{Array, Function, Promise, Uint8Array};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, MessageEvent, Worker};

/// How index.html names the worker's script.
const NAMED: &str = "meta[name='sheets-worker']";
/// How long a worker may be silent, in milliseconds. The largest file that is read takes seconds.
const PATIENCE: i32 = 60_000;

const MISSING: &str =
    "The part of Rollcall that reads and writes spreadsheets has not arrived. Check the connection and try again.";
const SILENT: &str = "It takes longer than it should. The file may be damaged.";

/// Ends a piece of work from outside.
#[derive(Clone, Default)]
pub struct Cancel(Rc<RefCell<Option<Function>>>);

impl Cancel {
    /// Ends the work that goes on, if any does.
    pub fn cancel(&self) {
        if let Some(settle) = self.0.take() {
            let _ = settle.call1(&JsValue::UNDEFINED, &Array::of1(&"cancelled".into()));
        }
    }
}

/// Reads a file, or with an empty name a pasted block. `on_rows` hears now and then how many rows there are so far.
/// `None` when it was cancelled.
///
/// # Errors
/// Why it cannot be read, as a sentence.
pub async fn read(
    file: &Blob,
    name: &str,
    on_rows: impl Fn(usize) + 'static,
    cancel: &Cancel,
) -> Result<Option<Workbook>, String> {
    // Before a worker is there at all.
    if file.size() > BYTES as f64 {
        return Err(format!("The file is larger than {} MiB.", BYTES >> 20));
    }
    const DIED: &str = "The file is damaged, or needs more memory than there is.";
    let answer = work(Array::of3(&"read".into(), file, &name.into()), on_rows, cancel, DIED).await?;
    let unpacked = answer.map(|bytes| pack::to_workbook(&bytes).ok_or_else(|| MISSING.to_owned()));
    unpacked.transpose()
}

/// A pasted text as what [`read`] takes.
///
/// # Errors
/// A sentence, when the browser has no memory for it.
pub fn pasted(text: &str) -> Result<Blob, String> {
    let blob = Blob::new_with_str_sequence(&Array::of1(&text.into()));
    blob.map_err(|_| "The browser has no memory for this text.".to_owned())
}

/// The bytes of a file.
///
/// # Errors
/// Why it cannot be written, as a sentence.
pub async fn write(book: &Book, format: Format) -> Result<Vec<u8>, String> {
    let bytes = Uint8Array::from(pack::book(book).as_slice());
    let format = match format {
        Format::Xlsx => "xlsx",
        Format::Csv => "csv",
        Format::CsvWithSemicolons => "csv;",
    };
    const DIED: &str = "There is not enough memory to write the file.";
    let request = Array::of3(&"write".into(), &bytes, &format.into());
    let answer = work(request, |_| {}, &Cancel::default(), DIED).await?;
    answer.ok_or_else(|| DIED.to_owned())
}

/// Has a worker of its own do it.
async fn work(
    request: Array,
    on_rows: impl Fn(usize) + 'static,
    cancel: &Cancel,
    died: &str,
) -> Result<Option<Vec<u8>>, String> {
    let worker = Ending(start().ok_or(MISSING)?);
    let mut settle = None;
    let answer = Promise::new(&mut |resolve, _| settle = Some(resolve));
    let settle: Function = settle.ok_or(died)?;
    cancel.0.replace(Some(settle.clone()));
    let word = |word: &str| Array::of1(&word.into());
    let is_ready = Rc::new(Cell::new(false));
    let was_heard = Rc::new(Cell::new(true));

    let (settle_message, ready, heard, to) = (settle.clone(), is_ready.clone(), was_heard.clone(), worker.0.clone());
    let hear = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let message = Array::from(&event.data());
        heard.set(true);
        match message.get(0).as_string().as_deref() {
            Some("ready") => {
                ready.set(true);
                let _ = to.post_message(&request);
            }
            Some("rows") => on_rows(message.get(1).as_f64().unwrap_or_default() as usize),
            _ => drop(settle_message.call1(&JsValue::UNDEFINED, &message)),
        }
    });
    worker.0.set_onmessage(Some(hear.as_ref().unchecked_ref()));
    let settle_error = settle.clone();
    let fail = Closure::<dyn FnMut(web_sys::Event)>::new(move |event: web_sys::Event| {
        event.prevent_default();
        let _ = settle_error.call1(&JsValue::UNDEFINED, &word(if is_ready.get() { "died" } else { "missing" }));
    });
    worker.0.set_onerror(Some(fail.as_ref().unchecked_ref()));
    let watch = Closure::<dyn FnMut()>::new(move || {
        if !was_heard.replace(false) {
            let _ = settle.call1(&JsValue::UNDEFINED, &word("silent"));
        }
    });
    let _watched = Watched::every(PATIENCE, &watch);

    let message = JsFuture::from(answer).await.map_or_else(|_| Array::new(), |message| Array::from(&message));
    cancel.0.take();
    match message.get(0).as_string().as_deref() {
        Some("done") => Ok(Some(Uint8Array::new(&message.get(1)).to_vec())),
        Some("failed") => Err(message.get(1).as_string().unwrap_or_default()),
        Some("cancelled") => Ok(None),
        Some("died") => Err(died.to_owned()),
        Some("silent") => Err(SILENT.to_owned()),
        _ => Err(MISSING.to_owned()),
    }
}

fn start() -> Option<Worker> {
    let document = web_sys::window()?.document()?;
    let script = document.query_selector(NAMED).ok()??.get_attribute("content")?;
    Worker::new(&script).ok()
}

/// A worker that ends when nobody waits for it any more.
struct Ending(Worker);

impl Drop for Ending {
    fn drop(&mut self) {
        self.0.set_onmessage(None);
        self.0.set_onerror(None);
        self.0.terminate();
    }
}

/// A timer that ends when nobody waits for it any more.
struct Watched(Option<i32>);

impl Watched {
    fn every(millis: i32, watch: &Closure<dyn FnMut()>) -> Self {
        let window = web_sys::window();
        let call = watch.as_ref().unchecked_ref();
        Self(window.and_then(|it| it.set_interval_with_callback_and_timeout_and_arguments_0(call, millis).ok()))
    }
}

impl Drop for Watched {
    fn drop(&mut self) {
        if let (Some(timer), Some(window)) = (self.0, web_sys::window()) {
            window.clear_interval_with_handle(timer);
        }
    }
}
