//! Accounts as they stand in one cell: links, handles, several of them, with a network or followers beside them.

use super::networks;
use crate::domain::characters::without_noise;
use crate::domain::figure::Figure;
use crate::domain::figure_words::{self, Beside};
use crate::domain::followers;
use crate::domain::handle::{Handle, SHORTENED};
use crate::domain::network::Network;
use crate::domain::profile_link;

/// An account that a cell names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// The network, where the cell tells it.
    pub network: Option<Network>,
    /// The handle as it stands, to be read for its network; a whole link where [`Named::network`] is Others.
    pub handle: String,
    /// The address, where the handle alone would lead elsewhere.
    pub url: Option<String>,
    /// The followers, where they stand beside it.
    pub followers: Option<u64>,
}

/// The accounts of a cell, and a sentence for each part that names none or of which something is left out. `column` is the network that the cells of the
/// column are about.
pub fn read(cell: &str, column: Option<Network>) -> (Vec<Named>, Vec<String>) {
    let mut accounts: Vec<Named> = Vec::new();
    let mut said = Vec::new();
    let cell = without_noise(cell);
    for item in items(&cell) {
        match one(item, column) {
            Ok((account, remark)) => {
                said.extend(remark);
                if !accounts.contains(&account) {
                    accounts.push(account);
                }
            }
            Err(why) => said.push(why),
        }
    }
    (accounts, said)
}

/// Whether a text is a link to somewhere.
pub fn is_link(text: &str) -> bool {
    text.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("www.")) || profile_link::is_link(text)
}

/// Whether a text says that there is nothing.
pub fn is_nothing(text: &str) -> bool {
    const NOTHING: &str = "na none null nan tbd tba undefined keine ninguno ninguna aucun nessuno nenhum unknown";
    let text = text.trim();
    if text.len() > 12 || text.starts_with('@') {
        return false;
    }
    let squashed = super::words::squash(text);
    (squashed.is_empty() && text.is_ascii()) || super::words::is_among(NOTHING, &squashed)
}

/// Whether a text that may be any word says that there is nothing: of words, only those that are none.
pub fn is_dash(text: &str) -> bool {
    matches!(text.trim(), "-" | "--" | "–" | "—" | "n/a" | "N/A" | "#N/A")
}

/// The parts of a cell that may each be an account.
fn items(cell: &str) -> Vec<&str> {
    let mut items = Vec::new();
    let mut from = 0;
    let bytes = cell.as_bytes();
    for (at, mark) in cell.char_indices() {
        let next = bytes.get(at + 1).copied().unwrap_or(b' ');
        let is_alone = mark == '/' || mark == '&' || mark == '+';
        let ends = match mark {
            '\n' | '\r' | ';' | '|' | '•' => true,
            // A comma between digits parts thousands.
            ',' => !next.is_ascii_digit(),
            _ => is_alone && next == b' ' && at > 0 && bytes.get(at - 1) == Some(&b' '),
        };
        if ends {
            items.extend(cell.get(from..at));
            from = at + mark.len_utf8();
        }
    }
    items.extend(cell.get(from..));
    let several = items.into_iter().flat_map(|item| {
        let words: Vec<&str> = item.split_whitespace().collect();
        let is_each = words.len() > 1 && words.iter().all(|word| word.starts_with('@') || is_link(word));
        if is_each { words } else { vec![item.trim()] }
    });
    several.filter(|item| !is_nothing(item)).collect()
}

