//! Campaigns and commands at random, within what the domain allows. Shared by the targets `domain` and
//! `document`.
#![allow(dead_code, reason = "each of the two targets uses a part")]

use chrono::NaiveDate;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use rollcall::domain::briefing::Briefing;
use rollcall::domain::campaign::Campaign;
use rollcall::domain::command::{Command, TaskChange, TaskEdit};
use rollcall::domain::detail::{Detail, Details};
use rollcall::domain::filter::{CommentState, Filter, TaskState};
use rollcall::domain::handle::Handle;
use rollcall::domain::id::{CampaignId, InfluencerId, TaskId};
use rollcall::domain::influencer::{Account, Influencer, Profile};
use rollcall::domain::layout::{Layout, Placed, WIDTHS};
use rollcall::domain::limits;
use rollcall::domain::money::{Currency, Money};
use rollcall::domain::network::Network;
use rollcall::domain::own_column::{ColumnKind, OwnColumn};
use rollcall::domain::query::{Column, Sort};
use rollcall::domain::roster::Roster;
use rollcall::domain::short_id::{ColumnId, ViewId};
use rollcall::domain::status::{ClientStatus, InfluencerStatus, Status, TaskStatus};
use rollcall::domain::table::Table;
use rollcall::domain::task::{Task, TaskKind};
use rollcall::domain::unknown::Unknown;
use rollcall::domain::view::{Group, View};
use serde_json::{Map, Value};
use uuid::Uuid;

/// A campaign with up to six influencers of up to five tasks.
pub fn campaign() -> impl Strategy<Value = Campaign> {
    (1u128..4, briefing(), vec(influencer(), 0..6), table(), any::<bool>(), unknown(), unknown()).prop_map(
        |(id, briefing, people, table, sample, unknown, file_unknown)| {
            let mut campaign = Campaign::new(CampaignId::new(Uuid::from_u128(id)), briefing);
            let currency = campaign.briefing.currency;
            let people = people.into_iter().map(|person| within(person, currency));
            campaign.roster = Roster::new(numbered(people.collect())).expect("numbered ids are unique");
            Campaign { table, sample, unknown, file_unknown, ..campaign }
        },
    )
}

/// A word for a name: several scripts, emoji, what JSON must escape, and anything else that prints.
pub fn name() -> impl Strategy<Value = String> {
    let known = select(vec!["Lena Fischer", "森 愛子", "ليلى حداد", "O\"Neil \\ Söhne", "👩‍🎤 Zoë", "<b>x</b>", "null"]);
    prop_oneof![
        known.prop_map(str::to_owned),
        "\\PC{1,24}".prop_filter_map("blank", |text| limits::name("Name", &text).ok()),
    ]
}

/// A day of the calendar of files, years 1 to 9999.
pub fn day() -> impl Strategy<Value = NaiveDate> {
    let any_day = (1i32..3_652_000).prop_filter_map("no day", NaiveDate::from_num_days_from_ce_opt);
    let near = (0i32..70).prop_filter_map("no day", |n| NaiveDate::from_num_days_from_ce_opt(740_000 + n));
    prop_oneof![1 => any_day, 4 => near]
}

/// A present day in the middle of those that are near.
pub fn today() -> NaiveDate {
    NaiveDate::from_num_days_from_ce_opt(740_035).expect("a day")
}

pub fn currency() -> impl Strategy<Value = Currency> {
    select(vec!["EUR", "USD", "JPY", "KWD"]).prop_map(|code| Currency::parse(code).expect("a currency"))
}

pub fn briefing() -> impl Strategy<Value = Briefing> {
    let networks = vec(any::<bool>(), Network::social().count());
    let text = prop_oneof![Just(String::new()), name(), Just("Two lines.\n\tThe \"second\".".to_owned())];
    let dates = (prop::option::of(day()), prop::option::of(day()));
    (
        name(),
        prop_oneof![Just(String::new()), name()],
        text,
        networks,
        dates,
        amount(),
        any::<bool>(),
        currency(),
        unknown(),
    )
        .prop_map(|(name, client, description, picked, (start, end), budget, has_budget, currency, unknown)| {
            Briefing {
                name,
                client,
                description,
                networks: Network::social()
                    .zip(picked)
                    .filter(|(_, picked)| *picked)
                    .map(|(network, _)| network)
                    .collect(),
                start,
                end,
                budget: has_budget.then(|| fit(budget, currency)),
                currency,
                unknown,
            }
        })
}

pub fn profile() -> impl Strategy<Value = Profile> {
    (name(), vec(account(), 0..4)).prop_map(|(name, accounts)| Profile { name, accounts })
}

