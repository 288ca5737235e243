//! Tables on paper.

use crate::html::Html;

/// How much room a column has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Room {
    /// As much as the others of its kind.
    Text,
    /// More than those: who a line is about.
    Name,
    /// A word or a date.
    Word,
    /// A count.
    Count,
    /// An amount.
    Money,
}

impl Room {
    /// The class of the column and its heading.
    fn class(self) -> &'static str {
        match self {
            Self::Text => "p-text",
            Self::Name => "p-name",
            Self::Word => "p-word",
            Self::Count => "p-count",
            Self::Money => "p-money",
        }
    }

    /// What opens a cell of the column.
    pub(super) fn cell(self) -> &'static str {
        match self {
            Self::Count | Self::Money => "<td class=\"p-n\">",
            Self::Text | Self::Name | Self::Word => "<td>",
        }
    }
}

/// Opens a table and its first body. The browser repeats the headings on each page.
pub(super) fn open<'t>(heads: impl Iterator<Item = (Room, &'t str)> + Clone, html: &mut Html) {
    html.raw("<table><colgroup>");
    for (room, _) in heads.clone() {
        html.raw("<col class=\"").raw(room.class()).raw("\">");
    }
    html.raw("</colgroup><thead><tr>");
    for (room, text) in heads {
        html.raw("<th scope=\"col\" class=\"").raw(room.class()).raw("\">").name(text).raw("</th>");
    }
    html.raw("</tr></thead><tbody>");
}

/// Closes a table.
pub(super) fn close(html: &mut Html) {
    html.raw("</tbody></table>");
}
