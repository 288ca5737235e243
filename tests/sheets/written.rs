//! What is written is read back: by our own reader, and by calamine, which knows nothing of us.

use crate::arbitrary;
use calamine::{Data, Reader, Xlsx};
use chrono::NaiveDate;
use proptest::prelude::*;
use rollcall::domain::campaign::Campaign;
use rollcall::domain::sample::sample;
use rollcall::export::{self, Extent, Part};
use rollcall::sheets::{Book, Cell, Format, Sheet, Table, Value, codec};
use std::io::Cursor;
use uuid::Uuid;

/// The sample campaign.
pub fn sample_campaign() -> Campaign {
    let mut last = 0;
    let mut id = || {
        last += 1;
        Uuid::from_u128(last)
    };
    sample(today(), &mut id)
}

/// The present day.
pub fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2027, 6, 10).expect("a day")
}

/// Everything of a campaign.
pub fn whole(campaign: &Campaign) -> Book {
    export::book(campaign, &Extent::whole(campaign), &Part::ALL, today())
}

/// What a table reads as: texts, with numbers in their shortest form and nothing for blanks.
fn expected(table: &Table) -> Vec<Vec<String>> {
    shown(&Sheet::from(table))
}

fn shown(sheet: &Sheet) -> Vec<Vec<String>> {
    let cell = |cell: &Cell| match cell {
        Cell::Number(number) if number.contains('.') => number.trim_end_matches('0').trim_end_matches('.').to_owned(),
        other if other.is_blank() => String::new(),
        other => other.text().into_owned(),
    };
    let row = |row: &Vec<Cell>| {
        let mut row: Vec<String> = row.iter().map(cell).collect();
        row.truncate(row.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1));
        row
    };
    let mut rows: Vec<Vec<String>> = sheet.rows.iter().map(row).collect();
    rows.truncate(rows.iter().rposition(|row| !row.is_empty()).map_or(0, |last| last + 1));
    rows
}

fn check_xlsx(book: &Book) {
    let bytes = codec::write(book, Format::Xlsx).expect("a file");
    let read = codec::read(&bytes, "a.xlsx", &mut |_| {}).expect("a readable file");
    assert_eq!(read.sheets.len(), book.tables.len());
    for (table, sheet) in book.tables.iter().zip(&read.sheets) {
        assert_eq!(sheet.name, table.name);
        assert_eq!(shown(sheet), expected(table));
    }
}

