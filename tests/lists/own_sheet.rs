//! Tables that Rollcall has written, as they come back from a spreadsheet: known by their ids.

use crate::check::{after, choices, empty, ids, person, plan as plan_of, same, today, with};
use rollcall::domain::campaign::Campaign;
use rollcall::domain::detail::Detail;
use rollcall::domain::id::CampaignId;
use rollcall::export::{self, Extent, Part};
use rollcall::lists::{About, Choice, Mapping, Plan, Surveyed, Surveying};
use rollcall::sheets::{Cell, Sheet};
use std::sync::Arc;
use uuid::Uuid;

fn campaign() -> Campaign {
    let campaign = with(
        "Name | Instagram | Followers | TikTok | Email | Tags | Notes
         Lena Fischer | @lena | 42900 | | lena@example.com | food, vegan | nice
         Tomás Ruiz | @tomas | 12000 | @tomas.tt | tomas@example.com | | ",
    );
    let tasks = "Influencer | Platform | Deliverable | Date | Price
        Lena Fischer | Instagram | Story | 2027-06-10 | 100
        Lena Fischer | Instagram | Story | 2027-06-17 | 200
        Tomás Ruiz | TikTok | Video | 2027-06-10 | 300";
    after(&campaign, &plan_of(&campaign, tasks))
}

/// The table of that part, with a change of its rows.
fn table(campaign: &Campaign, part: Part, change: impl FnOnce(&mut Vec<Vec<Cell>>)) -> Arc<Sheet> {
    let book = export::book(campaign, &Extent::whole(campaign), &[part], today());
    let mut sheet = Sheet::from(&book.tables[0]);
    change(&mut sheet.rows);
    Arc::new(sheet)
}

/// Where a column of that heading stands.
fn column(rows: &[Vec<Cell>], heading: &str) -> usize {
    rows[0].iter().position(|cell| cell.text() == heading).expect("the heading")
}

fn put(rows: &mut [Vec<Cell>], row: usize, heading: &str, text: &str) {
    let at = column(rows, heading);
    rows[row][at] = Cell::from(text);
}

#[track_caller]
fn check(part: Part, change: impl FnOnce(&mut Vec<Vec<Cell>>), expected: &str) {
    let campaign = campaign();
    let plan = Plan::of(&table(&campaign, part, change), &campaign, today());
    same(&said(&campaign, &plan), expected, "");
}

/// Everybody after a plan, and what is said of its rows.
fn said(campaign: &Campaign, plan: &Plan) -> Vec<String> {
    let after = after(campaign, plan);
    let mut said: Vec<String> = after.roster.iter().map(|influencer| person(&after, influencer)).collect();
    said.extend(plan.unreadable.iter().map(|row| format!("! {} {}", row.row, row.why)));
    for line in &plan.lines {
        said.extend(
            line.remarks
                .iter()
                .map(|it| format!("? {} {}: {}", line.row, plan.mapping.columns[it.column].title, it.said)),
        );
        said.extend(line.asks.then(|| format!("asks {}", line.row)));
    }
    said.extend(
        (!plan.missing.is_empty())
            .then(|| format!("missing {} {}", plan.missing.influencers.len(), plan.missing.tasks.len())),
    );
    said
}

const LENA: &str = "Lena Fischer [IG lena 42900]; Tags: food, vegan; Email: lena@example.com; Notes: nice; *IG Story 100.00 2027-06-10; *IG Story 200.00 2027-06-17";
const TOMAS: &str = "Tomás Ruiz [IG tomas 12000, TT tomas.tt]; Email: tomas@example.com; *TT Video 300.00 2027-06-10";

#[test]
fn what_is_as_it_was_changes_nothing() {
    for part in [Part::Influencers, Part::Tasks] {
        check(part, |_| {}, &format!("{LENA}\n{TOMAS}"));
    }
}

