//! Files that were written by hand, with ids for some, for none, twice the same, or those of others: read again they
//! bring nothing new.

use crate::arbitrary;
use crate::edits::replica;
use crate::people::{campaign, day, ids, person, task};
use proptest::prelude::*;
use proptest::sample::select;
use rollcall::document::{Document, Opened, Preview, RowKind, Standing, read, write};
use rollcall::domain::campaign::Campaign;
use rollcall::domain::handle::Handle;
use rollcall::domain::influencer::{Account, Influencer, Profile};
use rollcall::domain::roster::Roster;
use rollcall::domain::task::Task;
use serde_json::{Value, json};
use uuid::Uuid;

/// Ids as a browser gives them: other ones in each reading.
fn ids_of(reading: u128) -> impl FnMut() -> Uuid {
    let mut next = 0xF000_0000u128 + (reading << 64);
    move || {
        next += 1;
        Uuid::from_u128(next)
    }
}

/// The file as it is read by whoever has `here`.
fn opened(file: &Value, here: Option<&Document>, reading: u128) -> Opened {
    let mut ids = ids_of(reading);
    let mut opened = read(file.to_string().as_bytes(), &mut ids).expect("opens");
    if let Some(here) = here {
        opened.recognise(&here.campaign, &mut ids);
    }
    opened
}

fn of(campaign: &Campaign) -> Value {
    let mut file: Value = serde_json::from_str(&write(&Document::new(campaign.clone()), "")).expect("JSON");
    file.as_object_mut().expect("an object").remove("edits");
    file
}

/// What becomes of the ids in a file.
#[derive(Clone, Copy, Debug)]
enum Ids {
    Kept,
    Gone,
    Odd,
    OfOthers,
    OfTheFirst,
}

/// Does that to the ids of records, each in its turn.
fn spoil(file: &mut Value, kinds: &[Ids]) {
    let mut kinds = kinds.iter().cycle();
    let first = file.pointer("/campaign/influencers/0/id").cloned();
    let mut others = ids_of(99);
    let mut change = |record: &mut Value| match kinds.next() {
        Some(Ids::Gone) => drop(record.as_object_mut().expect("a record").remove("id")),
        Some(Ids::Odd) => record["id"] = "1".into(),
        Some(Ids::OfOthers) => record["id"] = others().to_string().into(),
        Some(Ids::OfTheFirst) => record["id"] = first.clone().unwrap_or_default(),
        _ => {}
    };
    for person in file["campaign"]["influencers"].as_array_mut().into_iter().flatten() {
        change(person);
        person["tasks"].as_array_mut().into_iter().flatten().for_each(&mut change);
    }
}

/// The campaign with a name and a handle of its own for everybody.
fn told_apart(campaign: Campaign) -> Campaign {
    const NAMES: [&str; 12] =
        ["Ada", "Bruno", "Cem", "Dagny", "Emre", "Fay", "Gustav", "Hilde", "Ivo", "Jun", "Kofi", "Lore"];
    let people = campaign.roster.iter().zip(NAMES).map(|(person, name)| Influencer {
        profile: Profile {
            name: name.to_owned(),
            accounts: person
                .profile
                .accounts
                .iter()
                .take(1)
                .cloned()
                .filter_map(|account| Some(Account { handle: Handle::parse(account.network, name).ok()?, ..account }))
                .collect(),
        },
        ..person.clone()
    });
    let roster = Roster::new(people.collect()).expect("ids as before");
    Campaign { roster, ..campaign }
}

fn kinds_of(kinds: Vec<Ids>) -> impl Strategy<Value = Vec<Ids>> {
    prop_oneof![Just(vec![Ids::Gone]), proptest::collection::vec(select(kinds), 1..9)]
}

