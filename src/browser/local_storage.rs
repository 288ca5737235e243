//! localStorage as a [`KeyValue`] store.

use crate::storage::{KeyValue, StoreError};
use gloo_storage::{LocalStorage, Storage};
use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// This origin's localStorage.
#[derive(Clone, Copy, Debug, Default)]
pub struct Local;

impl KeyValue for Local {
    fn keys(&self) -> Result<Vec<String>, StoreError> {
        let storage = raw()?;
        let count = storage.length().map_err(refused)?;
        Ok((0..count).filter_map(|n| storage.key(n).ok().flatten()).collect())
    }

    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        raw()?.get_item(key).map_err(refused)
    }

    fn holds(&self, key: &str, value: &str) -> Result<bool, StoreError> {
        let (storage, get) = getter()?;
        Ok(get.call1(&storage, &key.into()).map_err(refused)? == JsValue::from_str(value))
    }

    fn missing(&self, mut keys: Vec<String>) -> Result<Vec<String>, StoreError> {
        let (storage, get) = getter()?;
        // What cannot be read is not known to be missing; the next writing says why.
        keys.retain(|key| get.call1(&storage, &key.as_str().into()).is_ok_and(|value| value.is_null()));
        Ok(keys)
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StoreError> {
        raw()?.set_item(key, value).map_err(refused)
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        raw()?.remove_item(key).map_err(refused)
    }
}

/// The storage and its `getItem`, by name: web-sys would turn what it gets into a text of Rust's.
fn getter() -> Result<(web_sys::Storage, Function), StoreError> {
    let storage = raw()?;
    let get = Reflect::get(&storage, &"getItem".into()).map_err(refused)?.unchecked_into();
    Ok((storage, get))
}

/// gloo's accessor panics where the browser refuses access (blocked cookies), so it is asked first.
fn raw() -> Result<web_sys::Storage, StoreError> {
    let allowed = web_sys::window().map(|window| window.local_storage());
    match allowed {
        Some(Ok(Some(_))) => Ok(LocalStorage::raw()),
        _ => Err(StoreError::Refused),
    }
}

fn refused(error: JsValue) -> StoreError {
    match error.dyn_into::<web_sys::DomException>() {
        // Firefox has a name of its own for it.
        Ok(exception) if matches!(exception.name().as_str(), "QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED") => {
            StoreError::Full
        }
        _ => StoreError::Refused,
    }
}
