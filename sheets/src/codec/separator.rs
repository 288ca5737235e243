//! What stands between the cells of a text.

use csv_core::{ReadFieldResult, Reader, ReaderBuilder};
use std::cmp::Reverse;

/// How much is looked at, in bytes and in rows.
const SAMPLE: usize = 256 << 10;
const ROWS: usize = 200;

/// Most likely first: the later ones stand in cells more often.
const SEPARATORS: [u8; 4] = [b'\t', b';', b'|', b','];

/// The separator of a text, by what divides most of its rows into equally many cells; `None` where nothing does. In a
/// pasted block a tab is one wherever it stands.
pub fn find(text: &str, is_pasted: bool) -> Option<u8> {
    if is_pasted && text.contains('\t') {
        return Some(b'\t');
    }
    let sample = &text.as_bytes()[..text.len().min(SAMPLE)];
    let counts = SEPARATORS.map(|separator| {
        let widths = widths(sample, separator);
        let alike = |width: usize| widths.iter().filter(|other| **other == width).count();
        let most = widths.iter().filter(|width| **width > 1).map(|width| (alike(*width), *width)).max();
        (most.unwrap_or_default(), widths.len(), separator)
    });
    // Of those that divide equally many rows the one that makes most cells, then the one that leaves fewest rows
    // undivided, and of equal ones the first.
    let best = counts.iter().rev().max_by_key(|(most, rows, _)| (*most, Reverse(*rows)))?;
    let ((most, _), rows, separator) = *best;
    (most > 0 && most * 3 >= rows).then_some(separator)
}

/// Reads separated text.
pub fn reader(separator: Option<u8>, quotes: bool) -> Reader {
    // A list of one column has no separator; this one is in no text.
    ReaderBuilder::new().delimiter(separator.unwrap_or(0)).quoting(quotes).build()
}

/// How many cells each of the first rows has.
fn widths(sample: &[u8], separator: u8) -> Vec<usize> {
    let mut reader = reader(Some(separator), true);
    let mut input = sample;
    let mut output = [0; 1024];
    let (mut widths, mut width) = (Vec::new(), 0);
    while widths.len() < ROWS {
        let (result, read, _) = reader.read_field(input, &mut output);
        input = &input[read..];
        match result {
            ReadFieldResult::Field { record_end } => {
                width += 1;
                if record_end {
                    widths.push(width);
                    width = 0;
                }
            }
            ReadFieldResult::InputEmpty | ReadFieldResult::OutputFull => {}
            ReadFieldResult::End => break,
        }
    }
    widths
}
