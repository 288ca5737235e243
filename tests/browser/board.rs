//! The roster as a board: the same people in columns, moved by keyboard, by dragging and by menu.

use crate::steps::{ID, file, three_influencers};
use crate::support::{Find, Page, Target, journey};
use serde_json::json;

/// Three influencers as a board by influencer status.
async fn board(page: &Page) {
    three_influencers(page).await;
    page.group("View").button("Board").click().await;
    page.grid("Pending").appears().await;
}

/// The card of an influencer in a column.
fn card(page: &Page, column: &str, name: &str) -> Target {
    page.grid(column).row(name)
}

#[test]
fn the_board_is_in_the_address_and_shows_what_the_filter_shows() {
    journey("board-address", async |page: Page| {
        board(&page).await;
        page.grid("Pending").says("Pending 3 €0").await;
        page.grid("Finished").says("Finished 0").await;
        page.field("Columns").choose("Client status").await;
        page.grid("Backup").appears().await;
        assert!(page.url().await.contains("view=board&status=client"), "{}", page.url().await);
        page.reload().await;
        card(&page, "Pending", "Cleo").appears().await;
        assert_eq!(page.field("Columns").value().await, "client");
        page.field("Filter influencers").fill("cle").await;
        page.grid("Pending").says("Pending 1").await;
        card(&page, "Pending", "Ana").disappears().await;
        page.group("View").button("Grid").click().await;
        page.grid("Influencers").row("Cleo").appears().await;
        page.back().await;
        page.grid("Backup").appears().await;
    });
}

#[test]
fn a_card_moves_by_keyboard_and_keeps_the_focus() {
    journey("board-keyboard", async |page: Page| {
        board(&page).await;
        card(&page, "Pending", "Ana").focus().await;
        page.press("ArrowDown").await;
        card(&page, "Pending", "Ben").is_focused().await;
        page.press("Control+ArrowRight").await;
        page.wait_for_announcement("Influencer status of Ben set to Accepted").await;
        card(&page, "Accepted", "Ben").is_focused().await;
        page.grid("Accepted").says("Accepted 1").await;
        // From card to card across columns, and past those that are empty.
        page.press("Control+ArrowRight").await;
        card(&page, "Rejected", "Ben").is_focused().await;
        page.press("ArrowLeft").await;
        card(&page, "Pending", "Ana").is_focused().await;
        page.press("Control+ArrowLeft").await;
        page.wait_for_announcement("This is the first column").await;
        // Undo is one step back, and the focus stays on its card.
        page.press("ArrowRight").await;
        card(&page, "Rejected", "Ben").is_focused().await;
        page.press("Control+z").await;
        card(&page, "Accepted", "Ben").is_focused().await;
        page.press("Enter").await;
        page.region("Tasks of Ben").appears().await;
        page.button("Cancel").click().await;
        page.button("Tasks of Ben").is_focused().await;
    });
}

#[test]
fn a_selected_card_takes_the_others_along_as_one_step() {
    journey("board-drag", async |page: Page| {
        board(&page).await;
        // One by itself.
        page.button("Tasks of Ana").appears().await;
        card(&page, "Pending", "Ana").drag_to(&page.grid("Finished")).await;
        page.wait_for_announcement("Influencer status of Ana set to Finished").await;
        card(&page, "Finished", "Ana").appears().await;
        assert!(!page.region("Tasks of Ana").exists().await, "a drag is no click");
        // All that are selected, from two columns.
        page.checkbox("Select Ana").check().await;
        card(&page, "Pending", "Cleo").press("x").await;
        page.wait_for_text("2 selected").await;
        card(&page, "Pending", "Cleo").drag_to(&page.grid("Accepted")).await;
        page.wait_for_announcement("Influencer status of 2 influencers set to Accepted").await;
        page.grid("Accepted").says("Accepted 2").await;
        card(&page, "Pending", "Ben").appears().await;
        page.button("Undo").first().click().await;
        card(&page, "Finished", "Ana").appears().await;
        card(&page, "Pending", "Cleo").appears().await;
    });
}

#[test]
fn a_card_moves_by_the_menu_of_its_status() {
    journey("board-menu", async |page: Page| {
        board(&page).await;
        page.button("Influencer status of Cleo: Pending").click().await;
        page.menu_item("In Campaign").click().await;
        page.wait_for_announcement("Influencer status of Cleo set to In Campaign").await;
        card(&page, "In Campaign", "Cleo").appears().await;
        page.button("Influencer status of Cleo: In Campaign").is_focused().await;
        // The other status changes in place.
        page.button("Client status of Cleo: Pending").click().await;
        page.menu_item("Backup").click().await;
        page.button("Client status of Cleo: Backup").is_focused().await;
        card(&page, "In Campaign", "Cleo").appears().await;
    });
}

#[test]
fn every_column_with_cards_is_reached_by_tab_and_a_finger_selects() {
    journey("board-stops", async |page: Page| {
        board(&page).await;
        card(&page, "Pending", "Ana").focus().await;
        page.press("Control+ArrowRight").await;
        card(&page, "Accepted", "Ana").is_focused().await;
        page.press("ArrowUp").await;
        page.grid("Accepted").is_focused().await;
        page.press("ArrowLeft").await;
        page.grid("Pending").is_focused().await;
        page.press("ArrowDown").await;
        card(&page, "Pending", "Ben").is_focused().await;
        card(&page, "Pending", "Cleo").touch(700).await;
        page.toolbar("Selection").says("1 selected").await;
        card(&page, "Pending", "Ben").touch(30).await;
        page.toolbar("Selection").says("2 selected").await;
    });
}

#[test]
fn the_card_of_whom_the_panel_goes_to_comes_into_sight() {
    journey("board-panel", async |page: Page| {
        let mut many = file(ID, "Many");
        let person = |number: usize| {
            let id = format!("0197a1c3-0000-7000-8000-{number:012x}");
            let status = if number < 20 { "pending" } else { "finished" };
            json!({ "id": id, "name": format!("Person {number:02}"), "influencer_status": status })
        };
        many["campaign"]["influencers"] = (1..=20).map(person).collect();
        page.upload_text("many.json", &many.to_string()).await;
        page.heading(1).says("Many").await;
        page.group("View").button("Board").click().await;
        let board = page.group("Board by influencer status");
        let is_in_sight = async |name: &str| {
            let [left, top, width, height] = board.place().await;
            let inside = async |card: &Target| {
                let [x, y, w, h] = card.place().await;
                x >= left && x + w <= left + width + 1.0 && y >= top && y + h <= top + height
            };
            board.row(name).wait_until("is not in sight", inside).await;
        };
        page.button("Tasks of Person 01").press("o").await;
        page.region("Person 01").appears().await;
        page.region("Tasks of Person 01").appears().await;
        // On to the last of the column, and from there to a column that is out of sight.
        for next in 2..=19 {
            page.press("j").await;
            page.region(format!("Person {next:02}")).appears().await;
        }
        is_in_sight("Person 19").await;
        page.press("j").await;
        page.wait_for_announcement("Person 20, 20 of 20").await;
        is_in_sight("Person 20").await;
        page.press("k").await;
        page.wait_for_announcement("Person 19, 19 of 20").await;
        is_in_sight("Person 19").await;
    });
}
