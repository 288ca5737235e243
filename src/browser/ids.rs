//! New ids: version 7 UUIDs (RFC 9562), which sort by the time they were made.

use super::clock;
use crate::document::edits::Replica;
use std::cell::Cell;
use uuid::{Builder, Uuid};

thread_local! {
    static LAST: Cell<Uuid> = const { Cell::new(Uuid::nil()) };
}

/// A new id, greater than all before it in this tab, also within a millisecond: the ids of what one change adds say
/// its order. An [`crate::domain::id::IdSource`].
pub fn new_id() -> Uuid {
    LAST.with(|last| {
        let mut id = random_id();
        if id <= last.get() {
            id = Uuid::from_u128(last.get().as_u128() + 1);
        }
        last.set(id);
        id
    })
}

/// A new replica. A tab's own is [`super::replica::current`].
pub fn new_replica() -> Replica {
    Replica::new(random_id().as_u64_pair().1)
}

fn random_id() -> Uuid {
    let mut random = [0; 10];
    let filled =
        web_sys::window().and_then(|w| w.crypto().ok()).map(|c| c.get_random_values_with_u8_array(&mut random));
    if !matches!(filled, Some(Ok(_))) {
        // Every browser that runs WebAssembly has `crypto`; should one refuse, ids still differ.
        for byte in &mut random {
            *byte = (js_sys::Math::random() * 256.0) as u8;
        }
    }
    let millis = u64::try_from(clock::now_millis()).unwrap_or_default();
    Builder::from_unix_timestamp_millis(millis, &random).into_uuid()
}
