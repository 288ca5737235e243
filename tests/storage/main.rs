//! Campaigns in a store of keys and values: what was written is there again, and nothing that cannot be read is
//! overwritten.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, reason = "tests")]

#[path = "../domain/arbitrary.rs"]
mod arbitrary;
mod memory;

use memory::Memory;
use proptest::collection::vec;
use proptest::prelude::*;
use rollcall::document::{self, Layout};
use rollcall::domain::briefing::Briefing;
use rollcall::domain::campaign::Campaign;
use rollcall::domain::command::{Command, apply};
use rollcall::domain::id::CampaignId;
use rollcall::storage::{Encoding, Key, KeyValue, Listing, Rebuilt, Shelf, Snapshot, StoreError, rebuild};
use uuid::Uuid;

fn id(n: u128) -> CampaignId {
    CampaignId::new(Uuid::from_u128(n))
}

fn campaign(name: &str) -> Campaign {
    Campaign::new(id(1), Briefing::named(name.to_owned()))
}

fn renamed(name: &str) -> String {
    let briefing = Briefing::named(name.to_owned());
    let currency = briefing.currency;
    document::write_command(&Command::EditBriefing(Box::new(briefing)), currency)
}

fn snapshot(campaign: &Campaign, number: u64) -> Snapshot {
    let payload = document::ascii(document::write(campaign, "2027-05-02T09:30:00Z", Layout::Compact));
    Snapshot { number, encoding: Encoding::Json, payload }
}

fn change(number: u64, tab: &str) -> Key {
    Key::Change(id(1), number, tab.to_owned())
}

/// Reads a campaign back as the program does.
fn read(store: &Memory) -> Result<Rebuilt, String> {
    let raw = Shelf::new(store).raw(id(1)).map_err(|error| error.to_string())?;
    let snapshot = raw.snapshot.as_deref().and_then(Snapshot::parse).ok_or("no snapshot")?;
    rebuild(snapshot.payload.as_bytes(), snapshot.number, raw.changes, &mut Uuid::nil)
}

fn stored(store: &Memory, name: &str) {
    Shelf::new(store).fold(id(1), &snapshot(&campaign(name), 0), &[]).expect("there is room");
}

#[test]
fn a_campaign_is_its_snapshot_and_the_changes_since() {
    let store = Memory::default();
    stored(&store, "First");
    let shelf = Shelf::new(&store);
    // Written in the order 2, 10, 1: the number decides, not the text of the key.
    for (number, name) in [(2, "Second"), (10, "Tenth"), (1, "Early")] {
        shelf.append(&change(number, "tab"), &renamed(name)).expect("there is room");
    }
    let read = read(&store).expect("it can be read");
    assert_eq!(read.campaign.briefing.name, "Tenth");
    assert_eq!((read.number, read.unread.len()), (10, 0));
}

#[test]
fn two_tabs_with_the_same_number_both_keep_their_change() {
    let store = Memory::default();
    stored(&store, "First");
    let shelf = Shelf::new(&store);
    shelf.append(&change(1, "aaaa"), &renamed("From one")).expect("there is room");
    shelf.append(&change(1, "bbbb"), &renamed("From two")).expect("there is room");
    assert_eq!(read(&store).expect("it can be read").since_snapshot.len(), 2);
}

#[test]
fn a_torn_change_costs_only_itself_and_is_kept() {
    let store = Memory::default();
    stored(&store, "First");
    let shelf = Shelf::new(&store);
    shelf.append(&change(1, "tab"), "{\"briefing\":{\"na").expect("there is room");
    shelf.append(&change(2, "tab"), &renamed("Second")).expect("there is room");
    let read = read(&store).expect("it can be read");
    assert_eq!(read.campaign.briefing.name, "Second");
    assert_eq!(read.unread.len(), 1);
    shelf.set_aside(&read.unread).expect("there is room");
    assert!(shelf.dump(id(1)).expect("it can be read").contains("{\"briefing\":{\"na"), "the torn text is still there");
    assert_eq!(self::read(&store).expect("it can be read").unread, []);
}

#[test]
fn a_browser_that_ends_while_folding_loses_and_repeats_nothing() {
    // The snapshot is written and the changes in it are not removed yet.
    let store = Memory::default();
    stored(&store, "First");
    let shelf = Shelf::new(&store);
    shelf.append(&change(1, "tab"), &renamed("Second")).expect("there is room");
    store.fail_removals();
    let folded = shelf.fold(id(1), &snapshot(&campaign("Second"), 1), &[change(1, "tab")]);
    assert_eq!(folded, Err(StoreError::Refused));
    let read = read(&store).expect("it can be read");
    assert_eq!(read.campaign.briefing.name, "Second");
    assert_eq!(read.since_snapshot, [change(1, "tab")], "the next snapshot removes it");
}

