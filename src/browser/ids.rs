//! New ids: version 7 UUIDs (RFC 9562), which sort by the time they were made.

use super::clock;
use uuid::{Builder, Uuid};

/// A new id. An [`crate::domain::id::IdSource`].
pub fn new_id() -> Uuid {
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
