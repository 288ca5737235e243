//! The form itself: groups of tasks, figures and buttons.

use super::CloseButton;
use super::form::{Form, NOTHING_SAVED};
use super::left_out::LeftOutLines;
use super::network_group::NetworkGroup;
use super::sums::{Sums, counts};
use crate::app::navigation::{Guarded, Holder, Navigation, Question};
use crate::app::store::CampaignStore;
use crate::domain::campaign::Campaign;
use crate::domain::id::InfluencerId;
use crate::domain::influencer::Influencer;
use crate::domain::network::Network;
use crate::domain::sorting::sort_few;
use crate::domain::task_form::{self, Offer};
use crate::domain::touched::Touched;
use crate::ui::element::ElementRef;
use crate::ui::influencer_panel::{TypedDetails, focus_refused};
use crate::ui::kit::Toasts;
use crate::ui::reactive::{each, expect_context, memo, on_load, provide_context, use_context};
use crate::ui::view;
use crate::ui::{focus_first_invalid, focus_on};
use leptos::{ev, prelude::*};
use std::sync::Arc;

/// The tasks of one or for several, until they are saved or the form is left.
#[component]
pub fn TaskFields(
    /// For whom; the form for several can take some of them out.
    target: RwSignal<Arc<Vec<InfluencerId>>>,
    /// Whether it shows the tasks of one.
    single: bool,
    /// Its heading.
    title: Signal<String>,
    /// Leaves the form.
    on_close: Callback<()>,
) -> impl IntoView {
    let store = expect_context::<CampaignStore>();
    let navigation = expect_context::<Navigation>();
    let toasts = expect_context::<Toasts>();
    let form = Form::open(store, target, single);
    provide_context(form);
    let details = use_context::<TypedDetails>().filter(|_| single);
    if let Some(details) = details {
        details.tell_tasks(Callback::new(move |()| form.unsaved_text()));
    }
    let has_refused = move || details.is_some_and(TypedDetails::has_refused);
    let unsaved = Signal::derive(move || form.is_unsaved() || has_refused());
    let form_ref = ElementRef::new();
    let save = move || {
        // What was typed above the tasks and cannot be kept would go with the form.
        if has_refused() {
            toasts.announce(NOTHING_SAVED);
            focus_refused();
            return false;
        }
        let saved = form.save();
        if let Err(message) = &saved {
            toasts.announce(message);
            focus_first_invalid(form_ref);
        }
        saved.is_ok()
    };
    let save_callback = Callback::new(move |()| save());
    let question = Question::Page { title: "Unsaved tasks", saves: "Save tasks", save: save_callback, discard: None };
    let guard = navigation.guard(Guarded { holder: Holder::Panel, unsaved, question });

    let offer = store.memo(Touched::PEOPLE.and(Touched::BRIEFING), move |campaign| {
        target.with(|ids| offer_of(campaign, ids, single))
    });
    // A network of which there are tasks but no account any more keeps its group, without "+".
    let groups = memo(move || {
        let mut networks: Vec<(Network, bool)> =
            offer.with(|offer| offer.networks.iter().map(|network| (*network, true)).collect());
        for line in form.shown() {
            if !networks.iter().any(|(network, _)| *network == line.network) {
                networks.push((line.network, false));
            }
        }
        sort_few(&mut networks, |a, b| a < b);
        networks
    });
    let figures = memo(move || form.figures());
    let count = Signal::derive(move || form.count());
    let heading = ElementRef::new();
    // In the panel of one the focus is the panel's.
    if !single {
        on_load(heading, |heading| {
            request_animation_frame(move || {
                let _ = heading.focus();
            });
        });
        on_cleanup(focus_opener);
    }
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        if save() {
            guard.release();
            on_close.run(());
        }
    };
    let group = move |(network, offered): (Network, bool)| {
        let about = if single { target.with_untracked(|ids| about_account(store, ids, network)) } else { None };
        view! { <NetworkGroup network offered about /> }
    };
    let said = move || counts(figures.get().each);
    let head = if single {
        view! {
            <header class="part-head">
                <h3 class="tasks-title cut" tabindex="-1" node_ref=heading title=title><bdi>{title}</bdi></h3>
                <small class="muted num">{said}</small>
            </header>
        }
    } else {
        view! {
            <header class="panel-head">
                <div class="cut">
                    <h2 class="cut" tabindex="-1" node_ref=heading title=title><bdi>{title}</bdi></h2>
                    <small class="muted num">{said}</small>
                </div>
                <span class="grow"></span>
                <CloseButton on_close />
            </header>
        }
    };
    view! {
        {head}
        <form node_ref=form_ref class="task-form" novalidate on:submit=submit>
            <div class="panel-body">
                <LeftOutLines offer />
                {each(move || groups.get(), |(network, offered)| format!("{} {offered}", network.key()), group)}
            </div>
            <div class="sum">
                <Sums figures count single />
                <p class="form-error" class:said=move || form.store_error().is_some() role="alert">
                    {move || form.store_error()}
                </p>
                <div class="sum-buttons">
                    <button type="button" class="btn" on:click=move |_| on_close.run(())>
                        "Cancel"
                    </button>
                    <button type="submit" class="btn primary">
                        "Save tasks"
                    </button>
                </div>
            </div>
        </form>
    }
}

/// Gives the focus back to the selection's menu, which opens such a form, unless it is elsewhere by then.
fn focus_opener() {
    request_animation_frame(|| {
        let is_free = document().active_element().is_none_or(|element| element.tag_name() == "BODY");
        if is_free {
            focus_on(".bulk .primary");
        }
    });
}

fn offer_of(campaign: &Campaign, ids: &[InfluencerId], single: bool) -> Offer {
    let influencers: Vec<&Influencer> = ids.iter().filter_map(|id| campaign.roster.get(*id)).collect();
    match influencers.as_slice() {
        [one] if single => task_form::offer_for_one(one),
        several => task_form::offer_for_several(several, &campaign.briefing.networks),
    }
}

/// The handles and followers on a network: `@lenafischer · 214k`.
fn about_account(store: CampaignStore, ids: &[InfluencerId], network: Network) -> Option<String> {
    store.peek(|campaign| {
        let influencer = ids.first().and_then(|id| campaign.roster.get(*id))?;
        let accounts = influencer.accounts().iter().filter(|account| account.network == network);
        let said: Vec<String> = accounts
            .map(|account| match account.followers {
                Some(count) => format!("@{} · {}", account.handle, crate::domain::followers::short(count)),
                None => format!("@{}", account.handle),
            })
            .collect();
        (!said.is_empty()).then(|| said.join(", "))
    })
}
