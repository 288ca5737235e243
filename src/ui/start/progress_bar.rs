//! A bar that shows what the words above it say.

use leptos::prelude::*;

/// A share as a bar. It adds nothing to the words above it, so assistive technology is spared it.
#[component]
pub fn ProgressBar(
    /// Between 0 and 1.
    share: f64,
    /// One of the tints.
    colour: &'static str,
) -> impl IntoView {
    let width = format!("width:{:.1}%", share * 100.0);
    view! {
        <div class=format!("bar {colour}") aria-hidden="true">
            <i style=width></i>
        </div>
    }
    .into_any()
}
