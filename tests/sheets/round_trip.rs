//! A roster goes out as a file and comes back.
//!
//! What survives, from either format, into a campaign that knows nothing of it: names, accounts with followers and
//! addresses and which of them is the main one, both statuses, the client's comment, tags, email, phone, country,
//! language, engagement rate, notes, and the values of own columns under their names; of tasks network, type, date,
//! price, status and whether they count as publications. What does not: ids, the order of other accounts across
//! networks, what a file says that Rollcall does not know, and the kind of an own column where another one suits its
//! values as well.

use crate::arbitrary;
use crate::written::{today, whole};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use rollcall::domain::campaign::Campaign;
use rollcall::domain::command::apply;
use rollcall::domain::detail::{Detail, Details};
use rollcall::domain::handle::Handle;
use rollcall::domain::influencer::{Account, Influencer};
use rollcall::domain::money::Money;
use rollcall::domain::network::Network;
use rollcall::domain::own_column::OwnColumn;
use rollcall::domain::roster::Roster;
use rollcall::domain::task::{Task, TaskKind};
use rollcall::domain::unknown::Unknown;
use rollcall::lists::{Choice, Plan};
use rollcall::sheets::{Book, Format, Sheet, codec};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use uuid::Uuid;

/// What is put around texts: what a spreadsheet would run, what parts lists, what CSV parts cells by, what says nothing.
const ODD: &[&str] = &[
    "=1+1",
    "+49 ",
    "-",
    "@",
    "'=",
    "'",
    "\"",
    ",",
    ";",
    "\t",
    "#food ",
    "a / b ",
    "2x ",
    "none ",
    "Total ",
    "1,000 ",
    "https://x.com/",
    "12",
    "0.5",
    "2027-06-10",
    "TRUE",
    "(own)",
    "Cost",
    "  two  blanks ",
];

/// A campaign whose influencers are told apart by name, handles and email, with values that their columns allow.
fn campaign() -> impl Strategy<Value = Campaign> {
    let odd = vec((select(ODD.to_vec()), any::<Index>(), any::<bool>()), 0..12);
    let links = vec(prop::option::of(select(vec!["https://example.org/a?b=c", "http://x.com/lena", "=cmd"])), 24);
    (arbitrary::campaign(), odd, links, vec("\\PC{0,8}(\n|\r\n)?\\PC{0,8}", 6)).prop_map(
        |(mut campaign, odd, links, comments)| {
            let mut links = links.into_iter().cycle();
            rename_columns(&mut campaign);
            let mut people: Vec<Influencer> = campaign.roster.iter().cloned().collect();
            for (at, person) in people.iter_mut().enumerate() {
                person.unknown = Unknown::default();
                person.client_comment = comments[at].clone();
                for (mark, place, is_before) in &odd {
                    decorate(person, mark, place.index(9), *is_before);
                }
                // Two words: one alone may be anybody's.
                person.profile.name = format!("{} Nr {at}", person.profile.name.trim()).trim().to_owned();
                person.profile.accounts = accounts(&person.profile.accounts, at, &mut links);
                person.details = details(&person.details, at, &campaign);
                person.tasks.iter_mut().for_each(|task| task.unknown = Unknown::default());
            }
            campaign.roster = Roster::new(people).expect("ids as before");
            campaign
        },
    )
}

fn decorate(person: &mut Influencer, mark: &str, place: usize, is_before: bool) {
    let put = |text: &str| if is_before { format!("{mark}{text}") } else { format!("{text}{mark}") };
    match place {
        0 | 1 => person.profile.name = put(&person.profile.name).replace('\t', " "),
        2 => person.client_comment = put(&person.client_comment),
        3 => person.details.set(Detail::Notes, &put(person.details.get(Detail::Notes))).clear(),
        4 => person.details.set(Detail::Tags, &put(person.details.get(Detail::Tags))).clear(),
        5 => person.details.set(Detail::Country, &put(person.details.get(Detail::Country))).clear(),
        6 => person.details.set(Detail::Phone, &put("1")).clear(),
        7 => {
            let own: Vec<Detail> = person.details.iter().map(|(detail, _)| detail).collect();
            for detail in own.into_iter().filter(|detail| matches!(detail, Detail::Own(_))) {
                let text = put(person.details.get(detail));
                person.details.set(detail, &text);
            }
        }
        _ => {
            for task in &mut person.tasks {
                if let TaskKind::Other { text, .. } = &mut task.kind {
                    *text = put(text).replace('\t', " ").trim().to_owned();
                }
            }
        }
    }
}

