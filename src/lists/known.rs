//! What a heading says: what the column is about, on which network, whose price, in which unit.

pub use super::heading_words::Known;
use super::heading_words::{CURRENCIES, JOINING, LOOSE, LOOSE_PRICES, OR, PATHS, PRICES, REMOTE, TABLE, WHOSE};
use super::networks;
use super::words::{LONGEST, is_among, squash, words};
use crate::domain::money::Currency;
use crate::domain::network::{Network, TaskType};

/// How exactly a heading says what a column is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exactness {
    /// It is mostly about something else: "Contact" for a name.
    Remote,
    /// It may be about something else: "Market" for a country.
    Loose,
    /// By its own word.
    Exact,
}

/// What a heading says.
#[derive(Clone, Debug, PartialEq)]
pub struct Heading {
    /// What the column is about.
    pub known: Known,
    /// How exactly it says so.
    pub exactness: Exactness,
    /// On which network.
    pub network: Option<Network>,
    /// Whose price it is.
    pub kind: Option<(Network, &'static TaskType)>,
    /// In which currency.
    pub currency: Option<Currency>,
    /// Ten to the power of this is one of the column's units: 3 for "Followers (k)".
    pub scale: usize,
    /// Whether it says that values are percent.
    pub percent: bool,
}

/// A heading that is about this and says nothing else.
pub fn about(known: Known) -> Heading {
    Heading { known, exactness: Exactness::Exact, network: None, kind: None, currency: None, scale: 0, percent: false }
}

/// Reads a heading; `None` where it is not known.
pub fn heading(text: &str) -> Option<Heading> {
    if text.len() > LONGEST {
        return None;
    }
    read(text).or_else(|| {
        let (path, last) = text.rsplit_once(['.', '/'])?;
        path.split(['.', '/']).all(|part| is_among(PATHS, &squash(part))).then(|| read(last))?
    })
}

fn read(text: &str) -> Option<Heading> {
    if text.trim() == "@" {
        return Some(about(Known::Handle));
    }
    let mut rest = words(text);
    let currency = currency(text, &mut rest);
    let percent = text.contains('%') || rest.iter().any(|word| word == "percent" || word == "prozent" || word == "pct");
    let scale = scale(&mut rest);
    let made =
        |(known, exactness), network, kind| Some(Heading { known, exactness, network, kind, currency, scale, percent });
    if let Some(known) = look_up(&rest.concat()).or_else(|| look_up(&squash(text))) {
        return made(known, None, None);
    }
    let mut about = rest.clone();
    let mut network = networks::take(&mut about);
    let names_several = network.is_some() && std::iter::from_fn(|| networks::take(&mut about)).count() > 0;
    network = network.filter(|_| !names_several);
    about.retain(|word| !word.is_empty() && !is_among(JOINING, word));
    // "Instagram handle 2" is a second account.
    if network.is_some() && about.len() > 1 {
        about.pop_if(|word| word.bytes().all(|byte| byte.is_ascii_digit()));
    }
    if let Some(price) = price(&about, network) {
        let is_loose = about.iter().any(|word| is_among(LOOSE_PRICES, word));
        let exactness = if is_loose { Exactness::Loose } else { Exactness::Exact };
        return made((Known::Price, exactness), network, price);
    }
    if names_several && about.is_empty() {
        return made((Known::Handle, Exactness::Loose), None, None);
    }
    if let Some(network) = network.filter(|_| about.is_empty()) {
        return made((Known::OfNetwork, Exactness::Exact), Some(network), None);
    }
    if let Some(known) = look_up(&about.concat()).or_else(|| either(&about)) {
        return made(known, network, None);
    }
    about.retain(|word| !is_among(WHOSE, word) && word != "percent" && word != "pct");
    match look_up(&about.concat()) {
        Some(known) => made(known, network, None),
        None if about.is_empty() && network.is_some() => made((Known::OfNetwork, Exactness::Exact), network, None),
        None => None,
    }
}

/// What words are about that each say the same: "handle or URL", "username / profile link".
fn either(words: &[String]) -> Option<(Known, Exactness)> {
    let mut found: Option<(Known, Exactness)> = None;
    let mut rest = words;
    while let Some((first, behind)) = rest.split_first() {
        rest = behind;
        if is_among(OR, first) {
            continue;
        }
        let pair = behind.first().and_then(|second| look_up(&format!("{first}{second}")));
        if pair.is_some() {
            rest = &behind[1..];
        }
        let known = pair.or_else(|| look_up(first))?;
        if found.is_some_and(|found| found.0 != known.0) {
            return None;
        }
        found = Some(found.map_or(known, |found| (found.0, found.1.max(known.1))));
    }
    found
}

/// Words beside a price that leave it one.
const NET: &str = "total agreed final proposed net gross netto brutto neto bruto ht ttc lordo lorda liquido excl incl vat iva \
    mwst tva";

fn look_up(squashed: &str) -> Option<(Known, Exactness)> {
    if squashed.is_empty() {
        return None;
    }
    let (known, _) = TABLE.iter().find(|(_, list)| is_among(list, squashed))?;
    let exactness = match squashed {
        word if is_among(REMOTE, word) => Exactness::Remote,
        word if is_among(LOOSE, word) => Exactness::Loose,
        _ => Exactness::Exact,
    };
    Some((*known, exactness))
}

/// Takes the currency that a heading names out of its words.
fn currency(text: &str, rest: &mut Vec<String>) -> Option<Currency> {
    let named = rest.iter().position(|word| is_among(CURRENCIES, word)).filter(|_| rest.len() > 1);
    if let Some(at) = named {
        return Currency::parse(&rest.remove(at));
    }
    let code = [('€', "EUR"), ('£', "GBP"), ('$', "USD")].into_iter().find(|(sign, _)| text.contains(*sign))?.1;
    Currency::parse(code)
}

/// Takes the unit of counts out of words: "followers k", "followers in thousands".
fn scale(rest: &mut Vec<String>) -> usize {
    let units =
        [(3, "k tsd thousand thousands miles milliers tausend migliaia"), (6, "m mio million millions millionen")];
    let Some(last) = rest.last().filter(|_| rest.len() > 1) else { return 0 };
    let Some((power, _)) = units.into_iter().find(|(_, list)| is_among(list, last)) else { return 0 };
    rest.pop();
    rest.pop_if(|word| word == "in" || word == "en");
    power
}

/// Whose price words are about, if they are about one: `Some(None)` for the price of the whole.
fn price(words: &[String], network: Option<Network>) -> Option<Option<(Network, &'static TaskType)>> {
    let mut what: Vec<&str> = Vec::new();
    let mut is_price = false;
    for word in words {
        // German writes it as one word: "Storypreis".
        let joined = ["preis", "honorar", "kosten"].into_iter().find_map(|end| word.strip_suffix(end));
        match joined {
            _ if is_among(PRICES, word) => is_price = true,
            Some(before) => {
                is_price = true;
                what.extend((!before.is_empty()).then_some(before));
            }
            None => what.push(word),
        }
    }
    if !is_price {
        return None;
    }
    what.retain(|word| !is_among(WHOSE, word) && !is_among(NET, word));
    let what = what.concat();
    if what.is_empty() {
        return Some(None);
    }
    let told = network.or_else(|| networks::told_by_type(&what));
    let candidates = told.map_or_else(|| Network::social().collect(), |network| vec![network]);
    let kind = candidates.into_iter().find_map(|network| Some((network, networks::task_type(network, &what)?)))?;
    Some(Some(kind))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_known_in_six_languages() {
        let check = |text: &str, expected: Option<(Known, Option<&str>)>| {
            let found = heading(text).map(|it| (it.known, it.network.map(Network::key)));
            assert_eq!(found, expected, "{text}");
        };
        for (known, texts) in [
            (
                Known::Name,
                "Full Name|creator_name|NAME|Nombre y apellidos|Vor- und Nachname|Nom complet|Nome e cognome|Influencer",
            ),
            (
                Known::Handle,
                "@|username|Handle|profile_url|Nombre de usuario|Benutzername|Nom d'utilisateur|Nome utente",
            ),
            (
                Known::Followers,
                "follower_count|Followers|audience-size|Seguidores|Nombre d’abonnés|Número de seguidores",
            ),
            (Known::Engagement, "ER|Engagement Rate (%)|Tasa de interacción|Taux d’engagement|Taxa de engajamento"),
            (Known::Email, "E-Mail|email address|Correo electrónico|E-Mail-Adresse|Adresse e-mail|Creator email"),
            (Known::Country, "Location|Based in|País|Land|Pays|Paese|Localização"),
            (Known::Phone, "Phone no.|WhatsApp|Teléfono|Handynummer|Téléphone|Cellulare|Telemóvel"),
            (Known::Tags, "Niche|Categories|Temática|Kategorie|Thématiques|Categoria"),
            (Known::Language, "Language(s)|Idioma|Sprache|Langue|Lingua"),
            (Known::Notes, "Notes|Comments|Observaciones|Bemerkungen|Remarques|Osservazioni|Observações"),
            (Known::Status, "Status|Outreach status|Estado|Statut|Stato|Situação"),
            (Known::ClientStatus, "Client status|Estado del cliente|Freigabe Kunde|Validation client"),
            (Known::ClientComment, "Client comments|Kundenkommentar|Commentaire du client"),
            (Known::Network, "Platform|Social Network|Red social|Plattform|Réseau social|Piattaforma"),
            (Known::TaskType, "Deliverable|Content type|Tipo de contenido|Inhalt|Livrable"),
            (Known::Date, "Due date|Go-live date|Fecha de publicación|Veröffentlichungsdatum|Date de publication|Data"),
            (
                Known::Price,
                "Price|Honorar (netto)|Montant HT|Fee (EUR)|Tarifa|Honorar|Cachet|Compenso|Valor|Total cost|Agreed fee",
            ),
            (Known::FirstName, "First name|Vorname|Prénom"),
            (Known::LastName, "Last name|Apellidos|Nachname|Nom de famille|Cognome"),
            (Known::Quantity, "Qty|Cantidad|Anzahl"),
        ] {
            texts.split('|').for_each(|text| check(text, Some((known, None))));
        }
        check("IG handle", Some((Known::Handle, Some("instagram"))));
        check("ig_handle", Some((Known::Handle, Some("instagram"))));
        check("TikTok followers", Some((Known::Followers, Some("tiktok"))));
        check("Seguidores de YouTube", Some((Known::Followers, Some("youtube"))));
        check("IG link", Some((Known::Handle, Some("instagram"))));
        check("Instagram", Some((Known::OfNetwork, Some("instagram"))));
        check("X", Some((Known::OfNetwork, Some("twitter"))));
        check("Instagram handle 2", Some((Known::Handle, Some("instagram"))));
        check("X (Twitter) followers", Some((Known::Followers, Some("twitter"))));
        check("Others handle", Some((Known::Handle, Some("others"))));
        check("Instagram engagement rate", Some((Known::Engagement, Some("instagram"))));
        check("Handle or URL", Some((Known::Handle, None)));
        check("Instagram handle oder Link", Some((Known::Handle, Some("instagram"))));
        check("Username / Profile link", Some((Known::Handle, None)));
        check("authorMeta.nickName", Some((Known::Name, None)));
        check("authorMeta/name", Some((Known::Handle, None)));
        check("authorMeta.fans", Some((Known::Followers, None)));
        check("author.uniqueId", Some((Known::Handle, None)));
        check("user.full_name", Some((Known::Name, None)));
        check("author/stats/followerCount", Some((Known::Followers, None)));
        check("Instagram / TikTok", Some((Known::Handle, None)));
        check("IG + TikTok handles", Some((Known::Handle, None)));
        check("public_phone_number", Some((Known::Phone, None)));
        for unknown in [
            "Shirt size",
            "Avg. likes",
            "Agency",
            "",
            "—",
            "lena@example.com",
            "Beauty",
            "Following",
            "follows_count",
            "Instagram following",
            "Name or handle",
            "Followers growth",
            "Audience country",
            "or",
            "authorMeta.following",
            "audience/country",
            "Account manager",
            "Account owner",
            "Account status",
        ] {
            check(unknown, None);
        }
    }

    #[test]
    fn headings_say_whose_price_in_which_unit() {
        let kind = |text: &str| heading(text).and_then(|it| it.kind).map(|(network, kind)| (network.key(), kind.key));
        assert_eq!(kind("Story price"), Some(("instagram", "story")));
        assert_eq!(kind("Reel price"), Some(("instagram", "video")));
        assert_eq!(kind("Precio historia"), Some(("instagram", "story")));
        assert_eq!(kind("TikTok video rate"), Some(("tiktok", "video")));
        assert_eq!(kind("Storypreis (€)"), Some(("instagram", "story")));
        assert_eq!(kind("Tweet fee"), Some(("twitter", "tweet")));
        assert_eq!(kind("Price"), None);
        let one = |text: &str| heading(text).expect(text);
        assert_eq!(one("Followers (k)").scale, 3);
        assert_eq!(one("Audience in millions").scale, 6);
        assert_eq!(one("Fee (USD)").currency.map(Currency::code), Some("USD"));
        assert_eq!(one("Price €").currency.map(Currency::code), Some("EUR"));
        assert!(one("ER %").percent && !one("ER").percent);
    }

    #[test]
    fn an_exact_heading_is_told_from_one_that_may_be_about_something_else() {
        let exactness = |text: &str| heading(text).map(|it| it.exactness);
        for (text, expected) in [
            ("Follower", Exactness::Exact),
            ("Reichweite", Exactness::Loose),
            ("Country", Exactness::Exact),
            ("Market", Exactness::Loose),
            ("Contact", Exactness::Remote),
            ("Instagram nickname", Exactness::Remote),
        ] {
            assert_eq!(exactness(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_is_loose_is_in_the_table() {
        for word in [LOOSE, REMOTE].into_iter().flat_map(str::split_ascii_whitespace) {
            assert!(TABLE.iter().any(|(_, list)| is_among(list, word)), "{word}");
        }
    }

    #[test]
    fn no_heading_stands_in_the_table_twice() {
        let mut seen = std::collections::HashMap::new();
        for (known, list) in TABLE {
            for word in list.split_ascii_whitespace() {
                assert_eq!(word, squash(word));
                let before = seen.insert(word, *known);
                assert!(before.is_none_or(|before| before == *known), "{word}: {before:?} and {known:?}");
            }
        }
    }
}
