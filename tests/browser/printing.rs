//! What goes on paper: all of a view, in both engines, by the text of the printed file.

use crate::steps::{ID, act, file, set_status, three_influencers};
use crate::support::{Engine, Find, Page, journey, journey_in, starting};
use serde_json::{Value, json};

/// A campaign with so many influencers, "Person 0001" and on, of whom each has a task.
fn many(count: usize) -> String {
    let mut many = file(ID, "Many");
    let statuses = ["pending", "accepted", "in_campaign"];
    let person = |number: usize| -> Value {
        json!({
            "id": format!("0197a1c3-0000-7000-8000-{number:012x}"), "name": format!("Person {number:04}"),
            "accounts": [{"network": "instagram", "handle": format!("p{number:04}"), "followers": 42_900}],
            "influencer_status": statuses[number % 3], "tags": ["food"], "email": format!("p{number:04}@example.com"),
            "tasks": [{
                "id": format!("0197a1c4-0000-7000-8000-{number:012x}"), "network": "instagram", "type": "story",
                "price": "100.00", "date": format!("2027-06-{:02}", 1 + number % 30), "status": "pending",
            }],
        })
    };
    many["campaign"]["influencers"] = (1..=count).map(person).collect();
    many.to_string()
}

/// How often a text stands on all sheets together, blanks aside.
fn count(sheets: &[String], text: &str) -> usize {
    let text: String = text.split_whitespace().collect();
    sheets.iter().map(|sheet| sheet.matches(&text).count()).sum()
}

/// Whether a text stands on some sheet, blanks aside.
fn has(sheets: &[String], text: &str) -> bool {
    count(sheets, text) > 0
}

/// Says of each name that it is there once, and of each sheet with names that it has the headings.
fn each_once(sheets: &[String], people: impl Iterator<Item = usize>, heading: &str) {
    for number in people {
        let name = format!("Person {number:04}");
        assert_eq!(count(sheets, &name), 1, "{name} on {} sheets", sheets.len());
    }
    for (number, sheet) in
        sheets.iter().enumerate().filter(|(_, sheet)| sheet.contains("Person0") || sheet.contains("Person1"))
    {
        assert!(sheet.contains(heading), "sheet {} has no headings: {sheet}", number + 1);
    }
}

fn prints_everybody(engine: Engine) {
    journey_in(engine, &format!("printing-{engine:?}"), async |page: Page| {
        for people in [60, 400, 2_000] {
            page.upload_text("many.json", &many(people)).await;
            page.heading(1).says("Many").await;
            page.wait_for_text(&format!(
                "{} influencers",
                if people == 2_000 { "2,000".to_owned() } else { people.to_string() }
            ))
            .await;
            let sheets = page.print().await;
            each_once(&sheets, 1..=people, "Networks");
            // And the page is what it was.
            page.row("Person 0001").appears().await;
            page.open("").await;
            page.run("localStorage.clear(); indexedDB.deleteDatabase('rollcall')", vec![]).await;
            page.open("").await;
            page.heading(1).says("Campaigns").await;
        }
    });
}

#[test]
fn everybody_is_printed_in_chromium() {
    prints_everybody(Engine::quickest());
}

#[test]
fn everybody_is_printed_in_firefox() {
    prints_everybody(Engine::Firefox);
}

#[test]
fn the_roster_is_printed_as_it_is_shown() {
    journey("printing-shown", async |page: Page| {
        page.upload_text("many.json", &many(60)).await;
        page.row("Person 0001").appears().await;
        page.button("Columns").click().await;
        page.dialog("Columns").checkbox("Email").check().await;
        page.dialog("Columns").button("Done").click().await;
        page.button(starting("Group by: ")).click().await;
        page.menu_item("Influencer status").click().await;
        page.field("Filter influencers").fill("person 000").await;
        page.wait_for_text("9 of 60 influencers").await;
        page.prefer("prefers-color-scheme", "dark").await;
        let sheets = page.print().await;
        each_once(&sheets, 1..=9, "Email");
        for said in [
            "Many",
            "Northwind Drinks",
            "p0001@example.com",
            "Filtered by",
            "9 of 60 influencers",
            "Accepted 3 influencers",
        ] {
            assert!(has(&sheets, said), "{said}: {sheets:?}");
        }
        assert!(!has(&sheets, "Person 0010"), "{sheets:?}");

        page.field("Filter influencers").fill("").await;
        page.group("View").button("Board").click().await;
        page.grid("Pending").appears().await;
        let sheets = page.print().await;
        each_once(&sheets, 1..=60, "Networks");
        assert!(has(&sheets, "In Campaign 20 influencers · 20 tasks"), "{sheets:?}");

        // Whoever is open comes first, on paper of their own.
        page.group("View").button("Grid").click().await;
        page.button("Tasks of Person 0003").click().await;
        page.region("Person 0003").appears().await;
        let sheets = page.print().await;
        let (own, rest) = sheets.split_at(1);
        for said in ["Person 0003", "p0003@example.com", "Instagram Story", "1 task", "Client status"] {
            assert!(has(own, said), "{said}: {own:?}");
        }
        assert!(!has(own, "Person 0008"), "{own:?}");
        each_once(rest, 1..=60, "Networks");
    });
}

