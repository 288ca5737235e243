//! One influencer on the roster.

use super::columns::{self, CHECK, HEAD, MORE, OPEN};
use super::person_of;
use super::row_cells::RowCells;
use super::status_items::status_items;
use crate::app::navigation::Navigation;
use crate::app::session::{InfluencerEdit, Session};
use crate::app::store::CampaignStore;
use crate::browser::locale;
use crate::domain::campaign::Campaign;
use crate::domain::command::Command;
use crate::domain::detail::Detail;
use crate::domain::finding::Line;
use crate::domain::followers;
use crate::domain::influencer::{Account, Influencer};
use crate::domain::month::parse_day;
use crate::domain::own_column::ColumnKind;
use crate::domain::query::Column;
use crate::domain::status::{ClientStatus, InfluencerStatus};
use crate::domain::touched::Touched;
use crate::ui::commands::Desk;
use crate::ui::counted::counted;
use crate::ui::element::ElementRef;
use crate::ui::kit::{Icon, MenuItem, Menus, StartAt};
use crate::ui::reactive::{effect, expect_context, memo, on_load};
use crate::ui::status::{client_colour, influencer_colour};
use crate::ui::view;
use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// What the row shows of an influencer.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shown {
    /// The name.
    pub name: String,
    /// The main handle with `@`, or nothing.
    pub handle: String,
    /// Short name and short count of followers of each account.
    pub networks: Vec<(&'static str, String)>,
    /// Where the influencer stands with us.
    pub influencer_status: InfluencerStatus,
    /// What the client decided.
    pub client_status: ClientStatus,
    /// What the client says about that; empty for nothing.
    pub client_comment: String,
    /// How many tasks.
    pub tasks: String,
    /// What they cost.
    pub cost: String,
    /// The details and the comment, as far as they have columns, in their order.
    pub details: Vec<DetailShown>,
}

/// What the cell of a detail shows.
#[derive(Clone, Debug, PartialEq)]
pub enum DetailShown {
    /// A text.
    Text(String),
    /// Tags.
    Tags(Vec<String>),
}

