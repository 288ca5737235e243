//! A campaign on the start page.

use super::campaign_menu::CampaignMenu;
use super::overview::Overview;
use super::progress_bar::ProgressBar;
use crate::app::navigation::href;
use crate::app::route::Route;
use crate::browser::{clock, locale};
use crate::domain::briefing::Briefing;
use crate::domain::campaign::Campaign;
use crate::domain::money::Money;
use crate::domain::status::ClientStatus;
use crate::domain::totals::Totals;
use crate::ui::counted::counted;
use crate::ui::view;
use crate::ui::words::{budget_left, dates, thousandths};
use leptos::prelude::*;
use std::sync::Arc;

/// A campaign: a link to it, how far it is, and what can be done with it.
#[component]
pub fn CampaignCard(overview: Overview, campaign: Arc<Campaign>) -> impl IntoView {
    let totals = Totals::of(&campaign, clock::today());
    let briefing = &campaign.briefing;
    let client = Some(briefing.client.clone()).filter(|client| !client.is_empty());
    let about = [client, dates(briefing), Some(counted(totals.influencers, "influencer"))];
    let about = about.into_iter().flatten().map(|part| view! { <span>{part}</span> }).collect_view();
    let copy = overview.copy_of(campaign.id);
    let decided = campaign.roster.iter().filter(|i| i.client_status != ClientStatus::Pending).count();
    let tasks = match totals.tasks {
        _ if copy.is_some() => format!("{} of {} decided", locale::count(decided), locale::count(totals.influencers)),
        0 => "No tasks yet".to_owned(),
        all => format!("{} of {} done", locale::count(totals.tasks_done), counted(all, "task")),
    };
    let overdue = (totals.overdue > 0 && copy.is_none()).then(|| format!("{} overdue", locale::count(totals.overdue)));
    let address = href(&Route::campaign(campaign.id));
    let (cost, left, is_over) = money(briefing, &totals);
    let spent = briefing.budget.map_or(0, |budget| thousandths(totals.active_cost().minor(), budget.minor()));
    // A client decides; the agency does.
    let (part, whole) = if copy.is_some() { (decided, totals.influencers) } else { (totals.tasks_done, totals.tasks) };
    let done = thousandths(part as i64, whole as i64);
    let tells_money = copy.is_none_or(|withheld| !withheld.prices);
    let name = briefing.name.clone();
    view! {
        <li class="card">
            <div class="card-name">
                <a href=address><bdi>{name}</bdi></a>
                {campaign.sample.then(|| view! { <span class="sample-mark">"Sample"</span> })}
                {copy.is_some().then(|| view! { <span class="sample-mark copy">"Client copy"</span> })}
                <p class="parts">{about}</p>
            </div>
            <div class="card-figure">
                <p>
                    <span>{tasks}</span>
                    {overdue.map(|text| view! { <span class="overdue">{text}</span> })}
                </p>
                <ProgressBar share=done colour="violet" />
            </div>
            <div class="card-figure num">
                {tells_money.then(|| {
                    view! {
                        <p>
                            <span>{cost}</span>
                            <span class=if is_over { "overdue" } else { "" }>{left}</span>
                        </p>
                        <ProgressBar share=spent colour=if is_over { "red" } else { "blue" } />
                    }
                })}
            </div>
            <CampaignMenu overview campaign=Arc::clone(&campaign) />
        </li>
    }
}

/// Active cost against the budget, what is left or over, and whether it is over.
fn money(briefing: &Briefing, totals: &Totals) -> (String, String, bool) {
    let show = |amount: Money| locale::money_short(amount, briefing.currency);
    let cost = show(totals.active_cost());
    match (briefing.budget, budget_left(briefing, totals)) {
        (Some(budget), Some((left, is_over))) => (format!("{cost} of {}", show(budget)), left, is_over),
        _ => (cost, "no budget set".to_owned(), false),
    }
}
