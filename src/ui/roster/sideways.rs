//! The grid that is scrolled sideways: how wide it is, and on which side it goes on.

use crate::ui::element::ElementRef;
use crate::ui::kit::{Listener, TextScale, find, set_style};
use crate::ui::reactive::on_load;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{HtmlElement, ResizeObserver};

/// What is known of the width of a grid. The stylesheet draws an edge where the frame has the class `more-left` or
/// `more-right`.
#[derive(Clone, Copy)]
pub struct Sideways {
    frame: ElementRef,
    scale: Signal<f64>,
    /// How wide the grid is, in px where text has its usual size.
    pub room: RwSignal<u32>,
}

impl Sideways {
    /// Follows the grid in a frame.
    pub fn follow(frame: ElementRef) -> Self {
        // Until it is measured everything has room.
        let sideways = Self { frame, scale: TextScale::now(), room: RwSignal::new(u32::MAX) };
        on_load(frame, move |frame: HtmlElement| {
            let scrolled = Listener::capture(&frame, "scroll", move |_| sideways.measure());
            let callback = Closure::<dyn Fn()>::new(move || sideways.measure());
            let observer = ResizeObserver::new(callback.as_ref().unchecked_ref()).ok();
            observer.iter().for_each(|observer| observer.observe(&frame));
            let held = StoredValue::new_local((scrolled, observer, callback));
            on_cleanup(move || {
                held.try_with_value(|(_, observer, _)| observer.iter().for_each(ResizeObserver::disconnect));
            });
        });
        sideways
    }

    /// Looks again once the page has followed a change of the columns.
    pub fn look(self) {
        request_animation_frame(move || self.measure());
    }

    fn measure(self) {
        let Some(frame) = self.frame.try_get_untracked().flatten() else { return };
        let Some(grid) = find(&frame, "[role=grid]") else { return };
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a width of a window")]
        let room = (f64::from(frame.client_width()) / self.scale.get_untracked()) as u32;
        if self.room.try_get_untracked().is_some_and(|before| before != room) {
            self.room.set(room);
        }
        let (left, width) = (grid.scroll_left(), grid.client_width());
        let _ = frame.class_list().toggle_with_force("more-left", left > 0);
        let _ = frame.class_list().toggle_with_force("more-right", left + width < grid.scroll_width());
        // What the bars take of it.
        set_style(&frame, "--bar-x", &format!("{}px", grid.offset_width() - width));
        set_style(&frame, "--bar-y", &format!("{}px", grid.offset_height() - grid.client_height()));
    }
}
