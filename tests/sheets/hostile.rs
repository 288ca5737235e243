//! Files that mean harm, or are something else. Each ends in a sentence, soon, and without much memory.

use crate::packages::{ods, xlsx, zip};
use rollcall::sheets::codec;
use std::time::{Duration, Instant};

/// Reads a file that cannot be read, and says so with these words.
fn check(what: &str, bytes: &[u8], words: &str) {
    let start = Instant::now();
    let read = codec::read(bytes, "list.csv", &mut |_| {});
    let said = read.map(|_| "a workbook").map_err(|error| error.to_string());
    let said = said.expect_err(what);
    assert!(said.contains(words), "{what}: {said}");
    assert!(said.ends_with('.') && !said.contains(".."), "{what}: {said}");
    // Some thirty times what it takes here, for slow machines and builds without optimisation.
    assert!(start.elapsed() < Duration::from_secs(60), "{what} took {:?}", start.elapsed());
}

#[test]
fn texts_that_are_none() {
    check("nothing", b"", "nothing in the file");
    check("blanks", b" \n\n\t\n", "nothing in the file");
    check("a picture", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a picture");
    check("a photograph", b"\xff\xd8\xff\xe0\0\x10JFIF", "a picture");
    check("a document", b"%PDF-1.7\n", "a PDF document");
    check("a web page", b"\xef\xbb\xbf <!DOCTYPE html><table>", "a web page");
    check("NUL", b"name,handle\nle\0na,@lena\n", "neither a spreadsheet nor a text");
    check("NUL everywhere", &[0; 4096], "neither a spreadsheet nor a text");
    let noise: Vec<u8> = (0..4096_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
    check("noise", &noise, "neither a spreadsheet nor a text");
    check("half a character in UTF-16", b"\xff\xfea\0\x3d\xd8,\0b\0", "halves of characters");
    check("half a character in UTF-8", b"name\nle\xed\xa0\xbdna\n", "halves of characters");
    check("more than is taken", &vec![b'a'; (64 << 20) + 1], "larger than 64 MiB");
    check("100,000 columns", &[b"a,".repeat(100_000), b"b\n".to_vec()].concat(), "more than 1,000 columns");
    check(
        "separators alone and one letter",
        &[b",".repeat(30 << 20), b"b".to_vec()].concat(),
        "more than 1,000 columns",
    );
    check("100,001 rows", &b"a,b\n".repeat(100_001), "beyond row 100,000");
    check("a cell without end", &[b"a,b\nc,".to_vec(), b"x".repeat(40_000)].concat(), "32,767 characters");
    let wide = [b",".repeat(99), b"x\n".to_vec()].concat();
    check("too many cells", &wide.repeat(50_000), "more than 4,000,000 cells");
}

#[test]
fn packages_that_are_none() {
    check("half a zip file", &zip(&[("content.xml", &[b'x'; 9000])])[..60], "damaged");
    check("no spreadsheet", &zip(&[("a.txt", b"hello")]), "a packed file");
    check("a document", &zip(&[("[Content_Types].xml", b""), ("word/document.xml", b"")]), "a text document");
    check("Numbers", &zip(&[("Index/Document.iwa", b"")]), "Apple Numbers");
    check("nothing inside", &zip(&[("[Content_Types].xml", b"")]), "damaged");
    check("no XML", &zip(&[("content.xml", b"<a"), ("META-INF/manifest.xml", b"")]), "damaged");
    let locked = [("content.xml", b"x".as_slice()), ("META-INF/manifest.xml", b"<manifest:encryption-data/>")];
    check("an ODS file under a password", &zip(&locked), "protected by a password");
    let mut old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    old.resize(512, 0);
    check("an empty container", &old, "damaged");
    old.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    check("an XLSX file under a password", &old, "protected by a password");
    let mut encrypted = xlsx("<sheetData/>", "", "");
    // The bit of each header that says so.
    for at in 0..encrypted.len() - 10 {
        match &encrypted[at..at + 4] {
            b"PK\x03\x04" => encrypted[at + 6] |= 1,
            b"PK\x01\x02" => encrypted[at + 8] |= 1,
            _ => {}
        }
    }
    check("a zip file under a password", &encrypted, "protected by a password");
}

#[test]
fn packages_that_claim_or_are_too_much() {
    let much = vec![b' '; 129 << 20];
    let bomb = zip(&[("[Content_Types].xml", b""), ("xl/workbook.xml", &much)]);
    assert!(bomb.len() < 200_000, "a bomb is small");
    check("a bomb", &bomb, "far too large");
    // The same with sizes that lie: in the directory and before the file.
    let mut lying = bomb.clone();
    let size = u32::try_from(much.len()).unwrap().to_le_bytes();
    while let Some(at) = lying.windows(4).position(|window| window == size) {
        lying[at..at + 4].copy_from_slice(&10_u32.to_le_bytes());
    }
    check("a bomb that lies", &lying, "damaged");
    let mut claiming = xlsx("<sheetData/>", "", "");
    let at = claiming.windows(4).rposition(|window| window == b"PK\x01\x02").unwrap();
    claiming[at + 24..at + 28].copy_from_slice(&(1_u32 << 30).to_le_bytes());
    check("a claim of a gigabyte", &claiming, "far too large");
}

#[test]
fn sheets_that_are_too_much() {
    let cells = |cells: &str| xlsx(&format!("<sheetData><row>{cells}</row></sheetData>"), "", "");
    check(
        "the last row there is",
        &cells("<c r=\"A1048576\"><v>1</v></c>"),
        "beyond row 100,000 in the sheet \"List\"",
    );
    check("the last column there is", &cells("<c r=\"XFD1\"><v>1</v></c>"), "more than 1,000 columns");
    let far: String = (1..9000).map(|row| format!("<row r=\"{row}\"><c r=\"ALL{row}\"><v>1</v></c></row>")).collect();
    check("far cells", &xlsx(&format!("<sheetData>{far}</sheetData>"), "", ""), "more than 4,000,000 cells");
    let long = format!("<si><t>{}</t></si>", "x".repeat(32_000));
    let same: String = (1..6000).map(|row| format!("<row r=\"{row}\"><c t=\"s\"><v>0</v></c></row>")).collect();
    check("one long text everywhere", &xlsx(&format!("<sheetData>{same}</sheetData>"), &long, ""), "too much text");
    check("a shared text that is not there", &cells("<c t=\"s\"><v>7</v></c>"), "damaged");
    check("a cell that never ends", &xlsx("<sheetData><row><c>", "", ""), "damaged");
    let table = |rows: &str| ods(&format!("<table:table table:name=\"L\">{rows}</table:table>"));
    let cell = "office:value-type=\"float\" office:value=\"1\"";
    let row = |repeated: &str, cell: &str| {
        table(&format!("<table:table-row {repeated}><table:table-cell {cell}/></table:table-row>"))
    };
    check(
        "a cell repeated for ever",
        &row("", &format!("table:number-columns-repeated=\"4000000000\" {cell}")),
        "more than 1,000 columns",
    );
    check("a row repeated for ever", &row("table:number-rows-repeated=\"4000000000\"", cell), "beyond row 100,000");
    let blanks = "<table:table-row><table:table-cell><text:p>x<text:s text:c=\"4000000000\"/></text:p></table:table-cell></table:table-row>";
    check("blanks without end", &table(blanks), "32,767 characters");
    let deep = format!("<!DOCTYPE a [<!ENTITY b \"{}\">]>{}", "x".repeat(1000), "&b;".repeat(1000));
    check("entities of its own", &ods(&deep), "nothing in the file");
}
