//! Keys as other keyboards and languages have them, and where they go: to the input method, to a field, to the page.

use crate::steps::{ID, act, file, set_status, three_influencers};
use crate::support::{Find, Page, journey};
use serde_json::{Value, json};

/// Sends a key to what has the focus, with what the engine's own keyboard cannot press; says whether the page took it.
async fn send(page: &Page, key: &Value) -> bool {
    let script = "const at = document.activeElement; const init = {bubbles: true, cancelable: true, ...arguments[0]}; \
         if (init.ends) at.dispatchEvent(new CompositionEvent('compositionend', {bubbles: true})); \
         const event = new KeyboardEvent('keydown', init); at.dispatchEvent(event); return event.defaultPrevented";
    page.run(script, vec![key.clone()]).await == true
}

/// Escape, Enter and Tab as browsers send them while something is composed: in Chromium and Firefox, and in Safari, which
/// ends the composition first.
async fn compose(page: &Page) {
    for key in ["Escape", "Enter", "Tab"] {
        for sent in [
            json!({ "key": key, "isComposing": true }),
            json!({ "key": key, "keyCode": 229 }),
            json!({ "key": key, "ends": true }),
        ] {
            send(page, &sent).await;
        }
    }
}

#[test]
fn keys_of_an_input_method_are_its_own() {
    journey("input-method", async |page: Page| {
        three_influencers(&page).await;
        // A cell.
        page.checkbox("Select Ben").focus().await;
        page.press("ArrowRight").await;
        page.press("F2").await;
        page.type_text("花子").await;
        compose(&page).await;
        page.field("Name of Ben").is_focused().await;
        page.field("Name of Ben").holds("花子").await;
        page.press("Enter").await;
        page.row("花子").appears().await;

        // A dialog, which Escape closes and Enter saves.
        page.button("Add influencers").click().await;
        let dialog = page.dialog("Add influencers");
        dialog.field("Name").fill("太郎").await;
        compose(&page).await;
        dialog.field("Name").is_focused().await;
        dialog.field("Name").holds("太郎").await;
        assert!(!page.button("Discard").exists().await, "nobody has asked to leave");
        dialog.button("Cancel").click().await;
        page.button("Discard").click().await;

        // The palette, whose Enter would do something.
        page.press("Control+k").await;
        page.type_text("dark").await;
        compose(&page).await;
        page.dialog("Command palette").appears().await;
        page.press("Escape").await;
        page.dialog("Command palette").disappears().await;

        // A menu, the panel and its fields.
        page.button("Client status of Ana: Pending").focus().await;
        page.press("Enter").await;
        page.menu_item("Backup").appears().await;
        compose(&page).await;
        page.menu_item("Backup").appears().await;
        page.press("Escape").await;
        page.button("Tasks of Ana").click().await;
        page.field("Notes").fill("日本").await;
        compose(&page).await;
        page.field("Notes").holds("日本").await;
        page.field("Notes").is_focused().await;
    });
}

#[test]
fn a_real_composition_is_not_thrown_away() {
    journey("composition", async |page: Page| {
        if !page.engine().is_chromium() {
            return;
        }
        three_influencers(&page).await;
        page.checkbox("Select Ben").focus().await;
        page.press("ArrowRight").await;
        page.press("F2").await;
        page.type_text("花").await;
        page.compose("こ").await;
        page.press("Escape").await;
        page.field("Name of Ben").is_focused().await;
        assert!(page.field("Name of Ben").value().await.starts_with('花'));
    });
}

/// The client's view of three who are pending.
async fn client_view(page: &Page) {
    let mut copy = file(ID, "Summer");
    copy["withheld"] = json!(["prices", "contact", "notes"]);
    let people = copy["campaign"]["influencers"].as_array_mut().expect("a list");
    people[0]["client_status"] = json!("pending");
    for task in people[0]["tasks"].as_array_mut().expect("a list") {
        task.as_object_mut().expect("a task").remove("price");
    }
    for (number, name) in [(2, "Ben"), (3, "Cleo")] {
        people.push(
            json!({ "id": format!("0197a1c3-0000-7000-8000-00000000000{number}"), "name": name, "accounts": [] }),
        );
    }
    page.upload_text("copy.json", &copy.to_string()).await;
    page.heading(2).first().says("Ana").await;
}