#[test]
fn days_prices_and_kinds_of_tasks_change_and_none_is_doubled() {
    check(
        Part::Tasks,
        |rows| {
            put(rows, 1, "Date", "2027-06-17");
            put(rows, 2, "Date", "2027-06-24");
            put(rows, 2, "Price", "250");
            put(rows, 3, "Type", "Live");
            rows.swap(1, 3);
        },
        "Lena Fischer [IG lena 42900]; Tags: food, vegan; Email: lena@example.com; Notes: nice; *IG Story 100.00 2027-06-17; *IG Story 250.00 2027-06-24
         Tomás Ruiz [IG tomas 12000, TT tomas.tt]; Email: tomas@example.com; *TT Live 300.00 2027-06-10",
    );
}

#[test]
fn names_handles_tags_and_notes_are_written_over() {
    check(
        Part::Influencers,
        |rows| {
            put(rows, 1, "Name", "Lena Fischer-Vogt");
            put(rows, 1, "Instagram handle", "lena.vogt");
            put(rows, 1, "Tags", "food");
            put(rows, 1, "Notes", "very kind");
            put(rows, 1, "Email", "lena@vogt.example");
        },
        &format!(
            "Lena Fischer-Vogt [IG lena.vogt 42900]; Tags: food; Email: lena@vogt.example; Notes: very kind; *IG Story 100.00 2027-06-10; *IG Story 200.00 2027-06-17\n{TOMAS}"
        ),
    );
}

#[test]
fn what_was_cleared_stays_and_is_told() {
    let clear = |rows: &mut Vec<Vec<Cell>>| {
        put(rows, 1, "Email", "");
        put(rows, 1, "Notes", "");
        put(rows, 2, "TikTok handle", "");
    };
    check(
        Part::Influencers,
        clear,
        &format!(
            "{LENA}\n{TOMAS}
             ? 2 Email: It is empty; lena@example.com stays.
             ? 2 Notes: It is empty; nice stays.
             ? 3 TikTok handle: It is empty; @tomas.tt stays."
        ),
    );
    check(
        Part::Tasks,
        |rows| {
            put(rows, 1, "Date", "");
            put(rows, 2, "Price", "");
        },
        &format!(
            "{LENA}\n{TOMAS}
             ? 2 Date: It is empty; 2027-06-10 stays.
             ? 3 Price: It is empty; 200.00 EUR stays."
        ),
    );
    // Unless the user says that it goes.
    let cleared = |part, change: &dyn Fn(&mut Vec<Vec<Cell>>)| {
        let campaign = campaign();
        let surveyed = surveyed(table(&campaign, part, change));
        let mut mapping = Mapping::guess(&surveyed, None, &About::of(&campaign, today()));
        mapping.clears = true;
        let plan = Plan::with(surveyed, mapping, &campaign, today());
        assert_eq!(plan.tally().updated, 1);
        after(&campaign, &plan)
    };
    let after = cleared(Part::Influencers, &clear);
    assert_eq!((after.roster[0].details.get(Detail::Email), after.roster[0].details.get(Detail::Notes)), ("", ""));
    assert_eq!(after.roster[0].details.get(Detail::Tags), "food, vegan");
    let after = cleared(Part::Tasks, &|rows| put(rows, 1, "Date", ""));
    assert_eq!(after.roster[0].tasks[0].date, None);
}

fn surveyed(sheet: Arc<Sheet>) -> Arc<Surveyed> {
    let mut surveying = Surveying::new(sheet, None);
    while surveying.step(100) {}
    Arc::new(surveying.done())
}

