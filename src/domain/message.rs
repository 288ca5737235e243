//! Messages to influencers: who gets one, and a template with fields, filled in for one of them.

use super::campaign::Campaign;
use super::id::InfluencerId;
use super::influencer::Influencer;
use super::network::Network;
use super::sorting::sort_by;
use super::task::Task;
use super::words::Words;
use crate::html::Html;

/// The template that a person starts with.
pub const ORIGINAL: &str = "Hi {name},\n\nwe are glad to have you in {campaign}. This is what we have planned with you:\n\n\
{tasks}\n\nTogether that is {total}. The campaign runs {dates}.\n\nPlease send us a draft of each post before you \
publish it, and write to us if a date does not suit you.\n\nBest regards";

/// Longest template, in characters.
pub const LONGEST: usize = super::limits::FREE_TEXT;

/// Who gets a message besides those who are in and have something to do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Also {
    /// Who is Rejected or Cancelled.
    pub out: bool,
    /// Who has no tasks.
    pub idle: bool,
}

/// Who gets a message.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recipients {
    /// They, in the order that was asked for.
    pub ids: Vec<InfluencerId>,
    /// How many of those who were asked for are Rejected or Cancelled.
    pub out: usize,
    /// How many of those who were asked for have no tasks.
    pub idle: usize,
}

impl Recipients {
    /// Of these people, those who get a message. Somebody who is both out and without tasks gets one only when both are
    /// asked for.
    pub fn of(campaign: &Campaign, people: &[InfluencerId], also: Also) -> Self {
        let mut recipients = Self::default();
        for influencer in people.iter().filter_map(|id| campaign.roster.get(*id)) {
            let is_out = !influencer.influencer_status.is_active();
            let is_idle = influencer.tasks.is_empty();
            recipients.out += usize::from(is_out);
            recipients.idle += usize::from(is_idle);
            if (also.out || !is_out) && (also.idle || !is_idle) {
                recipients.ids.push(influencer.id);
            }
        }
        recipients
    }
}

/// What a template can ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The influencer's name.
    Name,
    /// The influencer's first handle.
    Handle,
    /// The campaign's name.
    Campaign,
    /// For whom the campaign is.
    Client,
    /// The campaign's first day.
    Start,
    /// The campaign's last day.
    End,
    /// From the first to the last.
    Dates,
    /// The influencer's tasks with dates and prices, one a line.
    Tasks,
    /// The same without prices.
    Plan,
    /// How many tasks these are.
    Count,
    /// What they cost together.
    Total,
}

impl Field {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 11] = [
        Self::Name,
        Self::Handle,
        Self::Campaign,
        Self::Client,
        Self::Dates,
        Self::Start,
        Self::End,
        Self::Tasks,
        Self::Plan,
        Self::Count,
        Self::Total,
    ];

    /// What stands for it in a template, between braces.
    pub fn key(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Handle => "handle",
            Self::Campaign => "campaign",
            Self::Client => "client",
            Self::Start => "start",
            Self::End => "end",
            Self::Dates => "dates",
            Self::Tasks => "tasks",
            Self::Plan => "plan",
            Self::Count => "count",
            Self::Total => "total",
        }
    }

    /// What it gives, for whoever looks for a field.
    pub fn describe(self) -> &'static str {
        match self {
            Self::Name => "The influencer's name",
            Self::Handle => "The influencer's handle",
            Self::Campaign => "The campaign's name",
            Self::Client => "The client",
            Self::Start => "The campaign's start date",
            Self::End => "The campaign's end date",
            Self::Dates => "The campaign's dates",
            Self::Tasks => "Tasks with dates and prices",
            Self::Plan => "Tasks with dates, without prices",
            Self::Count => "How many tasks",
            Self::Total => "What the tasks cost together",
        }
    }

    fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.key() == key)
    }
}

/// A template that was read: lines of texts and fields.
#[derive(Clone, Debug, PartialEq)]
pub struct Template(Vec<Vec<Piece>>);

#[derive(Clone, Debug, PartialEq)]
enum Piece {
    Text(String),
    Field(Field),
    /// A word in braces that is no field; it stays as it stands.
    Unknown(String),
}

impl Template {
    /// Reads a template. Every text is one: a brace that opens no field is a brace.
    pub fn parse(text: &str) -> Self {
        Self(text.lines().map(line).collect())
    }

    /// The words in braces that are no fields, each once.
    pub fn unknown(&self) -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        for piece in self.0.iter().flatten() {
            if let Piece::Unknown(word) = piece
                && !found.contains(word)
            {
                found.push(word.clone());
            }
        }
        found
    }

    /// The message to one influencer of a campaign.
    pub fn fill(&self, campaign: &Campaign, influencer: &Influencer, words: Words) -> Message {
        let values = Values { campaign, influencer, words };
        let mut empty = Vec::new();
        let lines = self.0.iter().map(|line| values.line(line, &mut empty)).collect();
        Message { lines, empty }
    }
}

/// The pieces of a line.
fn line(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut literal = String::new();
    let mut rest = text;
    while let Some(open) = rest.find('{') {
        let (before, from) = rest.split_at(open);
        literal.push_str(before);
        let word = from[1..].split_once('}').map(|(word, _)| word).filter(|word| is_word(word));
        let Some(word) = word else {
            literal.push('{');
            rest = &from[1..];
            continue;
        };
        if !literal.is_empty() {
            pieces.push(Piece::Text(std::mem::take(&mut literal)));
        }
        let known = Field::from_key(&word.trim().to_lowercase());
        pieces.push(known.map_or_else(|| Piece::Unknown(word.to_owned()), Piece::Field));
        rest = &from[word.len() + 2..];
    }
    literal.push_str(rest);
    if !literal.is_empty() {
        pieces.push(Piece::Text(literal));
    }
    pieces
}

