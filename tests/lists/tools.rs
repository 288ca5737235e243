//! Lists in the shapes in which creator databases, boards and agencies hand them out.

use crate::check::{check, check_in, with};

#[test]
fn databases_of_creators() {
    check(
        "Username | Full Name | Followers | Engagement Rate | Avg Likes | Email | Location | Profile URL | Platform
         lenafischer | Lena Fischer | 214,532 | 4.21% | 8,921 | lena@example.com | Berlin, Germany | https://www.instagram.com/lenafischer | instagram
         tomas.cooks | Tomás Ruiz | 1,200,345 | 11.85% | 90,120 | | Spain | https://www.tiktok.com/@tomas.cooks | tiktok",
        "Lena Fischer [IG lenafischer 214532]; Email: lena@example.com; Country: Berlin, Germany; Engagement rate: 4.21; Avg Likes (number): 8921
         Tomás Ruiz [TT tomas.cooks 1200345]; Country: Spain; Engagement rate: 11.85; Avg Likes (number): 90120
         = \"214,532\" is read as 214532: followers are whole numbers.
         = \"8,921\" is read as 8921: other columns have a point before decimals.",
    );
    check(
        "Name | Instagram url | Instagram followers | Instagram engagement rate | Youtube url | Youtube subscribers | Tiktok url | Tiktok followers | Country | City | Language
         Lena Fischer | https://instagram.com/lena | 42900 | 0.042 | https://www.youtube.com/channel/UCabc | 12000 | | | DE | Berlin | de
         Tomás Ruiz | | | | | | https://www.tiktok.com/@tomas | 5000 | ES | Madrid | es",
        "Lena Fischer [IG lena 42900, YT UCabc 12000 <https://www.youtube.com/channel/UCabc>]; Country: DE; Language: de; Engagement rate: 4.2; City (text): Berlin
         Tomás Ruiz [TT tomas 5000]; Country: ES; Language: es; City (text): Madrid
         = \"0.042\" is read as 4.2 %: no value is above 0.3.",
    );
    check(
        "First Name | Last Name | Email | Phone | Instagram Username | Instagram Followers | TikTok Username | Pipeline Stage
         Lena | Fischer | lena@example.com | +49 170 1234567 | lena | 42900 | lena.tt | Negotiating",
        "Lena Fischer [IG lena 42900, TT lena.tt]; Email: lena@example.com; Phone: +49 170 1234567",
    );
    check(
        "Rank | Account | Title | Link | Subscribers | Views (30d) | ER | Country
         1 | @lena | Lena Kocht | https://www.youtube.com/@lena | 1.2M | 3.4M | 4.5% | Germany
         2 | @tomas | Tomás | https://www.youtube.com/@tomas | 980K | 1.1M | 2.1% | Spain",
        "lena [YT lena 1200000]; Country: Germany; Engagement rate: 4.5; Rank (number): 1; Title (text): Lena Kocht; Views (30d) (number): 3400000
         tomas [YT tomas 980000]; Country: Spain; Engagement rate: 2.1; Rank (number): 2; Title (text): Tomás; Views (30d) (number): 1100000",
    );
}

#[test]
fn boards() {
    check(
        "Creator | IG Handle | IG Followers | TT Handle | TT Followers | Contact Email | Rate per Reel | Stage | Last Contacted
         Lena Fischer | @lena | 42.9k | @lena.tt | 5k | lena@example.com | €1,500 | Shortlisted | 2027-05-03
         Tomás Ruiz | @tomas | 12k | | | tomas@example.com | €900 | Contacted | 2027-05-04",
        "Lena Fischer [IG lena 42900, TT lena.tt 5000]; Email: lena@example.com; Rate per Reel (number): 1500; Last Contacted (date): 2027-05-03
         Tomás Ruiz [IG tomas 12000]; Email: tomas@example.com; Rate per Reel (number): 900; Last Contacted (date): 2027-05-04
         = \"€1,500\" is read as 1500: other columns have a point before decimals.",
    );
    check(
        "Name | Status | Platform | Handle | Followers | Rate | Tags | Notes
         Lena Fischer | Not started | Instagram, TikTok | lena | 42900 | $1,500.00 | food, travel | Likes mornings⏎Vegan
         Tomás Ruiz | Done | YouTube | @tomas | 12000 | $900.00 | sport |",
        "Lena Fischer [IG lena 42900]; Tags: food, travel; Notes: Likes mornings⏎Vegan; Rate (number): 1500
         Tomás Ruiz [YT tomas 12000]; Tags: sport; Rate (number): 900
         ? 2 \"Instagram, TikTok\" names several networks; Instagram is taken.
         = Some amounts are in $, the campaign is in EUR. Nothing is converted.",
    );
}

