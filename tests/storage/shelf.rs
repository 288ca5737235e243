//! Campaigns lying in two stores, with nothing or one thing going wrong.

use crate::tab::{Tab, id, now, read, shelf};
use crate::words::Words;
use crate::world::{Trouble, World};
use rollcall::storage::{
    Deletion, Encoding, Fault, Key, KeyValue, Listing, Mark, POINTS, Point, Record, SaveState, Side, Snapshot,
    StoreError,
};

fn stored(world: &World, words: &[&str]) {
    let record = Record::made(shelf(world, 0), id(), 0);
    now(record.fold(&Words::of(words).snapshot(0), "first", &[])).expect("there is room");
}

fn change(number: u64, replica: &str) -> Key {
    Key::Change(id(), Mark::new(number, replica))
}

fn words(world: &World) -> Vec<String> {
    read(&shelf(world, 0)).expect("it can be read").document.0.into_iter().collect()
}

#[test]
fn a_campaign_is_all_that_lies_in_either_store() {
    let world = World::default();
    stored(&world, &["a"]);
    let local = world.local(0);
    local.set(&change(10, "x").to_string(), "b;").unwrap();
    world.set_indexed(&change(2, "x").to_string(), "c;");
    // Two tabs that use a number at the same moment.
    local.set(&change(2, "y").to_string(), "d;").unwrap();
    let there = read(&shelf(&world, 0)).expect("it can be read");
    assert_eq!(there.document, Words::of(&["a", "b", "c", "d"]));
    assert_eq!((there.number, there.changes.len(), there.snapshots.len()), (10, 3, 1));
}

#[test]
fn saved_is_said_once_both_stores_have_it() {
    let world = World::default();
    stored(&world, &["a"]);
    let mut tab = Tab::open(&world, 0, "x".to_owned()).unwrap();
    tab.finish();
    assert_eq!(tab.record.state(), SaveState::Saved);
    tab.edit();
    assert_eq!(tab.record.state(), SaveState::Saving);
    tab.finish();
    assert_eq!(tab.record.state(), SaveState::Saved);
    world.plan(vec![Trouble::Nothing, Trouble::Full], None);
    tab.edit();
    tab.finish();
    assert_eq!(tab.record.state(), SaveState::NotSaved(StoreError::Full), "IndexedDB is full");
    world.plan(vec![Trouble::Torn], None);
    tab.edit();
    assert_eq!(tab.record.state(), SaveState::NotSaved(StoreError::Unfaithful), "localStorage gave back half of it");
    tab.settle();
    tab.finish();
    assert_eq!(tab.record.state(), SaveState::Saved, "all that waited is written");
    assert_eq!(words(&world).len(), 4);
}

#[test]
fn what_one_store_lost_is_written_there_again() {
    let world = World::default();
    stored(&world, &["a"]);
    world.flush();
    let mut tab = Tab::open(&world, 0, "x".to_owned()).unwrap();
    tab.edit();
    tab.finish();
    drop(tab);
    world.crash(|| false);
    assert_eq!(world.local(0).keys().unwrap().len(), 1, "the change was not on the disk");
    let mut tab = Tab::open(&world, 0, "y".to_owned()).unwrap();
    tab.finish();
    assert_eq!(world.local(0).keys().unwrap().len(), 2);
    assert!(!tab.record.with_ledger(|ledger| ledger.has_gaps()));
}

#[test]
fn a_snapshot_takes_the_place_of_what_is_in_it_and_of_nothing_else() {
    let world = World::default();
    stored(&world, &["a"]);
    let mut tab = Tab::open(&world, 0, "x".to_owned()).unwrap();
    tab.edit();
    tab.finish();
    tab.fold();
    let late = tab.edit();
    tab.finish();
    let there = read(&shelf(&world, 0)).unwrap();
    assert_eq!(there.snapshots.len(), 1);
    assert_eq!(there.changes.len(), 1, "what came while it was being written");
    assert!(there.document.0.contains(&late));
    assert_eq!(tab.record.state(), SaveState::Saved);
}

