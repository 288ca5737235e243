//! One influencer on the roster.

use super::status_button::StatusButton;
use crate::app::navigation::Navigation;
use crate::app::session::{InfluencerEdit, Session};
use crate::app::store::CampaignStore;
use crate::browser::locale;
use crate::domain::command::{Command, Touched};
use crate::domain::followers;
use crate::domain::id::InfluencerId;
use crate::domain::influencer::Influencer;
use crate::domain::money::Money;
use crate::domain::status::{ClientStatus, InfluencerStatus};
use crate::ui::kit::{Icon, MenuButton, MenuItem};
use crate::ui::status::{client_colour, influencer_colour};
use leptos::{ev, prelude::*};

/// What the row shows of an influencer.
#[derive(Clone, Debug, Default, PartialEq)]
struct Shown {
    name: String,
    handle: Option<String>,
    networks: Vec<(&'static str, Option<u64>)>,
    influencer_status: InfluencerStatus,
    client_status: ClientStatus,
    tasks: usize,
    cost: String,
}

/// A row of the grid.
#[component]
pub fn RosterRow(
    /// Who.
    id: Signal<InfluencerId>,
    /// At which place, from 0.
    index: Signal<usize>,
) -> impl IntoView {
    let store = expect_context::<CampaignStore>();
    let session = expect_context::<Session>();
    let navigation = expect_context::<Navigation>();
    let row = store.memo(Touched::ALL, move |campaign| {
        let currency = campaign.briefing.currency;
        campaign.roster.get(id.get()).map(|influencer| shown(influencer, |cost| locale::money_short(cost, currency)))
    });
    let of = move |read: fn(&Shown) -> String| {
        Signal::derive(move || row.with(|row| row.as_ref().map(read).unwrap_or_default()))
    };
    let name = of(|row| row.name.clone());
    let selected = Memo::new(move |_| session.selection.with(|selection| selection.contains(id.get())));
    let open = Memo::new(move |_| navigation.route.with(|route| route.influencer_id()) == Some(id.get()));

    let select = move |event: ev::MouseEvent| {
        let (id, shift) = (id.get_untracked(), event.shift_key());
        session.rows.with_untracked(|rows| {
            session
                .selection
                .update(|selection| if shift { selection.extend_to(id, rows) } else { selection.toggle(id) });
        });
    };
    let open_tasks = move |_| {
        let id = id.get_untracked();
        navigation.leave(move || {
            session.adding_to.set(None);
            let route = navigation.route.get_untracked();
            navigation.to(&route.with_influencer(Some(id)));
        });
    };
    let more = move |()| {
        let id = id.get_untracked();
        vec![
            MenuItem::action("Edit influencer…", move || session.editing.set(Some(InfluencerEdit::Edit(id)))),
            MenuItem::separator(),
            MenuItem::action("Remove from campaign", move || {
                store.dispatch_or_tell(Command::RemoveInfluencers(vec![id]));
            })
            .danger(),
        ]
    };
    let networks = move || {
        let networks = row.with(|row| row.as_ref().map(|row| row.networks.clone()).unwrap_or_default());
        let network = |(name, count): (&'static str, Option<u64>)| {
            view! {
                <span>
                    {name} {count.map(|count| view! { " "<b>{followers::short(count)}</b> })}
                </span>
            }
        };
        networks.into_iter().map(network).collect::<Vec<_>>()
    };
    view! {
        <div
            class="r"
            class:sel=selected
            class:open=open
            role="row"
            data-id=Signal::derive(move || id.get().to_string())
            aria-rowindex=move || (index.get() + 2).to_string()
            aria-selected=move || selected.get().to_string()
        >
            <div role="gridcell" class="c-check" data-col="check">
                <label class="check">
                    <input
                        type="checkbox"
                        prop:checked=selected
                        aria-label=move || format!("Select {}", name.get())
                        on:click=select
                    />
                </label>
            </div>
            <div role="rowheader" class="c-who who">
                <i class="av" aria-hidden="true">{move || initials(&name.get())}</i>
                <button type="button" class="who-name" data-col="who" tabindex="-1" on:click=open_tasks title=name>
                    <b><bdi>{name}</bdi></b>
                    <small>
                        <bdi>{of(|row| row.handle.clone().unwrap_or_default())}</bdi>
                        <span class="nets-inline">{of(networks_in_words)}</span>
                    </small>
                </button>
            </div>
            <div role="gridcell" class="c-nets nets">{networks}</div>
            <div role="gridcell" class="c-status" data-col="influencer">
                <StatusButton
                    id
                    name
                    value=Signal::derive(move || row.with(|row| row.as_ref().map_or(InfluencerStatus::Pending, |row| row.influencer_status)))
                    colour=influencer_colour
                    pill="pill"
                    command=Command::influencer_status
                />
            </div>
            <div role="gridcell" class="c-status" data-col="client">
                <StatusButton
                    id
                    name
                    value=Signal::derive(move || row.with(|row| row.as_ref().map_or(ClientStatus::Pending, |row| row.client_status)))
                    colour=client_colour
                    pill="pill outline client"
                    command=Command::client_status
                />
            </div>
            <div role="gridcell" class="c-num num">{of(|row| row.tasks.to_string())}</div>
            <div role="gridcell" class="c-num num cut" title=of(|row| row.cost.clone())>{of(|row| row.cost.clone())}</div>
            <div role="gridcell" class="c-act">
                <button
                    type="button"
                    class="btn small"
                    data-col="tasks"
                    aria-label=move || format!("Tasks of {}", name.get())
                    on:click=open_tasks
                >
                    "Tasks"
                </button>
                <span data-col="more">
                    <MenuButton
                        items=more
                        label=Signal::derive(move || Some(format!("More for {}", name.get())))
                        class="btn ghost small icon more"
                        in_grid=true
                    >
                        <Icon name="more" />
                    </MenuButton>
                </span>
            </div>
        </div>
    }
}

fn shown(influencer: &Influencer, cost: impl Fn(Money) -> String) -> Shown {
    Shown {
        name: influencer.name().to_owned(),
        handle: influencer.main_handle().map(|handle| format!("@{handle}")),
        networks: influencer
            .accounts()
            .iter()
            .map(|account| (account.network.short_name(), account.followers))
            .collect(),
        influencer_status: influencer.influencer_status,
        client_status: influencer.client_status,
        tasks: influencer.tasks.len(),
        cost: if influencer.tasks.is_empty() { "–".to_owned() } else { cost(influencer.cost()) },
    }
}

/// Networks with followers on one line, where the column of their own has no room.
fn networks_in_words(row: &Shown) -> String {
    let said = row.networks.iter().map(|(name, count)| match count {
        Some(count) => format!(" · {name} {}", followers::short(*count)),
        None => format!(" · {name}"),
    });
    said.collect()
}

/// The first letters of the first two words.
fn initials(name: &str) -> String {
    name.split_whitespace().filter_map(|word| word.chars().next()).take(2).flat_map(char::to_uppercase).collect()
}
