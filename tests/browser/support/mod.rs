//! What the browser tests and the bench share: a server for `dist/`, a browser, and the page as a person meets it.
//!
//! In reading order: `journey` is what a test calls, `page` is what its steps act on, `find` and `target` name
//! things on the page by role and accessible name, `role` says which elements may have a role, and `search` finds
//! them. `tree` is what assistive technology is told. Below that lie `driver`, `engine` and `command` (the browser), `server` and `folder`.

// Each of the two targets uses a part of this only.
#![allow(dead_code)]

pub mod big_campaign;
pub mod command;
pub mod driver;
pub mod engine;
pub mod find;
pub mod folder;
pub mod journey;
pub mod keys;
pub mod page;
pub mod role;
pub mod search;
pub mod server;
pub mod target;
pub mod tree;

#[allow(unused_imports)]
pub use engine::Engine;
#[allow(unused_imports)]
pub use find::{Find, containing, starting};
#[allow(unused_imports)]
pub use journey::{journey, journey_in, journey_in_both, journey2};
pub use page::Page;
#[allow(unused_imports)]
pub use target::Target;
