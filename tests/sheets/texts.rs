//! Separated text.

use proptest::prelude::*;
use rollcall::sheets::{Cell, codec, defused, restored};

/// What a file is read as: cells divided by `|`, rows by line breaks, without the blanks to their right.
fn read(bytes: &[u8], name: &str) -> String {
    let workbook = codec::read(bytes, name, &mut |_| {}).expect("a readable text");
    assert_eq!(workbook.sheets.len(), 1, "a text is one sheet");
    let row = |row: &Vec<Cell>| row.iter().map(|cell| cell.text().into_owned()).collect::<Vec<_>>().join("|");
    workbook.sheets[0].rows.iter().map(row).collect::<Vec<_>>().join("\n")
}

fn check(text: &str, expected: &str) {
    assert_eq!(read(text.as_bytes(), "list.csv"), expected, "{text:?}");
}

#[test]
fn the_separator_is_found_from_the_content() {
    check("Name,Handle\nLena,@lena\n", "Name|Handle\nLena|@lena");
    check("Name;Handle\r\nLena;@lena\r\n", "Name|Handle\nLena|@lena");
    check("Name\tHandle\nLena\t@lena", "Name|Handle\nLena|@lena");
    check("Name|Handle\nLena|@lena", "Name|Handle\nLena|@lena");
    check("Name\rLena\rTom", "Name\nLena\nTom");
    // Decimal commas are in as many cells as there are rows.
    check("Name;Rate;Price\nLena;4,2;1.200,50\nTom;3,1;900,00\n", "Name|Rate|Price\nLena|4,2|1.200,50\nTom|3,1|900,00");
    check("Name,Tags\nLena,food;travel\nTom,sport;food\n", "Name|Tags\nLena|food;travel\nTom|sport;food");
    check("Name,Bio\nLena,\"a|b\"\nTom,c|d\n", "Name|Bio\nLena|a|b\nTom|c|d");
    // A title and blank lines above the table.
    check(
        "Creators of June\n\nName,Handle,Country\nLena,@lena,Germany\n",
        "Creators of June\nName|Handle|Country\nLena|@lena|Germany",
    );
    // One column, with a comma somewhere.
    check("lena\ntomas\nAna, the cook\nbea\nmax\nkim\n", "lena\ntomas\nAna, the cook\nbea\nmax\nkim");
    check("sep=;\r\na;b,c\r\nd;e,f\r\n", "a|b,c\nd|e,f");
    check("\"sep=|\"\na|b\n", "a|b");
    check("Name,Handle\nLena\nTom,@tom,extra\n", "Name|Handle\nLena\nTom|@tom|extra");
}

#[test]
fn what_is_in_quotes_does_not_decide_the_separator() {
    check(
        "username,followers,bio\nlena.c,42900,\"Travel | Food\nBerlin | Germany\"\ntom_r,12000,\"Runner | Coach\nMadrid | Spain\"\nada.s,5000,\"Vegan | Mum\nDM | collab\"\n",
        "username|followers|bio\nlena.c|42900|Travel | Food\nBerlin | Germany\ntom_r|12000|Runner | Coach\nMadrid | Spain\nada.s|5000|Vegan | Mum\nDM | collab",
    );
    check(
        "Name,Notes\nLena,\"vegan; no alcohol\nsize M; shoe 38\nbox; agency\nmail; call\ninvoice; 30 days\"\n",
        "Name|Notes\nLena|vegan; no alcohol\nsize M; shoe 38\nbox; agency\nmail; call\ninvoice; 30 days",
    );
    check(
        "Name;Notes\nLena;\"a, b, c\nd, e, f\"\nTom;\"g, h, i\n\nj, k, l\"\n",
        "Name|Notes\nLena|a, b, c\nd, e, f\nTom|g, h, i\n\nj, k, l",
    );
    check("Name\tNotes\nLena\t\"a, b\nc, d\"\nTom\t\"e, f\ng, h\"\n", "Name|Notes\nLena|a, b\nc, d\nTom|e, f\ng, h");
    check("Name|Notes\nLena|\"a; b\nc; d\ne; f\"\n", "Name|Notes\nLena|a; b\nc; d\ne; f");
    check("\"Name\",\"Notes; private\"\n\"Lena\",\"a; b; c\"\n", "Name|Notes; private\nLena|a; b; c");
}

