//! What a list would do, before it does anything: its columns, its status words, its rows.

use super::columns::Columns;
use super::dialog::Way;
use super::outcome::{Actions, Outcome, found};
use super::questions::Questions;
use super::rows::Rows;
use super::session::ListSession;
use super::status_words::StatusWords;
use crate::browser::locale;
use crate::lists::{Head, ListKind};
use crate::ui::element::{ElementRef, drawn};
use crate::ui::kit::SelectField;
use crate::ui::reactive::{effect, memo, on_load};
use crate::ui::view;
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen::JsCast;

/// What is shown of a list.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// What its columns mean.
    Columns,
    /// What its status words mean.
    Words,
    /// What becomes of its rows.
    Rows,
}

/// The preview of a list.
#[component]
pub fn ListPreview(way: Way, session: ListSession) -> impl IntoView {
    let part = RwSignal::new(Part::Columns);
    let words = memo(move || session.mapping.with(|mapping| mapping.words.len()));
    let columns = session.mapping.with_untracked(|mapping| mapping.columns.len());
    let rows = memo(move || {
        session.plan.with(|plan| plan.as_ref().map_or(0, |plan| plan.lines.len() + plan.unreadable.len()))
    });
    let button = move |text: &'static str, which: Part, count: Signal<usize>| {
        view! {
            <button
                type="button"
                aria-pressed=move || if part.get() == which { "true" } else { "false" }
                on:click=move |_| part.set(which)
            >
                {format!("{text} ")}
                <span>{move || locale::count(count.get())}</span>
            </button>
        }
        .into_any()
    };
    let words_button =
        drawn(move || (words.get() > 0).then(|| button("Statuses", Part::Words, Signal::derive(move || words.get()))));
    // Words that are gone with their column leave nothing to show.
    effect(move || {
        if words.get() == 0 && part.get_untracked() == Part::Words {
            part.set(Part::Columns);
        }
    });
    let shown = drawn(move || match part.get() {
        Part::Columns => view! { <Columns session /> }.into_any(),
        Part::Words => view! { <StatusWords session /> }.into_any(),
        Part::Rows => view! { <Rows session /> }.into_any(),
    });
    let busy = drawn(move || {
        session.busy.get().map(|(done, all)| {
            let share = (done * 100 / all.max(1)).to_string();
            view! { <progress max="100" value=share aria-label="Rows read"></progress> }
        })
    });
    // What had the focus before is gone with its step.
    let heading = ElementRef::new();
    on_load(heading, |heading| drop(heading.unchecked_into::<web_sys::HtmlElement>().focus()));
    view! {
        <div class="dialog-body">
            <div class="preview-head list-head">
                <p node_ref=heading class="preview-found" tabindex="-1">
                    {move || found(session)}
                </p>
                {busy}
            </div>
            <Questions session />
            <div class="preview-tools">
                <div class="kinds" role="group" aria-label="Parts of the list">
                    {button("Columns", Part::Columns, Signal::stored(columns))}
                    {words_button}
                    {button("Rows", Part::Rows, Signal::derive(move || rows.get()))}
                </div>
                <KindField session />
                <HeadField way session />
            </div>
            {shown}
        </div>
        <Outcome session part />
        <Actions way session />
    }
    .into_any()
}

/// What the rows are.
#[component]
fn KindField(session: ListSession) -> impl IntoView {
    let key = move || match session.mapping.with(|mapping| mapping.kind) {
        ListKind::Influencers => "influencers".to_owned(),
        ListKind::Tasks => "tasks".to_owned(),
    };
    let value = RwSignal::new(untrack(key));
    effect(move || value.set(key()));
    let options = [("influencers", "Rows are influencers"), ("tasks", "Rows are tasks")];
    let options: Vec<_> = options.iter().map(|(key, text)| ((*key).to_owned(), (*text).to_owned())).collect();
    let choose = move |key: String| {
        session.set_kind(if key == "tasks" { ListKind::Tasks } else { ListKind::Influencers });
    };
    view! {
        <SelectField
            label="What the rows are".to_owned()
            hide_label=true
            value
            options=Signal::stored(options)
            on_change=Callback::new(choose)
        />
    }
}

/// Which row has the headings.
#[component]
fn HeadField(way: Way, session: ListSession) -> impl IntoView {
    let surveyed = session.surveyed.get_value();
    let head = surveyed.head;
    // The row that was found, and those that are likely otherwise.
    let first = surveyed.sheet.rows.iter().position(|row| row.iter().any(|cell| !cell.is_blank())).unwrap_or(0);
    let mut rows: Vec<usize> = (first..(first + 10).min(surveyed.sheet.rows.len())).collect();
    rows.extend(head.row.filter(|row| !rows.contains(row)));
    let none = ("none".to_owned(), "No headings".to_owned());
    let options = rows.into_iter().map(|row| (row.to_string(), format!("Headings in row {}", row + 1)));
    let options: Vec<_> = std::iter::once(none).chain(options).collect();
    let value = RwSignal::new(head.row.map_or_else(|| "none".to_owned(), |row| row.to_string()));
    let choose = move |key: String| {
        let head = match key.parse() {
            Ok(row) => Head::at(row),
            Err(_) => Head { row: None, first },
        };
        way.look(Arc::clone(&session.surveyed.get_value().sheet), Some(head));
    };
    view! {
        <SelectField
            label="Row with the headings".to_owned()
            hide_label=true
            value
            options=Signal::stored(options)
            on_change=Callback::new(choose)
        />
    }
}
