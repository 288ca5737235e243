//! What one client said or saw, and what stays with the team, in everything that leaves a campaign: each secret is a
//! word of its own, searched in the whole of what goes out.

use crate::people::{campaign, day, ids, person, task};
use crate::words::words;
use rollcall::document::edits::Replica;
use rollcall::document::{Document, Opened, Withheld, read, write, write_compact};
use rollcall::domain::bring::{Along, bring};
use rollcall::domain::campaign::Campaign;
use rollcall::domain::command::{Command, apply};
use rollcall::domain::detail::Detail;
use rollcall::domain::duplicate::{DuplicateForm, Taken};
use rollcall::domain::filter::Filter;
use rollcall::domain::form::DateInput;
use rollcall::domain::message::{Field, Template};
use rollcall::domain::money::Money;
use rollcall::domain::own_column::{ColumnKind, OwnColumn};
use rollcall::domain::short_id::{ColumnId, ViewId};
use rollcall::domain::status::{ClientStatus, InfluencerStatus, TaskStatus};
use rollcall::domain::unknown::Unknown;
use rollcall::domain::view::View;
use rollcall::report::{About, Contents, report};
use serde_json::{Map, Value};

/// Every word that may not be everywhere. Statuses and amounts are such that nothing else is written like them.
const WORDS: [&str; 19] = [
    "oldclient",
    "olddescription",
    "98765",
    "clientsays",
    "backup",
    "cancelled",
    "in_review",
    "43210",
    "notesecret",
    "tagsecret",
    "mail@secret",
    "phonesecret",
    "countrysecret",
    "ownsecret",
    "columnsecret",
    "viewsecret",
    "unknownsecret",
    "activitysecret",
    "removedsecret",
];

fn unknown() -> Unknown {
    Unknown::new(Map::from_iter([("x_other".to_owned(), Value::from("unknownsecret"))]))
}

/// A campaign that has each of the words, worked on by two people.
fn secretive() -> Document {
    let column =
        OwnColumn { id: ColumnId::new(1), name: "columnsecret".to_owned(), kind: ColumnKind::Text, unknown: unknown() };
    let view = View {
        id: ViewId::new(1),
        name: "viewsecret".to_owned(),
        filter: Filter { text: "viewsecret".to_owned(), ..Filter::default() },
        sort: Vec::new(),
        group: None,
        layout: None,
        hidden: false,
        unknown: unknown(),
    };
    let mut lena = person(1, "Lena", &["instagram"]);
    lena.profile.accounts[0].unknown = unknown();
    lena.unknown = unknown();
    let details = [
        (Detail::Notes, "notesecret"),
        (Detail::Tags, "tagsecret"),
        (Detail::Email, "mail@secret"),
        (Detail::Phone, "phonesecret"),
        (Detail::Country, "countrysecret"),
        (Detail::Own(column.id), "ownsecret"),
    ];
    for (detail, value) in details {
        lena.details.set(detail, value);
    }
    let mut story = task(11, "instagram", "story", 4_321_000);
    (story.date, story.status, story.unknown) = (Some(day("2027-06-10")), TaskStatus::InReview, unknown());
    lena.tasks = vec![story];
    let mut campaign = campaign(vec![lena, person(2, "removedsecret", &[])]);
    campaign.briefing.client = "oldclient".to_owned();
    campaign.briefing.description = "olddescription".to_owned();
    campaign.briefing.budget = Some(Money::from_minor(9_876_500));
    campaign.briefing.start = Some(day("2027-06-01"));
    campaign.briefing.unknown = unknown();
    campaign.table.put_column(column.id, Some(column));
    campaign.table.put_view(view.id, Some(view));
    (campaign.unknown, campaign.file_unknown) = (unknown(), unknown());
    let mut document = Document::new(campaign);
    let lena = document.campaign.roster[0].id;
    let gone = document.campaign.roster[1].id;
    let commands = [
        Command::client_status(&[lena], ClientStatus::Rejected),
        Command::client_status(&[lena], ClientStatus::Backup),
        Command::influencer_status(&[lena], InfluencerStatus::Cancelled),
        Command::SetClientComment(lena, "clientsays".to_owned()),
        Command::SetDetails(vec![(lena, Detail::Tags, "other".to_owned())]),
        Command::SetDetails(vec![(lena, Detail::Tags, "tagsecret".to_owned())]),
        Command::RemoveInfluencers(vec![gone]),
    ];
    for command in commands {
        let applied = apply(&mut document.campaign, command.clone()).expect("applies");
        let mut delta = document.record(&command, &applied.inverse, Replica::new(1));
        document.describe(&mut delta, Replica::new(1), "2027-05-02T09:30:00Z", "activitysecret", "activitysecret");
    }
    document
}

