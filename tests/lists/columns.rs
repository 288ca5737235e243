//! What columns mean: by headings in six languages, by their values, and what becomes of those that mean nothing.

use crate::check::{check, check_columns, check_columns_in, check_in, empty, on, with};

#[test]
fn english() {
    check_columns(
        "username | full name | audience_size | er | email | location | phone | niche | tags | language | notes | client status
         lena | Lena F. | 42900 | 4.2 | a@b.de | Berlin | +49 30 1 | food | vegan | German | nice | Approved",
        "Instagram handle or link, Name, Followers, Engagement rate, Email, Country, Phone, Tags, \
         Own column (text), Language, Notes, Client status"
            .replace("Own column (text)", "Tags")
            .as_str(),
    );
}

#[test]
fn spanish() {
    check(
        "Nombre | Apellidos | Usuario de Instagram | Seguidores | Tasa de interacción | Correo electrónico | País | Teléfono | Temática | Idioma | Observaciones
         Lena | Fischer | @lena | 12.500 | 4,2 % | lena@example.com | España | 600 123 123 | moda, viajes | español | Muy maja",
        "Lena Fischer [IG lena 12500]; Tags: moda, viajes; Email: lena@example.com; Phone: 600 123 123; Country: España; \
         Language: español; Engagement rate: 4.2; Notes: Muy maja
         = \"12.500\" is read as 12500: followers are whole numbers.",
    );
}

#[test]
fn german() {
    check(
        "Vorname | Nachname | Instagram-Profil | Reichweite | Interaktionsrate | E-Mail-Adresse | Land | Handynummer | Kategorie | Sprache | Bemerkungen
         Lena | Fischer | instagram.com/lena | 42,9 Tsd. | 11,85 % | lena@example.com | Deutschland | 0176 123 | Beauty; Food | Deutsch | Gut",
        "Lena Fischer [IG lena 42900]; Tags: Beauty, Food; Email: lena@example.com; Phone: 0176 123; Country: Deutschland; \
         Language: Deutsch; Engagement rate: 11.85; Notes: Gut",
    );
}

#[test]
fn french() {
    check(
        "Prénom | Nom | Compte Instagram | Nombre d’abonnés | Taux d’engagement | Courriel | Pays | Thématiques | Langue | Remarques
         Léna | Fournier | @lena | 42 900 | 3,5 % | lena@example.com | France | mode, voyage | français | Très bien",
        "Léna Fournier [IG lena 42900]; Tags: mode, voyage; Email: lena@example.com; Country: France; Language: français; \
         Engagement rate: 3.5; Notes: Très bien",
    );
}

#[test]
fn italian() {
    check(
        "Nome | Cognome | Profilo Instagram | Follower | Tasso di interazione | Indirizzo e-mail | Paese | Cellulare | Categoria | Lingua | Osservazioni
         Elena | Rossi | @elena | 1.234.567 | 2,75% | elena@example.com | Italia | 333 1234567 | moda | italiano | Brava",
        "Elena Rossi [IG elena 1234567]; Tags: moda; Email: elena@example.com; Phone: 333 1234567; Country: Italia; \
         Language: italiano; Engagement rate: 2.75; Notes: Brava",
    );
}

#[test]
fn portuguese() {
    check(
        "Nome completo | Nome de usuário | Rede social | Seguidores | Taxa de engajamento | E-mail | Localização | Telemóvel | Nicho | Idioma | Observações
         Helena Dias | @helena | TikTok | 15 mil | 5,1 | helena@example.com | Portugal | 912 345 678 | beleza | português | Ótima",
        "Helena Dias [TT helena 15000]; Tags: beleza; Email: helena@example.com; Phone: 912 345 678; Country: Portugal; \
         Language: português; Engagement rate: 5.1; Notes: Ótima",
    );
}

#[test]
fn a_network_alone_holds_handles_links_or_counts() {
    check_columns("Name | Instagram\nLena | @lena\nTom | @tom", "Name, Instagram handle or link");
    check_columns(
        "Name | Instagram\nLena | https://www.instagram.com/lena/?hl=en\nTom | instagram.com/tom",
        "Name, Instagram handle or link",
    );
    check_columns("Username | Instagram | TikTok\nlena | 42.9k | 12000\ntom | 1,2 M | 5k", {
        "Instagram handle or link, Instagram followers, TikTok followers"
    });
    check_columns(
        "Name | Instagram | TikTok\na b | yes | no\nc d | no | no\ne f | yes | yes\ng h | no | yes\ni j | yes | no\nk l | no | no",
        "Name, Own column (choice), Own column (choice)",
    );
}