#[test]
fn the_four_decisions_have_keys_on_every_keyboard() {
    journey("client-keys", async |page: Page| {
        client_view(&page).await;
        page.run("document.querySelector('.card-name-now').focus()", vec![]).await;
        let decided = async |key: Value, text: &str| {
            send(&page, &key).await;
            page.wait_for_announcement(text).await;
        };
        decided(json!({ "key": "é", "code": "Digit2" }), "Client status of Ana set to Accepted").await;
        decided(json!({ "key": "٣", "code": "Digit3" }), "Client status of Ana set to Rejected").await;
        decided(json!({ "key": "४", "code": "Numpad4" }), "Client status of Ana set to Backup").await;
        decided(json!({ "key": "2", "code": "Digit2", "shiftKey": true }), "Client status of Ana set to Accepted")
            .await;
        for other in [
            json!({ "key": "²", "code": "Digit2", "modifierAltGraph": true }),
            json!({ "key": "£", "code": "Digit3", "shiftKey": true }),
            json!({ "key": "Dead", "code": "Digit4" }),
        ] {
            assert!(!send(&page, &other).await, "{other} is no decision");
        }
    });
}

#[test]
fn a_key_right_behind_the_one_that_leaves_a_field_is_the_pages() {
    journey("leaving-a-field", async |page: Page| {
        client_view(&page).await;
        let comment = page.field("Comment");
        comment.fill("Good").await;
        let press =
            |value: &str| [json!({ "type": "keyDown", "value": value }), json!({ "type": "keyUp", "value": value })];
        let keys: Vec<Value> = ["\u{E00C}", "3"].into_iter().flat_map(press).collect();
        page.actions(&[json!({ "type": "key", "id": "keyboard", "actions": keys })]).await;
        page.wait_for_announcement("Client status of Ana set to Rejected").await;
        comment.holds("Good").await;

        // On to the next one: the field is theirs by then.
        comment.focus().await;
        let (down, up) =
            (json!({ "type": "keyDown", "value": "\u{E009}" }), json!({ "type": "keyUp", "value": "\u{E009}" }));
        let keys: Vec<Value> = [down].into_iter().chain(press("\u{E007}")).chain([up]).chain(press("2")).collect();
        page.actions(&[json!({ "type": "key", "id": "keyboard", "actions": keys })]).await;
        page.wait_for_announcement("Client status of Ben set to Accepted").await;
        comment.holds("").await;
    });
}

#[test]
fn a_letter_of_altgr_is_no_shortcut() {
    journey("altgr", async |page: Page| {
        three_influencers(&page).await;
        page.checkbox("Select Ana").focus().await;
        for key in [
            json!({ "key": "×", "code": "KeyX", "modifierAltGraph": true }),
            json!({ "key": "x", "code": "KeyX", "modifierAltGraph": true }),
            json!({ "key": "×", "code": "KeyX", "modifierAltGraph": true, "ctrlKey": true, "altKey": true }),
        ] {
            assert!(!send(&page, &key).await, "{key} is typed");
        }
        assert_eq!(page.checkbox("Select Ana").checked().await, "false");
        // A keyboard without Latin letters has the key at its place.
        assert!(send(&page, &json!({ "key": "ч", "code": "KeyX" })).await);
        page.toolbar("Selection").says("1 selected").await;
    });
}

#[test]
fn undo_and_select_all_reach_the_page_from_an_empty_field() {
    journey("field-undo", async |page: Page| {
        three_influencers(&page).await;
        page.checkbox("Select all influencers").check().await;
        act(&page, "Remove from campaign", None).await;
        let filter = page.field("Filter influencers");
        filter.is_focused().await;
        page.press("Control+z").await;
        page.row("Ben").appears().await;
        filter.is_focused().await;
        page.press("Control+a").await;
        page.toolbar("Selection").says("3 selected").await;
        page.press("Control+Shift+Z").await;
        page.row("Ben").disappears().await;
        page.press("Control+z").await;
        page.row("Ben").appears().await;
        // What is typed is the field's own to select and to undo.
        page.type_text("cleo").await;
        page.row("Ben").disappears().await;
        page.press("Control+z").await;
        page.row("Cleo").appears().await;
        filter.is_focused().await;
        // Whoever goes into the field by themselves means the field.
        filter.fill("").await;
        page.row("Ben").appears().await;
        page.checkbox("Select Ben").focus().await;
        page.press("Escape").await;
        page.toolbar("Selection").disappears().await;
        filter.focus().await;
        page.press("Control+a").await;
        page.type_text("ben").await;
        page.row("Cleo").disappears().await;
        assert!(!page.toolbar("Selection").exists().await);
    });
}

