//! Finding people on the roster: filters with counts, chips, views and groups.

use crate::steps::{set_status, three_influencers};
use crate::support::{Find, Page, journey, starting};

#[test]
fn filters_are_combined_as_chips_and_saved_as_a_view() {
    journey("finding", async |page: Page| {
        three_influencers(&page).await;
        set_status(&page, "Client status", "Ana", "Accepted").await;
        set_status(&page, "Client status", "Cleo", "Backup").await;
        page.button(starting("Filters")).click().await;
        let filters = page.region("Filters");
        filters.checkbox("YouTube 2").check().await;
        page.row("Cleo").disappears().await;
        // The counts follow the other parts of the filter.
        filters.checkbox("Backup 0").appears().await;
        filters.checkbox("Accepted 1").last().check().await;
        page.row("Ben").disappears().await;
        page.row("Ana").appears().await;
        page.group("Filtered by").says("Client status: Accepted").await;

        page.button(starting("View: ")).click().await;
        page.menu_item("Save view…").click().await;
        let dialog = page.dialog("Save view");
        dialog.field("Name").fill("Video, agreed").await;
        dialog.button("Save view").click().await;
        page.wait_for_announcement("View Video, agreed saved").await;

        page.button("Remove filter: Client status: Accepted").click().await;
        page.row("Ben").appears().await;
        page.button("Clear all").click().await;
        page.row("Cleo").appears().await;
        page.button(starting("View: ")).click().await;
        page.menu_item("To decide").click().await;
        page.group("Filtered by").says("Influencer status: Pending").await;

        page.wait_for_status("Saved on this device").await;
        page.reload().await;
        page.row("Cleo").appears().await;
        page.button(starting("View: ")).click().await;
        page.menu_item("Video, agreed").click().await;
        page.row("Ben").disappears().await;
        page.row("Ana").appears().await;
    });
}

#[test]
fn the_address_says_what_is_shown() {
    journey("finding-address", async |page: Page| {
        three_influencers(&page).await;
        set_status(&page, "Client status", "Ana", "Backup").await;
        page.button(starting("Filters")).click().await;
        page.region("Filters").checkbox("YouTube 2").check().await;
        page.button("Cost").click().await;
        page.button("Cost").click().await;
        page.button(starting("Group by: ")).click().await;
        page.menu_item("Client status").click().await;
        page.wait_until("The address follows.", async || page.url().await.contains("group=client_status")).await;
        let url = page.url().await;
        assert!(url.contains("&network=youtube&sort=-cost&group=client_status"), "{url}");
        page.wait_for_status("Saved on this device").await;
        page.reload().await;
        page.grid("Influencers").says("Backup 1 influencer").await;
        page.button("Tasks of Cleo").disappears().await;
        page.group("Filtered by").says("Network: YouTube").await;

        // A view is a step of its own, from which the back button returns.
        page.button(starting("View: ")).click().await;
        page.menu_item("Waiting for client").click().await;
        page.button("Tasks of Ana").disappears().await;
        page.wait_until("It is named.", async || page.url().await.ends_with("&named=waiting-for-client")).await;
        page.back().await;
        page.button("Tasks of Ana").appears().await;
        page.group("Filtered by").says("Network: YouTube").await;
        page.button("View: All influencers").appears().await;
        page.forward().await;
        page.button("View: Waiting for client").appears().await;
        page.button("Tasks of Ana").disappears().await;

        // What is changed in it is said, and nonsense is passed over.
        page.field("Filter influencers").fill("ben").await;
        page.wait_until("The words are said.", async || page.url().await.ends_with("&named=waiting-for-client&q=ben"))
            .await;
        let url = page.url().await.replace("q=ben", "q=cleo&sort=mars&fields.x=1&named=&followers=all");
        page.open(&url).await;
        page.button("Tasks of Cleo").appears().await;
        page.button("Tasks of Ben").disappears().await;
        page.button("View: Waiting for client").appears().await;
    });
}

