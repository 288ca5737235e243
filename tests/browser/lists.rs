//! Lists that come in: a file and pasted rows, looked at before anything changes.

use crate::steps::{ID, file};
use crate::support::{Find, Page, journey};
use serde_json::Value;

/// Imports a campaign called "Summer" with one influencer, Ana, on Instagram.
async fn summer(page: &Page) {
    page.upload_text("summer.json", &file(ID, "Summer").to_string()).await;
    page.heading(1).says("Summer").await;
}

/// Pastes a text where the focus is.
async fn paste(page: &Page, text: &str) {
    let script = "const data = new DataTransfer(); data.setData('text/plain', arguments[0]); \
                  const event = new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true}); \
                  (document.activeElement ?? document.body).dispatchEvent(event);";
    page.run(script, vec![Value::from(text)]).await;
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
        paste(&page, "Lena Fischer\t@lena\t42900\nTomás Ruiz\t@tomas\t12000\n").await;
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
