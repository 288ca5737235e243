//! Loading the page: from any folder, under its own policy, without asking anybody else for anything.

use crate::support::{Page, journey};

#[test]
fn the_page_loads_from_a_folder_and_asks_no_other_host() {
    journey("loading", async |page: Page| {
        page.wait_for_no_text("Loading Rollcall…").await;

        page.wait_until("The second module is not asked for.", async || modules(&page).await.len() > 1).await;
        let modules = modules(&page).await;
        assert_eq!(modules.len(), 2, "Each module is loaded once: {modules:?}");
        let requested = page.requested().await;
        let elsewhere = |address: &&String| !address.starts_with(page.origin()) && !address.starts_with("data:");
        let elsewhere: Vec<_> = requested.iter().filter(elsewhere).collect();
        assert!(elsewhere.is_empty(), "The page asked other hosts: {elsewhere:?}");
    });
}

async fn modules(page: &Page) -> Vec<String> {
    page.requested().await.into_iter().filter(|address| address.ends_with(".wasm")).collect()
}

#[test]
fn the_policy_stops_what_would_leave_the_machine() {
    journey("policy", async |page: Page| {
        page.allow_console_error("Content Security Policy");
        page.allow_console_error("Refused to connect");
        let attempt = "try { await fetch('https://example.com/'); return 'sent' } catch { return 'refused' }";
        assert_eq!(page.run_async(attempt, vec![]).await, "refused");

        let refused = "return await new Promise(resolve => { \
            document.addEventListener('securitypolicyviolation', event => resolve(event.effectiveDirective)); \
            const script = document.createElement('script'); \
            script.textContent = 'window.intruder = true'; \
            document.head.append(script); })";
        assert_eq!(page.run_async(refused, vec![]).await, "script-src-elem");
        assert_eq!(page.run("return window.intruder === undefined", vec![]).await, true);
    });
}

#[test]
fn the_chosen_theme_is_there_before_the_first_paint() {
    journey("theme", async |page: Page| {
        let theme = "return document.documentElement.dataset.theme ?? 'system'";
        assert_eq!(page.run(theme, vec![]).await, "system");
        page.set_local_storage("rollcall.theme", "dark").await;
        page.reload().await;
        assert_eq!(page.run(theme, vec![]).await, "dark");
        page.set_local_storage("rollcall.theme", "no such theme").await;
        page.reload().await;
        assert_eq!(page.run(theme, vec![]).await, "system");
    });
}

#[test]
fn a_page_that_cannot_start_says_so() {
    journey("failing", async |page: Page| {
        page.allow_console_error("WebAssembly");
        page.run_before_load("delete globalThis.WebAssembly").await;
        page.reload().await;
        page.wait_for_status("Rollcall could not start.").await;
    });
}
