//! What `cargo xtask profile` asks of a browser: the visits whose functions the page's first module is to have.
//!
//! They are what a person sees before doing anything: the start page, empty and with campaigns, and a campaign that is
//! opened by its address; wide and narrow, and one that is stored as large campaigns are. What comes after that has the second module. The argument is the folder of a
//! page whose module notes what is used; each visit leaves a file there.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a profile that cannot go on should stop")]

mod support;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;
use support::big_campaign::big_campaign;
use support::driver::Driver;
use support::server::Server;
use support::{Engine, Find, Page};
use tokio::time::sleep;

/// Long enough for whatever the page does by itself once it is shown.
const SETTLED: Duration = Duration::from_secs(4);
/// With so many influencers a campaign is stored in the dense form.
const LARGE: usize = 300;

fn main() {
    // Cargo itself adds `--bench`.
    let folder = std::env::args().skip(1).find(|argument| argument != "--bench");
    let folder = PathBuf::from(folder.expect("the folder of a page that notes what is used"));
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime starts");
    runtime.block_on(visit(&folder));
}

async fn visit(folder: &Path) {
    let server = Server::serving(folder);
    let driver = Driver::start(Engine::Chromium);
    let page = Page::new(driver.open().await, &server, &driver);
    // What waits for the second module never happens, except where a visit is prepared.
    page.run_before_load(
        "if (!sessionStorage.prepares) window.whole = new Promise(() => {}); \
         addEventListener('TrunkApplicationStarted', event => window.noting = event.detail.wasm)",
    )
    .await;

    page.open("").await;
    page.button("Try a sample campaign").appears().await;
    note(&page, folder, "empty").await;
    page.button("Try a sample campaign").click().await;
    page.grid("Influencers").appears().await;
    sleep(SETTLED).await;
    let campaign = page.url().await;
    for (size, width, height) in [("wide", 1440, 900), ("narrow", 360, 740)] {
        page.resize(width, height).await;
        page.open("").await;
        page.heading(1).appears().await;
        note(&page, folder, &format!("start-{size}")).await;
        page.open(&campaign).await;
        page.grid("Influencers").appears().await;
        note(&page, folder, &format!("campaign-{size}")).await;
    }
    page.run("sessionStorage.prepares = true", vec![]).await;
    page.open("").await;
    page.upload_text("large.json", &big_campaign(LARGE, 10)).await;
    page.grid("Influencers").appears().await;
    sleep(SETTLED).await;
    page.run("delete sessionStorage.prepares", vec![]).await;
    page.reload().await;
    page.grid("Influencers").appears().await;
    note(&page, folder, "campaign-large").await;
    // Its figures are on the start page, too.
    page.open("").await;
    page.heading(1).appears().await;
    note(&page, folder, "start-large").await;
    page.close().await;
}

/// Writes what has been used since the page was loaded.
async fn note(page: &Page, folder: &Path, name: &str) {
    sleep(SETTLED).await;
    // A telephone that is turned, a window that is made wider.
    for (width, height) in [(1440, 900), (360, 740), (740, 360), (1440, 900)] {
        page.resize(width, height).await;
        sleep(SETTLED / 8).await;
    }
    let noted = page.run(NOTED, vec![]).await;
    let noted = STANDARD.decode(noted.as_str().expect("the page notes what is used")).expect("base64");
    fs::write(folder.join(format!("{name}.visit")), noted).expect("the folder is writable");
}

/// What the module has noted, written behind everything else in its memory.
const NOTED: &str = r#"
// Leaving, hiding and coming back: nothing can be loaded while the page is being left.
for (const kind of ["beforeunload", "pagehide"]) dispatchEvent(new Event(kind, { cancelable: true }));
for (const kind of ["visibilitychange", "freeze", "resume"]) document.dispatchEvent(new Event(kind, { bubbles: true }));
for (const kind of ["pageshow", "blur", "focus", "resize", "online", "offline"]) dispatchEvent(new Event(kind));
dispatchEvent(new StorageEvent("storage", { key: "something.else" }));
const start = noting.memory.buffer.byteLength, room = 1 << 20;
noting.memory.grow(room / 65536);
const length = noting.__write_profile(start, room);
let text = "";
for (const byte of new Uint8Array(noting.memory.buffer, start, length)) text += String.fromCharCode(byte);
return btoa(text);
"#;
