//! Influencers from another campaign of this browser: who, and what of them. They stand in the order of that campaign's
//! roster, and its views say whom the list shows.

use super::counted::counted;
use super::kit::{CheckboxField, Dialog, SelectField, TextField, Toasts, VirtualList};
use super::roster::{KeyAt, RowView, person_of};
use crate::app::campaign_names;
use crate::app::library::Library;
use crate::app::store::CampaignStore;
use crate::browser::{ids, locale};
use crate::domain::bring::{Along, already_here, bring};
use crate::domain::campaign::Campaign;
use crate::domain::command::Command;
use crate::domain::finding::{Line, Query, find};
use crate::domain::heights::Heights;
use crate::domain::id::{CampaignId, IdMap, InfluencerId};
use crate::domain::influencer::Influencer;
use crate::domain::names::{Language, NameOrder};
use crate::domain::search_texts::{SearchTexts, details, names_and_handles};
use crate::domain::selection::Selection;
use crate::domain::view::{Look, Offered, views};
use crate::ui::close_guard::CloseGuard;
use crate::ui::element::drawn;
use crate::ui::reactive::{expect_context, memo};
use crate::ui::view;
use chrono::NaiveDate;
use leptos::prelude::*;
use std::sync::Arc;

/// The height of a row in px.
const ROW_HEIGHT: f64 = 44.0;

/// The campaign from which they come, and who of it is here already.
struct Source {
    campaign: Campaign,
    /// What they are called here.
    known: IdMap<InfluencerId, String>,
    /// Their names in order.
    names: NameOrder,
    /// Names and handles, and what else is known of them, to be searched as the roster's filter searches them.
    texts: [Arc<SearchTexts>; 2],
    /// The views of that campaign.
    views: Vec<Offered>,
}

/// What was chosen so far.
#[derive(Clone, Copy)]
struct Choice {
    source: RwSignal<Option<Arc<Source>>>,
    chosen: RwSignal<Selection>,
    along: RwSignal<Along>,
}

/// "Add from another campaign".
#[component]
pub fn BringDialog(
    /// Whether it is shown.
    open: RwSignal<bool>,
) -> impl IntoView {
    let guard = CloseGuard::losing("Nobody was added yet, and whom you chose here is not kept.");
    view! {
        <Dialog open title="Add from another campaign".to_owned() on_close=move |()| open.set(false) guard class="wide">
            <Body guard />
        </Dialog>
    }
}

#[component]
fn Body(guard: CloseGuard) -> impl IntoView {
    let library = expect_context::<Library>();
    let store = expect_context::<CampaignStore>();
    let along = Along { tags: true, contact: true, about: true, notes: false, own: false };
    let choice = Choice {
        source: RwSignal::new(None),
        chosen: RwSignal::new(Selection::default()),
        along: RwSignal::new(along),
    };
    guard.watch(Signal::derive(move || choice.chosen.with(|chosen| !chosen.is_empty())));
    let campaigns = RwSignal::new(None::<Vec<(String, String)>>);
    let from = RwSignal::new(String::new());
    let problem = RwSignal::new(None::<String>);
    leptos::task::spawn_local(async move {
        let names = campaign_names::known();
        let list = library.list().await.unwrap_or_default();
        let others = list.into_iter().filter(|listing| listing.deleted.is_none() && listing.id != store.id());
        let named = others.map(|listing| {
            let name = names.iter().find(|(id, _)| *id == listing.id).map(|(_, name)| name.clone());
            (listing.id.to_string(), name.unwrap_or_else(|| "A campaign without a name".to_owned()))
        });
        let mut named: Vec<(String, String)> = named.collect();
        let order = locale::order(&named.iter().map(|(_, name)| name.as_str()).collect::<Vec<_>>());
        named = order.iter().filter_map(|at| named.get(*at as usize).cloned()).collect();
        if let [(only, _)] = named.as_slice() {
            let only = only.clone();
            from.try_set(only.clone());
            campaigns.try_set(Some(named));
            load(library, store, choice, problem, only).await;
        } else {
            campaigns.try_set(Some(named));
        }
    });
    let chosen = move |id: String| {
        leptos::task::spawn_local(async move { load(library, store, choice, problem, id).await });
    };
    let options = Signal::derive(move || {
        let list = campaigns.get().unwrap_or_default();
        let ask = (list.len() > 1).then(|| (String::new(), "Choose a campaign".to_owned()));
        ask.into_iter().chain(list).collect::<Vec<_>>()
    });
    let nothing = move || match campaigns.with(|list| list.as_ref().map(Vec::is_empty)) {
        None => "Looking for campaigns…",
        Some(true) => "There is no other campaign in this browser.",
        Some(false) => "",
    };
    // While they are looked for the field is there already, so that the focus goes to it.
    let has_any = memo(move || campaigns.with(|list| list.as_ref().is_none_or(|list| !list.is_empty())));
    let source = move || choice.source.get().map(|source| view! { <People source choice /> });
    view! {
        <div class="dialog-body bring">
            <p class="muted" role="status">{nothing}</p>
            {drawn(move || {
                has_any
                    .get()
                    .then(|| {
                        view! {
                            <SelectField
                                label="Campaign".to_owned()
                                value=from
                                options
                                error=problem
                                on_change=Callback::new(chosen)
                            />
                        }
                    })
            })}
            {drawn(source)}
        </div>
        <Actions choice problem guard />
    }
}

