//! What axe-core finds in the views of the page: nothing, in both themes and at three widths.

use crate::steps::{set_status, three_influencers};
use crate::support::{Find, Page, journey, starting};
use serde_json::Value;
use std::fs;
use std::path::Path;

/// The rules of WCAG 2.2 A and AA, contrast and the size of targets among them, and what is good practice besides.
const RULES: &str = "['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']";

/// Looks at what is shown in both themes and at three widths.
async fn check(page: &Page, view: &str) {
    let found = "const found = await axe.run(document, { runOnly: RULES, resultTypes: ['violations'] }); \
         return found.violations.map(rule => rule.id + ': ' + rule.nodes.slice(0, 3).map(node => node.target).join(' '))"
        .replace("RULES", RULES);
    for (width, height) in [(1440, 900), (820, 900), (390, 844)] {
        for theme in ["light", "dark"] {
            page.resize(width, height).await;
            page.prefer("prefers-color-scheme", theme).await;
            // Colours and places have come to rest.
            page.run_async("await new Promise(rest => setTimeout(rest, 300))", vec![]).await;
            let faults = page.run_async(&found, vec![]).await;
            assert_eq!(faults, Value::Array(vec![]), "{view}, {width} px, {theme}");
        }
    }
    page.resize(1440, 900).await;
}

/// Brings axe-core into the page, which a policy of the page does not keep from it.
async fn bring_axe(page: &Page) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/tools/axe-core@4.11.0/package/axe.min.js");
    let script = fs::read_to_string(path).expect("`cargo xtask test` fetches axe-core");
    page.run(&script, vec![]).await;
}

#[test]
fn nothing_is_found_in_the_views_of_a_roster() {
    journey("axe-roster", async |page: Page| {
        bring_axe(&page).await;
        check(&page, "start page without campaigns").await;
        three_influencers(&page).await;
        set_status(&page, "Client status", "Ben", "Backup").await;
        check(&page, "grid").await;
        page.button(starting("Filters")).click().await;
        page.region("Filters").checkbox("YouTube 2").check().await;
        check(&page, "filters").await;
        page.button("Clear all").click().await;
        page.button(starting("Filters")).click().await;
        page.button(starting("Group by: ")).click().await;
        page.menu_item("Client status").click().await;
        check(&page, "groups").await;
        page.button("Tasks of Ben").click().await;
        page.button("Add Instagram task").click().await;
        page.button(starting("Status history")).click().await;
        page.button(starting("Details")).click().await;
        page.field("Email").fill("ben@example.com").await;
        check(&page, "influencer panel").await;
    });
}

#[test]
fn nothing_is_found_in_dialogs() {
    journey("axe-dialogs", async |page: Page| {
        bring_axe(&page).await;
        three_influencers(&page).await;
        page.button("Columns").click().await;
        let dialog = page.dialog("Columns");
        dialog.button("Add column").click().await;
        check(&page, "columns").await;
        dialog.button("Done").click().await;
        page.button("Add influencers").click().await;
        check(&page, "influencer").await;
        page.press("Escape").await;
        page.press("Control+k").await;
        page.dialog("Command palette").appears().await;
        check(&page, "palette").await;
        page.press("Escape").await;
        page.button("History").click().await;
        check(&page, "history").await;
        page.press("Escape").await;
        page.button("Edit briefing").click().await;
        check(&page, "briefing").await;
    });
}
