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
fn a_total_is_split_and_dates_are_spread() {
    journey("bulk-split", async |page: Page| {
        three_influencers(&page).await;
        page.checkbox("Select all influencers").check().await;
        act(&page, "Add tasks…", None).await;
        let form = page.region("Add tasks to 3 influencers");
        form.button("Add Instagram task").click().await;
        let task = form.group("Instagram task 1");
        task.field("Price").fill("100").await;
        task.field("Prices").choose("Total, split evenly").await;
        task.says("€33.34 for 1, €33.33 for 2").await;
        form.says("€33.33 to €33.34").await;
        task.field("Dates").choose("Spread out").await;
        task.field("Days apart").fill("0").await;
        form.button("Save tasks").click().await;
        task.says("Write a whole number of days from 1 to 3660, such as 7.").await;
        task.says("Choose the date of the first.").await;
        task.field("Date").fill("2027-06-10").await;
        task.field("Days apart").fill("7").await;
        task.says("Jun 10 to Jun 24").await;
        form.button("Save tasks").click().await;
        page.wait_for_announcement("3 tasks added for 3 influencers").await;
        page.wait_for_text("€100 total").await;
        page.row("Ana").says("€33.34").await;
        page.row("Cleo").says("€33.33").await;
        page.button("Tasks of Cleo").click().await;
        page.group("Instagram task 1").field("Date").holds("2027-06-24").await;
        page.button("Cancel").click().await;

        // Some of these tasks, and how many that hits is said first.
        act(&page, "Change tasks", Some("Shift dates…")).await;
        let dialog = page.dialog("Shift dates of 3 influencers");
        dialog.says("3 tasks of 3 influencers").await;
        dialog.field("Date").choose("In a range").await;
        dialog.field("From").fill("2027-06-17").await;
        dialog.says("2 tasks of 2 influencers").await;
        dialog.field("Days, with a minus for earlier").fill("-7").await;
        dialog.button("Change 2 tasks").click().await;
        page.wait_for_announcement("Dates of 2 tasks of 2 influencers changed").await;
        page.button("Tasks of Cleo").click().await;
        page.group("Instagram task 1").field("Date").holds("2027-06-17").await;
        page.button("Cancel").click().await;
        act(&page, "Change tasks", Some("Set task status…")).await;
        let dialog = page.dialog("Set task status of 3 influencers");
        dialog.field("Network").choose("Instagram").await;
        dialog.field("Type").choose("Story").await;
        dialog.field("New status").choose("Done").await;
        dialog.button("Change 3 tasks").click().await;
        page.wait_for_announcement("Status of 3 tasks of 3 influencers set to Done").await;
        act(&page, "Change tasks", Some("Set task price…")).await;
        let dialog = page.dialog("Set task price of 3 influencers");
        dialog.field("Task status").choose("Not done").await;
        dialog.button("Change 0 tasks").click().await;
        dialog.says("No task is like this.").await;
        dialog.field("Task status").choose("Done").await;
        dialog.field("Prices").choose("Total, split evenly").await;
        dialog.field("Price in EUR").fill("1").await;
        dialog.says("€0.34 for 1, €0.33 for 2").await;
        dialog.button("Change 3 tasks").click().await;
        page.wait_for_text("€1 total").await;
        page.press("Control+z").await;
        page.wait_for_text("€100 total").await;
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
