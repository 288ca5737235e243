//! Campaigns in the two stores of a browser: what was written is there again, and nothing that cannot be read is
//! overwritten.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, reason = "tests")]

mod lost;
mod model;
mod shelf;
mod tab;
mod words;
mod world;
