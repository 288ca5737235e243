//! What the client says about the influencer whose tasks are open.

use crate::app::store::CampaignStore;
use crate::domain::id::InfluencerId;
use crate::domain::touched::Touched;
use crate::ui::view;
use leptos::prelude::*;

/// The client's comment; nothing where there is none.
#[component]
pub fn ClientSays(
    /// About whom; `None` when the form is for several.
    who: Option<InfluencerId>,
) -> impl IntoView {
    let store = expect_context::<CampaignStore>();
    let comment = store.memo(Touched::STATUSES.and(Touched::PEOPLE), move |campaign| {
        who.and_then(|id| campaign.roster.get(id)).map(|influencer| influencer.client_comment.clone())
    });
    let said = move || {
        let comment = comment.get().filter(|comment| !comment.is_empty())?;
        Some(view! { <p class="client-says"><b>"Client comment"</b> {comment}</p> })
    };
    said.into_any()
}
