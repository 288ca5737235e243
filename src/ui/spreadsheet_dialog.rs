//! The dialog that writes the campaign into a spreadsheet or a CSV file.

use super::counted::counted;
use super::kit::{CheckboxField, Dialog, SelectField, Toasts};
use crate::app::file_name::file_name_of;
use crate::app::session::Session;
use crate::app::store::CampaignStore;
use crate::browser::{clock, files, locale, sheets};
use crate::export::{self, Extent, Part};
use crate::sheets::Format;
use crate::ui::close_guard::CloseGuard;
use crate::ui::reactive::expect_context;
use crate::ui::view;
use leptos::prelude::*;

const XLSX: &str = "xlsx";
const CSV: &str = "csv";
const SEMICOLONS: &str = "csv;";
const VIEW: &str = "view";
const ALL: &str = "all";

/// "Export spreadsheet": in which form, how much, and the file.
#[component]
pub fn SpreadsheetDialog(
    /// Whether it is shown.
    open: RwSignal<bool>,
) -> impl IntoView {
    let store = expect_context::<CampaignStore>();
    let session = expect_context::<Session>();
    let toasts = expect_context::<Toasts>();
    let format = RwSignal::new(XLSX.to_owned());
    let content = RwSignal::new(VIEW.to_owned());
    let sheet = RwSignal::new(Part::Influencers.name().to_owned());
    let parts = Part::ALL.map(|part| (part, RwSignal::new(true)));
    let is_busy = RwSignal::new(false);
    let is_csv = move || format.with(|format| format != XLSX);

    let option = |key: &str, text: &str| (key.to_owned(), text.to_owned());
    let contents = move || {
        let all = store.peek(|campaign| campaign.roster.len());
        let shown = session.rows.with(|rows| rows.len());
        vec![
            option(VIEW, &format!("This view: {} and the columns shown", counted(shown, "influencer"))),
            option(ALL, &format!("Everything: {} and all columns", counted(all, "influencer"))),
        ]
    };
    let chosen = move || match is_csv() {
        true => Part::ALL.into_iter().filter(|part| sheet.with(|sheet| sheet == part.name())).collect(),
        false => parts.iter().filter(|(_, on)| on.get()).map(|(part, _)| *part).collect::<Vec<_>>(),
    };
    let name = move || {
        let campaign = store.peek(|campaign| campaign.briefing.name.clone());
        match is_csv() {
            true => file_name_of(&format!("{campaign} {}", sheet.get().to_lowercase()), CSV),
            false => file_name_of(&campaign, XLSX),
        }
    };
    let extent = move || {
        if content.with_untracked(|content| content == ALL) {
            return store.peek(Extent::whole);
        }
        let ids = session.rows.with_untracked(|rows| rows.to_vec());
        let columns = session.columns.with_untracked(|columns| columns.iter().map(|placed| placed.column).collect());
        let is_whole = store.peek(|campaign| campaign.roster.len() == ids.len());
        Extent { ids, columns, is_whole }
    };
    let export = move |_| {
        let (format, mime) = match format.get_untracked().as_str() {
            CSV => (Format::Csv, "text/csv;charset=utf-8"),
            SEMICOLONS => (Format::CsvWithSemicolons, "text/csv;charset=utf-8"),
            _ => (Format::Xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        };
        let (name, parts, extent) = (untrack(name), untrack(chosen), extent());
        let book = store.peek(|campaign| export::book(campaign, &extent, &parts, clock::today()));
        is_busy.set(true);
        leptos::task::spawn_local(async move {
            let written = sheets::write(&book, format).await;
            let saved = written.and_then(|bytes| files::download_bytes(&name, &bytes, mime));
            is_busy.try_set(false);
            match saved {
                Ok(()) => {
                    toasts.notify(format!("Exported as {name}"));
                    open.try_set(false);
                }
                Err(why) => toasts.error(why),
            }
        });
    };
    let boxes = move || {
        let part = |(part, on): (Part, RwSignal<bool>)| {
            view! { <CheckboxField label=part.name() checked=on on_change=move |is| on.set(is) /> }.into_any()
        };
        if is_csv() {
            let sheets: Vec<_> = Part::ALL.map(|part| option(part.name(), part.name())).into();
            view! { <SelectField label="Sheet" value=sheet options=Signal::derive(move || sheets.clone()) /> }
                .into_any()
        } else {
            view! {
                <fieldset class="checks">
                    <legend>"Sheets"</legend>
                    {parts.map(part).into_iter().collect::<Vec<_>>()}
                </fieldset>
            }
            .into_any()
        }
    };
    let about = move || match is_csv() {
        true => {
            "One table, which any program opens. A text that a spreadsheet would run as a formula has an apostrophe before it; Rollcall takes it off again."
        }
        false => {
            "For Excel, LibreOffice, Numbers and Google Sheets: with real numbers, dates and amounts, and filters."
        }
    };
    let formats = Signal::derive(move || {
        let theirs =
            locale::has_decimal_comma().then(|| option(SEMICOLONS, "CSV file with semicolons and decimal commas"));
        [option(XLSX, "Spreadsheet (XLSX)"), option(CSV, "CSV file")].into_iter().chain(theirs).collect()
    });
    view! {
        <Dialog open title="Export spreadsheet" on_close=move |()| open.set(false) guard=CloseGuard::nothing()>
            <div class="dialog-body client-copy">
                <SelectField label="Format" value=format options=formats />
                <SelectField label="Content" value=content options=Signal::derive(contents) />
                {boxes}
                <p class="muted">{about}</p>
                <p class="muted file-name"><bdi>{name}</bdi></p>
            </div>
            <div class="dialog-actions">
                <button type="button" class="btn" on:click=move |_| open.set(false)>
                    "Cancel"
                </button>
                <button
                    type="button"
                    class="btn primary"
                    disabled=move || is_busy.get() || chosen().is_empty()
                    on:click=export
                >
                    {move || if is_busy.get() { "Exporting…" } else { "Export" }}
                </button>
            </div>
        </Dialog>
    }
    .into_any()
}
