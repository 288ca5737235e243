//! Lists that come in: files, pasted rows; what taking them in would do is shown before anything happens.

mod asking;
mod columns;
mod details;
mod dialog;
mod done;
mod outcome;
mod preview;
mod questions;
mod rows;
mod session;
mod status_words;
mod turns;

pub use dialog::ListDialog;

use crate::browser::html_table;
use crate::ui::reactive::provide_context;
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use web_sys::{Event, File, HtmlElement};

/// The endings of files that hold lists.
pub const ENDINGS: &str = ".csv,.tsv,.txt,.tab,.xlsx,.xlsm,.xls,.ods";

/// Takes lists in. A service in the context of every page; a campaign's page mounts the [`ListDialog`].
///
/// **Invariant:** no list changes a campaign unless the user has seen what it would change and has said so.
#[derive(Clone, Copy)]
pub struct Lists {
    /// Whether the dialog is open.
    open: RwSignal<bool>,
    /// Rises when there is another source.
    asked: RwSignal<u32>,
    source: StoredValue<Source, LocalStorage>,
    /// Continues what waits for the dialog to close.
    resolve: StoredValue<Option<js_sys::Function>, LocalStorage>,
}

/// Where a list comes from.
#[derive(Clone)]
enum Source {
    /// The user is to say.
    Ask,
    /// A file.
    File(File),
    /// Rows that were pasted.
    Text(String),
}

impl Lists {
    /// Makes the service and puts it into the context.
    pub fn provide() -> Self {
        let lists = Self {
            open: RwSignal::new(false),
            asked: RwSignal::new(0),
            source: StoredValue::new_local(Source::Ask),
            resolve: StoredValue::new_local(None),
        };
        provide_context(lists);
        lists
    }

    /// Lets the user choose a file or paste rows.
    pub fn ask(self) {
        self.start(Source::Ask);
    }

    /// Takes in rows that were pasted.
    pub fn paste(self, text: String) {
        self.start(Source::Text(text));
    }

    /// Takes in a file, and waits until the user has done with it.
    pub async fn take(self, file: File) {
        let closed = js_sys::Promise::new(&mut |resolve, _| self.resolve.set_value(Some(resolve)));
        self.start(Source::File(file));
        let _ = wasm_bindgen_futures::JsFuture::from(closed).await;
    }

    /// Hears rows that are pasted where nothing is typed and no cell has the focus.
    pub fn hear_paste(self, event: &web_sys::ClipboardEvent) {
        if event.default_prevented() || is_taken(event) {
            return;
        }
        let text = html_table::rows(event);
        if is_block(&text) {
            event.prevent_default();
            self.paste(text);
        }
    }

    fn start(self, source: Source) {
        self.source.set_value(source);
        self.asked.update(|count| *count = count.wrapping_add(1));
        self.open.set(true);
    }

    fn close(self) {
        self.open.try_set(false);
        if let Some(resolve) = self.resolve.try_update_value(Option::take).flatten() {
            let _ = resolve.call0(&JsValue::UNDEFINED);
        }
    }
}

/// Whether a file's name says that it holds a list rather than a campaign.
pub fn is_list(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    ENDINGS.split(',').any(|ending| name.ends_with(ending))
}

/// Whether a text is several rows, or one of several cells.
fn is_block(text: &str) -> bool {
    text.trim().contains(['\n', '\t'])
}

/// Whether what is pasted belongs to a field, a dialog or a cell of the roster.
fn is_taken(event: &Event) -> bool {
    let target = event.target().and_then(|target| wasm_bindgen::JsCast::dyn_into::<HtmlElement>(target).ok());
    let focused = document().active_element();
    let is_inside = |element: &web_sys::Element| {
        element.closest("input, textarea, select, [contenteditable], dialog, [data-cell]").ok().flatten().is_some()
    };
    target.is_some_and(|target| is_inside(&target)) || focused.is_some_and(|focused| is_inside(&focused))
}
