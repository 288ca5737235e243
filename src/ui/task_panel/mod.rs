//! The task form: for one influencer, or the same tasks for several.

mod client_says;
mod line;
mod network_group;

use crate::app::navigation::Navigation;
use crate::app::session::Session;
use crate::app::store::CampaignStore;
use crate::browser::{ids, locale};
use crate::domain::campaign::Campaign;
use crate::domain::id::{InfluencerId, TaskId};
use crate::domain::influencer::Influencer;
use crate::domain::network::Network;
use crate::domain::sorting::sort_few;
use crate::domain::task_form::{self, Figures, Offer, TaskDraft};
use crate::domain::touched::Touched;
use crate::ui::element::ElementRef;
use crate::ui::element::drawn;
use crate::ui::focus_on;
use crate::ui::kit::{Drawer, Icon, Side, Toasts};
use crate::ui::reactive::{Derived, each, memo, on_load};
use crate::ui::view;
use client_says::ClientSays;
use leptos::{ev, prelude::*};
use line::Line;
use network_group::NetworkGroup;
use std::sync::Arc;

/// The form's lines and what it needs to know of whom it is for. A service in the context of the form.
#[derive(Clone, Copy)]
struct Form {
    store: CampaignStore,
    lines: RwSignal<Vec<Line>>,
    /// The drafts as they were when the form opened: what differs from them is unsaved.
    opened: StoredValue<Vec<TaskDraft>>,
    owner: StoredValue<Owner>,
    next_key: StoredValue<u32>,
    /// How many of the lines are drawn.
    drawn: RwSignal<usize>,
}

/// How many lines are drawn before each frame, beginning with the first one after the form has opened: drawing a line
/// takes about 2 ms, and nobody should wait for all of forty before seeing any.
const LINES_A_FRAME: usize = 4;

/// "Tasks of NAME" or "Add tasks to 3 influencers", beside the roster.
#[component]
pub fn TaskPanel(
    /// For whom.
    target: Arc<Vec<InfluencerId>>,
    /// Whether it shows the tasks of one; otherwise it adds tasks to all.
    #[prop(optional)]
    single: bool,
) -> impl IntoView {
    let store = expect_context::<CampaignStore>();
    let session = expect_context::<Session>();
    let navigation = expect_context::<Navigation>();
    let close = move || {
        navigation.leave(move || {
            if single {
                let route = navigation.route.get_untracked();
                navigation.to(&route.with_influencer(None));
            } else {
                session.adding_to.set(None);
            }
        });
    };
    let first = target.first().copied();
    let title = Signal::derive({
        let count = target.len();
        let name = store.memo(Touched::PEOPLE, move |campaign| first.and_then(|id| name_of(campaign, id)));
        move || match (single, name.get()) {
            (true, Some(name)) => format!("Tasks of {name}"),
            (true, None) => "Tasks".to_owned(),
            (false, Some(name)) if count == 1 => format!("Add tasks to {name}"),
            (false, _) => format!("Add tasks to {} influencers", locale::count(count)),
        }
    });
    let there = store.memo(Touched::PEOPLE, move |campaign| first.is_some_and(|id| campaign.roster.get(id).is_some()));
    view! {
        <Drawer open=Signal::stored(true) label=title on_close=move |()| close() side=Side::Right class="panel">
            {move || {
                let target = Arc::clone(&target);
                if there.get() {
                    view! { <TaskFields target single title on_close=Callback::new(move |()| close()) /> }
                } else {
                    view! {
                        <header class="panel-head">
                            <h2>"This influencer is not here"</h2>
                            <span class="grow"></span>
                            <CloseButton on_close=Callback::new(move |()| close()) />
                        </header>
                        <div class="panel-body">
                            <p class="muted">
                                "Nobody in this campaign has the id in the address. They may have been removed; Undo brings them back."
                            </p>
                        </div>
                    }
                }
            }}
        </Drawer>
    }
}

#[component]
fn CloseButton(on_close: Callback<()>) -> impl IntoView {
    view! {
        <button type="button" class="btn ghost icon wide-only" aria-label="Close panel" on:click=move |_| on_close.run(())>
            <Icon name="close" />
        </button>
    }
}

