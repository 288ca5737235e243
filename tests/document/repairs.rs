//! Files with faults that can be put right: they open, and say what became of what was wrong.

use crate::people::ids;
use rollcall::document::{Opened, read, write_compact};
use rollcall::domain::network::Network;
use rollcall::domain::status::{ClientStatus, TaskStatus};

fn open(fields: &str) -> Opened {
    let file =
        format!("{{\"format\":\"rollcall.campaign\",\"version\":1,\"campaign\":{{\"name\":\"Summer\",{fields}}}}}");
    read(file.as_bytes(), &mut ids()).unwrap_or_else(|error| panic!("{error}\n{file}"))
}

fn influencer(fields: &str) -> Opened {
    open(&format!("\"influencers\":[{{{fields}}}]"))
}

fn said(opened: &Opened) -> Vec<String> {
    opened.repairs.iter().map(ToString::to_string).collect()
}

/// The task that becomes of these fields: network, type in words, whether it is a publication, and what is said.
fn check_task(fields: &str, expected: (&str, &str, bool), repair: &str) {
    let opened = influencer(&format!("\"name\":\"Lena\",\"tasks\":[{{{fields}}}]"));
    let kind = &opened.document.campaign.roster[0].tasks[0].kind;
    assert_eq!((kind.network().key(), kind.name(), kind.is_publication()), expected, "{fields}");
    let repairs: Vec<&str> = if repair.is_empty() { vec![] } else { vec![repair] };
    assert_eq!(said(&opened), repairs, "{fields}");
}

/// The account that becomes of these fields: network, handle, and what is said.
fn check_account(fields: &str, expected: (&str, &str), repair: &str) {
    let opened = influencer(&format!("\"name\":\"Lena\",\"accounts\":[{{{fields}}}]"));
    let account = &opened.document.campaign.roster[0].accounts()[0];
    assert_eq!((account.network.key(), account.handle.as_str()), expected, "{fields}");
    assert_eq!(said(&opened), [repair], "{fields}");
    let again = write_compact(&opened.document, "");
    let again = read(again.as_bytes(), &mut ids()).expect("what was repaired opens");
    assert_eq!(again.document.campaign, opened.document.campaign);
}

