//! The campaign's head: what it is, and its figures.

use crate::app::session::Session;
use crate::app::store::CampaignStore;
use crate::browser::locale;
use crate::domain::briefing::Briefing;
use crate::domain::money::Money;
use crate::domain::network::Network;
use crate::domain::totals::Totals;
use crate::domain::touched::Touched;
use crate::ui::kit::Icon;
use crate::ui::reactive::expect_context;
use crate::ui::view;
use crate::ui::words::{budget_left, dates, thousandths, width};
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
    // On a small window one line stands for the figures until it is opened.
    let open = RwSignal::new(false);
    let line = move || briefing.with(|briefing| totals.with(|totals| in_one_line(briefing, totals)));
    view! {
        <header class="head">
            <div class="head-name">
                <h1><bdi>{move || briefing.with(|briefing| briefing.name.clone())}</bdi></h1>
                {sample.then(|| view! { <span class="sample-mark">"Sample"</span> })}
                <p class="meta">{move || briefing.with(meta).into_iter().map(|part| view! { <span><bdi>{part}</bdi></span> }).collect_view()}</p>
            </div>
            <button
                type="button"
                class="btn figures-line"
                aria-expanded=move || if open.get() { "true" } else { "false" }
                aria-controls="figures"
                on:click=move |_| open.update(|open| *open = !*open)
            >
                <span class="num">{line}</span>
                <Icon name="chevron-down" />
            </button>
            <div id="figures" class="figures" class:open=open>
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
                    <div class="kpi" title="Without influencers who are Rejected or Cancelled. What the client decides does not change it.">
                        <dt>"Active cost"</dt>
                        <dd class="num">{move || money(totals.with(|t| t.active_cost()))}</dd>
                        {move || {
                            let rejected = totals.with(|t| t.rejected_by_client);
                            (rejected != Money::ZERO).then(|| view! {
                                <dd class="kpi-note">{format!("{} of it rejected by the client", money(rejected))}</dd>
                            })
                        }}
                    </div>
                </dl>
                {move || briefing.with(|briefing| totals.with(|totals| budget(briefing, totals)))}
            </div>
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
    let networks: Vec<&str> = briefing.networks.iter().copied().map(Network::name).collect();
    [Some(briefing.client.clone()), dates(briefing), Some(networks.join(" · "))]
        .into_iter()
        .flatten()
        .filter(|part| !part.is_empty())
        .collect()
}

/// The figures in one line: who said yes, and how the cost stands to the budget.
fn in_one_line(briefing: &Briefing, totals: &Totals) -> String {
    let money = |amount: Money| locale::money_short(amount, briefing.currency);
    let accepted = format!("{} of {} accepted", locale::count(totals.accepted), locale::count(totals.influencers));
    let cost = money(totals.active_cost());
    let cost = match (briefing.budget, budget_left(briefing, totals)) {
        (_, Some((left, true))) => left,
        (Some(budget), _) => format!("{cost} of {}", money(budget)),
        (None, _) => cost,
    };
    format!("{accepted} · {cost}")
}

/// The budget with what is done, committed and pending of it. Each part is named, so that the bar's colours say
/// nothing that the words do not.
fn budget(briefing: &Briefing, totals: &Totals) -> AnyView {
    let money = |amount: Money| locale::money_short(amount, briefing.currency);
    let parts = [
        ("Done", "violet", totals.done),
        ("Committed", "blue", totals.committed),
        ("Pending", "amber", totals.pending),
    ];
    let (title, left, is_over, whole) = match (briefing.budget, budget_left(briefing, totals)) {
        // When the budget is exceeded the whole bar is the active cost, so that the parts keep their proportions.
        (Some(budget), Some((left, is_over))) => {
            (format!("Budget {}", money(budget)), left, is_over, budget.max(totals.active_cost()))
        }
        _ => ("No budget set".to_owned(), String::new(), false, totals.active_cost()),
    };
    let bar = parts.map(|(_, class, amount)| {
        let style = format!("width:{}", width(thousandths(amount.minor(), whole.minor())));
        view! { <i class=class style=style></i> }
    });
    let text = parts.map(|(name, class, amount)| {
        let said = match briefing.budget {
            Some(budget) => format!("{name} {}%", (thousandths(amount.minor(), budget.minor()) + 5) / 10),
            None => format!("{name} {}", money(amount)),
        };
        view! {
            <span title=money(amount)>
                <i class=format!("key {class}") aria-hidden="true"></i>
                {said}
            </span>
        }
    });
    view! {
        <div class=if is_over { "budget over" } else { "budget" }>
            <div class="budget-line">
                <span>{title}</span>
                <span class="num left">{left}</span>
            </div>
            <div class="bar" aria-hidden="true">
                {bar.into_iter().collect::<Vec<_>>()}
            </div>
            <div class="budget-parts num">{text.into_iter().collect::<Vec<_>>()}</div>
        </div>
    }
}
