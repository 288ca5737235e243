//! What was called saved is there after the browser was killed.

use crate::side_by_side::{client_statuses, people};
use crate::steps::{ID, set_status};
use crate::support::driver::Driver;
use crate::support::server::Server;
use crate::support::{Engine, Find, Page};
use std::collections::BTreeMap;
use std::time::Duration;

const ROUNDS: usize = 20;
/// As many as are on the screen at once.
const PEOPLE: usize = 12;
const STATUSES: [&str; 3] = ["Backup", "Accepted", "Rejected"];

#[test]
fn chromium_killed_loses_nothing_that_was_saved() {
    kill_again_and_again(Engine::Chromium);
}

#[test]
fn firefox_killed_loses_nothing_that_was_saved() {
    kill_again_and_again(Engine::Firefox);
}

fn kill_again_and_again(engine: Engine) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime starts");
    runtime.block_on(async {
        let server = Server::start();
        let mut driver = Driver::start(engine);
        let mut saved: BTreeMap<usize, &str> = BTreeMap::new();
        let page = Page::new(driver.open().await, &server, &driver);
        page.open("").await;
        page.upload_text("summer.json", &people(PEOPLE).to_string()).await;
        page.heading(1).says("Summer").await;
        let mut page = page;
        for round in 0..ROUNDS {
            // Another person each round, so that no edit can stand in for the loss of the one before.
            let (person, status) = (round % PEOPLE, STATUSES[(round + round / PEOPLE) % STATUSES.len()]);
            set_status(&page, "Client status", &format!("P{person}"), status).await;
            page.wait_for_status("Saved on this device").await;
            saved.insert(person, status);
            // At once, or a moment later, in the middle of what comes after.
            tokio::time::sleep(Duration::from_millis((round * 37 % 200) as u64)).await;
            driver.kill_and_start_again();
            page = Page::new(driver.open().await, &server, &driver);
            page.open(&format!("?campaign={ID}")).await;
            page.row("P0").appears().await;
            let there = client_statuses(&page).await;
            for (person, status) in &saved {
                let label = format!("Client status of P{person}: {status}");
                assert!(there.contains(&label), "{engine:?}, round {round}: \"{label}\" is lost. There is: {there:#?}");
            }
        }
        page.close().await;
    });
}
