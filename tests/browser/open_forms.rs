//! Forms that stand open while the campaign changes: fields that nobody typed into follow, and nothing is written over
//! unseen.

use crate::steps::{ID, act, file, three_influencers};
use crate::support::{Find, Page, Target, journey, journey_in_both};
use serde_json::json;

/// A campaign with Ana and three tasks of hers: a carousel, a story and a reel on Instagram.
async fn three_tasks(page: &Page) {
    let mut summer = file(ID, "Summer");
    let task = |number: usize, kind: &str, price: &str| {
        json!({
            "id": format!("0197a1c4-0000-7000-8000-{number:012x}"), "network": "instagram", "type": kind,
            "price": price, "status": "pending"
        })
    };
    summer["campaign"]["influencers"][0]["tasks"] =
        json!([task(1, "carousel", "1200.00"), task(2, "story", "150.00"), task(3, "photo", "400.00")]);
    page.upload_text("summer.json", &summer.to_string()).await;
    page.row("Ana").appears().await;
}

/// Changes the tasks of Ana without the form: "Set task price…" for those of a type.
async fn set_price(page: &Page, kind: &str, price: &str) {
    page.checkbox("Select Ana").check().await;
    act(page, "Change tasks", Some("Set task price…")).await;
    let dialog = page.dialog("Set task price of Ana");
    dialog.field("Type").choose(kind).await;
    dialog.field("Price in EUR").fill(price).await;
    dialog.button("Change 1 task").click().await;
    dialog.disappears().await;
}

async fn remove_tasks(page: &Page, kind: &str) {
    page.checkbox("Select Ana").check().await;
    act(page, "Change tasks", Some("Remove tasks…")).await;
    let dialog = page.dialog("Remove tasks of Ana");
    dialog.field("Type").choose(kind).await;
    dialog.button("Remove 1 task").click().await;
    dialog.disappears().await;
}

/// The question beside a field of that name.
fn question(form: &Target, field: &str) -> Target {
    form.group(format!("{field} was changed elsewhere"))
}

#[test]
fn the_task_form_follows_prices_and_asks_where_both_changed_one() {
    journey("open-task-form", async |page: Page| {
        three_tasks(&page).await;
        page.button("Tasks of Ana").click().await;
        let form = page.region("Tasks of Ana");
        let [carousel, story] = [1, 2].map(|number| form.group(format!("Instagram task {number}")));
        carousel.field("Date").fill("2027-06-11").await;
        set_price(&page, "Carousel", "300").await;
        carousel.field("Price").holds("300.00").await;
        carousel.field("Date").holds("2027-06-11").await;

        // What was typed stays, and is not written over what was changed meanwhile.
        story.field("Price").fill("170").await;
        set_price(&page, "Story", "180").await;
        story.field("Price").holds("170").await;
        question(&story, "Price").says("Changed elsewhere meanwhile to 180.00").await;
        form.button("Save tasks").click().await;
        form.appears().await;
        story.field("Price").is_focused().await;
        question(&story, "Price").button("Keep mine").click().await;
        question(&story, "Price").disappears().await;
        form.button("Save tasks").click().await;
        page.wait_for_announcement("2 tasks changed for Ana").await;

        page.button("Tasks of Ana").click().await;
        carousel.field("Price").holds("300.00").await;
        carousel.field("Date").holds("2027-06-11").await;
        story.field("Price").holds("170.00").await;

        story.field("Price").fill("200").await;
        set_price(&page, "Story", "210").await;
        question(&story, "Price").button("Take theirs").click().await;
        story.field("Price").holds("210.00").await;
        // Both wrote the same in another way: there is nothing to ask.
        story.field("Price").fill("220").await;
        set_price(&page, "Story", "220").await;
        assert!(!question(&story, "Price").exists().await);
        // Nothing is unsaved now.
        page.button("Close").first().click().await;
        form.disappears().await;
    });
}

