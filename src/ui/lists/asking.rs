//! The first questions: where a list comes from, and which of its sheets.

use super::ENDINGS;
use super::dialog::Way;
use crate::browser::{files, html_table};
use crate::lists::Head;
use crate::sheets::{Sheet, Workbook};
use crate::ui::counted::counted;
use crate::ui::kit::TextArea;
use crate::ui::view;
use leptos::{ev, html, prelude::*};
use std::sync::Arc;

/// Has the user choose a file or paste rows.
#[component]
pub fn Asking(way: Way) -> impl IntoView {
    let text = way.typed;
    let missing = RwSignal::new(false);
    let picker = NodeRef::<html::Input>::new();
    let picked = move |_| {
        let Some(picker) = picker.get_untracked() else { return };
        let chosen = files::all(picker.files()).into_iter().next();
        picker.set_value("");
        chosen.into_iter().for_each(|file| way.read_file(file));
    };
    let choose = move |_| {
        picker.get_untracked().into_iter().for_each(|picker| picker.click());
    };
    let read = move |_| {
        let typed = text.get_untracked();
        missing.set(typed.trim().is_empty());
        if !typed.trim().is_empty() {
            way.read_text(typed);
        }
    };
    // The field itself would take the plain text of a table, without its links.
    let paste = move |event: ev::ClipboardEvent| {
        if let Some(table) = html_table::table(&event) {
            event.prevent_default();
            text.update(|text| {
                if !text.trim().is_empty() && !text.ends_with('\n') {
                    text.push('\n');
                }
                text.push_str(&table);
            });
        }
    };
    let error = Signal::derive(move || missing.get().then(|| "Paste some rows first.".to_owned()));
    let refused = move || {
        way.error.get().map(|why| {
            let name = way.name.get_untracked();
            view! {
                <p class="note" role="alert">
                    {format!("{name}: {why}")}
                </p>
            }
        })
    };
    view! {
        <div class="dialog-body fields list-ask">
            {refused}
            <p>"A CSV file, a spreadsheet, the export of a creator database, or rows copied from one. You see what it would change before anything does."</p>
            <div>
                <button type="button" class="btn large" autofocus on:click=choose>
                    "Choose a file…"
                </button>
                <input
                    node_ref=picker
                    type="file"
                    hidden
                    accept=ENDINGS
                    aria-label="File with a list"
                    on:change=picked
                />
            </div>
            <div on:paste=paste>
                <TextArea
                    label="Or paste rows".to_owned()
                    value=text
                    rows=8
                    error
                    hint="With headings or without, a row for each influencer. Handles and links alone will do."
                />
            </div>
        </div>
        <div class="dialog-actions">
            <button type="button" class="btn" on:click=move |_| way.leave()>
                "Cancel"
            </button>
            <button type="button" class="btn primary" on:click=read>
                "Read rows"
            </button>
        </div>
    }
    .into_any()
}

/// Has the user choose a sheet.
#[component]
pub fn ChooseSheet(way: Way, workbook: Arc<Workbook>) -> impl IntoView {
    let sheets = workbook.sheets.iter().enumerate().map(|(at, sheet)| {
        let rows = sheet.rows.iter().filter(|row| row.iter().any(|cell| !cell.is_blank())).count();
        let headings = Head::find(sheet).titles(sheet).into_iter().filter(|title| !title.is_empty());
        let headings = headings.take(6).collect::<Vec<_>>().join(", ");
        let name = if sheet.name.is_empty() { format!("Sheet {}", at + 1) } else { sheet.name.clone() };
        let workbook = Arc::clone(&workbook);
        let choose = move |_| {
            let sheet: Option<Sheet> = workbook.sheets.get(at).cloned();
            sheet.into_iter().for_each(|sheet| way.choose(sheet, None));
        };
        view! {
            <li>
                <button type="button" class="btn list-sheet" disabled=rows == 0 on:click=choose>
                    <b><bdi>{name}</bdi></b>
                    <span class="muted">{counted(rows, "row")}</span>
                    <span class="muted"><bdi>{headings}</bdi></span>
                </button>
            </li>
        }
    });
    view! {
        <div class="dialog-body">
            <p>"Which sheet holds the list?"</p>
            <ul class="list-sheets">{sheets.collect_view()}</ul>
        </div>
        <div class="dialog-actions">
            <button type="button" class="btn" on:click=move |_| way.leave()>
                "Cancel"
            </button>
        </div>
    }
    .into_any()
}
