//! How a campaign's roster is laid out: the user's own columns, their arrangement, and the saved views.

use super::layout::Layout;
use super::own_column::OwnColumn;
use super::short_id::{ColumnId, ViewId};
use super::view::View;

/// Most columns of the user's own, and most saved views.
pub const MOST: usize = 100;

/// How a campaign's roster is laid out. Columns and views are in the order of their ids, so that two people who add one
/// each have the same table in the end; what is shown first says the arrangement.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    columns: Vec<OwnColumn>,
    views: Vec<View>,
    /// How the columns are arranged.
    pub layout: Layout,
}

impl Table {
    /// The user's own columns.
    pub fn columns(&self) -> &[OwnColumn] {
        &self.columns
    }

    /// The saved views.
    pub fn views(&self) -> &[View] {
        &self.views
    }

    /// A column of the user's own.
    pub fn column(&self, id: ColumnId) -> Option<&OwnColumn> {
        self.columns.iter().find(|column| column.id == id)
    }

    /// A saved view.
    pub fn view(&self, id: ViewId) -> Option<&View> {
        self.views.iter().find(|view| view.id == id)
    }

    /// Adds a column, or puts it in the place of the one with its id; `None` removes that.
    pub fn put_column(&mut self, id: ColumnId, column: Option<OwnColumn>) {
        put(&mut self.columns, |known| known.id.cmp(&id), column.filter(|column| column.id == id));
    }

    /// Adds a view, or puts it in the place of the one with its id; `None` removes that.
    pub fn put_view(&mut self, id: ViewId, view: Option<View>) {
        put(&mut self.views, |known| known.id.cmp(&id), view.filter(|view| view.id == id));
    }
}

fn put<T>(list: &mut Vec<T>, order: impl Fn(&T) -> std::cmp::Ordering, item: Option<T>) {
    match (list.binary_search_by(order), item) {
        (Ok(index), Some(item)) => list[index] = item,
        (Ok(index), None) => {
            list.remove(index);
        }
        (Err(index), Some(item)) => list.insert(index, item),
        (Err(_), None) => {}
    }
}