fn check_csv(book: &Book) {
    for table in &book.tables {
        let one = Book { tables: vec![table.clone()], ..book.clone() };
        let bytes = codec::write(&one, Format::Csv).expect("a file");
        assert!(bytes.starts_with(b"\xef\xbb\xbf"), "Excel needs the mark");
        let read = codec::read(&bytes, "a.csv", &mut |_| {}).expect("a readable file");
        let texts = Table {
            rows: table.rows.iter().map(|row| row.iter().map(|value| Value::Text(value.text())).collect()).collect(),
            ..table.clone()
        };
        // Rows of nothing are none in a CSV file.
        let mut rows = expected(&texts);
        rows.retain(|row| !row.is_empty());
        let mut found = shown(&read.sheets[0]);
        found.retain(|row| !row.is_empty());
        assert_eq!(found, rows);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_campaign_is_read_back(campaign in arbitrary::campaign()) {
        let book = whole(&campaign);
        check_xlsx(&book);
        check_csv(&book);
    }

    #[test]
    fn any_text_is_read_back(texts in prop::collection::vec("[\\x00-\\x20\\x7f-\\xa0'=+@_x0-9A-F\"\\-,;|]{0,12}|\\PC{0,12}", 1..20)) {
        let rows = texts.iter().map(|text| vec![Value::from("x"), Value::Text(text.replace('\0', ""))]).collect();
        let table = Table { name: "T".into(), headings: vec!["A".into(), "B".into()], rows, is_list: true, has_ids: false };
        let book = Book { title: "T".into(), made: today(), currency: "EUR".into(), decimals: 2, tables: vec![table] };
        check_xlsx(&book);
        let bytes = codec::write(&book, Format::Csv).expect("a file");
        // So many odd characters would be no list; ours are read as what they are.
        if let Ok(read) = codec::read(&bytes, "a.csv", &mut |_| {}) {
            prop_assert_eq!(shown(&read.sheets[0]), expected(&book.tables[0]));
        }
    }
}

#[test]
fn numbers_dates_and_amounts_are_real() {
    let campaign = sample_campaign();
    let bytes = codec::write(&whole(&campaign), Format::Xlsx).expect("a file");
    let mut file: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
    assert_eq!(file.sheet_names(), ["Influencers", "Tasks", "Summary"]);
    let tasks = file.worksheet_range("Tasks").expect("a sheet");
    let heading = |name: &str| {
        let is_it = |cell: &Data| *cell == Data::String(name.to_owned());
        tasks.rows().next().expect("headings").iter().position(is_it).expect("the heading")
    };
    let column = |name: &str| tasks.rows().skip(1).map(|row| row[heading(name)].clone()).collect::<Vec<_>>();
    assert!(column("Price").iter().all(|cell| matches!(cell, Data::Float(_))));
    assert!(column("Date").iter().any(|cell| matches!(cell, Data::DateTime(_))));
    let total: f64 = column("Price").iter().map(|cell| if let Data::Float(price) = cell { *price } else { 0.0 }).sum();
    let costs: i64 = campaign.roster.iter().map(|influencer| influencer.cost().minor()).sum();
    assert_eq!((total * 100.0).round() as i64, costs);
    let people = file.worksheet_range("Influencers").expect("a sheet");
    assert_eq!(people.height(), campaign.roster.len() + 1);
}

#[test]
fn amounts_have_the_decimals_of_their_currency() {
    let check = |currency: &str, decimals: u8, format: &str| {
        let rows = vec![vec![Value::Money("12".into())]];
        let table = Table { name: "T".into(), headings: vec!["Price".into()], rows, is_list: true, has_ids: false };
        let tables = vec![table];
        let book = Book { title: String::new(), made: today(), currency: currency.into(), decimals, tables };
        let bytes = codec::write(&book, Format::Xlsx).expect("a file");
        let part = |name: &str| {
            let mut archive = zip::ZipArchive::new(Cursor::new(&bytes)).expect("a zip file");
            let mut text = String::new();
            std::io::Read::read_to_string(&mut archive.by_name(name).expect("the part"), &mut text).expect("text");
            text
        };
        assert!(part("xl/styles.xml").contains(&format!("formatCode=\"{format};-{format}\"")), "{currency}");
        let sheet = part("xl/worksheets/sheet1.xml");
        assert!(sheet.contains("state=\"frozen\"") && sheet.contains("<autoFilter"), "{sheet}");
    };
    check("EUR", 2, "[$EUR] #,##0.00");
    check("JPY", 0, "[$JPY] #,##0");
    check("KWD", 3, "[$KWD] #,##0.000");
}

/// Numbers for spreadsheets that part cells by semicolons, and what becomes of them here.
#[test]
fn a_csv_file_with_semicolons_has_decimal_commas_and_is_read_back() {
    let campaign = sample_campaign();
    let book = whole(&campaign);
    let tasks = Book { tables: vec![book.tables[1].clone()], ..book.clone() };
    let text = String::from_utf8(codec::write(&tasks, Format::CsvWithSemicolons).expect("a file")).expect("text");
    assert!(
        text.starts_with("\u{feff}Influencer;Network;Type;Date;Price;Status;Publication;Rollcall task id\r\n"),
        "{text}"
    );
    assert!(text.contains(",00;"), "{text}");
    for (at, kind) in [(0, "influencers"), (1, "tasks")] {
        let one = Book { tables: vec![book.tables[at].clone()], ..book.clone() };
        let bytes = codec::write(&one, Format::CsvWithSemicolons).expect("a file");
        let read = codec::read(&bytes, "a.csv", &mut |_| {}).expect("a readable file");
        let plan = rollcall::lists::Plan::of(&std::sync::Arc::new(read.sheets[0].clone()), &campaign, today());
        assert_eq!(plan.unreadable, [], "{kind}");
        assert_eq!(plan.command(&campaign, &mut || Uuid::nil()), None, "{kind}");
        assert_eq!(plan.tally().same, book.tables[at].rows.len(), "{kind}");
    }
    // Three digits would be taken for thousands.
    let values = vec![vec![Value::Number("1.125".into()), Value::Money("-12.5".into()), Value::Percent("4.25".into())]];
    let table = Table { name: "T".into(), headings: vec!["A".into(); 3], rows: values, is_list: true, has_ids: false };
    let odd = Book { tables: vec![table], ..book };
    let text = String::from_utf8(codec::write(&odd, Format::CsvWithSemicolons).expect("a file")).expect("text");
    assert!(text.ends_with("1,1250;-12,5;4,25%\r\n"), "{text}");
}

/// Ids stand in a column of their own, which a spreadsheet hides and a CSV file names.
#[test]
fn ids_are_in_a_last_column_that_is_hidden() {
    let campaign = sample_campaign();
    let book = whole(&campaign);
    assert_eq!(book.tables[0].headings.last().map(String::as_str), Some("Rollcall influencer id"));
    assert_eq!(book.tables[1].headings.last().map(String::as_str), Some("Rollcall task id"));
    let bytes = codec::write(&book, Format::Xlsx).expect("a file");
    let mut archive = zip::ZipArchive::new(Cursor::new(&bytes)).expect("a zip file");
    for (part, is_hidden) in [("sheet1", true), ("sheet2", true), ("sheet3", false)] {
        let mut text = String::new();
        let mut file = archive.by_name(&format!("xl/worksheets/{part}.xml")).expect("the sheet");
        std::io::Read::read_to_string(&mut file, &mut text).expect("text");
        assert_eq!(text.contains("hidden=\"1\""), is_hidden, "{part}");
    }
}

#[test]
fn what_has_more_digits_than_a_spreadsheet_is_text() {
    let long = "123456789012345.67";
    let values = vec![Value::Number(long.into()), Value::Money(long.into()), Value::Number("-0.5".into())];
    let table =
        Table { name: "T".into(), headings: vec!["A".into()], rows: vec![values], is_list: false, has_ids: false };
    let book = Book { title: "T".into(), made: today(), currency: "EUR".into(), decimals: 2, tables: vec![table] };
    let bytes = codec::write(&book, Format::Xlsx).expect("a file");
    let read = codec::read(&bytes, "a.xlsx", &mut |_| {}).expect("a readable file");
    assert_eq!(read.sheets[0].rows[1], [Cell::from(long), Cell::from(long), Cell::Number("-0.5".into())]);
}

#[test]
fn a_view_has_its_rows_and_columns_and_says_so() {
    use rollcall::domain::query::Column;
    let campaign = sample_campaign();
    let ids: Vec<_> = campaign.roster.iter().rev().take(2).map(|influencer| influencer.id).collect();
    let extent = Extent { ids, columns: vec![Column::Name, Column::Cost], is_whole: false };
    let book = export::book(&campaign, &extent, &Part::ALL, today());
    assert_eq!(book.tables[0].headings, ["Name", "Cost", "Rollcall influencer id"]);
    let last = campaign.roster.iter().next_back().expect("somebody");
    assert_eq!(book.tables[0].rows[0][0], Value::from(last.name()));
    assert_eq!(book.tables[0].rows.len(), 2);
    let summary = &book.tables[2].rows;
    let counted = format!("2 of {} influencers", campaign.roster.len());
    assert!(summary.contains(&vec!["Counted".into(), Value::Text(counted)]));
    assert!(!summary.iter().any(|row| row[0] == "Budget left".into()), "a part of the roster has no budget");
}
