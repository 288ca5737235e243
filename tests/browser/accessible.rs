//! What axe-core finds in the views and dialogs of the page: nothing, in both themes and at three widths.

use crate::steps::{ID, act, file, set_status, three_influencers};
use crate::support::{Find, Page, containing, journey, starting};
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

/// The widths, with heights that windows of them have.
const WINDOWS: [(u32, u32); 3] = [(1440, 900), (390, 844), (320, 640)];

/// Looks at what is shown in both themes and at three widths. What is open stays open meanwhile.
async fn check(page: &Page, view: &str) {
    for (width, height) in WINDOWS {
        page.resize(width, height).await;
        check_here(page, &format!("{view}, {width} px")).await;
    }
    page.resize(1440, 900).await;
}

/// The same for what closes when the window changes: it is opened anew at each width, and closed by Escape.
async fn check_opened(page: &Page, view: &str, open: impl AsyncFn()) {
    for (width, height) in WINDOWS {
        page.resize(width, height).await;
        open().await;
        check_here(page, &format!("{view}, {width} px")).await;
        page.press("Escape").await;
    }
    page.resize(1440, 900).await;
}

/// A dialog: once it is there it is looked at, and closed by Escape.
async fn check_dialog(page: &Page, name: &str) {
    let dialog = page.dialog(name);
    dialog.appears().await;
    check(page, name).await;
    page.press("Escape").await;
    dialog.disappears().await;
}

/// Looks at what is shown in both themes.
async fn check_here(page: &Page, view: &str) {
    let faults = page.run_async(&LOOK.replace("RULES", RULES), vec![]).await;
    assert_eq!(faults, json!([[], []]), "{view}: light, dark");
}

/// Brings axe-core into this page and all that follow, which a policy of the page does not keep from it, and takes the
/// motion out.
async fn bring_axe(page: &Page) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/tools/axe-core@4.11.0/package/axe.min.js");
    let script = fs::read_to_string(path).expect("`cargo xtask test` fetches axe-core");
    page.run_before_load(&script).await;
    page.prefer("prefers-reduced-motion", "reduce").await;
    page.reload().await;
    page.heading(1).says("Campaigns").await;
}

/// Chooses a line of the "Share" menu.
async fn share(page: &Page, line: &str) {
    page.button("Share").click().await;
    page.menu_item(line).click().await;
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
        page.field("Filter influencers").fill("nobody").await;
        page.button("Clear filter").appears().await;
        check_here(&page, "nobody matches").await;
        page.button("Clear filter").click().await;
        page.button(starting("Filters")).click().await;
        page.button(starting("Group by: ")).click().await;
        page.menu_item("Client status").click().await;
        page.checkbox("Select Cleo").check().await;
        check(&page, "groups, some selected").await;
        check_opened(&page, "menu with submenu", async || act(&page, "Change tasks", None).await).await;
        page.button("Clear selection").click().await;
        check_opened(&page, "menu of a status", async || {
            page.button("Client status of Ben: Backup").click().await;
            page.menu_item("Accepted").appears().await;
        })
        .await;
    });
}

#[test]
fn nothing_is_found_in_the_panels() {
    journey("axe-panels", async |page: Page| {
        bring_axe(&page).await;
        three_influencers(&page).await;
        set_status(&page, "Client status", "Ben", "Backup").await;
        page.button("Tasks of Ben").click().await;
        page.button("Add Instagram task").click().await;
        page.button(starting("Status history")).click().await;
        page.button(starting("Details")).click().await;
        page.field("Email").fill("ben@example.com").await;
        check(&page, "influencer panel").await;
        page.resize(390, 844).await;
        page.dialog("Ben").button("Full height").click().await;
        check_here(&page, "the sheet at its full height, 390 px").await;
        page.resize(1440, 900).await;
        page.button("Cancel").click().await;
        let unsaved = page.dialog("Unsaved tasks");
        unsaved.appears().await;
        check(&page, "unsaved tasks").await;
        unsaved.button("Discard").click().await;

        page.checkbox("Select all influencers").check().await;
        act(&page, "Add tasks…", None).await;
        page.button("Add Instagram task").click().await;
        page.field("Dates").choose("Spread out").await;
        page.button("Save tasks").click().await;
        page.wait_for_text("Choose the date of the first.").await;
        check(&page, "tasks for several, with an error").await;
        page.button("Cancel").click().await;
        unsaved.button("Discard").click().await;
        for name in ["Calendar", "Briefing"] {
            page.resize(320, 640).await;
            page.button(name).click().await;
            page.dialog(name).appears().await;
            check_here(&page, &format!("{name} as a sheet, 320 px")).await;
            page.press("Escape").await;
        }
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
        page.resize(1440, 900).await;
        page.wait_for_status("Saved on this device").await;
        page.open("?month=2027-06").await;
        page.link("Many").appears().await;
        page.button("10 June 2027, 1 task").click().await;
        page.button(containing("Carousel")).appears().await;
        check(&page, "start page with a campaign and a day's tasks").await;
        page.open("?campaign=nonsense").await;
        page.heading(1).says("This campaign is not here").await;
        check_here(&page, "a campaign that is not here").await;
    });
}

