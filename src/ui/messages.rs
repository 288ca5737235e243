//! Messages to influencers: a template, what it makes of each of them, and the clipboard.

use super::kit::{CheckboxField, Clash, Dialog, Icon, TextArea, Toasts};
use super::live_field::LiveField;
use super::whom::{Whom, WhomField};
use crate::app::session::Session;
use crate::app::store::CampaignStore;
use crate::browser::local_storage::Local;
use crate::browser::{clipboard, locale, markup};
use crate::domain::detail::Detail;
use crate::domain::id::InfluencerId;
use crate::domain::message::{Also, Field, LONGEST, Message, ORIGINAL, Recipients, Template};
use crate::domain::touched::Touched;
use crate::storage::KeyValue;
use crate::ui::close_guard::CloseGuard;
use crate::ui::element::{ElementRef, drawn};
use crate::ui::reactive::{Derived, effect, expect_context, memo, memo_from};
use crate::ui::view;
use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::HtmlTextAreaElement;

/// Where the template is kept, unless it is the original.
const KEY: &str = "rollcall.message";

/// A message and whom it is for.
#[derive(Clone, PartialEq)]
struct Addressed {
    id: InfluencerId,
    name: String,
    /// Where to write to; empty where that is not known.
    email: String,
    message: Message,
}

/// Whom a message is for, and the way to the others.
#[derive(Clone, Copy)]
struct Turn {
    recipients: Derived<Recipients>,
    /// To whom the user went, with their place, which counts where they are no recipient any more.
    at: RwSignal<Position>,
    /// Who is shown: who was shown before stays so where others come or go.
    shown: Derived<Position>,
}

/// A place among the recipients, and who is there.
type Position = (usize, Option<InfluencerId>);

impl Turn {
    fn new(recipients: Derived<Recipients>) -> Self {
        let at = RwSignal::new((0, None));
        let shown = memo_from(move |before: Option<&Position>| {
            let (place, id) = at.get();
            let id = id.or(before.and_then(|(_, id)| *id));
            recipients.with(|Recipients { ids, .. }| {
                let known = id.and_then(|id| ids.iter().position(|other| *other == id));
                let place = known.unwrap_or(place.min(ids.len().saturating_sub(1)));
                (place, ids.get(place).copied())
            })
        });
        Self { recipients, at, shown }
    }

    fn place(self) -> usize {
        self.shown.get().0
    }

    fn count(self) -> usize {
        self.recipients.with(|recipients| recipients.ids.len())
    }

    fn go(self, place: usize) {
        let id = self.recipients.with_untracked(|recipients| recipients.ids.get(place).copied());
        self.at.set((place, id));
    }
}

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
    let session = expect_context::<Session>();
    let whom = Whom::here(store, session);
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
    let also = RwSignal::new(Also::default());
    let recipients = memo(move || {
        store.track(Touched::STATUSES.and(Touched::TASKS));
        let (people, also) = (whom.ids(), also.get());
        store.peek(|campaign| Recipients::of(campaign, &people, also))
    });
    let turn = Turn::new(recipients);
    let message: Derived<Option<Addressed>> = memo(move || {
        store.track(Touched::ALL);
        let (_, id) = turn.shown.get();
        let id = id?;
        store.peek(|campaign| {
            let influencer = campaign.roster.get(id)?;
            let message = template.with(|template| template.fill(campaign, influencer, locale::words()));
            let email = influencer.details.get(Detail::Email).to_owned();
            Some(Addressed { id, name: influencer.name().to_owned(), email, message })
        })
    });
    let copied = move || {
        let of = session.copied.with(|copied| {
            recipients.with(|recipients| recipients.ids.iter().filter(|id| copied.contains(id)).count())
        });
        let all = turn.count();
        if of > 0 { format!("{} of {} copied", locale::count(of), locale::count(all)) } else { String::new() }
    };
    view! {
        <div class="dialog-body messages">
            <WhomField whom />
            <AlsoFields also recipients />
            <div class="messages-sides">
                <TemplateSide text template clash=live.plain_clash() />
                <Preview turn message />
            </div>
        </div>
        <div class="dialog-actions">
            <p class="muted num messages-copied">{copied}</p>
            <button type="button" class="btn" on:click=move |_| open.set(false)>
                "Done"
            </button>
            <CopyButton message />
        </div>
    }
}

