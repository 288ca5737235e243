//! Undo takes back what was done here, and nothing that somebody else has done since.

use crate::arbitrary::{self, Intent, intent};
use crate::edits::{differing, own_ids, replica};
use crate::people::{campaign, person, task};
use proptest::collection::vec;
use proptest::prelude::*;
use rollcall::document::edits::{Change, Entity, Field, Value};
use rollcall::document::{Delta, Document, History, StepStanding, Stepped};
use rollcall::domain::briefing::Briefing;
use rollcall::domain::campaign::Campaign;
use rollcall::domain::command::{Command, Rejected, TaskChange, TaskEdit, apply};
use rollcall::domain::detail::Detail;
use rollcall::domain::id::InfluencerId;
use rollcall::domain::influencer::{Influencer, Profile};
use rollcall::domain::money::{Currency, Money};
use rollcall::domain::network::Network;
use rollcall::domain::roster::Roster;
use rollcall::domain::status::{ClientStatus, InfluencerStatus, TaskStatus};
use rollcall::domain::task::Task;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// Two tabs with one campaign, of which the first one undoes.
struct Tabs {
    here: Document,
    there: Document,
    history: History,
    /// What the other tab wrote and this one has not heard yet.
    on_its_way: Vec<Delta>,
    /// For each step that can be undone, what its registers held before.
    before: Vec<BTreeMap<(Entity, Field), Option<Value>>>,
    /// What came from the other tab since each of them.
    since: Vec<BTreeSet<(Entity, Field)>>,
    /// Every register that the other tab ever wrote.
    theirs: BTreeSet<(Entity, Field)>,
}

/// What a register holds; whether the record is there for [`Field::Removed`].
fn value(document: &Document, at: Entity, field: Field) -> Option<Value> {
    match field {
        Field::Removed => Some(Value::Flag(!document.is_present(at))),
        field => document.value(at, field),
    }
}

fn registers(delta: &Delta) -> BTreeSet<(Entity, Field)> {
    let mut found = BTreeSet::new();
    for change in &delta.changes {
        match change {
            Change::Influencer(influencer) => {
                found.insert((Entity::Influencer(influencer.id), Field::Removed));
                found.extend(influencer.tasks.iter().map(|it| (Entity::Task(influencer.id, it.id), Field::Removed)));
            }
            Change::Task(owner, it) => drop(found.insert((Entity::Task(*owner, it.id), Field::Removed))),
            Change::Set { at, field, .. } => drop(found.insert((*at, *field))),
        }
    }
    found
}

impl Tabs {
    fn new(document: Document) -> Self {
        Self {
            here: document.clone(),
            there: document,
            history: History::default(),
            on_its_way: vec![],
            before: vec![],
            since: vec![],
            theirs: BTreeSet::new(),
        }
    }

    fn record(&mut self, stepped: &Stepped) -> Option<Delta> {
        let delta = stepped.changed.then(|| self.here.record(&stepped.command, &stepped.inverse, replica(0)))?;
        self.there.join(&delta);
        Some(delta)
    }

    fn act(&mut self, command: Command) {
        let before = self.here.clone();
        let Ok(stepped) = self.history.dispatch(&mut self.here, command) else { return };
        let Some(delta) = self.record(&stepped) else { return };
        self.before
            .push(registers(&delta).into_iter().map(|(at, field)| ((at, field), value(&before, at, field))).collect());
        self.since.push(BTreeSet::new());
    }

    fn they_act(&mut self, command: Command) {
        let Ok(applied) = apply(&mut self.there.campaign, command.clone()) else { return };
        if applied.changed {
            self.on_its_way.push(self.there.record(&command, &applied.inverse, replica(1)));
        }
    }

    fn hear(&mut self) {
        for delta in std::mem::take(&mut self.on_its_way) {
            self.history.absorb(&mut self.here, &delta);
            self.since.iter_mut().for_each(|since| since.extend(registers(&delta)));
            self.theirs.extend(registers(&delta));
        }
    }

    fn undo(&mut self) -> Option<Result<Stepped, Rejected>> {
        let stepped = self.history.undo(&mut self.here)?;
        if let Ok(stepped) = &stepped {
            self.record(stepped);
        }
        Some(stepped)
    }

