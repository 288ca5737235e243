//! The page's second module: not needed to begin, and no harm where it comes late, or not at all.

use crate::support::big_campaign::big_campaign;
use crate::support::server::Arrival;
use crate::support::{Engine, Find, Page, journey_in};
use std::time::Duration;
use tokio::time::sleep;

/// What the browser's log says of a file that is not found.
const NOT_FOUND: &str = "404 (Not Found)";

#[test]
fn campaigns_are_listed_and_open_without_the_second_module() {
    journey_in(Engine::Chromium, "late-never", async |page: Page| {
        page.allow_console_error(NOT_FOUND);
        // The answer "not found" is not what the integrity says, either.
        page.allow_console_error("late-");
        page.button("Try a sample campaign").click().await;
        page.grid("Influencers").appears().await;
        page.wait_for_status("Saved on this device").await;
        let campaign = page.url().await;
        // Large campaigns are stored in a form of their own.
        page.open("").await;
        page.upload_text("large.json", &big_campaign(300, 10)).await;
        page.heading(1).says("300 influencers").await;
        page.wait_for_status("Saved on this device").await;
        let large = page.url().await;
        page.second_module(Arrival::Never);
        for (width, height) in [(1440, 900), (320, 640)] {
            page.resize(width, height).await;
            page.open("").await;
            page.wait_for_text("Summer Launch").await;
            page.open(&campaign).await;
            page.grid("Influencers").appears().await;
            page.wait_for_text("Lena Fischer").await;
            page.open(&large).await;
            page.heading(1).says("300 influencers").await;
            page.grid("Influencers").appears().await;
        }
    });
}

#[test]
fn the_sample_is_made_and_shown_without_the_second_module() {
    for engine in [Engine::Chromium, Engine::Firefox] {
        journey_in(engine, &format!("late-sample-{engine:?}"), async |page: Page| {
            page.allow_console_error(NOT_FOUND);
            page.allow_console_error("late-");
            page.second_module(Arrival::Never);
            page.reload().await;
            page.button("Try a sample campaign").click().await;
            page.grid("Influencers").appears().await;
            page.wait_for_text("Lena Fischer").await;
            page.wait_for_status("Saved on this device").await;
        });
    }
}

#[test]
fn what_needs_the_second_module_waits_for_it() {
    for engine in [Engine::Chromium, Engine::Firefox] {
        journey_in(engine, &format!("late-{engine:?}"), async |page: Page| {
            page.button("Try a sample campaign").click().await;
            page.grid("Influencers").appears().await;
            page.wait_for_status("Saved on this device").await;
            page.second_module(Arrival::After(Duration::from_secs(3)));
            page.reload().await;
            page.button("Share").click().await;
            page.menu_item("Export campaign").click().await;
            page.download("rollcall").await;
        });
    }
}

#[test]
fn a_second_module_that_does_not_come_is_told_and_nothing_is_lost() {
    journey_in(Engine::Chromium, "late-missing", async |page: Page| {
        page.allow_console_error(NOT_FOUND);
        // The call that could not be answered, and those of the page that has stopped.
        page.allow_console_error("late-");
        page.allow_console_error("Rollcall has stopped");
        page.button("Try a sample campaign").click().await;
        page.grid("Influencers").appears().await;
        page.wait_for_status("Saved on this device").await;
        page.second_module(Arrival::Never);
        page.reload().await;
        page.grid("Influencers").appears().await;

        page.button("Share").click().await;
        asked(&page).await;
        page.second_module(Arrival::AtOnce);
        page.client().accept_alert().await.expect("the question can be answered");
        page.menu_item("Export campaign").appears().await;

        page.second_module(Arrival::Never);
        page.reload().await;
        page.grid("Influencers").appears().await;
        page.button("Share").click().await;
        asked(&page).await;
        page.client().dismiss_alert().await.expect("the question can be answered");
        page.dialog("Rollcall has stopped").says("saved on this device").await;
        page.second_module(Arrival::AtOnce);
        page.button("Load again").click().await;
        page.button("Share").click().await;
        page.menu_item("Export campaign").appears().await;
        page.wait_for_text("Lena Fischer").await;
    });
}

/// Waits until the browser asks whether to try again.
async fn asked(page: &Page) {
    for _ in 0..100 {
        if page.client().get_alert_text().await.is_ok_and(|text| text.contains("has not arrived yet")) {
            return;
        }
        sleep(Duration::from_millis(100)).await;
    }
    panic!("The browser does not ask whether to try again.");
}
