//! Elements on the page: built once, changed in place when the same view is drawn again.

use super::binding::Bound;
use super::{Content, Plan, template};
use leptos::prelude::*;
use leptos::tachys::renderer::Rndr;
use leptos::tachys::view::any_view::AnyViewState;
use leptos::tachys::view::{Mountable, Render};
use send_wrapper::SendWrapper;
use wasm_bindgen::JsCast;
use web_sys::Node;

/// An [`Element`](super::Element) on its way to the page. It only ever is where the page is.
pub(super) struct Drawing(pub(super) SendWrapper<Box<Plan>>);

/// What is on the page.
pub(super) struct Drawn {
    element: web_sys::Element,
    fixed: &'static str,
    bound: Vec<Bound>,
    children: Vec<Part>,
}

/// What is on the page of what stands in an element.
enum Part {
    Element(Drawn),
    Text(Node, &'static str),
    Inert(Node, &'static str),
    View(AnyViewState),
}

impl Plan {
    fn draw(self) -> Drawn {
        let element = template::copy(&self);
        self.fill(element)
    }

    /// Completes an element that has what is fixed.
    fn fill(self, element: web_sys::Element) -> Drawn {
        let bound = self.bindings.into_iter().map(|binding| binding.build(&element, None)).collect();
        let is_view = |content: &Content| matches!(content, Content::View(_));
        let mut next = if self.children.iter().all(is_view) { None } else { element.first_child() };
        let mut left = self.children.len();
        let children = self.children.into_iter().map(|content| {
            left -= 1;
            if let Content::View(view) = content {
                let mut state = view.build();
                state.mount(&element, next.as_ref());
                return Part::View(state);
            }
            let Some(node) = next.take() else { return content.draw() };
            next = if left == 0 { None } else { node.next_sibling() };
            match content {
                Content::Element(inner) => Part::Element(inner.0.fill(node.unchecked_into())),
                Content::Text(text) => Part::Text(node, text),
                Content::Inert(html) => Part::Inert(node, html),
                Content::View(view) => Part::View(view.build()),
            }
        });
        let children = children.collect();
        Drawn { element, fixed: self.fixed, bound, children }
    }
}

impl Content {
    /// Whether what was drawn before is still where it can be replaced: a translating browser has its own elements where
    /// texts were.
    fn finds(&self, part: &Part, element: &web_sys::Element) -> bool {
        match (self, part) {
            (Self::Text(text), Part::Text(_, old)) if text == old => true,
            (_, Part::Text(node, _)) => node.parent_element().is_some_and(|parent| parent == *element),
            _ => true,
        }
    }

    /// Draws it by itself.
    fn draw(self) -> Part {
        match self {
            Self::Element(element) => Part::Element(element.0.draw()),
            Self::Text(text) => Part::Text(Rndr::create_text_node(text).into(), text),
            Self::Inert(html) => Part::Inert(Rndr::create_element_from_html(html.into()).into(), html),
            Self::View(view) => Part::View(view.build()),
        }
    }

    /// Takes the place of what was drawn before, and keeps of it what can be kept.
    fn redraw(self, part: &mut Part) {
        match (self, part) {
            (Self::Element(element), Part::Element(drawn)) => element.0.redraw(drawn),
            (Self::View(view), Part::View(state)) => view.rebuild(state),
            (Self::Text(text), Part::Text(_, old)) if text == *old => {}
            (Self::Inert(html), Part::Inert(_, old)) if html == *old => {}
            (content, part) => {
                let mut new = content.draw();
                part.insert_before_this(&mut new);
                part.unmount();
                *part = new;
            }
        }
    }
}

impl Plan {
    fn redraw(self, drawn: &mut Drawn) {
        let is_same = self.fixed == drawn.fixed
            && self.children.len() == drawn.children.len()
            && self.bindings.len() == drawn.bound.len()
            && self.bindings.iter().zip(&drawn.bound).all(|(binding, old)| binding.replaces(old))
            && self.children.iter().zip(&drawn.children).all(|(child, part)| child.finds(part, &drawn.element));
        if !is_same {
            let mut new = self.draw();
            drawn.insert_before_this(&mut new);
            drawn.unmount();
            *drawn = new;
            return;
        }
        for (binding, bound) in self.bindings.into_iter().zip(&mut drawn.bound) {
            let old = match std::mem::replace(bound, Bound::Reference) {
                Bound::Now(_, _, old) => Some(old),
                Bound::Follows(_, _, effect) => effect.take_value(),
                Bound::Event(..) | Bound::Reference => None,
            };
            *bound = binding.build(&drawn.element, old);
        }
        for (child, part) in self.children.into_iter().zip(&mut drawn.children) {
            child.redraw(part);
        }
    }
}

impl Render for Drawing {
    type State = Drawn;

    fn build(self) -> Drawn {
        self.0.take().draw()
    }

    fn rebuild(self, drawn: &mut Drawn) {
        self.0.take().redraw(drawn);
    }
}

impl Mountable for Part {
    fn unmount(&mut self) {
        match self {
            Self::Element(drawn) => drawn.unmount(),
            Self::Text(node, _) | Self::Inert(node, _) => Rndr::remove(node),
            Self::View(state) => state.unmount(),
        }
    }

    fn mount(&mut self, parent: &web_sys::Element, marker: Option<&Node>) {
        match self {
            Self::Element(drawn) => drawn.mount(parent, marker),
            Self::Text(node, _) | Self::Inert(node, _) => Rndr::insert_node(parent, node, marker),
            Self::View(state) => state.mount(parent, marker),
        }
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        match self {
            Self::Element(drawn) => drawn.insert_before_this(child),
            Self::Text(node, _) | Self::Inert(node, _) => match node.parent_element() {
                Some(parent) => {
                    child.mount(&parent, Some(node));
                    true
                }
                None => false,
            },
            Self::View(state) => state.insert_before_this(child),
        }
    }

    fn elements(&self) -> Vec<web_sys::Element> {
        Vec::new()
    }
}

impl Mountable for Drawn {
    fn unmount(&mut self) {
        self.element.unmount();
    }

    fn mount(&mut self, parent: &web_sys::Element, marker: Option<&Node>) {
        self.element.mount(parent, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        self.element.insert_before_this(child)
    }

    fn elements(&self) -> Vec<web_sys::Element> {
        vec![self.element.clone()]
    }
}

/// Leptos asks views for the ways of a server too, of which the page has none.
macro_rules! only_in_browsers {
    ($view:ty) => {
        impl leptos::tachys::view::add_attr::AddAnyAttr for $view {
            type Output<NewAttr: leptos::tachys::html::attribute::Attribute> =
                leptos::tachys::view::any_view::AnyViewWithAttrs;

            fn add_any_attr<NewAttr: leptos::tachys::html::attribute::Attribute>(
                self,
                attr: NewAttr,
            ) -> Self::Output<NewAttr> {
                self.into_any().add_any_attr(attr)
            }
        }

        impl leptos::tachys::view::RenderHtml for $view {
            type AsyncOutput = Self;
            type Owned = Self;

            const MIN_LENGTH: usize = 0;

            fn dry_resolve(&mut self) {}

            async fn resolve(self) -> Self {
                self
            }

            fn to_html_with_buf(
                self,
                _: &mut String,
                _: &mut leptos::tachys::view::Position,
                _: bool,
                _: bool,
                _: Vec<leptos::tachys::html::attribute::any_attribute::AnyAttribute>,
            ) {
            }

            fn hydrate<const FROM_SERVER: bool>(
                self,
                _: &leptos::tachys::hydration::Cursor,
                _: &leptos::tachys::view::PositionState,
            ) -> Self::State {
                self.build()
            }

            fn into_owned(self) -> Self {
                self
            }
        }
    };
}

pub(super) use only_in_browsers;

only_in_browsers!(Drawing);