#[test]
fn tasks_that_the_catalogue_does_not_have_become_others_tasks() {
    check_task(
        r#""network":"instagram","type":"reel""#,
        ("others", "Instagram: reel", true),
        "campaign.influencers[0].tasks[0].type: Instagram has no type \"reel\"; it is kept as an Others task",
    );
    check_task(
        r#""network":"threads","type":"post""#,
        ("others", "threads: post", true),
        "campaign.influencers[0].tasks[0].network: there is no network \"threads\"; it is kept as an Others task",
    );
    check_task(
        r#""network":"threads""#,
        ("others", "threads", true),
        "campaign.influencers[0].tasks[0].network: there is no network \"threads\"; it is kept as an Others task",
    );
    check_task(
        r#""network":"threads","type":"post","publication":false"#,
        ("others", "threads: post", false),
        "campaign.influencers[0].tasks[0].network: there is no network \"threads\"; it is kept as an Others task",
    );
    check_task(
        r#""network":"youtube""#,
        ("others", "YouTube", true),
        "campaign.influencers[0].tasks[0].type: the type is missing; it is kept as the Others task \"YouTube\"",
    );
    check_task(
        "",
        ("others", "Task", true),
        "campaign.influencers[0].tasks[0].type: the type is missing; it is \"Task\" now",
    );
    check_task(r#""type":"Launch party""#, ("others", "Launch party", true), "");
    check_task(r#""type":"Event attendance""#, ("others", "Event attendance", false), "");
    check_task(r#""network":"others","type":"story""#, ("others", "story", true), "");
    check_task(r#""network":"instagram","type":"story","publication":false"#, ("instagram", "Story", true), "");
}

#[test]
fn accounts_that_do_not_fit_lose_nothing() {
    let at = "campaign.influencers[0].accounts[0]";
    check_account(
        r#""network":"threads","handle":"lena""#,
        ("others", "threads/lena"),
        &format!("{at}.network: there is no network \"threads\"; it is kept as the Others account \"threads/lena\""),
    );
    check_account(
        r#""network":"tiktok","handle":"https://instagram.com/lena""#,
        ("tiktok", "https://instagram.com/lena"),
        &format!("{at}.handle: This is a link to Instagram, not to TikTok. It is kept as it stands"),
    );
    check_account(
        r#""network":"tiktok","handle":"https://www.tiktok.com/""#,
        ("tiktok", "https://www.tiktok.com/"),
        &format!("{at}.handle: This link leads to TikTok itself, not to a profile. It is kept as it stands"),
    );
    check_account(
        r#""network":"tiktok","url":"https://www.tiktok.com/@lena""#,
        ("tiktok", "lena"),
        &format!("{at}.handle: the handle is missing; it is taken from the address"),
    );
}

#[test]
fn unknown_statuses_start_over() {
    let opened = influencer(
        r#""name":"Lena","influencer_status":"In Campaign","client_status":"maybe",
           "tasks":[{"type":"Podcast","status":"published"}]"#,
    );
    assert_eq!(opened.document.campaign.roster[0].client_status, ClientStatus::Pending);
    assert_eq!(opened.document.campaign.roster[0].tasks[0].status, TaskStatus::Pending);
    assert_eq!(
        said(&opened),
        [
            "campaign.influencers[0].influencer_status: there is no status \"In Campaign\"; it is Pending now",
            "campaign.influencers[0].client_status: there is no status \"maybe\"; it is Pending now",
            "campaign.influencers[0].tasks[0].status: there is no status \"published\"; it is Pending now",
        ]
    );
}

#[test]
fn ids_that_are_none_or_come_twice_are_given_anew() {
    let id = "0197a1c2-0000-7c6f-9dcc-6bc4506bf2ef";
    let opened = open(&format!(
        r#""id":"summer","influencers":[
            {{"id":"{id}","name":"Lena","tasks":[{{"id":"12","type":"Podcast"}}]}},
            {{"id":"{id}","name":"Tomás","tasks":[{{"type":"Podcast"}}]}}]"#
    ));
    assert_eq!(
        said(&opened),
        [
            "campaign.id: \"summer\" is no id; it has a new one".to_owned(),
            "campaign.influencers[0].tasks[0].id: \"12\" is no id; it has a new one".to_owned(),
            format!("campaign.influencers[1].id: {id} is in the file already; this one has a new id"),
        ]
    );
    let roster = &opened.document.campaign.roster;
    assert_eq!(roster.iter().map(|i| i.name()).collect::<Vec<_>>(), ["Lena", "Tomás"]);
    assert_eq!(roster[0].id.to_string(), id, "the first keeps it");
    assert_ne!(roster[1].id, roster[0].id);
}

#[test]
fn a_task_that_was_copied_to_another_influencer_with_its_id_is_a_task_of_its_own() {
    let task = r#"{"id":"0197a1c2-0000-75d9-83b6-411d9531985d","type":"Podcast"}"#;
    let opened =
        open(&format!(r#""influencers":[{{"name":"Lena","tasks":[{task}]}},{{"name":"Tomás","tasks":[{task}]}}]"#));
    let roster = &opened.document.campaign.roster;
    assert_ne!(roster[0].tasks[0].id, roster[1].tasks[0].id);
    assert_eq!(opened.repairs.len(), 1);
    assert_eq!(opened.repairs[0].place, "campaign.influencers[1].tasks[0].id");
}

#[test]
fn somebody_without_a_name_is_called_by_their_handle() {
    let opened = influencer(r#""accounts":[{"network":"instagram","handle":"lena"}]"#);
    assert_eq!(opened.document.campaign.roster[0].name(), "lena");
    assert_eq!(said(&opened), ["campaign.influencers[0].name: the name is missing; it is \"lena\" now"]);
    let opened = influencer("");
    assert_eq!(opened.document.campaign.roster[0].name(), "Unnamed");
}

#[test]
fn networks_that_we_do_not_know_stay_in_the_file() {
    let opened = open(r#""briefing":{"networks":["youtube","threads","instagram","others","youtube"]}"#);
    let known: Vec<&str> =
        opened.document.campaign.briefing.networks.iter().map(|network: &Network| network.key()).collect();
    assert_eq!(known, ["instagram", "youtube"], "in the catalogue's order");
    assert_eq!(
        said(&opened),
        [
            "campaign.briefing.networks[1]: there is no network \"threads\"; it is kept in the file and ignored here",
            "campaign.briefing.networks[3]: Others belongs to every campaign; it is kept in the file and ignored here",
        ]
    );
    let written = write_compact(&opened.document, "");
    assert!(written.contains(r#""networks":["instagram","youtube","threads","others"]"#), "{written}");
    assert_eq!(read(written.as_bytes(), &mut ids()).expect("opens").document.campaign, opened.document.campaign);
}

#[test]
fn an_end_before_the_start_and_empty_dates_are_no_fault() {
    let opened = open(r#""briefing":{"start":"2027-07-31","end":"2027-06-01"},"influencers":[]"#);
    assert_eq!(said(&opened), [""; 0]);
    let opened = open(r#""briefing":{"start":"","end":null,"description":null,"networks":null,"budget":null}"#);
    assert_eq!(said(&opened), [""; 0]);
    assert_eq!(opened.document.campaign.briefing.start, None);
}

#[test]
fn so_many_repairs_that_nobody_reads_them_are_counted() {
    let tasks = vec![r#"{"type":"Podcast","status":"x"}"#; 200].join(",");
    let people = vec![format!("{{\"name\":\"Lena\",\"tasks\":[{tasks}]}}"); 10].join(",");
    let opened = open(&format!("\"influencers\":[{people}]"));
    assert_eq!(opened.repairs.len(), 1_001);
    assert_eq!(opened.repairs[1_000].to_string(), "campaign: 1000 more repairs are not listed");
}

/// What becomes of these fields of an influencer: the details, and what is said; whatever it is, it is written back.
fn check_details(fields: &str, expected: &[(&str, &str)], repairs: &[&str]) {
    let opened = influencer(&format!("\"name\":\"Lena\",{fields}"));
    let lena = &opened.document.campaign.roster[0];
    let details: Vec<(String, &str)> = lena.details.iter().map(|(it, value)| (it.key().into_owned(), value)).collect();
    let expected: Vec<(String, &str)> = expected.iter().map(|(key, value)| ((*key).to_owned(), *value)).collect();
    assert_eq!(details, expected, "{fields}");
    assert_eq!(said(&opened), repairs, "{fields}");
    let again = write_compact(&opened.document, "");
    let again = read(again.as_bytes(), &mut ids()).expect("what was read opens");
    assert_eq!(again.document.campaign, opened.document.campaign, "{fields}");
}

#[test]
fn details_that_are_something_else_stay_in_the_file() {
    check_details(r#""tags":"beauty, food""#, &[("tags", "beauty, food")], &[]);
    check_details(r#""engagement":4.25,"email":"no address""#, &[("email", "no address"), ("engagement", "4.25")], &[]);
    check_details(
        r#""notes":["a","b"],"country":"France""#,
        &[("country", "France")],
        &["campaign.influencers[0].notes: a list is kept in the file and ignored here"],
    );
    check_details(
        r#""fields":{"5f3a9c01":"M","5f3a9c02":true,"size":"L"}"#,
        &[("fields.5f3a9c01", "M")],
        &["campaign.influencers[0].fields.5f3a9c02: true is kept in the file and ignored here"],
    );
    check_details(r#""fields":7"#, &[], &[]);
}
