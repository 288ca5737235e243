//! Whom something that leaves the page is about: everybody, those selected, or those whom the roster shows.

use super::counted::counted;
use super::kit::SelectField;
use crate::app::session::Session;
use crate::app::store::CampaignStore;
use crate::browser::locale;
use crate::domain::id::InfluencerId;
use crate::domain::selection::Selection;
use crate::ui::element::drawn;
use crate::ui::reactive::{Derived, memo};
use crate::ui::view;
use leptos::prelude::*;

const EVERYBODY: &str = "everybody";
const SELECTED: &str = "selected";
const SHOWN: &str = "shown";

/// The choice. At first it is what is seen: those selected, else those whom the filter shows.
#[derive(Clone, Copy)]
pub struct Whom {
    choice: RwSignal<String>,
    options: Derived<Vec<(String, String)>>,
    store: CampaignStore,
    session: Session,
}

impl Whom {
    /// A choice of everybody, those selected, or those whom the filter shows. The selection goes before the rest:
    /// whoever selects means something by it.
    pub fn here(store: CampaignStore, session: Session) -> Self {
        Self::among(store, session, true)
    }

    /// A choice of everybody or those whom the filter shows, where no selection can be seen.
    pub fn shown(store: CampaignStore, session: Session) -> Self {
        Self::among(store, session, false)
    }

    fn among(store: CampaignStore, session: Session, selection: bool) -> Self {
        let options = memo(move || {
            let option = |key: &str, text: String| (key.to_owned(), text);
            let all = session.totals.with(|totals| totals.influencers);
            let selected = if selection { session.selection.with(Selection::len) } else { 0 };
            let selected =
                (selected > 0).then(|| option(SELECTED, format!("Those selected: {}", locale::count(selected))));
            let shown = session.rows.with(|rows| rows.len());
            let shown = session
                .is_filtered()
                .then(|| option(SHOWN, format!("Those whom the filter shows: {}", locale::count(shown))));
            let everybody = option(EVERYBODY, format!("Everybody: {}", counted(all, "influencer")));
            [everybody].into_iter().chain(selected).chain(shown).collect::<Vec<_>>()
        });
        // Everybody stands first among the options, and is chosen where there is nothing else.
        let first = options.with_untracked(|options| options.get(1).or(options.first()).map(|(key, _)| key.clone()));
        Self { choice: RwSignal::new(first.unwrap_or_default()), options, store, session }
    }

    /// They, in the order in which the roster shows them; follows it.
    pub fn ids(self) -> Vec<InfluencerId> {
        match self.choice.get().as_str() {
            SELECTED => {
                self.session.selection.track();
                self.session.selected(self.store)
            }
            SHOWN => self.session.rows.with(|rows| rows.to_vec()),
            _ => self.session.everybody(self.store),
        }
    }

    /// Whether it is those whom the filter shows; follows it.
    pub fn is_shown(self) -> bool {
        self.choice.with(|choice| choice == SHOWN) && self.session.is_filtered()
    }
}

/// The field that chooses; nothing where there is nothing to choose.
#[component]
pub fn WhomField(
    /// The choice.
    whom: Whom,
) -> impl IntoView {
    let has_choice = memo(move || whom.options.with(|options| options.len() > 1));
    let options = Signal::derive(move || whom.options.get());
    drawn(move || {
        has_choice.get().then(|| view! { <SelectField label="Influencers".to_owned() value=whom.choice options /> })
    })
}
