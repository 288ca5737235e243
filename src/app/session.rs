//! What one tab shows of a campaign: never saved, never in undo.

use super::asked::Asked;
use super::navigation::Navigation;
use super::route::Route;
use super::store::CampaignStore;
use crate::browser::{locale, page};
use crate::domain::campaign::Campaign;
use crate::domain::filter::Filter;
use crate::domain::finding::{Found, Query, find, has_words, words};
use crate::domain::id::{IdSet, InfluencerId};
use crate::domain::layout::{Layout, Placed};
use crate::domain::names::{Language, NameOrder};
use crate::domain::query::{Column, Sort};
use crate::domain::search_texts::{self, SearchTexts};
use crate::domain::selection::{Extent, Selection};
use crate::domain::short_id::ViewId;
use crate::domain::totals::{TaskSums, Totals};
use crate::domain::touched::Touched;
use crate::domain::unknown::Unknown;
use crate::domain::view::{self, Group, Look, Named, View};
use crate::ui::kit::Toasts;
use crate::ui::later::run_later;
use crate::ui::reactive::{Derived, State, memo, provide_context, watch};
use leptos::prelude::*;
use std::sync::Arc;

/// How long typing in the filter must rest before it is said how many are shown, in milliseconds.
const SPEAK_AFTER: i32 = 400;