#[component]
fn TaskFields(
    target: Arc<Vec<InfluencerId>>,
    single: bool,
    title: Signal<String>,
    on_close: Callback<()>,
) -> impl IntoView {
    let store = expect_context::<CampaignStore>();
    let navigation = expect_context::<Navigation>();
    let toasts = expect_context::<Toasts>();
    let form = Form::open(store, single.then_some(target.as_slice()));
    provide_context(form);
    let unsaved = Signal::derive(move || form.is_unsaved());
    navigation.guard(Some(unsaved));
    on_cleanup(move || navigation.guard(None));

    let ids = StoredValue::new(Arc::clone(&target));
    let offer = store.memo(Touched::PEOPLE.and(Touched::BRIEFING), move |campaign| {
        ids.with_value(|ids| offer_of(campaign, ids, single))
    });
    // A network of which there are tasks but no account any more keeps its group, without "+".
    let groups = memo(move || {
        let mut networks: Vec<(Network, bool)> =
            offer.with(|offer| offer.networks.iter().map(|network| (*network, true)).collect());
        for line in form.lines.get() {
            if !networks.iter().any(|(network, _)| *network == line.network) {
                networks.push((line.network, false));
            }
        }
        sort_few(&mut networks, |a, b| a < b);
        networks
    });
    let figures = memo(move || form.figures());
    let count = target.len();
    let form_ref = ElementRef::new();
    let heading = ElementRef::new();
    on_load(heading, |heading| {
        request_animation_frame(move || {
            let _ = heading.focus();
        });
    });
    let opener = if single {
        ids.with_value(|ids| ids.first().map(|id| format!("[data-id=\"{id}\"] [data-col=tasks]")))
    } else {
        None
    };
    on_cleanup(move || focus_opener(opener));
    let save = move |event: ev::SubmitEvent| {
        event.prevent_default();
        match form.save(&ids.get_value(), single) {
            Ok(()) => {
                navigation.guard(None);
                on_close.run(());
            }
            Err(message) => {
                toasts.announce(&message);
                super::focus_first_invalid(form_ref);
            }
        }
    };
    let group = move |(network, offered): (Network, bool)| {
        let about = if single { ids.with_value(|ids| about_account(store, ids, network)) } else { None };
        view! { <NetworkGroup network offered about /> }
    };
    view! {
        <header class="panel-head">
            <div class="cut">
                <h2 class="cut" tabindex="-1" node_ref=heading title=title>{title}</h2>
                <small class="muted num">{move || counts(figures.get())}</small>
            </div>
            <span class="grow"></span>
            <CloseButton on_close />
        </header>
        <form node_ref=form_ref class="task-form" novalidate on:submit=save>
            <div class="panel-body">
                <ClientSays who=ids.with_value(|ids| ids.first().copied().filter(|_| single)) />
                <LeftOutLines offer />
                {each(move || groups.get(), |(network, offered)| format!("{} {offered}", network.key()), group)}
            </div>
            <div class="sum">
                <Sums figures count single />
                <p class="form-error" role="alert">{move || form.store_error()}</p>
                <div class="sum-buttons">
                    <button type="button" class="btn" on:click=move |_| on_close.run(())>
                        "Cancel"
                    </button>
                    <button type="submit" class="btn primary">
                        "Save tasks"
                    </button>
                </div>
            </div>
        </form>
    }
}

/// Why networks of the briefing are not offered, with a way to see who has no account.
#[component]
fn LeftOutLines(offer: Memo<Offer>) -> impl IntoView {
    let store = expect_context::<CampaignStore>();
    drawn(move || {
        let lines = offer.with(|offer| offer.left_out.clone());
        let names = |ids: &[InfluencerId]| {
            let names =
                store.peek(|campaign| ids.iter().take(100).filter_map(|id| name_of(campaign, *id)).collect::<Vec<_>>());
            let more = ids.len().saturating_sub(names.len());
            if more == 0 { names.join(", ") } else { format!("{} and {more} more", names.join(", ")) }
        };
        lines
            .into_iter()
            .map(|left_out| {
                view! {
                    <details class="left-out">
                        <summary>{left_out.reason()}</summary>
                        <p>{names(&left_out.missing)}</p>
                    </details>
                }
            })
            .collect_view()
    })
}

