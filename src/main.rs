//! The page's entry: everything else is in the library.

/// Mounts the program in the page.
#[cfg(target_arch = "wasm32")]
fn main() {
    console_error_panic_hook::set_once();
    rollcall::browser::page::remove_placeholder();
    leptos::mount::mount_to_body(rollcall::ui::Shell);
}

/// Outside a browser there is nothing to run.
#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("Rollcall runs in a browser: start it with `cargo xtask serve`.");
}
