//! How campaigns lie in a store of keys and values: pure, over any [`KeyValue`], so that it is tested without a
//! browser.

mod key;
mod key_value;
mod shelf;
mod snapshot;
mod texts;

pub use key::Key;
pub use key_value::{KeyValue, StoreError};
pub use shelf::{Listing, Raw, Rebuilt, Shelf, Unread, rebuild};
pub use snapshot::{Encoding, Snapshot};
pub use texts::Texts;
