//! Bringing influencers along from another campaign.

use crate::arbitrary::campaign as any_campaign;
use crate::people::{campaign, ids, person, task};
use proptest::prelude::*;
use rollcall::domain::bring::{Along, already_here, bring};
use rollcall::domain::campaign::Campaign;
use rollcall::domain::command::{Command, apply};
use rollcall::domain::detail::Detail;
use rollcall::domain::id::InfluencerId;
use rollcall::domain::influencer::Influencer;
use rollcall::domain::own_column::{ColumnKind, OwnColumn};
use rollcall::domain::short_id::ColumnId;
use rollcall::domain::status::{ClientStatus, InfluencerStatus};
use rollcall::domain::unknown::Unknown;

const ALL: Along = Along { tags: true, contact: true, about: true, notes: true, own: true };
const NONE: Along = Along { tags: false, contact: false, about: false, notes: false, own: false };

fn column(id: u32, name: &str, kind: ColumnKind) -> OwnColumn {
    OwnColumn { id: ColumnId::new(id), name: name.to_owned(), kind, unknown: Unknown::default() }
}

fn with(mut campaign: Campaign, columns: &[OwnColumn]) -> Campaign {
    for column in columns {
        campaign.table.put_column(column.id, Some(column.clone()));
    }
    campaign
}

fn knowing(mut influencer: Influencer, details: &[(Detail, &str)]) -> Influencer {
    for (detail, value) in details {
        influencer.details.set(*detail, value);
    }
    influencer
}

fn everybody(campaign: &Campaign) -> Vec<InfluencerId> {
    campaign.roster.iter().map(|influencer| influencer.id).collect()
}

/// What they are called who are here already.
#[test]
fn who_is_here_already_is_told_by_handle_or_email() {
    let check = |there: Influencer, expected: Option<&str>| {
        let ana = knowing(person(1, "Ana", &["instagram"]), &[(Detail::Email, "Ana@Example.com")]);
        let to = campaign(vec![ana, person(2, "Ben", &[])]);
        let found = already_here(&campaign(vec![there]), &to)[0];
        let found = found.and_then(|id| to.roster.get(id)).map(Influencer::name);
        assert_eq!(found, expected);
    };
    check(person(9, "ANA", &["instagram"]), Some("Ana"));
    check(person(9, "Ana", &["tiktok"]), None);
    check(person(9, "Ben", &[]), None);
    check(knowing(person(9, "Anna", &[]), &[(Detail::Email, "ana@example.com")]), Some("Ana"));
    check(knowing(person(9, "Max & Ana", &[]), &[(Detail::Email, "ana@example.com")]), None);
    check(knowing(person(9, "Kim Park", &[]), &[(Detail::Email, "ana@example.com")]), None);
    check(knowing(person(9, "Ana", &[]), &[(Detail::Email, "ana@example.com")]), Some("Ana"));
}

/// An agency's address makes nobody of its people another one.
#[test]
fn who_has_one_address_is_not_one_person() {
    let at = |n: u128, name: &str| knowing(person(n, name, &[]), &[(Detail::Email, "mgmt@agency.example")]);
    let all = |names: &[&str], first: u128| campaign(names.iter().zip(first..).map(|(name, n)| at(n, name)).collect());
    let here = all(&["Anna Müller", "Max", "Lena Mantler"], 1);
    let there = all(&["Anna Schmidt", "Anna", "Max & Anna", "Lisa Mantler", "anna muller"], 50);
    let found = already_here(&there, &here);
    assert_eq!(found, [None, None, None, None, Some(here.roster[0].id)]);
}

