//! One task in the form.

use super::form::Form;
use super::network_group::focus_add;
use super::sharing::{SharingFields, SharingLine};
use crate::app::store::CampaignStore;
use crate::document::edits::{Entity, Field};
use crate::domain::form::FieldError;
use crate::domain::id::TaskId;
use crate::domain::money::Currency;
use crate::domain::network::Network;
use crate::domain::open_field::{is_same_price, is_same_text};
use crate::domain::sharing::SharedTask;
use crate::domain::status::{Status, TaskStatus};
use crate::domain::task::{Task, counts_by_default};
use crate::domain::task_form::{LineFate, LineState, TaskDraft, TaskField};
use crate::domain::touched::Touched;
use crate::ui::element::drawn;
use crate::ui::kit::{CheckboxField, Icon, SelectField, TextField};
use crate::ui::live_field::{LiveField, day_in_words, quoted};
use crate::ui::reactive::{expect_context, memo};
use crate::ui::view;
use crate::ui::words::moment_in_words;
use leptos::prelude::*;

/// A task as it stands in the form: its fields' signals and what is wrong with them.
#[derive(Clone, Copy)]
pub struct Line {
    /// Tells it from other lines.
    pub key: u32,
    /// Where.
    pub network: Network,
    /// The task that is edited; `None` for one that is added.
    pub task: Option<TaskId>,
    kind: LiveField,
    /// [`COUNTS`], [`COUNTS_NOT`] or nothing.
    publication: LiveField,
    price: LiveField,
    date: LiveField,
    status: LiveField,
    /// Whether the user has taken it out of the form.
    removed: RwSignal<bool>,
    /// Whether the task is in the campaign; always so for one that is added.
    is_there: RwSignal<bool>,
    /// Whether the user wants it again although it was removed elsewhere.
    added_again: RwSignal<bool>,
    /// What the task was when the user took it out.
    removed_as: StoredValue<Option<TaskDraft>>,
    /// What the task is now.
    now: RwSignal<Option<TaskDraft>>,
    /// How price and date are meant for several.
    pub sharing: SharingFields,
    errors: RwSignal<Vec<FieldError<TaskField>>>,
}

const COUNTS: &str = "yes";
const COUNTS_NOT: &str = "no";

fn publication_text(counts: Option<bool>) -> String {
    counts.map_or("", |counts| if counts { COUNTS } else { COUNTS_NOT }).to_owned()
}

impl Line {
    /// Shows a draft.
    pub fn new(key: u32, draft: TaskDraft) -> Self {
        Self {
            key,
            network: draft.network,
            task: draft.task,
            now: RwSignal::new(draft.task.map(|_| draft.clone())),
            kind: LiveField::comparing(draft.kind, is_same_text),
            publication: LiveField::new(publication_text(draft.publication)),
            price: LiveField::comparing(draft.price, is_same_price),
            date: LiveField::new(draft.date.text),
            status: LiveField::new(draft.status.key().to_owned()),
            removed: RwSignal::new(false),
            is_there: RwSignal::new(true),
            added_again: RwSignal::new(false),
            removed_as: StoredValue::new(None),
            sharing: SharingFields::new(draft.sharing),
            errors: RwSignal::new(Vec::new()),
        }
    }

    /// What stands in the fields; follows them.
    pub fn draft(&self) -> TaskDraft {
        TaskDraft {
            task: self.task,
            network: self.network,
            kind: self.kind.value.get(),
            publication: match self.publication.value.get().as_str() {
                COUNTS => Some(true),
                COUNTS_NOT => Some(false),
                _ => None,
            },
            price: self.price.value.get(),
            date: self.date.date(),
            status: TaskStatus::from_key(&self.status.value.get()).unwrap_or_default(),
            sharing: self.sharing.read(),
        }
    }

    fn fields(&self) -> [LiveField; 5] {
        [self.kind, self.publication, self.price, self.date, self.status]
    }

    /// The task is so now, or gone.
    pub fn follow(&self, now: Option<&TaskDraft>) {
        self.is_there.set(now.is_some());
        let Some(now) = now else { return };
        self.kind.follow(now.kind.clone());
        self.publication.follow(publication_text(now.publication));
        if self.publication.clashes() {
            // Both have said whether it counts, of different types: it is as it was ticked here.
            self.publication.keep_mine();
        }
        self.price.follow(now.price.clone());
        self.date.follow(now.date.text.clone());
        self.status.follow(now.status.key().to_owned());
        self.now.set(Some(now.clone()));
    }

    /// The user takes the line out of the form.
    pub fn remove(&self) {
        self.removed_as.set_value(self.now.get_untracked());
        self.removed.set(true);
    }

    /// The user wants the task after all: it stands in the form again, and is added where it is gone.
    pub fn keep(&self) {
        self.removed.set(false);
        if !self.is_there.get_untracked() {
            self.added_again.set(true);
        }
    }

