//! What leaves for other people: the calendar file, the report, messages.

use crate::steps::{ID, file};
use crate::support::{Find, Page, journey};

/// Imports a campaign called "Summer" with one influencer, Ana, who has one task.
async fn summer(page: &Page) {
    page.upload_text("summer.json", &file(ID, "Summer").to_string()).await;
    page.heading(1).says("Summer").await;
}

/// The value of a property of a calendar file.
fn property<'a>(file: &'a str, name: &str) -> &'a str {
    let line = file.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':'));
    line.unwrap_or_else(|| panic!("{name} is not in {file}"))
}

/// Exports the calendar file, which differs from the one `before`. A browser writes the second beside the first, or over
/// it.
async fn export_calendar(page: &Page, before: &str) -> String {
    page.button("Share").click().await;
    page.menu_item("Export calendar file…").click().await;
    let dialog = page.dialog("Export calendar file");
    page.wait_for_text("1 event, one for each task.").await;
    dialog.button("Export").click().await;
    dialog.disappears().await;
    page.wait_until("The calendar file is not there.", async || page.download("Summer").await != before).await;
    page.download("Summer").await
}

#[test]
fn a_calendar_takes_a_second_file_as_an_update() {
    journey("calendar-file", async |page: Page| {
        summer(&page).await;
        let first = export_calendar(&page, "").await;
        assert_eq!(property(&first, "SUMMARY"), "Ana: Instagram Carousel");
        assert_eq!(property(&first, "DTSTART;VALUE=DATE"), "20270610");
        assert_eq!(property(&first, "STATUS"), "CONFIRMED");

        crate::steps::set_status(&page, "Influencer status", "Ana", "Cancelled").await;
        let second = export_calendar(&page, &first).await;
        assert_eq!(property(&second, "UID"), property(&first, "UID"));
        assert_eq!(property(&second, "STATUS"), "CANCELLED");
        let sequence = |file: &str| property(file, "SEQUENCE").parse::<u32>().expect("a number");
        assert!(sequence(&second) > sequence(&first));
    });
}

#[test]
fn a_report_shows_what_it_prints() {
    journey("report", async |page: Page| {
        summer(&page).await;
        page.button("Share").click().await;
        page.menu_item("Report").click().await;
        page.button("Print or save as PDF").appears().await;
        assert!(page.url().await.contains("view=report"));
        page.heading(1).says("Summer").await;
        for said in ["1 of 1", "Left of budget", "€22,800", "Cost by influencer", "Instagram Carousel", "@ana"] {
            page.wait_for_text(said).await;
        }
        page.checkbox("Prices and budget").uncheck().await;
        page.wait_for_no_text("€").await;
        page.wait_for_no_text("Cost by influencer").await;
        page.checkbox("Schedule by week").uncheck().await;
        page.wait_for_no_text("Instagram Carousel").await;
        page.reload().await;
        page.wait_for_text("Cost by network").await;
        page.link("Back to campaign").click().await;
        page.row("Ana").appears().await;
    });
}

#[test]
fn a_message_is_copied_for_an_email_or_by_hand() {
    journey("messages", async |page: Page| {
        summer(&page).await;
        page.checkbox("Select Ana").check().await;
        crate::steps::act(&page, "Copy messages…", None).await;
        let dialog = page.dialog("Copy messages");
        let template = dialog.field("Template");
        template.fill("Hi <{name}>, {nmae}\n{plan}\n").await;
        page.wait_for_text("{nmae} is no field and stays as it is.").await;
        page.press("Control+End").await;
        dialog.button("Insert client: The client").click().await;
        template.holds("Hi <{name}>, {nmae}\n{plan}\n{client}").await;
        let catch = "navigator.clipboard.write = async items => { \
             window.copied = await Promise.all(['text/plain', 'text/html'].map(async kind => (await items[0].getType(kind)).text())); }";
        page.run(catch, vec![]).await;
        dialog.button("Copy message").click().await;
        page.wait_for_announcement("Message to Ana copied").await;
        let copied = page.run("return window.copied", vec![]).await;
        let text = copied[0].as_str().expect("plain text");
        assert!(text.starts_with("Hi <Ana>, {nmae}\n• Instagram Carousel, "), "{text}");
        assert!(text.ends_with("2027\nNorthwind Drinks"), "{text}");
        let html = copied[1].as_str().expect("HTML");
        assert!(html.starts_with("<p dir=\"auto\">Hi &lt;Ana&gt;, {nmae}</p><ul dir=\"auto\"><li>Instagram"), "{html}");

        page.run("navigator.clipboard.write = async () => { throw new Error('refused'); }", vec![]).await;
        dialog.button("Copy message").click().await;
        let by_hand = page.dialog("Copy by hand");
        by_hand.field("Message").holds(text).await;
        by_hand.button("Done").click().await;
        dialog.button("Done").click().await;

        // The template is kept in this browser, until the original is wanted again.
        page.reload().await;
        page.button("Share").click().await;
        page.menu_item("Copy messages…").click().await;
        template.holds("Hi <{name}>, {nmae}\n{plan}\n{client}").await;
        dialog.button("Restore the original text").click().await;
        page.wait_for_text("we are glad to have you in Summer").await;
    });
}

#[test]
fn influencers_come_along_from_another_campaign() {
    journey("bring", async |page: Page| {
        summer(&page).await;
        page.link("Rollcall, all campaigns").click().await;
        crate::steps::new_campaign(&page, "Autumn", &["Instagram"]).await;
        crate::steps::add_influencer(&page, "Ben", &[("Instagram", "ben", "")]).await;
        page.button("Add influencers").click().await;
        page.dialog("Add influencers").button("From another campaign…").click().await;
        let dialog = page.dialog("Add from another campaign");
        dialog.checkbox("Select all: 1 influencer").check().await;
        dialog.button("Add 1 influencer").click().await;
        page.row("Ana").appears().await;
        page.button("Influencer status of Ana: Pending").appears().await;
        page.wait_for_text("0 tasks").await;

        page.button("Add influencers").click().await;
        page.dialog("Add influencers").button("From another campaign…").click().await;
        page.wait_for_text("Here as Ana").await;
        dialog.button("Cancel").click().await;
        page.button("Undo").first().click().await;
        page.row("Ana").disappears().await;
    });
}
