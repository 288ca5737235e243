//! The grid's header: selects all, and sorts.

use super::columns::{self, CHECK, MORE, OPEN};
use crate::app::session::Session;
use crate::app::store::CampaignStore;
use crate::domain::query::{Column, Sort};
use crate::domain::touched::Touched;
use crate::ui::element::ElementRef;
use crate::ui::kit::{CheckboxField, find_all};
use crate::ui::reactive::{expect_context, memo, on_load};
use crate::ui::view;
use leptos::{ev, prelude::*};

/// The header row.
#[component]
pub fn RosterHeader() -> impl IntoView {
    let session = expect_context::<Session>();
    let all = Signal::derive(move || session.extent.get().is_all());
    let some = Signal::derive(move || session.extent.with(|extent| extent.is_some() && !extent.is_all()));
    let select = move |on: bool| {
        session.rows.with_untracked(|rows| {
            session.selection.update(|selection| if on { selection.add_all(rows) } else { selection.remove_all(rows) });
        });
    };
    let store = expect_context::<CampaignStore>();
    let own = store.memo(Touched::TABLE, |campaign| campaign.table.columns().to_vec());
    let node = ElementRef::new();
    // The grid has one stop for Tab; its keys do the rest.
    on_load(node, |header| {
        for control in find_all(&header, "input, button") {
            let _ = control.set_attribute("tabindex", "-1");
        }
    });
    let headers: Vec<_> = session
        .column_order
        .get_untracked()
        .iter()
        .map(|column| {
            let column = *column;
            let text = Signal::derive(move || own.with(|own| columns::heading(column, own)));
            view! { <SortHeader column text /> }
        })
        .collect();
    view! {
        <div node_ref=node class="r h" role="row" aria-rowindex="1">
            <div role="columnheader" class="c-check" data-cell=CHECK>
                <CheckboxField
                    label="Select all influencers".to_owned()
                    hide_label=true
                    checked=all
                    indeterminate=some
                    on_change=select
                />
            </div>
            {headers}
            <div role="columnheader" class="c-act" data-cell=OPEN tabindex="-1">
                <span class="visually-hidden">"Actions"</span>
            </div>
            <div role="columnheader" class="c-more" data-cell=MORE tabindex="-1">
                <span class="visually-hidden">"More"</span>
            </div>
        </div>
    }
}

#[component]
fn SortHeader(column: Column, text: Signal<String>) -> impl IntoView {
    let sort = expect_context::<Session>().sort;
    // Its place among the columns that rows are sorted by, and whether the greatest comes first.
    let place = memo(move || {
        sort.with(|sorts| {
            let at = sorts.iter().position(|sort| sort.column == column)?;
            Some((at, sorts[at].descending, sorts.len()))
        })
    });
    // By the pattern of grids one column at most says so: the first.
    let direction = move || match place.get() {
        Some((0, descending, _)) => Some(if descending { "descending" } else { "ascending" }),
        _ => None,
    };
    let arrow = move || match place.get() {
        Some((at, descending, several)) => {
            let arrow = if descending { "↓" } else { "↑" };
            if several > 1 { format!(" {arrow}{}", at + 1) } else { format!(" {arrow}") }
        }
        None => String::new(),
    };
    // With Shift rows are sorted by this column as well, where the others are equal.
    let choose = move |event: ev::MouseEvent| {
        let further = event.shift_key();
        sort.update(|sorts| *sorts = Sort::chosen(sorts, column, further));
    };
    let key = column.key().into_owned();
    view! {
        <div role="columnheader" class=columns::class(column) aria-sort=direction data-cell=key>
            <button
                type="button"
                class="sort"
                title="Sort. With Shift also by this column. Shift and an arrow key change its width."
                on:click=choose
            >
                {text}
                <span aria-hidden="true">{arrow}</span>
            </button>
            <span class="edge" aria-hidden="true"></span>
        </div>
    }
}
