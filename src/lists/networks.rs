//! The names under which lists know social networks and what is done on them.

use super::words::{is_among, squash, words};
use crate::domain::network::{Network, TaskType};

/// What a network is called, squashed, its key and name among it. One that does not stand here is known by those.
const NAMES: &[(&str, &str)] = &[
    ("instagram", "instagram insta ig instagr"),
    ("youtube", "youtube yt"),
    ("twitter", "twitter x xtwitter twitterx"),
    ("tiktok", "tiktok tt"),
    ("facebook", "facebook fb"),
    ("twitch", "twitch ttv"),
    ("linkedin", "linkedin li"),
    ("pinterest", "pinterest pinterestcom"),
    ("others", "others other"),
];
/// Longest name of a network, in bytes, that is looked up.
const LONGEST_NAME: usize = 24;

/// What a type of task is called, squashed, its key and name among it. One that does not stand here is known by those.
const TYPES: &[(&str, &str, &str)] = &[
    (
        "instagram",
        "story",
        "story stories instastory instastories storyset storyframe storyframes historia historias stori storia storie",
    ),
    (
        "instagram",
        "photo",
        "photo post posts feedpost infeedpost infeed gridpost feed static staticpost image picture foto fotos publicacion beitrag publication pubblicazione publicacao",
    ),
    ("instagram", "video", "video reel reels igtv videopost videos igreel"),
    ("instagram", "carousel", "carousel carrousel karussell carrusel carosello carrossel carousels slideshow"),
    ("youtube", "video", "video videos dedicatedvideo dedicated short shorts ytvideo vlog longform youtube yt"),
    (
        "youtube",
        "video_mention",
        "videomention mention integration integrated videointegration erwahnung mencion menzione mencao placement",
    ),
    ("twitter", "tweet", "tweet tweets post posts thread xpost twitter x"),
    ("twitter", "photo", "photo image picture foto phototweet"),
    ("twitter", "retweet", "retweet rt repost retweets"),
    ("tiktok", "video", "video videos post posts clip tiktok tiktoks tt tiktokvideo"),
    ("tiktok", "story", "story stories historia historias storia storie"),
    ("tiktok", "live", "live livestream lives directo direct diretta"),
    ("facebook", "post", "post posts beitrag publicacion publication facebook fb"),
    ("facebook", "photo", "photo image picture foto"),
    ("facebook", "video", "video videos reel reels"),
    ("facebook", "story", "story stories historia historias storia storie"),
    ("facebook", "live", "live livestream lives"),
    ("twitch", "stream", "stream livestream live streams streaming twitch"),
    ("twitch", "clip", "clip clips"),
    ("linkedin", "post", "post posts beitrag linkedin"),
    ("linkedin", "article", "article artikel articulo articolo artigo articles"),
    ("linkedin", "video", "video videos"),
    ("pinterest", "pin", "pin pins staticpin pinterest"),
    ("pinterest", "video_pin", "videopin videopins ideapin ideapins video"),
];

/// Types that are of one network only wherever they are named alone.
const TELLING: &[(&str, &str)] =
    &[("instagram", "reel reels igtv carousel"), ("twitter", "tweet tweets retweet thread"), ("twitch", "stream")];

/// What lists call the catalogue's suggestions for what is on no network, squashed.
const OTHERS: &[(usize, &str)] = &[
    (0, "event eventattendance attendance appearance evento veranstaltung evenement"),
    (1, "blog blogpost blogbeitrag blogartikel articledeblog"),
    (2, "podcast podcasts podcastepisode"),
    (3, "newsletter newsletters"),
];

/// The network that a whole text names: `IG`, `Tik Tok`, `X (Twitter)`.
pub fn named(text: &str) -> Option<Network> {
    if text.len() > LONGEST_NAME * 2 { None } else { of_word(&squash(text)) }
}

/// The networks of a text that names several and nothing else: `Instagram, TikTok`.
pub fn several(text: &str) -> Vec<Network> {
    if text.len() > LONGEST_NAME * 8 {
        return Vec::new();
    }
    let parts = text.split([',', ';', '/', '&', '+', '|', '\n']).flat_map(|part| part.split(" and "));
    parts.filter(|part| !part.trim().is_empty()).map(named).collect::<Option<_>>().unwrap_or_default()
}

/// The network of one squashed word.
pub fn of_word(word: &str) -> Option<Network> {
    if word.is_empty() || word.len() > LONGEST_NAME {
        return None;
    }
    let is_it = |network: &Network| match NAMES.iter().find(|(key, _)| *key == network.key()) {
        Some((_, names)) => is_among(names, word),
        None => squash(network.key()) == word || squash(network.name()) == word,
    };
    Network::social().chain([Network::OTHERS]).find(is_it)
}

