//! Stores that lose what they had while tabs are open: it is found out, and written again whole.

use crate::tab::{Tab, id, now, read, shelf};
use crate::words::Words;
use crate::world::World;
use rollcall::storage::{Key, KeyValue, Mark, Record, SaveState, Side};

/// What is lost of a campaign with a snapshot and two changes.
#[derive(Clone, Copy, Debug)]
enum Loss {
    All(&'static [Side]),
    /// The keys of this part.
    Keys(&'static [Side], &'static str),
}

const LOCAL: &[Side] = &[Side::Local];
const INDEXED: &[Side] = &[Side::Indexed];
const BOTH: &[Side] = &[Side::Local, Side::Indexed];

const LOSSES: [Loss; 12] = [
    Loss::All(LOCAL),
    Loss::All(INDEXED),
    Loss::All(BOTH),
    Loss::Keys(LOCAL, ".snapshot."),
    Loss::Keys(INDEXED, ".snapshot."),
    Loss::Keys(BOTH, ".snapshot."),
    Loss::Keys(LOCAL, ".change.2.x"),
    Loss::Keys(INDEXED, ".change.2.x"),
    Loss::Keys(BOTH, ".change.2.x"),
    Loss::Keys(LOCAL, ".change."),
    Loss::Keys(INDEXED, ".change."),
    Loss::Keys(BOTH, ".change."),
];

fn lose(world: &World, loss: Loss) {
    match loss {
        Loss::All(sides) => sides.iter().for_each(|side| world.lose(*side, None)),
        Loss::Keys(sides, part) => sides.iter().for_each(|side| world.lose_keys(*side, part)),
    }
}

/// A tab with a campaign of three words that lies in both stores, a snapshot and two changes.
fn opened(world: &World) -> Tab<'_> {
    let record = Record::made(shelf(world, 0), id(), 0);
    now(record.fold(&Words::of(&["a"]).snapshot(0), "first", &[])).expect("there is room");
    let mut tab = Tab::open(world, 0, "x".to_owned()).unwrap();
    tab.edit();
    tab.edit();
    tab.finish();
    world.flush();
    assert_eq!(tab.record.state(), SaveState::Saved);
    tab
}

/// What one store has by itself.
fn words_in(world: &World, side: Side) -> Vec<String> {
    let other = world.at_worst();
    other.lose(if side == Side::Local { Side::Indexed } else { Side::Local }, None);
    read(&shelf(&other, 0)).map(|there| there.document.0.into_iter().collect()).unwrap_or_default()
}

#[test]
fn the_next_edit_finds_what_is_gone_and_it_is_written_again_whole() {
    for loss in LOSSES {
        let world = World::default();
        let mut tab = opened(&world);
        lose(&world, loss);
        tab.edit();
        assert_ne!(tab.record.state(), SaveState::Saved, "{loss:?}");
        tab.finish();
        assert_ne!(tab.record.state(), SaveState::Saved, "{loss:?}: it is not there yet");
        tab.mend();
        tab.finish();
        assert_eq!(tab.record.state(), SaveState::Saved, "{loss:?}");
        world.flush();
        for side in [Side::Local, Side::Indexed] {
            assert_eq!(words_in(&world, side), ["2.x", "3.x", "4.x", "a"], "{loss:?}: {side:?}");
        }
        // Once is enough.
        tab.edit();
        tab.finish();
        assert!(!tab.record.with_ledger(|ledger| ledger.needs_snapshot()), "{loss:?}");
        assert_eq!(tab.record.state(), SaveState::Saved, "{loss:?}");
    }
}

#[test]
fn coming_back_to_the_tab_finds_it_as_well() {
    for loss in LOSSES {
        let world = World::default();
        let mut tab = opened(&world);
        lose(&world, loss);
        tab.look_again();
        tab.finish();
        assert_eq!(tab.record.state(), SaveState::Saving, "{loss:?}");
        tab.mend();
        tab.finish();
        world.flush();
        for side in [Side::Local, Side::Indexed] {
            assert_eq!(words_in(&world, side), ["2.x", "3.x", "a"], "{loss:?}: {side:?}");
        }
        tab.look_again();
        tab.finish();
        assert_eq!(tab.record.state(), SaveState::Saved, "{loss:?}");
    }
}

#[test]
fn what_is_gone_and_cannot_be_written_again_is_not_called_saved() {
    for loss in LOSSES {
        let world = World::default();
        let mut tab = opened(&world);
        lose(&world, loss);
        world.limit(Some(0));
        tab.edit();
        tab.finish();
        tab.mend();
        tab.finish();
        assert!(matches!(tab.record.state(), SaveState::NotSaved(_)), "{loss:?}: {:?}", tab.record.state());
        world.limit(None);
        tab.settle();
        tab.finish();
        tab.mend();
        tab.finish();
        assert_eq!(tab.record.state(), SaveState::Saved, "{loss:?}");
    }
}

