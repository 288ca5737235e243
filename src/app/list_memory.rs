//! How lists with the same headings were understood, where this browser keeps it.

use crate::browser::local_storage::Local;
use crate::lists::Memory;
use crate::storage::KeyValue;

const KEY: &str = "rollcall.lists";

/// What is kept.
pub fn read() -> Memory {
    Local.get(KEY).ok().flatten().map(|text| Memory::read(&text)).unwrap_or_default()
}

/// Keeps it. What cannot be kept is asked again.
pub fn keep(memory: &Memory) {
    let _ = Local.set(KEY, &memory.text());
}
