//! How a list is understood: what its rows are, what each column means, what its status words mean.

use super::about::About;
use super::above::{Above, names_somebody};
use super::ambiguity::{Ambiguity, ReadAs};
use super::counts;
use super::guess::{Confidence, guess, kind, see};
use super::header::Head;
use super::links;
use super::meaning::{ListKind, Meaning};
use super::ours;
use super::rules::{Elsewhere, Rules};
use super::sheet_errors;
use super::statuses::{Scope, Suggestion};
use super::survey::Survey;
use crate::sheets::Sheet;
use std::sync::Arc;

/// A table whose values were looked at.
#[derive(Clone, Debug)]
pub struct Surveyed {
    /// The table, with links in its cells and without the errors of formulas.
    pub sheet: Arc<Sheet>,
    /// Where its headings and values are.
    pub head: Head,
    /// The headings; empty for a column without one.
    pub titles: Vec<String>,
    /// What the values of each column look like.
    pub surveys: Vec<Survey>,
    /// What the rows are, where Rollcall has written the table.
    pub ours: Option<ListKind>,
}

/// Looks at the values of a table, a few rows at a time.
#[derive(Debug)]
pub struct Surveying {
    surveyed: Surveyed,
    next: usize,
}

impl Surveying {
    /// Begins. `head` says where the headings are, where the user has said so.
    pub fn new(sheet: Arc<Sheet>, head: Option<Head>) -> Self {
        let found = head.unwrap_or_else(|| Head::find(&sheet));
        let ours = ours::kind(&found.titles(&sheet));
        // What Rollcall has written is kept to the letter.
        let sheet = if ours.is_some() { sheet } else { sheet_errors::without(links::resolved(sheet, found)) };
        let head = head.unwrap_or_else(|| Head::find(&sheet));
        let titles = head.titles(&sheet);
        let surveys = titles.iter().map(|_| Survey::default()).collect();
        Self { next: head.first, surveyed: Surveyed { ours, sheet, head, titles, surveys } }
    }

    /// Looks at so many rows more; `false` when none is left.
    pub fn step(&mut self, rows: usize) -> bool {
        let Surveyed { sheet, surveys, .. } = &mut self.surveyed;
        let end = self.next.saturating_add(rows).min(sheet.rows.len());
        for row in sheet.rows.get(self.next..end).unwrap_or_default() {
            for (cell, survey) in row.iter().zip(surveys.iter_mut()) {
                survey.take(cell);
            }
        }
        self.next = end.max(self.next);
        self.next < sheet.rows.len()
    }

    /// How many rows were looked at and how many there are.
    pub fn progress(&self) -> (usize, usize) {
        (self.next, self.surveyed.sheet.rows.len())
    }

    /// What was seen.
    pub fn done(self) -> Surveyed {
        self.surveyed
    }
}

/// How a list is understood.
#[derive(Clone, Debug, PartialEq)]
pub struct Mapping {
    /// What its rows are.
    pub kind: ListKind,
    /// Its columns, from the left.
    pub columns: Vec<Column>,
    /// What its status words mean.
    pub words: Vec<StatusWord>,
    /// Whether the user has said that words of other tools are to be taken as [`Mapping::words`] says.
    pub words_confirmed: bool,
    /// Whether the user has said that empty cells of a table of ours clear what is on the roster.
    pub clears: bool,
    /// Whether the user has said that what a table of ours does not have any more goes from the roster.
    pub removes: bool,
}

/// What one column means.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Its heading, or "Column C".
    pub title: String,
    /// What it means.
    pub meaning: Meaning,
    /// How sure that is.
    pub confidence: Confidence,
    /// Why, as a sentence.
    pub reason: String,
    /// How the user has said that its values are read.
    pub wish: Option<ReadAs>,
    /// How its values are read.
    pub rules: Rules,
    /// Whether its values may be prices.
    pub priced: bool,
}

/// A word that stands in a column of statuses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatusWord {
    /// Whose status.
    pub scope: Scope,
    /// The word, as it stands first.
    pub word: String,
    /// In how many rows it stands.
    pub rows: usize,
    /// What it may mean.
    pub suggestion: Suggestion,
    /// The key of the status that it is taken as; `None` leaves the status alone.
    pub chosen: Option<&'static str>,
}

impl Column {
    /// The two ways in which its values can be read, where the list leaves that open.
    pub fn ambiguity(&self) -> Option<&Ambiguity> {
        self.rules.ambiguity.as_ref()
    }
}

impl Mapping {
    /// How the list is understood at first. `kind` says what its rows are, where the user has said so.
    pub fn guess(surveyed: &Surveyed, wanted: Option<ListKind>, about: &About) -> Self {
        let seen: Vec<_> =
            surveyed.titles.iter().zip(&surveyed.surveys).map(|(title, survey)| see(title, survey)).collect();
        let kind = wanted.or(surveyed.ours).unwrap_or_else(|| kind(&seen));
        let is_ours = surveyed.ours == Some(kind);
        let guesses = if is_ours { ours::guess(kind, &seen, about) } else { guess(kind, &seen, about) };
        let columns = guesses.into_iter().zip(&seen).enumerate().map(|(at, (guess, seen))| Column {
            title: if seen.title.is_empty() { format!("Column {}", letters(at)) } else { seen.title.to_owned() },
            meaning: guess.meaning,
            confidence: guess.confidence,
            reason: guess.reason,
            wish: None,
            rules: Rules::default(),
            priced: seen.survey.share(seen.survey.figures) >= 50,
        });
        let (columns, words) = (columns.collect(), Vec::new());
        let mut mapping = Self { kind, columns, words, words_confirmed: false, clears: false, removes: false };
        mapping.decide(surveyed, about);
        mapping
    }

