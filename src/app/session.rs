//! What one tab shows of a campaign: never saved, never in undo.

use super::navigation::Navigation;
use super::route::Route;
use super::store::CampaignStore;
use crate::browser::{locale, page};
use crate::domain::campaign::Campaign;
use crate::domain::filter::Filter;
use crate::domain::finding::{Found, Query, detail_texts, find, has_words, words};
use crate::domain::id::{IdSet, InfluencerId};
use crate::domain::layout::{Layout, Placed};
use crate::domain::query::{Column, NameIndex, Sort};
use crate::domain::selection::Selection;
use crate::domain::short_id::ViewId;
use crate::domain::totals::{TaskSums, Totals};
use crate::domain::touched::Touched;
use crate::domain::unknown::Unknown;
use crate::domain::view::{Group, View};
use crate::ui::kit::Toasts;
use leptos::prelude::*;
use std::sync::Arc;

/// How long typing in the filter must rest before the address follows, in milliseconds: browsers refuse addresses
/// that change too often.
const ADDRESS_REST: i32 = 400;

/// What the tab shows of the open campaign. A service in the context of its page.
#[derive(Clone, Copy)]
pub struct Session {
    /// Which influencers are selected.
    pub selection: RwSignal<Selection>,
    /// What the filter field holds.
    pub filter: RwSignal<String>,
    /// Whom the filter asks for besides; its text is not read.
    pub criteria: RwSignal<Filter>,
    /// The order of the rows: by the first, and where that is equal by the next.
    pub sort: RwSignal<Vec<Sort>>,
    /// In which groups the rows stand.
    pub group: RwSignal<Option<Group>>,
    /// The rows that are shown, with their groups.
    pub found: Memo<Found>,
    /// The influencers that the filter shows, in order.
    pub rows: Memo<Arc<Vec<InfluencerId>>>,
    /// The name of the view that was chosen last.
    pub view: RwSignal<Option<String>>,
    /// How that arranges the columns, where it does.
    pub layout: RwSignal<Option<Layout>>,
    details: Memo<Arc<Vec<String>>>,
    /// The columns that are shown, in order, with their widths.
    pub columns: Memo<Arc<Vec<Placed>>>,
    /// Which they are.
    pub column_order: Memo<Arc<Vec<Column>>>,
    /// The names, folded and in order.
    pub names: Memo<Arc<NameIndex>>,
    /// The campaign's figures.
    pub totals: Memo<Totals>,
    /// The influencers to whom tasks are being added, when it is for several.
    pub adding_to: RwSignal<Option<Arc<Vec<InfluencerId>>>>,
    /// Which influencer is being added or edited in the dialog.
    pub editing: RwSignal<Option<InfluencerEdit>>,
    /// Whether the calendar is open where it is a drawer.
    pub calendar_open: RwSignal<bool>,
    /// Whether the briefing is open where it is a drawer.
    pub briefing_open: RwSignal<bool>,
    navigation: Navigation,
    toasts: Toasts,
}

/// What the influencer dialog is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InfluencerEdit {
    /// Adding somebody.
    Add,
    /// Editing this one.
    Edit(InfluencerId),
}

