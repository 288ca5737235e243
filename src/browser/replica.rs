//! The name of this tab among all that ever wrote to a campaign: its replica id.
//!
//! Ids must not be handed out anew to each tab, because every id that ever wrote takes room in each document. So the
//! device keeps a small pool of them in localStorage, and a tab holds one for its life by a Web Lock, which the
//! browser lets go of however the tab ends.

use super::local_storage::Local;
use super::{ids, page};
use crate::document::edits::Replica;
use crate::storage::KeyValue;
use js_sys::{Array, Function, Object, Promise, Reflect};
use std::cell::Cell;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// The pool's slots and their locks.
const PREFIX: &str = "rollcall.replica.";
/// That this device was asked to keep what is stored.
const ASKED: &str = "rollcall.persist";
/// More tabs than anybody has open at once.
const SLOTS: u32 = 64;
/// How long the browser may take to hand out a lock, in milliseconds.
const PATIENCE: i32 = 2_000;

thread_local! {
    /// The replica of this tab, and the slot it came from.
    static CLAIMED: Cell<Option<(Replica, Option<u32>)>> = const { Cell::new(None) };
    static ASKED_TO_PERSIST: Cell<bool> = const { Cell::new(false) };
}

/// Claims the replica of this tab; from then on [`current`] knows it.
///
/// Without Web Locks (a page that came by plain HTTP) or without localStorage it is a fresh random one.
pub async fn claim() {
    if CLAIMED.get().is_some() {
        return;
    }
    let slot = free_slot().await;
    // Something else may have asked for it meanwhile.
    if CLAIMED.get().is_none() {
        let kept = slot.and_then(|slot| Replica::parse(&Local.get(&key(slot)).ok()??));
        CLAIMED.set(Some((kept.unwrap_or_else(|| fresh(slot)), slot)));
    }
}

/// The replica of this tab.
pub fn current() -> Replica {
    CLAIMED.get().map_or_else(|| renew(None), |(replica, _)| replica)
}

/// Gives this tab another replica, because something lies under a number of the old one that cannot be read: the
/// next change might take the same number.
pub fn change() -> Replica {
    renew(CLAIMED.get().and_then(|(_, slot)| slot))
}

/// Sees to it that no later tab gets this tab's replica.
///
/// For when a change was made and could not be stored: its number must never come again under the same id, and
/// after the end of this tab nobody would know that it had been used.
pub fn retire() {
    if let Some((_, Some(slot))) = CLAIMED.get() {
        // Where nothing can be removed, nothing could be stored either, and the slot was empty.
        let _ = Local.remove(&key(slot));
    }
}

fn renew(slot: Option<u32>) -> Replica {
    let replica = fresh(slot);
    CLAIMED.set(Some((replica, slot)));
    replica
}

/// Asks the browser, once, to keep what this origin stores even when the disk runs full. For after the first change
/// that a person made: asked earlier, some browsers refuse and others ask a person who has nothing to lose yet.
pub fn ask_to_persist() {
    if ASKED_TO_PERSIST.replace(true) || !matches!(Local.get(ASKED), Ok(None)) {
        return;
    }
    // Some browsers show a question, which nobody wants to see twice.
    let _ = Local.set(ASKED, "asked");
    leptos::task::spawn_local(async {
        if !persisted().await {
            let _ = JsFuture::from(storage_manager("persist")).await;
        }
    });
}

/// Whether the browser has promised to keep what is stored when the disk runs full.
pub async fn persisted() -> bool {
    JsFuture::from(storage_manager("persisted")).await.is_ok_and(|answer| answer.is_truthy())
}

/// Calls a method of `navigator.storage`, which a page that came by plain HTTP does not have.
fn storage_manager(method: &str) -> Promise {
    let call = || -> Option<Promise> {
        let manager = Reflect::get(&web_sys::window()?.navigator(), &"storage".into()).ok()?;
        let function: Function = Reflect::get(&manager, &method.into()).ok()?.dyn_into().ok()?;
        function.call0(&manager).ok()?.dyn_into().ok()
    };
    call().unwrap_or_else(|| Promise::resolve(&JsValue::FALSE))
}

/// The first slot whose lock is free; this tab holds it from now on.
async fn free_slot() -> Option<u32> {
    Local.keys().ok()?;
    let locks = Reflect::get(&web_sys::window()?.navigator(), &"locks".into()).ok()?;
    let request: Function = Reflect::get(&locks, &"request".into()).ok()?.dyn_into().ok()?;
    for slot in 0..SLOTS {
        if hold(&locks, &request, &key(slot)).await? {
            return Some(slot);
        }
    }
    None
}

/// Whether the lock of that name was free, and is this tab's for its life. `None` where there are no locks.
async fn hold(locks: &JsValue, request: &Function, name: &str) -> Option<bool> {
    let options = Object::new();
    Reflect::set(&options, &"ifAvailable".into(), &JsValue::TRUE).ok()?;
    let mut asked = Err(JsValue::UNDEFINED);
    let granted = Promise::new(&mut |resolve, reject| {
        let granted = Closure::once_into_js(move |lock: JsValue| {
            if lock.is_null() || lock.is_undefined() {
                return JsValue::UNDEFINED;
            }
            let _ = resolve.call1(&JsValue::UNDEFINED, &JsValue::TRUE);
            // The lock is held until this settles, which it never does.
            Promise::new(&mut |_, _| {}).into()
        });
        page::after_call(PATIENCE, &reject);
        asked = request.call3(locks, &name.into(), &options, &granted);
    });
    // What was asked for answers at once where the lock is not free, and fails where a policy forbids locks.
    let first = Promise::race(&Array::of2(&granted, &asked.ok()?));
    JsFuture::from(first).await.ok().map(|granted| granted.is_truthy())
}

/// A new replica, kept in its slot for the tabs to come. Where there is no room for it, this tab alone knows it.
fn fresh(slot: Option<u32>) -> Replica {
    let replica = ids::new_replica();
    if let Some(slot) = slot
        && Local.set(&key(slot), &replica.to_string()).is_err()
    {
        // The old one must not stay: the next tab would take it.
        let _ = Local.remove(&key(slot));
    }
    replica
}

fn key(slot: u32) -> String {
    format!("{PREFIX}{slot}")
}