    /// Has a column mean something else. What a list can have only once is taken from the column that had it.
    pub fn set(&mut self, column: usize, meaning: Meaning, surveyed: &Surveyed, about: &About) {
        for (at, other) in self.columns.iter_mut().enumerate() {
            if at == column {
                other.meaning = meaning;
                other.confidence = Confidence::High;
                other.reason = "You said so.".to_owned();
            } else if other.meaning == meaning && !meaning.is_shared() {
                other.meaning = Meaning::Nothing;
                other.reason = "Another column has this now.".to_owned();
            }
        }
        self.decide(surveyed, about);
    }

    /// Decides again how values are read, after a column was given another meaning or wish. What was said about
    /// status words stays.
    pub fn decide(&mut self, surveyed: &Surveyed, about: &About) {
        let elsewhere = match surveyed.ours {
            // We write a point, and whoever has saved the file otherwise has done so in every value of the column.
            Some(_) => Elsewhere::Ours,
            None => {
                let sum = |sum: [usize; 2], it: &Survey| [sum[0] + it.points[0], sum[1] + it.points[1]];
                Elsewhere::Points(surveyed.surveys.iter().fold([0, 0], sum))
            }
        };
        let mut words = Vec::new();
        for (column, (title, survey)) in self.columns.iter_mut().zip(surveyed.titles.iter().zip(&surveyed.surveys)) {
            let heading = super::known::heading(title);
            column.rules = Rules::decide(column.meaning, column.wish, heading.as_ref(), survey, elsewhere, about);
            if let Some(scope) = column.meaning.scope() {
                words.extend(survey.values.iter().map(|(word, rows)| status_word(scope, word, *rows)));
            }
        }
        self.say_what_is_taken(surveyed);
        for word in &mut words {
            let before = self.words.iter().find(|it| it.scope == word.scope && it.word == word.word);
            if let Some(before) = before {
                word.chosen = before.chosen;
            }
        }
        self.words = words;
    }

    /// The columns whose reading is a guess that the user has not confirmed, each with what it may be.
    pub fn guessed(&self) -> impl Iterator<Item = (usize, &Ambiguity)> {
        let open = |(at, column)| Some((at, Column::ambiguity(column).filter(|it| !it.is_answered)?));
        self.columns.iter().enumerate().filter_map(open)
    }

    /// Has the values of a column be read in one way; [`Mapping::decide`] follows.
    pub fn answer(&mut self, column: usize, answer: ReadAs) {
        if let Some(column) = self.columns.get_mut(column) {
            column.wish = Some(answer);
        }
    }

    /// Says what is taken from the row above or as belonging to the column beside it.
    fn say_what_is_taken(&mut self, surveyed: &Surveyed) {
        if surveyed.ours == Some(self.kind) {
            return;
        }
        let is_repeated = Above::of(surveyed, &self.columns, self.kind).names_again();
        let first = self.columns.iter_mut().find(|column| names_somebody(column.meaning));
        if let Some(column) = first.filter(|_| is_repeated) {
            column.rules.said.push("Rows that name nobody are about whoever stands above them.".to_owned());
        }
        let mut networks: Vec<&str> = Vec::new();
        for column in &self.columns {
            if let Meaning::Handle(Some(network)) = column.meaning
                && !networks.contains(&network.key())
            {
                networks.push(network.key());
            }
        }
        let counts = self.columns.iter().filter(|column| column.meaning == Meaning::Followers(None)).count();
        if counts >= networks.len() {
            return;
        }
        for (at, owner) in counts::owners(&self.columns).into_iter().enumerate() {
            let network = owner.and_then(|owner| self.columns.get(owner)).map(|column| column.meaning);
            if let (Some(Meaning::Handle(Some(network))), Some(column)) = (network, self.columns.get_mut(at))
                && column.meaning == Meaning::Followers(None)
            {
                column.rules.said.push(format!("They are taken as followers on {}.", network.name()));
            }
        }
    }

    /// The status that a word is taken as, by its key: nothing for a word of another tool until the user has said that
    /// the suggestions are right.
    pub fn status(&self, scope: Scope, word: &str) -> Option<&'static str> {
        let word = word.trim().to_lowercase();
        let found = self.words.iter().find(|it| it.scope == scope && it.word.to_lowercase() == word)?;
        let is_ours = matches!(found.suggestion, Suggestion::Ours(key) if found.chosen == Some(key));
        found.chosen.filter(|_| is_ours || self.words_confirmed)
    }

    /// Whether there are words of other tools that would be taken as one of ours.
    pub fn has_suggestions(&self) -> bool {
        self.words.iter().any(|word| !matches!(word.suggestion, Suggestion::Ours(key) if word.chosen == Some(key)))
    }
}

fn status_word(scope: Scope, word: &str, rows: usize) -> StatusWord {
    let suggestion = scope.suggestion(word);
    let chosen = match suggestion {
        Suggestion::Ours(key) | Suggestion::Theirs(key) => Some(key),
        Suggestion::Unknown => None,
    };
    StatusWord { scope, word: word.to_owned(), rows, suggestion, chosen }
}

/// The letters of a column, as spreadsheets have them: A, B, … Z, AA.
fn letters(mut at: usize) -> String {
    let mut letters = Vec::new();
    loop {
        letters.push(b'A' + (at % 26) as u8);
        match (at / 26).checked_sub(1) {
            Some(next) => at = next,
            None => break,
        }
    }
    letters.iter().rev().map(|letter| char::from(*letter)).collect()
}