#[test]
fn a_loss_while_a_snapshot_is_on_its_way_is_found() {
    for steps in 0..12 {
        let world = World::default();
        let mut tab = opened(&world);
        tab.fold();
        (0..steps).for_each(|_| tab.step(0));
        lose(&world, Loss::All(BOTH));
        tab.edit();
        tab.finish();
        while tab.record.with_ledger(|ledger| ledger.needs_snapshot()) {
            tab.mend();
            tab.finish();
        }
        assert_eq!(tab.record.state(), SaveState::Saved, "after {steps} steps");
        world.flush();
        for side in [Side::Local, Side::Indexed] {
            assert_eq!(words_in(&world, side), ["2.x", "3.x", "4.x", "a"], "after {steps} steps: {side:?}");
        }
    }
}

/// Both tabs hear each other and finish what they do; answers how many snapshots that took.
fn come_to_rest(tabs: &mut [Tab<'_>; 2]) -> usize {
    let mut snapshots = 0;
    for _ in 0..3 {
        for tab in &mut *tabs {
            tab.hear(0);
            tab.finish();
            snapshots += usize::from(tab.record.with_ledger(|ledger| ledger.needs_snapshot()));
            tab.mend();
            tab.finish();
        }
    }
    snapshots
}

#[test]
fn two_tabs_that_find_everything_gone_do_not_fight_over_it() {
    for loss in LOSSES {
        let world = World::default();
        let one = opened(&world);
        let mut tabs = [one, Tab::open(&world, 1, "y".to_owned()).unwrap()];
        tabs[0].edit();
        tabs[1].edit();
        come_to_rest(&mut tabs);
        lose(&world, loss);
        let mut snapshots = 0;
        for round in 0..20 {
            tabs[round % 2].edit();
            snapshots += come_to_rest(&mut tabs);
            assert!(tabs.iter().all(|tab| tab.record.state() == SaveState::Saved), "{loss:?}");
        }
        assert!(snapshots <= 2, "{loss:?}: {snapshots} snapshots for one loss");
        let there = read(&shelf(&world, 0)).unwrap();
        assert_eq!(there.document.0.len(), 25, "{loss:?}");
        assert_eq!(there.unread, []);
    }
}

#[test]
fn a_snapshot_of_another_tab_is_no_loss() {
    let world = World::default();
    let one = opened(&world);
    let mut tabs = [one, Tab::open(&world, 1, "y".to_owned()).unwrap()];
    for round in 0..6 {
        tabs[round % 2].edit();
        come_to_rest(&mut tabs);
        tabs[round % 2].fold();
        tabs[round % 2].finish();
        assert_eq!(come_to_rest(&mut tabs), 0, "round {round}");
        tabs[(round + 1) % 2].edit();
        assert_eq!(come_to_rest(&mut tabs), 0, "round {round}");
    }
    assert!(world.local(0).keys().unwrap().iter().all(|key| !key.ends_with(".folded")), "the word does not stay");
    // And where that snapshot is lost, both know what they rely on.
    lose(&world, Loss::All(BOTH));
    for tab in &mut tabs {
        tab.look_again();
        tab.finish();
        assert!(tab.record.with_ledger(|ledger| ledger.needs_snapshot()), "tab {}", tab.number);
    }
}

#[test]
fn a_word_about_a_snapshot_that_is_gone_is_not_believed() {
    let world = World::default();
    let mut one = opened(&world);
    let mut other = Tab::open(&world, 1, "y".to_owned()).unwrap();
    one.fold();
    one.finish();
    lose(&world, Loss::Keys(BOTH, ".snapshot."));
    other.edit();
    other.hear(0);
    other.finish();
    assert_ne!(other.record.state(), SaveState::Saved);
    other.mend();
    other.finish();
    assert_eq!(read(&shelf(&world, 0)).unwrap().document.0.len(), 4);
}

#[test]
fn a_snapshot_that_lies_in_one_store_alone_is_not_called_saved() {
    let world = World::default();
    let key = Key::Snapshot(id(), Mark::new(1, "x"));
    world.set_indexed(&key.to_string(), &Words::of(&["a"]).snapshot(1).line());
    let mut tab = Tab::open(&world, 0, "y".to_owned()).unwrap();
    tab.finish();
    assert_eq!(tab.record.state(), SaveState::Saving);
    tab.mend();
    tab.finish();
    assert_eq!(tab.record.state(), SaveState::Saved);
    assert_eq!(world.local(0).keys().unwrap().len(), 1);
}
