//! The stored form of a large campaign: everything that comes ten thousand times as numbers instead of JSON.
//!
//! Why: 10,000 influencers with 10 tasks each are 13 MB of JSON, and inflating and parsing them is most of what opening
//! them takes. So written they are 2.5 MB, which a plain loop reads.
//!
//! ```text
//! magic, version     "RCd" and a byte
//! head               a text: the file form of the campaign without its influencers, read and written as any file is
//! influencers        their number, then each as `record` says
//! sum                8 bytes over all before it
//! ```
//!
//! Numbers are LEB128, texts are UTF-8 behind their length. Whatever comes from a list that later versions extend
//! (statuses, networks, types, fields) stands as its key in files where it comes first, and as a number from there on
//! (`words`), so that what is stored does not depend on the order of a list in some version.
//!
//! It is never a file: a person's file is JSON.

mod bytes;
mod reader;
mod record;
mod words;
mod writer;

pub(super) use reader::read;
pub(super) use writer::DenseWriter;

use super::edits::Document;

/// How each such text begins. JSON never does.
const MAGIC: &[u8] = b"RCd";
/// The version that is written, and the newest that is read.
const VERSION: u8 = 1;
/// With so many influencers and tasks a campaign is stored so: some 256 K characters of JSON.
const RECORDS: usize = 2_000;

/// Whether these are the bytes of a dense form.
pub(super) fn is_dense(bytes: &[u8]) -> bool {
    bytes.starts_with(MAGIC)
}

/// Whether a document is to be stored so. Client copies leave values out, which only the file form knows to do.
pub(super) fn suits(document: &Document) -> bool {
    let roster = &document.campaign.roster;
    let tasks: usize = roster.iter().map(|influencer| influencer.tasks.len()).sum();
    document.copy.is_none() && roster.len() + tasks >= RECORDS
}
