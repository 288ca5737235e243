//! The saved form of a campaign: [`read`], [`write`], and the journal of single commands. Pure, like the
//! domain.
//!
//! **Invariant:** no input makes this module panic, and nothing in a file is dropped or changed in silence: a
//! file is refused with a [`ReadError`], or what was put right is among [`Opened::repairs`], or it is kept and
//! written back.
//!
//! In reading order: the JSON (`tree`, `writer`, [`ascii`]), what reading a record takes (`place`, `fields`,
//! `reader`), what can go wrong (`error`, `repair`), the versions (`migrate`), the form itself, one noun a
//! file (`v1`), single commands (`journal`), and the form in which large campaigns are stored (`dense`).

mod ascii;
mod client_copy;
mod dense;
pub mod edits;
mod error;
mod fields;
mod given;
mod history;
mod marks;
mod migrate;
mod pieces;
mod place;
mod preview;
mod reader;
mod recognition;
mod repair;
mod tree;
mod v1;
mod withheld;
mod writer;

pub use ascii::ascii;
pub use edits::{Delta, Document};
pub use error::ReadError;
pub use given::Given;
pub use history::{History, STEPS, Standing as StepStanding, StepId, Stepped};
pub use migrate::VERSION;
pub use pieces::Pieces;
pub use preview::{Preview, Reason, Row, RowKind, Standing, Twin};
pub use repair::Repair;
pub use withheld::{Withheld, is_for_client};

use crate::domain::campaign::Campaign;
use crate::domain::id::IdSource;
use error::short;
use fields::Fields;
use marks::Marks;
use place::Place;
use reader::Reader;
use tree::Node;
use writer::{Layout, Writer};

/// Most bytes of a file (`document.md`, Importing).
pub const BYTES: usize = 64 << 20;
/// What every file says of itself.
const FORMAT: &str = "rollcall.campaign";

/// A file that was read.
#[derive(Clone, Debug)]
pub struct Opened {
    /// The campaign, its edits, and whether it is a client copy.
    pub document: Document,
    /// How much its edits say about it.
    pub origin: Origin,
    /// What was wrong with the file, in the file's order.
    pub repairs: Vec<Repair>,
    /// The ids that reading gave to records without one.
    pub given: Given,
}

/// How much the edits in a file say about its values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Every value is as Rollcall wrote it.
    Rollcall,
    /// It was changed by hand: there are values that its edits do not explain.
    ByHand,
    /// It tells no edits: it was written by hand, by an early Rollcall, or by another program.
    Untold,
}

/// Reads a file that anybody may have written: this program, another version of it, a person.
///
/// Only `format`, `version` and `campaign.name` must be there. What has no id, or one that is wrong, takes one
/// from `ids`.
///
/// # Errors
/// Why it cannot be opened, as a sentence with the place in the file.
pub fn read(bytes: &[u8], ids: IdSource<'_>) -> Result<Opened, ReadError> {
    if bytes.len() > BYTES {
        return Err(ReadError::TooLarge(bytes.len()));
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if let Some(kind) = foreign(bytes) {
        return Err(ReadError::Foreign(kind));
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let lines = bytes[..error.valid_up_to()].iter().filter(|byte| **byte == b'\n').count();
        ReadError::NotUtf8(lines + 1)
    })?;
    if text.trim().is_empty() {
        return Err(ReadError::Empty);
    }
    let fields = match tree::parse(text).map_err(|error| not_json(text).unwrap_or(error))? {
        node @ Node::Record(_) => Fields::of(node, Place::Root)?,
        other => return Err(ReadError::NotCampaign(format!("it holds {}", other.describe()))),
    };
    let mut reader = Reader::lenient(ids);
    let campaign = file(fields, &mut reader)?;
    let marks = reader.edits.take();
    let origin = match &marks {
        None => Origin::Untold,
        Some(Marks { checksum: None, edits, .. }) if edits.seen.is_empty() => Origin::Untold,
        Some(Marks { checksum: Some(checksum), .. }) if *checksum != sum(&campaign, reader.copy) => Origin::ByHand,
        // What Rollcall writes has ids.
        Some(_) if reader.has_given() => Origin::ByHand,
        Some(_) => Origin::Rollcall,
    };
    let edits = marks.map(|marks| marks.finish(&campaign)).unwrap_or_default();
    let mut document = Document::with_edits(campaign, edits);
    document.copy = reader.copy;
    let (repairs, given) = reader.finish();
    Ok(Opened { document, origin, repairs, given })
}