/// No two columns of one name, and one that is called as one of ours.
fn rename_columns(campaign: &mut Campaign) {
    let columns = campaign.table.columns().to_vec();
    for (at, column) in columns.into_iter().enumerate() {
        let name = if at == 0 { "Cost".to_owned() } else { format!("{} {at}", column.name) };
        campaign.table.put_column(column.id, Some(OwnColumn { name, ..column }));
    }
}

/// Accounts with handles that are nobody else's.
fn accounts(before: &[Account], at: usize, links: &mut impl Iterator<Item = Option<&'static str>>) -> Vec<Account> {
    let each = before.iter().enumerate().filter_map(|(nth, account)| {
        let handle = Handle::parse(account.network, &format!("{}{at}{nth}", account.handle)).ok()?;
        let url = links.next().flatten().map(str::to_owned);
        Some(Account { handle, url, unknown: Unknown::default(), ..account.clone() })
    });
    each.collect()
}

/// Details as typing them would keep them.
fn details(before: &Details, at: usize, campaign: &Campaign) -> Details {
    let columns = campaign.table.columns();
    let mut details = Details::default();
    for (detail, text) in before.iter() {
        let is_known = |id| columns.iter().any(|column| column.id == id);
        let text = if detail == Detail::Email { format!("{at}{text}") } else { text.to_owned() };
        match detail {
            Detail::Own(id) if !is_known(id) => {}
            _ => details.set(detail, &detail.read(&text, columns).unwrap_or_default()).clear(),
        }
    }
    details
}

/// The table of that name, after a program has written it to a file and read it back.
fn through(book: &Book, name: &str, format: Format) -> Arc<Sheet> {
    let table = book.tables.iter().find(|table| table.name == name).expect("the table").clone();
    let one = if format == Format::Csv { Book { tables: vec![table], ..book.clone() } } else { book.clone() };
    let bytes = codec::write(&one, format).expect("a file");
    let file = if format == Format::Csv { "a.csv" } else { "a.xlsx" };
    let read = codec::read(&bytes, file, &mut |_| {}).expect("a readable file");
    let is_it = |sheet: &Sheet| format == Format::Csv || sheet.name == name;
    Arc::new(read.sheets.into_iter().find(is_it).expect("the sheet"))
}

fn plan(sheet: &Arc<Sheet>, campaign: &Campaign) -> Plan {
    let plan = Plan::of(sheet, campaign, today());
    assert_eq!(plan.unreadable, [], "every row is read");
    let remarks: Vec<_> = plan.lines.iter().flat_map(|line| &line.remarks).collect();
    assert!(remarks.is_empty(), "nothing is unclear: {remarks:?}");
    plan
}

fn take(campaign: &mut Campaign, sheet: &Arc<Sheet>) {
    static NEXT: AtomicU64 = AtomicU64::new(1 << 40);
    let mut ids = || Uuid::from_u128(u128::from(NEXT.fetch_add(1, Ordering::Relaxed)) * 0x1_0000_0001);
    let mut plan = plan(sheet, campaign);
    // Two of a name are suggested to be one.
    if plan.mapping.kind == rollcall::lists::ListKind::Influencers {
        plan.choose_for_known(Choice::Add);
    }
    if let Some(command) = plan.command(campaign, &mut ids) {
        apply(campaign, command).expect("carried out");
    }
}

/// What the tables make of a campaign that has the same briefing and nothing else.
pub fn back(campaign: &Campaign, roster: &Arc<Sheet>, tasks: Option<&Arc<Sheet>>) -> Campaign {
    let mut back = Campaign::new(campaign.id, campaign.briefing.clone());
    take(&mut back, roster);
    tasks.into_iter().for_each(|tasks| take(&mut back, tasks));
    back
}

