//! The days of a month, after the date grid of the WAI-ARIA Authoring Practices.

use crate::browser::{locale, page};
use crate::domain::calendar::{DayMarks, Mark};
use crate::domain::followers;
use crate::domain::month::{Month, format_day, parse_day};
use crate::domain::status::{Status, TaskStatus};
use crate::ui::counted::counted;
use crate::ui::element::ElementRef;
use crate::ui::reactive::{Derived, State, effect, memo};
use crate::ui::status::task_colour;
use crate::ui::view;
use chrono::{Datelike, Days, Months, NaiveDate, Weekday};
use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// A page of a month is at most so many weeks.
const WEEKS: usize = 6;
const WEEKDAYS: [(&str, &str); 7] = [
    ("Mon", "Monday"),
    ("Tue", "Tuesday"),
    ("Wed", "Wednesday"),
    ("Thu", "Thursday"),
    ("Fri", "Friday"),
    ("Sat", "Saturday"),
    ("Sun", "Sunday"),
];

/// The grid of a month. One of its days can be reached by Tab; the arrow keys go on from there.
///
/// Its cells stay the same elements whatever month they show, so that neither a change of month nor one of ten thousand
/// tasks makes the page anew or takes the focus away.
#[component]
pub fn MonthGrid(
    month: Derived<Month>,
    chosen: Derived<Option<NaiveDate>>,
    today: Signal<NaiveDate>,
    marks: Callback<Vec<NaiveDate>, Vec<DayMarks>>,
    on_pick: Callback<NaiveDate>,
    on_month: Callback<Month>,
) -> impl IntoView {
    let node = ElementRef::new();
    let week_start = locale::week_start();
    let days = memo(move || month.get().page(week_start));
    let marks = memo(move || marks.run(days.get()));

    // The day that Tab reaches, and whether the focus is to follow it there.
    let cursor = State::new(None::<NaiveDate>);
    let focus_wanted = StoredValue::new(false);
    let tab_stop = memo(move || {
        let month = month.get();
        let candidates = [cursor.get(), chosen.get(), Some(today.get())];
        candidates.into_iter().flatten().find(|day| month.contains(*day)).unwrap_or(month.first_day())
    });
    // Within the month that is shown the focus moves at once. To another month it follows when the owner has come to show
    // it and the cells are filled anew, which is after all effects.
    let focus = move |day: NaiveDate| {
        let table = node.try_get_untracked().flatten();
        let button =
            table.and_then(|t| t.query_selector(&format!("[data-day=\"{}\"]", format_day(day))).ok().flatten());
        if let Some(button) = button {
            let _ = button.unchecked_into::<HtmlElement>().focus();
        }
    };
    effect(move || {
        let Some(day) = cursor.get() else { return };
        if month.get().contains(day) && focus_wanted.get_value() {
            page::after(0, move || {
                if focus_wanted.try_update_value(std::mem::take) == Some(true) {
                    focus(day);
                }
            });
        }
    });

    let go = move |day: NaiveDate| {
        let is_shown = month.with_untracked(|month| month.contains(day));
        if is_shown {
            focus(day);
        }
        focus_wanted.set_value(!is_shown);
        cursor.set(Some(day));
    };
    let on_click = move |event: ev::MouseEvent| {
        if let Some(day) = day_of(&event) {
            go(day);
            on_pick.run(day);
        }
    };
    let on_keydown = move |event: ev::KeyboardEvent| {
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        // A key may come before the focus has followed the last one.
        let ahead = cursor.get_untracked().filter(|_| focus_wanted.get_value());
        let from = ahead.or_else(|| day_of(&event));
        let to = from.and_then(|day| destination(day, &event.key(), event.shift_key(), week_start));
        let Some(to) = to else { return };
        event.prevent_default();
        go(to);
        on_month.run(Month::of(to));
    };

    let cell = move |index: usize| {
        move || {
            let Some(day) = days.with(|days| days.get(index).copied()) else {
                return view! { <td></td> };
            };
            let found = marks.with(|marks| marks.get(index).cloned()).unwrap_or_default();
            let is_chosen = chosen.get() == Some(day);
            let is_today = today.get() == day;
            let is_outside = month.with(|month| !month.contains(day));
            let class = format!(
                "day{}{}{}",
                if is_outside { " out" } else { "" },
                if is_today { " today" } else { "" },
                if is_chosen { " chosen" } else { "" },
            );
            view! {
                <td aria-selected=if is_chosen { "true" } else { "false" }>
                    <button
                        type="button"
                        class=class
                        data-day=format_day(day)
                        tabindex=if tab_stop.get() == day { "0" } else { "-1" }
                        aria-current=is_today.then_some("date")
                        aria-label=format!("{}, {}", locale::day_in_words(day), tasks_in_words(found.tasks))
                    >
                        <span>{day.day()}</span>
                        {draw_marks(&found)}
                    </button>
                </td>
            }
        }
    };
    let week = move |week: usize| {
        let is_empty = move || days.with(|days| days.len() <= week * 7);
        view! { <tr hidden=is_empty>{(0..7).map(|day| cell(week * 7 + day)).collect_view()}</tr> }
    };
    let weekday = move |offset: u32| {
        let index = (week_start.num_days_from_monday() + offset) as usize % 7;
        let (short, full) = WEEKDAYS[index];
        view! { <th scope="col" aria-label=full>{short}</th> }
    };
    view! {
        <table
            node_ref=node
            class="month"
            role="grid"
            aria-label=move || locale::month_in_words(month.get())
            on:click=on_click
            on:keydown=on_keydown
        >
            <thead>
                <tr>{(0..7).map(weekday).collect_view()}</tr>
            </thead>
            <tbody>{(0..WEEKS).map(week).collect_view()}</tbody>
        </table>
        <ul class="legend" aria-label="Marks">
            {TaskStatus::ALL
                .iter()
                .map(|status| view! { <li><i class=format!("mark {}", task_colour(*status))></i>{status.label()}</li> })
                .collect_view()}
        </ul>
    }
}

