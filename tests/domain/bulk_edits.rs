//! Changes of many at once: what they say for each.

use crate::people::{campaign, network, person, task};
use rollcall::domain::bulk::{
    Shift, add_tags, read_days, remove_tags, remove_tasks, set_detail, set_task_price, set_task_status, shift_dates,
};
use rollcall::domain::campaign::Campaign;
use rollcall::domain::command::{Command, apply};
use rollcall::domain::detail::Detail;
use rollcall::domain::id::InfluencerId;
use rollcall::domain::money::Money;
use rollcall::domain::month::{format_day, parse_day};
use rollcall::domain::sharing::PriceFor;
use rollcall::domain::status::TaskStatus;
use rollcall::domain::task_choice::{Chosen, Due, StatusIs, TaskChoice, kinds_of, networks_of};

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

/// The tasks of everybody that meet a choice.
fn chosen<'c>(campaign: &'c Campaign, choice: &TaskChoice) -> Vec<Chosen<'c>> {
    let ids: Vec<_> = campaign.roster.iter().map(|it| it.id).collect();
    choice.among(campaign, &ids)
}

fn open() -> TaskChoice {
    TaskChoice { status: StatusIs::Open, ..TaskChoice::default() }
}

#[test]
fn dates_move_together_but_only_those_of_what_was_chosen() {
    let (campaign, _) = three();
    let dates = |campaign: &Campaign| -> Vec<String> {
        let tasks = campaign.roster[0].tasks.iter();
        tasks.map(|task| task.date.map(format_day).unwrap_or_default()).collect()
    };
    let check = |shift: Shift, expected: [&str; 3]| {
        assert_eq!(dates(&done(&campaign, shift_dates(&chosen(&campaign, &open()), shift))), expected, "{shift:?}");
    };
    check(Shift::Days(25), ["2027-07-05", "2027-06-30", ""]);
    check(Shift::Days(-10), ["2027-05-31", "2027-06-30", ""]);
    check(Shift::To(parse_day("2027-08-01").expect("a day")), ["2027-08-01", "2027-06-30", "2027-08-01"]);
    assert_eq!(shift_dates(&chosen(&campaign, &open()), Shift::Days(0)), Ok(None));
    assert_eq!(shift_dates(&[], Shift::Days(5)), Ok(None));
    assert_eq!(read_days(" -3 "), Ok(Shift::Days(-3)));
    for typed in ["", "x", "1.5", "4000", "99999999999999999999"] {
        assert!(read_days(typed).is_err(), "{typed}");
    }
    let far = shift_dates(&chosen(&campaign, &TaskChoice::default()), Shift::Days(4_000_000));
    assert!(far.is_err_and(|said| said.contains("9999")));
}

#[test]
fn tasks_are_chosen_by_network_type_status_and_day() {
    let (campaign, _) = three();
    let check = |choice: TaskChoice, expected: &[&str]| {
        let kinds: Vec<&str> = chosen(&campaign, &choice).iter().map(|(_, task)| task.kind.name()).collect();
        assert_eq!(kinds, expected, "{choice:?}");
    };
    let day = |text: &str| parse_day(text).ok();
    let due = |due: Due| TaskChoice { due, ..TaskChoice::default() };
    check(TaskChoice::default(), &["Story", "Photo", "Video"]);
    check(open(), &["Story", "Video"]);
    check(TaskChoice { status: StatusIs::Just(TaskStatus::Done), ..TaskChoice::default() }, &["Photo"]);
    check(TaskChoice { network: Some(network("youtube")), ..TaskChoice::default() }, &[]);
    check(TaskChoice { kind: Some("Video".to_owned()), ..TaskChoice::default() }, &["Video"]);
    check(due(Due::Never), &["Video"]);
    check(due(Due::Within(day("2027-06-10"), day("2027-06-10"))), &["Story"]);
    check(due(Due::Within(day("2027-06-11"), None)), &["Photo"]);
    check(due(Due::Within(None, None)), &["Story", "Photo"]);
    let all: Vec<_> = campaign.roster.iter().map(|it| it.id).collect();
    assert_eq!(networks_of(&campaign, &all), [network("instagram")]);
    assert_eq!(kinds_of(&campaign, &all, None), ["Photo", "Story", "Video"]);
    assert_eq!(kinds_of(&campaign, &all[1..], None), Vec::<String>::new());
}

#[test]
fn chosen_tasks_get_a_status_and_a_price_or_go() {
    let (campaign, _) = three();
    let tasks = chosen(&campaign, &TaskChoice::default());
    let after = done(&campaign, Ok(set_task_status(&tasks, TaskStatus::Done)));
    assert!(after.roster[0].tasks.iter().all(|task| task.status == TaskStatus::Done));
    assert_eq!(set_task_status(&chosen(&after, &TaskChoice::default()), TaskStatus::Done), None);
    let prices = |amount: i64, price_for: PriceFor| -> Vec<i64> {
        let after = done(&campaign, Ok(set_task_price(&tasks, Money::from_minor(amount), price_for)));
        after.roster[0].tasks.iter().map(|task| task.price.minor()).collect()
    };
    assert_eq!(prices(700, PriceFor::Each), [700, 700, 700]);
    assert_eq!(prices(700, PriceFor::All), [234, 233, 233]);
    let left = done(&campaign, Ok(remove_tasks(&chosen(&campaign, &open()))));
    assert_eq!(left.roster[0].tasks.len(), 1);
    assert_eq!(remove_tasks(&[]), None);
}

#[test]
fn what_happened_to_several_tasks_is_said() {
    let (campaign, _) = three();
    let tasks = chosen(&campaign, &TaskChoice::default());
    let check = |command: Option<Command>, said: &str| {
        assert_eq!(command.expect("a change").describe(&campaign), said);
    };
    check(set_task_status(&tasks, TaskStatus::InReview), "Status of 3 tasks of Ana set to In Review");
    check(set_task_price(&tasks, Money::ZERO, PriceFor::Each), "Prices of 3 tasks of Ana changed");
    check(shift_dates(&tasks, Shift::Days(1)).expect("allowed"), "Dates of 2 tasks of Ana changed");
    check(remove_tasks(&tasks), "3 tasks removed for Ana");
    check(set_task_status(&tasks[..1], TaskStatus::Done), "1 task changed for Ana");
}
