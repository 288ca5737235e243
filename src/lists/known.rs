//! The headings that are known, in six languages: one table, and what else a heading says.

use super::networks;
use super::words::{LONGEST, is_among, squash, words};
use crate::domain::money::Currency;
use crate::domain::network::{Network, TaskType};

/// What a heading says a column is about, before its values are looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    /// A person's name.
    Name,
    /// The part of a name that comes first.
    FirstName,
    /// The part that comes last.
    LastName,
    /// A handle or a link to a profile.
    Handle,
    /// A count of followers.
    Followers,
    /// A rate of engagement.
    Engagement,
    /// An email address.
    Email,
    /// Where they live.
    Country,
    /// A number to call.
    Phone,
    /// What they speak.
    Language,
    /// Niches, categories and the like.
    Tags,
    /// Remarks.
    Notes,
    /// A status of whatever the list is about.
    Status,
    /// What the client decided.
    ClientStatus,
    /// What the client says.
    ClientComment,
    /// Which network the row is about.
    Network,
    /// What is to be done.
    TaskType,
    /// A status of what is to be done.
    TaskStatus,
    /// When.
    Date,
    /// A price, of whatever [`Heading::kind`] says.
    Price,
    /// How many.
    Quantity,
    /// A network and nothing else: the values tell what of it.
    OfNetwork,
}

