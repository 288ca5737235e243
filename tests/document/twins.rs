//! What two people add without knowing of each other and may be one: asked with one switch, and one for both afterwards.

use crate::edits::{act, differing, joined, replica};
use crate::people::{campaign, day, ids, person, task};
use proptest::prelude::*;
use rollcall::document::edits::{Entity, Field};
use rollcall::document::{Document, Opened, Preview, Row, RowKind, read, write};
use rollcall::domain::briefing::Briefing;
use rollcall::domain::command::{Command, TaskChange, TaskEdit};
use rollcall::domain::detail::Detail;
use rollcall::domain::id::InfluencerId;
use rollcall::domain::influencer::Influencer;
use rollcall::domain::own_column::{ColumnKind, OwnColumn};
use rollcall::domain::short_id::ColumnId;
use rollcall::domain::status::ClientStatus;
use rollcall::domain::task::Task;
use rollcall::domain::unknown::Unknown;
use uuid::Uuid;

fn exported(document: &Document) -> Opened {
    read(write(document, "2027-05-02T09:30:00Z").as_bytes(), &mut ids()).expect("opens")
}

fn base() -> Document {
    Document::new(campaign(vec![person(1, "Ana", &["instagram"])]))
}

fn add(document: &mut Document, person: Influencer, who: usize) {
    act(document, Command::AddInfluencers(vec![(usize::MAX, person)]), who).expect("adds");
}

fn add_task(document: &mut Document, owner: u128, task: Task, who: usize) {
    let influencer = InfluencerId::new(Uuid::from_u128(owner));
    let edit = TaskEdit::Add(usize::MAX, task);
    act(document, Command::ChangeTasks(vec![TaskChange { influencer, edit }]), who).expect("adds");
}

fn knowing(mut person: Influencer, detail: Detail, value: &str) -> Influencer {
    person.details.set(detail, value);
    person
}

fn dated(mut task: Task, date: &str) -> Task {
    task.date = Some(day(date));
    task
}

fn rows(preview: &Preview) -> Vec<String> {
    let said = |row: &Row| {
        let off = if row.take { "" } else { "-" };
        let of = if row.of.is_some() { "  " } else { "" };
        format!("{of}{off}{:?} {} {}", row.kind, row.name, row.field.key())
    };
    preview.rows.iter().filter(|row| !row.is_otherwise()).map(said).collect()
}

fn import(mine: &mut Document, theirs: &Document, who: usize, answer: Option<bool>) {
    let file = exported(theirs);
    let mut preview = Preview::of(mine, &file);
    if let Some(answer) = answer {
        preview.rows.iter_mut().filter(|row| row.kind == RowKind::Same).for_each(|row| row.take = answer);
    }
    preview.apply(mine, &file.document, replica(who));
    assert_eq!(rows(&Preview::of(mine, &file)), [] as [String; 0], "nothing is asked twice");
}

/// The names and how many tasks each has.
fn roster(document: &Document) -> Vec<(String, usize)> {
    document.campaign.roster.iter().map(|person| (person.name().to_owned(), person.tasks.len())).collect()
}

