//! What the task form accepts, and which change it makes of it.

use crate::people::{campaign, day, ids, network, person, task};
use rollcall::domain::command::{Command, TaskEdit, apply};
use rollcall::domain::form::DateInput;
use rollcall::domain::money::{Currency, Money};
use rollcall::domain::network::Network;
use rollcall::domain::status::TaskStatus;
use rollcall::domain::task::TaskKind;
use rollcall::domain::task_form::{TaskDraft, TaskField, TaskFields, changes_for_one, figures};
use rollcall::domain::unknown::Unknown;

fn draft(key: &str, kind: &str, price: &str, date: &str) -> TaskDraft {
    TaskDraft {
        kind: kind.to_owned(),
        price: price.to_owned(),
        date: DateInput { text: date.to_owned(), incomplete: date == "incomplete" },
        ..TaskDraft::new(network(key))
    }
}

fn fields(key: &str, kind: &str, price: &str) -> TaskFields {
    draft(key, kind, price, "").validate(Currency::EUR).expect("valid")
}

#[test]
fn what_is_refused_stands_beside_its_field() {
    let check = |draft: TaskDraft, expected: &[(TaskField, &str)]| match draft.validate(Currency::EUR) {
        Ok(fields) => assert!(expected.is_empty(), "{draft:?} was accepted as {fields:?}"),
        Err(errors) => {
            assert_eq!(errors.len(), expected.len(), "{errors:?}");
            for (error, (field, part)) in errors.iter().zip(expected) {
                assert_eq!(error.field, *field);
                assert!(error.message.contains(part), "{}", error.message);
            }
        }
    };
    use TaskField::{Date, Kind, Price};
    check(draft("instagram", "story", "", ""), &[]);
    check(draft("instagram", "story", "0", "2027-06-10"), &[]);
    check(draft("others", "Launch party", "1,234.50", ""), &[]);
    check(draft("instagram", "reel", "", ""), &[(Kind, "Choose a type")]);
    check(draft("instagram", "", "", ""), &[(Kind, "Choose a type")]);
    check(draft("others", "  ", "", ""), &[(Kind, "Type is empty")]);
    check(draft("others", &"x".repeat(201), "", ""), &[(Kind, "at most 200")]);
    check(draft("others", "Launch\nparty", "", ""), &[(Kind, "one line")]);
    check(draft("instagram", "story", "-1", ""), &[(Price, "negative")]);
    check(draft("instagram", "story", "1.005", ""), &[(Price, "EUR has at most two decimals")]);
    check(draft("instagram", "story", "1,200", ""), &[(Price, "could be")]);
    check(draft("instagram", "story", "12x", ""), &[(Price, "not an amount")]);
    check(draft("instagram", "story", "1000000001", ""), &[(Price, "too much")]);
    check(draft("instagram", "story", "", "2027-02-30"), &[(Date, "does not exist")]);
    check(draft("instagram", "story", "", "soon"), &[(Date, "not a date")]);
    check(draft("instagram", "story", "", "incomplete"), &[(Date, "not complete")]);
    check(draft("others", "", "-1", "soon"), &[(Kind, "empty"), (Price, "negative"), (Date, "not a date")]);
}

#[test]
fn every_type_of_every_network_is_accepted() {
    for network in Network::social() {
        assert_eq!(TaskDraft::new(network).kind, network.types()[0].key, "the first type is chosen");
        for kind in network.types() {
            let fields = fields(network.key(), kind.key, "5");
            assert_eq!(fields.kind, TaskKind::Listed { network, kind });
            assert_eq!(fields.price, Money::from_minor(500));
        }
    }
}

#[test]
fn attendance_counts_as_no_publication_until_the_user_says_so() {
    let check = |kind: &str, flipped: Option<bool>, expected: bool| {
        let draft = TaskDraft { publication: flipped, ..draft("others", kind, "", "") };
        assert_eq!(draft.is_publication(), expected, "{kind} {flipped:?}");
        assert_eq!(draft.validate(Currency::EUR).expect("valid").kind.is_publication(), expected);
    };
    check("Event attendance", None, false);
    check(" Event attendance ", None, false);
    check("Event attendance", Some(true), true);
    check("event attendance", None, true);
    check("Podcast", None, true);
    check("Podcast", Some(false), false);
}

