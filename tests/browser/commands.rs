//! Commands by keyboard: the palette, the shortcuts, and switching single keys off.

use crate::steps::{new_campaign, three_influencers};
use crate::support::{Find, Page, containing, journey};

/// Opens the palette by its keys and types.
async fn palette(page: &Page, text: &str) {
    page.press("Control+k").await;
    page.field("Search commands, influencers and campaigns").is_focused().await;
    page.type_text(text).await;
}

#[test]
fn the_palette_opens_the_tasks_of_an_influencer_by_keyboard() {
    journey("palette-influencer", async |page: Page| {
        three_influencers(&page).await;
        page.button("Tasks of Ana").focus().await;
        // Escape changes nothing, and the focus is back.
        palette(&page, "xyz").await;
        page.wait_for_text("No results").await;
        page.press("Escape").await;
        page.dialog("Command palette").disappears().await;
        page.button("Tasks of Ana").is_focused().await;
        // By a handle, with the letters that matched marked.
        palette(&page, "@BÉNT").await;
        page.list_item(containing("@bentube")).appears().await;
        page.press("Enter").await;
        page.region("Tasks of Ben").appears().await;
        page.wait_until("The form has the focus.", async || page.focused().await.1 == "Tasks of Ben").await;
    });
}

#[test]
fn the_palette_sets_a_status_of_the_selection_and_remembers_it() {
    journey("palette-status", async |page: Page| {
        three_influencers(&page).await;
        page.checkbox("Select Ana").check().await;
        page.checkbox("Select Cleo").check().await;
        palette(&page, "cl ba").await;
        page.list_item(containing("Client status: Backup 2 selected")).appears().await;
        page.press("Enter").await;
        page.wait_for_announcement("Client status of 2 influencers set to Backup").await;
        page.button("Client status of Cleo: Backup").appears().await;
        page.button("Client status of Ben: Pending").appears().await;
        page.press("Control+z").await;
        page.button("Client status of Cleo: Pending").appears().await;
        // What was used last stands first; after a reload too, and without a selection not at all.
        page.press("Control+k").await;
        page.list_item(containing("Client status: Backup"))
            .wait_until("is not first", async |line| line.selected().await)
            .await;
        page.press("Control+k").await;
        page.dialog("Command palette").disappears().await;
        page.button("Clear selection").click().await;
        page.press("Control+k").await;
        page.list_item(containing("New campaign")).appears().await;
        assert!(!page.list_item(containing("Client status: Backup")).exists().await);
    });
}

#[test]
fn the_palette_goes_to_another_campaign_and_back_from_a_button() {
    journey("palette-campaign", async |page: Page| {
        new_campaign(&page, "Summer", &[]).await;
        palette(&page, "new camp").await;
        page.press("Enter").await;
        let dialog = page.dialog("New campaign");
        dialog.field("Name").fill("Winter").await;
        dialog.button("Create campaign").click().await;
        page.heading(1).says("Winter").await;
        page.button("Command palette").click().await;
        page.type_text("smr").await;
        page.list_item(containing("Summer")).click().await;
        page.heading(1).says("Summer").await;
        page.reload().await;
        page.heading(1).says("Summer").await;
        palette(&page, "all camp").await;
        page.press("Enter").await;
        page.heading(1).says("Campaigns").await;
        page.link("Winter").appears().await;
        palette(&page, "wint").await;
        page.press("Enter").await;
        page.heading(1).says("Winter").await;
    });
}

