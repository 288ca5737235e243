//! What has to be asked before a list is taken in: how the values of a column are read, where that is a guess.

use super::session::ListSession;
use crate::lists::{Ambiguity, ReadAs};
use crate::ui::element::drawn;
use crate::ui::kit::find;
use crate::ui::reactive::memo;
use crate::ui::view;
use leptos::prelude::*;
use web_sys::{Element, HtmlElement};

/// The questions, one a column. They stay when they are answered, so that an answer can be seen and changed.
#[component]
pub fn Questions(session: ListSession) -> impl IntoView {
    // A column that was open once stays here, one that was answered with an earlier list does not come up.
    let asked = RwSignal::new(Vec::<usize>::new());
    let shown = memo(move || {
        session.mapping.with(|mapping| {
            let open: Vec<usize> = mapping.guessed().map(|(at, _)| at).collect();
            let new = asked.with_untracked(|asked| open.iter().any(|at| !asked.contains(at)));
            if new {
                asked.update_untracked(|asked| {
                    let new: Vec<usize> = open.into_iter().filter(|at| !asked.contains(at)).collect();
                    asked.extend(new);
                    asked.sort_unstable();
                });
            }
            let is_open = |at: &usize| mapping.columns.get(*at).is_some_and(|column| column.ambiguity().is_some());
            asked.with_untracked(|asked| asked.iter().copied().filter(is_open).collect::<Vec<_>>())
        })
    });
    drawn(move || {
        let shown = shown.get();
        let questions = shown.into_iter().map(|at| view! { <Question session at /> }.into_any());
        let questions: Vec<AnyView> = questions.collect();
        (!questions.is_empty()).then(|| view! { <div class="list-questions">{questions}</div> })
    })
}

#[component]
fn Question(session: ListSession, at: usize) -> impl IntoView {
    let column = session.mapping.with_untracked(|mapping| {
        let column = mapping.columns.get(at)?;
        Some((column.title.clone(), column.ambiguity().cloned()?))
    });
    let Some((title, Ambiguity { text, readings, .. })) = column else { return ().into_any() };
    let answer = memo(move || {
        session.mapping.with(|mapping| {
            let known = mapping.columns.get(at).and_then(|column| column.ambiguity());
            known.filter(|known| known.is_answered).map(|known| known.taken)
        })
    });
    let name = format!("reading-{at}");
    let choice = move |(way, value): (ReadAs, String)| {
        view! {
            <label class="list-reading">
                <input
                    type="radio"
                    name=name.clone()
                    prop:checked=move || answer.get() == Some(way)
                    on:change=move |_| session.understand(|mapping, _, _| mapping.answer(at, way))
                />
                <b>{value}</b>
                <span class="muted">{way.label()}</span>
            </label>
        }
        .into_any()
    };
    let choices: Vec<AnyView> = readings.into_iter().map(choice).collect();
    view! {
        <fieldset class="list-question" class:open=move || answer.get().is_none()>
            <legend>{format!("{title}: how is \u{201c}{text}\u{201d} meant?")}</legend>
            {choices}
        </fieldset>
    }
    .into_any()
}

/// Brings the user to the first question that is open.
pub fn go_to_first(dialog: &Element) {
    if let Some(radio) = find(dialog, ".list-question.open input") {
        let radio: HtmlElement = radio;
        radio.scroll_into_view();
        let _ = radio.focus();
    }
}
