//! What the tasks in the form come to.

use crate::app::store::CampaignStore;
use crate::browser::locale;
use crate::domain::task_form::Figures;
use crate::domain::touched::Touched;
use crate::ui::reactive::Derived;
use crate::ui::view;
use leptos::prelude::*;

/// Tasks, publications and cost while they are typed; for several, of each and of all.
#[component]
pub fn Sums(
    /// Of each influencer.
    figures: Derived<Figures>,
    /// For how many influencers.
    count: usize,
    /// Whether the form shows the tasks of one.
    single: bool,
) -> impl IntoView {
    let store = expect_context::<CampaignStore>();
    let currency = store.memo(Touched::BRIEFING, |campaign| campaign.briefing.currency);
    let cost = move |figures: Figures| match figures.total_cost {
        Some(cost) => locale::money(cost, currency.get()),
        None => "–".to_owned(),
    };
    let each = move || figures.get();
    let all = move || figures.get().for_all(count);
    let line = move |name: &'static str, class: &'static str, read: Callback<Figures, String>| {
        view! {
            <dt class=class>{name}</dt>
            <dd class=class>{move || read.run(each())}</dd>
            {(!single).then(|| view! { <dd class=class>{move || read.run(all())}</dd> })}
        }
    };
    view! {
        <dl class="num" class:both=!single>
            {(!single)
                .then(|| {
                    view! {
                        <dt aria-hidden="true"></dt>
                        <dd class="muted">"Each"</dd>
                        <dd class="muted">{format!("All {}", locale::count(count))}</dd>
                    }
                })}
            {line("Tasks", "", Callback::new(|figures: Figures| locale::count(figures.tasks)))}
            {line("Publications", "", Callback::new(|figures: Figures| locale::count(figures.publications)))}
            {line("Total cost", "tot", Callback::new(cost))}
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