#[test]
fn rows_that_were_deleted_stay_and_are_told_and_offered() {
    check(Part::Influencers, |rows| drop(rows.remove(2)), &format!("{LENA}\n{TOMAS}\nmissing 1 0"));
    check(Part::Tasks, |rows| drop(rows.remove(2)), &format!("{LENA}\n{TOMAS}\nmissing 0 1"));
    // Of somebody who is not in the list at all nothing is said: a view may have left them out.
    check(Part::Tasks, |rows| drop(rows.remove(3)), &format!("{LENA}\n{TOMAS}"));
    let campaign = campaign();
    let mut plan = Plan::of(&table(&campaign, Part::Influencers, |rows| drop(rows.remove(2))), &campaign, today());
    assert_eq!(plan.tally().removed, 0);
    plan.mapping.removes = true;
    assert_eq!((plan.tally().removed, after(&campaign, &plan).roster.len()), (1, 1));
    let mut plan = Plan::of(&table(&campaign, Part::Tasks, |rows| drop(rows.remove(2))), &campaign, today());
    plan.mapping.removes = true;
    assert_eq!((plan.tally().removed_tasks, after(&campaign, &plan).roster[0].tasks.len()), (1, 1));
}

#[test]
fn edited_sums_are_told() {
    check(
        Part::Influencers,
        |rows| {
            put(rows, 1, "Cost", "350");
            put(rows, 2, "Tasks", "4");
        },
        &format!(
            "{LENA}\n{TOMAS}
             ? 2 Cost: It says 350, and the tasks here come to 300.00. It follows from the tasks and is not taken.
             ? 3 Tasks: It says 4, and the tasks here come to 1. It follows from the tasks and is not taken."
        ),
    );
}

#[test]
fn a_copied_row_overwrites_nobody() {
    // It was made somebody else's.
    check(
        Part::Influencers,
        |rows| {
            let copy = rows[1].clone();
            rows.push(copy);
            put(rows, 3, "Name", "Ida Berg");
            put(rows, 3, "Instagram handle", "ida");
            put(rows, 3, "Email", "ida@example.com");
            put(rows, 3, "Instagram followers", "9");
        },
        &format!(
            "{LENA}\n{TOMAS}
             Ida Berg [IG ida 9]; Tags: food, vegan; Email: ida@example.com; Notes: nice
             ? 4 Rollcall influencer id: The id of this row is that of Lena Fischer, whom the row does not name. It is taken without it."
        ),
    );
    // Or in part, so that it still has the handle.
    check(
        Part::Influencers,
        |rows| {
            let copy = rows[1].clone();
            rows.insert(1, copy);
            put(rows, 1, "Name", "Ida Berg");
            put(rows, 1, "Email", "ida@example.com");
            put(rows, 1, "Tags", "art");
            put(rows, 1, "Notes", "");
        },
        &format!(
            "{LENA}\n{TOMAS}
             Ida Berg [IG lena 42900]; Tags: art; Email: ida@example.com
             ? 2 Rollcall influencer id: The id of this row, that of Lena Fischer, stands in several rows.
             ? 3 Rollcall influencer id: The id of this row, that of Lena Fischer, stands in several rows."
        ),
    );
    // A task for another week, and one for somebody else.
    check(
        Part::Tasks,
        |rows| {
            let copy = rows[3].clone();
            rows.extend([copy.clone(), copy]);
            put(rows, 4, "Date", "2027-07-10");
            put(rows, 5, "Influencer", "Lena Fischer");
        },
        "Lena Fischer [IG lena 42900]; Tags: food, vegan; Email: lena@example.com; Notes: nice; *IG Story 100.00 2027-06-10; *IG Story 200.00 2027-06-17; *TT Video 300.00 2027-06-10
         Tomás Ruiz [IG tomas 12000, TT tomas.tt]; Email: tomas@example.com; *TT Video 300.00 2027-06-10; *TT Video 300.00 2027-07-10
         ? 6 Rollcall task id: The id of this row is that of Tomás Ruiz, whom the row does not name. It is taken without it.",
    );
    // Both were moved: which of them the task is, nobody can say.
    check(
        Part::Tasks,
        |rows| {
            let copy = rows[3].clone();
            rows.push(copy);
            put(rows, 3, "Date", "2027-06-12");
            put(rows, 4, "Date", "2027-07-10");
        },
        &format!("{LENA}\n{TOMAS}\nasks 4\nasks 5"),
    );
}

