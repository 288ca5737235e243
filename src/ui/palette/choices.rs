//! What the palette can offer at the moment it opens, and how it is found.

use crate::app::action::{Action, Entry, table};
use crate::app::campaign_names;
use crate::app::library::Library;
use crate::app::navigation::Navigation;
use crate::app::route::Route;
use crate::app::session::Session;
use crate::app::store::CampaignStore;
use crate::browser::{locale, page};
use crate::domain::fuzzy::best_of;
use crate::domain::id::{CampaignId, InfluencerId};
use crate::domain::search_texts::{SearchTexts, fold_all};
use crate::domain::view::{Offered, views};
use crate::ui::commands::{Commands, Desk};
use crate::ui::palette::marks::{Marked, plain, sought};
use crate::ui::reactive::{expect_context, use_context};
use leptos::prelude::*;
use std::collections::HashMap;
use std::sync::Arc;

/// So many lines are shown: more than anybody reads, and few enough to be drawn at every letter.
const SHOWN: usize = 30;

/// What a line does.
pub type Deed = Arc<dyn Fn() + Send + Sync>;

/// What there is to choose from: commands first, then views, campaigns, and the influencers of the open one by name.
///
/// They are numbered in this order, and what was folded for the roster's filter is not folded again: ten thousand
/// influencers cost nothing when the palette opens.
#[derive(Clone, Copy)]
pub struct Choices {
    commands: Commands,
    navigation: Navigation,
    desk: Option<Desk>,
    store: Option<CampaignStore>,
    lines: StoredValue<Vec<&'static Entry>>,
    /// The views of the open campaign, and what shows them.
    views: StoredValue<Vec<Offered>>,
    session: Option<Session>,
    campaigns: RwSignal<Vec<(CampaignId, String)>>,
    people: StoredValue<People>,
}

/// The influencers of the open campaign as they were when the palette opened.
#[derive(Clone, Default)]
struct People {
    texts: Arc<SearchTexts>,
    /// Positions on the roster and ids, by name.
    order: Vec<(usize, InfluencerId)>,
}

/// What was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// The numbers of the best, the best first.
    pub shown: Vec<usize>,
    /// How many there are.
    pub all: usize,
    /// How many campaigns were known: with other campaigns a number means something else.
    campaigns: usize,
}

/// A line as it is shown.
pub struct Shown {
    /// Its name, with what was sought in it.
    pub name: Marked,
    /// What it is about: whom, or a handle.
    pub detail: Marked,
    /// What it is, or its shortcut.
    pub hint: Hint,
}

/// What stands at the end of a line.
pub enum Hint {
    /// A shortcut.
    Keys(String),
    /// Nothing: most lines are commands.
    Nothing,
    /// A word for another kind of thing.
    Kind(&'static str),
}

enum Item {
    Command(&'static Entry),
    View(Offered),
    Campaign(CampaignId, String),
    Influencer(InfluencerId),
}

impl Choices {
    /// What there is now. Campaigns whose names are not known come in as they are read.
    pub fn gather(commands: Commands) -> Self {
        let desk = Desk::here();
        let store = use_context::<CampaignStore>();
        let session = use_context::<Session>();
        let people = match (store, session) {
            (Some(store), Some(session)) => {
                let names = session.names.get_untracked();
                let ids: Vec<InfluencerId> = store.peek(|campaign| campaign.roster.iter().map(|i| i.id).collect());
                let order = names.by_name().iter();
                let order = order.filter_map(|position| Some((*position, *ids.get(*position)?))).collect();
                People { texts: session.texts.get_untracked(), order }
            }
            _ => People::default(),
        };
        let is_about = desk.is_some_and(|desk| desk.concerned_in_words().is_some());
        let is_listed = |entry: &&Entry| {
            entry.action != Action::Palette
                && commands.can(entry.action)
                && (is_about || !entry.action.is_about_somebody())
        };
        let choices = Self {
            commands,
            navigation: expect_context(),
            desk,
            store,
            lines: StoredValue::new(table().iter().filter(is_listed).collect()),
            views: StoredValue::new(store.map(all_views).unwrap_or_default()),
            session,
            campaigns: RwSignal::new(Vec::new()),
            people: StoredValue::new(people),
        };
        leptos::task::spawn_local(choices.list_campaigns(expect_context()));
        choices
    }