/// What is to survive, as texts that can be compared.
pub fn people(campaign: &Campaign) -> Vec<Vec<String>> {
    let columns = campaign.table.columns();
    let person = |person: &Influencer| {
        let mut said = vec![
            format!("name {}", person.name()),
            format!("{:?} {:?}", person.influencer_status, person.client_status),
            format!("comment {:?}", person.client_comment.trim()),
            format!("main {:?}", person.accounts().first().map(|account| account.network)),
        ];
        for network in Network::social().chain([Network::OTHERS]) {
            let on = person.accounts().iter().filter(|account| account.network == network);
            said.extend(on.map(|it| format!("{network:?} {} {:?} {:?}", it.handle, it.followers, it.url)));
        }
        let details = person.details.iter().map(|(detail, value)| {
            let value = if detail == Detail::Notes { value.trim() } else { value };
            // A blank of another kind in a heading becomes a plain one.
            let name = detail.name(columns).split_whitespace().collect::<Vec<_>>().join(" ");
            format!("{name}: {value}")
        });
        let mut details: Vec<String> = details.filter(|said| !said.ends_with(": ")).collect();
        details.sort();
        said.extend(details);
        said
    };
    campaign.roster.iter().map(person).collect()
}

/// The tasks of everybody, without their ids.
pub fn tasks(campaign: &Campaign) -> Vec<(String, Vec<Task>)> {
    let bare = |task: &Task| Task { id: rollcall::domain::id::TaskId::new(Uuid::nil()), ..task.clone() };
    campaign.roster.iter().map(|it| (it.name().to_owned(), it.tasks.iter().map(bare).collect())).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_roster_comes_back_from_csv(campaign in campaign()) {
        check(&campaign, Format::Csv)?;
    }

    /// Whatever is changed in the cells of our own file, each row stays whose it was.
    #[test]
    fn what_is_changed_in_a_spreadsheet_changes_and_doubles_nothing(
        campaign in campaign(),
        edits in vec((any::<Index>(), prop::option::of(arbitrary::day()), 0_i64..1_000_000), 0..20),
        order in any::<u64>(),
        is_csv in any::<bool>(),
    ) {
        let mut wanted = campaign.clone();
        let mut people: Vec<Influencer> = wanted.roster.iter().cloned().collect();
        for (at, (which, day, price)) in edits.iter().enumerate() {
            if people.is_empty() {
                break;
            }
            let person = &mut people[which.index(campaign.roster.len())];
            person.details.set(Detail::Country, &format!("Country {at}"));
            if person.tasks.is_empty() {
                continue;
            }
            let task = which.index(person.tasks.len());
            person.tasks[task].date = day.or(person.tasks[task].date);
            person.tasks[task].price = Money::from_minor(*price);
        }
        wanted.roster = Roster::new(people).expect("ids as before");
        let mut book = whole(&wanted);
        // Rows may be sorted otherwise.
        for table in &mut book.tables[..2] {
            let len = table.rows.len().max(1);
            table.rows.rotate_left(order as usize % len);
        }
        let format = if is_csv { Format::Csv } else { Format::Xlsx };
        let mut after = campaign.clone();
        for name in ["Influencers", "Tasks"] {
            let sheet = through(&book, name, format);
            if sheet.rows.len() < 2 {
                continue;
            }
            let plan = Plan::of(&sheet, &after, today());
            prop_assert_eq!(&plan.unreadable, &[]);
            prop_assert!(plan.missing.is_empty());
            prop_assert_eq!((plan.tally().new, plan.tally().tasks, plan.tally().asking), (0, 0, 0));
            if let Some(command) = plan.command(&after, &mut || Uuid::nil()) {
                apply(&mut after, command).expect("carried out");
            }
        }
        let tasks = |campaign: &Campaign| campaign.roster.iter().map(|it| it.tasks.clone()).collect::<Vec<_>>();
        prop_assert_eq!(tasks(&after), tasks(&wanted));
        prop_assert_eq!(crate::round_trip::people(&after), crate::round_trip::people(&wanted));
    }

    #[test]
    fn a_roster_comes_back_from_xlsx(campaign in campaign()) {
        check(&campaign, Format::Xlsx)?;
    }
}

fn check(campaign: &Campaign, format: Format) -> Result<(), TestCaseError> {
    let book = whole(campaign);
    let roster = through(&book, "Influencers", format);
    let has_tasks = campaign.roster.iter().any(|it| !it.tasks.is_empty());
    let back = back(campaign, &roster, has_tasks.then(|| through(&book, "Tasks", format)).as_ref());
    prop_assert_eq!(people(&back), people(campaign));
    prop_assert_eq!(tasks(&back), tasks(campaign));
    // Where it came from, everything is there already.
    let again = plan(&roster, campaign);
    let mut none = || Uuid::nil();
    prop_assert_eq!(again.command(campaign, &mut none), None);
    prop_assert_eq!(again.tally().same, campaign.roster.len());
    Ok(())
}
