//! Messages to influencers: a template, what it makes of each of them, and the clipboard.

use super::kit::{Clash, Dialog, TextArea, Toasts};
use super::live_field::LiveField;
use super::whom::{Whom, WhomField};
use crate::app::session::Session;
use crate::app::store::CampaignStore;
use crate::browser::local_storage::Local;
use crate::browser::{clipboard, locale, markup};
use crate::domain::message::{Field, LONGEST, Message, ORIGINAL, Template};
use crate::storage::KeyValue;
use crate::ui::close_guard::CloseGuard;
use crate::ui::element::ElementRef;
use crate::ui::reactive::{Derived, effect, expect_context, memo};
use crate::ui::view;
use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::HtmlTextAreaElement;

/// Where the template is kept, unless it is the original.
const KEY: &str = "rollcall.message";

/// A message with the name of whom it is for.
type Addressed = Option<(String, Message)>;

/// "Copy messages": the template on one side, a message on the other.
#[component]
pub fn MessagesDialog(
    /// Whether it is shown.
    open: RwSignal<bool>,
) -> impl IntoView {
    view! {
        <Dialog open title="Copy messages".to_owned() on_close=move |()| open.set(false) guard=CloseGuard::nothing() class="wide">
            <Composer open />
        </Dialog>
    }
}

#[component]
fn Composer(open: RwSignal<bool>) -> impl IntoView {
    let store = expect_context::<CampaignStore>();
    let whom = Whom::here(store, expect_context::<Session>());
    let kept = || Local.get(KEY).ok().flatten().unwrap_or_else(|| ORIGINAL.to_owned());
    let live = LiveField::new(kept());
    let text = live.value;
    // It is kept as it is typed, unless another tab has changed it meanwhile.
    effect(move || {
        if live.is_touched() && !live.clashes() {
            text.with(|text| keep(text));
            live.follow(untrack(|| text.get()));
        }
    });
    let other_tab = window_event_listener(ev::storage, move |event| {
        if event.key().is_none_or(|key| key == KEY) {
            live.follow(kept());
        }
    });
    on_cleanup(move || other_tab.remove());
    let template = memo(move || Template::parse(&text.get()));
    let people = memo(move || whom.ids());
    let at = RwSignal::new(0);
    // Another choice has other people, maybe fewer.
    let place = memo(move || at.get().min(people.with(Vec::len).saturating_sub(1)));
    let message: Derived<Addressed> = memo(move || {
        let id = people.with(|people| people.get(place.get()).copied())?;
        store.peek(|campaign| {
            let influencer = campaign.roster.get(id)?;
            let message = template.with(|template| template.fill(campaign, influencer, locale::words()));
            Some((influencer.name().to_owned(), message))
        })
    });
    view! {
        <div class="dialog-body messages">
            <WhomField whom />
            <div class="messages-sides">
                <TemplateSide text template clash=live.plain_clash() />
                <Preview count=memo(move || people.with(Vec::len)) place at message />
            </div>
        </div>
        <div class="dialog-actions">
            <button type="button" class="btn" on:click=move |_| open.set(false)>
                "Done"
            </button>
            <CopyButton message />
        </div>
    }
}

/// The template, the fields it may have, and what in it is none.
#[component]
fn TemplateSide(text: RwSignal<String>, template: Derived<Template>, clash: Clash) -> impl IntoView {
    let area = ElementRef::new();
    let error = Signal::derive(move || {
        let count = text.with(|text| text.chars().count());
        (count > LONGEST).then(|| format!("The message has {count} characters; at most {LONGEST} are kept."))
    });
    let unknown = move || {
        let unknown = template.with(Template::unknown);
        let words = unknown.iter().map(|word| format!("{{{word}}}")).collect::<Vec<_>>().join(", ");
        match unknown.len() {
            0 => String::new(),
            1 => format!("{words} is no field and stays as it is."),
            _ => format!("{words} are no fields and stay as they are."),
        }
    };
    let field = move |field: Field| {
        view! {
            <button
                type="button"
                class="btn chip"
                title=field.describe()
                aria-label=format!("Insert {}: {}", field.key(), field.describe())
                on:click=move |_| insert(area, text, field)
            >
                {field.key()}
            </button>
        }
    };
    let is_original = memo(move || text.with(|text| text == ORIGINAL));
    view! {
        <div class="message-template">
            <TextArea label="Template".to_owned() value=text error clash rows=12 node_ref=area />
            <p class="f-error" role="status">{unknown}</p>
            <div class="message-fields" role="group" aria-label="Insert a field">
                {Field::ALL.into_iter().map(field).collect::<Vec<_>>()}
            </div>
            <button
                type="button"
                class="btn ghost restore"
                disabled=is_original
                on:click=move |_| text.set(ORIGINAL.to_owned())
            >
                "Restore the original text"
            </button>
        </div>
    }
}

