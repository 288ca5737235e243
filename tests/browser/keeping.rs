//! What is kept in the browser, and what happens when it cannot be.

use crate::steps::{ID, add_influencer, file, set_status, three_influencers_by_hand};
use crate::support::big_campaign::big_campaign;
use crate::support::{Engine, Find, Page, journey, journey_in};

const TORN: &str = "0 json {\"format\":\"rollcall.camp";

async fn key_with(page: &Page, part: &str) -> String {
    let keys = page.local_storage_keys().await;
    keys.into_iter().rfind(|key| key.contains(part)).unwrap_or_else(|| panic!("nothing is stored under {part}"))
}

#[test]
fn ten_thousand_names_of_emoji_fit_and_come_back() {
    journey("emoji", async |page: Page| {
        let mut file: serde_json::Value = serde_json::from_str(&big_campaign(10_000, 10)).expect("JSON");
        for (number, person) in file["campaign"]["influencers"].as_array_mut().expect("a list").iter_mut().enumerate() {
            person["name"] = format!("👩‍🎤🌊 {number:05} 🧜🏽‍♀️🎬").into();
        }
        page.upload_text("emoji.json", &file.to_string()).await;
        page.wait_for_status("Saved on this device").await;
        set_status(&page, "Client status", "👩‍🎤🌊 00000 🧜🏽‍♀️🎬", "Backup").await;
        page.wait_for_status("Saved on this device").await;
        page.reload().await;
        page.button("Client status of 👩‍🎤🌊 00000 🧜🏽‍♀️🎬: Backup").appears().await;
        page.wait_for_status("Saved on this device").await;
    });
}

#[test]
fn a_corrupted_campaign_is_never_overwritten() {
    journey("corrupted", async |page: Page| {
        three_influencers_by_hand(&page).await;
        page.wait_for_status("Saved on this device").await;
        let key = key_with(&page, ".snapshot.").await;
        page.set_stored(&key, TORN).await;
        page.reload().await;
        page.heading(1).says("This campaign cannot be read").await;
        page.button("Download stored text").click().await;
        let kept = page.download("rollcall").await;
        assert!(kept.contains(TORN), "{kept}");
        page.link("Go to campaigns").click().await;
        page.heading(1).says("Campaigns").await;
        page.button("Download stored text").appears().await;
        assert_eq!(page.local_storage(&key).await.as_deref(), Some(TORN));
        assert_eq!(page.indexed(&key).await.as_deref(), Some(TORN));
    });
}

#[test]
fn what_is_corrupted_in_one_store_is_set_aside_and_read_from_the_other() {
    journey("corrupted-in-one", async |page: Page| {
        three_influencers_by_hand(&page).await;
        page.wait_for_status("Saved on this device").await;
        let snapshot = key_with(&page, ".snapshot.").await;
        let change = key_with(&page, ".change.3.").await;
        page.set_local_storage(&snapshot, TORN).await;
        page.set_indexed(&change, "{\"currency\":\"E").await;
        page.reload().await;
        for name in ["Ana", "Ben", "Cleo"] {
            page.row(name).appears().await;
        }
        page.wait_for_text("could not be read and were set aside").await;
        page.wait_until("The corrupted snapshot is not kept.", async || {
            let aside = snapshot.replace(".snapshot.", ".aside.snapshot.");
            page.local_storage(&aside).await.as_deref() == Some(TORN)
        })
        .await;
        // Written again, or covered by a snapshot that both stores have.
        page.wait_until("The campaign is not whole in both stores again.", async || {
            let is_snapshot = |key: &String| key.contains(".snapshot.") && !key.contains(".aside.");
            page.indexed(&change).await.as_deref() != Some("{\"currency\":\"E")
                && page.local_storage_keys().await.iter().any(is_snapshot)
                && page.indexed_keys().await.iter().any(is_snapshot)
        })
        .await;
        page.wait_for_status("Saved on this device").await;
        page.reload().await;
        page.row("Cleo").appears().await;
        assert!(!page.text().await.contains("could not be read"), "it is told once");
    });
}

#[test]
fn a_torn_change_costs_only_itself() {
    journey("torn-change", async |page: Page| {
        three_influencers_by_hand(&page).await;
        page.wait_for_status("Saved on this device").await;
        let last = key_with(&page, ".change.3.").await;
        page.set_stored(&last, "{\"add").await;
        page.reload().await;
        page.row("Ana").appears().await;
        page.wait_for_text("could not be read and was set aside").await;
        assert!(!page.row("Cleo").exists().await);
        page.wait_until("The torn text is not kept.", async || {
            page.local_storage_keys().await.iter().any(|key| key.contains(".aside.change.3."))
        })
        .await;
    });
}

#[test]
fn what_a_newer_rollcall_wrote_is_shown_and_left_as_it_is() {
    journey("newer", async |page: Page| {
        three_influencers_by_hand(&page).await;
        page.wait_for_status("Saved on this device").await;
        // Its change beside ours: what can be read is shown, and nothing is written.
        let change = key_with(&page, ".change.3.").await;
        page.set_stored(&change, "{\"version\":2,\"news\":true}").await;
        let keys = (page.local_storage_keys().await, page.indexed_keys().await);
        page.reload().await;
        page.row("Ana").appears().await;
        page.wait_for_status("Read-only").await;
        page.wait_for_text("was written by a newer Rollcall (version 2)").await;
        page.button("Client status of Ana: Pending").click().await;
        page.menu_item("Backup").click().await;
        page.wait_for_text("this one can only show it").await;
        page.button("Client status of Ana: Pending").appears().await;
        assert_eq!((page.local_storage_keys().await, page.indexed_keys().await), keys);
        // Its snapshot in the place of ours: nothing can be shown.
        let snapshot = key_with(&page, ".snapshot.").await;
        let newer = "9 json {\"format\":\"rollcall.campaign\",\"version\":2,\"campaign\":{}}";
        page.set_stored(&snapshot, newer).await;
        page.reload().await;
        page.heading(1).says("This campaign cannot be read").await;
        page.wait_for_text("newer Rollcall (version 2)").await;
        assert_eq!(page.local_storage(&snapshot).await.as_deref(), Some(newer));
        assert_eq!((page.local_storage_keys().await, page.indexed_keys().await), keys);
    });
}

