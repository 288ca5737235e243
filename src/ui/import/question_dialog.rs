//! Asks what to do with a file's version of a campaign that this browser has.

use super::Importer;
use super::question::{Answer, Question};
use crate::ui::kit::Dialog;
use crate::ui::view;
use leptos::prelude::*;

/// The dialog of the question, while it is asked.
#[component]
pub fn QuestionDialog() -> impl IntoView {
    let importer = expect_context::<Importer>();
    let question = importer.question;
    let open = Signal::derive(move || question.with(Option::is_some));
    let title = Signal::derive(move || {
        question.with(|question| {
            question.as_ref().map(|q| format!("{} is in this browser already", q.name)).unwrap_or_default()
        })
    });
    let can_replace = move || question.with(|question| question.as_ref().is_some_and(|q| q.can_replace));
    let button = move |class: &'static str, text: &'static str, answer: Answer| {
        view! {
            <button type="button" class=class on:click=move |_| importer.answer(answer)>
                {text}
            </button>
        }
    };
    view! {
        <Dialog open title on_close=move |()| importer.answer(Answer::Cancel)>
            <div class="dialog-body">{move || question.with(|question| question.as_ref().map(draw))}</div>
            <div class="dialog-actions">
                {button("btn start", "Cancel", Answer::Cancel)}
                {move || can_replace().then(|| button("btn", "Replace", Answer::Replace))}
                {button("btn primary", "Keep both", Answer::KeepBoth)}
            </div>
        </Dialog>
    }
}

fn draw(question: &Question) -> AnyView {
    let rows = question.rows.iter().cloned().map(|[label, mine, theirs]| {
        let class = if mine == theirs { "" } else { "differs" };
        view! {
            <tr class=class>
                <th scope="row">{label}</th>
                <td>{mine}</td>
                <td>{theirs}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    let table = question.can_replace.then(|| {
        view! {
            <table class="versions">
                <thead>
                    <tr>
                        <td></td>
                        <th scope="col">"In this browser"</th>
                        <th scope="col">"In the file"</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        }
    });
    let replace = question
        .can_replace
        .then(|| view! { <p><b>"Replace"</b>" puts the file's version in the place of this browser's. It can be undone."</p> });
    view! {
        <p>{question.situation.clone()}</p>
        {table}
        <div class="choices">
            {replace}
            <p>
                <b>"Keep both"</b>
                {format!(" adds the file as a campaign of its own, \"{} (imported)\".", question.name)}
            </p>
        </div>
    }
}