#[test]
fn the_headings_count_most_for_the_separator() {
    // Every row has one semicolon in its remarks, and commas that nobody put into quotes.
    check(
        "name,followers,bio\nlena,1,food; a, b\ntom,2,run; c\nada,3,x; y, z, q\n",
        "name|followers|bio\nlena|1|food; a| b\ntom|2|run; c\nada|3|x; y| z| q",
    );
    check(
        "name,handle,country,notes\nlena,@l\ntom,@t\nada,@a,UK,a;b;c;d\nbo,@b\n",
        "name|handle|country|notes\nlena|@l\ntom|@t\nada|@a|UK|a;b;c;d\nbo|@b",
    );
    // A title with a comma above a table of semicolons.
    check(
        "Creators, June\nName;Handle;Price\nLena;@l;1,50\nTom;@t;2,50\n",
        "Creators, June\nName|Handle|Price\nLena|@l|1,50\nTom|@t|2,50",
    );
    check("Name;Price\nLena;1,50\nTom;2,50\nAda;3,50\n", "Name|Price\nLena|1,50\nTom|2,50\nAda|3,50");
    check("Name,Size;Fit\nLena,M;L\nTom,S;L\nAda,M\n", "Name|Size;Fit\nLena|M;L\nTom|S;L\nAda|M");
}

#[test]
fn tables_in_other_wrappings_are_read() {
    // Each line in quotes once more.
    check("\"Name,Bio\"\n\"Lena,\"\"food, travel\"\"\"\n\"Tom,sport\"\n", "Name|Bio\nLena|food, travel\nTom|sport");
    check("\"Name\",\"Bio\"\n\"Lena\",\"food\"\n", "Name|Bio\nLena|food");
    check("\"Fischer, Lena\"\nTom\n", "Fischer, Lena\nTom");
    // Tables that are drawn with lines.
    check("| Name | Handle |\n|------|:-------|\n| Lena | @lena |\n", "| Name | Handle \n| Lena | @lena ");
    check(
        "+------+-------+\n| Name | Handle|\n+------+-------+\n| Lena | @lena |\n+------+-------+\n",
        "| Name | Handle\n| Lena | @lena ",
    );
}

#[test]
fn our_own_export_with_notes_of_several_lines_comes_back() {
    let file = include_bytes!("../fixtures/lists/own-export.csv");
    let workbook = codec::read(file, "list.csv", &mut |_| {}).expect("a readable text");
    let rows = &workbook.sheets[0].rows;
    assert_eq!(rows.iter().map(|row| row[0].text()).collect::<Vec<_>>(), ["Name", "Lena F", "Tom R", "Ada S"]);
    let notes = "vegan; no alcohol\nsize M; shoe 38\nbox to agency; not home\nmail first; then call\ninvoice; 30 days";
    assert_eq!(rows[1][13].text(), notes);
}

#[test]
fn formulas_that_make_a_text_are_that_text() {
    check(
        "Name,Instagram,Phone,Code\nA,@a1,\"=\"\"+49 151 234\"\"\",\"=\"\"00123\"\"\"\n",
        "Name|Instagram|Phone|Code\nA|@a1|+49 151 234|00123",
    );
    check("a;b\n=\"00123\";=\"1;5\"\n", "a|b\n00123|1;5");
    check("a,b\n=1+1,\"=\"\"x\"\"&A1\"\n", "a|b\n=1+1|=\"x\"&A1");
    // What our own files hold as text is kept.
    check("a,b\n\"'=\"\"x\"\"\",c\n", "a|b\n=\"x\"|c");
    let linked = "Name,Profile\nLena,\"=HYPERLINK(\"\"https://instagram.com/lena.c\"\",\"\"Link\"\")\"\n";
    let workbook = codec::read(linked.as_bytes(), "list.csv", &mut |_| {}).expect("a readable text");
    assert_eq!(workbook.sheets[0].rows[1][1].text(), "Link");
    let link = &workbook.sheets[0].links[0];
    assert_eq!((link.row, link.column, &*link.target), (1, 1, "https://instagram.com/lena.c"));
}

