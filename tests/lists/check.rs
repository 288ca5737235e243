//! A list in, what becomes of it out.

use chrono::NaiveDate;
use rollcall::domain::briefing::Briefing;
use rollcall::domain::campaign::Campaign;
use rollcall::domain::command::apply;
use rollcall::domain::detail::Detail;
use rollcall::domain::id::CampaignId;
use rollcall::domain::influencer::Influencer;
use rollcall::domain::money::{Currency, Money};
use rollcall::domain::network::Network;
use rollcall::domain::status::{ClientStatus, InfluencerStatus, Status, TaskStatus};
use rollcall::domain::task::{Task, TaskKind};
use rollcall::domain::unknown::Unknown;
use rollcall::lists::{Choice, Found, Line, Origin, Plan};
use rollcall::sheets::{Cell, Sheet};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use uuid::Uuid;

/// 1 June 2027.
pub fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2027, 6, 1).expect("a day")
}

/// A campaign in EUR with nobody in it and no network chosen.
pub fn empty() -> Campaign {
    let briefing = Briefing {
        name: "Summer".to_owned(),
        client: String::new(),
        description: String::new(),
        networks: Vec::new(),
        start: None,
        end: None,
        budget: None,
        currency: Currency::EUR,
        unknown: Unknown::default(),
    };
    Campaign::new(CampaignId::new(Uuid::from_u128(1)), briefing)
}

pub fn in_currency(code: &str) -> Campaign {
    let mut campaign = empty();
    campaign.briefing.currency = Currency::parse(code).expect("a currency");
    campaign
}

pub fn on(networks: &[&str]) -> Campaign {
    let mut campaign = empty();
    campaign.briefing.networks = networks.iter().filter_map(|key| Network::from_key(key)).collect();
    campaign
}

/// A table: a line a row, `|` between cells. `#42` is a number and `^2027-06-10` a day of a spreadsheet; `⏎` is a line
/// break in a cell.
pub fn sheet(text: &str) -> Arc<Sheet> {
    let cell = |text: &str| {
        let text = text.trim();
        match (text.strip_prefix('#'), text.strip_prefix('^')) {
            (Some(number), _) if number.starts_with(|c: char| c.is_ascii_digit() || c == '-') => {
                Cell::Number(number.to_owned())
            }
            (_, Some(day)) => Cell::Date(day.parse().expect("a day")),
            _ => Cell::Text(text.replace('⏎', "\n")),
        }
    };
    let rows = text.trim_matches('\n').lines().map(|line| line.split('|').map(cell).collect());
    Arc::new(Sheet { rows: rows.collect(), ..Sheet::default() })
}

/// Ids that no other call gives, since a campaign may be filled by several.
pub fn ids() -> impl FnMut() -> Uuid {
    static NEXT: AtomicU64 = AtomicU64::new(1_000_000);
    || Uuid::from_u128(u128::from(NEXT.fetch_add(1, Ordering::Relaxed)) * 0x1_0000_0001)
}

pub fn plan(campaign: &Campaign, list: &str) -> Plan {
    Plan::of(&sheet(list), campaign, today())
}

/// The campaign after a plan was carried out; that undo gives it back is checked on the way.
pub fn after(campaign: &Campaign, plan: &Plan) -> Campaign {
    let mut after = campaign.clone();
    if let Some(command) = plan.command(campaign, &mut ids()) {
        let applied = apply(&mut after, command).expect("carried out");
        let mut undone = after.clone();
        apply(&mut undone, applied.inverse).expect("taken back");
        assert_eq!(&undone, campaign, "undo gives back the campaign");
    }
    after
}

/// What a list makes of an empty campaign: a line for each influencer, then `! ROW why` for rows that cannot be read, then
/// `? ROW what` for what was not clear, then `= what` for what was decided for a whole column.
#[track_caller]
pub fn check(list: &str, expected: &str) {
    check_in(&empty(), list, expected);
}

#[track_caller]
pub fn check_in(campaign: &Campaign, list: &str, expected: &str) {
    let plan = plan(campaign, list);
    same(&outcome(campaign, &plan), expected, list);
}

#[track_caller]
pub fn same(found: &[String], expected: &str, list: &str) {
    let expected: Vec<&str> = expected.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    assert_eq!(found, expected, "\nfound:\n{}\n\nof:\n{list}\n", found.join("\n"));
}

