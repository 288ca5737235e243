//! What an import would change, value by value.

use super::table::{self, Room};
use crate::html::Html;

/// A value that differs.
pub struct Change {
    /// Whose it is.
    pub owner: String,
    /// Which.
    pub what: String,
    /// What it is here.
    pub mine: String,
    /// What it is in the file.
    pub theirs: String,
    /// Whether the file's is taken.
    pub is_taken: bool,
}

/// The changes in their order, under what is said of the file.
pub fn changes(title: &str, remarks: &[String], all: &[Change]) -> Html {
    let mut html = Html::default();
    html.raw("<section><h1>").name(title).raw("</h1>");
    for remark in remarks {
        html.raw("<p>").text(remark).raw("</p>");
    }
    let heads =
        [(Room::Text, "Of"), (Room::Text, "What"), (Room::Name, "Mine"), (Room::Name, "Theirs"), (Room::Word, "Taken")];
    table::open(heads.into_iter(), &mut html);
    for change in all {
        html.raw("<tr><th scope=\"row\">").name(&change.owner).raw("</th><td>").name(&change.what);
        html.raw("</td><td>").name(&change.mine).raw("</td><td>").name(&change.theirs).raw("</td><td>");
        html.raw(if change.is_taken { "Theirs" } else { "Mine" }).raw("</td></tr>");
    }
    table::close(&mut html);
    html.raw("</section>");
    html
}
