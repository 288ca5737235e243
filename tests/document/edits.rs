//! The laws of edits and joins (`document.md`, Edits): whatever arrives, in whatever order, however often.

use crate::arbitrary::{self, Intent, intent};
use crate::people::ids;
use proptest::collection::vec;
use proptest::prelude::*;
use rollcall::document::edits::{Replica, Stamp};
use rollcall::document::{Delta, Document, read, write, write_compact};
use rollcall::domain::campaign::Campaign;
use rollcall::domain::command::{Command, TaskEdit, apply};
use rollcall::domain::id::{InfluencerId, TaskId};
use rollcall::domain::roster::Roster;
use serde_json::Value;
use uuid::Uuid;

/// What one of several people does.
#[derive(Clone, Debug)]
pub enum Step {
    /// Somebody changes their version.
    Do(usize, Box<Intent>),
    /// Somebody joins the version of somebody else.
    Join(usize, usize),
}

pub fn steps(people: usize, most: usize) -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        4 => (0..people, intent()).prop_map(|(who, intent)| Step::Do(who, Box::new(intent))),
        1 => (0..people, 0..people).prop_map(|(who, whose)| Step::Join(who, whose)),
    ];
    vec(step, 0..most)
}

pub fn replica(number: usize) -> Replica {
    Replica::new(0xa0 + number as u64)
}

/// Ids that nobody else gives: real ones are random.
pub fn own_ids(command: Command, here: &Campaign, who: usize, step: usize) -> Command {
    let mut next = (1u128 << 100) + ((step as u128) << 40) + ((who as u128) << 32);
    let mut id = || {
        next += 1;
        Uuid::from_u128(next)
    };
    match command {
        Command::AddInfluencers(mut placed) => {
            for (_, person) in &mut placed {
                person.id = InfluencerId::new(id());
                person.tasks.iter_mut().for_each(|task| task.id = TaskId::new(id()));
            }
            Command::AddInfluencers(placed)
        }
        Command::ChangeTasks(mut changes) => {
            for change in &mut changes {
                if let TaskEdit::Add(_, task) = &mut change.edit {
                    task.id = TaskId::new(id());
                }
            }
            Command::ChangeTasks(changes)
        }
        Command::Replace(mut other) => {
            // Another version of this campaign: mostly the same people and tasks, the others as in a file that
            // everybody may have got.
            other.sample = here.sample;
            let mut unused = (0u128..).map(|n| InfluencerId::new(Uuid::from_u128((1 << 90) + n)));
            let people = other.roster.iter().enumerate().map(|(n, person)| {
                let mut person = person.clone();
                let known = here.roster.iter().nth(n);
                let new = || unused.find(|id| here.roster.get(*id).is_none());
                person.id = known.map(|known| known.id).or_else(new).expect("there are enough");
                let own = person.id.uuid().as_u128();
                let mut unused = (1u128..).map(|m| TaskId::new(Uuid::from_u128(own + (m << 95))));
                for (m, task) in person.tasks.iter_mut().enumerate() {
                    let new = || unused.find(|id| known.is_none_or(|known| known.task(*id).is_none()));
                    let known = known.and_then(|known| known.tasks.get(m)).map(|task| task.id);
                    task.id = known.or_else(new).expect("there are enough");
                }
                person
            });
            other.roster = Roster::new(people.collect()).expect("ids are unique");
            Command::Replace(other)
        }
        other => other,
    }
}

/// Carries a command out as the store does.
pub fn act(document: &mut Document, command: Command, who: usize) -> Option<Delta> {
    let applied = apply(&mut document.campaign, command.clone()).ok()?;
    applied.changed.then(|| document.record(&command, &applied.inverse, replica(who)))
}

/// Everything that a document is, as text.
pub fn state(document: &Document) -> String {
    write_compact(document, "")
}

/// What everybody has after the steps, and all deltas that were made on the way.
pub fn play(base: &Campaign, people: usize, steps: Vec<Step>) -> (Vec<Document>, Vec<Delta>) {
    let mut documents = vec![Document::new(base.clone()); people];
    let mut deltas = Vec::new();
    for (number, step) in steps.into_iter().enumerate() {
        match step {
            Step::Do(who, intent) => {
                let command = own_ids(intent.command(&documents[who].campaign), &documents[who].campaign, who, number);
                deltas.extend(act(&mut documents[who], command, who));
            }
            Step::Join(who, whose) if who != whose => {
                let theirs = documents[whose].clone();
                let news = documents[who].news_in(&theirs);
                documents[who].join(&news);
            }
            Step::Join(..) => {}
        }
    }
    (documents, deltas)
}

