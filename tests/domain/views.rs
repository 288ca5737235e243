//! The views that are offered: those that every campaign has, and those that were saved.

use rollcall::domain::filter::{Filter, TaskState};
use rollcall::domain::short_id::ViewId;
use rollcall::domain::table::Table;
use rollcall::domain::view::{EVERYBODY, Given, Named, View, view, views};

/// A saved view with nothing but a number and a name.
fn saved(id: u32, name: &str, hidden: bool) -> View {
    let filter = Filter { text: "its own".to_owned(), ..Filter::default() };
    View { id: ViewId::new(id), name: name.to_owned(), filter, hidden, ..view(&Table::default(), None).1 }
}

fn table(list: &[View]) -> Table {
    let mut table = Table::default();
    for view in list {
        table.put_view(view.id, Some(view.clone()));
    }
    table
}

fn names(table: &Table) -> Vec<String> {
    views(table).into_iter().map(|(_, view)| view.name).collect()
}

#[test]
fn a_view_of_the_same_name_stands_in_the_place_of_a_given_one() {
    assert_eq!(names(&Table::default()), [EVERYBODY, "To decide", "Waiting for client", "In campaign", "Overdue"]);
    let table = table(&[saved(1, "Zeta", false), saved(2, "IN CAMPAIGN", false), saved(3, "Alpha", false)]);
    let expected = [EVERYBODY, "To decide", "Waiting for client", "IN CAMPAIGN", "Overdue", "Alpha", "Zeta"];
    assert_eq!(names(&table), expected);
    // Its old address leads to it.
    let (named, found) = view(&table, Some(Named::Given(Given::InCampaign)));
    assert_eq!((named, found.filter.text.as_str()), (Some(Named::Saved(ViewId::new(2))), "its own"));
}

#[test]
fn a_given_view_can_be_hidden_and_its_address_still_leads_to_it() {
    let table = table(&[saved(1, "overdue", true)]);
    assert_eq!(names(&table), [EVERYBODY, "To decide", "Waiting for client", "In campaign"]);
    let (named, found) = view(&table, Some(Named::Given(Given::Overdue)));
    assert_eq!((named, found.name.as_str()), (Some(Named::Given(Given::Overdue)), "Overdue"));
    assert_eq!(found.filter.tasks, [TaskState::Overdue]);
}

#[test]
fn every_view_has_a_word_for_addresses() {
    let table = table(&[saved(0x0a1b_2c3d, "Mine", false)]);
    for (named, offered) in views(&table) {
        let read = named.map(|named| Named::from_key(&named.key()).expect("a key"));
        assert_eq!(view(&table, read), (named, offered));
    }
    assert_eq!(Named::from_key("nobody"), None);
    // A view that is not here, or no longer, is everybody.
    assert_eq!(view(&table, Named::from_key("0000000f")).0, None);
}
