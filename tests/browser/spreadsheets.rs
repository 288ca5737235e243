//! Spreadsheets and CSV files: what the page writes, and what its worker makes of what it is given.

use crate::steps::{ID, file};
use crate::support::{Find, Page, journey};
use calamine::{Data, Reader, Xlsx, open_workbook};
use serde_json::{Value, json};
use std::io::{Cursor, Read, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

#[path = "../sheets/packages.rs"]
#[allow(dead_code, reason = "the native tests use the rest")]
mod packages;

async fn open_sample(page: &Page) {
    page.button("Try a sample campaign").click().await;
    page.row("Lena Fischer").appears().await;
}

async fn open_dialog(page: &Page) {
    page.button("Share").click().await;
    page.menu_item("Export spreadsheet…").click().await;
    page.dialog("Export spreadsheet").appears().await;
}

#[test]
fn a_campaign_leaves_as_a_spreadsheet_and_a_view_as_csv() {
    journey("spreadsheets", async |page: Page| {
        open_sample(&page).await;
        open_dialog(&page).await;
        let dialog = page.dialog("Export spreadsheet");
        dialog.field("Content").choose("Everything: 15 influencers and all columns").await;
        dialog.button("Export").click().await;
        dialog.disappears().await;
        let path = page.download_path(".xlsx").await;
        let mut book: Xlsx<_> = open_workbook(&path).expect("a workbook");
        assert_eq!(book.sheet_names(), ["Influencers", "Tasks", "Summary"]);
        let people = book.worksheet_range("Influencers").expect("a sheet");
        assert_eq!(people.height(), 16);
        let headings: Vec<&Data> = people.rows().next().expect("headings").iter().collect();
        assert!(headings.contains(&&Data::String("Instagram handle".into())), "{headings:?}");
        assert!(page.requested().await.iter().any(|file| file.contains("sheets")), "a worker has done it");

        page.field("Filter influencers").fill("Lena").await;
        page.row("Lena Fischer").appears().await;
        open_dialog(&page).await;
        dialog.field("Format").choose("CSV file").await;
        dialog.field("Content").choose("This view: 1 influencer and the columns shown").await;
        dialog.button("Export").click().await;
        dialog.disappears().await;
        let text = page.download("influencers.csv").await;
        let text = text.strip_prefix('\u{feff}').expect("the mark that Excel needs");
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        assert_eq!(reader.headers().expect("headings").get(0), Some("Name"));
        let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("a row")).collect();
        assert_eq!(rows.len(), 1);
        assert_eq!(rows[0].get(0), Some("Lena Fischer"));
    });
}

#[test]
fn a_worker_that_does_not_arrive_ends_in_a_sentence() {
    journey("no-worker", async |page: Page| {
        page.allow_console_error("404");
        open_sample(&page).await;
        page.run("document.querySelector('meta[name=sheets-worker]').content = 'none.js'", vec![]).await;
        open_dialog(&page).await;
        let dialog = page.dialog("Export spreadsheet");
        dialog.button("Export").click().await;
        page.wait_for_text("has not arrived. Check the connection and try again.").await;
        dialog.button("Cancel").click().await;
        dialog.disappears().await;
        page.checkbox("Select Lena Fischer").check().await;
    });
}

/// Gives a file to the worker and waits for its last word; meanwhile counts how often the page has had a turn.
const READ: &str = "
    const [bytes, repeated] = given;
    const parts = repeated ? Array.from({ length: repeated }, (_, n) => bytes.replaceAll('#', n)) : [Uint8Array.from(bytes)];
    const worker = new Worker(document.querySelector('meta[name=sheets-worker]').content);
    let turns = 0, rows = 0, start;
    const turn = () => { turns += 1; setTimeout(turn, 10); };
    return await new Promise(done => {
        worker.onerror = () => done(['died']);
        worker.onmessage = ({ data: [word, what] }) => {
            if (word === 'ready') {
                start = performance.now();
                turn();
                worker.postMessage(['read', new Blob(parts), 'list.csv']);
            } else if (word === 'rows') rows = what;
            else done([word, word === 'done' ? what.length : what, turns, rows, performance.now() - start]);
        };
    });";

