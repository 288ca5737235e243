//! A file beside the campaign of its id that is here: what the preview shows.

use super::in_words::{self, Said};
use crate::browser::locale;
use crate::document::edits::{Entity, Moment, Value};
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
    /// The record here that may be the same.
    twin: String,
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
        if file.given.has(mine.campaign.id.uuid()) {
            remarks.push(
                "The file does not say which campaign it is. It is compared with the one here of that name and client.",
            );
        }
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
        let record = |text: &String| Some(Said::plain(text.clone())).filter(|said| !said.text.is_empty());
        match (row.is_of_record(), row.kind) {
            (true, RowKind::Conflict) if row.mine == Some(Value::Flag(true)) => {
                [Some(Said::plain("leave it removed")), Some(Said::plain("bring it back"))]
            }
            (true, RowKind::Conflict) => [Some(Said::plain("keep")), Some(Said::plain("remove"))],
            (true, RowKind::Same) => [record(&line.twin), record(&line.record)],
            (true, RowKind::New) => [None, record(&line.record)],
            (true, _) => [record(&line.record), None],
            _ => in_words::sides(row.mine.as_ref(), row.theirs.as_ref(), self.currencies).map(Some),
        }
    }

    /// Who made the file's change and when, as far as that is known.
    pub fn signature(&self, row: &Row) -> Option<String> {
        row.there.as_ref().and_then(signed)
    }

    /// What has to be said of a row besides, each sentence with its class.
    pub fn remarks_on(&self, index: usize) -> Vec<(&'static str, String)> {
        let mut remarks = Vec::new();
        // As it was recommended, whatever is ticked by now.
        let (Some(row), Some(line)) = (self.preview.rows.get(index), self.lines.get(index)) else { return remarks };
        let mut say = |text: String| remarks.push(("remark", text));
        let (subject, pronoun) = match row.task {
            Some(_) => ("this task", "it"),
            None => (line.owner.as_str(), "them"),
        };
        let is_conflict = row.kind == RowKind::Conflict;
        if let Some(twin) = row.twin.as_ref().filter(|_| row.kind == RowKind::Same) {
            say(in_words::in_common(twin));
        } else if row.is_otherwise() {
            say("If the two are not the same.".to_owned());
        } else if !row.decided.is_empty() {
            say(format!("{} is no longer on the roster; {}.", line.owner, in_words::decision(&row.decided)));
        } else if is_conflict && row.of.is_none() {
            let by = if row.who().is_empty() { String::new() } else { format!(" by {}", row.who()) };
            say(match (row.is_of_record(), row.mine == Some(Value::Flag(true))) {
                (true, true) => format!("You removed {subject}; the file changed {pronoun}."),
                (true, false) => format!("You changed {subject}; the file removed {pronoun}."),
                (false, _) => format!("Changed here, and in the file{by}."),
            });
        }
        if let Some(reason) = row.reason {
            say(in_words::why(reason, row).to_owned());
        }
        if row.not_theirs && row.decided.is_empty() {
            let sentence = "The client changed this, though it is not theirs to decide.";
            remarks.push(("remark warning", sentence.to_owned()));
        }
        remarks
    }
}

/// "by Northwind, 3 May 2027, 10:00", as far as that is known.
pub fn signed(moment: &Moment) -> Option<String> {
    let when = Some(locale::moment(&moment.at)).filter(|when| !when.is_empty());
    let who = Some(format!("by {}", moment.who)).filter(|_| !moment.who.is_empty());
    let parts: Vec<String> = who.into_iter().chain(when).collect();
    (!parts.is_empty()).then(|| parts.join(", "))
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
        let twin = row.twin.as_ref().map(|twin| described(twin.at, mine)).unwrap_or_default();
        Self { owner, what, label, folded, record, twin }
    }
}

/// What comes or goes with a whole record. A task that belongs to a person of the file stands with that person there.
fn record(row: &Row, mine: &Document, theirs: &Document) -> String {
    let source = if theirs.is_present(row.at) { theirs } else { mine };
    match (described(row.at, source), &row.task) {
        (text, Some(task)) if text.is_empty() => in_words::task(task, theirs.campaign.briefing.currency),
        (text, _) => text,
    }
}

/// What a record says.
fn described(at: Entity, document: &Document) -> String {
    let person = at.influencer().and_then(|id| document.campaign.roster.get(id));
    match at {
        Entity::Task(_, id) => {
            let task = person.and_then(|person| person.task(id));
            task.map(|task| in_words::task(task, document.campaign.briefing.currency)).unwrap_or_default()
        }
        _ => person.map(in_words::person).unwrap_or_default(),
    }
}
