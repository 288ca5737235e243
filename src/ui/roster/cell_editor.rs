//! Editing a cell where it stands.

use super::columns;
use super::grid_keys::{Spot, focus_cell};
use crate::app::navigation::{Guard, Guarded, Holder, Navigation, Question};
use crate::app::session::Session;
use crate::app::store::CampaignStore;
use crate::document::edits::{self, Entity};
use crate::domain::cell::{self, CellText};
use crate::domain::detail::Detail;
use crate::domain::id::InfluencerId;
use crate::domain::open_field::is_same_text;
use crate::domain::own_column::ColumnKind;
use crate::domain::query::Column;
use crate::domain::touched::Touched;
use crate::ui::element::ElementRef;
use crate::ui::kit::{Clash, MenuItem, Menus, StartAt, VirtualScroll, clash_view, find};
use crate::ui::later::do_now;
use crate::ui::live_field::{LiveField, quoted};
use crate::ui::reactive::{effect, expect_context, on_load, watch};
use crate::ui::stranded::Stranded;
use crate::ui::view;
use leptos::mount::{UnmountHandle, mount_to};
use leptos::tachys::view::any_view::AnyViewState;
use leptos::{ev, prelude::*};
use std::collections::BTreeSet;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement, HtmlTextAreaElement};

/// The class of the field that stands in a cell while it is edited.
const FIELD: &str = "cell-field";
/// Most values that are suggested.
const SUGGESTIONS: usize = 200;

/// Edits one cell at a time.
#[derive(Clone, Copy)]
pub struct Editor {
    store: CampaignStore,
    session: Session,
    menus: Menus,
    scroll: VirtualScroll,
    navigation: Navigation,
    stranded: Stranded,
    open: StoredValue<Option<Open>, LocalStorage>,
}

/// The field that is open.
struct Open {
    id: InfluencerId,
    column: Column,
    cell: HtmlElement,
    /// Whose it is, and the title of the column.
    called: (String, String),
    live: LiveField,
    error: RwSignal<Option<String>>,
    guard: Guard,
    _field: UnmountHandle<AnyViewState>,
    /// What the signals belong to.
    _owner: Owner,
}

/// What has become of the cell of a field.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Loss {
    /// The influencer was removed.
    Influencer,
    /// The column was removed.
    Column,
    /// The row or the column is not shown any more.
    Sight,
}

/// How a field is left.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Leave {
    /// To the cell it is in.
    Stay,
    /// To the next cell, or the one before.
    Beside(bool),
    /// To where the user has gone already.
    Away,
}

impl Editor {
    /// Of the grid that `scroll` holds.
    pub fn new(store: CampaignStore, session: Session, menus: Menus, scroll: VirtualScroll) -> Self {
        let (navigation, stranded) = (expect_context(), expect_context());
        let editor = Self { store, session, menus, scroll, navigation, stranded, open: StoredValue::new_local(None) };
        watch(
            move || {
                store.track(Touched::PEOPLE.and(Touched::DETAILS).and(Touched::TABLE));
                session.found.track();
                session.column_order.track();
            },
            move |()| editor.follow(),
        );
        on_cleanup(move || editor.displace(Loss::Sight));
        editor
    }

    /// Whether an element belongs to a field that is open.
    pub fn holds(element: &Element) -> bool {
        element.closest(&format!(".{FIELD}")).is_ok_and(|field| field.is_some())
    }

    /// Starts to edit a cell; `false` where nothing can be edited.
    pub fn open(self, spot: &Spot) -> bool {
        do_now(|| self.open_here(spot))
    }

    fn open_here(self, spot: &Spot) -> bool {
        let Some(id) = spot.influencer(self.session) else { return false };
        let Some(column) = Column::from_key(&spot.column).filter(|column| cell::is_editable(*column)) else {
            return false;
        };
        let (text, kind, called) = self.store.peek(|campaign| {
            let own = campaign.table.columns();
            let influencer = campaign.roster.get(id);
            let kind =
                if let Column::Detail(detail) = column { detail.kind(own).into_owned() } else { ColumnKind::Text };
            let text = influencer.map(|it| cell::text(it, column, campaign.briefing.currency)).unwrap_or_default();
            let name = influencer.map_or("", |it| it.name());
            (text, kind, (name.to_owned(), columns::name(column, own)))
        });
        match (column, kind) {
            (Column::InfluencerStatus | Column::ClientStatus, _) => {
                find(&spot.cell, "button").inspect(|button| button.click());
            }
            (_, ColumnKind::Choice(choices)) => self.choose(&spot.cell, id, column, &choices, &text),
            (_, kind) => self.type_in(&spot.cell, id, column, &kind, text, called),
        }
        true
    }

