//! Version 1 of the saved form. Each noun has a file that says how it is read and how it is written, side by
//! side; nothing here is derived from the domain's types, which are free to change.

pub(super) mod account;
pub(super) mod briefing;
mod campaign;
mod details;
pub(super) mod influencer;
pub(super) mod table;
pub(super) mod task;

pub(super) use campaign::{is_roster_placed, read, write, write_campaign, write_head, write_influencers, write_tail};
