//! What lists call tasks: `2x Reel + 1 Story`.

use super::draft::TaskDraft;
use super::networks;
use super::words::words;
use crate::domain::characters;
use crate::domain::network::Network;
use crate::domain::task::{TaskKind, counts_by_default};

/// What a cell asks for: how many of what, with the network where the cell tells it.
pub fn items(text: &str) -> Vec<(usize, Option<Network>, String)> {
    let text = characters::without_noise(text);
    let parts = text.split(['+', ',', ';', '\n', '&', '|', '•']).flat_map(|part| part.split(" and ")).flat_map(several);
    parts.map(str::trim).filter(|part| !part.is_empty()).map(item).collect()
}

/// The network of something that stands beside others in one cell: where there are Reels, the Stories are.
pub fn network_beside(items: &[(usize, Option<Network>, String)], what: &str) -> Option<Network> {
    let told = items.iter().find_map(|(.., other)| networks::told_by_type(other))?;
    networks::task_type(told, what).map(|_| told)
}

/// Whether a text asks for something of the catalogue: `Reel`, `2x IG Story`, `1 TikTok`.
pub fn is_task(text: &str) -> bool {
    let is_counted = text.starts_with(|c: char| c.is_ascii_digit());
    let is_one = |(_, network, what): &(usize, Option<Network>, String)| {
        let of_network = network.and_then(|network| networks::task_type(network, what));
        networks::is_task_type(what) || (is_counted && of_network.is_some())
    };
    items(text).iter().any(is_one)
}

/// The parts of a text that words or numbers part: `1 Reel 2 Stories`, `Reel und Story`. Each has to name a type of task.
fn several(text: &str) -> Vec<&str> {
    const JOINING: &[&str] = &[" und ", " y ", " et ", " e ", " plus ", " / ", " mas ", " más ", " sowie ", " con "];
    for word in JOINING {
        let parts: Vec<&str> = text.split(word).collect();
        if parts.len() > 1 && parts.iter().all(|part| names_task(part)) {
            return parts;
        }
    }
    let mut parts = Vec::new();
    let mut rest = text.trim();
    while let Some(at) = rest.match_indices(' ').map(|(at, _)| at + 1).find(|at| {
        let (before, behind) = rest.split_at(*at);
        let begins = |text: &str| text.starts_with(|c: char| c.is_ascii_digit());
        begins(before) && begins(behind) && names_task(before) && names_task(behind.trim_end())
    }) {
        let (before, behind) = rest.split_at(at);
        parts.push(before);
        rest = behind;
    }
    parts.push(rest);
    parts
}

/// Whether a part begins with the count and the type of a task.
fn names_task(part: &str) -> bool {
    let (_, what) = counted(part.trim());
    let mut all = words(what);
    let network = networks::take(&mut all);
    let of_network = network.is_some_and(|network| networks::task_type(network, &own_name(network)).is_some());
    networks::is_task_type(what)
        || (all.is_empty() && of_network)
        || all.first().is_some_and(|first| networks::is_task_type(first))
}

/// The network's own name as a word, by which some of what is done there is called: "1 TikTok".
fn own_name(network: Network) -> String {
    super::words::squash(network.key())
}

fn item(part: &str) -> (usize, Option<Network>, String) {
    let (count, what) = counted(part);
    let mut rest = words(what);
    let network = match networks::named(what.strip_suffix('s').unwrap_or(what)) {
        // "TikToks"
        Some(network) => {
            rest.clear();
            Some(network)
        }
        None => networks::take(&mut rest),
    };
    // Without the network it must still say something, or the network's name is that of what is done there.
    let said = network.map(|network| if rest.is_empty() { own_name(network) } else { rest.concat() });
    match (network, said) {
        (Some(network), Some(said)) if networks::task_type(network, &said).is_some() => (count, Some(network), said),
        _ => (count, None, what.to_owned()),
    }
}

/// `2x Reel`, `2 Reels`, `Reel x2`, `Reel (2)`.
fn counted(part: &str) -> (usize, &str) {
    let digits = part.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = part.split_at(digits);
    let rest = rest.trim_start();
    let behind = rest.strip_prefix(['x', 'X', '×']).unwrap_or(rest);
    let is_parted = behind.starts_with(' ')
        || behind.len() == rest.len()
        || behind.starts_with(char::is_uppercase)
        || networks::is_task_type(behind);
    if let (Ok(count), true) = (number.parse(), is_parted && !behind.trim().is_empty()) {
        return (count, behind.trim());
    }
    let end = part.trim_end_matches(')');
    let before = end.trim_end_matches(|c: char| c.is_ascii_digit());
    let mark = before.trim_end_matches(['x', 'X', '×', '(']);
    let is_marked = mark.len() < before.len() && mark.ends_with(' ');
    match end.get(before.len()..).map(str::parse) {
        Some(Ok(count)) if is_marked => (count, mark.trim()),
        _ => (1, part),
    }
}