#[test]
fn a_view_of_the_program_is_replaced_and_hidden() {
    journey("finding-views", async |page: Page| {
        three_influencers(&page).await;
        set_status(&page, "Influencer status", "Ben", "Accepted").await;
        let choose = async |line: &str| {
            page.button(starting("View: ")).click().await;
            page.menu_item(line).click().await;
        };
        choose("To decide").await;
        page.row("Ben").disappears().await;
        page.button("Clear all").click().await;
        page.field("Filter influencers").fill("ben").await;
        choose("Update To decide").await;
        page.wait_for_announcement("View To decide saved").await;
        choose("All influencers").await;
        page.row("Ana").appears().await;
        choose("To decide").await;
        page.row("Ana").disappears().await;
        page.row("Ben").appears().await;
        choose("Delete To decide").await;
        choose("To decide").await;
        page.row("Ben").disappears().await;
        choose("Hide To decide").await;
        page.wait_for_announcement("View To decide hidden").await;
        page.button(starting("View: ")).click().await;
        page.menu_item("Overdue").appears().await;
        assert!(!page.menu_item("To decide").exists().await);
        page.menu_item("Show hidden views").click().await;
        choose("To decide").await;
        page.button("View: To decide").appears().await;
    });
}

#[test]
fn rows_stand_in_groups_with_their_sums() {
    journey("groups", async |page: Page| {
        three_influencers(&page).await;
        set_status(&page, "Client status", "Ben", "Backup").await;
        page.button(starting("Group by: ")).click().await;
        page.menu_item("Client status").click().await;
        page.grid("Influencers").says("Pending 2 influencers · 0 tasks · €0").await;
        page.grid("Influencers").says("Backup 1 influencer · 0 tasks · €0").await;
        assert_eq!(page.grid("Influencers").attribute("aria-rowcount").await.as_deref(), Some("6"));
        // An element that was a row and is a head now keeps nobody's name.
        for name in ["Ana", "Ben", "Cleo"] {
            page.row(name).counts(1).await;
        }
        page.button(starting("Group by: ")).click().await;
        page.menu_item("Country").click().await;
        page.grid("Influencers").says("No country 3 influencers · 0 tasks · €0").await;
        page.wait_until("The address has no groups.", async || page.url().await.contains("group=country")).await;
        page.button("Group by: Country").click().await;
        page.menu_item("Client status").click().await;
        page.grid("Influencers").says("Backup 1 influencer").await;
        // The heads of groups are passed by the arrows like rows, and can be no selection.
        page.checkbox("Select Cleo").focus().await;
        page.press("ArrowDown").await;
        page.press(" ").await;
        page.toolbar("Selection").disappears().await;
        page.press("ArrowDown").await;
        page.press(" ").await;
        page.toolbar("Selection").says("1 selected").await;
    });
}

#[test]
fn what_the_client_said_is_found() {
    journey("comments", async |page: Page| {
        let mut campaign = crate::steps::file(crate::steps::ID, "Summer");
        let people = campaign["campaign"]["influencers"].as_array_mut().expect("a list");
        people[0]["client_comment"] = "Only with Łukasz".into();
        people[0]["client_status"] = "rejected".into();
        people.push(serde_json::json!({ "id": "0197a1c3-0000-7000-8000-000000000002", "name": "Ben" }));
        page.upload_text("summer.json", &campaign.to_string()).await;
        page.row("Ben").appears().await;
        page.wait_for_text("€1,200 of it rejected by the client").await;
        page.field("Filter influencers").fill("lukasz").await;
        page.row("Ben").disappears().await;
        page.row("Ana").appears().await;
        page.field("Filter influencers").fill("").await;
        page.row("Ben").appears().await;
        page.button(starting("Filters")).click().await;
        page.region("Filters").checkbox("Has a comment 1").check().await;
        page.row("Ben").disappears().await;
        page.group("Filtered by").says("Client comment: Has a comment").await;
        page.wait_until("The address says it.", async || page.url().await.contains("comment=some")).await;
        page.button("Clear all").click().await;
        page.button("Columns").click().await;
        page.dialog("Columns").checkbox("Client comment").check().await;
        page.dialog("Columns").button("Done").click().await;
        page.wait_for_text("Only with Łukasz").await;
    });
}