#[test]
fn quotes_hold_separators_and_line_breaks() {
    check("Name,Bio\n\"Fischer, Lena\",\"two\nlines\"\n", "Name|Bio\nFischer, Lena|two\nlines");
    check("A,B\r\nx,\";\n;\"", "A|B\nx|;\n;");
    check("a,\"say \"\"hi\"\"\"\nb,c\n", "a|say \"hi\"\nb|c");
    check("size,item\n5\" nail,x\n6\" nail,y\n", "size|item\n5\" nail|x\n6\" nail|y");
    check("Name, Bio\nLena, \"food, travel\" \nTom, sport\n", "Name| Bio\nLena|food, travel\nTom| sport");
    // A quote that is never closed takes no row with it, nor does one that another cell seems to close.
    check("Name,Bio\nLena,\"A\nTom,\"B\nAda,ok\n", "Name|Bio\nLena|\"A\nTom|\"B\nAda|ok");
    check("Name,Bio\nLena,\"Queen\" of cakes\nTom,\"x\n", "Name|Bio\nLena|\"Queen\" of cakes\nTom|\"x");
    check("Name,Bio\nLena,\"never closed\nTom,fine\n", "Name|Bio\nLena|\"never closed\nTom|fine");
}

#[test]
fn a_pasted_block_has_tabs() {
    let pasted = |text: &str, expected: &str| assert_eq!(read(text.as_bytes(), ""), expected, "{text:?}");
    pasted("Ana, Lisbon\t@ana\n", "Ana, Lisbon|@ana");
    pasted("Name\tPrice\nAna\t1,200.50\n", "Name|Price\nAna|1,200.50");
    pasted("\"two\nlines\"\tx\r\n", "two\nlines|x");
    pasted("ana,bea,caro", "ana|bea|caro");
    pasted(
        "Name\tInstagram\tNotes\nLena F\t@lena.c\t\"A\nAda S\t@ada.s\tx\nBo T\t@bo_t\t\"B\nCy U\t@cy.u\tok\n",
        "Name|Instagram|Notes\nLena F|@lena.c|\"A\nAda S|@ada.s|x\nBo T|@bo_t|\"B\nCy U|@cy.u|ok",
    );
    // One cell starts with a quote, and one further down ends with one.
    pasted(
        "Name\tInstagram\tNotes\nLena\t@l\t\"A\nAda\t@a\tB\"\nBo\t@b\tok",
        "Name|Instagram|Notes\nLena|@l|\"A\nAda|@a|B\"\nBo|@b|ok",
    );
    pasted("Name\tNotes\tX\nLena\t\"one\ntwo\"\tx\nTom\t5\" nail\ty", "Name|Notes|X\nLena|one\ntwo|x\nTom|5\" nail|y");
    pasted("Name\tNotes\n\"Queen\" B\t\"\nLena\t\"\"", "Name|Notes\n\"Queen\" B|\"\nLena");
    pasted("@ana", "@ana");
}

#[test]
fn encodings_are_recognised() {
    let text = "Name;Land\nJosé Muñoz;España\nZoë;Größe — 10 €\n";
    let expected = "Name|Land\nJosé Muñoz|España\nZoë|Größe — 10 €";
    let utf_16 = |to_bytes: fn(u16) -> [u8; 2], bom: bool| {
        let units = bom.then_some(0xfeff).into_iter().chain(text.encode_utf16());
        units.flat_map(to_bytes).collect::<Vec<u8>>()
    };
    let check = |what: &str, bytes: &[u8]| assert_eq!(read(bytes, "list.csv"), expected, "{what}");
    check("UTF-8", text.as_bytes());
    check("UTF-8 with a mark", format!("\u{feff}{text}").as_bytes());
    check("UTF-16 LE with a mark", &utf_16(u16::to_le_bytes, true));
    check("UTF-16 BE with a mark", &utf_16(u16::to_be_bytes, true));
    check("UTF-16 LE", &utf_16(u16::to_le_bytes, false));
    check("UTF-16 BE", &utf_16(u16::to_be_bytes, false));
    // One broken byte does not make it another encoding.
    let mut broken = text.as_bytes().to_vec();
    broken.extend_from_slice("ÀÉÎÕÜàéîõü;\u{e9}".as_bytes());
    broken.push(0xff);
    assert!(read(&broken, "list.csv").ends_with("ÀÉÎÕÜàéîõü|é\u{fffd}"));
}