#[test]
fn one_person_added_on_both_sides_is_asked_about() {
    let check = |one: Influencer, other: Influencer, expected: &[&str]| {
        let (mut mine, mut theirs) = (base(), base());
        add(&mut mine, one, 0);
        add(&mut theirs, other, 1);
        assert_eq!(rows(&Preview::of(&mine, &exported(&theirs))), expected);
    };
    let lena = |id| person(id, "Lena Fischer", &["instagram"]);
    check(lena(10), lena(20), &["Same Lena Fischer removed"]);
    check(lena(20), lena(10), &["Same Lena Fischer removed"]);
    let tasked = |id, task| Influencer { tasks: vec![task], ..lena(id) };
    let story = |id, price| dated(task(id, "instagram", "story", price), "2027-06-10");
    check(tasked(10, story(100, 500)), tasked(20, story(200, 500)), &["Same Lena Fischer removed"]);
    check(
        tasked(10, story(100, 500)),
        tasked(20, story(200, 700)),
        &["Same Lena Fischer removed", "  -Conflict Lena Fischer price"],
    );
    check(lena(10), tasked(20, story(200, 700)), &["Same Lena Fischer removed", "  New Lena Fischer removed"]);
    let mailed = |id, name, mail: &str| knowing(person(id, name, &[]), Detail::Email, mail);
    check(
        mailed(10, "Lena Fischer", "l@x.de"),
        mailed(20, "Lena F.", "L@x.de"),
        &["Same Lena Fischer removed", "  -Conflict Lena Fischer name", "  -Conflict Lena Fischer email"],
    );
    check(
        mailed(10, "Lena Fischer", "team@agency.com"),
        mailed(20, "Ben Fischer", "team@agency.com"),
        &["-Same Lena Fischer removed", "  -Conflict Lena Fischer name"],
    );
    check(
        person(10, "Lena Fischer", &[]),
        person(20, "lena fischer", &[]),
        &["Same Lena Fischer removed", "  -Conflict Lena Fischer name"],
    );
    check(person(10, "Ben", &[]), person(20, "Ben", &[]), &["Same Ben removed"]);
    check(person(10, "Ben", &["instagram"]), person(20, "Kim", &["instagram"]), &["New Kim removed"]);
    check(
        knowing(lena(10), Detail::Tags, "beauty"),
        knowing(lena(20), Detail::Tags, "food"),
        &["Same Lena Fischer removed", "  Changed Lena Fischer tags"],
    );
}

#[test]
fn both_ends_have_one_whoever_imports_first() {
    for (here, there) in [(10, 20), (20, 10)] {
        for crossing in [false, true] {
            let (mut mine, mut theirs) = (base(), base());
            let lena = |id, cost| Influencer {
                tasks: vec![dated(task(id * 100, "instagram", "story", cost), "2027-06-10")],
                ..person(id, "Lena Fischer", &["instagram"])
            };
            add(&mut mine, knowing(lena(here, 500), Detail::Tags, "beauty"), 0);
            add(&mut theirs, knowing(lena(there, 500), Detail::Tags, "food"), 1);
            add_task(&mut theirs, there, task(7, "instagram", "reel", 900), 1);
            let before = mine.clone();
            import(&mut mine, &theirs, 0, None);
            assert_eq!(roster(&mine), [("Ana".to_owned(), 1 - 1), ("Lena Fischer".to_owned(), 2)]);
            let lena = mine.campaign.roster.iter().nth(1).expect("Lena");
            assert_eq!(lena.details.get(Detail::Tags), "beauty, food");
            // The other side imports what was there before, or what has become of it.
            import(&mut theirs, if crossing { &before } else { &mine }, 1, None);
            let (one, other) = (joined(mine.clone(), &theirs), joined(theirs.clone(), &mine));
            assert_eq!(differing(&one, &other), [] as [String; 0]);
            assert_eq!(roster(&one), [("Ana".to_owned(), 0), ("Lena Fischer".to_owned(), 2)], "{here} {crossing}");
        }
    }
}

#[test]
fn two_who_are_not_one_stay_two() {
    let (mut mine, mut theirs) = (base(), base());
    add(&mut mine, person(10, "Lena Fischer", &["instagram"]), 0);
    add(&mut theirs, person(20, "Lena Fischer", &["instagram"]), 1);
    import(&mut mine, &theirs, 0, Some(false));
    assert_eq!(mine.campaign.roster.len(), 3);
    import(&mut theirs, &mine, 1, Some(false));
    assert_eq!(theirs.campaign.roster.len(), 3);
}