#[test]
fn the_row_that_takes_the_place_has_the_focus() {
    journey("row-goes", async |page: Page| {
        three_influencers(&page).await;
        // By the menu of the row, and back.
        page.button("More for Ben").focus().await;
        page.press("Enter").await;
        page.menu_item("Remove from campaign").click().await;
        page.button("More for Cleo").is_focused().await;
        page.press("Control+z").await;
        page.row("Ben").appears().await;
        page.button("More for Cleo").is_focused().await;
        // The last one: the one before.
        page.press("Control+k").await;
        page.type_text("Remove from").await;
        page.press("Enter").await;
        page.row("Cleo").disappears().await;
        page.button("More for Ben").is_focused().await;
        page.press("Control+z").await;
        page.row("Cleo").appears().await;

        // A status that the filter does not show.
        set_status(&page, "Client status", "Ben", "Backup").await;
        page.open(&format!("{}&named=waiting-for-client", address(&page).await)).await;
        page.row("Ben").disappears().await;
        let ana = page.button("Client status of Ana: Pending");
        ana.focus().await;
        page.press("Enter").await;
        page.menu_item("Accepted").click().await;
        page.row("Ana").disappears().await;
        page.button("Client status of Cleo: Pending").is_focused().await;
        // Nobody is left.
        page.press("Enter").await;
        page.menu_item("Accepted").click().await;
        page.field("Filter influencers").is_focused().await;
    });
}

/// The query of the page.
async fn address(page: &Page) -> String {
    let url = page.url().await;
    url.split_once('?').map(|(_, query)| format!("?{query}")).unwrap_or_default()
}

/// Copies from the cell with the focus, or pastes into it; says what is copied.
async fn clip(page: &Page, kind: &str, text: &str) -> String {
    let script = "const data = new DataTransfer(); if (arguments[0] === 'paste') data.setData('text/plain', arguments[1]); \
         const event = new ClipboardEvent(arguments[0], {clipboardData: data, bubbles: true, cancelable: true}); \
         document.activeElement.dispatchEvent(event); return data.getData('text/plain')";
    page.run(script, vec![kind.into(), text.into()]).await.as_str().unwrap_or_default().to_owned()
}

/// Three influencers with a column for their countries.
async fn countries(page: &Page) {
    three_influencers(page).await;
    page.button("Columns").click().await;
    page.dialog("Columns").checkbox("Country").check().await;
    page.dialog("Columns").button("Done").click().await;
    page.grid("Influencers").button("Country").appears().await;
}

/// Goes to somebody's country.
async fn at(page: &Page, name: &str) {
    let script = "[...document.querySelectorAll('[role=row][data-id]')].find(row => row.innerText.includes(arguments[0])) \
         .querySelector('[data-cell=country]').focus()";
    page.run(script, vec![name.into()]).await;
}

#[test]
fn an_edit_or_a_paste_that_hides_its_row_leaves_the_focus_in_the_grid() {
    journey("edit-hides", async |page: Page| {
        countries(&page).await;
        at(&page, "Ana").await;
        clip(&page, "paste", "Peru\nPeru\nPeru\n").await;
        page.row("Cleo").says("Peru").await;
        page.field("Filter influencers").fill("peru").await;
        let is_at = async |name: &str| {
            let script = "return document.activeElement.closest('[role=row]')?.innerText ?? ''";
            let row = async || page.run(script, vec![]).await.as_str().unwrap_or_default().to_owned();
            page.wait_until(&format!("{name} has the focus."), async || row().await.contains(name)).await;
        };
        at(&page, "Ana").await;
        page.press("F2").await;
        page.type_text("Chile").await;
        page.press("Enter").await;
        is_at("Ben").await;
        page.press("Control+z").await;
        page.row("Ana").appears().await;
        is_at("Ben").await;
        clip(&page, "paste", "Chile").await;
        is_at("Cleo").await;
        page.press("F2").await;
        page.type_text("Chile").await;
        page.press("Tab").await;
        is_at("Ana").await;
        clip(&page, "paste", "Chile").await;
        page.field("Filter influencers").is_focused().await;
    });
}

