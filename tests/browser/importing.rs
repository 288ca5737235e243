//! Files in and out: nothing is destroyed, nothing changes unseen, and what is wrong is said with its place.

use crate::steps::{ID, add_influencer, file, set_status};
use crate::support::{Find, Page, containing, journey};
use crate::their_copy::TheirCopy;
use serde_json::{Value, json};

/// The task of [`file`] in words.
const TASK: &str = "Instagram Carousel, 10 June 2027";

/// Imports a campaign called "Summer" with one influencer, Ana.
async fn summer(page: &Page) {
    page.upload_text("summer.json", &file(ID, "Summer").to_string()).await;
    page.heading(1).says("Summer").await;
}

/// Exports the open campaign; `number` counts the exports of a journey, whose files have one name.
async fn export(page: &Page, number: usize) -> String {
    page.button("Share").click().await;
    page.menu_item("Export campaign").click().await;
    let name = if number == 0 { "Summer.rollcall.json".to_owned() } else { format!("Summer.rollcall ({number}).json") };
    page.download(&name).await
}

/// Ctrl+Z and the like, outside of any field.
async fn press(page: &Page, chord: &str) {
    page.checkbox("Select all influencers").focus().await;
    page.press(chord).await;
}

#[test]
fn what_is_exported_imports_as_the_same_campaign() {
    journey("round-trip", async |page: Page| {
        summer(&page).await;
        let mut exported: Value = serde_json::from_str(&export(&page, 0).await).expect("JSON");
        let mut imported = file(ID, "Summer");
        exported["saved_at"].take();
        imported["saved_at"].take();
        exported.as_object_mut().expect("a record").remove("edits");
        assert_eq!(exported, imported);
    });
}

#[test]
fn the_same_file_has_nothing_new_and_an_older_one_nothing_more() {
    journey("nothing-new", async |page: Page| {
        summer(&page).await;
        set_status(&page, "Client status", "Ana", "Rejected").await;
        let older = export(&page, 0).await;
        page.upload_text("again.json", &older).await;
        page.wait_for_announcement("Nothing new: Summer is here exactly as in this file.").await;

        set_status(&page, "Client status", "Ana", "Backup").await;
        page.upload_text("older.json", &older).await;
        page.wait_for_announcement("You already have everything in this file.").await;
        page.button("Client status of Ana: Backup").appears().await;
        assert!(!page.dialog("Import Summer").exists().await);
    });
}

#[test]
fn a_file_changed_by_hand_is_looked_at_row_by_row() {
    journey("by-hand", async |page: Page| {
        summer(&page).await;
        let mut by_hand: Value = serde_json::from_str(&export(&page, 0).await).expect("JSON");
        by_hand["campaign"]["influencers"][0]["client_status"] = "backup".into();
        by_hand["campaign"]["influencers"][0]["tasks"][0]["price"] = "1500.00".into();
        page.upload_text("by-hand.json", &by_hand.to_string()).await;

        let dialog = page.dialog("Import Summer");
        page.wait_for_text("2 changed").await;
        page.wait_for_text("This file was changed by hand. What differs is listed as your own edit.").await;
        page.wait_for_text("€1,200.00 → becomes €1,500.00").await;
        let price = dialog.checkbox(format!("Take Ana: {TASK}: price"));
        assert_eq!(price.checked().await, "true");
        price.click().await;
        page.wait_for_text("1 of 2 changes will be taken from the file.").await;
        dialog.button("Apply").click().await;

        page.button("Client status of Ana: Backup").appears().await;
        page.wait_for_announcement("by-hand.json joined: 1 changed").await;
        assert!(page.row("Ana").text().await.contains("€1,200"), "the price was left");
        press(&page, "Control+z").await;
        page.button("Client status of Ana: Accepted").appears().await;
        press(&page, "Control+Shift+z").await;
        page.button("Client status of Ana: Backup").appears().await;
    });
}