    /// What becomes of the line; follows it.
    pub fn fate(&self) -> LineFate {
        if self.task.is_none() || self.added_again.get() {
            return if self.removed.get() { LineFate::Gone } else { LineFate::Shown };
        }
        // Most lines, of which nothing more need be read.
        if self.is_there.get() && !self.removed.get() {
            return LineFate::Shown;
        }
        let state = LineState {
            is_removed_here: self.removed.get(),
            is_there: self.is_there.get(),
            is_touched: self.fields().into_iter().any(LiveField::is_touched),
            has_changed: self.now.with(|now| self.removed_as.with_value(|then| then != now)),
        };
        state.fate()
    }

    /// What is typed into it that is not saved, as a line of text; nothing where nothing is.
    pub fn unsaved_text(&self) -> Option<String> {
        let draft = untrack(|| self.is_unsaved().then(|| self.draft()))?;
        let kind = draft.network.type_from_key(&draft.kind).map_or(draft.kind.as_str(), |kind| kind.name).to_owned();
        let parts =
            [draft.network.name().to_owned(), kind, draft.price, draft.date.text, draft.status.label().to_owned()];
        Some(parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" "))
    }

    /// Whether the line would change its task; follows it.
    pub fn is_unsaved(&self) -> bool {
        match (self.task, self.fate()) {
            (None, fate) => fate == LineFate::Shown,
            (Some(_), LineFate::Gone) => self.is_there.get(),
            (Some(_), LineFate::Shown) if !self.added_again.get() => {
                self.fields().into_iter().any(LiveField::is_touched)
            }
            (Some(_), _) => true,
        }
    }

    /// Whether the user has to decide about something before it can be saved; follows it.
    pub fn is_undecided(&self) -> bool {
        match self.fate() {
            LineFate::Shown => self.fields().into_iter().any(LiveField::clashes),
            LineFate::Gone => false,
            LineFate::RemovedElsewhere | LineFate::ChangedElsewhere => true,
        }
    }

    /// The task for so many when all is right; otherwise what is wrong appears beside the fields.
    /// `now` is the task that is edited, where there is one.
    pub fn check(&self, now: Option<&Task>, count: usize, currency: Currency) -> Option<SharedTask> {
        match self.validate(now, count, currency) {
            Ok(task) => {
                self.say(Vec::new());
                Some(task)
            }
            Err(errors) => {
                self.say(errors);
                None
            }
        }
    }

    fn validate(
        &self,
        now: Option<&Task>,
        count: usize,
        currency: Currency,
    ) -> Result<SharedTask, Vec<FieldError<TaskField>>> {
        let draft = untrack(|| self.draft());
        match now {
            Some(now) => draft.validate_over(now, currency).map(SharedTask::of),
            None => draft.validate_for(count, currency),
        }
    }

    /// Shows why the whole change was refused, at this line.
    pub fn refuse(&self, message: String) {
        self.say(vec![FieldError { field: TaskField::Kind, message }]);
    }

    /// Whether something is said to be wrong.
    pub fn has_error(&self) -> bool {
        self.errors.with(|errors| !errors.is_empty()) || self.is_undecided()
    }

    fn say(&self, errors: Vec<FieldError<TaskField>>) {
        if self.errors.with_untracked(|old| *old != errors) {
            self.errors.set(errors);
        }
    }

    /// On leaving a field: what is wrong with it appears, and what was wrong and is right now goes. A type that is
    /// still empty is left for later.
    fn recheck(&self, now: Option<&Task>, count: usize, currency: Currency, left: TaskField) {
        let mut found = self.validate(now, count, currency).err().unwrap_or_default();
        let shown = self.errors.get_untracked();
        let is_empty_type = left == TaskField::Kind && self.kind.value.with_untracked(|kind| kind.trim().is_empty());
        found.retain(|error| {
            (error.field == left && !is_empty_type) || shown.iter().any(|old| old.field == error.field)
        });
        self.say(found);
    }
}