/// "3 tasks", "1 task", "no tasks".
pub fn tasks_in_words(tasks: usize) -> String {
    if tasks == 0 { "no tasks".to_owned() } else { counted(tasks, "task") }
}

/// The day whose button an event happened to.
fn day_of(event: &ev::Event) -> Option<NaiveDate> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let button = target.closest("[data-day]").ok()??;
    parse_day(&button.get_attribute("data-day")?).ok()
}

/// Where a key leads from a day; `None` for other keys and at the ends of the calendar.
fn destination(day: NaiveDate, key: &str, shift: bool, week_start: Weekday) -> Option<NaiveDate> {
    let into_week = u64::from(day.weekday().days_since(week_start));
    let months = Months::new(if shift { 12 } else { 1 });
    let to = match key {
        "ArrowLeft" => day.checked_sub_days(Days::new(1)),
        "ArrowRight" => day.checked_add_days(Days::new(1)),
        "ArrowUp" => day.checked_sub_days(Days::new(7)),
        "ArrowDown" => day.checked_add_days(Days::new(7)),
        "Home" => day.checked_sub_days(Days::new(into_week)),
        "End" => day.checked_add_days(Days::new(6 - into_week)),
        "PageUp" => day.checked_sub_months(months),
        "PageDown" => day.checked_add_months(months),
        _ => None,
    };
    to.filter(|to| (1..=9999).contains(&to.year()))
}

/// The marks of a day, and how many more tasks there are: a cell is 28 px wide where text has its usual size, in which
/// three marks have room, or one and a number of one digit, or a number.
fn draw_marks(found: &DayMarks) -> AnyView {
    if found.tasks == 0 {
        return ().into_any();
    }
    let shown = match found.tasks {
        0..=3 => found.marks.len(),
        4..=10 => 1,
        _ => 0,
    };
    let more = found.tasks - shown.min(found.tasks);
    let mark = |mark: &Mark| {
        let pale = if mark.inactive { " pale" } else { "" };
        view! { <i class=format!("mark {}{pale}", task_colour(mark.status))></i> }
    };
    view! {
        <span class="marks">
            {found.marks.iter().take(shown).map(mark).collect_view()}
            {(more > 0)
                .then(|| {
                    let plus = if shown > 0 { "+" } else { "" };
                    // The name of the day says it in words; the stylesheet writes it, so that it is no other text.
                    view! { <small data-more=format!("{plus}{}", followers::short(more as u64))></small> }
                })}
        </span>
    }
}
