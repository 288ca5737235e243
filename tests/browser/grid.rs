//! The roster's grid with the keyboard, its cells edited in place, copied and pasted, and its columns arranged.

use crate::steps::three_influencers;
use crate::support::{Find, Page, journey};
use serde_json::json;

/// The column and the row of the cell with the focus, as the accessibility tree has them.
async fn place(page: &Page) -> (String, String) {
    let script = "const cell = document.activeElement.closest('[role=gridcell], [role=rowheader], [role=columnheader]'); \
         const row = cell?.closest('[role=row]'); \
         return [cell?.dataset.cell ?? '', row?.getAttribute('aria-rowindex') ?? '']";
    let found = page.run(script, vec![]).await;
    let part = |at: usize| found[at].as_str().unwrap_or_default().to_owned();
    (part(0), part(1))
}

async fn is_at(page: &Page, column: &str, row: &str) {
    page.wait_until(&format!("The focus is at {column}, row {row}."), async || {
        place(page).await == (column.to_owned(), row.to_owned())
    })
    .await;
}

#[test]
fn every_cell_is_reached_by_key_and_the_grid_is_one_stop() {
    journey("grid-keys", async |page: Page| {
        three_influencers(&page).await;
        let stops = "return document.querySelectorAll('[aria-label=Influencers] [tabindex=\"0\"]').length";
        page.wait_until("One stop.", async || page.run(stops, vec![]).await == 1).await;
        page.checkbox("Select Ana").focus().await;
        let walk = [
            ("ArrowRight", "name", "2"),
            ("ArrowDown", "name", "3"),
            ("End", "more", "3"),
            ("Home", "check", "3"),
            ("Control+End", "more", "4"),
            ("ArrowDown", "more", "4"),
            ("Control+Home", "check", "2"),
            ("ArrowUp", "check", "1"),
            ("ArrowDown", "check", "2"),
            ("PageDown", "check", "4"),
            ("PageUp", "check", "2"),
        ];
        for (key, column, row) in walk {
            page.press(key).await;
            is_at(&page, column, row).await;
        }
        assert_eq!(page.run(stops, vec![]).await, 1);
        assert_eq!(page.grid("Influencers").attribute("aria-rowcount").await.as_deref(), Some("4"));
        page.press(" ").await;
        page.toolbar("Selection").says("1 selected").await;
        page.press("Shift+ArrowDown").await;
        page.press("Shift+ArrowDown").await;
        page.toolbar("Selection").says("3 selected").await;
        page.press("Shift+ArrowUp").await;
        page.toolbar("Selection").says("2 selected").await;
        page.press("Control+a").await;
        page.toolbar("Selection").says("3 selected").await;
        page.press("Escape").await;
        page.toolbar("Selection").disappears().await;
    });
}

#[test]
fn a_cell_is_edited_in_place() {
    journey("grid-editing", async |page: Page| {
        three_influencers(&page).await;
        page.checkbox("Select Ben").focus().await;
        page.press("ArrowRight").await;
        page.press("Enter").await;
        page.field("Name of Ben").is_focused().await;
        page.type_text("Nobody").await;
        page.press("Escape").await;
        is_at(&page, "name", "3").await;
        page.row("Ben").appears().await;

        // What sorts the row elsewhere takes the focus with it.
        page.press("F2").await;
        page.type_text("Zoë").await;
        page.press("Enter").await;
        page.row("Zoë").appears().await;
        is_at(&page, "name", "4").await;

        // Refused beside the field, and nothing typed is lost.
        page.press("F2").await;
        page.field("Name of Zoë").fill(" ").await;
        page.press("Enter").await;
        page.wait_for_text("Name is empty.").await;
        page.press("Escape").await;
        page.press("Control+z").await;
        page.row("Ben").appears().await;
    });
}

#[test]
fn columns_are_added_arranged_and_kept() {
    journey("grid-columns", async |page: Page| {
        three_influencers(&page).await;
        page.button("Columns").click().await;
        let dialog = page.dialog("Columns");
        dialog.checkbox("Email").check().await;
        dialog.checkbox("Networks").uncheck().await;
        dialog.button("Add column").click().await;
        dialog.field("Name").fill("Shirt size").await;
        dialog.field("Kind").choose("Choice").await;
        dialog.field("Choices, one a line").fill("S\nM\nL").await;
        dialog.button("Add").click().await;
        dialog.checkbox("Shirt size").appears().await;
        dialog.button("Move up Shirt size").click().await;
        dialog.button("Done").click().await;
        page.grid("Influencers").button("Shirt size").appears().await;

        page.checkbox("Select Ana").focus().await;
        for _ in 0..20 {
            if place(&page).await.0 == "email" {
                break;
            }
            page.press("ArrowRight").await;
        }
        page.press("Enter").await;
        page.field("Email of Ana").fill("nowhere").await;
        page.press("Enter").await;
        page.wait_for_text("is not an email address").await;
        page.field("Email of Ana").fill("ana@example.com").await;
        // Tab commits and moves on.
        page.press("Tab").await;
        page.wait_for_announcement("Email of Ana set to ana@example.com").await;
        page.press("Enter").await;
        page.menu_item("M").click().await;
        page.wait_for_announcement("Shirt size of Ana set to M").await;
        page.wait_for_status("Saved on this device").await;

        page.reload().await;
        page.row("Ana").says("ana@example.com").await;
        page.row("Ana").says("M").await;
        page.grid("Influencers").button("Networks").disappears().await;
        page.field("Filter influencers").fill("example.com").await;
        page.row("Ben").disappears().await;
        page.row("Ana").appears().await;
    });
}

