//! The start page: the calendar of all campaigns, and the campaigns themselves.

mod campaign_card;
mod campaign_menu;
mod damaged_card;
mod duplicate_dialog;
mod on_paper;
mod overview;
mod progress_bar;
mod recently_deleted;

use crate::app::action::Action;
use crate::app::library::Library;
use crate::app::navigation::Navigation;
use crate::app::route::Route;
use crate::browser::{clock, ids, page};
use crate::document::Document;
use crate::domain::calendar::{self, Entry, Scope};
use crate::domain::sample::sample;
use crate::ui::calendar::{Calendar, Source, addressed_month};
use crate::ui::commands::Commands;
use crate::ui::element::ElementRef;
use crate::ui::kit::{Drawer, Icon, Side};
use crate::ui::later::later;
use crate::ui::reactive::{State, each, expect_context};
use crate::ui::top_bar::TopBar;
use crate::ui::view;
use campaign_card::CampaignCard;
use chrono::NaiveDate;
use damaged_card::DamagedCard;
pub use duplicate_dialog::DuplicateDialog;
use leptos::prelude::*;
use overview::{Known, Overview, Reading};
use recently_deleted::RecentlyDeleted;

/// The page without a campaign.
#[component]
pub fn StartPage() -> impl IntoView {
    let library = expect_context::<Library>();
    let overview = Overview::provide(library);
    let calendar_open = RwSignal::new(false);
    // Above 1,100 px the drawer is a column; a button that opens it is needed below only.
    let open_calendar = move |_| calendar_open.set(true);
    view! {
        <TopBar />
        <main class="start-page">
            <Drawer
                open=calendar_open
                label="Calendar"
                on_close=move |()| calendar_open.set(false)
                side=Side::Left
                class="start-calendar"
            >
                <AllCalendar overview />
            </Drawer>
            <div class="start-main" class:start-empty=move || overview.is_empty()>
                <Head overview>
                    <button
                        type="button"
                        class="btn narrow-only"
                        aria-expanded=move || if calendar_open.get() { "true" } else { "false" }
                        on:click=open_calendar
                    >
                        <Icon name="calendar" />
                        "Calendar"
                    </button>
                </Head>
                <Cards overview />
                <RecentlyDeleted overview />
            </div>
        </main>
        {later(move || {
            let copy_of = Callback::new(move |id| overview.copy_of(id));
            view! { <DuplicateDialog asked=overview.duplicating() copy_of /> }.into_any()
        })}
    }
}

/// The heading and what can be begun from here.
#[component]
fn Head(overview: Overview, children: Children) -> impl IntoView {
    let library = expect_context::<Library>();
    let navigation = expect_context::<Navigation>();
    let commands = expect_context::<Commands>();
    commands.offer(Action::Sample, move || {
        leptos::task::spawn_local(async move {
            overview.settled().await;
            let id = match overview.sample() {
                Some(id) => id,
                None => {
                    let sample = sample(clock::today(), &mut ids::new_id);
                    let id = sample.id;
                    // Where it cannot be stored it opens all the same, and its page says so.
                    let _ = library.add(Document::new(sample)).await;
                    id
                }
            };
            navigation.to(&Route::campaign(id));
        });
    });
    let refused = move || {
        overview.refused().map(|error| {
            view! {
                <p class="refused" role="alert">
                    {format!(
                        "Campaigns cannot be kept here because {error}. You can still work on one and export it before you close the tab.",
                    )}
                </p>
            }
        })
    };
    let welcome = move || {
        overview.is_empty().then(|| {
            view! {
                <p class="welcome">
                    "Rollcall keeps the roster, the tasks, the costs and the calendar of influencer campaigns, on your device alone. "
                    "Begin with a new campaign, import a file that somebody sent you, or look around in a sample."
                </p>
            }
        })
    };
    let heading = ElementRef::new();
    overview.set_heading(heading);
    view! {
        <header class="start-head">
            <h1 node_ref=heading tabindex="-1">"Campaigns"</h1>
            {welcome}
            {refused}
            <div class="start-actions">
                {children()}
                <button type="button" class="btn ghost" on:click=move |_| commands.run(Action::Sample)>
                    "Try a sample campaign"
                </button>
                <button type="button" class="btn" on:click=move |_| commands.run(Action::Import)>
                    "Import"
                </button>
                <button type="button" class="btn primary" on:click=move |_| commands.run(Action::NewCampaign)>
                    <Icon name="plus" />
                    "New campaign"
                </button>
            </div>
        </header>
    }
}

/// The campaigns, the newest first, and below them the samples.
#[component]
fn Cards(overview: Overview) -> impl IntoView {
    let list = move |samples: bool| {
        let campaigns = move || {
            overview.with(|all| {
                all.iter()
                    .filter(|known| known.deleted.is_none() && known.is_sample() == samples)
                    .cloned()
                    .collect::<Vec<_>>()
            })
        };
        // A campaign that is read anew is drawn anew.
        let key = |known: &Known| format!("{} {}", known.id, known.version);
        each(campaigns, key, move |known| draw(overview, known))
    };
    let has_samples = move || overview.with(|all| all.iter().any(|known| known.deleted.is_none() && known.is_sample()));
    view! {
        <ul class="cards">{list(false)}</ul>
        <section class="samples" hidden=move || !has_samples()>
            <h2>"Sample"</h2>
            <p class="muted">"To try things out. It counts nowhere and is not in the calendar."</p>
            <ul class="cards">{list(true)}</ul>
        </section>
    }
}

fn draw(overview: Overview, known: Known) -> AnyView {
    let id = known.id;
    match known.reading {
        Reading::Waiting => view! { <li class="card waiting">"Reading a campaign…"</li> },
        Reading::Read(campaign) => view! { <CampaignCard overview campaign /> },
        Reading::Damaged(why) => view! { <DamagedCard overview id why /> },
    }
}

/// The open tasks of all campaigns; samples are left out.
#[component]
fn AllCalendar(overview: Overview) -> impl IntoView {
    let navigation = expect_context::<Navigation>();
    let today = State::new(clock::today());
    follow_midnight(today);
    let today = Signal::from(today);
    let (month, on_month) = addressed_month(navigation, today);
    on_paper::offer_paper(overview, month);
    let source = Source {
        marks: Callback::new(move |page: Vec<NaiveDate>| {
            overview.with(|all| calendar::month(all.iter().filter_map(Known::counted), Scope::Open, &page))
        }),
        entries: Callback::new(move |(agenda, most)| {
            overview.with(|all| calendar::agenda(all.iter().filter_map(Known::counted), Scope::Open, agenda, most))
        }),
    };
    let on_open = Callback::new(move |entry: Entry| {
        let month = navigation.route.with_untracked(|route| route.month);
        navigation.at_task.set(Some(entry.task));
        navigation.to(&Route { month, ..Route::campaign(entry.campaign).with_influencer(Some(entry.influencer)) });
    });
    view! { <Calendar month on_month today source on_open show_campaign=true /> }
}

fn follow_midnight(today: State<NaiveDate>) {
    page::after(60_000, move || {
        let now = clock::today();
        match today.try_get_untracked() {
            Some(shown) if shown != now => today.set(now),
            Some(_) => {}
            None => return,
        }
        follow_midnight(today);
    });
}
