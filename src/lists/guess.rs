//! What the columns of a list mean, by their headings and their values.

use super::about::About;
use super::heading_words::WEEKDAYS;
use super::known::{self, Exactness, Heading, Known};
use super::links;
use super::meaning::{ListKind, Meaning, OwnKind};
use super::networks;
use super::rivals;
use super::statuses::{Scope, Suggestion};
use super::survey::Survey;
use super::words::{is_among, squash, words};
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

/// A column with what its heading says. Where that says nothing, values that can be nothing else say it.
pub fn see<'s>(title: &'s str, survey: &'s Survey) -> Seen<'s> {
    let by_values = || {
        let known = if title.is_empty() || survey.seen == 0 {
            return None;
        } else if survey.share(survey.networks) >= 80 {
            Known::Network
        } else if survey.share(survey.task_types) >= 80 {
            Known::TaskType
        } else {
            return None;
        };
        Some(Heading { exactness: Exactness::Remote, ..known::about(known) })
    };
    Seen { title, heading: known::heading(title).or_else(by_values), survey }
}

/// Whether the rows are tasks: a column says what is to be done, another one when, for how much or how far, and a third
/// one who does it.
pub fn kind(columns: &[Seen<'_>]) -> ListKind {
    let has = |wanted: &[Known]| {
        columns.iter().any(|column| column.heading.as_ref().is_some_and(|heading| wanted.contains(&heading.known)))
    };
    // Where all of this is said, tasks may be of any type.
    let is_complete = [Known::Network, Known::Date, Known::Price].into_iter().all(|known| has(&[known]));
    let has_dates = has(&[Known::Date]) || columns.iter().any(|column| column.survey.share(column.survey.dates) >= 80);
    let types = columns.iter().any(|column| {
        let heading = column.heading.as_ref().filter(|heading| heading.known == Known::TaskType);
        // Where no heading says so, types may as well be what somebody mostly makes.
        let is_called = heading.is_some_and(|heading| {
            heading.exactness > Exactness::Remote || (has_dates && has(&[Known::Network, Known::OfNetwork]))
        });
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
    rivals::beside_handles(kind, columns, &mut guesses, about);
    rivals::settle(kind, columns, &mut guesses, about);
    name_somebody(&mut guesses);
    find_dates_and_prices(kind, columns, &mut guesses);
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
    // "Day", "Tag" and "Jour" stand above dates, tags and days of the week.
    let is_weekday = |(value, _): &(String, usize)| is_among(WEEKDAYS, &squash(value));
    let says_little = |(value, _): &(String, usize)| !value.contains('@') && links::says_little(value);
    if matches!(heading.known, Known::Handle | Known::OfNetwork)
        && survey.values.iter().all(says_little)
        && !survey.values.iter().any(|(value, _)| networks::named(value).is_some())
    {
        return said(Meaning::Nothing, Confidence::Fair, "Its texts stand for links that are not in the list.");
    }
    if heading.known != Known::Name && survey.values.iter().all(is_weekday) {
        return fallback(kind, column, about);
    }
    match heading.known {
        Known::Name if survey.share(survey.links + survey.ats) >= 60 => handles(survey, network),
        Known::Name if heading.exactness == Exactness::Remote => contact(kind, column, about),
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
        Known::Email | Known::Phone | Known::Country if survey.share(survey.links + survey.ats) >= 80 => {
            handles(survey, network)
        }
        Known::Email => detail(Detail::Email),
        Known::Country => detail(Detail::Country),
        Known::Phone => detail(Detail::Phone),
        Known::Language => detail(Detail::Language),
        Known::Tags if is_tasks && survey.share(survey.dates) >= 60 => sure(Meaning::TaskDate),
        Known::Tags => detail(Detail::Tags),
        Known::Notes if is_tasks => said(Meaning::Nothing, Confidence::Fair, "Tasks have no notes."),
        // Figures below "Comments" count them.
        Known::Notes if survey.share(survey.figures) >= 80 => fallback(kind, column, about),
        Known::Notes => detail(Detail::Notes),
        // "Estado" and "State" are as often a part of a country.
        Known::Status if heading.exactness == Exactness::Loose && !has_statuses(survey, is_tasks) => {
            fallback(kind, column, about)
        }
        Known::Status | Known::TaskStatus if is_tasks => sure(Meaning::TaskStatus),
        Known::Status => sure(Meaning::InfluencerStatus),
        Known::ClientStatus => sure(Meaning::ClientStatus),
        Known::ClientComment => sure(Meaning::ClientComment),
        Known::TaskType if is_tasks => sure(Meaning::TaskType),
        Known::Date if is_tasks && survey.share(survey.dates + survey.figures) >= 30 => sure(Meaning::TaskDate),
        Known::Date if is_tasks && heading.exactness == Exactness::Exact => sure(Meaning::TaskDate),
        Known::Price if is_tasks && heading.kind.is_none() => sure(Meaning::TaskPrice),
        Known::Quantity if is_tasks => sure(Meaning::Quantity),
        Known::Price if !is_tasks && heading.kind.is_none() && survey.share(survey.percents) >= 60 => {
            said(Meaning::Detail(Detail::Engagement), Confidence::Fair, "Its values are percent.")
        }
        Known::Price if !is_tasks => {
            let guess = own(column, about);
            let reason = "Prices are kept as a column; they can become tasks instead.";
            if heading.kind.is_some() { Guess { reason: reason.to_owned(), ..guess } } else { guess }
        }
        _ => fallback(kind, column, about),
    }
}

/// A column called "Contact": whom to write to, by a name, an address or a number.
fn contact(kind: ListKind, column: &Seen<'_>, about: &About) -> Guess {
    let survey = column.survey;
    if survey.share(survey.emails) >= 50 {
        return said(Meaning::Detail(Detail::Email), Confidence::Fair, "Its values are email addresses.");
    }
    if survey.share(survey.phones) >= 50 {
        return said(Meaning::Detail(Detail::Phone), Confidence::Fair, "Its values look like telephone numbers.");
    }
    if survey.share(survey.figures) >= 50 {
        return fallback(kind, column, about);
    }
    said(Meaning::Name, Confidence::Fair, "No other column has the names.")
}

/// Whether a word of a status stands among the values.
fn has_statuses(survey: &Survey, is_tasks: bool) -> bool {
    let scope = if is_tasks { Scope::Task } else { Scope::Influencer };
    survey.values.iter().any(|(value, _)| scope.suggestion(value) != Suggestion::Unknown)
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
    let is_exact = column.heading.as_ref().is_some_and(|heading| heading.exactness == Exactness::Exact);
    if survey.share(survey.figures) >= 60 && !is_exact {
        // The number that a network or another program has given somebody.
        return fallback(kind, column, about);
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
    // Links that lead to no profiles are told row by row.
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
pub fn fallback(kind: ListKind, column: &Seen<'_>, about: &About) -> Guess {
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
    let (kind, reason) = own_kind(column);
    said(Meaning::Own(kind), Confidence::Fair, reason)
}

/// What the values of a new column are.
fn own_kind(column: &Seen<'_>) -> (OwnKind, &'static str) {
    let survey = column.survey;
    let is_id = is_of_ids(column);
    let is_few = !survey.many && survey.values.len() <= 12 && survey.filled >= 6;
    let is_repeated = survey.values.len() * 2 <= survey.filled;
    let is_short = survey.values.iter().all(|(value, _)| value.chars().count() <= 40);
    if survey.share(survey.dates) >= 90 && survey.dates >= survey.figures {
        (OwnKind::Date, "Its values are dates.")
    } else if survey.share(survey.figures) >= 90 && survey.padded == 0 && !is_id {
        (OwnKind::Number, "Its values are numbers.")
    } else if is_few && is_repeated && is_short {
        (OwnKind::Choice, "It has a few values that come again and again.")
    } else {
        (OwnKind::Text, "It is kept as it stands.")
    }
}

/// Whether numbers are names of something, of which each digit counts and which nobody adds up.
fn is_of_ids(column: &Seen<'_>) -> bool {
    const IDS: &str = "id ids uid pk code zip plz cp ean isbn sku vat ref";
    // More digits than any count has.
    let is_long = |(value, _): &&(String, usize)| value.len() >= 12 && value.bytes().all(|byte| byte.is_ascii_digit());
    let values = &column.survey.values;
    words(column.title).last().is_some_and(|word| is_among(IDS, word))
        || values.iter().filter(is_long).count() * 2 > values.len()
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

/// Without any name or handle, a column of single words is the likeliest to tell who is meant.
fn name_somebody(guesses: &mut [Guess]) {
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

/// In a list of tasks dates and amounts are those of the tasks, where no heading says which are.
fn find_dates_and_prices(kind: ListKind, columns: &[Seen<'_>], guesses: &mut [Guess]) {
    type Count = fn(&Survey) -> usize;
    let kinds: [(Meaning, &str, Count); 2] = [
        (Meaning::TaskDate, "Its values are dates.", |survey| survey.dates),
        (Meaning::TaskPrice, "Its values are amounts.", |survey| survey.money),
    ];
    for (meaning, reason, count) in kinds {
        if kind != ListKind::Tasks || guesses.iter().any(|guess| guess.meaning == meaning) {
            continue;
        }
        let fits = |(column, guess): (&Seen<'_>, &Guess)| {
            let is_open = guess.meaning == Meaning::Nothing && column.heading.is_none() && !column.title.is_empty();
            is_open && column.survey.share(count(column.survey)) >= 80
        };
        if let Some(at) = columns.iter().zip(guesses.iter()).position(fits) {
            guesses[at] = said(meaning, Confidence::Low, reason);
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