fn kinds() -> impl Strategy<Value = Vec<Ids>> {
    kinds_of(vec![Ids::Kept, Ids::Gone, Ids::Odd, Ids::OfOthers, Ids::OfTheFirst])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn a_file_written_by_hand_brings_nothing_new_the_second_time(base in arbitrary::campaign(), kinds in kinds()) {
        let mut file = of(&base);
        spoil(&mut file, &kinds);
        let mine = opened(&file, None, 1).document;
        let again = opened(&file, Some(&mine), 2);
        let preview = Preview::of(&mine, &again);
        prop_assert_eq!(&preview.rows, &[]);
        prop_assert_eq!(preview.standing, Standing::Same);
    }

    // Of people whom nothing tells apart, or whose ids are those of others, a file may ask more than once: whom a record
    // was taken for the first time has changed by then.
    #[test]
    fn what_was_taken_of_it_is_not_offered_again(
        base in arbitrary::campaign(), other in arbitrary::campaign(),
        kinds in kinds_of(vec![Ids::Kept, Ids::Gone, Ids::Odd]),
    ) {
        let (base, other) = (told_apart(base), told_apart(other));
        let mut mine = Document::new(base.clone());
        let mut file = of(&Campaign { id: base.id, ..other });
        spoil(&mut file, &kinds);
        let first = opened(&file, Some(&mine), 1);
        let preview = Preview::of(&mine, &first);
        preview.apply(&mut mine, &first.document, replica(0));
        let again = opened(&file, Some(&mine), 2);
        let rows = Preview::of(&mine, &again).rows;
        let offered: Vec<_> = rows.iter().filter(|row| row.take || row.kind == RowKind::New).collect();
        prop_assert!(offered.is_empty(), "{:#?}", offered);
    }
}

/// A file of these people, as somebody writes it.
fn by_hand(people: Value) -> Value {
    json!({ "format": "rollcall.campaign", "version": 1,
        "campaign": { "id": Uuid::from_u128(0xCA).to_string(), "name": "Summer", "influencers": people } })
}

/// What the preview says of a file, as `KIND NAME FIELD`, with a `-` before what is off.
#[track_caller]
fn check(mine: &Campaign, people: Value, expected: &[&str]) {
    let mine = Document::new(mine.clone());
    let file = opened(&by_hand(people), Some(&mine), 1);
    let rows = Preview::of(&mine, &file).rows;
    let rows = rows.iter().filter(|row| !row.is_otherwise());
    let said = |row: &rollcall::document::Row| {
        let off = if row.take { "" } else { "-" };
        format!("{off}{:?} {} {}", row.kind, row.name, row.field.key())
    };
    let (mut found, mut expected) = (rows.map(said).collect::<Vec<_>>(), expected.to_vec());
    found.sort();
    expected.sort();
    assert_eq!(found, expected);
}

#[test]
fn people_without_ids_are_told_apart_by_handle_then_email_then_name() {
    let lena = person(1, "Lena Fischer", &["instagram"]);
    let mut tomas = person(2, "Tomás Ruiz", &[]);
    tomas.details.set(rollcall::domain::detail::Detail::Email, "tomas@example.com");
    let mia = person(3, "Mia Chen", &[]);
    let mine = campaign(vec![lena, tomas, mia]);
    let gone = |expected: &[&'static str], present: &str| {
        let gone = ["Lena Fischer", "Tomás Ruiz", "Mia Chen"].into_iter().filter(|name| *name != present);
        let mut rows: Vec<String> = expected.iter().map(|row| (*row).to_owned()).collect();
        rows.extend(gone.map(|name| format!("-Removed {name} removed")));
        rows
    };
    let check = |person: Value, present: &str, expected: &[&'static str]| {
        let rows = gone(expected, present);
        check(&mine, json!([person]), &rows.iter().map(String::as_str).collect::<Vec<_>>());
    };
    let on = |handle: &str| json!([{ "network": "instagram", "handle": handle }]);
    check(json!({ "name": "Lena Fischer", "accounts": on("Lena Fischer") }), "Lena Fischer", &[]);
    check(json!({ "name": "Lena F", "accounts": on("LENA FISCHER") }), "Lena Fischer", &["Changed Lena Fischer name"]);
    check(
        json!({ "name": "Tomas", "email": "TOMAS@example.com" }),
        "Tomás Ruiz",
        &["Changed Tomás Ruiz name", "Changed Tomás Ruiz email"],
    );
    check(
        json!({ "name": "mia chen", "notes": "New" }),
        "Mia Chen",
        &["Changed Mia Chen name", "Changed Mia Chen notes"],
    );
    // Another account under the same name is asked about, and so is the address of an agency.
    check(
        json!({ "name": "Lena Fischer", "accounts": on("lena.new") }),
        "Lena Fischer",
        &["Same Lena Fischer removed", "Changed Lena Fischer accounts.instagram"],
    );
    check(
        json!({ "name": "Kim Park", "email": "tomas@example.com" }),
        "Tomás Ruiz",
        &["-Same Tomás Ruiz removed", "Changed Tomás Ruiz name"],
    );
    check(json!({ "name": "Kim Park" }), "", &["New Kim Park removed"]);
}

