//! Lists of tasks.

use crate::check::{
    after, check, check_columns, check_in, choices, empty, ids, in_currency, outcome, plan, same, with,
};
use rollcall::lists::{Choice, ListKind, Meaning};

fn roster() -> rollcall::domain::campaign::Campaign {
    with("Name | Instagram | TikTok\nLena Fischer | @lena | @lena.tt\nTomás Ruiz | @tomas |")
}

const LIST: &str = "Influencer | Platform | Deliverable | Due date | Fee | Status
     Lena Fischer | Instagram | Reel | 10.06.2027 | €1.500 | Posted
     @tomas | Instagram | Story | 12.06.2027 | 99,50 | Pending
     lena | TikTok | Video | 14.06.2027 | 800 | Draft
     Nobody Known | YouTube | Integration | 1 July 2027 | 2.000 | ";

#[test]
fn tasks_are_added_to_those_they_name() {
    check_columns(LIST, "Name, Network, Task type, Task date, Task price, Task status");
    check_in(
        &roster(),
        LIST,
        "Lena Fischer [IG lena, TT lena.tt]; *IG Video 1500.00 2027-06-10; *TT Video 800.00 2027-06-14
         Tomás Ruiz [IG tomas]; *IG Story 99.50 2027-06-12
         Nobody Known; *YT Video Mention 2000.00 2027-07-01
         = \"€1.500\" is read as 1500: other values of the column have a comma before decimals.",
    );
}

#[test]
fn their_statuses_wait_for_a_word_of_the_user() {
    let campaign = roster();
    let mut plan = plan(&campaign, LIST);
    plan.mapping.words_confirmed = true;
    let after = after(&campaign, &plan);
    let statuses: Vec<String> =
        after.roster.iter().flat_map(|it| it.tasks.iter().map(|task| format!("{:?}", task.status))).collect();
    assert_eq!(statuses, ["Done", "InReview", "Pending", "Pending"]);
}

#[test]
fn unknown_influencers_can_be_left_out() {
    let campaign = roster();
    let mut plan = plan(&campaign, LIST);
    assert_eq!((plan.tally().new, plan.tally().updated, plan.tally().tasks), (1, 2, 4));
    plan.choose_for_unknown(Choice::Skip);
    assert_eq!((plan.tally().new, plan.tally().tasks, plan.tally().skipped), (0, 3, 1));
    assert_eq!(after(&campaign, &plan).roster.len(), 2);
}

#[test]
fn an_unknown_influencer_with_several_tasks_is_added_once() {
    check(
        "Influencer | Handle | Platform | Content type | Date
         Ida B | @ida | Instagram | Story | 2027-06-10
         Ida B | @ida | Instagram | Reel | 2027-06-11",
        "Ida B [IG ida]; *IG Story 2027-06-10; *IG Video 2027-06-11",
    );
}

#[test]
fn types_outside_of_the_catalogue_go_to_others_with_their_text() {
    check_in(
        &roster(),
        "Name | Platform | Deliverable | Price\nLena Fischer | Instagram | Story | 10\nLena Fischer | Instagram | Takeover | 20\nTomás Ruiz | | Event | 30",
        "Lena Fischer [IG lena, TT lena.tt]; *IG Story 10.00; *Takeover 20.00
         Tomás Ruiz [IG tomas]; *Event attendance 30.00
         ? 3 Instagram has no \"Takeover\"; it is kept under Others.",
    );
}

#[test]
fn the_network_may_stand_in_the_type_or_follow_from_the_accounts() {
    check_in(
        &roster(),
        "Name | Deliverable | Date\nLena Fischer | TikTok video | 2027-06-10\nTomás Ruiz | Story | 2027-06-11\nLena Fischer | Reel | 2027-06-12",
        "Lena Fischer [IG lena, TT lena.tt]; *TT Video 2027-06-10; *IG Video 2027-06-12
         Tomás Ruiz [IG tomas]; *IG Story 2027-06-11",
    );
}

#[test]
fn several_tasks_in_one_row() {
    check_in(
        &roster(),
        "Name | Platform | Deliverables | Fee\nLena Fischer | Instagram | 2x Reel + 1 Story | 900",
        "Lena Fischer [IG lena, TT lena.tt]; *IG Video 900.00; *IG Video; *IG Story
         Tomás Ruiz [IG tomas]
         ? 2 The price stands on the first of 3 tasks.",
    );
    check_in(
        &roster(),
        "Name | Platform | Type | Qty\nTomás Ruiz | Instagram | Story | 3",
        "Lena Fischer [IG lena, TT lena.tt]
         Tomás Ruiz [IG tomas]; *IG Story; *IG Story; *IG Story",
    );
}

#[test]
fn tasks_that_are_there_are_not_added_again() {
    let campaign = roster();
    let campaign = after(&campaign, &plan(&campaign, LIST));
    let again = plan(&campaign, LIST);
    assert_eq!((again.tally().same, again.tally().tasks), (4, 0));
    assert_eq!(again.command(&campaign, &mut ids()), None);
    let dearer = LIST.replace("800", "850");
    let dearer_plan = plan(&campaign, &dearer);
    assert_eq!(choices(&dearer_plan)[2], "4 update roster");
    let changed = after(&campaign, &dearer_plan);
    assert_eq!(changed.roster[0].tasks.len(), 2);
    assert_eq!(changed.roster[0].tasks[1].price.minor(), 85_000);
}

