//! What becomes of each row of a list.

use super::details::Details;
use super::session::ListSession;
use crate::browser::locale;
use crate::domain::heights::Heights;
use crate::lists::{By, Choice, Found, Line, ListKind, Origin, Plan};
use crate::ui::kit::{SelectField, VirtualList, media};
use crate::ui::reactive::{effect, memo};
use crate::ui::view;
use leptos::prelude::*;

/// Which rows are shown.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Which {
    All,
    New,
    Known,
    Asking,
    Remarks,
    Unreadable,
}

const WHICH: [(Which, &str); 6] = [
    (Which::All, "All"),
    (Which::New, "New"),
    (Which::Known, "Known"),
    (Which::Asking, "To be decided"),
    (Which::Remarks, "With remarks"),
    (Which::Unreadable, "Cannot be read"),
];

/// A row that is shown.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Entry {
    /// One that was read, by its place among [`Plan::lines`].
    Line(usize),
    /// One that cannot be, by its place among [`Plan::unreadable`].
    Unreadable(usize),
}

/// The rows, each with what becomes of it and what can be chosen.
#[component]
pub fn Rows(session: ListSession) -> impl IntoView {
    let which = RwSignal::new(Which::All);
    let picked = RwSignal::new(None::<Entry>);
    let counts = memo(move || {
        session.plan.with(|plan| WHICH.map(|(which, _)| plan.as_ref().map_or(0, |plan| entries(plan, which).len())))
    });
    let shown = memo(move || {
        let which = which.get();
        session.plan.with(|plan| plan.as_ref().map(|plan| entries(plan, which)).unwrap_or_default())
    });
    let buttons = WHICH.iter().enumerate().map(|(at, (choice, text))| {
        let is_needed = move || *choice != Which::Asking || which.get() == *choice || counts.get()[at] > 0;
        view! {
            <button
                type="button"
                hidden=move || !is_needed()
                aria-pressed=move || if which.get() == *choice { "true" } else { "false" }
                on:click=move |_| which.set(*choice)
            >
                {format!("{text} ")}
                <span>{move || locale::count(counts.get()[at])}</span>
            </button>
        }
    });
    let is_narrow = media("(max-width: 43.74875em)");
    let heights = Signal::derive(move || Heights::even(if is_narrow.get() { 92.0 } else { 56.0 }));
    let header = move || {
        view! {
            <div role="row" class="list-row list-row-head">
                <span role="columnheader">"Row"</span>
                <span role="columnheader">"Influencer"</span>
                <span role="columnheader">"What it changes"</span>
                <span role="columnheader">"What is done"</span>
            </div>
        }
        .into_any()
    };
    view! {
        <div class="list-rows">
            <div class="preview-bulk">
                <div class="kinds" role="group" aria-label="Rows">
                    {buttons.collect_view()}
                </div>
                <Bulk session />
            </div>
            <VirtualList
                count=Signal::derive(move || shown.with(Vec::len))
                key_at=move |index| shown.with(|shown| shown.get(index).copied())
                row=move |key, _| view! { <RowLine session key picked /> }.into_any()
                heights
                header
                grid="Rows of the list"
                class="list-grid"
            />
            <Details session picked />
        </div>
    }
    .into_any()
}

/// The same for all who are known, and for all who are not.
#[component]
fn Bulk(session: ListSession) -> impl IntoView {
    let known = move |text: &'static str, choice: Choice| {
        view! {
            <button type="button" class="btn small" on:click=move |_| session.choose_all(true, choice)>
                {text}
            </button>
        }
        .into_any()
    };
    let unknown = move |text: &'static str, choice: Choice| {
        view! {
            <button type="button" class="btn small" on:click=move |_| session.choose_all(false, choice)>
                {text}
            </button>
        }
        .into_any()
    };
    move || {
        let (has_known, kind) = session.plan.with(|plan| {
            let plan = plan.as_ref();
            let has_known = plan.is_some_and(|plan| (0..plan.lines.len()).any(|at| plan.is_known(at)));
            (has_known, plan.map(|plan| plan.mapping.kind).unwrap_or_default())
        });
        let is_tasks = kind == ListKind::Tasks;
        view! {
            <div class="list-bulk" role="group" aria-label="For all">
                {has_known.then(|| known("Update all known", Choice::Update))}
                {has_known.then(|| known("Skip all known", Choice::Skip))}
                {has_known.then(|| known("Add all known", Choice::Add))}
                {is_tasks.then(|| unknown("Skip unknown influencers", Choice::Skip))}
                {is_tasks.then(|| unknown("Add unknown influencers", Choice::Add))}
            </div>
        }
    }
}

