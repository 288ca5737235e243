//! What the status words of a list mean.

use super::session::ListSession;
use crate::lists::{Scope, Suggestion};
use crate::ui::counted::counted;
use crate::ui::kit::{CheckboxField, SelectField};
use crate::ui::reactive::effect;
use crate::ui::view;
use leptos::prelude::*;

/// The words, each with the status it is taken as, and the box that confirms them.
#[component]
pub fn StatusWords(session: ListSession) -> impl IntoView {
    let count = session.mapping.with_untracked(|mapping| mapping.words.len());
    let each = (0..count).map(|at| view! { <Word session at /> });
    let confirmed = Signal::derive(move || session.mapping.with(|mapping| mapping.words_confirmed));
    let confirm = move |is: bool| session.understand(|mapping, _, _| mapping.words_confirmed = is);
    let has_suggestions = session.mapping.with_untracked(|mapping| mapping.has_suggestions());
    let confirming = has_suggestions.then(|| {
        view! {
            <div class="list-confirm">
                <CheckboxField
                    label="Set statuses as suggested here".to_owned()
                    checked=confirmed
                    on_change=Callback::new(confirm)
                />
                <p class="muted">"Until then only Rollcall's own words set a status; everybody else stays as they are, or starts at Pending."</p>
            </div>
        }
    });
    view! {
        <div class="list-words">
            {confirming}
            <ul aria-label="Status words of the list">{each.collect_view()}</ul>
        </div>
    }
    .into_any()
}

#[component]
fn Word(session: ListSession, at: usize) -> impl IntoView {
    let Some(word) = session.mapping.with_untracked(|mapping| mapping.words.get(at).cloned()) else {
        return ().into_any();
    };
    let leave = match word.scope {
        Scope::Task => "Leave at Pending",
        Scope::Influencer | Scope::Client => "Leave as it is",
    };
    let mut options = vec![(String::new(), leave.to_owned())];
    options.extend(word.scope.all().into_iter().map(|(key, label)| (key.to_owned(), label.to_owned())));
    let key = move || {
        session
            .mapping
            .with(|mapping| mapping.words.get(at).and_then(|word| word.chosen).unwrap_or_default().to_owned())
    };
    let value = RwSignal::new(untrack(key));
    effect(move || value.set(key()));
    let scope = word.scope;
    let choose = move |key: String| {
        let known = scope.all().into_iter().map(|(known, _)| known).find(|known| *known == key);
        session.understand(|mapping, _, _| {
            mapping.words.get_mut(at).into_iter().for_each(|word| word.chosen = known);
        });
    };
    let about = match word.suggestion {
        Suggestion::Ours(_) => "",
        Suggestion::Theirs(_) => "suggested",
        Suggestion::Unknown => "not known",
    };
    view! {
        <li class="list-word">
            <div>
                <b>{word.word.clone()}</b>
                <span class="muted">{format!("{} · {}", scope.title(), counted(word.rows, "row"))}</span>
            </div>
            <SelectField
                label=format!("{} of {}", scope.title(), word.word)
                hide_label=true
                value
                options=Signal::stored(options)
                on_change=Callback::new(choose)
            />
            <span class="muted">{about}</span>
        </li>
    }
    .into_any()
}
