//! Joins against an oracle: each register of a campaign is also a multi-value register of `dson` (`document.md`,
//! Edits). Ours holds one of its values, and an import reports a conflict exactly where the join of the two registers
//! holds more values than either side had alone.

use crate::arbitrary;
use crate::edits::{Step, act, own_ids, replica, steps};
use dson::crdts::mvreg::MvRegValue;
use dson::transaction::CrdtValue;
use dson::{CausalDotStore, Identifier, OrMap};
use proptest::prelude::*;
use rollcall::document::edits::{Change, Delta, Entity, Field, Stamp, Value};
use rollcall::document::{Document, Given, Opened, Origin, Preview, RowKind};
use rollcall::domain::campaign::Campaign;
use std::collections::{BTreeMap, BTreeSet};

/// A document beside its oracle.
#[derive(Clone)]
struct Person {
    who: usize,
    document: Document,
    oracle: CausalDotStore<OrMap<String>>,
    /// Every register that was ever written, by its name in the oracle.
    written: BTreeMap<String, (Entity, Field)>,
    /// Registers to which two people gave the same value without knowing of each other. To the oracle these are two
    /// values from then on; to people it is no conflict.
    agreed: BTreeSet<String>,
}

impl Person {
    fn new(who: usize, base: &Campaign) -> Self {
        let document = Document::new(base.clone());
        Self { who, document, oracle: CausalDotStore::default(), written: BTreeMap::new(), agreed: BTreeSet::new() }
    }

    /// Writes to the oracle what a delta of this person edited.
    fn write(&mut self, delta: &Delta) {
        let own = delta.seen.iter().find(|stamp| stamp.replica == replica(self.who));
        for change in &delta.changes {
            let Change::Set { at, field, value, stamp } = change else { continue };
            if Some(*stamp) == own {
                let key = format!("{at:?} {field:?}");
                let mut write = self.oracle.transact(Identifier::new(self.who as u8, 0));
                write.write_register(key.clone(), MvRegValue::String(text(value)));
                let _ = write.commit();
                self.written.insert(key, (*at, *field));
            }
        }
    }

    /// The values of a register in the oracle.
    fn values(&mut self, key: &String) -> BTreeSet<String> {
        match self.oracle.transact(Identifier::new(self.who as u8, 0)).get(key) {
            Some(CrdtValue::Register(register)) => {
                let said = |value: &MvRegValue| match value {
                    MvRegValue::String(text) => text.clone(),
                    other => format!("{other:?}"),
                };
                register.0.values().map(said).collect()
            }
            _ => BTreeSet::new(),
        }
    }

    /// Imports the version of somebody else as a person does who takes what is recommended.
    fn import(&mut self, theirs: &mut Self) -> Result<(), TestCaseError> {
        let file = Opened {
            document: theirs.document.clone(),
            origin: Origin::Rollcall,
            repairs: Vec::new(),
            given: Given::default(),
        };
        let preview = Preview::of(&self.document, &file);
        let mut joined = self.clone();
        joined.oracle.join_or_replace_with(theirs.oracle.store.clone(), &theirs.oracle.context);
        joined.written.extend(theirs.written.clone());
        joined.agreed.extend(theirs.agreed.clone());
        for (key, (at, field)) in joined.written.clone() {
            let asks =
                !matches!(field, Field::Position | Field::Grown | Field::AccountOrder | Field::Layout | Field::Removed);
            // Also of a record that one of them has removed, which may come back.
            let stamps = (self.document.stamp(at, field), theirs.document.stamp(at, field));
            if stamps.0 != stamps.1 && self.document.value(at, field) == theirs.document.value(at, field) {
                joined.agreed.insert(key.clone());
            }
            let both = self.document.is_present(at) && theirs.document.is_present(at);
            if !asks || !both || joined.agreed.contains(&key) {
                continue;
            }
            let alone = self.values(&key).len().max(theirs.values(&key).len());
            let row = preview.rows.iter().find(|row| (row.at, row.field) == (at, field));
            // Of two lists that were changed at once both changes are kept, and nobody is asked.
            let unites = preview.unites(at, field);
            let reported = unites || row.is_some_and(|row| row.kind == RowKind::Conflict);
            let said = |person: &mut Self| {
                let values = person.values(&key);
                let document = &person.document;
                let (stamp, value, seen) = (document.stamp(at, field), document.value(at, field), &document.edits.seen);
                format!("{stamp:?} {value:?} of {values:?}, {seen:?} seen")
            };
            let both = format!("{key}: {} against {}", said(self), said(theirs));
            let knew =
                |mine: &Self, stamp: Option<Stamp>| stamp.is_none_or(|stamp| mine.document.edits.seen.covers(stamp));
            if alone > 1 {
                // Several values are left where a whole record was decided about, which has no rows for its values.
                // Another one in the place of one of them is a conflict, and not more values; and a further one that is
                // left beside a value which the other side has replaced knowingly is more values, and no conflict.
                let unknown = !knew(self, stamps.1) && !knew(theirs, stamps.0);
                prop_assert_eq!(unknown, reported, "{}", both);
                continue;
            }
            prop_assert_eq!(joined.values(&key).len() > alone.max(1), reported, "{}", both);
        }
        let (delta, _) = preview.apply(&mut joined.document, &theirs.document, replica(self.who));
        joined.write(&delta);
        *self = joined;
        self.check()
    }

    /// Each of our registers holds one of the oracle's values.
    fn check(&mut self) -> Result<(), TestCaseError> {
        for (key, (at, field)) in self.written.clone() {
            if field == Field::Removed || !self.document.is_present(at) {
                continue;
            }
            let ours = self.document.value(at, field).map(|value| text(&value)).unwrap_or_default();
            let values = self.values(&key);
            prop_assert!(values.contains(&ours), "{} is {}, and the oracle has {:?}", key, ours, values);
        }
        Ok(())
    }
}

fn text(value: &Value) -> String {
    format!("{value:?}")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn conflicts_are_those_of_the_oracle(base in arbitrary::campaign(), steps in steps(4, 60)) {
        let mut people: Vec<Person> = (0..4).map(|who| Person::new(who, &base)).collect();
        for (number, step) in steps.into_iter().enumerate() {
            match step {
                Step::Do(who, intent) => {
                    let person = &mut people[who];
                    let campaign = &person.document.campaign;
                    let command = own_ids(intent.command(campaign), campaign, who, number);
                    if let Some(delta) = act(&mut person.document, command, who) {
                        person.write(&delta);
                    }
                    person.check()?;
                }
                Step::Join(who, whose) if who != whose => {
                    let mut theirs = people[whose].clone();
                    people[who].import(&mut theirs)?;
                }
                Step::Join(..) => {}
            }
        }
    }
}