    /// Whether a campaign is open.
    pub fn is_campaign(self) -> bool {
        self.desk.is_some()
    }

    /// Whether there is somebody whom commands would be about.
    pub fn is_about_somebody(self) -> bool {
        self.desk.is_some_and(|desk| desk.concerned_in_words().is_some())
    }

    /// The best matches; all, in the order of use, where nothing is typed.
    pub fn find(self, query: &str) -> Found {
        let lines = self.lines.get_value();
        let query = sought(query);
        let mut commands = fold_all(lines.iter().map(|entry| &*entry.name).collect(), &locale::fold);
        for (text, _) in commands.iter_mut().zip(&lines).filter(|(_, entry)| entry.is_also(&query)) {
            // On a line of its own, as the handles behind a name.
            text.push('\n');
            text.push_str(&query);
        }
        let campaigns = self.campaigns.get();
        let names = fold_all(campaigns.iter().map(|(_, name)| &**name).collect(), &locale::fold);
        let views =
            self.views.with_value(|views| fold_all(views.iter().map(|(_, view)| &*view.name).collect(), &locale::fold));
        self.people.with_value(|people| {
            let texts = commands.iter().chain(&views).chain(&names).map(String::as_str);
            let texts = texts.chain(people.order.iter().map(|(position, _)| people.texts.text(*position)));
            let used = self.uses(&lines, &campaigns, people);
            let (shown, all) = best_of(&query, texts, &|number| used.get(&number).copied(), SHOWN);
            Found { shown, all, campaigns: campaigns.len() }
        })
    }