#[test]
fn of_two_with_one_id_the_one_who_has_it_here_keeps_it() {
    let mut lena = person(1, "Lena Fischer", &["instagram"]);
    lena.tasks = vec![task(11, "instagram", "story", 100)];
    let mine = campaign(vec![lena]);
    let mut people = of(&mine)["campaign"]["influencers"].clone();
    let mut copy = people[0].clone();
    copy["name"] = "Mia Chen".into();
    copy["accounts"][0]["handle"] = "miachen".into();
    people.as_array_mut().expect("a list").insert(0, copy);
    check(&mine, people, &["New Mia Chen removed"]);
}

#[test]
fn tasks_without_ids_are_told_apart_by_type_and_date_and_then_by_being_left() {
    let dated = |id, kind: &str, date: &str| Task { date: Some(day(date)), ..task(id, "instagram", kind, 100) };
    let tasks =
        vec![dated(11, "story", "2027-06-01"), dated(12, "story", "2027-06-08"), dated(13, "photo", "2027-06-08")];
    let mine = campaign(vec![Influencer { tasks, ..person(1, "Lena Fischer", &["instagram"]) }]);
    let task = |kind: &str, date: &str, price: &str| json!({ "network": "instagram", "type": kind, "date": date, "price": price });
    let check = |tasks: Value, expected: &[&str]| {
        let lena = json!({ "name": "Lena Fischer", "tasks": tasks,
            "accounts": [{ "network": "instagram", "handle": "Lena Fischer" }] });
        check(&mine, json!([lena]), expected);
    };
    let [first, second, photo] =
        [task("story", "2027-06-01", "1.00"), task("story", "2027-06-08", "1.00"), task("photo", "2027-06-08", "1.00")];
    check(json!([second, photo, first]), &[]);
    check(
        json!([first, second, task("photo", "2027-07-01", "2.00")]),
        &["Changed Lena Fischer date", "Changed Lena Fischer price"],
    );
    check(json!([first, task("story", "2027-06-15", "1.00"), photo]), &["Changed Lena Fischer date"]);
    check(json!([first, second, photo, task("story", "2027-06-15", "1.00")]), &["New Lena Fischer removed"]);
    check(json!([first, second, photo, first]), &["New Lena Fischer removed"]);
    check(json!([photo]), &["-Removed Lena Fischer removed", "-Removed Lena Fischer removed"]);
}

#[test]
fn own_columns_and_views_without_ids_are_found_by_name() {
    let mut file = by_hand(json!([{ "name": "Lena Fischer", "fields": { "Shirt size": "M" } }]));
    file["campaign"]["columns"] = json!([{ "name": "Shirt size", "kind": "choice", "choices": ["S", "M"] }]);
    file["campaign"]["views"] = json!([{ "name": "Small ones", "filter": { "text": "S" } }]);
    let mine = opened(&file, None, 1).document;
    let values: Vec<&str> = mine.campaign.roster[0].details.iter().map(|(_, value)| value).collect();
    assert_eq!(values, ["M"], "a value stands under its column's name");
    let again = Preview::of(&mine, &opened(&file, Some(&mine), 2));
    assert_eq!((again.rows, again.standing), (vec![], Standing::Same));
    file["campaign"]["influencers"][0]["fields"]["Shirt size"] = "S".into();
    let changed = Preview::of(&mine, &opened(&file, Some(&mine), 3));
    assert_eq!(changed.rows.iter().map(|row| row.kind).collect::<Vec<_>>(), [RowKind::Changed]);
}

#[test]
fn the_repairs_of_a_file_are_told_as_before() {
    let mut lena = person(1, "Lena", &["instagram"]);
    lena.tasks = vec![task(11, "instagram", "story", 100)];
    let mine = campaign(vec![lena]);
    let mut file = of(&mine);
    let doubled = file["campaign"]["influencers"][0].clone();
    file["campaign"]["influencers"].as_array_mut().expect("a list").push(doubled);
    let opened = read(file.to_string().as_bytes(), &mut ids()).expect("opens");
    assert_eq!(opened.repairs.len(), 2, "{:?}", opened.repairs);
}