/// Which of the words are in a text, those aside that the test allows.
fn told(text: &str) -> Vec<&'static str> {
    WORDS.into_iter().filter(|word| text.contains(word)).collect()
}

/// Both forms in which a document is written.
fn texts(document: &Document) -> String {
    write(document, "") + &write_compact(document, "")
}

const EVERYTHING: Taken = Taken {
    briefing: true,
    influencers: true,
    along: Along { tags: true, contact: true, about: true, notes: true, own: true },
    influencer_statuses: true,
    client_statuses: true,
    tasks: true,
    prices: true,
    reset_tasks: false,
};
const NOTHING: Taken = Taken {
    briefing: false,
    influencers: true,
    along: Along { tags: false, contact: false, about: false, notes: false, own: false },
    influencer_statuses: false,
    client_statuses: false,
    tasks: true,
    prices: false,
    reset_tasks: true,
};

fn duplicate(taken: Taken, client: &str) -> Campaign {
    let original = secretive().campaign;
    let form = DuplicateForm { client: client.to_owned(), taken, ..DuplicateForm::of(&original, "Next".to_owned()) };
    form.validate(&original).expect("is right").make(&original, &mut ids())
}

#[test]
fn the_campaign_of_these_tests_has_every_word_but_who_was_removed() {
    let told = told(&texts(&secretive()));
    assert_eq!(told.len(), WORDS.len() - 1, "{told:?}");
}

#[test]
fn a_duplicate_has_what_was_asked_for_and_nothing_else() {
    let check = |taken: Taken, expected: &[&str]| {
        let copy = Document::new(duplicate(taken, "newclient"));
        assert_eq!(told(&texts(&copy)), expected, "{taken:?}");
    };
    let along = NOTHING.along;
    check(NOTHING, &[]);
    check(Taken::default(), &["43210", "tagsecret", "mail@secret", "phonesecret", "countrysecret"]);
    check(Taken { briefing: true, ..NOTHING }, &["olddescription", "98765"]);
    check(Taken { influencer_statuses: true, ..NOTHING }, &["cancelled"]);
    check(Taken { client_statuses: true, ..NOTHING }, &["clientsays", "backup"]);
    check(Taken { prices: true, ..NOTHING }, &["43210"]);
    check(Taken { reset_tasks: false, ..NOTHING }, &["in_review"]);
    check(Taken { along: Along { notes: true, ..along }, ..NOTHING }, &["notesecret"]);
    check(Taken { along: Along { tags: true, ..along }, ..NOTHING }, &["tagsecret"]);
    check(Taken { along: Along { contact: true, ..along }, ..NOTHING }, &["mail@secret", "phonesecret"]);
    check(Taken { along: Along { about: true, ..along }, ..NOTHING }, &["countrysecret"]);
    check(Taken { along: Along { own: true, ..along }, ..NOTHING }, &["ownsecret", "columnsecret", "viewsecret"]);
    check(Taken { influencers: false, briefing: false, ..EVERYTHING }, &["columnsecret", "viewsecret"]);
    check(Taken { tasks: false, ..NOTHING }, &[]);
    let all: Vec<&str> = WORDS[1..16].to_vec();
    check(EVERYTHING, &all);
    assert!(told(&texts(&Document::new(duplicate(EVERYTHING, "oldclient")))).contains(&"oldclient"));
}

#[test]
fn a_copy_for_the_next_client_tells_nothing_of_the_last() {
    let usual = Withheld { prices: true, contact: true, notes: true, ..Withheld::NOTHING };
    let check = |taken: Taken, withheld: Withheld, expected: &[&str]| {
        let copy = Document::new(duplicate(taken, "newclient")).client_copy(withheld);
        assert_eq!(told(&texts(&copy)), expected, "{taken:?} {withheld:?}");
    };
    check(Taken::default(), usual, &["countrysecret"]);
    check(Taken { along: EVERYTHING.along, ..Taken::default() }, usual, &["countrysecret"]);
    check(NOTHING, Withheld::NOTHING, &[]);
}

