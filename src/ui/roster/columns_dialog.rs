//! The dialog that arranges the roster's columns: which are shown, in which order, how wide, and the user's own.

use super::arrangement::Arrangement;
use super::columns::name;
use crate::app::action::Action;
use crate::browser::ids;
use crate::document::edits::{Entity, Field};
use crate::domain::detail::Detail;
use crate::domain::layout::Placed;
use crate::domain::limits;
use crate::domain::open_field::is_same_text;
use crate::domain::own_column::{ColumnKind, OwnColumn};
use crate::domain::query::Column;
use crate::domain::short_id::ColumnId;
use crate::domain::table::MOST;
use crate::domain::touched::Touched;
use crate::domain::unknown::Unknown;
use crate::ui::close_guard::CloseGuard;
use crate::ui::commands::Commands;
use crate::ui::element::ElementRef;
use crate::ui::kit::{CheckboxField, Dialog, Icon, MenuButton, MenuItem, SelectField, TextArea, TextField};
use crate::ui::later::later;
use crate::ui::live_field::{LiveField, quoted};
use crate::ui::reactive::{each, expect_context, memo, on_load, watch};
use crate::ui::stranded::Stranded;
use crate::ui::view;
use leptos::{ev, prelude::*};

/// How much wider or narrower a column becomes at once, in px.
const STEP: u16 = 24;

/// "Columns": opens the dialog.
#[component]
pub fn ColumnsButton() -> impl IntoView {
    let open = RwSignal::new(false);
    expect_context::<Commands>().offer(Action::Columns, move || open.set(true));
    view! {
        <button type="button" class="btn columns-button" on:click=move |_| open.set(true)>
            "Columns"
        </button>
        {later(move || {
            let guard = CloseGuard::losing("The column is not added or renamed yet.");
            view! {
                <Dialog open title="Columns".to_owned() on_close=move |()| open.set(false) guard>
                    <Columns guard />
                </Dialog>
            }
            .into_any()
        })}
    }
}

#[component]
fn Columns(guard: CloseGuard) -> impl IntoView {
    let arrangement = Arrangement { store: expect_context(), session: expect_context() };
    let adding = RwSignal::new(false);
    let all = memo(move || arrangement.all());
    let frozen = memo(move || {
        arrangement.store.track(Touched::TABLE);
        arrangement.store.peek(|campaign| arrangement.session.layout_of(campaign).frozen_count())
    });
    let frozen_text = RwSignal::new(frozen.get_untracked().to_string());
    let freeze = move |chosen: String| {
        let mut layout = untrack(|| arrangement.store.peek(|campaign| arrangement.session.layout_of(campaign)));
        layout.frozen = chosen.parse().unwrap_or(1);
        arrangement.set(layout);
    };
    let options = Signal::stored(
        [("1", "The name"), ("2", "The first two"), ("3", "The first three"), ("4", "The first four")]
            .map(|(key, text)| (key.to_owned(), text.to_owned()))
            .to_vec(),
    );
    let line = move |column: Column| view! { <ColumnLine column arrangement guard /> }.into_any();
    let columns = move || all.with(|all| all.iter().map(|placed| placed.column).collect::<Vec<_>>());
    view! {
        <div class="dialog-body columns-dialog">
            <ul class="column-list" aria-label="Columns in their order">
                {each(columns, |column| column.key().into_owned(), line)}
            </ul>
            <SelectField
                label="Stay in sight when scrolled sideways".to_owned()
                value=frozen_text
                options
                on_change=Callback::new(freeze)
            />
            {move || match adding.get() {
                true => view! { <NewColumn arrangement open=adding guard /> }.into_any(),
                false => {
                    view! {
                        <button type="button" class="btn" on:click=move |_| adding.set(true)>
                            <Icon name="plus" />
                            "Add column"
                        </button>
                    }
                        .into_any()
                }
            }}
        </div>
        <div class="dialog-actions">
            <button type="button" class="btn primary" on:click=move |_| guard.close()>
                "Done"
            </button>
        </div>
    }
}

