//! Tells what became of files where a toast would be too short.

use super::Importer;
use super::note::Note;
use crate::browser::clipboard;
use crate::ui::close_guard::CloseGuard;
use crate::ui::counted::counted;
use crate::ui::kit::Dialog;
use crate::ui::reactive::expect_context;
use crate::ui::view;
use leptos::prelude::*;

/// The dialog that tells one note after the other.
#[component]
pub fn NoteDialog() -> impl IntoView {
    let importer = expect_context::<Importer>();
    let notes = importer.notes;
    let open = Signal::derive(move || notes.with(|notes| !notes.is_empty()) && importer.asking.with(Option::is_none));
    let next = move || {
        notes.update(|notes| {
            notes.drain(..notes.len().min(1));
        });
    };
    let title = Signal::derive(move || {
        notes.with(|notes| match notes.first() {
            Some(Note::Repairs { name, repairs }) => {
                format!("{name} was opened with {}", counted(repairs.len(), "repair"))
            }
            _ => "What could not be imported".to_owned(),
        })
    });
    let copy = move |_| {
        let text = notes.with_untracked(|notes| match notes.first() {
            Some(Note::Repairs { repairs, .. }) => repairs.iter().map(|repair| format!("{repair}\n")).collect(),
            Some(Note::Failures(failures)) => failures.iter().map(|f| format!("{}: {}\n", f.file, f.why)).collect(),
            None => String::new(),
        });
        leptos::task::spawn_local(async move {
            match clipboard::copy(&text).await {
                Ok(()) => importer.toasts.notify("Copied"),
                Err(_) => {
                    importer.toasts.error("The browser gives no access to the clipboard. Select the list and copy it.")
                }
            }
        });
    };
    view! {
        <Dialog open title on_close=move |()| next() guard=CloseGuard::nothing()>
            <div class="dialog-body">{move || notes.with(|notes| notes.first().map(draw))}</div>
            <div class="dialog-actions">
                <button type="button" class="btn start" on:click=copy>
                    "Copy list"
                </button>
                <button type="button" class="btn primary" autofocus on:click=move |_| next()>
                    "Done"
                </button>
            </div>
        </Dialog>
    }
}

fn draw(note: &Note) -> AnyView {
    let line = |head: String, text: String| view! { <li><b>{head}</b><span>{text}</span></li> };
    let (intro, lines) = match note {
        Note::Repairs { repairs, .. } => (
            "The file had faults that could be put right. The campaign holds everything else as the file has it; the file itself is unchanged.",
            repairs.iter().map(|repair| line(repair.place.clone(), repair.what.clone())).collect_view(),
        ),
        Note::Failures(failures) => (
            "Nothing of these files was taken in, and nothing in this browser has changed because of them.",
            failures.iter().map(|failure| line(failure.file.clone(), failure.why.clone())).collect_view(),
        ),
    };
    view! {
        <p>{intro}</p>
        <ul class="notes" tabindex="0" aria-label="List">{lines}</ul>
    }
}
