//! The one type that every HTML element of a view has, whatever stands in it.
//!
//! Leptos' own `view!` makes a type of each element, attribute and closure, and the compiler then writes the code that
//! builds, updates and drops them once for each type. [`view!`](super::view) uses what is here instead: the same
//! notation and the same behaviour, but what differs from element to element is data. A view that is drawn again in
//! place keeps its elements and changes what differs in them, as with Leptos; that keeps the focus and lets live regions
//! speak.

mod binding;
mod drawing;
mod template;
mod text;

pub use binding::{IntoValue, Place, Scalar, Value};

use super::reactive::Derived;
use binding::Binding;
use drawing::Drawing;
use leptos::ev::EventDescriptor;
use leptos::html::ElementType;
use leptos::prelude::*;
use leptos::tachys::html::InertElement;
use leptos::tachys::html::node_ref::NodeRefContainer;
use leptos::tachys::view::iterators::StaticVec;
use send_wrapper::SendWrapper;
use std::borrow::Cow;
use text::Text;
use wasm_bindgen::{JsCast, JsValue};

/// An HTML element that is to be drawn.
pub struct Element(Box<Plan>);

/// A reference to an element of any tag, for `node_ref`. Leptos' own are of another type for each tag.
pub type ElementRef = NodeRef<leptos::html::Custom<&'static str>>;

/// What an element consists of.
struct Plan {
    /// The tag, and after it a name and a value for each attribute that never changes, with `\0` between them.
    fixed: &'static str,
    bindings: Vec<Binding>,
    children: Vec<Content>,
}

/// What stands in an element.
enum Content {
    Element(Element),
    Text(&'static str),
    /// An element in which nothing changes, as HTML.
    Inert(&'static str),
    View(AnyView),
}

/// What can stand in an element.
pub trait Child {
    /// As a view.
    fn view(self) -> AnyView;
}

impl Child for AnyView {
    fn view(self) -> AnyView {
        self
    }
}

impl Child for Element {
    fn view(self) -> AnyView {
        Element::view(self)
    }
}

impl Child for () {
    fn view(self) -> AnyView {
        self.into_any()
    }
}

impl Child for &'static str {
    fn view(self) -> AnyView {
        text(self.into())
    }
}

impl Child for String {
    fn view(self) -> AnyView {
        text(self.into())
    }
}

impl Child for u32 {
    fn view(self) -> AnyView {
        self.to_string().view()
    }
}

#[inline(never)]
fn text(text: Cow<'static, str>) -> AnyView {
    Text(text).into_any()
}

impl<T: IntoView> Child for View<T> {
    fn view(self) -> AnyView {
        self.into_inner().into_any()
    }
}

impl<T: Child> Child for Option<T> {
    fn view(self) -> AnyView {
        self.map_or_else(|| ().into_any(), T::view)
    }
}

impl<T: Child> Child for Vec<T> {
    fn view(self) -> AnyView {
        let views: Vec<AnyView> = self.into_iter().map(T::view).collect();
        views.into_any()
    }
}

impl<T: Child, F: FnMut() -> T + Send + 'static> Child for F {
    fn view(mut self) -> AnyView {
        dynamic(Box::new(move || self().view()))
    }
}

#[inline(never)]
fn dynamic(draw: Box<dyn FnMut() -> AnyView + Send>) -> AnyView {
    draw.into_any()
}

/// What the closure draws, again whenever what it reads has changed.
pub fn drawn<T: Child>(draw: impl FnMut() -> T + Send + 'static) -> AnyView {
    draw.view()
}

/// An element in which nothing changes, as HTML.
#[inline(never)]
pub fn inert(html: &'static str) -> AnyView {
    InertElement::new(html).into_any()
}