#[test]
fn rows_are_copied_and_a_block_is_pasted_as_one_change() {
    journey("grid-clipboard", async |page: Page| {
        three_influencers(&page).await;
        let paste = async |text: &str| {
            let script = "const data = new DataTransfer(); data.setData('text/plain', arguments[0]); \
                 const event = new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true}); \
                 document.activeElement.dispatchEvent(event); return event.defaultPrevented";
            page.run(script, vec![text.into()]).await
        };
        page.checkbox("Select Ana").focus().await;
        page.press("ArrowRight").await;
        assert_eq!(paste("Anna\tAccepted\tBackup\nBernd\tRejected\tnonsense\n").await, true);
        page.button("Influencer status of Anna: Accepted").appears().await;
        page.button("Client status of Anna: Backup").appears().await;
        page.button("Influencer status of Bernd: Rejected").appears().await;
        page.wait_for_text("1 of 6 cells were not filled. Bernd: Client status is one of").await;
        page.button("Undo").first().click().await;
        page.row("Ana").appears().await;
        page.row("Ben").appears().await;

        // One value fills the column of all that are selected.
        page.button("Client status of Ana: Pending").press("Control+a").await;
        page.toolbar("Selection").says("3 selected").await;
        assert_eq!(paste("backup").await, true);
        page.button("Client status of Cleo: Backup").appears().await;
        page.button("Client status of Ben: Backup").appears().await;

        let copied = "const data = new DataTransfer(); \
             const event = new ClipboardEvent('copy', {clipboardData: data, bubbles: true, cancelable: true}); \
             document.activeElement.dispatchEvent(event); return data.getData('text/plain')";
        let text = page.run(copied, vec![]).await;
        let lines: Vec<&str> = text.as_str().unwrap_or_default().lines().collect();
        assert_eq!(lines.len(), 3, "{lines:?}");
        assert!(lines[1].starts_with("Ben\t") && lines[1].contains("\tBackup\t"), "{lines:?}");
    });
}

#[test]
fn the_edge_of_a_column_is_dragged_and_moved_by_key() {
    journey("grid-edges", async |page: Page| {
        three_influencers(&page).await;
        let head = page.grid("Influencers").cell("Name");
        let width = async || head.place().await[2];
        let is = async |wanted: f64| {
            head.wait_until(&format!("is not {wanted} px wide"), async |_| (width().await - wanted).abs() < 1.5).await;
        };
        let before = width().await;
        let [left, top, ..] = head.place().await;
        let at = |x: f64, duration: u32| json!({ "type": "pointerMove", "duration": duration, "x": x.round(), "y": (top + 17.0).round() });
        let edge = left + before - 1.0;
        let drag = json!([at(edge, 0), { "type": "pointerDown", "button": 0 }, at(edge + 40.0, 60), at(edge + 70.0, 60), { "type": "pointerUp", "button": 0 }]);
        page.actions(&[json!({ "type": "pointer", "id": "mouse", "actions": drag })]).await;
        is(before + 70.0).await;
        page.wait_for_announcement("Columns arranged").await;
        page.wait_for_status("Saved on this device").await;
        page.reload().await;
        is(before + 70.0).await;

        // What is done while Shift is held is one step.
        head.button("Name").focus().await;
        let mut keys = vec![json!({ "type": "keyDown", "value": "\u{E008}" })];
        for _ in 0..3 {
            keys.extend([
                json!({ "type": "keyDown", "value": "\u{E014}" }),
                json!({ "type": "keyUp", "value": "\u{E014}" }),
            ]);
        }
        keys.push(json!({ "type": "keyUp", "value": "\u{E008}" }));
        page.actions(&[json!({ "type": "key", "id": "keyboard", "actions": keys })]).await;
        is(before + 118.0).await;
        page.wait_for_announcement("pixels wide").await;
        head.button("Name").is_focused().await;
        page.press("Control+z").await;
        is(before + 70.0).await;
    });
}

#[test]
fn what_is_selected_is_said_and_the_rest_is_offered() {
    journey("grid-selected", async |page: Page| {
        three_influencers(&page).await;
        let bar = page.toolbar("Selection");
        page.field("Filter influencers").fill("tube").await;
        page.row("Cleo").disappears().await;
        page.checkbox("Select Ana").check().await;
        bar.says("1 selected").await;
        bar.button("Select all 2 matching").click().await;
        bar.says("2 selected, all matching").await;
        bar.button("Actions").is_focused().await;
        page.field("Filter influencers").fill("cleo").await;
        bar.says("2 selected, 2 hidden by the filter").await;
        page.button("Clear selection").click().await;
        page.field("Filter influencers").fill("").await;
        page.checkbox("Select all influencers").check().await;
        bar.says("3 selected, everybody").await;
    });
}