#[test]
fn other_views_are_printed_whole() {
    journey("printing-views", async |page: Page| {
        page.upload_text("many.json", &many(80)).await;
        page.row("Person 0001").appears().await;
        page.run("window.print = () => { window.printed = true; }", vec![]).await;
        page.button("Share").click().await;
        page.menu_item("Print…").click().await;
        assert_eq!(page.run("return window.printed", vec![]).await, true);
        page.button("Share").click().await;
        page.menu_item("Report").click().await;
        page.button("Print or save as PDF").appears().await;
        let sheets = page.print().await;
        // On the roster, in the schedule and among the costs.
        for number in 1..=80 {
            assert_eq!(count(&sheets, &format!("Person {number:04}")), if number <= 15 { 4 } else { 3 }, "{number}");
        }
        page.link("Back to campaign").click().await;

        // An import shows fifty of its changes, and prints all.
        let mut theirs: Value = serde_json::from_str(&many(80)).expect("JSON");
        for person in theirs["campaign"]["influencers"].as_array_mut().expect("a list") {
            person["client_status"] = json!("backup");
        }
        page.upload_text("theirs.json", &theirs.to_string()).await;
        page.dialog("Import Many").appears().await;
        let sheets = page.print().await;
        each_once(&sheets, 1..=80, "Theirs");
        page.press("Escape").await;
        page.dialog("Import Many").disappears().await;

        // The start page with the month of its calendar.
        page.wait_for_status("Saved on this device").await;
        page.open("?month=2027-06").await;
        page.link("Many").appears().await;
        let sheets = page.print().await;
        each_once(&sheets, 1..=80, "Date");
        for said in ["Campaigns", "0 of 80 done", "June 2027"] {
            assert!(has(&sheets, said), "{said}: {sheets:?}");
        }
        page.link("Many").click().await;
        page.row("Person 0001").appears().await;

        // A client's copy.
        page.button("Share").click().await;
        page.menu_item("Export client copy…").click().await;
        page.dialog("Export client copy").button("Export").click().await;
        let copy = page.download("Many-for-Northwind-Drinks").await;
        let mut copy: Value = serde_json::from_str(&copy).expect("JSON");
        copy["campaign"]["id"] = json!("0197a1c2-0000-7000-8000-000000000009");
        page.open("").await;
        page.upload_text("copy.json", &copy.to_string()).await;
        page.button("Return to agency").appears().await;
        let sheets = page.print().await;
        each_once(&sheets, 1..=80, "Comment");
        assert!(has(&sheets, "0 of 80 decided") && !has(&sheets, "€"), "{sheets:?}");
    });
}

#[test]
fn a_calendar_that_stands_over_the_page_is_printed() {
    journey("printing-calendar", async |page: Page| {
        page.upload_text("many.json", &many(60)).await;
        page.row("Person 0001").appears().await;
        page.open(&format!("{}&month=2027-06", page.url().await)).await;
        page.resize(390, 844).await;
        page.button("Calendar").click().await;
        page.dialog("Calendar").appears().await;
        let sheets = page.print().await;
        each_once(&sheets, 1..=60, "Date");
    });
}

#[test]
fn nothing_that_was_selected_or_is_open_disturbs_the_paper() {
    journey("printing-open", async |page: Page| {
        three_influencers(&page).await;
        set_status(&page, "Client status", "Ben", "Backup").await;
        page.checkbox("Select all influencers").check().await;
        act(&page, "Add tags…", None).await;
        page.dialog("Add tags to 3 influencers").appears().await;
        let sheets = page.print().await;
        for name in ["Ana", "Ben", "Cleo", "Backup"] {
            assert_eq!(count(&sheets, name), 1, "{name}: {sheets:?}");
        }
        page.dialog("Add tags to 3 influencers").appears().await;
    });
}
