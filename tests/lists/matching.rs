//! Which task of the roster a row without an id is.

use crate::check::{after, check_in, choices, ids, plan, with};
use rollcall::domain::campaign::Campaign;
use rollcall::domain::status::TaskStatus;
use rollcall::lists::Choice;

/// Lena with these tasks.
fn campaign(tasks: &str) -> Campaign {
    let campaign = with("Name | Instagram\nLena Fischer | @lena");
    after(&campaign, &plan(&campaign, &list(tasks)))
}

fn list(tasks: &str) -> String {
    let rows: Vec<String> = tasks.split("; ").map(|task| format!("Lena Fischer | Instagram | {task}")).collect();
    format!("Influencer | Platform | Deliverable | Date | Price\n{}", rows.join("\n"))
}

/// What the tasks are after a list was taken in as it is recommended, and what is asked.
#[track_caller]
fn check(before: &str, rows: &str, expected: &str) {
    let campaign = campaign(before);
    let plan = plan(&campaign, &list(rows));
    let after = after(&campaign, &plan);
    let tasks = after.roster[0].tasks.iter().map(|task| {
        let date = task.date.map(|day| day.format(" %-d.%-m.").to_string()).unwrap_or_default();
        format!("{}{date} {}", task.kind.name(), task.price.minor() / 100)
    });
    let asked = plan.lines.iter().filter(|line| line.asks);
    let asked = asked.map(|line| format!("? {} of {}", line.row, line.candidates.len()));
    assert_eq!(tasks.chain(asked).collect::<Vec<_>>().join("; "), expected, "{before} / {rows}");
}

#[test]
fn a_task_whose_day_or_price_has_changed_is_the_same_where_there_is_one() {
    check("Story | 2027-06-10 | 100", "Story | 2027-06-17 | 100", "Story 17.6. 100");
    check("Story | 2027-06-10 | 100", "Story | 2027-06-10 | 150", "Story 10.6. 150");
    check("Story | 2027-06-10 | 100", "Story | | 150", "Story 10.6. 150");
    check("Story | | 100", "Story | 2027-06-10 | 100", "Story 10.6. 100");
    check("Story | 2027-06-10 | 100", "Photo | 2027-06-17 | 100", "Story 10.6. 100; Photo 17.6. 100");
    // What is there already takes its own, so that one is left.
    check(
        "Story | 2027-06-10 | 100; Story | 2027-06-20 | 200",
        "Story | 2027-06-21 | 200; Story | 2027-06-10 | 100",
        "Story 10.6. 100; Story 21.6. 200",
    );
    // Two of a day are told apart by their prices.
    check(
        "Story | 2027-06-10 | 100; Story | 2027-06-10 | 200",
        "Story | 2027-06-10 | 200; Story | 2027-06-10 | 100",
        "Story 10.6. 100; Story 10.6. 200",
    );
}

#[test]
fn where_several_are_left_the_row_asks_and_nothing_is_doubled_or_written_over() {
    check(
        "Story | 2027-06-10 | 100; Story | 2027-06-20 | 200",
        "Story | 2027-06-17 | 100; Story | 2027-06-27 | 200",
        "Story 10.6. 100; Story 20.6. 200; ? 2 of 2; ? 3 of 2",
    );
    check(
        "Story | 2027-06-10 | 100",
        "Story | 2027-06-17 | 1; Story | 2027-06-18 | 2",
        "Story 10.6. 100; ? 2 of 1; ? 3 of 1",
    );
    check(
        "Story | 2027-06-10 | 1; Story | 2027-06-11 | 2",
        "Story | 2027-07-17 | 3",
        "Story 10.6. 1; Story 11.6. 2; ? 2 of 2",
    );
    // Without days nothing moves: the prices go in their order.
    check("Story | 2027-06-10 | 1; Story | 2027-06-11 | 2", "Story | | 3; Story | | 4", "Story 10.6. 3; Story 11.6. 4");
}

#[test]
fn what_is_done_is_not_moved_without_a_word() {
    let mut campaign = campaign("Story | 2027-06-10 | 100");
    let mut lena = campaign.roster[0].clone();
    lena.tasks[0].status = TaskStatus::Done;
    campaign.roster = rollcall::domain::roster::Roster::new(vec![lena]).expect("one");
    let plan = plan(&campaign, &list("Story | 2027-07-10 | 100"));
    assert!(plan.lines[0].asks);
    assert_eq!(plan.command(&campaign, &mut ids()), None);
}

#[test]
fn the_user_says_which_is_which() {
    let campaign = campaign("Story | 2027-06-10 | 100; Story | 2027-06-20 | 200");
    let rows = list("Story | 2027-06-27 | 200; Story | 2027-06-17 | 100");
    let mut plan = plan(&campaign, &rows);
    assert_eq!((plan.tally().asking, plan.tally().skipped), (2, 2));
    let [first, second] = [0, 1].map(|at| campaign.roster[0].tasks[at].id);
    let offered = plan.choices(&plan.lines[0]);
    assert_eq!(offered, [Choice::Is(first), Choice::Is(second), Choice::Add, Choice::Skip]);
    plan.lines[0].choose(Choice::Is(second));
    // One task is offered to one row.
    assert_eq!(plan.choices(&plan.lines[1]), [Choice::Is(first), Choice::Add, Choice::Skip]);
    plan.lines[1].choose(Choice::Add);
    let tally = plan.tally();
    assert_eq!((tally.asking, tally.changed_tasks, tally.tasks, tally.updated), (0, 1, 1, 1));
    assert_eq!(after(&campaign, &plan).roster[0].tasks.len(), 3);
    // All at once, in the order of their days.
    let mut plan = crate::check::plan(&campaign, &rows);
    plan.choose_by_days(&campaign);
    assert_eq!(choices(&plan), ["2 is roster", "3 is roster"]);
    let days: Vec<String> = after(&campaign, &plan).roster[0]
        .tasks
        .iter()
        .map(|task| format!("{} {}", task.date.unwrap(), task.price.minor()))
        .collect();
    assert_eq!(days, ["2027-06-17 10000", "2027-06-27 20000"]);
}

#[test]
fn prices_of_a_list_go_to_tasks_whose_days_were_set_since() {
    let campaign = campaign("Story | 2027-06-10 | 100; Story | 2027-06-20 | 100; Story | 2027-06-22 | 100");
    check_in(
        &campaign,
        "Influencer | Platform | Deliverable\nLena Fischer | Instagram | 3 Stories",
        "Lena Fischer [IG lena]; *IG Story 100.00 2027-06-10; *IG Story 100.00 2027-06-20; *IG Story 100.00 2027-06-22",
    );
}

#[test]
fn a_full_list_of_tasks_is_read_again() {
    let rows: Vec<String> = (0..200).map(|n| format!("Story | 2027-06-10 | {n}")).collect();
    let campaign = campaign(&rows.join("; "));
    let again = plan(&campaign, &list(&rows.join("; ")));
    assert_eq!((again.unreadable.len(), again.tally().same), (0, 200));
}
