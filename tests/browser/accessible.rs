//! What axe-core finds in the views of the page: nothing, in both themes and at three widths.

use crate::steps::{ID, file, set_status, three_influencers};
use crate::support::{Find, Page, journey, starting};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;

/// The rules of WCAG 2.2 A and AA, contrast and the size of targets among them, and what is good practice besides.
const RULES: &str = "['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']";

/// Looks at what is shown, by all rules in the light theme and by what colours can break in the dark one.
const LOOK: &str = "const rest = () => new Promise(rest => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(rest, 40)))); \
     const look = async only => (await axe.run(document, { runOnly: only, resultTypes: ['violations'] })).violations \
       .map(rule => rule.id + ': ' + rule.nodes.slice(0, 3).map(node => node.target).join(' ')); \
     const theme = document.documentElement.dataset; \
     theme.theme = 'light'; await rest(); const light = await look(RULES); \
     theme.theme = 'dark'; await rest(); const dark = await look({ type: 'rule', values: ['color-contrast'] }); \
     delete theme.theme; return [light, dark]";

/// Looks at what is shown in both themes and at three widths.
async fn check(page: &Page, view: &str) {
    for (width, height) in [(1440, 900), (820, 900), (390, 844)] {
        page.resize(width, height).await;
        check_here(page, &format!("{view}, {width} px")).await;
    }
    page.resize(1440, 900).await;
}

/// Looks at what is shown in both themes.
async fn check_here(page: &Page, view: &str) {
    let faults = page.run_async(&LOOK.replace("RULES", RULES), vec![]).await;
    assert_eq!(faults, json!([[], []]), "{view}: light, dark");
}

/// Brings axe-core into the page, which a policy of the page does not keep from it, and takes the motion out.
async fn bring_axe(page: &Page) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/tools/axe-core@4.11.0/package/axe.min.js");
    let script = fs::read_to_string(path).expect("`cargo xtask test` fetches axe-core");
    page.run(&script, vec![]).await;
    page.prefer("prefers-reduced-motion", "reduce").await;
}

#[test]
fn nothing_is_found_in_the_views_of_a_roster() {
    journey("axe-roster", async |page: Page| {
        bring_axe(&page).await;
        check(&page, "start page without campaigns").await;
        three_influencers(&page).await;
        set_status(&page, "Client status", "Ben", "Backup").await;
        check(&page, "grid").await;
        page.button(starting("Filters")).click().await;
        page.region("Filters").checkbox("YouTube 2").check().await;
        check(&page, "filters").await;
        page.button("Clear all").click().await;
        page.button(starting("Filters")).click().await;
        page.button(starting("Group by: ")).click().await;
        page.menu_item("Client status").click().await;
        page.checkbox("Select Cleo").check().await;
        check(&page, "groups, some selected").await;
        page.button("Clear selection").click().await;
        page.button("Tasks of Ben").click().await;
        page.button("Add Instagram task").click().await;
        page.button(starting("Status history")).click().await;
        page.button(starting("Details")).click().await;
        page.field("Email").fill("ben@example.com").await;
        check(&page, "influencer panel").await;
        page.resize(390, 844).await;
        page.dialog("Ben").button("Full height").click().await;
        check_here(&page, "the sheet at its full height, 390 px").await;
    });
}

#[test]
fn nothing_is_found_on_the_board_and_where_taps_select() {
    journey("axe-board", async |page: Page| {
        bring_axe(&page).await;
        let mut many = file(ID, "Many");
        let people = many["campaign"]["influencers"].as_array_mut().expect("a list");
        people.extend((2..40).map(|number| {
            json!({
                "id": format!("0197a1c3-0000-7000-8000-0000000000{number:02}"), "name": format!("Ben {number}"),
                "accounts": [{"network": "youtube", "handle": format!("ben{number}"), "followers": 88_000}],
                "influencer_status": if number % 2 == 0 { "pending" } else { "in_campaign" },
            })
        }));
        page.upload_text("many.json", &many.to_string()).await;
        page.heading(1).says("Many").await;
        page.group("View").button("Board").click().await;
        page.grid("Pending").appears().await;
        check(&page, "board").await;
        page.group("View").button("Grid").click().await;
        page.resize(390, 844).await;
        page.row("Ana").touch(700).await;
        page.toolbar("Selection").says("1 selected").await;
        check_here(&page, "selecting by tap, 390 px").await;
    });
}

