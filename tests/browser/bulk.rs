//! Many influencers at once: one action, one announcement, one step back.

use crate::steps::{act, three_influencers};
use crate::support::{Find, Page, journey};

#[test]
fn a_status_of_many_is_one_step() {
    journey("bulk-status", async |page: Page| {
        three_influencers(&page).await;
        // A range: from the first to the last row with Shift.
        page.checkbox("Select Ana").click().await;
        page.checkbox("Select Cleo").click_holding("Shift").await;
        page.wait_for_text("3 selected").await;
        act(&page, "Influencer status", Some("In Campaign")).await;
        page.wait_for_announcement("Influencer status of 3 influencers set to In Campaign").await;
        for name in ["Ana", "Ben", "Cleo"] {
            page.button(format!("Influencer status of {name}: In Campaign")).appears().await;
        }
        page.button("Undo").first().click().await;
        for name in ["Ana", "Ben", "Cleo"] {
            page.button(format!("Influencer status of {name}: Pending")).appears().await;
        }
    });
}

#[test]
fn the_selection_says_what_the_filter_hides() {
    journey("hidden-selection", async |page: Page| {
        three_influencers(&page).await;
        page.checkbox("Select all influencers").check().await;
        page.field("Filter influencers").fill("BÉN").await;
        page.wait_for_text("3 selected, 2 hidden by the filter").await;
        page.row("Ben").appears().await;
        page.row("Ana").disappears().await;
        page.button("Clear selection").click().await;
        page.checkbox("Select all influencers").check().await;
        act(&page, "Client status", Some("Rejected")).await;
        page.field("Filter influencers").fill("").await;
        page.button("Client status of Ben: Rejected").appears().await;
        page.button("Client status of Ana: Pending").appears().await;
    });
}

#[test]
fn tasks_for_several_offer_what_all_have() {
    journey("bulk-tasks", async |page: Page| {
        three_influencers(&page).await;
        page.checkbox("Select all influencers").check().await;
        act(&page, "Add tasks…", None).await;
        let form = page.region("Add tasks to 3 influencers");
        page.wait_for_text("YouTube is not offered: 1 of 3 selected has no YouTube account").await;
        assert!(!form.button("Add YouTube task").exists().await);
        form.button("Add Instagram task").click().await;
        form.group("Instagram task 1").field("Price").fill("100").await;
        page.wait_for_text("€300.00").await;
        form.button("Save tasks").click().await;
        page.wait_for_announcement("3 tasks added for 3 influencers").await;
        page.wait_for_text("3 tasks · 3 publications").await;
        page.button("Undo").first().click().await;
        page.wait_for_text("0 tasks · 0 publications").await;
    });
}

#[test]
fn removed_influencers_come_back_where_they_were() {
    journey("bulk-remove", async |page: Page| {
        three_influencers(&page).await;
        page.checkbox("Select Ana").check().await;
        page.checkbox("Select Ben").check().await;
        act(&page, "Remove from campaign", None).await;
        page.wait_for_announcement("2 influencers removed from the campaign").await;
        page.row("Ana").disappears().await;
        page.toolbar("Selection").disappears().await;
        page.button("Undo").first().click().await;
        page.row("Ana").appears().await;
        page.row("Ben").appears().await;
    });
}