fn account() -> impl Strategy<Value = Account> {
    let url = prop::option::of(prop_oneof![Just("https://example.org/a?b=c".to_owned()), name()]);
    (network(), name(), url, prop::option::of(prop_oneof![Just(0), 0u64..10_000_000_000]), unknown()).prop_filter_map(
        "no handle",
        |(network, handle, url, followers, unknown)| {
            let handle = Handle::parse(network, &handle).ok()?;
            Some(Account { network, handle, url, followers, unknown })
        },
    )
}

fn influencer() -> impl Strategy<Value = Influencer> {
    let statuses = (select(InfluencerStatus::ALL), select(ClientStatus::ALL));
    let details = vec(detail(), 0..4).prop_map(|list| {
        let mut details = Details::default();
        for (detail, value) in list {
            details.set(detail, &value);
        }
        details
    });
    (profile(), statuses, details, vec(task(), 0..5), unknown()).prop_map(
        |(profile, (influencer_status, client_status), details, tasks, unknown)| Influencer {
            influencer_status,
            client_status,
            details,
            tasks,
            unknown,
            ..Influencer::new(InfluencerId::new(Uuid::nil()), profile)
        },
    )
}

/// A detail with a value as it is kept, or none.
fn detail() -> impl Strategy<Value = (Detail, String)> {
    let which = prop_oneof![select(Detail::BUILT_IN.to_vec()), column_id().prop_map(Detail::Own),];
    (which, prop_oneof![Just(String::new()), name(), Just("beauty, 食, Travel".to_owned()), Just("4.25".to_owned())])
        .prop_map(|(detail, text)| {
            let value = detail.read(&text, &[]).unwrap_or_default();
            (detail, value)
        })
}

fn column_id() -> impl Strategy<Value = ColumnId> {
    (1u32..4).prop_map(ColumnId::new)
}

fn column() -> impl Strategy<Value = Column> {
    prop_oneof![
        select(Column::BASIC.to_vec()),
        select(Detail::BUILT_IN.to_vec()).prop_map(Column::Detail),
        column_id().prop_map(|id| Column::Detail(Detail::Own(id))),
    ]
}

fn layout() -> impl Strategy<Value = Layout> {
    let placed = (column(), any::<bool>(), prop::option::of(WIDTHS)).prop_map(|(column, hidden, width)| Placed {
        column,
        hidden,
        width,
    });
    (vec(placed, 0..4), 0u8..4).prop_map(|(columns, frozen)| Layout { columns, frozen })
}

pub fn filter() -> impl Strategy<Value = Filter> {
    let text = prop_oneof![Just(String::new()), name()];
    let statuses = (vec(select(InfluencerStatus::ALL), 0..3), vec(select(ClientStatus::ALL), 0..3));
    let followers = (prop::option::of(any::<u64>()), prop::option::of(any::<u64>()));
    let detail = (select(Detail::BUILT_IN.to_vec()), vec(prop_oneof![Just(String::new()), name()], 0..3));
    let states = (vec(select(TaskState::ALL.to_vec()), 0..2), vec(select(CommentState::ALL.to_vec()), 0..2));
    (text, statuses, vec(network(), 0..3), followers, states, vec(detail, 0..2)).prop_map(
        |(text, (influencer_statuses, client_statuses), networks, followers, (tasks, comments), mut details)| {
            details.dedup_by_key(|(detail, _)| *detail);
            Filter { text, influencer_statuses, client_statuses, networks, followers, tasks, comments, details }
        },
    )
}

/// A table with up to three own columns and views.
fn table() -> impl Strategy<Value = Table> {
    let kind = prop_oneof![
        Just(ColumnKind::Text),
        Just(ColumnKind::Number),
        Just(ColumnKind::Date),
        vec(name(), 0..3).prop_map(ColumnKind::Choice),
    ];
    let own = (column_id(), name(), kind, unknown()).prop_map(|(id, name, kind, unknown)| OwnColumn {
        id,
        name,
        kind,
        unknown,
    });
    let sort = (column(), any::<bool>()).prop_map(|(column, descending)| Sort { column, descending });
    let own_group = column_id().prop_map(|id| Group::Detail(Detail::Own(id)));
    let group = prop::option::of(prop_oneof![select(Group::BUILT_IN.to_vec()), own_group]);
    let view =
        (1u32..4, name(), filter(), vec(sort, 0..3), group, prop::option::of(layout()), any::<bool>(), unknown())
            .prop_map(|(id, name, filter, sort, group, layout, hidden, unknown)| View {
                id: ViewId::new(id),
                name,
                filter,
                sort,
                group,
                layout,
                hidden,
                unknown,
            });
    (vec(own, 0..3), layout(), vec(view, 0..2)).prop_map(|(columns, layout, views)| {
        let mut table = Table::default();
        table.layout = layout;
        columns.into_iter().for_each(|column| table.put_column(column.id, Some(column)));
        views.into_iter().for_each(|view| table.put_view(view.id, Some(view)));
        table
    })
}

