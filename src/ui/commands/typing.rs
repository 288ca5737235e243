//! What is being typed: which keys the input method takes, and which field has something of its own to undo.

use crate::app::composing::{Composing, Key};
use crate::ui::kit::{Listener, target_element};
use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, HtmlInputElement};

/// Follows typing on the whole page.
#[derive(Clone, Copy)]
pub struct Typing {
    /// The field that was typed into since the focus came to it.
    field: StoredValue<Option<Element>, LocalStorage>,
    /// The field that was given the focus because nothing else was there to have it.
    lent: StoredValue<Option<Element>, LocalStorage>,
}

impl Typing {
    /// Listens before all others of the page: a key that an input method takes reaches none of them, so that no field,
    /// dialog, menu or grid has to ask.
    pub fn follow() -> Self {
        let typing = Self { field: StoredValue::new_local(None), lent: StoredValue::new_local(None) };
        let composing = StoredValue::new(Composing::default());
        let on_key = move |event: Event| {
            let pressed: &ev::KeyboardEvent = event.unchecked_ref();
            let key = pressed.key();
            let key = Key {
                key: &key,
                key_code: pressed.key_code(),
                is_composing: pressed.is_composing(),
                time: event.time_stamp(),
            };
            if composing.try_update_value(|composing| composing.takes(key)) == Some(true) {
                event.stop_immediate_propagation();
                // The browser's own answer would close a dialog, or empty a field for searching.
                if key.key == "Escape" {
                    event.prevent_default();
                }
            }
        };
        let at = |name, hear: Box<dyn Fn(Event)>| Listener::capture(&window(), name, hear);
        let listeners = [
            at("keydown", Box::new(on_key)),
            at("keyup", Box::new(move |_| _ = composing.try_update_value(Composing::key_up))),
            at(
                "compositionend",
                Box::new(move |event| {
                    composing.try_update_value(|composing| composing.end(event.time_stamp()));
                }),
            ),
            at(
                "input",
                Box::new(move |event| {
                    typing.field.set_value(target_element(&event));
                    typing.lent.set_value(None);
                }),
            ),
            // The window that gets the focus back gives it to the field that had it.
            at(
                "focusin",
                Box::new(move |event| {
                    let now = target_element(&event);
                    for known in [typing.field, typing.lent] {
                        known.update_value(|known| *known = known.take().filter(|known| Some(known) == now.as_ref()));
                    }
                }),
            ),
        ];
        StoredValue::new_local(listeners);
        typing
    }

    /// Whether undo and redo are the field's own: something was typed into it, or the browser does not say so.
    pub fn has_own_steps(self, field: &Element) -> bool {
        // The parts of a date say nothing before the whole is there.
        let is_date = field.matches("input[type=date]").unwrap_or_default();
        is_date || self.field.with_value(|typed| typed.as_ref() == Some(field))
    }

    /// Whether "select all" is the field's own: it has text, or somebody went there to type.
    pub fn selects(self, field: &Element) -> bool {
        let has_text = field.dyn_ref().is_some_and(|input: &HtmlInputElement| !input.value().is_empty());
        has_text || self.lent.with_value(|lent| lent.as_ref() != Some(field))
    }

    /// Gives a field the focus that nobody has asked for.
    pub fn lend_focus(self, field: &HtmlElement) {
        self.lent.set_value(Some(field.clone().into()));
        let _ = field.focus();
    }
}
