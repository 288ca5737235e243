//! The running program's state. [`action`], [`shortcut`], [`recent`], [`route`], [`asked`], [`file_name`] and [`copy_name`] are
//! pure; the rest lives in the page.

pub mod action;
pub mod asked;
#[cfg(target_arch = "wasm32")]
pub mod campaign_names;
pub mod composing;
pub mod copy_name;
#[cfg(target_arch = "wasm32")]
pub mod exported;
pub mod file_name;
#[cfg(target_arch = "wasm32")]
pub mod keeper;
#[cfg(target_arch = "wasm32")]
pub mod library;
#[cfg(target_arch = "wasm32")]
pub mod list_memory;
#[cfg(target_arch = "wasm32")]
pub mod navigation;
#[cfg(target_arch = "wasm32")]
pub mod packing;
#[cfg(target_arch = "wasm32")]
pub mod person;
pub mod recent;
#[cfg(target_arch = "wasm32")]
mod recording;
#[cfg(target_arch = "wasm32")]
mod restore_points;
pub mod route;
#[cfg(target_arch = "wasm32")]
pub mod session;
pub mod shortcut;
#[cfg(target_arch = "wasm32")]
pub mod store;
#[cfg(target_arch = "wasm32")]
pub mod theme;
