//! A client copy tells nothing that is withheld, and nothing withheld changes because it went out and came back.

use crate::arbitrary::{Intent, campaign, intent, name};
use crate::people::{self, ids, person, task};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use rollcall::document::edits::Replica;
use rollcall::document::{Document, Opened, Origin, Preview, RowKind, Withheld, is_for_client, read, write};
use rollcall::domain::campaign::Campaign;
use rollcall::domain::command::{Command, apply};
use rollcall::domain::id::InfluencerId;
use rollcall::domain::money::Money;
use rollcall::domain::status::{ClientStatus, InfluencerStatus, Status};
use serde_json::Value;

const AGENCY: u64 = 1;
const CLIENT: u64 = 2;
const SAVED_AT: &str = "2027-05-02T09:30:00Z";

/// What a client does: decides, or comments.
#[derive(Clone, Debug)]
enum Decision {
    Status(usize, ClientStatus),
    Comment(usize, String),
}

fn decision() -> impl Strategy<Value = Decision> {
    prop_oneof![
        (0usize..6, select(ClientStatus::ALL)).prop_map(|(who, status)| Decision::Status(who, status)),
        (0usize..6, prop_oneof![Just(String::new()), name()]).prop_map(|(who, text)| Decision::Comment(who, text)),
    ]
}

fn withheld() -> impl Strategy<Value = Withheld> {
    any::<[bool; 5]>().prop_map(|[prices, description, influencer_statuses, contact, notes]| Withheld {
        prices,
        description,
        influencer_statuses,
        contact,
        notes,
    })
}

/// Carries a command out as the page does; one that is refused leaves everything as it was.
fn act(document: &mut Document, command: Command, replica: u64) {
    if let Ok(applied) = apply(&mut document.campaign, command.clone())
        && applied.changed
    {
        document.record(&command, &applied.inverse, Replica::new(replica));
    }
}

fn decide(copy: &mut Document, decision: Decision) {
    let roster = &copy.campaign.roster;
    if roster.is_empty() {
        return;
    }
    let command = match decision {
        Decision::Status(who, status) => Command::client_status(&[roster[who % roster.len()].id], status),
        Decision::Comment(who, text) => Command::SetClientComment(roster[who % roster.len()].id, text),
    };
    act(copy, command, CLIENT);
}

/// Edits of the agency. Another campaign in this one's place would be an import, which is tested elsewhere.
fn edit(document: &mut Document, intents: Vec<Intent>) {
    for intent in intents {
        if !matches!(intent, Intent::Replace(_)) {
            let command = intent.command(&document.campaign);
            act(document, command, AGENCY);
        }
    }
}

/// Out of one browser and into another.
fn sent(document: &Document) -> Opened {
    let text = write(document, SAVED_AT);
    let opened = read(text.as_bytes(), &mut ids()).unwrap_or_else(|error| panic!("{error}\n{text:.2000}"));
    assert_eq!(opened.repairs, [], "{text:.2000}");
    assert_eq!(opened.origin, Origin::Rollcall, "{text:.2000}");
    assert_eq!(opened.document.copy, document.copy);
    opened
}

/// Everything that a copy does not tell, as text.
fn secrets(campaign: &Campaign, withheld: Withheld) -> Vec<String> {
    let mut secrets = vec![format!("{:?} {:?}", campaign.unknown, campaign.briefing.unknown)];
    if withheld.description {
        secrets.push(campaign.briefing.description.clone());
    }
    if withheld.prices {
        secrets.push(format!("{:?} {}", campaign.briefing.budget, campaign.briefing.currency));
    }
    for influencer in &campaign.roster {
        let at = influencer.id;
        secrets.push(format!("{at} {:?}", influencer.unknown));
        secrets.extend(influencer.accounts().iter().map(|account| format!("{at} {:?}", account.unknown)));
        if withheld.influencer_statuses {
            secrets.push(format!("{at} {:?}", influencer.influencer_status));
        }
        for task in &influencer.tasks {
            secrets.push(format!("{} {:?}", task.id, task.unknown));
            if withheld.prices {
                secrets.push(format!("{} {:?}", task.id, task.price));
            }
        }
    }
    secrets
}

