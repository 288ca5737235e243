//! What is kept in the browser, and what happens when it cannot be.

use crate::steps::{ID, add_influencer, file, set_status, three_influencers};
use crate::support::{Find, Page, journey};

async fn snapshot_key(page: &Page) -> String {
    let keys = page.local_storage_keys().await;
    keys.into_iter().find(|key| key.ends_with(".snapshot")).expect("a campaign is stored")
}

#[test]
fn a_corrupted_entry_is_never_overwritten() {
    journey("corrupted", async |page: Page| {
        three_influencers(&page).await;
        let key = snapshot_key(&page).await;
        page.set_local_storage(&key, "0 json {\"format\":\"rollcall.camp").await;
        page.reload().await;
        page.heading(1).says("This campaign cannot be read").await;
        page.button("Download stored text").click().await;
        let kept = page.download("rollcall").await;
        assert!(kept.contains("0 json {\"format\":\"rollcall.camp"), "{kept}");
        page.link("Go to campaigns").click().await;
        page.heading(1).says("Campaigns").await;
        page.button("Download stored text").appears().await;
        assert_eq!(page.local_storage(&key).await.as_deref(), Some("0 json {\"format\":\"rollcall.camp"));
    });
}

#[test]
fn a_torn_change_costs_only_itself() {
    journey("torn-change", async |page: Page| {
        three_influencers(&page).await;
        let keys = page.local_storage_keys().await;
        let last = keys.iter().rfind(|key| key.contains(".change.3.")).expect("three were added");
        page.set_local_storage(last, "{\"add").await;
        page.reload().await;
        page.row("Ana").appears().await;
        page.wait_for_text("could not be read and was set aside").await;
        assert!(!page.row("Cleo").exists().await);
        assert!(page.local_storage_keys().await.iter().any(|key| key.contains(".aside.3.")), "the text is kept");
    });
}

#[test]
fn a_full_storage_is_said_and_work_goes_on() {
    journey("full", async |page: Page| {
        three_influencers(&page).await;
        // Fills what is left, down to the last characters.
        page.run(
            "let size = 4 << 20, n = 0; while (size >= 1) { try { localStorage.setItem('filler.' + n, 'x'.repeat(size)); n++; } \
             catch { size = Math.floor(size / 2); } }",
            vec![],
        )
        .await;
        set_status(&page, "Client status", "Ana", "Backup").await;
        page.wait_for_status("Not saved: this browser's storage is full").await;
        page.button("Export now").click().await;
        assert!(page.download("Summer").await.contains("\"client_status\": \"backup\""));
        // Room again: the next change is stored, and the one before with it.
        page.run(
            "for (const key of Object.keys(localStorage)) if (key.startsWith('filler.')) localStorage.removeItem(key)",
            vec![],
        )
        .await;
        set_status(&page, "Client status", "Ben", "Accepted").await;
        page.wait_for_status("Saved on this device").await;
        page.reload().await;
        page.button("Client status of Ana: Backup").appears().await;
        page.button("Client status of Ben: Accepted").appears().await;
    });
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
    });
}
