//! The dialog that asks what comes along into a duplicate.

use crate::app::copy_name::copy_name;
use crate::app::library::Library;
use crate::app::navigation::Navigation;
use crate::app::route::Route;
use crate::browser::{ids, locale};
use crate::document::{Document, Withheld};
use crate::domain::campaign::Campaign;
use crate::domain::duplicate::{Dates, DuplicateField, DuplicateForm, Taken, first_day};
use crate::domain::form::{DateInput, FieldError};
use crate::domain::id::CampaignId;
use crate::ui::close_guard::CloseGuard;
use crate::ui::counted::counted;
use crate::ui::element::{ElementRef, drawn};
use crate::ui::focus_first_invalid;
use crate::ui::kit::{CheckboxField, Dialog, TextField, Toasts};
use crate::ui::reactive::{State, expect_context};
use crate::ui::view;
use leptos::{ev, prelude::*};
use std::sync::Arc;

/// "Duplicate NAME", while a campaign is being duplicated.
#[component]
pub fn DuplicateDialog(
    /// The campaign.
    asked: State<Option<Arc<Campaign>>>,
    /// What a campaign leaves out, when it is a client copy.
    copy_of: Callback<CampaignId, Option<Withheld>>,
) -> impl IntoView {
    let open = Signal::derive(move || asked.with(Option::is_some));
    let title = Signal::derive(move || {
        let name = |campaign: &Option<Arc<Campaign>>| campaign.as_ref().map(|it| it.briefing.name.clone());
        format!("Duplicate {}", asked.with(name).unwrap_or_default())
    });
    let guard = CloseGuard::saving("Duplicate");
    view! {
        <Dialog open title on_close=move |()| asked.set(None) guard>
            {untrack(move || asked.get()).map(|campaign| view! { <Fields campaign copy_of guard /> })}
        </Dialog>
    }
    .into_any()
}