/// Reads the campaign of that id.
async fn load(library: Library, store: CampaignStore, choice: Choice, problem: RwSignal<Option<String>>, id: String) {
    choice.source.try_set(None);
    problem.try_set(None);
    let Some(id) = CampaignId::parse(&id) else { return };
    let answer = library.read(id).await;
    // The dialog may be closed by now.
    if choice.source.is_disposed() {
        return;
    }
    match answer {
        Ok(document) => {
            choice.chosen.set(Selection::default());
            choice.source.set(Some(Arc::new(store.peek(|here| Source::of(document.campaign, here)))));
        }
        Err(error) => problem.set(Some(error.to_string())),
    }
}

impl Source {
    fn of(campaign: Campaign, here: &Campaign) -> Self {
        let known = campaign
            .roster
            .iter()
            .zip(already_here(&campaign, here))
            .filter_map(|(influencer, known)| Some((influencer.id, here.roster.get(known?)?.name().to_owned())));
        let known = known.collect();
        let names = NameOrder::of(&campaign.roster, Language { order: &locale::order, compare: &locale::compare });
        let texts = [names_and_handles(&campaign.roster), details(&campaign.roster)];
        let texts = texts.map(|texts| Arc::new(SearchTexts::of(texts, None, &locale::fold)));
        let views = views(&campaign.table);
        Self { campaign, known, names, texts, views }
    }

    /// Whom the roster of that campaign shows in a view, by its place, with these words in its filter; in its order.
    fn shown(&self, view: usize, words: &str, today: NaiveDate) -> Vec<InfluencerId> {
        let Look { filter, sort, group } = self.views.get(view).map(|(_, view)| view.look()).unwrap_or_default();
        let words = locale::fold(&format!("{} {words}", filter.text));
        let query = Query { filter: &filter, words: &words, sort: &sort, group, today };
        let Campaign { roster, table, .. } = &self.campaign;
        find(roster, table, &self.names, &self.texts, &query, &locale::fold).ids.to_vec()
    }
}

/// Who is there: a field to search them, all at once, and each.
#[component]
fn People(source: Arc<Source>, choice: Choice) -> impl IntoView {
    let store = expect_context::<CampaignStore>();
    let search = RwSignal::new(String::new());
    let view = RwSignal::new(0.to_string());
    let views = source.views.iter().enumerate().map(|(place, (_, view))| (place.to_string(), view.name.clone()));
    let views = views.collect::<Vec<_>>();
    let shown = {
        let source = Arc::clone(&source);
        memo(move || {
            let place = view.with(|place| place.parse().unwrap_or_default());
            Arc::new(source.shown(place, &search.get(), store.today()))
        })
    };
    // Those who are here already are taken one by one only.
    let new = {
        let source = Arc::clone(&source);
        memo(move || {
            let is_new = |id: &&InfluencerId| !source.known.contains_key(*id);
            shown.with(|shown| Arc::new(shown.iter().filter(is_new).copied().collect::<Vec<_>>()))
        })
    };
    let extent = memo(move || choice.chosen.with(|chosen| new.with(|new| chosen.extent(new))));
    let all = Signal::derive(move || extent.get().is_all());
    let some = Signal::derive(move || extent.with(|extent| extent.is_some() && !extent.is_all()));
    let label = Signal::derive(move || format!("Select all: {}", counted(extent.get().shown, "influencer")));
    let select_all = move |on: bool| {
        let new = untrack(|| new.get());
        choice.chosen.update(|chosen| if on { chosen.add_all(&new) } else { chosen.remove_all(&new) });
    };
    let key_at: KeyAt = Box::new(move |at| shown.with(|shown| shown.get(at).copied().map(Line::Influencer)));
    let here = source.known.len();
    let row: RowView = Box::new(move |line, _| {
        let source = Arc::clone(&source);
        view! { <Person source line choice /> }
    });
    let already = match here {
        0 => String::new(),
        1 => "1 is here already, by handle or email, and is left out unless you select them.".to_owned(),
        many => format!(
            "{} are here already, by handle or email, and are left out unless you select them.",
            locale::count(many)
        ),
    };
    view! {
        <div class="bring-filter">
            <SelectField label="View".to_owned() value=view options=Signal::stored(views) />
            <TextField
                label="Search".to_owned()
                kind="search"
                value=search
                placeholder="Name, handle, tag…".to_owned()
            />
        </div>
        <div class="bring-list">
            <CheckboxField label checked=all indeterminate=some on_change=select_all class="bring-all" />
            <VirtualList
                count=Signal::derive(move || shown.with(|shown| shown.len()))
                key_at
                row
                heights=Heights::even(ROW_HEIGHT)
                class="bring-rows"
            />
        </div>
        <p class="muted">{already}</p>
        <fieldset class="checks">
            <legend>"Bring along"</legend>
            {along(choice.along)}
        </fieldset>
        <p class="muted">"Names and accounts always come along. Tasks and statuses never do."</p>
    }
}

