//! The dialog that makes a campaign and edits a briefing.

use super::close_guard::CloseGuard;
use super::kit::{CheckboxField, Dialog, SelectField, TextArea, TextField};
use crate::app::library::Library;
use crate::app::navigation::Navigation;
use crate::app::route::Route;
use crate::app::store::CampaignStore;
use crate::browser::{ids, locale};
use crate::document::Document;
use crate::domain::briefing::Briefing;
use crate::domain::briefing_form::{BriefingField, BriefingForm};
use crate::domain::campaign::Campaign;
use crate::domain::command::Command;
use crate::domain::form::{DateInput, FieldError};
use crate::domain::id::CampaignId;
use crate::domain::network::Network;
use crate::domain::unknown::Unknown;
use crate::ui::element::ElementRef;
use crate::ui::reactive::expect_context;
use crate::ui::view;
use leptos::{ev, prelude::*};

/// What the dialog is for.
#[derive(Clone, Copy)]
#[expect(clippy::large_enum_variant, reason = "there is one of it on a page")]
pub enum BriefingMode {
    /// Makes a campaign and goes to it.
    New,
    /// Edits the briefing of the open campaign.
    Edit(CampaignStore),
}

impl BriefingMode {
    /// What the button says that keeps what is typed.
    fn saves(self) -> &'static str {
        match self {
            Self::New => "Create campaign",
            Self::Edit(_) => "Save briefing",
        }
    }
}

/// "New campaign" or "Edit briefing".
#[component]
pub fn BriefingDialog(
    /// Whether it is shown.
    open: RwSignal<bool>,
    /// What it is for.
    mode: BriefingMode,
) -> impl IntoView {
    let title = match mode {
        BriefingMode::New => "New campaign",
        BriefingMode::Edit(_) => "Edit briefing",
    };
    let guard = CloseGuard::new();
    view! {
        <Dialog open title=title.to_owned() on_close=move |()| guard.leave(move || open.set(false))>
            <BriefingFields open mode guard />
        </Dialog>
    }
}

/// The fields' signals.
#[derive(Clone, Copy)]
struct Fields {
    name: RwSignal<String>,
    client: RwSignal<String>,
    description: RwSignal<String>,
    networks: RwSignal<Vec<Network>>,
    start: RwSignal<String>,
    start_bad: RwSignal<bool>,
    end: RwSignal<String>,
    end_bad: RwSignal<bool>,
    budget: RwSignal<String>,
    currency: RwSignal<String>,
}

impl Fields {
    fn new(form: BriefingForm) -> Self {
        Self {
            name: RwSignal::new(form.name),
            client: RwSignal::new(form.client),
            description: RwSignal::new(form.description),
            networks: RwSignal::new(form.networks),
            start: RwSignal::new(form.start.text),
            start_bad: RwSignal::new(false),
            end: RwSignal::new(form.end.text),
            end_bad: RwSignal::new(false),
            budget: RwSignal::new(form.budget),
            currency: RwSignal::new(form.currency),
        }
    }

    fn form(self) -> BriefingForm {
        BriefingForm {
            name: self.name.get(),
            client: self.client.get(),
            description: self.description.get(),
            networks: self.networks.get(),
            start: DateInput { text: self.start.get(), incomplete: self.start_bad.get() },
            end: DateInput { text: self.end.get(), incomplete: self.end_bad.get() },
            budget: self.budget.get(),
            currency: self.currency.get(),
        }
    }
}

