//! Lists that come in: a file and pasted rows, looked at before anything changes.

use crate::keyboard::tab_to;
use crate::steps::{ID, file};
use crate::support::{Find, Page, containing, journey};
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

        page.wait_for_announcement("creators.csv: 1 influencer added, 2 rows left out").await;
        // Which rows they are is said and can be kept.
        page.wait_for_text("Row 4: Ana Again").await;
        page.wait_for_text("These 2 rows were not taken:").await;
        dialog.button("Download these rows").click().await;
        let rows = page.download("creators-left-out.csv").await;
        assert!(rows.contains("Ana Again,'@ana,12.500,Declined,800,4,You left it out."), "{rows}");
        dialog.button("Done").click().await;
        dialog.disappears().await;
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
        page.wait_for_announcement("creators.csv: 1 influencer added, 2 rows left out").await;
        // What it came to has the focus; the button is behind the list.
        tab_to(&page, "Done").await;
        page.press("Enter").await;
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

/// The tasks as Rollcall writes them, with a day and a price that somebody has changed and one row copied for a new task.
const OURS: &str = "Influencer,Network,Type,Date,Price,Status,Publication,Rollcall task id\n\
    Ana,Instagram,Carousel,2027-06-17,1300.00,In Review,Yes,0197a1c4-0000-7000-8000-000000000001\n\
    Ana,Instagram,Story,2027-06-20,200.00,Pending,Yes,\n";

#[test]
fn our_own_sheet_changes_its_tasks_and_the_button_says_both() {
    journey("list-ours", async |page: Page| {
        summer(&page).await;
        page.upload_text("summer tasks.csv", OURS).await;
        let dialog = page.dialog("Add from summer tasks.csv");
        page.wait_for_text("1 updated · 1 new task · 1 changed task").await;
        dialog.button("Rows 2").click().await;
        page.wait_for_text("On the roster: its id").await;
        page.wait_for_text("Instagram Carousel, 2027-06-17, 1300.00 EUR").await;
        dialog.button("Add 1 task, change 1").click().await;
        page.wait_for_announcement("summer tasks.csv: 1 influencer updated, 1 task added, 1 task changed").await;
        dialog.disappears().await;
        page.wait_for_text("Total cost €1,500").await;
        // Once more it is all there, and a row that was deleted is told and not missed.
        let (first, _) = OURS.split_at(OURS.find("Ana,Instagram,Story").expect("the row"));
        page.upload_text("summer tasks.csv", first).await;
        page.wait_for_text("1 as here already").await;
        dialog.checkbox("Remove 1 task that is here and not in the list").click().await;
        dialog.button("Remove 1").click().await;
        page.wait_for_announcement("summer tasks.csv: 1 task removed").await;
        page.wait_for_text("Total cost €1,300").await;
    });
}

#[test]
fn a_row_that_may_be_several_tasks_asks() {
    journey("list-asks", async |page: Page| {
        summer(&page).await;
        let list = "Influencer,Platform,Deliverable,Date,Price\nAna,Instagram,Carousel,2027-06-17,1300\nAna,Instagram,Carousel,2027-07-01,900\n";
        page.upload_text("plan.csv", list).await;
        let dialog = page.dialog("Add from plan.csv");
        page.wait_for_text("2 to be decided").await;
        dialog.button("Nothing to add").appears().await;
        dialog.button("Look at them").click().await;
        dialog.button("To be decided 2").appears().await;
        dialog.field("What is done with Ana").nth(0).choose("It is Instagram Carousel, 2027-06-10, 1200.00 EUR").await;
        page.wait_for_text("1 updated · 1 changed task · 1 to be decided").await;
        dialog.button("Change 1 task").click().await;
        page.wait_for_text("It was not said which task of the campaign it is.").await;
        dialog.button("Done").click().await;
        dialog.disappears().await;
        page.wait_for_text("Total cost €1,300").await;
    });
}

#[test]
fn a_guess_is_asked_before_anything_is_added() {
    journey("list-guess", async |page: Page| {
        summer(&page).await;
        let list =
            "Influencer,Platform,Deliverable,Date\nAna,Instagram,Story,06/10/2027\nAna,Instagram,Reel,07/10/2027\n";
        page.upload_text("plan.csv", list).await;
        let dialog = page.dialog("Add from plan.csv");
        page.wait_for_text("One question above is open.").await;
        // The button leads to the question, and nothing is added.
        tab_to(&page, "Add 2 tasks").await;
        page.press("Enter").await;
        let is_there = "return document.activeElement.matches('.list-question input[type=radio]')";
        page.wait_until("The question has the focus.", async || page.run(is_there, vec![]).await == true).await;
        page.press("Space").await;
        page.wait_for_no_text("One question above is open.").await;
        dialog.button("Add 2 tasks").click().await;
        page.wait_for_announcement("plan.csv: 1 influencer updated, 2 tasks added").await;
        dialog.disappears().await;
        // The answer holds for the next list with these headings.
        page.upload_text("plan.csv", &list.replace("06/10", "08/10")).await;
        page.wait_for_text("1 updated · 1 changed task · 1 as here already").await;
        page.wait_for_no_text("One question above is open.").await;
    });
}

#[test]
fn the_sheets_of_a_file_are_looked_at_one_after_the_other() {
    journey("list-sheets", async |page: Page| {
        summer(&page).await;
        page.button("Share").click().await;
        page.menu_item("Export spreadsheet…").click().await;
        page.dialog("Export spreadsheet").button("Export").click().await;
        let bytes = std::fs::read(page.download_path(".xlsx").await).expect("the file");
        page.upload_bytes("Summer.xlsx", &bytes).await;
        let dialog = page.dialog(containing("Add from Summer.xlsx"));
        // The figures of the campaign are no list.
        dialog.button("Look at 2 sheets").click().await;
        page.dialog("Add from Summer.xlsx, Influencers").appears().await;
        page.wait_for_text("1 as here already").await;
        page.press("Escape").await;
        dialog.disappears().await;
    });
}
