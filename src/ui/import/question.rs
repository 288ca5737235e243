//! What is asked where a file's campaign is here and cannot be compared with the file at once.

use super::Importer;
use super::answer::{Answer, answer_button};
use super::asking::Asking;
use crate::ui::close_guard::CloseGuard;
use crate::ui::kit::Dialog;
use crate::ui::reactive::expect_context;
use crate::ui::view;
use leptos::prelude::*;

/// The question.
#[derive(Clone)]
pub struct Question {
    /// The campaign's name in the file.
    pub name: String,
    /// Why it cannot be compared.
    pub obstacle: Obstacle,
}

/// What is in the way.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Obstacle {
    /// It lies in Recently deleted.
    Deleted,
    /// What is stored of it cannot be read.
    Damaged,
}

impl Question {
    fn title(&self) -> String {
        match self.obstacle {
            Obstacle::Deleted => format!("{} is in Recently deleted", self.name),
            Obstacle::Damaged => format!("{} is in this browser already", self.name),
        }
    }

    /// How things are, and what the buttons would do.
    fn sentences(&self) -> [String; 2] {
        let keep_both = format!("\"Keep both\" adds the file as a campaign of its own, \"{} (imported)\".", self.name);
        match self.obstacle {
            Obstacle::Deleted => [
                "\"Restore and compare\" brings it back and shows what the file would change before anything does."
                    .to_owned(),
                keep_both,
            ],
            Obstacle::Damaged => [
                "What this browser has stored of it is damaged and cannot be compared. It stays where it is: the \
                 start page offers it for download."
                    .to_owned(),
                keep_both,
            ],
        }
    }
}

/// The dialog of the question, while it is asked.
#[component]
pub fn QuestionDialog() -> impl IntoView {
    let importer = expect_context::<Importer>();
    let question = Signal::derive(move || match importer.asking.get() {
        Some(Asking::Question(question)) => Some(question),
        _ => None,
    });
    let open = Signal::derive(move || question.with(Option::is_some));
    let title =
        Signal::derive(move || question.with(|question| question.as_ref().map(Question::title)).unwrap_or_default());
    let button = move |class, text, answer| answer_button(importer, class, text, answer);
    let body = move || {
        let sentences = question.get().map(|question| question.sentences());
        sentences.into_iter().flatten().map(|text| view! { <p>{text}</p> }).collect_view()
    };
    let buttons = move || match question.get().map(|question| question.obstacle) {
        Some(Obstacle::Deleted) => vec![
            button("btn", "Keep both", || Answer::KeepBoth),
            button("btn primary", "Restore and compare", || Answer::Restore),
        ],
        _ => vec![button("btn primary", "Keep both", || Answer::KeepBoth)],
    };
    view! {
        <Dialog open title on_close=move |()| importer.answer(Answer::Cancel) guard=CloseGuard::nothing()>
            <div class="dialog-body">{body}</div>
            <div class="dialog-actions">
                {button("btn start", "Cancel", || Answer::Cancel)}
                {buttons}
            </div>
        </Dialog>
    }
    .into_any()
}
