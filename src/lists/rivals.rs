//! Columns of which only one can have a meaning: which of them has it, and what becomes of the others.

use super::about::About;
use super::guess::{Confidence, Guess, Seen, fallback, said};
use super::known::{Exactness, Known};
use super::meaning::{ListKind, Meaning};
use crate::domain::network::Network;
use std::cmp::Reverse;

/// What stands beside a column of handles is no handle as well: a nickname, the name of a channel, and a name that
/// starts with `@`.
pub fn beside_handles(kind: ListKind, columns: &[Seen<'_>], guesses: &mut [Guess], about: &About) {
    let says = |column: &Seen<'_>, known: Known| {
        column.heading.as_ref().filter(|heading| heading.known == known).map(|heading| heading.exactness)
    };
    let is_handle = |(column, guess): (&Seen<'_>, &Guess)| {
        let is_called =
            says(column, Known::Handle) == Some(Exactness::Exact) || says(column, Known::OfNetwork).is_some();
        is_called && matches!(guess.meaning, Meaning::Handle(_))
    };
    if !columns.iter().zip(guesses.iter()).any(is_handle) {
        return;
    }
    let is_named = |(column, guess): (&Seen<'_>, &Guess)| {
        let is_part = matches!(guess.meaning, Meaning::FirstName | Meaning::LastName);
        let is_called = says(column, Known::Name).is_some_and(|it| it > Exactness::Remote);
        is_part || (guess.meaning == Meaning::Name && is_called)
    };
    let mut has_names = columns.iter().zip(guesses.iter()).any(is_named);
    for (column, guess) in columns.iter().zip(guesses.iter_mut()) {
        let survey = column.survey;
        let is_handle = matches!(guess.meaning, Meaning::Handle(_)) && survey.share(survey.links) < 30;
        let becomes_name = match (says(column, Known::Name), says(column, Known::Handle)) {
            (None, Some(_)) if guess.meaning == Meaning::Name => true,
            _ if !is_handle => false,
            (Some(exactness), _) => exactness > Exactness::Remote,
            (_, Some(Exactness::Remote)) => true,
            (_, Some(Exactness::Loose)) => survey.share(survey.words) < 90 && survey.share(survey.ats) < 50,
            _ => false,
        };
        if becomes_name {
            *guess = match has_names {
                false => said(Meaning::Name, Confidence::Fair, "Another column has the handles."),
                true => fallback(kind, column, about),
            };
            has_names = true;
        }
    }
}

/// Of what a list can have once, the column keeps it for which most speaks; the others become something else.
pub fn settle(kind: ListKind, columns: &[Seen<'_>], guesses: &mut [Guess], about: &About) {
    let followers = |guesses: &[Guess], at: usize| match guesses[at].meaning {
        Meaning::Followers(network) => Some(network),
        _ => None,
    };
    let exactness = |at: usize| columns[at].heading.as_ref().map(|heading| heading.exactness);
    let is_better = |guesses: &[Guess], one: usize, other: usize| {
        let weight = |at: usize| (exactness(at), guesses[at].confidence, columns[at].survey.filled > 0, Reverse(at));
        weight(one) > weight(other)
    };
    let has_parts = guesses.iter().any(|it| matches!(it.meaning, Meaning::FirstName | Meaning::LastName));
    let mut lost = Vec::new();
    for at in 0..guesses.len() {
        let meaning = guesses[at].meaning;
        let same = (0..guesses.len()).filter(|other| guesses[*other].meaning == meaning);
        let better = same.filter(|other| is_better(guesses, *other, at)).count();
        let fit = match followers(guesses, at) {
            // A count of followers for each account that a row can have.
            Some(network) => accounts_of(network, columns, guesses).max(1),
            None if meaning.is_shared() => usize::MAX,
            None => 1,
        };
        // Whom to write to is nobody's name beside the parts of a name.
        let is_contact = meaning == Meaning::Name && exactness(at) == Some(Exactness::Remote) && has_parts;
        if better >= fit || is_contact {
            lost.push(at);
        }
    }
    for at in lost {
        let reason = "Another column has this already.";
        guesses[at] = Guess { reason: reason.to_owned(), ..fallback(kind, &columns[at], about) };
    }
}

/// How many accounts of a network a row can have by its columns. A column of links beside one of handles is mostly about
/// the same accounts.
fn accounts_of(network: Option<Network>, columns: &[Seen<'_>], guesses: &[Guess]) -> usize {
    let of = |guess: &Guess| match guess.meaning {
        Meaning::Handle(other) => network.is_none() || other.is_none() || other == network,
        _ => false,
    };
    let mut counts = [0, 0];
    let mut named = 0;
    for (column, guess) in columns.iter().zip(guesses).filter(|(_, guess)| of(guess)) {
        let is_links = column.survey.share(column.survey.links) >= 50;
        match guess.meaning {
            Meaning::Handle(None) => counts[usize::from(is_links)] += 1,
            _ => named += 1,
        }
    }
    named + counts[0].max(counts[1])
}
