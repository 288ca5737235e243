//! The order of names: kept up with a roster that changes, it is what sorting anew gives.

use crate::people::{campaign, person};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use rollcall::domain::names::{Language, NameOrder};
use rollcall::domain::roster::Roster;
use rollcall::domain::search_texts::{SearchTexts, names_and_handles};
use std::cell::Cell;

/// A language that calls names equal whatever their case, and sorts backwards.
fn order(names: &[&str]) -> Vec<u32> {
    let mut places: Vec<u32> = (0..).take(names.len()).collect();
    places.sort_by(|a, b| compare(names[*a as usize], names[*b as usize]));
    places
}

fn compare(a: &str, b: &str) -> std::cmp::Ordering {
    b.to_lowercase().cmp(&a.to_lowercase())
}

const LANGUAGE: Language<'static> = Language { order: &order, compare: &compare };

fn roster(names: &[&str]) -> Roster {
    let people = names.iter().zip(1..).map(|(name, id)| person(id, name, &["instagram"]));
    campaign(people.collect()).roster
}

/// Few names, so that they come twice and differ in case.
fn names() -> impl Strategy<Value = Vec<&'static str>> {
    vec(select(vec!["Ana", "ana", "ANA", "Ben", "Zoë", "zOË", "Ödön", "山田"]), 0..12)
}

proptest! {
    #[test]
    fn following_a_change_is_sorting_anew(before in names(), after in names()) {
        let (old, new) = (roster(&before), roster(&after));
        let order = NameOrder::of(&old, LANGUAGE);
        prop_assert_eq!(order.followed(&new, LANGUAGE), NameOrder::of(&new, LANGUAGE));
        let sorted: Vec<&str> = NameOrder::of(&new, LANGUAGE).by_name().iter().map(|at| after[*at]).collect();
        prop_assert!(sorted.is_sorted_by(|a, b| compare(a, b).is_le()), "{:?}", sorted);
        let fold = |text: &str| text.to_lowercase();
        let texts = SearchTexts::of(names_and_handles(&old), None, &fold);
        let followed = SearchTexts::of(names_and_handles(&new), Some(&texts), &fold);
        prop_assert_eq!(followed, SearchTexts::of(names_and_handles(&new), None, &fold));
    }
}

#[test]
fn one_changed_name_asks_the_language_a_few_times() {
    let names: Vec<String> = (0..1_000).map(|number| format!("Name {number}")).collect();
    let mut names: Vec<&str> = names.iter().map(String::as_str).collect();
    let asked = Cell::new(0);
    let counted = |a: &str, b: &str| {
        asked.set(asked.get() + 1);
        compare(a, b)
    };
    let language = Language { order: &|_| panic!("they are sorted"), compare: &counted };
    let order = NameOrder::of(&roster(&names), LANGUAGE);
    // Renamed, then removed, then added.
    names[500] = "Anything";
    let order = order.followed(&roster(&names), language);
    names.remove(10);
    let order = order.followed(&roster(&names), language);
    names.push("Zoë");
    let order = order.followed(&roster(&names), language);
    assert_eq!(order, NameOrder::of(&roster(&names), LANGUAGE));
    assert!(asked.get() < 30, "{}", asked.get());
}
