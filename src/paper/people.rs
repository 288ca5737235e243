//! The roster on paper: the chosen columns, in the groups or the columns of the board.

use super::Sheet;
use super::table::{self, Room};
use crate::domain::detail::Detail;
use crate::domain::followers::short;
use crate::domain::id::InfluencerId;
use crate::domain::influencer::Influencer;
use crate::domain::month::parse_day;
use crate::domain::own_column::ColumnKind;
use crate::domain::query::Column;
use crate::domain::status::Status;
use crate::html::Html;

/// Who is printed, and what of them.
pub struct People<'p> {
    /// The columns in their order, with their headings.
    pub columns: &'p [(Column, String)],
    /// Everybody, in parts.
    pub sections: &'p [Section<'p>],
    /// What the roster is filtered by, part by part.
    pub filter: &'p [String],
    /// The sums below.
    pub foot: &'p [String],
}

/// Some of the people.
pub struct Section<'p> {
    /// What they have in common, and their sums, where they are a group.
    pub head: Option<(&'p str, String)>,
    /// Who, in order.
    pub ids: &'p [InfluencerId],
}

impl Sheet<'_> {
    pub(super) fn people(&self, people: &People<'_>, html: &mut Html) {
        html.raw("<section>");
        if !people.filter.is_empty() {
            html.raw("<p class=\"p-filter\">Filtered by ");
            for part in people.filter {
                html.raw("<span>").name(part).raw("</span> ");
            }
            html.raw("</p>");
        }
        if people.sections.iter().all(|section| section.ids.is_empty()) {
            html.raw("<p>Nobody is shown.</p>");
        } else {
            table::open(people.columns.iter().map(|(column, head)| (room(*column), head.as_str())), html);
            for section in people.sections {
                self.section(section, people.columns, html);
            }
            table::close(html);
        }
        html.raw("<p class=\"p-foot\">");
        for part in people.foot {
            html.raw("<span>").text(part).raw("</span> ");
        }
        html.raw("</p></section>");
    }

    fn section(&self, section: &Section<'_>, columns: &[(Column, String)], html: &mut Html) {
        if let Some((name, sums)) = &section.head {
            html.raw("</tbody><tbody><tr class=\"p-group\"><th scope=\"rowgroup\" colspan=\"");
            html.text(&columns.len().to_string()).raw("\">").name(name);
            html.raw(" <span>").text(sums).raw("</span></th></tr>");
        }
        for influencer in section.ids.iter().filter_map(|id| self.campaign.roster.get(*id)) {
            html.raw("<tr>");
            for (column, _) in columns {
                self.cell(influencer, *column, html);
            }
            html.raw("</tr>");
        }
    }

    fn cell(&self, influencer: &Influencer, column: Column, html: &mut Html) {
        if column == Column::Name {
            html.raw("<th scope=\"row\">").name(influencer.name());
            if let Some(handle) = influencer.main_handle() {
                html.raw(" <small>").name(&format!("@{handle}")).raw("</small>");
            }
            html.raw("</th>");
            return;
        }
        html.raw(room(column).cell());
        match column {
            Column::Name => {}
            Column::Reach => {
                for account in influencer.accounts() {
                    let followers = account.followers.map(short).unwrap_or_default();
                    html.raw("<span>").text(account.network.short_name()).raw(" ").text(&followers).raw("</span> ");
                }
            }
            Column::InfluencerStatus => {
                html.text(influencer.influencer_status.label());
            }
            Column::ClientStatus => {
                html.text(influencer.client_status.label());
            }
            Column::Tasks => {
                html.text(&self.count(influencer.tasks.len()));
            }
            Column::Cost if influencer.tasks.is_empty() => {
                html.raw("–");
            }
            Column::Cost => {
                html.text(&self.money(influencer.cost()));
            }
            Column::Comment => {
                html.name(&influencer.client_comment);
            }
            Column::Detail(detail) => {
                html.name(&self.detail(influencer, detail));
            }
        }
        html.raw("</td>");
    }

    /// A detail as it is read.
    pub(super) fn detail(&self, influencer: &Influencer, detail: Detail) -> String {
        let value = influencer.details.get(detail);
        let is_date = *detail.kind(self.campaign.table.columns()) == ColumnKind::Date;
        match parse_day(value) {
            Ok(day) if is_date => (self.words.day)(day),
            _ if detail == Detail::Engagement && !value.is_empty() => format!("{value} %"),
            _ => value.to_owned(),
        }
    }
}

fn room(column: Column) -> Room {
    match column {
        Column::Name => Room::Name,
        Column::InfluencerStatus | Column::ClientStatus => Room::Word,
        Column::Tasks => Room::Count,
        Column::Cost => Room::Money,
        Column::Reach | Column::Comment | Column::Detail(_) => Room::Text,
    }
}
