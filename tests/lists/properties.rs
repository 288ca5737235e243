//! Laws: whatever a table holds ends in a plan; a plan is one command that can be taken back; a roster that is written as
//! a table comes back.

use crate::arbitrary;
use crate::check::{after, empty, ids, sheet, today};
use proptest::collection::vec;
use proptest::prelude::*;
use rollcall::domain::campaign::Campaign;
use rollcall::domain::command::apply;
use rollcall::lists::{About, Choice, Mapping, Meaning, Plan, Planning, Surveyed, Surveying};
use rollcall::sheets::{Cell, Link, Merged, Sheet};
use std::sync::Arc;

/// The table of a list, looked at.
pub fn surveyed(list: &str) -> Arc<Surveyed> {
    surveyed_sheet(&sheet(list))
}

fn surveyed_sheet(sheet: &Arc<Sheet>) -> Arc<Surveyed> {
    let mut surveying = Surveying::new(Arc::clone(sheet), None);
    while surveying.step(3) {}
    Arc::new(surveying.done())
}

/// A cell that may be anything: words of lists, values in odd forms, noise.
fn cell() -> impl Strategy<Value = Cell> {
    let known = prop::sample::select(vec![
        "",
        " ",
        "Name",
        "Instagram",
        "Followers",
        "Status",
        "Email",
        "Deliverable",
        "Date",
        "Price",
        "TikTok",
        "Reel",
        "@lena",
        "https://instagram.com/lena",
        "lena@example.com",
        "Booked",
        "12.500",
        "1,2 M",
        "€5",
        "06/10/2027",
        "n/a",
        "Total",
        "2x Story",
        "-",
        "0.046",
        "\u{0}",
        "=1+1",
        "👩‍🎤",
        "Lena Fischer",
    ]);
    prop_oneof![
        4 => known.prop_map(Cell::from),
        2 => "\\PC{0,12}".prop_map(Cell::Text),
        1 => "-?[0-9]{1,18}(\\.[0-9]{1,18})?".prop_map(Cell::Number),
        1 => arbitrary::day().prop_map(Cell::Date),
    ]
}

fn any_sheet() -> impl Strategy<Value = Arc<Sheet>> {
    let target = prop::sample::select(vec!["https://instagram.com/lena", "mailto:l@example.com", "tel:1", "#A1", ""]);
    let link = (0usize..9, 0usize..9, target).prop_map(|(row, column, target)| Link {
        row,
        column,
        target: target.to_owned(),
    });
    let merged = (0usize..9, 0usize..9, 0usize..4, 0usize..4).prop_map(|(row, column, rows, columns)| Merged {
        row,
        column,
        rows,
        columns,
    });
    (vec(vec(cell(), 0..7), 0..9), vec(link, 0..3), vec(merged, 0..3))
        .prop_map(|(rows, links, merged)| Arc::new(Sheet { name: String::new(), rows, links, merged }))
}

