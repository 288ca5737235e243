//! The influencer panel: everything about one influencer in one place, and from one to the next.

use crate::steps::{ID, file, set_status, three_influencers};
use crate::support::{Find, Page, containing, journey, starting};

/// Waits until what has the focus is called so.
async fn focus_is_on(page: &Page, name: &str) {
    page.wait_until(&format!("\"{name}\" has the focus."), async || page.focused().await.1 == name).await;
}

#[test]
fn the_keyboard_goes_through_everything_about_an_influencer() {
    journey("panel-keyboard", async |page: Page| {
        three_influencers(&page).await;
        set_status(&page, "Client status", "Ana", "Accepted").await;
        page.button("Tasks of Ana").press("o").await;
        let panel = page.region("Ana");
        focus_is_on(&page, "Tasks of Ana").await;
        page.wait_for_text("1 of 3").await;

        // From one to the next the focus stays where it is, and the name is said.
        page.press("j").await;
        page.wait_for_announcement("Ben, 2 of 3").await;
        focus_is_on(&page, "Tasks of Ben").await;
        page.press("j").await;
        page.region("Tasks of Cleo").appears().await;
        page.press("j").await;
        page.wait_for_announcement("This is the last influencer").await;
        page.press("k").await;
        page.region("Tasks of Ben").appears().await;
        page.press("k").await;
        focus_is_on(&page, "Tasks of Ana").await;

        // The status has its menu here as well, and what it was is told.
        page.press("c").await;
        page.wait_until("The menu has the focus.", async || page.focused().await.0.starts_with("menuitem")).await;
        page.press("r").await;
        page.press("Enter").await;
        panel.button("Client status: Rejected").appears().await;
        focus_is_on(&page, "Tasks of Ana").await;
        panel.button(containing("Status history")).press("Enter").await;
        page.wait_for_text("Accepted → Rejected").await;
        page.wait_for_text("Pending → Accepted").await;

        // Fields are kept when they are left, by the rule of the roster's cells.
        panel.button(starting("Details")).press("Enter").await;
        panel.field("Email").fill("ana").await;
        page.press("Enter").await;
        page.wait_for_text("is not an email address").await;
        // It is not lost by saving the tasks, which closes the panel.
        panel.button("Save tasks").press("Enter").await;
        panel.field("Email").is_focused().await;
        panel.field("Email").fill("ana@example.com").await;
        page.press("Tab").await;
        panel.link("Write ana@example.com").appears().await;
        panel.field("Notes").fill("Paid late.\nAsk first.").await;
        page.reload().await;
        panel.field("Notes").holds("Paid late.\nAsk first.").await;

        panel.button("Add Instagram task").press("Enter").await;
        focus_is_on(&page, "Type").await;
        page.press("Tab").await;
        page.type_text("250").await;
        panel.button("Next influencer").press("Enter").await;
        page.dialog("Unsaved tasks").button("Keep editing").click().await;
        panel.button("Save tasks").press("Enter").await;
        page.wait_for_announcement("1 task added for Ana").await;
        page.button("Tasks of Ana").is_focused().await;
    });
}

#[test]
fn a_task_of_the_calendar_opens_the_panel_at_its_line() {
    journey("panel-calendar", async |page: Page| {
        page.upload_text("summer.json", &file(ID, "Summer").to_string()).await;
        page.heading(1).says("Summer").await;
        page.open(&format!("?campaign={ID}&month=2027-06")).await;
        let calendar = page.region("Calendar");
        calendar.button("10 June 2027, 1 task").click().await;
        calendar.button(containing("Carousel")).click().await;
        focus_is_on(&page, "Type").await;
        let panel = page.region("Ana");
        let link = panel.link("@ana");
        assert_eq!(link.attribute("href").await.as_deref(), Some("https://www.instagram.com/ana"));
        assert_eq!(link.attribute("rel").await.as_deref(), Some("noopener noreferrer"));
        panel.button("Close").click().await;
        calendar.button(containing("Carousel")).is_focused().await;
    });
}
