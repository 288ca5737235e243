//! Whatever was called saved is there again: with writes that fail, tear, or are done and denied, with tabs beside
//! each other, with the browser ending at any write and losing any of what localStorage had not brought to the disk, and
//! with stores that lose everything, or one key, at any moment.

use crate::tab::{Tab, id, now, read, shelf};
use crate::words::Words;
use crate::world::{Trouble, World};
use proptest::collection::vec;
use proptest::prelude::*;
use rollcall::storage::{Record, SaveState, Side};
use std::collections::BTreeSet;

#[derive(Clone, Debug)]
enum Act {
    Edit(usize),
    Step(usize, usize),
    Finish(usize),
    Fold(usize),
    /// Hears the other tabs, and so many of their last writes again.
    Hear(usize, usize),
    Retry(usize),
    Reopen(usize),
    Flush,
    /// A store loses everything, or one key.
    Lose(Side, Option<usize>),
    /// Both lose everything.
    LoseAll,
    /// Somebody comes back to the tab.
    LookAgain(usize),
    /// The tab writes again what it has found gone.
    Mend(usize),
}

fn act() -> impl Strategy<Value = Act> {
    let tab = 0..2_usize;
    prop_oneof![
        4 => tab.clone().prop_map(Act::Edit),
        6 => (tab.clone(), 0..4_usize).prop_map(|(tab, which)| Act::Step(tab, which)),
        2 => tab.clone().prop_map(Act::Finish),
        3 => tab.clone().prop_map(Act::Fold),
        2 => (tab.clone(), 0..3_usize).prop_map(|(tab, again)| Act::Hear(tab, again)),
        1 => tab.clone().prop_map(Act::Retry),
        1 => tab.clone().prop_map(Act::Reopen),
        1 => Just(Act::Flush),
        1 => (side(), proptest::option::of(0..8_usize)).prop_map(|(side, which)| Act::Lose(side, which)),
        1 => Just(Act::LoseAll),
        1 => tab.clone().prop_map(Act::LookAgain),
        2 => tab.prop_map(Act::Mend),
    ]
}

fn side() -> impl Strategy<Value = Side> {
    prop_oneof![Just(Side::Local), Just(Side::Indexed)]
}

fn trouble() -> impl Strategy<Value = Trouble> {
    prop_oneof![
        5 => Just(Trouble::Nothing),
        1 => Just(Trouble::Full),
        1 => Just(Trouble::Refused),
        1 => Just(Trouble::Torn),
        1 => Just(Trouble::DoneAndDenied),
    ]
}

/// The time between two ends of the browser.
#[derive(Clone, Debug)]
struct Life {
    acts: Vec<Act>,
    troubles: Vec<Trouble>,
    /// After so many writes the browser ends, wherever it is.
    writes: usize,
    survives: Vec<bool>,
    room: Option<usize>,
}

fn life() -> impl Strategy<Value = Life> {
    (
        vec(act(), 0..40),
        vec(trouble(), 0..40),
        0..80_usize,
        vec(any::<bool>(), 16),
        proptest::option::of(100..4000_usize),
    )
        .prop_map(|(acts, troubles, writes, survives, room)| Life { acts, troubles, writes, survives, room })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, ..ProptestConfig::default() })]

    #[test]
    fn what_was_called_saved_is_there_again(lives in vec(life(), 1..4)) {
        let world = World::default();
        let mut promised = begin(&world);
        for (number, life) in lives.iter().enumerate() {
            live(&world, number, life, &mut promised)?;
            let mut survives = life.survives.iter().cycle();
            world.crash(|| *survives.next().expect("it goes round"));
            let there = match read(&shelf(&world, 0)) {
                Ok(there) => there.document.0,
                // Everything was cleared, and no tab has done anything since.
                Err(_) if promised.is_empty() => begin(&world),
                Err(fault) => return Err(TestCaseError::fail(fault.why().to_owned())),
            };
            let lost: Vec<&String> = promised.difference(&there).collect();
            prop_assert!(lost.is_empty(), "lost after life {number}: {lost:?}");
            // What was found on the disk must not be lost either, whoever called it what.
            promised.extend(there);
        }
        comes_to_rest(&world, &promised)?;
    }
}

