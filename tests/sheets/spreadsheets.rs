//! XLSX and ODS.

use crate::packages::{ods, xlsx};
use rollcall::sheets::{Cell, codec};

/// What a file is read as: the cells with `#` before numbers and `day` before dates.
fn read(bytes: &[u8]) -> String {
    let workbook = codec::read(bytes, "list", &mut |_| {}).expect("a readable spreadsheet");
    let cell = |cell: &Cell| match cell {
        Cell::Text(text) => text.clone(),
        Cell::Number(number) => format!("#{number}"),
        Cell::Date(day) => format!("day {day}"),
    };
    let row = |row: &Vec<Cell>| row.iter().map(cell).collect::<Vec<_>>().join("|");
    let rows = |rows: &[Vec<Cell>]| rows.iter().map(row).collect::<Vec<_>>().join("\n");
    workbook.sheets.iter().map(|sheet| format!("{}:\n{}", sheet.name, rows(&sheet.rows))).collect::<Vec<_>>().join("\n")
}

/// Number formats 1 to 4: percent, a date, an amount, and a percent sign that is only shown.
const FORMATS: &str = "<numFmts count=\"2\"><numFmt numFmtId=\"164\" formatCode=\"[$EUR] #,##0.00\"/>\
    <numFmt numFmtId=\"165\" formatCode=\"0.0&quot;%&quot;\"/></numFmts><cellXfs count=\"5\"><xf numFmtId=\"0\"/>\
    <xf numFmtId=\"10\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/></cellXfs>";

fn check(rows: &str, expected: &str) {
    let strings = "<si><t>Lena</t></si><si><r><t>Anna</t></r><r><t xml:space=\"preserve\"> B.</t></r></si>";
    let file = xlsx(&format!("<sheetData>{rows}</sheetData>"), strings, FORMATS);
    assert_eq!(read(&file), format!("List:\n{expected}"), "{rows}");
}

#[test]
fn xlsx_cells_are_what_they_are() {
    check("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c></row>", "Lena|Anna B.");
    check("<row><c t=\"inlineStr\"><is><t>Tom</t></is></c><c><v>214000</v></c></row>", "Tom|#214000");
    check(
        "<row><c><v>0.30000000000000004</v></c><c><v>1.2E3</v></c><c><v>4915112345678</v></c></row>",
        "#0.3|#1200|#4915112345678",
    );
    check(
        "<row><c s=\"1\"><v>0.0425</v></c><c s=\"4\"><v>4.2</v></c><c s=\"3\"><v>1200.5</v></c></row>",
        "4.25%|#4.2|#1200.5",
    );
    check(
        "<row><c s=\"2\"><v>46548</v></c><c s=\"2\"><v>46548.75</v></c><c s=\"2\"><v>0.5</v></c></row>",
        "day 2027-06-10|day 2027-06-10|12:00",
    );
    check(
        "<row><c t=\"d\"><v>2027-06-10T00:00:00</v></c><c t=\"b\"><v>1</v></c><c t=\"e\"><v>#N/A</v></c></row>",
        "day 2027-06-10|TRUE",
    );
    // Of a formula the saved result, and none where none was saved.
    check(
        "<row><c t=\"str\"><f>A1&amp;\"x\"</f><v>Lenax</v></c><c><f>1+1</f><v>2</v></c><c><f>1+1</f></c></row>",
        "Lenax|#2",
    );
    // A text that stands in the formula needs no saved result.
    check(
        "<row><c><f>\"+49 151\"</f><v></v></c><c><f>HYPERLINK(\"https://x.com/a\",\"Link\")</f></c><c><f>A1&amp;\"x\"</f></c></row>",
        "+49 151|Link",
    );
    check("<row><c t=\"str\"><f>\"00123\"</f><v>00123</v></c></row>", "00123");
    // Gaps, and cells in any order.
    check(
        "<row r=\"3\"><c r=\"C3\"><v>3</v></c><c r=\"A3\"><v>1</v></c></row><row r=\"1\"><c r=\"B1\"><v>2</v></c></row>",
        "|#2\n\n#1||#3",
    );
    check("<row><c t=\"inlineStr\"><is><t>a_x000D_b_xD83D__xDE00_</t></is></c></row>", "a\rb😀");
}

/// Where the cells of a file lead (`B2 https://…`), and which of them are shown as one (`A2 3×1`).
fn beside(bytes: &[u8]) -> Vec<String> {
    let workbook = codec::read(bytes, "list", &mut |_| {}).expect("a readable spreadsheet");
    let sheet = &workbook.sheets[0];
    let place = |row: usize, column: usize| format!("{}{}", char::from(b'A' + u8::try_from(column).unwrap()), row + 1);
    let links = sheet.links.iter().map(|link| format!("{} {}", place(link.row, link.column), link.target));
    let merged = sheet.merged.iter().map(|it| format!("{} {}×{}", place(it.row, it.column), it.rows, it.columns));
    links.chain(merged).collect()
}

