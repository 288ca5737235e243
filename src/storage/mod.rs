//! How campaigns lie in the two stores of a browser: pure, over any [`KeyValue`] and any [`Texts`], so that it is
//! tested without a browser.
//!
//! In reading order: what a store is ([`KeyValue`], [`Texts`], [`Side`]), what lies there ([`Key`], [`Snapshot`],
//! [`Deletion`], [`Point`]), the campaigns in both ([`Shelf`], [`Raw`], [`rebuild`]), and one that is open
//! ([`Ledger`], [`Record`], [`Folded`]).

mod deletion;
mod folded;
mod join;
mod key;
mod key_value;
mod ledger;
mod point;
mod raw;
mod rebuild;
mod record;
mod shelf;
mod side;
mod snapshot;
mod texts;

pub use deletion::{Deletion, KEPT_MILLIS};
pub use folded::Folded;
pub use join::{Fault, Join};
pub use key::{Key, Mark};
pub use key_value::{KeyValue, StoreError};
pub use ledger::{Ledger, SaveState};
pub use point::{Point, PointLabel};
pub use raw::{Raw, Stored};
pub use rebuild::{Rebuilt, Unread, rebuild};
pub use record::Record;
pub use shelf::{Listing, POINTS, Shelf};
pub use side::{Both, Side};
pub use snapshot::{Encoding, Snapshot};
pub use texts::Texts;