/// All keys of a JSON text.
fn keys(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            for (key, value) in fields {
                found.push(key.clone());
                keys(value, found);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| keys(item, found)),
        _ => {}
    }
}

fn check_silence(copy: &Document, withheld: Withheld) {
    let json: Value = serde_json::from_str(&write(copy, SAVED_AT)).expect("JSON");
    let mut found = Vec::new();
    keys(&json["campaign"], &mut found);
    let silent = [
        (withheld.prices, "price"),
        (withheld.prices, "budget"),
        (withheld.description, "description"),
        (withheld.influencer_statuses, "influencer_status"),
    ];
    for (is_withheld, key) in silent {
        assert!(!is_withheld || !found.iter().any(|found| found == key), "\"{key}\" is in\n{json:#}");
    }
    assert!(!found.iter().any(|key| key.starts_with("x_")), "a field that nobody knows is in\n{json:#}");
    let said: Vec<&str> = json["withheld"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    assert_eq!(said, withheld.keys().collect::<Vec<_>>());
}

proptest! {
    #[test]
    fn a_copy_has_none_of_what_is_withheld_and_says_so(
        campaign in campaign(), edits in vec(intent(), 0..8), withheld in withheld(),
    ) {
        let mut agency = Document::new(campaign);
        edit(&mut agency, edits);
        let copy = agency.client_copy(withheld);
        check_silence(&copy, withheld);
        let opened = sent(&copy).document;
        prop_assert_eq!(&opened.campaign, &copy.campaign);
        // What a copy of a copy withholds is what either does.
        check_silence(&opened, withheld);
    }

    #[test]
    fn what_is_withheld_is_as_it_was_when_the_copy_comes_back(
        campaign in campaign(), before in vec(intent(), 0..6), withheld in withheld(),
        first in vec(decision(), 0..6), meanwhile in vec(intent(), 0..6), second in vec(decision(), 0..6),
        take_all in any::<bool>(),
    ) {
        let mut agency = Document::new(campaign);
        edit(&mut agency, before);
        let mut client = sent(&agency.client_copy(withheld)).document;
        for decision in first {
            decide(&mut client, decision);
        }
        // The client closes the page and opens it again.
        let mut client = sent(&client).document;
        edit(&mut agency, meanwhile);
        for decision in second {
            decide(&mut client, decision);
        }
        check_silence(&client, withheld);

        let returned = sent(&client);
        let mut preview = Preview::of(&agency, &returned);
        prop_assert_eq!(preview.copy, Some(withheld));
        for row in &mut preview.rows {
            prop_assert!(!withheld.hides(row.field), "{:?}", row);
            prop_assert!(row.not_theirs != is_for_client(row.field), "{:?}", row);
            row.take |= take_all;
        }
        let mut secrets_before = secrets(&agency.campaign, withheld);
        preview.apply(&mut agency, &returned.document, Replica::new(AGENCY));
        let mut secrets_after = secrets(&agency.campaign, withheld);
        if take_all {
            // What was removed meanwhile may come back as the client has it; the rest is as it was.
            secrets_after.retain(|secret| secrets_before.contains(secret));
        }
        secrets_before.sort();
        secrets_after.sort();
        prop_assert_eq!(secrets_before, secrets_after);
    }

    #[test]
    fn a_returned_copy_is_taken_over_once(campaign in campaign(), withheld in withheld(), made in vec(decision(), 1..8)) {
        let mut agency = Document::new(campaign);
        let mut client = sent(&agency.client_copy(withheld)).document;
        for decision in made {
            decide(&mut client, decision);
        }
        let returned = sent(&client);
        let preview = Preview::of(&agency, &returned);
        prop_assert_eq!(preview.count(RowKind::Conflict) + preview.count(RowKind::Removed), 0);
        prop_assert!(preview.rows.iter().all(|row| row.take));
        preview.apply(&mut agency, &returned.document, Replica::new(AGENCY));
        for (ours, theirs) in agency.campaign.roster.iter().zip(&client.campaign.roster) {
            prop_assert_eq!(ours.client_status, theirs.client_status);
            prop_assert_eq!(&ours.client_comment, &theirs.client_comment);
        }
        prop_assert!(Preview::of(&agency, &returned).rows.is_empty(), "the same file again asks nothing");
    }
}

proptest! {
    #[test]
    fn those_who_are_left_out_are_not_told_of_and_do_not_go(
        campaign in campaign(), edits in vec(intent(), 0..8), out in vec(any::<bool>(), 6), made in vec(decision(), 0..6),
    ) {
        let mut agency = Document::new(campaign);
        edit(&mut agency, edits);
        let before = agency.campaign.clone();
        let is_out = |at: usize| out.get(at).copied().unwrap_or_default();
        let roster = || agency.campaign.roster.iter().enumerate();
        let who: Vec<InfluencerId> = roster().filter(|(at, _)| !is_out(*at)).map(|(_, it)| it.id).collect();
        let left: Vec<String> = roster().filter(|(at, _)| is_out(*at)).map(|(_, it)| it.id.to_string()).collect();
        let mut client = sent(&agency.client_copy(Withheld::NOTHING).only(&who)).document;
        for decision in made {
            decide(&mut client, decision);
        }
        let text = write(&client, SAVED_AT);
        for id in &left {
            prop_assert!(!text.contains(id.as_str()), "{} is in {}", id, text);
        }
        let returned = sent(&client);
        let preview = Preview::of(&agency, &returned);
        prop_assert_eq!(preview.count(RowKind::Removed), 0);
        preview.apply(&mut agency, &returned.document, Replica::new(AGENCY));
        let ids = |campaign: &Campaign| campaign.roster.iter().map(|it| it.id).collect::<Vec<_>>();
        prop_assert_eq!(ids(&agency.campaign), ids(&before));
        for id in left {
            let id = InfluencerId::parse(&id).expect("an id");
            prop_assert_eq!(agency.campaign.roster.get(id), before.roster.get(id));
        }
    }
}

#[test]
fn a_price_that_the_agency_changed_meanwhile_stays() {
    let mut ana = person(1, "Ana", &["instagram"]);
    ana.influencer_status = InfluencerStatus::Accepted;
    ana.tasks = vec![task(100, "instagram", "story", 120_000)];
    let mut agency = Document::new(people::campaign(vec![ana]));
    let id = agency.campaign.roster[0].id;
    let withheld = Withheld { prices: true, ..Withheld::NOTHING };
    let mut client = sent(&agency.client_copy(withheld)).document;
    assert_eq!(client.campaign.roster[0].tasks[0].price, Money::ZERO);
    decide(&mut client, Decision::Status(0, ClientStatus::Accepted));
    // Against the rules: a client who changes what is not theirs is told of, and not believed.
    act(&mut client, Command::influencer_status(&[id], InfluencerStatus::Rejected), CLIENT);

    let returned = sent(&client);
    let preview = Preview::of(&agency, &returned);
    let rows: Vec<_> = preview.rows.iter().map(|row| (row.kind, row.not_theirs, row.take)).collect();
    assert_eq!(rows, [(RowKind::Changed, true, false), (RowKind::Changed, false, true)]);
    preview.apply(&mut agency, &returned.document, Replica::new(AGENCY));
    let ana = &agency.campaign.roster[0];
    assert_eq!(ana.tasks[0].price, Money::from_minor(120_000));
    assert_eq!(ana.influencer_status, InfluencerStatus::Accepted);
    assert_eq!(ana.client_status, ClientStatus::Accepted);
}

#[test]
fn a_newer_copy_tells_the_client_what_the_agency_decided() {
    let mut agency = Document::new(people::campaign(vec![person(1, "Ana", &["instagram"])]));
    let id = agency.campaign.roster[0].id;
    let mut client = sent(&agency.client_copy(Withheld::NOTHING)).document;
    act(&mut agency, Command::influencer_status(&[id], InfluencerStatus::Accepted), AGENCY);

    let newer = sent(&agency.client_copy(Withheld::NOTHING));
    let preview = Preview::of(&client, &newer);
    assert_eq!(preview.copy, None, "nothing comes back");
    let rows: Vec<_> = preview.rows.iter().map(|row| (row.not_theirs, row.take)).collect();
    assert_eq!(rows, [(false, true)]);
    preview.apply(&mut client, &newer.document, Replica::new(CLIENT));
    assert_eq!(client.campaign.roster[0].influencer_status, InfluencerStatus::Accepted);
    assert!(client.copy.is_some(), "it stays a client copy");
}