/// A box for each kind of people who are left out, with how many they are; none where there are none.
#[component]
fn AlsoFields(also: RwSignal<Also>, recipients: Derived<Recipients>) -> impl IntoView {
    type Part = fn(&mut Also) -> &mut bool;
    type Count = fn(&Recipients) -> usize;
    let parts: [(&'static str, Part, Count); 2] = [
        ("Also who is Rejected or Cancelled", |also| &mut also.out, |recipients| recipients.out),
        ("Also who has no tasks", |also| &mut also.idle, |recipients| recipients.idle),
    ];
    let part = |(label, part, count): (&'static str, Part, Count)| {
        let count = memo(move || recipients.with(count));
        let has_some = memo(move || count.get() > 0);
        let label = Signal::derive(move || format!("{label}: {}", locale::count(count.get())));
        let checked = Signal::derive(move || *part(&mut also.get()));
        let hear = move |on: bool| also.update(|also| *part(also) = on);
        drawn(move || has_some.get().then(|| view! { <CheckboxField label checked on_change=hear /> }))
    };
    view! { <div class="messages-also">{parts.into_iter().map(part).collect::<Vec<_>>()}</div> }
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
fn Preview(turn: Turn, message: Derived<Option<Addressed>>) -> impl IntoView {
    let session = expect_context::<Session>();
    let letter = ElementRef::new();
    effect(move || {
        let html = message.with(|message| message.as_ref().map(|addressed| addressed.message.html()));
        if let Some(letter) = letter.get() {
            markup::fill(&letter, html.unwrap_or_default());
        }
    });
    let title = move || {
        message.with(|message| match message {
            Some(Addressed { name, .. }) => {
                let (place, count) = (locale::count(turn.place() + 1), locale::count(turn.count()));
                format!("{name} · {place} of {count}")
            }
            None if turn.recipients.with(|recipients| recipients.out + recipients.idle > 0) => {
                "Everybody is left out. Tick above whom to write to as well.".to_owned()
            }
            None => "There is nobody to write to.".to_owned(),
        })
    };
    // What was copied for somebody is said of them alone.
    let is_copied = memo(move || {
        let id = message.with(|message| message.as_ref().map(|addressed| addressed.id));
        id.is_some_and(|id| session.copied.with(|copied| copied.contains(&id)))
    });
    let mark =
        move || is_copied.get().then(|| view! { <span class="message-copied"><Icon name="check" />"Copied"</span> });
    let email = memo(move || message.with(|message| message.as_ref().map(|addressed| addressed.email.clone())));
    let address = move || {
        email.get().map(|email| match (Detail::Email.link(&email), email.is_empty()) {
            (Some(link), _) => view! { <a href=link translate="no" dir="ltr">{email}</a> }.into_any(),
            (None, true) => view! { <span class="muted">"No email"</span> }.into_any(),
            (None, false) => view! { <span translate="no" dir="auto">{email}</span> }.into_any(),
        })
    };
    let empty = move || {
        message.with(|message| {
            let empty = message.as_ref().map(|addressed| addressed.message.empty.as_slice()).unwrap_or_default();
            let fields: Vec<String> = empty.iter().map(|field| format!("{{{}}}", field.key())).collect();
            match fields.len() {
                0 => String::new(),
                _ => format!("Nothing is known here for {}.", fields.join(", ")),
            }
        })
    };
    let is_last = move || turn.place() + 1 >= turn.count();
    view! {
        <section class="message-side" aria-label="Preview">
            <div class="message-head">
                <p class="cut" role="status"><bdi>{title}</bdi></p>
                <button
                    type="button"
                    class="btn"
                    disabled=move || turn.place() == 0
                    on:click=move |_| turn.go(untrack(|| turn.place()).saturating_sub(1))
                >
                    "Previous"
                </button>
                <button
                    type="button"
                    class="btn"
                    disabled=is_last
                    on:click=move |_| turn.go(untrack(|| turn.place()) + 1)
                >
                    "Next"
                </button>
            </div>
            <p class="message-address">{drawn(address)} {drawn(mark)}</p>
            <div class="message-letter" node_ref=letter tabindex="0" role="group" aria-label="Message"></div>
            <p class="muted">{empty}</p>
        </section>
    }
}

/// Puts the message on the clipboard; where that is refused, offers the text to be copied by hand.
#[component]
fn CopyButton(message: Derived<Option<Addressed>>) -> impl IntoView {
    let toasts = expect_context::<Toasts>();
    let copied = expect_context::<Session>().copied;
    let by_hand = RwSignal::new(false);
    let field = RwSignal::new(String::new());
    // For whom the text is that is offered by hand.
    let whose = StoredValue::new(None::<InfluencerId>);
    let area = ElementRef::new();
    let copy = move |_| {
        let Some(Addressed { id, name, message, .. }) = untrack(|| message.get()) else { return };
        leptos::task::spawn_local(async move {
            let text = message.text();
            match clipboard::copy_rich(&text, &message.html().finish()).await {
                Ok(()) => {
                    copied.update(|copied| {
                        copied.insert(id);
                    });
                    toasts.announce(format!("Message to {name} copied"));
                }
                Err(_) => {
                    whose.try_set_value(Some(id));
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
    // Whoever is done has copied it; whoever closes the dialog otherwise may not have.
    let done = move |_| {
        copied.update(|copied| copied.extend(whose.get_value()));
        close(());
    };
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
                <button type="button" class="btn primary" on:click=done>
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