#[test]
fn each_network_has_its_own_followers() {
    check(
        "Creator | IG link | IG followers | Seguidores de YouTube | YouTube channel | TikTok followers | TikTok
         Lena | https://www.instagram.com/lena/?hl=en | 42900 | 12000 | youtube.com/@lenacooks | 5k | @lena.tt",
        "Lena [IG lena 42900, YT lenacooks 12000, TT lena.tt 5000]",
    );
}

#[test]
fn links_become_network_and_handle() {
    check(
        "Name | Profile URL
         A A | https://www.instagram.com/anna/?hl=en
         B B | youtube.com/@ben
         C C | https://x.com/carl
         D D | tiktok.com/@dora
         E E | https://de.linkedin.com/in/eva-b
         F F | https://www.twitch.tv/fred
         G G | https://youtube.com/channel/UC123
         H H | https://www.facebook.com/profile.php?id=1000123
         I I | https://pinterest.co.uk/ida",
        "A A [IG anna]
         B B [YT ben]
         C C [X carl]
         D D [TT dora]
         E E [LI eva-b]
         F F [TW fred]
         G G [YT UC123 <https://www.youtube.com/channel/UC123>]
         H H [FB 1000123]
         I I [PI ida]",
    );
}

#[test]
fn several_handles_in_one_cell() {
    check(
        "Name | Socials
         Lena | IG: @lena / TT: @lena.tt
         Tomás | https://instagram.com/tomas⏎https://youtube.com/@tomas
         Ida | Instagram @ida 214000, TikTok @ida 5k",
        "Lena [IG lena, TT lena.tt]
         Tomás [IG tomas, YT tomas]
         Ida [IG ida 214000, TT ida 5000]",
    );
}

#[test]
fn a_bare_handle_is_on_the_network_that_the_list_or_the_briefing_is_about() {
    check_columns("Username | TikTok followers\nlena | 42000", "TikTok handle or link, TikTok followers");
    check_columns_in(&on(&["youtube"]), "Handle | Country\nlena | Spain", "YouTube handle or link, Country");
    check_columns("Handle | Platform\nlena | TikTok", "Handle or link, Network");
    let plan = crate::check::plan(&empty(), "Handle | Country\nlena | Spain");
    assert_eq!(plan.mapping.columns[0].reason, "No network is named; this is assumed.");
}

#[test]
fn a_link_of_another_network_than_the_columns_is_taken_and_said() {
    check(
        "Name | Instagram\nLena | https://tiktok.com/@lena\nTom | @tom",
        "Lena [TT lena]
         Tom [IG tom]
         ? 2 \"https://tiktok.com/@lena\" is on TikTok, not on Instagram; it is taken so.",
    );
}

#[test]
fn unknown_columns_become_the_users_own_by_their_values() {
    check_columns(
        "Name | Shirt size | Shoe size | Birthday | Agency | Avg. likes
         A | M | 40 | 2.3.1999 | North | 1,200
         B | L | 41 | 12.5.2001 | Wind | 800
         C | M | 39 | 30.1.1998 | Trade | 15,000
         D | S | 38 | 1.12.1997 | Ltd | 90
         E | M | 40 | 8.8.2000 | Co | 120
         F | L | 42 | 9.9.1999 | Sun | 70",
        "Name, Own column (choice), Own column (number), Own column (date), Own column (text), Own column (number)",
    );
    check(
        "Name | Shirt size | Birthday | Post code\nLena | M | 2.3.1999 | 04109",
        "Lena; Shirt size (text): M; Birthday (date): 1999-03-02; Post code (text): 04109",
    );
}

#[test]
fn an_own_column_of_the_same_name_is_used_again() {
    let campaign = with("Name | Shirt size | Likes\nLena | M | 40");
    check_in(
        &campaign,
        "Name | SHIRT SIZE | Likes\nTomás Ruiz | XL | many",
        "Lena; Shirt size (text): M; Likes (number): 40
         Tomás Ruiz; Shirt size (text): XL
         ? 2 \"many\" is not a number.",
    );
    let list = "Name | Size\na a | M\nb b | L\nc c | M\nd d | L\ne e | M\nf f | L";
    let campaign = with(list);
    let after = crate::check::after(&campaign, &crate::check::plan(&campaign, "Name | Size\nz z | XS"));
    let kind = &after.table.columns()[0].kind;
    assert_eq!(format!("{kind:?}"), "Choice([\"M\", \"L\", \"XS\"])");
    assert_eq!(after.table.columns().len(), 1);
}

#[test]
fn long_texts_go_to_the_notes() {
    let bio = "words ".repeat(50);
    check(&format!("Name | Notes | Bio\nLena | nice | {bio}"), &format!("Lena; Notes: nice⏎Bio: {}", bio.trim()));
}

#[test]
fn prices_are_kept_as_columns_of_their_own() {
    check(
        "Name | Instagram | Story price | Reel price
         Lena | @lena | €1.500 | 2.000 €
         Tomás | @tomas | 800 | ",
        "Lena [IG lena]; Story price (number): 1500; Reel price (number): 2000
         Tomás [IG tomas]; Story price (number): 800
         ? 2 \"€1.500\" is read as 1500; it may be 1.5.
         ? 2 \"2.000 €\" is read as 2000; it may be 2.
         = \"€1.500\" is read as 1500: prices in EUR have no three decimals.
         = \"2.000 €\" is read as 2000: prices in EUR have no three decimals.",
    );
}

#[test]
fn what_a_list_can_have_once_goes_to_one_column() {
    check_columns(
        "Name | Email | Business email | Creator\nLena | a@example.com | b@example.com | lenacreates",
        "Name, Email, Own column (text), Own column (text)",
    );
}

#[test]
fn names_in_parts() {
    check("First name | Last name | Handle\nLena | Fischer | @lena", "Lena Fischer [IG lena]");
    check("Nombre | Apellidos\nLena | Fischer Ruiz", "Lena Fischer Ruiz");
    check("Nom | Prénom\nFournier | Léna", "Léna Fournier");
    check("Full name | First name\nLena Fischer | Lena", "Lena Fischer");
}

#[test]
fn a_column_called_channel_may_name_the_network() {
    check("Name | Kanal | Profil\nLena | TikTok | lena\nTom | YouTube | tom", "Lena [TT lena]\nTom [YT tom]");
    check("Name | Kanal\nLena | youtube.com/@lena\nTom | youtube.com/@tom", "Lena [YT lena]\nTom [YT tom]");
}

#[test]
fn a_network_that_is_unknown_is_kept_under_others() {
    check(
        "Name | Platform | Handle\nLena | Snapchat | lena",
        "Lena [Other lena]\n? 2 \"Snapchat\" is not among the networks; it is kept under Others.",
    );
}

#[test]
fn an_export_of_a_creator_database() {
    check("creatorName,profileUrl,followerCount,avgEngagementRate,topCountry".replace(',', " | ").as_str(), "");
    check(
        "creator_name | profile_url | follower_count | engagement_rate | avg_views | is_verified
         Lena Fischer | https://www.instagram.com/lena | 42871 | 0.0463 | 12000 | true
         Tomás Ruiz | https://www.tiktok.com/@tomas | 1200345 | 0.1185 | 90000 | false",
        "Lena Fischer [IG lena 42871]; Engagement rate: 4.63; avg_views (number): 12000; is_verified (text): true
         Tomás Ruiz [TT tomas 1200345]; Engagement rate: 11.85; avg_views (number): 90000; is_verified (text): false
         = \"0.0463\" is read as 4.63 %: no value is above 0.3.",
    );
}

#[test]
fn a_count_of_followers_belongs_to_the_handle_on_its_left() {
    check(
        "Name | Instagram | Followers | TikTok | Followers
         Lena F | @lena | 42900 | @lena.tt | 5k
         Tom R | @tom | | @tom.tt | 7k",
        "Lena F [IG lena 42900, TT lena.tt 5000]
         Tom R [IG tom, TT tom.tt 7000]",
    );
    check(
        "Name | Instagram handle | Instagram followers | Instagram handle 2 | Instagram followers 2
         Lena F | @lena | | @lena.private | 12",
        "Lena F [IG lena, IG lena.private 12]",
    );
    check_columns("Handle | Followers | Subscribers\n@lena | 42900 | 12", {
        "Instagram handle or link, Followers, Own column (number)"
    });
}

#[test]
fn what_rollcall_writes_is_read_back() {
    check(
        "Name | Instagram handle | Instagram followers | Others handle | Influencer status | Client status | Tasks | Cost | Tags | Engagement rate | Client comment
         Lena | lena | #42900 | https://lena.blog | In Campaign | Backup | #2 | #900 | food | #0.0425 | Lovely",
        "Lena [IG lena 42900, Other https://lena.blog] in_campaign/backup; “Lovely”; Tags: food; Engagement rate: 4.25
         = \"0.0425\" is read as 4.25 %: no value is above 0.3.",
    );
}
