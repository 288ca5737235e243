//! Links to profiles: whose profile a link leads to, and which links lead to none.
//!
//! A link to a post, a story, a search or a short link says nobody's name for certain. It gives no handle rather than a wrong
//! one, with which two people would become one.

use super::network::Network;

/// Why a link to a network gives no handle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoProfile {
    /// It leads to the network's start.
    Start,
    /// It leads to something else there: a post, a story, a search.
    Page,
    /// It is short and says nothing of where it leads.
    Short,
}

impl NoProfile {
    /// A sentence.
    pub fn said(self, network: Network) -> String {
        let name = network.name();
        match self {
            Self::Start => format!("This link leads to {name} itself, not to a profile."),
            Self::Page => format!("This link leads to a page of {name}, not to a profile."),
            Self::Short => format!("This is a short link of {name}, which does not say to whose profile it leads."),
        }
    }
}

/// Most redirections that are followed within one link.
const HOPS: usize = 3;

/// Parts of hosts before a network's own that show the same profiles; languages (`de`, `pt-br`) do so, too.
const SAME_SITE: &[&str] =
    &["www", "m", "mobile", "web", "touch", "mbasic", "lite", "amp", "music", "gaming", "l", "lm", "en", "accounts"];

/// Hosts of links that are shortened by nobody's network.
const SHORTENERS: &[&str] = &[
    "t.co",
    "bit.ly",
    "goo.gl",
    "tinyurl.com",
    "ow.ly",
    "lnkd.in",
    "buff.ly",
    "is.gd",
    "cutt.ly",
    "rb.gy",
    "shorturl.at",
    "fb.watch",
    "pin.it",
    "on.fb.me",
    "dlvr.it",
    "t.ly",
    "s.id",
];

/// Where a page to log in or to leave keeps the address to which it leads afterwards.
const NEXT: &[&str] = &[
    "next",
    "u",
    "url",
    "q",
    "continue",
    "redirect",
    "redirect_url",
    "session_redirect",
    "sessionredirect",
    "redirect_after_login",
    "target",
    "dest",
    "destination",
];

/// First parts of paths on any network that are no profile and may lead on.
const DOORS: &[&str] = &[
    "accounts",
    "login",
    "login.php",
    "signin",
    "signup",
    "l.php",
    "checkpoint",
    "uas",
    "authwall",
    "redirect",
    "redir",
    "flx",
    "attribution_link",
    "servicelogin",
    "linkshim",
    "url",
    "link",
    "away",
];

/// First parts of paths on any network that lead to posts, searches, settings and the like.
const PAGES: &str = "p reel reels stories explore watch shorts playlist results hashtag hashtags search home home.php share sharer sharer.php \
    groups events posts post feed i videos video directory pin pages people profile.php intent tag tags jobs marketplace embed live s tv t \
    direct about about-us legal privacy terms tos help support settings account messages messaging notifications download downloads \
    developer developers press blog ads business careers policies policy oauth api web static graphql challenge create topics discover \
    trending upload story story.php permalink.php photo photo.php photos media ajax dialog plugins index.php index.html me friends \
    bookmarks compose logout communities spaces following followers games gaming store shop shopping premium subscriptions music v e clip clips \
    collections collection popular locations nametag lite emails session effects effect sticker ar foryou following place node inapp h5 \
    today ideas categories source homefeed news_hub password article articles pulse learning newsletters sales talent recruiter \
    mynetwork my-items products services advice sharing video.php note notes fundraisers donate recover tr hovercard lists \
    who_to_follow moments prime turbo wallet inventory drops team teams broadcast podcast channels movies show shows kids creators \
    howyoutubeworks c channel user in company school showcase u _u _n popout moderator comm mwlite pg public share_channel \
    profile post.php questions language app apps invite invites referral qr scan";

/// Words before a name in a path, by network: `/_u/lena`.
const BEFORE_NAME: &[(&str, &[&str])] = &[
    ("instagram", &["_u", "m"]),
    ("youtube", &["c", "user", "channel"]),
    ("facebook", &["pg", "public"]),
    ("twitch", &["popout", "moderator", "embed", "u"]),
    ("linkedin", &["in", "company", "school", "showcase"]),
];

/// The network of a link and the name in it, or why there is none. `None` for what is no link to a network, as far as its
/// host tells. A scheme is not needed, since people paste `instagram.com/lena`.
pub fn read(text: &str) -> Option<(Network, Result<String, NoProfile>)> {
    follow(text, HOPS)
}

/// Whether a text is a link that was shortened, so that it says nothing of where it leads.
pub fn is_shortened(text: &str) -> bool {
    let (host, path) = split(text);
    let host = host.to_ascii_lowercase();
    path.len() > 1 && SHORTENERS.contains(&host.strip_prefix("www.").unwrap_or(&host))
}

/// Whether a text starts as a link does: with a scheme, or with the host of a network.
pub fn is_link(text: &str) -> bool {
    has_scheme(text) || Network::from_host(split(text).0).is_some()
}