#[test]
fn windows_1252_is_read_in_the_languages_that_use_it() {
    let encoded = |text: &str| -> Vec<u8> {
        let byte = |c: char| match c {
            '€' => 0x80,
            '’' => 0x92,
            '–' => 0x96,
            c => u8::try_from(u32::from(c)).expect("a character of Windows-1252"),
        };
        text.chars().map(byte).collect()
    };
    let check = |text: &str| {
        let expected = text.trim_end().replace(';', "|");
        assert_eq!(read(&encoded(text), "list.csv"), expected);
    };
    check("Name;Stadt;Preis\nJürgen Müller;Köln;1.200 €\nBjörn Weiß;Düsseldorf;900 €\n");
    check("Nombre;País;Precio\nJosé Peña;España;€1.500\nBegoña Ibáñez;México;€900\n");
    check("Nom;Ville;Abonnés\nZoé Lefèvre;Orléans;12 500\nFrançois;Besançon;9 000\n");
    check("Nome;Cidade;Seguidores\nJoão Gonçalves;São Paulo;42,9 mil\nConceição;Évora;10 mil\n");
    check("Nome;Città;Età\nNiccolò;Forlì;30\nChloé D’Angelo;Cefalù;25 – 30\n");
    check("Name;Note\nZoë;ok\n");
    check("Name;Note\nAndré;ok\n");
}

#[test]
fn other_old_encodings_are_recognised_by_enough_text() {
    // Windows-1251 and Shift_JIS.
    let russian =
        b"\xc8\xec\xff;\xc3\xee\xf0\xee\xe4\n\xc0\xed\xed\xe0 \xc8\xe2\xe0\xed\xee\xe2\xe0;\xcc\xee\xf1\xea\xe2\xe0\n";
    assert_eq!(read(russian, "list.csv"), "Имя|Город\nАнна Иванова|Москва");
    let japanese = b"\x96\xbc\x91O,\x93s\x8es\n\x90X\x88\xa4\x8eq,\x93\x8c\x8b\x9e\n";
    assert_eq!(read(japanese, "list.csv"), "名前|都市\n森愛子|東京");
}

#[test]
fn mac_os_roman_is_recognised() {
    assert_eq!(
        read(include_bytes!("../fixtures/lists/macroman.csv"), "list.csv"),
        "Name|Instagram|Notes\nJürgen Müller|@juergen|schöne Grüße\nAnaïs Lefèvre|@anais|déjà vu"
    );
    // "José", "García", "Peña" with line ends of either kind; a column of one accent.
    assert_eq!(read(b"Nombre;Pa\x92s\rJos\x8e Garc\x92a;Espa\x96a\r", "a.csv"), "Nombre|País\nJosé García|España");
    assert_eq!(read(b"Nombre;Pa\x92s\nJos\x8e Garc\x92a;Espa\x96a\n", "a.csv"), "Nombre|País\nJosé García|España");
    assert_eq!(read(b"Name;Note\rMar\x92a;ok\r", "a.csv"), "Name|Note\nMaría|ok");
    // Windows-1252 with the line ends of old Macs.
    assert_eq!(read(b"Name;Note\rJ\xfcrgen;Gr\xf6\xdfe\r", "a.csv"), "Name|Note\nJürgen|Größe");
}

#[test]
fn what_was_defused_is_restored_and_nothing_else() {
    let check = |text: &str, in_file: &str| {
        assert_eq!(defused(text), in_file);
        assert_eq!(restored(in_file), text);
    };
    check("=1+1", "'=1+1");
    check("+49 151", "'+49 151");
    check("-5", "'-5");
    check("@lena", "'@lena");
    check("\tx", "'\tx");
    check("\rx", "'\rx");
    check("＝1", "'＝1");
    check("'=1", "''=1");
    check("''=1", "'''=1");
    check("'n Sync", "'n Sync");
    check("1=1", "1=1");
    check("", "");
}

proptest! {
    #[test]
    fn whatever_a_text_holds_no_letter_of_it_is_lost(text in "[ab\"\\\\\t\n\r,;|= ]{0,60}", is_pasted in any::<bool>()) {
        let name = if is_pasted { "" } else { "list.csv" };
        let letters = |text: &str| text.chars().filter(|c| c.is_alphabetic()).collect::<String>();
        let read = codec::read(text.as_bytes(), name, &mut |_| {});
        let cells = read.map(|workbook| workbook.sheets[0].rows.concat()).unwrap_or_default();
        let found: String = cells.iter().map(|cell| letters(&cell.text())).collect();
        prop_assert_eq!(found, letters(&text));
    }
}