/// One of them.
#[component]
fn Person(source: Arc<Source>, line: Signal<Line>, choice: Choice) -> impl IntoView {
    let id = person_of(line);
    let about = {
        let source = Arc::clone(&source);
        memo(move || {
            let influencer = source.campaign.roster.get(id.get());
            let name = influencer.map(|influencer| influencer.name().to_owned()).unwrap_or_default();
            let handle = influencer.and_then(Influencer::main_handle).map(|handle| format!("@{handle}"));
            let here = source.known.get(&id.get()).map(|name| format!("Here as {name}"));
            (name, handle.unwrap_or_default(), here.unwrap_or_default())
        })
    };
    let checked = Signal::derive(move || choice.chosen.with(|chosen| chosen.contains(id.get())));
    let hear = move |_| choice.chosen.update(|chosen| chosen.toggle(id.get_untracked()));
    view! {
        <div class="bring-row" class:known=move || about.with(|(.., here)| !here.is_empty())>
            <CheckboxField
                label=Signal::derive(move || about.with(|(name, ..)| name.clone()))
                checked
                on_change=hear
            />
            <span class="muted cut" dir="auto">{move || about.with(|(_, handle, _)| handle.clone())}</span>
            <span class="here">{move || about.with(|(.., here)| here.clone())}</span>
        </div>
    }
    .into_any()
}

/// A box for each kind of detail.
fn along(along: RwSignal<Along>) -> Vec<AnyView> {
    type Part = fn(&mut Along) -> &mut bool;
    let parts: [(&'static str, Part); 5] = [
        ("Tags", |along| &mut along.tags),
        ("Contact details", |along| &mut along.contact),
        ("Country, language and engagement rate", |along| &mut along.about),
        ("Notes", |along| &mut along.notes),
        ("Own columns", |along| &mut along.own),
    ];
    let part = |(label, part): (&'static str, Part)| {
        let checked = Signal::derive(move || *part(&mut along.get()));
        let hear = move |on: bool| along.update(|along| *part(along) = on);
        view! { <CheckboxField label=label.to_owned() checked on_change=hear /> }
    };
    parts.into_iter().map(part).collect()
}

#[component]
fn Actions(choice: Choice, problem: RwSignal<Option<String>>, guard: CloseGuard) -> impl IntoView {
    let store = expect_context::<CampaignStore>();
    let toasts = expect_context::<Toasts>();
    let count = memo(move || choice.chosen.with(Selection::len));
    let text = move || match count.get() {
        0 => "Add influencers".to_owned(),
        count => format!("Add {}", counted(count, "influencer")),
    };
    let add = move |_| {
        let Some(source) = choice.source.get_untracked() else { return };
        let ids = choice
            .chosen
            .with_untracked(|chosen| chosen.in_order_of(source.campaign.roster.iter().map(|influencer| influencer.id)));
        let along = choice.along.get_untracked();
        let command: Result<Command, String> =
            store.peek(|here| bring(&source.campaign, here, &ids, along, &mut ids::new_id));
        let added = command.and_then(|command| store.dispatch(command).map_err(|rejected| rejected.to_string()));
        match added {
            Ok(()) => guard.saved(),
            Err(why) => {
                toasts.announce(why.clone());
                problem.set(Some(why));
            }
        }
    };
    view! {
        <div class="dialog-actions">
            <button type="button" class="btn" on:click=move |_| guard.close()>
                "Cancel"
            </button>
            <button type="button" class="btn primary" disabled=move || count.get() == 0 on:click=add>
                {text}
            </button>
        </div>
    }
}
