//! A file beside the campaign of its id that is here: what the preview shows.

use super::in_words::{self, Said};
use crate::browser::locale;
use crate::document::edits::{Entity, Value};
use crate::document::{Document, Opened, Origin, Preview, Row, RowKind};
use crate::domain::id::CampaignId;
use crate::domain::money::Currency;
use crate::domain::own_column::OwnColumn;
use std::collections::HashMap;

/// What the preview of one file shows. What of it is taken is not in here: that is in the [`Preview`] which the dialog
/// changes.
pub struct Comparison {
    /// Which campaign.
    pub id: CampaignId,
    /// The campaign's name here.
    pub name: String,
    /// What the file would change, with the switches as they are recommended.
    pub preview: Preview,
    /// What is said of the file as a whole.
    pub remarks: Vec<&'static str>,
    /// The rows of the preview in words, in its order.
    pub lines: Vec<Line>,
    /// The currency here, and that of the file.
    currencies: [Currency; 2],
}

/// A row of the preview in words, as far as these are needed before it is drawn.
pub struct Line {
    /// Whose row it is: an influencer's name, or "Briefing".
    pub owner: String,
    /// Which value: "Client status".
    pub what: String,
    /// Both, and no other row's: "Ana: Client status".
    pub label: String,
    /// The same to search in, folded.
    folded: String,
    /// What comes or goes, where a whole record does.
    record: String,
}

impl Comparison {
    /// Compares a file with what is here.
    pub fn new(mine: &Document, file: &Opened) -> Self {
        let preview = Preview::of(mine, file);
        let theirs = &file.document;
        let mut known = HashMap::new();
        // A column that the file brings, or has renamed, is called what it is called here where it is here.
        let columns: Vec<OwnColumn> =
            [mine, theirs].iter().flat_map(|document| document.campaign.table.columns()).cloned().collect();
        let lines = preview.rows.iter().map(|row| Line::new(row, mine, theirs, &columns, &mut known)).collect();
        let mut remarks = Vec::new();
        match file.origin {
            Origin::Rollcall => {}
            Origin::ByHand => {
                remarks.push("This file was changed by hand. What differs is listed as your own edit.");
            }
            Origin::Untold => {
                remarks.push("This file does not tell who changed what, so that every difference is listed.");
            }
        }
        if preview.copy.is_some() {
            remarks.push("This is a client copy. What it leaves out stays as it is here.");
        }
        Self {
            id: mine.campaign.id,
            name: mine.campaign.briefing.name.clone(),
            preview,
            remarks,
            lines,
            currencies: [mine.campaign.briefing.currency, theirs.campaign.briefing.currency],
        }
    }

    /// Whether the campaign can be made exactly what the file has. A client copy has no prices to put in place of ours.
    pub fn can_replace(&self) -> bool {
        self.preview.copy.is_none()
    }

    /// The rows of a kind, or of any, in whose words `folded` is found.
    pub fn matching(&self, kind: Option<RowKind>, folded: &str) -> Vec<usize> {
        let rows = self.preview.rows.iter().zip(&self.lines).enumerate();
        let matching = rows.filter(|(_, (row, line))| {
            kind.is_none_or(|kind| row.kind == kind) && (folded.is_empty() || line.folded.contains(folded))
        });
        matching.map(|(index, _)| index).collect()
    }

    /// What a row says here and in the file; `None` for a side that has nothing to say.
    pub fn sides(&self, row: &Row, line: &Line) -> [Option<Said>; 2] {
        let record = || Some(Said::plain(line.record.clone())).filter(|said| !said.text.is_empty());
        match (row.is_of_record(), row.kind) {
            (true, RowKind::Conflict) if row.mine == Some(Value::Flag(true)) => {
                [Some(Said::plain("leave it removed")), Some(Said::plain("bring it back"))]
            }
            (true, RowKind::Conflict) => [Some(Said::plain("keep")), Some(Said::plain("remove"))],
            (true, RowKind::New) => [None, record()],
            (true, _) => [record(), None],
            _ => in_words::sides(row.mine.as_ref(), row.theirs.as_ref(), self.currencies).map(Some),
        }
    }

    /// What has to be said of a row besides, each sentence with its class.
    pub fn remarks_on(&self, row: &Row, line: &Line) -> Vec<(&'static str, String)> {
        let mut remarks = Vec::new();
        if row.kind == RowKind::Conflict {
            let by = if row.who.is_empty() { String::new() } else { format!(" by {}", row.who) };
            let (subject, pronoun) = match row.task {
                Some(_) => ("this task", "it"),
                None => (line.owner.as_str(), "them"),
            };
            remarks.push((
                "remark",
                match (row.is_of_record(), row.mine == Some(Value::Flag(true))) {
                    (true, true) => format!("You removed {subject}; the file changed {pronoun}."),
                    (true, false) => format!("You changed {subject}; the file removed {pronoun}."),
                    (false, _) => format!("Changed here, and in the file{by}."),
                },
            ));
        }
        if row.not_theirs {
            let sentence = "The client changed this, though it is not theirs to decide.";
            remarks.push(("remark warning", sentence.to_owned()));
        }
        remarks
    }
}

impl Line {
    fn new(
        row: &Row,
        mine: &Document,
        theirs: &Document,
        columns: &[OwnColumn],
        known: &mut HashMap<String, usize>,
    ) -> Self {
        let owner = if row.at == Entity::Campaign { "Briefing".to_owned() } else { row.name.clone() };
        let what = in_words::what(row, columns);
        let mut label = match (row.is_of_record(), in_words::mark(row.kind)) {
            (true, Some((mark, _))) => format!("{owner}: {what}, {}", mark.to_lowercase()),
            _ => format!("{owner}: {what}"),
        };
        let folded = locale::fold(&label);
        // People of one name, and tasks of one kind on one day, are told apart by a number.
        let count = known.entry(label.clone()).or_default();
        *count += 1;
        if *count > 1 {
            label = format!("{label} ({count})");
        }
        let record = if row.is_of_record() { record(row, mine, theirs) } else { String::new() };
        Self { owner, what, label, folded, record }
    }
}

/// What comes or goes with a whole record.
fn record(row: &Row, mine: &Document, theirs: &Document) -> String {
    let source = if theirs.is_present(row.at) { theirs } else { mine };
    match (row.at, &row.task) {
        (Entity::Task(..), Some(task)) => in_words::task(task, source.campaign.briefing.currency),
        (Entity::Influencer(id), _) => source.campaign.roster.get(id).map(in_words::influencer).unwrap_or_default(),
        _ => String::new(),
    }
}