fn one(item: &str, column: Option<Network>) -> Result<(Named, Option<String>), String> {
    let (mut network, mut rest) = network_before(item, column);
    let mut followers = None;
    let mut left_out = Vec::new();
    if let Some((name, behind)) = before_at(rest) {
        left_out.push(name);
        rest = behind;
    }
    // From the end: "(42k)", "(TikTok)", "on TikTok", "42k followers", "(main account)", a heart.
    while let Some((before, last)) = split_last(rest) {
        let is_marked = last.starts_with(['(', '[']);
        let bare = last.trim_matches(['(', ')', '[', ']']).trim();
        let before = before.trim_end_matches(['-', '–', '—', ':', '·']).trim_end();
        if before.is_empty() {
            break;
        }
        let of_network =
            networks::named(bare).filter(|_| is_marked || before.ends_with(" on") || before.ends_with(" auf"));
        if let Some(found) = of_network.filter(|_| network.is_none()) {
            network = Some(found);
            rest = before.strip_suffix(" on").or_else(|| before.strip_suffix(" auf")).unwrap_or(before);
        } else if followers.is_none() && count(bare).is_some() {
            followers = count(bare);
            rest = before;
        } else if is_counted(bare) {
            rest = before;
        } else if is_marked && !allows_blanks(network.or(column)) {
            left_out.push(bare);
            rest = before;
        } else if !bare.contains(char::is_alphanumeric) && !allows_blanks(network.or(column)) {
            rest = before;
        } else {
            break;
        }
    }
    let name = network.or(column);
    if !allows_blanks(name) || rest.contains('@') {
        // A remark behind a dash, and signs before the handle.
        if let Some((before, behind)) = [" - ", " – ", " — "].iter().find_map(|dash| rest.split_once(dash)) {
            left_out.push(behind.trim());
            rest = before;
        }
        rest = rest.trim_matches(|c: char| c.is_whitespace() || is_symbol(c));
    }
    let rest = rest.trim().trim_matches(['<', '>', '"']).trim();
    let rest = rest.strip_prefix('(').map_or(rest, |inner| inner.trim_end_matches(')')).trim();
    let rest = rest.replace("%40", "@");
    left_out.retain(|text| !text.is_empty());
    let remark = (!left_out.is_empty()).then(|| format!("\"{}\" is taken as {rest}.", item.trim()));
    if let Some((linked, read)) = Handle::from_link(&rest) {
        let handle = read.map_err(|why| format!("\"{item}\": {why}"))?;
        let url = address(linked, &rest, &handle);
        return Ok((Named { network: Some(linked), handle: handle.to_string(), url, followers }, remark));
    }
    if profile_link::is_shortened(&rest) {
        return Err(format!("\"{item}\": {SHORTENED}"));
    }
    if is_link(&rest) {
        return Ok((Named { network: Some(Network::OTHERS), handle: rest, url: None, followers }, remark));
    }
    if rest.contains(char::is_whitespace) && !allows_blanks(name) && !rest.starts_with('@') {
        return Err(format!("\"{item}\" is not a handle. A handle has no blanks in it."));
    }
    if rest.trim_start_matches(['@', '＠']).is_empty() {
        return Err(format!("\"{item}\" has no handle in it."));
    }
    Ok((Named { network: name, handle: rest, url: None, followers }, remark))
}

/// What stands before a handle that is marked by `@`, and the handle with what stands behind it: `Lena Fischer (@lena)`.
fn before_at(item: &str) -> Option<(&str, &str)> {
    let at = ["(@", "[@", "<@", " @"].into_iter().find_map(|mark| item.find(mark))?;
    let (before, behind) = item.split_at(at);
    let name = before.trim_end_matches([' ', '-', '–', '—', ':', '|']).trim();
    let is_name = name.contains(char::is_alphanumeric) && !name.contains(['@', '(', '[', '/']);
    let behind = behind.trim_start_matches(['(', '[', '<', ' ']);
    let end = behind.find([')', ']', '>']).filter(|_| !behind.starts_with(' '))?;
    let is_alone = behind.get(end + 1..).is_some_and(|rest| rest.trim().is_empty());
    (is_name && is_alone).then(|| (name, behind.get(..end).unwrap_or(behind)))
}

/// Whether a character is an emoji, an arrow, a bullet or the like.
fn is_symbol(c: char) -> bool {
    matches!(c, '·' | '•' | '*' | '\u{200d}' | '\u{2010}'..='\u{2bff}' | '\u{3000}'..='\u{303f}' | '\u{fe0e}' | '\u{fe0f}' | '\u{1f000}'..='\u{1faff}')
}

