//! How statuses came to be what they are: true for everybody, whatever way the edits came.

use crate::arbitrary;
use crate::edits::{differing, joined, play, replica, steps};
use crate::people::{campaign, ids, person};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use rollcall::document::edits::{Field, Turn};
use rollcall::document::{Delta, Document, Opened, Preview, Withheld, read, write, write_compact};
use rollcall::domain::command::{Command, apply};
use rollcall::domain::id::InfluencerId;
use rollcall::domain::status::{ClientStatus, InfluencerStatus, Status};
use serde_json::Value;
use uuid::Uuid;

const LENA: InfluencerId = InfluencerId::new(Uuid::from_u128(1));
const TOMAS: InfluencerId = InfluencerId::new(Uuid::from_u128(2));

fn two() -> Document {
    Document::new(campaign(vec![person(1, "Lena", &["instagram"]), person(2, "Tomás", &["youtube"])]))
}

/// Carries a command out as the store does, signed.
fn act(document: &mut Document, command: Command, number: usize, who: &str) -> Delta {
    let applied = apply(&mut document.campaign, command.clone()).expect("applies");
    let mut delta = document.record(&command, &applied.inverse, replica(number));
    document.describe(&mut delta, replica(number), "2027-05-02T09:30:00Z", who, "something");
    delta
}

fn client(status: ClientStatus) -> Command {
    Command::client_status(&[LENA], status)
}

/// A line as a person would read it: `Pending → Accepted, Ana`.
fn line(turn: &Turn) -> String {
    let from = turn.from.map_or("?", |from| from.label());
    let who = turn.moment.as_ref().map_or("?".to_owned(), |moment| {
        if moment.by_client { format!("returned by {}", moment.who) } else { moment.who.clone() }
    });
    format!("{from} → {}, {who}", turn.to.label())
}

#[track_caller]
fn check(document: &Document, expected: &[&str]) {
    let lines =
        |document: &Document| -> Vec<String> { document.turns(LENA, Field::ClientStatus).iter().map(line).collect() };
    assert_eq!(lines(document), expected);
    for file in [write(document, ""), write_compact(document, "")] {
        assert_eq!(lines(&opened(&file).document), expected, "after loading");
    }
}

fn opened(file: &str) -> Opened {
    let opened = read(file.as_bytes(), &mut ids()).expect("opens");
    assert_eq!(opened.repairs, []);
    opened
}

#[test]
fn each_change_is_told_with_what_was_before() {
    let mut document = two();
    check(&document, &[]);
    act(&mut document, client(ClientStatus::Accepted), 0, "Ana");
    act(&mut document, Command::client_status(&[LENA, TOMAS], ClientStatus::Backup), 0, "Ben");
    act(&mut document, Command::influencer_status(&[LENA], InfluencerStatus::Finished), 0, "Ben");
    check(&document, &["Accepted → Backup, Ben", "Pending → Accepted, Ana"]);
    let other: Vec<String> = document.turns(LENA, Field::InfluencerStatus).iter().map(line).collect();
    assert_eq!(other, ["Pending → Finished, Ben"]);
    assert_eq!(document.turns(TOMAS, Field::ClientStatus).len(), 1);
    assert_eq!(document.turns(TOMAS, Field::InfluencerStatus), []);
    let both: Vec<String> = document.status_turns(LENA).iter().map(line).collect();
    assert_eq!(both, ["Pending → Finished, Ben", "Accepted → Backup, Ben", "Pending → Accepted, Ana"]);
}

#[test]
fn what_was_undone_was_done() {
    let mut document = two();
    let command = client(ClientStatus::Rejected);
    let undo = apply(&mut document.clone().campaign, command.clone()).expect("applies").inverse;
    act(&mut document, command, 0, "Ana");
    act(&mut document, undo, 0, "Ana");
    check(&document, &["Rejected → Pending, Ana", "Pending → Rejected, Ana"]);

    // Who was removed and comes back has the same past.
    let lena = document.campaign.roster.get(LENA).expect("is there").clone();
    act(&mut document, Command::RemoveInfluencers(vec![LENA]), 0, "Ana");
    let mut without = opened(&write(&document, "")).document;
    let back = act(&mut document, Command::AddInfluencers(vec![(0, lena)]), 0, "Ana");
    check(&document, &["Rejected → Pending, Ana", "Pending → Rejected, Ana"]);
    // Also where the removed one was forgotten meanwhile.
    without.join(&Delta::read(&back.write()).expect("a line"));
    check(&without, &["Rejected → Pending, Ana", "Pending → Rejected, Ana"]);
}

#[test]
fn of_what_two_did_at_once_both_are_told_in_the_order_that_counts() {
    let (mut ana, mut ben) = (two(), two());
    let first = act(&mut ana, client(ClientStatus::Accepted), 0, "Ana");
    let second = act(&mut ben, client(ClientStatus::Rejected), 1, "Ben");
    ana.join(&second);
    ben.join(&first);
    for document in [&ana, &ben] {
        check(document, &["Accepted → Rejected, Ben", "Pending → Accepted, Ana"]);
    }
}

