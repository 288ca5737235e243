//! What stands in a record besides what every record has: a byte of flags says which of it there is, and it follows in
//! the order of the flags.
//!
//! ```text
//! influencer   id, flags, name, influencer status, client status, accounts, tasks;
//!              COMMENT, DETAILS (each its word and its text), UNKNOWN, EDITED
//! account      flags, network, handle; FOLLOWERS, URL, UNKNOWN
//! task         id, flags, status, price in minor units; KIND or else a text; DATE, UNKNOWN, EDITED
//! unknown      a text: the fields as a JSON object
//! edits        flags, stamps (each its field, replica and number); POSITION, EXACT
//! ```

/// Of an influencer, an account or a task: fields that nobody knows.
pub(super) const UNKNOWN: u8 = 1;
/// Of an influencer or a task: stamps, or a position.
pub(super) const EDITED: u8 = 1 << 1;

/// Of an influencer: what the client says.
pub(super) const COMMENT: u8 = 1 << 2;
/// Of an influencer: tags, address and so on.
pub(super) const DETAILS: u8 = 1 << 3;

/// Of an account: how many follow it.
pub(super) const FOLLOWERS: u8 = 1 << 2;
/// Of an account: its address.
pub(super) const URL: u8 = 1 << 3;

/// Of a task: its type is one of the catalogue.
pub(super) const KIND: u8 = 1 << 2;
/// Of a task with a type in the user's words: it counts as a publication.
pub(super) const PUBLICATION: u8 = 1 << 3;
/// Of a task: its day, as the number of days from the first of January of the year 1.
pub(super) const DATE: u8 = 1 << 4;

/// Of edits: where the record stands, in 16 bytes.
pub(super) const POSITION: u8 = 1;
/// Of edits: the amount that the currency cannot hold, in thousandths.
pub(super) const EXACT: u8 = 1 << 1;