#[test]
fn the_card_that_takes_the_place_has_the_focus() {
    journey("card-goes", async |page: Page| {
        three_influencers(&page).await;
        page.group("View").button("Board").click().await;
        let card = |name: &str| page.grid("Pending").row(name);
        card("Ben").focus().await;
        page.press("Control+k").await;
        page.type_text("Remove from").await;
        page.press("Enter").await;
        card("Ben").disappears().await;
        card("Cleo").is_focused().await;
        page.press("Control+z").await;
        card("Ben").appears().await;
        card("Cleo").is_focused().await;
        page.press("Control+k").await;
        page.type_text("Remove from").await;
        page.press("Enter").await;
        card("Cleo").disappears().await;
        card("Ben").is_focused().await;
    });
}

#[test]
fn blank_cells_clear_and_what_has_no_room_is_told() {
    journey("paste-blanks", async |page: Page| {
        countries(&page).await;
        let clip = async |kind: &str, text: &str| clip(&page, kind, text).await;
        let at = async |name: &str| at(&page, name).await;
        at("Ana").await;
        clip("paste", "Peru\r\nChile\r\nCuba\r\n").await;
        page.row("Cleo").says("Cuba").await;
        // The blank of the middle is Ben's.
        clip("paste", "Peru\r\n\r\nOman\r\n").await;
        page.row("Cleo").says("Oman").await;
        assert!(!page.row("Ben").text().await.contains("Chile"));
        assert!(page.row("Ana").text().await.contains("Peru"));
        // One blank cell.
        clip("paste", "\r\n").await;
        page.wait_until("Ana's is cleared.", async || !page.row("Ana").text().await.contains("Peru")).await;
        assert!(page.row("Cleo").text().await.contains("Oman"));

        // More rows than there are.
        at("Ben").await;
        clip("paste", "Mali\nTogo\nNiue\n").await;
        page.wait_for_text("You copied 3 rows; from here on there are 2. The last one would be left out.").await;
        page.dialog("Not everything fits").button("Cancel").click().await;
        page.dialog("Not everything fits").disappears().await;
        assert!(page.row("Cleo").text().await.contains("Oman"), "nothing is pasted unasked");
        clip("paste", "Mali\nTogo\nNiue\n").await;
        page.dialog("Not everything fits").button("Paste what fits").click().await;
        page.row("Cleo").says("Togo").await;
        page.row("Ben").says("Mali").await;

        // What a spreadsheet would run.
        clip("paste", "=1+1").await;
        page.row("Ben").says("=1+1").await;
        assert_eq!(clip("copy", "").await, "'=1+1");
        at("Cleo").await;
        clip("paste", "'=1+1").await;
        page.wait_until("It came back.", async || page.row("Cleo").text().await.contains("=1+1")).await;
        assert!(!page.row("Cleo").text().await.contains("'=1+1"));
    });
}

#[test]
fn who_has_no_account_is_left_out_of_the_form() {
    journey("leave-out", async |page: Page| {
        three_influencers(&page).await;
        page.checkbox("Select all influencers").check().await;
        act(&page, "Add tasks…", None).await;
        let form = page.region("Add tasks to 3 influencers");
        form.button("Add Instagram task").click().await;
        form.group("Instagram task 1").field("Price").fill("100").await;
        form.button("Leave this one out: no YouTube account").click().await;
        let form = page.region("Add tasks to 2 influencers");
        // What was typed stays, and the network is offered.
        assert_eq!(form.group("Instagram task 1").field("Price").value().await, "100");
        form.button("Add YouTube task").click().await;
        page.wait_for_announcement("1 influencer left out. The tasks are for 2 influencers.").await;
        assert!(!form.button("Leave this one out: no YouTube account").exists().await);
        form.button("Save tasks").click().await;
        page.wait_for_announcement("4 tasks added for 2 influencers").await;
        page.toolbar("Selection").says("3 selected").await;
    });
}
