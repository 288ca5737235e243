//! The dialog that adds an influencer and edits one.

use super::close_guard::CloseGuard;
use super::kit::{Dialog, TextField, Toasts};
use crate::app::action::Action;
use crate::app::session::{InfluencerEdit, Session};
use crate::app::store::CampaignStore;
use crate::browser::ids;
use crate::domain::command::Command;
use crate::domain::form::FieldError;
use crate::domain::id::InfluencerId;
use crate::domain::influencer::Influencer;
use crate::domain::influencer_form::{AccountDraft, InfluencerField, InfluencerForm};
use crate::domain::network::Network;
use crate::ui::commands::Commands;
use crate::ui::element::ElementRef;
use crate::ui::reactive::expect_context;
use crate::ui::view;
use leptos::{ev, prelude::*};

/// "Add influencers" or "Edit NAME", while the session says so.
#[component]
pub fn InfluencerDialog() -> impl IntoView {
    let store = expect_context::<CampaignStore>();
    let session = expect_context::<Session>();
    let editing = session.editing;
    let open = Signal::derive(move || editing.with(Option::is_some));
    let title = Signal::derive(move || match editing.get() {
        Some(InfluencerEdit::Edit(id)) => {
            format!("Edit {}", store.peek(|c| c.roster.get(id).map(|i| i.name().to_owned())).unwrap_or_default())
        }
        _ => "Add influencers".to_owned(),
    });
    let guard = CloseGuard::new();
    view! {
        <Dialog open title on_close=move |()| guard.leave(move || editing.set(None)) class="wide">
            {move || editing.get().map(|edit| view! { <InfluencerFields edit guard /> })}
        </Dialog>
    }
}

/// One account's line.
#[derive(Clone, Copy)]
struct Line {
    network: Network,
    position: Option<usize>,
    handle: RwSignal<String>,
    followers: RwSignal<String>,
}

#[component]
fn InfluencerFields(edit: InfluencerEdit, guard: CloseGuard) -> impl IntoView {
    let store = expect_context::<CampaignStore>();
    let session = expect_context::<Session>();
    let toasts = expect_context::<Toasts>();
    let edited = match edit {
        InfluencerEdit::Add => None,
        InfluencerEdit::Edit(id) => Some(id),
    };
    let form = store.peek(|campaign| {
        InfluencerForm::of(edited.and_then(|id| campaign.roster.get(id)), &campaign.briefing.networks)
    });
    let opened = form.clone();
    let name = RwSignal::new(form.name);
    let lines: Vec<Line> = form
        .accounts
        .into_iter()
        .map(|draft| Line {
            network: draft.network,
            position: draft.position,
            handle: RwSignal::new(draft.handle),
            followers: RwSignal::new(draft.followers),
        })
        .collect();
    let lines = StoredValue::new(lines);
    let errors = RwSignal::new(Vec::<FieldError<InfluencerField>>::new());
    let error = move |field: InfluencerField| {
        Signal::derive(move || {
            errors.with(|errors| errors.iter().find(|error| error.field == field).map(|error| error.message.clone()))
        })
    };
    let form_ref = ElementRef::new();
    let name_ref = ElementRef::new();

    let typed = move || {
        let draft = |line: &Line| AccountDraft {
            network: line.network,
            handle: line.handle.get(),
            followers: line.followers.get(),
            position: line.position,
        };
        let accounts = lines.with_value(|lines| lines.iter().map(draft).collect());
        InfluencerForm { name: name.get(), accounts }
    };
    guard.watch(Signal::derive(move || typed() != opened));

    // Whether it was saved; what is wrong stands beside the fields otherwise.
    let save = move || {
        let form = untrack(typed);
        let checked = store.peek(|campaign| {
            let base = edited.and_then(|id| campaign.roster.get(id));
            form.validate(base, &campaign.roster)
        });
        let refused = match checked {
            Ok(profile) => {
                let command = match edited {
                    Some(id) => Command::EditInfluencers(vec![(id, profile)]),
                    None => {
                        let new = Influencer::new(InfluencerId::new(ids::new_id()), profile);
                        Command::AddInfluencers(vec![(usize::MAX, new)])
                    }
                };
                match store.dispatch(command) {
                    Ok(()) => return true,
                    Err(rejected) => vec![FieldError { field: InfluencerField::Name, message: rejected.to_string() }],
                }
            }
            Err(refused) => refused,
        };
        errors.set(refused);
        super::focus_first_invalid(form_ref);
        false
    };
    let saves = if edited.is_some() { "Save influencer" } else { "Add influencer" };
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        if save() {
            guard.saved(move || session.editing.set(None));
        }
    };
    let add_another = move |_| {
        if save() {
            toasts.announce("Ready for the next influencer");
            errors.set(Vec::new());
            name.set(String::new());
            lines.with_value(|lines| {
                for line in lines {
                    line.handle.set(String::new());
                    line.followers.set(String::new());
                }
            });
            if let Some(field) = name_ref.get_untracked() {
                let _ = field.focus();
            }
        }
    };
    let account = move |(position, line): (usize, Line)| {
        let heading = format!("account-{position}");
        let labelled_by = heading.clone();
        view! {
            <div class="account" role="group" aria-labelledby=labelled_by>
                <h3 id=heading>{line.network.name()}</h3>
                <TextField
                    label="Handle".to_owned()
                    value=line.handle
                    placeholder="@name or link".to_owned()
                    error=error(InfluencerField::Handle(position))
                />
                <TextField
                    label="Followers".to_owned()
                    value=line.followers
                    placeholder="42.9k".to_owned()
                    error=error(InfluencerField::Followers(position))
                />
            </div>
        }
    };
    view! {
        <form node_ref=form_ref novalidate class="dialog-form" on:submit=submit>
            <div class="dialog-body fields">
                {edited.is_none().then(|| elsewhere(session, guard))}
                <TextField
                    label="Name".to_owned()
                    value=name
                    node_ref=name_ref
                    error=error(InfluencerField::Name)
                    required=true
                />
                <div class="accounts">{lines.get_value().into_iter().enumerate().map(account).collect_view()}</div>
            </div>
            {guard.question(saves)}
            <div class="dialog-actions">
                <button type="button" class="btn" on:click=move |_| guard.leave(move || session.editing.set(None))>
                    "Cancel"
                </button>
                {edited
                    .is_none()
                    .then(|| {
                        view! {
                            <button type="button" class="btn" on:click=add_another>
                                "Add and next"
                            </button>
                        }
                    })}
                <button type="submit" class="btn primary">
                    {saves}
                </button>
            </div>
        </form>
    }
}

/// Where influencers come from besides typing.
fn elsewhere(session: Session, guard: CloseGuard) -> AnyView {
    let commands = expect_context::<Commands>();
    let places = [("From a file or a list…", Action::AddFromList), ("From another campaign…", Action::Bring)];
    let place = move |(text, action): (&'static str, Action)| {
        let go = move |_| {
            guard.leave(move || {
                session.editing.set(None);
                commands.run(action);
            });
        };
        view! {
            <button type="button" class="btn small" on:click=go>
                {text}
            </button>
        }
    };
    let places: Vec<_> = places.into_iter().map(place).collect();
    view! { <div class="elsewhere">{places}</div> }
}