/// What a task is in the catalogue, for somebody with accounts on these networks; Others with the text where it is
/// none.
pub fn kind(task: &TaskDraft, accounts: &[Network]) -> TaskKind {
    let listed =
        |network: Network| networks::task_type(network, &task.text).map(|kind| TaskKind::Listed { network, kind });
    let other = |text: &str| other(task, text);
    if let Some(network) = task.network {
        return listed(network).unwrap_or_else(|| other(networks::suggestion(&task.text).unwrap_or(&task.text)));
    }
    if let Some(suggestion) = networks::suggestion(&task.text) {
        return other(suggestion);
    }
    let told = networks::told_by_type(&task.text).and_then(listed);
    let mut theirs = accounts.iter().copied().filter_map(listed);
    told.or_else(|| theirs.next().filter(|_| theirs.next().is_none())).unwrap_or_else(|| other(&task.text))
}

/// What a task is in the catalogue, by the words that our own tables have for it.
pub fn written(task: &TaskDraft) -> TaskKind {
    let listed = task.network.and_then(|network| {
        let kind = network.types().iter().find(|kind| kind.name == task.text)?;
        Some(TaskKind::Listed { network, kind })
    });
    listed.unwrap_or_else(|| other(task, &task.text))
}

fn other(task: &TaskDraft, text: &str) -> TaskKind {
    TaskKind::Other { publication: task.publication.unwrap_or_else(|| counts_by_default(text)), text: text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tasks_are_counted_and_parted() {
        let check = |text: &str, expected: &str| {
            let said: Vec<String> = items(text)
                .iter()
                .map(|(count, network, what)| format!("{count} {} {what}", network.map_or("-", Network::short_name)))
                .collect();
            assert_eq!(said.join(" | "), expected, "{text}");
        };
        check("Reel", "1 - Reel");
        check("2x Reel + 1 Story", "2 - Reel | 1 - Story");
        check("3 Stories", "3 - Stories");
        check("Reel x2, Story (3)", "2 - Reel | 3 - Story");
        check("IG Story & TikTok video", "1 IG story | 1 TT video");
        check("Blog post", "1 - Blog post");
        check("1 TikTok", "1 TT tiktok");
        check("2 TikToks", "2 TT tiktok");
        check("1 Reel + 2 Stories", "1 - Reel | 2 - Stories");
        check("2x IG Story", "2 IG story");
        check("2 x IG Story", "2 IG story");
        check("2× Insta Stories", "2 IG stories");
        check("2xReel", "2 - Reel");
        check("3xstory", "3 - story");
        check("1 Reel 2 Stories", "1 - Reel | 2 - Stories");
        check("1 IG Reel 3 IG Stories 1 TikTok", "1 IG reel | 3 IG stories | 1 TT tiktok");
        check("1 Reel und 2 Stories", "1 - Reel | 2 - Stories");
        check("Reel y Story", "1 - Reel | 1 - Story");
        check("1 x Reel / 2 x Story", "1 - Reel | 2 - Story");
        check("1 YouTube", "1 YT youtube");
        check("IG Reel x2", "2 IG reel");
        check("Meet y greet", "1 - Meet y greet");
        check("Story 24 hours", "1 - Story 24 hours");
        check("\u{200e}2x Story", "2 - Story");
        check("", "");
        check("4", "1 - 4");
        check("99999999999999999999 Reels", "1 - 99999999999999999999 Reels");
    }

    #[test]
    fn types_are_matched_by_the_network_the_word_or_the_accounts() {
        let network = |key: &str| Network::from_key(key).expect("a network");
        let check = |at: Option<&str>, text: &str, accounts: &[&str], expected: &str| {
            let task = TaskDraft { network: at.map(network), text: text.to_owned(), ..TaskDraft::default() };
            let accounts: Vec<Network> = accounts.iter().copied().map(network).collect();
            let kind = kind(&task, &accounts);
            assert_eq!(format!("{} {}", kind.network().short_name(), kind.name()), expected, "{text}");
        };
        check(Some("instagram"), "Reel", &[], "IG Video");
        check(Some("tiktok"), "Shoutout", &[], "Other Shoutout");
        check(None, "Reel", &[], "IG Video");
        check(None, "Stream", &["youtube"], "TW Stream");
        check(None, "Video", &["youtube"], "YT Video");
        check(None, "Video", &["youtube", "tiktok"], "Other Video");
        check(None, "event", &["youtube"], "Other Event attendance");
        check(None, "Unboxing", &["youtube"], "Other Unboxing");
    }
}
