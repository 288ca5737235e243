//! What is asked once when unsaved input on the page would be lost. Dialogs ask by their own
//! [`CloseGuard`].

use super::close_guard::CloseGuard;
use super::kit::Dialog;
use crate::app::navigation::Navigation;
use crate::ui::reactive::expect_context;
use crate::ui::view;
use leptos::prelude::*;

/// Asks what is to become of what is typed, while something waits for the answer.
#[component]
pub fn UnsavedDialog() -> impl IntoView {
    let navigation = expect_context::<Navigation>();
    let pending = navigation.pending;
    let open = Signal::derive(move || pending.with(Option::is_some));
    let title = Signal::derive(move || pending.with(|pending| pending.as_ref().map_or("", |it| it.title).to_owned()));
    let saves = move || pending.with(|pending| pending.as_ref().map_or("", |it| it.saves));
    view! {
        <Dialog open title on_close=move |()| navigation.stay() guard=CloseGuard::nothing() class="narrow">
            <div class="dialog-body">
                <p>"What you typed is not saved yet. Save it before you go on?"</p>
            </div>
            <div class="dialog-actions">
                <button type="button" class="btn" on:click=move |_| navigation.discard()>
                    "Discard"
                </button>
                <button type="button" class="btn" on:click=move |_| navigation.stay()>
                    "Keep editing"
                </button>
                <button type="button" class="btn primary" autofocus on:click=move |_| navigation.save()>
                    {saves}
                </button>
            </div>
        </Dialog>
    }
}
