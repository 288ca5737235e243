//! Shows what a file would change, and lets the user choose before anything does.

use super::Importer;
use super::answer::{Answer, answer_button};
use super::asking::Asking;
use super::change_list::ChangeList;
use super::comparison::Comparison;
use super::tally::{KINDS, found};
use crate::browser::locale;
use crate::document::{Preview, RowKind};
use crate::domain::limits;
use crate::paper::{self, Change};
use crate::ui::close_guard::CloseGuard;
use crate::ui::counted::counted;
use crate::ui::kit::{Dialog, TextField};
use crate::ui::paper::{Paper, Printed};
use crate::ui::reactive::{expect_context, memo};
use crate::ui::view;
use leptos::prelude::*;
use std::sync::Arc;

/// The dialog of the preview, while one is looked at.
#[component]
pub fn PreviewDialog() -> impl IntoView {
    let importer = expect_context::<Importer>();
    let comparison = move || match importer.asking.get() {
        Some(Asking::Comparison(comparison)) => Some(comparison),
        _ => None,
    };
    let open = Signal::derive(move || comparison().is_some());
    let title = Signal::derive(move || comparison().map(|it| format!("Import {}", it.name)).unwrap_or_default());
    let guard = CloseGuard::losing("Nothing was taken in yet, and what you chose here is not kept.");
    view! {
        <Dialog open title on_close=move |()| importer.answer(Answer::Cancel) guard class="wide preview">
            {untrack(comparison).map(|comparison| view! { <Choices comparison guard /> })}
        </Dialog>
    }
    .into_any()
}

/// What the dialog holds.
#[component]
fn Choices(comparison: Arc<Comparison>, guard: CloseGuard) -> impl IntoView {
    let importer = expect_context::<Importer>();
    let preview = RwSignal::new(comparison.preview.clone());
    let offered = Arc::clone(&comparison);
    guard.watch(Signal::derive(move || {
        let taken = |preview: &Preview| preview.rows.iter().map(|row| row.take).collect::<Vec<_>>();
        preview.with(taken) != taken(&offered.preview)
    }));
    let filter = RwSignal::new(String::new());
    let kind = RwSignal::new(None::<RowKind>);
    let all = comparison.lines.len();
    let printed = Arc::clone(&comparison);
    expect_context::<Paper>().offer(move || Some(preview.with(|preview| on_paper(&printed, preview))));

    let matching = Arc::clone(&comparison);
    let shown = memo(move || matching.matching(kind.get(), &filter.with(|text| locale::fold(text.trim()))));
    let shown_count = move || match shown.with(Vec::len) {
        count if count == all => counted(all, "change"),
        count => format!("{} of {}", locale::count(count), counted(all, "change")),
    };
    let taken = memo(move || {
        preview.with(|preview| preview.rows.iter().filter(|row| row.take && preview.is_open(row)).count())
    });
    let id = comparison.id;
    let overflow =
        memo(move || preview.with(|preview| importer.open_store(id)?.peek_document(|mine| preview.overflow(mine))));

    let kinds = std::iter::once((None, "All", all))
        .chain(KINDS.map(|(kind, word)| (Some(kind), word, comparison.preview.count(kind))))
        .filter(|(_, _, count)| *count > 0)
        .map(|(choice, word, count)| {
            view! {
                <button
                    type="button"
                    aria-pressed=move || if kind.get() == choice { "true" } else { "false" }
                    on:click=move |_| kind.set(choice)
                >
                    {format!("{word} ")}
                    <span>{locale::count(count)}</span>
                </button>
            }
        })
        .collect_view();
    // What a client may not decide is taken one by one, or not at all.
    let set_shown = move |take: bool| {
        preview.update(|preview| {
            for index in shown.get_untracked() {
                if let Some(row) = preview.rows.get_mut(index) {
                    row.take = take && !row.not_theirs;
                }
            }
        });
    };
    let bulk = move |text: &'static str, take: bool| {
        view! {
            <button
                type="button"
                class="btn small"
                disabled=move || shown.with(Vec::is_empty)
                on:click=move |_| set_shown(take)
            >
                {text}
            </button>
        }
        .into_any()
    };
    let empty = move || {
        shown.with(Vec::is_empty).then(|| {
            let clear = move |_| {
                filter.set(String::new());
                kind.set(None);
            };
            view! {
                <div class="no-change">
                    <p>"No change matches"</p>
                    <button type="button" class="btn" on:click=clear>
                        "Show all changes"
                    </button>
                </div>
            }
        })
    };
    let outcome = move || match overflow.get() {
        Some(count) => format!(
            "This would make {} influencers, and a campaign holds {} at most. Switch some off.",
            locale::count(count),
            locale::count(limits::INFLUENCERS),
        ),
        None => match taken.get() {
            0 => "Nothing will be taken from the file.".to_owned(),
            count => format!("{} of {} will be taken from the file.", locale::count(count), counted(all, "change")),
        },
    };
    let about = if comparison.can_replace() {
        "\"Keep both\" adds the file as a campaign of its own. \"Replace\" makes this campaign exactly what the file has."
    } else {
        "\"Keep both\" adds the file as a campaign of its own."
    };
    let button = move |class, text, answer| answer_button(importer, class, text, answer);
    let apply = move |_| {
        if let Some(preview) = preview.try_get_untracked() {
            importer.answer(Answer::Apply(Box::new(preview)));
        }
    };
    view! {
        <div class="dialog-body">
            <div class="preview-head">
                <p class="preview-found" tabindex="-1" autofocus>
                    {found(&comparison.preview)}
                </p>
                {comparison.remarks.iter().map(|remark| view! { <p class="muted">{*remark}</p> }).collect_view()}
            </div>
            <div class="preview-tools">
                <TextField label="Filter changes" value=filter kind="search" placeholder="Filter changes" hide_label=true />
                <div class="kinds" role="group" aria-label="Kinds of change">
                    {kinds}
                </div>
            </div>
            <div class="preview-bulk">
                <span class="muted">{shown_count}</span>
                {bulk("Take all theirs", true)}
                {bulk("Keep all mine", false)}
            </div>
            <ChangeList comparison=Arc::clone(&comparison) preview shown />
            {empty}
        </div>
        <div class="preview-outcome">
            <p role="status" class:error=move || overflow.get().is_some()>
                {outcome}
            </p>
            <p class="muted">{about}</p>
        </div>
        <div class="dialog-actions">
            {button("btn start", "Cancel", || Answer::Cancel)}
            {comparison.can_replace().then(|| button("btn", "Replace", || Answer::Replace))}
            {button("btn", "Keep both", || Answer::KeepBoth)}
            <button type="button" class="btn primary" disabled=move || overflow.get().is_some() on:click=apply>
                "Apply"
            </button>
        </div>
    }
    .into_any()
}

/// The comparison as it is printed: every change, whatever the list shows.
fn on_paper(comparison: &Comparison, preview: &Preview) -> Printed {
    let title = format!("Import {}", comparison.name);
    let remarks: Vec<String> =
        std::iter::once(found(preview)).chain(comparison.remarks.iter().map(|it| (*it).to_owned())).collect();
    let changes = preview.rows.iter().zip(&comparison.lines).map(|(row, line)| {
        let [mine, theirs] = comparison.sides(row, line).map(|said| said.map(|said| said.text).unwrap_or_default());
        Change { owner: line.owner.clone(), what: line.what.clone(), mine, theirs, is_taken: row.take }
    });
    let html = paper::changes(&title, &remarks, &changes.collect::<Vec<_>>());
    Printed { name: title, columns: 5, html }
}
