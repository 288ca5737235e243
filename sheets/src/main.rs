//! The worker: reads and writes files beside the page. `worker.js` starts it; `browser::sheets` of the page talks to it.

#[cfg(target_arch = "wasm32")]
mod worker;

/// Answers the page until it ends the worker.
#[cfg(target_arch = "wasm32")]
fn main() {
    worker::start();
}

/// Outside a browser there is nothing to run.
#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("This is a part of Rollcall, which runs in a browser: start it with `cargo xtask serve`.");
}
