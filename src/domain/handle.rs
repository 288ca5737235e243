//! The name of an account on its network.

use super::characters::without_noise;
use super::limits;
use super::network::Network;
use super::profile_link::{self, NoProfile};
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
        let clean = without_noise(text);
        // What stands before is taken off first, so that a handle that was read reads as itself again.
        let text = bare(&clean);
        let is_other = network == Network::OTHERS;
        let text = match profile_link::read(text) {
            Some((found, name)) if found == network => name.map_err(|why| why.said(network))?,
            Some((found, _)) => return Err(format!("This is a link to {}, not to {}.", found.name(), network.name())),
            None if is_other => text.to_owned(),
            None if profile_link::is_shortened(text) => return Err(SHORTENED.to_owned()),
            None if profile_link::is_link(text) => {
                return Err(format!("This link does not lead to {}.", network.name()));
            }
            None => text.to_owned(),
        };
        if is_other {
            return Self::verbatim(&text);
        }
        // What is taken must read as itself again.
        let mut text = text;
        loop {
            let plain = bare(&without_noise(&profile_link::decoded(&text))).to_owned();
            if plain == text {
                break;
            }
            text = plain;
        }
        if text.contains(['/', ':']) || profile_link::is_link(&text) {
            return Err("A handle has no \"/\" and no \":\" in it. Write the name alone, or the whole link.".to_owned());
        }
        Self::verbatim(&text)
    }

    /// What a link to one of the networks leads to; `None` for what is no such link.
    pub fn from_link(text: &str) -> Option<(Network, Result<Self, String>)> {
        let clean = without_noise(text);
        let (network, name) = profile_link::read(bare(&clean))?;
        let handle = name.map_err(|why| why.said(network)).and_then(|name| match Self::parse(network, &name) {
            // A path of several names is none.
            Ok(handle) if profile_link::read(&name).is_none() => Ok(handle),
            Ok(_) => Err(NoProfile::Page.said(network)),
            Err(why) => Err(why),
        });
        Some((network, handle))
    }

    /// Keeps a text as it stands but for blanks and `@` before it: for the files of others, where a link that leads
    /// to another network is kept rather than refused.
    ///
    /// # Errors
    /// A sentence: empty or too long.
    pub fn verbatim(text: &str) -> Result<Self, String> {
        limits::name("Handle", bare(&without_noise(text))).map(Self)
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

/// What is said of a link that was shortened by somebody else.
pub const SHORTENED: &str = "This is a short link, which does not say to whose profile it leads.";

/// The text without blanks around it and `@` before it.
fn bare(text: &str) -> &str {
    text.trim_end().trim_start_matches(|c: char| matches!(c, '@' | '＠' | '﹫') || c.is_whitespace())
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
        check("youtube", "https://www.youtube.com/@%E6%A3%AE%E6%84%9B%E5%AD%90", Ok("森愛子"));
        check("youtube", "@%E6%A3%AE%E6%84%9B%E5%AD%90", Ok("森愛子"));
        check("instagram", "\u{feff}\u{200e}@lena.c", Ok("lena.c"));
        check("instagram", "\u{2068}@tom_r\u{2069}", Ok("tom_r"));
        check("instagram", "ada.s\u{200b}", Ok("ada.s"));
        check("instagram", "＠bo_t", Ok("bo_t"));
        check("instagram", "@\u{200e}lena", Ok("lena"));
        check("youtube", "Lena 👩\u{200d}🎤", Ok("Lena 👩\u{200d}🎤"));
        check("tiktok", "https://bit.ly/3abc", Err(SHORTENED));
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
