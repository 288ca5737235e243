//! IndexedDB as a [`Texts`] store: what its transactions have completed survives a browser that is killed, which
//! localStorage does not promise.

use super::{early, page};
use crate::storage::{StoreError, Texts};
use js_sys::{Array, Function, Promise};
use std::cell::RefCell;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    DomException, Event, IdbDatabase, IdbKeyRange, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransaction,
    IdbTransactionMode,
};

const DATABASE: &str = "rollcall";
const VERSION: u32 = 1;
/// The object store: texts under keys that are given with them.
const TEXTS: &str = "texts";
/// Text so long, in bytes, takes a turn of its own.
const LONG: usize = 256 * 1024;
/// How long opening may take, in milliseconds: engines have had faults by which neither success nor failure is
/// ever reported.
const PATIENCE: i32 = 10_000;

thread_local! {
    /// The connection, once it is open. The browser may close it at any time.
    static OPEN: RefCell<Option<IdbDatabase>> = const { RefCell::new(None) };
}

/// This origin's IndexedDB.
#[derive(Clone, Copy, Debug, Default)]
pub struct Indexed;

impl Texts for Indexed {
    async fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError> {
        if let Some(keys) = early::keys(prefix).await {
            return Ok(strings(keys));
        }
        let (_, texts) = begin(IdbTransactionMode::Readonly).await?;
        let keys = answer(texts.get_all_keys_with_key(&range(prefix)?)).await?;
        Ok(strings(keys))
    }

    async fn all(&self, prefix: &str) -> Result<Vec<(String, String)>, StoreError> {
        if let Some((keys, values)) = early::entries(prefix).await {
            return Ok(strings(keys).into_iter().zip(strings(values)).collect());
        }
        let (_, texts) = begin(IdbTransactionMode::Readonly).await?;
        let range = range(prefix)?;
        // In one transaction, so that both lists are of one state and in one order.
        let keys = answer(texts.get_all_keys_with_key(&range));
        let values = answer(texts.get_all_with_key(&range)).await?;
        Ok(strings(keys.await?).into_iter().zip(strings(values)).collect())
    }

    async fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        let (_, texts) = begin(IdbTransactionMode::Readonly).await?;
        Ok(answer(texts.get(&key.into())).await?.as_string())
    }

    async fn holds(&self, key: &str, text: &str) -> Result<bool, StoreError> {
        let (_, texts) = begin(IdbTransactionMode::Readonly).await?;
        Ok(answer(texts.get(&key.into())).await? == JsValue::from_str(text))
    }

    async fn put(&self, entries: &[(String, &str)]) -> Result<(), StoreError> {
        if entries.iter().any(|(_, text)| text.len() > LONG) && page::is_shown() {
            // Handing it over takes a while, as did whatever was done with it before.
            page::next_turn().await;
        }
        let (transaction, texts) = begin(IdbTransactionMode::Readwrite).await?;
        for (key, text) in entries {
            texts.put_with_key(&(*text).into(), &key.as_str().into()).map_err(|error| store_error(&error))?;
        }
        complete(&transaction).await
    }

    async fn remove(&self, keys: &[String]) -> Result<(), StoreError> {
        let (transaction, texts) = begin(IdbTransactionMode::Readwrite).await?;
        for key in keys {
            texts.delete(&key.as_str().into()).map_err(|error| store_error(&error))?;
        }
        complete(&transaction).await
    }
}

/// Begins a transaction, over a new connection where the browser has closed the one there was.
async fn begin(mode: IdbTransactionMode) -> Result<(IdbTransaction, IdbObjectStore), StoreError> {
    if let Some(open) = OPEN.with_borrow(Clone::clone) {
        match transaction(&open, mode) {
            Ok(begun) => return Ok(begun),
            Err(_) => OPEN.set(None),
        }
    }
    let opened = match early::database().await {
        Some(opened) => opened,
        None => open().await?,
    };
    make_way(&opened);
    let begun = transaction(&opened, mode).map_err(|error| store_error(&error))?;
    OPEN.set(Some(opened));
    Ok(begun)
}

fn transaction(database: &IdbDatabase, mode: IdbTransactionMode) -> Result<(IdbTransaction, IdbObjectStore), JsValue> {
    let transaction = database.transaction_with_str_and_mode(TEXTS, mode)?;
    let texts = transaction.object_store(TEXTS)?;
    Ok((transaction, texts))
}

