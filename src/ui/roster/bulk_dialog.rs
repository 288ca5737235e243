//! The dialog that changes a field or the tags of all that are selected.

use crate::app::store::CampaignStore;
use crate::domain::bulk;
use crate::domain::command::Command;
use crate::domain::detail::Detail;
use crate::domain::id::InfluencerId;
use crate::domain::own_column::ColumnKind;
use crate::ui::close_guard::CloseGuard;
use crate::ui::counted::counted;
use crate::ui::element::drawn;
use crate::ui::kit::{Dialog, MenuItem, SelectField, TextField, Toasts};
use crate::ui::reactive::{State, expect_context, memo};
use crate::ui::view;
use leptos::{ev, prelude::*};
use std::sync::Arc;

/// What is changed for all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bulk {
    /// A detail is set to one value; which is chosen in the dialog where it was not before.
    Set(Option<Detail>),
    /// Tags are added.
    AddTags,
    /// Tags are removed.
    RemoveTags,
}

/// What is to be changed, and whose.
pub type BulkEdit = (Bulk, Arc<Vec<InfluencerId>>);

/// The details that are set as a whole, with their names. Tags come and go one by one.
fn fields(store: CampaignStore) -> Vec<(Detail, String)> {
    store.peek(|campaign| {
        let own = campaign.table.columns();
        let details = Detail::BUILT_IN.into_iter().chain(own.iter().map(|column| Detail::Own(column.id)));
        let fields = details.filter(|detail| *detail != Detail::Tags);
        fields.map(|detail| (detail, detail.name(own).to_owned())).collect()
    })
}

/// "Set field" with a line for each.
pub fn field_items(store: CampaignStore, open: impl Fn(Bulk) + Copy + Send + Sync + 'static) -> Vec<MenuItem> {
    let item = |(detail, name): (Detail, String)| MenuItem::action(name, move || open(Bulk::Set(Some(detail))));
    fields(store).into_iter().map(item).collect()
}

/// The name of the one who is changed, or how many are.
pub fn people_in_words(store: CampaignStore, ids: &[InfluencerId]) -> String {
    match ids {
        [one] => store.peek(|campaign| campaign.roster.get(*one).map(|it| it.name().to_owned())).unwrap_or_default(),
        several => counted(several.len(), "influencer"),
    }
}

/// The dialog, while something is to be changed.
#[component]
pub fn BulkDialog(
    /// What, and whose.
    editing: State<Option<BulkEdit>>,
) -> impl IntoView {
    let store = expect_context::<CampaignStore>();
    let title = move || {
        let Some((what, ids)) = editing.get() else { return String::new() };
        let people = people_in_words(store, &ids);
        match what {
            Bulk::Set(Some(detail)) => {
                let name = store.peek(|campaign| detail.name(campaign.table.columns()).to_owned());
                format!("Set {} of {people}", name.to_lowercase())
            }
            Bulk::Set(None) => format!("Set a field of {people}"),
            Bulk::AddTags => format!("Add tags to {people}"),
            Bulk::RemoveTags => format!("Remove tags from {people}"),
        }
    };
    let guard = CloseGuard::saving("Change all");
    view! {
        <Dialog
            open=Signal::derive(move || editing.with(Option::is_some))
            title=Signal::derive(title)
            on_close=move |()| editing.set(None)
            guard
            class="narrow"
        >
            <Fields editing guard />
        </Dialog>
    }
}

#[component]
fn Fields(editing: State<Option<BulkEdit>>, guard: CloseGuard) -> impl IntoView {
    let store = expect_context::<CampaignStore>();
    let toasts = expect_context::<Toasts>();
    let Some((what, ids)) = editing.get_untracked() else { return ().into_any() };
    let text = RwSignal::new(String::new());
    let error = RwSignal::new(None::<String>);
    let incomplete = RwSignal::new(false);
    guard.watch(Signal::derive(move || text.with(|text| !text.trim().is_empty()) || incomplete.get()));
    let given = match what {
        Bulk::Set(Some(detail)) => detail,
        _ => Detail::Email,
    };
    let key = RwSignal::new(given.key().into_owned());
    let detail = memo(move || key.with(|key| Detail::from_key(key)).unwrap_or(given));
    let change = move || -> Result<Option<Command>, String> {
        if incomplete.get_untracked() {
            // The browser reports a partly typed date as empty, which would remove everybody's.
            return Err("This date is incomplete.".to_owned());
        }
        let (typed, detail) = (text.get_untracked(), detail.get_untracked());
        store.peek(|campaign| match what {
            Bulk::Set(_) => bulk::set_detail(campaign, &ids, detail, &typed),
            Bulk::AddTags => bulk::add_tags(campaign, &ids, &typed),
            Bulk::RemoveTags => bulk::remove_tags(campaign, &ids, &typed),
        })
    };
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        match change() {
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
    let which = move || {
        let options = fields(store).into_iter().map(|(detail, name)| (detail.key().into_owned(), name)).collect();
        let begin_anew = move |_| {
            text.set(String::new());
            error.set(None);
        };
        view! {
            <SelectField
                label="Field".to_owned()
                value=key
                options=Signal::stored(options)
                on_change=Callback::new(begin_anew)
            />
        }
    };
    let field = move || match what {
        Bulk::AddTags | Bulk::RemoveTags => {
            view! { <TextField label="Tags, with commas between them".to_owned() value=text error /> }.into_any()
        }
        Bulk::Set(_) => {
            // Of another kind it is another field.
            drawn(move || {
                let detail = detail.get();
                value_field(
                    &store.peek(|campaign| detail.kind(campaign.table.columns()).into_owned()),
                    text,
                    incomplete,
                    error,
                )
            })
        }
    };
    view! {
        <form novalidate class="dialog-form" on:submit=submit>
            <div class="dialog-body fields">{(what == Bulk::Set(None)).then(which)} {field()}</div>
            <div class="dialog-actions">
                <button type="button" class="btn" on:click=move |_| guard.close()>
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

/// The field for a value of a kind.
fn value_field(
    kind: &ColumnKind,
    text: RwSignal<String>,
    incomplete: RwSignal<bool>,
    error: RwSignal<Option<String>>,
) -> AnyView {
    match kind {
        ColumnKind::Choice(choices) => {
            let none = (String::new(), "None".to_owned());
            let options = [none].into_iter().chain(choices.iter().map(|choice| (choice.clone(), choice.clone())));
            view! { <SelectField label="Value".to_owned() value=text options=Signal::stored(options.collect()) error /> }
                .into_any()
        }
        ColumnKind::Date => view! {
            <TextField
                label="Value".to_owned()
                kind="date"
                value=text
                bad_input=incomplete
                error
                hint="Empty removes it."
            />
        }
        .into_any(),
        _ => view! { <TextField label="Value".to_owned() value=text error hint="Empty removes it." /> }.into_any(),
    }
}
