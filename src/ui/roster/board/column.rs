//! A column of the board.

use super::Board;
use super::card::card;
use crate::browser::locale;
use crate::domain::board::{By, Column};
use crate::domain::finding::Line;
use crate::domain::heights::Heights;
use crate::domain::status::{ClientStatus, InfluencerStatus, Status};
use crate::domain::touched::Touched;
use crate::ui::kit::{VirtualList, media};
use crate::ui::reactive::{expect_context, memo};
use crate::ui::roster::status_items::marker;
use crate::ui::roster::{KeyAt, RowView, SMALL, person_of};
use crate::ui::status::{client_colour, influencer_colour};
use crate::ui::view;
use leptos::prelude::*;
use std::sync::Arc;

/// The height of a card with the gap below it, in px. The stylesheet has the same number in `--board-slot`.
const SLOT: f64 = 98.0;
/// The same on a small window.
const SMALL_SLOT: f64 = 132.0;

/// A column with its heading: a grid of one card a row.
#[component]
pub fn BoardColumn(
    /// Which, from 0.
    number: usize,
    /// The value of the status.
    label: &'static str,
) -> impl IntoView {
    let board = expect_context::<Board>();
    // Each column follows its own cards only: a change in one does not draw the others anew.
    let of = move |column: Option<&Column>| column.map_or_else(Arc::default, |column| Arc::clone(&column.ids));
    let ids = memo(move || board.columns.with(|columns| of(columns.get(number))));
    let count = Signal::derive(move || ids.with(|ids| ids.len()));
    let key_at: KeyAt = Box::new(move |index| ids.with(|ids| ids.get(index).copied().map(Line::Influencer)));
    let row: RowView = Box::new(|line, index| card(person_of(line), index));
    let currency = board.store.memo(Touched::BRIEFING, |campaign| campaign.briefing.currency);
    let cost = memo(move || {
        let cost = board.columns.with(|columns| columns.get(number).map(|column| column.active_cost));
        locale::money_short(cost.unwrap_or_default(), currency.get())
    });
    let mark = match board.by {
        By::InfluencerStatus => {
            InfluencerStatus::ALL.get(number).map(|status| marker("dot", influencer_colour(*status)))
        }
        By::ClientStatus => ClientStatus::ALL.get(number).map(|status| marker("diamond", client_colour(*status))),
    };
    // A stop for Tab in each column that can be scrolled: of the cards of all columns only one is a stop.
    let stop = Signal::derive(move || count.get() > 0);
    let small = media(SMALL);
    let heights = Signal::derive(move || Heights::even(if small.get() { SMALL_SLOT } else { SLOT }));
    let header = ViewFn::from(move || {
        view! {
            <div class="column-head" role="row" aria-rowindex="1">
                <div role="columnheader">
                    <i class=mark aria-hidden="true"></i>
                    <b class="cut">{label}</b>
                    <span class="column-count num">{move || locale::count(count.get())}</span>
                    <span class="column-cost num cut" title="Active cost">{cost}</span>
                </div>
            </div>
        }
    });
    let empty = move || {
        (count.get() == 0).then(|| {
            let is_filtered = board.session.is_filtered();
            let text = if is_filtered { "Nobody matches the filter" } else { "Nobody here" };
            view! { <p class="column-empty">{text}</p> }
        })
    };
    let over = memo(move || board.drag.is_over(number));
    let scroll = board.scrolls.with_value(|scrolls| scrolls.get(number).copied()).unwrap_or_default();
    view! {
        <div class="column" class:target=over data-column=number.to_string()>
            <VirtualList count key_at row heights header scroll stop grid=label />
            {empty}
        </div>
    }
    .into_any()
}
