//! The one type that every HTML element of a view has, whatever stands in it.
//!
//! Leptos' own `view!` makes a type of each element, attribute and closure, and the compiler then writes the code that
//! builds, updates and drops them once for each type. [`view!`](super::view) uses what is here instead: the same
//! notation and the same behaviour, but what differs from element to element is data. A view that is drawn again in
//! place keeps its elements and changes what differs in them, as with Leptos; that keeps the focus and lets live regions
//! speak.

use super::reactive::Derived;
use leptos::ev::EventDescriptor;
use leptos::html::ElementType;
use leptos::prelude::*;
use leptos::reactive::effect::RenderEffect;
use leptos::tachys::html::InertElement;
use leptos::tachys::html::attribute::Attribute;
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::html::node_ref::NodeRefContainer;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::renderer::{RemoveEventHandler, Rndr};
use leptos::tachys::view::any_view::{AnyViewState, AnyViewWithAttrs};
use leptos::tachys::view::iterators::StaticVec;
use leptos::tachys::view::{Mountable, Position, PositionState, Render, RenderHtml};
use send_wrapper::SendWrapper;
use std::borrow::Cow;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Node;

/// An HTML element that is to be drawn.
pub struct Element(Box<Plan>);

/// A reference to an element of any tag, for `node_ref`. Leptos' own are of another type for each tag.
pub type ElementRef = NodeRef<leptos::html::Custom<&'static str>>;

/// What an element consists of.
struct Plan {
    /// The tag, and after it a name and a value for each attribute that never changes, with `\0` between them.
    fixed: &'static str,
    bindings: Vec<Binding>,
    children: Vec<AnyView>,
}

enum Binding {
    /// A value that goes to an attribute, a class or a property of this name.
    Value(Place, &'static str, Value),
    /// An event's name and who hears it.
    Event(&'static str, Box<dyn FnMut(JsValue)>),
    /// Takes the element once it is there.
    Reference(Box<dyn FnOnce(&web_sys::Element)>),
}

/// Where a value goes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// An attribute.
    Attribute,
    /// A class that is there or not.
    Class,
    /// A property of the object.
    Property,
}

/// A value of an attribute, a class or a property.
pub enum Value {
    /// One that stays.
    Now(Scalar),
    /// One that follows the signals it reads.
    Follows(Box<dyn FnMut() -> Scalar>),
}

/// A value at a moment.
#[derive(Clone, PartialEq, Eq)]
pub enum Scalar {
    /// The attribute or class is not there.
    Absent,
    /// The attribute or class is there.
    Present,
    /// The attribute says this.
    Text(Cow<'static, str>),
}

impl Value {
    fn scalar(self) -> Scalar {
        match self {
            Self::Now(scalar) => scalar,
            Self::Follows(mut read) => read(),
        }
    }
}

/// What can be the value of an attribute, a class or a property.
pub trait IntoValue: Sized {
    /// The value.
    fn into_value(self) -> Value;

    /// Binds the value to a place of the element.
    fn bind(self, element: Element, place: Place, name: &'static str) -> Element {
        element.value(place, name, self.into_value())
    }
}

impl IntoValue for bool {
    fn into_value(self) -> Value {
        Value::Now(if self { Scalar::Present } else { Scalar::Absent })
    }
}

impl IntoValue for &'static str {
    fn into_value(self) -> Value {
        Value::Now(Scalar::Text(Cow::Borrowed(self)))
    }
}

impl IntoValue for String {
    fn into_value(self) -> Value {
        Value::Now(Scalar::Text(Cow::Owned(self)))
    }
}

impl IntoValue for i32 {
    fn into_value(self) -> Value {
        self.to_string().into_value()
    }
}

impl IntoValue for u32 {
    fn into_value(self) -> Value {
        self.to_string().into_value()
    }
}

impl<T: IntoValue> IntoValue for Option<T> {
    fn into_value(self) -> Value {
        self.map_or(Value::Now(Scalar::Absent), T::into_value)
    }
}

impl<T: IntoValue, F: FnMut() -> T + 'static> IntoValue for F {
    fn into_value(mut self) -> Value {
        Value::Follows(Box::new(move || self().into_value().scalar()))
    }

    fn bind(mut self, element: Element, place: Place, name: &'static str) -> Element {
        element.follow(place, name, Box::new(move || self().into_value().scalar()))
    }
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
        self.into_any()
    }
}

impl Child for String {
    fn view(self) -> AnyView {
        self.into_any()
    }
}