#[component]
fn RowLine(session: ListSession, key: Signal<Entry>, picked: RwSignal<Option<Entry>>) -> impl IntoView {
    let with = move |read: &dyn Fn(&Plan, &Line) -> String| {
        session.plan.with(|plan| {
            let (plan, Entry::Line(at)) = (plan.as_ref()?, key.get()) else { return None };
            Some(read(plan, plan.lines.get(at)?))
        })
    };
    let number = move || {
        let row = session.plan.with(|plan| {
            let plan = plan.as_ref()?;
            match key.get() {
                Entry::Line(at) => plan.lines.get(at).map(|line| line.row),
                Entry::Unreadable(at) => plan.unreadable.get(at).map(|row| row.row),
            }
        });
        row.map(locale::count).unwrap_or_default()
    };
    let unreadable = move |read: &dyn Fn(&crate::lists::Unreadable) -> String| {
        session.plan.with(|plan| {
            let (plan, Entry::Unreadable(at)) = (plan.as_ref()?, key.get()) else { return None };
            Some(read(plan.unreadable.get(at)?))
        })
    };
    let name = move || {
        let name = with(&|_, line| line.draft.called()).or_else(|| unreadable(&|row| row.text.clone()));
        name.filter(|name| !name.is_empty()).unwrap_or_else(|| "Empty cells".to_owned())
    };
    let name = memo(name);
    let who = move || with(&who_in_words).unwrap_or_else(|| "Cannot be read".to_owned());
    let what = move || match key.get() {
        Entry::Line(at) => what_in_words(session, at),
        Entry::Unreadable(_) => unreadable(&|row| row.why.clone()).unwrap_or_default(),
    };
    let remark = move || {
        with(&|_, line| match line.remarks.as_slice() {
            [] => String::new(),
            [one] => one.said.clone(),
            [first, more @ ..] => format!("{} (and {} more)", first.said, more.len()),
        })
        .unwrap_or_default()
    };
    let is_unreadable = memo(move || matches!(key.get(), Entry::Unreadable(_)));
    let is_picked = move || if picked.get() == Some(key.get()) { "true" } else { "false" };
    view! {
        <div role="row" class="list-row" class:bad=move || is_unreadable.get() aria-selected=is_picked>
            <span role="gridcell" class="muted">{number}</span>
            <span role="gridcell" class="list-who">
                <button type="button" class="list-name" on:click=move |_| picked.set(Some(key.get_untracked()))>
                    <bdi>{move || name.get()}</bdi>
                </button>
                <span class="muted"><bdi>{who}</bdi></span>
            </span>
            <span role="gridcell" class="list-what">
                <span><bdi>{what}</bdi></span>
                <span class="list-remark">{remark}</span>
            </span>
            <span role="gridcell">
                <ChoiceField session key name=Signal::derive(move || name.get()) />
            </span>
        </div>
    }
    .into_any()
}

/// What is done with a row.
#[component]
fn ChoiceField(session: ListSession, key: Signal<Entry>, name: Signal<String>) -> impl IntoView {
    let options = memo(move || {
        session.plan.with(|plan| {
            let (Some(plan), Entry::Line(at)) = (plan.as_ref(), key.get()) else {
                return vec![("none".to_owned(), "Left out".to_owned())];
            };
            let Some(line) = plan.lines.get(at) else { return Vec::new() };
            let text = |choice: &Choice| (code(*choice), choice_in_words(session, plan, line, *choice));
            let mut all: Vec<(String, String)> = plan.choices(line).iter().map(text).collect();
            if line.asks {
                all.insert(0, (ASKS.to_owned(), "Is it one of these?".to_owned()));
            }
            all
        })
    });
    let chosen = memo(move || {
        session.plan.with(|plan| match (plan.as_ref(), key.get()) {
            (Some(plan), Entry::Line(at)) => match plan.lines.get(at) {
                Some(line) if line.asks => ASKS.to_owned(),
                line => line.map(|line| code(line.choice)).unwrap_or_default(),
            },
            _ => "none".to_owned(),
        })
    });
    let value = RwSignal::new(String::new());
    effect(move || value.set(chosen.get()));
    let choose = move |code: String| {
        let Entry::Line(at) = key.get_untracked() else { return };
        let choice = session.plan.with_untracked(|plan| {
            let plan = plan.as_ref()?;
            plan.choices(plan.lines.get(at)?).into_iter().find(|choice| self::code(*choice) == code)
        });
        choice.into_iter().for_each(|choice| session.choose(at, choice));
    };
    view! {
        <SelectField
            label=Signal::derive(move || format!("What is done with {}", name.get()))
            hide_label=true
            value
            options=Signal::derive(move || options.get())
            on_change=Callback::new(choose)
        />
    }
}

