//! What becomes of the fields of an open form while the data changes.

use crate::people::{day, network, person, task};
use proptest::collection::vec;
use proptest::prelude::*;
use rollcall::domain::briefing::Briefing;
use rollcall::domain::briefing_form::BriefingForm;
use rollcall::domain::form::DateInput;
use rollcall::domain::influencer_form::{InfluencerForm, follow_accounts};
use rollcall::domain::money::{Currency, Money};
use rollcall::domain::network::Network;
use rollcall::domain::open_field::{OpenField, is_same_followers, is_same_price, is_same_text};
use rollcall::domain::roster::Roster;
use rollcall::domain::status::TaskStatus;
use rollcall::domain::task::TaskKind;
use rollcall::domain::task_form::{LineFate, LineState, TaskDraft};

/// What happens to a field.
#[derive(Clone, Debug)]
enum Event {
    Typed(u8),
    Changed(u8),
    Mine,
    Theirs,
}

fn events() -> impl Strategy<Value = Vec<Event>> {
    let event = prop_oneof![
        (0u8..4).prop_map(Event::Typed),
        (0u8..4).prop_map(Event::Changed),
        Just(Event::Mine),
        Just(Event::Theirs),
    ];
    vec(event, 0..24)
}

proptest! {
    #[test]
    fn a_field_loses_nothing_that_was_typed_and_hides_nothing_that_was_changed(first in 0u8..4, events in events()) {
        let mut field = OpenField::new(first);
        // The values of the data that the user has seen: in the field, or beside it with the question.
        let mut seen = first;
        let mut data = first;
        let mut typed = None;
        for event in events {
            match event {
                Event::Typed(text) => {
                    field.type_in(text);
                    prop_assert_eq!(*field.typed(), text);
                    typed = Some(text);
                }
                Event::Changed(value) => {
                    data = value;
                    field.follow(value);
                }
                Event::Mine => {
                    seen = data;
                    field.keep_mine();
                }
                Event::Theirs => {
                    seen = data;
                    typed = None;
                    field.take_theirs();
                    prop_assert_eq!(*field.typed(), data);
                }
            }
            prop_assert_eq!(*field.now(), data);
            if *field.typed() == data {
                seen = data;
                typed = None;
            }
            match typed {
                // Whoever typed nothing sees the data.
                None => prop_assert_eq!(*field.typed(), data),
                Some(text) => prop_assert_eq!(*field.typed(), text, "typed text stays"),
            }
            prop_assert_eq!(field.is_touched(), *field.typed() != data);
            // Saving goes on without a question only over what was seen.
            prop_assert_eq!(field.clash().is_some(), seen != data);
            prop_assert!(field.clash().is_none_or(|theirs| *theirs == data));
        }
    }
}

#[test]
fn both_sides_may_write_the_same_in_another_way() {
    type Same = fn(&String, &String) -> bool;
    let check = |is_same: Same, typed: &str, theirs: &str, clashes: bool| {
        let mut field = OpenField::comparing("before".to_owned(), is_same);
        field.type_in(typed.to_owned());
        field.follow(theirs.to_owned());
        assert_eq!(field.clash().is_some(), clashes, "{typed} and {theirs}");
        assert_eq!(field.typed(), typed);
        assert_eq!(field.is_touched(), clashes);
    };
    check(is_same_price, "300", "300.00", false);
    check(is_same_price, "1.234,50", "1234.50", false);
    check(is_same_price, "", "0", false);
    check(is_same_price, "300", "301", true);
    check(is_same_price, "12x", "12.00", true);
    check(is_same_followers, "42.9k", "42900", false);
    check(is_same_followers, "", "0", true);
    check(is_same_text, "Lena ", "Lena", false);
    check(is_same_text, "Lena", "lena", true);
}

#[test]
fn what_is_being_typed_is_left_alone_while_the_value_stays() {
    let mut field = OpenField::comparing("12.50".to_owned(), is_same_price);
    field.type_in("12.5".to_owned());
    field.follow("12.50".to_owned());
    assert_eq!(field.typed(), "12.5", "another field of the form has changed");
    field.follow("13.00".to_owned());
    assert_eq!(field.typed(), "13.00", "nothing else was typed");
}

#[test]
fn a_line_of_the_task_form_follows_its_task() {
    let check = |state: [bool; 4], fate: LineFate| {
        let [is_removed_here, is_there, is_touched, has_changed] = state;
        let state = LineState { is_removed_here, is_there, is_touched, has_changed };
        assert_eq!(state.fate(), fate, "{state:?}");
    };
    use LineFate::*;
    for changed in [false, true] {
        check([false, true, false, changed], Shown);
        check([false, true, true, changed], Shown);
        check([false, false, false, changed], Gone);
        check([false, false, true, changed], RemovedElsewhere);
        check([true, false, false, changed], Gone);
        check([true, false, true, changed], Gone);
    }
    for touched in [false, true] {
        check([true, true, touched, false], Gone);
        check([true, true, touched, true], ChangedElsewhere);
    }
}

