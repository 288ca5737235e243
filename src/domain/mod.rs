//! What a campaign is and what may happen to it. Pure: no clock, no randomness, no browser, no storage;
//! today's date and new ids come in as arguments.
//!
//! In reading order: the values ([`money`], [`followers`], [`status`], [`network`], [`handle`], [`id`]), the
//! nouns ([`task`], [`influencer`], [`briefing`], [`roster`], [`campaign`]), what changes them ([`command`],
//! [`history`]), what is asked of them ([`totals`], [`query`], [`board`], [`fuzzy`], [`calendar`], [`selection`]), and the rules of
//! the forms ([`task_form`], [`influencer_form`], [`briefing_form`]).

pub mod board;
pub mod briefing;
pub mod briefing_form;
pub mod calendar;
pub mod campaign;
pub mod command;
pub mod followers;
pub mod form;
pub mod fuzzy;
pub mod handle;
pub mod history;
pub mod id;
pub mod influencer;
pub mod influencer_form;
pub mod limits;
pub mod money;
pub mod month;
pub mod network;
pub mod query;
pub mod roster;
pub mod sample;
pub mod selection;
pub mod sorting;
pub mod status;
pub mod task;
pub mod task_form;
pub mod totals;
pub mod unknown;
