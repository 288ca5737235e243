//! What the columns of a list mean, by their headings and their values.

use super::about::About;
use super::known::{self, Heading, Known};
use super::meaning::{ListKind, Meaning, OwnKind};
use super::survey::Survey;
use crate::domain::detail::Detail;
use crate::domain::network::Network;
use crate::domain::own_column::ColumnKind;

/// How much stands behind a guess.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confidence {
    /// Something had to be assumed.
    Low,
    /// The heading or the values say so.
    Fair,
    /// The heading says so, and the values agree.
    High,
}

/// What a column was found to mean.
#[derive(Clone, Debug, PartialEq)]
pub struct Guess {
    /// What.
    pub meaning: Meaning,
    /// How sure that is.
    pub confidence: Confidence,
    /// Why, as a sentence.
    pub reason: String,
}

/// A column as the guess sees it.
#[derive(Clone, Debug)]
pub struct Seen<'s> {
    /// Its heading as it stands; empty for none.
    pub title: &'s str,
    /// What that says.
    pub heading: Option<Heading>,
    /// What its values look like.
    pub survey: &'s Survey,
}

/// A column with what its heading says.
pub fn see<'s>(title: &'s str, survey: &'s Survey) -> Seen<'s> {
    Seen { title, heading: known::heading(title), survey }
}

