//! The report of a campaign: what it contains is chosen beside it, and what is seen is what is printed.

use super::kit::{CheckboxField, media};
use super::roster::filtered_by;
use super::whom::{Whom, WhomField};
use crate::app::navigation::{Navigation, href};
use crate::app::person::Person;
use crate::app::route::Route;
use crate::app::session::Session;
use crate::app::store::CampaignStore;
use crate::browser::{locale, markup, page};
use crate::domain::touched::Touched;
use crate::report::{About, Contents, report};
use crate::ui::element::ElementRef;
use crate::ui::paper::{Foot, Pages};
use crate::ui::reactive::{effect, expect_context, memo};
use crate::ui::view;
use leptos::prelude::*;

/// A window so narrow that tables of the report are scrolled sideways. The stylesheet has the same number.
const SCROLLS: &str = "(max-width: 36.99875em)";

/// The report instead of the campaign's page.
#[component]
pub fn ReportPage() -> impl IntoView {
    let store = expect_context::<CampaignStore>();
    let navigation = expect_context::<Navigation>();
    let person = expect_context::<Person>();
    let contents = RwSignal::new(Contents::DEFAULT);
    let session = expect_context::<Session>();
    let whom = Whom::shown(store, session);
    let paper = ElementRef::new();
    effect(move || {
        for part in [Touched::BRIEFING, Touched::TABLE, Touched::INFLUENCERS, Touched::STATUSES, Touched::TASKS] {
            store.track(part);
        }
        let (contents, today, author) = (contents.get(), store.today(), person.name());
        let (ids, is_shown) = (whom.ids(), whom.is_shown());
        let text = store.peek(|campaign| {
            let filter = is_shown.then(|| filtered_by(session, campaign));
            let about = About { ids: &ids, filter: filter.as_deref() };
            report(campaign, about, contents, locale::words(), today, &author)
        });
        if let Some(paper) = paper.get() {
            markup::fill(&paper, text);
        }
    });
    let name = store.memo(Touched::BRIEFING, |campaign| campaign.briefing.name.clone());
    let foot = StoredValue::new_local(None::<Foot>);
    effect(move || {
        foot.set_value(None);
        foot.set_value(Some(Foot::new(&name.get(), Pages::Covered)));
    });
    on_cleanup(move || {
        foot.try_set_value(None);
    });
    let scrolls = media(SCROLLS);
    let back = memo(move || href(&navigation.route.with(|route| Route { report: false, ..route.clone() })));
    view! {
        <main class="report">
            <section class="report-choices" aria-label="Report">
                <h2>"Report"</h2>
                <WhomField whom />
                <fieldset class="checks">
                    <legend>"It contains"</legend>
                    {choices(contents)}
                </fieldset>
                <button type="button" class="btn primary" on:click=move |_| page::print()>
                    "Print or save as PDF"
                </button>
                <p class="muted">"For a PDF, choose to save as PDF where the browser asks for a printer."</p>
                <a class="btn" href=back>
                    "Back to campaign"
                </a>
            </section>
            <article class="paper" aria-label="Preview of the report" tabindex=move || scrolls.get().then_some("0") node_ref=paper></article>
        </main>
    }
}

/// A box for each part.
fn choices(contents: RwSignal<Contents>) -> Vec<AnyView> {
    type Part = fn(&mut Contents) -> &mut bool;
    let parts: [(&'static str, &'static str, Part); 7] = [
        ("Briefing description", "", |contents| &mut contents.description),
        ("Roster", "", |contents| &mut contents.roster),
        ("Also who is Rejected or Cancelled", "inner", |contents| &mut contents.out),
        ("Schedule by week", "", |contents| &mut contents.schedule),
        ("Prices and budget", "", |contents| &mut contents.prices),
        ("Cost by network", "inner", |contents| &mut contents.by_network),
        ("Cost by influencer", "inner", |contents| &mut contents.by_influencer),
    ];
    let part = |(label, class, part): (&'static str, &'static str, Part)| {
        let checked = Signal::derive(move || *part(&mut contents.get()));
        let needed = move |contents: &Contents| match label {
            "Also who is Rejected or Cancelled" => contents.roster,
            _ => class.is_empty() || contents.prices,
        };
        let shown = memo(move || contents.with(needed));
        let hear = move |on: bool| contents.update(|contents| *part(contents) = on);
        crate::ui::element::drawn(move || {
            shown.get().then(|| {
                view! { <CheckboxField label=label.to_owned() checked on_change=hear class /> }
            })
        })
    };
    parts.into_iter().map(part).collect()
}
