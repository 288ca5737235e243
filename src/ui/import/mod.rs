//! Files that come in: chosen, or dropped on the page, one or several at a time.

mod answer;
mod asking;
mod change_elements;
mod change_list;
mod comparison;
mod drop_zone;
mod in_words;
mod note;
mod note_dialog;
mod preview_dialog;
mod question;
mod reading;
mod tally;

pub use drop_zone::DropZone;

use crate::app::library::Library;
use crate::app::navigation::Navigation;
use crate::app::store::CampaignStore;
use crate::browser::{files, page};
use crate::domain::id::CampaignId;
use crate::ui::kit::Toasts;
use crate::ui::later::do_later;
use crate::ui::lists::{self, Lists};
use crate::ui::reactive::{State, expect_context, provide_context};
use crate::ui::view;
use answer::Answer;
use asking::Asking;
use leptos::{html, prelude::*};
use note::Note;
use note_dialog::NoteDialog;
use preview_dialog::PreviewDialog;
use question::QuestionDialog;
use std::collections::VecDeque;
use wasm_bindgen::JsValue;
use web_sys::File;

/// Takes files in. A service in the context: [`Importer::provide`] it once and mount one [`ImportDialogs`] below.
///
/// **Invariant:** no file changes a campaign that this browser has unless the user has seen what it would change and
/// said "Apply" or "Replace" to it, and every file ends in a campaign that is opened or in a sentence that says why not.
#[derive(Clone, Copy)]
pub struct Importer {
    library: Library,
    navigation: Navigation,
    toasts: Toasts,
    lists: Lists,
    picker: NodeRef<html::Input>,
    /// The campaign that is open in this tab. Files are joined to this one only, so that undo covers every import.
    open: StoredValue<Option<CampaignStore>>,
    /// Files that wait for their turn.
    waiting: StoredValue<VecDeque<File>, LocalStorage>,
    /// How many files are behind us and how many there are, while there is work.
    progress: State<Option<(usize, usize)>>,
    /// What the user is being asked.
    asking: State<Option<Asking>>,
    /// What the user said last.
    answer: StoredValue<Answer>,
    /// Continues the work when the user has answered.
    resolve: StoredValue<Option<js_sys::Function>, LocalStorage>,
    /// What the user has to be told when the work is done, the next first.
    notes: State<Vec<Note>>,
}

impl Importer {
    /// Makes the service and puts it into the context.
    pub fn provide(library: Library, navigation: Navigation, toasts: Toasts) -> Self {
        let importer = Self {
            library,
            navigation,
            toasts,
            lists: expect_context(),
            picker: NodeRef::new(),
            open: StoredValue::new(None),
            waiting: StoredValue::new_local(VecDeque::new()),
            progress: State::new(None),
            asking: State::new(None),
            answer: StoredValue::new(Answer::Cancel),
            resolve: StoredValue::new_local(None),
            notes: State::new(Vec::new()),
        };
        provide_context(importer);
        importer
    }

    /// Lets the user choose files.
    pub fn choose(self) {
        match self.picker.get_untracked() {
            Some(picker) => picker.click(),
            None => leptos::task::spawn_local(async move {
                page::whole().await;
                // The field is drawn then.
                page::next_turn().await;
                if let Some(Some(picker)) = self.picker.try_get_untracked() {
                    picker.click();
                }
            }),
        }
    }

    /// Takes files in, in this order, behind those that wait.
    pub fn take(self, files: Vec<File>) {
        if files.is_empty() {
            return;
        }
        let count = files.len();
        self.waiting.update_value(|waiting| waiting.extend(files));
        let works = self.progress.with_untracked(Option::is_some);
        self.progress.update(|progress| progress.get_or_insert((0, 0)).1 += count);
        if !works {
            do_later(move || leptos::task::spawn_local(self.work()));
        }
    }

    /// Names the campaign that is open in this tab, or none.
    pub fn set_open(self, store: Option<CampaignStore>) {
        self.open.set_value(store);
    }

    /// The open campaign, if it is that one.
    fn open_store(self, id: CampaignId) -> Option<CampaignStore> {
        self.open.get_value().filter(|store| store.id() == id)
    }

    /// Lets go of the files that wait.
    fn stop(self) {
        self.waiting.update_value(VecDeque::clear);
    }

    /// Asks the user, and waits.
    async fn ask(self, asking: Asking) -> Answer {
        let answered = js_sys::Promise::new(&mut |resolve, _| self.resolve.set_value(Some(resolve)));
        self.asking.set(Some(asking));
        let _ = wasm_bindgen_futures::JsFuture::from(answered).await;
        self.asking.set(None);
        self.answer.try_update_value(|answer| std::mem::replace(answer, Answer::Cancel)).unwrap_or(Answer::Cancel)
    }

    /// Hears what the user says.
    fn answer(self, answer: Answer) {
        if let Some(resolve) = self.resolve.try_update_value(Option::take).flatten() {
            self.answer.set_value(answer);
            let _ = resolve.call0(&JsValue::UNDEFINED);
        }
    }
}

/// What importing shows. Mount it once.
#[component]
pub fn ImportDialogs() -> impl IntoView {
    let importer = expect_context::<Importer>();
    let picked = move |_| {
        let Some(picker) = importer.picker.get_untracked() else { return };
        let files = files::all(picker.files());
        // So that the same file can be chosen again.
        picker.set_value("");
        importer.take(files);
    };
    let progress = move || {
        let (done, all) = importer.progress.get().filter(|_| importer.asking.with(Option::is_none))?;
        let text =
            if all > 1 { format!("Importing {} of {all}…", (done + 1).min(all)) } else { "Importing…".to_owned() };
        let stop = (all > done + 1).then(|| {
            view! {
                <button type="button" class="btn small" on:click=move |_| importer.stop()>
                    "Stop"
                </button>
            }
        });
        Some(view! { <p class="importing">{text} {stop}</p> })
    };
    view! {
        <input
            node_ref=importer.picker
            type="file"
            hidden
            multiple
            accept=format!(".json,application/json,{}", lists::ENDINGS)
            aria-label="Campaign files"
            on:change=picked
        />
        {progress}
        <QuestionDialog />
        <PreviewDialog />
        <NoteDialog />
    }
}
