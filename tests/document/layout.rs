//! How a file looks, and what of its looks does not matter.

use crate::edits::{act, replica};
use crate::people::{campaign, day, ids, network, person, task};
use rollcall::document::{Document, read, write, write_compact};
use rollcall::domain::campaign::Campaign;
use rollcall::domain::command::{Command, TaskChange, TaskEdit};
use rollcall::domain::money::Money;
use rollcall::domain::status::{ClientStatus, InfluencerStatus};
use rollcall::domain::unknown::Unknown;

/// A campaign with everything a file can say, once.
fn small() -> Campaign {
    let mut lena = person(1, "Lena \"L\" Fischer", &["instagram", "others"]);
    lena.influencer_status = InfluencerStatus::InCampaign;
    lena.client_status = ClientStatus::Backup;
    lena.profile.accounts[0].followers = Some(214_000);
    lena.profile.accounts[1].url = Some("https://example.org/lena".to_owned());
    let mut story = task(11, "instagram", "story", 120_000);
    story.date = Some(day("2027-06-10"));
    lena.tasks = vec![story, task(12, "others", "Event attendance", 5)];
    lena.unknown = Unknown::new([("note".to_owned(), serde_json::json!(["森", 1, null]))].into_iter().collect());
    let mut campaign = campaign(vec![lena, person(2, "Tomás", &[])]);
    campaign.briefing.client = "Northwind Drinks".to_owned();
    campaign.briefing.description = "Summer.\nFriends.".to_owned();
    campaign.briefing.networks = vec![network("instagram"), network("youtube")];
    campaign.briefing.start = Some(day("2027-06-01"));
    campaign.briefing.end = Some(day("2027-07-31"));
    campaign.briefing.budget = Some(Money::from_minor(2_400_000));
    campaign.sample = true;
    campaign
}

/// The same after three people worked on it.
fn edited() -> Document {
    let mut document = Document::new(small());
    let tomas = document.campaign.roster[1].id;
    let lena = document.campaign.roster[0].clone();
    act(&mut document, Command::client_status(&[tomas], ClientStatus::Accepted), 1);
    let edit = TaskEdit::Remove(lena.tasks[1].id);
    let mut delta = act(&mut document, Command::ChangeTasks(vec![TaskChange { influencer: lena.id, edit }]), 2);
    if let Some(delta) = &mut delta {
        document.describe(delta, replica(2), "2027-05-02T09:30:00Z", "Northwind", "1 task removed for Lena");
    }
    let mut briefing = document.campaign.briefing.clone();
    briefing.client = "Northwind".to_owned();
    act(&mut document, Command::EditBriefing(Box::new(briefing)), 3);
    document
}

#[test]
fn a_file_is_indented_and_in_the_order_of_the_format() {
    let golden = include_str!("../fixtures/v1/written.json");
    assert_eq!(write(&edited(), "2027-05-02T09:30:00Z"), golden);
}

#[test]
fn stored_text_is_the_same_in_one_line() {
    let stored = write_compact(&edited(), "2027-05-02T09:30:00Z");
    assert_eq!(stored.lines().count(), 1);
    let value = |json: &str| serde_json::from_str::<serde_json::Value>(json).expect("JSON");
    let mut written = value(include_str!("../fixtures/v1/written.json"));
    // What this program stores it does not check for changes by hand.
    written["edits"].as_object_mut().expect("an object").remove("checksum");
    assert_eq!(value(&stored), written);
    assert!(stored.starts_with("{\"format\":\"rollcall.campaign\",\"version\":1,\"saved_at\":"));
}

#[test]
fn the_order_of_keys_in_a_file_does_not_matter() {
    fn reversed(value: &serde_json::Value) -> String {
        match value {
            serde_json::Value::Object(fields) => {
                let fields: Vec<String> = fields
                    .iter()
                    .rev()
                    .map(|(key, value)| format!("{}: {}", serde_json::Value::from(key.as_str()), reversed(value)))
                    .collect();
                format!("{{ {} }}", fields.join(" , "))
            }
            serde_json::Value::Array(items) => {
                format!("[{}]", items.iter().map(reversed).collect::<Vec<_>>().join("\n,"))
            }
            other => other.to_string(),
        }
    }
    let written = include_str!("../fixtures/v1/written.json");
    let backwards = reversed(&serde_json::from_str(written).expect("JSON"));
    assert!(backwards.find("version") < backwards.find("format"), "{backwards}");
    let opened = read(backwards.as_bytes(), &mut ids()).expect("opens");
    assert_eq!(opened.document.campaign, edited().campaign);
    assert_eq!(opened.repairs, []);
}

#[test]
fn a_byte_order_mark_and_blanks_around_do_not_matter() {
    for written in ["\u{feff}", "\r\n \t", "\u{feff}\n"] {
        let file = format!("{written}{}\n \n", include_str!("../fixtures/v1/written.json").replace('\n', "\r\n"));
        let opened = read(file.as_bytes(), &mut ids()).expect("opens");
        assert_eq!(opened.document.campaign, edited().campaign);
    }
}
