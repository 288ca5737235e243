//! Texts that change, on a page that a browser may translate.
//!
//! A browser that translates a page puts elements of its own (`<font>`) where text nodes were, or writes into the nodes
//! when its answer comes, which may be late. A text here therefore never changes its node: it takes another, and a
//! comment behind it marks its place, which outlives whatever was put there.

use super::drawing::only_in_browsers;
use leptos::prelude::*;
use leptos::tachys::renderer::Rndr;
use leptos::tachys::view::{Mountable, Render};
use std::borrow::Cow;
use web_sys::{Element, Node};

/// What translators put where a text was; no view has one.
const TRANSLATED: &str = "FONT";

/// A text on its way to the page.
pub(super) struct Text(pub(super) Cow<'static, str>);

/// A text on the page.
pub(super) struct TextState {
    text: Cow<'static, str>,
    node: Node,
    end: Node,
}

impl TextState {
    /// Takes the text off the page, with what a translator has put in its place.
    fn clear(&self) {
        while let Some(before) = self.end.previous_sibling().filter(|before| self.is_own(before)) {
            Rndr::remove(&before);
        }
    }

    fn is_own(&self, node: &Node) -> bool {
        *node == self.node || node.node_name() == TRANSLATED
    }

    /// The first node of what stands for the text.
    fn first(&self) -> Node {
        let mut first = self.end.clone();
        while let Some(before) = first.previous_sibling().filter(|before| self.is_own(before)) {
            first = before;
        }
        first
    }
}

impl Render for Text {
    type State = TextState;

    fn build(self) -> TextState {
        let node = Rndr::create_text_node(&self.0).into();
        TextState { text: self.0, node, end: Rndr::create_placeholder().into() }
    }

    fn rebuild(self, state: &mut TextState) {
        if self.0 == state.text {
            return;
        }
        state.clear();
        state.text = self.0;
        state.node = Rndr::create_text_node(&state.text).into();
        if let Some(parent) = state.end.parent_element() {
            Rndr::insert_node(&parent, &state.node, Some(&state.end));
        }
    }
}

impl Mountable for TextState {
    fn unmount(&mut self) {
        self.clear();
        Rndr::remove(&self.end);
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        // A text that moves leaves nothing behind.
        self.clear();
        Rndr::insert_node(parent, &self.node, marker);
        Rndr::insert_node(parent, &self.end, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let Some(parent) = self.end.parent_element() else { return false };
        child.mount(&parent, Some(&self.first()));
        true
    }

    fn elements(&self) -> Vec<Element> {
        Vec::new()
    }
}

only_in_browsers!(Text);
