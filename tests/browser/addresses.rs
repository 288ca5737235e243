//! Addresses: reload and the back button return to the same view.

use crate::steps::{ID, file};
use crate::support::{Find, Page, journey};

#[test]
fn reload_and_back_return_to_the_same_view() {
    journey("addresses", async |page: Page| {
        page.upload_text("summer.json", &file(ID, "Summer").to_string()).await;
        page.heading(1).says("Summer").await;
        page.open(&format!("?campaign={ID}&month=2027-06&q=an")).await;
        page.grid("June 2027").appears().await;
        assert_eq!(page.field("Filter influencers").value().await, "an");
        page.button("Tasks of Ana").click().await;
        page.region("Tasks of Ana").appears().await;
        page.reload().await;
        page.region("Tasks of Ana").appears().await;
        page.grid("June 2027").appears().await;
        page.back().await;
        page.region("Briefing").appears().await;
        page.forward().await;
        page.region("Tasks of Ana").appears().await;

        page.button("Next month").click().await;
        page.grid("July 2027").appears().await;
        page.field("Filter influencers").fill("nobody").await;
        page.wait_for_text("Nobody matches the filter").await;
        page.wait_until("The address names the filter.", async || page.url().await.contains("q=nobody")).await;
        assert!(page.url().await.contains("month=2027-07"));
    });
}

#[test]
fn an_unknown_campaign_says_so() {
    journey("unknown", async |page: Page| {
        for query in ["?campaign=0197a1c2-0000-7000-8000-00000000ffff", "?campaign=summer"] {
            page.open(query).await;
            page.heading(1).says("This campaign is not here").await;
            page.link("Go to campaigns").click().await;
            page.heading(1).says("Campaigns").await;
        }
        page.upload_text("summer.json", &file(ID, "Summer").to_string()).await;
        page.heading(1).says("Summer").await;
        page.open(&format!("?campaign={ID}&influencer=nobody")).await;
        page.wait_for_text("This influencer is not here").await;
    });
}