#[test]
fn a_snapshot_that_fits_one_store_only_costs_the_other_nothing() {
    let world = World::default();
    stored(&world, &["a"]);
    let mut tab = Tab::open(&world, 0, "x".to_owned()).unwrap();
    (0..5).for_each(|_| drop(tab.edit()));
    tab.finish();
    // localStorage is full: IndexedDB folds, localStorage keeps what it has or takes the new one in place of the old.
    world.limit(Some(world.used()));
    tab.fold();
    tab.finish();
    assert_eq!(tab.record.state(), SaveState::Saved);
    world.limit(None);
    assert_eq!(words(&world).len(), 6);
    // IndexedDB is full: localStorage must not lose what only it would have for sure.
    tab.edit();
    tab.finish();
    let before = world.local(0).keys().unwrap();
    world.plan(vec![Trouble::Nothing, Trouble::Full], None);
    tab.fold();
    tab.finish();
    assert_eq!(world.local(0).keys().unwrap(), before);
    assert_eq!(tab.record.state(), SaveState::Saved, "every change is still in both");
}

#[test]
fn where_localstorage_has_room_for_one_snapshot_the_new_one_replaces_the_old() {
    let world = World::default();
    let long: Vec<String> = (0..200).map(|n| format!("word{n}")).collect();
    stored(&world, &long.iter().map(String::as_str).collect::<Vec<_>>());
    let mut tab = Tab::open(&world, 0, "x".to_owned()).unwrap();
    tab.edit();
    tab.finish();
    world.limit(Some(world.used() + 50));
    tab.fold();
    tab.finish();
    assert!(world.local(0).keys().unwrap().iter().all(|key| key.contains(".snapshot.")), "the change is in it");
    assert_eq!(words(&world).len(), 201);
    tab.fold();
    tab.finish();
    assert_eq!(read(&shelf(&world, 0)).unwrap().document.0.len(), 201);
}

#[test]
fn where_even_that_does_not_fit_the_changes_in_the_new_snapshot_go_first() {
    let world = World::default();
    let long: Vec<String> = (0..200).map(|n| format!("word{n}")).collect();
    stored(&world, &long.iter().map(String::as_str).collect::<Vec<_>>());
    let mut tab = Tab::open(&world, 0, "x".to_owned()).unwrap();
    tab.edit();
    tab.edit();
    tab.finish();
    world.limit(Some(world.used()));
    tab.fold();
    tab.finish();
    assert_eq!(tab.record.state(), SaveState::Saved);
    assert!(world.local(0).keys().unwrap().iter().all(|key| key.contains(".snapshot.")), "the changes are in it");
    assert_eq!(words(&world).len(), 202);
}

#[test]
fn a_new_campaign_that_fits_nowhere_is_not_called_saved() {
    let world = World::default();
    world.plan(vec![Trouble::Full, Trouble::Nothing], None);
    let record = Record::made(shelf(&world, 0), id(), 0);
    assert_eq!(now(record.fold(&Words::of(&["a"]).snapshot(0), "x", &[])), Err(StoreError::Full));
    assert_eq!(record.state(), SaveState::NotSaved(StoreError::Full));
    assert_eq!(words(&world), ["a"], "IndexedDB has it");
    let covered = record.with_ledger(|ledger| ledger.covered());
    now(record.fold(&Words::of(&["a"]).snapshot(0), "x", &covered)).unwrap();
    assert_eq!(record.state(), SaveState::Saved);
    assert_eq!(read(&shelf(&world, 0)).unwrap().snapshots.len(), 1);
}

