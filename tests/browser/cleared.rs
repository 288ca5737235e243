//! Site data that is cleared while tabs are open: nothing is called saved that is not, and the campaign is stored again.

use crate::side_by_side::{client_statuses, people};
use crate::steps::{ID, set_status};
use crate::support::command::devtools;
use crate::support::{Engine, Find, Page, journey, journey_in};
use serde_json::json;

/// What goes, and how.
#[derive(Clone, Copy, Debug)]
enum Loss {
    Local,
    Indexed,
    Both,
    /// Both, by a second tab with the campaign open.
    BothElsewhere,
    /// The snapshot in both.
    Snapshot,
    /// What "Clear site data" of the developer tools does, as eviction does: connections are closed by force.
    SiteData,
}

const CLEAR_LOCAL: &str = "localStorage.clear()";
const DELETE_DATABASE: &str = "await new Promise((done, fail) => { \
    const request = indexedDB.deleteDatabase('rollcall'); request.onsuccess = done; request.onerror = fail; })";
const REMOVE_SNAPSHOT: &str = "\
    for (const key of Object.keys(localStorage)) if (key.includes('.snapshot.')) localStorage.removeItem(key); \
    const open = await new Promise(done => { const it = indexedDB.open('rollcall'); it.onsuccess = () => done(it.result); }); \
    await new Promise(done => { \
      const change = open.transaction('texts', 'readwrite'), texts = change.objectStore('texts'); \
      texts.getAllKeys().onsuccess = event => \
        event.target.result.filter(key => key.includes('.snapshot.')).forEach(key => texts.delete(key)); \
      change.oncomplete = done; }); \
    open.close()";

async fn lose(page: &Page, loss: Loss) {
    match loss {
        Loss::Local => drop(page.run(CLEAR_LOCAL, vec![]).await),
        Loss::Indexed => drop(page.run_async(DELETE_DATABASE, vec![]).await),
        Loss::Both => {
            page.run(CLEAR_LOCAL, vec![]).await;
            page.run_async(DELETE_DATABASE, vec![]).await;
        }
        Loss::BothElsewhere => {
            page.open_tab(&format!("?campaign={ID}")).await;
            page.row("P0").appears().await;
            page.run(CLEAR_LOCAL, vec![]).await;
            page.run_async(DELETE_DATABASE, vec![]).await;
            page.switch_to_tab(0).await;
        }
        Loss::Snapshot => drop(page.run_async(REMOVE_SNAPSHOT, vec![]).await),
        Loss::SiteData => {
            let everything = json!({ "origin": page.origin(), "storageTypes": "local_storage,indexeddb" });
            devtools(page.client(), "Storage.clearDataForOrigin", everything).await.expect("Chromium clears");
        }
    }
}

async fn opened(page: &Page) {
    page.upload_text("summer.json", &people(4).to_string()).await;
    page.heading(1).says("Summer").await;
    set_status(page, "Client status", "P0", "Backup").await;
    page.wait_for_status("Saved on this device").await;
}

async fn has(page: &Page, expected: [&str; 4]) {
    page.row("P0").appears().await;
    let expected: Vec<String> =
        expected.iter().enumerate().map(|(n, status)| format!("Client status of P{n}: {status}")).collect();
    assert_eq!(client_statuses(page).await, expected);
}

fn the_next_edit_writes_it_again(engine: Engine, losses: &[Loss]) {
    for loss in losses {
        journey_in(engine, &format!("cleared-{loss:?}"), async |page: Page| {
            opened(&page).await;
            lose(&page, *loss).await;
            set_status(&page, "Client status", "P1", "Accepted").await;
            page.wait_for_status("Saved on this device").await;
            // Each of the stores has it by itself.
            assert!(page.local_storage_keys().await.iter().any(|key| key.contains(".snapshot.")), "{loss:?}");
            assert!(page.indexed_keys().await.iter().any(|key| key.contains(".snapshot.")), "{loss:?}");
            page.reload().await;
            has(&page, ["Backup", "Accepted", "Pending", "Pending"]).await;
            page.wait_for_status("Saved on this device").await;
        });
    }
}

#[test]
fn chromium_cleared_under_a_tab_stores_it_again() {
    let losses = [Loss::Local, Loss::Indexed, Loss::Both, Loss::BothElsewhere, Loss::Snapshot, Loss::SiteData];
    the_next_edit_writes_it_again(Engine::Chromium, &losses);
}

#[test]
fn firefox_cleared_under_a_tab_stores_it_again() {
    let losses = [Loss::Local, Loss::Indexed, Loss::Both, Loss::BothElsewhere, Loss::Snapshot];
    the_next_edit_writes_it_again(Engine::Firefox, &losses);
}

