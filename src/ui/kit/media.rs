//! A media query as a signal.

use super::dom::Listener;
use leptos::prelude::*;

/// Whether the media query holds, now and as it changes. A query that the browser cannot read
/// never holds.
///
/// For what CSS cannot do alone, such as which element is inert; looks belong to the stylesheet.
pub fn media(query: &str) -> Signal<bool> {
    let holds = RwSignal::new(false);
    if let Ok(Some(list)) = window().match_media(query) {
        holds.set(list.matches());
        let heard = list.clone();
        StoredValue::new_local(Listener::capture(&list, "change", move |_| {
            holds.try_set(heard.matches());
        }));
    }
    holds.into()
}