/// A task without an id of its own; its amount is to be fitted to a currency.
fn task() -> impl Strategy<Value = Task> {
    (kind(), amount(), prop::option::of(day()), select(TaskStatus::ALL), unknown()).prop_map(
        |(kind, price, date, status, unknown)| Task {
            id: TaskId::new(Uuid::nil()),
            kind,
            price,
            date,
            status,
            unknown,
        },
    )
}

fn kind() -> impl Strategy<Value = TaskKind> {
    let listed: Vec<TaskKind> = Network::social()
        .flat_map(|network| network.types().iter().map(move |kind| TaskKind::Listed { network, kind }))
        .collect();
    prop_oneof![
        3 => select(listed),
        1 => (prop_oneof![Just("Event attendance".to_owned()), name()], any::<bool>())
            .prop_map(|(text, publication)| TaskKind::Other { text, publication }),
    ]
}

pub fn network() -> impl Strategy<Value = Network> {
    select(Network::social().chain([Network::OTHERS]).collect::<Vec<_>>())
}

/// Minor units, mostly small, sometimes at the limit.
fn amount() -> impl Strategy<Value = Money> {
    prop_oneof![Just(0), 0i64..500_000, (0i64..5_000).prop_map(|n| n * 100_000), Just(i64::MAX)]
        .prop_map(Money::from_minor)
}

fn fit(amount: Money, currency: Currency) -> Money {
    Money::from_minor(amount.minor().min(limits::PRICE_UNITS * 10i64.pow(currency.decimals())))
}

fn within(mut influencer: Influencer, currency: Currency) -> Influencer {
    for task in &mut influencer.tasks {
        task.price = fit(task.price, currency);
    }
    influencer
}

/// Gives everybody and every task an id, the same in every run.
fn numbered(people: Vec<Influencer>) -> Vec<Influencer> {
    let mut next = 1_000;
    let mut id = || {
        next += 1;
        Uuid::from_u128(next)
    };
    people
        .into_iter()
        .map(|mut person| {
            person.id = InfluencerId::new(id());
            for task in &mut person.tasks {
                task.id = TaskId::new(id());
            }
            person
        })
        .collect()
}

/// Fields that nobody knows, in about half of the records.
fn unknown() -> impl Strategy<Value = Unknown> {
    let fields =
        vec(("x_[a-z\"\\\\é]{1,3}", json()), 0..3).prop_map(|fields| Unknown::new(fields.into_iter().collect()));
    prop_oneof![Just(Unknown::default()), fields]
}

/// JSON. Fractions are those that binary has too, since serde_json reads others to the last digit but one.
fn json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<i32>().prop_map(|n| Value::from(f64::from(n) / 8.0)),
        any::<String>().prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..3).prop_map(Value::from),
            vec((any::<String>(), inner), 0..3)
                .prop_map(|fields| Value::Object(fields.into_iter().collect::<Map<_, _>>())),
        ]
    })
}

/// What a user may do next, whatever the campaign then is: people and tasks are meant by number.
#[derive(Clone, Debug)]
pub enum Intent {
    EditBriefing(Briefing),
    Add(Vec<(usize, Influencer)>),
    Edit(usize, Profile),
    Remove(Vec<usize>),
    InfluencerStatus(Vec<(usize, InfluencerStatus)>),
    ClientStatus(Vec<(usize, ClientStatus)>),
    Details(Vec<(usize, Detail, String)>),
    Tasks(Vec<(usize, TaskIntent)>),
    Table(Table),
    /// What pasting a block of cells does.
    Cells(Vec<(usize, Profile)>, Vec<(usize, ClientStatus)>, Vec<(usize, Detail, String)>),
    Replace(Campaign),
}

#[derive(Clone, Debug)]
pub enum TaskIntent {
    Add(usize, Task, u64),
    Put(usize, Task),
    Remove(usize),
}

pub fn intent() -> impl Strategy<Value = Intent> {
    // One in forty means somebody who is not there.
    let who = || 0usize..40;
    let place = || prop_oneof![0usize..8, Just(usize::MAX)];
    let task_intent = prop_oneof![
        3 => (place(), task(), any::<u64>()).prop_map(|(place, task, id)| TaskIntent::Add(place, task, id)),
        2 => (who(), task()).prop_map(|(which, task)| TaskIntent::Put(which, task)),
        1 => who().prop_map(TaskIntent::Remove),
    ];
    let details = || (who(), detail()).prop_map(|(who, (detail, value))| (who, detail, value));
    let added = vec((place(), influencer()), 0..4).prop_map(|mut placed| {
        placed.sort_by_key(|(place, _)| *place);
        Intent::Add(placed)
    });
    prop_oneof![
        briefing().prop_map(Intent::EditBriefing),
        added,
        (who(), profile()).prop_map(|(who, profile)| Intent::Edit(who, profile)),
        vec(who(), 0..4).prop_map(Intent::Remove),
        vec((who(), select(InfluencerStatus::ALL)), 0..6).prop_map(Intent::InfluencerStatus),
        vec((who(), select(ClientStatus::ALL)), 0..6).prop_map(Intent::ClientStatus),
        vec(details(), 0..6).prop_map(Intent::Details),
        vec((who(), task_intent), 0..6).prop_map(Intent::Tasks),
        table().prop_map(Intent::Table),
        (vec((who(), profile()), 0..3), vec((who(), select(ClientStatus::ALL)), 0..3), vec(details(), 0..3))
            .prop_map(|(profiles, statuses, details)| Intent::Cells(profiles, statuses, details)),
        campaign().prop_map(Intent::Replace),
    ]
}

