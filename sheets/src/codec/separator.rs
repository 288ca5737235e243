//! What stands between the cells of a text.

use super::fields::Fields;
use std::cmp::Reverse;

/// How much is looked at, in bytes and in records.
const SAMPLE: usize = 256 << 10;
const RECORDS: usize = 200;

/// What may part cells. Most likely first: the later ones stand in cells more often.
pub const SEPARATORS: [u8; 4] = [b'\t', b';', b'|', b','];

/// The separator of a text, by what divides most of its records into equally many fields, the headings above all;
/// `None` where nothing does. In a pasted block a tab is one wherever it stands.
pub fn find(text: &str, is_pasted: bool) -> Option<u8> {
    if is_pasted && text.contains('\t') {
        return Some(b'\t');
    }
    let records = records(text);
    let first = records.iter().position(|counts| counts.iter().any(|count| *count > 0))?;
    let candidates = SEPARATORS.iter().enumerate().filter_map(|(place, separator)| {
        let widths = || records.iter().map(|counts| counts[place] + 1);
        let alike = |width: usize| widths().filter(|other| *other == width).count();
        let (most, width) = widths().filter(|width| *width > 1).map(|width| (alike(width), width)).max()?;
        // Programs leave out what is empty at the end of a record, so shorter ones count half.
        let shorter = widths().filter(|other| (2..width).contains(other)).count();
        // Headings have values below them; a title with a comma in it has the headings there.
        let is_divided = |record: usize| records.get(record).is_none_or(|counts| counts[place] > 0);
        let has_headings = records[first][place] + 1 >= width && is_divided(first + 1);
        let points = most * 2 + shorter + if has_headings { records.len() } else { 0 };
        (most * 3 >= records.len()).then_some((points, width, Reverse(place), *separator))
    });
    candidates.max().map(|(.., separator)| separator)
}

/// How often each separator stands in each of the first records. What is in quotes does not count, whichever separator
/// stands before the quotes: another one would take a text of several lines apart.
fn records(text: &str) -> Vec<[usize; SEPARATORS.len()]> {
    let sample = &text[..text.floor_char_boundary(SAMPLE)];
    let mut records = Vec::new();
    let mut counts = [0; SEPARATORS.len()];
    for field in Fields::of(sample, &SEPARATORS) {
        match SEPARATORS.iter().position(|separator| Some(*separator) == field.separator) {
            Some(place) => counts[place] += 1,
            None => records.push(std::mem::take(&mut counts)),
        }
        if records.len() == RECORDS {
            break;
        }
    }
    records
}
