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

async fn export_calendar(page: &Page, name: &str) -> String {
    page.button("Share").click().await;
    page.menu_item("Export calendar file…").click().await;
    let dialog = page.dialog("Export calendar file");
    page.wait_for_text("1 event, one for each task.").await;
    dialog.button("Export").click().await;
    dialog.disappears().await;
    page.download(name).await
}

#[test]
fn a_calendar_takes_a_second_file_as_an_update() {
    journey("calendar-file", async |page: Page| {
        summer(&page).await;
        let first = export_calendar(&page, "Summer.ics").await;
        assert_eq!(property(&first, "SUMMARY"), "Ana: Instagram Carousel");
        assert_eq!(property(&first, "DTSTART;VALUE=DATE"), "20270610");
        assert_eq!(property(&first, "STATUS"), "CONFIRMED");

        crate::steps::set_status(&page, "Influencer status", "Ana", "Cancelled").await;
        let second = export_calendar(&page, "Summer (1).ics").await;
        assert_eq!(property(&second, "UID"), property(&first, "UID"));
        assert_eq!(property(&second, "STATUS"), "CANCELLED");
        let sequence = |file: &str| property(file, "SEQUENCE").parse::<u32>().expect("a number");
        assert!(sequence(&second) > sequence(&first));
    });
}