#[test]
fn what_cannot_be_read_is_set_aside_in_its_store_and_kept() {
    let world = World::default();
    stored(&world, &["a"]);
    let torn = change(3, "x");
    world.local(0).set(&torn.to_string(), "to").unwrap();
    world.set_indexed(&torn.to_string(), "torn;");
    let snapshot = Key::Snapshot(id(), Mark::new(9, "z"));
    world.set_indexed(&snapshot.to_string(), "9 json half");
    let shelf = shelf(&world, 0);
    let there = read(&shelf).unwrap();
    assert_eq!(there.document, Words::of(&["a", "torn"]), "the other store has it whole");
    assert_eq!(there.unread.len(), 2);
    now(shelf.set_aside(&there.unread)).unwrap();
    let there = read(&shelf).unwrap();
    assert_eq!((there.unread.len(), there.document.0.len()), (0, 2));
    let dump = now(shelf.dump(id())).unwrap();
    for kept in ["aside.change.3.x (localStorage)\nto\n", "aside.snapshot.9.z (IndexedDB)\n9 json half\n"] {
        assert!(dump.contains(kept), "{dump}");
    }
    // The same again, with another text: the first one stays.
    world.local(0).set(&torn.to_string(), "t").unwrap();
    now(shelf.set_aside(&read(&shelf).unwrap().unread)).unwrap();
    assert!(now(shelf.dump(id())).unwrap().contains("aside.change.3.x.1 (localStorage)\nt\n"));
}

#[test]
fn without_a_readable_snapshot_the_campaign_is_damaged_and_listed() {
    let world = World::default();
    world.local(0).set(&change(1, "x").to_string(), "a;").unwrap();
    assert!(matches!(read(&shelf(&world, 0)), Err(Fault::Damaged(_))));
    assert_eq!(now(shelf(&world, 0).list()), Ok(vec![Listing { id: id(), deleted: None }]));
}

#[test]
fn what_a_newer_version_wrote_makes_the_campaign_read_only_and_stays() {
    let world = World::default();
    stored(&world, &["a"]);
    world.local(0).set(&change(1, "x").to_string(), "newer {}").unwrap();
    let before = now(shelf(&world, 0).dump(id())).unwrap();
    let mut tab = Tab::open(&world, 0, "y".to_owned()).unwrap();
    assert!(matches!(tab.record.state(), SaveState::ReadOnly(_)));
    tab.edit();
    tab.fold();
    tab.finish();
    assert_eq!(now(shelf(&world, 0).dump(id())).unwrap(), before);
}

#[test]
fn the_later_word_on_deletion_counts() {
    let world = World::default();
    stored(&world, &["a"]);
    world.flush();
    let shelf = shelf(&world, 0);
    let deleted = || now(shelf.list()).unwrap()[0].deleted.clone();
    now(shelf.delete(id(), "2027-05-02T09:30:00Z")).unwrap();
    assert_eq!(deleted().as_deref(), Some("2027-05-02T09:30:00Z"));
    world.flush();
    now(shelf.restore(id(), "2027-05-02T09:30:00Z")).unwrap();
    // localStorage still says deleted.
    world.crash(|| false);
    assert_eq!(deleted(), None);
    world.plan(vec![Trouble::Refused], None);
    now(shelf.delete(id(), "2027-05-03T09:30:00Z")).unwrap();
    assert!(deleted().is_some(), "one store is enough");
    now(shelf.purge(id())).unwrap();
    assert_eq!(now(shelf.list()), Ok(vec![]));
    assert!(world.indexed_keys().is_empty());
    let join = |a: &str, b: &str| Deletion::parse(a).join(Deletion::parse(b)).text();
    assert_eq!(join("2027-05-02T09:30:00Z", "- 2027-05-01T09:30:00Z"), "2027-05-02T09:30:00Z");
    assert_eq!(join("- 2027-05-02T09:30:00Z", "2027-05-02T09:30:00Z"), "- 2027-05-02T09:30:00Z");
}

