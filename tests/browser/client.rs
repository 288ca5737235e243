//! The client's way: the agency makes a copy, the client decides, and the file goes back.

use crate::steps::{ID, file, set_status};
use crate::support::{Find, Page, containing, journey, journey2, starting};
use serde_json::{Value, json};

/// A campaign with three undecided people, of whom Ana has two tasks.
fn summer() -> Value {
    let mut file = file(ID, "Summer");
    let people = file["campaign"]["influencers"].as_array_mut().expect("a list");
    people[0]["client_status"] = json!("pending");
    people[0]["tasks"].as_array_mut().expect("a list").push(json!({
        "id": "0197a1c4-0000-7000-8000-000000000002", "network": "others", "type": "Event attendance",
        "publication": false, "price": "300.00"
    }));
    for (number, name) in [(2, "Ben"), (3, "Cleo")] {
        people.push(json!({
            "id": format!("0197a1c3-0000-7000-8000-00000000000{number}"), "name": name,
            "accounts": [{"network": "youtube", "handle": name.to_lowercase(), "followers": 88_000}],
        }));
    }
    file["campaign"]["briefing"]["description"] = json!("Cold drinks for hot days.");
    file
}

async fn open(page: &Page, file: &Value) {
    page.upload_text("summer.json", &file.to_string()).await;
    page.heading(1).says("Summer").await;
}

/// Exports a copy with what is ticked by default, and reads it.
async fn export_copy(page: &Page) -> String {
    page.button("Share").click().await;
    page.menu_item("Export client copy…").click().await;
    page.dialog("Export client copy").button("Export").click().await;
    page.download("Summer-for-Northwind-Drinks").await
}

#[test]
fn what_is_not_ticked_is_not_in_the_copy() {
    journey("client-copy", async |page: Page| {
        open(&page, &summer()).await;
        page.button("Share").click().await;
        page.menu_item("Export client copy…").click().await;
        let dialog = page.dialog("Export client copy");
        assert_eq!(dialog.checkbox("Prices and budget").checked().await, "false");
        assert_eq!(dialog.checkbox("Briefing description").checked().await, "true");
        assert_eq!(dialog.checkbox("Influencer statuses").checked().await, "true");
        page.wait_for_text("3 influencers, 2 planned tasks").await;
        dialog.checkbox("Influencer statuses").uncheck().await;
        dialog.button("Export").click().await;
        dialog.disappears().await;

        let text = page.download("Summer-for-Northwind-Drinks").await;
        let copy: Value = serde_json::from_str(&text).expect("JSON");
        assert_eq!(copy["withheld"], json!(["prices", "influencer_statuses", "contact", "notes"]));
        for absent in ["\"price\"", "\"budget\"", "1200", "24000", "influencer_status\""] {
            assert!(!text.contains(absent), "{absent} is in the copy:\n{text}");
        }
        assert!(text.contains("Cold drinks for hot days."));
        assert!(text.contains("\"carousel\"") && text.contains("2027-06-10"));
    });
}

#[test]
fn a_copy_is_of_whom_the_client_is_to_decide_about() {
    journey("client-copy-some", async |page: Page| {
        let mut file = summer();
        file["campaign"]["influencers"][1]["influencer_status"] = json!("rejected");
        open(&page, &file).await;
        let copy = export_copy(&page).await;
        assert!(!copy.contains("Ben") && copy.contains("Ana") && copy.contains("Cleo"), "{copy}");
        page.checkbox("Select Ben").check().await;
        page.checkbox("Select Cleo").check().await;
        page.button("Share").click().await;
        page.menu_item("Export client copy…").click().await;
        let dialog = page.dialog("Export client copy");
        dialog.field("Influencers").choose("Those selected: 2").await;
        page.wait_for_text("1 influencer, 0 planned tasks").await;
        dialog.checkbox("Also the 1 influencer whom you have rejected").check().await;
        page.wait_for_text("2 influencers, 0 planned tasks").await;
        dialog.button("Cancel").click().await;
    });
}

