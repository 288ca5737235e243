//! What each column of a list means, with samples of its values.

use super::session::ListSession;
use crate::lists::{Ambiguity, Confidence, ListKind, Meaning, ReadAs};
use crate::ui::element::drawn;
use crate::ui::kit::SelectField;
use crate::ui::reactive::{effect, memo};
use crate::ui::view;
use leptos::prelude::*;

/// The columns, each with a field for what it means.
#[component]
pub fn Columns(session: ListSession) -> impl IntoView {
    let count = session.mapping.with_untracked(|mapping| mapping.columns.len());
    let each = (0..count).map(|at| view! { <ColumnLine session at /> });
    view! {
        <ul class="list-columns" aria-label="Columns of the list">
            {each.collect_view()}
        </ul>
    }
    .into_any()
}

#[component]
fn ColumnLine(session: ListSession, at: usize) -> impl IntoView {
    let title = session
        .mapping
        .with_untracked(|mapping| mapping.columns.get(at).map(|column| column.title.clone()).unwrap_or_default());
    let samples = session.surveyed.with_value(|surveyed| {
        let survey = surveyed.surveys.get(at)?;
        let more = if survey.filled > survey.samples.len() { " …" } else { "" };
        Some(format!("{}{more}", survey.samples.join(" · ")))
    });
    let meaning = memo(move || session.mapping.with(|mapping| mapping.columns.get(at).map(|column| column.meaning)));
    let kind = memo(move || session.mapping.with(|mapping| mapping.kind));
    let value = RwSignal::new(String::new());
    effect(move || value.set(meaning.get().map(Meaning::key).unwrap_or_default()));
    let options = Signal::derive(move || options(session, at, kind.get(), meaning.get()));
    let choose = move |key: String| {
        if let Some(meaning) = Meaning::from_key(&key) {
            session.set_meaning(at, meaning);
        }
    };
    let is_guess = memo(move || {
        session.mapping.with(|mapping| mapping.columns.get(at).map(|column| column.confidence)) == Some(Confidence::Low)
    });
    let why = move || {
        session.mapping.with(|mapping| mapping.columns.get(at).map(|column| column.reason.clone()).unwrap_or_default())
    };
    let said = memo(move || {
        session.mapping.with(|mapping| mapping.columns.get(at).map(|it| it.rules.said.clone()).unwrap_or_default())
    });
    let said =
        drawn(move || said.get().into_iter().map(|said| view! { <p class="list-said">{said}</p> }).collect_view());
    let guess = drawn(move || is_guess.get().then(|| view! { <span class="pill amber">"Look at this"</span> }));
    view! {
        <li class="list-column">
            <div class="list-column-what">
                <b>{title.clone()}</b>
                <span class="muted">{samples}</span>
            </div>
            <div class="list-column-means">
                <SelectField
                    label=format!("Meaning of {title}")
                    hide_label=true
                    value
                    options
                    on_change=Callback::new(choose)
                />
                <WishField session at title />
                <p class="muted">{guess} {why}</p>
                {said}
            </div>
        </li>
    }
    .into_any()
}

/// What a column can mean, in the order of the menu.
fn options(session: ListSession, at: usize, kind: ListKind, meaning: Option<Meaning>) -> Vec<(String, String)> {
    let priced = session.mapping.with_untracked(|mapping| mapping.columns.get(at).is_some_and(|column| column.priced));
    let mut all = Meaning::offered(kind, priced);
    all.extend(meaning.filter(|meaning| !all.contains(meaning)));
    all.into_iter().map(|meaning| (meaning.key(), meaning.label())).collect()
}

/// What the user can say of values that may be read in two ways.
#[component]
fn WishField(session: ListSession, at: usize, title: String) -> impl IntoView {
    let open = memo(move || {
        session.mapping.with(|mapping| mapping.columns.get(at).and_then(|column| column.ambiguity().cloned()))
    });
    drawn(move || {
        let Ambiguity { readings, taken, .. } = open.get()?;
        let options =
            readings.iter().map(|(way, _)| (way.key().to_owned(), way.label().to_owned())).collect::<Vec<_>>();
        let value = RwSignal::new(taken.key().to_owned());
        let choose = move |key: String| {
            let Some(answer) = ReadAs::from_key(&key) else { return };
            session.understand(|mapping, _, _| mapping.answer(at, answer));
        };
        Some(view! {
            <SelectField
                label=format!("How values of {title} are read")
                hide_label=true
                value
                options=Signal::stored(options)
                on_change=Callback::new(choose)
            />
        })
    })
}
