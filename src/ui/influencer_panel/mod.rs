//! The influencer panel: everything about one influencer in one place, beside the roster.
//!
//! In reading order: [`head`] says who it is and leads to the neighbours in the list ([`walk`]); below it stand
//! [`statuses`] with their history ([`turns`]), [`accounts`], [`details`] and [`notes`], edited where they stand
//! ([`typed`]), and the task form.

mod accounts;
mod details;
mod head;
mod notes;
mod statuses;
mod turns;
mod typed;
mod walk;

use super::task_panel::TaskFields;
use crate::app::navigation::Navigation;
use crate::app::route::Wanted;
use crate::app::store::CampaignStore;
use crate::domain::id::{InfluencerId, TaskId};
use crate::domain::touched::Touched;
use crate::ui::element::drawn;
use crate::ui::gone::Gone;
use crate::ui::kit::{Drawer, Side, Toasts};
use crate::ui::reactive::{Derived, expect_context, memo, memo_from};
use crate::ui::view;
use accounts::Accounts;
use details::Details;
use head::{CloseButton, PanelHead};
use leptos::prelude::*;
use notes::Notes;
use statuses::Statuses;
use std::sync::Arc;
pub use typed::TypedDetails;
use walk::Walk;
use web_sys::Element;

/// How many frames the form is given to draw the task that is asked for.
const FRAMES: u32 = 60;

/// The panel of the influencer whom the address names. It stays while that changes to another one.
#[component]
pub fn InfluencerPanel() -> impl IntoView {
    let store = expect_context::<CampaignStore>();
    let navigation = expect_context::<Navigation>();
    let wanted = memo(move || navigation.route.with(|route| route.influencer.as_ref().and_then(Wanted::id)));
    let shown = store.memo(Touched::PEOPLE, move |campaign| {
        let influencer = campaign.roster.get(wanted.get()?)?;
        Some((influencer.id, influencer.name().to_owned()))
    });
    // Who is removed elsewhere while something is typed about them stays in the panel, with what is typed.
    let who = memo_from(move |before: Option<&Option<InfluencerId>>| {
        let here = shown.with(|shown| shown.as_ref().map(|(id, _)| *id));
        let kept = before.copied().flatten().filter(|id| wanted.get() == Some(*id) && navigation.has_unsaved());
        here.or(kept)
    });
    let name =
        memo_from(move |before: Option<&String>| match shown.with(|shown| shown.as_ref().map(|it| it.1.clone())) {
            Some(name) => name,
            None => before.cloned().unwrap_or_default(),
        });
    let is_here = memo(move || who.with(Option::is_some));
    let label = Signal::derive(move || if is_here.get() { name.get() } else { "Influencer".to_owned() });
    let close = Callback::new(move |()| {
        navigation.leave(move || {
            let route = navigation.route.get_untracked();
            navigation.to(&route.with_influencer(None));
        });
    });
    let walk = Walk::provide(who);
    follow(walk, who, name);
    return_focus(who);

    let head = move || is_here.get().then(|| view! { <PanelHead who name on_close=close /> });
    let body = move || match who.get() {
        Some(id) => view! { <PanelBody id name on_close=close /> },
        None => view! { <Missing on_close=close /> },
    };
    view! {
        <Drawer open=Signal::stored(true) label on_close=close side=Side::Right class="panel who-panel">
            {drawn(head)}
            {drawn(body)}
        </Drawer>
    }
}

/// All about one influencer, but for the head.
#[component]
fn PanelBody(id: InfluencerId, name: Derived<String>, on_close: Callback<()>) -> impl IntoView {
    // Another influencer has another body: the name that it goes by is that of its own.
    let title = Signal::derive(move || format!("Tasks of {}", name.get()));
    let target = RwSignal::new(Arc::new(vec![id]));
    let details = TypedDetails::provide();
    view! {
        <div class="who-body" data-id=id.to_string()>
            <Gone id typed=Callback::new(move |()| details.text()) />
            <Statuses id />
            <Accounts id />
            <Details id />
            <Notes id />
            <section class="who-tasks" aria-label=title>
                <TaskFields target single=true title on_close />
            </section>
        </div>
    }
}

