//! What leaves for other people: the calendar file, the report, messages.

use crate::steps::{ID, file};
use crate::support::{Find, Page, journey};
use serde_json::{Value, json};

/// Imports a campaign called "Summer" with one influencer, Ana, who has one task.
async fn summer(page: &Page) {
    page.upload_text("summer.json", &file(ID, "Summer").to_string()).await;
    page.heading(1).says("Summer").await;
}

/// Imports a campaign called "Summer" with five influencers: Ana and Eve have a task each, Ben has one and is Rejected,
/// Cleo and Dora have none. Only Ana has an email, and only Ana and Eve live in Spain.
async fn five(page: &Page) {
    let mut summer = file(ID, "Summer");
    let task = |number: usize| {
        let id = format!("0197a1c4-0000-7000-8000-{number:012x}");
        json!([{ "id": id, "network": "instagram", "type": "story", "price": format!("{number}00.00") }])
    };
    let person = |number: usize, name: &str, status: &str, country: &str, tasks: Value| {
        let id = format!("0197a1c3-0000-7000-8000-{number:012x}");
        json!({ "id": id, "name": name, "influencer_status": status, "country": country, "tasks": tasks })
    };
    summer["campaign"]["influencers"] = json!([
        person(5, "Eve", "pending", "Spain", task(5)),
        person(4, "Dora", "pending", "France", json!([])),
        person(3, "Cleo", "pending", "", json!([])),
        person(2, "Ben", "rejected", "France", task(2)),
        person(1, "Ana", "accepted", "Spain", task(1)),
    ]);
    summer["campaign"]["influencers"][4]["email"] = json!("ana+work@example.com");
    page.upload_text("summer.json", &summer.to_string()).await;
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
fn messages_go_to_those_who_have_something_to_do_and_copied_is_said_of_one() {
    journey("messages-whom", async |page: Page| {
        five(&page).await;
        page.button("Share").click().await;
        page.menu_item("Copy messages…").click().await;
        let dialog = page.dialog("Copy messages");
        page.wait_for_text("Ana · 1 of 2").await;
        assert_eq!(
            dialog.link("ana+work@example.com").attribute("href").await.as_deref(),
            Some("mailto:ana+work@example.com")
        );
        page.run("navigator.clipboard.write = async () => {}", vec![]).await;
        dialog.button("Copy message").click().await;
        page.wait_for_announcement("Message to Ana copied").await;
        let preview = page.region("Preview");
        preview.says("ana+work@example.com Copied").await;
        page.wait_for_text("1 of 2 copied").await;
        dialog.button("Next").click().await;
        page.wait_for_text("Eve · 2 of 2").await;
        page.wait_for_text("No email").await;
        preview.wait_until("It says that Eve's is copied.", async |it| !it.text().await.contains("Copied")).await;
        // Who is shown stays so when others come.
        dialog.checkbox("Also who has no tasks: 2").check().await;
        page.wait_for_text("Eve · 4 of 4").await;
        dialog.checkbox("Also who is Rejected or Cancelled: 1").check().await;
        page.wait_for_text("Eve · 5 of 5").await;
        dialog.button("Done").click().await;
        // For whom it was copied is known when the dialog is opened again.
        page.button("Share").click().await;
        page.menu_item("Copy messages…").click().await;
        page.wait_for_text("1 of 2 copied").await;
        preview.says("Copied").await;
        dialog.button("Done").click().await;

        page.field("Filter influencers").fill("france").await;
        page.row("Ana").disappears().await;
        page.button("Share").click().await;
        page.menu_item("Copy messages…").click().await;
        page.wait_for_text("Everybody is left out.").await;
        assert!(dialog.button("Copy message").disabled().await);
        dialog.checkbox("Also who is Rejected or Cancelled: 1").check().await;
        page.wait_for_text("Ben · 1 of 1").await;
        dialog.field("Influencers").choose("Everybody: 5 influencers").await;
        page.wait_for_text("Ben · 2 of 3").await;
    });
}

#[test]
fn a_report_is_about_what_the_roster_shows_in_its_order() {
    journey("report-shown", async |page: Page| {
        five(&page).await;
        page.button("Share").click().await;
        page.menu_item("Report").click().await;
        page.wait_for_text("Left of budget").await;
        assert!(!page.field("Influencers").exists().await);
        page.link("Back to campaign").click().await;
        page.field("Filter influencers").fill("spain").await;
        page.row("Dora").disappears().await;
        page.button("Name").click().await;
        page.button("Share").click().await;
        page.menu_item("Report").click().await;
        page.wait_for_text("Every figure is of these 2 of 5 influencers alone.").await;
        let names =
            "return [...document.querySelectorAll('.r-roster tbody:not(.r-sum) th')].map(it => it.textContent).join()";
        page.wait_until("Not in the roster's order.", async || page.run(names, vec![]).await == "Eve,Ana").await;
        page.wait_for_text("“spain”").await;
        page.wait_for_no_text("Left of budget").await;
        page.field("Influencers").choose("Everybody: 5 influencers").await;
        page.wait_for_text("Left of budget").await;
        page.checkbox("Also who is Rejected or Cancelled").check().await;
        page.wait_until("Not in the roster's order.", async || {
            page.run(names, vec![]).await == "Eve,Dora,Cleo,Ben,Ana"
        })
        .await;
        // The address has the filter: after a reload it is the same report.
        page.reload().await;
        page.wait_for_text("Every figure is of these 2 of 5 influencers alone.").await;
    });
}

#[test]
fn influencers_of_another_campaign_stand_as_its_roster_shows_them() {
    journey("bring-views", async |page: Page| {
        five(&page).await;
        page.link("Rollcall, all campaigns").click().await;
        crate::steps::new_campaign(&page, "Autumn", &["Instagram"]).await;
        page.button("Add influencers").click().await;
        page.dialog("Add influencers").button("From another campaign…").click().await;
        let dialog = page.dialog("Add from another campaign");
        dialog.checkbox("Select all: 5 influencers").appears().await;
        let names = "return [...document.querySelectorAll('.bring-row .check')].map(it => it.textContent).join()";
        page.wait_until("Not by name.", async || page.run(names, vec![]).await == "Ana,Ben,Cleo,Dora,Eve").await;
        dialog.field("View").choose("To decide").await;
        dialog.checkbox("Select all: 3 influencers").appears().await;
        dialog.field("Search").fill("france").await;
        dialog.checkbox("Select all: 1 influencer").check().await;
        dialog.button("Add 1 influencer").click().await;
        page.row("Dora").appears().await;
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
