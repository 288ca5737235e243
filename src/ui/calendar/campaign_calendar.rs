//! The calendar of the open campaign.

use super::{Calendar, Source, lists};
use crate::app::navigation::Navigation;
use crate::app::route::Route;
use crate::app::session::Session;
use crate::app::store::CampaignStore;
use crate::browser::locale;
use crate::domain::calendar::{self, Entry, Scope};
use crate::domain::month::Month;
use crate::domain::touched::Touched;
use crate::paper;
use crate::ui::kit::{NARROW, media};
use crate::ui::paper::{Paper, Printed};
use crate::ui::reactive::{expect_context, use_context};
use crate::ui::view;
use chrono::NaiveDate;
use leptos::prelude::*;

/// The calendar of the open campaign: all its tasks. A task opens the panel of its influencer, at the task.
#[component]
pub fn CampaignCalendar() -> impl IntoView {
    let store = expect_context::<CampaignStore>();
    let navigation = expect_context::<Navigation>();
    let session = use_context::<Session>();
    let today = Signal::derive(move || store.today());
    let (month, on_month) = addressed_month(navigation, today);
    let source = Source {
        marks: Callback::new(move |page: Vec<NaiveDate>| {
            store.track(Touched::TASKS);
            store.track_active();
            store.peek(|campaign| calendar::month(std::iter::once(campaign), Scope::All, &page))
        }),
        entries: Callback::new(move |(agenda, most)| {
            store.track(Touched::BRIEFING.and(Touched::PEOPLE).and(Touched::TASKS));
            store.track_active();
            store.peek(|campaign| calendar::agenda(std::iter::once(campaign), Scope::All, agenda, most))
        }),
    };
    let narrow = media(NARROW);
    // Where the calendar stands over the page it is what is printed; beside the roster the report has the schedule.
    expect_context::<Paper>().offer(move || {
        session.filter(|session| narrow.get() && session.calendar_open.get())?;
        let lists = lists(month.get(), today.get(), |agenda| source.entries.run((agenda, usize::MAX)).first);
        let html = paper::agenda(&lists, locale::words(), false);
        Some(Printed { name: store.peek(|campaign| campaign.briefing.name.clone()), columns: 5, html })
    });
    let on_open = Callback::new(move |entry: Entry| {
        let go = move || {
            if let Some(session) = session {
                session.calendar_open.set(false);
                session.adding_to.set(None);
            }
            navigation.at_task.set(Some(entry.task));
            let route = navigation.route.get_untracked();
            if route.influencer_id() != Some(entry.influencer) {
                navigation.to(&route.with_influencer(Some(entry.influencer)));
            }
        };
        let adds = session.is_some_and(|session| session.adding_to.with_untracked(Option::is_some));
        let is_open = navigation.route.with_untracked(Route::influencer_id) == Some(entry.influencer);
        // In the panel that is open the task is only given the focus.
        if is_open && !adds { go() } else { navigation.leave(go) }
    });
    view! { <Calendar month on_month today source on_open /> }
}

/// The month that the address names, the present one where it names none, and the way to another.
pub fn addressed_month(navigation: Navigation, today: Signal<NaiveDate>) -> (Signal<Month>, Callback<Month>) {
    let present = move || Month::of(today.get());
    let month = Signal::derive(move || navigation.route.with(|route| route.month).unwrap_or_else(present));
    let on_month = Callback::new(move |month: Month| {
        let month = Some(month).filter(|month| *month != untrack(present));
        navigation.replace(&Route { month, ..navigation.route.get_untracked() });
    });
    (month, on_month)
}