fn follow(text: &str, hops: usize) -> Option<(Network, Result<String, NoProfile>)> {
    let (host, rest) = split(text);
    let network = Network::from_host(host)?;
    // "#!/lena" was how X and Facebook wrote paths.
    let rest = rest.replacen("/#!/", "/", 1).replace("&amp;", "&");
    let (path, query) = rest.split_at(rest.find(['?', '#']).unwrap_or(rest.len()));
    let query = query.split('#').next().unwrap_or_default().trim_start_matches('?');
    let parts: Vec<String> = path.split('/').map(decoded).filter(|part| !part.is_empty()).collect();
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    let first = parts.first().map(|first| first.to_ascii_lowercase()).unwrap_or_default();
    let is_door = DOORS.contains(&&*first)
        || (first.is_empty() && !query.is_empty())
        || matches!(&*first, "i" if parts.contains(&"login"));
    if is_door && let Some(next) = value(query, NEXT).filter(|_| hops > 0) {
        let next = if next.starts_with('/') { format!("{host}{next}") } else { next };
        return match follow(&next, hops - 1) {
            Some(found) => Some(found),
            None => Some((network, Err(NoProfile::Page))),
        };
    }
    Some((network, profile(network, host, &parts, query)))
}

fn profile(network: Network, host: &str, parts: &[&str], query: &str) -> Result<String, NoProfile> {
    let key = network.key();
    let host = host.to_ascii_lowercase();
    let is_short = matches!(&*host, "youtu.be" | "fb.me" | "vm.tiktok.com" | "vt.tiktok.com");
    if is_short && !parts.first().is_some_and(|first| first.starts_with('@')) {
        return Err(NoProfile::Short);
    }
    if !is_same_site(&host) {
        return Err(NoProfile::Page);
    }
    let [first, rest @ ..] = parts else { return Err(NoProfile::Start) };
    let first_word = first.to_ascii_lowercase();
    let name = match (key, &*first_word, rest) {
        ("facebook", "profile.php", _) => value(query, &["id"]).filter(|id| is_number(id)),
        // The number tells who it is; the name before it is anything.
        ("facebook", "people" | "pages", [.., id]) if is_number(id) => Some((*id).to_owned()),
        ("facebook", "p" | "pages", [.., last]) => {
            last.rsplit_once('-').map(|(_, id)| id).filter(|id| id.len() > 5 && is_number(id)).map(str::to_owned)
        }
        ("twitter", "intent", _) => value(query, &["screen_name"]),
        ("tiktok", "t", _) => return Err(NoProfile::Short),
        ("linkedin", "comm" | "mwlite", rest) if rest.len() > 1 => return profile(network, &host, rest, query),
        (_, word, [name, ..]) if is_before_name(key, word) => Some((*name).to_owned()),
        // With an at sign it is a name, whatever it is.
        _ if first.starts_with('@') && first.len() > 1 => Some((*first).to_owned()),
        (_, word, _) if PAGES.split_ascii_whitespace().any(|page| page == word) || DOORS.contains(&word) => None,
        _ => Some((*first).to_owned()),
    };
    name.ok_or(NoProfile::Page)
}

fn is_before_name(network: &str, word: &str) -> bool {
    BEFORE_NAME.iter().any(|(key, words)| *key == network && words.contains(&word))
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a host shows profiles as the network's own does: help, advertising and clips live on hosts of their own.
fn is_same_site(host: &str) -> bool {
    let known = || Network::social().flat_map(Network::hosts);
    if known().any(|known| *known == host) {
        return true;
    }
    let part = known().filter_map(|known| host.strip_suffix(known)?.strip_suffix('.')).min_by_key(|part| part.len());
    let is_language = |part: &str| {
        let (language, region) = part.split_once('-').unwrap_or((part, "xx"));
        language.len() == 2 && region.len() == 2
    };
    // "www.pinterest.de" is a host of its own.
    part.is_none_or(|part| SAME_SITE.contains(&part) || is_language(part))
}

fn has_scheme(text: &str) -> bool {
    without_scheme(text).len() < text.len()
}

fn without_scheme(text: &str) -> &str {
    let cut = |scheme: &&str| {
        text.get(..scheme.len()).filter(|start| start.eq_ignore_ascii_case(scheme))?;
        text.get(scheme.len()..)
    };
    ["https://", "http://", "//"].iter().find_map(cut).unwrap_or(text)
}

/// The host of a link and what stands behind it.
fn split(text: &str) -> (&str, &str) {
    let rest = without_scheme(text);
    let (host, path) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
    let host = host.split_once(':').map_or(host, |(host, port)| if is_number(port) { host } else { rest });
    (host.trim_end_matches('.'), path)
}

/// The value of the first of these fields in a query.
fn value(query: &str, names: &[&str]) -> Option<String> {
    let fields = query.split('&').filter_map(|field| field.split_once('='));
    let found = fields.filter(|(name, value)| !value.is_empty() && names.contains(&&*name.to_ascii_lowercase()));
    found.map(|(_, value)| decoded(value)).next()
}

/// A text with its `%C3%A9` as the letters that they are. What is no such text stays as it is.
pub fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, behind @ ..] = rest {
        let code = behind.get(..2).filter(|_| *first == b'%').and_then(|code| std::str::from_utf8(code).ok());
        let code = code.filter(|code| code.bytes().all(|byte| byte.is_ascii_hexdigit()));
        match code.and_then(|code| u8::from_str_radix(code, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = behind.get(2..).unwrap_or_default();
            }
            None => {
                bytes.push(*first);
                rest = behind;
            }
        }
    }
    let is_text = |text: &String| !text.chars().any(char::is_control);
    String::from_utf8(bytes).ok().filter(is_text).unwrap_or_else(|| text.to_owned())
}
