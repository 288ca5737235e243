//! A command that was written does the same when it is read.

use crate::arbitrary::{campaign, exactly, intent};
use crate::people::{self, person, task};
use proptest::prelude::*;
use rollcall::document::{ascii, read_command, write_command};
use rollcall::domain::command::{Command, TaskChange, TaskEdit, apply};
use rollcall::domain::id::InfluencerId;
use rollcall::domain::money::Currency;
use rollcall::domain::status::{ClientStatus, InfluencerStatus};
use uuid::Uuid;

proptest! {
    #[test]
    fn a_saved_command_does_what_the_command_does(before in campaign(), intent in intent()) {
        let command = intent.command(&before);
        let currency = before.briefing.currency;
        let line = ascii(write_command(&command, currency));
        prop_assert!(!line.contains('\n') && line.is_ascii());
        let saved = read_command(&line, currency).unwrap_or_else(|error| panic!("{error}\n{line}"));
        let (mut now, mut later) = (before.clone(), before.clone());
        let (done, done_later) = (apply(&mut now, command), apply(&mut later, saved));
        prop_assert_eq!(exactly(&now), exactly(&later));
        match (done, done_later) {
            (Ok(done), Ok(done_later)) => {
                prop_assert_eq!(done.touched, done_later.touched);
                // What takes it back is saved as well when it is undone.
                let after = now.briefing.currency;
                let line = write_command(&done.inverse, after);
                let saved = read_command(&line, after).unwrap_or_else(|error| panic!("{error}\n{line}"));
                apply(&mut now, saved).expect("applies");
                apply(&mut later, done_later.inverse).expect("applies");
                prop_assert_eq!(exactly(&now), exactly(&before));
                prop_assert_eq!(exactly(&later), exactly(&before));
            }
            (done, done_later) => prop_assert_eq!(done.err(), done_later.err()),
        }
    }
}

#[test]
fn each_kind_of_command_has_a_short_form() {
    let mut lena = person(1, "Lena", &[]);
    let podcast = || task(11, "others", "Podcast", 5);
    let tomas = person(2, "Tomás", &[]);
    let (one, two) = ("00000000-0000-0000-0000-000000000001", "00000000-0000-0000-0000-000000000002");
    let saved_task = "{\"id\":\"00000000-0000-0000-0000-00000000000b\",\"network\":\"others\",\"type\":\"Podcast\",\
                      \"publication\":true,\"price\":\"0.05\",\"status\":\"pending\"}";
    let check = |command: Command, expected: String| {
        assert_eq!(write_command(&command, Currency::EUR), expected);
        assert_eq!(read_command(&expected, Currency::EUR), Ok(command));
    };
    check(
        Command::client_status(&[lena.id, tomas.id], ClientStatus::Backup),
        format!("{{\"client_status\":{{\"backup\":[\"{one}\",\"{two}\"]}}}}"),
    );
    check(
        Command::SetInfluencerStatus(vec![
            (tomas.id, InfluencerStatus::Pending),
            (lena.id, InfluencerStatus::InCampaign),
        ]),
        format!("{{\"influencer_status\":{{\"pending\":[\"{two}\"],\"in_campaign\":[\"{one}\"]}}}}"),
    );
    check(Command::RemoveInfluencers(vec![tomas.id, lena.id]), format!("{{\"remove\":[\"{two}\",\"{one}\"]}}"));
    check(
        Command::EditInfluencers(vec![(lena.id, lena.profile.clone())]),
        format!("{{\"edit\":{{\"id\":\"{one}\",\"name\":\"Lena\",\"accounts\":[]}}}}"),
    );
    let change = |influencer, edit| TaskChange { influencer, edit };
    check(
        Command::ChangeTasks(vec![
            change(lena.id, TaskEdit::Put(podcast())),
            change(lena.id, TaskEdit::Remove(podcast().id)),
            change(tomas.id, TaskEdit::Add(2, podcast())),
            change(lena.id, TaskEdit::Add(0, podcast())),
        ]),
        format!(
            "{{\"tasks\":[[\"{one}\",[{saved_task},\"00000000-0000-0000-0000-00000000000b\"]],\
             [\"{two}\",[[2,{saved_task}]]],[\"{one}\",[[0,{saved_task}]]]]}}"
        ),
    );
    check(
        Command::EditBriefing(Box::new(people::campaign(vec![]).briefing)),
        "{\"edit_briefing\":{\"name\":\"Summer\",\"briefing\":{\"currency\":\"EUR\"}}}".to_owned(),
    );
    lena.tasks = vec![podcast()];
    check(
        Command::AddInfluencers(vec![(4, lena)]),
        format!(
            "{{\"add\":[[4,{{\"id\":\"{one}\",\"name\":\"Lena\",\"accounts\":[],\"influencer_status\":\"pending\",\
             \"client_status\":\"pending\",\"tasks\":[{saved_task}]}}]]}}"
        ),
    );
}

