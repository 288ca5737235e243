//! The campaign that people try the program with: realistic, around today, and marked as a sample.

use super::briefing::Briefing;
use super::campaign::Campaign;
use super::handle::Handle;
use super::id::{CampaignId, IdSource, InfluencerId, TaskId};
use super::influencer::{Account, Influencer, Profile};
use super::money::{Currency, Money};
use super::network::Network;
use super::roster::Roster;
use super::status::{ClientStatus, InfluencerStatus, TaskStatus};
use super::task::{Task, TaskKind, counts_by_default};
use super::unknown::Unknown;
use chrono::{Days, NaiveDate};

/// Network, handle, followers.
type SampleAccount = (&'static str, &'static str, u64);
/// Network, type (its key, or free text), price in whole euros, days from today if dated, status.
type SampleTask = (&'static str, &'static str, i64, Option<i64>, TaskStatus);
type Person = (&'static str, &'static [SampleAccount], InfluencerStatus, ClientStatus, &'static [SampleTask]);

use ClientStatus as C;
use InfluencerStatus as I;
use TaskStatus::{Accepted, Done, InReview, Pending};

const PEOPLE: &[Person] = &[
    (
        "Lena Fischer",
        &[("instagram", "lenafischer", 214_000), ("youtube", "lenakocht", 88_000), ("twitter", "lenafischer", 31_000)],
        I::InCampaign,
        C::Accepted,
        &[
            ("instagram", "carousel", 1_200, Some(-24), Done),
            ("instagram", "story", 350, Some(-10), Done),
            ("instagram", "story", 350, Some(2), InReview),
            ("youtube", "video_mention", 2_400, Some(16), Accepted),
            ("others", "Event attendance", 300, Some(9), Pending),
        ],
    ),
    (
        "Tomás Rey",
        &[("youtube", "tomasrey", 1_231_000)],
        I::InCampaign,
        C::Accepted,
        &[
            ("youtube", "video", 3_200, Some(-18), Done),
            ("youtube", "video_mention", 1_100, Some(0), InReview),
            ("youtube", "video_mention", 1_100, Some(21), Pending),
        ],
    ),
    (
        "森 愛子",
        &[("instagram", "aiko.mori", 96_000), ("tiktok", "aikomori", 410_000)],
        I::Accepted,
        C::Accepted,
        &[
            ("instagram", "photo", 450, Some(-2), Pending),
            ("tiktok", "video", 900, Some(5), Pending),
            ("tiktok", "live", 600, Some(19), Pending),
            ("others", "Launch party", 250, Some(9), Accepted),
        ],
    ),
    (
        "Priya Nair",
        &[("instagram", "priya.eats", 58_000)],
        I::InCampaign,
        C::Accepted,
        &[
            ("instagram", "story", 180, Some(-12), Done),
            ("instagram", "story", 180, Some(-5), Pending),
            ("instagram", "video", 640, Some(3), InReview),
            ("instagram", "carousel", 420, Some(14), Pending),
        ],
    ),
    (
        "Camille Dubois",
        &[("instagram", "camilledubois", 172_000), ("pinterest", "camilledubois", 24_000)],
        I::Finished,
        C::Accepted,
        &[
            ("instagram", "photo", 700, Some(-29), Done),
            ("instagram", "carousel", 950, Some(-22), Done),
            ("pinterest", "pin", 150, Some(-22), Done),
            ("instagram", "story", 300, Some(-15), Done),
        ],
    ),
    (
        "Oluwaseun Adé",
        &[("instagram", "seuncooks", 67_000), ("tiktok", "seuncooks", 129_000)],
        I::InCampaign,
        C::Accepted,
        &[
            ("tiktok", "video", 480, Some(-8), Done),
            ("tiktok", "video", 480, Some(2), Accepted),
            ("instagram", "video", 390, Some(9), InReview),
            ("instagram", "story", 120, Some(26), Pending),
        ],
    ),
    (
        "Ines Duarte",
        &[("instagram", "inesduarte", 120_000), ("tiktok", "ines.duarte", 77_000)],
        I::Accepted,
        C::Accepted,
        &[
            ("instagram", "carousel", 800, Some(7), Pending),
            ("tiktok", "story", 200, Some(9), Pending),
            ("others", "Blog post", 400, None, Pending),
        ],
    ),
    (
        "Дарья Соколова",
        &[("youtube", "dariasokolova", 342_000), ("instagram", "daria.sokolova", 51_000)],
        I::Accepted,
        C::Backup,
        &[("youtube", "video_mention", 1_300, Some(24), Pending), ("instagram", "story", 160, Some(25), Pending)],
    ),
    (
        "ليلى حداد",
        &[("instagram", "layla.haddad", 189_000), ("tiktok", "laylahaddad", 264_000)],
        I::Accepted,
        C::Accepted,
        &[
            ("instagram", "video", 1_050, Some(11), Pending),
            ("instagram", "story", 280, Some(12), Pending),
            ("tiktok", "video", 700, Some(28), Pending),
        ],
    ),
    (
        "Jonas Berg",
        &[("instagram", "jonasoutside", 33_000), ("youtube", "jonasoutside", 12_000)],
        I::Pending,
        C::Backup,
        &[("youtube", "video", 650, None, Pending)],
    ),
    (
        "Noah Williams",
        &[("youtube", "noahmakes", 640_000), ("twitch", "noahmakes", 82_000)],
        I::Pending,
        C::Pending,
        &[("twitch", "stream", 1_400, Some(20), Pending), ("youtube", "video", 2_100, Some(30), Pending)],
    ),
    (
        "Κατερίνα Παπαδοπούλου",
        &[("instagram", "katerina.p", 42_900), ("facebook", "katerinakouzina", 18_400)],
        I::Pending,
        C::Accepted,
        &[("instagram", "photo", 260, Some(15), Pending), ("facebook", "post", 90, Some(15), Pending)],
    ),
    (
        "Marco Bianchi",
        &[("instagram", "marcoinviaggio", 81_000), ("twitter", "marcoinviaggio", 9_000)],
        I::Rejected,
        C::Rejected,
        &[("instagram", "carousel", 600, Some(13), Pending), ("twitter", "tweet", 60, Some(13), Pending)],
    ),
    (
        "Sara Lindqvist",
        &[("instagram", "saralindqvist", 45_000), ("linkedin", "sara-lindqvist", 15_200)],
        I::Cancelled,
        C::Accepted,
        &[
            ("instagram", "photo", 320, Some(-6), Pending),
            ("instagram", "story", 120, Some(6), Pending),
            ("linkedin", "article", 240, None, Pending),
        ],
    ),
    (
        "김서준",
        &[("youtube", "seojuneats", 512_000), ("instagram", "seojun.eats", 148_000)],
        I::InCampaign,
        C::Accepted,
        &[
            ("youtube", "video", 1_900, Some(-14), Done),
            ("instagram", "photo", 520, Some(2), InReview),
            ("instagram", "story", 210, Some(23), Accepted),
        ],
    ),
];

/// A sample campaign around `today`: 15 influencers and 45 tasks over two months, all statuses used.
pub fn sample(today: NaiveDate, ids: IdSource<'_>) -> Campaign {
    let day = |offset: i64| {
        let days = Days::new(offset.unsigned_abs());
        if offset < 0 { today.checked_sub_days(days) } else { today.checked_add_days(days) }
    };
    let euros = |amount: i64| Money::from_minor(amount * 100);
    let briefing = Briefing {
        client: "Northwind Drinks".to_owned(),
        description: "Two months around the launch of Northwind Zero: alcohol-free, summer, friends.\n\
            Tag @northwinddrinks, mark as advertising, deliver drafts 48 hours before the date."
            .to_owned(),
        networks: ["instagram", "youtube", "tiktok"].into_iter().filter_map(Network::from_key).collect(),
        start: day(-30),
        end: day(30),
        budget: Some(euros(36_000)),
        currency: Currency::EUR,
        ..Briefing::named("Summer Launch (sample)".to_owned())
    };
    let people: Vec<Influencer> = PEOPLE
        .iter()
        .map(|(name, accounts, influencer_status, client_status, tasks)| Influencer {
            influencer_status: *influencer_status,
            client_status: *client_status,
            tasks: tasks
                .iter()
                .map(|(network, kind, price, offset, status)| Task {
                    id: TaskId::new(ids()),
                    kind: task_kind(network, kind),
                    price: euros(*price),
                    date: offset.and_then(day),
                    status: *status,
                    unknown: Unknown::default(),
                })
                .collect(),
            ..Influencer::new(
                InfluencerId::new(ids()),
                Profile { name: (*name).to_owned(), accounts: accounts.iter().filter_map(account).collect() },
            )
        })
        .collect();
    let mut campaign = Campaign::new(CampaignId::new(ids()), briefing);
    campaign.roster = Roster::new(people).unwrap_or_default();
    campaign.sample = true;
    campaign
}

fn account((network, handle, followers): &SampleAccount) -> Option<Account> {
    let network = Network::from_key(network)?;
    let handle = Handle::parse(network, handle).ok()?;
    Some(Account { network, handle, url: None, followers: Some(*followers), unknown: Unknown::default() })
}

fn task_kind(network: &str, kind: &str) -> TaskKind {
    let listed = Network::from_key(network)
        .and_then(|network| network.type_from_key(kind).map(|kind| TaskKind::Listed { network, kind }));
    listed.unwrap_or_else(|| TaskKind::Other { text: kind.to_owned(), publication: counts_by_default(kind) })
}

#[cfg(test)]
mod tests {
    use super::super::status::Status;
    use super::*;
    use uuid::Uuid;

    #[test]
    fn the_sample_uses_every_status_and_is_as_large_as_promised() {
        let mut next = 0;
        let today = NaiveDate::from_ymd_opt(2027, 6, 10).expect("a day");
        let sample = sample(today, &mut || {
            next += 1;
            Uuid::from_u128(next)
        });
        assert!(sample.sample);
        assert_eq!(sample.roster.len(), 15);
        let tasks: Vec<&Task> = sample.roster.iter().flat_map(|i| &i.tasks).collect();
        assert_eq!(tasks.len(), 45);
        let everyone = || sample.roster.iter();
        assert!(I::ALL.iter().all(|s| everyone().any(|i| i.influencer_status == *s)));
        assert!(C::ALL.iter().all(|s| everyone().any(|i| i.client_status == *s)));
        assert!(TaskStatus::ALL.iter().all(|s| tasks.iter().any(|t| t.status == *s)));
        assert!(everyone().all(|i| !i.accounts().is_empty()));
    }
}