#[test]
fn conflicts_are_decided_one_by_one_and_not_asked_again() {
    journey("conflicts", async |page: Page| {
        summer(&page).await;
        add_influencer(&page, "Ben", &[]).await;
        let base = export(&page, 0).await;
        set_status(&page, "Client status", "Ana", "Rejected").await;
        set_status(&page, "Client status", "Ben", "Rejected").await;

        let mut theirs = TheirCopy::of(&base, "Northwind");
        theirs.edit("/campaign/influencers/0", "client_status", json!("backup"));
        theirs.edit("/campaign/influencers/1", "client_status", json!("accepted"));
        page.upload_text("returned.json", &theirs.text()).await;

        let dialog = page.dialog("Import Summer");
        page.wait_for_text("2 conflicts").await;
        page.wait_for_text("Changed here, and in the file by Northwind.").await;
        dialog.group("Ana: Client status").radio("Mine: Rejected").click().await;
        dialog.group("Ben: Client status").radio("Theirs: Accepted").click().await;
        dialog.button("Apply").click().await;
        page.button("Client status of Ana: Rejected").appears().await;
        page.button("Client status of Ben: Accepted").appears().await;

        page.upload_text("returned.json", &theirs.text()).await;
        page.wait_for_announcement("You already have everything in this file.").await;
        press(&page, "Control+z").await;
        page.button("Client status of Ben: Rejected").appears().await;
    });
}

#[test]
fn who_was_changed_here_and_removed_there_stays_until_decided() {
    journey("removed-there", async |page: Page| {
        summer(&page).await;
        add_influencer(&page, "Ben", &[]).await;
        let base = export(&page, 0).await;
        set_status(&page, "Client status", "Ana", "Backup").await;
        let mut theirs = TheirCopy::of(&base, "");
        theirs.remove_influencer(1);
        theirs.remove_influencer(0);
        page.upload_text("returned.json", &theirs.text()).await;

        let dialog = page.dialog("Import Summer");
        page.wait_for_text("1 removed · 1 conflict").await;
        page.wait_for_text("You changed Ana; the file removed them.").await;
        assert_eq!(dialog.radio("Mine: keep").checked().await, "true");
        dialog.button("Apply").click().await;
        page.row("Ben").disappears().await;
        page.button("Client status of Ana: Backup").appears().await;
        press(&page, "Control+z").await;
        page.row("Ben").appears().await;
    });
}

#[test]
fn many_changes_are_filtered_and_switched_by_kind() {
    journey("filter-changes", async |page: Page| {
        summer(&page).await;
        add_influencer(&page, "Ben", &[]).await;
        let mut theirs = TheirCopy::of(&export(&page, 0).await, "");
        theirs.edit("/campaign/influencers/0", "client_status", json!("backup"));
        theirs.edit("/campaign/influencers/0/tasks/0", "price", json!("1500.00"));
        theirs.remove_influencer(1);
        theirs.add_influencer("0197a1c3-0000-7000-8000-0000000000aa", "Zoë Lang");
        page.upload_text("theirs.json", &theirs.text()).await;

        let dialog = page.dialog("Import Summer");
        page.wait_for_text("2 changed · 1 new · 1 removed").await;
        dialog.field("Filter changes").fill("zoe").await;
        page.wait_for_text("1 of 4 changes").await;
        dialog.checkbox("Take Zoë Lang: Influencer, new").appears().await;
        assert!(!dialog.checkbox("Take Ana: Client status").exists().await);
        dialog.field("Filter changes").fill("nobody").await;
        page.wait_for_text("No change matches").await;
        dialog.button("Show all changes").click().await;

        dialog.button("Changed 2").click().await;
        dialog.button("Keep all mine").click().await;
        page.wait_for_text("2 of 4 changes will be taken from the file.").await;
        assert_eq!(dialog.checkbox("Take Ana: Client status").checked().await, "false");
        dialog.button("Removed 1").click().await;
        dialog.button("Keep all mine").click().await;
        dialog.button("Apply").click().await;

        page.row("Zoë Lang").appears().await;
        page.row("Ben").appears().await;
        page.button("Client status of Ana: Accepted").appears().await;
    });
}