impl Child for u32 {
    fn view(self) -> AnyView {
        self.to_string().into_any()
    }
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
        self.0.children.push(view);
        self
    }

    /// Adds what can be a view.
    pub fn child(self, child: impl Child) -> Self {
        self.any(child.view())
    }

    /// Adds an element.
    #[inline(never)]
    pub fn element(self, element: Self) -> Self {
        self.any(element.view())
    }

    /// Adds an element in which nothing changes, as HTML.
    #[inline(never)]
    pub fn inert(self, html: &'static str) -> Self {
        self.any(inert(html))
    }

    /// Adds a text.
    #[inline(never)]
    pub fn text(self, text: &'static str) -> Self {
        self.any(text.view())
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

/// An [`Element`] on its way to the page. It only ever is where the page is.
struct Drawing(SendWrapper<Box<Plan>>);

/// What is on the page.
struct Drawn {
    element: web_sys::Element,
    fixed: &'static str,
    bound: Vec<Bound>,
    children: Vec<AnyViewState>,
}

enum Bound {
    Now(Place, &'static str, Scalar),
    Follows(Place, &'static str, RenderEffect<Scalar>),
    /// The handler stops hearing when it is dropped.
    Event(&'static str, #[expect(dead_code, reason = "held")] RemoveEventHandler<web_sys::Element>),
    Reference,
}

impl Binding {
    /// Whether it takes the place of what was bound before.
    fn replaces(&self, old: &Bound) -> bool {
        match (self, old) {
            (Self::Value(place, name, _), Bound::Now(old_place, old, _) | Bound::Follows(old_place, old, _)) => {
                place == old_place && name == old
            }
            (Self::Event(name, _), Bound::Event(old, _)) => name == old,
            (Self::Reference(_), Bound::Reference) => true,
            _ => false,
        }
    }

    fn build(self, element: &web_sys::Element, old: Option<Scalar>) -> Bound {
        match self {
            Self::Value(place, name, Value::Now(scalar)) => {
                put(element, place, name, &scalar, old.as_ref());
                Bound::Now(place, name, scalar)
            }
            Self::Value(place, name, Value::Follows(mut read)) => {
                let element = element.clone();
                let follow = move |old: Option<Scalar>| {
                    let scalar = read();
                    put(&element, place, name, &scalar, old.as_ref());
                    scalar
                };
                Bound::Follows(place, name, RenderEffect::new_with_value(follow, old))
            }
            Self::Event(name, mut hear) => {
                let owner = Owner::current().unwrap_or_default();
                let hear = Box::new(move |event| owner.with(|| hear(event)));
                Bound::Event(name, Rndr::add_event_listener(element, name, hear))
            }
            Self::Reference(take) => {
                take(element);
                Bound::Reference
            }
        }
    }
}

/// Makes the element say what the scalar says, where it does not already.
fn put(element: &web_sys::Element, place: Place, name: &str, scalar: &Scalar, old: Option<&Scalar>) {
    if old == Some(scalar) {
        return;
    }
    match (place, scalar) {
        (Place::Attribute, Scalar::Text(text)) => Rndr::set_attribute(element, name, text),
        (Place::Attribute, Scalar::Present) => Rndr::set_attribute(element, name, ""),
        (Place::Attribute, Scalar::Absent) => {
            if old.is_some() {
                Rndr::remove_attribute(element, name);
            }
        }
        (Place::Class, Scalar::Absent) => Rndr::remove_class(&element.class_list(), name),
        (Place::Class, _) => Rndr::add_class(&element.class_list(), name),
        (Place::Property, scalar) => {
            let value = match scalar {
                Scalar::Text(text) => JsValue::from_str(text),
                scalar => JsValue::from_bool(*scalar == Scalar::Present),
            };
            Rndr::set_property_or_value(element, name, &value);
        }
    }
}

impl Render for Drawing {
    type State = Drawn;

    fn build(self) -> Drawn {
        let plan = *self.0.take();
        let mut words = plan.fixed.split('\0');
        let element = Rndr::create_element(words.next().unwrap_or_default(), None);
        while let (Some(name), Some(value)) = (words.next(), words.next()) {
            Rndr::set_attribute(&element, name, value);
        }
        let bound = plan.bindings.into_iter().map(|binding| binding.build(&element, None)).collect();
        let mut children: Vec<_> = plan.children.into_iter().map(Render::build).collect();
        for child in &mut children {
            child.mount(&element, None);
        }
        Drawn { element, fixed: plan.fixed, bound, children }
    }

    fn rebuild(self, drawn: &mut Drawn) {
        let is_same = self.0.fixed == drawn.fixed
            && self.0.children.len() == drawn.children.len()
            && self.0.bindings.len() == drawn.bound.len()
            && self.0.bindings.iter().zip(&drawn.bound).all(|(binding, old)| binding.replaces(old));
        if !is_same {
            let mut new = self.build();
            drawn.insert_before_this(&mut new);
            drawn.unmount();
            *drawn = new;
            return;
        }
        let plan = *self.0.take();
        for (binding, bound) in plan.bindings.into_iter().zip(&mut drawn.bound) {
            let old = match std::mem::replace(bound, Bound::Reference) {
                Bound::Now(_, _, old) => Some(old),
                Bound::Follows(_, _, effect) => effect.take_value(),
                Bound::Event(..) | Bound::Reference => None,
            };
            *bound = binding.build(&drawn.element, old);
        }
        for (child, state) in plan.children.into_iter().zip(&mut drawn.children) {
            child.rebuild(state);
        }
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

impl AddAnyAttr for Drawing {
    type Output<NewAttr: Attribute> = AnyViewWithAttrs;

    fn add_any_attr<NewAttr: Attribute>(self, attr: NewAttr) -> AnyViewWithAttrs {
        self.into_any().add_any_attr(attr)
    }
}

/// Leptos asks for the ways of a server too, of which the page has none.
impl RenderHtml for Drawing {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(self, _: &mut String, _: &mut Position, _: bool, _: bool, _: Vec<AnyAttribute>) {}

    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> Drawn {
        self.build()
    }

    fn into_owned(self) -> Self {
        self
    }
}
