//! Files of other programs, read and written.
//!
//! - `texts`: separated text in every encoding, as people and programs write it
//! - `spreadsheets`: XLSX and ODS, by what their files hold
//! - `hostile`: files that mean harm or are something else, and that each end in a sentence
//! - `written`: what is written is read back
//! - `round_trip`: a roster goes out and comes back
//! - `interop`: by other programs as well
//! - `outside`: lists of other people and programs, from the file to the roster
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, reason = "tests")]

#[path = "../domain/arbitrary.rs"]
mod arbitrary;
mod hostile;
mod interop;
mod outside;
mod packages;
mod round_trip;
mod spreadsheets;
mod texts;
mod written;