/// A row of the grid.
///
/// Its elements are built once and filled by three effects. Thirty rows with an effect for each of their texts and
/// attributes take three frames to become other rows while scrolling; with three effects each they take one.
#[component]
pub fn RosterRow(
    /// Whose row it is, or the head of which group.
    line: Signal<Line>,
    /// At which place, from 0.
    index: Signal<usize>,
) -> impl IntoView {
    let store = expect_context::<CampaignStore>();
    let session = expect_context::<Session>();
    let navigation = expect_context::<Navigation>();
    let menus = expect_context::<Menus>();
    let desk = Desk::here();
    // The head of a group shows nobody.
    let id = person_of(line);
    let head = memo(move || match line.get() {
        Line::Group(at) => session.found.with(|found| found.groups.get(at).cloned()),
        Line::Influencer(_) => None,
    });
    let currency = store.memo(Touched::BRIEFING, |campaign| campaign.briefing.currency);
    // Other columns are another list of rows.
    let shown_columns = session.column_order.get_untracked();
    let columns = shown_columns.clone();
    let row = store.memo(Touched::ALL, move |campaign| {
        campaign.roster.get(id.get()).map(|influencer| shown(influencer, campaign, &columns))
    });
    let selected = memo(move || session.selection.with(|selection| selection.contains(id.get())));
    let open = memo(move || navigation.route.with(|route| route.influencer_id()) == Some(id.get()));

    let node = ElementRef::new();
    on_load(node, move |root| {
        let Some(cells) = RowCells::of(&root) else { return };
        let (texts, marks) = (cells.clone(), cells.clone());
        let mut before = None;
        effect(move || {
            // The head of a group shows nobody: no name of a former row stays in its cells.
            let now = row.get().unwrap_or_default();
            texts.fill(&now, before.as_ref());
            before = Some(now);
        });
        effect(move || marks.mark(selected.get(), open.get(), head.with(Option::is_some)));
        let heads = cells.clone();
        effect(move || match head.get() {
            Some(section) => {
                let people = counted(section.count, "influencer");
                let tasks = counted(section.tasks, "task");
                let cost = locale::money_short(section.cost, currency.get());
                heads.head(&section.name, &format!("{people} · {tasks} · {cost}"));
            }
            None => heads.head("", ""),
        });
        effect(move || cells.place(id.get(), index.get()));
    });

    let select = move |event: ev::MouseEvent| {
        let (id, shift) = (id.get_untracked(), event.shift_key());
        session.rows.with_untracked(|rows| {
            session
                .selection
                .update(|selection| if shift { selection.extend_to(id, rows) } else { selection.toggle(id) });
        });
    };
    let open_tasks = move |_| {
        if let Some(desk) = desk {
            desk.open_tasks(id.get_untracked());
        }
    };
    // Which of the row's three menus a button opens.
    let items = move |part: Part| {
        let id = id.get_untracked();
        let shown = row.get_untracked().unwrap_or_default();
        match part {
            Part::InfluencerStatus => {
                let set = move |value| store.dispatch_or_tell(Command::influencer_status(&[id], value));
                status_items(shown.influencer_status, influencer_colour, "dot", set)
            }
            Part::ClientStatus => {
                let set = move |value| store.dispatch_or_tell(Command::client_status(&[id], value));
                status_items(shown.client_status, client_colour, "diamond", set)
            }
            Part::More => vec![
                MenuItem::action("Edit influencer…", move || session.editing.set(Some(InfluencerEdit::Edit(id)))),
                MenuItem::separator(),
                MenuItem::action("Remove from campaign", move || {
                    store.dispatch_or_tell(Command::RemoveInfluencers(vec![id]));
                })
                .danger(),
            ],
        }
    };
    let show_menu = move |event: &ev::Event, part: Part| {
        if let Some(button) = event.current_target().and_then(|target| target.dyn_into::<HtmlElement>().ok()) {
            menus.toggle(button, || items(part), StartAt::First);
        }
    };
    let menu_key = move |event: ev::KeyboardEvent, part: Part| {
        // The plain arrows go from row to row.
        if event.alt_key() && event.key() == "ArrowDown" {
            event.prevent_default();
            show_menu(&event, part);
        }
    };
    let status_cell = move |key: String, col: &'static str, part: Part| {
        view! {
            <div role="gridcell" class="c-status" data-cell=key>
                <button
                    type="button"
                    data-col=col
                    tabindex="-1"
                    aria-haspopup="menu"
                    aria-expanded="false"
                    on:click=move |event| show_menu(&event, part)
                    on:keydown=move |event| menu_key(event, part)
                ></button>
            </div>
        }
    };
    let who = move || {
        view! {
            <div role="rowheader" class="c-who who" data-cell="name">
                <i class="av" translate="no" aria-hidden="true"></i>
                <button type="button" class="who-name" tabindex="-1" on:click=open_tasks>
                    <b dir="auto"></b>
                    <small>
                        <bdi></bdi>
                        <span class="nets-inline" translate="no"></span>
                    </small>
                </button>
            </div>
        }
    };
    let cell = move |column: Column| {
        let key = column.key().into_owned();
        match column {
            Column::Name => who(),
            Column::Reach => {
                view! { <div role="gridcell" class="c-nets nets" translate="no" data-cell=key tabindex="-1"></div> }
            }
            Column::InfluencerStatus => status_cell(key, "influencer", Part::InfluencerStatus),
            Column::ClientStatus => status_cell(key, "client", Part::ClientStatus),
            Column::Tasks => {
                view! {
                    <div role="gridcell" class="c-num num c-tasks" data-cell=key tabindex="-1">
                        <span></span>
                        <span class="unit"></span>
                    </div>
                }
            }
            Column::Cost => {
                view! { <div role="gridcell" class="c-num num cut c-cost" data-cell=key tabindex="-1"></div> }
            }
            Column::Comment | Column::Detail(_) => {
                let class = columns::class(column);
                view! {
                    <div role="gridcell" class=class data-cell=key tabindex="-1">
                        <span dir="auto"></span>
                    </div>
                }
            }
        }
    };
    let cells: Vec<_> = shown_columns.iter().map(|column| cell(*column)).collect();
    view! {
        <div node_ref=node class="r" role="row">
            <div role="gridcell" class="c-check" data-cell=CHECK>
                <label class="check">
                    <input type="checkbox" tabindex="-1" on:click=select />
                </label>
            </div>
            {cells}
            <div role="rowheader" class="c-group" data-cell=HEAD tabindex="-1">
                <b dir="auto"></b>
                <span class="num"></span>
            </div>
            <div role="gridcell" class="c-act" data-cell=OPEN>
                <button type="button" class="btn small" data-col="tasks" tabindex="-1" on:click=open_tasks>
                    "Tasks"
                </button>
            </div>
            <div role="gridcell" class="c-more" data-cell=MORE>
                <button
                    type="button"
                    class="btn ghost small icon more"
                    tabindex="-1"
                    aria-haspopup="menu"
                    aria-expanded="false"
                    on:click=move |event| show_menu(&event, Part::More)
                    on:keydown=move |event| menu_key(event, Part::More)
                >
                    <Icon name="more" />
                </button>
            </div>
        </div>
    }
}

/// The menus of a row.
#[derive(Clone, Copy)]
enum Part {
    InfluencerStatus,
    ClientStatus,
    More,
}

fn shown(influencer: &Influencer, campaign: &Campaign, columns: &[Column]) -> Shown {
    let network =
        |account: &Account| (account.network.short_name(), account.followers.map(followers::short).unwrap_or_default());
    let cost = || locale::money_short(influencer.cost(), campaign.briefing.currency);
    let details = columns.iter().filter_map(|column| match column {
        Column::Detail(detail) => Some(detail_shown(influencer, *detail, campaign)),
        Column::Comment => Some(DetailShown::Text(influencer.client_comment.clone())),
        _ => None,
    });
    Shown {
        name: influencer.name().to_owned(),
        handle: influencer.main_handle().map(|handle| format!("@{handle}")).unwrap_or_default(),
        networks: influencer.accounts().iter().map(network).collect(),
        influencer_status: influencer.influencer_status,
        client_status: influencer.client_status,
        client_comment: influencer.client_comment.clone(),
        tasks: influencer.tasks.len().to_string(),
        cost: if influencer.tasks.is_empty() { "–".to_owned() } else { cost() },
        details: details.collect(),
    }
}

fn detail_shown(influencer: &Influencer, detail: Detail, campaign: &Campaign) -> DetailShown {
    let value = influencer.details.get(detail);
    if detail == Detail::Tags {
        return DetailShown::Tags(influencer.details.tags().map(str::to_owned).collect());
    }
    let is_date = *detail.kind(campaign.table.columns()) == ColumnKind::Date;
    DetailShown::Text(match parse_day(value) {
        Ok(day) if is_date => locale::day_of_year(day),
        _ if detail == Detail::Engagement && !value.is_empty() => format!("{value} %"),
        _ => value.to_owned(),
    })
}