/// What stands in the place of somebody who is not on the roster.
#[component]
fn Missing(on_close: Callback<()>) -> impl IntoView {
    view! {
        <header class="panel-head">
            <h2>"This influencer is not here"</h2>
            <span class="grow"></span>
            <CloseButton on_close />
        </header>
        <div class="panel-body">
            <p class="muted">
                "Nobody in this campaign has the id in the address. They may have been removed; Undo brings them back."
            </p>
        </div>
    }
}

/// Gives the focus to what was asked for whenever the panel shows somebody: the task, else the heading of the tasks.
/// Whoever goes from one to the next keeps it where it was, and hears the name once.
fn follow(walk: Walk, who: Derived<Option<InfluencerId>>, name: Derived<String>) {
    let navigation = expect_context::<Navigation>();
    let toasts = expect_context::<Toasts>();
    Effect::watch(
        move || (who.get(), navigation.at_task.get()),
        move |(now, task), before, _| {
            let is_other = before.is_none_or(|(before, _)| before != now);
            if now.is_none() {
                return;
            }
            if let Some(task) = *task {
                navigation.at_task.set(None);
                request_animation_frame(move || focus_task(task, FRAMES));
            } else if is_other {
                let stepped = walk.take_step();
                request_animation_frame(move || match stepped {
                    None => crate::ui::focus_on(".who-panel .tasks-title"),
                    // What had the focus went with the one before: the new name takes it, and is read out.
                    Some(true) if !is_in_panel() => crate::ui::focus_on(".who-panel .who-now"),
                    Some(_) => {
                        let parts = [name.try_get_untracked(), untrack(|| walk.place_in_words())];
                        toasts.announce(parts.into_iter().flatten().collect::<Vec<_>>().join(", "));
                    }
                });
            }
        },
        true,
    );
}

/// Gives the focus to the line of a task once it is drawn.
fn focus_task(task: TaskId, frames: u32) {
    let selector = format!(".who-panel [data-task=\"{task}\"] :is(select, input)");
    let is_there = document().query_selector(&selector).ok().flatten().is_some();
    if is_there {
        crate::ui::focus_on(&selector);
    } else if frames > 0 {
        request_animation_frame(move || focus_task(task, frames - 1));
    }
}

/// When the panel goes, the focus returns to where it came from: to what opened it, or to the row of whoever was shown
/// last. Unless it is elsewhere by then.
fn return_focus(who: Derived<Option<InfluencerId>>) {
    let opener = document().active_element().filter(|element| {
        element.tag_name() != "BODY" && element.closest("[data-id], dialog").is_ok_and(|row| row.is_none())
    });
    let opener = StoredValue::new_local(opener);
    let last = StoredValue::new(who.get_untracked());
    Effect::watch(move || who.get(), move |now, _, _| last.set_value(now.or(last.get_value())), false);
    on_cleanup(move || {
        let opener = opener.try_get_value().flatten();
        let last = last.try_get_value().flatten();
        request_animation_frame(move || {
            let is_free = document().active_element().is_none_or(|element| element.tag_name() == "BODY");
            if !is_free {
                return;
            }
            let row = last.map(|id| format!("[data-id=\"{id}\"] [data-col=tasks]"));
            let row = row.and_then(|row| document().query_selector(&row).ok().flatten());
            crate::ui::focus(opener.filter(|opener| opener.is_connected()).or(row));
        });
    });
}

/// Whether the focus is in the panel.
pub(super) fn is_in_panel() -> bool {
    let focused = document().active_element();
    focused.is_some_and(|element| element.closest(".who-panel").is_ok_and(|panel| panel.is_some()))
}

/// The field of something typed about the influencer that cannot be kept as it is.
fn refused() -> Option<Element> {
    document().query_selector(".who-panel :is(.who-fields, .who-notes) [aria-invalid=true]").ok().flatten()
}

/// Leads to what [`TypedDetails::has_refused`] is about.
pub fn focus_refused() {
    request_animation_frame(|| {
        let field = refused();
        if let Some(part) = field.as_ref().and_then(|field| field.closest("details:not([open])").ok().flatten()) {
            let _ = part.set_attribute("open", "");
        }
        crate::ui::focus(field);
    });
}