#[test]
fn agencies() {
    check(
        "INFLUENCER | PERFIL IG | SEGUIDORES IG | ER% | PERFIL TIKTOK | SEGUIDORES TIKTOK | CIUDAD | CACHÉ REEL | CACHÉ STORY | OBSERVACIONES
         Lena Fischer | https://www.instagram.com/lena/ | 42,9K | 4,2 | @lena.tt | 5.000 | Madrid | 1.500€ | 350€ | Muy maja
         Tomás Ruiz | @tomas | 1,2M | 0,9 | | | Sevilla | 2.000€ | 500€ |",
        "Lena Fischer [IG lena 42900, TT lena.tt 5000]; Engagement rate: 4.2; Notes: Muy maja; CIUDAD (text): Madrid; CACHÉ REEL (number): 1500; CACHÉ STORY (number): 350
         Tomás Ruiz [IG tomas 1200000]; Engagement rate: 0.9; CIUDAD (text): Sevilla; CACHÉ REEL (number): 2000; CACHÉ STORY (number): 500
         = \"5.000\" is read as 5000: followers are whole numbers.
         = \"1.500€\" is read as 1500: other columns have a comma before decimals.",
    );
    check(
        "Influencer | Kanal | Link | Follower | ER | Preis Reel (netto) | Preis Story | Ansprechpartner | E-Mail | Status
         Lena Fischer | Instagram | https://www.instagram.com/lena | 42.900 | 4,2 % | 1.500,00 € | 350,00 € | Frau Weber | weber@agentur.example | angefragt
         Tomás Ruiz | YouTube | https://www.youtube.com/@tomas | 12.000 | 2,1 % | 2.000,00 € | | Herr Maier | maier@agentur.example | zugesagt",
        "Lena Fischer [IG lena 42900]; Email: weber@agentur.example; Engagement rate: 4.2; Preis Reel (netto) (number): 1500; Preis Story (number): 350; Ansprechpartner (text): Frau Weber
         Tomás Ruiz [YT tomas 12000]; Email: maier@agentur.example; Engagement rate: 2.1; Preis Reel (netto) (number): 2000; Ansprechpartner (text): Herr Maier
         = \"42.900\" is read as 42900: followers are whole numbers.",
    );
    check(
        "Pseudo | Plateforme | Abonnés | Taux d'engagement | Tarif story | Tarif reel | Ville | Statut
         @lena | Instagram | 42,9 k | 4,2 % | 350 € | 1 500 € | Lyon | Confirmé
         @tomas | TikTok | 12 000 | 2,1 % | | 900 € | Paris | À relancer",
        "lena [IG lena 42900]; Engagement rate: 4.2; Tarif story (number): 350; Tarif reel (number): 1500; Ville (text): Lyon
         tomas [TT tomas 12000]; Engagement rate: 2.1; Tarif reel (number): 900; Ville (text): Paris",
    );
    check(
        "@ | Nome | Seguidores | Cidade/UF | Valor Reels | WhatsApp | E-mail
         @lena | Lena Dias | 42,9 mil | São Paulo/SP | R$ 1.500,00 | (11) 91234-5678 | lena@example.com
         @tomas | Tomás Reis | 1,2 mi | Recife/PE | R$ 900,00 | (81) 99876-5432 | tomas@example.com",
        "Lena Dias [IG lena 42900]; Email: lena@example.com; Phone: (11) 91234-5678; Cidade/UF (text): São Paulo/SP; Valor Reels (number): 1500
         Tomás Reis [IG tomas 1200000]; Email: tomas@example.com; Phone: (81) 99876-5432; Cidade/UF (text): Recife/PE; Valor Reels (number): 900
         = Some amounts are in R$, the campaign is in EUR. Nothing is converted.",
    );
    check(
        "Nome e cognome | Instagram | Follower | Engagement | Compenso lordo | Città | Stato
         Elena Rossi | instagram.com/elena | 42.900 | 4,2% | € 1.500 | Roma | Confermato
         Tommaso Neri | instagram.com/tommaso | 12.000 | 2,1% | € 900 | Milano | In attesa",
        "Elena Rossi [IG elena 42900]; Engagement rate: 4.2; Compenso lordo (number): 1500; Città (text): Roma
         Tommaso Neri [IG tommaso 12000]; Engagement rate: 2.1; Compenso lordo (number): 900; Città (text): Milano
         = \"42.900\" is read as 42900: followers are whole numbers.
         = \"€ 1.500\" is read as 1500: other columns have a comma before decimals.",
    );
}

