//! The command palette: everything that can be done or opened, found by a few letters of its name.

mod choices;
mod marks;
mod option;

use crate::app::action::Action;
use crate::browser::{locale, page};
use crate::ui::close_guard::CloseGuard;
use crate::ui::commands::Commands;
use crate::ui::element::ElementRef;
use crate::ui::kit::{Dialog, Icon};
use crate::ui::later::later;
use crate::ui::reactive::{effect, expect_context, memo};
use crate::ui::view;
use choices::{Choices, Found};
use leptos::{ev, prelude::*};
use option::{draw, mark_active};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// How long typing must rest before the number of results is spoken, in milliseconds.
const SPEAK_AFTER: i32 = 600;
/// How many lines are drawn at first: as many as are seen.
const FIRST: usize = 14;
/// How far Page Up and Page Down go.
const PAGE: usize = 8;
const LIST: &str = "palette-results";

/// The button that opens the palette, and the palette. It stands in the bar of every page, so that it knows what is
/// open there.
#[component]
pub fn PaletteButton() -> impl IntoView {
    let commands = expect_context::<Commands>();
    commands.offer(Action::Palette, move || commands.open_palette());
    on_cleanup(move || {
        commands.palette.try_set(false);
    });
    let title = commands.shortcut(Action::Palette).map(|keys| format!("Command palette ({keys})"));
    view! {
        <button
            type="button"
            class="btn ghost icon"
            aria-label="Command palette"
            aria-keyshortcuts=commands.aria(Action::Palette)
            title=title
            on:click=move |_| commands.run(Action::Palette)
        >
            <Icon name="search" />
        </button>
        {later(move || view! { <Palette commands /> }.into_any())}
    }
    .into_any()
}

#[component]
fn Palette(commands: Commands) -> impl IntoView {
    view! {
        <Dialog
            open=commands.palette
            title="Command palette"
            on_close=move |()| commands.palette.set(false)
            guard=CloseGuard::nothing()
            class="palette"
        >
            <Combobox commands />
        </Dialog>
    }
    .into_any()
}

/// The field and the list it commands, after the combobox with a listbox of the WAI-ARIA Authoring Practices: the focus
/// stays in the field, and `aria-activedescendant` says which line Enter means.
#[component]
fn Combobox(commands: Commands) -> impl IntoView {
    let choices = Choices::gather(commands);
    let query = RwSignal::new(String::new());
    let found = memo(move || choices.find(&query.get()));
    let active = RwSignal::new(0_usize);
    let list = ElementRef::new();

    let go = move |to: usize| {
        active.set(to);
        if let Some(scroller) = list.get_untracked() {
            show_line(&scroller, to);
        }
    };
    let choose = move |at: usize| {
        let Some(item) = found.with_untracked(|found| found.shown.get(at).copied()) else { return };
        let Some((key, run)) = choices.deed(item) else { return };
        commands.used(key);
        commands.palette.set(false);
        // Once the focus is back where it came from, which is what commands are about.
        page::after(0, move || run());
    };
    let hear = move |event: ev::Event| {
        query.set(event_target_value(&event));
        go(0);
    };
    let on_key = move |event: ev::KeyboardEvent| {
        let last = found.with_untracked(|found| found.shown.len()).saturating_sub(1);
        let at = active.get_untracked().min(last);
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        match event.key().as_str() {
            "ArrowDown" => go(if at == last { 0 } else { at + 1 }),
            "ArrowUp" => go(at.checked_sub(1).unwrap_or(last)),
            "PageDown" => go((at + PAGE).min(last)),
            "PageUp" => go(at.saturating_sub(PAGE)),
            "Enter" => choose(at),
            _ => return,
        }
        event.prevent_default();
    };
    let point = move |at: usize| {
        if active.get_untracked() != at {
            active.set(at);
        }
    };
    // The rest is drawn with the next picture: whoever opens the palette sees no more than the first lines.
    let is_shown = RwSignal::new(false);
    request_animation_frame(move || {
        page::after(0, move || {
            is_shown.try_set(true);
        });
    });
    effect(move || {
        let at = active.get();
        found.track();
        is_shown.track();
        // Before the next picture, when the lines are there.
        request_animation_frame(move || {
            if let Some(list) = list.try_get_untracked().flatten() {
                mark_active(&list, at);
            }
        });
    });
    let options = move || {
        let typed = query.get_untracked();
        let lines = if is_shown.get() { usize::MAX } else { FIRST };
        let line =
            |(at, item): (usize, &usize)| draw(choices.show(*item, &typed), at, move || point(at), move || choose(at));
        found.with(|found| found.shown.iter().take(lines).enumerate().map(line).collect::<Vec<_>>())
    };
    let active_id = move || found.with(|found| (!found.shown.is_empty()).then(|| option::id(active.get())));
    view! {
        <div class="palette-field">
            <Icon name="search" />
            <input
                type="text"
                role="combobox"
                aria-label="Search commands, influencers and campaigns"
                placeholder="Type a command, an influencer or a campaign"
                aria-expanded="true"
                aria-controls=LIST
                aria-autocomplete="list"
                aria-activedescendant=active_id
                autocomplete="off"
                spellcheck="false"
                enterkeyhint="go"
                on:input=hear
                on:keydown=on_key
            />
        </div>
        <ul node_ref=list id=LIST class="palette-list" role="listbox" aria-label="Results">
            {options}
        </ul>
        {move || found.with(|found| (found.all == 0).then(|| nothing(choices)))}
        <p class="palette-foot muted num">{move || found.with(in_words)}</p>
        <Speaker found=Signal::derive(move || found.with(in_words)) />
    }
    .into_any()
}

/// Scrolls as little as makes a line visible.
fn show_line(scroller: &HtmlElement, at: usize) {
    let line = scroller.query_selector(&format!("#{}", option::id(at))).ok().flatten();
    let Some(line) = line.and_then(|line| line.dyn_into::<HtmlElement>().ok()) else { return };
    let (top, bottom) = (line.offset_top(), line.offset_top() + line.offset_height());
    let (shown, height) = (scroller.scroll_top(), scroller.client_height());
    if top < shown || at == 0 {
        scroller.set_scroll_top(top);
    } else if bottom > shown + height {
        scroller.set_scroll_top(bottom - height);
    }
}

/// What is said where nothing matches.
fn nothing(choices: Choices) -> AnyView {
    let more = (choices.is_campaign() && !choices.is_about_somebody())
        .then_some(" Commands for influencers are listed once some are selected, or one has the focus.");
    view! { <p class="palette-none">{format!("Nothing has these letters in its name.{}", more.unwrap_or_default())}</p> }
}

fn in_words(found: &Found) -> String {
    let (shown, all) = (found.shown.len(), locale::count(found.all));
    match found.all {
        0 => "No results".to_owned(),
        1 => "1 result".to_owned(),
        number if number > shown => format!("{shown} of {all} results. Type more letters to see others."),
        _ => format!("{all} results"),
    }
}

/// Speaks the number of results once typing rests.
#[component]
fn Speaker(found: Signal<String>) -> impl IntoView {
    let spoken = RwSignal::new(String::new());
    let turn = StoredValue::new(0_u32);
    effect(move || {
        let text = found.get();
        turn.update_value(|turn| *turn = turn.wrapping_add(1));
        let now = turn.get_value();
        page::after(SPEAK_AFTER, move || {
            if turn.try_get_value() == Some(now) {
                spoken.try_set(text);
            }
        });
    });
    view! {
        <div role="status" class="visually-hidden">
            {spoken}
        </div>
    }
}
