//! Finding by a few letters: laws over random texts, and what people mean by what they type.

use proptest::prelude::*;
use proptest::sample::subsequence;
use rollcall::domain::fuzzy::{Search, best_of};

/// Positions, best first, of the texts that match.
fn found<'a>(query: &str, texts: &[&'a str]) -> Vec<&'a str> {
    let (order, all) = best_of(query, texts.iter().copied(), &|_| None, texts.len());
    assert_eq!(order.len(), all);
    order.into_iter().map(|position| texts[position]).collect()
}

/// A text of few letters, so that they meet often, and some of its characters in their order.
fn text_and_part() -> impl Strategy<Value = (String, String)> {
    "[ab é花-]{1,14}".prop_flat_map(|text| {
        let characters: Vec<char> = text.chars().collect();
        let count = characters.len();
        (Just(text), subsequence(characters, 0..=count).prop_map(|part| part.into_iter().collect()))
    })
}

proptest! {
    #[test]
    fn a_subsequence_always_matches_at_its_letters((text, part) in text_and_part()) {
        // Spaces are typed to part words and are worth what one space is.
        prop_assume!(part.split_whitespace().collect::<Vec<_>>().join(" ") == part);
        let mut search = Search::new(&part);
        prop_assert!(search.score(&text).is_some());
        let places = search.places(&text);
        prop_assert!(places.is_some());
        let characters: Vec<char> = text.chars().collect();
        let places = places.unwrap_or_default();
        prop_assert!(places.windows(2).all(|pair| pair[0] < pair[1]));
        prop_assert_eq!(places.iter().map(|at| characters[*at]).collect::<String>(), part);
    }

    #[test]
    fn nothing_else_matches(query in "[abc]{1,5}", text in "[abc ]{0,8}") {
        let mut rest = text.chars();
        let expected = query.chars().all(|letter| rest.any(|character| character == letter));
        prop_assert_eq!(Search::new(&query).score(&text).is_some(), expected);
        prop_assert_eq!(Search::new(&query).places(&text).is_some(), expected);
    }

    #[test]
    fn an_exact_beginning_ranks_above_letters_apart(
        query in "[a-c]{2,6}",
        rest in "[a-c ]{0,6}",
        words in prop::collection::vec("[a-c]{0,2}", 6),
        first in "[x-z ]{0,3}",
    ) {
        // The same letters with something between each two, at the beginnings of words too.
        let apart: String = query.chars().zip(&words).map(|(letter, word)| format!("{letter}-{word} ")).collect();
        let apart = format!("{first}{apart}");
        prop_assume!(!apart.contains(&query));
        let mut search = Search::new(&query);
        let beginning = search.score(&format!("{query}{rest}"));
        let scattered = search.score(&apart);
        prop_assert!(beginning > scattered, "{:?} and {:?}", beginning, scattered);
    }
}

#[test]
fn what_people_mean_comes_first() {
    let check = |query: &str, texts: &[&str]| {
        let mut others = texts.to_vec();
        others.reverse();
        assert_eq!(found(query, &others).first(), texts.first(), "{query}");
    };
    check("isa", &["influencer status: accepted", "influencer status: cancelled", "client status: pending"]);
    check("und", &["undo", "show roster as board by influencer status and date"]);
    check("ana", &["ana", "anabel", "lana", "an apple"]);
    check("lf", &["lena fischer", "wolf", "alfons"]);
    check("exp cl", &["export client copy…", "export campaign"]);
    check("花子", &["山田 花子", "花 太子"]);
    assert_eq!(found("xyz", &["undo", "redo"]), Vec::<&str>::new());
    assert_eq!(found("  in   c ", &["in campaign", "inc"]), ["in campaign"]);
}

#[test]
fn equals_are_in_the_order_of_use_and_then_as_they_come() {
    let texts = ["board a", "board b", "board c", "board d"];
    let used = |position: usize| [None, Some(4), Some(1), None][position];
    for query in ["", "boa"] {
        let (order, all) = best_of(query, texts.iter().copied(), &used, 3);
        assert_eq!((order, all), (vec![2, 1, 0], 4), "{query}");
    }
}
