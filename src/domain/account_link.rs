//! Where the link of an account leads.
//!
//! A file says what it likes: an address that leads elsewhere than the handle beside it would send whoever clicks it to a
//! stranger. A link of a social network leads to that network and to nothing else there but a profile; any other link is
//! shown with the host to which it leads.

use super::influencer::Account;
use super::network::Network;
use super::profile_link;

/// A link that may be offered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The address: `https` or `http`.
    pub address: String,
    /// The host to which it leads, to be shown beside the handle; `None` where that is the account's own network.
    pub host: Option<String>,
}

impl Link {
    /// The link of an account; `None` where there is none that is safe.
    pub fn of(account: &Account) -> Option<Self> {
        let (network, handle) = (account.network, account.handle.as_str());
        if network == Network::OTHERS {
            let text = account.url.as_deref().unwrap_or(handle);
            return Address::parse(text).map(|it| Self { address: it.whole(), host: Some(it.host) });
        }
        let from_handle = network.profile_url(handle);
        let own = account.url.as_deref().and_then(|url| Address::parse(url)?.profile(network));
        let address = match (own, from_handle) {
            // Where both are names of the same kind, the text that is read says where the link leads.
            (Some(own), Some(from_handle)) if own.is_as_handles => Some(from_handle),
            (Some(own), _) => Some(own.address),
            (None, from_handle) => from_handle,
        };
        address.map(|address| Self { address, host: None })
    }
}

/// An address on the web of which every reader makes the same: no user before the host, no host in letters that look like
/// others, no character that a browser drops or turns.
struct Address {
    scheme: &'static str,
    /// In small letters, without `www.`.
    host: String,
    authority: String,
    rest: String,
}

/// The address of a profile at its network.
struct ProfileAddress {
    address: String,
    /// Whether its name stands where those of handles do: not an id, and not in a part of the network of its own.
    is_as_handles: bool,
}

/// Parts of networks in which names stand that are no handles.
const PARTS: &[&str] = &["c", "channel", "user", "company", "school", "showcase"];

impl Address {
    fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let (scheme, rest) = ["https://", "http://"].into_iter().find_map(|scheme| {
            let start = text.get(..scheme.len())?;
            start.eq_ignore_ascii_case(scheme).then(|| (scheme, text.get(scheme.len()..).unwrap_or_default()))
        })?;
        let (authority, rest) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
        let authority = authority.to_ascii_lowercase();
        let (host, port) = authority.split_once(':').unwrap_or((&authority, "443"));
        let is_port = (1..=5).contains(&port.len()) && port.bytes().all(|byte| byte.is_ascii_digit());
        let is_safe = is_host(host) && is_port && rest.chars().all(may_be_in_path);
        let host = host.strip_prefix("www.").unwrap_or(host).to_owned();
        is_safe.then(|| Self { scheme, host, rest: rest.to_owned(), authority })
    }

    fn whole(&self) -> String {
        format!("{}{}{}", self.scheme, self.authority, self.rest)
    }

    /// Written anew from the name in it: what else stands in an address may lead on to somewhere else.
    fn profile(&self, network: Network) -> Option<ProfileAddress> {
        let (found, name) = profile_link::read(&self.whole())?;
        let name = name.ok().filter(|_| found == network)?;
        let name = name.trim_start_matches('@');
        let path = self.rest.split(['?', '#']).next().unwrap_or_default();
        let mut parts = path.split('/').filter(|part| !part.is_empty());
        let part = parts.next().filter(|part| PARTS.contains(part) && parts.next() == Some(name));
        match part {
            Some(part) if is_name(name) => {
                let host = network.hosts().next()?;
                let address = format!("https://www.{host}/{part}/{name}");
                Some(ProfileAddress { address, is_as_handles: false })
            }
            _ => {
                let is_as_handles = !name.bytes().all(|byte| byte.is_ascii_digit());
                Some(ProfileAddress { address: network.profile_url(name)?, is_as_handles })
            }
        }
    }
}

/// Whether a text may stand as a name in the address of a profile without meaning anything else there.
pub(super) fn is_name(text: &str) -> bool {
    text.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | '~'))
}

