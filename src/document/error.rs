//! Why a file cannot be opened.

use super::place::Place;
use super::{BYTES, migrate};
use std::borrow::Cow;
use std::fmt;

/// Why a file cannot be opened. Each is shown to the user as the sentence that its `Display` gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadError {
    /// It holds nothing, or only blanks.
    Empty,
    /// It has this many bytes, more than [`BYTES`].
    TooLarge(usize),
    /// It is another kind of file; which, with its article: "a picture".
    Foreign(&'static str),
    /// This line, counted from 1, is not UTF-8.
    NotUtf8(usize),
    /// It is no JSON from the first character on; how it starts.
    NotJson(String),
    /// It ends in the middle.
    CutOff {
        /// Counted from 1.
        line: usize,
        /// In bytes, counted from 1.
        column: usize,
    },
    /// It is no JSON from this character on, or it passes the bounds for any JSON.
    Syntax {
        /// Counted from 1.
        line: usize,
        /// In bytes, counted from 1.
        column: usize,
        /// What is wrong there.
        what: String,
    },
    /// It is JSON and no campaign, because of this.
    NotCampaign(String),
    /// Its version is this, which no Rollcall ever wrote.
    Version(String),
    /// Its version is this, greater than the one that is read here.
    Newer(u64),
    /// A value in it is wrong.
    At {
        /// Where: `campaign.influencers[3].tasks[1].price`; empty for the whole.
        place: String,
        /// What is wrong: `"12,5x" is not an amount`.
        what: String,
    },
}

impl ReadError {
    /// A wrong value. `what` may be a sentence of the domain: its full stop goes, as the place stands before it.
    pub(super) fn at(place: &Place<'_>, what: &str) -> Self {
        Self::At { place: place.to_string(), what: what.trim_end_matches('.').to_owned() }
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const NOT_OURS: &str = "This is not a Rollcall campaign:";
        match self {
            Self::Empty => f.write_str("The file is empty."),
            Self::TooLarge(bytes) => {
                let mib = |bytes: usize| bytes.div_ceil(1 << 20);
                write!(f, "The file is too large: it has {} MiB, and at most {} are read.", mib(*bytes), mib(BYTES))
            }
            Self::Foreign(kind) => write!(f, "{NOT_OURS} it is {kind}."),
            Self::NotUtf8(line) => write!(f, "Line {line} of the file is not UTF-8 text. Save the file as UTF-8."),
            Self::NotJson(start) => write!(f, "{NOT_OURS} it starts with \"{start}\", which is not JSON."),
            Self::CutOff { line, column } => {
                write!(f, "The file is cut off: it ends in the middle (line {line}, column {column}).")
            }
            Self::Syntax { line, column, what } => {
                write!(f, "The file cannot be read as JSON: {what} (line {line}, column {column}).")
            }
            Self::NotCampaign(why) => write!(f, "{NOT_OURS} {why}."),
            Self::Version(found) => write!(f, "The file's version is {found}, where a whole number from 1 is needed."),
            Self::Newer(version) => write!(
                f,
                "This file was written by a newer Rollcall (version {version}); this one reads up to version {}. \
                 The file is left as it is.",
                migrate::VERSION
            ),
            Self::At { place, what } if place.is_empty() => f.write_str(what),
            Self::At { place, what } => write!(f, "{place}: {what}"),
        }
    }
}

impl std::error::Error for ReadError {}

/// The text, or its start: what a sentence quotes must not fill the screen. What was cut ends in `…`, which no
/// amount, date or key does, so that a cut text is refused like the whole one.
pub(super) fn short(text: &str) -> Cow<'_, str> {
    const CHARACTERS: usize = 60;
    // Bytes bound characters from above.
    if text.len() <= CHARACTERS {
        return Cow::Borrowed(text);
    }
    match text.char_indices().nth(CHARACTERS) {
        Some((end, _)) => Cow::Owned(format!("{}…", &text[..end])),
        None => Cow::Borrowed(text),
    }
}