#[test]
fn one_task_added_on_both_sides_is_asked_about() {
    let check = |one: Task, other: Task, expected: &[&str], tasks: usize| {
        let (mut mine, mut theirs) = (base(), base());
        add_task(&mut mine, 1, one, 0);
        add_task(&mut theirs, 1, other, 1);
        let file = exported(&theirs);
        let preview = Preview::of(&mine, &file);
        assert_eq!(rows(&preview), expected);
        import(&mut mine, &theirs, 0, None);
        assert_eq!(mine.campaign.roster[0].tasks.len(), tasks);
        import(&mut theirs, &mine, 1, None);
        let both = joined(mine.clone(), &theirs);
        assert_eq!(both.campaign.roster[0].tasks.len(), tasks);
        assert_eq!(differing(&both, &joined(theirs, &mine)), [] as [String; 0]);
    };
    let story = |id, price, date: &str| dated(task(id, "instagram", "story", price), date);
    check(story(10, 500, "2027-06-10"), story(20, 500, "2027-06-10"), &["Same Ana removed"], 1);
    check(story(20, 500, "2027-06-10"), story(10, 500, "2027-06-10"), &["Same Ana removed"], 1);
    check(story(10, 500, "2027-06-10"), story(20, 500, "2027-06-11"), &["New Ana removed"], 2);
    check(task(10, "instagram", "story", 1), task(20, "instagram", "photo", 1), &["New Ana removed"], 2);
    check(
        story(10, 500, "2027-06-10"),
        story(20, 700, "2027-06-10"),
        &["-Same Ana removed", "  -Conflict Ana price"],
        2,
    );
    let done = Task { status: rollcall::domain::status::TaskStatus::Done, ..story(20, 500, "2027-06-10") };
    check(story(10, 500, "2027-06-10"), done, &["Same Ana removed", "  Changed Ana status"], 1);
}

#[test]
fn who_was_removed_there_and_added_again_is_asked_about() {
    let (mut mine, mut theirs) = (base(), base());
    let ana = InfluencerId::new(Uuid::from_u128(1));
    act(&mut theirs, Command::RemoveInfluencers(vec![ana]), 1);
    add(&mut theirs, person(30, "Ana", &["instagram"]), 1);
    act(&mut mine, Command::client_status(&[ana], ClientStatus::Accepted), 0);
    for answer in [true, false] {
        let mut mine = mine.clone();
        assert_eq!(rows(&Preview::of(&mine, &exported(&theirs))), ["Same Ana removed"]);
        import(&mut mine, &theirs, 0, Some(answer));
        assert_eq!(mine.campaign.roster.len(), if answer { 1 } else { 2 });
        assert_eq!(mine.campaign.roster[0].client_status, ClientStatus::Accepted, "{answer}");
    }
}

#[test]
fn lists_that_both_sides_changed_are_united() {
    let ana = InfluencerId::new(Uuid::from_u128(1));
    let tags = |document: &mut Document, text: &str, who| {
        act(document, Command::SetDetails(vec![(ana, Detail::Tags, text.to_owned())]), who).expect("changes");
    };
    let check = |start: &str, here: &str, there: &str, expected: &str, row: bool| {
        let mut start_of = base();
        if !start.is_empty() {
            tags(&mut start_of, start, 3);
        }
        let (mut mine, mut theirs) = (exported(&start_of).document, exported(&start_of).document);
        tags(&mut mine, here, 0);
        tags(&mut theirs, there, 1);
        act(&mut theirs, Command::client_status(&[ana], ClientStatus::Backup), 1);
        let mut expected_rows = vec!["Changed Ana client_status".to_owned()];
        expected_rows.extend(row.then(|| "Changed Ana tags".to_owned()));
        assert_eq!(rows(&Preview::of(&mine, &exported(&theirs))), expected_rows, "{start} | {here} | {there}");
        import(&mut mine, &theirs, 0, None);
        assert_eq!(mine.campaign.roster[0].details.get(Detail::Tags), expected, "{start} | {here} | {there}");
        import(&mut theirs, &mine, 1, None);
        assert_eq!(theirs.campaign.roster[0].details.get(Detail::Tags), expected);
    };
    check("", "beauty", "food", "beauty, food", true);
    check("beauty, food", "beauty, food, travel", "beauty", "beauty, travel", true);
    check("beauty", "", "beauty, food", "food", true);
    check("beauty", "beauty, food, travel", "beauty, Food", "beauty, food, travel", false);
}

