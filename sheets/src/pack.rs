//! Workbooks and books as bytes, on their way between the page and the worker, whose modules share no memory. Never
//! stored: both sides are of one build.

use crate::{Book, Cell, Link, Merged, Sheet, Table, Value, Workbook};
use chrono::{Datelike, NaiveDate};

/// What was read, as bytes.
pub fn workbook(workbook: &Workbook) -> Vec<u8> {
    let mut out = Packing(Vec::new());
    out.list(&workbook.sheets, |out, sheet| {
        out.text(&sheet.name);
        out.list(&sheet.rows, |out, row| {
            out.list(row, |out, cell| match cell {
                Cell::Text(text) => out.tagged(0, text),
                Cell::Number(number) => out.tagged(1, number),
                Cell::Date(day) => out.day(2, *day),
            });
        });
        out.list(&sheet.links, |out, link| {
            out.numbers(&[link.row, link.column]);
            out.text(&link.target);
        });
        out.list(&sheet.merged, |out, it| out.numbers(&[it.row, it.column, it.rows, it.columns]));
    });
    out.0
}

/// What [`workbook`] packed; `None` where the bytes are of something else.
pub fn to_workbook(bytes: &[u8]) -> Option<Workbook> {
    let sheet = |from: &mut Unpacking<'_>| {
        let cell = |from: &mut Unpacking<'_>| match from.byte()? {
            0 => from.text().map(Cell::Text),
            1 => from.text().map(Cell::Number),
            2 => from.day().map(Cell::Date),
            _ => None,
        };
        let (name, rows) = (from.text()?, from.list(|from| from.list(cell))?);
        let link = |from: &mut Unpacking<'_>| {
            let [row, column] = from.numbers()?;
            Some(Link { row, column, target: from.text()? })
        };
        let links = from.list(link)?;
        let merged = |from: &mut Unpacking<'_>| {
            from.numbers().map(|[row, column, rows, columns]| Merged { row, column, rows, columns })
        };
        Some(Sheet { name, rows, links, merged: from.list(merged)? })
    };
    Some(Workbook { sheets: Unpacking(bytes).list(sheet)? })
}

/// What is to be written, as bytes.
pub fn book(book: &Book) -> Vec<u8> {
    let mut out = Packing(Vec::new());
    out.text(&book.title);
    out.day(0, book.made);
    out.tagged(book.decimals, &book.currency);
    out.list(&book.tables, |out, table| {
        out.tagged(u8::from(table.is_list) | u8::from(table.has_ids) << 1, &table.name);
        out.list(&table.headings, |out, heading| out.text(heading));
        out.list(&table.rows, |out, row| {
            out.list(row, |out, value| match value {
                Value::Text(text) => out.tagged(0, text),
                Value::Number(text) => out.tagged(1, text),
                Value::Percent(text) => out.tagged(2, text),
                Value::Money(text) => out.tagged(3, text),
                Value::Day(day) => out.day(4, *day),
            });
        });
    });
    out.0
}

/// What [`book`] packed; `None` where the bytes are of something else.
pub fn to_book(bytes: &[u8]) -> Option<Book> {
    let mut from = Unpacking(bytes);
    let title = from.text()?;
    from.byte()?;
    let made = from.day()?;
    let (decimals, currency) = (from.byte()?, from.text()?);
    let value = |from: &mut Unpacking<'_>| match from.byte()? {
        0 => from.text().map(Value::Text),
        1 => from.text().map(Value::Number),
        2 => from.text().map(Value::Percent),
        3 => from.text().map(Value::Money),
        4 => from.day().map(Value::Day),
        _ => None,
    };
    let table = |from: &mut Unpacking<'_>| {
        let (marks, name) = (from.byte()?, from.text()?);
        let (is_list, has_ids) = (marks & 1 == 1, marks & 2 == 2);
        Some(Table {
            name,
            is_list,
            has_ids,
            headings: from.list(Unpacking::text)?,
            rows: from.list(|from| from.list(value))?,
        })
    };
    Some(Book { title, made, currency, decimals, tables: from.list(table)? })
}

struct Packing(Vec<u8>);

impl Packing {
    fn number(&mut self, number: u32) {
        self.0.extend_from_slice(&number.to_le_bytes());
    }

    /// Places in a sheet, of which none is beyond what 32 bits can count.
    fn numbers(&mut self, numbers: &[usize]) {
        numbers.iter().for_each(|number| self.number(u32::try_from(*number).unwrap_or(u32::MAX)));
    }

    fn text(&mut self, text: &str) {
        // A text has at most `TEXT` bytes, and a module has no room for more than 32 bits can count.
        self.number(text.len() as u32);
        self.0.extend_from_slice(text.as_bytes());
    }

    fn tagged(&mut self, tag: u8, text: &str) {
        self.0.push(tag);
        self.text(text);
    }

    fn day(&mut self, tag: u8, day: NaiveDate) {
        self.0.push(tag);
        self.0.extend_from_slice(&day.num_days_from_ce().to_le_bytes());
    }

    fn list<T>(&mut self, items: &[T], mut pack: impl FnMut(&mut Self, &T)) {
        self.number(items.len() as u32);
        items.iter().for_each(|item| pack(self, item));
    }
}

struct Unpacking<'b>(&'b [u8]);

impl Unpacking<'_> {
    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    fn four(&mut self) -> Option<[u8; 4]> {
        let (four, rest) = self.0.split_first_chunk()?;
        self.0 = rest;
        Some(*four)
    }

    fn numbers<const N: usize>(&mut self) -> Option<[usize; N]> {
        let mut numbers = [0; N];
        for number in &mut numbers {
            *number = u32::from_le_bytes(self.four()?) as usize;
        }
        Some(numbers)
    }

    fn text(&mut self) -> Option<String> {
        let length = u32::from_le_bytes(self.four()?) as usize;
        let (text, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        String::from_utf8(text.to_vec()).ok()
    }

    fn day(&mut self) -> Option<NaiveDate> {
        NaiveDate::from_num_days_from_ce_opt(i32::from_le_bytes(self.four()?))
    }

    fn list<T>(&mut self, mut unpack: impl FnMut(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        let length = u32::from_le_bytes(self.four()?);
        (0..length).map(|_| unpack(self)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_packed_is_unpacked() {
        let day = NaiveDate::from_ymd_opt(2027, 6, 10).unwrap();
        let rows = vec![vec![Cell::from("Ana"), Cell::Number("-1.5".into()), Cell::Date(day)], vec![]];
        let links = vec![Link { row: 1, column: 0, target: "https://example.com/ä".into() }];
        let merged = vec![Merged { row: 1, column: 2, rows: 3, columns: 4 }];
        let read = Workbook { sheets: vec![Sheet { name: "Été".into(), rows, links, merged }, Sheet::default()] };
        assert_eq!(to_workbook(&workbook(&read)), Some(read));
        let row = |value: fn(String) -> Value| vec![value("1".into()), Value::NOTHING, Value::Day(day)];
        let table = Table {
            name: "Tasks".into(),
            headings: vec!["A".into()],
            rows: vec![row(Value::Text), row(Value::Number), row(Value::Percent), row(Value::Money)],
            is_list: true,
            has_ids: true,
        };
        let tables = vec![Table { is_list: false, ..table.clone() }, table];
        let written = Book { title: "T".into(), made: day, currency: "KWD".into(), decimals: 3, tables };
        let bytes = book(&written);
        assert_eq!(to_book(&bytes), Some(written));
        for end in 0..bytes.len() {
            assert_eq!(to_book(&bytes[..end]), None, "{end}");
        }
    }
}