#[test]
fn a_task_that_goes_elsewhere_leaves_the_form_unless_it_was_typed_into() {
    journey("open-task-form-removed", async |page: Page| {
        three_tasks(&page).await;
        page.button("Tasks of Ana").click().await;
        let form = page.region("Tasks of Ana");
        let line = |number: usize| form.group(format!("Instagram task {number}"));
        remove_tasks(&page, "Photo").await;
        line(3).disappears().await;

        line(2).field("Price").fill("170").await;
        remove_tasks(&page, "Story").await;
        let note = line(2).group("Changed elsewhere");
        note.says("This task was removed elsewhere meanwhile").await;
        form.button("Save tasks").click().await;
        note.button("Add it again").is_focused().await;
        note.button("Let it go").click().await;
        line(2).disappears().await;

        // Undo elsewhere brings it into the form as it is.
        page.button("Undo").first().click().await;
        line(2).field("Price").holds("150.00").await;

        // Taken out here, changed elsewhere.
        line(1).button("Remove task").click().await;
        line(2).disappears().await;
        set_price(&page, "Carousel", "900").await;
        let note = form.group("Changed elsewhere");
        note.says("You removed this task, and it was changed elsewhere meanwhile").await;
        note.button("Keep it").click().await;
        line(1).field("Price").holds("900.00").await;

        line(2).field("Price").fill("175").await;
        remove_tasks(&page, "Story").await;
        form.group("Changed elsewhere").button("Add it again").click().await;
        form.button("Save tasks").click().await;
        page.wait_for_announcement("1 task added for Ana").await;
        page.button("Tasks of Ana").click().await;
        line(1).field("Price").holds("900.00").await;
        line(2).field("Price").holds("175.00").await;
        assert_eq!(line(3).count().await, 0);
    });
}

/// Does something in a second tab, and comes back.
async fn elsewhere(page: &Page, deed: impl AsyncFnOnce()) {
    page.switch_to_tab(1).await;
    deed().await;
    page.wait_for_status("Saved on this device").await;
    page.switch_to_tab(0).await;
}

async fn second_tab(page: &Page) {
    page.open_tab(&format!("?campaign={ID}")).await;
    page.row("Ana").appears().await;
    page.switch_to_tab(0).await;
}

#[test]
fn the_briefing_follows_another_tab_field_by_field() {
    journey_in_both("open-briefing", async |page: Page| {
        three_influencers(&page).await;
        second_tab(&page).await;
        page.button("Edit briefing").click().await;
        let dialog = page.dialog("Edit briefing");
        dialog.field("Description").fill("Fizz").await;
        dialog.field("Budget").fill("2000").await;
        elsewhere(&page, async || {
            page.button("Edit briefing").click().await;
            dialog.field("Client").fill("Northwind").await;
            dialog.field("Budget").fill("3000").await;
            dialog.checkbox("TikTok").check().await;
            dialog.button("Save briefing").click().await;
            dialog.disappears().await;
        })
        .await;
        dialog.field("Client").holds("Northwind").await;
        dialog.checkbox("TikTok").wait_until("is not checked", async |it| it.checked().await == "true").await;
        question(&dialog, "Budget").says("3000.00").await;
        dialog.button("Save briefing").click().await;
        dialog.field("Budget").is_focused().await;
        question(&dialog, "Budget").button("Keep mine").click().await;
        dialog.button("Save briefing").click().await;
        dialog.disappears().await;
        let briefing = page.region("Briefing");
        briefing.says("Northwind").await;
        briefing.says("Fizz").await;
        briefing.says("TikTok").await;
        briefing.says("2,000").await;
    });
}