    /// Offers the values of a choice.
    fn choose(self, cell: &HtmlElement, id: InfluencerId, column: Column, choices: &[String], present: &str) {
        let item = |value: &str, label: &str| {
            let text = value.to_owned();
            MenuItem::radio(label, value == present, move || {
                let _ = self.write(id, column, text.clone());
            })
        };
        let values = choices.iter().map(|choice| item(choice, choice));
        let items: Vec<MenuItem> = values.chain([MenuItem::separator(), item("", "None")]).collect();
        self.menus.toggle(cell.clone(), || items, StartAt::First);
    }

    fn type_in(
        self,
        cell: &HtmlElement,
        id: InfluencerId,
        column: Column,
        kind: &ColumnKind,
        text: String,
        called: (String, String),
    ) {
        let owner = Owner::new();
        let (live, error) = owner.with(|| (LiveField::comparing(text, is_same_text), RwSignal::new(None)));
        let unsaved = owner.with(|| Signal::derive(move || live.is_touched()));
        let save = owner.with(|| Callback::new(move |()| self.save()));
        let discard = owner.with(|| Callback::new(move |()| self.close(Leave::Away)));
        let question = Question::Page { title: "Unsaved text", saves: "Save text", save, discard: Some(discard) };
        let guard = self.navigation.keep_guard(Guarded { holder: Holder::Page, unsaved, question });
        let clash = owner.with(|| self.clash(live, id, column));
        let is_long = column == Column::Detail(Detail::Notes);
        let suggestions =
            if let Column::Detail(detail) = column { suggestions(self.store, detail) } else { Vec::new() };
        let is_date = *kind == ColumnKind::Date;
        let is_number = *kind == ColumnKind::Number || column == Column::Detail(Detail::Engagement);
        let (name, title) = &called;
        let label = format!("{title} of {name}");
        let field = mount_to(cell.clone(), move || {
            view! { <Field editor=self label live is_long is_date is_number suggestions error clash /> }.into_any()
        });
        let _ = cell.class_list().add_1("editing");
        let cell_there = cell.clone();
        self.open.set_value(Some(Open {
            id,
            column,
            cell: cell_there,
            called,
            live,
            error,
            guard,
            _field: field,
            _owner: owner,
        }));
        if let Some(field) = find(cell, "input, textarea") {
            let _ = field.focus();
            if let Some(input) = field.dyn_ref::<HtmlInputElement>() {
                input.select();
            }
        }
    }

    /// Writes what was typed and leaves the field, or says what is wrong with it.
    fn commit(self, text: &str, leave: Leave) {
        let open =
            self.open.try_with_value(|open| open.as_ref().map(|open| (open.id, open.column, open.error, open.live)));
        let Some((id, column, error, live)) = open.flatten() else { return };
        if !self.has_place(id, column) {
            return self.follow();
        }
        let written = match untrack(|| live.clashes()) {
            true => Err(String::new()),
            false => self.write(id, column, text.to_owned()),
        };
        match written {
            Ok(()) => self.close(leave),
            Err(why) => {
                error.set(Some(why).filter(|why| !why.is_empty()));
                if leave == Leave::Away {
                    // Once the browser has done with moving the focus.
                    request_animation_frame(move || {
                        self.open.try_with_value(|open| {
                            let field = open.as_ref().and_then(|open| find(&open.cell, "input, textarea"));
                            field.map(|field| field.focus())
                        });
                    });
                }
            }
        }
    }

    fn close(self, leave: Leave) {
        // The field's own leaving of the page is no leaving by the user.
        let Some(open) = self.open.try_update_value(Option::take).flatten() else { return };
        let _ = open.cell.class_list().remove_1("editing");
        open.guard.release();
        let (id, key) = (open.id, open.column.key().into_owned());
        drop(open);
        if leave == Leave::Away {
            return;
        }
        // The row may stand elsewhere now, when it is sorted by what was typed.
        let row = self.session.found.with_untracked(|found| {
            let row = found.ids.iter().position(|row| *row == id)?;
            Some(found.line_of(row))
        });
        let Some(row) = row else { return };
        let scroll = self.scroll;
        scroll.scroll_to(row);
        // Behind the effects that show what was typed, and before any other event: to give the focus has the browser lay
        // out the rows, and so it does it once.
        leptos::task::spawn_local(async move {
            focus_cell(scroll, row, &key);
            if let Leave::Beside(forwards) = leave {
                super::grid_keys::step(forwards);
            }
        });
    }

