//! The briefing, beside the roster.

use crate::app::store::CampaignStore;
use crate::browser::locale;
use crate::domain::network::Network;
use crate::domain::touched::Touched;
use crate::ui::reactive::expect_context;
use crate::ui::view;
use leptos::prelude::*;

/// What the campaign is about, with the way to change it.
#[component]
pub fn BriefingPanel(
    /// Hears that the user wants to edit it.
    #[prop(into)]
    on_edit: Callback<()>,
) -> impl IntoView {
    let store = expect_context::<CampaignStore>();
    let briefing = store.memo(Touched::BRIEFING, |campaign| campaign.briefing.clone());
    // A client reads it, and may not be told everything.
    let copy = store.peek_document(|document| document.copy);
    let facts = move || {
        briefing.with(|briefing| {
            let networks: Vec<&str> = briefing.networks.iter().copied().map(Network::name).collect();
            let any = if networks.is_empty() { "Any".to_owned() } else { networks.join(", ") };
            let or_none = |text: Option<String>| text.unwrap_or_else(|| "–".to_owned());
            [
                ("Client", or_none(Some(briefing.client.clone()).filter(|client| !client.is_empty()))),
                ("Start date", or_none(briefing.start.map(locale::day))),
                ("End date", or_none(briefing.end.map(locale::day))),
                ("Social networks", any),
                ("Budget", or_none(briefing.budget.map(|budget| locale::money(budget, briefing.currency)))),
                ("Currency", briefing.currency.to_string()),
            ]
            .into_iter()
            .take(if copy.is_some_and(|withheld| withheld.prices) { 4 } else { 6 })
        })
    };
    view! {
        <header class="panel-head">
            <h2>"Briefing"</h2>
            <span class="grow"></span>
            {copy
                .is_none()
                .then(|| {
                    view! {
                        <button type="button" class="btn small" on:click=move |_| on_edit.run(())>
                            "Edit briefing"
                        </button>
                    }
                })}
        </header>
        <div class="panel-body">
            <dl class="facts">
                {move || facts().map(|(name, value)| view! { <dt>{name}</dt><dd><bdi>{value}</bdi></dd> }).collect_view()}
            </dl>
            {move || {
                let description = briefing.with(|briefing| briefing.description.clone());
                if description.is_empty() && copy.is_some() {
                    ().into_any()
                } else if description.is_empty() {
                    view! { <p class="muted">"No description yet. Say what the campaign is for, what may be said, and what must not."</p> }.into_any()
                } else {
                    view! { <p class="description" dir="auto">{description}</p> }.into_any()
                }
            }}
        </div>
    }
}
