//! The first questions: where a list comes from, and which of its sheets.

use super::ENDINGS;
use super::dialog::Way;
use crate::browser::{files, html_table};
use crate::lists::{Head, has_headings};
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

/// Has the user choose sheets, those that look like lists at first.
#[component]
pub fn ChooseSheets(way: Way, workbook: Arc<Workbook>) -> impl IntoView {
    let chosen = RwSignal::new(workbook.sheets.iter().map(is_list).collect::<Vec<bool>>());
    let sheets = workbook.sheets.iter().enumerate().map(|(at, sheet)| {
        let rows = sheet.rows.iter().filter(|row| row.iter().any(|cell| !cell.is_blank())).count();
        let headings = Head::find(sheet).titles(sheet).into_iter().filter(|title| !title.is_empty());
        let headings = headings.take(6).collect::<Vec<_>>().join(", ");
        let tick = move |event: ev::Event| {
            let is = event_target_checked(&event);
            chosen.update(|chosen| chosen.get_mut(at).into_iter().for_each(|it| *it = is));
        };
        view! {
            <li>
                <label class="btn list-sheet">
                    <input
                        type="checkbox"
                        disabled=rows == 0
                        prop:checked=move || chosen.with(|chosen| chosen.get(at) == Some(&true))
                        on:change=tick
                    />
                    <b><bdi>{name(at, sheet)}</bdi></b>
                    <span class="muted">{counted(rows, "row")}</span>
                    <span class="muted"><bdi>{headings}</bdi></span>
                </label>
            </li>
        }
        .into_any()
    });
    let sheets: Vec<AnyView> = sheets.collect();
    let count = move || chosen.with(|chosen| chosen.iter().filter(|is| **is).count());
    let look = move |_| {
        let chosen = chosen.get_untracked();
        let named = |(at, sheet): (usize, &Sheet)| Sheet { name: name(at, sheet), ..sheet.clone() };
        let wanted = |(at, _): &(usize, &Sheet)| chosen.get(*at) == Some(&true);
        way.choose(workbook.sheets.iter().enumerate().filter(wanted).map(named).collect());
    };
    let label = move || match count() {
        0 => "Choose a sheet".to_owned(),
        1 => "Look at this sheet".to_owned(),
        count => format!("Look at {}", counted(count, "sheet")),
    };
    view! {
        <div class="dialog-body list-choose">
            <p>"Which sheets hold lists? Each is looked at by itself before anything changes."</p>
            <ul class="list-sheets">{sheets}</ul>
        </div>
        <div class="dialog-actions">
            <button type="button" class="btn" on:click=move |_| way.leave()>
                "Cancel"
            </button>
            <button type="button" class="btn primary" autofocus disabled=move || count() == 0 on:click=look>
                {label}
            </button>
        </div>
    }
    .into_any()
}

fn name(at: usize, sheet: &Sheet) -> String {
    if sheet.name.is_empty() { format!("Sheet {}", at + 1) } else { sheet.name.clone() }
}

/// Whether the headings of a sheet are those of a list.
fn is_list(sheet: &Sheet) -> bool {
    let head = Head::find(sheet).row.unwrap_or(0);
    let rows = sheet.rows.iter().skip(head).take(2);
    let rows: Vec<Vec<String>> = rows.map(|row| row.iter().map(|cell| cell.text().into_owned()).collect()).collect();
    has_headings(&rows)
}