proptest! {
    #[test]
    fn whatever_a_table_holds_ends_in_a_plan_that_can_be_taken_back(
        sheet in any_sheet(),
        campaign in arbitrary::campaign(),
        wanted in vec((0usize..7, any::<prop::sample::Index>()), 0..4),
        choices in vec(prop::sample::select(vec![Choice::Update, Choice::Skip, Choice::Add]), 0..9),
        confirmed in any::<bool>(),
    ) {
        let surveyed = surveyed_sheet(&sheet);
        let about = About::of(&campaign, today());
        let mut mapping = Mapping::guess(&surveyed, None, &about);
        let offered = Meaning::offered(mapping.kind, true);
        for (column, which) in wanted {
            mapping.set(column, *which.get(&offered), &surveyed, &about);
        }
        mapping.words_confirmed = confirmed;
        let mut plan = Plan::with(surveyed, mapping, &campaign, today());
        for (line, choice) in plan.lines.iter_mut().zip(choices) {
            line.choice = choice;
        }
        let after = after(&campaign, &plan);
        let tally = plan.tally();
        prop_assert_eq!(after.roster.len(), campaign.roster.len() + tally.new);
        let rows = plan.lines.len() + plan.unreadable.len();
        prop_assert!(rows <= sheet.rows.len());
    }

    #[test]
    fn turns_of_any_length_come_to_the_same(sheet in any_sheet(), campaign in arbitrary::campaign(), rows in 1usize..5) {
        let whole = Plan::of(&sheet, &campaign, today());
        let mut planning = Planning::new(surveyed_sheet(&sheet), whole.mapping.clone(), &campaign, today());
        while planning.step(&campaign, rows) {}
        prop_assert_eq!(format!("{:?}", planning.done()), format!("{whole:?}"));
    }

    /// Who is meant does not depend on the order of the rows, where handles tell it.
    #[test]
    fn the_order_of_rows_makes_nobody_another(order in Just((0..12usize).collect::<Vec<_>>()).prop_shuffle()) {
        let rows: Vec<String> = (0..12).map(|n| format!("@name{} | {}", n % 5, ["x", "y", "z"][n % 3])).collect();
        let list = |order: &[usize]| {
            let rows: Vec<&str> = order.iter().map(|at| rows[*at].as_str()).collect();
            format!("Instagram | Tags\n{}", rows.join("\n"))
        };
        let people = |list: &str| {
            let campaign = empty();
            let after = after(&campaign, &Plan::of(&sheet(list), &campaign, today()));
            let mut people: Vec<(String, Vec<String>)> = after.roster.iter().map(|it| {
                let mut tags: Vec<String> = it.details.tags().map(str::to_owned).collect();
                tags.sort();
                (it.name().to_owned(), tags)
            }).collect();
            people.sort();
            people
        };
        prop_assert_eq!(people(&list(&order)), people(&list(&(0..12).collect::<Vec<_>>())));
    }
}

/// What carrying out a plan twice does: the second time everything is there.
#[test]
fn taking_a_list_in_twice_changes_nothing_the_second_time() {
    let list = "Name | Instagram | TikTok followers | TikTok | Email | Tags | Notes | Shirt size | Status
        Lena Fischer | @lena | 5k | @lena.tt | lena@example.com | food, vegan | nice | M | Accepted
        Tomás Ruiz | @tomas | | | tomas@example.com | | | L | Pending";
    let campaign: Campaign = after(&empty(), &Plan::of(&sheet(list), &empty(), today()));
    let again = Plan::of(&sheet(list), &campaign, today());
    assert_eq!(again.tally().same, 2);
    assert_eq!(again.command(&campaign, &mut ids()), None);
}

/// 10,000 rows of 15 columns, in a native build with debug assertions: the page must stay far below two seconds.
#[test]
fn ten_thousand_rows_are_planned() {
    let mut rows = vec!["Name|Instagram|IG followers|TikTok|TikTok followers|ER|Email|Country|Phone|Niche|Language|Status|Story price|Birthday|Notes"
        .split('|').map(Cell::from).collect::<Vec<_>>()];
    rows.extend((0..10_000).map(|n| {
        let row = format!(
            "Person Number{n}|@person{n}|{}.{}k|https://www.tiktok.com/@person{n}|{}|{},{} %|person{n}@example.com|Germany|+49 170 {n:07}|food, travel|German|Booked|€{}.500|{:02}.06.1999|Some words about them",
            n % 900 + 1, n % 10, n * 7, n % 12, n % 99, n % 9 + 1, n % 28 + 1,
        );
        row.split('|').map(Cell::from).collect()
    }));
    let sheet = Arc::new(Sheet { rows, ..Sheet::default() });
    let campaign = empty();
    let began = std::time::Instant::now();
    let plan = Plan::of(&sheet, &campaign, today());
    let planned = began.elapsed();
    let command = plan.command(&campaign, &mut ids()).expect("a change");
    println!("planned in {planned:?}, command after {:?}", began.elapsed());
    let mut after = campaign.clone();
    apply(&mut after, command).expect("carried out");
    assert_eq!(after.roster.len(), 10_000);
    assert_eq!(plan.unreadable, []);
}