/// The line's four fields and "Remove task".
#[component]
pub fn TaskLine(
    /// Which line.
    line: Line,
    /// Its number among those of its network, from 1.
    number: Signal<usize>,
) -> impl IntoView {
    let form = expect_context::<Form>();
    let store = expect_context::<CampaignStore>();
    let currency = store.memo(Touched::BRIEFING, |campaign| campaign.briefing.currency);
    let error = move |field: TaskField| {
        Signal::derive(move || {
            line.errors
                .with(|errors| errors.iter().find(|error| error.field == field).map(|error| error.message.clone()))
        })
    };
    let left = Callback::new(move |field: TaskField| {
        if let Some(currency) = currency.try_get_untracked().filter(|_| !line.kind.value.is_disposed()) {
            store.peek(|campaign| {
                line.recheck(form.task(campaign, line.task), untrack(|| form.count()), currency, field)
            });
        }
    });
    let blur = move |field: TaskField| Callback::new(move |()| left.run(field));
    let at = form.owner.zip(line.task).map(|(owner, task)| Entity::Task(owner, task));
    let clash = move |live: LiveField, field: Field, words: Words| {
        at.map(|at| live.clash(store, at, field, move |text| words(line.network, text)))
    };
    let kind = if line.network == Network::OTHERS {
        let suggestions: Vec<String> = Network::OTHERS_SUGGESTIONS.iter().map(|text| (*text).to_owned()).collect();
        view! {
            <TextField
                label="Type".to_owned()
                value=line.kind.value
                suggestions=Signal::stored(suggestions)
                error=error(TaskField::Kind)
                clash=clash(line.kind, Field::Kind, text_in_words)
                on_blur=blur(TaskField::Kind)
                required=true
            />
        }
    } else {
        let options = line.network.types().iter().map(|kind| (kind.key.to_owned(), kind.name.to_owned())).collect();
        view! {
            <SelectField
                label="Type".to_owned()
                value=line.kind.value
                options=Signal::stored(options)
                error=error(TaskField::Kind)
                clash=clash(line.kind, Field::Kind, kind_in_words)
            />
        }
    };
    let statuses: Vec<(String, String)> =
        TaskStatus::ALL.iter().map(|status| (status.key().to_owned(), status.label().to_owned())).collect();
    let counts = Signal::derive(move || {
        line.publication.value.with(|text| match text.as_str() {
            "" => line.kind.value.with(|kind| counts_by_default(kind.trim())),
            text => text == COUNTS,
        })
    });
    let remove = move |_| {
        form.remove(&line);
        focus_add(line.network);
    };
    view! {
        <div
            class="task"
            role="group"
            data-line=line.key.to_string()
            data-task=line.task.map(|task| task.to_string())
            aria-label=move || format!("{} task {}", line.network.name(), number.get())
        >
            {kind}
            <TextField
                label=Signal::derive(|| "Price".to_owned())
                inputmode="decimal"
                placeholder="0"
                value=line.price.value
                error=error(TaskField::Price)
                clash=clash(line.price, Field::Price, price_in_words)
                on_blur=blur(TaskField::Price)
                class="right num"
            />
            <TextField
                label="Date".to_owned()
                kind="date"
                value=line.date.value
                bad_input=line.date.incomplete
                error=error(TaskField::Date)
                clash=clash(line.date, Field::Date, date_in_words)
                on_blur=blur(TaskField::Date)
            />
            <SelectField
                label="Status".to_owned()
                value=line.status.value
                options=Signal::stored(statuses)
                clash=clash(line.status, Field::Status, status_in_words)
            />
            <button type="button" class="btn ghost small icon x" aria-label="Remove task" on:click=remove>
                <Icon name="close" />
            </button>
            <LineNote line />
            {(form.several && untrack(|| form.count()) > 1)
                .then(|| view! { <SharingLine line error=error(TaskField::Days) on_blur=left /> })}
            {(line.network == Network::OTHERS)
                .then(|| {
                    view! {
                        <CheckboxField
                            label="Counts as a publication".to_owned()
                            checked=counts
                            on_change=move |on| line.publication.value.set(publication_text(Some(on)))
                            class="publication"
                        />
                    }
                })}
        </div>
    }
}

/// How a value is read; some depend on the network.
type Words = fn(Network, &str) -> String;

fn text_in_words(_: Network, text: &str) -> String {
    quoted(text)
}

fn kind_in_words(network: Network, key: &str) -> String {
    quoted(network.type_from_key(key).map_or(key, |kind| kind.name))
}

fn price_in_words(_: Network, text: &str) -> String {
    text.to_owned()
}

fn date_in_words(_: Network, text: &str) -> String {
    day_in_words(text)
}

fn status_in_words(_: Network, key: &str) -> String {
    quoted(TaskStatus::from_key(key).map_or("", Status::label))
}

/// What was done to the task elsewhere while it was changed or taken out here, and the two answers.
#[component]
fn LineNote(line: Line) -> impl IntoView {
    let store = expect_context::<CampaignStore>();
    let form = expect_context::<Form>();
    let fate = memo(move || line.fate());
    drawn(move || {
        let at = form.owner.zip(line.task).map(|(owner, task)| Entity::Task(owner, task))?;
        let (said, keep, go, field) = match fate.get() {
            LineFate::Shown | LineFate::Gone => return None,
            LineFate::RemovedElsewhere => {
                ("This task was removed elsewhere meanwhile", "Add it again", "Let it go", Field::Removed)
            }
            LineFate::ChangedElsewhere => (
                "You removed this task, and it was changed elsewhere meanwhile",
                "Keep it",
                "Remove it all the same",
                Field::Price,
            ),
        };
        let moment = store.peek_document(|document| document.last_edit(at, field));
        let moment = moment.map(|moment| moment_in_words(&moment, untrack(|| store.today())));
        let moment = moment.filter(|moment| !moment.is_empty()).map(|moment| format!(" ({moment})"));
        let let_go = move |_| {
            match fate.get_untracked() {
                // Should it come back, it is a line like any other.
                LineFate::RemovedElsewhere => form.forget(&line),
                _ => line.remove(),
            }
            focus_add(line.network);
        };
        Some(view! {
            <div class="f-clash line-note" role="group" aria-label="Changed elsewhere">
                <p role="alert">{format!("{said}{}.", moment.unwrap_or_default())}</p>
                <button type="button" class="btn small" aria-invalid="true" on:click=move |_| line.keep()>
                    {keep}
                </button>
                <button type="button" class="btn small" on:click=let_go>
                    {go}
                </button>
            </div>
        })
    })
}
