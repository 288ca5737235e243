//! Whom something that leaves the page is about: everybody, those selected, or those whom the roster shows.

use super::counted::counted;
use super::kit::SelectField;
use crate::app::session::Session;
use crate::app::store::CampaignStore;
use crate::browser::locale;
use crate::domain::id::InfluencerId;
use crate::ui::view;
use leptos::prelude::*;

const EVERYBODY: &str = "everybody";
const SELECTED: &str = "selected";
const SHOWN: &str = "shown";

/// The choice, with what it is made from when a dialog opens.
#[derive(Clone, Copy)]
pub struct Whom {
    choice: RwSignal<String>,
    options: StoredValue<Vec<(String, String)>>,
    store: CampaignStore,
    session: Session,
}

impl Whom {
    /// A choice among what there is now. The selection goes before the rest: whoever selects means something by it.
    pub fn here(store: CampaignStore, session: Session) -> Self {
        let all = store.peek(|campaign| campaign.roster.len());
        let selected = session.selection.with_untracked(|selection| selection.len());
        let shown = session.rows.with_untracked(|rows| rows.len());
        let option = |key: &str, text: String| (key.to_owned(), text);
        let mut options = vec![option(EVERYBODY, format!("Everybody: {}", counted(all, "influencer")))];
        if selected > 0 {
            options.push(option(SELECTED, format!("Those selected: {}", locale::count(selected))));
        }
        if untrack(|| session.is_filtered()) && shown > 0 {
            options.push(option(SHOWN, format!("Those whom the filter shows: {}", locale::count(shown))));
        }
        let choice = RwSignal::new(if selected > 0 { SELECTED } else { EVERYBODY }.to_owned());
        Self { choice, options: StoredValue::new(options), store, session }
    }

    /// They, in the order of the roster as it is shown; everybody in the roster's own order.
    pub fn ids(self) -> Vec<InfluencerId> {
        match self.choice.get().as_str() {
            SELECTED => self.session.selected(self.store),
            SHOWN => self.session.rows.with_untracked(|rows| rows.to_vec()),
            _ => self.store.peek(|campaign| campaign.roster.iter().map(|influencer| influencer.id).collect()),
        }
    }
}

/// The field that chooses; nothing where there is nothing to choose.
#[component]
pub fn WhomField(
    /// The choice.
    whom: Whom,
) -> impl IntoView {
    let options = whom.options.get_value();
    (options.len() > 1).then(
        || view! { <SelectField label="Influencers".to_owned() value=whom.choice options=Signal::stored(options) /> },
    )
}
