//! Undo and redo of each kind of change, and that what is undone stays undone after a reload.

use crate::side_by_side::people;
use crate::steps::{ID, act, set_status, three_influencers_by_hand};
use crate::support::{Find, Page, journey, starting};

#[test]
fn every_kind_of_change_can_be_taken_back_and_done_again() {
    journey("undo", async |page: Page| {
        three_influencers_by_hand(&page).await;

        page.button("Edit briefing").click().await;
        page.dialog("Edit briefing").field("Name").fill("Autumn").await;
        page.dialog("Edit briefing").button("Save briefing").click().await;
        page.heading(1).says("Autumn").await;

        page.button("More for Ana").click().await;
        page.menu_item("Edit influencer…").click().await;
        page.dialog("Edit Ana").field("Name").fill("Anna").await;
        page.dialog("Edit Ana").button("Save influencer").click().await;
        page.row("Anna").appears().await;

        set_status(&page, "Influencer status", "Anna", "Finished").await;
        set_status(&page, "Client status", "Anna", "Backup").await;

        page.button("Tasks of Anna").click().await;
        let form = page.region("Tasks of Anna");
        form.button("Add Instagram task").click().await;
        form.button("Save tasks").click().await;
        page.wait_for_text("1 tasks · 1 publications").await;

        page.button("More for Ben").click().await;
        page.menu_item("Remove from campaign").click().await;
        page.row("Ben").disappears().await;

        // Back through all of them with the keyboard, the additions too.
        page.checkbox("Select all influencers").focus().await;
        let undo = async |seen: &str| {
            page.press("Control+z").await;
            page.wait_for_announcement(&format!("Undone: {seen}")).await;
        };
        undo("Ben removed from the campaign").await;
        page.row("Ben").appears().await;
        undo("1 task added for Anna").await;
        page.wait_for_text("0 tasks · 0 publications").await;
        undo("Client status of Anna set to Backup").await;
        undo("Influencer status of Anna set to Finished").await;
        page.button("Influencer status of Anna: Pending").appears().await;
        undo("Ana changed").await;
        page.row("Ana").appears().await;
        undo("Briefing changed").await;
        page.heading(1).says("Summer").await;
        undo("Cleo added").await;
        page.row("Cleo").disappears().await;

        page.press("Control+Shift+z").await;
        page.row("Cleo").appears().await;
        page.button("Redo").click().await;
        page.heading(1).says("Autumn").await;

        page.reload().await;
        page.heading(1).says("Autumn").await;
        page.row("Cleo").appears().await;
        page.button(starting("Client status of Ana: Pending")).appears().await;
    });
}

#[test]
fn a_deleted_campaign_comes_back() {
    journey("delete", async |page: Page| {
        three_influencers_by_hand(&page).await;
        page.link("Campaigns").click().await;
        page.button("Actions for Summer").click().await;
        page.menu_item("Delete").click().await;
        page.link("Summer").disappears().await;
        page.button("Undo").click().await;
        page.link("Summer").appears().await;

        page.button("Actions for Summer").click().await;
        page.menu_item("Duplicate").click().await;
        page.dialog("Duplicate Summer").button("Duplicate").click().await;
        page.link("Summer (copy)").appears().await;
    });
}

#[test]
fn what_another_tab_has_changed_since_is_left_and_told() {
    journey("undo-beside", async |page: Page| {
        page.upload_text("summer.json", &people(4).to_string()).await;
        page.heading(1).says("Summer").await;
        page.open_tab(&format!("?campaign={ID}")).await;
        page.row("P0").appears().await;
        page.switch_to_tab(0).await;
        page.checkbox("Select all influencers").check().await;
        act(&page, "Client status", Some("Backup")).await;
        page.switch_to_tab(1).await;
        page.button("Client status of P1: Backup").appears().await;
        set_status(&page, "Client status", "P1", "Accepted").await;
        page.switch_to_tab(0).await;
        page.button("Client status of P1: Accepted").appears().await;
        page.button("Undo").first().click().await;
        page.wait_for_announcement(
            "Undone: Client status of 4 influencers set to Backup. \
             Client status of P1 was changed elsewhere since; left as it is.",
        )
        .await;
        for (name, status) in [("P0", "Pending"), ("P1", "Accepted"), ("P2", "Pending")] {
            page.button(format!("Client status of {name}: {status}")).appears().await;
        }
        page.button("Redo").click().await;
        page.button("Client status of P0: Backup").appears().await;
        page.button("Client status of P1: Accepted").appears().await;
        page.switch_to_tab(1).await;
        page.button("Client status of P0: Backup").appears().await;
        page.button("Client status of P1: Accepted").appears().await;
    });
}

#[test]
fn what_changes_nothing_offers_no_undo() {
    journey("undo-nothing", async |page: Page| {
        three_influencers_by_hand(&page).await;
        set_status(&page, "Client status", "Ana", "Backup").await;
        page.wait_for_announcement("Client status of Ana set to Backup").await;
        set_status(&page, "Client status", "Ana", "Backup").await;
        page.wait_for_announcement("Nothing changed").await;
        assert!(!page.region("Notifications").button("Undo").exists().await);
        page.button("Undo").click().await;
        page.button("Client status of Ana: Pending").appears().await;
    });
}
