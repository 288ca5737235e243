//! Rollcall end to end, in a real browser: each test is a person's way through the page.
//!
//! `cargo xtask test --only page,browser` builds the page and runs these; `cargo test --test browser` runs them
//! against the dist/ that is there.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on should stop")]

mod accessible;
mod addresses;
mod board;
mod bulk;
mod cleared;
mod client;
mod commands;
#[path = "../dialogs/table.rs"]
mod dialogs;
mod finding;
mod grid;
mod grid_tree;
mod handing_over;
mod importing;
mod keeping;
mod keyboard;
mod killing;
mod languages;
mod late;
mod leaving;
mod lists;
mod loading;
mod open_forms;
mod page_object;
mod panel;
mod printing;
mod side_by_side;
mod spreadsheets;
mod steps;
mod support;
mod tasks;
mod their_copy;
mod touch;
mod typing;
mod undo;
mod whole_campaign;
mod widths;