/// Whether a text in braces is meant as a field, rather than being braces around something.
fn is_word(text: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '_' | '-');
    text.chars().any(char::is_alphanumeric) && text.chars().count() <= 40 && text.chars().all(is_part)
}

/// A message.
#[derive(Clone, Debug, PartialEq)]
pub struct Message {
    lines: Vec<Line>,
    /// Fields of the template that have no value for this influencer, each once.
    pub empty: Vec<Field>,
}

#[derive(Clone, Debug, PartialEq)]
enum Line {
    Text(String),
    List(Vec<String>),
}

impl Message {
    /// As plain text.
    pub fn text(&self) -> String {
        let lines = self.lines.iter().map(|line| match line {
            Line::Text(text) => text.clone(),
            Line::List(items) => items.iter().map(|item| format!("• {item}")).collect::<Vec<_>>().join("\n"),
        });
        lines.collect::<Vec<_>>().join("\n")
    }

    /// As HTML for an email: paragraphs and lists, in whatever the email looks like.
    pub fn html(&self) -> Html {
        let mut html = Html::default();
        let mut is_open = false;
        for line in &self.lines {
            match line {
                Line::Text(text) if !text.trim().is_empty() => {
                    html.raw(if is_open { "<br>" } else { "<p dir=\"auto\">" }).text(text);
                    is_open = true;
                    continue;
                }
                _ if is_open => {
                    html.raw("</p>");
                    is_open = false;
                }
                _ => {}
            }
            if let Line::List(items) = line {
                html.raw("<ul dir=\"auto\">");
                for item in items {
                    html.raw("<li>").text(item).raw("</li>");
                }
                html.raw("</ul>");
            }
        }
        if is_open {
            html.raw("</p>");
        }
        html
    }
}

/// What fields are filled from.
struct Values<'a> {
    campaign: &'a Campaign,
    influencer: &'a Influencer,
    words: Words,
}

impl Values<'_> {
    fn line(&self, pieces: &[Piece], empty: &mut Vec<Field>) -> Line {
        let is_blank = |piece: &&Piece| matches!(piece, Piece::Text(text) if text.trim().is_empty());
        let said: Vec<&Piece> = pieces.iter().filter(|piece| !is_blank(piece)).collect();
        // A list that stands alone in its line is one; within a sentence it is a part of that.
        if let [Piece::Field(field @ (Field::Tasks | Field::Plan))] = said[..] {
            let items = self.tasks(*field == Field::Tasks);
            if items.is_empty() {
                note(*field, empty);
                return Line::Text(String::new());
            }
            return Line::List(items);
        }
        let mut text = String::new();
        for piece in pieces {
            match piece {
                Piece::Text(piece) => text.push_str(piece),
                Piece::Unknown(word) => text.extend(["{", word, "}"]),
                Piece::Field(field) => {
                    let value = self.value(*field);
                    if value.is_empty() {
                        note(*field, empty);
                    }
                    text.push_str(&value);
                }
            }
        }
        Line::Text(text)
    }

    fn value(&self, field: Field) -> String {
        let briefing = &self.campaign.briefing;
        match field {
            Field::Name => self.influencer.name().to_owned(),
            Field::Handle => self.influencer.main_handle().map(|handle| format!("@{handle}")).unwrap_or_default(),
            Field::Campaign => briefing.name.clone(),
            Field::Client => briefing.client.clone(),
            Field::Start => briefing.start.map(self.words.day).unwrap_or_default(),
            Field::End => briefing.end.map(self.words.day).unwrap_or_default(),
            Field::Dates => self.words.dates(briefing),
            Field::Tasks => self.tasks(true).join("; "),
            Field::Plan => self.tasks(false).join("; "),
            Field::Count => self.words.counted(self.influencer.tasks.len(), "task"),
            Field::Total => (self.words.money)(self.influencer.cost(), briefing.currency),
        }
    }

    /// The tasks by date, those without one last.
    fn tasks(&self, prices: bool) -> Vec<String> {
        let mut tasks: Vec<&Task> = self.influencer.tasks.iter().collect();
        sort_by(&mut tasks, &|a, b| (a.date.is_none(), a.date).cmp(&(b.date.is_none(), b.date)));
        tasks.into_iter().map(|task| self.task(task, prices)).collect()
    }

    /// "Instagram Carousel, 10 Jun 2027, €1,200".
    fn task(&self, task: &Task, prices: bool) -> String {
        let network = match task.kind.network() {
            Network::OTHERS => String::new(),
            network => format!("{} ", network.name()),
        };
        let date = task.date.map(|date| format!(", {}", (self.words.day)(date))).unwrap_or_default();
        let price = match prices {
            true => format!(", {}", (self.words.money)(task.price, self.campaign.briefing.currency)),
            false => String::new(),
        };
        format!("{network}{}{date}{price}", task.kind.name())
    }
}

fn note(field: Field, empty: &mut Vec<Field>) {
    if !empty.contains(&field) {
        empty.push(field);
    }
}