#[test]
fn networks_and_choices_that_both_sides_changed_are_united() {
    let networks = |keys: &[&str]| keys.iter().map(|key| crate::people::network(key)).collect::<Vec<_>>();
    let mut start = base();
    let brief = |document: &mut Document, keys: &[&str], who| {
        let briefing = Briefing { networks: networks(keys), ..document.campaign.briefing.clone() };
        act(document, Command::EditBriefing(Box::new(briefing)), who).expect("changes");
    };
    let choose = |document: &mut Document, choices: &[&str], who| {
        let mut table = document.campaign.table.clone();
        let kind = ColumnKind::Choice(choices.iter().map(|choice| (*choice).to_owned()).collect());
        let id = ColumnId::new(1);
        table.put_column(id, Some(OwnColumn { id, name: "Size".to_owned(), kind, unknown: Unknown::default() }));
        act(document, Command::SetTable(Box::new(table)), who).expect("changes");
    };
    brief(&mut start, &["instagram", "youtube"], 3);
    choose(&mut start, &["S"], 3);
    let (mut mine, mut theirs) = (exported(&start).document, exported(&start).document);
    brief(&mut mine, &["instagram", "youtube", "tiktok"], 0);
    brief(&mut theirs, &["instagram", "facebook"], 1);
    choose(&mut mine, &["S", "M"], 0);
    choose(&mut theirs, &["S", "L"], 1);
    assert_eq!(rows(&Preview::of(&mine, &exported(&theirs))), ["Changed  networks", "Changed  columns.00000001"]);
    import(&mut mine, &theirs, 0, None);
    import(&mut theirs, &mine, 1, None);
    for document in [&mine, &theirs] {
        assert_eq!(document.campaign.briefing.networks, networks(&["instagram", "tiktok", "facebook"]));
        let kind = &document.campaign.table.columns()[0].kind;
        assert_eq!(*kind, ColumnKind::Choice(["S", "M", "L"].map(str::to_owned).to_vec()));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn two_who_added_the_same_end_with_the_same(
        own in prop::collection::vec((0u128..4, 0i64..3), 0..4),
        others in prop::collection::vec((0u128..4, 0i64..3), 0..4),
        crossing in any::<bool>(),
    ) {
        let names = ["Lena Fischer", "Kim Park", "Ben Koch", "Mia Chen"];
        let (mut mine, mut theirs) = (base(), base());
        for (who, list, document) in [(0, own, &mut mine), (1, others, &mut theirs)] {
            for (number, (name, price)) in list.into_iter().enumerate() {
                let id = 1_000 + 10 * number as u128 + who as u128;
                let tasks = vec![task(id * 1_000, "instagram", "story", price)];
                let lena = person(id, names[name as usize], &["instagram"]);
                add(document, Influencer { tasks, ..lena }, who);
            }
        }
        let before = mine.clone();
        import(&mut mine, &theirs, 0, None);
        import(&mut theirs, if crossing { &before } else { &mine }, 1, None);
        let (one, other) = (joined(mine.clone(), &theirs), joined(theirs, &mine));
        prop_assert_eq!(differing(&one, &other), [] as [String; 0]);
        if !crossing {
            prop_assert_eq!(roster(&one), roster(&mine));
        }
        for person in &one.campaign.roster {
            prop_assert!(one.value(Entity::Influencer(person.id), Field::Name).is_some());
        }
    }
}