#[component]
fn BriefingFields(open: RwSignal<bool>, mode: BriefingMode, guard: CloseGuard) -> impl IntoView {
    let library = expect_context::<Library>();
    let navigation = expect_context::<Navigation>();
    let (form, unknown) = match mode {
        BriefingMode::New => (BriefingForm::default(), Unknown::default()),
        BriefingMode::Edit(store) => {
            store.peek(|campaign| (BriefingForm::of(&campaign.briefing), campaign.briefing.unknown.clone()))
        }
    };
    let old_currency = form.currency.clone();
    let fields = Fields::new(form.clone());
    guard.watch(Signal::derive(move || fields.form() != form));
    let errors = RwSignal::new(Vec::<FieldError<BriefingField>>::new());
    let error = move |field: BriefingField| {
        Signal::derive(move || {
            errors.with(|errors| errors.iter().find(|error| error.field == field).map(|error| error.message.clone()))
        })
    };
    let form_ref = ElementRef::new();
    let refuse = move |refused| {
        errors.set(refused);
        super::focus_first_invalid(form_ref);
    };
    let finish = move |briefing: Briefing| match mode {
        BriefingMode::New => {
            let campaign = Campaign::new(CampaignId::new(ids::new_id()), briefing);
            open.set(false);
            leptos::task::spawn_local(async move {
                let id = campaign.id;
                // A campaign that cannot be stored opens all the same; its page says that it is not saved.
                let _ = library.add(Document::new(campaign)).await;
                navigation.to(&Route::campaign(id));
            });
        }
        BriefingMode::Edit(store) => match store.dispatch(Command::EditBriefing(Box::new(briefing))) {
            Ok(()) => open.set(false),
            Err(rejected) => refuse(vec![FieldError { field: BriefingField::Currency, message: rejected.to_string() }]),
        },
    };
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        match untrack(|| fields.form()).validate(unknown.clone()) {
            Ok(briefing) => finish(briefing),
            Err(refused) => refuse(refused),
        }
    };
    let currency_changes = {
        let old = old_currency.clone();
        Signal::derive(move || matches!(mode, BriefingMode::Edit(_)) && fields.currency.with(|now| *now != old))
    };
    let currencies = {
        let mut all = locale::currencies();
        // A file may hold a currency that is not among those offered.
        if !all.iter().any(|(code, _)| *code == old_currency) {
            all.insert(0, (old_currency.clone(), old_currency));
        }
        Signal::stored(all)
    };
    let network_box = move |network: Network| {
        let checked = Signal::derive(move || fields.networks.with(|chosen| chosen.contains(&network)));
        let change = move |on: bool| {
            fields.networks.update(|chosen| {
                chosen.retain(|other| *other != network);
                if on {
                    chosen.push(network);
                }
            });
        };
        view! { <CheckboxField label=network.name().to_owned() checked on_change=change /> }
    };
    view! {
        <form node_ref=form_ref novalidate class="dialog-form" on:submit=submit>
            <div class="dialog-body fields">
                <TextField label="Name".to_owned() value=fields.name error=error(BriefingField::Name) required=true />
                <TextField label="Client".to_owned() value=fields.client error=error(BriefingField::Client) />
                <TextArea label="Description".to_owned() value=fields.description error=error(BriefingField::Description) />
                <fieldset class="checks">
                    <legend>"Social networks"</legend>
                    <div class="check-grid">{Network::social().map(network_box).collect_view()}</div>
                </fieldset>
                <div class="two">
                    <TextField
                        label="Start date".to_owned()
                        kind="date"
                        value=fields.start
                        bad_input=fields.start_bad
                        error=error(BriefingField::Start)
                    />
                    <TextField
                        label="End date".to_owned()
                        kind="date"
                        value=fields.end
                        bad_input=fields.end_bad
                        error=error(BriefingField::End)
                    />
                </div>
                <div class="two">
                    <TextField
                        label="Budget".to_owned()
                        inputmode="decimal"
                        value=fields.budget
                        error=error(BriefingField::Budget)
                    />
                    <SelectField
                        label="Currency".to_owned()
                        value=fields.currency
                        options=currencies
                        error=error(BriefingField::Currency)
                    />
                </div>
                {move || {
                    currency_changes
                        .get()
                        .then(|| {
                            view! {
                                <p class="note" role="status">
                                    "Every price keeps its digits in the new currency. Nothing is converted."
                                </p>
                            }
                        })
                }}
            </div>
            {guard.question(mode.saves())}
            <div class="dialog-actions">
                <button type="button" class="btn" on:click=move |_| guard.leave(move || open.set(false))>
                    "Cancel"
                </button>
                <button type="submit" class="btn primary">
                    {mode.saves()}
                </button>
            </div>
        </form>
    }
}