#[test]
fn a_client_copy_has_what_was_ticked_and_nothing_else() {
    let all = Withheld { prices: true, description: true, influencer_statuses: true, contact: true, notes: true };
    let check = |withheld: Withheld, more: &[&str]| {
        let copy = secretive().client_copy(withheld);
        let always = ["oldclient", "clientsays", "backup", "in_review", "countrysecret"];
        let expected: Vec<&str> =
            WORDS.into_iter().filter(|word| always.contains(word) || more.contains(word)).collect();
        assert_eq!(told(&texts(&copy)), expected, "{withheld:?}");
        // Opened and saved, it has no more.
        let Opened { document, .. } = read(write(&copy, "").as_bytes(), &mut ids()).expect("opens");
        assert_eq!(told(&texts(&document)), expected, "{withheld:?}");
    };
    check(all, &[]);
    check(Withheld { prices: false, ..all }, &["98765", "43210"]);
    check(Withheld { description: false, ..all }, &["olddescription"]);
    check(Withheld { influencer_statuses: false, ..all }, &["cancelled"]);
    check(Withheld { contact: false, ..all }, &["mail@secret", "phonesecret"]);
    check(Withheld { notes: false, ..all }, &["notesecret", "tagsecret", "ownsecret", "columnsecret"]);
}

#[test]
fn who_is_brought_along_brings_what_was_asked_for_and_nothing_else() {
    let from = secretive().campaign;
    let who: Vec<_> = from.roster.iter().map(|influencer| influencer.id).collect();
    let check = |along: Along, expected: &[&str]| {
        let mut to = campaign(Vec::new());
        let command = bring(&from, &to, &who, along, &mut ids()).expect("fits");
        apply(&mut to, command).expect("applies");
        assert_eq!(told(&texts(&Document::new(to))), expected, "{along:?}");
    };
    check(NOTHING.along, &[]);
    let all = ["notesecret", "tagsecret", "mail@secret", "phonesecret", "countrysecret", "ownsecret", "columnsecret"];
    check(EVERYTHING.along, &all);
}

#[test]
fn messages_and_reports_tell_nothing_that_is_the_teams_own() {
    let campaign = secretive().campaign;
    let all: String = Field::ALL.iter().map(|field| format!("{{{}}} ", field.key())).collect();
    let message = Template::parse(&all).fill(&campaign, &campaign.roster[0], words());
    let text = (message.text() + &message.html().finish()).to_lowercase();
    assert_eq!(told(&text), ["oldclient", "43210"]);

    let contents = Contents {
        description: true,
        roster: true,
        out: true,
        schedule: true,
        by_network: true,
        by_influencer: true,
        prices: true,
    };
    let ids: Vec<_> = campaign.roster.iter().map(|influencer| influencer.id).collect();
    let about = About { ids: &ids, filter: None };
    let html =
        |contents| report(&campaign, about, contents, words(), day("2027-06-02"), "Author").finish().to_lowercase();
    // Both statuses are in the roster: it is a report for that client.
    let roster = ["oldclient", "olddescription", "98765", "backup", "cancelled", "43210"];
    assert_eq!(told(&html(contents)), roster);
    let without = Contents { description: false, prices: false, ..contents };
    assert_eq!(told(&html(without)), ["oldclient", "backup", "cancelled"]);
}

#[test]
fn the_dates_of_a_duplicate_move_with_its_start() {
    let original = secretive().campaign;
    let check = |start: &str, expected: Result<[Option<&str>; 2], &str>| {
        let form = DuplicateForm {
            start: DateInput { text: start.to_owned(), incomplete: false },
            ..DuplicateForm::of(&original, "Next".to_owned())
        };
        let made = form.validate(&original).map(|duplicate| {
            let copy = duplicate.make(&original, &mut ids());
            [copy.briefing.start, copy.roster[0].tasks[0].date]
        });
        match expected {
            Ok(days) => assert_eq!(made, Ok(days.map(|text| text.map(day))), "{start}"),
            Err(said) => assert!(made.is_err_and(|errors| errors[0].message.contains(said)), "{start}"),
        }
    };
    check("2027-06-01", Ok([Some("2027-06-01"), Some("2027-06-10")]));
    check("2027-09-01", Ok([Some("2027-09-01"), Some("2027-09-10")]));
    check("2026-12-31", Ok([Some("2026-12-31"), Some("2027-01-09")]));
    check("", Ok([None, None]));
    check("9999-12-31", Err("leave the calendar"));
}