/// Whether people have names with blanks on a network, which lists hold in place of handles.
fn allows_blanks(network: Option<Network>) -> bool {
    network.is_some_and(|it| matches!(it.key(), "youtube" | "facebook" | "linkedin" | "pinterest" | "others"))
}

/// Whether a word says what is counted: `followers`.
fn is_counted(word: &str) -> bool {
    figure_words::beside(word) == Some(Beside::Counted)
}

/// A count beside a handle. A small number without a letter may belong to the handle.
fn count(text: &str) -> Option<u64> {
    Figure::parse(text).as_ref().and_then(followers::of_figure).filter(|count| *count <= followers::MOST)
}

/// The last word of a text, or what stands in brackets at its end.
fn split_last(text: &str) -> Option<(&str, &str)> {
    let text = text.trim();
    let open = match text.chars().next_back() {
        Some(')') => text.rfind('('),
        Some(']') => text.rfind('['),
        _ => None,
    };
    let at = open.or_else(|| text.rfind(|c: char| c.is_whitespace() || c == '('))?;
    let (before, last) = text.split_at(at);
    Some((before.trim_end(), last.trim()))
}

/// The network whose name stands before the rest. In the column of another network it must be marked as such.
fn network_before(item: &str, column: Option<Network>) -> (Option<Network>, &str) {
    let ends = item.match_indices([' ', ':', '@', '-', '\u{a0}', '=']).take(4);
    let mut found = (None, item);
    for (at, _) in ends {
        let (before, rest) = item.split_at(at);
        let Some(network) = networks::named(before) else { continue };
        let behind = rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '-' | '–' | '='));
        let is_marked = rest.trim_start().starts_with([':', '@', '-', '–', '=']) || behind.starts_with('@');
        if !behind.is_empty() && (is_marked || column.is_none_or(|column| column == network)) {
            found = (Some(network), behind);
        }
    }
    found
}

