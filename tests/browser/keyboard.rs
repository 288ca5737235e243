//! The keyboard alone: every action of campaigns, roster, tasks, calendar and views that has no journey by keyboard of
//! its own (`grid`, `board`, `commands` and `undo` have).

use crate::steps::{ID, file, new_campaign, three_influencers};
use crate::support::{Find, Page, journey, starting};

/// Presses Tab until something of that name has the focus.
pub async fn tab_to(page: &Page, name: &str) {
    let mut passed = Vec::new();
    for _ in 0..80 {
        page.press("Tab").await;
        let (_, label) = page.focused().await;
        // A count or a value at the end of a name may be any.
        if label == name || name.strip_suffix('…').is_some_and(|start| label.starts_with(start)) {
            return;
        }
        passed.push(label);
    }
    panic!("Tab does not reach \"{name}\"; it passes {passed:?}");
}

/// Opens the menu with the focus and chooses a line.
async fn choose(page: &Page, line: &str) {
    page.press("Enter").await;
    page.wait_until("The menu has the focus.", async || page.focused().await.0.starts_with("menuitem")).await;
    choose_here(page, line).await;
}

/// Chooses a line of the open menu.
async fn choose_here(page: &Page, line: &str) {
    arrow_to(page, "ArrowDown", line).await;
    page.press("Enter").await;
}

async fn has_focus(page: &Page, name: &str) {
    page.wait_until(&format!("\"{name}\" has the focus."), async || page.focused().await.1 == name).await;
}

/// Presses an arrow until something of that name has the focus: a grid is one stop for Tab.
async fn arrow_to(page: &Page, arrow: &str, name: &str) {
    let mut passed = Vec::new();
    for _ in 0..20 {
        let (_, label) = page.focused().await;
        if label == name {
            return;
        }
        passed.push(label);
        page.press(arrow).await;
    }
    panic!("{arrow} does not reach \"{name}\"; it passes {passed:?}");
}

#[test]
fn from_the_start_page_to_a_saved_task() {
    journey("keyboard", async |page: Page| {
        page.wait_for_text("Campaigns").await;
        tab_to(&page, "New campaign").await;
        page.press("Enter").await;
        page.wait_until("The name has the focus.", async || page.focused().await.1 == "Name").await;
        page.type_text("Summer").await;
        page.press("Enter").await;
        page.wait_for_text("Nobody on the roster yet").await;

        tab_to(&page, "Add influencers").await;
        page.press("Enter").await;
        page.wait_until("The name has the focus.", async || page.focused().await.1 == "Name").await;
        page.type_text("Ana").await;
        tab_to(&page, "Handle").await;
        page.type_text("@ana").await;
        page.press("Enter").await;
        page.wait_until("The focus returns.", async || page.focused().await.1 == "Add influencers").await;

        tab_to(&page, "Select Ana").await;
        arrow_to(&page, "ArrowRight", "Client status of Ana: Pending").await;
        page.press("Enter").await;
        page.wait_until("The menu has the focus.", async || page.focused().await.0.starts_with("menuitem")).await;
        page.press("b").await;
        page.press("Enter").await;
        page.wait_until("The status is set.", async || page.focused().await.1 == "Client status of Ana: Backup").await;

        arrow_to(&page, "ArrowRight", "Tasks of Ana").await;
        page.press("Enter").await;
        page.wait_for_text("Others").await;
        tab_to(&page, "Add Instagram task").await;
        page.press("Enter").await;
        page.wait_until("The new task has the focus.", async || page.focused().await.1 == "Type").await;
        page.press("Tab").await;
        page.type_text("250").await;
        page.press("Enter").await;
        page.wait_for_announcement("1 task added for Ana").await;
        page.wait_until("The focus returns.", async || page.focused().await.1 == "Tasks of Ana").await;
    });
}

#[test]
fn campaigns_are_edited_duplicated_deleted_and_restored() {
    journey("keyboard-campaigns", async |page: Page| {
        new_campaign(&page, "Summer", &[]).await;
        tab_to(&page, "Edit briefing").await;
        page.press("Enter").await;
        has_focus(&page, "Name").await;
        page.press("Control+a").await;
        page.type_text("Autumn").await;
        page.press("Enter").await;
        page.heading(1).says("Autumn").await;
        tab_to(&page, "Campaigns").await;
        page.press("Enter").await;
        page.heading(1).says("Campaigns").await;
        tab_to(&page, "Actions for Autumn").await;
        choose(&page, "Duplicate").await;
        has_focus(&page, "Name").await;
        page.press("Enter").await;
        page.link("Autumn (copy)").appears().await;
        tab_to(&page, "Actions for Autumn (copy)").await;
        choose(&page, "Delete").await;
        page.link("Autumn (copy)").disappears().await;
        tab_to(&page, "Undo").await;
        page.press("Enter").await;
        page.link("Autumn (copy)").appears().await;
        tab_to(&page, "Autumn (copy)").await;
        page.press("Enter").await;
        page.heading(1).says("Autumn (copy)").await;
        tab_to(&page, "Share").await;
        choose(&page, "Export campaign").await;
        page.download("rollcall").await;
        tab_to(&page, "Switch to dark theme").await;
        page.press("Enter").await;
        has_focus(&page, "Switch to light theme").await;
    });
}

