//! The elements of a row, filled by hand.

use super::row::Shown;
use crate::domain::id::InfluencerId;
use crate::domain::status::Status;
use crate::ui::kit::upper_case;
use crate::ui::status::{client_colour, influencer_colour};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement};

/// The elements of a row that change.
#[derive(Clone)]
pub struct RowCells {
    row: HtmlElement,
    check: HtmlInputElement,
    avatar: Element,
    who: Element,
    name: Element,
    handle: Element,
    networks_inline: Element,
    networks: Element,
    influencer: Element,
    client: Element,
    tasks: Element,
    cost: Element,
    tasks_button: Element,
    more: Element,
}

impl RowCells {
    /// Finds them in a row that was just built; `None` only when the row is built differently.
    pub fn of(row: &HtmlElement) -> Option<Self> {
        let find = |selector: &str| row.query_selector(selector).ok().flatten();
        Some(Self {
            row: row.clone(),
            check: find("input")?.dyn_into().ok()?,
            avatar: find(".av")?,
            who: find(".who-name")?,
            name: find("b > bdi")?,
            handle: find("small > bdi")?,
            networks_inline: find(".nets-inline")?,
            networks: find(".nets")?,
            influencer: find("[data-col=influencer]")?,
            client: find("[data-col=client]")?,
            tasks: find(".c-num")?,
            cost: find(".c-num.cut")?,
            tasks_button: find("[data-col=tasks]")?,
            more: find("[data-col=more]")?,
        })
    }

    /// Shows an influencer; only what differs from `before` is written.
    pub fn fill(&self, now: &Shown, before: Option<&Shown>) {
        let differs = |same: fn(&Shown, &Shown) -> bool| before.is_none_or(|before| !same(before, now));
        let renamed = differs(|a, b| a.name == b.name);
        if renamed {
            set_text(&self.name, &now.name);
            set_text(&self.avatar, &initials(&now.name));
            set(&self.who, "title", &now.name);
            set(&self.check, "aria-label", &format!("Select {}", now.name));
            set(&self.tasks_button, "aria-label", &format!("Tasks of {}", now.name));
            set(&self.more, "aria-label", &format!("More for {}", now.name));
        }
        if differs(|a, b| a.handle == b.handle) {
            set_text(&self.handle, &now.handle);
        }
        if differs(|a, b| a.networks == b.networks) {
            let joined: String = now.networks.iter().map(|(name, count)| format!(" · {name} {count}")).collect();
            set_text(&self.networks_inline, joined.trim_end());
            // Only words of the catalogue and digits: nothing that anybody typed becomes HTML.
            let cells = now.networks.iter().map(|(name, count)| format!("<span>{name} <b>{count}</b></span>"));
            self.networks.set_inner_html(&cells.collect::<String>());
        }
        if renamed || differs(|a, b| a.influencer_status == b.influencer_status) {
            fill_status(&self.influencer, now.influencer_status, &now.name, "pill", influencer_colour);
        }
        let said_differs = differs(|a, b| a.client_comment == b.client_comment);
        if renamed || said_differs || differs(|a, b| a.client_status == b.client_status) {
            let said = !now.client_comment.is_empty();
            let pill = if said { "pill outline client said" } else { "pill outline client" };
            fill_status(&self.client, now.client_status, &now.name, pill, client_colour);
            if said_differs {
                let comment = if said { format!("Client: {}", now.client_comment) } else { String::new() };
                set(&self.client, "aria-description", &comment);
                set(&self.client, "title", &comment);
            }
        }
        if differs(|a, b| a.tasks == b.tasks) {
            set_text(&self.tasks, &now.tasks);
        }
        if differs(|a, b| a.cost == b.cost) {
            set_text(&self.cost, &now.cost);
            set(&self.cost, "title", &now.cost);
        }
    }

    /// Shows whether the influencer is selected, and whether their tasks are open.
    pub fn mark(&self, selected: bool, open: bool) {
        let class = match (selected, open) {
            (false, false) => "r",
            (true, false) => "r sel",
            (false, true) => "r open",
            (true, true) => "r sel open",
        };
        set(&self.row, "class", class);
        set(&self.row, "aria-selected", if selected { "true" } else { "false" });
        self.check.set_checked(selected);
    }

    /// Says whose row it is and at which place; row 1 is the header.
    pub fn place(&self, id: InfluencerId, index: usize) {
        set(&self.row, "data-id", &id.to_string());
        set(&self.row, "aria-rowindex", &(index + 2).to_string());
    }
}

/// Shows a value of a status on its button, and names the button after it.
pub fn fill_status<S: Status>(button: &Element, value: S, name: &str, pill: &str, colour: fn(S) -> &'static str) {
    set_text(button, value.label());
    set(button, "class", &format!("{pill} {}", colour(value)));
    set(button, "aria-label", &format!("{} of {name}: {}", S::TITLE, value.label()));
}

/// Sets what an element says.
pub fn set_text(element: &Element, text: &str) {
    element.set_text_content(Some(text));
}

/// Sets an attribute. Refused only for names that are none, and these are ours.
pub fn set(element: &Element, name: &str, value: &str) {
    let _ = element.set_attribute(name, value);
}

/// The first letters of the first two words.
fn initials(name: &str) -> String {
    let letters: String = name.split_whitespace().filter_map(|word| word.chars().next()).take(2).collect();
    upper_case(&letters)
}