/// The address of a link whose handle, put where handles mostly are, would lead to somebody else.
fn address(network: Network, link: &str, handle: &Handle) -> Option<String> {
    let path = link.split_once("://").map_or(link, |(_, rest)| rest);
    let path = &path[path.find('/')?..];
    let start = ["/c/", "/channel/", "/user/", "/company/", "/school/", "/showcase/"]
        .into_iter()
        .find(|start| path.starts_with(start))?;
    let host = network.profile_url("")?;
    let host = host.get(..host.find("://")? + 3 + host.split_once("://")?.1.find('/')?)?;
    Some(format!("{host}{start}{handle}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn cells_are_read_as_people_write_them() {
        let check = |cell: &str, column: Option<&str>, expected: &str| {
            let (accounts, refused) = read(cell, column.and_then(Network::from_key));
            let mut said: Vec<String> = accounts
                .iter()
                .map(|it| {
                    let network = it.network.map_or("?", Network::short_name);
                    let count = it.followers.map(|count| format!(" {count}")).unwrap_or_default();
                    format!("{network} {}{count}", it.handle)
                })
                .collect();
            said.extend(refused.iter().map(|_| "refused".to_owned()));
            assert_eq!(said.join(" | "), expected, "{cell}");
        };
        check("https://www.instagram.com/lena/?hl=en", None, "IG lena");
        check("youtube.com/@lena", None, "YT lena");
        check("x.com/lena", None, "X lena");
        check("tiktok.com/@lena", Some("instagram"), "TT lena");
        check("https://www.tiktok.com/%40lena", None, "TT lena");
        check("@lena", None, "? @lena");
        check("lena", Some("instagram"), "IG lena");
        check("@lena, @lena.cooks", Some("instagram"), "IG @lena | IG @lena.cooks");
        check("@lena @lena.cooks", Some("tiktok"), "TT @lena | TT @lena.cooks");
        check("IG: lena / TT: lena.tt", None, "IG lena | TT lena.tt");
        check("Instagram @lena 214000, TikTok @lena", None, "IG @lena 214000 | TT @lena");
        check("X (Twitter) @lena 5k", None, "X @lena 5000");
        check("Instagram: @lena (42.9k)\nYouTube: Lena Kocht", None, "IG @lena 42900 | YT Lena Kocht");
        check("lena (TikTok)", None, "TT lena");
        check("@lena on TikTok", None, "TT @lena");
        check("lena 214,000 followers", Some("instagram"), "IG lena 214000");
        check("https://lena.blog", None, "Other https://lena.blog");
        check("instagram.com/p/Cx1", None, "refused");
        check("Lena Fischer", Some("instagram"), "refused");
        check("Lena Kocht", Some("youtube"), "YT Lena Kocht");
        check("n/a", Some("instagram"), "");
        check("-", Some("instagram"), "");
        let instagram = Some("instagram");
        for cell in [
            "\u{200e}@lena",
            "\u{2068}@lena\u{2069}",
            "@\u{200f}lena",
            "lena\u{200b}",
            "\u{feff}@lena",
            "＠lena",
            "@lena 🎀",
            "🎀 @lena",
            "@lena ❤️ 🎉",
            "✨@lena✨",
            "• @lena",
            "<@lena>",
            "\"@lena\"",
            "@lena ✅",
            "→ @lena",
            "https://instagram.com/lena 🎀",
            "@le\u{ad}na",
        ] {
            let (accounts, said) = read(cell, instagram.and_then(Network::from_key));
            let handles: Vec<_> = accounts.iter().map(|it| Handle::parse(Network::OTHERS, &it.handle)).collect();
            assert_eq!((handles, said), (vec![Handle::parse(Network::OTHERS, "lena")], Vec::new()), "{cell}");
        }
        check("@lena (main)", instagram, "IG @lena | refused");
        check("@lena (main account)", instagram, "IG @lena | refused");
        check("@lena – food blogger from Berlin", instagram, "IG @lena | refused");
        check("lena - vegan food", instagram, "IG lena | refused");
        check("lena (ex @lena.old)", instagram, "IG lena | refused");
        check("@lena (main) (42k)", instagram, "IG @lena 42000 | refused");
        check("Lena Fischer (@lena)", instagram, "IG @lena | refused");
        check("Lena Fischer <@lena>", None, "? @lena | refused");
        check("@lena [DE]", instagram, "IG @lena | refused");
        check("@lena 5.4K followers", instagram, "IG @lena 5400");
        check("@lena (1,2 M abonnés)", instagram, "IG @lena 1200000");
        check("Lena Kocht 🎉 (Berlin)", Some("youtube"), "YT Lena Kocht 🎉 (Berlin)");
        check("https://www.instagram.com/_u/lena", None, "IG lena");
        check("https://www.instagram.com/tv/CabcDEF/", instagram, "refused");
        check("https://vm.tiktok.com/ZMabc/", Some("tiktok"), "refused");
        check("https://bit.ly/3abc", instagram, "refused");
        check("https://www.youtube.com/@%E6%A3%AE%E6%84%9B%E5%AD%90", Some("youtube"), "YT 森愛子");
        check("lena, LENA, lena", Some("instagram"), "IG lena | IG LENA");
    }

    #[test]
    fn an_address_is_kept_where_the_handle_would_lead_elsewhere() {
        let url = |text| read(text, None).0.first().and_then(|account| account.url.clone());
        assert_eq!(
            url("https://youtube.com/channel/UCabc?x=1").as_deref(),
            Some("https://www.youtube.com/channel/UCabc")
        );
        assert_eq!(
            url("https://de.linkedin.com/company/northwind/").as_deref(),
            Some("https://www.linkedin.com/company/northwind")
        );
        assert_eq!(url("https://instagram.com/lena"), None);
    }

    proptest! {
        #[test]
        fn no_cell_makes_it_panic(cell in "\\PC{0,20}|[@a-z0-9 ,;/|:().&+-]{0,30}") {
            let _ = read(&cell, None);
            let _ = read(&cell, Some(Network::OTHERS));
        }
    }
}
