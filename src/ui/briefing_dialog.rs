//! The dialog that makes a campaign and edits a briefing.

use super::close_guard::CloseGuard;
use super::kit::{CheckboxField, Dialog, SelectField, TextArea, TextField};
use super::live_field::{LiveField, day_in_words, quoted};
use crate::app::library::Library;
use crate::app::navigation::Navigation;
use crate::app::route::Route;
use crate::app::store::CampaignStore;
use crate::browser::{ids, locale};
use crate::document::Document;
use crate::document::edits::{Entity, Field};
use crate::domain::briefing::Briefing;
use crate::domain::briefing_form::{BriefingField, BriefingForm};
use crate::domain::campaign::Campaign;
use crate::domain::command::Command;
use crate::domain::form::FieldError;
use crate::domain::id::CampaignId;
use crate::domain::network::Network;
use crate::domain::open_field::{is_same_price, is_same_text};
use crate::domain::touched::Touched;
use crate::domain::unknown::Unknown;
use crate::ui::element::ElementRef;
use crate::ui::reactive::{expect_context, watch};
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
    let guard = CloseGuard::saving(mode.saves());
    view! {
        <Dialog open title=title.to_owned() on_close=move |()| open.set(false) guard>
            <BriefingFields mode guard />
        </Dialog>
    }
}

/// The fields.
#[derive(Clone, Copy)]
struct Fields {
    name: LiveField,
    client: LiveField,
    description: LiveField,
    /// One for each network that is offered.
    networks: StoredValue<Vec<(Network, LiveField)>>,
    start: LiveField,
    end: LiveField,
    budget: LiveField,
    currency: LiveField,
}

const CHOSEN: &str = "chosen";

fn choice(networks: &[Network], network: Network) -> String {
    if networks.contains(&network) { CHOSEN.to_owned() } else { String::new() }
}

impl Fields {
    fn new(form: BriefingForm) -> Self {
        let box_of = |network| (network, LiveField::new(choice(&form.networks, network)));
        Self {
            networks: StoredValue::new(Network::social().map(box_of).collect()),
            name: LiveField::comparing(form.name, is_same_text),
            client: LiveField::comparing(form.client, is_same_text),
            description: LiveField::comparing(form.description, is_same_text),
            start: LiveField::new(form.start.text),
            end: LiveField::new(form.end.text),
            budget: LiveField::comparing(form.budget, is_same_price),
            currency: LiveField::new(form.currency),
        }
    }

    fn all(self) -> Vec<LiveField> {
        let boxes = self.networks.with_value(|networks| networks.iter().map(|(_, field)| *field).collect::<Vec<_>>());
        let rest = [self.name, self.client, self.description, self.start, self.end, self.budget, self.currency];
        rest.into_iter().chain(boxes).collect()
    }

    /// The briefing is so now.
    fn follow(self, form: BriefingForm) {
        self.networks.with_value(|networks| {
            networks.iter().for_each(|(network, field)| field.follow(choice(&form.networks, *network)));
        });
        self.name.follow(form.name);
        self.client.follow(form.client);
        self.description.follow(form.description);
        self.start.follow(form.start.text);
        self.end.follow(form.end.text);
        self.budget.follow(form.budget);
        self.currency.follow(form.currency);
    }

    fn form(self) -> BriefingForm {
        let is_chosen =
            |(network, field): &(Network, LiveField)| field.value.with(|text| text == CHOSEN).then_some(*network);
        BriefingForm {
            name: self.name.value.get(),
            client: self.client.value.get(),
            description: self.description.value.get(),
            networks: self.networks.with_value(|networks| networks.iter().filter_map(is_chosen).collect()),
            start: self.start.date(),
            end: self.end.date(),
            budget: self.budget.value.get(),
            currency: self.currency.value.get(),
        }
    }
}

