//! What happens when, by week.

use super::{LINES, Report};
use crate::domain::network::Network;
use crate::domain::report::{Planned, Week, schedule};
use crate::domain::status::Status;
use crate::html::Html;

/// Most tasks of a week that is kept on one page.
const WHOLE: usize = 12;
/// About how high a week is without its tasks, and how high the line of a task is, on a screen, in px.
const ROOM: i64 = 90;
const LINE: i64 = 30;

impl Report<'_> {
    pub(super) fn schedule(&self, html: &mut Html) {
        html.raw("<section class=\"r-list\"><h2>Schedule</h2>");
        let weeks = schedule(self.campaign, self.words.week_start);
        if weeks.is_empty() {
            html.raw("<p class=\"r-note\">Nothing is planned yet.</p>");
        }
        let mut room = LINES;
        for week in &weeks {
            if room > 0 {
                self.week(week, room, html);
            }
            room = room.saturating_sub(week.tasks.len());
        }
        self.cut(weeks.iter().map(|week| week.tasks.len()).sum(), "tasks", html);
        html.raw("</section>");
    }

    fn week(&self, week: &Week<'_>, room: usize, html: &mut Html) {
        let title = match (week.start, week.end()) {
            (Some(start), Some(end)) => (self.words.days)(start, end),
            (Some(start), None) => (self.words.day)(start),
            (None, _) => "No date".to_owned(),
        };
        let columns = [
            ("r-w-day", "<th scope=\"col\">Date</th>", week.start.is_some()),
            ("r-w-name", "<th scope=\"col\">Influencer</th>", true),
            ("", "<th scope=\"col\">Task</th>", true),
            ("r-w-status", "<th scope=\"col\">Status</th>", true),
            ("r-w-cost", "<th scope=\"col\" class=\"r-n\">Price</th>", self.contents.prices),
        ];
        let shown = || columns.iter().filter(|(.., is_shown)| *is_shown);
        // The browser lays a week out when it comes into sight; until then it is about so high.
        html.raw("<div class=\"r-part\" style=\"contain-intrinsic-height:auto ");
        html.number(ROOM + LINE * i64::try_from(week.tasks.len().min(room)).unwrap_or_default()).raw("px\">");
        html.raw(if week.tasks.len() > WHOLE {
            "<table class=\"r-week\">"
        } else {
            "<table class=\"r-week r-whole\">"
        });
        let tasks = self.words.counted(week.tasks.len(), "task");
        html.raw("<caption><span>").text(&title).raw("</span> <i>").text(&tasks).raw("</i></caption><colgroup>");
        // The first row goes over all columns and gives them no widths.
        for (width, ..) in shown() {
            html.raw("<col class=\"").raw(width).raw("\">");
        }
        // On paper the week stands in the head of its table, which is repeated on the next page as a caption is not.
        html.raw("</colgroup><thead><tr class=\"r-title\"><td colspan=\"")
            .text(&shown().count().to_string())
            .raw("\"><span>");
        html.text(&title).raw("</span> <i>").text(&tasks).raw("</i></td></tr><tr>");
        for (_, head, _) in shown() {
            html.raw(head);
        }
        html.raw("</tr></thead><tbody>");
        for planned in week.tasks.iter().take(room) {
            self.planned(*planned, html);
        }
        html.raw("</tbody></table></div>");
    }

    fn planned(&self, (influencer, task): Planned<'_>, html: &mut Html) {
        html.raw("<tr>");
        if let Some(date) = task.date {
            html.raw("<td>").text(&(self.words.weekday)(date)).raw("</td>");
        }
        html.raw("<td>");
        html.name(influencer.name()).raw("</td><td>");
        if task.kind.network() != Network::OTHERS {
            html.text(task.kind.network().name()).raw(" ");
        }
        html.name(task.kind.name()).raw("</td><td>").text(task.status.label()).raw("</td>");
        if self.contents.prices {
            html.raw("<td class=\"r-n\">").text(&self.money(task.price)).raw("</td>");
        }
        html.raw("</tr>");
    }
}
