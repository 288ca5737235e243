//! A campaign from briefing to calendar, and back again after the browser was closed.

use crate::steps::{act, add_influencer, new_campaign, set_status};
use crate::support::{Find, Page, journey};

#[test]
fn a_campaign_from_briefing_to_calendar() {
    journey("whole-campaign", async |page: Page| {
        page.set_clock("2027-06-08T10:00:00").await;
        page.reload().await;
        new_campaign(&page, "Summer Launch 2027", &["Instagram"]).await;
        add_influencer(&page, "Lena Fischer", &[("Instagram", "@lenafischer", "214k")]).await;
        add_influencer(&page, "森 愛子", &[("Instagram", "aiko.mori", "96,000"), ("TikTok", "aikomori", "")]).await;

        set_status(&page, "Influencer status", "Lena Fischer", "In Campaign").await;
        set_status(&page, "Client status", "Lena Fischer", "Accepted").await;
        page.checkbox("Select all influencers").check().await;
        act(&page, "Client status", Some("Backup")).await;
        page.wait_for_announcement("Client status of 2 influencers set to Backup").await;
        page.button("Client status of 森 愛子: Backup").appears().await;

        page.button("Tasks of Lena Fischer").click().await;
        let form = page.region("Tasks of Lena Fischer");
        form.button("Add Instagram task").click().await;
        let task = form.group("Instagram task 1");
        task.field("Type").choose("Carousel").await;
        task.field("Price").fill("1.200,50").await;
        task.field("Date").fill("2027-06-10").await;
        form.button("Add Others task").click().await;
        let other = form.group("Others task 1");
        other.field("Type").fill("Event attendance").await;
        other.field("Price").fill("300").await;
        page.wait_for_text("€1,500.50").await;
        form.button("Save tasks").click().await;
        page.wait_for_announcement("2 tasks added for Lena Fischer").await;

        // Figures: both tasks cost, one is a publication, and half the budget more than there is is spent.
        page.wait_for_text("€500.50 over budget").await;
        page.wait_for_text("2 tasks · 1 publications").await;
        let day = page.region("Calendar").button("10 June 2027, 1 task");
        day.click().await;
        page.region("Calendar").button(crate::support::containing("Carousel")).appears().await;

        page.wait_for_status("Saved on this device").await;
        page.reload().await;
        page.button("Influencer status of Lena Fischer: In Campaign").appears().await;
        page.wait_for_text("€500.50 over budget").await;

        page.button("Share").click().await;
        page.menu_item("Export campaign").click().await;
        let exported = page.download("Summer").await;
        assert!(exported.contains("\"price\": \"1200.50\"") && exported.contains("森 愛子"), "{exported}");

        page.link("Campaigns").click().await;
        page.heading(1).says("Campaigns").await;
        page.link("Summer Launch 2027").appears().await;
        page.region("Calendar").button("10 June 2027, 1 task").appears().await;
    });
}

#[test]
fn the_sample_is_marked_and_mixes_with_nothing() {
    journey("sample", async |page: Page| {
        page.button("Try a sample campaign").first().click().await;
        page.wait_for_text("15 influencers").await;
        page.wait_for_text("45 tasks").await;
        page.wait_for_text("Sample").await;
        page.link("Campaigns").click().await;
        page.heading(1).says("Campaigns").await;
        assert_eq!(
            page.region("Calendar").button(crate::support::containing(" task")).count().await,
            page.region("Calendar").button(crate::support::containing("no tasks")).count().await,
            "the sample's tasks stay out of the calendar"
        );
    });
}
