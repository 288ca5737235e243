//! What the page says, to eyes and to assistive technology.

use super::{PAUSE, Page, Problem};
use crate::support::target::PATIENCE;
use std::panic::Location;
use std::time::Instant;
use tokio::time::sleep;

impl Page {
    /// Records from now on, in every page that loads, what live regions say. Only Chromium runs scripts before a page
    /// loads; elsewhere nothing is recorded.
    pub async fn watch(&self) {
        if self.engine().is_chromium() {
            self.run_before_load(WATCH).await;
        }
    }

    /// Waits until the page shows `text` somewhere.
    #[track_caller]
    pub fn wait_for_text(&self, text: &str) -> impl Future<Output = ()> {
        let problem = Problem { at: Location::caller() };
        async move {
            self.wait_for(&format!("The page does not say \"{text}\"."), problem, async || {
                self.text().await.contains(text)
            })
            .await;
        }
    }

    /// Waits until the page shows `text` nowhere.
    #[track_caller]
    pub fn wait_for_no_text(&self, text: &str) -> impl Future<Output = ()> {
        let problem = Problem { at: Location::caller() };
        async move {
            self.wait_for(&format!("The page still says \"{text}\"."), problem, async || {
                !self.text().await.contains(text)
            })
            .await;
        }
    }

    /// The visible text, with each run of white space as one space.
    pub async fn text(&self) -> String {
        let text = self.run("return document.body.innerText.replace(/\\s+/g, ' ').trim()", vec![]).await;
        text.as_str().unwrap_or_default().to_owned()
    }

    /// What the visible status elements say, one a line.
    pub async fn status_text(&self) -> String {
        self.run(STATUS, vec![]).await.as_str().unwrap_or_default().to_owned()
    }

    /// Waits until a status element says `text`, such as `Saved on this device`.
    #[track_caller]
    pub fn wait_for_status(&self, text: &str) -> impl Future<Output = ()> {
        let problem = Problem { at: Location::caller() };
        async move {
            let otherwise = format!("No status says \"{text}\".");
            self.wait_for(&otherwise, problem, async || self.status_text().await.contains(text)).await;
        }
    }

    /// All that live regions have said since the page was loaded, also what has gone again.
    pub async fn announcements(&self) -> Vec<String> {
        let list = self.run("return window.rollcallAnnouncements ?? []", vec![]).await;
        list.as_array().into_iter().flatten().filter_map(|text| text.as_str().map(str::to_owned)).collect()
    }

    /// Waits until a live region has said `text`.
    #[track_caller]
    pub fn wait_for_announcement(&self, text: &str) -> impl Future<Output = ()> {
        let problem = Problem { at: Location::caller() };
        async move {
            let deadline = Instant::now() + PATIENCE;
            loop {
                let said = self.announcements().await;
                if said.iter().any(|one| one.contains(text)) {
                    return;
                }
                if Instant::now() > deadline {
                    problem.fail(&format!("\"{text}\" was not announced. What was: {}.", said.join(" | ")));
                }
                sleep(PAUSE).await;
            }
        }
    }

    /// Waits until a condition holds; `otherwise` is the sentence of the failure.
    #[track_caller]
    pub fn wait_until(&self, otherwise: &str, condition: impl AsyncFn() -> bool) -> impl Future<Output = ()> {
        let problem = Problem { at: Location::caller() };
        async move { self.wait_for(otherwise, problem, condition).await }
    }

    async fn wait_for(&self, otherwise: &str, problem: Problem, condition: impl AsyncFn() -> bool) {
        let deadline = Instant::now() + PATIENCE;
        while !condition().await {
            if Instant::now() > deadline {
                problem.fail(&format!("{otherwise} It says: {}", self.text().await));
            }
            sleep(PAUSE).await;
        }
    }
}

/// Collects what live regions say, from the start of the document.
const WATCH: &str = r#"
window.rollcallAnnouncements = [];
const live = "[aria-live]:not([aria-live=off]), [role=status], [role=alert], [role=log], output";
const last = new WeakMap();
new MutationObserver(changes => {
  for (const { target } of changes) {
    const region = (target instanceof Element ? target : target.parentElement)?.closest(live);
    const text = region?.textContent.replace(/\s+/g, " ").trim();
    if (!region || last.get(region) === text) continue;
    last.set(region, text);
    if (text) window.rollcallAnnouncements.push(text);
  }
}).observe(document, { subtree: true, childList: true, characterData: true });
"#;

/// The text of what is visible and has the role of a status.
const STATUS: &str = r#"
return [...document.querySelectorAll("[role=status], output")]
  .filter(element => element.checkVisibility({ visibilityProperty: true }))
  .map(element => element.innerText.replace(/\s+/g, " ").trim()).filter(Boolean).join("\n");
"#;
