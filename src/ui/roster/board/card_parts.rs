//! The elements of a card, filled by hand.

use super::card::Shown;
use crate::domain::board::By;
use crate::domain::id::InfluencerId;
use crate::domain::status::Status;
use crate::ui::roster::row_cells::{fill_status, set, set_text};
use crate::ui::status::{client_colour, influencer_colour};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement};

/// The elements of a card that change.
#[derive(Clone)]
pub struct CardParts {
    card: HtmlElement,
    check: HtmlInputElement,
    who: Element,
    name: Element,
    about: Element,
    influencer: Element,
    client: Element,
    tasks: Element,
    count: Element,
    cost: Element,
}

impl CardParts {
    /// Finds them in a card that was just built; `None` only when the card is built differently.
    pub fn of(card: &HtmlElement) -> Option<Self> {
        let find = |selector: &str| card.query_selector(selector).ok().flatten();
        Some(Self {
            card: card.clone(),
            check: find("input")?.dyn_into().ok()?,
            who: find(".who-name")?,
            name: find("b")?,
            about: find("small > bdi")?,
            influencer: find("[data-col=influencer]")?,
            client: find("[data-col=client]")?,
            tasks: find("[data-col=tasks]")?,
            count: find(".card-count")?,
            cost: find(".card-cost")?,
        })
    }

    /// Shows an influencer.
    pub fn fill(&self, now: &Shown, by: By) {
        set_text(&self.name, &now.name);
        set(&self.who, "title", &now.name);
        set(&self.check, "aria-label", &format!("Select {}", now.name));
        set_text(&self.about, &now.about);
        set(&self.tasks, "aria-label", &format!("Tasks of {}", now.name));
        set_text(&self.count, &now.tasks);
        set_text(&self.cost, &now.cost);
        set(&self.cost, "title", &now.cost);
        match by {
            By::InfluencerStatus => {
                name_status(&self.influencer, now.influencer_status, &now.name);
                fill_status(&self.client, now.client_status, &now.name, "pill outline client", client_colour);
            }
            By::ClientStatus => {
                name_status(&self.client, now.client_status, &now.name);
                fill_status(&self.influencer, now.influencer_status, &now.name, "pill", influencer_colour);
            }
        }
    }

    /// Shows whether the influencer is selected, whether their tasks are open, whether the card is being dragged, and
    /// whether Tab reaches it and its controls.
    pub fn mark(&self, selected: bool, open: bool, lifted: bool, reached: bool) {
        let class = |on: bool, name: &str| if on { format!(" {name}") } else { String::new() };
        let classes = [class(selected, "sel"), class(open, "open"), class(lifted, "lifted")].concat();
        set(&self.card, "class", &format!("board-card{classes}"));
        set(&self.card, "aria-selected", if selected { "true" } else { "false" });
        self.check.set_checked(selected);
        let stop = if reached { "0" } else { "-1" };
        let controls = [&self.check, &self.influencer, &self.client, &self.tasks].map(AsRef::<Element>::as_ref);
        for element in controls.into_iter().chain([self.card.as_ref()]) {
            set(element, "tabindex", stop);
        }
        // The name does what the button for the tasks does.
        set(&self.who, "tabindex", "-1");
    }

    /// Says whose card it is and at which place; row 1 is the heading.
    pub fn place(&self, id: InfluencerId, index: usize) {
        set(&self.card, "data-id", &id.to_string());
        set(&self.card, "aria-rowindex", &(index + 2).to_string());
    }
}

/// Names the button of the status that the column shows already.
fn name_status<S: Status>(button: &Element, value: S, name: &str) {
    let label = format!("{} of {name}: {}", S::TITLE, value.label());
    set(button, "aria-label", &label);
    set(button, "title", &label);
}