#[test]
fn a_client_decides_with_the_keyboard_and_returns_the_file() {
    journey2("client", async |agency: Page, client: Page| {
        open(&agency, &summer()).await;
        let copy = export_copy(&agency).await;

        client.upload_text("copy.json", &copy).await;
        client.heading(1).says("Summer").await;
        client.heading(2).first().says("Ana").await;
        for absent in ["Add influencers", "Edit briefing", "Share", "Tasks of Ana"] {
            assert!(!client.button(absent).exists().await, "{absent} is nothing for a client");
        }
        let text = client.text().await;
        assert!(text.contains("Carousel") && text.contains("Event attendance"), "{text}");
        assert!(!text.contains('€') && !text.contains("Price") && !text.contains("Budget"), "{text}");
        client.wait_for_text("0 of 3 decided").await;
        client.wait_for_text("Cold drinks for hot days.").await;

        // The keys are heard from the start.
        client.heading_named("Ana").is_focused().await;
        client.press("2").await;
        client.wait_for_text("1 of 3 decided").await;
        assert_eq!(client.button("Accepted").attribute("aria-pressed").await.as_deref(), Some("true"));
        client.field("Comment").fill("Only with the dog.").await;
        client.press("3").await;
        client.field("Comment").holds("Only with the dog.3").await;
        client.press("Backspace").await;
        client.press("Control+Enter").await;

        client.heading_named("Ben").is_focused().await;
        client.field("Comment").holds("").await;
        client.press("3").await;
        client.wait_for_text("2 of 3 decided").await;
        client.press("k").await;
        client.heading_named("Ana").is_focused().await;
        client.field("Comment").holds("Only with the dog.").await;
        client.press("n").await;
        client.heading_named("Cleo").is_focused().await;
        client.press("4").await;
        client.wait_for_text("Everybody is decided.").await;
        client.press("Control+z").await;
        client.wait_for_text("2 of 3 decided").await;
        client.press("Control+Shift+z").await;
        client.wait_for_text("3 of 3 decided").await;
        assert_eq!(client.progress("Decisions").attribute("aria-valuenow").await.as_deref(), Some("3"));
        client.button(containing("Ana: Accepted, with a comment")).appears().await;

        // Nothing of it depends on the tab.
        client.reload().await;
        client.wait_for_text("3 of 3 decided").await;
        client.button("Return to agency").click().await;
        let dialog = client.dialog("Return to agency");
        dialog.button("Save file").click().await;
        client.wait_for_text("Send this file back to the agency.").await;
        let returned: Value = serde_json::from_str(&client.download("Summer-returned").await).expect("JSON");
        assert_eq!(returned["withheld"], json!(["prices", "contact", "notes"]));
        let people = returned["campaign"]["influencers"].as_array().expect("a list");
        let decided: Vec<_> =
            people.iter().map(|person| person["client_status"].as_str().unwrap_or_default()).collect();
        assert_eq!(decided, ["accepted", "rejected", "backup"]);
        assert_eq!(people[0]["client_comment"], "Only with the dog.");
        assert_eq!(people[0]["tasks"][0].get("price"), None);
        // Nobody gave a name, so the client did it.
        assert!(returned["edits"].to_string().contains("Northwind Drinks"), "{}", returned["edits"]);

        // Meanwhile the agency went on, and decided about Ben itself.
        set_status(&agency, "Influencer status", "Cleo", "Accepted").await;
        set_status(&agency, "Client status", "Ben", "Backup").await;
        agency.upload_text("returned.json", &returned.to_string()).await;
        let preview = agency.dialog(containing("Import"));
        preview.group("Ben: Client status").radio("Theirs: Rejected").click().await;
        preview.button("Apply").click().await;
        for (name, status) in [("Ana", "Accepted"), ("Ben", "Rejected"), ("Cleo", "Backup")] {
            agency.button(format!("Client status of {name}: {status}")).appears().await;
        }
        agency.button("Influencer status of Cleo: Accepted").appears().await;
        agency.button("Undo").first().click().await;
        agency.button("Client status of Ben: Backup").appears().await;
        agency.button("Client status of Ana: Pending").appears().await;
        agency.button("Redo").first().click().await;
        agency.button("Client status of Ben: Rejected").appears().await;
        agency.button("Client status of Ana: Accepted").appears().await;
        // What was withheld came to no harm.
        agency.row("Ana").says("€1,500").await;
        agency.wait_for_text("Budget €24,000").await;
        agency.button("History").click().await;
        let history = agency.dialog("History");
        history.region("Activity").says("Comment on Ana changed").await;
        history.region("Activity").says("Northwind Drinks").await;
        history.region("Restore points").button(starting("Restore Before importing returned.json")).click().await;
        agency.button("Client status of Ana: Pending").appears().await;
        agency.button("Undo").first().click().await;
        agency.button("Client status of Ana: Accepted").appears().await;
    });
}