#[test]
fn ids_of_nobody_here_are_as_none_and_take_nothing() {
    let other = Uuid::from_u128(77).to_string();
    check(
        Part::Tasks,
        |rows| {
            put(rows, 3, "Rollcall task id", &other);
            put(rows, 3, "Date", "2027-07-10");
        },
        &format!("{LENA}\n{TOMAS}\nasks 4"),
    );
    check(
        Part::Influencers,
        |rows| {
            put(rows, 1, "Rollcall influencer id", &other);
            put(rows, 2, "Rollcall influencer id", "none of yours");
        },
        &format!(
            "{LENA}\n{TOMAS}
             ? 3 Rollcall influencer id: \"none of yours\" is no id of Rollcall; the row is taken without it."
        ),
    );
    // The block of one person pasted over that of another.
    check(
        Part::Influencers,
        |rows| {
            let id = column(rows, "Rollcall influencer id");
            let first = rows[1][id].clone();
            rows[1][id] = rows[2][id].clone();
            rows[2][id] = first;
        },
        &format!(
            "{LENA}\n{TOMAS}
             ? 2 Rollcall influencer id: The id of this row is that of Tomás Ruiz, whom the row does not name. It is taken without it.
             ? 3 Rollcall influencer id: The id of this row is that of Lena Fischer, whom the row does not name. It is taken without it."
        ),
    );
}

#[test]
fn the_table_of_one_campaign_fills_another() {
    let campaign = campaign();
    let mut other = empty();
    other.id = CampaignId::new(Uuid::from_u128(2));
    for part in [Part::Influencers, Part::Tasks] {
        let plan = Plan::of(&table(&campaign, part, |_| {}), &other, today());
        other = after(&other, &plan);
    }
    let people = |campaign: &Campaign| campaign.roster.iter().map(|it| person(campaign, it)).collect::<Vec<_>>();
    assert_eq!(people(&other), people(&campaign));
    // There it is known again by what it says.
    for part in [Part::Influencers, Part::Tasks] {
        let plan = Plan::of(&table(&campaign, part, |_| {}), &other, today());
        assert_eq!(plan.command(&other, &mut ids()), None);
    }
}

#[test]
fn two_of_one_name_are_told_apart_by_their_ids() {
    let campaign = with("Name | Instagram\nLena | @lena1\nLena | @lena2");
    let tasks = "Handle | Platform | Deliverable | Date\n@lena1 | Instagram | Story | 2027-06-10\n@lena2 | Instagram | Story | 2027-06-10";
    let campaign = after(&campaign, &plan_of(&campaign, tasks));
    let plan = Plan::of(&table(&campaign, Part::Tasks, |rows| put(rows, 2, "Date", "2027-06-20")), &campaign, today());
    assert_eq!(choices(&plan), ["2 skip roster", "3 update roster"]);
    assert_eq!(plan.lines[1].choice, Choice::Update);
    let after = after(&campaign, &plan);
    assert_eq!(after.roster[1].tasks[0].date.unwrap().to_string(), "2027-06-20");
}

#[test]
fn a_row_that_was_added_below_is_new_and_one_of_totals_is_not() {
    check(
        Part::Influencers,
        |rows| {
            let width = rows[0].len();
            rows.push(vec![Cell::default(); width]);
            put(rows, 3, "Name", "Ida Berg");
            put(rows, 3, "Instagram handle", "ida");
            rows.push(vec![Cell::default(); width]);
            put(rows, 4, "Name", "Total");
            put(rows, 4, "Cost", "600");
        },
        &format!("{LENA}\n{TOMAS}\nIda Berg [IG ida]\n! 5 This is a row of totals."),
    );
}
