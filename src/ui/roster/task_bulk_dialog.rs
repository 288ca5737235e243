//! The dialog that changes or removes tasks of all that are selected, and says first which and how many.

use super::bulk_dialog::people_in_words;
use crate::app::store::CampaignStore;
use crate::domain::bulk::{self, Shift};
use crate::domain::command::Command;
use crate::domain::id::InfluencerId;
use crate::domain::money::Money;
use crate::domain::month::parse_day;
use crate::domain::network::Network;
use crate::domain::sharing::{PriceFor, Split};
use crate::domain::status::{Status, TaskStatus};
use crate::domain::task_choice::{Chosen, Due, StatusIs, TaskChoice, kinds_of, networks_of};
use crate::domain::touched::Touched;
use crate::ui::close_guard::CloseGuard;
use crate::ui::counted::counted;
use crate::ui::element::drawn;
use crate::ui::kit::{Dialog, SelectField, TextField, Toasts};
use crate::ui::reactive::{State, expect_context, memo};
use crate::ui::task_panel::parts_in_words;
use crate::ui::view;
use chrono::NaiveDate;
use leptos::{ev, prelude::*};
use std::sync::Arc;

/// What happens to the tasks that are chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TaskBulk {
    /// Their dates go elsewhere.
    Shift,
    /// They get a status.
    Status,
    /// They get a price.
    Price,
    /// They go.
    Remove,
}

/// What happens, and to whose tasks.
pub type TaskBulkEdit = (TaskBulk, Arc<Vec<InfluencerId>>);

/// The dialog, while tasks are to be changed.
#[component]
pub fn TaskBulkDialog(
    /// What happens, and to whose tasks.
    editing: State<Option<TaskBulkEdit>>,
) -> impl IntoView {
    let store = expect_context::<CampaignStore>();
    let title = move || {
        let Some((what, ids)) = editing.get() else { return String::new() };
        let people = people_in_words(store, &ids);
        match what {
            TaskBulk::Shift => format!("Shift dates of {people}"),
            TaskBulk::Status => format!("Set task status of {people}"),
            TaskBulk::Price => format!("Set task price of {people}"),
            TaskBulk::Remove => format!("Remove tasks of {people}"),
        }
    };
    let guard = CloseGuard::losing("No task is changed yet, and what you chose here is not kept.");
    view! {
        <Dialog
            open=Signal::derive(move || editing.with(Option::is_some))
            title=Signal::derive(title)
            on_close=move |()| editing.set(None)
            guard
        >
            <Fields editing guard />
        </Dialog>
    }
}

/// Which tasks, as chosen and typed.
#[derive(Clone, Copy)]
struct Which {
    store: CampaignStore,
    ids: StoredValue<Arc<Vec<InfluencerId>>>,
    network: RwSignal<String>,
    kind: RwSignal<String>,
    status: RwSignal<String>,
    due: RwSignal<String>,
    from: RwSignal<String>,
    to: RwSignal<String>,
}

const ANY: &str = "any";
const NEVER: &str = "never";
const RANGE: &str = "range";

impl Which {
    fn new(store: CampaignStore, ids: Arc<Vec<InfluencerId>>, status: StatusIs) -> Self {
        let text = |text: &str| RwSignal::new(text.to_owned());
        Self {
            store,
            ids: StoredValue::new(ids),
            network: text(""),
            kind: text(""),
            status: text(status.key()),
            due: text(ANY),
            from: text(""),
            to: text(""),
        }
    }

    fn choice(self) -> TaskChoice {
        let day = |field: RwSignal<String>| field.with(|text| parse_day(text).ok());
        TaskChoice {
            network: self.network.with(|key| Network::from_key(key)),
            kind: Some(self.kind.get()).filter(|kind| !kind.is_empty()),
            status: self.status.with(|key| StatusIs::all().find(|status| status.key() == key)).unwrap_or_default(),
            due: match self.due.get().as_str() {
                NEVER => Due::Never,
                RANGE => Due::Within(day(self.from), day(self.to)),
                _ => Due::Any,
            },
        }
    }

