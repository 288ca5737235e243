//! The domain as its users know it: laws as properties over random campaigns, rules as tables.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, reason = "tests")]

mod arbitrary;
mod board;
mod bring;
mod bulk_edits;
mod calendar;
mod cells;
mod commands;
mod describe;
mod facets;
mod fuzzy;
mod handles;
mod identity;
mod message;
mod names;
mod offers;
mod open_fields;
mod people;
mod profile_links;
mod report;
mod rows;
mod sharing;
mod task_form;
mod totals;
mod views;
mod words;
mod written;