#[test]
fn what_is_gone_is_neither_listed_nor_restored() {
    let (early, late) = ("2027-05-02T09:30:00Z", "2027-05-03T09:30:00Z");
    // What is lost of a deleted campaign, and whether it can be restored then.
    let cases: [(&[Side], &str, bool); 8] = [
        (&[], "", true),
        (&[Side::Local], "", true),
        (&[Side::Indexed], "", true),
        (&[Side::Local, Side::Indexed], "", false),
        (&[Side::Local, Side::Indexed], ".snapshot.", false),
        (&[Side::Local], ".snapshot.", true),
        (&[Side::Local], ".deleted", true),
        (&[Side::Local, Side::Indexed], ".deleted", true),
    ];
    for (sides, part, is_there) in cases {
        let world = World::default();
        stored(&world, &["a"]);
        let shelf = shelf(&world, 0);
        now(shelf.delete(id(), late)).unwrap();
        sides.iter().for_each(|side| world.lose_keys(*side, part));
        let case = format!("{sides:?} {part:?}");
        assert_eq!(now(shelf.list()).unwrap().len(), usize::from(is_there), "{case}");
        assert_eq!(now(shelf.listing(id())).unwrap().is_some(), is_there, "{case}");
        // By a clock that was set back since.
        assert_eq!(now(shelf.restore(id(), early)), Ok(is_there), "{case}");
        assert_eq!(
            now(shelf.listing(id())).unwrap(),
            is_there.then_some(Listing { id: id(), deleted: None }),
            "{case}"
        );
        if is_there {
            assert_eq!(words(&world), ["a"], "{case}");
        }
    }
}

#[test]
fn a_restoration_by_a_clock_that_was_set_back_counts_though_one_store_does_not_hear_of_it() {
    for troubles in [vec![Trouble::Refused], vec![Trouble::Nothing, Trouble::Refused]] {
        let world = World::default();
        stored(&world, &["a"]);
        let shelf = shelf(&world, 0);
        now(shelf.delete(id(), "2027-05-02T09:30:00Z")).unwrap();
        world.plan(troubles, None);
        assert_eq!(now(shelf.restore(id(), "2026-01-01T00:00:00Z")), Ok(true));
        assert_eq!(now(shelf.list()).unwrap()[0].deleted, None);
    }
}

#[test]
fn purging_leaves_what_belongs_to_others() {
    let world = World::default();
    stored(&world, &["a"]);
    world.local(0).set("somebody.elses", "x").unwrap();
    world.local(0).set("rollcall.campaign.not-an-id.snapshot", "x").unwrap();
    now(shelf(&world, 0).purge(id())).unwrap();
    assert_eq!(world.local(0).keys().unwrap(), ["rollcall.campaign.not-an-id.snapshot", "somebody.elses"]);
}

#[test]
fn the_last_restore_points_are_kept() {
    let world = World::default();
    let shelf = shelf(&world, 0);
    for number in 0..POINTS + 5 {
        let label = format!("Before step\n{number}");
        let snapshot = Words::of(&["a"]).snapshot(number as u64).line();
        now(shelf.add_point(id(), &Point { when: "2027-05-02T09:30:00Z".to_owned(), label, snapshot })).unwrap();
    }
    let points = now(shelf.points(id())).unwrap();
    assert_eq!(points.len(), POINTS);
    assert_eq!(points.first().unwrap().label, "Before step 5");
    let last = points.last().unwrap();
    let point = now(shelf.point(id(), last.number)).unwrap().expect("it is there");
    assert_eq!(point.snapshot, Words::of(&["a"]).snapshot(24).line());
    assert_eq!(now(shelf.point(id(), 1)), Ok(None));
    world.plan(vec![Trouble::Full], None);
    assert_eq!(now(shelf.add_point(id(), &point)), Err(StoreError::Full));
    assert_eq!(now(shelf.points(id())).unwrap(), points);
    assert!(world.local(0).keys().unwrap().is_empty(), "they lie in IndexedDB alone");
    assert_eq!(now(shelf.list()), Ok(vec![]), "a restore point alone is no campaign");
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
    let mark = Mark::new(3, "5f3a9c01d2e4");
    let keys = [
        Key::Snapshot(id(), mark.clone()),
        Key::Change(id(), mark),
        Key::Point(id(), 7),
        Key::Deleted(id()),
        Key::Folded(id()),
        Key::Aside(id(), "change.3.ab.1".to_owned()),
    ];
    for key in keys {
        assert_eq!(Key::parse(&key.to_string()), Some(key));
    }
    for other in ["snapshot", "change.3", "change.x.ab", "change.3.a-b", "point.x", "points.3", "deleted.1"] {
        assert_eq!(Key::parse(&format!("rollcall.campaign.{}.{other}", id())), None, "{other}");
    }
}