#[test]
fn links_and_merged_cells_of_xlsx_are_told() {
    assert_eq!(
        beside(include_bytes!("../fixtures/lists/links.xlsx")),
        ["B2 https://www.instagram.com/lena.c/", "B3 https://www.tiktok.com/@tom_r"]
    );
    assert_eq!(beside(include_bytes!("../fixtures/lists/merged-names.xlsx")), ["A5 2×1", "A2 3×1"]);
    let formula = "<row><c t=\"str\"><f>HYPERLINK(\"https://x.com/a\",\"Link\")</f><v>Link</v></c></row>";
    assert_eq!(beside(&xlsx(&format!("<sheetData>{formula}</sheetData>"), "", "")), ["A1 https://x.com/a"]);
    // Whatever they say, the cells are read.
    for odd in [
        "<mergeCells><mergeCell ref=\"A1\"/><mergeCell/></mergeCells>",
        "<mergeCells><mergeCell ref=\"?\"/></mergeCells>",
        "<mergeCells><mergeCell ref=\"A1:XFD1048576\"/>",
        "<hyperlinks><hyperlink ref=\"A1\" location=\"Other!A1\"/></hyperlinks>",
        "<hyperlinks><hyperlink ref=\"A1\"",
    ] {
        assert_eq!(
            read(&xlsx(&format!("<sheetData><row><c><v>1</v></c></row></sheetData>{odd}"), "", "")),
            "List:\n#1"
        );
    }
}

#[test]
fn sizes_that_a_sheet_claims_are_not_believed() {
    let sheet = "<dimension ref=\"A1:XFD1048576\"/><sheetData><row><c><v>1</v></c></row></sheetData>";
    assert_eq!(read(&xlsx(sheet, "", "")), "List:\n#1");
}

#[test]
fn ods_cells_are_what_they_are() {
    let check = |rows: &str, expected: &str| {
        let file = ods(&format!("<table:table table:name=\"List\">{rows}</table:table>"));
        assert_eq!(read(&file), format!("List:\n{expected}"), "{rows}");
    };
    let row = |cells: &str| format!("<table:table-row>{cells}</table:table-row>");
    let text = |text: &str| {
        format!("<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>")
    };
    check(&row(&format!("{}{}", text("Lena"), text("a &amp; b<text:s text:c=\"2\"/>c"))), "Lena|a & b  c");
    check(&row(&text("one</text:p><text:p>two")), "one\ntwo");
    check(&row(&text("x<office:annotation><text:p>a note</text:p></office:annotation>")), "x");
    let typed = "<table:table-cell office:value-type=\"float\" office:value=\"214000\"><text:p>214,000</text:p></table:table-cell>\
        <table:table-cell office:value-type=\"percentage\" office:value=\"0.0425\"/>\
        <table:table-cell office:value-type=\"currency\" office:value=\"1200.5\"/>\
        <table:table-cell office:value-type=\"date\" office:date-value=\"2027-06-10T09:30:00\"/>\
        <table:table-cell office:value-type=\"boolean\" office:boolean-value=\"true\"/>\
        <table:table-cell table:formula=\"of:=1+1\" office:value-type=\"float\" office:value=\"2\"/>";
    check(&row(typed), "#214000|4.25%|#1200.5|day 2027-06-10|TRUE|#2");
    // Errors are no values, though programs write a number or a text for them.
    let errors = "<table:table-cell office:value-type=\"float\" office:value=\"0\" calcext:value-type=\"error\"><text:p>#DIV/0!</text:p></table:table-cell>\
        <table:table-cell office:value-type=\"string\" office:string-value=\"\" calcext:value-type=\"error\"><text:p>Err:502</text:p></table:table-cell>";
    check(&row(&format!("{}{errors}{}", text("a"), text("b"))), "a|||b");
    // What programs write behind the last cell and below the last row.
    let gap = "<table:table-cell table:number-columns-repeated=\"16380\"/>";
    let empty = format!("<table:table-row table:number-rows-repeated=\"1048574\">{gap}</table:table-row>");
    check(&format!("{}{empty}", row(&format!("{}{gap}", text("Lena")))), "Lena");
    let twice = format!("<table:table-row table:number-rows-repeated=\"2\">{}</table:table-row>", text("x"));
    let wide = "<table:table-cell table:number-columns-repeated=\"2\" office:value-type=\"float\" office:value=\"1\"/>";
    check(&format!("{twice}{}", row(wide)), "x\nx\n#1|#1");
}

#[test]
fn links_and_merged_cells_of_ods_are_told() {
    let table = "<table:table table:name=\"L\"><table:table-row>\
        <table:table-cell office:value-type=\"string\" table:number-rows-spanned=\"2\" table:number-columns-spanned=\"1\"><text:p>Lena</text:p></table:table-cell>\
        <table:table-cell office:value-type=\"string\"><text:p><text:a xlink:href=\"https://x.com/a?b=1&amp;c=2\">Link</text:a></text:p></table:table-cell>\
        </table:table-row><table:table-row><table:covered-table-cell/>\
        <table:table-cell table:formula=\"of:=HYPERLINK(&quot;https://x.com/b&quot;;&quot;Link&quot;)\" office:value-type=\"string\"><text:p>Link</text:p></table:table-cell>\
        </table:table-row></table:table>";
    let file = ods(table);
    assert_eq!(read(&file), "L:\nLena|Link\n|Link");
    assert_eq!(beside(&file), ["B1 https://x.com/a?b=1&c=2", "B2 https://x.com/b", "A1 2×1"]);
}

#[test]
fn a_workbook_of_excel_97_is_read() {
    let read = codec::read(include_bytes!("../fixtures/lists/small.xls"), "a.xls", &mut |_| {}).expect("a workbook");
    let rows = &read.sheets[0].rows;
    assert_eq!(
        rows[0].iter().map(|cell| cell.text().into_owned()).collect::<Vec<_>>().join("|"),
        "Name|Instagram|Followers|Birthday"
    );
    let birthday = Cell::Date("1999-03-02".parse().expect("a day"));
    assert_eq!(rows[1], [Cell::from("Lena Fischer"), Cell::from("@lena"), Cell::Number("42900".into()), birthday]);
    assert_eq!(rows[2].len(), 3);
}
