//! A change in words: which field it is about, and what that says on either side.

use crate::browser::locale;
use crate::document::edits::Value;
use crate::document::{Reason, Row, RowKind, Twin};
use crate::domain::followers;
use crate::domain::identity::{By, Doubt};
use crate::domain::influencer::{Account, Influencer};
use crate::domain::money::Currency;
use crate::domain::network::Network;
use crate::domain::own_column::{ColumnKind, OwnColumn};
use crate::domain::status::Status;
use crate::domain::task::{Task, TaskKind};
use crate::ui::counted::counted;
use crate::ui::status::{client_colour, influencer_colour, task_colour};

/// Longer texts are cut, in characters: what matters is where they differ.
const LONG: usize = 240;
/// How much of what two long texts share is shown before they differ, in characters.
const BEFORE: usize = 40;

/// A value as a person reads it.
pub struct Said {
    /// Its words.
    pub text: String,
    /// The classes of the pill that it is shown as; none for plain words.
    pub class: String,
}

impl Said {
    /// Plain words.
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), class: String::new() }
    }

    fn pill<S: Status>(value: S, kind: &str, colour: fn(S) -> &'static str) -> Self {
        Self { text: value.label().to_owned(), class: format!("pill {kind} {}", colour(value)) }
    }
}

/// Which value of its record a row is about: "Client status", "Instagram Carousel, 10 June 2027: price". A row of a whole
/// record names that; what becomes of it is told by its mark.
pub fn what(row: &Row, columns: &[OwnColumn]) -> String {
    match (row.is_of_record(), &row.task) {
        (true, None) => "Influencer".to_owned(),
        (true, Some(task)) => task_title(task),
        (false, None) => row.field.name(columns).into_owned(),
        (false, Some(task)) => format!("{}: {}", task_title(task), row.field.name(columns).to_lowercase()),
    }
}

/// The word on a change that does more than change a value, and its colour.
pub fn mark(kind: RowKind) -> Option<(&'static str, &'static str)> {
    match kind {
        RowKind::Same => Some(("The same?", "kind amber")),
        RowKind::Conflict => Some(("Conflict", "kind amber")),
        RowKind::New => Some(("New", "kind green")),
        RowKind::Removed => Some(("Removed", "kind red")),
        RowKind::Changed => None,
    }
}

/// Both sides of a row whose values differ. Amounts are in the currency of their side.
pub fn sides(mine: Option<&Value>, theirs: Option<&Value>, currencies: [Currency; 2]) -> [Said; 2] {
    if let (Some(Value::Text(mine)), Some(Value::Text(theirs))) = (mine, theirs) {
        return texts(mine, theirs).map(Said::plain);
    }
    let [my_currency, their_currency] = currencies;
    [said(mine, my_currency), said(theirs, their_currency)]
}

/// Who an influencer is: "@lenafischer · 214k · 2 tasks".
pub fn influencer(influencer: &Influencer) -> String {
    let mut parts = Vec::new();
    if !influencer.accounts().is_empty() {
        parts.push(accounts(influencer.accounts()));
    }
    if !influencer.tasks.is_empty() {
        parts.push(counted(influencer.tasks.len(), "task"));
    }
    parts.join(" · ")
}

/// The same with the name: "Lena Fischer · @lenafischer · 214k".
pub fn person(person: &Influencer) -> String {
    let rest = influencer(person);
    if rest.is_empty() { person.name().to_owned() } else { format!("{} · {rest}", person.name()) }
}

/// What two records have in common, and what speaks against their being one.
pub fn in_common(twin: &Twin) -> String {
    let common = match &twin.by {
        By::Handle(Network::OTHERS, handle) => format!("Both have the account {handle}"),
        By::Handle(network, handle) => format!("Both are @{handle} on {}", network.name()),
        By::Email(email) => format!("Both have the email {email}"),
        By::Name(name) => format!("Both are called {name}"),
        By::Task => "Both sides added a task of this type and date".to_owned(),
    };
    let doubt = match twin.doubt {
        None => String::new(),
        Some(Doubt::Accounts(network)) => format!(", but they have different accounts on {}", network.name()),
        Some(Doubt::Emails) => ", but their emails differ".to_owned(),
        Some(Doubt::Names) => ", but their names differ, as where an agency has one address".to_owned(),
        Some(Doubt::OneWord) => ", which several people may be".to_owned(),
        Some(Doubt::SeveralOfName) => ", and so are others".to_owned(),
        Some(Doubt::Prices) => ", but the prices differ".to_owned(),
    };
    format!("{common}{doubt}. Ticked, they become one; otherwise they stay two.")
}

/// What the client decided: "the client decided Accepted and wrote “Yes”".
pub fn decision(values: &[Value]) -> String {
    let said = values.iter().filter_map(|value| match value {
        Value::ClientStatus(status) => Some(format!("decided {}", status.label())),
        Value::Text(text) if text.is_empty() => Some("took the comment back".to_owned()),
        Value::Text(text) => Some(format!("wrote “{}”", cut(text, 0))),
        _ => None,
    });
    format!("the client {}", said.collect::<Vec<_>>().join(" and "))
}

