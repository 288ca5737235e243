//! A side panel that becomes a drawer where there is no room for a column, and a sheet on a small window.

use super::dom::{Listener, find, focused, holds, layer_of, return_focus, target_element};
use super::icon::Icon;
use super::keyboard::Keyboard;
use super::live_region::LiveRegion;
use super::media::media;
use super::sheet::{Grip, Sheet};
use super::toast::Toasts;
use crate::ui::element::ElementRef;
use crate::ui::reactive::{effect, memo, use_context};
use crate::ui::view;
use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// The edge a drawer comes from.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The left edge.
    Left,
    /// The right edge.
    Right,
}

/// The window is too narrow for side columns: under 1,100 px, where text has its usual size. The stylesheet has the same
/// number.
pub const NARROW: &str = "(max-width: 68.74875em)";

/// A region that is an ordinary column from 1,100 px on. On a narrower window it is a drawer over
/// the rest, shown while `open`: the focus moves in, the rest is inert behind a scrim, Escape, the
/// scrim and a "Close" button ask to close it, and the focus returns to where it came from. Below 700 px it comes from
/// the bottom, as a [`Sheet`].
///
/// The children are the same in both cases and live on when the window changes, and what is typed
/// in them with them. The button that opens it is the owner's: a plain one of class `narrow-only`
/// with `aria-expanded`.
#[component]
pub fn Drawer(
    /// Whether the drawer is shown on a narrow window.
    #[prop(into)]
    open: Signal<bool>,
    /// The accessible name of the region, and the heading of the drawer.
    #[prop(into)]
    label: Signal<String>,
    /// Hears that the user wants to close it.
    #[prop(into)]
    on_close: Callback<()>,
    /// The edge it comes from.
    side: Side,
    /// Whether it has its full height from the start where it is a sheet.
    #[prop(optional)]
    tall: bool,
    /// Further classes of the region.
    #[prop(optional)]
    class: &'static str,
    /// The content.
    children: Children,
) -> impl IntoView {
    let node = ElementRef::new();
    let narrow = media(NARROW);
    let over = memo(move || narrow.get() && open.get());
    let toasts = use_context::<Toasts>();
    let layer = StoredValue::new_local(None::<Layer>);
    let sheet = Sheet::new(node, tall, on_close);

    effect(move || {
        let Some(panel) = node.get() else { return };
        // The last layer goes first: it makes the rest usable again and returns the focus.
        layer.set_value(None);
        if over.get() {
            layer.set_value(Some(Layer::over(&panel, on_close)));
        }
        if let Some(toasts) = toasts {
            toasts.follow_layer();
        }
    });
    on_cleanup(move || {
        layer.try_set_value(None);
    });

    let on_keydown = move |event: ev::KeyboardEvent| {
        if event.key() == "Escape" && over.get_untracked() && !event.default_prevented() {
            event.prevent_default();
            event.stop_propagation();
            on_close.run(());
        }
    };
    let head = move || {
        narrow.get().then(|| {
            view! {
                <header class="drawer-head" on:pointerdown=move |event| sheet.on_down(&event)>
                    <Grip sheet />
                    <b>{label}</b>
                    <button type="button" class="btn ghost icon" aria-label="Close" on:click=move |_| on_close.run(())>
                        <Icon name="close" />
                    </button>
                </header>
            }
        })
    };
    let speaks =
        move || over.get().then(|| toasts.map(|toasts| view! { <LiveRegion announcements=toasts.announcements() /> }));
    view! {
        <section
            node_ref=node
            class=format!("drawer {} {class}", if side == Side::Left { "from-left" } else { "from-right" })
            class:tall=sheet.full
            aria-label=label
            role=move || over.get().then_some("dialog")
            aria-modal=move || over.get().then_some("true")
            tabindex="-1"
            on:keydown=on_keydown
        >
            {head}
            {children()}
            {speaks}
        </section>
    }
}

/// A panel that is over the rest of the page, until this value is dropped.
struct Layer {
    panel: HtmlElement,
    opener: Option<HtmlElement>,
    inert: Vec<Element>,
    _scrim: Listener,
    _keyboard: Keyboard,
}

impl Layer {
    /// Puts `panel` over the rest, which becomes inert, and moves the focus into it.
    fn over(panel: &HtmlElement, on_close: Callback<()>) -> Self {
        let opener = focused();
        let mut inert = Vec::new();
        let mut inside: Element = panel.clone().unchecked_into();
        while let Some(parent) = inside.parent_element() {
            let mut next = parent.first_element_child();
            while let Some(sibling) = next {
                if sibling != inside && !sibling.has_attribute("inert") && sibling.tag_name() != "HEAD" {
                    let _ = sibling.set_attribute("inert", "");
                    inert.push(sibling.clone());
                }
                next = sibling.next_element_sibling();
            }
            inside = parent;
        }
        let _ = panel.set_attribute("popover", "manual");
        let _ = panel.class_list().add_1("over");
        let _ = panel.show_popover();
        let first = find(panel, "[autofocus], .drawer-head .btn").unwrap_or_else(|| panel.clone());
        let _ = first.focus();
        // What is inert hears nothing: a press beside the panel reaches only what the panel is in.
        let beside = panel.clone();
        let scrim = Listener::capture(&document(), "pointerdown", move |event| {
            if target_element(&event).is_some_and(|target| target != *beside && holds(&target, Some(&beside))) {
                event.prevent_default();
                on_close.try_run(());
            }
        });
        Self { panel: panel.clone(), opener, inert, _scrim: scrim, _keyboard: Keyboard::follow() }
    }
}

impl Drop for Layer {
    fn drop(&mut self) {
        for element in &self.inert {
            let _ = element.remove_attribute("inert");
        }
        let held_focus = focused().is_some_and(|focused| layer_of(&focused).as_ref() == Some(&self.panel));
        let _ = self.panel.hide_popover();
        let _ = self.panel.remove_attribute("popover");
        let _ = self.panel.class_list().remove_1("over");
        if held_focus && let Some(focused) = focused() {
            // It may still be visible, as a column; only a drawer that vanished gives the focus back.
            if focused.client_width() > 0 {
                return;
            }
            let _ = focused.blur();
        }
        return_focus(self.opener.take());
    }
}
