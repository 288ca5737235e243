//! The catalogue of social networks and of what can be done on each: one table, and a new network is one row
//! of it and nothing else (`domain.md`, Task types).

use super::account_link::is_name;

/// A social network, or Others for everything that is on none. An index into the catalogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Network(u8);

/// One of the types of task that a network offers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TaskType {
    /// The word in files, snake case.
    pub key: &'static str,
    /// The words a person reads.
    pub name: &'static str,
}

struct Row {
    key: &'static str,
    name: &'static str,
    short: &'static str,
    /// Where profiles live: hosts without `www.`, the first one used for links.
    hosts: &'static [&'static str],
    /// What stands between the host and the handle in a profile's address, the first one used for links.
    paths: &'static [&'static str],
    types: &'static [TaskType],
}

const fn t(key: &'static str, name: &'static str) -> TaskType {
    TaskType { key, name }
}

const CATALOGUE: &[Row] = &[
    Row {
        key: "instagram",
        name: "Instagram",
        short: "IG",
        hosts: &["instagram.com", "instagr.am", "ig.me"],
        paths: &["/"],
        types: &[t("story", "Story"), t("photo", "Photo"), t("video", "Video"), t("carousel", "Carousel")],
    },
    Row {
        key: "youtube",
        name: "YouTube",
        short: "YT",
        hosts: &["youtube.com", "m.youtube.com", "youtu.be"],
        paths: &["/@", "/c/", "/user/", "/channel/", "/"],
        types: &[t("video", "Video"), t("video_mention", "Video Mention")],
    },
    Row {
        key: "twitter",
        name: "X (Twitter)",
        short: "X",
        hosts: &["x.com", "twitter.com", "mobile.twitter.com"],
        paths: &["/"],
        types: &[t("tweet", "Tweet"), t("photo", "Photo"), t("retweet", "Retweet")],
    },
    Row {
        key: "tiktok",
        name: "TikTok",
        short: "TT",
        hosts: &["tiktok.com", "m.tiktok.com"],
        paths: &["/@", "/"],
        types: &[t("video", "Video"), t("story", "Story"), t("live", "Live")],
    },
    Row {
        key: "facebook",
        name: "Facebook",
        short: "FB",
        hosts: &["facebook.com", "m.facebook.com", "fb.com", "fb.me", "m.me"],
        paths: &["/"],
        types: &[t("post", "Post"), t("photo", "Photo"), t("video", "Video"), t("story", "Story"), t("live", "Live")],
    },
    Row {
        key: "twitch",
        name: "Twitch",
        short: "TW",
        hosts: &["twitch.tv", "m.twitch.tv"],
        paths: &["/"],
        types: &[t("stream", "Stream"), t("clip", "Clip")],
    },
    Row {
        key: "linkedin",
        name: "LinkedIn",
        short: "LI",
        hosts: &["linkedin.com"],
        paths: &["/in/", "/company/", "/"],
        types: &[t("post", "Post"), t("article", "Article"), t("video", "Video")],
    },
    Row {
        key: "pinterest",
        name: "Pinterest",
        short: "PI",
        hosts: &["pinterest.com"],
        paths: &["/"],
        types: &[t("pin", "Pin"), t("video_pin", "Video Pin")],
    },
    Row { key: "others", name: "Others", short: "Other", hosts: &[], paths: &[], types: &[] },
];

impl Network {
    /// Everything that is on no network of the catalogue: its tasks have a free-text type.
    pub const OTHERS: Self = Self(CATALOGUE.len() as u8 - 1);

    /// What the task form suggests as the type of an Others task.
    pub const OTHERS_SUGGESTIONS: &'static [&'static str] = &["Event attendance", "Blog post", "Podcast", "Newsletter"];

    /// The real networks in the catalogue's order, without Others.
    pub fn social() -> impl Iterator<Item = Self> {
        (0..Self::OTHERS.0).map(Self)
    }

    /// The network that files call `key`.
    pub fn from_key(key: &str) -> Option<Self> {
        CATALOGUE.iter().position(|row| row.key == key).map(|index| Self(index as u8))
    }

    /// The network at whose host a link points; `host` may start with `www.`.
    pub(super) fn from_host(host: &str) -> Option<Self> {
        let host = host.to_ascii_lowercase();
        let host = host.strip_prefix("www.").unwrap_or(&host);
        // Whatever else may stand there ends a host, or is a user before it.
        if !host.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-')) {
            return None;
        }
        let is_at = |known: &&str| {
            // The same site in another language: de.linkedin.com, pinterest.de.
            let is_part = host.strip_suffix(*known).is_some_and(|part| part.ends_with('.') && !part.starts_with('.'));
            let name = known.strip_suffix(".com").filter(|name| *name == "pinterest");
            let elsewhere = name.and_then(|name| {
                let (before, rest) = host.rsplit_once(name)?;
                rest.strip_prefix('.').filter(|_| before.is_empty() || before.ends_with('.'))
            });
            host == *known || is_part || elsewhere.is_some_and(|rest| rest.len() <= 6)
        };
        CATALOGUE.iter().position(|row| row.hosts.iter().any(is_at)).map(|index| Self(index as u8))
    }

    /// The place in the catalogue, from 0.
    pub(super) fn place(self) -> i64 {
        i64::from(self.0)
    }

    /// The word in files.
    pub fn key(self) -> &'static str {
        self.row().key
    }

    /// The words a person reads.
    pub fn name(self) -> &'static str {
        self.row().name
    }

    /// Two letters or so, where a row has little room.
    pub fn short_name(self) -> &'static str {
        self.row().short
    }

    /// What can be done here, in the order in which the task form offers it. Empty for Others.
    pub fn types(self) -> &'static [TaskType] {
        self.row().types
    }

    /// The type that files call `key`.
    pub fn type_from_key(self, key: &str) -> Option<&'static TaskType> {
        self.types().iter().find(|kind| kind.key == key)
    }

    /// The address of a profile; `None` for Others, and for what is no name in an address.
    pub fn profile_url(self, handle: &str) -> Option<String> {
        let row = self.row();
        // A handle with a space is a display name rather than an address.
        if !is_name(handle) {
            return None;
        }
        Some(format!("https://www.{}{}{handle}", row.hosts.first()?, row.paths.first()?))
    }

    /// Where its profiles live, without `www.`.
    pub(super) fn hosts(self) -> impl Iterator<Item = &'static &'static str> {
        self.row().hosts.iter()
    }

    fn row(self) -> &'static Row {
        // The field is private and every constructor stays within the table.
        &CATALOGUE[self.0 as usize]
    }
}