/// Whether the rows are tasks: a column says what is to be done, another one when, for how much or how far, and a third
/// one who does it.
pub fn kind(columns: &[Seen<'_>]) -> ListKind {
    let has = |wanted: &[Known]| {
        columns.iter().any(|column| column.heading.as_ref().is_some_and(|heading| wanted.contains(&heading.known)))
    };
    // Where all of this is said, tasks may be of any type.
    let is_complete = [Known::Network, Known::Date, Known::Price].into_iter().all(|known| has(&[known]));
    let types = columns.iter().any(|column| {
        let is_called = column.heading.as_ref().is_some_and(|heading| heading.known == Known::TaskType);
        is_called && (is_complete || column.survey.share(column.survey.task_types) >= 50)
    });
    let who = [Known::Name, Known::FirstName, Known::Handle, Known::OfNetwork];
    let what = [Known::Date, Known::Price, Known::TaskStatus, Known::Quantity, Known::Network, Known::Status];
    if types && has(&who) && has(&what) { ListKind::Tasks } else { ListKind::Influencers }
}

/// What each column means.
pub fn guess(kind: ListKind, columns: &[Seen<'_>], about: &About) -> Vec<Guess> {
    let mut guesses: Vec<Guess> = columns.iter().map(|column| one(kind, column, about)).collect();
    without_headings(kind, columns, &mut guesses);
    settle(kind, columns, &mut guesses, about);
    name_networks(columns, &mut guesses, about);
    guesses
}

fn one(kind: ListKind, column: &Seen<'_>, about: &About) -> Guess {
    let survey = column.survey;
    if survey.filled == 0 {
        return said(Meaning::Nothing, Confidence::High, "It has no values.");
    }
    match &column.heading {
        Some(heading) => by_heading(kind, column, heading, about),
        None => by_values(kind, column, about),
    }
}

fn by_heading(kind: ListKind, column: &Seen<'_>, heading: &Heading, about: &About) -> Guess {
    let survey = column.survey;
    let is_tasks = kind == ListKind::Tasks;
    let network = heading.network;
    let sure = |meaning| said(meaning, Confidence::High, "By its heading.");
    let detail = |detail| sure(Meaning::Detail(detail));
    match heading.known {
        Known::Name if survey.share(survey.links + survey.ats) >= 60 => handles(survey, network),
        Known::Name => sure(Meaning::Name),
        Known::FirstName => sure(Meaning::FirstName),
        Known::LastName => sure(Meaning::LastName),
        Known::Handle => handle_column(kind, column, network, about),
        Known::OfNetwork => of_network(kind, column, network, about),
        Known::Followers if survey.share(survey.figures) >= 30 => sure(Meaning::Followers(network)),
        Known::Network if survey.share(survey.links) >= 50 => handles(survey, network),
        Known::Network if survey.share(survey.networks) >= 50 || survey.share(survey.words) >= 50 => {
            sure(Meaning::Network)
        }
        Known::Engagement => detail(Detail::Engagement),
        Known::Email => detail(Detail::Email),
        Known::Country => detail(Detail::Country),
        Known::Phone => detail(Detail::Phone),
        Known::Language => detail(Detail::Language),
        Known::Tags => detail(Detail::Tags),
        Known::Notes if is_tasks => said(Meaning::Nothing, Confidence::Fair, "Tasks have no notes."),
        Known::Notes => detail(Detail::Notes),
        Known::Status | Known::TaskStatus if is_tasks => sure(Meaning::TaskStatus),
        Known::Status => sure(Meaning::InfluencerStatus),
        Known::ClientStatus => sure(Meaning::ClientStatus),
        Known::ClientComment => sure(Meaning::ClientComment),
        Known::TaskType if is_tasks => sure(Meaning::TaskType),
        Known::Date if is_tasks => sure(Meaning::TaskDate),
        Known::Price if is_tasks && heading.kind.is_none() => sure(Meaning::TaskPrice),
        Known::Quantity if is_tasks => sure(Meaning::Quantity),
        Known::Price if !is_tasks => {
            let guess = own(column, about);
            let reason = "Prices are kept as a column; they can become tasks instead.";
            if heading.kind.is_some() { Guess { reason: reason.to_owned(), ..guess } } else { guess }
        }
        _ => fallback(kind, column, about),
    }
}

/// A column called "Handle", "Link", "Channel" or the like.
fn handle_column(kind: ListKind, column: &Seen<'_>, network: Option<Network>, about: &About) -> Guess {
    let survey = column.survey;
    if survey.share(survey.networks) >= 70 && network.is_none() {
        return said(Meaning::Network, Confidence::Fair, "Its values are names of networks.");
    }
    if survey.share(survey.emails) >= 60 {
        return said(Meaning::Detail(Detail::Email), Confidence::Fair, "Its values are email addresses.");
    }
    if survey.share(survey.pages) >= 60 && network.is_none() {
        let reason = "Its links lead to no profiles.";
        return Guess { reason: reason.to_owned(), ..fallback(kind, column, about) };
    }
    if survey.share(survey.figures) >= 60 && survey.share(survey.thousands) >= 40 {
        return said(Meaning::Followers(network), Confidence::Fair, "Its values are numbers.");
    }
    let marked = survey.links + survey.ats + survey.accounts;
    if network.is_none() && survey.share(marked + survey.words) < 40 && survey.share(marked) == 0 {
        return said(Meaning::Name, Confidence::Low, "Its values look like names.");
    }
    Guess { confidence: Confidence::High, ..handles(survey, network) }
}

/// A column called by a network alone: its values say what of it.
fn of_network(kind: ListKind, column: &Seen<'_>, network: Option<Network>, about: &About) -> Guess {
    let survey = column.survey;
    if survey.share(survey.links + survey.pages + survey.ats + survey.accounts) >= 50 {
        return handles(survey, network);
    }
    if survey.share(survey.figures) >= 50 {
        return said(Meaning::Followers(network), Confidence::Fair, "Its values are counts.");
    }
    // "yes" and "no" beside a network are no handles.
    let is_few = !survey.many && survey.values.len() <= 3 && survey.filled >= 6;
    let is_answer = survey.values.iter().all(|(value, _)| value.chars().count() <= 4);
    if survey.share(survey.words) < 50 || (is_few && is_answer) {
        return fallback(kind, column, about);
    }
    said(Meaning::Handle(network), Confidence::Fair, "Its values are single words, as handles are.")
}

fn handles(survey: &Survey, network: Option<Network>) -> Guess {
    let reason = match (survey.links * 2 > survey.seen, survey.ats * 2 > survey.seen) {
        (true, _) => "Its values are links to profiles.",
        (_, true) => "Its values start with @.",
        _ => "By its heading.",
    };
    said(Meaning::Handle(network), Confidence::Fair, reason)
}

fn by_values(kind: ListKind, column: &Seen<'_>, about: &About) -> Guess {
    let survey = column.survey;
    let is_bare = column.title.is_empty();
    if survey.share(survey.emails) >= 70 {
        return said(Meaning::Detail(Detail::Email), Confidence::Fair, "Its values are email addresses.");
    }
    if survey.share(survey.links + survey.ats + survey.accounts) >= 60 {
        return handles(survey, None);
    }
    if is_bare && survey.share(survey.networks) >= 70 {
        return said(Meaning::Network, Confidence::Fair, "Its values are names of networks.");
    }
    if is_bare && survey.share(survey.phones) >= 70 && survey.share(survey.figures) < 50 {
        return said(Meaning::Detail(Detail::Phone), Confidence::Fair, "Its values look like telephone numbers.");
    }
    fallback(kind, column, about)
}

/// What means nothing to us: a column of the user's own, or nothing where tasks are concerned.
fn fallback(kind: ListKind, column: &Seen<'_>, about: &About) -> Guess {
    match kind {
        ListKind::Influencers => own(column, about),
        ListKind::Tasks => said(Meaning::Nothing, Confidence::Fair, "Tasks have no place for it."),
    }
}

/// A column of the user's own, or notes where its values are longer than one holds.
pub fn own(column: &Seen<'_>, about: &About) -> Guess {
    let survey = column.survey;
    if let Some(known) = about.column(column.title) {
        let kind = match known.kind {
            ColumnKind::Text => OwnKind::Text,
            ColumnKind::Number => OwnKind::Number,
            ColumnKind::Date => OwnKind::Date,
            ColumnKind::Choice(_) => OwnKind::Choice,
        };
        return said(Meaning::Own(kind), Confidence::High, "The campaign has a column of this name.");
    }
    if survey.long > 0 {
        return said(Meaning::Detail(Detail::Notes), Confidence::Fair, "Its values are longer than a column holds.");
    }
    let (kind, reason) = own_kind(survey);
    said(Meaning::Own(kind), Confidence::Fair, reason)
}

/// What the values of a new column are.
fn own_kind(survey: &Survey) -> (OwnKind, &'static str) {
    let is_few = !survey.many && survey.values.len() <= 12 && survey.filled >= 6;
    let is_repeated = survey.values.len() * 2 <= survey.filled;
    let is_short = survey.values.iter().all(|(value, _)| value.chars().count() <= 40);
    if survey.share(survey.dates) >= 90 && survey.dates >= survey.figures {
        (OwnKind::Date, "Its values are dates.")
    } else if survey.share(survey.figures) >= 90 && survey.padded == 0 {
        (OwnKind::Number, "Its values are numbers.")
    } else if is_few && is_repeated && is_short {
        (OwnKind::Choice, "It has a few values that come again and again.")
    } else {
        (OwnKind::Text, "It is kept as it stands.")
    }
}

/// In a table without headings the first texts are names, and large numbers are followers.
fn without_headings(kind: ListKind, columns: &[Seen<'_>], guesses: &mut [Guess]) {
    if kind == ListKind::Tasks || columns.iter().any(|column| !column.title.is_empty()) {
        return;
    }
    let is_own = |guess: &Guess| matches!(guess.meaning, Meaning::Own(_));
    let name = columns.iter().zip(guesses.iter()).position(|(column, guess)| {
        let survey = column.survey;
        is_own(guess) && survey.share(survey.figures + survey.dates) < 20 && survey.filled > 0
    });
    if let Some(at) = name {
        guesses[at] = said(Meaning::Name, Confidence::Low, "It is the first column of texts.");
    }
    let count = columns.iter().zip(guesses.iter()).position(|(column, guess)| {
        let survey = column.survey;
        is_own(guess) && survey.share(survey.thousands) >= 50 && survey.money == 0
    });
    if let Some(at) = count {
        guesses[at] = said(Meaning::Followers(None), Confidence::Low, "Its values are large numbers.");
    }
}

/// Of what a list can have once, the column keeps it for which most speaks; the others become something else.
fn settle(kind: ListKind, columns: &[Seen<'_>], guesses: &mut [Guess], about: &About) {
    // A count of followers for each column of handles.
    let wanted = |network: Option<Network>, guess: &&Guess| match guess.meaning {
        Meaning::Handle(other) => network.is_none() || other.is_none() || other == network,
        _ => false,
    };
    for at in 0..guesses.len() {
        let meaning = guesses[at].meaning;
        if let Meaning::Followers(network) = meaning {
            let before = guesses.iter().take(at).filter(|other| other.meaning == meaning).count();
            if before > 0 && before >= guesses.iter().filter(|guess| wanted(network, guess)).count() {
                let reason = "Another column has this already.";
                guesses[at] = Guess { reason: reason.to_owned(), ..fallback(kind, &columns[at], about) };
            }
            continue;
        }
        if meaning.is_shared() {
            continue;
        }
        let is_same = |other: &Guess| other.meaning == meaning;
        let better = |other: usize| {
            let (mine, theirs) = (&guesses[at], &guesses[other]);
            let filled = |place: usize| columns[place].survey.filled > 0;
            is_same(theirs)
                && (theirs.confidence > mine.confidence || (theirs.confidence == mine.confidence && other < at))
                && filled(other)
        };
        if (0..guesses.len()).any(|other| other != at && better(other)) {
            let reason = "Another column has this already.";
            guesses[at] = Guess { reason: reason.to_owned(), ..fallback(kind, &columns[at], about) };
        }
    }
    // Without any name or handle, a column of single words is the likeliest to tell who is meant.
    let names_somebody = |guess: &Guess| {
        matches!(guess.meaning, Meaning::Name | Meaning::FirstName | Meaning::LastName | Meaning::Handle(_))
    };
    if !guesses.iter().any(names_somebody) {
        let text = (0..guesses.len()).find(|at| guesses[*at].meaning == Meaning::Own(OwnKind::Text));
        if let Some(at) = text {
            guesses[at] = said(Meaning::Name, Confidence::Low, "No other column names anybody.");
        }
    }
}

/// Gives handles a network where neither the row nor the value tells it.
fn name_networks(columns: &[Seen<'_>], guesses: &mut [Guess], about: &About) {
    if guesses.iter().any(|guess| guess.meaning == Meaning::Network) {
        return;
    }
    let mut mentioned: Vec<Network> = columns.iter().filter_map(|it| it.heading.as_ref()?.network).collect();
    mentioned.dedup();
    let (network, confidence, reason) = match (mentioned.as_slice(), about.networks.as_slice()) {
        ([only], _) => (Some(*only), Confidence::Fair, format!("Other headings are about {}.", only.name())),
        (_, [only]) => (Some(*only), Confidence::Fair, format!("The briefing is about {} only.", only.name())),
        (_, [first, ..]) => {
            (Some(*first), Confidence::Low, "No network is named; this is the briefing's first.".to_owned())
        }
        _ => (Network::social().next(), Confidence::Low, "No network is named; this is assumed.".to_owned()),
    };
    // Accounts that name their networks themselves need none, and tell it for handles beside them.
    let is_told = |(column, guess): (&Seen<'_>, &Guess)| {
        let survey = column.survey;
        let is_named = survey.seen > 0 && (survey.links + survey.accounts) * 10 >= survey.seen * 9;
        is_named && guess.meaning == Meaning::Handle(None)
    };
    let told: Vec<bool> = columns.iter().zip(guesses.iter()).map(is_told).collect();
    for (guess, is_told) in guesses.iter_mut().zip(&told) {
        if guess.meaning != Meaning::Handle(None) || *is_told {
            continue;
        }
        if told.contains(&true) {
            guess.reason = "The links beside it tell the network.".to_owned();
        } else {
            *guess = Guess { meaning: Meaning::Handle(network), confidence, reason: reason.clone() };
        }
    }
}

/// A guess, with its reason.
pub fn said(meaning: Meaning, confidence: Confidence, reason: &str) -> Guess {
    Guess { meaning, confidence, reason: reason.to_owned() }
}
