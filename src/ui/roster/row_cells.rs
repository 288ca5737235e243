//! The elements of a row, filled by hand.

use super::columns::MORE;
use super::row::{DetailShown, Shown};
use crate::browser::markup;
use crate::domain::id::InfluencerId;
use crate::domain::status::Status;
use crate::html::Html;
use crate::ui::kit::upper_case;
use crate::ui::status::{client_colour, influencer_colour};
use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement};

/// The elements of a row that change. Those of columns that are not shown are not there.
#[derive(Clone)]
pub struct RowCells {
    row: HtmlElement,
    check: HtmlInputElement,
    avatar: Element,
    who: Element,
    name: Element,
    handle: Element,
    networks_inline: Element,
    networks: Option<Element>,
    influencer: Option<Element>,
    client: Option<Element>,
    tasks: Option<(Element, Element)>,
    cost: Option<Element>,
    details: Vec<Element>,
    group: (Element, Element),
    tasks_button: Element,
    more: Element,
}

impl RowCells {
    /// Finds them in a row that was just built; `None` only when the row is built differently.
    pub fn of(row: &HtmlElement) -> Option<Self> {
        let find = |selector: &str| row.query_selector(selector).ok().flatten();
        let details = row.query_selector_all(".c-detail > span").ok()?;
        Some(Self {
            row: row.clone(),
            check: find("input")?.dyn_into().ok()?,
            avatar: find(".av")?,
            who: find(".who-name")?,
            name: find("b")?,
            handle: find("small > bdi")?,
            networks_inline: find(".nets-inline")?,
            networks: find(".nets"),
            influencer: find("[data-cell=influencer_status] button"),
            client: find("[data-cell=client_status] button"),
            tasks: find("[data-cell=tasks] span").zip(find("[data-cell=tasks] .unit")),
            cost: find("[data-cell=cost]"),
            details: (0..details.length()).filter_map(|at| details.item(at)?.dyn_into().ok()).collect(),
            group: (find(".c-group b")?, find(".c-group span")?),
            tasks_button: find("[data-col=tasks]")?,
            more: find(&format!("[data-cell={MORE}] button"))?,
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
        if let Some(networks) = self.networks.as_ref().filter(|_| differs(|a, b| a.networks == b.networks)) {
            let mut cells = Html::default();
            for (name, count) in &now.networks {
                cells.raw("<span>").text(name).raw(" <b>").text(count).raw("</b></span>");
            }
            markup::fill(networks, cells);
            let titles = now.networks.iter().map(|(name, count)| format!("{name} {count}"));
            let titles = titles.collect::<Vec<_>>().join(" · ");
            set(networks, "title", &titles);
            set_text(&self.networks_inline, &format!(" · {titles}"));
        }
        let status = differs(|a, b| a.influencer_status == b.influencer_status);
        if let Some(pill) = &self.influencer {
            if status {
                show(pill, now.influencer_status, "pill", influencer_colour);
            }
            if renamed || status {
                name(pill, now.influencer_status, &now.name);
            }
        }
        if let Some(pill) = &self.client {
            let status = differs(|a, b| a.client_status == b.client_status);
            let said_differs = differs(|a, b| a.client_comment == b.client_comment);
            if status || said_differs {
                let said = !now.client_comment.is_empty();
                let classes = if said { "pill outline client said" } else { "pill outline client" };
                show(pill, now.client_status, classes, client_colour);
                if said_differs {
                    let comment = if said { format!("Client: {}", now.client_comment) } else { String::new() };
                    // Beside a name a title is a description.
                    set_or_remove(pill, "title", &comment);
                }
            }
            if renamed || status {
                name(pill, now.client_status, &now.name);
            }
        }
        if let Some((tasks, unit)) = self.tasks.as_ref().filter(|_| differs(|a, b| a.tasks == b.tasks)) {
            set_text(tasks, &now.tasks);
            set_text(unit, if now.tasks == "1" { " task" } else { " tasks" });
        }
        if let Some(cost) = self.cost.as_ref().filter(|_| differs(|a, b| a.cost == b.cost)) {
            set_text(cost, &now.cost);
            set(cost, "title", &now.cost);
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
        set_text(&self.group.0, name);
        set_text(&self.group.1, sums);
    }

    /// Says whose row it is and at which place; row 1 is the header.
    pub fn place(&self, id: InfluencerId, index: usize) {
        set(&self.row, "data-id", &id.to_string());
        set(&self.row, "aria-rowindex", &(index + 2).to_string());
    }
}

/// Shows a value of a status on its button.
fn show<S: Status>(button: &Element, value: S, classes: &str, colour: fn(S) -> &'static str) {
    set_text(button, value.label());
    set(button, "class", &format!("{classes} {}", colour(value)));
}

/// The name of a status's button says whose status it is, and which.
fn name<S: Status>(button: &Element, value: S, name: &str) {
    set(button, "aria-label", &format!("{} of {name}: {}", S::TITLE, value.label()));
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

/// Shows a value of a status on its button, and names the button after it.
pub fn fill_status<S: Status>(button: &Element, value: S, whose: &str, pill: &str, colour: fn(S) -> &'static str) {
    show(button, value, pill, colour);
    name(button, value, whose);
}

/// Sets what an element says, in a new node: a browser that translates the page may have put an element of its own in
/// the place of the old one, or may write into it later.
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
