//! The browser's own services, each behind a small function: the only callers of web-sys besides the events and
//! elements of `ui`.

pub mod clipboard;
pub mod clock;
pub mod compression;
pub mod early;
pub mod files;
pub mod html_table;
pub mod ids;
pub mod indexed_db;
pub mod local_storage;
pub mod locale;
pub mod markup;
pub mod page;
pub mod replica;
pub mod sheets;