/// A campaign of one word in both stores, beside whatever else lies there.
fn begin(world: &World) -> BTreeSet<String> {
    let record = Record::made(shelf(world, 0), id(), 1_000);
    now(record.fold(&Words::of(&["first"]).snapshot(0), "begun", &[])).expect("nothing goes wrong yet");
    world.flush();
    BTreeSet::from(["first".to_owned()])
}

fn live(world: &World, number: usize, life: &Life, promised: &mut BTreeSet<String>) -> Result<(), TestCaseError> {
    let mut names = 0;
    let mut open = |tab: usize| {
        names += 1;
        // Each opening writes under a name of its own, as after a restart with another slot.
        Tab::open(world, tab, format!("{tab}x{number}x{names}"))
            .map_err(|fault| TestCaseError::fail(fault.why().to_owned()))
    };
    world.plan(life.troubles.clone(), Some(life.writes));
    world.limit(life.room);
    let mut tabs = [open(0)?, open(1)?];
    for act in &life.acts {
        match *act {
            Act::Edit(tab) => drop(tabs[tab].edit()),
            Act::Step(tab, which) => tabs[tab].step(which),
            Act::Finish(tab) => tabs[tab].finish(),
            Act::Fold(tab) => tabs[tab].fold(),
            Act::Hear(tab, again) => tabs[tab].hear(again),
            Act::Retry(tab) => tabs[tab].settle(),
            // What was lost and not written again cannot be opened.
            Act::Reopen(tab) => match open(tab) {
                Ok(opened) => tabs[tab] = opened,
                Err(fault) => prop_assert!(promised.is_empty(), "{fault}"),
            },
            Act::Flush => world.flush(),
            Act::Lose(side, which) => {
                world.lose(side, which);
                forgive(world, &tabs, promised);
            }
            Act::LoseAll => {
                [Side::Local, Side::Indexed].into_iter().for_each(|side| world.lose(side, None));
                forgive(world, &tabs, promised);
            }
            Act::LookAgain(tab) => tabs[tab].look_again(),
            Act::Mend(tab) => tabs[tab].mend(),
        }
        tabs.iter().for_each(|tab| tab.promise(promised));
        if world.has_ended() {
            break;
        }
    }
    world.limit(None);
    Ok(())
}

/// A promise holds for what the browser has kept, until a tab that finds the loss writes it again.
fn forgive(world: &World, tabs: &[Tab<'_>], promised: &mut BTreeSet<String>) {
    tabs.iter().for_each(Tab::lose);
    let kept = read(&shelf(&world.at_worst(), 0)).map(|there| there.document.0).unwrap_or_default();
    promised.retain(|word| kept.contains(word));
}

/// With nothing going wrong any more, both stores come to hold everything, in one snapshot.
fn comes_to_rest(world: &World, promised: &BTreeSet<String>) -> Result<(), TestCaseError> {
    let open = || Tab::open(world, 0, "rest".to_owned()).map_err(|fault| TestCaseError::fail(fault.why().to_owned()));
    let mut tab = open()?;
    tab.finish();
    tab.fold();
    tab.finish();
    prop_assert_eq!(tab.record.state(), SaveState::Saved);
    let there = read(&shelf(world, 0)).map_err(|fault| TestCaseError::fail(fault.why().to_owned()))?;
    prop_assert!(promised.is_subset(&there.document.0));
    prop_assert_eq!(&there.changes, &[]);
    prop_assert_eq!(&there.unread, &[]);
    prop_assert!(there.snapshots.len() == 1 && there.snapshots[0].lies.all(), "{:?}", there.snapshots);
    Ok(())
}
