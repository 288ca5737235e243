//! What of an element never changes is built once; after that it is copied, with all that stands in it, which is one
//! call of the browser where building is several for each element.

use super::{Content, Plan};
use leptos::tachys::renderer::Rndr;
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use web_sys::Element;

thread_local! {
    /// By signature, in rising order. What was drawn only once has no template: many a view never is drawn again.
    static TEMPLATES: RefCell<Vec<(u64, Option<Element>)>> = const { RefCell::new(Vec::new()) };
}

/// An element with all that is fixed in it, and nothing else.
pub(super) fn copy(plan: &Plan) -> Element {
    let mut signature = 0;
    sign(plan, &mut signature);
    TEMPLATES.with_borrow_mut(|templates| match templates.binary_search_by_key(&signature, |(other, _)| *other) {
        Ok(place) => {
            let template = templates[place].1.get_or_insert_with(|| build(plan));
            template.clone_node_with_deep(true).map_or_else(|_| build(plan), JsCast::unchecked_into)
        }
        Err(place) => {
            templates.insert(place, (signature, None));
            build(plan)
        }
    })
}

/// Tells plans with the same fixed parts from others: by where the texts lie, which are in the page for good.
fn sign(plan: &Plan, signature: &mut u64) {
    mix(signature, 1, plan.fixed);
    for content in &plan.children {
        match content {
            Content::Element(element) => sign(&element.0, signature),
            Content::Text(text) => mix(signature, 2, text),
            Content::Inert(html) => mix(signature, 3, html),
            Content::View(_) => {}
        }
    }
    mix(signature, 4, "");
}

fn mix(signature: &mut u64, sort: u64, text: &str) {
    for word in [sort, text.as_ptr() as u64, text.len() as u64] {
        // The multiplier of FxHash, which spreads what differs in a few bits.
        *signature = (signature.rotate_left(5) ^ word).wrapping_mul(0x517c_c1b7_2722_0a95);
    }
}

fn build(plan: &Plan) -> Element {
    let mut words = plan.fixed.split('\0');
    let element = Rndr::create_element(words.next().unwrap_or_default(), None);
    while let (Some(name), Some(value)) = (words.next(), words.next()) {
        Rndr::set_attribute(&element, name, value);
    }
    for content in &plan.children {
        match content {
            Content::Text(text) => Rndr::insert_node(&element, &Rndr::create_text_node(text), None),
            Content::Inert(html) => {
                Rndr::insert_node(&element, &Rndr::create_element_from_html((*html).into()), None);
            }
            Content::Element(inner) => Rndr::insert_node(&element, &build(&inner.0), None),
            Content::View(_) => {}
        }
    }
    element
}