#[test]
fn an_existing_task_stands_in_the_form_as_it_is() {
    let mut existing = task(11, "others", "Event attendance", 123_450);
    existing.date = Some(day("2027-06-10"));
    existing.status = TaskStatus::InReview;
    let draft = TaskDraft::of(&existing, Currency::EUR);
    assert_eq!((draft.kind.as_str(), draft.price.as_str()), ("Event attendance", "1234.50"));
    assert_eq!((draft.date.text.as_str(), draft.publication), ("2027-06-10", None));
    let fields = draft.validate(Currency::EUR).expect("valid");
    assert_eq!((fields.kind, fields.price, fields.date), (existing.kind, existing.price, existing.date));
    assert_eq!(fields.status, TaskStatus::InReview);
}

#[test]
fn the_form_of_one_adds_puts_and_removes_only_what_differs() {
    let mut lena = person(1, "Lena", &["instagram"]);
    let mut kept = task(11, "instagram", "story", 100);
    kept.unknown = Unknown::new([("note".to_owned(), "hers".into())].into_iter().collect());
    lena.tasks = vec![kept.clone(), task(12, "instagram", "photo", 200), task(13, "others", "Podcast", 300)];
    let opened_with: Vec<_> = lena.tasks.iter().map(|t| t.id).collect();
    let mut make_id = ids();
    let same = |lena: &rollcall::domain::influencer::Influencer| {
        lena.tasks
            .iter()
            .map(|t| (Some(t.id), TaskDraft::of(t, Currency::EUR).validate(Currency::EUR).expect("valid")))
            .collect::<Vec<_>>()
    };
    assert_eq!(changes_for_one(&lena, &opened_with, same(&lena), &mut make_id), None, "nothing differs");

    let mut form = same(&lena);
    form.remove(1);
    form[0].1.price = Money::from_minor(150);
    form.push((None, fields("instagram", "carousel", "9")));
    let Some(Command::ChangeTasks(changes)) = changes_for_one(&lena, &opened_with, form, &mut make_id) else {
        panic!("a change")
    };
    assert!(matches!(changes[0].edit, TaskEdit::Remove(id) if id == lena.tasks[1].id));
    assert!(matches!(&changes[1].edit, TaskEdit::Put(put) if put.id == kept.id && put.unknown == kept.unknown));
    assert!(matches!(changes[2].edit, TaskEdit::Add(..)));
    assert_eq!(changes.len(), 3);
    let mut campaign = campaign(vec![lena]);
    apply(&mut campaign, Command::ChangeTasks(changes)).expect("applies");
    let prices: Vec<i64> = campaign.roster[0].tasks.iter().map(|t| t.price.minor()).collect();
    assert_eq!(prices, [150, 300, 900]);
}

#[test]
fn a_task_that_was_removed_elsewhere_is_added_again_rather_than_lost() {
    let lena = person(1, "Lena", &["instagram"]);
    let gone = task(11, "instagram", "story", 100);
    let form = vec![(Some(gone.id), fields("instagram", "story", "1"))];
    let command = changes_for_one(&lena, &[gone.id], form, &mut ids());
    let mut campaign = campaign(vec![lena]);
    apply(&mut campaign, command.expect("a change")).expect("applies");
    assert_eq!(campaign.roster[0].tasks[0].id, gone.id);
}

#[test]
fn a_task_that_another_tab_added_meanwhile_stays() {
    let mut lena = person(1, "Lena", &["instagram"]);
    let opened = task(11, "instagram", "story", 100);
    lena.tasks = vec![opened.clone(), task(12, "others", "Podcast", 200)];
    let command = changes_for_one(&lena, &[opened.id], Vec::new(), &mut ids());
    let mut campaign = campaign(vec![lena]);
    apply(&mut campaign, command.expect("a change")).expect("applies");
    let left: Vec<&str> = campaign.roster[0].tasks.iter().map(|t| t.kind.name()).collect();
    assert_eq!(left, ["Podcast"]);
}

#[test]
fn the_foot_of_the_form_counts() {
    let drafts = [
        draft("instagram", "story", "10", ""),
        draft("others", "Event attendance", "5.50", ""),
        draft("others", "Podcast", "", ""),
    ];
    let each = figures(&drafts, Currency::EUR);
    assert_eq!((each.tasks, each.publications, each.total_cost), (3, 2, Some(Money::from_minor(1_550))));
    let unreadable = figures([&draft("instagram", "story", "12x", "")], Currency::EUR);
    assert_eq!((unreadable.tasks, unreadable.total_cost), (1, None), "no figure rather than a wrong one");
}
