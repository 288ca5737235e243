//! What is written reads back as it was.

use crate::arbitrary::{campaign, exactly};
use crate::people::{self, ids, person, task};
use proptest::prelude::*;
use rollcall::document::{Document, Pieces, ascii, read, write, write_compact};
use rollcall::domain::campaign::Campaign;
use rollcall::domain::network::Network;
use rollcall::domain::status::{ClientStatus, InfluencerStatus, Status, TaskStatus};
use rollcall::domain::task::{Task, TaskKind};

/// Writes and reads in every form in which files and storage hold a campaign.
fn check(campaign: &Campaign) {
    let readable = write(&Document::new(campaign.clone()), "2027-05-02T09:30:00Z");
    let compact = write_compact(&Document::new(campaign.clone()), "2027-05-02T09:30:00Z");
    assert_eq!(in_pieces(&Document::new(campaign.clone())), ascii(compact.clone()));
    for json in [ascii(compact.clone()), readable, compact] {
        let opened = read(json.as_bytes(), &mut ids()).unwrap_or_else(|error| panic!("{error}\n{json:.2000}"));
        assert_eq!(opened.repairs, [], "{json:.2000}");
        assert_eq!(opened.document.campaign, *campaign, "{json:.2000}");
        assert_eq!(exactly(&opened.document.campaign), exactly(campaign));
    }
}

/// What is written a few influencers at a time.
pub fn in_pieces(document: &Document) -> String {
    let mut pieces = Pieces::json(document, "2027-05-02T09:30:00Z");
    String::from_utf8(std::iter::from_fn(|| pieces.next(document, 2)).flatten().collect()).expect("ASCII")
}

proptest! {
    #[test]
    fn every_campaign_reads_back_as_it_was(campaign in campaign()) {
        check(&campaign);
    }
}

#[test]
fn every_type_and_every_status_reads_back() {
    let mut people = Vec::new();
    let mut id = 0;
    for influencer_status in InfluencerStatus::ALL {
        for client_status in ClientStatus::ALL {
            id += 1_000;
            let mut person = person(id, "Lena", &[]);
            person.influencer_status = *influencer_status;
            person.client_status = *client_status;
            for status in TaskStatus::ALL {
                for network in Network::social() {
                    for kind in network.types() {
                        id += 1;
                        let kind = TaskKind::Listed { network, kind };
                        person.tasks.push(Task { kind, status: *status, ..task(id, "others", "Podcast", 1_250) });
                    }
                }
                for kind in Network::OTHERS_SUGGESTIONS {
                    id += 1;
                    person.tasks.push(Task { status: *status, ..task(id, "others", kind, 0) });
                }
            }
            people.push(person);
        }
    }
    assert_eq!(people.len(), 24);
    assert_eq!(people[0].tasks.len(), 4 * (24 + 4), "24 types of the catalogue and 4 suggestions, in 4 statuses");
    check(&people::campaign(people));
}

#[test]
fn a_campaign_at_the_limits_reads_back() {
    use rollcall::domain::limits;
    let mut lena = person(1, &"森".repeat(limits::NAME), &["instagram"]);
    lena.tasks = (0..limits::TASKS as u128).map(|n| task(0x1_0000 + n, "others", "Podcast", 100_000_000_000)).collect();
    lena.profile.accounts = vec![lena.profile.accounts[0].clone(); limits::ACCOUNTS];
    let mut campaign = people::campaign(vec![lena]);
    campaign.briefing.description = "\u{1}\n🎉".repeat(limits::FREE_TEXT / 3);
    check(&campaign);
}

#[test]
fn the_sample_reads_back_as_a_sample() {
    let sample = rollcall::domain::sample::sample(people::day("2027-06-10"), &mut ids());
    check(&sample);
    assert!(write_compact(&Document::new(sample.clone()), "").contains("\"sample\":true"));
    assert!(!write_compact(&Document::new(people::campaign(vec![]).clone()), "").contains("sample"));
}