#[test]
fn single_keys_act_on_the_row_with_the_focus_and_on_the_selection() {
    journey("single-keys", async |page: Page| {
        three_influencers(&page).await;
        page.button("Tasks of Ben").press("c").await;
        page.menu("Client status of Ben").appears().await;
        page.press("a").await;
        page.press("Enter").await;
        page.wait_for_announcement("Client status of Ben set to Accepted").await;
        page.button("Tasks of Ben").is_focused().await;
        page.press("x").await;
        page.button("Tasks of Ana").press("x").await;
        page.wait_for_text("2 selected").await;
        page.press("i").await;
        page.menu("Influencer status of 2 influencers").appears().await;
        page.menu_item("Finished").click().await;
        page.wait_for_announcement("Influencer status of 2 influencers set to Finished").await;
        page.button("Tasks of Ana").is_focused().await;
        page.press("t").await;
        page.region("Add tasks to 2 influencers").appears().await;
        page.button("Cancel").click().await;
        page.button("Tasks of Cleo").press("Control+a").await;
        page.wait_for_text("3 selected").await;
        page.press("Escape").await;
        page.toolbar("Selection").disappears().await;
        page.press("t").await;
        page.region("Tasks of Cleo").appears().await;
        page.button("Cancel").click().await;
        page.button("Tasks of Cleo").is_focused().await;
        page.press("/").await;
        page.field("Filter influencers").is_focused().await;
        // Where text is typed letters are letters.
        page.type_text("ti?x").await;
        page.field("Filter influencers").holds("ti?x").await;
        assert!(!page.dialog("Keyboard shortcuts").exists().await);
    });
}

#[test]
fn shortcuts_are_listed_and_single_keys_can_be_switched_off() {
    journey("shortcuts", async |page: Page| {
        three_influencers(&page).await;
        let tasks = page.button("Tasks of Ana");
        tasks.press("?").await;
        let dialog = page.dialog("Keyboard shortcuts");
        page.region("Influencers").says("Client status… C").await;
        dialog.checkbox("Single keys").uncheck().await;
        page.press("Escape").await;
        dialog.disappears().await;
        tasks.is_focused().await;
        tasks.press("x").await;
        tasks.press("?").await;
        page.reload().await;
        tasks.press("/").await;
        tasks.is_focused().await;
        assert!(!page.toolbar("Selection").exists().await && !dialog.exists().await);
        // With Ctrl they work, and the palette leads back to the switch.
        palette(&page, "keyb").await;
        page.press("Enter").await;
        dialog.checkbox("Single keys").check().await;
        dialog.button("Close").click().await;
        tasks.is_focused().await;
        tasks.press("x").await;
        page.wait_for_text("1 selected").await;
    });
}

#[test]
fn the_palette_finds_what_is_duplicated_moved_and_restored() {
    journey("palette-words", async |page: Page| {
        three_influencers(&page).await;
        palette(&page, "restore").await;
        page.list_item(containing("Restore points")).appears().await;
        page.list_item(containing("Restore a deleted campaign…")).appears().await;
        page.press("Escape").await;
        palette(&page, "restore points").await;
        page.press("Enter").await;
        page.dialog("History").appears().await;
        page.wait_until("The restore points have not the focus.", async || page.focused().await.1 == "Restore points")
            .await;
        page.dialog("History").button("Close").click().await;
        page.button("Tasks of Ana").focus().await;
        palette(&page, "move").await;
        page.list_item(containing("Arrange columns…")).appears().await;
        page.list_item(containing("Client status…")).appears().await;
        page.press("Escape").await;

        palette(&page, "duplicate").await;
        page.press("Enter").await;
        let dialog = page.dialog("Duplicate Summer");
        dialog.field("Name").fill("Winter").await;
        dialog.button("Duplicate").click().await;
        page.wait_for_announcement("Winter added").await;
        page.heading(1).says("Summer").await;
        page.region("Notifications").button("Open").click().await;
        page.heading(1).says("Winter").await;

        // From within a campaign to those that were deleted; the first time there is none.
        palette(&page, "undelete").await;
        page.press("Enter").await;
        page.heading(1).says("Campaigns").await;
        page.wait_for_text("No campaign was deleted in the last 30 days.").await;
        page.button("Actions for Winter").click().await;
        page.menu_item("Delete").click().await;
        page.link("Winter").disappears().await;
        page.link("Summer").click().await;
        page.heading(1).says("Summer").await;
        palette(&page, "restore a del").await;
        page.press("Enter").await;
        page.heading(1).says("Campaigns").await;
        page.button("Restore").click().await;
        page.link("Winter").appears().await;
    });
}