impl Session {
    /// Makes the service and puts it into the context.
    pub fn provide(store: CampaignStore, navigation: Navigation, toasts: Toasts) -> Self {
        let filter = RwSignal::new(navigation.route.with_untracked(|route| route.filter.clone()));
        let criteria = RwSignal::new(Filter::default());
        let sort = RwSignal::new(vec![Sort::default()]);
        let group = RwSignal::new(None);
        let names = store
            .memo(Touched::PEOPLE, |campaign| Arc::new(NameIndex::of(&campaign.roster, &locale::fold, &locale::order)));
        // Only asked for while there are words to search.
        let details = store.memo(Touched::PEOPLE.and(Touched::DETAILS), |campaign| {
            Arc::new(detail_texts(&campaign.roster, &locale::fold))
        });
        let found = Memo::new(move |_| {
            let words = filter.with(|filter| locale::fold(filter));
            let (filter, sort, group) = (criteria.get(), sort.get(), group.get());
            store.track(reads(&filter, &sort, group));
            let details = if words.trim().is_empty() { Arc::default() } else { details.get() };
            let today = store.today();
            names.with(|names| {
                store.peek(|campaign| {
                    let query = Query { filter: &filter, words: &words, sort: &sort, group, today };
                    find(&campaign.roster, &campaign.table, names, &details, &query, &locale::fold)
                })
            })
        });
        let rows = Memo::new(move |_| found.with(|found| Arc::clone(&found.ids)));
        let layout = RwSignal::new(None::<Layout>);
        let columns = store.memo(Touched::TABLE, move |campaign| {
            let own = campaign.table.columns();
            Arc::new(layout.with(|layout| layout.as_ref().unwrap_or(&campaign.table.layout).shown(own)))
        });
        let column_order =
            Memo::new(move |_| columns.with(|columns| Arc::new(columns.iter().map(|placed| placed.column).collect())));
        let sums = Memo::new(move |_| {
            let today = store.today();
            store.track(Touched::PEOPLE.and(Touched::TASKS));
            let sums = |campaign: &Campaign| campaign.roster.iter().map(|i| TaskSums::of(&i.tasks, today)).collect();
            Arc::<Vec<TaskSums>>::new(store.peek(sums))
        });
        let totals = Memo::new(move |_| {
            store.track(Touched::PEOPLE.and(Touched::STATUSES));
            let sums = sums.get();
            store.peek(|campaign| Totals::of_sums(campaign.roster.iter().zip(sums.iter().copied())))
        });
        let session = Self {
            view: RwSignal::new(None),
            layout,
            details,
            columns,
            column_order,
            names,
            totals,
            selection: RwSignal::new(Selection::default()),
            filter,
            criteria,
            sort,
            group,
            found,
            rows,
            adding_to: RwSignal::new(None),
            editing: RwSignal::new(None),
            calendar_open: RwSignal::new(false),
            briefing_open: RwSignal::new(false),
            navigation,
            toasts,
        };
        provide_context(session);
        session.follow_address();
        session.forget_removed(store);
        session
    }

    /// Those selected, in the order of the rows; those that the filter hides come last, in the roster's order.
    pub fn selected(self, store: CampaignStore) -> Vec<InfluencerId> {
        self.selection.with_untracked(|selection| {
            self.rows.with_untracked(|rows| {
                let shown = selection.in_order_of(rows.iter().copied());
                if shown.len() == selection.len() {
                    return shown;
                }
                let known: IdSet<_> = shown.iter().copied().collect();
                let all = store.peek(|campaign| selection.in_order_of(campaign.roster.iter().map(|i| i.id)));
                shown.into_iter().chain(all.into_iter().filter(|id| !known.contains(id))).collect()
            })
        })
    }

    /// Whether anybody may be hidden.
    pub fn is_filtered(self) -> bool {
        self.filter.with(|filter| !filter.trim().is_empty()) || self.criteria.with(|filter| !filter.is_only_text())
    }

    /// Shows everybody again.
    pub fn clear_filter(self) {
        self.criteria.set(Filter::default());
        self.set_filter(String::new());
    }

    /// Whether the influencer at a place of the roster has the words of the filter, for each.
    pub fn have_words(self, store: CampaignStore) -> Vec<bool> {
        let folded = self.filter.with(|filter| locale::fold(filter));
        let words = words(&folded);
        let count = store.peek(|campaign| campaign.roster.len());
        if words.is_empty() {
            return vec![true; count];
        }
        let details = self.details.get();
        self.names.with(|names| (0..count).map(|at| has_words(at, &words, names, &details)).collect())
    }

