//! Where cells lead, where that tells more than what stands in them.

use super::accounts::is_link;
use super::header::{COLUMNS, Head};
use super::known::{self, Known};
use super::networks;
use super::words::{is_among, words};
use crate::domain::handle::Handle;
use crate::domain::network::Network;
use crate::sheets::{Cell, Link, Sheet};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What a link tells that the text does not.
pub enum Told {
    /// All that the text tells, and more.
    Instead(String),
    /// Something else.
    Beside(String),
}

/// What a link tells that the text does not; `None` for nothing.
pub fn told(text: &str, target: &str) -> Option<Told> {
    let text = text.trim();
    let instead = |target: &str| Some(Told::Instead(target.to_owned()));
    if let Some(email) = target.strip_prefix("mailto:") {
        let email = email.split('?').next().unwrap_or_default();
        return if email.contains('@') && !text.contains('@') { instead(email) } else { None };
    }
    if let Some(phone) = target.strip_prefix("tel:") {
        return if text.contains(|c: char| c.is_ascii_digit()) { None } else { instead(phone) };
    }
    if !is_link(target) || Handle::from_link(text).is_some_and(|(_, read)| read.is_ok()) {
        return None;
    }
    if says_little(text) {
        return instead(target);
    }
    let (_, handle) = Handle::from_link(target)?;
    let handle = handle.ok()?;
    if is_link(text) {
        return None;
    }
    let is_same = Handle::parse(Network::OTHERS, text).is_ok_and(|bare| bare == handle);
    if is_same || text.starts_with('@') { instead(target) } else { Some(Told::Beside(target.to_owned())) }
}

/// Whether a text says no more than that there is a link: "Link", "View profile", "Instagram", "→".
pub fn says_little(text: &str) -> bool {
    const LINKS: &str = "link links url urls here click view open profile profiles see visit page website web site \
        hier klicken ansehen profil offnen seite anzeigen aqui ver perfil enlace abrir haz clic ici voir lien cliquez \
        ouvrir qui vedi profilo apri collegamento clique abra";
    const JOINING: &str = "go to the zum zur el il le o";
    let words = words(text);
    let is_link = |word: &String| is_among(LINKS, word) || networks::of_word(word).is_some();
    let is_more = |word: &String| !is_link(word) && !is_among(JOINING, word);
    words.is_empty() || (words.len() <= 4 && words.iter().any(is_link) && !words.iter().any(is_more))
}

/// A sheet whose links stand in its cells: instead of a text that tells less, or in a column of their own.
pub fn resolved(sheet: Arc<Sheet>, head: Head) -> Arc<Sheet> {
    if sheet.links.is_empty() {
        return sheet;
    }
    let titles = head.titles(&sheet);
    let known: Vec<Option<Known>> = titles.iter().map(|title| known::heading(title).map(|it| it.known)).collect();
    let has_names = known.iter().flatten().any(|it| matches!(it, Known::Name | Known::FirstName | Known::LastName));
    let mut resolved = Sheet { links: Vec::new(), ..(*sheet).clone() };
    let mut beside: BTreeMap<usize, Vec<(usize, &str)>> = BTreeMap::new();
    for Link { row, column, target } in
        sheet.links.iter().filter(|link| link.row >= head.first && link.column < COLUMNS)
    {
        let Some(cells) = resolved.rows.get_mut(*row) else { continue };
        let text = cells.get(*column).map(|cell| cell.text().into_owned()).unwrap_or_default();
        let is_of_accounts = matches!(known.get(*column), Some(Some(Known::Handle | Known::OfNetwork)));
        match told(&text, target) {
            Some(Told::Beside(link)) if is_of_accounts && (has_names || !text.contains(' ')) => {
                put(cells, *column, link);
            }
            Some(Told::Instead(text)) => put(cells, *column, text),
            Some(Told::Beside(_)) => beside.entry(*column).or_default().push((*row, target)),
            None => {}
        }
    }
    // From the right, so that the columns on the left keep their places.
    for (column, links) in beside.into_iter().rev() {
        let title = titles.get(column).filter(|title| !title.is_empty()).map(|title| format!("{title} link"));
        insert_column(&mut resolved, column + 1);
        for (row, link) in links.into_iter().map(|(row, link)| (row, link.to_owned())).chain(head.row.zip(title)) {
            if let Some(cells) = resolved.rows.get_mut(row) {
                put(cells, column + 1, link);
            }
        }
    }
    Arc::new(resolved)
}

fn put(cells: &mut Vec<Cell>, column: usize, text: String) {
    if cells.len() <= column {
        cells.resize_with(column + 1, Cell::default);
    }
    cells[column] = Cell::Text(text);
}

fn insert_column(sheet: &mut Sheet, at: usize) {
    for cells in sheet.rows.iter_mut().filter(|cells| cells.len() >= at) {
        cells.insert(at, Cell::default());
    }
    for merged in &mut sheet.merged {
        if merged.column >= at {
            merged.column += 1;
        } else if merged.column + merged.columns > at {
            merged.columns += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_tell_what_texts_do_not() {
        let check = |text: &str, target: &str, expected: &str| {
            let found = match told(text, target) {
                Some(Told::Instead(text)) => format!("instead {text}"),
                Some(Told::Beside(link)) => format!("beside {link}"),
                None => String::new(),
            };
            assert_eq!(found, expected, "{text}");
        };
        let (lena, instead) = ("https://instagram.com/lena", "instead https://instagram.com/lena");
        for text in [
            "Link",
            "",
            "here",
            "View profile",
            "Instagram",
            "IG",
            "→",
            "🔗",
            "Zum Profil",
            "voir le profil",
            "@lena",
            "lena",
        ] {
            check(text, lena, instead);
        }
        check("@lena.c", lena, instead);
        check("Lena Fischer", lena, "beside https://instagram.com/lena");
        check("42,900", lena, "beside https://instagram.com/lena");
        check("https://instagram.com/lena", lena, "");
        check("https://lena.blog", lena, "");
        check("Link", "https://lena.blog/a", "instead https://lena.blog/a");
        check("Lena's blog", "https://lena.blog/a", "");
        check("Write", "mailto:l@example.com?subject=a", "instead l@example.com");
        check("l@example.com", "mailto:other@example.com", "");
        check("Call", "tel:+49151234", "instead +49151234");
        check("0151 234", "tel:+49151234", "");
        check("Link", "file:///C:/list.xlsx", "");
        check("Link", "#Sheet2!A1", "");
    }
}
