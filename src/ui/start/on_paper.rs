//! The start page as it is printed: the campaigns, and the month of their calendar.

use super::overview::{Known, Overview, Reading};
use crate::browser::{clock, locale};
use crate::domain::calendar::{self, Scope};
use crate::domain::month::Month;
use crate::paper::{self, Listed};
use crate::ui::calendar::lists;
use crate::ui::paper::{Paper, Printed};
use crate::ui::reactive::expect_context;
use leptos::prelude::*;

/// Offers the start page for printing.
pub fn offer_paper(overview: Overview, month: Signal<Month>) {
    expect_context::<Paper>().offer(move || {
        let today = clock::today();
        Some(overview.with(|all| {
            let read = |known: &'_ Known| match &known.reading {
                Reading::Read(campaign) if known.deleted.is_none() => Some((campaign.clone(), known.copy)),
                _ => None,
            };
            let there: Vec<_> = all.iter().filter_map(read).collect();
            let listed: Vec<_> = there.iter().map(|(campaign, copy)| Listed { campaign, copy: *copy }).collect();
            let lists = lists(month.get(), today, |agenda| {
                calendar::agenda(all.iter().filter_map(Known::counted), Scope::Open, agenda, usize::MAX).first
            });
            let html = paper::campaigns(&listed, &lists, locale::words(), today);
            Printed { name: "Rollcall".to_owned(), columns: 6, html }
        }))
    });
}
