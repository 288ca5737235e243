//! The saved form as its users know it: what opens, what it says when it does not, and that nothing is lost.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, reason = "tests")]

#[path = "../domain/arbitrary.rs"]
mod arbitrary;
mod ascii;
mod broken;
mod calendar_file;
mod client_copy;
mod dense;
mod edits;
mod fuzz;

mod layout;
mod oracle;
mod past;
#[path = "../domain/people.rs"]
mod people;
mod preview;
mod real_files;
mod recognition;
mod repairs;
mod round_trip;
mod secrets;
mod twins;
mod undo;
mod unknown;
#[path = "../domain/words.rs"]
mod words;
