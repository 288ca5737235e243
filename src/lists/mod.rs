//! Lists from elsewhere: from a table to what it means, and from that to one command. Pure.
//!
//! In reading order: what people write (`heading_words`, `networks`, `statuses`), values (`figure`, `dates`,
//! `accounts`, `values`), what stands in cells and above columns (`links`, `sheet_errors`, `header`, `band`), what a column
//! looks like and may mean (`survey`, `known`, `guess`, `rivals`, `ours`, `rules`, `counts`, [`Mapping`]), what a row says (`above`,
//! `reader`, [`Draft`]), whom it is about (`index`), what taking the list in would do ([`Plan`], `joining`,
//! `command`), how a table of the clipboard is read (`clip`), and how lists with the same headings were understood ([`Memory`]).
//!
//! **Invariants.** Nothing changes before [`Plan::command`] is carried out, and that is one command. Nothing is read in
//! a way that is not said: what a value leaves open is decided by the other values of its column and told. A status
//! word of another tool sets no status until the user has said so. Every step works in turns, because lists are long.

mod about;
mod above;
mod accounts;
mod addresses;
mod ambiguity;
mod band;
mod changes;
mod clip;
mod command;
mod counts;
mod date_words;
mod dates;
mod draft;
mod guess;
mod header;
mod heading_words;
mod index;
mod joining;
mod known;
mod left_out;
mod links;
mod mapping;
mod matching;
mod meaning;
mod memory;
mod missing;
mod networks;
mod ours;
mod own;
mod plan;
mod planning;
mod reader;
mod reading;
mod records;
mod rivals;
mod rules;
mod sheet_errors;
mod statuses;
mod survey;
mod task_text;
mod told;
mod totals;
mod values;

use crate::domain::plain_text as words;

pub use about::About;
pub use ambiguity::{Ambiguity, ReadAs};
pub use changes::Change;
pub use clip::{ClipCell, text as clip_text};
pub use draft::{Draft, Place, Remark, TaskDraft};
pub use guess::Confidence;
pub use header::{Head, has_headings};
pub use index::{By, Origin};
pub use left_out::table as left_out_table;
pub use mapping::{Column, Mapping, StatusWord, Surveyed, Surveying};
pub use meaning::{ListKind, Meaning, OwnKind};
pub use memory::Memory;
pub use missing::Missing;
pub use own::OwnPlan;
pub use plan::{Choice, Found, Line, Plan, Tally, Unreadable};
pub use planning::Planning;
pub use records::Claim;
pub use rules::Rules;
pub use statuses::{Scope, Suggestion};
pub use told::Cleared;
