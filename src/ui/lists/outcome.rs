//! What a list comes to, in words, and the buttons below it.

use super::dialog::Way;
use super::preview::Part;
use super::questions::go_to_first;
use super::session::ListSession;
use crate::browser::locale;
use crate::lists::{ListKind, Tally};
use crate::ui::counted::counted;
use crate::ui::element::drawn;
use crate::ui::kit::{CheckboxField, target_element};
use crate::ui::reactive::memo;
use crate::ui::view;
use leptos::{ev, prelude::*};

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
        (tally.asking, "to be decided"),
        (tally.skipped - tally.asking.min(tally.skipped), "skipped"),
        (tally.removed, "removed"),
        (tally.removed_tasks, if tally.removed_tasks == 1 { "task removed" } else { "tasks removed" }),
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
            <Deciding session part />
            <Missing session />
            <Empty session />
        </div>
    }
    .into_any()
}

/// Rows that may be tasks of the campaign, where it is not clear which.
#[component]
fn Deciding(session: ListSession, part: RwSignal<Part>) -> impl IntoView {
    let count = memo(move || session.tally().asking);
    drawn(move || {
        let count = Some(count.get()).filter(|count| *count > 0)?;
        let said = match count {
            1 => "1 row may be a task that is here with another day. It is left out until you say so.".to_owned(),
            _ => format!(
                "{} rows may be tasks that are here with other days. They are left out until you say so.",
                locale::count(count)
            ),
        };
        Some(view! {
            <p class="list-waits deciding">
                <span>{said}</span>
                <button type="button" class="btn small" on:click=move |_| part.set(Part::Rows)>
                    "Look at them"
                </button>
                <button type="button" class="btn small" on:click=move |_| session.choose_by_days()>
                    "Match in the order of days"
                </button>
            </p>
        })
    })
}

/// Who and what is here and not in a list of ours.
#[component]
fn Missing(session: ListSession) -> impl IntoView {
    let said = memo(move || {
        session.plan.with(|plan| {
            let missing = &plan.as_ref()?.missing;
            let (count, one) = match (missing.influencers.len(), missing.tasks.len()) {
                (0, 0) => return None,
                (0, tasks) => (tasks, "task"),
                (people, _) => (people, "influencer"),
            };
            let are = if count == 1 { "is" } else { "are" };
            Some(format!("Remove {} that {are} here and not in the list", counted(count, one)))
        })
    });
    let removes = Signal::derive(move || session.mapping.with(|mapping| mapping.removes));
    drawn(move || {
        let label = said.get()?;
        Some(view! { <CheckboxField label checked=removes on_change=move |is| session.remove_missing(is) /> })
    })
}

/// Cells of a list of ours that are empty and not on the roster.
#[component]
fn Empty(session: ListSession) -> impl IntoView {
    let count = memo(move || {
        session.plan.with(|plan| plan.as_ref().map_or(0, |plan| plan.lines.iter().map(|line| line.cleared.len()).sum()))
    });
    let clears = Signal::derive(move || session.mapping.with(|mapping| mapping.clears));
    drawn(move || {
        let count: usize = Some(count.get()).filter(|count| *count > 0)?;
        let label = match count {
            1 => "Clear 1 value whose cell is empty in the list".to_owned(),
            _ => format!("Clear {} values whose cells are empty in the list", locale::count(count)),
        };
        let clear = move |is: bool| session.understand(|mapping, _, _| mapping.clears = is);
        Some(view! { <CheckboxField label checked=clears on_change=clear /> })
    })
}

/// "Cancel" and the button that takes the list in.
#[component]
pub fn Actions(way: Way, session: ListSession) -> impl IntoView {
    let works = RwSignal::new(false);
    let is_ready = move || {
        let tally = session.tally();
        let removed = tally.removed + tally.removed_tasks;
        let is_something = tally.new + tally.updated + tally.tasks + tally.changed_tasks + removed > 0;
        is_something && session.busy.with(Option::is_none) && session.obstacle().is_none() && !works.get()
    };
    let is_ready = memo(is_ready);
    let apply = move |event: ev::MouseEvent| {
        // What is guessed is asked before it is done.
        if session.mapping.with_untracked(|mapping| mapping.guessed().next().is_some()) {
            let dialog = target_element(&event).and_then(|button| button.closest("dialog").ok().flatten());
            dialog.iter().for_each(go_to_first);
            return;
        }
        works.set(true);
        leptos::task::spawn_local(async move {
            match session.apply().await {
                Some(taken) => way.taken(taken),
                None => drop(works.try_set(false)),
            }
        });
    };
    let asks = drawn(move || {
        let open = session.mapping.with(|mapping| mapping.guessed().count());
        (open > 0).then(|| {
            let said = if open == 1 { "One question above is open." } else { "Questions above are open." };
            view! { <span class="list-open start muted">{said}</span> }
        })
    });
    let label = move || {
        let kind = session.mapping.with(|mapping| mapping.kind);
        label(kind, session.tally())
    };
    view! {
        <div class="dialog-actions">
            {asks}
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
    let (removed, tasks) = (tally.removed + tally.removed_tasks, tally.tasks + tally.changed_tasks);
    match (kind, tally.new, tally.updated) {
        (ListKind::Tasks, ..) if tally.tasks > 0 && tally.changed_tasks > 0 => {
            format!("Add {}, change {}", counted(tally.tasks, "task"), locale::count(tally.changed_tasks))
        }
        (ListKind::Tasks, ..) if tally.tasks > 0 => format!("Add {}", counted(tally.tasks, "task")),
        (ListKind::Tasks, ..) if tasks > 0 => format!("Change {}", counted(tasks, "task")),
        (_, new, updated) if new > 0 && updated > 0 => {
            format!("Add {}, update {}", locale::count(new), locale::count(updated))
        }
        (_, new, _) if new > 0 => format!("Add {}", counted(new, "influencer")),
        (_, _, updated) if updated > 0 => format!("Update {}", counted(updated, "influencer")),
        _ if removed > 0 => format!("Remove {}", locale::count(removed)),
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
        part(tally.removed, "influencer", "removed"),
        part(tally.removed_tasks, "task", "removed"),
    ];
    let said: Vec<String> = parts.into_iter().flatten().collect();
    if said.is_empty() {
        "Nothing will change.".to_owned()
    } else {
        format!("{}, as one step that can be undone.", said.join(", "))
    }
}
