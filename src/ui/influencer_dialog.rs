//! The dialog that adds an influencer and edits one.

use super::close_guard::CloseGuard;
use super::gone::Gone;
use super::kit::{Dialog, TextField, Toasts};
use super::live_field::{LiveField, quoted};
use crate::app::action::Action;
use crate::app::session::{InfluencerEdit, Session};
use crate::app::store::CampaignStore;
use crate::browser::ids;
use crate::document::edits::{Entity, Field};
use crate::domain::command::Command;
use crate::domain::form::FieldError;
use crate::domain::id::InfluencerId;
use crate::domain::influencer::{Account, Influencer};
use crate::domain::influencer_form::{AccountDraft, InfluencerField, InfluencerForm, follow_accounts};
use crate::domain::network::Network;
use crate::domain::open_field::{is_same_followers, is_same_text};
use crate::domain::touched::Touched;
use crate::ui::commands::Commands;
use crate::ui::element::ElementRef;
use crate::ui::reactive::{each, expect_context, watch};
use crate::ui::view;
use leptos::reactive::owner::WeakOwner;
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
    let guard = CloseGuard::saving("Save influencer");
    view! {
        <Dialog open title on_close=move |()| editing.set(None) guard class="wide">
            {move || editing.get().map(|edit| view! { <InfluencerFields edit guard /> })}
        </Dialog>
    }
}

/// One account's line.
#[derive(Clone, Copy)]
struct Line {
    /// Tells it from other lines.
    key: usize,
    network: Network,
    position: StoredValue<Option<usize>>,
    handle: LiveField,
    followers: LiveField,
}

impl Line {
    fn new(key: usize, draft: AccountDraft) -> Self {
        Self {
            key,
            network: draft.network,
            position: StoredValue::new(draft.position),
            handle: LiveField::comparing(draft.handle, is_same_text),
            followers: LiveField::comparing(draft.followers, is_same_followers),
        }
    }

    /// The line is about this account now, or about none.
    fn follow(self, position: Option<usize>, account: Option<&Account>) {
        self.position.set_value(position);
        self.handle.follow(account.map(|account| account.handle.to_string()).unwrap_or_default());
        self.followers
            .follow(account.and_then(|account| account.followers).map(|it| it.to_string()).unwrap_or_default());
    }

    fn draft(self) -> AccountDraft {
        AccountDraft {
            network: self.network,
            handle: self.handle.value.get(),
            followers: self.followers.value.get(),
            position: self.position.get_value(),
        }
    }
}

/// What stands in the dialog.
#[derive(Clone, Copy)]
struct Typed {
    name: LiveField,
    lines: RwSignal<Vec<Line>>,
    owner: StoredValue<WeakOwner>,
}

impl Typed {
    fn new(form: InfluencerForm) -> Self {
        let lines = form.accounts.into_iter().enumerate().map(|(key, draft)| Line::new(key, draft)).collect();
        Self {
            name: LiveField::comparing(form.name, is_same_text),
            lines: RwSignal::new(lines),
            // An owner that held itself would never go.
            owner: StoredValue::new(Owner::current().unwrap_or_default().downgrade()),
        }
    }

    fn fields(self) -> Vec<LiveField> {
        let lines = self.lines.get();
        std::iter::once(self.name).chain(lines.iter().flat_map(|line| [line.handle, line.followers])).collect()
    }

    fn form(self) -> InfluencerForm {
        let accounts = self.lines.with(|lines| lines.iter().map(|line| line.draft()).collect());
        InfluencerForm { name: self.name.value.get(), accounts }
    }

    /// The influencer is so now. An account that was added elsewhere gets a line of its own.
    fn follow(self, now: &Influencer) {
        self.name.follow(now.name().to_owned());
        let mut lines = self.lines.get_untracked();
        let known: Vec<(Network, String)> = lines.iter().map(|line| (line.network, line.handle.kept())).collect();
        let followed = follow_accounts(&known, now.accounts());
        for (line, position) in lines.iter().zip(&followed.positions) {
            line.follow(*position, position.and_then(|at| now.accounts().get(at)));
        }
        let Some(owner) = self.owner.with_value(WeakOwner::upgrade).filter(|_| !followed.new.is_empty()) else {
            return;
        };
        for position in followed.new {
            let Some(account) = now.accounts().get(position) else { continue };
            let place = lines.iter().rposition(|line| line.network == account.network).map_or(lines.len(), |at| at + 1);
            let key = lines.iter().map(|line| line.key).max().map_or(0, |last| last + 1);
            let draft = AccountDraft {
                network: account.network,
                handle: String::new(),
                followers: String::new(),
                position: Some(position),
            };
            let line = owner.with(|| Line::new(key, draft));
            line.follow(Some(position), Some(account));
            lines.insert(place, line);
        }
        self.lines.set(lines);
    }

