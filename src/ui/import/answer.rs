//! What the user says to a file whose campaign is here already.

use super::Importer;
use crate::document::Preview;
use crate::ui::view;
use leptos::prelude::*;

/// What is to be done with a file.
#[derive(Clone)]
pub enum Answer {
    /// What the switches of this preview say is joined.
    Apply(Box<Preview>),
    /// The file's version takes the place of mine.
    Replace,
    /// The file's version becomes a campaign of its own.
    KeepBoth,
    /// Mine comes back from Recently deleted and is compared with the file.
    Restore,
    /// Nothing happens.
    Cancel,
}

/// A button by which the user says `answer`.
pub fn answer_button(importer: Importer, class: &'static str, text: &'static str, answer: fn() -> Answer) -> AnyView {
    view! {
        <button type="button" class=class on:click=move |_| importer.answer(answer())>
            {text}
        </button>
    }
    .into_any()
}