/// A column: whether it is shown, and what can be done with it.
#[component]
fn ColumnLine(column: Column, arrangement: Arrangement, guard: CloseGuard) -> impl IntoView {
    let store = arrangement.store;
    let called = store.memo(Touched::TABLE, move |campaign| name(column, campaign.table.columns()));
    let placed = memo(move || arrangement.all().into_iter().enumerate().find(|(_, placed)| placed.column == column));
    let shown = Signal::derive(move || placed.with(|placed| placed.is_some_and(|(_, placed)| !placed.hidden)));
    let is_name = column == Column::Name;
    let show = move |on: bool| {
        arrangement.change(|columns| {
            columns.iter_mut().filter(|placed| placed.column == column).for_each(|placed| placed.hidden = !on);
        });
    };
    let moved = move |down: bool| {
        arrangement.change(|columns| {
            let Some(at) = columns.iter().position(|placed| placed.column == column) else { return };
            let to = if down { at + 1 } else { at.saturating_sub(1) };
            // The name stays first.
            if to > 0 && to < columns.len() {
                columns.swap(at, to);
            }
        });
    };
    let widened = move |by: i32| {
        let now = placed.with_untracked(|placed| placed.and_then(|(_, placed)| placed.width));
        let wanted = i32::from(now.unwrap_or(super::columns::usual_width(column))) + by;
        arrangement.set_width(column, u16::try_from(wanted.max(0)).ok());
    };
    let usual = move || arrangement.set_width(column, None);
    let renaming = RwSignal::new(false);
    let own = match column {
        Column::Detail(Detail::Own(id)) => Some(id),
        _ => None,
    };
    let items = move |()| {
        let step = i32::from(STEP);
        let mut items = vec![
            MenuItem::action("Wider", move || widened(step)),
            MenuItem::action("Narrower", move || widened(-step)),
            MenuItem::action("Usual width", usual),
        ];
        if let Some(id) = own {
            items.push(MenuItem::separator());
            items.push(MenuItem::action("Rename", move || renaming.set(true)));
            let remove = move || arrangement.table(|table| table.put_column(id, None));
            items.push(MenuItem::action("Remove column", remove).danger());
        }
        items
    };
    let label = move |what: &'static str| Signal::derive(move || format!("{what} {}", called.get()));
    let step = move |what: &'static str, down: bool, icon: &'static str| {
        let at_end = move || {
            let last = arrangement.all().len().saturating_sub(1);
            placed.with(|placed| placed.is_none_or(|(at, _)| if down { at == last } else { at == 1 }))
        };
        (!is_name).then(|| {
            view! {
                <button
                    type="button"
                    class="btn ghost icon small"
                    aria-label=label(what)
                    aria-disabled=move || at_end().then_some("true")
                    on:click=move |_| moved(down)
                >
                    <Icon name=icon />
                </button>
            }
        })
    };
    view! {
        <li>
            {move || match (renaming.get(), own) {
                (true, Some(id)) => view! { <Rename id arrangement open=renaming guard /> }.into_any(),
                _ if is_name => view! { <span class="always">{move || format!("{} (always shown)", called.get())}</span> }.into_any(),
                _ => view! { <CheckboxField label=Signal::derive(move || called.get()) checked=shown on_change=show /> }.into_any(),
            }}
            <span class="grow"></span>
            {step("Move up", false, "arrow-up")}
            {step("Move down", true, "arrow-down")}
            <MenuButton items label=label("More for column") class="btn ghost icon small">
                <Icon name="more" />
            </MenuButton>
        </li>
    }
}

/// Another name for a column of the user's own.
#[component]
fn Rename(id: ColumnId, arrangement: Arrangement, open: RwSignal<bool>, guard: CloseGuard) -> impl IntoView {
    let store = arrangement.store;
    let stranded = expect_context::<Stranded>();
    let kept = move || store.peek(|campaign| campaign.table.column(id).map(|it| it.name.clone()));
    let old = kept().unwrap_or_default();
    let text = LiveField::comparing(old.clone(), is_same_text);
    watch(move || store.track(Touched::TABLE), move |()| kept().into_iter().for_each(|now| text.follow(now)));
    guard.watch(Signal::derive(move || text.is_touched()));
    on_cleanup(move || {
        if let Some(typed) = text.unsaved_text().filter(|_| kept().is_none()) {
            stranded.show(format!("The column \"{old}\" was removed elsewhere while you renamed it."), typed, None);
        }
    });
    let error = RwSignal::new(None::<String>);
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        if untrack(|| text.clashes()) {
            return;
        }
        match limits::name("Name", &text.value.get_untracked()) {
            Err(why) => error.set(Some(why)),
            Ok(name) => {
                arrangement.table(|table| {
                    let renamed = table.column(id).map(|it| OwnColumn { name, ..it.clone() });
                    table.put_column(id, renamed);
                });
                open.set(false);
            }
        }
    };
    view! {
        <form novalidate class="rename" on:submit=submit>
            <TextField
                label="New name".to_owned()
                hide_label=true
                value=text.value
                error
                clash=text.clash(store, Entity::Campaign, Field::Column(id), quoted)
            />
            <button type="submit" class="btn small">
                "Rename"
            </button>
        </form>
    }
}