/// Reads what was stored by this program: a file, or the dense form of [`Pieces`].
///
/// # Errors
/// Why it cannot be opened, as a sentence.
pub fn read_stored(bytes: &[u8], ids: IdSource<'_>) -> Result<Document, ReadError> {
    if dense::is_dense(bytes) { dense::read(bytes, ids) } else { read(bytes, ids).map(|opened| opened.document) }
}

/// Writes a document as a file for people: indented, and with a checksum by which a change by hand is found.
/// `saved_at` is the time of writing, `2027-05-02T09:30:00Z`.
pub fn write(document: &Document, saved_at: &str) -> String {
    let mut writer = Writer::new(Layout::Readable);
    writer.withheld = document.copy;
    v1::write(document, saved_at, Some(sum(&document.campaign, document.copy)), &mut writer);
    writer.finish()
}

/// Writes a document to be stored by this program: in one line and without the checksum.
pub fn write_compact(document: &Document, saved_at: &str) -> String {
    let mut writer = Writer::new(Layout::Compact);
    writer.withheld = document.copy;
    v1::write(document, saved_at, None, &mut writer);
    writer.finish()
}

/// The checksum of what a campaign says, whatever its file's layout is.
fn sum(campaign: &Campaign, copy: Option<Withheld>) -> u32 {
    let mut writer = Writer::new(Layout::Compact);
    writer.withheld = copy;
    v1::write_campaign(campaign, &mut writer);
    crc32fast::hash(writer.finish().as_bytes())
}

/// Reads a whole file, whatever its version.
fn file(mut file: Fields<'_, '_>, reader: &mut Reader<'_>) -> Result<Campaign, ReadError> {
    match file.take("format") {
        Some(Node::Text(format)) if format == FORMAT => {}
        Some(Node::Text(format)) => {
            return Err(ReadError::NotCampaign(format!("its \"format\" is \"{}\"", short(&format))));
        }
        Some(other) => return Err(ReadError::NotCampaign(format!("its \"format\" is {}", other.describe()))),
        None => return Err(ReadError::NotCampaign("it has no \"format\"".to_owned())),
    }
    migrate::to_current(&mut file)?;
    v1::read(file, reader)
}

/// Other kinds of file that people drop on the page, by how they start.
fn foreign(bytes: &[u8]) -> Option<&'static str> {
    const STARTS: &[(&[u8], &str)] = &[
        (b"\x89PNG", "a picture"),
        (b"\xff\xd8\xff", "a picture"),
        (b"GIF8", "a picture"),
        (b"%PDF", "a PDF"),
        (b"PK\x03\x04", "a spreadsheet or another ZIP archive"),
        (b"\x1f\x8b", "a compressed file"),
        (b"\xff\xfe", "text in UTF-16; save it as UTF-8"),
        (b"\xfe\xff", "text in UTF-16; save it as UTF-8"),
        (b"<", "a web page or XML"),
    ];
    let bytes = bytes.trim_ascii_start();
    STARTS.iter().find(|(start, _)| bytes.starts_with(start)).map(|(_, kind)| *kind)
}

/// The error for a text that does not even start as JSON does: what is wrong with it is not at a line and column.
fn not_json(text: &str) -> Option<ReadError> {
    let text = text.trim_start();
    if text.starts_with(['{', '[']) {
        return None;
    }
    let line = text.lines().next().unwrap_or_default();
    let start = line.chars().take(20).map(|c| if c.is_control() { '\u{fffd}' } else { c });
    Some(ReadError::NotJson(start.collect()))
}
