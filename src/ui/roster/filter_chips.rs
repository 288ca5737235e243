//! What the roster is filtered by, part by part, each with a button that takes it away.

use crate::app::session::Session;
use crate::app::store::CampaignStore;
use crate::domain::campaign::Campaign;
use crate::domain::facets::Part;
use crate::domain::filter::Filter;
use crate::domain::followers;
use crate::domain::touched::Touched;
use crate::ui::element::drawn;
use crate::ui::focus_on;
use crate::ui::kit::Icon;
use crate::ui::reactive::{each, expect_context, memo};
use crate::ui::view;
use leptos::prelude::*;

/// A part in words, and which it is; none for the followers.
pub type Chip = (Option<Part>, String);

/// The chips, while there are any.
#[component]
pub fn FilterChips() -> impl IntoView {
    let store = expect_context::<CampaignStore>();
    let session = expect_context::<Session>();
    let chips = memo(move || {
        store.track(Touched::TABLE);
        session.criteria.with(|filter| store.peek(|campaign| chips(filter, &campaign.table)))
    });
    let some = memo(move || chips.with(|chips| !chips.is_empty()));
    let chip = move |(part, text): Chip| {
        let remove = move |_| {
            session.criteria.update(|filter| match part {
                Some(part) => *filter = filter.without(part),
                None => filter.followers = (None, None),
            });
            // The button goes with its chip.
            request_animation_frame(|| focus_on(".chips button, .tools .filter input"));
        };
        let label = format!("Remove filter: {text}");
        view! {
            <span class="chip">
                <span class="cut">{text}</span>
                <button type="button" class="btn ghost icon small" aria-label=label on:click=remove>
                    <Icon name="close" />
                </button>
            </span>
        }
        .into_any()
    };
    drawn(move || {
        some.get().then(|| {
            view! {
                <div class="chips" role="group" aria-label="Filtered by">
                    {each(move || chips.get(), |(part, text)| format!("{part:?} {text}"), chip)}
                    <button type="button" class="btn ghost small" on:click=move |_| session.clear_filter()>
                        "Clear all"
                    </button>
                </div>
            }
        })
    })
}

/// What a filter asks for, but for its words.
fn chips(filter: &Filter, table: &crate::domain::table::Table) -> Vec<Chip> {
    let parts = filter.parts(table).into_iter();
    let mut chips: Vec<Chip> =
        parts.map(|(part, said)| (Some(part), format!("{}: {said}", part.name(table)))).collect();
    let said = match filter.followers {
        (None, None) => return chips,
        (Some(from), None) => format!("from {}", followers::short(from)),
        (None, Some(to)) => format!("to {}", followers::short(to)),
        (Some(from), Some(to)) => format!("{} to {}", followers::short(from), followers::short(to)),
    };
    chips.push((None, format!("Followers: {said}")));
    chips
}

/// What the roster is filtered by, part by part, its words last; follows it.
pub fn filtered_by(session: Session, campaign: &Campaign) -> Vec<String> {
    let parts = session.criteria.with(|filter| chips(filter, &campaign.table));
    let words = session.filter.with(|text| (!text.trim().is_empty()).then(|| format!("“{}”", text.trim())));
    parts.into_iter().map(|(_, said)| said).chain(words).collect()
}
