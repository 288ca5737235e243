//! The roster as it is printed: everybody whom it shows, in its columns and groups or as the columns of its board.

use super::columns::heading;
use super::filter_chips::filtered_by;
use super::foot;
use super::view_switch::board_of;
use crate::app::navigation::Navigation;
use crate::app::route::Route;
use crate::app::session::Session;
use crate::app::store::CampaignStore;
use crate::browser::locale;
use crate::document::Withheld;
use crate::domain::board::{self, By};
use crate::domain::campaign::Campaign;
use crate::domain::finding::Found;
use crate::domain::query::Column;
use crate::html::Html;
use crate::paper::{self, People, Section, Sheet};
use crate::ui::counted::counted;
use crate::ui::paper::{Paper, Printed};
use crate::ui::reactive::expect_context;

/// Offers the campaign's page for printing.
pub fn offer_paper() {
    let store = expect_context::<CampaignStore>();
    let session = expect_context::<Session>();
    let navigation = expect_context::<Navigation>();
    let board = board_of(navigation);
    expect_context::<Paper>().offer(move || {
        let open = navigation.route.with(Route::influencer_id);
        let columns = match board.get() {
            Some(By::InfluencerStatus) => vec![Column::Name, Column::Reach, Column::ClientStatus],
            Some(By::ClientStatus) => vec![Column::Name, Column::Reach, Column::InfluencerStatus],
            None => session.column_order.get().to_vec(),
        };
        let sums = board.get().map(|_| [Column::Tasks, Column::Cost]);
        let columns: Vec<Column> = columns.into_iter().chain(sums.into_iter().flatten()).collect();
        Some(store.peek(|campaign| {
            let own = campaign.table.columns();
            let columns: Vec<_> = columns.iter().map(|column| (*column, heading(*column, own))).collect();
            let sheet = Sheet { campaign, words: locale::words(), today: store.today(), withheld: Withheld::NOTHING };
            let html = session.found.with(|found| {
                let print = |sections: &[Section<'_>]| page(&sheet, session, &columns, sections, open);
                match board.get() {
                    Some(by) => on_board(campaign, found, by, print),
                    None => print(&in_groups(campaign, found)),
                }
            });
            Printed { name: campaign.briefing.name.clone(), columns: columns.len(), html }
        }))
    });
}

fn page(
    sheet: &Sheet<'_>,
    session: Session,
    columns: &[(Column, String)],
    sections: &[Section<'_>],
    open: Option<crate::domain::id::InfluencerId>,
) -> Html {
    let campaign = sheet.campaign;
    let filter = filtered_by(session, campaign);
    let shown = session.rows.with(|rows| rows.len());
    let foot = session.totals.with(|totals| foot::sums(totals, shown, campaign.briefing.currency));
    paper::campaign(sheet, open, &People { columns, sections, filter: &filter, foot: &foot })
}

fn in_groups<'f>(campaign: &Campaign, found: &'f Found) -> Vec<Section<'f>> {
    if found.groups.is_empty() {
        return vec![Section { head: None, ids: &found.ids }];
    }
    let section = |group: &'f crate::domain::finding::Section| Section {
        head: Some((
            group.name.as_str(),
            sums(group.count, group.tasks, locale::money_short(group.cost, campaign.briefing.currency)),
        )),
        ids: found.ids.get(group.start..group.start + group.count).unwrap_or_default(),
    };
    found.groups.iter().map(section).collect()
}

fn on_board(campaign: &Campaign, found: &Found, by: By, print: impl FnOnce(&[Section<'_>]) -> Html) -> Html {
    let columns = board::columns(campaign, &found.ids, by);
    let labels = by.labels();
    let sections: Vec<Section<'_>> = labels
        .iter()
        .zip(&columns)
        .filter(|(_, column)| !column.ids.is_empty())
        .map(|(label, column)| {
            let people = column.ids.iter().filter_map(|id| campaign.roster.get(*id));
            let tasks = people.map(|influencer| influencer.tasks.len()).sum();
            let cost = format!("{} active", locale::money_short(column.active_cost, campaign.briefing.currency));
            Section { head: Some((label, sums(column.ids.len(), tasks, cost))), ids: &column.ids }
        })
        .collect();
    print(&sections)
}

fn sums(people: usize, tasks: usize, cost: String) -> String {
    format!("{} · {} · {cost}", counted(people, "influencer"), counted(tasks, "task"))
}