/// What the template makes of one influencer, and the way to the others.
#[component]
fn Preview(
    count: Derived<usize>,
    place: Derived<usize>,
    at: RwSignal<usize>,
    message: Derived<Addressed>,
) -> impl IntoView {
    let letter = ElementRef::new();
    effect(move || {
        let html = message.with(|message| message.as_ref().map(|(_, message)| message.html()));
        if let Some(letter) = letter.get() {
            markup::fill(&letter, html.unwrap_or_default());
        }
    });
    let title = move || {
        message.with(|message| match message {
            Some((name, _)) => {
                let (place, count) = (locale::count(place.get() + 1), locale::count(count.get()));
                format!("{name} · {place} of {count}")
            }
            None => "Nobody is on the roster".to_owned(),
        })
    };
    let empty = move || {
        message.with(|message| {
            let empty = message.as_ref().map(|(_, message)| message.empty.as_slice()).unwrap_or_default();
            let fields: Vec<String> = empty.iter().map(|field| format!("{{{}}}", field.key())).collect();
            match fields.len() {
                0 => String::new(),
                _ => format!("Nothing is known here for {}.", fields.join(", ")),
            }
        })
    };
    let is_last = move || place.get() + 1 >= count.get();
    view! {
        <section class="message-side" aria-label="Preview">
            <div class="message-head">
                <p class="cut" role="status"><bdi>{title}</bdi></p>
                <button
                    type="button"
                    class="btn"
                    disabled=move || place.get() == 0
                    on:click=move |_| at.set(untrack(|| place.get()).saturating_sub(1))
                >
                    "Previous"
                </button>
                <button
                    type="button"
                    class="btn"
                    disabled=is_last
                    on:click=move |_| at.set(untrack(|| place.get()) + 1)
                >
                    "Next"
                </button>
            </div>
            <div class="message-letter" node_ref=letter tabindex="0" role="group" aria-label="Message"></div>
            <p class="muted">{empty}</p>
        </section>
    }
}

/// Puts the message on the clipboard; where that is refused, offers the text to be copied by hand.
#[component]
fn CopyButton(message: Derived<Addressed>) -> impl IntoView {
    let toasts = expect_context::<Toasts>();
    let by_hand = RwSignal::new(false);
    let field = RwSignal::new(String::new());
    let area = ElementRef::new();
    let copy = move |_| {
        let Some((name, message)) = untrack(|| message.get()) else { return };
        leptos::task::spawn_local(async move {
            let text = message.text();
            let copied = clipboard::copy_rich(&text, &message.html().finish()).await;
            match copied {
                Ok(()) => toasts.notify(format!("Message to {name} copied")),
                Err(_) => {
                    field.try_set(text);
                    by_hand.try_set(true);
                }
            }
        });
    };
    effect(move || {
        if by_hand.get() {
            request_animation_frame(move || {
                if let Some(area) = area_of(area) {
                    area.select();
                }
            });
        }
    });
    let close = move |()| by_hand.set(false);
    view! {
        <button
            type="button"
            class="btn primary"
            disabled=move || message.with(Option::is_none)
            on:click=copy
        >
            "Copy message"
        </button>
        <Dialog
            open=by_hand
            title="Copy by hand".to_owned()
            on_close=close
            guard=CloseGuard::nothing()
        >
            <div class="dialog-body">
                <p>"The browser does not let the page write to the clipboard. The text is selected: copy it yourself."</p>
                <TextArea label="Message".to_owned() value=field rows=12 node_ref=area />
            </div>
            <div class="dialog-actions">
                <button type="button" class="btn primary" on:click=move |_| close(())>
                    "Done"
                </button>
            </div>
        </Dialog>
    }
}

fn area_of(area: ElementRef) -> Option<HtmlTextAreaElement> {
    Some(area.try_get_untracked().flatten()?.unchecked_into())
}

/// Puts a field where the cursor is, and the cursor behind it.
fn insert(area: ElementRef, text: RwSignal<String>, field: Field) {
    let Some(area) = area_of(area) else { return };
    let word = format!("{{{}}}", field.key());
    let end = area.selection_start().ok().flatten().unwrap_or_default() + word.len() as u32;
    if area.set_range_text(&word).is_ok() {
        text.set(area.value());
        let _ = area.focus();
        let _ = area.set_selection_range(end, end);
    }
}

/// Keeps the template in this browser. What is not kept is the original again, which is no reason to disturb anybody.
fn keep(text: &str) {
    let kept: String = text.chars().take(LONGEST).collect();
    let _ = if text == ORIGINAL { Local.remove(KEY) } else { Local.set(KEY, &kept) };
}