/// A box of the dialog: what it is called, and which part of the choice it is.
type Part = (&'static str, fn(&mut Taken) -> &mut bool);

/// What is known of the influencers.
const ALONG: [Part; 5] = [
    ("Tags", |taken| &mut taken.along.tags),
    ("Contact details", |taken| &mut taken.along.contact),
    ("Country, language and engagement rate", |taken| &mut taken.along.about),
    ("Notes", |taken| &mut taken.along.notes),
    ("Own columns and saved views", |taken| &mut taken.along.own),
];
/// What the two sides have decided about them.
const STATUSES: [Part; 2] = [
    ("Influencer statuses", |taken| &mut taken.influencer_statuses),
    ("Client statuses and comments", |taken| &mut taken.client_statuses),
];
/// What comes with the tasks.
const TASKS: [Part; 2] =
    [("Prices", |taken| &mut taken.prices), ("Set every task to Pending", |taken| &mut taken.reset_tasks)];

#[component]
fn Fields(
    campaign: Arc<Campaign>,
    copy_of: Callback<CampaignId, Option<Withheld>>,
    guard: CloseGuard,
) -> impl IntoView {
    let library = expect_context::<Library>();
    let navigation = expect_context::<Navigation>();
    let toasts = expect_context::<Toasts>();
    let first = DuplicateForm::of(&campaign, copy_name(&campaign.briefing.name, "(copy)"));
    let (name, client) = (RwSignal::new(first.name.clone()), RwSignal::new(first.client.clone()));
    let (start, start_bad) = (RwSignal::new(first.start.text.clone()), RwSignal::new(false));
    let taken = RwSignal::new(first.taken);
    let form = move || DuplicateForm {
        name: name.get(),
        client: client.get(),
        start: DateInput { text: start.get(), incomplete: start_bad.get() },
        taken: taken.get(),
    };
    guard.watch(Signal::derive(move || form() != first));
    let errors = RwSignal::new(Vec::<FieldError<DuplicateField>>::new());
    let error = move |field: DuplicateField| {
        Signal::derive(move || {
            errors.with(|errors| errors.iter().find(|error| error.field == field).map(|error| error.message.clone()))
        })
    };
    let form_ref = ElementRef::new();
    let has_dates = first_day(&campaign).is_some();
    let dates = {
        let campaign = Arc::clone(&campaign);
        move || match form().dates(&campaign) {
            Ok(Dates::Moved(0)) => "The dates stay as they are. Another start date moves all of them.".to_owned(),
            Ok(Dates::Moved(days)) => {
                let by = counted(usize::try_from(days.unsigned_abs()).unwrap_or_default(), "day");
                format!("Every date moves {} by {by}.", if days < 0 { "back" } else { "forward" })
            }
            Ok(Dates::Left) => "The duplicate has no dates.".to_owned(),
            Err(_) => String::new(),
        }
    };
    let is_copy = copy_of.run(campaign.id);
    let counts = {
        let tasks: usize = campaign.roster.iter().map(|influencer| influencer.tasks.len()).sum();
        [locale::count(campaign.roster.len()), locale::count(tasks)]
    };
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let duplicate = match untrack(form).validate(&campaign) {
            Ok(duplicate) => duplicate,
            Err(refused) => {
                errors.set(refused);
                focus_first_invalid(form_ref);
                return;
            }
        };
        let copy = duplicate.make(&campaign, &mut ids::new_id);
        let (id, name) = (copy.id, copy.briefing.name.clone());
        guard.saved();
        leptos::task::spawn_local(async move {
            // A client copy has no prices to show as ours, and stays one.
            match library.add(Document { copy: is_copy, ..Document::new(copy) }).await {
                Ok(()) => {
                    toasts.notify_with(format!("{name} added"), "Open", move || navigation.to(&Route::campaign(id)));
                }
                // Not stored, it is not among the campaigns: it is opened, where it can be exported.
                Err(_) => navigation.to(&Route::campaign(id)),
            }
        });
    };
    let part = move |(label, part): Part| {
        let checked = Signal::derive(move || *part(&mut taken.get()));
        let hear = move |on: bool| taken.update(|taken| *part(taken) = on);
        view! { <CheckboxField label=label.to_owned() checked on_change=hear /> }.into_any()
    };
    let parts = move |parts: &'static [Part]| parts.iter().map(|it| part(*it)).collect::<Vec<_>>();
    let group = move |main: Part, count: &str, inner: &'static [&'static [Part]]| {
        let label = format!("{}: {count}", main.0);
        let is_on = move || *(main.1)(&mut taken.get());
        let checked = Signal::derive(is_on);
        let hear = move |on: bool| taken.update(|taken| *(main.1)(taken) = on);
        view! {
            <CheckboxField label=label checked on_change=hear />
            {drawn(move || {
                is_on()
                    .then(|| {
                        let inner = inner.iter().flat_map(|list| parts(list)).collect::<Vec<_>>();
                        view! { <div class="inner" role="group" aria-label=main.0>{inner}</div> }
                    })
            })}
        }
        .into_any()
    };
    let [people, tasks] = counts;
    let tasks = drawn(move || {
        let has_people = taken.with(|taken| taken.influencers);
        has_people.then(|| group(("Tasks", |taken| &mut taken.tasks), &tasks, &[&TASKS]))
    });
    view! {
        <form node_ref=form_ref novalidate class="dialog-form" on:submit=submit>
            <div class="dialog-body fields duplicate">
                <TextField label="Name".to_owned() value=name error=error(DuplicateField::Name) required=true />
                <TextField label="Client".to_owned() value=client error=error(DuplicateField::Client) />
                {has_dates
                    .then(|| {
                        view! {
                            <div>
                                <TextField
                                    label="Start date".to_owned()
                                    kind="date"
                                    value=start
                                    bad_input=start_bad
                                    error=error(DuplicateField::Start)
                                />
                                <p class="f-hint" role="status">{dates}</p>
                            </div>
                        }
                    })}
                <fieldset class="checks">
                    <legend>"Take along"</legend>
                    {part(("Description and budget", |taken| &mut taken.briefing))}
                    {group(("Influencers", |taken| &mut taken.influencers), &people, &[&ALONG, &STATUSES])}
                    {tasks}
                </fieldset>
                <p class="muted">
                    "What is not ticked is not in the duplicate, nor in a copy of it for a client. The history of changes never is."
                </p>
            </div>
            <div class="dialog-actions">
                <button type="button" class="btn" on:click=move |_| guard.close()>
                    "Cancel"
                </button>
                <button type="submit" class="btn primary">
                    "Duplicate"
                </button>
            </div>
        </form>
    }
}
