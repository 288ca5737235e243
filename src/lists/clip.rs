//! Tables of the clipboard that say more than the text beside them: links to profiles, line breaks, cells that span rows.

use super::links::{Told, told};
use crate::domain::figure::Figure;

/// A cell of a table of the clipboard.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClipCell {
    /// What a person reads in it.
    pub text: String,
    /// Where its first link leads; empty for none.
    pub link: String,
    /// Over how many rows it goes.
    pub rows: usize,
    /// Over how many columns it goes.
    pub columns: usize,
}

/// Most cells that are made of those that span several.
const MOST: usize = 400_000;

/// A table as the text of a spreadsheet's clipboard; `None` where it says no more than the plain text does.
///
/// A link takes the place of a handle, which tells no network; beside a name it is put into a column of its own. A cell
/// that spans rows stands in each of them.
pub fn text(rows: Vec<Vec<ClipCell>>) -> Option<String> {
    let is_more = |cell: &ClipCell| cell.text.contains('\n') || cell.rows > 1 || told(&cell.text, &cell.link).is_some();
    if rows.iter().flatten().count() < 2 || !rows.iter().flatten().any(is_more) {
        return None;
    }
    let rows = spread(rows)?;
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    let beside = |at: usize| {
        let cells = rows.iter().filter_map(|row| row.get(at));
        cells.clone().any(|cell| matches!(told(&cell.text, &cell.link), Some(Told::Beside(_))))
    };
    let is_beside: Vec<bool> = (0..width).map(beside).collect();
    let line = |(number, row): (usize, &Vec<ClipCell>)| {
        let cells = (0..width).flat_map(|at| {
            let cell = row.get(at).cloned().unwrap_or_default();
            let (text, link) = match told(&cell.text, &cell.link) {
                Some(Told::Instead(text)) => (text, String::new()),
                Some(Told::Beside(link)) => (cell.text, link),
                // The first row may hold headings, and a column without one means what its values are.
                None if number == 0 && !cell.text.is_empty() => (cell.text.clone(), format!("{} link", cell.text)),
                None => (cell.text, String::new()),
            };
            std::iter::once(text).chain(is_beside.get(at).is_some_and(|is| *is).then_some(link))
        });
        cells.map(|text| quoted(&text)).collect::<Vec<_>>().join("\t")
    };
    Some(rows.iter().enumerate().map(line).collect::<Vec<_>>().join("\n"))
}

/// The same with a cell for each place; `None` where those are too many.
fn spread(rows: Vec<Vec<ClipCell>>) -> Option<Vec<Vec<ClipCell>>> {
    let height = rows.len();
    let mut all: Vec<Vec<Option<ClipCell>>> = vec![Vec::new(); height];
    let mut count = 0;
    for (number, row) in rows.into_iter().enumerate() {
        let mut at = 0;
        for cell in row {
            while all.get(number)?.get(at).is_some_and(Option::is_some) {
                at += 1;
            }
            let (down, right) = (cell.rows.clamp(1, height - number), cell.columns.clamp(1, 1000));
            // A price that stands once for several rows is said once.
            let is_figure = Figure::parse(&cell.text).is_some_and(|figure| figure.value(None).is_some());
            for (depth, below) in all.get_mut(number..number + down)?.iter_mut().enumerate() {
                count += at + right;
                if count > MOST {
                    return None;
                }
                below.resize(below.len().max(at + right), None);
                if let Some(place) = below.get_mut(at) {
                    *place = Some(if is_figure && depth > 0 { ClipCell::default() } else { cell.clone() });
                }
                // What goes over columns is said once.
                for place in below.iter_mut().skip(at + 1).take(right - 1) {
                    *place = Some(ClipCell::default());
                }
            }
            at += right;
        }
    }
    Some(all.into_iter().map(|row| row.into_iter().map(Option::unwrap_or_default).collect()).collect())
}

fn quoted(text: &str) -> String {
    if text.contains(['\t', '\n', '\r', '"']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `text>link` a cell, `|` between cells, `⏎` a line break, `^` for each row more that it goes over.
    fn check(table: &str, expected: Option<&str>) {
        let cell = |said: &str| {
            let (text, link) = said.trim().split_once('>').unwrap_or((said.trim(), ""));
            let bare = text.trim_end_matches('^');
            let rows = 1 + text.len() - bare.len();
            ClipCell { text: bare.replace('⏎', "\n"), link: link.to_owned(), rows, columns: 1 }
        };
        let rows = table.lines().map(|line| line.split('|').map(cell).collect()).collect();
        assert_eq!(text(rows).as_deref(), expected, "{table}");
    }

    #[test]
    fn what_the_plain_text_says_as_well_is_left_to_it() {
        check("Name|Followers\nLena|42", None);
        check("Name|Site\nLena|blog>https://lena.blog", None);
        check("Name|Link\nLena|https://x.com/lena>https://x.com/lena", None);
        check("one", None);
    }

    #[test]
    fn links_tell_networks_and_addresses() {
        check("Who\n@lena>https://www.tiktok.com/@lena", Some("Who\nhttps://www.tiktok.com/@lena"));
        check("lena>https://instagram.com/lena|42k", Some("https://instagram.com/lena\t42k"));
        check(
            "Name|Age\nLena Fischer>https://instagram.com/lena|30\nTom|31",
            Some("Name\tName link\tAge\nLena Fischer\thttps://instagram.com/lena\t30\nTom\t\t31"),
        );
        check("Name|Mail\nLena|Write>mailto:l@x.de?subject=a", Some("Name\tMail\nLena\tl@x.de"));
    }

    #[test]
    fn line_breaks_stay_in_their_cell_and_wide_cells_in_their_rows() {
        check("Name|Note\nLena|two⏎\"lines\"", Some("Name\tNote\nLena\t\"two\n\"\"lines\"\"\""));
        check("Name|Type|Fee\nLena^|Reel|1.500 €^\nStory", Some("Name\tType\tFee\nLena\tReel\t1.500 €\nLena\tStory\t"));
        check("Name|Handle\nLena^|@a\n@b\nTom|@c", Some("Name\tHandle\nLena\t@a\nLena\t@b\nTom\t@c"));
    }

    #[test]
    fn a_span_of_millions_is_bounded() {
        let wide =
            |_| ClipCell { text: "x\ny".to_owned(), rows: usize::MAX, columns: usize::MAX, ..ClipCell::default() };
        let rows: Vec<Vec<ClipCell>> = (0..1000).map(|_| (0..5).map(wide).collect()).collect();
        assert_eq!(text(rows), None);
    }
}
