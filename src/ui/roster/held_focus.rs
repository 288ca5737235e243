//! The focus of the grid: where it was last, and where it goes when the row goes that has it.

use super::cell_editor::Editor;
use super::columns::CHECK;
use super::grid_keys::{Spot, focus_cell};
use super::return_focus;
use crate::app::session::Session;
use crate::domain::finding::Line;
use crate::domain::id::{IdSet, InfluencerId};
use crate::domain::succession::successor;
use crate::ui::commands::Commands;
use crate::ui::kit::{VirtualScroll, focused, target_element};
use crate::ui::reactive::{expect_context, watch};
use leptos::{ev, prelude::*};
use std::sync::Arc;

/// Follows the focus within the grid.
#[derive(Clone, Copy)]
pub struct HeldFocus {
    session: Session,
    scroll: VirtualScroll,
    commands: Commands,
    /// The cell that had the focus last, of somebody who is shown: the influencer, and the key of the column.
    last: StoredValue<Option<(InfluencerId, String)>>,
    /// Whether it has the focus, or lost it by a change.
    is_held: StoredValue<bool>,
    /// Who was shown.
    order: StoredValue<Arc<Vec<InfluencerId>>>,
}

impl HeldFocus {
    /// Of the grid that `scroll` holds.
    pub fn follow(session: Session, scroll: VirtualScroll) -> Self {
        let held = Self {
            session,
            scroll,
            commands: expect_context(),
            last: StoredValue::new(None),
            is_held: StoredValue::new(false),
            order: StoredValue::new(session.rows.get_untracked()),
        };
        watch(move || session.rows.get(), move |rows| held.follow_rows(rows));
        watch(move || session.refocus.get(), move |()| held.restore());
        held
    }

    /// Others are shown: whoever takes the place of the one with the focus gets it.
    fn follow_rows(self, now: Arc<Vec<InfluencerId>>) {
        let before =
            self.order.try_update_value(|order| std::mem::replace(order, Arc::clone(&now))).unwrap_or_default();
        let Some((id, column)) = self.last.get_value() else { return };
        if now.contains(&id) {
            return;
        }
        let there: IdSet<InfluencerId> = now.iter().copied().collect();
        let next = successor(&before, id, |id| there.contains(&id));
        self.last.set_value(next.map(|next| (next, column)));
        if self.is_held.get_value() {
            self.restore();
        }
    }

    /// Gives the focus to the cell that had it last, or to the first row there is.
    fn restore(self) {
        // Behind the effects that draw the rows anew, and before any other event.
        leptos::task::spawn_local(async move {
            let is_elsewhere =
                focused().is_some_and(|it| it.closest("[role=grid] [data-id]").is_ok_and(|it| it.is_none()));
            if is_elsewhere {
                return;
            }
            let last = self.last.try_get_value().flatten();
            let line = self.session.found.try_with_untracked(|found| {
                let (id, column) = last.or_else(|| Some((*found.ids.first()?, CHECK.to_owned())))?;
                let row = found.ids.iter().position(|other| *other == id)?;
                Some((found.line_of(row), column))
            });
            match line.flatten() {
                Some((line, column)) => _ = focus_cell(self.scroll, line, &column),
                None => return_focus(self.commands),
            }
        });
    }

    /// Something in the grid gets the focus.
    pub fn on_focus(self, event: &ev::FocusEvent) {
        let Some(target) = target_element(event) else { return };
        self.is_held.set_value(Spot::of(&target).is_some_and(|spot| spot.row.is_some()));
        // A row that was just scrolled to says whose it is once its effects have run.
        leptos::task::spawn_local(async move {
            let Some((row, column)) = Spot::of(&target).and_then(|spot| Some((spot.row?, spot.column))) else { return };
            // For the head of a group stands the first of the group.
            let id = self.session.found.try_with_untracked(|found| {
                (row..found.line_count()).find_map(|line| found.line(line).and_then(Line::influencer))
            });
            if let Some(id) = id.flatten() {
                self.last.try_set_value(Some((id, column)));
            }
        });
    }

    /// The focus goes elsewhere, or nowhere: then it is held only if its row went, not if the user let go of it.
    pub fn on_blur(self, event: &ev::FocusEvent) {
        if event.related_target().is_some() {
            self.is_held.set_value(false);
            return;
        }
        let Some(target) = target_element(event) else { return };
        let row = target.closest("[data-id]").ok().flatten();
        let id = row.as_ref().and_then(|row| row.get_attribute("data-id"));
        crate::browser::page::after(0, move || {
            let stands = row.is_some_and(|row| row.is_connected() && row.get_attribute("data-id") == id);
            if stands && focused().is_none() && !Editor::holds(&target) {
                self.is_held.try_set_value(false);
            }
        });
    }
}
