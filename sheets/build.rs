//! The worker's module may take so much memory and no more: a hostile file ends the worker and not the machine's patience.

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    if std::env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|arch| arch == "wasm32") {
        println!("cargo:rustc-link-arg-bins=--max-memory=1073741824");
    }
}
