//! Files that we write, read by programs that we did not write: openpyxl, Python's csv, and LibreOffice. `cargo xtask
//! interop` runs this.

use crate::written::{sample_campaign, whole};
use rollcall::domain::limits;
use rollcall::sheets::{Book, Format, Value, codec};
use std::path::Path;
use std::process::Command;

/// Names that mean harm or are easily damaged on the way.
const NAMES: [&str; 6] =
    ["=HYPERLINK(\"http://x\")", "+49 151", "Zoë “Ø” 森 愛子 👩‍🎤", "two, \"cells\"", "'quoted", "-5"];

#[test]
#[ignore = "needs LibreOffice, Python and openpyxl, which `cargo xtask interop` sets up"]
fn what_is_written_is_read_by_other_programs() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("interop");
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("a folder");
    let mut campaign = sample_campaign();
    for (influencer, name) in campaign.roster.iter().map(|it| it.id).collect::<Vec<_>>().into_iter().zip(NAMES) {
        let name = limits::name("Name", name).expect("a name");
        let profile = rollcall::domain::influencer::Profile {
            name,
            ..campaign.roster.get(influencer).expect("somebody").profile.clone()
        };
        let command = rollcall::domain::command::Command::EditInfluencers(vec![(influencer, profile)]);
        rollcall::domain::command::apply(&mut campaign, command).expect("an edit");
    }
    let book = whole(&campaign);
    std::fs::write(folder.join("campaign.xlsx"), codec::write(&book, Format::Xlsx).expect("a file")).expect("room");
    for table in &book.tables {
        let one = Book { tables: vec![table.clone()], ..book.clone() };
        let file = folder.join(format!("{}.csv", table.name));
        std::fs::write(file, codec::write(&one, Format::Csv).expect("a file")).expect("room");
        std::fs::write(folder.join(format!("{}.expected", table.name)), cells(&book, &table.name)).expect("room");
    }
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sheets/interop.py");
    let run = Command::new("python3").arg(script).arg(&folder).status().expect("Python");
    assert!(run.success(), "see what Python says above");
}

/// The cells of a table, a line each, as the script compares them: kind and text.
fn cells(book: &Book, name: &str) -> String {
    let table = book.tables.iter().find(|table| table.name == name).expect("the table");
    let kind = |value: &Value| match value {
        Value::Text(_) => "text",
        Value::Number(_) => "number",
        Value::Percent(_) => "percent",
        Value::Money(_) => "money",
        Value::Day(_) => "day",
    };
    let mut lines = String::new();
    for (row, values) in (2..).zip(&table.rows) {
        for (column, value) in (1..).zip(values) {
            lines += &format!("{row}\t{column}\t{}\t{}\n", kind(value), value.text().replace('\n', "\\n"));
        }
    }
    lines
}