#[test]
fn cancel_replace_and_keep_both_do_what_they_say() {
    journey("same-id", async |page: Page| {
        summer(&page).await;
        set_status(&page, "Client status", "Ana", "Rejected").await;

        page.upload_text("summer.json", &file(ID, "Summer").to_string()).await;
        page.wait_for_text("This file does not tell who changed what").await;
        page.button("Cancel").click().await;
        page.dialog("Import Summer").disappears().await;
        page.button("Client status of Ana: Rejected").appears().await;

        page.upload_text("summer.json", &file(ID, "Summer").to_string()).await;
        page.button("Replace").click().await;
        page.button("Client status of Ana: Accepted").appears().await;
        press(&page, "Control+z").await;
        page.button("Client status of Ana: Rejected").appears().await;

        page.upload_text("summer.json", &file(ID, "Summer").to_string()).await;
        page.button("Keep both").click().await;
        page.heading(1).says("Summer (imported)").await;
        page.button("Client status of Ana: Accepted").appears().await;
        page.link("Campaigns").click().await;
        page.link("Summer (imported)").appears().await;
        page.link("Summer").click().await;
        page.button("Client status of Ana: Rejected").appears().await;
    });
}

#[test]
fn a_campaign_that_is_not_open_is_opened_and_compared() {
    journey("not-open", async |page: Page| {
        summer(&page).await;
        set_status(&page, "Client status", "Ana", "Rejected").await;
        page.link("Campaigns").click().await;
        page.link("Summer").appears().await;
        page.upload_text("summer.json", &file(ID, "Summer").to_string()).await;
        page.dialog("Import Summer").button("Apply").click().await;
        page.button("Client status of Ana: Accepted").appears().await;
        press(&page, "Control+z").await;
        page.button("Client status of Ana: Rejected").appears().await;
    });
}

#[test]
fn a_deleted_campaign_is_restored_before_it_is_compared() {
    journey("deleted", async |page: Page| {
        summer(&page).await;
        set_status(&page, "Client status", "Ana", "Rejected").await;
        page.link("Campaigns").click().await;
        page.button(containing("Summer")).click().await;
        page.menu_item("Delete").click().await;
        page.link("Summer").disappears().await;

        page.upload_text("summer.json", &file(ID, "Summer").to_string()).await;
        page.dialog("Summer is in Recently deleted").button("Restore and compare").click().await;
        page.dialog("Import Summer").button("Cancel").click().await;
        page.button("Client status of Ana: Rejected").appears().await;
    });
}

#[test]
fn a_returned_client_copy_changes_what_the_client_decides() {
    journey("client-copy", async |page: Page| {
        summer(&page).await;
        let mut theirs = TheirCopy::of(&export(&page, 0).await, "Northwind Drinks");
        theirs.withhold_prices();
        theirs.edit("/campaign/influencers/0", "client_status", json!("rejected"));
        theirs.edit("/campaign/influencers/0", "name", json!("Anna"));
        page.upload_text("returned.json", &theirs.text()).await;

        let dialog = page.dialog("Import Summer");
        page.wait_for_text("The client changed this, though it is not theirs to decide.").await;
        assert_eq!(dialog.checkbox("Take Ana: Name").checked().await, "false");
        assert!(!dialog.button("Replace").exists().await, "a client copy has no prices");
        dialog.button("Apply").click().await;
        page.button("Client status of Ana: Rejected").appears().await;
        page.wait_for_announcement("returned.json joined: 1 changed, returned by Northwind Drinks").await;
        assert!(page.row("Ana").text().await.contains("€1,200"), "what is withheld is not removed");
    });
}

