//! What the team writes about the influencer.

use super::typed::Typed;
use crate::domain::detail::Detail;
use crate::domain::id::InfluencerId;
use crate::ui::kit::TextArea;
use crate::ui::view;
use leptos::{ev, prelude::*};

/// "Notes". They are kept when the field is left, and when the page is.
#[component]
pub fn Notes(
    /// About whom.
    id: InfluencerId,
) -> impl IntoView {
    let typed = Typed::new(id, Detail::Notes);
    let on_key = move |event: ev::KeyboardEvent| match event.key().as_str() {
        "Enter" if event.ctrl_key() || event.meta_key() => {
            event.prevent_default();
            typed.keep();
        }
        "Escape" if typed.revert() => event.stop_propagation(),
        _ => {}
    };
    view! {
        <div
            class="who-notes"
            on:keydown=on_key
            on:focusout=move |_| {
                typed.keep();
            }
        >
            <TextArea label="Notes" value=typed.text error=typed.error clash=typed.clash() rows=1 />
        </div>
    }
}
