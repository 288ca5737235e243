//! What `index.html` asks IndexedDB for before the program has arrived: the keys and texts of the campaign in the
//! address, and what is in its packed snapshots. Asking takes the browser's processes several turns, and they would be
//! idle while the program is compiled.
//!
//! What was answered is as old as the load of the page, a few tenths of a second. Whoever has it finds later writes of
//! other tabs in localStorage, where they come first. It is handed out once; then the program asks by itself.

use js_sys::{Array, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::IdbDatabase;

/// The connection.
pub async fn database() -> Option<IdbDatabase> {
    take("database").await?.dyn_into().ok()
}

/// The keys that begin so.
pub async fn keys(prefix: &str) -> Option<JsValue> {
    if part(prefix)?.is_empty() { take("keys").await } else { None }
}

/// The keys that begin so and their texts, in one order.
pub async fn entries(prefix: &str) -> Option<(JsValue, JsValue)> {
    let name = match part(prefix)?.as_str() {
        "snapshot" => "snapshots",
        "change" => "changes",
        _ => return None,
    };
    let both: Array = take(name).await?.dyn_into().ok()?;
    Some((both.get(0), both.get(1)))
}

/// What is packed in the first snapshot that was answered.
///
/// Where there are several, each is unpacked by the program: that is rare, and takes a moment.
pub async fn inflated() -> Option<Vec<u8>> {
    let all: Array = take("inflated").await?.dyn_into().ok()?;
    let first: Promise = all.get(0).dyn_into().ok()?;
    let bytes = JsFuture::from(first).await.ok().filter(|bytes| all.length() == 1 && bytes.is_object())?;
    Some(Uint8Array::new(&bytes).to_vec())
}

/// Lets go of what was not asked for: from here on it is too old.
pub fn forget() {
    let _ = Reflect::set(&js_sys::global(), &NAME.into(), &JsValue::UNDEFINED);
}

const NAME: &str = "early";

/// Takes something out and waits for it.
async fn take(name: &str) -> Option<JsValue> {
    let early = Reflect::get(&js_sys::global(), &NAME.into()).ok().filter(JsValue::is_object)?;
    let promise: Promise = Reflect::get(&early, &name.into()).ok()?.dyn_into().ok()?;
    Reflect::set(&early, &name.into(), &JsValue::UNDEFINED).ok()?;
    JsFuture::from(promise).await.ok()
}

/// What comes behind the campaign's own beginning of a prefix; `None` where it is another campaign's.
fn part(prefix: &str) -> Option<String> {
    let early = Reflect::get(&js_sys::global(), &NAME.into()).ok().filter(JsValue::is_object)?;
    let id = Reflect::get(&early, &"id".into()).ok()?.as_string()?;
    prefix.strip_prefix(&format!("rollcall.campaign.{id}.")).map(str::to_owned)
}
