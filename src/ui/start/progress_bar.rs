//! A bar that shows what the words above it say.

use crate::ui::view;
use crate::ui::words::width;
use leptos::prelude::*;

/// A share as a bar. It adds nothing to the words above it, so assistive technology is spared it.
#[component]
pub fn ProgressBar(
    /// In thousandths.
    share: i64,
    /// One of the tints.
    colour: &'static str,
) -> impl IntoView {
    let width = format!("width:{}", width(share));
    view! {
        <div class=format!("bar {colour}") aria-hidden="true">
            <i style=width></i>
        </div>
    }
}
