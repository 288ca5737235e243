//! Everybody on the roster, with what was decided about them.

use super::review::Review;
use crate::app::session::Session;
use crate::app::store::CampaignStore;
use crate::domain::finding::Line;
use crate::domain::heights::Heights;
use crate::domain::id::InfluencerId;
use crate::domain::status::{ClientStatus, Status};
use crate::domain::touched::Touched;
use crate::ui::kit::{CheckboxField, TextField, VirtualList, VirtualScroll};
use crate::ui::reactive::{expect_context, memo};
use crate::ui::roster::{KeyAt, RowView, person_of};
use crate::ui::status::client_colour;
use crate::ui::view;
use leptos::prelude::*;

/// The height of a row, which style/client.css gives as well.
const ROW_HEIGHT: f64 = 44.0;

/// The list beside the card.
#[component]
pub fn People() -> impl IntoView {
    let session = expect_context::<Session>();
    let review = expect_context::<Review>();
    let filter = RwSignal::new(session.filter.get_untracked());
    let count = Signal::derive(move || review.rows.with(|rows| rows.len()));
    let scroll = VirtualScroll::new();
    // Whoever is in focus is in sight. A frame later, when the list has the rows that it is going to have.
    Effect::new(move |_| {
        let now = review.current.get();
        request_animation_frame(move || {
            let place = review.rows.try_with_untracked(|rows| rows.iter().position(|id| Some(*id) == now)).flatten();
            if let Some(place) = place {
                scroll.scroll_to(place);
            }
        });
    });
    let key_at: KeyAt = Box::new(move |index| review.rows.with(|rows| rows.get(index).copied().map(Line::Influencer)));
    let row: RowView = Box::new(|line, index| person(person_of(line), index));
    let empty = move || {
        (count.get() == 0).then(|| {
            let filtered = session.filter.with(|filter| !filter.is_empty());
            let text = if filtered { "Nobody matches the filter." } else { "Nobody to show." };
            view! { <p class="muted none">{text}</p> }
        })
    };
    view! {
        <div class="people-tools">
            <TextField
                label="Filter influencers".to_owned()
                hide_label=true
                kind="search"
                value=filter
                placeholder="Filter by name or handle".to_owned()
                on_input=Callback::new(move |text| session.set_filter(text))
                class="filter"
            />
            <CheckboxField
                label="Undecided only".to_owned()
                checked=review.undecided_only
                on_change=move |on| review.undecided_only.set(on)
            />
        </div>
        <VirtualList
            count
            key_at
            row
            heights=Heights::even(ROW_HEIGHT)
            scroll
            class="grid"
            attr:role="grid"
            attr:aria-label="Influencers"
            attr:aria-rowcount=move || count.get().to_string()
        />
        {empty}
    }
    .into_any()
}

/// What a row shows: name, handle, status, and whether there is a comment.
#[derive(Clone, Default, PartialEq)]
struct Shown {
    name: String,
    handle: String,
    status: ClientStatus,
    comment: bool,
}

fn person(id: Signal<InfluencerId>, index: Signal<usize>) -> AnyView {
    let store = expect_context::<CampaignStore>();
    let review = expect_context::<Review>();
    let shown = store.memo(Touched::PEOPLE.and(Touched::STATUSES), move |campaign| {
        let influencer = campaign.roster.get(id.get());
        influencer.map_or_else(Shown::default, |influencer| Shown {
            name: influencer.name().to_owned(),
            handle: influencer.main_handle().map(|handle| format!("@{handle}")).unwrap_or_default(),
            status: influencer.client_status,
            comment: !influencer.client_comment.is_empty(),
        })
    });
    let is_current = memo(move || review.current.get() == Some(id.get()));
    let label = move || {
        shown.with(|shown| {
            let comment = if shown.comment { ", with a comment" } else { "" };
            format!("{}: {}{comment}", shown.name, shown.status.label())
        })
    };
    view! {
        <div role="row" aria-rowindex=move || (index.get() + 1).to_string() class:now=is_current class="person">
            <div role="gridcell">
                <button
                    type="button"
                    aria-label=label
                    aria-current=move || is_current.get().then_some("true")
                    on:click=move |_| review.show(id.get_untracked())
                >
                    <span class="cut">
                        <b class="cut" dir="auto">{move || shown.with(|shown| shown.name.clone())}</b>
                        <small class="cut" dir="auto">{move || shown.with(|shown| shown.handle.clone())}</small>
                    </span>
                    <span class=move || {
                        shown.with(|shown| {
                            let said = if shown.comment { "said" } else { "" };
                            format!("pill outline client {} {said}", client_colour(shown.status))
                        })
                    }>{move || shown.with(|shown| shown.status.label())}</span>
                </button>
            </div>
        </div>
    }
    .into_any()
}
