//! Files as people have them: every one ever written opens, those written by hand open, and damaged ones say so.

use crate::people::ids;
use proptest::prelude::*;
use rollcall::document::{read, write, write_compact};
use rollcall::domain::money::{Currency, Money};
use rollcall::domain::status::{ClientStatus, InfluencerStatus, TaskStatus};
use rollcall::domain::task::TaskKind;
use serde_json::Value;
use std::path::{Path, PathBuf};

fn fixtures() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/v1");
    let files = std::fs::read_dir(folder).expect("the fixtures").map(|file| file.expect("a file").path());
    files.filter(|path| path.extension().is_some_and(|extension| extension == "json")).collect()
}

/// A file without what every saving changes.
fn content(json: &str) -> Value {
    let mut value: Value = serde_json::from_str(json).expect("JSON");
    // What is known about the edits of a campaign is written anew.
    for key in ["saved_at", "edits"] {
        value.as_object_mut().expect("an object").remove(key);
    }
    value
}

#[test]
fn every_file_ever_written_opens_and_is_written_back_with_the_same_content() {
    let files = fixtures();
    assert!(files.len() >= 2, "{files:?}");
    for path in files {
        let file = std::fs::read_to_string(&path).expect("a readable file");
        let opened = read(file.as_bytes(), &mut ids()).unwrap_or_else(|error| panic!("{path:?}: {error}"));
        assert_eq!(opened.repairs, [], "{path:?}");
        let written = write(&opened.document, "2027-05-03T10:00:00Z");
        assert_eq!(content(&written), content(&file), "{path:?}");
    }
}

#[test]
fn the_file_of_the_design_reads_as_it_says() {
    let opened = read(include_bytes!("../fixtures/v1/summer-launch.json"), &mut ids()).expect("opens");
    let campaign = opened.document.campaign;
    assert_eq!(campaign.briefing.name, "Summer Launch 2027");
    assert_eq!(campaign.briefing.budget, Some(Money::from_minor(2_400_000)));
    assert_eq!(campaign.roster.len(), 14);
    assert_eq!(campaign.roster.iter().map(|i| i.tasks.len()).sum::<usize>(), 36);
    assert_eq!(campaign.roster[1].name(), "Tomás Rey");
    assert_eq!(campaign.roster[1].accounts()[0].followers, Some(1_231_012));
    assert_eq!(campaign.roster[1].tasks[2].price, Money::from_minor(240_050));
}

#[test]
fn a_file_written_by_hand_opens_with_what_is_usual() {
    let file = r#"{
        "format": "rollcall.campaign", "version": 1,
        "campaign": {
            "name": " Summer ",
            "influencers": [
                {"name": "Lena", "accounts": [{"network": "instagram", "handle": "https://instagram.com/lena/"}],
                 "tasks": [{"network": "instagram", "type": "story"},
                           {"type": "Event attendance", "price": 300},
                           {"network": "others", "type": "Podcast", "price": "12.5", "date": null, "id": null}]}
            ]
        }
    }"#;
    let opened = read(file.as_bytes(), &mut ids()).expect("opens");
    assert_eq!(opened.repairs, []);
    let campaign = opened.document.campaign;
    assert_eq!((campaign.briefing.name.as_str(), campaign.briefing.client.as_str()), ("Summer", ""));
    assert_eq!((campaign.briefing.currency, campaign.briefing.budget), (Currency::EUR, None));
    let lena = &campaign.roster[0];
    assert_eq!(lena.main_handle().map(|handle| handle.as_str()), Some("lena"));
    assert_eq!(lena.influencer_status, InfluencerStatus::Pending);
    assert_eq!(lena.client_status, ClientStatus::Pending);
    let prices: Vec<i64> = lena.tasks.iter().map(|task| task.price.minor()).collect();
    assert_eq!(prices, [0, 30_000, 1_250]);
    assert!(lena.tasks.iter().all(|task| task.status == TaskStatus::Pending && task.date.is_none()));
    assert!(matches!(lena.tasks[1].kind, TaskKind::Other { publication: false, .. }));
    assert!(matches!(lena.tasks[2].kind, TaskKind::Other { publication: true, .. }));
    let mut all: Vec<_> = lena.tasks.iter().map(|task| task.id.uuid()).collect();
    all.extend([lena.id.uuid(), campaign.id.uuid()]);
    all.sort();
    all.dedup();
    assert_eq!(all.len(), 5, "everything has an id of its own");
}

#[test]
fn the_least_that_a_file_must_say() {
    let file = br#"{"version":1,"campaign":{"name":"X"},"format":"rollcall.campaign"}"#;
    let opened = read(file, &mut ids()).expect("opens");
    assert_eq!(opened.repairs, []);
    assert_eq!(opened.document.campaign.briefing.name, "X");
    assert!(opened.document.campaign.roster.is_empty());
}

/// The file with one thing done to it. Whatever it says then, it says it without ending the program.
#[derive(Clone, Debug)]
enum Damage {
    Cut(usize),
    Flip(usize, u8),
    Insert(usize, Vec<u8>),
    Remove(usize, usize),
    Repeat(usize, usize),
}

fn damage() -> impl Strategy<Value = Damage> {
    let place = || 0usize..16_000;
    let bit = proptest::collection::vec(
        prop_oneof![any::<u8>(), proptest::sample::select(b"{}[]\",:0-e.\\u\n".to_vec())],
        1..6,
    );
    prop_oneof![
        place().prop_map(Damage::Cut),
        (place(), any::<u8>()).prop_map(|(at, byte)| Damage::Flip(at, byte)),
        (place(), bit).prop_map(|(at, bytes)| Damage::Insert(at, bytes)),
        (place(), 1usize..400).prop_map(|(at, length)| Damage::Remove(at, length)),
        (place(), 1usize..400).prop_map(|(at, length)| Damage::Repeat(at, length)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn a_damaged_file_never_panics(damages in proptest::collection::vec(damage(), 1..4)) {
        let mut file = include_bytes!("../fixtures/v1/summer-launch.json").to_vec();
        for damage in damages {
            let length = file.len();
            let at = |place: usize| place.min(length);
            match damage {
                Damage::Cut(place) => file.truncate(at(place)),
                Damage::Flip(place, byte) => if let Some(old) = file.get_mut(place) { *old = byte },
                Damage::Insert(place, bytes) => { file.splice(at(place)..at(place), bytes); }
                Damage::Remove(place, count) => { file.drain(at(place)..at(place + count)); }
                Damage::Repeat(place, count) => {
                    let part = file[at(place)..at(place + count)].to_vec();
                    file.splice(at(place)..at(place), part);
                }
            }
        }
        match read(&file, &mut ids()) {
            Ok(opened) => {
                // What opened despite the damage is a sound campaign.
                let json = write_compact(&opened.document, "");
                let again = read(json.as_bytes(), &mut ids());
                prop_assert_eq!(again.map(|again| again.document.campaign), Ok(opened.document.campaign));
            }
            Err(error) => prop_assert!(error.to_string().chars().count() < 400, "{}", error),
        }
    }

    #[test]
    fn any_bytes_at_all_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200), text in "\\PC{0,60}") {
        let _ = read(&bytes, &mut ids());
        let _ = read(text.as_bytes(), &mut ids());
        let _ = rollcall::document::Delta::read(&text);
        let inside = format!(r#"{{"format":"rollcall.campaign","version":1,"campaign":{text}}}"#);
        let _ = read(inside.as_bytes(), &mut ids());
    }
}