#[test]
fn a_full_store_keeps_what_it_has() {
    let store = Memory::default();
    stored(&store, "First");
    store.limit(store.used() + 10);
    let shelf = Shelf::new(&store);
    assert_eq!(shelf.append(&change(1, "tab"), &renamed("Second")), Err(StoreError::Full));
    let long = "A much longer name than the first one was, so that it needs more room";
    assert_eq!(shelf.fold(id(1), &snapshot(&campaign(long), 1), &[]), Err(StoreError::Full));
    assert_eq!(read(&store).expect("it can be read").campaign.briefing.name, "First");
}

#[test]
fn an_older_snapshot_of_another_tab_does_not_replace_a_newer_one() {
    let store = Memory::default();
    let shelf = Shelf::new(&store);
    shelf.fold(id(1), &snapshot(&campaign("Newer"), 7), &[]).expect("there is room");
    shelf.fold(id(1), &snapshot(&campaign("Older"), 3), &[]).expect("there is room");
    assert_eq!(read(&store).expect("it can be read").campaign.briefing.name, "Newer");
}

#[test]
fn a_store_that_garbles_what_is_written_keeps_the_changes() {
    let store = Memory::default();
    stored(&store, "First");
    let shelf = Shelf::new(&store);
    shelf.append(&change(1, "tab"), &renamed("Second")).expect("there is room");
    store.garble_writes();
    let folded = shelf.fold(id(1), &snapshot(&campaign("Second"), 1), &[change(1, "tab")]);
    assert_eq!(folded, Err(StoreError::Unfaithful));
    assert!(store.get(&change(1, "tab").to_string()).expect("it answers").is_some());
}

#[test]
fn deleted_campaigns_are_listed_as_such_until_they_are_purged() {
    let store = Memory::default();
    stored(&store, "First");
    store.set("somebody.elses", "x").expect("there is room");
    store.set("rollcall.campaign.not-an-id.snapshot", "x").expect("there is room");
    let shelf = Shelf::new(&store);
    let there = |deleted: Option<&str>| vec![Listing { id: id(1), deleted: deleted.map(str::to_owned) }];
    assert_eq!(shelf.list(), Ok(there(None)));
    shelf.delete(id(1), "2027-05-02T09:30:00Z").expect("there is room");
    assert_eq!(shelf.list(), Ok(there(Some("2027-05-02T09:30:00Z"))));
    shelf.restore(id(1)).expect("it answers");
    assert_eq!(shelf.list(), Ok(there(None)));
    shelf.purge(id(1)).expect("it answers");
    assert_eq!(shelf.list(), Ok(vec![]));
    assert_eq!(store.get("somebody.elses"), Ok(Some("x".to_owned())));
}

#[test]
fn a_campaign_with_changes_and_no_snapshot_is_listed_rather_than_gone() {
    let store = Memory::default();
    let shelf = Shelf::new(&store);
    shelf.append(&change(1, "tab"), &renamed("Second")).expect("there is room");
    assert_eq!(shelf.list().map(|list| list.len()), Ok(1));
    assert!(read(&store).is_err());
}

#[test]
fn snapshots_and_keys_read_back() {
    for encoding in [Encoding::Json, Encoding::Deflate] {
        let snapshot = Snapshot { number: 12, encoding, payload: "{\"a\": 1}".to_owned() };
        assert_eq!(Snapshot::parse(&snapshot.line()), Some(snapshot));
    }
    for line in ["", "12", "12 json", "x json {}", "12 zip {}", "-1 json {}"] {
        assert_eq!(Snapshot::parse(line), None, "{line}");
    }
    for key in [Key::Snapshot(id(1)), Key::Deleted(id(1)), change(3, "ab"), Key::Aside(id(1), 3, "ab".to_owned())] {
        assert_eq!(Key::parse(&key.to_string()), Some(key));
    }
}

proptest! {
    /// Whatever is done to a campaign, wherever a snapshot is taken: what is read back is what was on the screen.
    #[test]
    fn every_change_survives(
        mut on_screen in arbitrary::campaign(),
        intents in vec((arbitrary::intent(), any::<bool>()), 0..12),
    ) {
        on_screen.id = id(1);
        let store = Memory::default();
        let shelf = Shelf::new(&store);
        shelf.fold(id(1), &snapshot(&on_screen, 0), &[]).expect("there is room");
        let mut behind = Vec::new();
        for (number, (intent, fold)) in (1..).zip(intents) {
            let command = intent.command(&on_screen);
            if apply(&mut on_screen, command.clone()).is_err() {
                continue;
            }
            let line = document::write_command(&command, on_screen.briefing.currency);
            shelf.append(&change(number, "tab"), &line).expect("there is room");
            behind.push(change(number, "tab"));
            if fold {
                shelf.fold(id(1), &snapshot(&on_screen, number), &behind).expect("there is room");
                behind.clear();
            }
            let read = read(&store).expect("it can be read");
            prop_assert_eq!(&read.unread, &[]);
            prop_assert_eq!(&read.campaign, &on_screen);
        }
    }
}