#[test]
fn a_comment_is_kept_when_the_page_is_left_in_the_middle_of_it() {
    journey("client-comment", async |page: Page| {
        let mut copy = summer();
        copy["withheld"] = json!(["prices"]);
        open(&page, &copy).await;
        page.field("Comment").fill("Too far away").await;
        page.reload().await;
        page.field("Comment").holds("Too far away").await;
        page.field("Comment").fill("Too far away from Rome").await;
        page.back().await;
        page.link("Summer").click().await;
        page.field("Comment").holds("Too far away from Rome").await;
        page.link("Rollcall, all campaigns").click().await;
        page.wait_for_text("Client copy").await;
        page.wait_for_text("0 of 3 decided").await;
    });
}

#[test]
fn what_the_client_said_is_seen_at_the_agency() {
    journey("client-comment-seen", async |page: Page| {
        let mut file = summer();
        file["campaign"]["influencers"][0]["client_comment"] = json!("Only with the dog.");
        open(&page, &file).await;
        let status = page.button("Client status of Ana: Pending");
        assert_eq!(status.attribute("title").await.as_deref(), Some("Client: Only with the dog."));
        page.button("Tasks of Ana").click().await;
        page.region("Tasks of Ana").appears().await;
        page.wait_for_text("Only with the dog.").await;
    });
}

#[test]
fn history_tells_what_was_done_and_by_whom() {
    journey("history", async |page: Page| {
        open(&page, &summer()).await;
        page.button("History").click().await;
        let dialog = page.dialog("History");
        page.wait_for_text("Nothing has been changed yet.").await;
        dialog.field("Your name").fill("Mara").await;
        dialog.button("Close").click().await;
        set_status(&page, "Client status", "Ana", "Accepted").await;
        set_status(&page, "Influencer status", "Ben", "Rejected").await;

        page.button("History").click().await;
        page.wait_for_text("Client status of Ana set to Accepted").await;
        page.wait_for_text("Today").await;
        let first = dialog.region("Activity").list_item(containing("")).nth(1).text().await;
        assert!(first.contains("Influencer status of Ben set to Rejected") && first.contains("Mara"), "{first}");
        dialog.field("Filter activity").fill("ana").await;
        // The day and the one change.
        dialog.region("Activity").list_item(containing("")).counts(2).await;
        dialog.region("Activity").list_item(containing("")).last().says("Client status of Ana set to Accepted").await;
        dialog.field("Filter activity").fill("nobody").await;
        page.wait_for_text("No change has these words.").await;
    });
}

#[test]
fn work_that_was_never_exported_is_pointed_out_once() {
    journey("nudge", async |page: Page| {
        // It came from a file, so that not all of it is only here.
        let nudge = "Not exported since its file was read: what has changed since is only in this browser.";
        open(&page, &summer()).await;
        for round in 0..25 {
            for value in ["Accepted", "Backup"] {
                assert!(round > 0 || !page.text().await.contains(nudge));
                set_status(&page, "Client status", "Ana", value).await;
            }
        }
        page.wait_for_text(nudge).await;
        page.button("Not now").click().await;
        page.wait_for_no_text(nudge).await;
        page.reload().await;
        page.row("Ana").appears().await;
        page.wait_for_no_text(nudge).await;

        let key = format!("rollcall.exported.{ID}");
        page.set_local_storage(&key, "later 2020-01-01T00:00:00Z").await;
        page.reload().await;
        // Of a file nothing is known any more.
        let nudge = "Not exported yet: this campaign is only in this browser.";
        page.wait_for_text(nudge).await;
        page.button("Export now").click().await;
        page.download("Summer").await;
        page.wait_for_no_text(nudge).await;
        assert!(page.local_storage(&key).await.is_some_and(|noted| noted.starts_with("exported ")));
    });
}