    /// What is typed, as text to be copied.
    fn text(self) -> String {
        let form = untrack(|| self.form());
        let account = |draft: &AccountDraft| {
            let is_there = !draft.handle.is_empty();
            is_there.then(|| format!("{} {} {}", draft.network.name(), draft.handle, draft.followers).trim().to_owned())
        };
        std::iter::once(form.name.clone())
            .chain(form.accounts.iter().filter_map(account))
            .collect::<Vec<_>>()
            .join("\n")
    }
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
    let typed = Typed::new(form);
    if let Some(id) = edited {
        let follow =
            move || store.peek(|campaign| campaign.roster.get(id).into_iter().for_each(|now| typed.follow(now)));
        watch(move || store.track(Touched::PEOPLE), move |()| follow());
    }
    guard.watch(Signal::derive(move || typed.fields().into_iter().any(LiveField::is_touched)));
    let errors = RwSignal::new(Vec::<FieldError<InfluencerField>>::new());
    let error = move |field: InfluencerField| {
        Signal::derive(move || {
            errors.with(|errors| errors.iter().find(|error| error.field == field).map(|error| error.message.clone()))
        })
    };
    let form_ref = ElementRef::new();
    let name_ref = ElementRef::new();

    // Whether it was saved; what is wrong stands beside the fields otherwise.
    let save = move || {
        // What was changed elsewhere meanwhile is not written over unseen.
        if untrack(|| typed.fields().into_iter().any(LiveField::clashes)) {
            errors.set(Vec::new());
            super::focus_first_invalid(form_ref);
            return false;
        }
        let form = untrack(|| typed.form());
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
    guard.call_saving(saves);
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        if save() {
            guard.saved();
        }
    };
    let add_another = move |_| {
        if save() {
            toasts.announce("Ready for the next influencer");
            errors.set(Vec::new());
            typed.fields().into_iter().for_each(|field| field.reset(String::new()));
            if let Some(field) = name_ref.get_untracked() {
                let _ = field.focus();
            }
        }
    };
    let clash =
        move |live: LiveField, field: Field| edited.map(|id| live.clash(store, Entity::Influencer(id), field, quoted));
    let account = move |line: Line| {
        let heading = format!("account-{}", line.key);
        let labelled_by = heading.clone();
        let place =
            move || typed.lines.with(|lines| lines.iter().position(|it| it.key == line.key)).unwrap_or_default();
        let error = move |field: fn(usize) -> InfluencerField| {
            Signal::derive(move || {
                let field = field(place());
                errors.with(|errors| errors.iter().find(|it| it.field == field).map(|it| it.message.clone()))
            })
        };
        view! {
            <div class="account" role="group" aria-labelledby=labelled_by>
                <h3 id=heading>{line.network.name()}</h3>
                <TextField
                    label="Handle".to_owned()
                    value=line.handle.value
                    placeholder="@name or link".to_owned()
                    error=error(InfluencerField::Handle)
                    clash=clash(line.handle, Field::Accounts(line.network))
                />
                <TextField
                    label="Followers".to_owned()
                    value=line.followers.value
                    placeholder="42.9k".to_owned()
                    error=error(InfluencerField::Followers)
                    clash=clash(line.followers, Field::Accounts(line.network))
                />
            </div>
        }
    };
    let gone = edited.map(|id| view! { <Gone id typed=Callback::new(move |()| typed.text()) /> });
    view! {
        <form node_ref=form_ref novalidate class="dialog-form" on:submit=submit>
            <div class="dialog-body fields">
                {edited.is_none().then(|| elsewhere(session, guard))}
                {gone}
                <TextField
                    label="Name".to_owned()
                    value=typed.name.value
                    node_ref=name_ref
                    error=error(InfluencerField::Name)
                    clash=clash(typed.name, Field::Name)
                    required=true
                />
                <div class="accounts">{each(move || typed.lines.get(), |line| line.key.to_string(), account)}</div>
            </div>
            <div class="dialog-actions">
                <button type="button" class="btn" on:click=move |_| guard.close()>
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
