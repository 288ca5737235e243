//! A finger that is held down on something: what a press beside the point is with a mouse.

use super::dom::{Listener, target_element};
use crate::browser::page;
use leptos::prelude::*;
use std::rc::Rc;
use std::time::Duration;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement, PointerEvent};

/// How long a finger rests until it counts, in ms: a little less than until a browser opens its own menu.
const HOLD: Duration = Duration::from_millis(480);
/// How far it may slip meanwhile, in px.
const SLACK: i32 = 10;
/// How long after it was lifted a click may still come of it, in ms.
const AFTER: i32 = 400;

/// Hears long presses on the elements that match a selector. Give its [`LongPress::on_down`] to what holds them; and in
/// the stylesheet keep texts in there from being selected by a finger.
#[derive(Clone, Copy)]
pub struct LongPress {
    selector: &'static str,
    run: StoredValue<Rc<dyn Fn(HtmlElement)>, LocalStorage>,
    press: StoredValue<Option<Press>, LocalStorage>,
}

/// A finger that is down.
struct Press {
    element: HtmlElement,
    pointer: i32,
    at: (i32, i32),
    timer: Option<TimeoutHandle>,
    is_long: bool,
    _listeners: Vec<Listener>,
}

impl LongPress {
    /// Runs `run` with the element that a finger is held down on.
    pub fn new(selector: &'static str, run: impl Fn(HtmlElement) + 'static) -> Self {
        let press = StoredValue::new_local(None);
        let run: Rc<dyn Fn(HtmlElement)> = Rc::new(run);
        let long = Self { selector, run: StoredValue::new_local(run), press };
        on_cleanup(move || {
            press.try_update_value(stop);
        });
        long
    }

    /// A pointer comes down. A second finger means something else, such as zooming.
    pub fn on_down(self, event: &PointerEvent) {
        self.press.try_update_value(stop);
        let element = target_element(event).and_then(|target| target.closest(self.selector).ok().flatten());
        let Some(element) = element.filter(|_| event.pointer_type() == "touch" && event.is_primary()) else { return };
        let timer = set_timeout_with_handle(move || self.hold(), HOLD).ok();
        let moved = move |event: Event| {
            let event: &PointerEvent = event.unchecked_ref();
            let far = |at: (i32, i32)| (at.0 - event.client_x()).abs().max((at.1 - event.client_y()).abs()) > SLACK;
            if self.press.with_value(|press| press.as_ref().is_some_and(|press| !press.is_long && far(press.at))) {
                self.end(0);
            }
        };
        let listeners = vec![
            Listener::capture(&window(), "pointermove", moved),
            Listener::capture(&window(), "pointerup", move |_| self.lift()),
            Listener::capture(&window(), "pointercancel", move |_| self.lift()),
            // The finger scrolls.
            Listener::capture(&window(), "scroll", move |_| {
                if !self.is_long() {
                    self.end(0);
                }
            }),
            // Some browsers open a menu of their own at about the same time: then it is now.
            Listener::capture(&window(), "contextmenu", move |event| {
                event.prevent_default();
                self.hold();
            }),
            Listener::capture(&window(), "click", move |event| {
                if self.is_long() {
                    event.prevent_default();
                    event.stop_propagation();
                    self.end(0);
                }
            }),
        ];
        self.press.set_value(Some(Press {
            element: element.unchecked_into(),
            pointer: event.pointer_id(),
            at: (event.client_x(), event.client_y()),
            timer,
            is_long: false,
            _listeners: listeners,
        }));
    }

    fn is_long(self) -> bool {
        self.press.try_with_value(|press| press.as_ref().is_some_and(|press| press.is_long)) == Some(true)
    }

    /// The finger was there long enough.
    fn hold(self) {
        let element = self.press.try_update_value(|press| {
            let press = press.as_mut().filter(|press| !press.is_long)?;
            press.is_long = true;
            Some(press.element.clone())
        });
        if let Some(element) = element.flatten()
            && let Some(run) = self.run.try_get_value()
        {
            run(element);
        }
    }

    /// The finger is lifted, or the browser takes it for something else. After a long press a click is still to come.
    fn lift(self) {
        self.end(if self.is_long() { AFTER } else { 0 });
    }

    /// Forgets this press after so many ms: not now, since one of its listeners is at work.
    fn end(self, after: i32) {
        let Some(pointer) = self.press.try_update_value(|press| {
            let press = press.as_mut()?;
            press.timer.take().inspect(TimeoutHandle::clear);
            Some(press.pointer)
        }) else {
            return;
        };
        page::after(after, move || {
            self.press.try_update_value(|press| {
                if press.as_ref().map(|press| press.pointer) == pointer {
                    stop(press);
                }
            });
        });
    }
}

fn stop(press: &mut Option<Press>) {
    if let Some(timer) = press.take().and_then(|press| press.timer) {
        timer.clear();
    }
}
