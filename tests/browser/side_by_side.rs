//! Two tabs that edit one campaign at once.

use crate::steps::{ID, file, set_status};
use crate::support::{Engine, Find, Page, journey_in};
use serde_json::{Value, json};
use std::time::{Duration, Instant};

/// How long both edit.
const TIME: Duration = Duration::from_secs(30);
const PEOPLE: usize = 6;
const STATUSES: [&str; 4] = ["Backup", "Accepted", "Rejected", "Pending"];

/// The file of [`PEOPLE`] influencers, `P0` to `P5`.
pub fn people(count: usize) -> Value {
    let mut file = file(ID, "Summer");
    let ana = file["campaign"]["influencers"][0].clone();
    let person = |number: usize| {
        let mut person = ana.clone();
        person["id"] = json!(format!("0197a1c3-0000-7000-8000-{:012x}", 16 + number));
        person["name"] = json!(format!("P{number}"));
        person["client_status"] = json!("pending");
        person["tasks"] = json!([]);
        person
    };
    file["campaign"]["influencers"] = (0..count).map(person).collect();
    file
}

/// The client status of everybody on the screen, in the order of the roster.
pub async fn client_statuses(page: &Page) -> Vec<String> {
    let labels = "return [...document.querySelectorAll('[aria-label^=\"Client status of P\"]')]\
                  .map(button => button.getAttribute('aria-label'))";
    let labels = page.run(labels, vec![]).await;
    let mut labels: Vec<String> =
        labels.as_array().into_iter().flatten().filter_map(|label| label.as_str().map(str::to_owned)).collect();
    labels.sort();
    labels
}

#[test]
fn two_tabs_that_edit_the_same_and_different_things_agree_in_the_end() {
    for engine in [Engine::Chromium, Engine::Firefox] {
        journey_in(engine, "side-by-side", async |page: Page| {
            page.upload_text("summer.json", &people(PEOPLE).to_string()).await;
            page.heading(1).says("Summer").await;
            page.open_tab(&format!("?campaign={ID}")).await;
            page.heading(1).says("Summer").await;
            let begun = Instant::now();
            let mut round = 0;
            while begun.elapsed() < TIME {
                page.switch_to_tab(round % 2).await;
                // One that both tabs edit, and one that only this tab does.
                set_status(&page, "Client status", "P0", STATUSES[round % 4]).await;
                let own = format!("P{}", 1 + round % 2 + 2 * (round / 2 % 2));
                set_status(&page, "Client status", &own, STATUSES[round / 4 % 4]).await;
                round += 1;
            }
            assert!(round > 4, "only {round} rounds in {TIME:?}");
            page.wait_for_status("Saved on this device").await;
            let here = client_statuses(&page).await;
            assert_eq!(here.len(), PEOPLE);
            page.switch_to_tab((round + 1) % 2).await;
            page.switch_to_tab(round % 2).await;
            page.wait_until("The other tab shows something else.", async || client_statuses(&page).await == here).await;
            page.reload().await;
            page.row("P0").appears().await;
            page.wait_until("It is something else after a reload.", async || client_statuses(&page).await == here)
                .await;
        });
    }
}