    /// How the roster looks now, as a view of that name.
    pub fn as_view(self, store: CampaignStore, id: ViewId, name: String) -> View {
        let text = self.filter.get_untracked();
        View {
            id,
            name,
            filter: Filter { text, ..self.criteria.get_untracked() },
            sort: self.sort.get_untracked(),
            group: self.group.get_untracked(),
            layout: Some(store.peek(|campaign| self.layout_of(campaign))),
            unknown: Unknown::default(),
        }
    }

    /// Shows the roster as a view has it.
    pub fn show_view(self, view: &View) {
        let mut criteria = view.filter.clone();
        self.set_filter(std::mem::take(&mut criteria.text));
        self.criteria.set(criteria);
        self.sort.set(if view.sort.is_empty() { vec![Sort::default()] } else { view.sort.clone() });
        self.group.set(view.group);
        self.layout.set(view.layout.clone());
        self.view.set(Some(view.name.clone()));
    }

    /// The arrangement of the columns that holds: that of the view, else the campaign's.
    pub fn layout_of(self, campaign: &Campaign) -> Layout {
        self.layout.get().unwrap_or_else(|| campaign.table.layout.clone())
    }

    /// Filters by a text. The address follows when typing rests.
    pub fn set_filter(self, text: String) {
        self.filter.set(text.clone());
        page::after(ADDRESS_REST, move || {
            if self.filter.try_with_untracked(|now| *now == text) == Some(true) {
                let (shown, all) =
                    (self.rows.with_untracked(|rows| rows.len()), self.totals.with_untracked(|t| t.influencers));
                self.toasts.announce(format!("{shown} of {all} influencers"));
                let route = self.navigation.route.get_untracked();
                if route.filter != text && route.campaign.is_some() {
                    self.navigation.replace(&Route { filter: text, ..route });
                }
            }
        });
    }

    /// The back button and links change the address: the filter is what it says. The address is outside the
    /// program, so this effect brings something in rather than deriving one signal from another.
    fn follow_address(self) {
        let addressed = Memo::new(move |_| self.navigation.route.with(|route| route.filter.clone()));
        Effect::watch(
            move || addressed.get(),
            move |text, _, _| {
                if self.filter.with_untracked(|filter| filter != text) {
                    self.filter.set(text.clone());
                }
            },
            false,
        );
    }

    /// Who is no longer on the roster is no longer selected.
    fn forget_removed(self, store: CampaignStore) {
        Effect::watch(
            move || store.track(Touched::PEOPLE),
            move |(), _, _| {
                let is_there = |id| store.peek(|campaign| campaign.roster.get(id).is_some());
                if self.selection.with_untracked(|selection| !selection.is_empty()) {
                    self.selection.update(|selection| selection.retain(is_there));
                }
            },
            false,
        );
    }
}

/// What the rows depend on besides names, accounts and who is on the roster.
fn reads(filter: &Filter, sort: &[Sort], group: Option<Group>) -> Touched {
    let mut parts = Touched::NONE;
    let sorts = sort.iter().map(|sort| match sort.column {
        Column::Name | Column::Reach => Touched::NONE,
        Column::InfluencerStatus | Column::ClientStatus => Touched::STATUSES,
        Column::Tasks | Column::Cost => Touched::TASKS,
        Column::Detail(_) => Touched::DETAILS,
    });
    parts = sorts.fold(parts, Touched::and);
    if !filter.influencer_statuses.is_empty() || !filter.client_statuses.is_empty() {
        parts = parts.and(Touched::STATUSES);
    }
    if !filter.tasks.is_empty() {
        parts = parts.and(Touched::TASKS).and(Touched::STATUSES);
    }
    if !filter.details.is_empty() {
        parts = parts.and(Touched::DETAILS);
    }
    // Groups have sums of tasks.
    parts.and(match group {
        None => Touched::NONE,
        Some(Group::InfluencerStatus | Group::ClientStatus) => Touched::STATUSES.and(Touched::TASKS),
        Some(Group::Network) => Touched::TASKS,
        Some(Group::Tag) => Touched::DETAILS.and(Touched::TASKS),
    })
}