#[test]
fn columns_are_found_by_name_and_kind_or_made() {
    let text = column(1, "Agent", ColumnKind::Text);
    let choice = |choices: &[&str]| ColumnKind::Choice(choices.iter().map(|choice| (*choice).to_owned()).collect());
    let size = column(2, "Size", choice(&["S", "M"]));
    let lena = [(Detail::Own(text.id), "Kim"), (Detail::Own(size.id), "M"), (Detail::Notes, "Nice")];
    let lena = knowing(person(1, "Lena", &["instagram"]), &lena);
    let from = with(campaign(vec![lena]), &[text, size]);
    let check = |here: &[OwnColumn], along: Along, expected: &[(&str, &str)], columns: &[(&str, ColumnKind)]| {
        let mut to = with(campaign(vec![]), here);
        let command = bring(&from, &to, &everybody(&from), along, &mut ids()).expect("it fits");
        apply(&mut to, command).expect("it applies");
        let new = to.roster.iter().next().expect("Lena");
        let found: Vec<(String, &str)> =
            new.details.iter().map(|(detail, value)| (detail.name(to.table.columns()).to_owned(), value)).collect();
        let mut found: Vec<(&str, &str)> = found.iter().map(|(name, value)| (name.as_str(), *value)).collect();
        found.sort_unstable();
        assert_eq!(found, expected);
        let mut found: Vec<(&str, ColumnKind)> =
            to.table.columns().iter().map(|column| (column.name.as_str(), column.kind.clone())).collect();
        found.sort_by_key(|(name, kind)| (*name, kind.key()));
        assert_eq!(found, columns);
    };
    check(&[], NONE, &[], &[]);
    check(&[], Along { notes: true, ..NONE }, &[("Notes", "Nice")], &[]);
    let all = [("Agent", "Kim"), ("Notes", "Nice"), ("Size", "M")];
    check(&[], ALL, &all, &[("Agent", ColumnKind::Text), ("Size", choice(&["S", "M"]))]);
    let here = [column(7, "AGENT", ColumnKind::Text), column(8, "Size", choice(&["L"]))];
    let own = [("AGENT", "Kim"), ("Notes", "Nice"), ("Size", "M")];
    check(&here, ALL, &own, &[("AGENT", ColumnKind::Text), ("Size", choice(&["L", "M"]))]);
    let other_kind = [column(7, "Agent", ColumnKind::Number)];
    let columns = [("Agent", ColumnKind::Number), ("Agent", ColumnKind::Text), ("Size", choice(&["S", "M"]))];
    check(&other_kind, ALL, &all, &columns);
}

proptest! {
    #[test]
    fn people_come_along_and_nothing_of_the_campaign_does(from in any_campaign(), to in any_campaign()) {
        let mut after = to.clone();
        let command = bring(&from, &to, &everybody(&from), ALL, &mut ids()).expect("a few columns fit");
        let applied = apply(&mut after, command).expect("new ids apply");
        let new: Vec<&Influencer> = after.roster.iter().skip(to.roster.len()).collect();
        prop_assert_eq!(new.len(), from.roster.len());
        for (new, old) in new.iter().zip(&from.roster) {
            prop_assert_eq!(new.name(), old.name());
            prop_assert_eq!(new.accounts().len(), old.accounts().len());
            prop_assert!(new.tasks.is_empty() && new.client_comment.is_empty() && from.roster.get(new.id).is_none());
            prop_assert_eq!((new.influencer_status, new.client_status), (InfluencerStatus::Pending, ClientStatus::Pending));
        }
        let known = already_here(&from, &after);
        let are_known = known.iter().zip(&from.roster).all(|(known, old)| known.is_some() || old.accounts().is_empty());
        prop_assert!(are_known, "whoever came along is here already");
        apply(&mut after, applied.inverse).expect("it is taken back");
        prop_assert_eq!(after, to, "one step takes everything back");
    }
}

#[test]
fn tasks_stay_where_they_are() {
    let lena = Influencer { tasks: vec![task(1, "instagram", "story", 100)], ..person(1, "Lena", &["instagram"]) };
    let from = campaign(vec![lena]);
    let command = bring(&from, &campaign(vec![]), &everybody(&from), ALL, &mut ids()).expect("it fits");
    let Command::AddInfluencers(added) = command else { panic!("no column is made for nothing") };
    assert!(added[0].1.tasks.is_empty());
}
