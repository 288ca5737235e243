//! Copying rows and cells, and pasting a block of cells.

use super::cell_editor::Editor;
use super::grid_keys::{Spot, cells_of};
use super::paste_dialog::Waiting;
use crate::app::session::Session;
use crate::app::store::CampaignStore;
use crate::browser::{html_table, locale};
use crate::domain::block;
use crate::domain::cell::{self, CellText};
use crate::domain::id::InfluencerId;
use crate::domain::query::Column;
use crate::lists::has_headings;
use crate::ui::kit::{Toasts, target_element};
use crate::ui::lists::Lists;
use crate::ui::reactive::State;
use leptos::{ev, prelude::*};
use std::sync::Arc;

/// Puts the selected rows on the clipboard, every shown column of them; without a selection the cell with the focus.
pub fn on_copy(store: CampaignStore, session: Session, toasts: Toasts, event: &ev::ClipboardEvent) {
    let Some(spot) = spot_of(event) else { return };
    let Some(clipboard) = event.clipboard_data() else { return };
    let selected = session.selected(store);
    let (rows, columns) = if selected.is_empty() {
        let column = Column::from_key(&spot.column).unwrap_or(Column::Name);
        (spot.influencer(session).into_iter().collect(), vec![column])
    } else {
        (selected, columns_shown(&spot))
    };
    let block: Vec<Vec<String>> = store.peek(|campaign| {
        let currency = campaign.briefing.currency;
        let people = rows.iter().filter_map(|id| campaign.roster.get(*id));
        people.map(|it| columns.iter().map(|column| cell::text(it, *column, currency)).collect()).collect()
    });
    let text = block::write(&block);
    if clipboard.set_data("text/plain", &text).is_ok() {
        event.prevent_default();
        let what = match (block.len(), columns.len()) {
            (1, 1) => "Cell copied".to_owned(),
            (1, _) => "1 row copied".to_owned(),
            (rows, _) => format!("{} rows copied", locale::count(rows)),
        };
        toasts.announce(what);
    }
}

/// Fills cells with what is on the clipboard: one value into that column of every selected row, a block from the cell
/// with the focus to the right and down. It is one change; what does not fit its cell is left out, and said. Where the
/// block has more rows or columns than there are, `waiting` asks first.
pub fn on_paste(
    store: CampaignStore,
    session: Session,
    toasts: Toasts,
    lists: Lists,
    waiting: State<Option<Waiting>>,
    event: &ev::ClipboardEvent,
) {
    let Some(spot) = spot_of(event) else { return };
    let text = event.clipboard_data().and_then(|clipboard| clipboard.get_data("text/plain").ok()).unwrap_or_default();
    let mut block = block::read(&text);
    let (Some(from), Some(column)) = (spot.row, Column::from_key(&spot.column)) else { return };
    // Rows with headings above them are a list of others, not values for these cells.
    if has_headings(&block) {
        event.prevent_default();
        lists.paste(html_table::table(event).unwrap_or(text));
        return;
    }
    // Some programs copy an empty cell without a text.
    if block.is_empty() && html_table::has_cells(event) {
        block = vec![vec![String::new()]];
    }
    if block.is_empty() {
        return;
    }
    event.prevent_default();
    let selected = session.selected(store);
    if let ([row], false) = (block.as_slice(), selected.is_empty())
        && let [text] = row.as_slice()
    {
        let cells: Vec<_> =
            selected.into_iter().map(|influencer| CellText { influencer, column, text: text.clone() }).collect();
        return fill(store, toasts, &cells);
    }
    let rows: Vec<InfluencerId> = session
        .found
        .with_untracked(|found| (from..found.line_count()).filter_map(|at| found.line(at)?.influencer()).collect());
    let columns: Vec<Column> = columns_shown(&spot).into_iter().skip_while(|other| *other != column).collect();
    let beyond = block::beyond(&block, rows.len(), columns.len());
    let (high, wide) = (block.len(), block.iter().map(Vec::len).max().unwrap_or(0));
    let cells = rows.into_iter().zip(block).flat_map(|(influencer, row)| {
        let cells = columns.iter().zip(row);
        cells.map(move |(column, text)| CellText { influencer, column: *column, text })
    });
    let cells: Vec<CellText> = cells.collect();
    match beyond {
        None => fill(store, toasts, &cells),
        Some(beyond) => waiting.set(Some(Waiting {
            beyond,
            rows: high,
            columns: wide,
            paste: Arc::new(move || fill(store, toasts, &cells)),
        })),
    }
}

/// Writes texts into cells, and says what was refused.
fn fill(store: CampaignStore, toasts: Toasts, cells: &[CellText]) {
    let count = cells.len();
    let (command, refused) = store.peek(|campaign| cell::edit(campaign, cells));
    if let Some(command) = command {
        store.dispatch_or_tell(command);
    } else if refused.is_empty() {
        toasts.notify("These cells say that already".to_owned());
    }
    if let Some(first) = refused.first() {
        let name = store.peek(|campaign| campaign.roster.get(first.influencer).map(|it| it.name().to_owned()));
        toasts.error(format!(
            "{} of {} cells were not filled. {}: {}",
            locale::count(refused.len()),
            locale::count(count),
            name.unwrap_or_default(),
            first.why
        ));
    }
}

/// The columns that the user sees: a narrow roster shows fewer than were arranged.
fn columns_shown(spot: &Spot) -> Vec<Column> {
    let row = spot.cell.closest("[aria-rowindex]").ok().flatten();
    let cells = row.map(|row| cells_of(&row)).unwrap_or_default();
    cells.iter().filter_map(|cell| Column::from_key(&cell.get_attribute("data-cell")?)).collect()
}

/// The cell with the focus, unless something is being typed there.
fn spot_of(event: &ev::ClipboardEvent) -> Option<Spot> {
    let target = target_element(event)?;
    if Editor::holds(&target) {
        return None;
    }
    // Some browsers send these events to the body.
    Spot::of(&target).or_else(|| Spot::of(&document().active_element()?))
}
