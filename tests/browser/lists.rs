//! Lists that come in: a file and pasted rows, looked at before anything changes.

use crate::keyboard::tab_to;
use crate::steps::{ID, file};
use crate::support::{Find, Page, journey};
use serde_json::Value;

/// Imports a campaign called "Summer" with one influencer, Ana, on Instagram.
async fn summer(page: &Page) {
    page.upload_text("summer.json", &file(ID, "Summer").to_string()).await;
    page.heading(1).says("Summer").await;
}

/// Pastes a text where the focus is, with its HTML.
async fn paste(page: &Page, text: &str, html: &str) {
    let script = "const data = new DataTransfer(); data.setData('text/plain', arguments[0]); \
                  if (arguments[1]) data.setData('text/html', arguments[1]); \
                  const event = new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true}); \
                  (document.activeElement ?? document.body).dispatchEvent(event);";
    page.run(script, vec![Value::from(text), Value::from(html)]).await;
}

const LIST: &str = "Our creators;;;;\n\
    Full name;Instagram;Followers;Stage;Story price\n\
    Lena Fischer;https://www.instagram.com/lena/?hl=en;42,9k;Booked;€1.500\n\
    Ana Again;@ana;12.500;Declined;800\n\
    ;instagram.com/p/Cx1;;;\n";

#[test]
fn a_file_is_looked_at_changed_and_taken_in_as_one_step() {
    journey("list-file", async |page: Page| {
        summer(&page).await;
        page.upload_text("creators.csv", LIST).await;
        let dialog = page.dialog("Add from creators.csv");
        page.wait_for_text("1 new · 1 updated · 1 cannot be read").await;

        // A column is to mean something else.
        dialog.field("Meaning of Story price").choose("Leave out").await;
        // Statuses wait for a word of the user.
        dialog.button("Look at them").click().await;
        dialog.checkbox("Set statuses as suggested here").click().await;
        // Who is there already is left alone.
        dialog.button("Rows 3").click().await;
        page.wait_for_text("On the roster: @ana on Instagram").await;
        page.wait_for_text("This link leads to a page of Instagram, not to a profile.").await;
        dialog.field("What is done with Ana Again").choose("Skip").await;
        page.wait_for_text("1 new · 1 skipped · 1 cannot be read").await;
        // Nothing was written before.
        page.wait_for_text("Influencers accepted 1 of 1").await;
        dialog.button("Add 1 influencer").click().await;

        page.wait_for_announcement("creators.csv: 1 influencer added").await;
        assert!(page.button("Influencer status of Lena Fischer: Accepted").exists().await);
        page.button("Undo").click().await;
        page.row("Lena Fischer").disappears().await;
        page.row("Ana").appears().await;
    });
}

#[test]
fn pasted_rows_are_looked_at() {
    journey("list-paste", async |page: Page| {
        summer(&page).await;
        page.run("document.activeElement.blur()", vec![]).await;
        paste(&page, "Lena Fischer\t@lena\t42900\nTomás Ruiz\t@tomas\t12000\n", "").await;
        let dialog = page.dialog("Add from pasted rows");
        page.wait_for_text("2 new").await;
        dialog.button("Add 2 influencers").click().await;
        page.wait_for_announcement("pasted rows: 2 influencers added").await;
        page.row("Tomás Ruiz").appears().await;

        // The dialog that adds one leads there as well.
        page.button("Add influencers").click().await;
        page.dialog("Add influencers").button("From a file or a list…").click().await;
        let dialog = page.dialog("Add from a file or a list");
        dialog.field("Or paste rows").fill("@ida\n@lena").await;
        dialog.button("Read rows").click().await;
        page.wait_for_text("1 new · 1 as here already").await;
        page.press("Escape").await;
        dialog.disappears().await;
    });
}

const TABLE: &str = "<html><body><table><tr><td>Menu<table>\
    <tr><th>Creator</th><th>Bio</th></tr>\
    <tr><td><a href='https://www.tiktok.com/@lena.tt'>Lena Fischer</a></td><td>Cook.<br>Two\n  cats.</td></tr>\
    <tr><td>Tom\u{e1}s Ruiz</td><td><script>x</script>Runs</td></tr>\
    </table></td></tr></table></body></html>";

#[test]
fn a_table_of_a_web_page_keeps_its_links_and_line_breaks() {
    journey("list-html", async |page: Page| {
        summer(&page).await;
        page.run("document.activeElement.blur()", vec![]).await;
        paste(&page, "Creator\tBio\nLena Fischer\tCook.\nTwo cats.\nTom\u{e1}s Ruiz\tRuns\n", TABLE).await;
        let dialog = page.dialog("Add from pasted rows");
        page.wait_for_text("2 new").await;
        dialog.button("Add 2 influencers").click().await;
        page.wait_for_announcement("pasted rows: 2 influencers added").await;
        page.button("Tasks of Lena Fischer").click().await;
        page.wait_for_text("lena.tt").await;
    });
}

#[test]
fn the_keyboard_alone_takes_a_list_in_and_escape_asks_once() {
    journey("list-keys", async |page: Page| {
        summer(&page).await;
        page.upload_text("creators.csv", LIST).await;
        let dialog = page.dialog("Add from creators.csv");
        page.wait_for_text("1 new · 1 updated · 1 cannot be read").await;
        // What the list comes to has the focus, so that it is the first to be read out.
        let has_focus = "return document.activeElement.textContent.startsWith('1 new')";
        page.wait_until("The preview has the focus.", async || page.run(has_focus, vec![]).await == true).await;
        tab_to(&page, "Rows 3").await;
        page.press("Enter").await;
        page.wait_for_text("On the roster: @ana on Instagram").await;
        tab_to(&page, "What is done with Ana Again").await;
        page.press("s").await;
        page.wait_for_text("1 new · 1 skipped · 1 cannot be read").await;

        // What was chosen is not lost by one key.
        page.press("Escape").await;
        page.wait_for_text("what you did here is not kept.").await;
        page.wait_until("Going on has the focus.", async || page.focused().await.1 == "Keep editing").await;
        page.press("Enter").await;
        page.wait_until("The focus is back.", async || page.focused().await.1 == "What is done with Ana Again").await;
        tab_to(&page, "Add 1 influencer").await;
        page.press("Enter").await;
        page.wait_for_announcement("creators.csv: 1 influencer added").await;
        dialog.disappears().await;
        page.row("Lena Fischer").appears().await;

        // The second wish to close is believed; where nothing was done, the first one is.
        for presses in [2, 1] {
            page.upload_text("creators.csv", LIST).await;
            dialog.appears().await;
            page.wait_for_text("1 updated · 1 as here already").await;
            if presses == 2 {
                tab_to(&page, "Meaning of Full name").await;
                page.press("l").await;
                page.press("Escape").await;
                page.wait_for_text("what you did here is not kept.").await;
            }
            page.press("Escape").await;
            dialog.disappears().await;
        }
    });
}