    /// Writes what is typed, so that the page can be left; `false` where it cannot be written, which the field says.
    fn save(self) -> bool {
        let text = self.open.try_with_value(|open| open.as_ref().and_then(|open| open.live.value.try_get_untracked()));
        if let Some(text) = text.flatten() {
            self.commit(&text, Leave::Away);
        }
        self.open.try_with_value(Option::is_none).unwrap_or(true)
    }

    /// Whether there still is a cell of that influencer and that column, shown or not.
    fn has_place(self, id: InfluencerId, column: Column) -> bool {
        self.store.peek(|campaign| {
            let has_column = match column {
                Column::Detail(Detail::Own(own)) => campaign.table.column(own).is_some(),
                _ => true,
            };
            has_column && campaign.roster.get(id).is_some()
        })
    }

    /// The campaign, the rows or the columns have changed: the field follows its cell, or loses it.
    fn follow(self) {
        let open = self.open.try_with_value(|open| open.as_ref().map(|open| (open.id, open.column, open.live)));
        let Some((id, column, live)) = open.flatten() else { return };
        let now = self.store.peek(|campaign| {
            campaign.roster.get(id).map(|influencer| cell::text(influencer, column, campaign.briefing.currency))
        });
        let is_shown = self.session.found.with_untracked(|found| found.ids.contains(&id))
            && self.session.column_order.with_untracked(|columns| columns.contains(&column));
        let loss = match now {
            None => Some(Loss::Influencer),
            Some(_) if !self.has_place(id, column) => Some(Loss::Column),
            Some(now) => {
                live.follow(now);
                (!is_shown).then_some(Loss::Sight)
            }
        };
        loss.into_iter().for_each(|loss| self.displace(loss));
    }

    /// The field loses its cell. What is typed is kept as by leaving the field where that can be, else shown.
    fn displace(self, loss: Loss) {
        let open = self
            .open
            .try_with_value(|open| open.as_ref().map(|open| (open.id, open.column, open.called.clone(), open.live)));
        let Some((id, column, (name, title), live)) = open.flatten() else { return };
        let (typed, clashes) = (live.unsaved_text(), untrack(|| live.clashes()));
        self.close(Leave::Away);
        let Some(text) = typed else { return };
        let has_place = self.has_place(id, column);
        if has_place && !clashes && self.write(id, column, text.clone()).is_ok() {
            return;
        }
        let save = has_place.then(|| Callback::new(move |(text,): (String,)| self.write(id, column, text)));
        let said = match loss {
            Loss::Influencer => format!("{name} was removed from the roster elsewhere while you edited \"{title}\"."),
            Loss::Column => format!("The column \"{title}\" was removed elsewhere while you edited it for {name}."),
            Loss::Sight => format!("{name} went out of sight while you edited \"{title}\"."),
        };
        self.stranded.show(said, text, save);
    }

    /// The question about a cell that was changed elsewhere while its field was open.
    fn clash(self, live: LiveField, id: InfluencerId, column: Column) -> Clash {
        let field = match column {
            Column::Name => Some(edits::Field::Name),
            Column::Detail(detail) => Some(edits::Field::Detail(detail)),
            // Accounts are a register for each network.
            _ => None,
        };
        let field = field.unwrap_or(edits::Field::AccountOrder);
        let clash = live.clash(self.store, Entity::Influencer(id), field, quoted);
        let answer = move |answer: fn(LiveField)| {
            Callback::new(move |()| {
                answer(live);
                if let Some(text) = live.value.try_get_untracked() {
                    self.commit(&text, Leave::Stay);
                }
            })
        };
        Clash { keep_mine: answer(LiveField::keep_mine), take_theirs: answer(LiveField::take_theirs), ..clash }
    }

    fn write(self, id: InfluencerId, column: Column, text: String) -> Result<(), String> {
        self.store.write_cell(CellText { influencer: id, column, text })
    }
}

/// Whether what stands in a detail of others is likely to be wanted again.
pub fn has_suggestions(detail: Detail) -> bool {
    matches!(detail, Detail::Country | Detail::Language | Detail::Tags)
}

/// What stands in a detail of others, where that is likely to be wanted again.
pub fn suggestions(store: CampaignStore, detail: Detail) -> Vec<String> {
    if !has_suggestions(detail) {
        return Vec::new();
    }
    store.peek(|campaign| {
        let all = campaign.roster.iter().flat_map(|influencer| match detail {
            Detail::Tags => influencer.details.tags().collect::<Vec<_>>(),
            detail => vec![influencer.details.get(detail)],
        });
        let distinct: BTreeSet<&str> = all.filter(|value| !value.is_empty()).collect();
        distinct.into_iter().take(SUGGESTIONS).map(str::to_owned).collect()
    })
}

