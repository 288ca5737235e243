//! Who is there already: on the roster, and in an earlier row.

use crate::check::{after, check, check_in, choices, empty, outcome, plan, same, with};
use rollcall::lists::Choice;

fn roster() -> rollcall::domain::campaign::Campaign {
    with(
        "Name | Instagram | Followers | Email | Tags | Notes
         Lena Fischer | @lena | 42900 | lena@example.com | food | nice
         Tomás Ruiz | @tomas | 12000 | tomas@example.com | |",
    )
}

#[track_caller]
fn check_choices(campaign: &rollcall::domain::campaign::Campaign, list: &str, expected: &[&str]) {
    assert_eq!(choices(&plan(campaign, list)), expected, "{list}");
}

#[test]
fn network_and_handle_come_first() {
    check_in(
        &roster(),
        "Name | Instagram | Followers | Country\nLena F. | LENA | 50k | Germany\nIda | @ida | 3k | Norway",
        "Lena F. [IG lena 50000]; Tags: food; Email: lena@example.com; Country: Germany; Notes: nice
         Tomás Ruiz [IG tomas 12000]; Email: tomas@example.com
         Ida [IG ida 3000]; Country: Norway",
    );
    check_choices(&roster(), "Handle | Country\n@lena | Spain\n@ida | Spain", &["2 update roster", "3 add"]);
}

#[test]
fn then_the_email() {
    check_in(
        &roster(),
        "Name | TikTok | Email\nLena Fischer | @lena.tt | LENA@example.com",
        "Lena Fischer [IG lena 42900, TT lena.tt]; Tags: food; Email: LENA@example.com; Notes: nice
         Tomás Ruiz [IG tomas 12000]; Email: tomas@example.com",
    );
}

#[test]
fn the_address_of_an_agency_makes_nobody_the_same() {
    check_choices(
        &empty(),
        "Name | Instagram | Email\nLena Fischer | @lena | hello@agency.com\nTomás Ruiz | @tomas | hello@agency.com",
        &["2 add", "3 add row 2 doubtful"],
    );
    check_choices(
        &roster(),
        "Name | Instagram | Email\nLena Fischer | @lena.private | lena@example.com",
        &["2 add roster doubtful"],
    );
}

#[test]
fn then_the_name_where_nothing_speaks_against_it() {
    check_choices(&roster(), "Name | TikTok\nlena fischer | @lena.tt", &["2 update roster"]);
    check_choices(&roster(), "Name | Instagram\nLena Fischer | @another", &["2 add"]);
    check_choices(&roster(), "Name | Email\nLena Fischer | other@example.com", &["2 add"]);
}

#[test]
fn one_person_over_several_rows_becomes_one() {
    check(
        "Name | Platform | Handle | Followers | Email
         Lena Fischer | Instagram | lena | 42900 | lena@example.com
         Lena Fischer | TikTok | lena.tt | 5k | lena@example.com
         Tomás Ruiz | YouTube | tomas | 12000 |
         Tomás Ruiz | Instagram | tomas.r | 800 | tomas@example.com",
        "Lena Fischer [IG lena 42900, TT lena.tt 5000]; Email: lena@example.com
         Tomás Ruiz [YT tomas 12000, IG tomas.r 800]; Email: tomas@example.com",
    );
    check_choices(
        &empty(),
        "Name | Platform | Handle\nLena Fischer | Instagram | lena\nLena Fischer | TikTok | lena.tt\nLena Fischer | Instagram | another",
        &["2 add", "3 update row 2", "4 add"],
    );
}

#[test]
fn rows_of_one_can_be_kept_apart() {
    let list = "Name | Platform | Handle\nLena Fischer | Instagram | lena\nLena Fischer | TikTok | lena.tt";
    let campaign = empty();
    let mut plan = plan(&campaign, list);
    plan.lines[1].choice = Choice::Add;
    same(&outcome(&campaign, &plan), "Lena Fischer [IG lena]\nLena Fischer [TT lena.tt]", list);
    plan.lines[1].choice = Choice::Skip;
    same(&outcome(&campaign, &plan), "Lena Fischer [IG lena]", list);
    // With the first row those go that are taken together with it.
    plan.lines[0].choice = Choice::Skip;
    plan.lines[1].choice = Choice::Update;
    assert_eq!(plan.command(&campaign, &mut crate::check::ids()), None);
}

#[test]
fn the_same_account_twice_in_the_list() {
    check(
        "Handle | Followers | Country\n@lena | 42900 |\n@Lena | 50000 | Spain",
        "lena [IG lena 50000]; Country: Spain",
    );
}

#[test]
fn each_can_be_updated_left_out_or_added() {
    let campaign = roster();
    let list =
        "Name | Instagram | Followers\nLena Fischer | @lena | 50000\nTomás Ruiz | @tomas | 13000\nIda B | @ida | 1000";
    let mut plan = plan(&campaign, list);
    let tally = plan.tally();
    assert_eq!((tally.new, tally.updated, tally.skipped), (1, 2, 0));
    plan.choose_for_known(Choice::Skip);
    assert_eq!((plan.tally().new, plan.tally().updated, plan.tally().skipped), (1, 0, 2));
    assert_eq!(after(&campaign, &plan).roster.len(), 3);
    plan.choose_for_known(Choice::Add);
    assert_eq!((plan.tally().new, plan.tally().updated, plan.tally().skipped), (3, 0, 0));
    assert_eq!(after(&campaign, &plan).roster.len(), 5);
    plan.choose_for_known(Choice::Update);
    assert_eq!(after(&campaign, &plan).roster[0].accounts()[0].followers, Some(50_000));
    plan.choose_for_unknown(Choice::Skip);
    assert_eq!(after(&campaign, &plan).roster.len(), 2);
}

#[test]
fn who_is_there_exactly_so_is_left_alone() {
    let campaign = roster();
    let plan = plan(&campaign, "Name | Instagram | Followers | Tags\nLena Fischer | @lena | 42.9k | food");
    assert_eq!((plan.tally().same, plan.tally().skipped), (1, 0));
    assert_eq!(plan.command(&campaign, &mut crate::check::ids()), None);
}

#[test]
fn an_update_takes_nothing_away() {
    check_in(
        &roster(),
        "Name | Instagram | Followers | Email | Tags | Notes\nLena Fischer | @lena | | | vegan | on holiday",
        "Lena Fischer [IG lena 42900]; Tags: food, vegan; Email: lena@example.com; Notes: nice⏎on holiday
         Tomás Ruiz [IG tomas 12000]; Email: tomas@example.com",
    );
}