#[test]
fn a_task_keeps_what_was_not_typed_even_where_the_form_would_refuse_it() {
    let mut kept = task(11, "others", "Podcast", -5);
    kept.kind = TaskKind::Other { text: "x".repeat(300), publication: true };
    kept.date = Some(day("2027-06-10"));
    let opened = TaskDraft::of(&kept, Currency::EUR);
    let same = opened.validate_over(&kept, Currency::EUR).expect("nothing was typed");
    assert_eq!((&same.kind, same.price, same.date, same.status), (&kept.kind, kept.price, kept.date, kept.status));

    let dated = TaskDraft { date: DateInput { text: "2027-06-11".to_owned(), incomplete: false }, ..opened.clone() };
    let dated = dated.validate_over(&kept, Currency::EUR).expect("a date was typed");
    assert_eq!((&dated.kind, dated.price, dated.date), (&kept.kind, kept.price, Some(day("2027-06-11"))));

    let wrong = TaskDraft { price: "12x".to_owned(), status: TaskStatus::Done, ..opened };
    assert_eq!(wrong.validate_over(&kept, Currency::EUR).expect_err("refused").len(), 1);
}

#[test]
fn a_price_keeps_its_amount_when_the_currency_changes_under_the_form() {
    let mut kept = task(11, "instagram", "story", 120_000);
    let opened = TaskDraft::of(&kept, Currency::EUR);
    kept.price = Money::from_minor(1_200);
    let yen = Currency::parse("JPY").expect("a currency");
    let fields = opened.validate_over(&kept, yen).expect("nothing was typed");
    assert_eq!(fields.price, kept.price);
}

#[test]
fn a_briefing_keeps_what_was_not_typed() {
    let mut kept = Briefing::named("x".repeat(400));
    kept.description = "As it came, with blanks behind  ".to_owned();
    kept.budget = Some(Money::from_minor(-100));
    (kept.start, kept.end) = (Some(day("2027-06-10")), Some(day("2027-06-01")));
    let form = BriefingForm { client: "Northwind".to_owned(), ..BriefingForm::of(&kept) };
    let saved = form.validate_over(&kept).expect("only the client was typed");
    assert_eq!(saved, Briefing { client: "Northwind".to_owned(), ..kept.clone() });

    // In another currency the digits are read anew.
    kept.budget = Some(Money::from_minor(120_000));
    let form = BriefingForm { currency: "JPY".to_owned(), budget: "1200".to_owned(), ..BriefingForm::of(&kept) };
    assert_eq!(form.validate_over(&kept).expect("valid").budget, Some(Money::from_minor(1_200)));
    let dated =
        BriefingForm { end: DateInput { text: "2027-06-02".to_owned(), incomplete: false }, ..BriefingForm::of(&kept) };
    assert!(dated.validate_over(&kept).is_err(), "still before the start");
}

#[test]
fn accounts_keep_what_was_not_typed() {
    let mut lena = person(1, "Lena", &["instagram", "tiktok"]);
    lena.profile.name = "x".repeat(300);
    lena.profile.accounts[0].url = Some("https://www.instagram.com/Lena/?hl=en".to_owned());
    // A file may hold a handle that somebody else has as well.
    let other = person(2, "Lena", &["instagram"]);
    let roster = Roster::new(vec![lena.clone(), other]).expect("unique ids");
    let form = InfluencerForm::of(Some(&lena), &[]);
    assert_eq!(form.validate(Some(&lena), &roster).expect("nothing was typed"), lena.profile);

    let mut form = InfluencerForm::of(Some(&lena), &[]);
    let line = form.accounts.iter_mut().find(|line| line.position == Some(1)).expect("TikTok");
    line.followers = "42.9k".to_owned();
    let saved = form.validate(Some(&lena), &roster).expect("followers were typed");
    assert_eq!(saved.accounts[1].followers, Some(42_900));
    assert_eq!((&saved.name, &saved.accounts[0]), (&lena.profile.name, &lena.profile.accounts[0]));
}

#[test]
fn the_lines_of_accounts_find_theirs_again() {
    let check = |lines: &[(&str, &str)], now: &[(&str, &str)], positions: &[Option<usize>], new: &[usize]| {
        let accounts: Vec<_> =
            now.iter().map(|(network, handle)| person(1, handle, &[network]).accounts()[0].clone()).collect();
        let lines: Vec<(Network, String)> =
            lines.iter().map(|(key, handle)| (network(key), (*handle).to_owned())).collect();
        let followed = follow_accounts(&lines, &accounts);
        assert_eq!((followed.positions.as_slice(), followed.new.as_slice()), (positions, new), "{lines:?} {now:?}");
    };
    let (ig, tt) = ("instagram", "tiktok");
    check(&[(ig, "a"), (tt, "")], &[(ig, "a")], &[Some(0), None], &[]);
    check(&[(ig, "a"), (tt, "")], &[(tt, "t"), (ig, "a")], &[Some(1), Some(0)], &[]);
    check(&[(ig, "a"), (ig, "b")], &[(ig, "b")], &[None, Some(0)], &[]);
    check(&[(ig, "a"), (ig, "b")], &[(ig, "b"), (ig, "a")], &[Some(1), Some(0)], &[]);
    check(&[(ig, "a")], &[(ig, "c")], &[Some(0)], &[]);
    check(&[(ig, "a"), (ig, "b")], &[(ig, "c"), (ig, "b")], &[Some(0), Some(1)], &[]);
    check(&[(ig, "a")], &[(ig, "c"), (ig, "a")], &[Some(1)], &[0]);
    check(&[(ig, "a"), (tt, "")], &[], &[None, None], &[]);
}
