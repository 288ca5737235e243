//! The dialog through which a list goes: where it comes from, which sheet, what it would do.

use super::asking::{Asking, ChooseSheets};
use super::done::Done;
use super::preview::ListPreview;
use super::session::{ListSession, Taken};
use super::{Lists, Source, turns};
use crate::app::store::CampaignStore;
use crate::browser::locale;
use crate::browser::sheets::{self, Cancel};
use crate::lists::Head;
use crate::sheets::{Sheet, Workbook};
use crate::ui::close_guard::CloseGuard;
use crate::ui::element::{ElementRef, drawn};
use crate::ui::kit::{Dialog, Toasts};
use crate::ui::reactive::{effect, expect_context, on_load};
use crate::ui::view;
use leptos::prelude::*;
use leptos::reactive::owner::WeakOwner;
use std::collections::VecDeque;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use web_sys::Blob;

/// Where a list stands on its way.
#[derive(Clone)]
enum Step {
    /// The user is to say where it comes from.
    Ask,
    /// It is read.
    Reading,
    /// The user is to say which sheets.
    Choose(Arc<Workbook>),
    /// What it would do is looked at.
    Preview(Box<ListSession>),
    /// It was taken in; rows were left out.
    Done(Box<Taken>),
}

/// A list on its way through the dialog.
#[derive(Clone, Copy)]
pub struct Way {
    lists: Lists,
    store: CampaignStore,
    pub toasts: Toasts,
    step: RwSignal<Step>,
    /// The file, and in it the sheet that is looked at.
    file: RwSignal<String>,
    /// The sheets that come after it.
    waiting: StoredValue<VecDeque<Sheet>>,
    /// How many rows are read, of how many where that is known.
    progress: RwSignal<(usize, Option<usize>)>,
    /// What the list is called.
    pub name: RwSignal<String>,
    /// What is wrong with it.
    pub error: RwSignal<Option<String>>,
    /// Rows that were typed or pasted, so that they are still there when they cannot be read.
    pub typed: RwSignal<String>,
    guard: CloseGuard,
    turn: StoredValue<u32>,
    /// Ends what the worker does.
    cancel: StoredValue<Cancel, LocalStorage>,
    /// What signals made on the way belong to.
    owner: StoredValue<WeakOwner>,
}

/// The dialog, while a list is taken in. Mount it on a campaign's page.
#[component]
pub fn ListDialog() -> impl IntoView {
    let lists = expect_context::<Lists>();
    on_cleanup(move || lists.close());
    let title = RwSignal::new(String::new());
    let guard = CloseGuard::losing("Nothing was added yet, and what you did here is not kept.");
    view! {
        <Dialog open=lists.open title on_close=move |()| lists.close() guard class="preview list">
            <Body title guard />
        </Dialog>
    }
    .into_any()
}

#[component]
fn Body(title: RwSignal<String>, guard: CloseGuard) -> impl IntoView {
    let lists = expect_context::<Lists>();
    let way = Way {
        lists,
        store: expect_context(),
        toasts: expect_context(),
        step: RwSignal::new(Step::Ask),
        file: RwSignal::new(String::new()),
        waiting: StoredValue::new(VecDeque::new()),
        progress: RwSignal::new((0, None)),
        name: RwSignal::new(String::new()),
        error: RwSignal::new(None),
        typed: RwSignal::new(String::new()),
        guard,
        turn: StoredValue::new(0),
        cancel: StoredValue::new_local(Cancel::default()),
        // An owner that held itself would never go.
        owner: StoredValue::new(Owner::current().unwrap_or_default().downgrade()),
    };
    on_cleanup(move || {
        way.cancel.try_with_value(Cancel::cancel);
    });
    guard.watch(Signal::derive(move || {
        way.step.with(|step| match step {
            Step::Ask => way.typed.with(|typed| !typed.trim().is_empty()),
            Step::Preview(session) => session.touched.get() || way.has_pasted_rows(),
            Step::Reading | Step::Choose(_) | Step::Done(_) => false,
        })
    }));
    effect(move || {
        lists.asked.track();
        untrack(|| way.start());
    });
    effect(move || {
        let name = way.name.get();
        title.set(if name.is_empty() { "Add from a file or a list".to_owned() } else { format!("Add from {name}") });
    });
    drawn(move || match way.step.get() {
        Step::Ask => view! { <Asking way /> }.into_any(),
        Step::Reading => view! { <Progress way /> }.into_any(),
        Step::Choose(workbook) => view! { <ChooseSheets way workbook /> }.into_any(),
        Step::Preview(session) => view! { <ListPreview way session=*session /> }.into_any(),
        Step::Done(taken) => view! { <Done way taken=*taken /> }.into_any(),
    })
}

#[component]
fn Progress(way: Way) -> impl IntoView {
    let said = move || match way.progress.get() {
        (0, _) => "Reading the list…".to_owned(),
        (done, None) => format!("{} rows read…", locale::count(done)),
        (done, Some(all)) => format!("{} of {} rows read…", locale::count(done), locale::count(all)),
    };
    let share = move || way.progress.get().1.map(|all| (way.progress.get().0 * 100 / all.max(1)).to_string());
    let cancel = ElementRef::new();
    on_load(cancel, |button| drop(button.unchecked_into::<web_sys::HtmlElement>().focus()));
    view! {
        <div class="dialog-body list-wait">
            <p role="status">{said}</p>
            <progress max="100" value=share aria-label="Rows read"></progress>
        </div>
        <div class="dialog-actions">
            <button node_ref=cancel type="button" class="btn" on:click=move |_| way.leave()>
                "Cancel"
            </button>
        </div>
    }
    .into_any()
}