#[test]
fn a_hostile_file_ends_in_a_sentence_and_ten_thousand_rows_in_a_table() {
    journey("reading", async |page: Page| {
        let mut bomb = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, size) in [("[Content_Types].xml", 0), ("xl/workbook.xml", 200 << 20)] {
            bomb.start_file(name, SimpleFileOptions::default()).expect("a file");
            std::io::copy(&mut std::io::repeat(b' ').take(size), &mut bomb).expect("room");
        }
        bomb.flush().expect("room");
        let bomb = bomb.finish().expect("a zip file").into_inner();
        let said = page.run_async(READ, vec![json!(bomb), Value::Null]).await;
        assert_eq!(said[0], "failed");
        assert_eq!(said[1], "The file is packed, and unpacked it would be far too large.");

        let row = "Person #,@person#,#000,person#@example.com,Germany,4.2,\"travel, food\",Notes of person #\n";
        let read = page.run_async(READ, vec![json!(row), json!(10_000)]).await;
        assert_eq!(read[0], "done", "{read}");
        println!("10,000 rows of CSV: {} ms, {} turns of the page", read[4], read[2]);
        assert!(read[2].as_u64().is_some_and(|turns| turns > 0), "the page has its turns: {read}");
        assert_eq!(read[3], 10_000, "and hears of progress");
    });
}

/// A workbook that says that it has four thousand million rows of 65,535 columns: more than any memory holds.
fn claiming_xls() -> Vec<u8> {
    let mut bytes = include_bytes!("../fixtures/lists/small.xls").to_vec();
    let at = bytes.windows(4).position(|four| four == b"\x00\x02\x0e\x00").expect("the record of dimensions");
    bytes[at + 8..at + 12].fill(0xff);
    bytes[at + 14..at + 16].fill(0xff);
    bytes
}

/// The rest of what `tests/sheets/hostile.rs` asks natively, in the page: what becomes of it there depends on the worker.
#[test]
fn whatever_a_file_does_the_page_says_a_sentence_and_goes_on() {
    journey("hostile", async |page: Page| {
        // A worker that ends for want of memory says so on the console.
        page.allow_console_error("unreachable");
        page.allow_console_error("memory");
        page.upload_text("summer.json", &file(ID, "Summer").to_string()).await;
        page.heading(1).says("Summer").await;
        let mut claim = packages::xlsx("<sheetData/>", "", "");
        let at = claim.windows(4).rposition(|four| four == b"PK\x01\x02").expect("a directory");
        claim[at + 24..at + 28].copy_from_slice(&(1_u32 << 30).to_le_bytes());
        let far = packages::xlsx("<sheetData><row><c r=\"XFD1\"><v>1</v></c></row></sheetData>", "", "");
        let files: [(&str, Vec<u8>, &str); 6] = [
            ("claim.xlsx", claim, "unpacked it would be far too large."),
            ("far.xlsx", far, "more than 1,000 columns"),
            ("wide.csv", [b"a,".repeat(100_000), b"b\n".to_vec()].concat(), "more than 1,000 columns"),
            ("half.csv", b"\xff\xfea\0\x3d\xd8,\0b\0".to_vec(), "halves of characters"),
            ("nul.csv", b"name,handle\nle\0na,@lena\n".to_vec(), "neither a spreadsheet nor a text."),
            ("claim.xls", claiming_xls(), "damaged, or needs more memory than there is."),
        ];
        for (name, content, words) in files {
            page.upload_bytes(name, &content).await;
            let dialog = page.dialog(format!("Add from {name}"));
            dialog.appears().await;
            page.wait_for_text(words).await;
            page.press("Escape").await;
            dialog.disappears().await;
        }
        // A formula is taken as the result that was saved with it, and one in a CSV file as text.
        let formula = "<sheetData><row><c t=\"inlineStr\"><is><t>Name</t></is></c></row>\
            <row><c t=\"str\"><f>CONCATENATE(\"Le\",\"na\")</f><v>Lena Saved</v></c></row></sheetData>";
        page.upload_bytes("formula.xlsx", &packages::xlsx(formula, "", "")).await;
        page.wait_for_text("Lena Saved").await;
        page.press("Escape").await;
        page.dialog("Add from formula.xlsx").disappears().await;
        page.upload_text("formula.csv", "Name,Instagram\n\"=WEBSERVICE(\"\"http://x\"\")\",@lena\n").await;
        page.wait_for_text("=WEBSERVICE").await;
        page.dialog("Add from formula.csv").button("Add 1 influencer").click().await;
        page.wait_for_announcement("formula.csv: 1 influencer added").await;
        page.row("=WEBSERVICE(\"http://x\")").appears().await;
    });
}