/// Tasks, publications and cost while they are typed; for several, of each and of all.
#[component]
fn Sums(figures: Derived<Figures>, count: usize, single: bool) -> impl IntoView {
    let store = expect_context::<CampaignStore>();
    let currency = store.memo(Touched::BRIEFING, |campaign| campaign.briefing.currency);
    let cost = move |figures: Figures| match figures.total_cost {
        Some(cost) => locale::money(cost, currency.get()),
        None => "–".to_owned(),
    };
    let each = move || figures.get();
    let all = move || figures.get().for_all(count);
    let line = move |name: &'static str, class: &'static str, read: Callback<Figures, String>| {
        view! {
            <dt class=class>{name}</dt>
            <dd class=class>{move || read.run(each())}</dd>
            {(!single).then(|| view! { <dd class=class>{move || read.run(all())}</dd> })}
        }
    };
    view! {
        <dl class="num" class:both=!single>
            {(!single)
                .then(|| {
                    view! {
                        <dt aria-hidden="true"></dt>
                        <dd class="muted">"Each"</dd>
                        <dd class="muted">{format!("All {}", locale::count(count))}</dd>
                    }
                })}
            {line("Tasks", "", Callback::new(|figures: Figures| locale::count(figures.tasks)))}
            {line("Publications", "", Callback::new(|figures: Figures| locale::count(figures.publications)))}
            {line("Total cost", "tot", Callback::new(cost))}
        </dl>
    }
}

/// Gives the focus back to what opens such a form, unless it is elsewhere by then: the influencer's button, or the
/// selection's menu.
fn focus_opener(selector: Option<String>) {
    request_animation_frame(move || {
        let is_free = document().active_element().is_none_or(|element| element.tag_name() == "BODY");
        if is_free {
            focus_on(selector.as_deref().unwrap_or(".bulk .primary"));
        }
    });
}

impl Form {
    /// A form with the tasks of an influencer, or an empty one for several.
    fn open(store: CampaignStore, one: Option<&[InfluencerId]>) -> Self {
        let form = Self {
            store,
            lines: RwSignal::new(Vec::new()),
            opened: StoredValue::new(Vec::new()),
            owner: StoredValue::new(Owner::current().unwrap_or_default()),
            next_key: StoredValue::new(0),
            drawn: RwSignal::new(0),
        };
        let mut drafts = store.peek(|campaign| {
            let influencer = one.and_then(<[_]>::first).and_then(|id| campaign.roster.get(*id));
            let tasks = influencer.map(|influencer| influencer.tasks.as_slice()).unwrap_or_default();
            tasks.iter().map(|task| TaskDraft::of(task, campaign.briefing.currency)).collect::<Vec<_>>()
        });
        // In the order in which they stand below each other, so that the first are drawn first.
        sort_few(&mut drafts, |a, b| a.network < b.network);
        let lines = drafts.iter().map(|draft| form.line(draft.clone())).collect();
        form.lines.set(lines);
        form.opened.set_value(drafts);
        form.draw_more();
        form
    }

    /// Draws further lines before the next frame, until all are.
    fn draw_more(self) {
        request_animation_frame(move || {
            let Some(drawn) = self.drawn.try_get_untracked() else { return };
            let is_more = self.lines.try_with_untracked(|lines| lines.len() > drawn) == Some(true);
            if is_more {
                self.drawn.set(drawn + LINES_A_FRAME);
                self.draw_more();
            } else {
                // Whatever is added from now on is drawn at once.
                self.drawn.set(usize::MAX);
            }
        });
    }

    /// The lines of a network that are drawn.
    fn lines_of(self, network: Network) -> Vec<Line> {
        let drawn = self.drawn.get();
        self.lines.with(|lines| lines.iter().take(drawn).filter(|line| line.network == network).copied().collect())
    }

    /// A line for a draft, whose signals live as long as the form.
    fn line(self, draft: TaskDraft) -> Line {
        let key = self.next_key.with_value(|key| *key);
        self.next_key.set_value(key + 1);
        self.owner.with_value(|owner| owner.with(|| Line::new(key, draft)))
    }

    /// Adds an empty task and answers with its line.
    fn add(self, network: Network) -> Line {
        let line = self.line(TaskDraft::new(network));
        self.drawn.set(usize::MAX);
        self.lines.update(|lines| lines.push(line));
        line
    }