    /// How long ago each of those was used that were.
    fn uses(
        self,
        lines: &[&'static Entry],
        campaigns: &[(CampaignId, String)],
        people: &People,
    ) -> HashMap<usize, u32> {
        let views = self.views.with_value(|views| views.iter().map(|(_, view)| view.name.clone()).collect::<Vec<_>>());
        let place = |key: &str| {
            let (kind, name) = key.split_at_checked(1)?;
            match kind {
                ">" => lines.iter().position(|entry| entry.key() == name),
                "v" => Some(lines.len() + views.iter().position(|known| known == name)?),
                "c" => {
                    let id = CampaignId::parse(name)?;
                    Some(lines.len() + views.len() + campaigns.iter().position(|(known, _)| *known == id)?)
                }
                _ => {
                    let id = InfluencerId::parse(name)?;
                    let place = people.order.iter().position(|(_, known)| *known == id)?;
                    Some(lines.len() + views.len() + campaigns.len() + place)
                }
            }
        };
        let recent = self.commands.recent();
        recent.keys().zip(0..).filter_map(|(key, ago)| Some((place(key)?, ago))).collect()
    }

    /// A line with what was sought marked in it.
    pub fn show(self, number: usize, query: &str) -> Shown {
        let query = sought(query);
        match self.item(number) {
            Some(Item::Command(entry)) => {
                let whom = self.desk.filter(|_| entry.action.is_about_somebody());
                let detail = plain(whom.and_then(Desk::concerned_in_words).unwrap_or_default());
                let keys = self.commands.shortcut(entry.action);
                Shown { name: Marked::new(&entry.name, &query), detail, hint: keys.map_or(Hint::Nothing, Hint::Keys) }
            }
            Some(Item::View((_, view))) => {
                Shown { name: Marked::new(&view.name, &query), detail: plain(String::new()), hint: Hint::Kind("View") }
            }
            Some(Item::Campaign(_, name)) => {
                Shown { name: Marked::new(&name, &query), detail: plain(String::new()), hint: Hint::Kind("Campaign") }
            }
            Some(Item::Influencer(id)) => {
                let (name, handles) = self.store.and_then(|store| names_of(store, id)).unwrap_or_default();
                let (name, detail) = Marked::of_person(&name, &handles, &query);
                Shown { name, detail, hint: Hint::Kind("Influencer") }
            }
            None => Shown { name: plain(String::new()), detail: plain(String::new()), hint: Hint::Nothing },
        }
    }

    /// What choosing a line does, and the key under which its use is noted.
    pub fn deed(self, number: usize) -> Option<(String, Deed)> {
        let (commands, navigation, desk) = (self.commands, self.navigation, self.desk);
        Some(match self.item(number)? {
            Item::Command(entry) => (format!(">{}", entry.key()), Arc::new(move || commands.run(entry.action))),
            Item::View((named, view)) => {
                let (session, key) = (self.session, format!("v{}", view.name));
                let show = move || {
                    if let Some(session) = session {
                        session.show_view(named, &view);
                    }
                };
                (key, Arc::new(show))
            }
            Item::Campaign(id, _) => (format!("c{id}"), Arc::new(move || navigation.to(&Route::campaign(id)))),
            Item::Influencer(id) => {
                let open = move || {
                    if let Some(desk) = desk {
                        desk.open_tasks(id);
                    }
                };
                (format!("i{id}"), Arc::new(open))
            }
        })
    }

    fn item(self, number: usize) -> Option<Item> {
        let lines = self.lines.get_value();
        if let Some(entry) = lines.get(number) {
            return Some(Item::Command(entry));
        }
        let rest = number - lines.len();
        let views = self.views.get_value();
        if let Some(view) = views.get(rest) {
            return Some(Item::View(view.clone()));
        }
        let rest = rest - views.len();
        let campaigns = self.campaigns.get_untracked();
        if let Some((id, name)) = campaigns.get(rest) {
            return Some(Item::Campaign(*id, name.clone()));
        }
        let place = rest - campaigns.len();
        self.people.with_value(|people| people.order.get(place).map(|(_, id)| Item::Influencer(*id)))
    }

    /// Lists the other campaigns, first by the names that are known, then those that have to be read for theirs.
    async fn list_campaigns(self, library: Library) {
        let Ok(listings) = library.list().await else { return };
        let ids: Vec<CampaignId> = listings.iter().rev().filter(|l| l.deleted.is_none()).map(|l| l.id).collect();
        let open = self.store.map(CampaignStore::id);
        let known: HashMap<CampaignId, String> = campaign_names::known().into_iter().collect();
        let (named, unnamed): (Vec<CampaignId>, Vec<CampaignId>) =
            ids.into_iter().filter(|id| Some(*id) != open).partition(|id| known.contains_key(id));
        let named = named.into_iter().filter_map(|id| Some((id, known.get(&id)?.clone())));
        if self.campaigns.try_set(named.collect()).is_some() {
            return;
        }
        for id in unnamed {
            page::next_turn().await;
            // The palette may be closed by now, which ends this.
            if self.campaigns.is_disposed() {
                return;
            }
            let Ok(document) = library.read(id).await else { continue };
            let name = document.campaign.briefing.name;
            campaign_names::note(id, &name);
            self.campaigns.try_update(|campaigns| campaigns.push((id, name)));
        }
    }
}

fn all_views(store: CampaignStore) -> Vec<Offered> {
    store.peek(|campaign| views(&campaign.table))
}

/// Somebody's name and handles.
fn names_of(store: CampaignStore, id: InfluencerId) -> Option<(String, Vec<String>)> {
    store.peek(|campaign| {
        let influencer = campaign.roster.get(id)?;
        let handles = influencer.accounts().iter().map(|account| account.handle.as_str().to_owned()).collect();
        Some((influencer.name().to_owned(), handles))
    })
}
