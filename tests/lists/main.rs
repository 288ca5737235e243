//! Lists as people have them, through one `check`; laws as properties.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, reason = "tests")]

#[path = "../domain/arbitrary.rs"]
mod arbitrary;
mod check;
mod columns;
mod duplicates;
mod exports;
mod guesses;
mod headers;
mod matching;
mod own_sheet;
mod people;
mod properties;
mod remembered;
mod statuses;
mod structure;
mod tasks;
mod tools;
mod values;
