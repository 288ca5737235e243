//! What the tasks in the form come to.

use crate::app::store::CampaignStore;
use crate::browser::locale;
use crate::domain::money::Money;
use crate::domain::sharing::SharedFigures;
use crate::domain::task_form::Figures;
use crate::domain::touched::Touched;
use crate::ui::reactive::{Derived, expect_context};
use crate::ui::view;
use leptos::prelude::*;

/// Tasks, publications and cost while they are typed; for several, of each and of all.
#[component]
pub fn Sums(
    /// Of each influencer and of all.
    figures: Derived<SharedFigures>,
    /// For how many influencers.
    #[prop(into)]
    count: Signal<usize>,
    /// Whether the form shows the tasks of one.
    single: bool,
) -> impl IntoView {
    let store = expect_context::<CampaignStore>();
    let currency = store.memo(Touched::BRIEFING, |campaign| campaign.briefing.currency);
    let money = move |amount: Option<Money>| match amount {
        Some(cost) => locale::money(cost, currency.get()),
        None => "–".to_owned(),
    };
    let each_cost = move |figures: SharedFigures| match figures.each.total_cost == figures.most {
        true => money(figures.most),
        false => format!("{} to {}", money(figures.each.total_cost), money(figures.most)),
    };
    type Read = fn(SharedFigures) -> String;
    let counted: [(&'static str, Read, Read); 2] = [
        ("Tasks", |it| locale::count(it.each.tasks), |it| locale::count(it.all.tasks)),
        ("Publications", |it| locale::count(it.each.publications), |it| locale::count(it.all.publications)),
    ];
    let line = move |(name, each, all): (&'static str, Read, Read)| {
        view! {
            <dt>{name}</dt>
            <dd>{move || each(figures.get())}</dd>
            {(!single).then(|| view! { <dd>{move || all(figures.get())}</dd> })}
        }
    };
    view! {
        <dl class="num" class:both=!single>
            {(!single)
                .then(|| {
                    view! {
                        <dt aria-hidden="true"></dt>
                        <dd class="muted">"Each"</dd>
                        <dd class="muted">{move || format!("All {}", locale::count(count.get()))}</dd>
                    }
                })}
            {counted.map(line).into_iter().collect::<Vec<_>>()}
            <dt class="tot">"Total cost"</dt>
            <dd class="tot">{move || each_cost(figures.get())}</dd>
            {(!single).then(|| view! { <dd class="tot">{move || money(figures.get().all.total_cost)}</dd> })}
        </dl>
    }
}

/// Both counts in words: "4 tasks · 3 publications".
pub fn counts(figures: Figures) -> String {
    let plural = |count: usize, one: &str| {
        if count == 1 { format!("1 {one}") } else { format!("{} {one}s", locale::count(count)) }
    };
    format!("{} · {}", plural(figures.tasks, "task"), plural(figures.publications, "publication"))
}
