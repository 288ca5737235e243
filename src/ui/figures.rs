//! The campaign's head: what it is, and its figures.

use crate::app::session::Session;
use crate::app::store::CampaignStore;
use crate::browser::locale;
use crate::domain::briefing::Briefing;
use crate::domain::command::Touched;
use crate::domain::money::Money;
use crate::domain::network::Network;
use crate::domain::totals::Totals;
use leptos::prelude::*;

/// Name, client, dates and networks on the left; figures and budget on the right.
#[component]
pub fn CampaignHeader() -> impl IntoView {
    let store = expect_context::<CampaignStore>();
    let session = expect_context::<Session>();
    let briefing = store.memo(Touched::BRIEFING, |campaign| campaign.briefing.clone());
    let sample = store.peek(|campaign| campaign.sample);
    let totals = session.totals;
    let money = move |amount: Money| locale::money_short(amount, briefing.with(|briefing| briefing.currency));
    view! {
        <header class="head">
            <div class="head-name">
                <h1>
                    {move || briefing.with(|briefing| briefing.name.clone())}
                    {sample.then(|| view! { <span class="sample-mark">"Sample"</span> })}
                </h1>
                <p class="meta">{move || briefing.with(meta).into_iter().map(|part| view! { <span>{part}</span> }).collect_view()}</p>
            </div>
            <dl class="kpis">
                <div class="kpi" title="Influencer status Accepted, In Campaign or Finished">
                    <dt>"Influencers accepted"</dt>
                    <dd class="num">
                        {move || totals.with(|t| format!("{} of {}", locale::count(t.accepted), locale::count(t.influencers)))}
                    </dd>
                </div>
                <div class="kpi" title=move || totals.with(|t| format!("{} without Rejected and Cancelled influencers", t.active_publications))>
                    <dt>"Publications"</dt>
                    <dd class="num">{move || totals.with(|t| locale::count(t.publications))}</dd>
                </div>
                <div class="kpi" title="The price of every task">
                    <dt>"Total cost"</dt>
                    <dd class="num">{move || money(totals.with(|t| t.total_cost))}</dd>
                </div>
                <div class="kpi" title="Without influencers who are Rejected or Cancelled">
                    <dt>"Active cost"</dt>
                    <dd class="num">{move || money(totals.with(|t| t.active_cost()))}</dd>
                </div>
            </dl>
            {move || view! { <Budget budget=briefing.with(|briefing| briefing.budget) totals money=Callback::new(money) /> }}
            <div class="head-buttons narrow-only">
                <button
                    type="button"
                    class="btn"
                    aria-expanded=move || session.calendar_open.get().to_string()
                    on:click=move |_| session.calendar_open.set(true)
                >
                    "Calendar"
                </button>
                <button
                    type="button"
                    class="btn"
                    aria-expanded=move || session.briefing_open.get().to_string()
                    on:click=move |_| session.briefing_open.set(true)
                >
                    "Briefing"
                </button>
            </div>
        </header>
    }
}

/// What the campaign is, in a few words.
fn meta(briefing: &Briefing) -> Vec<String> {
    let dates = match (briefing.start, briefing.end) {
        (Some(start), Some(end)) => Some(locale::days(start, end)),
        (Some(start), None) => Some(format!("from {}", locale::day(start))),
        (None, Some(end)) => Some(format!("until {}", locale::day(end))),
        (None, None) => None,
    };
    let networks: Vec<&str> = briefing.networks.iter().copied().map(Network::name).collect();
    [Some(briefing.client.clone()), dates, Some(networks.join(" · "))]
        .into_iter()
        .flatten()
        .filter(|part| !part.is_empty())
        .collect()
}

/// The budget with what is done, committed and pending of it. Each part is named, so that the bar's colours say
/// nothing that the words do not.
#[component]
fn Budget(budget: Option<Money>, totals: Memo<Totals>, money: Callback<Money, String>) -> impl IntoView {
    let Some(budget) = budget else {
        let parts = move || totals.with(|t| [("Done", t.done), ("Committed", t.committed), ("Pending", t.pending)]);
        return view! {
            <div class="budget">
                <div class="budget-line"><span>"No budget set"</span></div>
                <div class="budget-parts num">
                    {move || parts().map(|(name, amount)| view! { <span>{format!("{name} {}", money.run(amount))}</span> }).collect_view()}
                </div>
            </div>
        }
        .into_any();
    };
    let share = move |amount: Money| percent(amount, budget);
    // When the budget is exceeded the whole bar is the active cost, so that the parts keep their proportions.
    let whole = move || totals.with(|t| if t.active_cost() > budget { t.active_cost() } else { budget });
    let part = move |class: &'static str, amount: fn(&Totals) -> Money| {
        view! { <i class=class style:width=move || format!("{}%", percent_exact(totals.with(amount), whole()))></i> }
    };
    let text = move |name: &'static str, class: &'static str, amount: fn(&Totals) -> Money| {
        view! {
            <span title=move || money.run(totals.with(amount))>
                <i class=format!("key {class}") aria-hidden="true"></i>
                {move || format!("{name} {}%", share(totals.with(amount)))}
            </span>
        }
    };
    let left = move || {
        let left = totals.with(|t| t.left_of(budget));
        if left < Money::ZERO {
            format!("{} over budget", money.run(Money::ZERO - left))
        } else {
            format!("{} left", money.run(left))
        }
    };
    let over = move || totals.with(|t| t.left_of(budget) < Money::ZERO);
    view! {
        <div class="budget" class:over=over>
            <div class="budget-line">
                <span>{move || format!("Budget {}", money.run(budget))}</span>
                <span class="num left">{left}</span>
            </div>
            <div class="bar" aria-hidden="true">
                {part("violet", |t| t.done)} {part("blue", |t| t.committed)} {part("amber", |t| t.pending)}
            </div>
            <div class="budget-parts num">
                {text("Done", "violet", |t| t.done)} {text("Committed", "blue", |t| t.committed)}
                {text("Pending", "amber", |t| t.pending)}
            </div>
        </div>
    }
    .into_any()
}

fn percent(part: Money, whole: Money) -> i64 {
    percent_exact(part, whole).round() as i64
}

/// For drawing only: money itself never passes through a floating-point number.
fn percent_exact(part: Money, whole: Money) -> f64 {
    if whole <= Money::ZERO { 0.0 } else { part.minor() as f64 * 100.0 / whole.minor() as f64 }
}
