//! Accounts as one line of text: `Instagram @lenafischer 214000, TikTok @lena`.

use super::followers;
use super::handle::Handle;
use super::influencer::Account;
use super::limits;
use super::network::Network;
use super::unknown::Unknown;

/// The accounts as a line that [`parse`] reads.
pub fn text(accounts: &[Account]) -> String {
    let one = |account: &Account| {
        let followers = account.followers.map(|count| format!(" {count}")).unwrap_or_default();
        format!("{} @{}{followers}", account.network.name(), account.handle)
    };
    accounts.iter().map(one).collect::<Vec<_>>().join(", ")
}

/// Reads a line of accounts, the main one first: each is a network, a handle and, where known, the followers. The
/// network may be left out where the handle is a link, or is one that `old` has, and where `old` has only one account. A
/// count alone is that of the main account.
///
/// # Errors
/// A sentence that says what is wrong and what would be right.
pub fn parse(line: &str, old: &[Account]) -> Result<Vec<Account>, String> {
    if let ([first, rest @ ..], Ok(Some(count))) = (old, followers::parse(line)) {
        let first = Account { followers: Some(count), ..first.clone() };
        return Ok([&[first], rest].concat());
    }
    let mut accounts: Vec<Account> = Vec::new();
    for item in line.split([',', ';', '\n']).map(str::trim).filter(|item| !item.is_empty()) {
        let account = one(item, old)?;
        if accounts.iter().any(|other| other.network == account.network && other.handle == account.handle) {
            return Err(format!("@{} stands here twice.", account.handle));
        }
        accounts.push(account);
    }
    if accounts.len() > limits::ACCOUNTS {
        return Err(format!("An influencer has at most {} accounts.", limits::ACCOUNTS));
    }
    Ok(accounts)
}

fn one(item: &str, old: &[Account]) -> Result<Account, String> {
    let (named, rest) = network_before(item);
    let (handle, count) = match rest.split_once(char::is_whitespace) {
        Some((handle, count)) => (handle, followers::parse(count)?),
        None => (rest, None),
    };
    if handle.is_empty() {
        return Err(format!("\"{item}\" has no handle. Write it like Instagram @lena 42.9k."));
    }
    let linked = || {
        let path = handle.split_once("://").map_or(handle, |(_, path)| path);
        Network::from_host(path.split('/').next().unwrap_or_default())
    };
    let known = || {
        let is_it = |account: &&Account| account.handle.as_str() == handle.trim_start_matches('@');
        old.iter().find(is_it).map(|account| account.network)
    };
    let only = || if let [only] = old { Some(only.network) } else { None };
    let network = named.or_else(linked).or_else(known).or_else(only);
    let network = network
        .ok_or_else(|| format!("\"{item}\" does not say which network. Write it like Instagram @lena 42.9k."))?;
    let handle = Handle::parse(network, handle)?;
    let same = old.iter().find(|account| account.network == network && account.handle == handle);
    Ok(Account {
        network,
        url: same.and_then(|same| same.url.clone()),
        followers: count.or_else(|| same.and_then(|same| same.followers)),
        unknown: same.map_or_else(Unknown::default, |same| same.unknown.clone()),
        handle,
    })
}

/// The network whose name the text starts with, and what stands behind that.
fn network_before(item: &str) -> (Option<Network>, &str) {
    for network in Network::social().chain([Network::OTHERS]) {
        for name in [network.name(), network.key(), network.short_name()] {
            let starts = item.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name));
            let rest = if starts { item.get(name.len()..).unwrap_or_default() } else { "" };
            if rest.starts_with([' ', ':', '@', '\u{a0}']) {
                return (Some(network), rest.trim_start_matches(|c: char| c == ':' || c.is_whitespace()));
            }
        }
    }
    (None, item)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn account(network: &str, handle: &str, followers: Option<u64>) -> Account {
        let network = Network::from_key(network).expect("a network");
        let handle = Handle::parse(network, handle).expect("a handle");
        Account { network, handle, url: None, followers, unknown: Unknown::default() }
    }

    #[test]
    fn a_line_is_read_as_people_write_it() {
        let lena = [account("instagram", "lena", Some(42_900))];
        let both = [lena[0].clone(), account("tiktok", "lena.tt", None)];
        let check = |line: &str, old: &[Account], expected: Result<&str, &str>| match (parse(line, old), expected) {
            (Ok(accounts), Ok(expected)) => assert_eq!(text(&accounts), expected, "{line}"),
            (Err(said), Err(part)) => assert!(said.contains(part), "{line}: {said}"),
            (found, _) => panic!("{line}: {found:?}"),
        };
        check("", &both, Ok(""));
        check("Instagram @lena 42900, TikTok @lena.tt", &[], Ok("Instagram @lena 42900, TikTok @lena.tt"));
        check("ig lena 42.9k; tiktok: lena.tt", &[], Ok("Instagram @lena 42900, TikTok @lena.tt"));
        check("x (twitter) @lena", &[], Ok("X (Twitter) @lena"));
        check("https://www.instagram.com/lena/?hl=en 1.2M", &[], Ok("Instagram @lena 1200000"));
        check("@other", &lena, Ok("Instagram @other"));
        check("lena.tt 5k", &both, Ok("TikTok @lena.tt 5000"));
        check("50k", &both, Ok("Instagram @lena 50000, TikTok @lena.tt"));
        check("Instagram @lena", &lena, Ok("Instagram @lena 42900"));
        check("@nobody", &both, Err("which network"));
        check("Instagram ", &[], Err("which network"));
        check("Instagram @lena many", &[], Err("not a count"));
        check("ig lena, ig Lena", &[], Err("twice"));
        check("tiktok https://instagram.com/lena", &[], Err("link to Instagram"));
    }
}