#[test]
fn a_bulk_change_is_little_more_than_its_ids() {
    let ids: Vec<_> = (1..=10_000).map(|n| InfluencerId::new(Uuid::from_u128(n))).collect();
    let line = write_command(&Command::client_status(&ids, ClientStatus::Backup), Currency::EUR);
    assert!(line.len() < 10_000 * 39 + 100, "{}", line.len());
}

#[test]
fn the_last_value_of_an_influencer_counts() {
    let lena = person(1, "Lena", &[]);
    let command = Command::SetClientStatus(vec![
        (lena.id, ClientStatus::Backup),
        (lena.id, ClientStatus::Accepted),
        (lena.id, ClientStatus::Pending),
        (lena.id, ClientStatus::Rejected),
        (lena.id, ClientStatus::Accepted),
    ]);
    let saved = read_command(&write_command(&command, Currency::EUR), Currency::EUR).expect("reads");
    let mut campaign = people::campaign(vec![lena]);
    apply(&mut campaign, saved).expect("applies");
    assert_eq!(campaign.roster[0].client_status, ClientStatus::Accepted);
}

#[test]
fn what_is_no_command_is_refused_with_its_place() {
    let id = "00000000-0000-0000-0000-000000000001";
    let check = |text: &str, expected: &str| match read_command(text, Currency::EUR) {
        Ok(command) => panic!("{text} was read as {command:?}"),
        Err(error) => assert_eq!(error.to_string(), expected, "{text}"),
    };
    check("", "The file is cut off: it ends in the middle (line 1, column 0).");
    check("[]", "an object is needed here, not a list");
    check("{}", "This is not a Rollcall campaign: it has no \"format\".");
    check("{\"remove\":[\"x\"]}", "remove[0]: \"x\" is no id");
    check("{\"remove\":[5]}", "remove[0]: text is needed here, not the number 5");
    check("{\"client_status\":{\"maybe\":[]}}", "client_status: there is no status \"maybe\"");
    check("{\"add\":[[1]]}", "add[0]: a list of two is needed here");
    check("{\"add\":[[-1,{}]]}", "add[0]: a position is needed here, not the number -1");
    check("{\"add\":[[0,{\"name\":\"Lena\"}]]}", "add[0].id: the id is missing");
    check(&format!("{{\"add\":[[0,{{\"id\":\"{id}\"}}]]}}"), "add[0].name: the name is missing; it is \"Unnamed\" now");
    check(
        &format!("{{\"tasks\":[[\"{id}\",[{{\"id\":\"{id}\",\"type\":\"x\",\"status\":\"maybe\"}}]]]}}"),
        "tasks[0][0].status: there is no status \"maybe\"; it is Pending now",
    );
    check(
        &format!("{{\"tasks\":[[\"{id}\",[{{\"id\":\"{id}\",\"network\":\"instagram\",\"type\":\"reel\"}}]]]}}"),
        "tasks[0][0].type: Instagram has no type \"reel\"; it is kept as an Others task",
    );
    check(
        "{\"edit_briefing\":{\"name\":\"A\",\"briefing\":{\"budget\":\"-1\"}}}",
        "edit_briefing.briefing.budget: \"-1\" is negative",
    );
}