/// What a heading says.
#[derive(Clone, Debug, PartialEq)]
pub struct Heading {
    /// What the column is about.
    pub known: Known,
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

/// Squashed headings. English, Spanish, German, French, Italian, Portuguese, as far as they differ; words that join
/// others, such as "de", are left out.
const TABLE: &[(Known, &str)] = &[
    (
        Known::Name,
        "name names fullname creatorname influencername realname displayname influencer influencers creator creators \
         person talent talentname kol kolname blogger contact contactname artist \
         nombre nombrecompleto nombreapellidos nombrey apellidosnombre influenciador influenciadora creador creadora \
         vollername vollstandigername vornachname vornamenachname kunstler ansprechpartner \
         nom nomcomplet prenomnom nomprenom createur creatrice influenceur influenceuse \
         nome nomecompleto nomecognome creatore nomeinfluencer criador criadora nomeartistico",
    ),
    (Known::FirstName, "firstname givenname forename vorname prenom primernombre primeironome nomeproprio"),
    (
        Known::LastName,
        "lastname surname familyname nachname familienname apellido apellidos nomfamille cognome sobrenome apelido",
    ),
    (
        Known::Handle,
        "handle handles username usernames user userid account accounts accountname profile profiles profileurl \
         profilelink profilelinks url urls link links socialhandle socialhandles socials social socialmedia \
         socialmediahandle socialmedialink sociallink sociallinks channel channels channelname channelurl channellink \
         page pagelink nick nickname screenname alias \
         usuario nombreusuario nombrecuenta perfil perfiles cuenta cuentas enlace enlaces enlaceperfil linkperfil arroba \
         urlperfil redessociales canal \
         benutzername nutzername kontoname konto profil profile profillink profilurl kanal kanalname kanale \
         utilisateur nomutilisateur identifiant pseudo compte comptes lien liens lienprofil chaine urlprofil \
         nomeutente utente profilo profili linkprofilo urlprofilo canale collegamento \
         usuario nomeusuario conta contas perfis linkperfil",
    ),
    (
        Known::Followers,
        "followers follower followercount followerscount followernumber followersnumber fans fancount fanbase \
         subscribers subscriber subs subscribercount subscriberscount audience audiencesize communitysize following \
         followersize \
         seguidores cantidadseguidores suscriptores \
         followerzahl followeranzahl abonnenten abonnentenzahl reichweite communitygrosse \
         abonnes nombreabonnes nbabonnes communaute tailleaudience \
         seguaci iscritti numeroiscritti \
         inscritos quantidadeseguidores",
    ),
    (
        Known::Engagement,
        "engagement engagementrate engrate engagementpct engagementpercent er eng erate \
         interaccion tasainteraccion tasaengagement tasacompromiso \
         interaktionsrate engagementquote interaktion \
         tauxengagement tauxinteraction \
         tassoengagement tassointerazione tassocoinvolgimento interazione \
         engajamento taxaengajamento taxainteracao taxaengagement",
    ),
    (
        Known::Email,
        "email emails emailaddress emailaddresses mail mailaddress contactemail businessemail emailcontact emailid \
         correo correoelectronico correos direccionemail direccioncorreo \
         emailadresse mailadresse kontaktmail kontaktemail \
         courriel adresseemail adressemail adresseelectronique adressecourriel mel \
         indirizzoemail postaelettronica indirizzomail \
         emailcontato enderecoemail correioeletronico",
    ),
    (
        Known::Country,
        "country countries location locations countryregion region basedin based residence market geo geography \
         pais ubicacion paisresidencia localizacion \
         land standort wohnort herkunft herkunftsland \
         pays localisation lieu paysresidence \
         paese nazione localita posizione \
         localizacao localidade",
    ),
    (
        Known::Phone,
        "phone phonenumber phoneno tel telephone telephonenumber mobile mobilenumber mobilephone cell cellphone whatsapp \
         contactnumber whatsappnumber \
         telefono movil celular \
         telefon telefonnummer handy handynummer mobil mobilnummer rufnummer \
         portable numerotelephone \
         cellulare numerotelefono \
         telefone telemovel",
    ),
    (
        Known::Language,
        "language languages lang langs spokenlanguage spokenlanguages contentlanguage \
         idioma idiomas sprache sprachen langue langues lingua lingue linguas",
    ),
    (
        Known::Tags,
        "tag tags niche niches category categories topic topics interest interests vertical verticals genre keywords \
         labels label theme themes segment contentniche contentcategory \
         nicho nichos categoria categorias etiqueta etiquetas tematica tematicas tema temas sector intereses \
         nische nischen kategorie kategorien thema themen schlagworte schlagworter themengebiet branche \
         thematique thematiques etiquettes motscles secteur centresinteret univers \
         categorie nicchia argomento argomenti settore etichette interessi \
         interesses segmento",
    ),
    (
        Known::Notes,
        "note notes comment comments remark remarks internalnotes internalcomments additionalnotes \
         notas nota observacion observaciones comentario comentarios \
         notiz notizen bemerkung bemerkungen anmerkung anmerkungen kommentar kommentare \
         remarque remarques commentaire commentaires \
         osservazioni commento commenti \
         observacao observacoes obs",
    ),
    (
        Known::Status,
        "status state stage phase pipelinestage outreachstatus bookingstatus influencerstatus creatorstatus contactstatus \
         campaignstatus currentstatus \
         estado situacion etapa statusinfluencer \
         stand stadium \
         statut etat etape avancement \
         stato fase \
         situacao estatus",
    ),
    (
        Known::ClientStatus,
        "clientstatus statusclient clientdecision clientapproval approvalclient approval brandapproval brandstatus \
         estadocliente statuscliente aprobacion aprobacioncliente decisioncliente \
         kundenstatus statuskunde freigabe kundenfreigabe freigabekunde kundenentscheidung \
         statutclient validation validationclient decisionclient avisclient \
         statocliente approvazione approvazionecliente decisionecliente \
         aprovacao aprovacaocliente situacaocliente decisaocliente",
    ),
    (
        Known::ClientComment,
        "clientcomment clientcomments clientnotes clientnote clientfeedback clientremarks brandfeedback \
         comentariocliente comentarioscliente kundenkommentar kundenfeedback kommentarkunde \
         commentaireclient commentairesclient retourclient commentocliente commenticliente feedbackcliente",
    ),
    (
        Known::Network,
        "network networks socialnetwork platform platforms socialplatform socialmediaplatform socialmedianetwork \
         redsocial plataforma plataformas plattform plattformen netzwerk soziales sozialesnetzwerk \
         reseau reseaux reseausocial plateforme plateformes \
         piattaforma piattaforme retesociale redesocial",
    ),
    (
        Known::TaskType,
        "tasktype task tasks deliverable deliverables deliverabletype content contenttype contentformat format formats \
         posttype mediatype adtype placement placements activity type asset assettype contentpiece scope \
         tipo entregable entregables contenido tipocontenido formato formatos tipopublicacion accion \
         aufgabe aufgaben art typ leistung leistungen inhalt inhalte inhaltstyp beitragsart massnahme \
         livrable livrables contenu typecontenu prestation typepublication \
         contenuto tipocontenuto attivita consegna consegne tipopost \
         entregavel entregaveis conteudo tipoconteudo",
    ),
    (
        Known::TaskStatus,
        "taskstatus deliverablestatus contentstatus poststatus publicationstatus \
         estadotarea estadoentregable aufgabenstatus statutlivrable statocontenuto statusentrega",
    ),
    (
        Known::Date,
        "date dates deadline duedate due postdate postingdate publishdate publishingdate publicationdate golive golivedate \
         livedate scheduleddate scheduled day when postingday contentdate deliverydate delivery \
         fecha fechaentrega fechapublicacion fechalimite entrega fechaprevista \
         datum termin frist veroffentlichung veroffentlichungsdatum postingdatum postdatum abgabe abgabedatum falligkeit \
         fallig livegang \
         datepublication echeance datelimite datelivraison datemiseenligne \
         data datapubblicazione scadenza dataconsegna \
         datapublicacao dataentrega prazo vencimento",
    ),
    (
        Known::Quantity,
        "quantity qty count howmany numberposts cantidad anzahl menge stuck stuckzahl quantite quantita quantidade qtd qte",
    ),
];

/// Words that make a heading one of prices.
const PRICES: &str = "price prices rate rates fee fees cost costs amount budget payment compensation pay \
    precio precios tarifa tarifas coste costo importe honorario honorarios presupuesto pago \
    preis preise honorar honorare kosten gage vergutung betrag gebuhr \
    prix tarif tarifs cout couts cachet montant remuneration \
    prezzo prezzi tariffa tariffe compenso costi importo \
    preco precos cache valor valores custo custos remuneracao";

/// Words that join others.
const JOINING: &str = "de del d der die das des du da do dos das la le les l el los las il lo gli i of the and y und et \
    e on in en auf bei na no sur su per por pro zu zum al alla a an im um number no nr num numero num total current actual \
    von vom di della dello delle degli per each your their his her main primary";

/// Words that say whose value it is, which is everybody's.
const WHOSE: &str = "influencer influencers creator creators talent kol blogger influenciador influenciadora creador \
    createur influenceur creatore criador person profile";

/// Currencies that headings name.
const CURRENCIES: &str = "eur usd gbp chf cad aud brl mxn pln sek nok dkk jpy czk inr";

/// Reads a heading; `None` where it is not known.
pub fn heading(text: &str) -> Option<Heading> {
    if text.len() > LONGEST {
        return None;
    }
    let mut rest = words(text);
    let currency = currency(text, &mut rest);
    let percent = text.contains('%') || rest.iter().any(|word| word == "percent" || word == "prozent" || word == "pct");
    let scale = scale(&mut rest);
    let made = |known, network, kind| Some(Heading { known, network, kind, currency, scale, percent });
    if let Some(known) = look_up(&rest.concat()).or_else(|| look_up(&squash(text))) {
        return made(known, None, None);
    }
    let mut about = rest.clone();
    let network = networks::take(&mut about);
    about.retain(|word| !word.is_empty() && !is_among(JOINING, word));
    if let Some(price) = price(&about, network) {
        return made(Known::Price, network, price);
    }
    if let Some(network) = network.filter(|_| about.is_empty()) {
        return made(Known::OfNetwork, Some(network), None);
    }
    if let Some(known) = look_up(&about.concat()) {
        return made(known, network, None);
    }
    about.retain(|word| !is_among(WHOSE, word) && word != "percent" && word != "pct");
    match look_up(&about.concat()) {
        Some(known) => made(known, network, None),
        None if about.is_empty() && network.is_some() => made(Known::OfNetwork, network, None),
        None => None,
    }
}

fn look_up(squashed: &str) -> Option<Known> {
    if squashed.is_empty() {
        return None;
    }
    TABLE.iter().find(|(_, list)| is_among(list, squashed)).map(|(known, _)| *known)
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
    let units = [(3, "k tsd thousand thousands miles milliers tausend migliaia"), (6, "m mio million millions millionen")];
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
    what.retain(|word| !is_among(WHOSE, word) && !is_among("total agreed final proposed net gross", word));
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
            (Known::Handle, "username|Handle|profile_url|Nombre de usuario|Benutzername|Nom d'utilisateur|Nome utente"),
            (Known::Followers, "follower_count|Followers|audience-size|Seguidores|Nombre d’abonnés|Número de seguidores"),
            (Known::Engagement, "ER|Engagement Rate (%)|Tasa de interacción|Taux d’engagement|Taxa de engajamento"),
            (Known::Email, "E-Mail|email address|Correo electrónico|E-Mail-Adresse|Adresse e-mail|Creator email"),
            (Known::Country, "Location|Based in|País|Land|Pays|Paese|Localização"),
            (Known::Phone, "Phone no.|Teléfono|Handynummer|Téléphone|Cellulare|Telemóvel"),
            (Known::Tags, "Niche|Categories|Temática|Kategorie|Thématiques|Categoria"),
            (Known::Language, "Language(s)|Idioma|Sprache|Langue|Lingua"),
            (Known::Notes, "Notes|Comments|Observaciones|Bemerkungen|Remarques|Osservazioni|Observações"),
            (Known::Status, "Status|Outreach status|Estado|Statut|Stato|Situação"),
            (Known::ClientStatus, "Client status|Estado del cliente|Freigabe Kunde|Validation client"),
            (Known::ClientComment, "Client comments|Kundenkommentar|Commentaire du client"),
            (Known::Network, "Platform|Social Network|Red social|Plattform|Réseau social|Piattaforma"),
            (Known::TaskType, "Deliverable|Content type|Tipo de contenido|Inhalt|Livrable"),
            (Known::Date, "Due date|Go-live date|Fecha de publicación|Veröffentlichungsdatum|Date de publication|Data"),
            (Known::Price, "Price|Fee (EUR)|Tarifa|Honorar|Cachet|Compenso|Valor|Total cost|Agreed fee"),
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
        check("Instagram engagement rate", Some((Known::Engagement, Some("instagram"))));
        for unknown in ["Shirt size", "Avg. likes", "Agency", "", "—", "lena@example.com", "Beauty"] {
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
