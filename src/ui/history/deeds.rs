//! What was done to the campaign, day by day.

use crate::app::store::CampaignStore;
use crate::browser::locale;
use crate::document::edits::Deed;
use crate::domain::touched::Touched;
use crate::ui::counted::counted;
use crate::ui::kit::TextField;
use crate::ui::reactive::{expect_context, memo};
use crate::ui::view;
use chrono::{Datelike, NaiveDate};
use leptos::prelude::*;

/// A line of the list.
#[derive(Clone, PartialEq)]
enum Line {
    /// The day of the lines below.
    Day(String),
    /// What, when and who, and the whole moment.
    Deed(String, String, String),
}

/// "Activity": the last deeds, newest first, with a field to find one by its words.
#[component]
pub fn Deeds() -> impl IntoView {
    let store = expect_context::<CampaignStore>();
    let filter = RwSignal::new(String::new());
    let lines = memo(move || {
        store.track(Touched::ALL);
        let today = store.today();
        let wanted = filter.with(|filter| locale::fold(filter.trim()));
        store.peek_document(|document| lines(document.edits.activity.iter(), &wanted, today))
    });
    let count = memo(move || lines.with(|lines| lines.iter().filter(|line| matches!(line, Line::Deed(..))).count()));
    let status = move || match (count.get(), filter.with(String::is_empty)) {
        (_, true) => String::new(),
        (0, false) => "Nothing matches".to_owned(),
        (count, false) => format!("{} found", counted(count, "change")),
    };
    let list = move || {
        if count.get() == 0 {
            let text = if filter.with(String::is_empty) {
                "Nothing has been changed yet."
            } else {
                "No change has these words."
            };
            return view! { <p class="muted none">{text}</p> }.into_any();
        }
        let draw = |line: Line| match line {
            Line::Day(day) => view! { <li class="deed-day"><h4>{day}</h4></li> }.into_any(),
            Line::Deed(what, when, moment) => {
                view! { <li><span><bdi>{what}</bdi></span><small title=moment>{when}</small></li> }.into_any()
            }
        };
        view! { <ul class="deeds">{lines.get().into_iter().map(draw).collect::<Vec<_>>()}</ul> }.into_any()
    };
    view! {
        <section class="history-part" aria-label="Activity">
            <div class="history-head">
                <h3>"Activity"</h3>
                <TextField
                    label="Filter activity".to_owned()
                    hide_label=true
                    kind="search"
                    value=filter
                    placeholder="Filter by words or name".to_owned()
                    class="filter"
                />
            </div>
            <p class="visually-hidden" role="status">{status}</p>
            // The focus begins here: a field would call up the keyboard of a telephone.
            <div class="deeds-box" role="group" aria-label="Changes, newest first" tabindex="0" autofocus>
                {list}
            </div>
        </section>
    }
    .into_any()
}

/// The deeds that have the wanted words, newest first, each day with a heading.
fn lines<'d>(deeds: impl Iterator<Item = &'d Deed>, wanted: &str, today: NaiveDate) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut day = None;
    let matches = |deed: &&Deed| {
        wanted.is_empty() || locale::fold(&deed.what).contains(wanted) || locale::fold(&deed.who).contains(wanted)
    };
    for deed in deeds.filter(matches) {
        let (date, time) = locale::day_and_time(&deed.at).unzip();
        if day != Some(date) {
            lines.push(Line::Day(day_name(date, today)));
            day = Some(date);
        }
        let parts = [time.unwrap_or_default(), deed.who.clone()];
        let when = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
        lines.push(Line::Deed(deed.what.clone(), when, locale::moment(&deed.at)));
    }
    lines
}

/// "Today", "Yesterday", "Thursday 10 June", and the year where it is another.
fn day_name(day: Option<NaiveDate>, today: NaiveDate) -> String {
    match day {
        None => "Without a date".to_owned(),
        Some(day) if day == today => "Today".to_owned(),
        Some(day) if Some(day) == today.pred_opt() => "Yesterday".to_owned(),
        Some(day) if day.year() == today.year() => locale::weekday_in_words(day),
        Some(day) => locale::day_in_words(day),
    }
}
