//! A document written piece by piece, so that the browser can draw and answer input in between.

use super::ascii::ascii;
use super::dense::{self, DenseWriter};
use super::edits::{Document, Table};
use super::marks::Marker;
use super::v1;
use super::writer::{Layout, Writer};

/// Writes a document to be stored by this program, a few influencers at a time: as JSON, or in a dense form where it is
/// large. [`super::read_stored`] reads all pieces together, as long as the document stays the same; where it changes,
/// begin anew.
pub struct Pieces {
    form: Form,
    /// How many influencers are written.
    written: usize,
    is_complete: bool,
}

enum Form {
    Json(Json),
    Dense(Box<DenseWriter>),
}

impl Pieces {
    /// Begins in the form that suits the document. `saved_at` is the time of writing, `2027-05-02T09:30:00Z`.
    pub fn new(document: &Document, saved_at: &str) -> Self {
        if dense::suits(document) { Self::dense(document, saved_at) } else { Self::json(document, saved_at) }
    }

    /// Begins what [`super::write_compact`] writes, in ASCII.
    pub fn json(document: &Document, saved_at: &str) -> Self {
        Self::of(Form::Json(Json::new(document, saved_at)))
    }

    /// Begins the dense form, for documents that are no client copies.
    pub fn dense(document: &Document, saved_at: &str) -> Self {
        Self::of(Form::Dense(Box::new(DenseWriter::new(document, saved_at))))
    }

    fn of(form: Form) -> Self {
        Self { form, written: 0, is_complete: false }
    }

    /// Whether the pieces are ASCII texts.
    pub fn are_text(&self) -> bool {
        matches!(self.form, Form::Json(_))
    }

    /// The next piece, with at most so many influencers; `None` when all is written.
    pub fn next(&mut self, document: &Document, influencers: usize) -> Option<Vec<u8>> {
        if self.is_complete {
            return None;
        }
        let count = document.campaign.roster.len();
        let places = self.written..count.min(self.written.saturating_add(influencers));
        self.written = places.end;
        self.is_complete = places.end == count;
        Some(match &mut self.form {
            Form::Json(json) => {
                json.write(document, places, self.is_complete);
                ascii(json.writer.take()).into_bytes()
            }
            Form::Dense(dense) => {
                dense.write(document, places);
                if self.is_complete { dense.finish() } else { dense.take() }
            }
        })
    }
}

struct Json {
    writer: Writer,
    table: Table,
    /// Whether the roster's order says the positions in it.
    placed: bool,
}

impl Json {
    fn new(document: &Document, saved_at: &str) -> Self {
        let mut writer = Writer::new(Layout::Compact);
        writer.withheld = document.copy;
        v1::write_head(document, saved_at, &mut writer);
        Self { writer, table: Table::default(), placed: v1::is_roster_placed(document) }
    }

    /// Writes the influencers at `places`, and what comes behind the last of them.
    fn write(&mut self, document: &Document, places: std::ops::Range<usize>, is_last: bool) {
        let mut marker = Marker { edits: &document.edits, table: std::mem::take(&mut self.table) };
        v1::write_influencers(&document.campaign, places, Some((&mut marker, self.placed)), &mut self.writer);
        if is_last {
            v1::write_tail(document, marker, None, &mut self.writer);
        } else {
            self.table = marker.table;
        }
    }
}