#[test]
fn the_preview_works_with_the_keyboard_alone() {
    journey("preview-keys", async |page: Page| {
        summer(&page).await;
        set_status(&page, "Client status", "Ana", "Rejected").await;
        page.upload_text("summer.json", &file(ID, "Summer").to_string()).await;
        page.dialog("Import Summer").appears().await;
        let mut passed = Vec::new();
        while passed.last().is_none_or(|name: &String| name != "Apply") {
            page.press("Tab").await;
            passed.push(page.focused().await.1);
            assert!(passed.len() < 30, "{passed:?}");
        }
        for name in ["Filter changes", "Take all theirs", "Take Ana: Client status", "Keep both", "Replace"] {
            assert!(passed.iter().any(|passed| passed == name), "{name}: {passed:?}");
        }
        page.press("Enter").await;
        page.button("Client status of Ana: Accepted").appears().await;

        press(&page, "Control+z").await;
        page.upload_text("summer.json", &file(ID, "Summer").to_string()).await;
        page.dialog("Import Summer").appears().await;
        page.press("Escape").await;
        page.dialog("Import Summer").disappears().await;
        page.button("Client status of Ana: Rejected").appears().await;
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

#[test]
fn a_file_without_ids_brings_nothing_new_the_second_time() {
    journey("without-ids", async |page: Page| {
        let mut by_hand = file(ID, "Summer");
        let ana = by_hand["campaign"]["influencers"][0].as_object_mut().expect("a record");
        ana.remove("id");
        ana["tasks"][0].as_object_mut().expect("a record").remove("id");
        page.upload_text("by-hand.json", &by_hand.to_string()).await;
        page.heading(1).says("Summer").await;
        page.row("Ana").appears().await;
        page.upload_text("by-hand.json", &by_hand.to_string()).await;
        page.wait_for_announcement("Nothing new: Summer is here exactly as in this file.").await;

        // Nor where it does not even say which campaign it is.
        by_hand["campaign"].as_object_mut().expect("a record").remove("id");
        page.upload_text("by-hand.json", &by_hand.to_string()).await;
        page.wait_for_announcement("Nothing new: Summer is here exactly as in this file.").await;
        by_hand["campaign"]["influencers"][0]["client_status"] = "backup".into();
        page.upload_text("by-hand.json", &by_hand.to_string()).await;
        page.wait_for_text("1 changed").await;
        page.wait_for_text("It is compared with the one here of that name and client.").await;
        page.dialog("Import Summer").button("Apply").click().await;
        page.button("Client status of Ana: Backup").appears().await;
        page.link("Campaigns").click().await;
        page.link("Summer").appears().await;
        assert!(!page.link("Summer (imported)").exists().await);
    });
}

#[test]
fn who_was_added_on_both_sides_is_asked_about_with_one_switch() {
    journey("the-same", async |page: Page| {
        summer(&page).await;
        let base = export(&page, 0).await;
        add_influencer(&page, "Lena Fischer", &[("Instagram", "lenafischer", "214k")]).await;
        let mut theirs = TheirCopy::of(&base, "Kim");
        // Of an id that is earlier than any that the page gives.
        theirs.add_influencer("0197a1c3-0000-7000-8000-0000000000aa", "Lena F.");
        let account = json!({ "network": "instagram", "handle": "LenaFischer", "followers": 215_000 });
        theirs.influencer(1)["accounts"] = json!([account]);
        theirs.influencer(1)["tags"] = json!(["food"]);
        page.upload_text("theirs.json", &theirs.text()).await;

        let dialog = page.dialog("Import Summer");
        page.wait_for_text("1 perhaps the same").await;
        page.wait_for_text("Both are @LenaFischer on Instagram. Ticked, they become one; otherwise they stay two.")
            .await;
        let same = dialog.checkbox("Make one of Lena Fischer: Influencer, the same?");
        assert_eq!(same.checked().await, "true");
        let name = dialog.group("Lena Fischer: Name");
        assert_eq!(name.radio("Mine: Lena Fischer").checked().await, "true");
        page.wait_for_text("Mine is recommended because nothing tells which is later.").await;
        let new = dialog.checkbox("Take Lena F.: Influencer, new");
        assert!(new.disabled().await, "they are one");
        // Two who are not one: the values of one do not count, and the other is new.
        same.click().await;
        assert!(!new.disabled().await && name.radio("Mine: Lena Fischer").disabled().await);
        page.wait_for_text("1 of 5 changes will be taken from the file.").await;
        same.click().await;
        dialog.button("Apply").click().await;
        page.wait_for_announcement("theirs.json joined: 1 made one").await;
        page.row("Lena Fischer").appears().await;
        assert!(!page.row("Lena F.").exists().await);

        page.upload_text("theirs.json", &theirs.text()).await;
        page.wait_for_announcement("You already have everything in this file.").await;
        press(&page, "Control+z").await;
        page.row("Lena Fischer").appears().await;
    });
}

#[test]
fn a_conflict_says_when_by_whom_and_why_one_is_recommended() {
    journey("when-and-whom", async |page: Page| {
        summer(&page).await;
        let base = export(&page, 0).await;
        set_status(&page, "Client status", "Ana", "Rejected").await;
        let mut theirs = TheirCopy::of(&base, "Northwind");
        theirs.edit("/campaign/influencers/0", "client_status", json!("backup"));
        page.upload_text("returned.json", &theirs.text()).await;
        let dialog = page.dialog("Import Summer");
        page.wait_for_text("1 conflict").await;
        page.wait_for_text("by Northwind, ").await;
        page.wait_for_text("because it is the later change.").await;
        dialog.button("Cancel").click().await;
    });
}

#[test]
fn a_decision_about_somebody_who_was_removed_is_told_as_that() {
    journey("decided-removed", async |page: Page| {
        summer(&page).await;
        add_influencer(&page, "Lena Fischer", &[]).await;
        let base = export(&page, 0).await;
        page.checkbox("Select Lena Fischer").click().await;
        crate::steps::act(&page, "Remove from campaign", None).await;
        page.row("Lena Fischer").disappears().await;
        let mut theirs = TheirCopy::of(&base, "Northwind");
        theirs.withhold_prices();
        theirs.edit("/campaign/influencers/1", "client_status", json!("accepted"));
        theirs.edit("/campaign/influencers/1", "client_comment", json!("Love her"));
        page.upload_text("returned.json", &theirs.text()).await;

        let dialog = page.dialog("Import Summer");
        page.wait_for_text(
            "Lena Fischer is no longer on the roster; the client decided Accepted and wrote “Love her”.",
        )
        .await;
        assert!(!dialog.text().await.contains("not theirs to decide"));
        assert_eq!(dialog.radio("Mine: leave it removed").checked().await, "true");
        dialog.radio("Theirs: bring it back").click().await;
        dialog.button("Apply").click().await;
        page.button("Client status of Lena Fischer: Accepted").appears().await;
    });
}

#[test]
fn a_duplicate_asks_what_to_take_along() {
    journey("duplicate", async |page: Page| {
        let mut secretive = file(ID, "Summer");
        secretive["campaign"]["influencers"][0]["client_comment"] = "Too expensive".into();
        page.upload_text("summer.json", &secretive.to_string()).await;
        page.heading(1).says("Summer").await;
        page.link("Campaigns").click().await;
        page.button("Actions for Summer").click().await;
        page.menu_item("Duplicate").click().await;
        let dialog = page.dialog("Duplicate Summer");
        assert_eq!(dialog.field("Name").value().await, "Summer (copy)");
        for (name, checked) in [
            ("Description and budget", "false"),
            ("Influencers: 1", "true"),
            ("Contact details", "true"),
            ("Notes", "false"),
            ("Influencer statuses", "false"),
            ("Client statuses and comments", "false"),
            ("Tasks: 1", "true"),
            ("Prices", "true"),
            ("Set every task to Pending", "true"),
        ] {
            assert_eq!(dialog.checkbox(name).checked().await, checked, "{name}");
        }
        dialog.field("Client").fill("Southwind").await;
        dialog.field("Name").fill("").await;
        dialog.button("Duplicate").click().await;
        page.wait_for_text("Name is empty.").await;
        dialog.field("Name").fill("Autumn").await;
        dialog.button("Duplicate").click().await;
        page.wait_for_announcement("Autumn added").await;
        page.link("Autumn").click().await;
        page.button("Client status of Ana: Pending").appears().await;
        page.button("Share").click().await;
        page.menu_item("Export campaign").click().await;
        let exported = page.download("Autumn.rollcall.json").await;
        for word in ["Too expensive", "Northwind", "accepted"] {
            assert!(!exported.contains(word), "{word}: {exported}");
        }
        assert!(exported.contains("Southwind") && exported.contains("1200.00"), "{exported}");
    });
}
