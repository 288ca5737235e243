//! The question before a block is pasted that has more rows or columns than there is room for.

use crate::browser::locale;
use crate::domain::block::Beyond;
use crate::ui::close_guard::CloseGuard;
use crate::ui::counted::counted;
use crate::ui::kit::Dialog;
use crate::ui::reactive::State;
use crate::ui::view;
use leptos::prelude::*;
use std::sync::Arc;

/// A block that waits for the answer.
#[derive(Clone)]
pub struct Waiting {
    /// What has no room.
    pub beyond: Beyond,
    /// How many rows the block has.
    pub rows: usize,
    /// How many columns.
    pub columns: usize,
    /// Pastes what has room.
    pub paste: Arc<dyn Fn() + Send + Sync>,
}

/// "Not everything fits".
#[component]
pub fn PasteDialog(
    /// What waits.
    waiting: State<Option<Waiting>>,
) -> impl IntoView {
    let close = move || waiting.set(None);
    let paste = move |_| {
        let taken = waiting.get_untracked();
        close();
        taken.iter().for_each(|waiting| (waiting.paste)());
    };
    let said = move || waiting.with(|waiting| waiting.as_ref().map(in_words));
    view! {
        <Dialog
            open=Signal::derive(move || waiting.with(Option::is_some))
            title="Not everything fits"
            on_close=move |()| close()
            guard=CloseGuard::nothing()
            class="narrow"
        >
            <div class="dialog-body">
                <p>{said}</p>
            </div>
            <div class="dialog-actions">
                <button type="button" class="btn" on:click=move |_| close()>
                    "Cancel"
                </button>
                <button type="button" class="btn primary" autofocus on:click=paste>
                    "Paste what fits"
                </button>
            </div>
        </Dialog>
    }
    .into_any()
}

/// "You copied 5 rows; from here on there are 3. The last 2 would be left out."
fn in_words(waiting: &Waiting) -> String {
    let part = |all: usize, beyond: usize, what: &str| {
        let room = all.saturating_sub(beyond);
        let are = if room == 1 { "is" } else { "are" };
        let (copied, room) = (counted(all, what), locale::count(room));
        let last = if beyond == 1 { "last one".to_owned() } else { format!("last {}", locale::count(beyond)) };
        format!("You copied {copied}; from here on there {are} {room}. The {last} would be left out.")
    };
    let Waiting { beyond, rows, columns, .. } = waiting;
    let rows = (beyond.rows > 0).then(|| part(*rows, beyond.rows, "row"));
    let columns = (beyond.columns > 0).then(|| part(*columns, beyond.columns, "column"));
    rows.into_iter().chain(columns).collect::<Vec<_>>().join(" ")
}
