//! The calendar: a month with the marks of its tasks, and under it the lists of a day, of what is overdue and of what
//! has no date. It knows no campaign: what it shows comes from a [`Source`].

mod agenda;
mod campaign_calendar;
mod entry_card;
mod month_grid;

pub use campaign_calendar::{CampaignCalendar, addressed_month};

use crate::app::action::Action;
use crate::browser::locale;
use crate::domain::calendar::{Agenda, DayMarks, Entries, Entry};
use crate::domain::month::Month;
use crate::paper;
use crate::ui::commands::Commands;
use crate::ui::kit::Icon;
use crate::ui::reactive::{State, expect_context, memo};
use crate::ui::view;
use agenda::{DayList, OtherList};
use chrono::NaiveDate;
use leptos::prelude::*;
use month_grid::MonthGrid;

/// Where a calendar takes its tasks from. Both are run inside memos and follow what they read.
#[derive(Clone, Copy)]
pub struct Source {
    /// The marks of each day of a run of days.
    pub marks: Callback<Vec<NaiveDate>, Vec<DayMarks>>,
    /// A list, and at most so many of its tasks in full.
    pub entries: Callback<(Agenda, usize), Entries>,
}

/// What all lists of a calendar share.
#[derive(Clone, Copy)]
struct Listing {
    source: Source,
    today: Signal<NaiveDate>,
    on_open: Callback<Entry>,
    show_campaign: bool,
}

/// The lists of a calendar as they are printed: the tasks of the month, day after day, what is overdue and what has no
/// date.
pub fn lists(month: Month, today: NaiveDate, read: impl Fn(Agenda) -> Vec<Entry>) -> Vec<paper::Agenda> {
    let days = month.page(locale::week_start()).into_iter().filter(|day| month.contains(*day));
    let of_month = days.flat_map(|day| read(Agenda::Day(day))).collect();
    let list = |title: &str, entries| paper::Agenda { title: title.to_owned(), entries };
    vec![
        list(&locale::month_in_words(month), of_month),
        list("Overdue", read(Agenda::Overdue(today))),
        list("No date", read(Agenda::NoDate)),
    ]
}

/// A month and its lists. The owner puts it into a region named "Calendar".
#[component]
pub fn Calendar(
    /// The month that is shown.
    month: Signal<Month>,
    /// Hears which month to show.
    on_month: Callback<Month>,
    /// The present day.
    today: Signal<NaiveDate>,
    /// The tasks.
    source: Source,
    /// Hears which task to open.
    on_open: Callback<Entry>,
    /// Whether each task says its campaign.
    #[prop(optional)]
    show_campaign: bool,
) -> impl IntoView {
    let month = memo(move || month.get());
    let picked = State::new(None::<NaiveDate>);
    // A day is chosen only in the month that is shown; until the user chooses one there, it is today.
    let chosen = memo(move || {
        let month = month.get();
        let day = picked.get().filter(|day| month.contains(*day));
        day.or_else(|| Some(today.get()).filter(|day| month.contains(*day)))
    });
    let show = move |to: Month| {
        if month.with_untracked(|shown| *shown != to) {
            on_month.run(to);
        }
    };
    let pick = move |day: NaiveDate| {
        picked.set(Some(day));
        show(Month::of(day));
    };
    let commands = expect_context::<Commands>();
    commands.offer(Action::PreviousMonth, move || show(month.get_untracked().previous()));
    commands.offer(Action::NextMonth, move || show(month.get_untracked().next()));
    commands.offer(Action::Today, move || pick(today.get_untracked()));
    let listing = Listing { source, today, on_open, show_campaign };
    view! {
        <div class="calendar">
            <header class="calendar-head">
                <h2 aria-live="polite">{move || locale::month_in_words(month.get())}</h2>
                <span class="calendar-steps">
                <button
                    type="button"
                    class="btn ghost small icon"
                    aria-label="Previous month"
                    title="Previous month"
                    on:click=move |_| commands.run(Action::PreviousMonth)
                >
                    <Icon name="chevron-left" />
                </button>
                <button
                    type="button"
                    class="btn ghost small to-today"
                    aria-label="Today"
                    title="Show today"
                    on:click=move |_| commands.run(Action::Today)
                >
                    <span>"Today"</span>
                </button>
                <button
                    type="button"
                    class="btn ghost small icon"
                    aria-label="Next month"
                    title="Next month"
                    on:click=move |_| commands.run(Action::NextMonth)
                >
                    <Icon name="chevron-right" />
                </button>
                </span>
            </header>
            <MonthGrid month chosen today marks=source.marks on_pick=Callback::new(pick) on_month=Callback::new(show) />
            <div class="agenda">
                <DayList chosen listing />
                <OtherList overdue=true listing />
                <OtherList overdue=false listing />
            </div>
        </div>
    }
}