#[test]
fn nothing_is_found_in_dialogs() {
    journey("axe-dialogs", async |page: Page| {
        bring_axe(&page).await;
        three_influencers(&page).await;
        page.button("Columns").click().await;
        let dialog = page.dialog("Columns");
        dialog.button("Add column").click().await;
        check(&page, "columns").await;
        dialog.button("Done").click().await;
        page.button("Add influencers").click().await;
        check(&page, "influencer").await;
        page.press("Escape").await;
        page.press("Control+k").await;
        page.dialog("Command palette").appears().await;
        check(&page, "palette").await;
        page.press("Escape").await;
        page.press("?").await;
        page.dialog("Keyboard shortcuts").appears().await;
        check(&page, "shortcuts").await;
        page.press("Escape").await;
        page.checkbox("Select Ana").check().await;
        page.button("Actions").click().await;
        page.menu_item("Add tags…").click().await;
        page.dialog("Add tags to Ana").appears().await;
        check(&page, "bulk").await;
        page.press("Escape").await;
        page.button("History").click().await;
        check(&page, "history").await;
        page.press("Escape").await;
        page.button("Edit briefing").click().await;
        check(&page, "briefing").await;
    });
}

#[test]
fn nothing_is_found_in_an_import_and_in_the_view_of_a_client() {
    journey("axe-client", async |page: Page| {
        bring_axe(&page).await;
        page.upload_text("summer.json", &file(ID, "Summer").to_string()).await;
        page.heading(1).says("Summer").await;
        let mut theirs = file(ID, "Summer");
        theirs["campaign"]["influencers"][0]["client_status"] = json!("backup");
        theirs["campaign"]["influencers"][0]["name"] = json!("Anna");
        page.upload_text("theirs.json", &theirs.to_string()).await;
        page.dialog("Import Summer").appears().await;
        check(&page, "import").await;
        page.dialog("Import Summer").button("Cancel").click().await;
        page.button("Share").click().await;
        page.menu_item("Export client copy…").click().await;
        let dialog = page.dialog("Export client copy");
        check(&page, "client copy").await;
        dialog.button("Export").click().await;
        let copy = page.download("Summer-for-Northwind-Drinks").await;
        let mut copy: Value = serde_json::from_str(&copy).expect("JSON");
        // Another campaign, as it is on the client's own device.
        copy["campaign"]["id"] = json!("0197a1c2-0000-7000-8000-000000000009");
        copy["campaign"]["name"] = json!("For the client");
        page.open("").await;
        bring_axe(&page).await;
        page.upload_text("copy.json", &copy.to_string()).await;
        page.heading(1).says("For the client").await;
        check(&page, "client view").await;
    });
}

#[test]
fn nothing_is_found_in_what_leaves_for_others() {
    journey("axe-leaving", async |page: Page| {
        bring_axe(&page).await;
        three_influencers(&page).await;
        page.button("Share").click().await;
        page.menu_item("Copy messages…").click().await;
        page.wait_for_text("we are glad to have you in Summer").await;
        check(&page, "messages").await;
        page.press("Escape").await;
        page.button("Add influencers").click().await;
        page.dialog("Add influencers").button("From another campaign…").click().await;
        page.wait_for_text("There is no other campaign in this browser.").await;
        check(&page, "from another campaign").await;
        page.press("Escape").await;
        page.button("Share").click().await;
        page.menu_item("Report").click().await;
        page.button("Print or save as PDF").appears().await;
        check(&page, "report").await;
    });
}
