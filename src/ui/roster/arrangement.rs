//! How the roster's columns are arranged, and how that changes.

use crate::app::session::Session;
use crate::app::store::CampaignStore;
use crate::domain::command::Command;
use crate::domain::layout::{Layout, Placed};
use crate::domain::query::Column;
use crate::domain::table::Table;
use crate::domain::touched::Touched;
use leptos::prelude::*;

/// Changes the arrangement that holds: that of the chosen view, else the campaign's.
#[derive(Clone, Copy)]
pub struct Arrangement {
    /// The campaign.
    pub store: CampaignStore,
    /// What shows it.
    pub session: Session,
}

impl Arrangement {
    /// Every column in its place.
    pub fn all(self) -> Vec<Placed> {
        self.store.track(Touched::TABLE);
        self.store.peek(|campaign| self.session.layout_of(campaign).all(campaign.table.columns()))
    }

    /// Changes columns in their places.
    pub fn change(self, change: impl FnOnce(&mut Vec<Placed>)) {
        let mut layout = untrack(|| self.store.peek(|campaign| self.session.layout_of(campaign)));
        let mut columns = untrack(|| self.all());
        change(&mut columns);
        layout.columns = columns;
        self.set(layout);
    }

    /// Gives a column a width in px, or its usual one; nothing changes where it has that already.
    pub fn set_width(self, column: Column, width: Option<u16>) {
        let before = untrack(|| self.store.peek(|campaign| self.session.layout_of(campaign)));
        let mut layout = before.clone();
        self.store.peek(|campaign| layout.set_width(campaign.table.columns(), column, width));
        let of = |layout: &Layout| layout.columns.iter().find(|it| it.column == column).and_then(|it| it.width);
        if of(&layout) != of(&before) {
            self.set(layout);
        }
    }

    /// Arranges the columns so.
    pub fn set(self, layout: Layout) {
        if self.session.layout.with_untracked(Option::is_some) {
            self.session.layout.set(Some(layout));
        } else {
            self.table(|table| table.layout = layout);
        }
    }

    /// Changes what the campaign has of its own for tables.
    pub fn table(self, change: impl FnOnce(&mut Table)) {
        let mut table = self.store.peek(|campaign| campaign.table.clone());
        change(&mut table);
        self.store.dispatch_or_tell(Command::SetTable(Box::new(table)));
    }
}