/// At least two names with points between them, in the letters that hosts have on the wire.
fn is_host(host: &str) -> bool {
    let is_part = |part: &str| {
        !part.is_empty()
            && !part.starts_with('-')
            && !part.ends_with('-')
            && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    host.contains('.') && host.split('.').all(is_part)
}

fn may_be_in_path(c: char) -> bool {
    match c {
        '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}' => false,
        c if c.is_ascii() => c.is_ascii_graphic(),
        // Neither blanks nor what turns the direction of text.
        c => c.is_alphanumeric(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::handle::Handle;
    use super::super::unknown::Unknown;
    use super::*;

    fn link(network: &str, handle: &str, url: &str) -> Option<Link> {
        let network = Network::from_key(network).unwrap();
        let handle = Handle::verbatim(handle).unwrap();
        let url = (!url.is_empty()).then(|| url.to_owned());
        Link::of(&Account { network, handle, url, followers: None, unknown: Unknown::default() })
    }

    #[test]
    fn a_link_of_a_network_leads_to_a_profile_there() {
        let lena = "https://www.instagram.com/lena";
        for url in [
            "",
            "https://instagram.com/lena/?hl=en",
            // What leads elsewhere, looks as if it did not, or is no link.
            "https://evil.example/lena",
            "https://instagram.com@evil.example/lena",
            "https://instagram.com:lena@evil.example/",
            "https://instagram.com.evil.example/lena",
            "https://evil.example?.instagram.com/lena",
            "https://evil.example#.instagram.com/lena",
            "https://evil.example\\.instagram.com/lena",
            "https:\\\\evil.example/lena",
            "https://evilinstagram.com/lena",
            "https://ınstagram.com/lena",
            "https://xn--nstagram-skb.com/lena",
            "https://instаgram.com/lena",
            "https://insta\u{ad}gram.com/lena",
            "https://instagram\u{3002}com.evil.example/lena",
            "https://evil.example/\u{202e}moc.margatsni",
            "https://ins\ttagram.com/lena",
            "//evil.example/lena",
            "javascript:alert(1)",
            "JavaScript://instagram.com/%0aalert(1)",
            " javascript:alert(1)",
            "data:text/html,<script>alert(1)</script>",
            "ftp://instagram.com/lena",
            "vbscript:x",
            // The network's own doors to elsewhere.
            "https://l.instagram.com/?u=https%3A%2F%2Fevil.example",
            "https://www.instagram.com/linkshim/?u=https://evil.example",
            "https://www.instagram.com/accounts/login/?next=https://evil.example",
            // Somebody else there.
            "https://www.instagram.com/someone.else",
        ] {
            assert_eq!(link("instagram", "lena", url), Some(Link { address: lena.to_owned(), host: None }), "{url}");
        }
        for (network, handle, url, address) in [
            ("youtube", "Lena Kocht", "https://youtube.com/channel/UCabc?x=1", "https://www.youtube.com/channel/UCabc"),
            ("youtube", "Lena Kocht", "https://m.youtube.com/@lenakocht", "https://www.youtube.com/@lenakocht"),
            ("youtube", "lena", "http://youtube.com/channel/UCabc", "https://www.youtube.com/channel/UCabc"),
            ("youtube", "lena", "https://youtube.com/redirect?q=https://evil.example", "https://www.youtube.com/@lena"),
            (
                "linkedin",
                "Jonas",
                "https://de.linkedin.com/company/northwind/",
                "https://www.linkedin.com/company/northwind",
            ),
            ("facebook", "lena", "https://facebook.com/profile.php?id=1000123", "https://www.facebook.com/1000123"),
            ("facebook", "lena", "https://facebook.com/l.php?u=https://evil.example", "https://www.facebook.com/lena"),
            ("pinterest", "lena", "https://notpinterest.de/evil", "https://www.pinterest.com/lena"),
        ] {
            assert_eq!(link(network, handle, url), Some(Link { address: address.to_owned(), host: None }), "{url}");
        }
    }

    #[test]
    fn a_handle_that_is_no_name_leads_nowhere() {
        for handle in [
            "l.php?u=https://evil.example",
            "../redirect?q=x",
            "lena#top",
            "lena/../x",
            "lena\\x",
            "lena%2f",
            "//evil.example",
            "Lena Kocht",
            "javascript:alert(1)",
        ] {
            assert_eq!(link("facebook", handle, ""), None, "{handle}");
        }
    }

    #[test]
    fn any_other_link_says_its_host() {
        for (handle, url, expected) in [
            ("lena", "https://www.evil.example/lena", Some(("https://www.evil.example/lena", "evil.example"))),
            ("https://lena.blog", "", Some(("https://lena.blog", "lena.blog"))),
            (
                "https://lena.blog",
                "HTTP://Evil.example:8080/x?y#z",
                Some(("http://evil.example:8080/x?y#z", "evil.example")),
            ),
            ("lena", "https://xn--80ak6aa92e.com/", Some(("https://xn--80ak6aa92e.com/", "xn--80ak6aa92e.com"))),
            ("lena", "https://lena.blog/café", Some(("https://lena.blog/café", "lena.blog"))),
            ("lena", "https://lena.blog@evil.example/", None),
            ("lena", "https://аррӏе.com/", None),
            ("lena", "https://evil.example\\@lena.blog/", None),
            ("lena", "https://localhost/", None),
            ("lena", "https://evil..example/", None),
            ("lena", "https://evil.example:x/", None),
            ("lena", "https://lena.blog/\u{202e}x", None),
            ("lena", "javascript:alert(1)", None),
            ("lena", "data:text/html,x", None),
            ("lena", "", None),
        ] {
            let expected =
                expected.map(|(address, host)| Link { address: address.to_owned(), host: Some(host.to_owned()) });
            assert_eq!(link("others", handle, url), expected, "{handle} {url}");
        }
    }
}
