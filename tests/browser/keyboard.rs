//! The keyboard alone, from the start page to a saved task.

use crate::support::{Page, journey};

/// Presses Tab until something of that name has the focus.
async fn tab_to(page: &Page, name: &str) {
    let mut passed = Vec::new();
    for _ in 0..80 {
        page.press("Tab").await;
        let (_, label) = page.focused().await;
        if label == name {
            return;
        }
        passed.push(label);
    }
    panic!("Tab does not reach \"{name}\"; it passes {passed:?}");
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