/// What stands for a row that waits to be decided.
const ASKS: &str = "asks";

fn code(choice: Choice) -> String {
    match choice {
        Choice::Update => "update".to_owned(),
        Choice::Skip => "skip".to_owned(),
        Choice::Add => "add".to_owned(),
        Choice::Is(task) => task.to_string(),
    }
}

fn choice_in_words(session: ListSession, plan: &Plan, line: &Line, choice: Choice) -> String {
    let is_row = matches!(line.found, Some(Found { origin: Origin::Line(_), .. }));
    let text = match (choice, plan.mapping.kind) {
        (Choice::Is(task), _) => return session.store.peek(|campaign| plan.task_in_words(campaign, line, task)),
        (Choice::Skip, _) if line.same => "Nothing new",
        (Choice::Skip, _) => "Skip",
        (Choice::Update, ListKind::Influencers) if is_row => "Join with that row",
        (Choice::Update, _) => "Update",
        (Choice::Add, ListKind::Tasks) if line.kinds.is_empty() => "Add influencer",
        (Choice::Add, ListKind::Tasks) => "Add task",
        (Choice::Add, ListKind::Influencers) if line.found.is_some() => "Add as another",
        (Choice::Add, ListKind::Influencers) => "Add",
    };
    text.to_owned()
}

/// Whom a row is about, in words.
fn who_in_words(plan: &Plan, line: &Line) -> String {
    let accounts = crate::domain::accounts_text::text(&line.draft.accounts);
    let found = line.found.as_ref().map(|found| {
        let by = match &found.by {
            By::Record => "its id".to_owned(),
            By::Handle(network, handle) => format!("@{handle} on {}", network.name()),
            By::Email(email) => email.clone(),
            By::Name(name) => format!("the name {name}"),
        };
        let doubt = if found.is_doubtful { "Perhaps " } else { "" };
        match found.origin {
            Origin::Roster(_) if found.is_doubtful => format!("{doubt}on the roster: {by}"),
            Origin::Roster(_) => format!("On the roster: {by}"),
            Origin::Line(at) => {
                let row = plan.lines.get(at).map_or(0, |line| line.row);
                format!("{doubt}{} row {row}: {by}", if found.is_doubtful { "as in" } else { "As in" })
            }
        }
    });
    found.unwrap_or_else(|| if accounts.is_empty() { "New".to_owned() } else { format!("New · {accounts}") })
}

/// What a row changes, in one line.
fn what_in_words(session: ListSession, at: usize) -> String {
    let changes = session.plan.with(|plan| {
        session.store.peek(|campaign| plan.as_ref().map(|plan| plan.changes(at, campaign)).unwrap_or_default())
    });
    let said = changes.into_iter().filter(|change| change.what != "Name" || !change.before.is_empty()).map(|change| {
        if change.before.is_empty() {
            format!("{}: {}", change.what, change.after)
        } else {
            format!("{}: {} → {}", change.what, change.before, change.after)
        }
    });
    said.collect::<Vec<_>>().join(" · ")
}

/// The rows that are shown, in the order of the list.
fn entries(plan: &Plan, which: Which) -> Vec<Entry> {
    let is_shown = |at: usize, line: &Line| match which {
        Which::All => true,
        Which::New => line.found.is_none(),
        Which::Known => line.found.is_some() && (plan.is_known(at) || plan.mapping.kind == ListKind::Tasks),
        Which::Asking => line.asks,
        Which::Remarks => !line.remarks.is_empty(),
        Which::Unreadable => false,
    };
    let lines = plan.lines.iter().enumerate().filter(|(at, line)| is_shown(*at, line));
    let mut lines = lines.map(|(at, line)| (line.row, Entry::Line(at))).peekable();
    let rest = matches!(which, Which::All | Which::Unreadable);
    let unreadable = plan.unreadable.iter().enumerate().filter(|_| rest);
    let mut unreadable = unreadable.map(|(at, row)| (row.row, Entry::Unreadable(at))).peekable();
    // Both are in the order of the list.
    let mut all = Vec::with_capacity(plan.lines.len());
    loop {
        let is_line = match (lines.peek(), unreadable.peek()) {
            (Some(line), Some(other)) => line.0 < other.0,
            (Some(_), None) => true,
            (None, Some(_)) => false,
            (None, None) => return all,
        };
        let next = if is_line { lines.next() } else { unreadable.next() };
        all.extend(next.map(|(_, entry)| entry));
    }
}