/// A column of the user's own that is being added.
#[component]
fn NewColumn(arrangement: Arrangement, open: RwSignal<bool>, guard: CloseGuard) -> impl IntoView {
    let text = RwSignal::new(String::new());
    let kind = RwSignal::new(ColumnKind::Text.key().to_owned());
    let choices = RwSignal::new(String::new());
    let error = RwSignal::new(None::<String>);
    let choices_error = RwSignal::new(None::<String>);
    guard.watch(Signal::derive(move || {
        [text, choices].iter().any(|typed| typed.with(|typed| !typed.trim().is_empty()))
    }));
    let kinds = [ColumnKind::Text, ColumnKind::Number, ColumnKind::Date, ColumnKind::Choice(Vec::new())];
    let options: Vec<(String, String)> =
        kinds.iter().map(|kind| (kind.key().to_owned(), kind.name().to_owned())).collect();
    let node = ElementRef::new();
    lead_to(node);
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        error.set(None);
        choices_error.set(None);
        let name = match limits::name("Name", &text.get_untracked()) {
            Ok(name) => name,
            Err(why) => return error.set(Some(why)),
        };
        let is_taken = arrangement.store.peek(|campaign| {
            let own = campaign.table.columns();
            let all = arrangement.session.layout_of(campaign).all(own);
            all.iter().any(|placed| super::columns::name(placed.column, own).to_lowercase() == name.to_lowercase())
        });
        if is_taken {
            return error.set(Some("There is a column of this name already.".to_owned()));
        }
        if arrangement.store.peek(|campaign| campaign.table.columns().len() >= MOST) {
            return error.set(Some(format!("A campaign has at most {MOST} columns of your own.")));
        }
        let kind = match kind.get_untracked().as_str() {
            "number" => ColumnKind::Number,
            "date" => ColumnKind::Date,
            "choice" => match read_choices(&choices.get_untracked()) {
                Ok(choices) => ColumnKind::Choice(choices),
                Err(why) => return choices_error.set(Some(why)),
            },
            _ => ColumnKind::Text,
        };
        let id = ColumnId::next(&mut ids::new_id);
        let mut columns = untrack(|| arrangement.all());
        columns.push(Placed { column: Column::Detail(Detail::Own(id)), hidden: false, width: None });
        let of_view = arrangement.session.layout.with_untracked(Option::is_some);
        arrangement.table(|table| {
            table.put_column(id, Some(OwnColumn { id, name, kind, unknown: Unknown::default() }));
            if !of_view {
                table.layout.columns.clone_from(&columns);
            }
        });
        if of_view {
            arrangement.change(|all| *all = columns);
        }
        open.set(false);
    };
    view! {
        <form node_ref=node novalidate class="new-column" on:submit=submit>
            <TextField label="Name".to_owned() value=text error required=true />
            <SelectField label="Kind".to_owned() value=kind options=Signal::stored(options) />
            {move || {
                (kind.get() == "choice")
                    .then(|| {
                        view! {
                            <TextArea label="Choices, one a line".to_owned() value=choices error=choices_error />
                        }
                    })
            }}
            <div class="buttons">
                <button type="submit" class="btn primary">
                    "Add"
                </button>
                <button type="button" class="btn" on:click=move |_| open.set(false)>
                    "Cancel"
                </button>
            </div>
        </form>
    }
}

/// The new fields are below what is seen: they come into sight and take the focus, which returns to "Add column".
fn lead_to(form: ElementRef) {
    on_load(form, |form| {
        request_animation_frame(move || {
            form.scroll_into_view_with_bool(false);
            crate::ui::focus(form.query_selector("input").ok().flatten());
        });
    });
    on_cleanup(|| {
        request_animation_frame(|| {
            if document().active_element().is_none_or(|element| element.tag_name() == "BODY") {
                crate::ui::focus_on(".columns-dialog > .btn");
            }
        });
    });
}

fn read_choices(text: &str) -> Result<Vec<String>, String> {
    let mut choices: Vec<String> = Vec::new();
    for line in text.lines() {
        let choice = limits::short_text("A choice", line)?;
        if !choice.is_empty() && !choices.iter().any(|other| other.to_lowercase() == choice.to_lowercase()) {
            choices.push(choice);
        }
    }
    match choices.len() {
        0 => Err("Write at least one choice.".to_owned()),
        count if count > MOST => Err(format!("A column has at most {MOST} choices.")),
        _ => Ok(choices),
    }
}
