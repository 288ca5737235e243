//! The elements of a row, filled by hand.

use super::columns::MORE;
use super::row::{DetailShown, Shown};
use crate::domain::id::InfluencerId;
use crate::domain::status::Status;
use crate::ui::kit::upper_case;
use crate::ui::status::{client_colour, influencer_colour};
use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement, Node};

/// The elements of a row that change. Those of columns that are not shown are not there.
#[derive(Clone)]
pub struct RowCells {
    row: HtmlElement,
    check: HtmlInputElement,
    avatar: Node,
    who: Element,
    name: Node,
    handle: Node,
    networks_inline: Node,
    networks: Option<Element>,
    influencer: Option<Pill>,
    client: Option<Pill>,
    tasks: Option<(Node, Node)>,
    cost: Option<(Element, Node)>,
    details: Vec<Element>,
    group: (Node, Node),
    tasks_button: Element,
    more: Element,
}

/// The button of a status.
#[derive(Clone)]
struct Pill {
    button: Element,
    text: Node,
}

impl RowCells {
    /// Finds them in a row that was just built; `None` only when the row is built differently.
    pub fn of(row: &HtmlElement) -> Option<Self> {
        let find = |selector: &str| row.query_selector(selector).ok().flatten();
        let text = |selector: &str| text_in(&find(selector)?);
        let pill = |selector: &str| {
            let button = find(selector)?;
            Some(Pill { text: text_in(&button)?, button })
        };
        let details = row.query_selector_all(".c-detail > span").ok()?;
        let cost = find("[data-cell=cost]");
        Some(Self {
            row: row.clone(),
            check: find("input")?.dyn_into().ok()?,
            avatar: text(".av")?,
            who: find(".who-name")?,
            name: text("b")?,
            handle: text("small > bdi")?,
            networks_inline: text(".nets-inline")?,
            networks: find(".nets"),
            influencer: pill("[data-cell=influencer_status] button"),
            client: pill("[data-cell=client_status] button"),
            tasks: text("[data-cell=tasks] span").zip(text("[data-cell=tasks] .unit")),
            cost: cost.and_then(|cell| Some((cell.clone(), text_in(&cell)?))),
            details: (0..details.length()).filter_map(|at| details.item(at)?.dyn_into().ok()).collect(),
            group: (text(".c-group b")?, text(".c-group span")?),
            tasks_button: find("[data-col=tasks]")?,
            more: find(&format!("[data-cell={MORE}] button"))?,
        })
    }

    /// Shows an influencer; only what differs from `before` is written.
    pub fn fill(&self, now: &Shown, before: Option<&Shown>) {
        let differs = |same: fn(&Shown, &Shown) -> bool| before.is_none_or(|before| !same(before, now));
        let renamed = differs(|a, b| a.name == b.name);
        if renamed {
            write(&self.name, &now.name);
            write(&self.avatar, &initials(&now.name));
            set(&self.who, "title", &now.name);
            set(&self.check, "aria-label", &format!("Select {}", now.name));
            set(&self.tasks_button, "aria-label", &format!("Tasks of {}", now.name));
            set(&self.more, "aria-label", &format!("More for {}", now.name));
        }
        if differs(|a, b| a.handle == b.handle) {
            write(&self.handle, &now.handle);
        }
        if let Some(networks) = self.networks.as_ref().filter(|_| differs(|a, b| a.networks == b.networks)) {
            // Only words of the catalogue and digits: nothing that anybody typed becomes HTML.
            let cells = now.networks.iter().map(|(name, count)| format!("<span>{name} <b>{count}</b></span>"));
            networks.set_inner_html(&cells.collect::<String>());
            let titles = now.networks.iter().map(|(name, count)| format!("{name} {count}"));
            let titles = titles.collect::<Vec<_>>().join(" · ");
            set(networks, "title", &titles);
            write(&self.networks_inline, &format!(" · {titles}"));
        }
        let status = differs(|a, b| a.influencer_status == b.influencer_status);
        if let Some(pill) = &self.influencer {
            if status {
                pill.show(now.influencer_status, "pill", influencer_colour);
            }
            if renamed || status {
                pill.name(now.influencer_status, &now.name);
            }
        }
        if let Some(pill) = &self.client {
            let status = differs(|a, b| a.client_status == b.client_status);
            let said_differs = differs(|a, b| a.client_comment == b.client_comment);
            if status || said_differs {
                let said = !now.client_comment.is_empty();
                let classes = if said { "pill outline client said" } else { "pill outline client" };
                pill.show(now.client_status, classes, client_colour);
                if said_differs {
                    let comment = if said { format!("Client: {}", now.client_comment) } else { String::new() };
                    // Beside a name a title is a description.
                    set_or_remove(&pill.button, "title", &comment);
                }
            }
            if renamed || status {
                pill.name(now.client_status, &now.name);
            }
        }
        if let Some((tasks, unit)) = self.tasks.as_ref().filter(|_| differs(|a, b| a.tasks == b.tasks)) {
            write(tasks, &now.tasks);
            write(unit, if now.tasks == "1" { " task" } else { " tasks" });
        }
        if let Some((cell, cost)) = self.cost.as_ref().filter(|_| differs(|a, b| a.cost == b.cost)) {
            write(cost, &now.cost);
            set(cell, "title", &now.cost);
        }
        let none = DetailShown::Text(String::new());
        for (place, span) in self.details.iter().enumerate() {
            let detail = now.details.get(place).unwrap_or(&none);
            if before.is_none_or(|before| before.details.get(place) != Some(detail)) {
                show_detail(span, detail);
            }
        }
    }

