//! Accounts as they stand in one cell: links, handles, several of them, with a network or followers beside them.

use super::networks;
use crate::domain::figure::Figure;
use crate::domain::followers;
use crate::domain::handle::Handle;
use crate::domain::network::Network;

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

/// The accounts of a cell, and a sentence for each part that names none. `column` is the network that the cells of the
/// column are about.
pub fn read(cell: &str, column: Option<Network>) -> (Vec<Named>, Vec<String>) {
    let mut accounts: Vec<Named> = Vec::new();
    let mut refused = Vec::new();
    for item in items(cell) {
        match one(item, column) {
            Ok(account) if accounts.contains(&account) => {}
            Ok(account) => accounts.push(account),
            Err(why) => refused.push(why),
        }
    }
    (accounts, refused)
}

/// Whether a text is a link to somewhere.
pub fn is_link(text: &str) -> bool {
    let start = |what: &str| text.get(..what.len()).is_some_and(|start| start.eq_ignore_ascii_case(what));
    start("https://") || start("http://") || start("www.") || Handle::from_link(text).is_some()
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

fn one(item: &str, column: Option<Network>) -> Result<Named, String> {
    let (mut network, rest) = network_before(item, column);
    let mut rest = rest;
    let mut followers = None;
    // From the end: "(42k)", "(TikTok)", "on TikTok", "42k followers".
    while let Some((before, last)) = split_last(rest) {
        let bare = last.trim_matches(['(', ')', '[', ']']);
        let is_marked = bare.len() < last.len();
        let before = before.trim_end_matches(['-', '–', ':', '·']).trim_end();
        if before.is_empty() {
            break;
        }
        let of_network =
            networks::named(bare).filter(|_| is_marked || before.ends_with(" on") || before.ends_with(" auf"));
        let word = bare.to_ascii_lowercase();
        if let Some(found) = of_network.filter(|_| network.is_none()) {
            network = Some(found);
            rest = before.strip_suffix(" on").or_else(|| before.strip_suffix(" auf")).unwrap_or(before);
        } else if followers.is_none() && count(bare).is_some() {
            followers = count(bare);
            rest = before;
        } else if matches!(&*word, "followers" | "follower" | "subs" | "subscribers") {
            rest = before;
        } else {
            break;
        }
    }
    let rest = rest.trim().trim_matches(['<', '>', '"', '(', ')']).trim();
    let rest = rest.replace("%40", "@");
    if let Some((linked, read)) = Handle::from_link(&rest) {
        let handle = read.map_err(|why| format!("\"{item}\": {why}"))?;
        let url = address(linked, &rest, &handle);
        return Ok(Named { network: Some(linked), handle: handle.to_string(), url, followers });
    }
    if is_link(&rest) {
        return Ok(Named { network: Some(Network::OTHERS), handle: rest, url: None, followers });
    }
    let has_name = ["youtube", "facebook", "linkedin", "pinterest", "others"];
    let may_have_blanks = network.or(column).is_some_and(|it| has_name.contains(&it.key())) || rest.starts_with('@');
    if rest.contains(char::is_whitespace) && !may_have_blanks {
        return Err(format!("\"{item}\" is not a handle. A handle has no blanks in it."));
    }
    if rest.trim_start_matches('@').is_empty() {
        return Err(format!("\"{item}\" has no handle in it."));
    }
    Ok(Named { network: network.or(column), handle: rest, url: None, followers })
}

/// A count beside a handle. A small number without a letter may belong to the handle.
fn count(text: &str) -> Option<u64> {
    Figure::parse(text).as_ref().and_then(followers::of_figure).filter(|count| *count <= followers::MOST)
}

fn split_last(text: &str) -> Option<(&str, &str)> {
    let text = text.trim();
    let at = text.rfind(|c: char| c.is_whitespace() || c == '(')?;
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
    let start = ["/c/", "/channel/", "/user/", "/company/"].into_iter().find(|start| path.starts_with(start))?;
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
