//! Editing a cell where it stands.

use super::columns;
use super::grid_keys::{Spot, focus_cell};
use crate::app::session::Session;
use crate::app::store::CampaignStore;
use crate::domain::cell::{self, CellText};
use crate::domain::detail::Detail;
use crate::domain::id::InfluencerId;
use crate::domain::own_column::ColumnKind;
use crate::domain::query::Column;
use crate::ui::element::ElementRef;
use crate::ui::kit::{MenuItem, Menus, StartAt, VirtualScroll, find};
use crate::ui::reactive::on_load;
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
    open: StoredValue<Option<Open>, LocalStorage>,
}

/// The field that is open.
struct Open {
    id: InfluencerId,
    column: Column,
    cell: HtmlElement,
    error: RwSignal<Option<String>>,
    _field: UnmountHandle<AnyViewState>,
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
        Self { store, session, menus, scroll, open: StoredValue::new_local(None) }
    }

    /// Whether an element belongs to a field that is open.
    pub fn holds(element: &Element) -> bool {
        element.closest(&format!(".{FIELD}")).is_ok_and(|field| field.is_some())
    }

    /// Starts to edit a cell; `false` where nothing can be edited.
    pub fn open(self, spot: &Spot) -> bool {
        let Some(id) = spot.influencer(self.session) else { return false };
        let Some(column) = Column::from_key(&spot.column).filter(|column| cell::is_editable(*column)) else {
            return false;
        };
        let (text, kind, label) = self.store.peek(|campaign| {
            let own = campaign.table.columns();
            let influencer = campaign.roster.get(id);
            let kind =
                if let Column::Detail(detail) = column { detail.kind(own).into_owned() } else { ColumnKind::Text };
            let text = influencer.map(|it| cell::text(it, column, campaign.briefing.currency)).unwrap_or_default();
            let name = influencer.map_or("", |it| it.name());
            (text, kind, format!("{} of {name}", columns::name(column, own)))
        });
        match (column, kind) {
            (Column::InfluencerStatus | Column::ClientStatus, _) => {
                find(&spot.cell, "button").inspect(|button| button.click());
            }
            (_, ColumnKind::Choice(choices)) => self.choose(&spot.cell, id, column, &choices, &text),
            (_, kind) => self.type_in(&spot.cell, id, column, &kind, text, label),
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
        label: String,
    ) {
        let error = RwSignal::new(None);
        let is_long = column == Column::Detail(Detail::Notes);
        let suggestions =
            if let Column::Detail(detail) = column { suggestions(self.store, detail) } else { Vec::new() };
        let is_date = *kind == ColumnKind::Date;
        let is_number = *kind == ColumnKind::Number || column == Column::Detail(Detail::Engagement);
        let field = mount_to(cell.clone(), move || {
            view! { <Field editor=self label text is_long is_date is_number suggestions error /> }.into_any()
        });
        let _ = cell.class_list().add_1("editing");
        self.open.set_value(Some(Open { id, column, cell: cell.clone(), error, _field: field }));
        if let Some(field) = find(cell, "input, textarea") {
            let _ = field.focus();
            if let Some(input) = field.dyn_ref::<HtmlInputElement>() {
                input.select();
            }
        }
    }

    /// Writes what was typed and leaves the field, or says what is wrong with it.
    fn commit(self, text: &str, leave: Leave) {
        let open = self.open.try_with_value(|open| open.as_ref().map(|open| (open.id, open.column, open.error)));
        let Some((id, column, error)) = open.flatten() else { return };
        match self.write(id, column, text.to_owned()) {
            Ok(()) => self.close(leave),
            Err(why) => {
                error.set(Some(why));
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
    text: String,
    is_long: bool,
    is_date: bool,
    is_number: bool,
    suggestions: Vec<String>,
    error: RwSignal<Option<String>>,
) -> impl IntoView {
    let node = ElementRef::new();
    let typed = move |event: &ev::Event| {
        let target = event.target()?;
        let input = target.dyn_ref::<HtmlInputElement>().map(|input| match input.validity().bad_input() {
            // Of a date that is typed in part the browser gives nothing, which would mean that there is none.
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
            "Enter" if event.is_composing() => return,
            "Enter" | "F2" => Leave::Stay,
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
        let stays = document().has_focus().unwrap_or_default();
        if let (true, Some(text)) = (stays, typed(&event)) {
            editor.commit(&text, Leave::Away);
        }
    };
    let invalid = move || error.with(Option::is_some).then_some("true");
    let said = move || error.with(Option::is_some).then_some("cell-error");
    let list = (!suggestions.is_empty()).then_some("cell-suggestions");
    let options: Vec<_> = suggestions.into_iter().map(|value| view! { <option value=value></option> }).collect();
    let value = StoredValue::new(text);
    on_load(node, move |field| {
        let text = value.get_value();
        if let Some(area) = field.dyn_ref::<HtmlTextAreaElement>() {
            area.set_value(&text);
        } else if let Some(input) = field.dyn_ref::<HtmlInputElement>() {
            input.set_value(&text);
            input.select();
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
                on:keydown=on_key
                on:blur=on_blur
            />
        }
    };
    view! {
        <div class=FIELD>
            {field} <datalist id="cell-suggestions">{options}</datalist>
            <p id="cell-error" class="cell-error" role="alert">
                {move || error.get().unwrap_or_default()}
            </p>
        </div>
    }
}
