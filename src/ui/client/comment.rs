//! What the client says about the influencer in focus.

use super::review::Review;
use crate::ui::kit::TextArea;
use crate::ui::reactive::expect_context;
use crate::ui::view;
use leptos::{ev, prelude::*};

/// "Comment". It is kept when the field is left, and Ctrl+Enter goes on to the next undecided.
#[component]
pub fn Comment() -> impl IntoView {
    let review = expect_context::<Review>();
    let on_key = move |event: ev::KeyboardEvent| match event.key().as_str() {
        "Enter" if event.ctrl_key() || event.meta_key() => {
            event.prevent_default();
            review.next_undecided();
        }
        // Back to where the keys decide; leaving the field keeps what is typed.
        "Escape" => {
            event.prevent_default();
            review.focus_card();
        }
        _ => {}
    };
    view! {
        <div
            class="comment"
            on:keydown=on_key
            on:focusout=move |_| {
                review.keep_comment();
            }
        >
            <TextArea
                label="Comment"
                value=review.comment.value
                clash=review.comment_clash()
                error=review.comment_error
                hint="The agency sees it beside your decision."
                rows=2
            />
        </div>
    }
    .into_any()
}