/// What the tab shows of the open campaign. A service in the context of its page.
#[derive(Clone, Copy)]
pub struct Session {
    /// Which influencers are selected.
    pub selection: State<Selection>,
    /// How many that are, and how they stand to those who are shown.
    pub extent: Derived<Extent>,
    /// What the filter field holds.
    pub filter: RwSignal<String>,
    /// Whom the filter asks for besides; its text is not read.
    pub criteria: State<Filter>,
    /// The order of the rows: by the first, and where that is equal by the next.
    pub sort: State<Vec<Sort>>,
    /// In which groups the rows stand.
    pub group: State<Option<Group>>,
    /// The rows that are shown, with their groups.
    pub found: Derived<Found>,
    /// The influencers that the filter shows, in order.
    pub rows: Derived<Arc<Vec<InfluencerId>>>,
    /// The view that was chosen last; none for everybody.
    pub view: State<Option<Named>>,
    /// How that arranges the columns, where it does.
    pub layout: State<Option<Layout>>,
    /// Names and handles, in which words are searched. Only made where there are words.
    pub texts: Derived<Arc<SearchTexts>>,
    details: Derived<Arc<SearchTexts>>,
    comments: Derived<Arc<SearchTexts>>,
    /// The columns that are shown, in order, with their widths.
    pub columns: Derived<Arc<Vec<Placed>>>,
    /// Which they are.
    pub column_order: Derived<Arc<Vec<Column>>>,
    /// The names in their order.
    pub names: Derived<Arc<NameOrder>>,
    /// The campaign's figures.
    pub totals: Derived<Totals>,
    /// The influencers to whom tasks are being added, when it is for several.
    pub adding_to: State<Option<Arc<Vec<InfluencerId>>>>,
    /// Which influencer is being added or edited in the dialog.
    pub editing: State<Option<InfluencerEdit>>,
    /// Told by whatever goes and had the focus: the roster takes it where it was last.
    pub refocus: RwSignal<()>,
    /// For whom a message was copied since the campaign was opened.
    pub copied: State<IdSet<InfluencerId>>,
    /// Whether the calendar is open where it is a drawer.
    pub calendar_open: RwSignal<bool>,
    /// Whether the briefing is open where it is a drawer.
    pub briefing_open: RwSignal<bool>,
    /// Whether the influencer panel shows the history of the statuses.
    pub history_open: RwSignal<bool>,
    /// Whether the influencer panel shows the fields of the details.
    pub details_open: RwSignal<bool>,
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
        let asked = navigation.route.with_untracked(|route| route.asked.clone());
        let (named, view) = store.peek(|campaign| view::view(&campaign.table, asked.named));
        let mut look = asked.look(&view.look());
        let filter = RwSignal::new(std::mem::take(&mut look.filter.text));
        let criteria = State::new(look.filter);
        let sort = State::new(look.sort);
        let group = State::new(look.group);
        let names = store.memo_from(Touched::PEOPLE, |campaign, before: Option<&Arc<NameOrder>>| {
            let language = Language { order: &locale::order, compare: &locale::compare };
            Arc::new(match before {
                Some(before) => before.followed(&campaign.roster, language),
                None => NameOrder::of(&campaign.roster, language),
            })
        });
        let texts = store.memo_from(Touched::PEOPLE, |campaign, before: Option<&Arc<SearchTexts>>| {
            let texts = search_texts::names_and_handles(&campaign.roster);
            Arc::new(SearchTexts::of(texts, before.map(|before| &**before), &locale::fold))
        });
        let details =
            store.memo_from(Touched::PEOPLE.and(Touched::DETAILS), |campaign, before: Option<&Arc<SearchTexts>>| {
                let texts = search_texts::details(&campaign.roster);
                Arc::new(SearchTexts::of(texts, before.map(|before| &**before), &locale::fold))
            });
        let comments =
            store.memo_from(Touched::STATUSES.and(Touched::ROSTER), |campaign, before: Option<&Arc<SearchTexts>>| {
                let texts = search_texts::comments(&campaign.roster);
                Arc::new(SearchTexts::of(texts, before.map(|before| &**before), &locale::fold))
            });
        let found = memo(move || {
            let words = filter.with(|filter| locale::fold(filter));
            let (filter, sort, group) = (criteria.get(), sort.get(), group.get());
            store.track(reads(&filter, &sort, group));
            let searched =
                if words.trim().is_empty() { Vec::new() } else { vec![texts.get(), details.get(), comments.get()] };
            let today = store.today();
            names.with(|names| {
                store.peek(|campaign| {
                    let query = Query { filter: &filter, words: &words, sort: &sort, group, today };
                    find(&campaign.roster, &campaign.table, names, &searched, &query, &locale::fold)
                })
            })
        });
        let rows = memo(move || found.with(|found| Arc::clone(&found.ids)));
        let layout = State::new(view.layout);
        let columns = store.memo(Touched::TABLE, move |campaign| {
            let own = campaign.table.columns();
            Arc::new(layout.with(|layout| layout.as_ref().unwrap_or(&campaign.table.layout).shown(own)))
        });
        let column_order =
            memo(move || columns.with(|columns| Arc::new(columns.iter().map(|placed| placed.column).collect())));
        let sums = memo(move || {
            let today = store.today();
            store.track(Touched::ROSTER.and(Touched::TASKS));
            let sums = |campaign: &Campaign| campaign.roster.iter().map(|i| TaskSums::of(&i.tasks, today)).collect();
            Arc::<Vec<TaskSums>>::new(store.peek(sums))
        });
        let totals = memo(move || {
            store.track(Touched::ROSTER.and(Touched::STATUSES));
            let sums = sums.get();
            store.peek(|campaign| Totals::of_sums(campaign.roster.iter().zip(sums.iter().copied())))
        });
        let selection = State::new(Selection::default());
        let extent = memo(move || selection.with(|selection| rows.with(|rows| selection.extent(rows))));
        let session = Self {
            view: State::new(named),
            layout,
            texts,
            details,
            comments,
            columns,
            column_order,
            names,
            totals,
            selection,
            extent,
            filter,
            criteria,
            sort,
            group,
            found,
            rows,
            adding_to: State::new(None),
            editing: State::new(None),
            refocus: RwSignal::new(()),
            copied: State::new(IdSet::default()),
            calendar_open: RwSignal::new(false),
            briefing_open: RwSignal::new(false),
            history_open: RwSignal::new(false),
            details_open: RwSignal::new(false),
            navigation,
            toasts,
        };
        provide_context(session);
        session.follow_address(store);
        run_later(move || {
            session.tell_address(store);
            session.forget_removed(store);
            // Whoever types into the filter should not wait for all texts to be folded.
            page::when_idle(move || {
                for texts in [texts, details, comments] {
                    texts.try_with_untracked(|_| ());
                }
            });
        });
        session
    }

    /// Those selected, in the order of the rows; those that the filter hides come last, in the roster's order.
    pub fn selected(self, store: CampaignStore) -> Vec<InfluencerId> {
        self.selection.with_untracked(|selection| {
            self.rows.with_untracked(|rows| {
                // None need be looked for where everybody is meant.
                if selection.len() == rows.len() && self.extent.with_untracked(|extent| extent.is_all()) {
                    return rows.to_vec();
                }
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

    /// Everybody in the order in which the roster shows them, also those whom the filter hides; follows it.
    pub fn everybody(self, store: CampaignStore) -> Vec<InfluencerId> {
        if !self.is_filtered() {
            return self.rows.with(|rows| rows.to_vec());
        }
        let (sort, group, all) = (self.sort.get(), self.group.get(), Filter::default());
        store.track(reads(&all, &sort, group));
        let query = Query { filter: &all, words: "", sort: &sort, group, today: store.today() };
        let found = self.names.with(|names| {
            store.peek(|campaign| find(&campaign.roster, &campaign.table, names, &[], &query, &locale::fold))
        });
        found.ids.to_vec()
    }

    /// Speaks how many are selected.
    pub fn say_selected(self) {
        let count = self.selection.with_untracked(Selection::len);
        self.toasts.announce(format!("{} selected", locale::count(count)));
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
        let texts = [self.texts.get(), self.details.get(), self.comments.get()];
        (0..count).map(|at| has_words(at, &words, &texts)).collect()
    }

    /// How the roster looks now, as a view of that name.
    pub fn as_view(self, store: CampaignStore, id: ViewId, name: String) -> View {
        let Look { filter, sort, group } = untrack(|| self.look());
        let layout = Some(store.peek(|campaign| self.layout_of(campaign)));
        View { id, name, filter, sort, group, layout, hidden: false, unknown: Unknown::default() }
    }

    /// Whom the roster shows and how; follows it.
    fn look(self) -> Look {
        let text = self.filter.get();
        Look { filter: Filter { text, ..self.criteria.get() }, sort: self.sort.get(), group: self.group.get() }
    }

    /// Shows the roster as a view has it. The back button returns to how it was.
    pub fn show_view(self, named: Option<Named>, view: &View) {
        self.take(named, view.look(), view.layout.clone());
        self.say();
        let route = self.navigation.route.get_untracked();
        let asked = Asked::named(named);
        if route.asked != asked {
            self.navigation.show(&Route { asked, ..route });
        }
    }

    fn take(self, named: Option<Named>, mut look: Look, layout: Option<Layout>) {
        self.filter.set(std::mem::take(&mut look.filter.text));
        self.criteria.set(look.filter);
        self.sort.set(look.sort);
        self.group.set(look.group);
        self.layout.set(layout);
        self.view.set(named);
    }

    /// The arrangement of the columns that holds: that of the view, else the campaign's.
    pub fn layout_of(self, campaign: &Campaign) -> Layout {
        self.layout.get().unwrap_or_else(|| campaign.table.layout.clone())
    }

    /// Filters by a text.
    pub fn set_filter(self, text: String) {
        self.filter.set(text.clone());
        page::after(SPEAK_AFTER, move || {
            if self.filter.try_with_untracked(|now| *now == text) == Some(true) {
                self.say();
            }
        });
    }

    /// Says how many are shown.
    fn say(self) {
        let (shown, all) =
            (self.rows.with_untracked(|rows| rows.len()), self.totals.with_untracked(|totals| totals.influencers));
        self.toasts.announce(format!("{shown} of {all} influencers"));
    }

    /// What the address is to say.
    fn asked(self, store: CampaignStore) -> Asked {
        let (named, view) = store.peek(|campaign| view::view(&campaign.table, self.view.get()));
        Asked::of(&self.look(), named, &view.look())
    }

    /// The back button and links change the address: the roster is as it says. The address is outside the program, so
    /// this effect brings something in rather than deriving one signal from another.
    fn follow_address(self, store: CampaignStore) {
        let addressed = memo(move || {
            self.navigation.route.with(|route| (route.campaign_id() == Some(store.id())).then(|| route.asked.clone()))
        });
        watch(
            move || addressed.get(),
            move |asked| {
                let Some(asked) = asked else { return };
                if self.asked(store) != asked {
                    let (named, view) = store.peek(|campaign| view::view(&campaign.table, asked.named));
                    // Columns that were arranged since the view was chosen stay so.
                    let layout = if self.view.get_untracked() == named {
                        self.layout.get_untracked()
                    } else {
                        view.layout.clone()
                    };
                    self.take(named, asked.look(&view.look()), layout);
                }
            },
        );
    }

    /// The address follows what the roster shows.
    fn tell_address(self, store: CampaignStore) {
        let asked = memo(move || {
            // What differs from a view that was saved depends on the view.
            store.track(Touched::TABLE);
            self.asked(store)
        });
        watch(
            move || asked.get(),
            move |asked| {
                let route = self.navigation.route.get_untracked();
                if route.campaign_id() == Some(store.id()) && route.asked != asked {
                    self.navigation.follow(&Route { asked, ..route });
                }
            },
        );
    }

    /// Who is no longer on the roster is no longer selected.
    fn forget_removed(self, store: CampaignStore) {
        watch(
            move || store.track(Touched::ROSTER),
            move |()| {
                let is_there = |id| store.peek(|campaign| campaign.roster.get(id).is_some());
                if self.selection.with_untracked(|selection| !selection.is_empty()) {
                    self.selection.update(|selection| selection.retain(is_there));
                }
            },
        );
    }
}

/// What the rows depend on besides names, accounts and who is on the roster.
fn reads(filter: &Filter, sort: &[Sort], group: Option<Group>) -> Touched {
    // Lines are ids: they are others where somebody of the same name takes the place of another.
    let mut parts = Touched::ROSTER;
    let sorts = sort.iter().map(|sort| match sort.column {
        Column::Name | Column::Reach => Touched::NONE,
        Column::InfluencerStatus | Column::ClientStatus | Column::Comment => Touched::STATUSES,
        Column::Tasks | Column::Cost => Touched::TASKS,
        Column::Detail(_) => Touched::DETAILS,
    });
    parts = sorts.fold(parts, Touched::and);
    if !filter.influencer_statuses.is_empty() || !filter.client_statuses.is_empty() || !filter.comments.is_empty() {
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
        Some(Group::Tag | Group::Detail(_)) => Touched::DETAILS.and(Touched::TASKS),
    })
}