#[test]
fn what_a_client_returns_is_told_as_returned() {
    let mut agency = two();
    act(&mut agency, client(ClientStatus::Backup), 0, "Ana");
    act(&mut agency, Command::influencer_status(&[LENA], InfluencerStatus::InCampaign), 0, "Ana");
    let copy = agency.client_copy(Withheld { influencer_statuses: true, ..Withheld::NOTHING });
    let file = write(&copy, "");
    assert!(!file.contains("\"past\"") && !file.contains("Ana") && !file.contains("in_campaign"), "{file}");

    let mut copy = opened(&file).document;
    act(&mut copy, client(ClientStatus::Accepted), 1, "Northwind");
    act(&mut copy, client(ClientStatus::Rejected), 1, "Northwind");
    let returned = opened(&write(&copy, ""));
    let preview = Preview::of(&agency, &returned);
    let (mut delta, _) = preview.apply(&mut agency, &returned.document, replica(0));
    agency.describe(&mut delta, replica(0), "2027-05-03T09:30:00Z", "Ana", "Imported");
    check(
        &agency,
        &[
            "Accepted → Rejected, returned by Northwind",
            "Backup → Accepted, returned by Northwind",
            "Pending → Backup, Ana",
        ],
    );
    assert_eq!(agency.turns(LENA, Field::InfluencerStatus).len(), 1, "what was withheld was not changed");
}

#[test]
fn a_file_that_tells_no_edits_is_a_change_by_who_takes_it() {
    let mut mine = two();
    act(&mut mine, client(ClientStatus::Backup), 0, "Ana");
    let mut json: Value = serde_json::from_str(&write(&mine, "")).expect("JSON");
    json["campaign"]["influencers"][0]["client_status"] = "accepted".into();
    json.as_object_mut().expect("an object").remove("edits");
    let by_hand = opened(&json.to_string());
    let (mut delta, _) = Preview::of(&mine, &by_hand).apply(&mut mine, &by_hand.document, replica(0));
    mine.describe(&mut delta, replica(0), "", "Ben", "Imported");
    check(&mine, &["Backup → Accepted, Ben", "Pending → Backup, Ana"]);
}

#[test]
fn a_file_from_before_pasts_were_kept_tells_the_last_change_and_goes_on_from_there() {
    let mut document = two();
    act(&mut document, client(ClientStatus::Backup), 0, "Ana");
    act(&mut document, client(ClientStatus::Accepted), 0, "Ben");
    let mut json: Value = serde_json::from_str(&write(&document, "")).expect("JSON");
    json["edits"].as_object_mut().expect("edits").remove("past");
    let mut old = opened(&json.to_string()).document;
    check(&old, &["? → Accepted, Ben"]);
    act(&mut old, client(ClientStatus::Rejected), 0, "Cleo");
    check(&old, &["Accepted → Rejected, Cleo", "? → Accepted, Ben"]);
    check(&joined(old, &document), &["Accepted → Rejected, Cleo", "Backup → Accepted, Ben", "Pending → Backup, Ana"]);
}

#[test]
fn the_last_changes_are_kept_and_longer_than_the_activity() {
    let mut document = two();
    for number in 0..30 {
        act(&mut document, client(ClientStatus::ALL[1 + number % 3]), 0, &format!("Ana {number}"));
    }
    for number in 0..600 {
        let status = if number % 2 == 0 { ClientStatus::Accepted } else { ClientStatus::Pending };
        act(&mut document, Command::client_status(&[TOMAS], status), 0, "Ben");
    }
    assert!(document.edits.activity.iter().all(|deed| deed.who == "Ben"));
    for document in [&document, &opened(&write(&document, "")).document] {
        let lines: Vec<String> = document.turns(LENA, Field::ClientStatus).iter().map(line).collect();
        assert_eq!(lines.len(), 13);
        assert_eq!(lines[0], "Rejected → Backup, Ana 29");
        assert_eq!(lines[12], "? → Backup, Ana 17");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn what_is_told_is_what_was_done(done in vec((any::<bool>(), 0usize..6), 0..30)) {
        let mut document = two();
        let mut expected = vec![Vec::new(), Vec::new()];
        for (number, (is_client, value)) in done.into_iter().enumerate() {
            let lena = document.campaign.roster.get(LENA).expect("is there");
            let (command, from, to) = if is_client {
                let to = ClientStatus::ALL[value % 4];
                (Command::client_status(&[LENA], to), lena.client_status.label(), to.label())
            } else {
                let to = InfluencerStatus::ALL[value];
                (Command::influencer_status(&[LENA], to), lena.influencer_status.label(), to.label())
            };
            if from != to {
                expected[usize::from(is_client)].push(format!("{from} → {to}, {number}"));
                act(&mut document, command, number % 3, &number.to_string());
            }
        }
        for (field, expected) in [Field::InfluencerStatus, Field::ClientStatus].into_iter().zip(expected) {
            let told: Vec<String> = document.turns(LENA, field).iter().map(line).collect();
            let last: Vec<String> = expected.into_iter().rev().take(12).collect();
            prop_assert_eq!(&told[..last.len()], &last);
        }
    }

    #[test]
    fn a_past_leads_to_what_is_there_now(base in arbitrary::campaign(), steps in steps(3, 16), which in select(vec![Field::InfluencerStatus, Field::ClientStatus])) {
        let (documents, _) = play(&base, 3, steps);
        let all = documents.iter().skip(1).fold(documents[0].clone(), joined);
        for influencer in &all.campaign.roster {
            let turns = all.turns(influencer.id, which);
            for pair in turns.windows(2) {
                prop_assert_eq!(pair[0].from, Some(pair[1].to));
            }
            if let Some(last) = turns.first() {
                let now = if which == Field::ClientStatus { influencer.client_status.label() } else { influencer.influencer_status.label() };
                prop_assert_eq!(last.to.label(), now);
                prop_assert!(last.from != Some(last.to));
            }
        }
        let opened = opened(&write(&all, "")).document;
        prop_assert_eq!(differing(&opened, &all), [] as [String; 0]);
    }
}
