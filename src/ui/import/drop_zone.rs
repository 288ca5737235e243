//! Files dropped anywhere on the page.

use super::Importer;
use crate::browser::files;
use crate::ui::reactive::expect_context;
use crate::ui::view;
use leptos::{ev, prelude::*};

/// Takes files that are dropped, and says so while they are dragged over the page. Without it the browser would leave
/// the page and show the file.
#[component]
pub fn DropZone() -> impl IntoView {
    let importer = expect_context::<Importer>();
    let shown = RwSignal::new(false);
    let over = move |event: ev::DragEvent| {
        if let Some(data) = with_files(&event) {
            event.prevent_default();
            data.set_drop_effect("copy");
            if !shown.get_untracked() {
                shown.set(true);
            }
        }
    };
    // Counting who was entered and left goes wrong in some browsers. While the overlay is shown it lies over everything,
    // so that leaving it for nothing means leaving the page.
    let leave = move |event: ev::DragEvent| {
        if shown.get_untracked() && event.related_target().is_none() {
            shown.set(false);
        }
    };
    let drop = move |event: ev::DragEvent| {
        if let Some(data) = with_files(&event) {
            event.prevent_default();
            shown.set(false);
            importer.take(files::all(data.files()));
        }
    };
    let listeners = [
        window_event_listener(ev::dragenter, over),
        window_event_listener(ev::dragover, over),
        window_event_listener(ev::dragleave, leave),
        window_event_listener(ev::drop, drop),
    ];
    on_cleanup(move || listeners.into_iter().for_each(WindowListenerHandle::remove));
    move || {
        shown.get().then(|| {
            view! {
                <div class="drop-zone" aria-hidden="true">
                    <p>"Drop campaign files or lists to import them"</p>
                </div>
            }
        })
    }
}

/// What is dragged, if files are among it.
fn with_files(event: &ev::DragEvent) -> Option<web_sys::DataTransfer> {
    let data = event.data_transfer()?;
    data.types().iter().any(|kind| kind.as_string().as_deref() == Some("Files")).then_some(data)
}
