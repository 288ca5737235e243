//! A modal dialog on the native `<dialog>`.

use super::dom::{find, focused, return_focus, unique_id};
use super::icon::Icon;
use super::keyboard::Keyboard;
use super::live_region::LiveRegion;
use super::toast::Toasts;
use crate::ui::close_guard::CloseGuard;
use crate::ui::element::ElementRef;
use crate::ui::element::drawn;
use crate::ui::reactive::{Derived, memo, on_load, use_context};
use crate::ui::view;
use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;

/// Where the focus goes when a dialog opens, in order of preference. Without any of these the
/// browser's own choice stands.
const FIRST: [&str; 4] = [
    "[autofocus]",
    "input:not(:disabled, [type=hidden]), select:not(:disabled), textarea:not(:disabled)",
    ".dialog-body button:not(:disabled), .dialog-body a[href]",
    ".dialog-actions button:not(:disabled)",
];

/// A modal dialog with a title and a "Close" button; a sheet of full height on a narrow screen.
///
/// The children are created when it opens and dropped when it closes. Escape and the "Close" button
/// only ask, as does whatever else would take it away: with unsaved input, of which the `guard` knows,
/// the dialog itself asks the user once. Then the owner is called by `on_close` and decides by setting
/// `open`. A click beside the dialog does nothing, deliberately, because typed text must not be lost by
/// a slip.
///
/// Put the content into an element of class `dialog-body`, which scrolls, and the buttons into one
/// of class `dialog-actions` after it; both may stand in a `<form>`.
#[component]
pub fn Dialog(
    /// Whether the dialog is shown.
    #[prop(into)]
    open: Signal<bool>,
    /// The heading, which is also the accessible name.
    #[prop(into)]
    title: Signal<String>,
    /// Called when the user closes it and has nothing unsaved in it.
    #[prop(into)]
    on_close: Callback<()>,
    /// What of its input would be missed. `tests/dialogs` has a line for every dialog.
    guard: CloseGuard,
    /// Further classes of the dialog, such as `wide`.
    #[prop(optional)]
    class: &'static str,
    /// The body and the actions.
    children: ChildrenFn,
) -> impl IntoView {
    let open = memo(move || open.get());
    drawn(move || {
        open.get().then(|| {
            let children = children.clone();
            view! { <OpenDialog open title on_close guard class children /> }
        })
    })
}

/// The dialog while it is open.
#[component]
fn OpenDialog(
    open: Derived<bool>,
    title: Signal<String>,
    on_close: Callback<()>,
    guard: CloseGuard,
    class: &'static str,
    children: ChildrenFn,
) -> impl IntoView {
    guard.open(on_close);
    let id = unique_id();
    let heading = id.clone();
    let node = ElementRef::new();
    let opener = StoredValue::new_local(focused());
    let toasts = use_context::<Toasts>();
    let _kept = StoredValue::new_local(Keyboard::follow());

    let element = move || Some(node.try_get_untracked().flatten()?.unchecked_into::<HtmlDialogElement>());

    on_load(node, move |dialog| {
        let dialog: HtmlDialogElement = dialog.unchecked_into();
        if !dialog.is_connected() || dialog.open() {
            return;
        }
        let _ = dialog.show_modal();
        if let Some(first) = FIRST.iter().find_map(|selector| find(&dialog, selector)) {
            let _ = first.focus();
        }
        if let Some(toasts) = toasts {
            toasts.follow_layer();
        }
    });
    on_cleanup(move || {
        if let Some(dialog) = element() {
            dialog.close();
        }
        return_focus(opener.try_get_value().flatten());
        if let Some(toasts) = toasts {
            toasts.follow_layer();
        }
    });

    let on_cancel = move |event: ev::Event| {
        // Fields inside have a "cancel" event of their own, which bubbles.
        if event.target() == event.current_target() {
            event.prevent_default();
            guard.close();
        }
    };
    // Browsers close a dialog in spite of a prevented "cancel" when it is asked for twice. Then the
    // owner is told, and if it wants the dialog to stay, the dialog is shown again.
    let on_closed = move |event: ev::Event| {
        let Some(dialog) = element() else { return };
        if event.target() != event.current_target() || !dialog.is_connected() || dialog.open() {
            return;
        }
        guard.close();
        if open.try_get_untracked() == Some(true) {
            let _ = dialog.show_modal();
        }
    };

    view! {
        <dialog
            node_ref=node
            class=format!("dialog {class}")
            class:asking=move || guard.is_asking()
            aria-labelledby=id
            on:cancel=on_cancel
            on:close=on_closed
        >
            <div class="dialog-head">
                <h2 id=heading>{title}</h2>
                <button type="button" class="btn ghost icon" aria-label="Close" on:click=move |_| guard.close()>
                    <Icon name="close" />
                </button>
            </div>
            {children()}
            {guard.question()}
            {toasts.map(|toasts| view! { <LiveRegion announcements=toasts.announcements() /> })}
        </dialog>
    }
}
