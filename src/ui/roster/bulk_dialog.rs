//! The dialog that changes a field, the tags or the dates of all that are selected.

use crate::app::store::CampaignStore;
use crate::domain::bulk::{self, FURTHEST, Shift};
use crate::domain::command::Command;
use crate::domain::detail::Detail;
use crate::domain::id::InfluencerId;
use crate::domain::month::parse_day;
use crate::domain::own_column::ColumnKind;
use crate::ui::counted::counted;
use crate::ui::kit::{Dialog, MenuItem, SelectField, TextField, Toasts};
use crate::ui::view;
use leptos::{ev, prelude::*};
use std::sync::Arc;

/// What is changed for all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bulk {
    /// A detail is set to one value.
    Set(Detail),
    /// Tags are added.
    AddTags,
    /// Tags are removed.
    RemoveTags,
    /// The dates of tasks that are not done go elsewhere.
    ShiftDates,
}

/// What is to be changed, and whose.
pub type BulkEdit = (Bulk, Arc<Vec<InfluencerId>>);

/// The lines of the Actions menu that open the dialog; `ids` says whose at that moment.
pub fn bulk_items(
    store: CampaignStore,
    editing: RwSignal<Option<BulkEdit>>,
    ids: impl Fn() -> Vec<InfluencerId> + Copy + Send + Sync + 'static,
) -> Vec<MenuItem> {
    let open = move |what: Bulk| editing.set(Some((what, Arc::new(ids()))));
    let own: Vec<(Detail, String)> = store.peek(|campaign| {
        let own = campaign.table.columns();
        let details = Detail::BUILT_IN.into_iter().chain(own.iter().map(|column| Detail::Own(column.id)));
        let fields = details.filter(|detail| *detail != Detail::Tags);
        fields.map(|detail| (detail, detail.name(own).to_owned())).collect()
    });
    let fields = own.into_iter().map(|(detail, name)| MenuItem::action(name, move || open(Bulk::Set(detail))));
    vec![
        MenuItem::action("Add tags…", move || open(Bulk::AddTags)),
        MenuItem::action("Remove tags…", move || open(Bulk::RemoveTags)),
        MenuItem::submenu("Set field", fields.collect()),
        MenuItem::action("Shift dates…", move || open(Bulk::ShiftDates)),
    ]
}

/// The dialog, while something is to be changed.
#[component]
pub fn BulkDialog(
    /// What, and whose.
    editing: RwSignal<Option<BulkEdit>>,
) -> impl IntoView {
    let store = expect_context::<CampaignStore>();
    let title = move || {
        let Some((what, ids)) = editing.get() else { return String::new() };
        let people = match ids.as_slice() {
            [one] => {
                store.peek(|campaign| campaign.roster.get(*one).map(|it| it.name().to_owned())).unwrap_or_default()
            }
            several => counted(several.len(), "influencer"),
        };
        match what {
            Bulk::Set(detail) => {
                let name = store.peek(|campaign| detail.name(campaign.table.columns()).to_owned());
                format!("Set {} of {people}", name.to_lowercase())
            }
            Bulk::AddTags => format!("Add tags to {people}"),
            Bulk::RemoveTags => format!("Remove tags from {people}"),
            Bulk::ShiftDates => format!("Shift dates of {people}"),
        }
    };
    let close = move |()| editing.set(None);
    view! {
        <Dialog open=Signal::derive(move || editing.with(Option::is_some)) title=Signal::derive(title) on_close=close>
            <Fields editing />
        </Dialog>
    }
}

#[component]
fn Fields(editing: RwSignal<Option<BulkEdit>>) -> impl IntoView {
    let store = expect_context::<CampaignStore>();
    let toasts = expect_context::<Toasts>();
    let Some((what, ids)) = editing.get_untracked() else { return ().into_any() };
    let text = RwSignal::new(String::new());
    let day = RwSignal::new(String::new());
    let error = RwSignal::new(None::<String>);
    let kind = match what {
        Bulk::Set(detail) => store.peek(|campaign| detail.kind(campaign.table.columns()).into_owned()),
        _ => ColumnKind::Text,
    };
    let by_days = RwSignal::new("days".to_owned());
    let change = move || -> Result<Option<Command>, String> {
        let (typed, day) = (text.get_untracked(), day.get_untracked());
        store.peek(|campaign| match what {
            Bulk::Set(detail) => bulk::set_detail(campaign, &ids, detail, &typed),
            Bulk::AddTags => bulk::add_tags(campaign, &ids, &typed),
            Bulk::RemoveTags => bulk::remove_tags(campaign, &ids, &typed),
            Bulk::ShiftDates if by_days.get_untracked() == "days" => {
                let days = typed.trim().parse::<i64>().ok().filter(|days| days.unsigned_abs() <= FURTHEST);
                let days = days.ok_or("Write a whole number of days, such as 7 or -3.")?;
                bulk::shift_dates(campaign, &ids, Shift::Days(days))
            }
            Bulk::ShiftDates => {
                let day = parse_day(&day).map_err(|_| "Choose a day.".to_owned())?;
                bulk::shift_dates(campaign, &ids, Shift::To(day))
            }
        })
    };
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        match change() {
            Err(why) => error.set(Some(why)),
            Ok(None) => {
                toasts.notify("Nothing to change".to_owned());
                editing.set(None);
            }
            Ok(Some(command)) => match store.dispatch(command) {
                Ok(()) => editing.set(None),
                Err(why) => error.set(Some(why.to_string())),
            },
        }
    };
    let field = move || match (what, kind.clone()) {
        (Bulk::AddTags | Bulk::RemoveTags, _) => {
            view! { <TextField label="Tags, with commas between them".to_owned() value=text error /> }.into_any()
        }
        (Bulk::ShiftDates, _) => {
            let ways = [("days", "By a number of days"), ("day", "All to one day")]
                .map(|(key, text)| (key.to_owned(), text.to_owned()))
                .to_vec();
            view! {
                <p class="muted">"Tasks that are done keep their dates."</p>
                <SelectField label="How".to_owned() value=by_days options=Signal::stored(ways) />
                {move || match by_days.get() == "days" {
                    true => {
                        view! {
                            <TextField label="Days, with a minus for earlier".to_owned() value=text error inputmode="text" />
                        }
                            .into_any()
                    }
                    false => view! { <TextField label="Day".to_owned() kind="date" value=day error /> }.into_any(),
                }}
            }
            .into_any()
        }
        (_, ColumnKind::Choice(choices)) => {
            let none = (String::new(), "None".to_owned());
            let options = [none].into_iter().chain(choices.into_iter().map(|choice| (choice.clone(), choice)));
            view! { <SelectField label="Value".to_owned() value=text options=Signal::stored(options.collect()) error /> }
                .into_any()
        }
        (_, ColumnKind::Date) => {
            view! { <TextField label="Value".to_owned() kind="date" value=text error hint="Empty removes it." /> }
                .into_any()
        }
        _ => view! { <TextField label="Value".to_owned() value=text error hint="Empty removes it." /> }.into_any(),
    };
    view! {
        <form novalidate class="dialog-form" on:submit=submit>
            <div class="dialog-body fields">{field()}</div>
            <div class="dialog-actions">
                <button type="button" class="btn" on:click=move |_| editing.set(None)>
                    "Cancel"
                </button>
                <button type="submit" class="btn primary">
                    "Change all"
                </button>
            </div>
        </form>
    }
    .into_any()
}
