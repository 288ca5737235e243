//! Short messages about what has happened, and the way to say them to screen readers.

use super::dom::{find, focus_in_place, focused, holds, return_focus, target_element, top_layer};
use super::icon::Icon;
use super::live_region::{Announcements, LiveRegion};
use crate::ui::element::ElementRef;
use crate::ui::later::later;
use crate::ui::reactive::{State, each, effect, provide_context, use_context};
use crate::ui::view;
use leptos::{ev, prelude::*};
use std::{sync::Arc, time::Duration};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// Shows messages and speaks them. A service in the context: [`Toasts::provide`] it once and mount
/// one [`ToastRegion`] below.
#[derive(Clone, Copy)]
pub struct Toasts {
    toasts: State<Vec<Toast>>,
    announcements: Announcements,
    /// Rises when a modal layer has opened or closed.
    layers: RwSignal<u32>,
    next_id: StoredValue<u32>,
    /// Whether the pointer or the focus is on the messages, so that none may go.
    held: StoredValue<bool>,
    /// What had the focus before it came to the messages.
    came_from: StoredValue<Option<HtmlElement>, LocalStorage>,
    clock: StoredValue<Option<IntervalHandle>>,
}

/// One message.
#[derive(Clone)]
struct Toast {
    id: u32,
    text: String,
    action: Option<(String, Action)>,
    error: bool,
    /// Milliseconds until it goes by itself; `None` for one that stays.
    left: Option<u32>,
}

/// What a message offers. It is not a `Callback`, because the message outlives the component that
/// made it, and with it that component's callbacks.
type Action = Arc<dyn Fn() + Send + Sync>;

/// How many are shown at a time.
const SHOWN: usize = 3;
/// How long a message stays, in milliseconds.
const STAY: u32 = 6_000;
/// How long a message with an action stays, in milliseconds.
const STAY_WITH_ACTION: u32 = 10_000;
/// The step of the clock that takes messages away, in milliseconds.
const STEP: u32 = 250;

impl Toasts {
    /// Makes the service and puts it into the context of the current component and its children.
    pub fn provide() -> Self {
        let toasts = Self {
            toasts: State::new(Vec::new()),
            announcements: Announcements::new(),
            layers: RwSignal::new(0),
            next_id: StoredValue::new(0),
            held: StoredValue::new(false),
            came_from: StoredValue::new_local(None),
            clock: StoredValue::new(None),
        };
        provide_context(toasts);
        toasts
    }

    /// Shows and speaks a message that goes by itself after 6 s.
    pub fn notify(self, text: impl Into<String>) {
        self.show(text.into(), None, false, Some(STAY));
    }

    /// Shows and speaks a message with a button, such as "Undo"; it goes by itself after 10 s.
    pub fn notify_with(
        self,
        text: impl Into<String>,
        action: impl Into<String>,
        run: impl Fn() + Send + Sync + 'static,
    ) {
        let action: (String, Action) = (action.into(), Arc::new(run));
        self.show(text.into(), Some(action), false, Some(STAY_WITH_ACTION));
    }

    /// Shows and speaks what went wrong. It stays until it is dismissed.
    pub fn error(self, text: impl Into<String>) {
        self.show(text.into(), None, true, None);
    }

    /// Speaks a text without showing it.
    pub fn announce(self, text: impl AsRef<str>) {
        self.announcements.announce(text.as_ref());
    }

    /// What is spoken, for the region of a modal layer.
    pub(super) fn announcements(self) -> Announcements {
        self.announcements
    }

    /// Moves the messages into the modal layer on top, where they can be used.
    pub(super) fn follow_layer(self) {
        self.layers.try_update(|layers| *layers = layers.wrapping_add(1));
    }

    fn show(self, text: String, action: Option<(String, Action)>, error: bool, left: Option<u32>) {
        self.announce(&text);
        let id = self.next_id.with_value(|id| id.wrapping_add(1));
        self.next_id.set_value(id);
        self.toasts.update(|toasts| {
            // The same message again takes the place of the first. And what a message offers, such as "Undo", is about
            // the last thing that happened: it goes when something else has.
            toasts.retain(|toast| (toast.text != text || toast.error != error) && (error || toast.action.is_none()));
            toasts.push(Toast { id, text, action, error, left });
            if toasts.len() > SHOWN
                && let Some(oldest) = toasts.iter().position(|toast| !toast.error)
            {
                toasts.remove(oldest);
            }
        });
        if self.clock.with_value(Option::is_none) {
            let step = Duration::from_millis(STEP.into());
            self.clock.set_value(set_interval_with_handle(move || self.tick(), step).ok());
        }
    }

    /// Takes a message away at a click in it. The focus goes to the next message, or back to where
    /// it came from.
    fn dismiss(self, id: u32, event: &ev::Event) {
        let toast = target_element(event).and_then(|target| target.closest(".toast").ok()?);
        let beside = toast.and_then(|toast| toast.next_element_sibling().or_else(|| toast.previous_element_sibling()));
        if let Some(button) = beside.and_then(|toast| find(&toast, "button")) {
            focus_in_place(&button);
        } else {
            if let Some(focused) = focused() {
                let _ = focused.blur();
            }
            return_focus(self.came_from.get_value());
        }
        self.held.set_value(false);
        self.toasts.update(|toasts| toasts.retain(|toast| toast.id != id));
    }

