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

/// An agency's list: ten of one first name at one address, a couple, twins.
#[test]
fn a_shared_address_a_first_name_and_a_surname_make_nobody_the_same() {
    let names = ["Schmidt", "Berg", "Ruiz", "Wolf", "Koch", "Vogt", "Lang", "Haas", "Kern", "Beck"];
    let places = ["Instagram", "TikTok", "YouTube"];
    let rows = names.iter().enumerate().map(|(at, last)| {
        format!("Anna {last} | {} | anna.{} | mgmt@agency.example", places[at % 3], last.to_lowercase())
    });
    let rows: Vec<String> = rows.collect();
    let agency = format!("Name | Platform | Handle | Email\n{}", rows.join("\n"));
    assert_eq!(with(&agency).roster.len(), 10);
    let check = |list: &str, expected: &[&str]| {
        let people = with(list);
        assert_eq!(people.roster.iter().map(|it| it.name().to_owned()).collect::<Vec<_>>(), expected, "{list}");
    };
    check(
        "Name | Instagram | TikTok | Email\nMax & Anna | @maxundanna | | anna@example.com\nAnna | | @anna.k | anna@example.com\nMax | | @max.k | anna@example.com",
        &["Max & Anna", "Anna", "Max"],
    );
    check(
        "Name | Instagram | TikTok | Email\nLena Mantler | @lena.m | | hi@twins.example\nLisa Mantler | | @lisa.m | hi@twins.example",
        &["Lena Mantler", "Lisa Mantler"],
    );
    // Of one first name and nothing else.
    check("Name | Instagram | TikTok\nJürgen | @j1 |\nJürgen | | @other", &["Jürgen", "Jürgen"]);
    check(
        "Name | Instagram | TikTok | Email\nAnna | @anna.s | | mgmt@agency.example\nAnna | | @anna.k | mgmt@agency.example",
        &["Anna", "Anna"],
    );
    // Handles alone at one address, which looks like somebody's own.
    check(
        "Instagram | TikTok | Email\n@anna.m | | sue@agency.example\n | @max.m | sue@agency.example",
        &["anna.m", "max.m"],
    );
    // In whatever order: who is one with whom does not depend on it.
    check(
        "Name | Instagram | TikTok | Email\nAnna | @anna | | sue@agency.example\nMax Koch | | @max.k | sue@agency.example\nAnna Berg | | @a.berg | sue@agency.example",
        &["Anna", "Max Koch", "Anna Berg"],
    );
    check("Name | Instagram | TikTok\n김민수 | @kim |\n김민수 | | @kim.tt", &["김민수"]);
}

#[test]
fn an_address_of_ones_own_joins_rows_that_are_called_alike() {
    check(
        "Name | Platform | Handle | Email
         Lena F. | Instagram | lena | lena@example.com
         Lena Fischer | TikTok | kocht | lena@example.com",
        "Lena Fischer [IG lena, TT kocht]; Email: lena@example.com",
    );
}

#[test]
fn rows_that_share_an_account_say_so_where_they_have_two_names() {
    check(
        "Name | Instagram\nAnna Berg | @wir\nMax Berg | @wir",
        "Max Berg [IG wir]
         ? 3 Row 2 has @wir as well and calls them Anna Berg; both are taken as one.",
    );
}

#[test]
fn a_row_with_the_handles_of_two_is_not_taken_for_one_of_them() {
    let campaign = with("Name | Instagram | TikTok\nAnna Berg | @anna |\nMax Koch | | @max");
    check_choices(&campaign, "Name | Instagram | TikTok\nAnna Berg | @anna | @max", &["2 add roster doubtful"]);
}

#[test]
fn of_two_of_one_name_none_is_chosen() {
    let campaign = with("Name | Email\nAnna Berg | a@example.com\nAnna Berg | b@example.com");
    check_choices(&campaign, "Name | TikTok\nAnna Berg | @anna", &["2 add roster doubtful"]);
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
