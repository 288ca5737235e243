//! How the roster's columns look: their headings, and the track of the grid that each takes.

use crate::domain::detail::Detail;
use crate::domain::layout::Placed;
use crate::domain::own_column::OwnColumn;
use crate::domain::query::Column;

/// The key of the cell with the box to tick, beside those of [`Column::key`].
pub const CHECK: &str = "check";
/// The key of the cell with the button "Tasks".
pub const OPEN: &str = "open";
/// The key of the cell with the menu of a row.
pub const MORE: &str = "more";

/// The key of the cell with the name of a group and its sums.
pub const HEAD: &str = "group";

/// The heading of a column.
pub fn heading(column: Column, own: &[OwnColumn]) -> String {
    match column {
        Column::Name => "Name",
        Column::Reach => "Networks",
        Column::InfluencerStatus => "Influencer",
        Column::ClientStatus => "Client",
        Column::Tasks => "Tasks",
        Column::Cost => "Cost",
        Column::Comment => "Client comment",
        Column::Detail(detail) => detail.name(own),
    }
    .to_owned()
}

/// What a column is called in sentences and in the names of controls.
pub fn name(column: Column, own: &[OwnColumn]) -> String {
    match column {
        Column::InfluencerStatus => "Influencer status".to_owned(),
        Column::ClientStatus => "Client status".to_owned(),
        column => heading(column, own),
    }
}

/// The class of a column's cells.
pub fn class(column: Column) -> &'static str {
    match column {
        Column::Name => "c-who",
        Column::Reach => "c-nets",
        Column::InfluencerStatus | Column::ClientStatus => "c-status",
        Column::Tasks | Column::Cost => "c-num",
        Column::Detail(Detail::Tags) => "c-detail c-tags",
        Column::Detail(Detail::Engagement) => "c-detail c-right",
        Column::Comment | Column::Detail(_) => "c-detail",
    }
}

/// The tracks of the grid, as the custom properties that the stylesheet reads. Widths are in px where text has its usual
/// size, and grow with it.
pub struct Tracks {
    /// The columns.
    pub columns: String,
    /// The sum of their least widths, with that of the box to tick.
    pub least: u32,
    /// Where each of the columns that stay in sight begins.
    pub frozen: Vec<u32>,
    /// Where the columns begin that scroll.
    pub held: u32,
    /// Whether the networks stand under the name instead of in their column: so the columns of the start have room on a
    /// window of 1,440 px between both panels.
    pub folded: bool,
}

/// The width of the cell with the box to tick.
const CHECK_WIDTH: u32 = 40;
/// The width of the cells at the end of a row, which stay in sight.
const END_WIDTH: u32 = 106;
/// How much of the columns that scroll is to be seen between those that stay.
const SIGHT: u32 = 200;
/// A grid that is narrower than this has a name that is as narrow as [`SHORT_NAME`].
const TIGHT: u32 = 540;
/// See [`TIGHT`].
const SHORT_NAME: u32 = 120;

impl Tracks {
    /// The tracks of the columns that are shown, of which `frozen` stay in sight as far as a grid that is `room` wide has
    /// room to scroll the others.
    pub fn of(shown: &[Placed], frozen: usize, room: u32) -> Self {
        let width = |placed: &Placed| placed.width.map_or(usual(placed.column).0, u32::from);
        let whole = CHECK_WIDTH + END_WIDTH + shown.iter().map(width).sum::<u32>();
        let networks = shown.iter().find(|placed| placed.column == Column::Reach).map_or(0, width);
        // Whoever has chosen columns gets each of them as one.
        let is_first = frozen == 1 && shown.iter().map(|placed| placed.column).eq(Column::BASIC);
        let folded = is_first && (whole - networks..whole).contains(&room);
        let unfolded = shown.iter().filter(|placed| !folded || placed.column != Column::Reach);
        let mut tracks =
            Self { columns: String::new(), least: CHECK_WIDTH, frozen: Vec::new(), held: CHECK_WIDTH, folded };
        let mut stays = true;
        for (index, placed) in unfolded.enumerate() {
            let (least, share) = usual(placed.column);
            let least = if index == 0 && room < TIGHT { SHORT_NAME } else { least };
            let least = placed.width.map_or(least, u32::from);
            // Behind a column that grows, nobody knows where the next one begins.
            let is_fixed = placed.width.is_some() || share.is_empty() || index + 1 < frozen;
            // The name stays whatever the room is.
            stays &= index == 0 || (index < frozen && tracks.held + least + SIGHT + END_WIDTH <= room);
            if stays {
                tracks.frozen.push(tracks.held);
                tracks.held += least;
            }
            tracks.least += least;
            if !tracks.columns.is_empty() {
                tracks.columns.push(' ');
            }
            let least = length(least);
            tracks.columns.push_str(&if is_fixed { least } else { format!("minmax({least}, {share})") });
        }
        tracks
    }
}

/// A length as the stylesheet reads it, which grows with the text.
pub fn length(px: u32) -> String {
    format!("calc({px} * var(--px))")
}

/// The least width of a column that was not given another, in px.
pub fn usual_width(column: Column) -> u16 {
    u16::try_from(usual(column).0).unwrap_or(u16::MAX)
}

/// The least width of a column in px, and its share of what is left.
fn usual(column: Column) -> (u32, &'static str) {
    match column {
        Column::Name => (170, "1.6fr"),
        Column::Reach => (140, "1fr"),
        Column::InfluencerStatus => (122, ""),
        Column::ClientStatus => (108, ""),
        Column::Tasks => (50, ""),
        Column::Cost => (94, ""),
        Column::Comment | Column::Detail(Detail::Tags | Detail::Notes) => (160, "1.2fr"),
        Column::Detail(Detail::Email) => (160, "1fr"),
        Column::Detail(_) => (110, "1fr"),
    }
}
