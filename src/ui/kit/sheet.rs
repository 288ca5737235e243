//! What makes a drawer a sheet on a small window: it stands at the bottom at one of two heights, and its head is dragged
//! from one to the other and away.
//!
//! The heights are the stylesheet's: the lower one is the `min-height` of the panel, the full one its `max-height`.

use super::dom::{Listener, px, set_style, target_element};
use crate::browser::page;
use crate::domain::sheet::{Rest, rest};
use crate::ui::element::ElementRef;
use crate::ui::view;
use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement, PointerEvent};

/// How far the pointer must go before a press is a drag, in px.
const SLACK: f64 = 4.0;
/// How long the way to a height takes, in ms. The stylesheet has the same in `.sheet-moves`.
const WAY: i32 = 200;

/// The hold on a sheet.
#[derive(Clone, Copy)]
pub struct Sheet {
    panel: ElementRef,
    /// Whether it has its full height.
    pub full: RwSignal<bool>,
    drag: StoredValue<Option<Drag>, LocalStorage>,
    /// Whether the last press was a drag, so that the click that comes of it means nothing.
    dragged: StoredValue<bool>,
    on_close: Callback<()>,
}

/// A drag of the head.
struct Drag {
    panel: HtmlElement,
    pointer: i32,
    /// Where the pointer came down, and the height of the sheet then.
    from: (f64, f64),
    bounds: (f64, f64),
    /// Where the pointer was last and before, and when.
    last: (f64, f64),
    before: (f64, f64),
    _listeners: Vec<Listener>,
}

impl Sheet {
    /// The sheet of a panel. `on_close` hears that it is to go.
    pub fn new(panel: ElementRef, full: bool, on_close: Callback<()>) -> Self {
        Self {
            panel,
            full: RwSignal::new(full),
            drag: StoredValue::new_local(None),
            dragged: StoredValue::new(false),
            on_close,
        }
    }

    /// A pointer comes down on the head.
    pub fn on_down(self, event: &PointerEvent) {
        self.dragged.set_value(false);
        let Some(panel) = self.panel.get_untracked() else { return };
        let on_button =
            target_element(event).is_some_and(|it| it.closest("button:not(.grip)").ok().flatten().is_some());
        let Some(bounds) = bounds(&panel).filter(|_| !on_button && event.button() == 0 && event.is_primary()) else {
            return;
        };
        let at = f64::from(event.client_y());
        let on_end = move |event: Event| self.end(event.type_() == "pointerup");
        let listeners = vec![
            Listener::capture(&window(), "pointermove", move |event| self.moved(event.unchecked_ref())),
            Listener::capture(&window(), "pointerup", on_end),
            Listener::capture(&window(), "pointercancel", on_end),
        ];
        let now = (at, event.time_stamp());
        self.drag.set_value(Some(Drag {
            pointer: event.pointer_id(),
            from: (at, f64::from(panel.offset_height())),
            bounds,
            last: now,
            before: now,
            panel,
            _listeners: listeners,
        }));
    }

    fn moved(self, event: &PointerEvent) {
        let at = f64::from(event.client_y());
        self.drag.try_update_value(|drag| {
            let Some(drag) = drag.as_mut().filter(|drag| drag.pointer == event.pointer_id()) else { return };
            drag.before = drag.last;
            drag.last = (at, event.time_stamp());
            if (at - drag.from.0).abs() > SLACK {
                self.dragged.set_value(true);
                let (half, full) = drag.bounds;
                // Below its lower height it sinks rather than becoming lower still.
                let height = drag.height().min(full);
                set_style(&drag.panel, "height", &px(height.max(half)));
                set_style(&drag.panel, "translate", &format!("0 {}", px((half - height).max(0.0))));
            }
        });
    }

    fn end(self, let_go: bool) {
        let Some(drag) = self.drag.try_update_value(Option::take).flatten() else { return };
        let (half, full) = drag.bounds;
        if self.dragged.get_value() {
            let rest = if let_go { Some(rest(drag.height(), drag.speed(), half, full)) } else { None };
            match rest {
                Some(Rest::Full) => self.go(true),
                Some(Rest::Half) => self.go(false),
                // Until it is closed, which may be refused, it stands where it stood.
                Some(Rest::Away) | None => self.go(self.full.get_untracked()),
            }
            if rest == Some(Rest::Away) {
                self.on_close.run(());
            }
        }
        // One of its listeners is at work just now.
        page::after(0, move || drop(drag));
    }

    /// Goes to the full height or the lower one.
    fn go(self, full: bool) {
        self.full.set(full);
        let Some(panel) = self.panel.get_untracked() else { return };
        let Some(bounds) = bounds(&panel) else { return };
        // The way begins at the height it has, as a number.
        if panel.style().get_property_value("height").unwrap_or_default().is_empty() {
            set_style(&panel, "height", &px(f64::from(panel.offset_height())));
            let _ = panel.offset_height();
        }
        let _ = panel.class_list().add_1("sheet-moves");
        set_style(&panel, "height", &px(if full { bounds.1 } else { bounds.0 }));
        set_style(&panel, "translate", "");
        page::after(WAY, move || {
            if self.drag.try_with_value(Option::is_none) == Some(true) {
                let _ = panel.class_list().remove_1("sheet-moves");
                set_style(&panel, "height", "");
            }
        });
    }

    fn on_click(self) {
        if !self.dragged.get_value() {
            self.go(!self.full.get_untracked());
        }
    }

    fn on_key(self, event: &ev::KeyboardEvent) {
        match (event.key().as_str(), self.full.get_untracked()) {
            ("ArrowUp", _) => self.go(true),
            ("ArrowDown", true) => self.go(false),
            ("ArrowDown", false) => self.on_close.run(()),
            _ => return,
        }
        event.prevent_default();
    }
}

impl Drag {
    /// The height that the sheet would have where the pointer is.
    fn height(&self) -> f64 {
        self.from.1 + self.from.0 - self.last.0
    }

    /// How fast it grows, in px a ms.
    fn speed(&self) -> f64 {
        let time = self.last.1 - self.before.1;
        if time > 0.0 { (self.before.0 - self.last.0) / time } else { 0.0 }
    }
}

/// The lower and the full height of a panel; `None` where it is no sheet.
fn bounds(panel: &HtmlElement) -> Option<(f64, f64)> {
    let style = window().get_computed_style(panel).ok()??;
    // A length that is none is not a number.
    let length = |name| Some(js_sys::parse_float(&style.get_property_value(name).ok()?)).filter(|it| it.is_finite());
    let (half, full) = (length("min-height")?, length("max-height")?);
    Some((half.min(full), full))
}

/// The grip of a sheet: the button that makes it higher and lower, and where a hand takes hold of it.
#[component]
pub fn Grip(sheet: Sheet) -> impl IntoView {
    view! {
        <button
            type="button"
            class="grip"
            aria-label="Full height"
            aria-pressed=move || if sheet.full.get() { "true" } else { "false" }
            title="Drag, or press the arrows: up for the full height, down to lower and to close"
            on:click=move |_| sheet.on_click()
            on:keydown=move |event| sheet.on_key(&event)
        ></button>
    }
}
