//! Rollcall: an influencer-campaign manager that is one static web page.
//!
//! In reading order:
//!
//! 1. [`domain`]: what a campaign is and what may happen to it. Pure.
//! 2. [`document`]: its saved form, read and written. Pure.
//! 3. [`storage`]: how campaigns lie in a store of keys and values. Pure.
//! 4. [`sheets`]: tables as other programs keep them. Pure, and a crate of its own.
//! 5. [`lists`]: what a table means for a campaign, and the command that takes it in. Pure.
//! 6. [`export`], [`calendar_file`], [`report`] and [`paper`] with [`html`]: what other programs and people get. Pure.
//! 7. [`app`]: the running program's state: the open campaign, the address, what is kept where.
//! 8. `browser`: the browser's own services behind small functions.
//! 9. `ui`: what a person sees.
//!
//! The last two and most of `app` exist in the page only (wasm32): the browser's crates are dependencies of that
//! target alone, so the compiler refuses a use of them further up.

pub mod app;
#[cfg(target_arch = "wasm32")]
pub mod browser;
pub mod calendar_file;
pub mod document;
pub mod domain;
pub mod export;
pub mod html;
pub mod lists;
pub mod paper;
pub mod report;
pub mod storage;
#[cfg(target_arch = "wasm32")]
pub mod ui;

pub use rollcall_sheets as sheets;
