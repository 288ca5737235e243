//! All shortcuts, and the switch for single keys.

use super::Commands;
use crate::app::action::{Entry, Group, table};
use crate::ui::close_guard::CloseGuard;
use crate::ui::kit::{CheckboxField, Dialog};
use crate::ui::reactive::expect_context;
use crate::ui::view;
use leptos::prelude::*;

/// "Keyboard shortcuts", from the table of commands.
#[component]
pub fn ShortcutsDialog() -> impl IntoView {
    let commands = expect_context::<Commands>();
    let open = commands.shortcuts;
    view! {
        <Dialog open title="Keyboard shortcuts" on_close=move |()| open.set(false) guard=CloseGuard::nothing() class="shortcuts">
            // The focus begins at the top of the list, not at the switch below it.
            <div class="dialog-body" tabindex="-1" autofocus>
                <div class="shortcut-groups">
                    {Group::ALL.into_iter().filter_map(|group| section(commands, group)).collect::<Vec<_>>()}
                    {grid()}
                </div>
                <div class="single-keys">
                    <CheckboxField
                        label="Single keys".to_owned()
                        checked=commands.single_keys()
                        on_change=move |on| commands.set_single_keys(on)
                    />
                    <p class="muted">
                        "Letters, digits and signs by themselves act while no text is being typed. Switch them off if they get in the way of a voice or a screen reader."
                    </p>
                </div>
            </div>
        </Dialog>
    }
    .into_any()
}

/// The shortcuts of a group, if it has any.
fn section(commands: Commands, group: Group) -> Option<AnyView> {
    let lines: Vec<AnyView> = table()
        .iter()
        .filter(|entry| entry.group == group && !entry.keys.is_empty())
        .map(|entry| line(commands, entry))
        .collect();
    (!lines.is_empty()).then(|| {
        view! {
            <section aria-label=group.label()>
                <h3>{group.label()}</h3>
                <dl>{lines}</dl>
            </section>
        }
    })
}

/// The keys of the grid, which are those of every grid and mean no command. What copies and pastes is the browser's.
const GRID: [(&str, &[&str]); 7] = [
    ("Go from cell to cell", &["Arrows"]),
    ("First or last cell of the row", &["Home", "End"]),
    ("A page up or down", &["Page Up", "Page Down"]),
    ("Edit the cell", &["Enter", "F2"]),
    ("Select the row", &["Space"]),
    ("Select further rows", &["Shift+Arrows"]),
    ("Copy rows, fill cells from a spreadsheet", &["Copy", "Paste"]),
];

fn grid() -> AnyView {
    let line = |(what, keys): (&'static str, &'static [&'static str])| {
        let keys = keys.iter().map(|key| view! { <kbd>{*key}</kbd> });
        view! {
            <div>
                <dt>{what}</dt>
                <dd>{keys.collect::<Vec<_>>()}</dd>
            </div>
        }
    };
    view! {
        <section aria-label="Grid">
            <h3>"Grid"</h3>
            <dl>{GRID.map(line).into_iter().collect::<Vec<_>>()}</dl>
        </section>
    }
}

fn line(commands: Commands, entry: &'static Entry) -> AnyView {
    let is_single = entry.keys.iter().all(|key| key.is_single());
    let keys = entry.keys.iter().map(|key| view! { <kbd>{key.text(commands.is_apple())}</kbd> });
    view! {
        <div class:off=move || is_single && !commands.single_keys().get()>
            <dt>{&*entry.name}</dt>
            <dd>{keys.collect::<Vec<_>>()}</dd>
        </div>
    }
}