    fn remove(self, key: u32) {
        self.lines.update(|lines| lines.retain(|line| line.key != key));
    }

    fn is_unsaved(self) -> bool {
        let drafts: Vec<TaskDraft> = self.lines.get().iter().map(|line| line.draft()).collect();
        self.opened.with_value(|opened| drafts != *opened)
    }

    fn figures(self) -> Figures {
        self.store.track(Touched::BRIEFING);
        let currency = self.store.peek(|campaign| campaign.briefing.currency);
        let drafts: Vec<TaskDraft> = self.lines.get().iter().map(|line| line.draft()).collect();
        task_form::figures(&drafts, currency)
    }

    fn store_error(self) -> Option<String> {
        let wrong = self.lines.with(|lines| lines.iter().filter(|line| line.has_error()).count());
        match wrong {
            0 => None,
            1 => Some("1 task needs attention.".to_owned()),
            wrong => Some(format!("{wrong} tasks need attention.")),
        }
    }

    /// Checks every line and carries out the change.
    ///
    /// # Errors
    /// What to say when something is refused; it stands beside its field as well.
    fn save(self, ids: &[InfluencerId], single: bool) -> Result<(), String> {
        let currency = self.store.peek(|campaign| campaign.briefing.currency);
        let lines = self.lines.get_untracked();
        let checked: Vec<_> = lines.iter().filter_map(|line| Some((line.task, line.check(currency)?))).collect();
        if checked.len() < lines.len() {
            return Err("Nothing was saved yet: some fields need attention.".to_owned());
        }
        let command = if single {
            let opened_with: Vec<TaskId> =
                self.opened.with_value(|opened| opened.iter().filter_map(|d| d.task).collect());
            self.store.peek(|campaign| {
                let influencer = ids.first().and_then(|id| campaign.roster.get(*id))?;
                task_form::changes_for_one(influencer, &opened_with, checked, &mut ids::new_id)
            })
        } else {
            // Who was removed while the form was open gets no tasks.
            let there: Vec<InfluencerId> = self
                .store
                .peek(|campaign| ids.iter().copied().filter(|id| campaign.roster.get(*id).is_some()).collect());
            let fields: Vec<_> = checked.into_iter().map(|(_, fields)| fields).collect();
            task_form::changes_for_several(&there, &fields, &mut ids::new_id)
        };
        match command {
            Some(command) => self.store.dispatch(command).map_err(|rejected| {
                let said = rejected.to_string();
                if let Some(line) = lines.last() {
                    line.refuse(said.clone());
                }
                said
            }),
            None => Ok(()),
        }
    }
}

fn offer_of(campaign: &Campaign, ids: &[InfluencerId], single: bool) -> Offer {
    let influencers: Vec<&Influencer> = ids.iter().filter_map(|id| campaign.roster.get(*id)).collect();
    match influencers.as_slice() {
        [one] if single => task_form::offer_for_one(one),
        several => task_form::offer_for_several(several, &campaign.briefing.networks),
    }
}

fn name_of(campaign: &Campaign, id: InfluencerId) -> Option<String> {
    campaign.roster.get(id).map(|influencer| influencer.name().to_owned())
}

/// The handles and followers on a network: `@lenafischer · 214k`.
fn about_account(store: CampaignStore, ids: &[InfluencerId], network: Network) -> Option<String> {
    store.peek(|campaign| {
        let influencer = ids.first().and_then(|id| campaign.roster.get(*id))?;
        let accounts = influencer.accounts().iter().filter(|account| account.network == network);
        let said: Vec<String> = accounts
            .map(|account| match account.followers {
                Some(count) => format!("@{} · {}", account.handle, crate::domain::followers::short(count)),
                None => format!("@{}", account.handle),
            })
            .collect();
        (!said.is_empty()).then(|| said.join(", "))
    })
}

fn counts(figures: Figures) -> String {
    let plural = |count: usize, one: &str| {
        if count == 1 { format!("1 {one}") } else { format!("{} {one}s", locale::count(count)) }
    };
    format!("{} · {}", plural(figures.tasks, "task"), plural(figures.publications, "publication"))
}