#[test]
fn coming_back_to_a_tab_stores_it_again() {
    for engine in [Engine::Chromium, Engine::Firefox] {
        journey_in(engine, "cleared-and-back", async |page: Page| {
            opened(&page).await;
            page.open_tab("").await;
            page.link("Summer").appears().await;
            page.run_async(DELETE_DATABASE, vec![]).await;
            page.run(CLEAR_LOCAL, vec![]).await;
            page.switch_to_tab(0).await;
            // A headless browser does not tell a page that somebody has come to it.
            page.run("dispatchEvent(new Event('focus'))", vec![]).await;
            page.wait_for_text("The campaign is stored again; its restore points are gone.").await;
            page.wait_for_status("Saved on this device").await;
            page.reload().await;
            has(&page, ["Backup", "Pending", "Pending", "Pending"]).await;
        });
    }
}

#[test]
fn two_tabs_that_are_cleared_agree_again() {
    for engine in [Engine::Chromium, Engine::Firefox] {
        journey_in(engine, "cleared-in-two", async |page: Page| {
            opened(&page).await;
            lose(&page, Loss::BothElsewhere).await;
            for (round, status) in
                ["Accepted", "Rejected", "Backup", "Accepted", "Rejected", "Backup"].iter().enumerate()
            {
                page.switch_to_tab(round % 2).await;
                set_status(&page, "Client status", &format!("P{}", 1 + round % 2), status).await;
                page.wait_for_status("Saved on this device").await;
            }
            let snapshots = page.local_storage_keys().await.iter().filter(|key| key.contains(".snapshot.")).count();
            assert!(snapshots <= 2, "each tab wrote it once, not {snapshots} times");
            page.reload().await;
            has(&page, ["Backup", "Rejected", "Backup", "Pending"]).await;
        });
    }
}

#[test]
fn what_is_cleared_and_cannot_be_stored_again_is_not_called_saved() {
    journey("cleared-and-full", async |page: Page| {
        opened(&page).await;
        lose(&page, Loss::Both).await;
        page.run(
            "Storage.prototype.setItem = () => { throw new DOMException('no room', 'QuotaExceededError') }",
            vec![],
        )
        .await;
        set_status(&page, "Client status", "P1", "Accepted").await;
        page.wait_for_status("Not saved: this browser's storage is full").await;
        page.button("Export now").click().await;
        assert!(page.download("Summer").await.contains("\"client_status\": \"accepted\""));
    });
}

#[test]
fn a_campaign_that_another_tab_deletes_says_so_and_comes_back() {
    for engine in [Engine::Chromium, Engine::Firefox] {
        journey_in(engine, "deleted-elsewhere", async |page: Page| {
            opened(&page).await;
            page.open_tab("").await;
            let delete = async || {
                page.button("Actions for Summer").click().await;
                page.menu_item("Delete").click().await;
                page.link("Summer").disappears().await;
            };
            delete().await;
            page.switch_to_tab(0).await;
            page.wait_for_text("This campaign was deleted in another tab.").await;
            // What is changed here meanwhile is kept with it.
            set_status(&page, "Client status", "P1", "Accepted").await;
            page.button("Restore").click().await;
            page.wait_for_status("Saved on this device").await;
            page.switch_to_tab(1).await;
            page.link("Summer").appears().await;
            // For good, while it is open: who goes on with it has it.
            delete().await;
            page.run("document.querySelector('details.deleted').open = true", vec![]).await;
            page.button("Delete for good").click().await;
            page.button("Delete now").click().await;
            page.wait_for_text("Summer deleted for good").await;
            page.switch_to_tab(0).await;
            set_status(&page, "Client status", "P2", "Rejected").await;
            page.button("Restore").click().await;
            page.wait_for_status("Saved on this device").await;
            page.reload().await;
            has(&page, ["Backup", "Accepted", "Rejected", "Pending"]).await;
        });
    }
}

/// The mark of a deletion so many days ago.
async fn mark(page: &Page, days: f64) {
    let when = "return new Date(Date.now() - arguments[0] * 864e5).toISOString().slice(0, 19) + 'Z'";
    let when = page.run(when, vec![json!(days)]).await;
    page.set_stored(&format!("rollcall.campaign.{ID}.deleted"), when.as_str().expect("a moment")).await;
}

#[test]
fn what_can_no_longer_be_restored_is_not_offered() {
    journey("deleted-long-ago", async |page: Page| {
        opened(&page).await;
        mark(&page, 29.9).await;
        page.open("").await;
        page.wait_for_text("Recently deleted · 1").await;
        // Gone behind the back of the list: it is not called restored.
        page.run("document.querySelector('details.deleted').open = true", vec![]).await;
        page.button("Restore").appears().await;
        page.run(CLEAR_LOCAL, vec![]).await;
        page.run_async(DELETE_DATABASE, vec![]).await;
        page.button("Restore").click().await;
        page.wait_for_text("The campaign can no longer be restored: it was deleted for good.").await;
        // Its time is over, though it lies there still.
        opened(&page).await;
        mark(&page, 30.1).await;
        page.run_before_load("window.requestIdleCallback = () => 0").await;
        page.open("").await;
        page.heading(1).says("Campaigns").await;
        page.button("New campaign").first().appears().await;
        assert!(!page.button("Restore").exists().await && !page.text().await.contains("Recently deleted · 1"));
        page.open(&format!("?campaign={ID}")).await;
        page.heading(1).says("This campaign is not here").await;
    });
}