/// Signals can stand where their values can.
macro_rules! signals {
    ($($signal:ident),*) => {$(
        impl<T: IntoValue + Clone + Send + Sync + 'static> IntoValue for $signal<T> {
            fn into_value(self) -> Value {
                (move || self.get()).into_value()
            }

            fn bind(self, element: Element, place: Place, name: &'static str) -> Element {
                (move || self.get()).bind(element, place, name)
            }
        }

        impl<T: Child + Clone + Send + Sync + 'static> Child for $signal<T> {
            fn view(self) -> AnyView {
                (move || self.get()).view()
            }
        }
    )*};
}

signals!(Derived, Memo, RwSignal, Signal);

impl<T: IntoValue + Clone + Send + Sync + 'static> IntoValue for MaybeProp<T> {
    fn into_value(self) -> Value {
        (move || self.get()).into_value()
    }
}

/// Views beside each other.
pub fn siblings(views: Vec<AnyView>) -> AnyView {
    StaticVec::from(views).into_any()
}

impl Element {
    /// An element with the attributes that never change; see [`Plan::fixed`].
    #[inline(never)]
    pub fn new(fixed: &'static str) -> Self {
        Self(Box::new(Plan { fixed, bindings: Vec::new(), children: Vec::new() }))
    }

    /// The element as a view.
    #[inline(never)]
    pub fn view(self) -> AnyView {
        Drawing(SendWrapper::new(self.0)).into_any()
    }

    // What follows is not put in place of its calls, of which there are hundreds.

    #[inline(never)]
    fn value(mut self, place: Place, name: &'static str, value: Value) -> Self {
        self.0.bindings.push(Binding::Value(place, name, value));
        self
    }

    #[inline(never)]
    fn follow(self, place: Place, name: &'static str, read: Box<dyn FnMut() -> Scalar>) -> Self {
        self.value(place, name, Value::Follows(read))
    }

    #[inline(never)]
    fn hear(mut self, name: &'static str, hear: Box<dyn FnMut(JsValue)>) -> Self {
        self.0.bindings.push(Binding::Event(name, hear));
        self
    }

    #[inline(never)]
    fn reference(mut self, take: Box<dyn FnOnce(&web_sys::Element)>) -> Self {
        self.0.bindings.push(Binding::Reference(take));
        self
    }

    /// Adds a view.
    #[inline(never)]
    pub fn any(mut self, view: AnyView) -> Self {
        self.0.children.push(Content::View(view));
        self
    }

    /// Adds what can be a view.
    pub fn child(self, child: impl Child) -> Self {
        self.any(child.view())
    }

    /// Adds an element.
    #[inline(never)]
    pub fn element(mut self, element: Self) -> Self {
        self.0.children.push(Content::Element(element));
        self
    }

    /// Adds an element in which nothing changes, as HTML.
    #[inline(never)]
    pub fn inert(mut self, html: &'static str) -> Self {
        self.0.children.push(Content::Inert(html));
        self
    }

    /// Adds a text.
    #[inline(never)]
    pub fn text(mut self, text: &'static str) -> Self {
        self.0.children.push(Content::Text(text));
        self
    }

    /// Binds an attribute.
    pub fn attr(self, name: &'static str, value: impl IntoValue) -> Self {
        value.bind(self, Place::Attribute, name)
    }

    /// Binds whether the element has a class.
    pub fn class(self, name: &'static str, value: impl IntoValue) -> Self {
        value.bind(self, Place::Class, name)
    }

    /// Binds a property.
    pub fn prop(self, name: &'static str, value: impl IntoValue) -> Self {
        value.bind(self, Place::Property, name)
    }

    /// Hears an event. `_event` is there for the type of what is heard.
    pub fn on<E: EventDescriptor>(
        self,
        _event: E,
        name: &'static str,
        mut hear: impl FnMut(E::EventType) + 'static,
    ) -> Self
    where
        E::EventType: From<JsValue>,
    {
        self.hear(name, Box::new(move |event| hear(event.into())))
    }

    /// Lets a reference have the element.
    pub fn node_ref<E: ElementType>(self, reference: NodeRef<E>) -> Self
    where
        E::Output: JsCast + 'static,
    {
        self.reference(Box::new(move |element| reference.load(element)))
    }
}
