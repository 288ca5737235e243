//! What a test is: a person's way through the page, from opening it to a clean end.

use super::driver::Driver;
use super::engine::Engine;
use super::page::Page;
use super::server::Server;
use std::panic::{self, AssertUnwindSafe};
use std::path::Path;
use std::time::Duration;
use tokio::time::timeout;

/// Longer than any journey takes on a slow machine.
const LIMIT: Duration = Duration::from_secs(300);

/// Opens the page in the quickest browser and takes the steps; see [`journey_in`].
pub fn journey(name: &str, steps: impl AsyncFnOnce(Page)) {
    journey_in(Engine::quickest(), name, steps);
}

/// Opens the page in a fresh browser and takes the steps.
///
/// Afterwards the browser's log must be free of errors. Where anything fails, a picture of the page is left in
/// `target/browser-failures/NAME.png`.
pub fn journey_in(engine: Engine, name: &str, steps: impl AsyncFnOnce(Page)) {
    travel(engine, name, async |[page]: [Page; 1]| steps(page).await);
}

/// The same in the quickest browser and in Firefox, one after the other: for what keeps or loses data.
pub fn journey_in_both(name: &str, steps: impl AsyncFn(Page)) {
    for engine in [Engine::quickest(), Engine::Firefox] {
        journey_in(engine, name, &steps);
    }
}

/// The same for two people at two machines: two browsers with a profile each. The second picture is
/// `target/browser-failures/NAME-2.png`.
pub fn journey2(name: &str, steps: impl AsyncFnOnce(Page, Page)) {
    travel(Engine::quickest(), name, async |[one, other]: [Page; 2]| steps(one, other).await);
}

fn travel<const PEOPLE: usize>(engine: Engine, name: &str, steps: impl AsyncFnOnce([Page; PEOPLE])) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime starts");
    let server = Server::start();
    let drivers: [Driver; PEOPLE] = std::array::from_fn(|_| Driver::start(engine));
    let pages = drivers.each_ref().map(|driver| Page::new(runtime.block_on(driver.open()), &server, driver));

    let outcome = panic::catch_unwind(AssertUnwindSafe(|| {
        runtime.block_on(async {
            let way = async {
                for page in &pages {
                    page.watch().await;
                    page.open("").await;
                }
                steps(pages.clone()).await;
                for page in &pages {
                    let errors = page.console_errors().await;
                    assert!(errors.is_empty(), "The browser's log has errors:\n{}", errors.join("\n"));
                }
            };
            timeout(LIMIT, way).await.unwrap_or_else(|_| panic!("The journey took longer than {LIMIT:?}."));
        });
    }));

    for (number, page) in pages.iter().enumerate() {
        if outcome.is_err() {
            let file = if number == 0 { format!("{name}.png") } else { format!("{name}-{}.png", number + 1) };
            let picture = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/browser-failures").join(file);
            // The picture is a help; failing to take it must not hide what went wrong.
            let taken = panic::catch_unwind(AssertUnwindSafe(|| {
                runtime.block_on(async {
                    let errors = page.console_errors().await;
                    if !errors.is_empty() {
                        eprintln!("The browser's log:\n{}", errors.join("\n"));
                    }
                    page.screenshot(&picture).await;
                });
            }));
            if taken.is_ok() {
                eprintln!("What the page looked like: {}", picture.display());
            }
        }
        runtime.block_on(page.clone().close());
    }
    if let Err(cause) = outcome {
        panic::resume_unwind(cause);
    }
}
