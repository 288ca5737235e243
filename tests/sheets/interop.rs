//! Files that we write, read by programs that we did not write: openpyxl, Python's csv and icalendar, and LibreOffice.
//! `cargo xtask interop` runs this; what needs Python only is a step of `cargo xtask test`.

use crate::round_trip;
use crate::written::{sample_campaign, whole};
use rollcall::calendar_file::calendar_file;
use rollcall::document::Document;
use rollcall::document::edits::Replica;
use rollcall::domain::campaign::Campaign;
use rollcall::domain::command::{Command as Change, TaskChange, TaskEdit, apply};
use rollcall::domain::influencer::Profile;
use rollcall::domain::limits;
use rollcall::domain::status::Status;

use rollcall::sheets::{Book, Format, Value, codec};
use serde_json::{Value as Json, json};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

/// Names that mean harm or are easily damaged on the way.
const NAMES: [&str; 7] = [
    "=HYPERLINK(\"http://x\")",
    "+49 151",
    "Zoë “Ø” 森 愛子 👩‍🎤",
    "two, \"cells\"; and \\ more",
    "'quoted",
    "-5",
    "A name that is long enough for its line to be folded 長い名前長い名前長い名前長い名前",
];

#[test]
#[ignore = "needs Python with openpyxl and icalendar, which `cargo xtask interop` sets up"]
fn python_reads_what_is_written() {
    let (folder, _) = written("python");
    run("interop.py", &folder);
    run("interop_calendar.py", &folder);
}

#[test]
#[ignore = "needs LibreOffice and openpyxl, which `cargo xtask interop` sets up"]
fn libreoffice_reads_what_is_written() {
    let (folder, campaign) = written("libreoffice");
    run("interop_office.py", &folder);
    // And what it has written in its turn is read by us.
    for ending in ["xlsx", "ods", "xls"] {
        let file = folder.join("libreoffice").join(format!("campaign.{ending}"));
        let read = codec::read(&fs::read(file).expect("a file"), ending, &mut |_| {}).expect("a readable file");
        let names: Vec<&str> = read.sheets.iter().map(|sheet| sheet.name.as_str()).collect();
        assert_eq!(names, ["Influencers", "Tasks", "Summary"], "{ending}");
        let mut sheets = read.sheets.into_iter().map(Arc::new);
        let back = round_trip::back(&campaign, &sheets.next().expect("a sheet"), sheets.next().as_ref());
        assert_eq!(round_trip::people(&back), round_trip::people(&campaign), "{ending}");
        assert_eq!(round_trip::tasks(&back), round_trip::tasks(&campaign), "{ending}");
    }
}

/// A folder with all that we write, and what is to be found in it.
fn written(name: &str) -> (PathBuf, Campaign) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("interop").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    let mut campaign = sample_campaign();
    let ids: Vec<_> = campaign.roster.iter().map(|influencer| influencer.id).collect();
    for (influencer, name) in ids.into_iter().zip(NAMES) {
        let name = limits::name("Name", name).expect("a name");
        let profile = Profile { name, ..campaign.roster.get(influencer).expect("somebody").profile.clone() };
        apply(&mut campaign, Change::EditInfluencers(vec![(influencer, profile)])).expect("an edit");
    }
    let book = whole(&campaign);
    fs::write(folder.join("campaign.xlsx"), codec::write(&book, Format::Xlsx).expect("a file")).expect("room");
    for table in &book.tables {
        let one = Book { tables: vec![table.clone()], ..book.clone() };
        let file = folder.join(format!("{}.csv", table.name));
        fs::write(file, codec::write(&one, Format::Csv).expect("a file")).expect("room");
        fs::write(folder.join(format!("{}.expected", table.name)), cells(&book, &table.name)).expect("room");
    }
    calendars(&folder, campaign.clone());
    (folder, campaign)
}

/// The calendar file before and after the first task was changed.
fn calendars(folder: &Path, campaign: Campaign) {
    let mut document = Document::new(campaign);
    let write = |name: &str, document: &Document| {
        let everybody: Vec<_> = document.campaign.roster.iter().map(|influencer| influencer.id).collect();
        let text = calendar_file(document, &everybody, "2027-05-02T09:30:00Z");
        fs::write(folder.join(format!("{name}.ics")), text).expect("room");
        fs::write(folder.join(format!("{name}.json")), events(&document.campaign).to_string()).expect("room");
    };
    write("before", &document);
    let mut first = None;
    for influencer in document.campaign.roster.iter() {
        first = first
            .or_else(|| influencer.tasks.iter().find(|task| task.date.is_some()).map(|it| (influencer.id, it.clone())));
    }
    let (influencer, mut task) = first.expect("a task with a date");
    task.date = task.date.and_then(|date| date.succ_opt());
    let change = Change::ChangeTasks(vec![TaskChange { influencer, edit: TaskEdit::Put(task) }]);
    let applied = apply(&mut document.campaign, change.clone()).expect("an edit");
    document.record(&change, &applied.inverse, Replica::new(7));
    write("after", &document);
}

/// What the calendar is to hold: of each dated task its identity, day, and words that its event says.
fn events(campaign: &Campaign) -> Json {
    let each = campaign.roster.iter().flat_map(|influencer| {
        let dated = influencer.tasks.iter().filter_map(|task| Some((task, task.date?)));
        dated.map(|(task, date)| {
            json!({
                "uid": task.id.to_string(),
                "date": date.to_string(),
                "name": influencer.name(),
                "type": task.kind.name(),
                "status": task.status.label(),
            })
        })
    });
    each.collect()
}

fn run(script: &str, folder: &Path) {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sheets").join(script);
    let run = Command::new("python3").arg("-B").arg(script).arg(folder).status().expect("Python");
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
