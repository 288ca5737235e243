//! What a list comes to, in words, and the buttons below it.

use super::dialog::Way;
use super::preview::Part;
use super::session::ListSession;
use crate::browser::locale;
use crate::lists::{ListKind, Tally};
use crate::ui::counted::counted;
use crate::ui::element::drawn;
use crate::ui::reactive::memo;
use crate::ui::view;
use leptos::prelude::*;

/// "212 new · 14 updated · 3 skipped · 2 cannot be read".
pub fn found(session: ListSession) -> String {
    if session.plan.with(Option::is_none) {
        return "Reading the rows…".to_owned();
    }
    let tally = session.tally();
    let parts = [
        (tally.new, "new"),
        (tally.updated, "updated"),
        (tally.tasks, if tally.tasks == 1 { "new task" } else { "new tasks" }),
        (tally.changed_tasks, if tally.changed_tasks == 1 { "changed task" } else { "changed tasks" }),
        (tally.same, "as here already"),
        (tally.joined, "joined with another row"),
        (tally.skipped, "skipped"),
        (tally.unreadable, "cannot be read"),
    ];
    let said =
        parts.iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{} {what}", locale::count(*count)));
    let said: Vec<String> = said.collect();
    if said.is_empty() { "There are no rows below the headings.".to_owned() } else { said.join(" · ") }
}

/// What will happen, above the buttons.
#[component]
pub fn Outcome(session: ListSession, part: RwSignal<Part>) -> impl IntoView {
    let obstacle = memo(move || session.obstacle());
    let waits = memo(move || session.mapping.with(|mapping| mapping.has_suggestions() && !mapping.words_confirmed));
    let said = move || obstacle.get().unwrap_or_else(|| in_words(session.tally()));
    let statuses = drawn(move || {
        waits.get().then(|| {
            view! {
                <p class="list-waits">
                    "Statuses of another tool are not taken yet. "
                    <button type="button" class="btn small" on:click=move |_| part.set(Part::Words)>
                        "Look at them"
                    </button>
                </p>
            }
        })
    });
    view! {
        <div class="preview-outcome">
            <p role="status" class:error=move || obstacle.get().is_some()>
                {said}
            </p>
            {statuses}
        </div>
    }
    .into_any()
}

/// "Cancel" and the button that takes the list in.
#[component]
pub fn Actions(way: Way, session: ListSession) -> impl IntoView {
    let works = RwSignal::new(false);
    let is_ready = move || {
        let tally = session.tally();
        let is_something = tally.new + tally.updated + tally.tasks + tally.changed_tasks > 0;
        is_something && session.busy.with(Option::is_none) && session.obstacle().is_none() && !works.get()
    };
    let is_ready = memo(is_ready);
    let apply = move |_| {
        works.set(true);
        leptos::task::spawn_local(async move {
            if session.apply().await {
                way.close();
            } else {
                works.try_set(false);
            }
        });
    };
    let label = move || {
        let kind = session.mapping.with(|mapping| mapping.kind);
        label(kind, session.tally())
    };
    view! {
        <div class="dialog-actions">
            <button type="button" class="btn" on:click=move |_| way.leave()>
                "Cancel"
            </button>
            <button type="button" class="btn primary" disabled=move || !is_ready.get() on:click=apply>
                {label}
            </button>
        </div>
    }
    .into_any()
}

fn label(kind: ListKind, tally: Tally) -> String {
    match (kind, tally.new, tally.updated, tally.tasks + tally.changed_tasks) {
        (ListKind::Tasks, _, _, tasks) if tasks > 0 && tally.tasks > 0 => {
            format!("Add {}", counted(tally.tasks, "task"))
        }
        (ListKind::Tasks, _, _, tasks) if tasks > 0 => format!("Change {}", counted(tasks, "task")),
        (_, new, _, _) if new > 0 => format!("Add {}", counted(new, "influencer")),
        (_, _, updated, _) if updated > 0 => format!("Update {}", counted(updated, "influencer")),
        _ => "Nothing to add".to_owned(),
    }
}

fn in_words(tally: Tally) -> String {
    let part = |count: usize, one: &str, done: &str| (count > 0).then(|| format!("{} {done}", counted(count, one)));
    let parts = [
        part(tally.new, "influencer", "added"),
        part(tally.updated, "influencer", "updated"),
        part(tally.tasks, "task", "added"),
        part(tally.changed_tasks, "task", "changed"),
    ];
    let said: Vec<String> = parts.into_iter().flatten().collect();
    if said.is_empty() {
        "Nothing will change.".to_owned()
    } else {
        format!("{}, as one step that can be undone.", said.join(", "))
    }
}