/// Why a row is as it is at first.
pub fn why(reason: Reason, row: &Row) -> &'static str {
    let is_theirs = row.take;
    match reason {
        Reason::Later if is_theirs => "Theirs is recommended because it is the later change.",
        Reason::Later => "Mine is recommended because it is the later change.",
        Reason::MoreChanges if is_theirs => {
            "Theirs is recommended because it was made after more changes; nothing tells when."
        }
        Reason::MoreChanges => "Mine is recommended because it was made after more changes; nothing tells when.",
        Reason::Unknown => "Mine is recommended because nothing tells which is later.",
        Reason::Kept if is_theirs => "They come back unless you decide otherwise, so that nothing is lost.",
        Reason::Kept => "They stay unless you decide otherwise, so that nothing is lost.",
        Reason::United => "Changed on both sides; what each added or removed is kept.",
        Reason::Decided => "They stay off the roster unless you bring them back.",
        Reason::DecidedAndGone => {
            "They stay off the roster unless you bring them back. What the copy leaves out, such as prices, would be gone."
        }
        Reason::NotSaid => "The file does not say it, so that it stays unless you decide otherwise.",
    }
}

/// What a task costs and how far it is.
pub fn task(task: &Task, currency: Currency) -> String {
    format!("{} · {}", locale::money(task.price, currency), task.status.label())
}

fn said(value: Option<&Value>, currency: Currency) -> Said {
    match value {
        Some(Value::InfluencerStatus(status)) => Said::pill(*status, "", influencer_colour),
        Some(Value::ClientStatus(status)) => Said::pill(*status, "client", client_colour),
        Some(Value::TaskStatus(status)) => Said::pill(*status, "", task_colour),
        value => {
            Said::plain(value.map(|value| words(value, currency)).filter(|text| !text.is_empty()).unwrap_or_else(none))
        }
    }
}

/// A value that is no status.
fn words(value: &Value, currency: Currency) -> String {
    match value {
        Value::Text(text) => text.clone(),
        Value::Day(day) => day.map(locale::day).unwrap_or_default(),
        Value::Amount(amount) => {
            amount.map(|amount| locale::money(amount.in_currency(currency).0, currency)).unwrap_or_default()
        }
        Value::Currency(currency) => currency.code().to_owned(),
        Value::Networks(networks) => networks.iter().map(|network| network.name()).collect::<Vec<_>>().join(", "),
        Value::Accounts(all) => accounts(all),
        Value::Kind(kind) => match kind {
            TaskKind::Other { text, publication: false } => format!("{text}, no publication"),
            kind => kind_name(kind),
        },
        Value::Column(column) => column.as_ref().map(|column| column_words(column)).unwrap_or_default(),
        Value::View(view) => view.as_ref().map(|view| view.name.clone()).unwrap_or_default(),
        Value::Other(unknown) => {
            let fields = unknown.iter().map(|(key, value)| format!("{key}: {value}"));
            cut(&fields.collect::<Vec<_>>().join(", "), 0)
        }
        _ => String::new(),
    }
}

fn none() -> String {
    "none".to_owned()
}

/// "Shirt size: S, M, L".
fn column_words(column: &OwnColumn) -> String {
    match &column.kind {
        ColumnKind::Choice(choices) => cut(&format!("{}: {}", column.name, choices.join(", ")), 0),
        kind => format!("{} ({})", column.name, kind.name().to_lowercase()),
    }
}

fn task_title(task: &Task) -> String {
    let date = task.date.map_or_else(|| "no date".to_owned(), locale::day_in_words);
    format!("{}, {date}", kind_name(&task.kind))
}

fn kind_name(kind: &TaskKind) -> String {
    match kind {
        TaskKind::Listed { network, kind } => format!("{} {}", network.name(), kind.name),
        TaskKind::Other { text, .. } => text.clone(),
    }
}

fn accounts(accounts: &[Account]) -> String {
    let one = |account: &Account| match account.followers {
        Some(count) => format!("@{} · {}", account.handle, followers::short(count)),
        None => format!("@{}", account.handle),
    };
    accounts.iter().map(one).collect::<Vec<_>>().join(", ")
}

/// Two texts; of long ones what differs.
fn texts(mine: &str, theirs: &str) -> [String; 2] {
    let is_long = |text: &str| text.chars().nth(LONG).is_some();
    let shared = mine.chars().zip(theirs.chars()).take_while(|(mine, theirs)| mine == theirs).count();
    let from = if is_long(mine) || is_long(theirs) { shared.saturating_sub(BEFORE) } else { 0 };
    [mine, theirs].map(|text| if text.is_empty() { none() } else { cut(text, from) })
}

/// At most [`LONG`] characters of a text.
fn cut(text: &str, from: usize) -> String {
    let mut rest = text.chars().skip(from);
    let mut shown = if from > 0 { "…".to_owned() } else { String::new() };
    shown.extend(rest.by_ref().take(LONG));
    if rest.next().is_some() {
        shown.push('…');
    }
    shown
}