    /// Reads the tasks that are chosen; follows choice and tasks.
    fn with<T>(self, read: impl FnOnce(&[Chosen<'_>]) -> T) -> T {
        self.store.track(Touched::PEOPLE.and(Touched::TASKS));
        let choice = self.choice();
        self.store.peek(|campaign| read(&self.ids.with_value(|ids| choice.among(campaign, ids))))
    }

    /// "12 tasks of 3 influencers"
    fn in_words(self) -> String {
        self.with(|tasks| {
            let mut people: Vec<InfluencerId> = tasks.iter().map(|(id, _)| *id).collect();
            people.dedup();
            format!("{} of {}", counted(tasks.len(), "task"), counted(people.len(), "influencer"))
        })
    }
}

/// What becomes of the tasks, as chosen and typed.
#[derive(Clone, Copy)]
struct Change {
    way: RwSignal<String>,
    days: RwSignal<String>,
    day: RwSignal<String>,
    status: RwSignal<String>,
    price_for: RwSignal<String>,
    price: RwSignal<String>,
}

const DAYS: &str = "days";
const SAME: &str = "same";

impl Change {
    fn new() -> Self {
        let text = |text: &str| RwSignal::new(text.to_owned());
        let status = TaskStatus::default().key();
        Self {
            way: text(DAYS),
            days: text(""),
            day: text(""),
            status: text(status),
            price_for: text(SAME),
            price: text(""),
        }
    }

    /// What stands in the fields; follows them.
    fn typed(self) -> [String; 6] {
        [self.way, self.days, self.day, self.status, self.price_for, self.price].map(|field| field.get())
    }

    fn price_for(self) -> PriceFor {
        if self.price_for.with(|key| key == SAME) { PriceFor::Each } else { PriceFor::All }
    }

    /// The change of those tasks; nothing where all are so already.
    fn command(self, what: TaskBulk, which: Which) -> Result<Option<Command>, String> {
        let currency = which.store.peek(|campaign| campaign.briefing.currency);
        which.with(|tasks| {
            if tasks.is_empty() {
                return Err("No task is like this. Choose others above.".to_owned());
            }
            match what {
                TaskBulk::Shift if self.way.with(|way| way == DAYS) => {
                    bulk::shift_dates(tasks, self.days.with(|typed| bulk::read_days(typed))?)
                }
                TaskBulk::Shift => {
                    let day: NaiveDate =
                        self.day.with(|text| parse_day(text)).map_err(|_| "Choose a day.".to_owned())?;
                    bulk::shift_dates(tasks, Shift::To(day))
                }
                TaskBulk::Status => {
                    let status = self.status.with(|key| TaskStatus::from_key(key)).unwrap_or_default();
                    Ok(bulk::set_task_status(tasks, status))
                }
                TaskBulk::Price => {
                    let price = self.price.with(|typed| match typed.trim() {
                        "" => Err("Write a price, such as 250 or 0.".to_owned()),
                        typed => Money::parse_typed(typed, currency),
                    })?;
                    Ok(bulk::set_task_price(tasks, price, self.price_for()))
                }
                TaskBulk::Remove => Ok(bulk::remove_tasks(tasks)),
            }
        })
    }

    /// What each task then costs, where a total is split.
    fn split_in_words(self, which: Which) -> Option<String> {
        let currency = which.store.peek(|campaign| campaign.briefing.currency);
        let total =
            self.price.with(|typed| Money::parse_typed(typed, currency).ok().filter(|_| !typed.trim().is_empty()))?;
        let count = which.with(|tasks| tasks.len());
        let is_split = self.price_for() == PriceFor::All && count > 0;
        is_split.then(|| parts_in_words(&Split::of(total, count).parts(), currency))
    }
}

#[component]
fn Fields(editing: State<Option<TaskBulkEdit>>, guard: CloseGuard) -> impl IntoView {
    let store = expect_context::<CampaignStore>();
    let toasts = expect_context::<Toasts>();
    let Some((what, ids)) = editing.get_untracked() else { return ().into_any() };
    // What is done keeps its date unless somebody wants otherwise.
    let status = if what == TaskBulk::Shift { StatusIs::Open } else { StatusIs::Any };
    let which = Which::new(store, ids, status);
    let change = Change::new();
    let opened = untrack(|| (which.choice(), change.typed()));
    guard.watch(Signal::derive(move || (which.choice(), change.typed()) != opened));
    let error = RwSignal::new(None::<String>);
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        match untrack(|| change.command(what, which)) {
            Err(why) => error.set(Some(why)),
            Ok(None) => {
                toasts.notify("Nothing to change".to_owned());
                guard.saved();
            }
            Ok(Some(command)) => match store.dispatch(command) {
                Ok(()) => guard.saved(),
                Err(why) => error.set(Some(why.to_string())),
            },
        }
    };
    let said = memo(move || which.in_words());
    let verb = if what == TaskBulk::Remove { "Remove" } else { "Change" };
    let button = move || format!("{verb} {}", which.with(|tasks| counted(tasks.len(), "task")));
    view! {
        <form novalidate class="dialog-form" on:submit=submit>
            <div class="dialog-body fields">
                <WhichTasks which />
                <p class="num" role="status">{move || said.get()}</p>
                {change_fields(what, which, change, error)}
            </div>
            <div class="dialog-actions">
                <button type="button" class="btn" on:click=move |_| guard.close()>
                    "Cancel"
                </button>
                <button type="submit" class="btn primary">
                    {button}
                </button>
            </div>
        </form>
    }
    .into_any()
}

/// Key and text of an option.
fn option(key: &str, text: &str) -> (String, String) {
    (key.to_owned(), text.to_owned())
}

/// "Network", "Type", "Task status" and "Date", with the range where there is one.
#[component]
fn WhichTasks(which: Which) -> impl IntoView {
    let networks = which.store.memo(Touched::PEOPLE.and(Touched::TASKS), move |campaign| {
        let there = which.ids.with_value(|ids| networks_of(campaign, ids));
        let there = there.into_iter().map(|network| option(network.key(), network.name()));
        [option("", "All networks")].into_iter().chain(there).collect::<Vec<_>>()
    });
    let kinds = which.store.memo(Touched::PEOPLE.and(Touched::TASKS), move |campaign| {
        let network = which.network.with(|key| Network::from_key(key));
        let there = which.ids.with_value(|ids| kinds_of(campaign, ids, network));
        let there = there.into_iter().map(|kind| option(&kind, &kind));
        [option("", "All types")].into_iter().chain(there).collect::<Vec<_>>()
    });
    let statuses = StatusIs::all().map(|status| option(status.key(), status.label())).collect();
    let dues = vec![option(ANY, "Any date or none"), option(RANGE, "In a range"), option(NEVER, "No date")];
    let ranged = memo(move || which.due.with(|due| due == RANGE));
    view! {
        <fieldset class="which-tasks" aria-label="Which tasks">
            <SelectField
                label="Network".to_owned()
                value=which.network
                options=networks
                // The types of another network are others.
                on_change=Callback::new(move |_| which.kind.set(String::new()))
            />
            <SelectField label="Type".to_owned() value=which.kind options=kinds />
            <SelectField label="Task status".to_owned() value=which.status options=Signal::stored(statuses) />
            <SelectField label="Date".to_owned() value=which.due options=Signal::stored(dues) />
            {drawn(move || {
                ranged
                    .get()
                    .then(|| {
                        view! {
                            <TextField label="From".to_owned() kind="date" value=which.from />
                            <TextField label="To".to_owned() kind="date" value=which.to />
                        }
                            .into_any()
                    })
            })}
        </fieldset>
    }
}

/// The fields that say what becomes of the tasks.
fn change_fields(what: TaskBulk, which: Which, change: Change, error: RwSignal<Option<String>>) -> AnyView {
    match what {
        TaskBulk::Shift => {
            let ways = vec![option(DAYS, "By a number of days"), option("day", "All to one day")];
            let by_days = memo(move || change.way.with(|way| way == DAYS));
            view! {
                <SelectField label="How".to_owned() value=change.way options=Signal::stored(ways) />
                {drawn(move || match by_days.get() {
                    true => {
                        view! { <TextField label="Days, with a minus for earlier".to_owned() value=change.days error /> }
                            .into_any()
                    }
                    false => view! { <TextField label="Day".to_owned() kind="date" value=change.day error /> }.into_any(),
                })}
            }
            .into_any()
        }
        TaskBulk::Status => {
            let options = TaskStatus::ALL.iter().map(|status| option(status.key(), status.label())).collect();
            view! { <SelectField label="New status".to_owned() value=change.status options=Signal::stored(options) error /> }
                .into_any()
        }
        TaskBulk::Price => {
            let options = vec![option(SAME, "Same for all"), option("split", "Total, split evenly")];
            let said = memo(move || change.split_in_words(which));
            let currency = which.store.peek(|campaign| campaign.briefing.currency);
            view! {
                <SelectField label="Prices".to_owned() value=change.price_for options=Signal::stored(options) />
                <TextField
                    label=format!("Price in {}", currency.code())
                    inputmode="decimal"
                    value=change.price
                    error
                    class="num"
                />
                {drawn(move || said.get().map(|said| view! { <p class="muted num">{said}</p> }))}
            }
            .into_any()
        }
        TaskBulk::Remove => {
            view! { <p class="form-error" role="alert">{move || error.get()}</p> }
        }
    }
}
