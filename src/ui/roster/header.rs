//! The grid's header: selects all, and sorts.

use crate::app::session::Session;
use crate::domain::query::Column;
use crate::ui::kit::CheckboxField;
use crate::ui::reactive::memo;
use crate::ui::view;
use leptos::prelude::*;

/// The header row.
#[component]
pub fn RosterHeader() -> impl IntoView {
    let session = expect_context::<Session>();
    let shown =
        memo(move || session.selection.with(|selection| session.rows.with(|rows| (selection.among(rows), rows.len()))));
    let all = Signal::derive(move || matches!(shown.get(), (selected, total) if total > 0 && selected == total));
    let some = Signal::derive(move || matches!(shown.get(), (selected, total) if selected > 0 && selected < total));
    let select = move |on: bool| {
        session.rows.with_untracked(|rows| {
            session.selection.update(|selection| if on { selection.add_all(rows) } else { selection.remove_all(rows) });
        });
    };
    view! {
        <div class="r h" role="row" aria-rowindex="1">
            <div role="columnheader" class="c-check">
                <CheckboxField
                    label="Select all influencers".to_owned()
                    hide_label=true
                    checked=all
                    indeterminate=some
                    on_change=select
                />
            </div>
            <SortHeader column=Column::Name text="Name" class="c-who" />
            <SortHeader column=Column::Reach text="Networks" class="c-nets" />
            <SortHeader column=Column::InfluencerStatus text="Influencer" class="c-status" />
            <SortHeader column=Column::ClientStatus text="Client" class="c-status" />
            <SortHeader column=Column::Tasks text="Tasks" class="c-num" />
            <SortHeader column=Column::Cost text="Cost" class="c-num" />
            <div role="columnheader" class="c-act">
                <span class="visually-hidden">"Actions"</span>
            </div>
        </div>
    }
}

#[component]
fn SortHeader(column: Column, text: &'static str, class: &'static str) -> impl IntoView {
    let sort = expect_context::<Session>().sort;
    let direction = move || {
        let sort = sort.get();
        (sort.column == column).then_some(if sort.descending { "descending" } else { "ascending" })
    };
    let arrow = move || match direction() {
        Some("ascending") => " ↑",
        Some(_) => " ↓",
        None => "",
    };
    view! {
        <div role="columnheader" class=class aria-sort=direction>
            <button type="button" class="sort" on:click=move |_| sort.update(|sort| *sort = sort.toggled(column))>
                {text}
                <span aria-hidden="true">{arrow}</span>
            </button>
        </div>
    }
}
