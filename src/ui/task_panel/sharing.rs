//! How price and date of a task for several are meant.

use super::form::Form;
use super::line::Line;
use crate::app::store::CampaignStore;
use crate::browser::locale;
use crate::domain::money::{Currency, Money};
use crate::domain::sharing::{DateFor, PriceFor, Sharing};
use crate::domain::task_form::{TaskDraft, TaskField};
use crate::domain::touched::Touched;
use crate::ui::element::drawn;
use crate::ui::kit::{SelectField, TextField};
use crate::ui::reactive::{expect_context, memo};
use crate::ui::view;
use chrono::{Datelike, NaiveDate};
use leptos::prelude::*;

const SAME: &str = "same";
const SPLIT: &str = "split";
const SPREAD: &str = "spread";

/// "Prices", "Dates" and "Days apart" of a line, as chosen and typed.
#[derive(Clone, Copy)]
pub struct SharingFields {
    price: RwSignal<String>,
    date: RwSignal<String>,
    days: RwSignal<String>,
}

impl SharingFields {
    /// Shows what was chosen.
    pub fn new(sharing: Sharing) -> Self {
        let price = if sharing.price == PriceFor::All { SPLIT } else { SAME };
        let date = if sharing.date == DateFor::First { SPREAD } else { SAME };
        let text = |text: &str| RwSignal::new(text.to_owned());
        Self { price: text(price), date: text(date), days: RwSignal::new(sharing.days) }
    }

    /// What stands in the fields; follows them.
    pub fn read(self) -> Sharing {
        Sharing {
            price: if self.price.with(|key| key == SPLIT) { PriceFor::All } else { PriceFor::Each },
            date: if self.date.with(|key| key == SPREAD) { DateFor::First } else { DateFor::All },
            days: self.days.get(),
        }
    }
}

/// The choices between the same for all and a share for each, and what each then gets.
#[component]
pub fn SharingLine(
    /// Of which task.
    line: Line,
    /// What is wrong with "Days apart".
    error: Signal<Option<String>>,
    /// Hears that the user leaves a field.
    on_blur: Callback<TaskField>,
) -> impl IntoView {
    let store = expect_context::<CampaignStore>();
    let form = expect_context::<Form>();
    let currency = store.memo(Touched::BRIEFING, |campaign| campaign.briefing.currency);
    let fields = line.sharing;
    let options = |other: [&str; 2], same: &str| {
        let [key, text] = other;
        Signal::stored(vec![(SAME.to_owned(), same.to_owned()), (key.to_owned(), text.to_owned())])
    };
    let spread = memo(move || fields.date.with(|key| key == SPREAD));
    let said = memo(move || in_words(&line.draft(), form.count(), currency.get()));
    view! {
        <div class="sharing">
            <SelectField
                label="Prices".to_owned()
                value=fields.price
                options=options([SPLIT, "Total, split evenly"], "Same for all")
            />
            <SelectField label="Dates".to_owned() value=fields.date options=options([SPREAD, "Spread out"], "Same date") />
            {drawn(move || {
                spread
                    .get()
                    .then(|| {
                        view! {
                            <TextField
                                label="Days apart".to_owned()
                                inputmode="numeric"
                                value=fields.days
                                error
                                on_blur=Callback::new(move |()| on_blur.run(TaskField::Days))
                                class="right num"
                            />
                        }
                            .into_any()
                    })
            })}
            {drawn(move || {
                let said = said.get();
                (!said.is_empty()).then(|| view! { <p class="muted num">{said}</p> })
            })}
        </div>
    }
}

/// What each gets: "€33.34 for 1, €33.33 for 2 · 10 Jun to 24 Jun".
fn in_words(draft: &TaskDraft, count: usize, currency: Currency) -> String {
    let prices = draft.prices_of(count, currency).map(|parts| parts_in_words(&parts, currency));
    let dates = draft.dates_of(count).map(|(first, last)| dates_in_words(first, last));
    prices.into_iter().chain(dates).collect::<Vec<_>>().join(" · ")
}

/// The parts of a split: "€33.34 for 1, €33.33 for 2".
pub fn parts_in_words(parts: &[(Money, usize)], currency: Currency) -> String {
    match parts {
        [(part, _)] => format!("{} for each", locale::money(*part, currency)),
        parts => {
            let part = |(part, count): &(Money, usize)| {
                format!("{} for {}", locale::money(*part, currency), locale::count(*count))
            };
            parts.iter().map(part).collect::<Vec<_>>().join(", ")
        }
    }
}

fn dates_in_words(first: NaiveDate, last: NaiveDate) -> String {
    let day = if first.year() == last.year() { locale::day_of_year } else { locale::day };
    format!("{} to {}", day(first), day(last))
}
