//! Changes of many at once: what they say for each.

use crate::people::{campaign, person, task};
use rollcall::domain::bulk::{Shift, add_tags, remove_tags, set_detail, shift_dates};
use rollcall::domain::campaign::Campaign;
use rollcall::domain::command::{Command, apply};
use rollcall::domain::detail::Detail;
use rollcall::domain::id::InfluencerId;
use rollcall::domain::month::{format_day, parse_day};
use rollcall::domain::status::TaskStatus;

fn three() -> (Campaign, Vec<InfluencerId>) {
    let (mut ana, mut ben, cleo) = (person(1, "Ana", &[]), person(2, "Ben", &[]), person(3, "Cleo", &[]));
    ana.details.set(Detail::Tags, "Beauty, food");
    ben.details.set(Detail::Tags, "food");
    let day = |text: &str| parse_day(text).ok();
    let mut tasks =
        [task(11, "instagram", "story", 100), task(12, "instagram", "photo", 100), task(13, "instagram", "video", 5)];
    tasks[0].date = day("2027-06-10");
    tasks[1].date = day("2027-06-30");
    tasks[1].status = TaskStatus::Done;
    ana.tasks = tasks.to_vec();
    let ids = vec![ana.id, ben.id, cleo.id];
    (campaign(vec![ana, ben, cleo]), ids)
}

fn done(campaign: &Campaign, command: Result<Option<Command>, String>) -> Campaign {
    let mut after = campaign.clone();
    apply(&mut after, command.expect("allowed").expect("a change")).expect("carried out");
    after
}

#[test]
fn tags_come_and_go_for_all() {
    let (campaign, ids) = three();
    let tags = |campaign: &Campaign| -> Vec<String> {
        campaign.roster.iter().map(|it| it.details.get(Detail::Tags).to_owned()).collect()
    };
    assert_eq!(
        tags(&done(&campaign, add_tags(&campaign, &ids, "Food, new"))),
        ["Beauty, food, new", "food, new", "Food, new"]
    );
    assert_eq!(tags(&done(&campaign, remove_tags(&campaign, &ids, "FOOD"))), ["Beauty", "", ""]);
    assert_eq!(remove_tags(&campaign, &ids, "nothing like it"), Ok(None));
    assert!(add_tags(&campaign, &ids, " , ").is_err_and(|said| said.contains("at least one")));
}

#[test]
fn a_field_is_set_for_all_or_refused_for_all() {
    let (campaign, ids) = three();
    let after = done(&campaign, set_detail(&campaign, &ids[..2], Detail::Country, " France "));
    let countries: Vec<&str> = after.roster.iter().map(|it| it.details.get(Detail::Country)).collect();
    assert_eq!(countries, ["France", "France", ""]);
    assert_eq!(set_detail(&after, &ids[..2], Detail::Country, "France"), Ok(None));
    assert!(set_detail(&campaign, &ids, Detail::Email, "nowhere").is_err());
}

#[test]
fn dates_move_together_but_not_those_of_what_is_done() {
    let (campaign, ids) = three();
    let dates = |campaign: &Campaign| -> Vec<String> {
        let tasks = campaign.roster[0].tasks.iter();
        tasks.map(|task| task.date.map(format_day).unwrap_or_default()).collect()
    };
    let check = |shift: Shift, expected: [&str; 3]| {
        assert_eq!(dates(&done(&campaign, shift_dates(&campaign, &ids, shift))), expected, "{shift:?}");
    };
    check(Shift::Days(25), ["2027-07-05", "2027-06-30", ""]);
    check(Shift::Days(-10), ["2027-05-31", "2027-06-30", ""]);
    check(Shift::To(parse_day("2027-08-01").expect("a day")), ["2027-08-01", "2027-06-30", "2027-08-01"]);
    assert_eq!(shift_dates(&campaign, &ids, Shift::Days(0)), Ok(None));
    assert_eq!(shift_dates(&campaign, &ids[1..], Shift::Days(5)), Ok(None));
}