pub fn outcome(campaign: &Campaign, plan: &Plan) -> Vec<String> {
    let after = after(campaign, plan);
    let mut said: Vec<String> = after.roster.iter().map(|influencer| person(&after, influencer)).collect();
    said.extend(plan.unreadable.iter().map(|row| format!("! {} {}", row.row, row.why)));
    let remarks = |line: &Line| line.remarks.iter().map(|it| format!("? {} {}", line.row, it.said)).collect::<Vec<_>>();
    said.extend(plan.lines.iter().flat_map(remarks));
    said.extend(plan.mapping.columns.iter().flat_map(|it| it.rules.said.iter().map(|said| format!("= {said}"))));
    said
}

/// Somebody on one line: `Lena [IG lena 42900] accepted/pending; Email: …; Story 500.00 2027-06-10 done`. Statuses only
/// where one is not pending.
pub fn person(campaign: &Campaign, influencer: &Influencer) -> String {
    let accounts = influencer.accounts().iter().map(|account| {
        let followers = account.followers.map(|count| format!(" {count}")).unwrap_or_default();
        let url = account.url.as_ref().map(|url| format!(" <{url}>")).unwrap_or_default();
        format!("{} {}{followers}{url}", account.network.short_name(), account.handle)
    });
    let accounts: Vec<String> = accounts.collect();
    let mut said = influencer.name().to_owned();
    if !accounts.is_empty() {
        said += &format!(" [{}]", accounts.join(", "));
    }
    let (status, client) = (influencer.influencer_status, influencer.client_status);
    if status != InfluencerStatus::Pending || client != ClientStatus::Pending {
        said += &format!(" {}/{}", status.key(), client.key());
    }
    if !influencer.client_comment.is_empty() {
        said += &format!("; “{}”", influencer.client_comment);
    }
    for (detail, value) in influencer.details.iter() {
        let columns = campaign.table.columns();
        let kind = match detail {
            Detail::Own(_) => format!(" ({})", detail.kind(columns).key()),
            _ => String::new(),
        };
        said += &format!("; {}{kind}: {}", detail.name(columns), value.replace('\n', "⏎"));
    }
    for task in &influencer.tasks {
        said += &format!("; {}", task_in_words(task, campaign.briefing.currency));
    }
    said
}

fn task_in_words(task: &Task, currency: Currency) -> String {
    let network = match &task.kind {
        TaskKind::Listed { network, .. } => format!("{} ", network.short_name()),
        TaskKind::Other { .. } => String::new(),
    };
    let mut said = format!("*{network}{}", task.kind.name());
    if task.price != Money::ZERO {
        said += &format!(" {}", task.price.to_decimal(currency));
    }
    if let Some(date) = task.date {
        said += &format!(" {date}");
    }
    if task.status != TaskStatus::Pending {
        said += &format!(" {}", task.status.key());
    }
    said
}

/// What the columns of a list were found to mean: `Name, Instagram handle or link`.
#[track_caller]
pub fn check_columns(list: &str, expected: &str) {
    check_columns_in(&empty(), list, expected);
}

#[track_caller]
pub fn check_columns_in(campaign: &Campaign, list: &str, expected: &str) {
    let plan = plan(campaign, list);
    let found: Vec<String> = plan.mapping.columns.iter().map(|column| column.meaning.label()).collect();
    assert_eq!(found.join(", "), expected, "{list}");
}

/// What is recommended for each line: `3 update roster`, `5 add`, `6 update line 0`.
pub fn choices(plan: &Plan) -> Vec<String> {
    let each = plan.lines.iter().map(|line| {
        let choice = match line.choice {
            Choice::Update => "update",
            Choice::Skip => "skip",
            Choice::Add => "add",
            Choice::Is(_) => "is",
        };
        let found = match &line.found {
            Some(Found { origin: Origin::Roster(_), is_doubtful, .. }) => {
                format!(" roster{}", if *is_doubtful { " doubtful" } else { "" })
            }
            Some(Found { origin: Origin::Line(at), is_doubtful, .. }) => {
                let row = plan.lines.get(*at).map_or(0, |line| line.row);
                format!(" row {row}{}", if *is_doubtful { " doubtful" } else { "" })
            }
            None => String::new(),
        };
        format!("{} {choice}{found}", line.row)
    });
    each.collect()
}

/// A campaign with those whom a list names.
pub fn with(list: &str) -> Campaign {
    let campaign = empty();
    let mut plan = plan(&campaign, list);
    plan.mapping.words_confirmed = true;
    after(&campaign, &plan)
}
