//! The task form: what it refuses, what it keeps, what it asks.

use crate::steps::three_influencers;
use crate::support::{Find, Page, journey};

#[test]
fn what_is_wrong_stands_beside_its_field_and_nothing_typed_is_lost() {
    journey("task-errors", async |page: Page| {
        three_influencers(&page).await;
        page.button("Tasks of Ana").click().await;
        let form = page.region("Tasks of Ana");
        form.button("Add Instagram task").click().await;
        form.button("Add Others task").click().await;
        let task = form.group("Instagram task 1");
        let other = form.group("Others task 1");
        for (typed, said) in [
            ("12.345", "EUR has at most two decimals"),
            ("-5", "negative"),
            ("1,200", "could be 1200 or 1.200"),
            ("12x", "not an amount"),
        ] {
            task.field("Price").fill(typed).await;
            form.button("Save tasks").click().await;
            page.wait_for_text(said).await;
            let price = task.field("Price");
            assert!(price.description().await.contains(said), "{typed}");
            assert_eq!(price.value().await, typed);
        }
        assert!(other.field("Type").description().await.contains("Type is empty"));
        task.field("Price").fill("12.50").await;
        other.field("Type").fill("Podcast").await;
        form.button("Save tasks").click().await;
        page.wait_for_announcement("2 tasks added for Ana").await;
    });
}

#[test]
fn tasks_are_edited_and_removed_in_the_same_form() {
    journey("task-edit", async |page: Page| {
        three_influencers(&page).await;
        page.button("Tasks of Ana").click().await;
        let form = page.region("Tasks of Ana");
        form.button("Add YouTube task").click().await;
        form.button("Add YouTube task").click().await;
        form.group("YouTube task 1").field("Price").fill("10").await;
        form.group("YouTube task 2").field("Price").fill("20").await;
        form.button("Save tasks").click().await;
        page.wait_for_announcement("2 tasks added for Ana").await;

        page.button("Tasks of Ana").click().await;
        form.group("YouTube task 1").button("Remove task").click().await;
        form.group("YouTube task 1").field("Status").choose("Done").await;
        form.button("Save tasks").click().await;
        page.wait_for_announcement("1 task changed, 1 task removed for Ana").await;
        page.wait_for_text("1 tasks · 1 publications").await;
        page.wait_for_text("€20 total").await;
    });
}

#[test]
fn leaving_with_unsaved_input_asks_once() {
    journey("unsaved", async |page: Page| {
        three_influencers(&page).await;
        page.button("Tasks of Ana").click().await;
        let form = page.region("Tasks of Ana");
        form.button("Add Instagram task").click().await;
        form.group("Instagram task 1").field("Price").fill("77").await;

        page.button("Tasks of Ben").click().await;
        page.dialog("Unsaved tasks").button("Keep editing").click().await;
        assert_eq!(form.group("Instagram task 1").field("Price").value().await, "77");

        // The back button waits as well.
        page.back().await;
        page.dialog("Unsaved tasks").button("Keep editing").click().await;
        form.group("Instagram task 1").field("Price").holds("77").await;

        form.button("Cancel").click().await;
        page.dialog("Unsaved tasks").button("Discard").click().await;
        form.disappears().await;
        page.region("Briefing").appears().await;

        // Saved on the way; what cannot be saved keeps its form.
        page.button("Tasks of Ana").click().await;
        form.button("Add Instagram task").click().await;
        form.group("Instagram task 1").field("Price").fill("12x").await;
        page.button("Tasks of Ben").click().await;
        page.dialog("Unsaved tasks").button("Save tasks").click().await;
        page.wait_for_text("not an amount").await;
        form.group("Instagram task 1").field("Price").is_focused().await;
        form.group("Instagram task 1").field("Price").fill("77").await;
        page.button("Tasks of Ben").click().await;
        page.dialog("Unsaved tasks").button("Save tasks").click().await;
        page.wait_for_announcement("1 task added for Ana").await;
        page.region("Tasks of Ben").appears().await;
        page.button("Cancel").click().await;

        // Nothing typed: nothing asked.
        page.button("Tasks of Ben").click().await;
        page.button("Tasks of Cleo").click().await;
        page.region("Tasks of Cleo").appears().await;
    });
}

#[test]
fn a_dialog_with_unsaved_input_offers_to_save_it() {
    journey("unsaved-dialog", async |page: Page| {
        three_influencers(&page).await;
        page.button("Edit briefing").click().await;
        let briefing = page.dialog("Edit briefing");
        briefing.field("Client").fill("Northwind").await;
        page.press("Escape").await;
        briefing.button("Save briefing").is_focused().await;
        briefing.button("Keep editing").click().await;
        briefing.field("Client").is_focused().await;
        briefing.field("Client").holds("Northwind").await;
        page.press("Escape").await;
        briefing.group("Unsaved input").button("Save briefing").click().await;
        briefing.disappears().await;
        page.region("Briefing").says("Northwind").await;

        // Saved, it goes on to where the user wanted to go.
        page.button("Add influencers").click().await;
        let add = page.dialog("Add influencers");
        add.field("Name").fill("Dora").await;
        add.button("From another campaign…").click().await;
        add.group("Unsaved input").button("Add influencer").click().await;
        page.dialog("Add from another campaign").appears().await;
        page.press("Escape").await;
        page.row("Dora").appears().await;
        page.button("Add influencers").click().await;
        add.field("Name").fill("Emil").await;
        add.button("Cancel").click().await;
        add.button("Discard").click().await;
        add.disappears().await;
        assert!(!page.row("Emil").exists().await);
    });
}