#[test]
fn the_influencer_dialog_follows_another_tab_and_survives_a_removal() {
    journey("open-influencer", async |page: Page| {
        three_influencers(&page).await;
        second_tab(&page).await;
        let edit = async |name: &str| {
            page.button(format!("More for {name}")).click().await;
            page.menu_item("Edit influencer…").click().await;
        };
        edit("Ana").await;
        let dialog = page.dialog("Edit Ana");
        dialog.group("Instagram").field("Followers").fill("50k").await;
        elsewhere(&page, async || {
            edit("Ana").await;
            dialog.field("Name").fill("Ana Alba").await;
            dialog.group("TikTok").field("Handle").fill("anatok").await;
            dialog.group("Instagram").field("Followers").fill("60k").await;
            dialog.button("Save influencer").click().await;
            dialog.disappears().await;
        })
        .await;
        dialog.field("Name").holds("Ana Alba").await;
        dialog.group("TikTok").field("Handle").holds("anatok").await;
        question(&dialog, "Followers").button("Take theirs").click().await;
        dialog.group("Instagram").field("Followers").holds("60000").await;
        dialog.group("Instagram").field("Followers").fill("61k").await;

        elsewhere(&page, async || {
            page.checkbox("Select Ana Alba").check().await;
            act(&page, "Remove from campaign", None).await;
            page.row("Ana Alba").disappears().await;
        })
        .await;
        page.wait_for_text("Ana Alba was removed from the roster elsewhere").await;
        dialog.group("Instagram").field("Followers").holds("61k").await;
        dialog.button("Put Ana Alba back").click().await;
        page.wait_for_no_text("was removed from the roster elsewhere").await;
        dialog.button("Save influencer").click().await;
        dialog.disappears().await;
        page.row("Ana Alba").says("61k").await;
    });
}

#[test]
fn details_and_cells_ask_where_another_tab_changed_the_same() {
    journey("open-details", async |page: Page| {
        three_influencers(&page).await;
        second_tab(&page).await;
        page.button("Tasks of Ana").click().await;
        let panel = page.region("Ana");
        panel.field("Notes").fill("Prefers mornings").await;
        elsewhere(&page, async || {
            page.button("Tasks of Ana").click().await;
            panel.field("Notes").fill("Prefers evenings").await;
            panel.button("Close").first().click().await;
        })
        .await;
        // A browser that says that the tab was hidden has it keep what was typed; then the other has only changed it
        // after that.
        if panel.field("Notes").value().await == "Prefers mornings" {
            question(&panel, "Notes").says("\"Prefers evenings\"").await;
            question(&panel, "Notes").button("Take theirs").click().await;
        }
        panel.field("Notes").holds("Prefers evenings").await;
        panel.button("Close").first().click().await;

        // A cell that is edited is not kept while the tab is hidden.
        page.checkbox("Select Cleo").focus().await;
        page.press("ArrowRight").await;
        page.press("F2").await;
        page.type_text("Clea").await;
        elsewhere(&page, async || {
            page.checkbox("Select Cleo").focus().await;
            page.press("ArrowRight").await;
            page.press("F2").await;
            page.type_text("Cleopatra").await;
            page.press("Enter").await;
            page.row("Cleopatra").appears().await;
        })
        .await;
        let cell = page.field("Name of Cleo");
        cell.holds("Clea").await;
        let question = page.group("The cell was changed elsewhere");
        question.says("\"Cleopatra\"").await;
        cell.focus().await;
        page.press("Enter").await;
        question.button("Keep mine").click().await;
        page.row("Clea").appears().await;
        page.row("Cleopatra").disappears().await;
    });
}

#[test]
fn the_panel_keeps_what_is_typed_about_somebody_who_was_removed() {
    journey("open-panel-removed", async |page: Page| {
        three_influencers(&page).await;
        second_tab(&page).await;
        page.button("Tasks of Ana").click().await;
        let form = page.region("Tasks of Ana");
        form.button("Add Instagram task").click().await;
        form.group("Instagram task 1").field("Price").fill("77").await;
        elsewhere(&page, async || {
            page.checkbox("Select Ana").check().await;
            act(&page, "Remove from campaign", None).await;
            page.row("Ana").disappears().await;
        })
        .await;
        page.wait_for_text("Ana was removed from the roster elsewhere").await;
        form.group("Instagram task 1").field("Price").holds("77").await;
        form.button("Save tasks").click().await;
        page.wait_for_announcement("Nothing was saved: they are no longer on the roster.").await;
        page.button("Put Ana back").click().await;
        page.row("Ana").appears().await;
        form.button("Save tasks").click().await;
        page.wait_for_announcement("1 task added for Ana").await;
    });
}
