//! What assistive technology is told of the roster: the browser's own tree, not the page's attributes.

use crate::steps::{ID, file, set_status, three_influencers};
use crate::support::tree::{Node, Tree};
use crate::support::{Engine, Find, Page, journey_in, starting};
use serde_json::json;

/// More influencers than any window shows.
const MANY: usize = 300;

/// A campaign with [`MANY`] influencers, "Person 001" and so on, of whom the last ten have a client status.
async fn many(page: &Page) {
    let mut file = file(ID, "Summer");
    let person = |n: usize| {
        let status = if n > MANY - 10 { "backup" } else { "pending" };
        json!({ "name": format!("Person {n:03}"), "client_status": status, "tags": ["Beauty"] })
    };
    file["campaign"]["influencers"] = (1..=MANY).map(person).collect();
    page.upload_text("summer.json", &file.to_string()).await;
    page.heading(1).says("Summer").await;
    page.row("Person 001").appears().await;
}

/// The place of a row among all rows of its grid, counted from 1 with the header.
fn place(row: &Node) -> usize {
    row.value("ariaCellRowIndex").parse().unwrap_or_default()
}

fn selected(tree: &Tree) -> Vec<usize> {
    tree.all("row").into_iter().filter(|row| row.value("selected") == "true").map(place).collect()
}

#[test]
fn a_scrolled_grid_says_how_many_rows_there_are_and_which_are_here() {
    journey_in(Engine::ChromiumWithTree, "tree-grid", async |page: Page| {
        many(&page).await;
        let tree = page.tree().await.within("grid", "Influencers");
        let grid = tree.one("grid", "Influencers");
        assert!(grid.is("multiselectable"));
        assert_eq!(grid.value("ariaRowCount"), (MANY + 1).to_string());
        let places: Vec<usize> = tree.all("row").into_iter().map(place).collect();
        assert!(places.len() < 100, "the others are not on the page: {}", places.len());
        assert_eq!(places, (1..=places.len()).collect::<Vec<_>>());
        assert_eq!(tree.one("columnHeader", "Name").value("sortDirection"), "ascending");
        let headers: Vec<&str> = tree.all("columnHeader").iter().map(|node| node.name()).collect();
        assert_eq!(grid.value("ariaColumnCount"), headers.len().to_string(), "{headers:?}");
        assert_eq!(selected(&tree), Vec::<usize>::new());
        tree.one("popUpButton", "Influencer status of Person 001: Pending");
        tree.one("button", "Tasks of Person 001");
        assert_eq!(tree.one("checkBox", "Select Person 001").value("checkedState"), "false");

        // At the other end, in another order, with two of the rows selected.
        page.button("Cost").click().await;
        page.checkbox("Select Person 001").focus().await;
        page.press("Control+End").await;
        page.checkbox("Select Person 300").appears().await;
        page.press("Home").await;
        page.press(" ").await;
        page.press("Shift+ArrowUp").await;
        page.wait_for_text("2 selected").await;
        let tree = page.tree().await.within("grid", "Influencers");
        assert_eq!(tree.one("grid", "Influencers").value("ariaRowCount"), (MANY + 1).to_string());
        assert_eq!(tree.one("columnHeader", "Name").value("sortDirection"), "");
        assert_eq!(tree.one("columnHeader", "Cost").value("sortDirection"), "ascending");
        assert_eq!(selected(&tree), [MANY, MANY + 1]);
        assert_eq!(tree.one("checkBox", "Select Person 300").value("checkedState"), "true");
        let mut places: Vec<usize> = tree.all("row").into_iter().map(place).collect();
        places.sort_unstable();
        places.dedup();
        assert_eq!(places.len(), tree.all("row").len(), "no place is there twice");
        assert_eq!(places.last(), Some(&(MANY + 1)));

        // Heads of groups are rows too, and say what they sum up.
        page.button(starting("Group by: ")).click().await;
        page.menu_item("Client status").click().await;
        page.wait_for_text("Backup").await;
        page.grid("Influencers").says("Backup 10 influencers").await;
        let tree = page.tree().await.within("grid", "Influencers");
        assert_eq!(tree.one("grid", "Influencers").value("ariaRowCount"), (MANY + 3).to_string());
        let heads: Vec<&str> = tree.all("rowHeader").into_iter().map(Node::name).collect();
        assert!(heads.iter().any(|head| head.starts_with("Backup 10 influencers")), "{heads:?}");
    });
}

#[test]
fn a_cell_that_is_edited_says_whose_it_is_and_what_is_wrong() {
    journey_in(Engine::ChromiumWithTree, "tree-editing", async |page: Page| {
        three_influencers(&page).await;
        page.checkbox("Select Ben").focus().await;
        page.press("ArrowRight").await;
        page.press("F2").await;
        page.field("Name of Ben").fill(" ").await;
        page.press("Enter").await;
        page.wait_for_text("Name is empty.").await;
        let tree = page.tree().await.within("grid", "Influencers");
        let field = tree.one("textField", "Name of Ben");
        assert_eq!((field.value("invalidState"), field.value("description")), ("true", "Name is empty."));
        page.press("Escape").await;

        // A board is a grid for each value, each with its cards.
        set_status(&page, "Influencer status", "Cleo", "Finished").await;
        page.group("View").button("Board").click().await;
        page.grid("Finished").row("Cleo").appears().await;
        let tree = page.tree().await;
        for (column, cards) in [("Pending", 2), ("Finished", 1), ("Rejected", 0)] {
            let grid = tree.within("grid", column);
            let rows: Vec<&str> = grid.all("row").into_iter().map(Node::name).collect();
            assert_eq!(rows.iter().filter(|name| name.contains("Influencer status of")).count(), cards, "{rows:?}");
        }
        tree.within("grid", "Finished").one("popUpButton", "Client status of Cleo: Pending");
    });
}
