//! What each column of a list means, with samples of its values.

use super::session::ListSession;
use crate::lists::{Confidence, ListKind, Meaning, Order, OwnKind};
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
        session.mapping.with(|mapping| {
            let column = mapping.columns.get(at)?;
            let is_date = matches!(column.meaning, Meaning::TaskDate | Meaning::Own(OwnKind::Date));
            match (column.rules.order_is_open && is_date, column.rules.share_is_open) {
                (true, _) => Some((true, column.rules.order == Some(Order::MonthFirst))),
                (_, true) => Some((false, column.rules.is_share)),
                _ => None,
            }
        })
    });
    drawn(move || {
        let (is_date, is_second) = open.get()?;
        let options = match is_date {
            true => [("first", "Day first"), ("second", "Month first")],
            false => [("first", "In percent"), ("second", "As shares of one")],
        };
        let options: Vec<_> = options.iter().map(|(key, text)| ((*key).to_owned(), (*text).to_owned())).collect();
        let value = RwSignal::new(if is_second { "second" } else { "first" }.to_owned());
        let choose = move |key: String| {
            session.understand(|mapping, _, _| {
                let Some(column) = mapping.columns.get_mut(at) else { return };
                if is_date {
                    column.wish.order = Some(if key == "second" { Order::MonthFirst } else { Order::DayFirst });
                } else {
                    column.wish.is_share = Some(key == "second");
                }
            });
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