#[test]
fn nothing_is_found_in_dialogs_of_the_roster() {
    journey("axe-dialogs", async |page: Page| {
        bring_axe(&page).await;
        three_influencers(&page).await;
        page.button("Columns").click().await;
        let dialog = page.dialog("Columns");
        dialog.button("Add column").click().await;
        dialog.field("Name").is_focused().await;
        check_dialog(&page, "Columns").await;
        page.button("Add influencers").click().await;
        check_dialog(&page, "Add influencers").await;
        page.button(starting("View: ")).click().await;
        page.menu_item("Save view…").click().await;
        check_dialog(&page, "Save view").await;
        page.button("Edit briefing").click().await;
        check_dialog(&page, "Edit briefing").await;
        page.button("Edit briefing").click().await;
        page.field("Client").fill("Northwind").await;
        page.press("Escape").await;
        page.group("Unsaved input").appears().await;
        check(&page, "unsaved input of a dialog").await;
        page.button("Discard").click().await;
        page.checkbox("Select Ana").check().await;
        act(&page, "Add tags…", None).await;
        check_dialog(&page, "Add tags to Ana").await;
        for (line, name) in [
            ("Shift dates…", "Shift dates of Ana"),
            ("Set task status…", "Set task status of Ana"),
            ("Set task price…", "Set task price of Ana"),
        ] {
            act(&page, "Change tasks", Some(line)).await;
            check_dialog(&page, name).await;
        }
    });
}

#[test]
fn nothing_is_found_in_dialogs_of_the_program() {
    journey("axe-program", async |page: Page| {
        bring_axe(&page).await;
        three_influencers(&page).await;
        set_status(&page, "Client status", "Ana", "Accepted").await;
        page.press("Control+k").await;
        check_dialog(&page, "Command palette").await;
        page.press("?").await;
        check_dialog(&page, "Keyboard shortcuts").await;
        page.button("History").click().await;
        page.dialog("History").says("Client status of Ana set to Accepted").await;
        check_dialog(&page, "History").await;
        page.upload_text("wrong.json", "{}").await;
        check_dialog(&page, "What could not be imported").await;
        share(&page, "Export spreadsheet…").await;
        check_dialog(&page, "Export spreadsheet").await;
        share(&page, "Export calendar file…").await;
        check_dialog(&page, "Export calendar file").await;
        share(&page, "Copy messages…").await;
        page.dialog("Copy messages").checkbox("Also who has no tasks: 3").check().await;
        page.wait_for_text("we are glad to have you in Summer").await;
        check_dialog(&page, "Copy messages").await;
        share(&page, "Report").await;
        page.button("Print or save as PDF").appears().await;
        check(&page, "report").await;
    });
}

#[test]
fn nothing_is_found_where_influencers_come_from() {
    journey("axe-lists", async |page: Page| {
        bring_axe(&page).await;
        page.upload_text("summer.json", &file(ID, "Summer").to_string()).await;
        page.heading(1).says("Summer").await;
        let elsewhere = async |button: &str| {
            page.button("Add influencers").click().await;
            page.dialog("Add influencers").button(button).click().await;
        };
        elsewhere("From another campaign…").await;
        page.wait_for_text("There is no other campaign in this browser.").await;
        check_dialog(&page, "Add from another campaign").await;
        elsewhere("From a file or a list…").await;
        check_dialog(&page, "Add from a file or a list").await;
        let list = "Full name;Instagram;Followers;Stage;Story price\n\
                    Lena Fischer;@lena;42,9k;Booked;€1.500\nAna Again;@ana;12.500;Declined;800\n;instagram.com/p/Cx1;;;\n";
        page.upload_text("creators.csv", list).await;
        page.wait_for_text("1 new · 1 updated · 1 cannot be read").await;
        check(&page, "columns of a list").await;
        let dialog = page.dialog("Add from creators.csv");
        dialog.button("Look at them").click().await;
        check(&page, "statuses of a list").await;
        dialog.button("Rows 3").click().await;
        page.wait_for_text("On the roster: @ana on Instagram").await;
        check_dialog(&page, "Add from creators.csv").await;

        let mut theirs = file(ID, "Summer");
        theirs["campaign"]["influencers"][0]["client_status"] = json!("backup");
        theirs["campaign"]["influencers"][0]["name"] = json!("Anna");
        page.upload_text("theirs.json", &theirs.to_string()).await;
        check_dialog(&page, "Import Summer").await;
    });
}

#[test]
fn nothing_is_found_in_the_view_of_a_client() {
    journey("axe-client", async |page: Page| {
        bring_axe(&page).await;
        page.upload_text("summer.json", &file(ID, "Summer").to_string()).await;
        page.heading(1).says("Summer").await;
        share(&page, "Export client copy…").await;
        let dialog = page.dialog("Export client copy");
        check(&page, "client copy").await;
        dialog.button("Export").click().await;
        let copy = page.download("Summer-for-Northwind-Drinks").await;
        let mut copy: Value = serde_json::from_str(&copy).expect("JSON");
        // Another campaign, as it is on the client's own device.
        copy["campaign"]["id"] = json!("0197a1c2-0000-7000-8000-000000000009");
        copy["campaign"]["name"] = json!("For the client");
        page.open("").await;
        page.upload_text("copy.json", &copy.to_string()).await;
        page.heading(1).says("For the client").await;
        check(&page, "client view").await;
        page.button("Return to agency").click().await;
        check_dialog(&page, "Return to agency").await;
    });
}
