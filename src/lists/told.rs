//! What a list that Rollcall has written says otherwise than the roster without it being taken: cells that are empty, and
//! figures that follow from the tasks.

use super::draft::Remark;
use super::meaning::{ListKind, Meaning};
use super::plan::Line;
use super::reader::Reader;
use super::values;
use crate::domain::campaign::Campaign;
use crate::domain::detail::Detail;
use crate::domain::influencer::Influencer;
use crate::domain::money::Money;
use crate::domain::month::format_day;
use crate::domain::network::Network;
use crate::domain::number;
use crate::domain::task::Task;
use crate::export::Heading;
use crate::sheets::Cell;

/// What is empty in a row and not on the roster. It goes only when the user says that empty cells clear.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cleared {
    /// A detail.
    Detail(Detail),
    /// What the client says.
    Comment,
    /// The day of the row's task.
    TaskDate,
}

/// Notes on a line what it leaves empty, and which of its figures differ from what they follow from.
pub fn tell(reader: &Reader, campaign: &Campaign, influencer: &Influencer, line: &mut Line) {
    let Some(row) = reader.surveyed.sheet.rows.get(line.row - 1) else { return };
    let task = line.targets.first().copied().flatten().and_then(|id| influencer.task(id));
    for (at, column) in reader.mapping.columns.iter().enumerate() {
        let cell = row.get(at);
        if cell.is_none_or(Cell::is_blank) {
            let (cleared, before) = left_empty(reader, at, column.meaning, campaign, influencer, task);
            if before.is_empty() {
                continue;
            }
            let said = match cleared {
                Some(_) if reader.mapping.clears => format!("It is empty; {before} goes."),
                _ => format!("It is empty; {before} stays."),
            };
            line.remarks.push(Remark { column: at, said });
            line.cleared.extend(cleared);
        } else if let (Some(cell), ListKind::Influencers) = (cell, reader.mapping.kind) {
            let said = sum(reader.surveyed.titles.get(at), cell, campaign, influencer);
            line.remarks.extend(said.map(|said| Remark { column: at, said }));
        }
    }
}

/// What the roster has where a cell is empty, and what would clear it, where that can be cleared.
fn left_empty(
    reader: &Reader,
    at: usize,
    meaning: Meaning,
    campaign: &Campaign,
    influencer: &Influencer,
    task: Option<&Task>,
) -> (Option<Cleared>, String) {
    let detail = |detail: Detail| (Some(Cleared::Detail(detail)), values::short(influencer.details.get(detail)));
    // Of several accounts on a network the columns are not told apart.
    let only = |network: Network| {
        let is_alone = reader.mapping.columns.iter().filter(|other| other.meaning == meaning).count() == 1;
        influencer.accounts().iter().find(|account| account.network == network).filter(|_| is_alone)
    };
    match meaning {
        Meaning::Detail(it) => detail(it),
        Meaning::Own(_) => {
            let id = reader.owns.iter().find(|own| own.column == at).and_then(|own| own.id);
            id.map_or((None, String::new()), |id| detail(Detail::Own(id)))
        }
        Meaning::ClientComment => (Some(Cleared::Comment), values::short(&influencer.client_comment)),
        Meaning::Handle(Some(network)) => (None, only(network).map(|it| format!("@{}", it.handle)).unwrap_or_default()),
        Meaning::Followers(Some(network)) => {
            (None, only(network).and_then(|it| it.followers).map(|count| count.to_string()).unwrap_or_default())
        }
        Meaning::TaskDate => {
            (Some(Cleared::TaskDate), task.and_then(|task| task.date).map(format_day).unwrap_or_default())
        }
        Meaning::TaskPrice => {
            let currency = campaign.briefing.currency;
            let price = task.map(|task| task.price).filter(|price| *price != Money::ZERO);
            (None, price.map(|price| format!("{} {currency}", price.to_decimal(currency))).unwrap_or_default())
        }
        _ => (None, String::new()),
    }
}

/// A figure that follows from the tasks and says something else.
fn sum(title: Option<&String>, cell: &Cell, campaign: &Campaign, influencer: &Influencer) -> Option<String> {
    let currency = campaign.briefing.currency;
    let (is, here) = match Heading::read(title?) {
        Heading::Tasks => {
            let count = influencer.tasks.len();
            (cell.text().trim() == count.to_string(), count.to_string())
        }
        Heading::Cost => {
            let cost = influencer.cost().to_decimal(currency);
            (number::canonical(cell.text().trim()) == number::canonical(&cost), cost)
        }
        _ => return None,
    };
    (!is).then(|| {
        format!(
            "It says {}, and the tasks here come to {here}. It follows from the tasks and is not taken.",
            values::short(&cell.text())
        )
    })
}