    /// Takes away what has been shown long enough; the clock stops when nothing is left to go.
    fn tick(self) {
        if self.held.try_get_value() == Some(true) {
            return;
        }
        let mut gone = false;
        self.toasts.try_update_untracked(|toasts| {
            let before = toasts.len();
            toasts.retain_mut(|toast| match &mut toast.left {
                Some(left) => {
                    *left = left.saturating_sub(STEP);
                    *left > 0
                }
                None => true,
            });
            gone = toasts.len() < before;
        });
        if gone {
            self.toasts.try_update(|_| ());
        }
        let waits = self.toasts.try_with_untracked(|toasts| toasts.iter().any(|toast| toast.left.is_some()));
        if waits != Some(true)
            && let Some(Some(clock)) = self.clock.try_update_value(Option::take)
        {
            clock.clear();
        }
    }
}

/// Draws the messages and speaks them. Mount it once, below [`Toasts::provide`].
///
/// The messages stand at the lower left, or across the foot of a narrow screen. Raise the custom
/// property `--toast-bottom` on the root element where something stands at the foot already.
#[component]
pub fn ToastRegion() -> impl IntoView {
    use_context::<Toasts>().map(|toasts| {
        view! {
            {later(move || view! { <Region toasts /> }.into_any())}
            // What is said before there is anything to see needs it.
            <LiveRegion announcements=toasts.announcements />
        }
    })
}

#[component]
fn Region(toasts: Toasts) -> impl IntoView {
    let home = ElementRef::new();
    let node = ElementRef::new();

    effect(move || {
        toasts.layers.track();
        let empty = toasts.toasts.with(Vec::is_empty);
        if empty {
            toasts.held.set_value(false);
        }
        // With the frame: opening a popover makes the browser lay out what has changed, which it does then anyway.
        request_animation_frame(move || {
            if let (Some(Some(region)), Some(Some(home))) = (node.try_get_untracked(), home.try_get_untracked()) {
                raise(&region, home.into(), toasts.toasts.try_with_untracked(Vec::is_empty) != Some(false));
            }
        });
    });
    let shown = move || {
        let list = toasts.toasts.get();
        let from = list.len().saturating_sub(SHOWN);
        list.into_iter().skip(from).collect::<Vec<_>>()
    };
    let hold = move |held: bool| toasts.held.set_value(held);
    let on_focusin = move |event: ev::FocusEvent| {
        hold(true);
        let from = event.related_target().and_then(|from| from.dyn_into::<HtmlElement>().ok());
        if from.is_some() && !node.get_untracked().is_some_and(|region| holds(&region, from.as_deref())) {
            toasts.came_from.set_value(from);
        }
    };
    let on_focusout = move |event: ev::FocusEvent| {
        let to = event.related_target().and_then(|to| to.dyn_into::<Element>().ok());
        hold(to.is_some() && node.get_untracked().is_some_and(|region| holds(&region, to.as_ref())));
    };
    view! {
        <div node_ref=home>
            <section
                node_ref=node
                class="toasts"
                popover="manual"
                aria-label="Notifications"
                on:pointerenter=move |_| hold(true)
                on:pointerleave=move |_| hold(false)
                on:focusin=on_focusin
                on:focusout=on_focusout
            >
                {each(shown, |toast| toast.id.to_string(), move |toast| draw(toasts, toast))}
            </section>
        </div>
    }
}

/// Shows the region of messages above everything, or nothing where it is empty. A popover lies above everything in the
/// order of opening; a new message, and a new modal layer, therefore open it again. It is moved only when the layer is
/// another.
fn raise(region: &HtmlElement, home: Element, empty: bool) {
    let layer = top_layer().unwrap_or(home);
    if region.parent_element().as_ref() != Some(&layer) {
        let _ = layer.append_child(region);
    }
    // Hidden, even for a moment, it would lose the focus.
    if empty || !holds(region, focused().as_deref()) {
        let _ = region.hide_popover();
    }
    if !empty {
        let _ = region.show_popover();
    }
}

/// Draws one message.
fn draw(toasts: Toasts, toast: Toast) -> impl IntoView {
    let Toast { id, text, action, error, .. } = toast;
    let action = action.map(|(label, run)| {
        let choose = move |event: ev::MouseEvent| {
            toasts.dismiss(id, &event);
            run();
        };
        view! { <button type="button" class="btn small" on:click=choose>{label}</button> }
    });
    view! {
        <div class="toast" class:error=error>
            <p>{text}</p>
            {action}
            <button
                type="button"
                class="btn ghost icon small"
                aria-label="Dismiss"
                on:click=move |event| toasts.dismiss(id, &event)
            >
                <Icon name="close" />
            </button>
        </div>
    }
}
