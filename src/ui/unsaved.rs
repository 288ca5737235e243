//! What is asked once when unsaved input would be lost.

use super::kit::Dialog;
use crate::app::navigation::Navigation;
use crate::ui::reactive::expect_context;
use crate::ui::view;
use leptos::prelude::*;

/// Asks what is to become of what is typed, while something waits for the answer.
#[component]
pub fn UnsavedDialog() -> impl IntoView {
    let navigation = expect_context::<Navigation>();
    let open = Signal::derive(move || navigation.pending.with(Option::is_some));
    let stay = move || navigation.pending.set(None);
    view! {
        <Dialog open title="Unsaved tasks" on_close=move |()| stay() class="narrow">
            <div class="dialog-body">
                <p>"What you typed is not saved yet. Save it before you go on?"</p>
            </div>
            <div class="dialog-actions">
                <button type="button" class="btn" on:click=move |_| navigation.discard()>
                    "Discard"
                </button>
                <button type="button" class="btn" on:click=move |_| stay()>
                    "Keep editing"
                </button>
                <button type="button" class="btn primary" autofocus on:click=move |_| navigation.save()>
                    "Save tasks"
                </button>
            </div>
        </Dialog>
    }
}