#[test]
fn what_cannot_be_read_of_a_task_is_said() {
    check_in(
        &roster(),
        "Name | Platform | Deliverable | Date | Price
         | Instagram | Story | 2027-06-10 | 10
         Lena Fischer | Instagram | Story | soon | much
         Tomás Ruiz | Instagram | | 2027-06-10 | 10",
        "Lena Fischer [IG lena, TT lena.tt]; *IG Story
         Tomás Ruiz [IG tomas]
         ! 2 It names nobody: there is no name, no handle and no email.
         ! 4 It does not say what is to be done.
         ? 3 \"soon\" is not a date.
         ? 3 \"much\" is not an amount; the price stays 0.",
    );
}

#[test]
fn people_without_anything_to_be_done_are_added() {
    check_in(
        &roster(),
        "Name | Instagram | Platform | Deliverable | Date | Price
         Lena Fischer | | Instagram | Story | 2027-06-10 | 10
         Ida Berg | @ida | Instagram | | |
         Ola Vik | | | - | n/a | 500
         Tomás Ruiz | | | | |
         Ida Berg | @ida | | | |
         Ida Berg | @ida | Instagram | Story | |",
        "Lena Fischer [IG lena, TT lena.tt]; *IG Story 10.00 2027-06-10
         Tomás Ruiz [IG tomas]
         Ida Berg [IG ida]; *IG Story
         Ola Vik
         ? 4 It does not say what is to be done; only the influencer is taken.",
    );
    let campaign = roster();
    let plan =
        plan(&campaign, "Name | Deliverable | Date\nIda Berg | |\nOla Vik | |\nLena Fischer | Reel | 2027-06-10");
    assert_eq!((plan.tally().new, plan.tally().tasks, plan.tally().unreadable), (2, 1, 0));
}

#[test]
fn two_of_the_same_name_are_not_guessed_between() {
    let mut campaign = with("Name | Instagram\nLena | @lena\nTomás | @tomas");
    let twice = plan(&campaign, "Name | Instagram\nLena | @lena2");
    campaign = after(&campaign, &twice);
    check_in(
        &campaign,
        "Name | Deliverable | Platform | Date\nLena | Story | Instagram | 2027-06-10",
        "Lena [IG lena]
         Tomás [IG tomas]
         Lena [IG lena2]
         ! 2 2 influencers are called Lena; it is not clear which of them is meant.",
    );
}

#[test]
fn prices_in_another_currency_are_said() {
    check_in(
        &in_currency("JPY"),
        "Name | Platform | Deliverable | Fee (EUR)\nLena F | Instagram | Story | 1,200",
        "Lena F; *IG Story 1200
         = \"1,200\" is read as 1200: prices in JPY have no three decimals.
         = Some amounts are in EUR, the campaign is in JPY. Nothing is converted.",
    );
}

#[test]
fn more_tasks_than_fit_are_refused() {
    check_in(
        &roster(),
        "Name | Platform | Type | Qty\nTomás Ruiz | Instagram | Story | 150\nTomás Ruiz | Instagram | Reel | 60\nLena Fischer | Instagram | Reel | 0",
        &format!(
            "Lena Fischer [IG lena, TT lena.tt]
             Tomás Ruiz [IG tomas]{}
             ! 3 Tomás Ruiz would have more than 200 tasks.
             ! 4 It asks for no task: the number is 0.",
            "; *IG Story".repeat(150)
        ),
    );
}

#[test]
fn price_columns_become_tasks_only_if_the_user_wants() {
    let list = "Name | Instagram | Story price\nLena F | @lena | 500\nTom R | @tom | ";
    let campaign = empty();
    let plan = plan(&campaign, list);
    let surveyed = crate::properties::surveyed(list);
    let about = rollcall::lists::About::of(&campaign, crate::check::today());
    let mut mapping = plan.mapping.clone();
    let story = Meaning::from_key("task_at:instagram:story").expect("a meaning");
    mapping.set(2, story, &surveyed, &about);
    let plan = rollcall::lists::Plan::with(surveyed, mapping, &campaign, crate::check::today());
    same(&outcome(&campaign, &plan), "Lena F [IG lena]; *IG Story 500.00\nTom R [IG tom]", list);
}

#[test]
fn a_list_of_influencers_with_a_date_is_none_of_tasks() {
    let plan = plan(&empty(), "Name | Instagram | Type | Date\nLena F | @lena | Micro | 2027-06-10");
    assert_eq!(plan.mapping.kind, ListKind::Influencers);
}

#[test]
fn deliverables_as_people_write_them() {
    check_in(
        &roster(),
        "Influencer | Deliverable | Date
         Lena Fischer | 1 TikTok | 2027-06-10
         Lena Fischer | 1 Reel + 2 Stories | 2027-06-11
         Tomás Ruiz | 2x IG Story | 2027-06-12
         Tomás Ruiz | 1 Reel 2 Stories | 2027-06-13",
        "Lena Fischer [IG lena, TT lena.tt]; *TT Video 2027-06-10; *IG Video 2027-06-11; *IG Story 2027-06-11; *IG Story 2027-06-11
         Tomás Ruiz [IG tomas]; *IG Story 2027-06-12; *IG Story 2027-06-12; *IG Video 2027-06-13; *IG Story 2027-06-13; *IG Story 2027-06-13",
    );
}