    /// Shows whether the influencer is selected, and whether their tasks are open.
    pub fn mark(&self, selected: bool, open: bool, is_head: bool) {
        let class = match (selected, open) {
            _ if is_head => "r g",
            (false, false) => "r",
            (true, false) => "r sel",
            (false, true) => "r open",
            (true, true) => "r sel open",
        };
        set(&self.row, "class", class);
        set(&self.row, "aria-selected", if selected { "true" } else { "false" });
        self.check.set_checked(selected);
    }

    /// Shows a group: its name and its sums.
    pub fn head(&self, name: &str, sums: &str) {
        write(&self.group.0, name);
        write(&self.group.1, sums);
    }

    /// Says whose row it is and at which place; row 1 is the header.
    pub fn place(&self, id: InfluencerId, index: usize) {
        set(&self.row, "data-id", &id.to_string());
        set(&self.row, "aria-rowindex", &(index + 2).to_string());
    }
}

impl Pill {
    fn show<S: Status>(&self, value: S, classes: &str, colour: fn(S) -> &'static str) {
        write(&self.text, value.label());
        set(&self.button, "class", &format!("{classes} {}", colour(value)));
    }

    /// The name says whose status it is, and which.
    fn name<S: Status>(&self, value: S, name: &str) {
        set(&self.button, "aria-label", &format!("{} of {name}: {}", S::TITLE, value.label()));
    }
}

fn show_detail(span: &Element, detail: &DetailShown) {
    match detail {
        DetailShown::Text(text) => {
            span.set_text_content(Some(text));
            set(span, "title", text);
        }
        DetailShown::Tags(tags) => {
            span.set_text_content(None);
            for tag in tags {
                if let Ok(chip) = document().create_element("i") {
                    chip.set_text_content(Some(tag));
                    let _ = span.append_child(&chip);
                }
            }
            set(span, "title", &tags.join(", "));
        }
    }
}

/// Puts a text into an element, for [`write`].
fn text_in(element: &Element) -> Option<Node> {
    element.append_child(&document().create_text_node("")).ok()
}

/// Changes a text that is there, which costs the browser less than another text in its place.
fn write(node: &Node, text: &str) {
    node.set_node_value(Some(text));
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

/// Sets an attribute, or takes it away where it would say nothing.
fn set_or_remove(element: &Element, name: &str, value: &str) {
    if value.is_empty() {
        let _ = element.remove_attribute(name);
    } else {
        set(element, name, value);
    }
}

/// The first letters of the first two words, past brackets and the like.
pub fn initials(name: &str) -> String {
    let first = |word: &str| word.chars().find(|letter| !letter.is_ascii_punctuation());
    let letters: String = name.split_whitespace().filter_map(first).take(2).collect();
    upper_case(&letters)
}