/// Where two documents differ, for a failure that a person can read.
pub fn differing(left: &Document, right: &Document) -> Vec<String> {
    fn compare(place: &str, left: &Value, right: &Value, found: &mut Vec<String>) {
        match (left, right) {
            (Value::Object(a), Value::Object(b)) => {
                let keys: std::collections::BTreeSet<&String> = a.keys().chain(b.keys()).collect();
                for key in keys {
                    let (a, b) = (a.get(key).unwrap_or(&Value::Null), b.get(key).unwrap_or(&Value::Null));
                    compare(&format!("{place}.{key}"), a, b, found);
                }
            }
            (Value::Array(a), Value::Array(b)) if a.len() == b.len() => {
                for (index, (a, b)) in a.iter().zip(b).enumerate() {
                    compare(&format!("{place}[{index}]"), a, b, found);
                }
            }
            (a, b) if a != b => found.push(format!("{place}: {a} against {b}")),
            _ => {}
        }
    }
    let value = |document| serde_json::from_str(&state(document)).expect("JSON");
    let mut found = Vec::new();
    compare("", &value(left), &value(right), &mut found);
    found
}

pub fn joined(mut one: Document, other: &Document) -> Document {
    let news = one.news_in(other);
    one.join(&news);
    one
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn a_delta_has_the_effect_of_its_command(base in arbitrary::campaign(), intents in vec(intent(), 0..8)) {
        let mut here = Document::new(base.clone());
        let mut there = Document::new(base);
        for (step, intent) in intents.into_iter().enumerate() {
            let command = own_ids(intent.command(&here.campaign), &here.campaign, 0, step);
            let Some(delta) = act(&mut here, command, 0) else { continue };
            let line = delta.write();
            prop_assert!(line.is_ascii());
            let read = Delta::read(&line).unwrap_or_else(|error| panic!("{error}\n{line}"));
            prop_assert_eq!(&read, &delta);
            there.join(&read);
            prop_assert_eq!(arbitrary::exactly(&there.campaign), arbitrary::exactly(&here.campaign));
            prop_assert_eq!(differing(&there, &here), [] as [String; 0]);
        }
    }

    #[test]
    fn joining_is_commutative_associative_and_idempotent(base in arbitrary::campaign(), steps in steps(3, 12)) {
        let (documents, _) = play(&base, 3, steps);
        let [a, b, c] = [&documents[0], &documents[1], &documents[2]];
        let ab = joined(a.clone(), b);
        prop_assert_eq!(differing(&ab, &joined(b.clone(), a)), [] as [String; 0]);
        prop_assert_eq!(differing(&joined(ab.clone(), c), &joined(a.clone(), &joined(b.clone(), c))), [] as [String; 0]);
        prop_assert_eq!(differing(&joined(ab.clone(), b), &ab), [] as [String; 0]);
        prop_assert_eq!(differing(&joined(a.clone(), a), a), [] as [String; 0]);
    }

    #[test]
    fn the_order_and_number_of_deltas_make_no_difference(
        base in arbitrary::campaign(),
        steps in steps(4, 16),
        order in vec(any::<prop::sample::Index>(), 0..40),
    ) {
        let (documents, deltas) = play(&base, 4, steps);
        let mut expected = Document::new(base.clone());
        documents.iter().for_each(|document| expected = joined(expected.clone(), document));
        let mut shuffled = Document::new(base.clone());
        if !deltas.is_empty() {
            order.iter().for_each(|index| { shuffled.join(index.get(&deltas)); });
        }
        deltas.iter().rev().for_each(|delta| { shuffled.join(delta); });
        prop_assert_eq!(differing(&shuffled, &expected), [] as [String; 0]);
    }

    #[test]
    fn a_file_keeps_what_the_edits_are(base in arbitrary::campaign(), steps in steps(3, 12)) {
        let (documents, _) = play(&base, 3, steps);
        for document in &documents {
            for file in [write(document, ""), write_compact(document, "")] {
                let opened = read(file.as_bytes(), &mut ids()).expect("opens");
                prop_assert_eq!(opened.repairs, []);
                prop_assert_eq!(opened.origin, if document.edits.seen.is_empty() && !file.contains("checksum") {
                    rollcall::document::Origin::Untold
                } else {
                    rollcall::document::Origin::Rollcall
                });
                prop_assert_eq!(differing(&opened.document, document), [] as [String; 0]);
            }
        }
        let mut from_files = Document::new(base.clone());
        let mut expected = Document::new(base);
        for document in &documents {
            let opened = read(write(document, "").as_bytes(), &mut ids()).expect("opens").document;
            from_files = joined(from_files, &opened);
            expected = joined(expected, document);
        }
        prop_assert_eq!(arbitrary::exactly(&from_files.campaign), arbitrary::exactly(&expected.campaign));
    }

    #[test]
    fn a_command_and_its_inverse_restore_every_field(base in arbitrary::campaign(), intent in intent()) {
        let mut document = Document::new(base.clone());
        let mut other = Document::new(base.clone());
        let command = own_ids(intent.command(&base), &base, 0, 1);
        let Ok(applied) = apply(&mut document.campaign, command.clone()) else { return Ok(()) };
        let done = document.record(&command, &applied.inverse, replica(0));
        let back = apply(&mut document.campaign, applied.inverse.clone()).expect("an inverse applies");
        let undone = document.record(&applied.inverse, &back.inverse, replica(0));
        prop_assert_eq!(arbitrary::exactly(&document.campaign), arbitrary::exactly(&base));
        other.join(&undone);
        other.join(&done);
        prop_assert_eq!(arbitrary::exactly(&other.campaign), arbitrary::exactly(&base));
    }

    #[test]
    fn what_neither_side_changed_stays(base in arbitrary::campaign(), steps in steps(2, 10)) {
        let (documents, deltas) = play(&base, 2, steps);
        let both = joined(documents[0].clone(), &documents[1]);
        let edited = |id: InfluencerId| {
            deltas.iter().flat_map(|delta| &delta.changes).any(|change| change.influencer() == Some(id))
        };
        let currency = both.campaign.briefing.currency;
        if currency == base.briefing.currency {
            for influencer in base.roster.iter().filter(|influencer| !edited(influencer.id)) {
                prop_assert_eq!(both.campaign.roster.get(influencer.id), Some(influencer));
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn four_people_and_two_hundred_commands_end_in_one_campaign(
        base in arbitrary::campaign(),
        steps in steps(4, 240),
    ) {
        let (documents, deltas) = play(&base, 4, steps);
        let all = documents.iter().fold(Document::new(base.clone()), joined);
        for document in &documents {
            prop_assert_eq!(differing(&joined(document.clone(), &all), &all), [] as [String; 0]);
        }
        let mut from_deltas = Document::new(base);
        deltas.iter().for_each(|delta| { from_deltas.join(delta); });
        prop_assert_eq!(differing(&from_deltas, &all), [] as [String; 0]);
    }
}

#[test]
fn a_damaged_delta_says_where() {
    let check = |line: &str, expected: &str| {
        let said = Delta::read(line).expect_err(line).to_string();
        assert_eq!(said, expected, "{line}");
    };
    let with = |changes: &str| {
        format!(
            "{{\"currency\":\"EUR\",\"replicas\":[\"0000000000a0\"],\"seen\":[1],\"deeds\":[],\"changes\":[{changes}]}}"
        )
    };
    check("", "The file is cut off: it ends in the middle (line 1, column 0).");
    check("{}", "currency: \"\" is no currency");
    check("{\"currency\":\"EUR\"}", "replicas: this is missing");
    check("{\"currency\":\"EUR\",\"replicas\":[\"x\"]}", "replicas[0]: \"x\" is no replica");
    check(&with("[]"), "changes[0]: this change is cut off");
    check(&with("[\"mood\",\"1.0\",1,[\"\"]]"), "changes[0]: there is no field \"mood\"");
    check(&with("[\"name\",\"1.7\",\"A\",[\"\"]]"), "changes[0][1]: \"1.7\" is no stamp");
    check(&with("[\"name\",\"0.0\",\"A\",[\"\"]]"), "changes[0][1]: \"0.0\" is no stamp");
    check(&with("[\"name\",\"9007199254740993.0\",\"A\",[\"\"]]"), "changes[0][1]: \"9007199254740993.0\" is no stamp");
    check(&with("[\"name\",\"1.0\",\"A\",[\"x\"]]"), "changes[0][3][0]: \"x\" is no id");
    check(&with("[\"price\",\"1.0\",\"1.00\",[\"\"]]"), "changes[0]: \"price\" is no field of this");
    check(&with("[\"removed\",\"1.0\",true,[\"\"]]"), "changes[0][2]: true or false is needed here, not true");
}

#[test]
fn stamps_are_in_one_order() {
    let stamp = |number, who| Stamp::new(number, replica(who)).expect("a stamp");
    assert!(stamp(1, 3) < stamp(2, 0));
    assert!(stamp(2, 0) < stamp(2, 1));
    assert_eq!(Stamp::new(0, replica(0)), None);
    assert_eq!(Stamp::new((1 << 53) + 1, replica(0)), None);
}
