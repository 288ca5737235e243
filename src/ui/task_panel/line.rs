//! One task in the form.

use super::form::Form;
use super::sharing::{SharingFields, SharingLine};
use crate::app::store::CampaignStore;
use crate::domain::form::{DateInput, FieldError};
use crate::domain::id::TaskId;
use crate::domain::money::Currency;
use crate::domain::network::Network;
use crate::domain::sharing::SharedTask;
use crate::domain::status::{Status, TaskStatus};
use crate::domain::task::counts_by_default;
use crate::domain::task_form::{TaskDraft, TaskField};
use crate::domain::touched::Touched;
use crate::ui::kit::{CheckboxField, Icon, SelectField, TextField};
use crate::ui::reactive::expect_context;
use crate::ui::view;
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
    kind: RwSignal<String>,
    publication: RwSignal<Option<bool>>,
    price: RwSignal<String>,
    date: RwSignal<String>,
    date_incomplete: RwSignal<bool>,
    status: RwSignal<String>,
    /// How price and date are meant for several.
    pub sharing: SharingFields,
    errors: RwSignal<Vec<FieldError<TaskField>>>,
}

impl Line {
    /// Shows a draft.
    pub fn new(key: u32, draft: TaskDraft) -> Self {
        Self {
            key,
            network: draft.network,
            task: draft.task,
            kind: RwSignal::new(draft.kind),
            publication: RwSignal::new(draft.publication),
            price: RwSignal::new(draft.price),
            date: RwSignal::new(draft.date.text),
            date_incomplete: RwSignal::new(draft.date.incomplete),
            status: RwSignal::new(draft.status.key().to_owned()),
            sharing: SharingFields::new(draft.sharing),
            errors: RwSignal::new(Vec::new()),
        }
    }

    /// What stands in the fields; follows them.
    pub fn draft(&self) -> TaskDraft {
        TaskDraft {
            task: self.task,
            network: self.network,
            kind: self.kind.get(),
            publication: self.publication.get(),
            price: self.price.get(),
            date: DateInput { text: self.date.get(), incomplete: self.date_incomplete.get() },
            status: TaskStatus::from_key(&self.status.get()).unwrap_or_default(),
            sharing: self.sharing.read(),
        }
    }

    /// The task for so many when all is right; otherwise what is wrong appears beside the fields.
    pub fn check(&self, count: usize, currency: Currency) -> Option<SharedTask> {
        match untrack(|| self.draft()).validate_for(count, currency) {
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

    /// Shows why the whole change was refused, at this line.
    pub fn refuse(&self, message: String) {
        self.say(vec![FieldError { field: TaskField::Kind, message }]);
    }

    /// Whether something is said to be wrong.
    pub fn has_error(&self) -> bool {
        self.errors.with(|errors| !errors.is_empty())
    }

    fn say(&self, errors: Vec<FieldError<TaskField>>) {
        if self.errors.with_untracked(|old| *old != errors) {
            self.errors.set(errors);
        }
    }

    /// On leaving a field: what is wrong with it appears, and what was wrong and is right now goes. A type that is
    /// still empty is left for later.
    fn recheck(&self, count: usize, currency: Currency, left: TaskField) {
        let mut found = untrack(|| self.draft()).validate_for(count, currency).err().unwrap_or_default();
        let shown = self.errors.get_untracked();
        let is_empty_type = left == TaskField::Kind && self.kind.with_untracked(|kind| kind.trim().is_empty());
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
        if let Some(currency) = currency.try_get_untracked().filter(|_| !line.kind.is_disposed()) {
            line.recheck(form.several.unwrap_or(1), currency, field);
        }
    });
    let blur = move |field: TaskField| Callback::new(move |()| left.run(field));
    let kind = if line.network == Network::OTHERS {
        let suggestions: Vec<String> = Network::OTHERS_SUGGESTIONS.iter().map(|text| (*text).to_owned()).collect();
        view! {
            <TextField
                label="Type".to_owned()
                value=line.kind
                suggestions=Signal::stored(suggestions)
                error=error(TaskField::Kind)
                on_blur=blur(TaskField::Kind)
                required=true
            />
        }
    } else {
        let options = line.network.types().iter().map(|kind| (kind.key.to_owned(), kind.name.to_owned())).collect();
        view! {
            <SelectField
                label="Type".to_owned()
                value=line.kind
                options=Signal::stored(options)
                error=error(TaskField::Kind)
            />
        }
    };
    let statuses: Vec<(String, String)> =
        TaskStatus::ALL.iter().map(|status| (status.key().to_owned(), status.label().to_owned())).collect();
    let counts = Signal::derive(move || {
        line.publication.get().unwrap_or_else(|| line.kind.with(|kind| counts_by_default(kind.trim())))
    });
    let remove = move |_| {
        form.remove(line.key);
        super::network_group::focus_add(line.network);
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
                value=line.price
                error=error(TaskField::Price)
                on_blur=blur(TaskField::Price)
                class="right num"
            />
            <TextField
                label="Date".to_owned()
                kind="date"
                value=line.date
                bad_input=line.date_incomplete
                error=error(TaskField::Date)
                on_blur=blur(TaskField::Date)
            />
            <SelectField label="Status".to_owned() value=line.status options=Signal::stored(statuses) />
            <button type="button" class="btn ghost small icon x" aria-label="Remove task" on:click=remove>
                <Icon name="close" />
            </button>
            {form
                .several
                .filter(|count| *count > 1)
                .map(|count| view! { <SharingLine line count error=error(TaskField::Days) on_blur=left /> })}
            {(line.network == Network::OTHERS)
                .then(|| {
                    view! {
                        <CheckboxField
                            label="Counts as a publication".to_owned()
                            checked=counts
                            on_change=move |on| line.publication.set(Some(on))
                            class="publication"
                        />
                    }
                })}
        </div>
    }
}
