//! What the record of edits costs, in the file and in memory (`document.md`): a target of its own,
//! because it counts what is allocated.
#![allow(missing_docs, clippy::expect_used, reason = "tests")]

use rollcall::document::edits::Replica;
use rollcall::document::{Document, write};
use rollcall::domain::briefing::Briefing;
use rollcall::domain::campaign::Campaign;
use rollcall::domain::command::{Command, TaskChange, TaskEdit, apply};
use rollcall::domain::handle::Handle;
use rollcall::domain::id::{CampaignId, InfluencerId, TaskId};
use rollcall::domain::influencer::{Account, Influencer, Profile};
use rollcall::domain::money::Money;
use rollcall::domain::network::Network;
use rollcall::domain::roster::Roster;
use rollcall::domain::status::{ClientStatus, InfluencerStatus, TaskStatus};
use rollcall::domain::task::{Task, TaskKind};
use rollcall::domain::unknown::Unknown;
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};
use std::alloc::System;
use uuid::Uuid;

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

/// Enough for the proportions to be those of ten thousand, which take a minute to write without optimisation.
const INFLUENCERS: u128 = 3_000;
const TASKS: u128 = 10;

fn act(document: &mut Document, command: Command) {
    let applied = apply(&mut document.campaign, command.clone()).expect("applies");
    document.record(&command, &applied.inverse, Replica::new(0xa0));
}

fn influencer(number: u128) -> Influencer {
    let id = InfluencerId::new(Uuid::from_u128((0x0197_a1c2 << 96) + number));
    let handle = Handle::parse(Network::social().next().expect("there is one"), &format!("person{number}"));
    let account = |network| Account {
        network,
        handle: handle.clone().expect("a handle"),
        url: None,
        followers: Some(42_900),
        unknown: Unknown::default(),
    };
    let accounts = Network::social().take(2).map(account).collect();
    Influencer::new(id, Profile { name: format!("Person number {number}"), accounts })
}

fn task(owner: u128, number: u128) -> Task {
    let network = Network::social().next().expect("there is one");
    Task {
        id: TaskId::new(Uuid::from_u128((0x0197_b000 << 96) + number * INFLUENCERS + owner)),
        kind: TaskKind::Listed { network, kind: &network.types()[0] },
        price: Money::from_minor(120_000),
        date: "2027-06-10".parse().ok(),
        status: TaskStatus::Pending,
        unknown: Unknown::default(),
    }
}

/// A campaign that people worked on: all of it made by commands, every client status decided, a third of the influencer
/// statuses, and one task in ten edited afterwards.
fn worked_on() -> Document {
    let mut document = Document::new(Campaign::new(CampaignId::new(Uuid::from_u128(1)), Briefing::named("Big".into())));
    let with_tasks = |owner| Influencer { tasks: (1..TASKS).map(|n| task(owner, n)).collect(), ..influencer(owner) };
    act(&mut document, Command::AddInfluencers((0..INFLUENCERS).map(|n| (usize::MAX, with_tasks(n))).collect()));
    let ids: Vec<InfluencerId> = document.campaign.roster.iter().map(|influencer| influencer.id).collect();
    let add = |(owner, id): (usize, &InfluencerId)| TaskChange {
        influencer: *id,
        edit: TaskEdit::Add(usize::MAX, task(owner as u128, TASKS)),
    };
    act(&mut document, Command::ChangeTasks(ids.iter().enumerate().map(add).collect()));
    act(&mut document, Command::client_status(&ids, ClientStatus::Accepted));
    act(&mut document, Command::influencer_status(&ids[..ids.len() / 3], InfluencerStatus::InCampaign));
    let edit = |influencer: &Influencer| {
        let task = Task { status: TaskStatus::Done, price: Money::from_minor(99_900), ..influencer.tasks[0].clone() };
        TaskChange { influencer: influencer.id, edit: TaskEdit::Put(task) }
    };
    let edits = document.campaign.roster.iter().map(edit).collect();
    act(&mut document, Command::ChangeTasks(edits));
    document
}

#[test]
fn the_record_of_edits_adds_at_most_a_seventh_to_the_file_and_a_third_to_memory() {
    let document = worked_on();
    let bare = Document::new(document.campaign.clone());
    let (with, without) = (write(&document, "").len(), write(&bare, "").len());
    println!("file: {without} bytes, with edits {with}: {:+.1} %", (with as f64 / without as f64 - 1.0) * 100.0);
    assert!(with * 100 <= without * 115, "{with} bytes with edits, {without} without");

    let held = |copy: &dyn Fn() -> Box<dyn std::any::Any>| {
        let region = Region::new(ALLOCATOR);
        let copy = copy();
        let change = region.change();
        drop(copy);
        change.bytes_allocated - change.bytes_deallocated
    };
    // A copy shares its influencers with the original.
    let apart = || {
        let roster = Roster::new(document.campaign.roster.iter().cloned().collect()).expect("no id comes twice");
        Campaign { roster, ..document.campaign.clone() }
    };
    let campaign = held(&|| Box::new(apart()));
    let all = held(&|| Box::new(Document { campaign: apart(), ..document.clone() }));
    println!("memory: {campaign} bytes, with edits {all}: {:+.1} %", (all as f64 / campaign as f64 - 1.0) * 100.0);
    assert!(all * 100 <= campaign * 135, "{all} bytes with edits, {campaign} without");
}
