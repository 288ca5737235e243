//! What is bound to an element: values of attributes, classes and properties, events, references.

use super::Element;
use leptos::prelude::*;
use leptos::reactive::effect::RenderEffect;
use leptos::tachys::renderer::{RemoveEventHandler, Rndr};
use std::borrow::Cow;
use wasm_bindgen::JsValue;

/// Something that is to be bound.
pub(super) enum Binding {
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

/// What is bound.
pub(super) enum Bound {
    Now(Place, &'static str, Scalar),
    Follows(Place, &'static str, RenderEffect<Scalar>),
    /// The handler stops hearing when it is dropped.
    Event(&'static str, #[expect(dead_code, reason = "held")] RemoveEventHandler<web_sys::Element>),
    Reference,
}

impl Binding {
    /// Whether it takes the place of what was bound before.
    pub(super) fn replaces(&self, old: &Bound) -> bool {
        match (self, old) {
            (Self::Value(place, name, _), Bound::Now(old_place, old, _) | Bound::Follows(old_place, old, _)) => {
                place == old_place && name == old
            }
            (Self::Event(name, _), Bound::Event(old, _)) => name == old,
            (Self::Reference(_), Bound::Reference) => true,
            _ => false,
        }
    }

    pub(super) fn build(self, element: &web_sys::Element, old: Option<Scalar>) -> Bound {
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