async fn open() -> Result<IdbDatabase, StoreError> {
    // Where access is refused, some engines give nothing here and others an exception.
    let factory = web_sys::window().and_then(|window| window.indexed_db().ok().flatten());
    let request = factory.ok_or(StoreError::Refused)?.open_with_u32(DATABASE, VERSION);
    let request = request.map_err(|error| store_error(&error))?;
    let made = Closure::once_into_js(|event: Event| {
        let request = event.target().and_then(|target| target.dyn_into::<IdbRequest>().ok());
        let database = request.and_then(|request| request.result().ok()).and_then(|result| result.dyn_into().ok());
        // Should it fail, the first transaction finds no such object store and says so.
        let _ = database.map(|database: IdbDatabase| database.create_object_store(TEXTS));
    });
    request.set_onupgradeneeded(made.dyn_ref());
    let settled = settled(|resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
        // Another tab's older page holds on to an older version: this page does without until it is loaded again.
        request.set_onblocked(Some(&reject));
        page::after_call(PATIENCE, &reject);
    });
    let opened = settled.await.is_ok();
    opened.then(|| result_of(&request)).flatten().ok_or_else(|| error_of(&request))
}

/// Lets go of a connection where the database is to be changed by a newer page in another tab, or deleted.
fn make_way(database: &IdbDatabase) {
    // Holding on to it would block that. Each connection lets go of itself: two may have been opened at once, of which
    // only one is kept. The next transaction finds it closed and opens another.
    let own = database.clone();
    let outdated = Closure::once_into_js(move || own.close());
    database.set_onversionchange(outdated.dyn_ref());
}

fn result_of(request: &IdbOpenDbRequest) -> Option<IdbDatabase> {
    request.result().ok()?.dyn_into().ok()
}

/// What a request answers. It is listened to from the call on: once it has answered, nothing more is heard of it.
fn answer(request: Result<IdbRequest, JsValue>) -> impl Future<Output = Result<JsValue, StoreError>> {
    let heard = request.map(|request| {
        let settled = settled(|resolve, reject| {
            request.set_onsuccess(Some(&resolve));
            request.set_onerror(Some(&reject));
        });
        (request, settled)
    });
    async move {
        let (request, settled) = heard.map_err(|error| store_error(&error))?;
        match settled.await {
            Ok(_) => request.result().map_err(|error| store_error(&error)),
            Err(_) => Err(error_of(&request)),
        }
    }
}

/// Waits until all of a transaction is written.
async fn complete(transaction: &IdbTransaction) -> Result<(), StoreError> {
    let settled = settled(|resolve, reject| {
        transaction.set_oncomplete(Some(&resolve));
        transaction.set_onabort(Some(&reject));
    });
    match settled.await {
        Ok(_) => Ok(()),
        Err(_) => Err(transaction.error().map_or(StoreError::Refused, |error| named(&error))),
    }
}

/// A promise whose two functions are handed to the events that settle it.
fn settled(mut listen: impl FnMut(Function, Function)) -> JsFuture {
    JsFuture::from(Promise::new(&mut listen))
}

/// The keys that begin so. `\u{ffff}` stands behind every character of a key.
fn range(prefix: &str) -> Result<JsValue, StoreError> {
    let range = IdbKeyRange::bound(&prefix.into(), &format!("{prefix}\u{ffff}").into());
    range.map(Into::into).map_err(|error| store_error(&error))
}

fn strings(list: JsValue) -> Vec<String> {
    // What is no text keeps its place, so that keys and values still pair.
    list.dyn_into()
        .map(|list: Array| list.iter().map(|text| text.as_string().unwrap_or_default()).collect())
        .unwrap_or_default()
}

fn error_of(request: &IdbRequest) -> StoreError {
    request.error().ok().flatten().map_or(StoreError::Refused, |error| named(&error))
}

fn store_error(error: &JsValue) -> StoreError {
    error.dyn_ref().map_or(StoreError::Refused, named)
}

fn named(error: &DomException) -> StoreError {
    if error.name() == "QuotaExceededError" { StoreError::Full } else { StoreError::Refused }
}