impl Way {
    /// Whether the list was pasted, and so lies in no file.
    fn has_pasted_rows(self) -> bool {
        let is_pasted = self.lists.source.with_value(|source| matches!(source, Source::Text(_)));
        is_pasted || self.typed.with(|typed| !typed.trim().is_empty())
    }

    /// The list was taken in: says which rows were not, unless the user has left them out, and goes on.
    pub fn taken(self, taken: Taken) {
        match taken.is_unasked {
            true => self.step.set(Step::Done(Box::new(taken))),
            false => self.go_on(),
        }
    }

    /// Goes on to the next sheet that was chosen; closes the dialog after the last one.
    pub fn go_on(self) {
        match self.waiting.try_update_value(VecDeque::pop_front).flatten() {
            Some(sheet) => self.look_at(sheet),
            None => self.guard.saved(),
        }
    }

    /// What the next sheet is called, if there is one.
    pub fn next_name(self) -> Option<String> {
        self.waiting.with_value(|waiting| waiting.front().map(|sheet| sheet.name.clone()))
    }

    /// Closes it because the user wants to, who is asked once where work would be lost.
    pub fn leave(self) {
        self.guard.close();
    }

    /// Takes in what was asked for last.
    fn start(self) {
        self.error.set(None);
        match self.lists.source.get_value() {
            Source::Ask => {
                self.name.set(String::new());
                self.step.set(Step::Ask);
            }
            Source::Text(text) => self.read_text(text),
            Source::File(file) => self.read_file(file),
        }
    }

    /// Reads a file.
    pub fn read_file(self, file: web_sys::File) {
        self.work(file.name(), move || Ok(file.into()), true);
    }

    /// Reads rows that were pasted.
    pub fn read_text(self, text: String) {
        self.work("pasted rows".to_owned(), move || sheets::pasted(&text), false);
    }

    /// Has the worker read a file, or a text, which has no name.
    fn work(self, name: String, content: impl FnOnce() -> Result<Blob, String> + 'static, is_file: bool) {
        let turn = self.begin();
        self.name.set(name.clone());
        self.file.set(name.clone());
        self.waiting.update_value(VecDeque::clear);
        let cancel = Cancel::default();
        self.cancel.set_value(cancel.clone());
        let is_latest = move || self.turn.try_get_value() == Some(turn);
        let on_rows = move |rows| {
            if is_latest() {
                self.progress.set((rows, None));
            }
        };
        leptos::task::spawn_local(async move {
            let read = match content() {
                Ok(content) => sheets::read(&content, if is_file { &name } else { "" }, on_rows, &cancel).await,
                Err(why) => Err(why),
            };
            match read {
                _ if !is_latest() => {}
                Ok(Some(workbook)) => self.take(workbook),
                Ok(None) => {}
                Err(why) => self.refuse(why),
            }
        });
    }

    /// Shows that something is read. What was read before is given up.
    fn begin(self) -> u32 {
        let turn = self.turn.with_value(|turn| turn.wrapping_add(1));
        self.turn.set_value(turn);
        self.cancel.with_value(Cancel::cancel);
        self.progress.set((0, None));
        self.step.set(Step::Reading);
        turn
    }

    fn take(self, workbook: Workbook) {
        let has_rows = |sheet: &&Sheet| sheet.rows.iter().flatten().any(|cell| !cell.is_blank());
        let filled = workbook.sheets.iter().filter(has_rows).count();
        match filled {
            0 => self.refuse("There is nothing in it.".to_owned()),
            1 => {
                if let Some(sheet) = workbook.sheets.into_iter().find(|sheet| has_rows(&sheet)) {
                    self.look(Arc::new(sheet), None);
                }
            }
            _ => self.step.set(Step::Choose(Arc::new(workbook))),
        }
    }

    /// Looks at sheets of a file, one after the other.
    pub fn choose(self, sheets: Vec<Sheet>) {
        self.waiting.set_value(sheets.into());
        self.go_on();
    }

    fn look_at(self, sheet: Sheet) {
        self.name.set(format!("{}, {}", self.file.get_untracked(), sheet.name));
        self.look(Arc::new(sheet), None);
    }

    /// Looks at a table again, with the headings elsewhere.
    pub fn look(self, sheet: Arc<Sheet>, head: Option<Head>) {
        let turn = self.begin();
        leptos::task::spawn_local(async move {
            let is_latest = move || self.turn.try_get_value() == Some(turn);
            let on_rows = move |(done, all)| {
                let goes_on = is_latest();
                if goes_on {
                    self.progress.set((done, Some(all)));
                }
                goes_on
            };
            let Some(surveyed) = turns::survey(sheet, head, on_rows).await else { return };
            let name = self.name.get_untracked();
            if let Some(owner) = self.owner.try_get_value().and_then(|owner| owner.upgrade()).filter(|_| is_latest()) {
                let session = owner.with(|| ListSession::new(self.store, self.toasts, name, surveyed));
                self.step.set(Step::Preview(Box::new(session)));
            }
        });
    }

    fn refuse(self, why: String) {
        self.error.set(Some(why));
        self.step.set(Step::Ask);
    }
}