    fn redo(&mut self) -> Option<Result<Stepped, Rejected>> {
        let stepped = self.history.redo(&mut self.here)?;
        if let Ok(stepped) = &stepped {
            self.record(stepped);
        }
        Some(stepped)
    }

    /// The registers whose last edit is the other tab's, and what they hold.
    fn last_of_theirs(&self) -> Vec<(Entity, Field, Option<Value>)> {
        let is_theirs =
            |at: Entity, field: Field| self.here.stamp(at, field).is_some_and(|it| it.replica == replica(1));
        let theirs = self.theirs.iter().filter(|(at, field)| is_theirs(*at, *field));
        theirs.map(|(at, field)| (*at, *field, value(&self.here, *at, *field))).collect()
    }
}

#[derive(Clone, Debug)]
enum Step {
    Here(Box<Intent>),
    There(Box<Intent>),
    Hear,
    Undo,
    Redo,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        4 => intent().prop_map(|intent| Step::Here(Box::new(intent))),
        3 => intent().prop_map(|intent| Step::There(Box::new(intent))),
        3 => Just(Step::Hear),
        4 => Just(Step::Undo),
        2 => Just(Step::Redo),
    ];
    vec(step, 0..16)
}

/// Two values as they are compared. An account that comes or goes takes its network along, and one that was added while
/// the other tab wrote the order stands in no order yet: of two orders, only what both name says anything.
fn comparable(field: Field, now: Option<Value>, was: Option<Value>) -> (Option<Value>, Option<Value>) {
    match (field, now, was) {
        (Field::AccountOrder, Some(Value::Networks(now)), Some(Value::Networks(was))) => {
            let both = |list: &[Network], other: &[Network]| {
                Some(Value::Networks(list.iter().filter(|it| other.contains(it)).copied().collect()))
            };
            (both(&now, &was), both(&was, &now))
        }
        (_, now, was) => (now, was),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn undo_takes_back_ones_own_and_nothing_of_others(base in arbitrary::campaign(), steps in steps()) {
        let mut tabs = Tabs::new(Document::new(base));
        for (number, step) in steps.into_iter().enumerate() {
            match step {
                Step::Here(intent) => {
                    let command = own_ids(intent.command(&tabs.here.campaign), &tabs.here.campaign, 0, number);
                    tabs.act(command);
                }
                Step::There(intent) => {
                    let command = own_ids(intent.command(&tabs.there.campaign), &tabs.there.campaign, 1, number);
                    tabs.they_act(command);
                }
                Step::Hear => tabs.hear(),
                Step::Undo | Step::Redo => {
                    let theirs = tabs.last_of_theirs();
                    let is_undo = matches!(step, Step::Undo);
                    let done = if is_undo { tabs.undo() } else { tabs.redo() };
                    for (at, field, was) in theirs {
                        let now = value(&tabs.here, at, field);
                        let (now, was) = comparable(field, now, was);
                        prop_assert_eq!(now, was, "{:?} of {:?} after {:?}", field, at, step);
                    }
                    if !is_undo || done.is_none() {
                        // What a redo gives back is not followed.
                        if done.is_some() {
                            tabs.before.clear();
                            tabs.since.clear();
                        }
                        continue;
                    }
                    let (Some(before), Some(since)) = (tabs.before.pop(), tabs.since.pop()) else { continue };
                    if done.is_some_and(|done| done.is_err()) {
                        continue;
                    }
                    // Who was edited elsewhere stays, whatever was done with them here.
                    let untouched = |at: &Entity| {
                        !since.iter().any(|(other, _)| other == at || other.influencer().is_some() && other.influencer() == at.influencer())
                    };
                    let is_value = |field: &Field| !matches!(field, Field::Position | Field::Grown);
                    let currency = since.contains(&(Entity::Campaign, Field::Currency));
                    for ((at, field), was) in before {
                        // A record that was not there had no values, and has none that anybody sees.
                        let has_value = field == Field::Removed || was.is_some() && tabs.here.is_present(at);
                        if is_value(&field) && !currency && untouched(&at) && has_value {
                            let (now, was) = comparable(field, value(&tabs.here, at, field), was);
                            prop_assert_eq!(now, was, "{:?} of {:?}", field, at);
                        }
                    }
                }
            }
        }
        // And both tabs have the same in the end.
        tabs.hear();
        prop_assert_eq!(differing(&tabs.here, &tabs.there), [] as [String; 0]);
    }
}

const LENA: InfluencerId = InfluencerId::new(Uuid::from_u128(1));
const MARCO: InfluencerId = InfluencerId::new(Uuid::from_u128(2));

/// Lena Fischer with a story and a reel, Marco Rossi, and Aiko Mori.
fn two_tabs() -> Tabs {
    let mut lena = person(1, "Lena Fischer", &["instagram"]);
    lena.tasks = vec![task(11, "instagram", "story", 120_000), task(12, "instagram", "reel", 200_000)];
    let people = vec![lena, person(2, "Marco Rossi", &["youtube"]), person(3, "Aiko Mori", &["instagram"])];
    Tabs::new(Document::new(campaign(people)))
}

fn client(ids: &[InfluencerId], status: ClientStatus) -> Command {
    Command::client_status(ids, status)
}

fn put(owner: InfluencerId, task: Task) -> Command {
    Command::ChangeTasks(vec![TaskChange { influencer: owner, edit: TaskEdit::Put(task) }])
}

fn task_of(document: &Document, number: usize) -> Task {
    document.campaign.roster.get(LENA).expect("Lena").tasks[number].clone()
}

fn briefing(document: &Document, change: impl FnOnce(&mut Briefing)) -> Command {
    let mut briefing = document.campaign.briefing.clone();
    change(&mut briefing);
    Command::EditBriefing(Box::new(briefing))
}

/// This tab does `mine`, the other one hears of it and does `theirs`, this one undoes: what is said of what was left, and
/// whether the campaign is `expected` then.
#[track_caller]
fn check(
    mine: impl FnOnce(&Document) -> Command,
    theirs: impl FnOnce(&Document) -> Command,
    said: Option<&str>,
    expected: impl FnOnce(&mut Campaign),
) {
    let mut tabs = two_tabs();
    let mut as_expected = tabs.here.campaign.clone();
    tabs.act(mine(&tabs.here));
    tabs.they_act(theirs(&tabs.there));
    tabs.hear();
    let stepped = tabs.undo().expect("a step").expect("it can be taken back");
    assert_eq!(stepped.left.in_words(&tabs.here).as_deref(), said);
    expected(&mut as_expected);
    assert_eq!(arbitrary::exactly(&tabs.here.campaign), arbitrary::exactly(&as_expected));
    assert_eq!(differing(&tabs.here, &tabs.there), [] as [String; 0]);
    // Doing it again takes nothing away from them either.
    let left: Vec<_> = tabs.last_of_theirs();
    if let Some(again) = tabs.redo() {
        again.expect("it can be done again");
        assert_eq!(tabs.last_of_theirs(), left);
    }
}

fn of(campaign: &mut Campaign, id: InfluencerId, change: impl FnOnce(&mut Influencer)) {
    let mut people: Vec<Influencer> = campaign.roster.iter().cloned().collect();
    change(people.iter_mut().find(|it| it.id == id).expect("they are there"));
    campaign.roster = Roster::new(people).expect("unique ids");
}

#[test]
fn the_same_value_changed_elsewhere_stays_and_is_told() {
    check(
        |_| client(&[LENA], ClientStatus::Backup),
        |_| client(&[LENA], ClientStatus::Accepted),
        Some("Client status of Lena Fischer was changed elsewhere since; left as it is"),
        |campaign| of(campaign, LENA, |lena| lena.client_status = ClientStatus::Accepted),
    );
    // To the value that is there already: it is theirs by now.
    check(
        |_| client(&[LENA], ClientStatus::Backup),
        |_| Command::Several(vec![client(&[LENA], ClientStatus::Accepted), client(&[LENA], ClientStatus::Backup)]),
        Some("Client status of Lena Fischer was changed elsewhere since; left as it is"),
        |campaign| of(campaign, LENA, |lena| lena.client_status = ClientStatus::Backup),
    );
}

#[test]
fn the_rest_of_many_is_taken_back() {
    let all = [LENA, MARCO, InfluencerId::new(Uuid::from_u128(3))];
    check(
        |_| client(&all, ClientStatus::Backup),
        |_| client(&[MARCO], ClientStatus::Accepted),
        Some("Client status of Marco Rossi was changed elsewhere since; left as it is"),
        |campaign| of(campaign, MARCO, |marco| marco.client_status = ClientStatus::Accepted),
    );
    check(
        |_| client(&all, ClientStatus::Backup),
        |_| client(&[LENA, MARCO], ClientStatus::Accepted),
        Some("Client status of 2 influencers was changed elsewhere since; left as it is"),
        |campaign| {
            of(campaign, LENA, |lena| lena.client_status = ClientStatus::Accepted);
            of(campaign, MARCO, |marco| marco.client_status = ClientStatus::Accepted);
        },
    );
    check(
        |_| client(&all, ClientStatus::Backup),
        |_| Command::RemoveInfluencers(vec![MARCO]),
        Some("Marco Rossi was removed elsewhere since"),
        |campaign| drop(apply(campaign, Command::RemoveInfluencers(vec![MARCO]))),
    );
}

#[test]
fn another_value_of_the_same_record_stays_and_is_nothing_to_tell() {
    check(
        |_| client(&[LENA], ClientStatus::Backup),
        |_| Command::influencer_status(&[LENA], InfluencerStatus::Accepted),
        None,
        |campaign| of(campaign, LENA, |lena| lena.influencer_status = InfluencerStatus::Accepted),
    );
    check(
        |here| put(LENA, Task { price: Money::from_minor(130_000), ..task_of(here, 0) }),
        |there| put(LENA, Task { status: TaskStatus::InReview, ..task_of(there, 0) }),
        None,
        |campaign| of(campaign, LENA, |lena| lena.tasks[0].status = TaskStatus::InReview),
    );
    check(
        |here| briefing(here, |it| it.client = "Northwind".to_owned()),
        |there| briefing(there, |it| it.description = "Two reels".to_owned()),
        None,
        |campaign| campaign.briefing.description = "Two reels".to_owned(),
    );
    check(
        |_| Command::SetDetails(vec![(LENA, Detail::Country, "Germany".to_owned())]),
        |_| Command::SetDetails(vec![(LENA, Detail::Email, "lena@example.com".to_owned())]),
        None,
        |campaign| of(campaign, LENA, |lena| drop(lena.details.set(Detail::Email, "lena@example.com"))),
    );
}

#[test]
fn each_kind_of_value_is_told_by_its_name() {
    check(
        |here| put(LENA, Task { price: Money::from_minor(130_000), ..task_of(here, 0) }),
        |there| put(LENA, Task { price: Money::from_minor(140_000), ..task_of(there, 0) }),
        Some("Price of a task of Lena Fischer was changed elsewhere since; left as it is"),
        |campaign| of(campaign, LENA, |lena| lena.tasks[0].price = Money::from_minor(140_000)),
    );
    check(
        |here| briefing(here, |it| (it.client, it.name) = ("Northwind".to_owned(), "Autumn".to_owned())),
        |there| briefing(there, |it| it.client = "Southwind".to_owned()),
        Some("Client was changed elsewhere since; left as it is"),
        |campaign| campaign.briefing.client = "Southwind".to_owned(),
    );
    check(
        |here| briefing(here, |it| (it.client, it.name) = ("Northwind".to_owned(), "Autumn".to_owned())),
        |there| briefing(there, |it| (it.client, it.name) = ("Southwind".to_owned(), "Winter".to_owned())),
        Some("2 values were changed elsewhere since; left as they are"),
        |campaign| (campaign.briefing.client, campaign.briefing.name) = ("Southwind".to_owned(), "Winter".to_owned()),
    );
    check(
        |_| Command::SetDetails(vec![(LENA, Detail::Email, "l@example.com".to_owned())]),
        |_| Command::SetDetails(vec![(LENA, Detail::Email, "lena@example.com".to_owned())]),
        Some("Email of Lena Fischer was changed elsewhere since; left as it is"),
        |campaign| of(campaign, LENA, |lena| drop(lena.details.set(Detail::Email, "lena@example.com"))),
    );
    let name = |name: &str| {
        let profile = Profile { name: name.to_owned(), ..person(1, "Lena Fischer", &["instagram"]).profile };
        Command::EditInfluencers(vec![(LENA, profile)])
    };
    check(
        |_| name("Lena F."),
        |_| name("Helena Fischer"),
        Some("Name of Helena Fischer was changed elsewhere since; left as it is"),
        |campaign| of(campaign, LENA, |lena| lena.profile.name = "Helena Fischer".to_owned()),
    );
}

#[test]
fn what_was_added_and_edited_elsewhere_since_is_not_removed() {
    check(
        |_| Command::AddInfluencers(vec![(9, person(4, "Omar Haddad", &[]))]),
        |_| client(&[InfluencerId::new(Uuid::from_u128(4))], ClientStatus::Accepted),
        Some("Omar Haddad was changed elsewhere since and was not removed"),
        |campaign| {
            drop(apply(campaign, Command::AddInfluencers(vec![(9, person(4, "Omar Haddad", &[]))])));
            of(campaign, InfluencerId::new(Uuid::from_u128(4)), |omar| omar.client_status = ClientStatus::Accepted);
        },
    );
    let added = || task(13, "instagram", "reel", 90_000);
    let add = move |_: &Document| {
        Command::ChangeTasks(vec![TaskChange { influencer: LENA, edit: TaskEdit::Add(9, added()) }])
    };
    check(
        add,
        |there| put(LENA, Task { status: TaskStatus::InReview, ..task_of(there, 2) }),
        Some("A task of Lena Fischer was changed elsewhere since and was not removed"),
        |campaign| of(campaign, LENA, |lena| lena.tasks.push(Task { status: TaskStatus::InReview, ..added() })),
    );
}

#[test]
fn who_comes_back_has_what_was_changed_elsewhere_meanwhile() {
    // They did not know of the removal.
    let mut tabs = two_tabs();
    tabs.act(Command::RemoveInfluencers(vec![LENA]));
    let mut unaware = two_tabs();
    unaware.they_act(client(&[LENA], ClientStatus::Accepted));
    unaware.they_act(put(LENA, Task { status: TaskStatus::InReview, ..task_of(&unaware.there, 1) }));
    for delta in unaware.on_its_way {
        tabs.history.absorb(&mut tabs.here, &delta);
    }
    let stepped = tabs.undo().expect("a step").expect("it can be taken back");
    assert_eq!(stepped.left.in_words(&tabs.here), None);
    let lena = tabs.here.campaign.roster.get(LENA).expect("she is back");
    assert_eq!((lena.client_status, lena.tasks[1].status), (ClientStatus::Accepted, TaskStatus::InReview));
}

#[test]
fn the_currency_that_was_changed_elsewhere_stays_and_amounts_keep_their_digits() {
    let yen = || Currency::parse("JPY").expect("a currency");
    check(
        |here| put(LENA, Task { price: Money::from_minor(130_000), ..task_of(here, 0) }),
        |there| briefing(there, |it| it.currency = yen()),
        None,
        |campaign| {
            campaign.briefing.currency = yen();
            of(campaign, LENA, |lena| {
                lena.tasks.iter_mut().zip([1200, 2000]).for_each(|(task, price)| task.price = Money::from_minor(price))
            });
        },
    );
}

#[test]
fn what_they_had_changed_before_is_as_they_had_it() {
    let mut tabs = two_tabs();
    let status = |tabs: &Tabs| tabs.here.campaign.roster.get(LENA).expect("Lena").client_status;
    tabs.act(client(&[LENA], ClientStatus::Backup));
    tabs.they_act(client(&[LENA], ClientStatus::Accepted));
    tabs.hear();
    tabs.act(client(&[LENA], ClientStatus::Rejected));
    assert!(tabs.undo().expect("a step").expect("taken back").left.is_empty());
    assert_eq!(status(&tabs), ClientStatus::Accepted, "as they left it");
    let stepped = tabs.undo().expect("a step").expect("taken back");
    assert!(!stepped.changed && !stepped.left.is_empty());
    assert_eq!(status(&tabs), ClientStatus::Accepted, "and there it stays, though the stamp is ours");
    assert_eq!(tabs.history.redo_label(), Some("Client status of Lena Fischer set to Rejected"));
}

#[test]
fn a_file_that_was_joined_here_is_undone_as_a_whole_but_for_what_came_since() {
    let mut tabs = two_tabs();
    let mut file = tabs.here.clone();
    let command = Command::Several(vec![
        client(&[LENA, MARCO], ClientStatus::Accepted),
        Command::SetClientComment(LENA, "Great".to_owned()),
    ]);
    let applied = apply(&mut file.campaign, command.clone()).expect("it applies");
    let delta = file.record(&command, &applied.inverse, replica(2));
    let old = tabs.here.campaign.clone();
    let currency = old.briefing.currency;
    tabs.here.join(&delta);
    tabs.there.join(&delta);
    tabs.history.remember("summer.json joined".to_owned(), Command::Replace(Box::new(old.clone())), currency);
    tabs.they_act(client(&[MARCO], ClientStatus::Rejected));
    tabs.they_act(Command::AddInfluencers(vec![(1, person(4, "Omar Haddad", &[]))]));
    tabs.hear();
    let stepped = tabs.undo().expect("a step").expect("it can be taken back");
    assert_eq!(
        stepped.left.in_words(&tabs.here).as_deref(),
        Some("Client status of Marco Rossi was changed elsewhere since; left as it is")
    );
    let lena = tabs.here.campaign.roster.get(LENA).expect("Lena");
    assert_eq!((lena.client_status, lena.client_comment.as_str()), (ClientStatus::Pending, ""));
    let names: Vec<&str> = tabs.here.campaign.roster.iter().map(Influencer::name).collect();
    assert_eq!(names, ["Lena Fischer", "Omar Haddad", "Marco Rossi", "Aiko Mori"]);
    assert_eq!(differing(&tabs.here, &tabs.there), [] as [String; 0]);
}

#[test]
fn a_step_says_whether_later_ones_stand_on_it() {
    let mut tabs = two_tabs();
    let first = tabs.history.dispatch(&mut tabs.here, client(&[LENA], ClientStatus::Backup)).expect("done").id;
    let second = tabs.history.dispatch(&mut tabs.here, client(&[MARCO], ClientStatus::Backup)).expect("done").id;
    assert_eq!(
        (tabs.history.standing(first), tabs.history.standing(second)),
        (StepStanding::Below, StepStanding::Last)
    );
    tabs.undo();
    assert_eq!((tabs.history.standing(first), tabs.history.standing(second)), (StepStanding::Last, StepStanding::Gone));
    let same = tabs.history.dispatch(&mut tabs.here, client(&[LENA], ClientStatus::Backup)).expect("done");
    assert!(!same.changed);
    assert_eq!(tabs.history.standing(first), StepStanding::Last, "what changes nothing is no step");
}

#[test]
fn commands_that_change_nothing_say_so() {
    let document = two_tabs().here;
    let nothing = [
        client(&[LENA], ClientStatus::default()),
        Command::influencer_status(&[LENA, MARCO], InfluencerStatus::default()),
        put(LENA, task_of(&document, 0)),
        briefing(&document, |_| ()),
        Command::SetDetails(vec![(LENA, Detail::Email, String::new())]),
        Command::SetClientComment(LENA, String::new()),
        Command::EditInfluencers(vec![(MARCO, document.campaign.roster.get(MARCO).expect("Marco").profile.clone())]),
        Command::SetTable(Box::new(document.campaign.table.clone())),
        Command::AddInfluencers(vec![]),
        Command::RemoveInfluencers(vec![]),
        Command::ChangeTasks(vec![]),
        Command::Several(vec![client(&[LENA], ClientStatus::default())]),
        Command::Replace(Box::new(document.campaign.clone())),
    ];
    for command in nothing {
        let mut campaign = document.campaign.clone();
        assert!(!apply(&mut campaign, command.clone()).expect("it applies").changed, "{command:?}");
    }
}
