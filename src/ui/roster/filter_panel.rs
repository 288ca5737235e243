//! What the roster can be filtered by, with how many each choice would show.

use crate::app::session::Session;
use crate::app::store::CampaignStore;
use crate::browser::locale;
use crate::domain::facets::{Choice, Facet, Part, facets};
use crate::domain::followers;
use crate::domain::touched::Touched;
use crate::ui::element::drawn;
use crate::ui::kit::{CheckboxField, Icon, TextField};
use crate::ui::reactive::{Derived, each, expect_context, memo};
use crate::ui::view;
use leptos::prelude::*;

/// "Filters": opens the panel, and says how many parts of the filter are in use.
#[component]
pub fn FilterButton(
    /// Whether the panel is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let count = move || {
        let parts = session.criteria.with(|filter| {
            let followers = usize::from(filter.followers != (None, None));
            followers + filter.parts(&Default::default()).len()
        });
        (parts > 0).then(|| parts.to_string())
    };
    view! {
        <button
            type="button"
            class="btn"
            aria-expanded=move || if open.get() { "true" } else { "false" }
            aria-controls=move || open.get().then_some("roster-filters")
            on:click=move |_| open.update(|open| *open = !*open)
        >
            "Filters "
            <b class="num">{count}</b>
            <Icon name="chevron-down" />
        </button>
    }
}

/// The panel with the choices. They are counted while it is open.
#[component]
pub fn FilterPanel(
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    drawn(move || open.get().then(|| view! { <Panel /> }))
}

#[component]
fn Panel() -> impl IntoView {
    let store = expect_context::<CampaignStore>();
    let session = expect_context::<Session>();
    let all = memo(move || {
        store.track(Touched::ALL);
        let have = session.have_words(store);
        let has_words = |at: usize| have.get(at).copied().unwrap_or_default();
        let today = store.today();
        session
            .criteria
            .with(|filter| store.peek(|campaign| facets(&campaign.roster, &campaign.table, filter, today, &has_words)))
    });
    let parts = move || all.with(|all| all.iter().map(|facet| (facet.part, facet.name.clone())).collect::<Vec<_>>());
    let group = move |(part, name): (Part, String)| {
        let choices = move || {
            all.with(|all| {
                let found = all.iter().find(|facet: &&Facet| facet.part == part);
                found.map(|facet| facet.choices.clone()).unwrap_or_default()
            })
        };
        view! {
            <fieldset class="facet">
                <legend>{name}</legend>
                // They scroll under their heading, not with it.
                <div class="facet-choices">
                    {each(choices, |choice| choice.key.clone(), move |choice| view! { <ChoiceBox part choice all /> }.into_any())}
                </div>
            </fieldset>
        }
        .into_any()
    };
    view! {
        <section id="roster-filters" class="filters" aria-label="Filters">
            {each(parts, |(part, name)| format!("{part:?} {name}"), group)}
            <FollowersRange />
        </section>
    }
}

/// A box to tick with its count.
#[component]
fn ChoiceBox(part: Part, choice: Choice, all: Derived<Vec<Facet>>) -> impl IntoView {
    let session = expect_context::<Session>();
    let key = choice.key.clone();
    // The box keeps the focus while the counts change.
    let now = memo(move || {
        all.with(|all| {
            let facet = all.iter().find(|facet| facet.part == part)?;
            facet.choices.iter().find(|other| other.key == choice.key).cloned()
        })
    });
    let chosen = Signal::derive(move || now.with(|now| now.as_ref().is_some_and(|now| now.chosen)));
    let label = Signal::derive(move || {
        now.with(|now| {
            now.as_ref().map(|now| format!("{} {}", now.label, locale::count(now.count))).unwrap_or_default()
        })
    });
    let toggle = move |_| session.criteria.update(|filter| filter.toggle(part, &key));
    view! { <CheckboxField label checked=chosen on_change=toggle /> }
}

/// From how many followers to how many.
#[component]
fn FollowersRange() -> impl IntoView {
    let session = expect_context::<Session>();
    let (from, to) = session.criteria.with_untracked(|filter| filter.followers);
    let text = |bound: Option<u64>| RwSignal::new(bound.map(|count| count.to_string()).unwrap_or_default());
    let (from, to) = (text(from), text(to));
    let error = move |text: RwSignal<String>| Signal::derive(move || text.with(|text| followers::parse(text).err()));
    let take = move |_| {
        let read = |text: RwSignal<String>| text.with_untracked(|text| followers::parse(text).ok());
        if let (Some(from), Some(to)) = (read(from), read(to)) {
            session.criteria.update(|filter| filter.followers = (from, to));
        }
    };
    // A view that is chosen, or a filter that is cleared, changes what stands here.
    Effect::watch(
        move || session.criteria.with(|filter| filter.followers),
        move |bounds, _, _| {
            for (field, bound) in [(from, bounds.0), (to, bounds.1)] {
                if field.with_untracked(|text| followers::parse(text).ok() != Some(bound)) {
                    field.set(bound.map(|count| count.to_string()).unwrap_or_default());
                }
            }
        },
        false,
    );
    view! {
        <fieldset class="facet">
            <legend>"Followers"</legend>
            <TextField label="From".to_owned() value=from error=error(from) inputmode="numeric" on_input=Callback::new(take) />
            <TextField label="To".to_owned() value=to error=error(to) inputmode="numeric" on_input=Callback::new(take) />
        </fieldset>
    }
}
