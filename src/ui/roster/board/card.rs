//! A card of the board.

use super::Board;
use super::card_parts::CardParts;
use crate::app::navigation::Navigation;
use crate::browser::locale;
use crate::domain::board::By;
use crate::domain::command::Command;
use crate::domain::followers;
use crate::domain::id::InfluencerId;
use crate::domain::influencer::Influencer;
use crate::domain::money::Money;
use crate::domain::status::{ClientStatus, InfluencerStatus};
use crate::domain::touched::Touched;
use crate::ui::commands::Desk;
use crate::ui::element::ElementRef;
use crate::ui::kit::{Icon, Menus, StartAt};
use crate::ui::reactive::{effect, expect_context, memo, on_load};
use crate::ui::roster::status_items::status_items;
use crate::ui::status::{client_colour, influencer_colour};
use crate::ui::view;
use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// What a card shows of an influencer.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shown {
    /// The name.
    pub name: String,
    /// The main handle with `@`, and the networks.
    pub about: String,
    /// Where the influencer stands with us.
    pub influencer_status: InfluencerStatus,
    /// What the client decided.
    pub client_status: ClientStatus,
    /// How many tasks.
    pub tasks: String,
    /// What they cost.
    pub cost: String,
}

/// Draws a card. Like a row of the grid it is built once and filled by a few effects.
pub fn card(id: Signal<InfluencerId>, index: Signal<usize>) -> AnyView {
    let board = expect_context::<Board>();
    let menus = expect_context::<Menus>();
    let navigation = expect_context::<Navigation>();
    let desk = Desk::here();
    let shown = memo(move || {
        board.store.track(Touched::ALL);
        let id = id.get();
        board.store.peek(|campaign| {
            let currency = campaign.briefing.currency;
            campaign.roster.get(id).map(|influencer| show(influencer, |cost| locale::money_short(cost, currency)))
        })
    });
    let selected = memo(move || board.session.selection.with(|selection| selection.contains(id.get())));
    let open = memo(move || navigation.route.with(|route| route.influencer_id()) == Some(id.get()));
    let reached = memo(move || board.reached.get() == Some(id.get()));
    let lifted = memo(move || board.drag.lifts(board, id.get()));

    let node = ElementRef::new();
    on_load(node, move |root| {
        let Some(parts) = CardParts::of(&root) else { return };
        let (texts, marks, places) = (parts.clone(), parts.clone(), parts);
        let mut before = None;
        effect(move || {
            let now = shown.get();
            if let Some(now) = &now
                && before.as_ref() != Some(now)
            {
                texts.fill(now, board.by);
            }
            before = now;
        });
        effect(move || marks.mark(selected.get(), open.get(), lifted.get(), reached.get()));
        effect(move || places.place(id.get(), index.get()));
    });

    let select = move |event: ev::MouseEvent| {
        let (id, shift) = (id.get_untracked(), event.shift_key());
        // A range is one of what is seen in a row: of a column.
        let column = board.column_with(id);
        board
            .session
            .selection
            .update(|selection| if shift { selection.extend_to(id, &column) } else { selection.toggle(id) });
    };
    let open_tasks = move |_| {
        if let Some(desk) = desk {
            desk.open_tasks(id.get_untracked());
        }
    };
    let items = move |status: By| {
        let (id, store) = (id.get_untracked(), board.store);
        let now = shown.get_untracked().unwrap_or_default();
        match status {
            By::InfluencerStatus => status_items(now.influencer_status, influencer_colour, "dot", move |value| {
                store.dispatch_or_tell(Command::influencer_status(&[id], value));
            }),
            By::ClientStatus => status_items(now.client_status, client_colour, "diamond", move |value| {
                store.dispatch_or_tell(Command::client_status(&[id], value));
            }),
        }
    };
    let show_menu = move |event: ev::MouseEvent, status: By| {
        if let Some(button) = event.current_target().and_then(|target| target.dyn_into::<HtmlElement>().ok()) {
            menus.toggle(button, || items(status), StartAt::First);
        }
    };
    let (own, other) = match board.by {
        By::InfluencerStatus => (By::InfluencerStatus, By::ClientStatus),
        By::ClientStatus => (By::ClientStatus, By::InfluencerStatus),
    };
    view! {
        <div node_ref=node class="board-card" role="row" tabindex="-1">
            <div role="gridcell" class="card-top">
                <label class="check">
                    <input type="checkbox" data-col="check" on:click=select />
                </label>
                <button type="button" class="who-name" data-col="who" on:click=open_tasks>
                    <b dir="auto"></b>
                </button>
                <button
                    type="button"
                    class="btn ghost small icon card-move"
                    data-col=own.key()
                    aria-haspopup="menu"
                    aria-expanded="false"
                    on:click=move |event| show_menu(event, own)
                >
                    <Icon name="more" />
                </button>
            </div>
            <div role="gridcell" class="card-middle">
                <small class="cut">
                    <bdi></bdi>
                </small>
                <button type="button" class="card-tasks" data-col="tasks" on:click=open_tasks>
                    "Tasks"
                </button>
                <span class="card-count num"></span>
            </div>
            <div role="gridcell" class="card-foot">
                <button
                    type="button"
                    data-col=other.key()
                    aria-haspopup="menu"
                    aria-expanded="false"
                    on:click=move |event| show_menu(event, other)
                ></button>
                <span class="card-cost num cut"></span>
            </div>
        </div>
    }
}

fn show(influencer: &Influencer, cost: impl Fn(Money) -> String) -> Shown {
    let handle = influencer.main_handle().map(|handle| format!("@{handle}"));
    let networks = influencer.accounts().iter().map(|account| {
        let count = account.followers.map(followers::short).unwrap_or_default();
        format!("{} {count}", account.network.short_name()).trim_end().to_owned()
    });
    let about: Vec<String> = handle.into_iter().chain(networks).collect();
    let tasks = influencer.tasks.len();
    Shown {
        name: influencer.name().to_owned(),
        about: about.join(" · "),
        influencer_status: influencer.influencer_status,
        client_status: influencer.client_status,
        tasks: locale::count(tasks),
        cost: if tasks == 0 { "–".to_owned() } else { cost(influencer.cost()) },
    }
}
