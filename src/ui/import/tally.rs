//! How many changes there are of which kind, in words.

use crate::browser::locale;
use crate::document::{Preview, Row, RowKind};

/// The kinds in the order in which they need attention, and what each is called above the list.
pub const KINDS: [(RowKind, &str); 5] = [
    (RowKind::Same, "The same?"),
    (RowKind::Conflict, "Conflicts"),
    (RowKind::Changed, "Changed"),
    (RowKind::New, "New"),
    (RowKind::Removed, "Removed"),
];

/// "12 changed · 3 new · 1 removed · 2 conflicts".
pub fn found(preview: &Preview) -> String {
    let conflicts = preview.count(RowKind::Conflict);
    words(|kind| preview.count(kind), "perhaps the same", if conflicts == 1 { "conflict" } else { "conflicts" })
        .join(" · ")
}

/// What was done with a file, for the history: "Summer.rollcall.json joined: 12 changed, 3 new, returned by Northwind".
pub fn joined(file: &str, preview: &Preview) -> String {
    // A conflict counts whichever way it was decided.
    let is_done = |row: &&Row| preview.is_open(row) && (row.take || row.kind == RowKind::Conflict);
    let taken = |kind| preview.rows.iter().filter(|row| row.kind == kind).filter(is_done).count();
    let mut parts =
        words(taken, "made one", if taken(RowKind::Conflict) == 1 { "conflict decided" } else { "conflicts decided" });
    if parts.is_empty() {
        parts.push("nothing taken".to_owned());
    }
    let who = preview.rows.iter().map(Row::who).find(|who| !who.is_empty());
    if let (Some(who), Some(_)) = (who, preview.copy) {
        parts.push(format!("returned by {who}"));
    }
    format!("{file} joined: {}", parts.join(", "))
}

/// Each kind there is something of, with its number.
fn words(count: impl Fn(RowKind) -> usize, same: &str, conflicts: &str) -> Vec<String> {
    let kinds = [
        (RowKind::Same, same),
        (RowKind::Changed, "changed"),
        (RowKind::New, "new"),
        (RowKind::Removed, "removed"),
        (RowKind::Conflict, conflicts),
    ];
    let counted = kinds.into_iter().map(|(kind, word)| (count(kind), word)).filter(|(count, _)| *count > 0);
    counted.map(|(count, word)| format!("{} {word}", locale::count(count))).collect()
}