#[test]
fn influencers_are_sorted_edited_changed_and_removed() {
    journey("keyboard-roster", async |page: Page| {
        three_influencers(&page).await;
        page.checkbox("Select Ana").focus().await;
        page.press("ArrowRight").await;
        page.press("ArrowUp").await;
        page.press("Enter").await;
        page.press("ArrowDown").await;
        arrow_to(&page, "ArrowRight", "More for Cleo").await;
        choose(&page, "Edit influencer…").await;
        has_focus(&page, "Name").await;
        page.press("Control+a").await;
        page.type_text("Clea").await;
        page.press("Enter").await;
        page.row("Clea").appears().await;
        has_focus(&page, "More for Clea").await;

        page.press("x").await;
        tab_to(&page, "Actions").await;
        choose(&page, "Add tags…").await;
        page.dialog("Add tags to Clea").appears().await;
        page.type_text("Beauty").await;
        page.press("Enter").await;
        page.wait_for_announcement("Tags of Clea changed").await;
        has_focus(&page, "Actions").await;
        page.press("Control+k").await;
        page.type_text("remove from").await;
        page.press("Enter").await;
        page.row("Clea").disappears().await;
    });
}

#[test]
fn tasks_are_given_to_several_edited_and_removed() {
    journey("keyboard-tasks", async |page: Page| {
        three_influencers(&page).await;
        page.checkbox("Select Ana").focus().await;
        page.press("Control+a").await;
        page.press("t").await;
        has_focus(&page, "Add tasks to 3 influencers").await;
        tab_to(&page, "Add Instagram task").await;
        page.press("Enter").await;
        has_focus(&page, "Type").await;
        page.press("Tab").await;
        page.type_text("100").await;
        tab_to(&page, "Prices").await;
        page.press("t").await;
        page.region("Add tasks to 3 influencers").says("€33.34 for 1, €33.33 for 2").await;
        tab_to(&page, "Save tasks").await;
        page.press("Enter").await;
        page.wait_for_announcement("3 tasks added for 3 influencers").await;
        has_focus(&page, "Actions").await;
        choose(&page, "Change tasks").await;
        has_focus(&page, "Shift dates…").await;
        choose_here(&page, "Set task status…").await;
        page.dialog("Set task status of 3 influencers").appears().await;
        tab_to(&page, "New status").await;
        page.press("d").await;
        page.press("Tab").await;
        page.press("Tab").await;
        has_focus(&page, "Change 3 tasks").await;
        page.press("Enter").await;
        page.wait_for_announcement("Status of 3 tasks of 3 influencers set to Done").await;

        page.press("Control+k").await;
        page.type_text("clear sel").await;
        page.press("Enter").await;
        page.toolbar("Selection").disappears().await;
        page.button("Tasks of Ana").focus().await;
        page.press("Enter").await;
        has_focus(&page, "Tasks of Ana").await;
        tab_to(&page, "Remove task").await;
        page.press("Enter").await;
        has_focus(&page, "Add Instagram task").await;
        tab_to(&page, "Save tasks").await;
        page.press("Enter").await;
        page.wait_for_announcement("1 task removed for Ana").await;
    });
}

#[test]
fn people_are_found_grouped_and_their_columns_arranged() {
    journey("keyboard-finding", async |page: Page| {
        three_influencers(&page).await;
        page.press("/").await;
        has_focus(&page, "Filter influencers").await;
        tab_to(&page, "Filters").await;
        page.press("Enter").await;
        tab_to(&page, "YouTube 2").await;
        page.press(" ").await;
        page.row("Cleo").disappears().await;
        tab_to(&page, "Remove filter: Network: YouTube").await;
        page.press("Enter").await;
        page.row("Cleo").appears().await;
        page.press("/").await;
        tab_to(&page, "View: All influencers").await;
        choose(&page, "Waiting for client").await;
        page.button("View: Waiting for client").appears().await;
        tab_to(&page, "Group by: None").await;
        choose(&page, "Client status").await;
        page.grid("Influencers").says("Pending 3 influencers").await;
        tab_to(&page, "Columns").await;
        page.press("Enter").await;
        tab_to(&page, "Email").await;
        page.press(" ").await;
        page.press("Escape").await;
        has_focus(&page, "Columns").await;
        page.grid("Influencers").button("Email").appears().await;
        page.press("/").await;
        tab_to(&page, "View: Waiting for client").await;
        choose(&page, "Save view…").await;
        has_focus(&page, "Name").await;
        page.type_text("With email").await;
        page.press("Enter").await;
        has_focus(&page, "View: With email").await;
        tab_to(&page, "Board").await;
        page.press("Enter").await;
        page.grid("Finished").appears().await;
    });
}

#[test]
fn the_calendar_leads_to_a_task() {
    journey("keyboard-calendar", async |page: Page| {
        page.upload_text("summer.json", &file(ID, "Summer").to_string()).await;
        page.heading(1).says("Summer").await;
        page.open(&format!("?campaign={ID}&month=2027-05")).await;
        page.grid("May 2027").appears().await;
        tab_to(&page, "Next month").await;
        page.press("Enter").await;
        page.grid("June 2027").appears().await;
        tab_to(&page, "1 June 2027…").await;
        for _ in 0..9 {
            page.press("ArrowRight").await;
        }
        has_focus(&page, "10 June 2027, 1 task").await;
        page.press("Enter").await;
        page.wait_for_text("Thursday 10 June").await;
        page.press("Tab").await;
        page.press("Enter").await;
        page.region("Tasks of Ana").appears().await;
        page.button(starting("Influencer status of Ana")).appears().await;
    });
}
