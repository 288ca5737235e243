//! The lists under the month.

use super::Listing;
use super::entry_card::EntryCard;
use super::month_grid::tasks_in_words;
use crate::browser::locale;
use crate::domain::calendar::{Agenda, Entries};
use crate::ui::reactive::{Derived, State, memo};
use crate::ui::view;
use chrono::NaiveDate;
use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::Element;

/// A list shows so many tasks, and as many more at a time.
const STEP: usize = 50;
/// A list that is longer is closed until the user opens it.
const SHORT: usize = 6;

/// The tasks of the chosen day.
#[component]
pub fn DayList(chosen: Derived<Option<NaiveDate>>, listing: Listing) -> impl IntoView {
    let most = RwSignal::new(STEP);
    let entries = memo(move || match chosen.get() {
        Some(day) => listing.source.entries.run((Agenda::Day(day), most.get())),
        None => Entries::default(),
    });
    let title = move || {
        chosen.get().map(|day| {
            let tasks = tasks_in_words(entries.with(|entries| entries.total));
            view! { <h3>{format!("{} · {tasks}", locale::weekday_in_words(day))}</h3> }
        })
    };
    view! {
        <section class="agenda-list" hidden=move || chosen.get().is_none()>
            {title}
            {draw(entries, most, listing, false)}
        </section>
    }
}

/// "Overdue" or "No date", as a disclosure. It is open as long as it is short, until the user says otherwise.
#[component]
pub fn OtherList(overdue: bool, listing: Listing) -> impl IntoView {
    let most = RwSignal::new(STEP);
    let entries = memo(move || {
        let agenda = if overdue { Agenda::Overdue(listing.today.get()) } else { Agenda::NoDate };
        listing.source.entries.run((agenda, most.get()))
    });
    let total = memo(move || entries.with(|entries| entries.total));
    let wish = State::new(None::<bool>);
    let open = memo(move || wish.get().unwrap_or(total.get() <= SHORT));
    let on_toggle = move |event: ev::Event| {
        let details = event.current_target().and_then(|target| target.dyn_into::<Element>().ok());
        let is_open = details.is_some_and(|details| details.has_attribute("open"));
        if open.get_untracked() != is_open {
            wish.set(Some(is_open));
        }
    };
    let name = if overdue { "Overdue" } else { "No date" };
    view! {
        <details
            class="agenda-list"
            class:late=overdue
            hidden=move || total.get() == 0
            open=move || open.get()
            on:toggle=on_toggle
        >
            <summary>
                <h3>{move || format!("{name} · {}", locale::count(total.get()))}</h3>
            </summary>
            {move || open.get().then(|| draw(entries, most, listing, overdue))}
        </details>
    }
}

/// The tasks of a list and the way to more of them. Cards are filled anew in place when the list changes, which for
/// fifty of them costs less than following each by a memo.
fn draw(entries: Derived<Entries>, most: RwSignal<usize>, listing: Listing, dated: bool) -> AnyView {
    let cards = move || {
        entries.with(|entries| {
            let card = |entry| view! { <EntryCard entry dated listing /> };
            entries.first.iter().cloned().map(card).collect::<Vec<AnyView>>()
        })
    };
    let left = memo(move || entries.with(|entries| entries.total.saturating_sub(entries.first.len())));
    let more = move || {
        (left.get() > 0).then(|| {
            let left = locale::count(left.get());
            view! {
                <button type="button" class="btn small" on:click=move |_| most.update(|most| *most += STEP)>
                    "Show more"
                    <span class="muted">{format!("{left} left")}</span>
                </button>
            }
        })
    };
    view! {
        <ul class="entries">{cards}</ul>
        {more}
    }
}
