//! The tasks of one network in the form, with "+".

use super::form::Form;
use super::line::TaskLine;
use crate::domain::network::Network;
use crate::ui::focus_on;
use crate::ui::kit::Icon;
use crate::ui::reactive::{each, expect_context};
use crate::ui::view;
use leptos::prelude::*;

/// A network's group.
#[component]
pub fn NetworkGroup(
    /// Which network.
    network: Network,
    /// Whether tasks can be added.
    offered: bool,
    /// Handle and followers, for one influencer.
    about: Option<String>,
) -> impl IntoView {
    let form = expect_context::<Form>();
    let lines = move || form.lines_of(network);
    let heading = format!("tasks-{}", network.key());
    let labelled_by = heading.clone();
    let about = match (about, network == Network::OTHERS, offered) {
        (Some(about), _, true) => about,
        (_, true, _) => "anything else: an event, a blog post".to_owned(),
        (_, _, false) => "no account; its tasks can be changed and removed".to_owned(),
        _ => String::new(),
    };
    let add = move |_| {
        let line = form.add(network);
        // The new line is on the page once the effects have run.
        request_animation_frame(move || focus_line(line.key));
    };
    let number =
        move |key: u32| Signal::derive(move || lines().iter().position(|line| line.key == key).map_or(0, |n| n + 1));
    view! {
        <section class="net" role="group" aria-labelledby=labelled_by>
            <div class="net-head">
                <h3 id=heading>{network.name()}</h3>
                <small class="cut" title=about.clone()>{about.clone()}</small>
                {offered
                    .then(|| {
                        view! {
                            <button
                                type="button"
                                class="btn small icon plus"
                                id=add_id(network)
                                aria-label=format!("Add {} task", network.name())
                                on:click=add
                            >
                                <Icon name="plus" />
                            </button>
                        }
                    })}
            </div>
            {each(lines, |line| line.key.to_string(), move |line| view! { <TaskLine line number=number(line.key) /> })}
        </section>
    }
}

/// Moves the focus to the network's "+", as when a task was removed.
pub fn focus_add(network: Network) {
    focus_on(&format!("#{}", add_id(network)));
}

fn focus_line(key: u32) {
    focus_on(&format!("[data-line=\"{key}\"] :is(select, input)"));
}

fn add_id(network: Network) -> String {
    format!("add-{}-task", network.key())
}