/// Takes the first name of a network out of words, which may be in two of them: `tik tok`.
pub fn take(words: &mut Vec<String>) -> Option<Network> {
    for at in 0..words.len() {
        let pair = words.get(at + 1).map(|next| format!("{}{next}", words[at]));
        if let Some(network) = pair.and_then(|pair| of_word(&pair).filter(|_| pair.len() > 4)) {
            words.drain(at..=at + 1);
            return Some(network);
        }
        if let Some(network) = of_word(&words[at]).filter(|_| words[at] != "other") {
            words.remove(at);
            return Some(network);
        }
    }
    // Written as one word with something else: `tiktokfollowers`. Short names would be found everywhere.
    for word in words {
        for network in Network::social() {
            let key = network.key();
            if let Some(rest) = word.strip_prefix(key).or_else(|| word.strip_suffix(key)) {
                *word = rest.to_owned();
                return Some(network);
            }
        }
    }
    None
}

/// The type of task that a text names on a network, by the catalogue's words or those of lists.
pub fn task_type(network: Network, text: &str) -> Option<&'static TaskType> {
    type_of_word(network, &squash(text))
}

fn type_of_word(network: Network, word: &str) -> Option<&'static TaskType> {
    let is_called = |kind: &&TaskType| match TYPES.iter().find(|(of, key, _)| *of == network.key() && *key == kind.key)
    {
        Some((.., names)) => is_among(names, word),
        None => squash(kind.name) == word || squash(kind.key) == word,
    };
    network.types().iter().find(is_called)
}

/// The network on which alone there is a type of that name.
pub fn told_by_type(text: &str) -> Option<Network> {
    let word = squash(text);
    let (key, _) = TELLING.iter().find(|(_, list)| is_among(list, &word))?;
    Network::from_key(key)
}

/// What a text outside of the catalogue is called in its suggestions, if it is one of them.
pub fn suggestion(text: &str) -> Option<&'static str> {
    let word = squash(text);
    let (place, _) = OTHERS.iter().find(|(_, list)| is_among(list, &word))?;
    Network::OTHERS_SUGGESTIONS.get(*place).copied()
}

/// Whether a text names a type of task anywhere.
pub fn is_task_type(text: &str) -> bool {
    if text.len() > super::words::LONGEST {
        return false;
    }
    let mut rest = words(text);
    rest.retain(|word| !word.trim_end_matches('x').bytes().all(|byte| byte.is_ascii_digit()));
    take(&mut rest);
    let word = rest.concat();
    suggestion(&word).is_some() || Network::social().any(|network| type_of_word(network, &word).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn networks_and_types_are_known_by_many_names() {
        for (text, key) in [
            ("IG", Some("instagram")),
            ("tik tok", Some("tiktok")),
            ("X (Twitter)", Some("twitter")),
            ("X", Some("twitter")),
            ("You Tube", Some("youtube")),
            ("Other", Some("others")),
            ("Myspace", None),
            ("", None),
        ] {
            assert_eq!(named(text).map(Network::key), key, "{text}");
        }
        for (text, key, rest) in [
            ("tik tok followers", Some("tiktok"), "followers"),
            ("seguidores de YouTube", Some("youtube"), "seguidores de"),
            ("tiktokfollowers", Some("tiktok"), "followers"),
            ("followers", None, "followers"),
        ] {
            let mut split = words(text);
            assert_eq!(take(&mut split).map(Network::key), key, "{text}");
            assert_eq!(split.join(" "), rest, "{text}");
        }
        let of = |network, text| task_type(Network::from_key(network)?, text).map(|kind| kind.key);
        assert_eq!(of("instagram", "Reel"), Some("video"));
        assert_eq!(of("twitter", "Post"), Some("tweet"));
        assert_eq!(of("pinterest", "Reel"), None);
        assert_eq!(suggestion("event"), Some("Event attendance"));
        assert!(is_task_type("2x IG Stories") && !is_task_type("Vegan food"));
    }

    #[test]
    fn every_name_of_a_type_belongs_to_the_catalogue() {
        for (network, key, names) in TYPES {
            let kind = Network::from_key(network).and_then(|it| it.type_from_key(key)).expect(key);
            assert!(is_among(names, &squash(kind.name)), "{network} {key}");
        }
        for (key, names) in NAMES {
            let network = Network::from_key(key).expect(key);
            assert!(is_among(names, &squash(network.name())) && is_among(names, key), "{key}");
        }
        assert!(TELLING.iter().all(|(key, _)| Network::from_key(key).is_some()));
        for (place, name) in Network::OTHERS_SUGGESTIONS.iter().enumerate() {
            assert!(OTHERS.iter().any(|(at, list)| *at == place && is_among(list, &squash(name))), "{name}");
        }
    }
}
