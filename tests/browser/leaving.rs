//! Leaving asks once, whatever holds the input: every dialog of `tests/dialogs/table.rs`, and every editor of the page.

use crate::dialogs::{DIALOGS, Holds};
use crate::steps::{ID, act, file, set_status, three_influencers};
use crate::support::{Find, Page, Target, journey, starting};
use crate::their_copy::TheirCopy;
use serde_json::json;

const OTHER: &str = "0197a1c2-0000-7000-8000-000000000002";

/// Whether the browser would ask before the page is loaded again or closed.
async fn would_ask(page: &Page) -> bool {
    let script = "const event = new Event('beforeunload', { cancelable: true }); \
                  window.dispatchEvent(event); return event.defaultPrevented";
    page.run(script, vec![]).await == true
}

/// Follows the link to the start page, which a dialog covers.
async fn follow_a_link(page: &Page) {
    page.run("document.querySelector('header a[href]').click()", vec![]).await;
}

async fn palette(page: &Page, command: &str) {
    page.button("Command palette").click().await;
    page.field("Search commands, influencers and campaigns").is_focused().await;
    page.type_text(command).await;
    page.press("Enter").await;
}

async fn select_ana(page: &Page) {
    page.checkbox("Select Ana").check().await;
}

/// Opens a dialog and types into it. Answers with the field and what it then holds.
async fn type_into(page: &Page, dialog: &str) -> (Target, String) {
    let fill = async |field: Target, text: &str| {
        field.fill(text).await;
        (field, text.to_owned())
    };
    let within = page.dialog(dialog);
    match dialog {
        "Edit briefing" => {
            page.button("Edit briefing").click().await;
            fill(within.field("Client"), "Northwind").await
        }
        "Add influencers" => {
            page.button("Add influencers").click().await;
            fill(within.field("Name"), "Dora").await
        }
        "Add from another campaign" => {
            palette(page, "add from another campaign").await;
            within.checkbox("Winter's Ana").check().await;
            (within.checkbox("Winter's Ana"), "on".to_owned())
        }
        "Import Summer" => {
            page.button("Share").click().await;
            page.menu_item("Export campaign").click().await;
            let base = page.download("Summer.rollcall.json").await;
            let mut theirs = TheirCopy::of(&base, "Northwind");
            theirs.edit("/campaign/influencers/0", "client_status", json!("backup"));
            page.upload_text("returned.json", &theirs.text()).await;
            within.button("Keep all mine").click().await;
            (within.field("Filter changes"), String::new())
        }
        "Add from a file or a list" => {
            palette(page, "add from a file").await;
            fill(within.field("Or paste rows"), "Dora").await
        }
        "Set notes of Ana" => {
            select_ana(page).await;
            act(page, "Set field", Some("Notes")).await;
            fill(within.field("Value"), "prefers mornings").await
        }
        "Columns" => {
            page.button("Columns").click().await;
            within.button("Add column").click().await;
            fill(within.field("Name"), "Shoe size").await
        }
        "Set task price of Ana" => {
            select_ana(page).await;
            act(page, "Change tasks", Some("Set task price…")).await;
            fill(within.field("Price in EUR"), "300").await
        }
        "Save view" => {
            palette(page, "save view").await;
            fill(within.field("Name"), "Mine").await
        }
        "Your text was not saved" => {
            page.checkbox("Select Ben").focus().await;
            page.press("ArrowRight").await;
            page.press("F2").await;
            page.type_text("Benjamin").await;
            page.open_tab(&format!("?campaign={ID}")).await;
            page.checkbox("Select Ben").check().await;
            act(page, "Remove from campaign", None).await;
            page.row("Ben").disappears().await;
            page.wait_for_status("Saved on this device").await;
            page.close_tab().await;
            page.wait_for_text("Ben was removed from the roster elsewhere while you edited \"Name\".").await;
            (within.field("Your text"), "Benjamin".to_owned())
        }
        other => panic!("The journey does not know how to type into \"{other}\": tell it in `type_into`."),
    }
}

