//! The name of an account on its network.

use super::limits;
use super::network::Network;
use std::fmt;

/// A handle as the network knows it: without a leading `@` and without the URL around it. Any Unicode, at most
/// [`limits::NAME`] characters, never empty. Two handles are equal when they differ in case only.
#[derive(Clone, Debug)]
pub struct Handle(String);

impl Handle {
    /// Reads what people type or paste: `lena`, `@lena`, `https://www.instagram.com/lena/?hl=en`.
    ///
    /// # Errors
    /// A sentence: empty, too long, or the link of another network than `network`.
    pub fn parse(network: Network, text: &str) -> Result<Self, String> {
        // What stands before is taken off first, so that a handle that was read reads as itself again.
        let text = bare(text);
        let text = match link(text) {
            Some((host, path)) => match Network::from_host(host) {
                Some(found) if found == network => from_path(network, path)?,
                Some(found) => {
                    return Err(format!("This is a link to {}, not to {}.", found.name(), network.name()));
                }
                None if network == Network::OTHERS => text,
                None => return Err(format!("This link does not lead to {}.", network.name())),
            },
            None => text,
        };
        // What a link leads to may be no handle either, and what is taken must read as itself again.
        let text = bare(text);
        if network != Network::OTHERS && (text.contains(['/', ':']) || Network::from_host(text).is_some()) {
            return Err("A handle has no \"/\" and no \":\" in it. Write the name alone, or the whole link.".to_owned());
        }
        Self::verbatim(text)
    }

    /// What a link to one of the networks leads to; `None` for what is no such link.
    pub fn from_link(text: &str) -> Option<(Network, Result<Self, String>)> {
        let (host, _) = link(bare(text))?;
        let network = Network::from_host(host)?;
        Some((network, Self::parse(network, text)))
    }

    /// Keeps a text as it stands but for blanks and `@` before it: for the files of others, where a link that leads
    /// to another network is kept rather than refused.
    ///
    /// # Errors
    /// A sentence: empty or too long.
    pub fn verbatim(text: &str) -> Result<Self, String> {
        limits::name("Handle", bare(text)).map(Self)
    }

    /// The handle without `@`.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl PartialEq for Handle {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0 || self.0.to_lowercase() == other.0.to_lowercase()
    }
}

impl Eq for Handle {}

impl fmt::Display for Handle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The text without blanks around it and `@` before it.
fn bare(text: &str) -> &str {
    text.trim_end().trim_start_matches(|c: char| c == '@' || c.is_whitespace())
}

/// Splits a link into host and path; `None` where the text is no link. A scheme is not needed when the host is
/// that of a known network, since people paste `instagram.com/lena`.
fn link(text: &str) -> Option<(&str, &str)> {
    let bare = ["https://", "http://"].iter().find_map(|scheme| {
        text.get(..scheme.len()).filter(|start| start.eq_ignore_ascii_case(scheme))?;
        text.get(scheme.len()..)
    });
    let rest = bare.unwrap_or(text);
    let (host, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    (bare.is_some() || Network::from_host(host).is_some()).then_some((host, path))
}

/// First parts of paths that lead to posts, searches and the like.
const NO_PROFILES: &[&str] = &[
    "p",
    "reel",
    "reels",
    "stories",
    "explore",
    "watch",
    "shorts",
    "playlist",
    "results",
    "hashtag",
    "search",
    "home",
    "share",
    "groups",
    "events",
    "posts",
    "feed",
    "i",
    "videos",
    "directory",
    "pin",
    "people",
    "pages",
    "profile.php",
    "intent",
    "tag",
    "jobs",
    "marketplace",
    "embed",
    "live",
];

fn from_path(network: Network, path: &str) -> Result<&str, String> {
    let (path, query) = path.split_at(path.find(['?', '#']).unwrap_or(path.len()));
    // Profiles without a name have a number in the query, which is an address as a name is.
    let number = query.strip_prefix("?id=").map(|id| id.split(['&', '#']).next().unwrap_or_default());
    if let ("/profile.php", Some(number)) = (path, number.filter(|number| !number.is_empty())) {
        return Ok(number);
    }
    let rest = network.paths().iter().find_map(|start| path.strip_prefix(start)).unwrap_or_default();
    match rest.split('/').next().unwrap_or_default() {
        "" => Err(format!("This link leads to {} itself, not to a profile.", network.name())),
        first if NO_PROFILES.contains(&first) => {
            Err(format!("This link leads to a page of {}, not to a profile.", network.name()))
        }
        profile => Ok(profile),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn handles_are_read_from_what_people_paste() {
        let check = |network: &str, text: &str, expected: Result<&str, &str>| {
            let network = Network::from_key(network).expect("a network");
            let read = Handle::parse(network, text).map(|handle| handle.to_string());
            assert_eq!(read.as_deref().map_err(String::as_str), expected, "{text}");
        };
        check("instagram", "lena", Ok("lena"));
        check("instagram", "  @lena.fischer ", Ok("lena.fischer"));
        check("instagram", "https://www.instagram.com/lena/?hl=en", Ok("lena"));
        check("instagram", "instagram.com/lena", Ok("lena"));
        check("youtube", "HTTPS://youtube.com/@tomas/videos", Ok("tomas"));
        check("youtube", "https://www.youtube.com/c/Tomas", Ok("Tomas"));
        check("youtube", "Lena Kocht", Ok("Lena Kocht"));
        check("twitter", "https://x.com/森愛子#top", Ok("森愛子"));
        check("linkedin", "https://www.linkedin.com/in/jonas-berg/", Ok("jonas-berg"));
        check("tiktok", "https://x.com/lena", Err("This is a link to X (Twitter), not to TikTok."));
        check("tiktok", "https://example.org/lena", Err("This link does not lead to TikTok."));
        check("tiktok", "https://www.tiktok.com/", Err("This link leads to TikTok itself, not to a profile."));
        check("instagram", "instagram.com", Err("This link leads to Instagram itself, not to a profile."));
        check("instagram", "instagram.com/p/Cx1/", Err("This link leads to a page of Instagram, not to a profile."));
        check("youtube", "youtube.com/watch?v=abc", Err("This link leads to a page of YouTube, not to a profile."));
        check(
            "instagram",
            "javascript:alert(1)",
            Err("A handle has no \"/\" and no \":\" in it. Write the name alone, or the whole link."),
        );
        check("instagram", " @ ", Err("Handle is empty."));
        check("linkedin", "https://de.linkedin.com/in/jonas-berg", Ok("jonas-berg"));
        check("pinterest", "https://www.pinterest.de/lena/", Ok("lena"));
        check("facebook", "https://www.facebook.com/profile.php?id=1000123&sk=about", Ok("1000123"));
        check("facebook", "facebook.com/profile.php", Err("This link leads to a page of Facebook, not to a profile."));
        check("others", "https://example.org/blog", Ok("https://example.org/blog"));
    }

    #[test]
    fn a_link_tells_its_network() {
        let of = |text| Handle::from_link(text).map(|(network, read)| (network.key(), read.is_ok()));
        assert_eq!(of("https://x.com/lena"), Some(("twitter", true)));
        assert_eq!(of("instagram.com/p/Cx1"), Some(("instagram", false)));
        assert_eq!(of("https://example.org/lena"), None);
        assert_eq!(of("lena"), None);
    }

    #[test]
    fn equality_ignores_case() {
        let of = |text| Handle::parse(Network::OTHERS, text);
        assert_eq!(of("Ärger"), of("äRGER"));
        assert_ne!(of("lena"), of("lena1"));
    }
}
