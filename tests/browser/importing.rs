//! Files in and out: nothing is destroyed, and what is wrong is said with its place.

use crate::steps::{ID, file, set_status};
use crate::support::{Find, Page, containing, journey};
use serde_json::Value;

#[test]
fn what_is_exported_imports_as_the_same_campaign() {
    journey("round-trip", async |page: Page| {
        page.upload_text("summer.json", &file(ID, "Summer").to_string()).await;
        page.heading(1).says("Summer").await;
        page.button("Share").click().await;
        page.menu_item("Export campaign").click().await;
        let mut exported: Value = serde_json::from_str(&page.download("Summer").await).expect("JSON");
        let mut imported = file(ID, "Summer");
        exported["saved_at"].take();
        imported["saved_at"].take();
        assert_eq!(exported, imported);
    });
}

#[test]
fn a_campaign_that_is_here_already_is_asked_about() {
    journey("same-id", async |page: Page| {
        page.upload_text("summer.json", &file(ID, "Summer").to_string()).await;
        page.heading(1).says("Summer").await;
        set_status(&page, "Client status", "Ana", "Rejected").await;

        page.upload_text("summer.json", &file(ID, "Summer").to_string()).await;
        page.button("Cancel").click().await;
        page.button("Client status of Ana: Rejected").appears().await;

        page.upload_text("summer.json", &file(ID, "Summer").to_string()).await;
        page.button("Replace").click().await;
        page.button("Client status of Ana: Accepted").appears().await;
        page.checkbox("Select all influencers").focus().await;
        page.press("Control+z").await;
        page.button("Client status of Ana: Rejected").appears().await;

        page.upload_text("summer.json", &file(ID, "Summer").to_string()).await;
        page.button("Keep both").click().await;
        page.heading(1).says("Summer (imported)").await;
        page.link("Campaigns").click().await;
        page.link("Summer").appears().await;
        page.link("Summer (imported)").appears().await;
    });
}

#[test]
fn a_wrong_file_ends_in_a_sentence_with_its_place() {
    journey("wrong-files", async |page: Page| {
        let mut wrong = file(ID, "Summer");
        wrong["campaign"]["influencers"][0]["tasks"][0]["price"] = "12,5x".into();
        for (name, content, said) in [
            ("price.json", wrong.to_string(), "campaign.influencers[0].tasks[0].price: \"12,5x\" is not an amount"),
            ("list.csv", "name;handle\nAna;@ana\n".to_owned(), "list.csv"),
            ("newer.json", file(ID, "Summer").to_string().replace("\"version\":1", "\"version\":7"), "newer"),
            ("empty.json", String::new(), "empty"),
        ] {
            page.upload_text(name, &content).await;
            page.wait_for_text(said).await;
            page.button("Close").first().click().await;
        }
        assert_eq!(page.local_storage_keys().await.iter().filter(|key| key.contains("snapshot")).count(), 0);
    });
}

#[test]
fn repairs_are_listed() {
    journey("repairs", async |page: Page| {
        let mut odd = file(ID, "Summer");
        odd["campaign"]["influencers"][0]["client_status"] = "maybe".into();
        page.upload_text("odd.json", &odd.to_string()).await;
        page.wait_for_text("campaign.influencers[0].client_status").await;
        page.button("Close").first().click().await;
        page.button("Client status of Ana: Pending").appears().await;
    });
}

#[test]
fn several_files_at_once_and_a_hand_written_one() {
    journey("several-files", async |page: Page| {
        let folder = std::env::temp_dir().join(format!("rollcall-several-{}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder");
        let first = folder.join("first.json");
        let second = folder.join("second.json");
        std::fs::write(&first, file(ID, "First").to_string()).expect("a file");
        std::fs::write(&second, r#"{"format":"rollcall.campaign","version":1,"campaign":{"name":"By hand"}}"#)
            .expect("a file");
        page.drop_files(&[&first, &second]).await;
        page.link("First").appears().await;
        page.link("By hand").appears().await;
        page.link(containing("By hand")).click().await;
        page.heading(1).says("By hand").await;
        std::fs::remove_dir_all(&folder).expect("the folder goes");
    });
}