#[test]
fn every_dialog_asks_once_before_it_is_left() {
    journey("leaving-dialogs", async |page: Page| {
        let mut winter = file(OTHER, "Winter");
        winter["campaign"]["influencers"][0]["name"] = json!("Winter's Ana");
        winter["campaign"]["influencers"][0]["accounts"] = json!([]);
        page.upload_text("winter.json", &winter.to_string()).await;
        page.heading(1).says("Winter").await;
        three_influencers(&page).await;
        // An export tells edits once there are some.
        set_status(&page, "Client status", "Ana", "Rejected").await;
        for (_, dialog, holds) in DIALOGS {
            if *holds != Holds::Input {
                continue;
            }
            eprintln!("{dialog}");
            assert!(!would_ask(&page).await, "nothing is typed before {dialog}");
            let (field, typed) = type_into(&page, dialog).await;
            let within = page.dialog(*dialog);
            let question = within.group("Unsaved input");
            let address = page.url().await;
            let stays = async || {
                question.button("Keep editing").click().await;
                question.disappears().await;
                field.holds(&typed).await;
                page.wait_until("The address is as it was.", async || page.url().await == address).await;
            };
            field.holds(&typed).await;
            assert!(would_ask(&page).await, "{dialog}: closing the tab");
            page.back().await;
            stays().await;
            follow_a_link(&page).await;
            stays().await;
            within.button("Close").first().click().await;
            stays().await;
            page.back().await;
            question.button("Discard").click().await;
            within.disappears().await;
            page.wait_until("It went back.", async || page.url().await != address).await;
            page.forward().await;
            page.wait_until("It went forward.", async || page.url().await == address).await;
            page.row("Ana").appears().await;
            page.wait_until("Nothing is left to ask about.", async || !would_ask(&page).await).await;
        }
    });
}

#[test]
fn the_dialog_that_makes_a_campaign_waits_as_well() {
    journey("leaving-new-campaign", async |page: Page| {
        three_influencers(&page).await;
        follow_a_link(&page).await;
        page.heading(1).says("Campaigns").await;
        page.button("New campaign").first().click().await;
        let dialog = page.dialog("New campaign");
        dialog.field("Name").fill("Autumn").await;
        page.back().await;
        dialog.group("Unsaved input").button("Keep editing").click().await;
        dialog.field("Name").holds("Autumn").await;
        page.back().await;
        // Saved, it leads to the campaign, whatever waited.
        dialog.group("Unsaved input").button("Create campaign").click().await;
        page.heading(1).says("Autumn").await;
    });
}

#[test]
fn the_dialog_that_duplicates_a_campaign_waits_as_well() {
    journey("leaving-duplicate", async |page: Page| {
        three_influencers(&page).await;
        page.link("Campaigns").click().await;
        page.button("Actions for Summer").click().await;
        page.menu_item("Duplicate").click().await;
        let dialog = page.dialog("Duplicate Summer");
        assert!(!would_ask(&page).await);
        dialog.field("Name").fill("Autumn").await;
        assert!(would_ask(&page).await);
        page.back().await;
        dialog.group("Unsaved input").button("Keep editing").click().await;
        dialog.field("Name").holds("Autumn").await;
        dialog.button("Close").first().click().await;
        dialog.group("Unsaved input").button("Duplicate").click().await;
        page.link("Autumn").appears().await;
        assert!(!would_ask(&page).await);
    });
}

#[test]
fn every_editor_of_the_page_asks_once_before_it_is_left() {
    journey("leaving-editors", async |page: Page| {
        three_influencers(&page).await;
        let address = page.url().await;

        // A cell that is edited.
        page.checkbox("Select Ben").focus().await;
        page.press("ArrowRight").await;
        page.press("F2").await;
        page.type_text("Benjamin").await;
        assert!(would_ask(&page).await);
        page.back().await;
        let question = page.dialog("Unsaved text");
        question.button("Keep editing").click().await;
        page.field("Name of Ben").holds("Benjamin").await;
        assert_eq!(page.url().await, address);
        page.back().await;
        question.button("Save text").click().await;
        page.heading(1).says("Campaigns").await;
        page.forward().await;
        page.row("Benjamin").appears().await;
        assert!(!would_ask(&page).await);

        // A detail that cannot be kept as it is.
        page.button("Tasks of Ana").click().await;
        let address = page.url().await;
        let panel = page.region("Ana");
        panel.button(starting("Details")).click().await;
        panel.field("Email").fill("not an address").await;
        assert!(would_ask(&page).await);
        page.back().await;
        page.dialog("Unsaved tasks").button("Keep editing").click().await;
        panel.field("Email").holds("not an address").await;
        page.wait_until("The address is as it was.", async || page.url().await == address).await;
        page.back().await;
        page.dialog("Unsaved tasks").button("Discard").click().await;
        panel.disappears().await;
        // Forward leads to the panel that was left, and back from there to the page.
        page.forward().await;
        panel.appears().await;
        page.back().await;
        panel.disappears().await;
        assert!(!would_ask(&page).await);
    });
}