#[component]
fn BriefingFields(mode: BriefingMode, guard: CloseGuard) -> impl IntoView {
    let library = expect_context::<Library>();
    let navigation = expect_context::<Navigation>();
    let form = match mode {
        BriefingMode::New => BriefingForm::default(),
        BriefingMode::Edit(store) => store.peek(|campaign| BriefingForm::of(&campaign.briefing)),
    };
    let old_currency = form.currency.clone();
    let fields = Fields::new(form);
    if let BriefingMode::Edit(store) = mode {
        let follow = move || fields.follow(store.peek(|campaign| BriefingForm::of(&campaign.briefing)));
        watch(move || store.track(Touched::BRIEFING), move |()| follow());
    }
    guard.watch(Signal::derive(move || fields.all().into_iter().any(LiveField::is_touched)));
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
    let add = move |briefing: Briefing| {
        let campaign = Campaign::new(CampaignId::new(ids::new_id()), briefing);
        // Wherever the user wanted to go, they want the campaign.
        guard.closed();
        leptos::task::spawn_local(async move {
            let id = campaign.id;
            // A campaign that cannot be stored opens all the same; its page says that it is not saved.
            let _ = library.add(Document::new(campaign)).await;
            navigation.to(&Route::campaign(id));
        });
    };
    let save = move |store: CampaignStore, briefing: Briefing| match store
        .dispatch(Command::EditBriefing(Box::new(briefing)))
    {
        Ok(()) => guard.saved(),
        Err(rejected) => refuse(vec![FieldError { field: BriefingField::Currency, message: rejected.to_string() }]),
    };
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let form = untrack(|| fields.form());
        match mode {
            BriefingMode::New => match form.validate(Unknown::default()) {
                Ok(briefing) => add(briefing),
                Err(refused) => refuse(refused),
            },
            // What was changed elsewhere meanwhile is not written over unseen.
            BriefingMode::Edit(_) if untrack(|| fields.all().into_iter().any(LiveField::clashes)) => refuse(Vec::new()),
            BriefingMode::Edit(store) => match store.peek(|campaign| form.validate_over(&campaign.briefing)) {
                Ok(briefing) => save(store, briefing),
                Err(refused) => refuse(refused),
            },
        }
    };
    let currency_changes =
        Signal::derive(move || matches!(mode, BriefingMode::Edit(_)) && fields.currency.is_touched());
    let clash = move |live: LiveField, field: Field| match mode {
        BriefingMode::New => None,
        BriefingMode::Edit(store) => Some(live.clash(store, Entity::Campaign, field, quoted)),
    };
    let day = move |live: LiveField, field: Field| match mode {
        BriefingMode::New => None,
        BriefingMode::Edit(store) => Some(live.clash(store, Entity::Campaign, field, day_in_words)),
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
        let field =
            fields.networks.with_value(|all| all.iter().find(|(of, _)| *of == network).map(|(_, field)| *field));
        let checked = Signal::derive(move || field.is_some_and(|field| field.value.with(|text| text == CHOSEN)));
        let change = move |on: bool| {
            let text = if on { CHOSEN } else { "" };
            field.into_iter().for_each(|field| field.value.set(text.to_owned()));
        };
        view! { <CheckboxField label=network.name().to_owned() checked on_change=change /> }
    };
    view! {
        <form node_ref=form_ref novalidate class="dialog-form" on:submit=submit>
            <div class="dialog-body fields">
                <TextField
                    label="Name".to_owned()
                    value=fields.name.value
                    error=error(BriefingField::Name)
                    clash=clash(fields.name, Field::Name)
                    required=true
                />
                <TextField
                    label="Client".to_owned()
                    value=fields.client.value
                    error=error(BriefingField::Client)
                    clash=clash(fields.client, Field::Client)
                />
                <TextArea
                    label="Description".to_owned()
                    value=fields.description.value
                    error=error(BriefingField::Description)
                    clash=clash(fields.description, Field::Description)
                />
                <fieldset class="checks">
                    <legend>"Social networks"</legend>
                    <div class="check-grid">{Network::social().map(network_box).collect_view()}</div>
                </fieldset>
                <div class="two">
                    <TextField
                        label="Start date".to_owned()
                        kind="date"
                        value=fields.start.value
                        bad_input=fields.start.incomplete
                        error=error(BriefingField::Start)
                        clash=day(fields.start, Field::Start)
                    />
                    <TextField
                        label="End date".to_owned()
                        kind="date"
                        value=fields.end.value
                        bad_input=fields.end.incomplete
                        error=error(BriefingField::End)
                        clash=day(fields.end, Field::End)
                    />
                </div>
                <div class="two">
                    <TextField
                        label="Budget".to_owned()
                        inputmode="decimal"
                        value=fields.budget.value
                        error=error(BriefingField::Budget)
                        clash=clash(fields.budget, Field::Budget)
                    />
                    <SelectField
                        label="Currency".to_owned()
                        value=fields.currency.value
                        options=currencies
                        error=error(BriefingField::Currency)
                        clash=clash(fields.currency, Field::Currency)
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
            <div class="dialog-actions">
                <button type="button" class="btn" on:click=move |_| guard.close()>
                    "Cancel"
                </button>
                <button type="submit" class="btn primary">
                    {mode.saves()}
                </button>
            </div>
        </form>
    }
}