impl Intent {
    /// The command that means this in `campaign`.
    pub fn command(self, campaign: &Campaign) -> Command {
        let currency = campaign.briefing.currency;
        let who = |number: usize| -> InfluencerId {
            let roster = &campaign.roster;
            let nobody = InfluencerId::new(Uuid::from_u128(7));
            if number == 39 || roster.is_empty() { nobody } else { roster[number % roster.len()].id }
        };
        match self {
            Self::EditBriefing(briefing) => Command::EditBriefing(Box::new(briefing)),
            Self::Add(placed) => {
                let (places, people): (Vec<usize>, Vec<Influencer>) = placed.into_iter().unzip();
                let base = campaign.roster.iter().map(|i| i.id.uuid().as_u128()).max().unwrap_or(0) + 1_000_000;
                let people = numbered(people).into_iter().map(|mut person| {
                    person.id = InfluencerId::new(Uuid::from_u128(base + person.id.uuid().as_u128()));
                    // Ids of tasks are unique in the whole campaign.
                    for task in &mut person.tasks {
                        task.id = TaskId::new(Uuid::from_u128((base << 32) + task.id.uuid().as_u128()));
                    }
                    within(person, currency)
                });
                Command::AddInfluencers(places.into_iter().zip(people).collect())
            }
            Self::Edit(number, profile) => Command::EditInfluencers(vec![(who(number), profile)]),
            Self::Remove(numbers) => Command::RemoveInfluencers(numbers.into_iter().map(who).collect()),
            Self::InfluencerStatus(list) => {
                Command::SetInfluencerStatus(list.into_iter().map(|(number, status)| (who(number), status)).collect())
            }
            Self::ClientStatus(list) => {
                Command::SetClientStatus(list.into_iter().map(|(number, status)| (who(number), status)).collect())
            }
            Self::Details(list) => Command::SetDetails(
                list.into_iter().map(|(number, detail, value)| (who(number), detail, value)).collect(),
            ),
            Self::Table(table) => Command::SetTable(Box::new(table)),
            Self::Cells(profiles, statuses, details) => Command::Several(vec![
                Command::EditInfluencers(profiles.into_iter().map(|(number, it)| (who(number), it)).collect()),
                Self::ClientStatus(statuses).command(campaign),
                Self::Details(details).command(campaign),
            ]),
            Self::Tasks(list) => Command::ChangeTasks(
                list.into_iter()
                    .map(|(number, intent)| {
                        let influencer = who(number);
                        TaskChange { influencer, edit: intent.edit(campaign, influencer) }
                    })
                    .collect(),
            ),
            // Mostly another version of the same campaign.
            Self::Replace(other) if other.sample => Command::Replace(Box::new(other)),
            Self::Replace(other) => Command::Replace(Box::new(Campaign { id: campaign.id, ..other })),
        }
    }
}

impl TaskIntent {
    fn edit(self, campaign: &Campaign, influencer: InfluencerId) -> TaskEdit {
        let fitted = |task: Task, id: TaskId| Task { id, price: fit(task.price, campaign.briefing.currency), ..task };
        let which = |number: usize| {
            let tasks = campaign.roster.get(influencer).map(|i| i.tasks.as_slice()).unwrap_or_default();
            let none = TaskId::new(Uuid::from_u128(8));
            if number == 39 || tasks.is_empty() { none } else { tasks[number % tasks.len()].id }
        };
        match self {
            Self::Add(place, task, id) => {
                TaskEdit::Add(place, fitted(task, TaskId::new(Uuid::from_u128(u128::from(id) << 64))))
            }
            Self::Put(number, task) => TaskEdit::Put(fitted(task, which(number))),
            Self::Remove(number) => TaskEdit::Remove(which(number)),
        }
    }
}

/// Everything about a campaign as text. Unlike `==` it tells handles apart that differ in case only.
pub fn exactly(campaign: &Campaign) -> String {
    rollcall::document::write(&rollcall::document::Document::new(campaign.clone()), "")
}
