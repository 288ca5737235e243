//! A document written piece by piece, so that the browser can draw and answer input in between.

use super::edits::{Document, Table};
use super::marks::Marker;
use super::v1;
use super::writer::{Layout, Writer};

/// Writes a document to be stored by this program, a few influencers at a time. All pieces together are what
/// [`super::write_compact`] gives, as long as the document stays the same; where it changes, begin anew.
pub struct Pieces {
    writer: Writer,
    table: Table,
    /// Whether the roster's order says the positions in it.
    placed: bool,
    /// How many influencers are written.
    written: usize,
    is_complete: bool,
}

impl Pieces {
    /// Begins. `saved_at` is the time of writing, `2027-05-02T09:30:00Z`.
    pub fn new(document: &Document, saved_at: &str) -> Self {
        let mut writer = Writer::new(Layout::Compact);
        writer.withheld = document.copy;
        v1::write_head(document, saved_at, &mut writer);
        let placed = v1::is_roster_placed(document);
        Self { writer, table: Table::default(), placed, written: 0, is_complete: false }
    }

    /// The next piece, with at most so many influencers; `None` when all is written.
    pub fn next(&mut self, document: &Document, influencers: usize) -> Option<String> {
        if self.is_complete {
            return None;
        }
        let roster = &document.campaign.roster;
        let end = roster.len().min(self.written.saturating_add(influencers));
        let mut marker = Marker { edits: &document.edits, table: std::mem::take(&mut self.table) };
        v1::write_influencers(
            &document.campaign,
            self.written..end,
            Some((&mut marker, self.placed)),
            &mut self.writer,
        );
        self.written = end;
        if end < roster.len() {
            self.table = marker.table;
        } else {
            v1::write_tail(document, marker, None, &mut self.writer);
            self.is_complete = true;
        }
        Some(self.writer.take())
    }
}