/// Fills localStorage down to the last characters.
const FILL: &str = "let size = 4 << 20, n = 0; while (size >= 1) { try { localStorage.setItem('filler.' + n, 'x'.repeat(size)); n++; } \
                    catch { size = Math.floor(size / 2); } }";
const MAKE_ROOM: &str =
    "for (const key of Object.keys(localStorage)) if (key.startsWith('filler.')) localStorage.removeItem(key)";
/// Has IndexedDB refuse every write as if the disk were full.
const FILL_INDEXED: &str = "window.realPut = IDBObjectStore.prototype.put; \
    IDBObjectStore.prototype.put = () => { throw new DOMException('no room', 'QuotaExceededError') }";
const MAKE_INDEXED_ROOM: &str = "IDBObjectStore.prototype.put = window.realPut";

#[test]
fn a_full_storage_is_said_and_work_goes_on() {
    journey("full", async |page: Page| {
        three_influencers_by_hand(&page).await;
        page.wait_for_status("Saved on this device").await;
        page.run(FILL, vec![]).await;
        set_status(&page, "Client status", "Ana", "Backup").await;
        page.wait_for_status("Not saved: this browser's storage is full").await;
        page.button("Export now").click().await;
        assert!(page.download("Summer").await.contains("\"client_status\": \"backup\""));
        // Room again: the next change is stored, and the one before with it.
        page.run(MAKE_ROOM, vec![]).await;
        set_status(&page, "Client status", "Ben", "Accepted").await;
        page.wait_for_status("Saved on this device").await;
        // The other store is full.
        page.run(FILL_INDEXED, vec![]).await;
        set_status(&page, "Client status", "Cleo", "Rejected").await;
        page.wait_for_status("Not saved: this browser's storage is full").await;
        // Both are.
        page.run(FILL, vec![]).await;
        set_status(&page, "Client status", "Ana", "Accepted").await;
        page.wait_for_status("Not saved: this browser's storage is full").await;
        page.run(MAKE_ROOM, vec![]).await;
        page.run(MAKE_INDEXED_ROOM, vec![]).await;
        set_status(&page, "Client status", "Ben", "Backup").await;
        page.wait_for_status("Saved on this device").await;
        page.reload().await;
        for (name, status) in [("Ana", "Accepted"), ("Ben", "Backup"), ("Cleo", "Rejected")] {
            page.button(format!("Client status of {name}: {status}")).appears().await;
        }
    });
}

#[test]
fn a_campaign_that_fits_nowhere_is_shown_and_stored_once_there_is_room() {
    journey("full-from-the-start", async |page: Page| {
        page.run(FILL, vec![]).await;
        page.run(FILL_INDEXED, vec![]).await;
        page.upload_text("summer.json", &file(ID, "Summer").to_string()).await;
        page.heading(1).says("Summer").await;
        page.wait_for_status("Not saved: this browser's storage is full").await;
        page.run(MAKE_ROOM, vec![]).await;
        page.run(MAKE_INDEXED_ROOM, vec![]).await;
        set_status(&page, "Client status", "Ana", "Backup").await;
        page.wait_for_status("Saved on this device").await;
        page.reload().await;
        page.button("Client status of Ana: Backup").appears().await;
    });
}

#[test]
fn a_campaign_that_localstorage_lost_is_read_from_indexeddb() {
    for engine in [Engine::Chromium, Engine::Firefox] {
        journey_in(engine, "lost-in-one", async |page: Page| {
            three_influencers_by_hand(&page).await;
            page.wait_for_status("Saved on this device").await;
            page.run("localStorage.clear()", vec![]).await;
            page.open("").await;
            page.link("Summer").click().await;
            page.row("Cleo").appears().await;
            page.wait_until("localStorage does not have the campaign again.", async || {
                page.local_storage_keys().await.iter().any(|key| key.contains(".snapshot."))
            })
            .await;
        });
    }
}

#[test]
fn two_tabs_lose_nothing() {
    journey("two-tabs", async |page: Page| {
        page.upload_text("summer.json", &file(ID, "Summer").to_string()).await;
        page.heading(1).says("Summer").await;
        page.open_tab(&format!("?campaign={ID}")).await;
        page.heading(1).says("Summer").await;
        set_status(&page, "Client status", "Ana", "Backup").await;
        page.switch_to_tab(0).await;
        page.button("Client status of Ana: Backup").appears().await;
        add_influencer(&page, "Ben", &[]).await;
        page.switch_to_tab(1).await;
        page.row("Ben").appears().await;
        page.reload().await;
        page.row("Ben").appears().await;
        page.button("Client status of Ana: Backup").appears().await;
        let replicas = page.local_storage_keys().await;
        let replicas = replicas.iter().filter(|key| key.starts_with("rollcall.replica.")).count();
        assert_eq!(replicas, 2, "two tabs, two replicas, also after a reload");
    });
}