fn roster() -> rollcall::domain::campaign::Campaign {
    with("Name | Instagram | TikTok\nLena Fischer | @lena | @lena.tt\nTomás Ruiz | @tomas |")
}

#[test]
fn plans_of_content() {
    check_in(
        &roster(),
        "Influencer | Plattform | Leistung | Veröffentlichungsdatum | Honorar (netto) | Freigabestatus
         Lena Fischer | Instagram | 1x Reel | 10.06.2027 | 1.500,00 € | Entwurf
         Tomás Ruiz | Instagram | 3 Stories | 12.06.27 | 350,00 € | freigegeben",
        "Lena Fischer [IG lena, TT lena.tt]; *IG Video 1500.00 2027-06-10
         Tomás Ruiz [IG tomas]; *IG Story 350.00 2027-06-12; *IG Story 2027-06-12; *IG Story 2027-06-12
         ? 3 The price stands on the first of 3 tasks.",
    );
    check_in(
        &roster(),
        "Creador | Red social | Tipo de contenido | Fecha de publicación | Importe | Estado
         Lena Fischer | TikTok | Vídeo | 10/06/2027 | 1.500 € | Pendiente
         Tomás Ruiz | Instagram | Historia | 25/06/2027 | 350 € | Publicado",
        "Lena Fischer [IG lena, TT lena.tt]; *TT Video 1500.00 2027-06-10
         Tomás Ruiz [IG tomas]; *IG Story 350.00 2027-06-25
         ? 2 \"1.500 €\" is read as 1500.00; it may be 1.50.
         = \"10/06/2027\" is read as 10 June 2027: other dates of the column are clear.
         = \"1.500 €\" is read as 1500: prices in EUR have no three decimals.",
    );
    check_in(
        &roster(),
        "Créateur | Réseau | Livrable | Date de publication | Montant HT | Statut
         Lena Fischer | Instagram | Carrousel | 10 juin 2027 | 1 500 € | Validé
         Tomás Ruiz | Instagram | Story | 12 juin 2027 | 350 € | À faire",
        "Lena Fischer [IG lena, TT lena.tt]; *IG Carousel 1500.00 2027-06-10
         Tomás Ruiz [IG tomas]; *IG Story 350.00 2027-06-12",
    );
    check_in(
        &roster(),
        "Date | Creator | Platform | Content | Status
         Thu 10 Jun 2027 | Lena Fischer | IG | Reel | Scheduled
         Sat 12 Jun 2027 | @tomas | IG | Carousel | Live",
        "Lena Fischer [IG lena, TT lena.tt]; *IG Video 2027-06-10
         Tomás Ruiz [IG tomas]; *IG Carousel 2027-06-12",
    );
    check_in(
        &roster(),
        "Data | Influencer | Piattaforma | Contenuto | Compenso | Stato
         10/06/2027 | Lena Fischer | Instagram | Storia | 350 € | Pubblicato
         25/06/2027 | Tomás Ruiz | Instagram | Post | 900 € | Da fare",
        "Lena Fischer [IG lena, TT lena.tt]; *IG Story 350.00 2027-06-10
         Tomás Ruiz [IG tomas]; *IG Photo 900.00 2027-06-25
         = \"10/06/2027\" is read as 10 June 2027: other dates of the column are clear.",
    );
}
