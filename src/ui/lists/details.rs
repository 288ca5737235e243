//! All that a row says and all that was made of it.

use super::rows::Entry;
use super::session::ListSession;
use crate::ui::kit::Icon;
use crate::ui::view;
use leptos::prelude::*;

/// What is said of the row that was picked.
#[component]
pub fn Details(session: ListSession, picked: RwSignal<Option<Entry>>) -> impl IntoView {
    move || {
        let entry = picked.get()?;
        let said = session.plan.with(|plan| {
            let plan = plan.as_ref()?;
            let Entry::Line(at) = entry else {
                let Entry::Unreadable(at) = entry else { return None };
                let row = plan.unreadable.get(at)?;
                return Some((
                    format!("Row {}", row.row),
                    vec![(row.text.clone(), String::new())],
                    vec![row.why.clone()],
                ));
            };
            let line = plan.lines.get(at)?;
            let changes = session.store.peek(|campaign| plan.changes(at, campaign));
            let changes = changes.into_iter().map(|change| {
                let after = if change.before.is_empty() {
                    change.after
                } else {
                    format!("{} → {}", change.before, change.after)
                };
                (change.what, after)
            });
            let remarks = line.remarks.iter().map(|remark| {
                let title = plan.mapping.columns.get(remark.column).map_or("", |column| &column.title);
                format!("{title}: {}", remark.said)
            });
            Some((format!("Row {}: {}", line.row, line.draft.called()), changes.collect(), remarks.collect()))
        });
        let (title, changes, remarks): (String, Vec<(String, String)>, Vec<String>) = said?;
        let nothing =
            (changes.is_empty() && remarks.is_empty()).then(|| view! { <p class="muted">"It changes nothing."</p> });
        let changes = changes.into_iter().map(|(what, after)| view! { <dt>{what}</dt><dd>{after}</dd> });
        let remarks = remarks.into_iter().map(|remark| view! { <p class="list-said">{remark}</p> });
        Some(view! {
            <section class="list-details" aria-label="Details of the row" aria-live="polite">
                <div>
                    <b>{title}</b>
                    <button type="button" class="btn ghost small icon" aria-label="Close details" on:click=move |_| picked.set(None)>
                        <Icon name="close" />
                    </button>
                </div>
                <dl>{changes.collect_view()}</dl>
                {remarks.collect_view()}
                {nothing}
            </section>
        })
    }
}
