//! What became of a list: what was taken in, and which rows were left out.

use super::dialog::Way;
use super::session::Taken;
use crate::browser::{locale, sheets};
use crate::lists::Unreadable;
use crate::sheets::Format;
use crate::ui::counted::counted;
use crate::ui::element::ElementRef;
use crate::ui::reactive::on_load;
use crate::ui::view;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// So many rows are shown; all are in the file.
const MOST: usize = 500;

/// What was taken in, and the rows that were not.
#[component]
pub fn Done(way: Way, taken: Taken) -> impl IntoView {
    let count = taken.left_out.len();
    let line = |row: &Unreadable| {
        view! {
            <li>
                <b>{format!("Row {}: {}", locale::count(row.row), if row.text.is_empty() { "empty cells" } else { &row.text })}</b>
                <span>{row.why.clone()}</span>
            </li>
        }
        .into_any()
    };
    let lines: Vec<AnyView> = taken.left_out.iter().take(MOST).map(line).collect();
    let more = (count > MOST).then(|| {
        view! { <p class="muted">{format!("These are the first {}; all are in the file.", locale::count(MOST))}</p> }
    });
    let heading = ElementRef::new();
    on_load(heading, |heading| drop(heading.unchecked_into::<web_sys::HtmlElement>().focus()));
    let is_busy = RwSignal::new(false);
    let book = taken.book;
    let file_name = taken.file_name;
    let download = move |_| {
        is_busy.set(true);
        let (book, name) = (book.clone(), file_name.clone());
        leptos::task::spawn_local(async move {
            let written = sheets::write(&book, Format::Csv).await;
            let mime = "text/csv;charset=utf-8";
            let saved = written.and_then(|bytes| crate::browser::files::download_bytes(&name, &bytes, mime));
            is_busy.try_set(false);
            match saved {
                Ok(()) => way.toasts.notify(format!("Exported as {name}")),
                Err(why) => way.toasts.error(why),
            }
        });
    };
    let next = way.next_name();
    view! {
        <div class="dialog-body list-done">
            <p node_ref=heading class="preview-found" tabindex="-1">
                {format!("{}.", taken.said)}
            </p>
            <p>{format!("{} not taken:", if count == 1 { "This row was".to_owned() } else { format!("These {} were", counted(count, "row")) })}</p>
            <ul class="notes" tabindex="0" aria-label="Rows that were left out">
                {lines}
            </ul>
            {more}
        </div>
        <div class="dialog-actions">
            <button type="button" class="btn start" disabled=move || is_busy.get() on:click=download>
                "Download these rows"
            </button>
            <button type="button" class="btn primary" on:click=move |_| way.go_on()>
                {next.map_or_else(|| "Done".to_owned(), |name| format!("Next sheet: {name}"))}
            </button>
        </div>
    }
    .into_any()
}