/// The field in the cell.
#[component]
fn Field(
    editor: Editor,
    label: String,
    live: LiveField,
    is_long: bool,
    is_date: bool,
    is_number: bool,
    suggestions: Vec<String>,
    error: RwSignal<Option<String>>,
    clash: Clash,
) -> impl IntoView {
    let node = ElementRef::new();
    let clashes = move || clash.said.with(Option::is_some);
    let typed = move |event: &ev::Event| {
        let target = event.target()?;
        let input = target.dyn_ref::<HtmlInputElement>().map(|input| match input.validity().bad_input() {
            // The browser reports a partly typed date as empty, which would mean that there is none.
            true => "An incomplete date".to_owned(),
            false => input.value(),
        });
        input.or_else(|| target.dyn_ref::<HtmlTextAreaElement>().map(HtmlTextAreaElement::value))
    };
    let on_key = move |event: ev::KeyboardEvent| {
        event.stop_propagation();
        let leave = match event.key().as_str() {
            // Shift+Enter is a new line.
            "Enter" if is_long && event.shift_key() => return,
            "Enter" | "F2" => Leave::Stay,
            // To the answers below the field.
            "Tab" if untrack(clashes) => return,
            "Tab" => Leave::Beside(!event.shift_key()),
            "Escape" => {
                event.prevent_default();
                return editor.close(Leave::Stay);
            }
            _ => return,
        };
        event.prevent_default();
        if let Some(text) = typed(&event) {
            editor.commit(&text, leave);
        }
    };
    let on_blur = move |event: ev::FocusEvent| {
        // A window that loses the focus is no leaving of the field.
        let is_inside =
            event.related_target().and_then(|to| to.dyn_into::<Element>().ok()).is_some_and(|to| Editor::holds(&to));
        // The question about leaving takes the focus, and gives it back.
        let is_asked = editor.navigation.pending.with_untracked(Option::is_some);
        let stays = document().has_focus().unwrap_or_default() && !is_inside && !is_asked;
        if let (true, Some(text)) = (stays, typed(&event)) {
            editor.commit(&text, Leave::Away);
        }
    };
    let on_input = move |event: ev::Event| {
        let bad = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        live.incomplete.set(bad.is_some_and(|input| input.validity().bad_input()));
        live.value.set(event_target_value(&event));
    };
    let invalid = move || (error.with(Option::is_some) || clashes()).then_some("true");
    let said = move || match (error.with(Option::is_some), clashes()) {
        (true, _) => Some("cell-error"),
        (false, true) => Some("cell-clash"),
        (false, false) => None,
    };
    let list = (!suggestions.is_empty()).then_some("cell-suggestions");
    let options: Vec<_> = suggestions.into_iter().map(|value| view! { <option value=value></option> }).collect();
    on_load(node, move |field| {
        let text = live.value.get_untracked();
        if let Some(area) = field.dyn_ref::<HtmlTextAreaElement>() {
            area.set_value(&text);
        } else if let Some(input) = field.dyn_ref::<HtmlInputElement>() {
            input.set_value(&text);
            input.select();
        }
    });
    // What the cell has now, where nothing was typed.
    effect(move || {
        let text = live.value.get();
        let Some(field) = node.get() else { return };
        let shown: HtmlInputElement = field.unchecked_into();
        if shown.value() != text {
            shown.set_value(&text);
        }
    });
    let kind = if is_date { "date" } else { "text" };
    let inputmode = is_number.then_some("decimal");
    let field = if is_long {
        view! {
            <textarea
                node_ref=node
                class="in"
                rows="4"
                aria-label=label
                aria-invalid=invalid
                aria-describedby=said
                on:input=on_input
                on:keydown=on_key
                on:blur=on_blur
            ></textarea>
        }
    } else {
        view! {
            <input
                node_ref=node
                class="in"
                type=kind
                inputmode=inputmode
                autocomplete="off"
                list=list
                aria-label=label
                aria-invalid=invalid
                aria-describedby=said
                on:input=on_input
                on:keydown=on_key
                on:blur=on_blur
            />
        }
    };
    let on_escape = move |event: ev::KeyboardEvent| {
        if event.key() == "Escape" {
            event.prevent_default();
            event.stop_propagation();
            editor.close(Leave::Stay);
        }
    };
    view! {
        <div class=FIELD on:keydown=on_escape>
            {field} <datalist id="cell-suggestions">{options}</datalist>
            <p id="cell-error" class="cell-error" role="alert">
                {move || error.get().unwrap_or_default()}
            </p>
            {clash_view("cell-clash".to_owned(), Signal::stored(String::from("The cell")), clash)}
        </div>
    }
}
