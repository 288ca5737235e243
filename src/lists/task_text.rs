//! What lists call tasks: `2x Reel + 1 Story`.

use super::draft::TaskDraft;
use super::networks;
use super::words::words;
use crate::domain::network::Network;
use crate::domain::task::{TaskKind, counts_by_default};

/// What a cell asks for: how many of what, with the network where the cell tells it.
pub fn items(text: &str) -> Vec<(usize, Option<Network>, String)> {
    let parts = text.split(['+', ',', ';', '\n', '&', '|']).flat_map(|part| part.split(" and ")).map(str::trim);
    parts.filter(|part| !part.is_empty()).map(item).collect()
}

fn item(part: &str) -> (usize, Option<Network>, String) {
    let (count, what) = counted(part);
    let mut rest = words(what);
    match networks::take(&mut rest) {
        // Without the network it must still say something.
        Some(network) if !rest.is_empty() && networks::task_type(network, &rest.concat()).is_some() => {
            (count, Some(network), rest.concat())
        }
        _ => (count, None, what.to_owned()),
    }
}

/// `2x Reel`, `2 Reels`, `Reel x2`, `Reel (2)`.
fn counted(part: &str) -> (usize, &str) {
    let digits = part.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = part.split_at(digits);
    let rest = rest.trim_start();
    let behind = rest.strip_prefix(['x', 'X', '×']).unwrap_or(rest);
    let is_parted = behind.starts_with(' ') || behind.len() == rest.len();
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
