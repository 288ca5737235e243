//! A finger on a small window: cards, the selection, the sheet.

use crate::steps::{act, three_influencers};
use crate::support::{Find, Page, journey, starting};
use serde_json::Value;

/// Three influencers on a telephone.
async fn telephone(page: &Page) {
    three_influencers(page).await;
    page.resize(390, 844).await;
    page.run("document.querySelector('.roster').scrollIntoView()", vec![]).await;
    page.grid("Influencers").appears().await;
}

/// What is chosen in a field, or said while it is empty, and has no room there.
const CUT: &str = "
    const pen = document.createElement('canvas').getContext('2d');
    return [...document.querySelectorAll('select, input[placeholder]')].map(field => {
        const style = getComputedStyle(field), text = field.selectedOptions?.[0]?.text ?? field.placeholder ?? '';
        pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
        const room = field.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
        return pen.measureText(text).width > room ? `${text}: ${room} px` : '';
    }).filter(Boolean).join('; ')";

/// How high something is, once it has come to rest.
async fn rests_at(page: &Page, name: &str, is_right: impl Fn(f64) -> bool) {
    let sheet = page.dialog(name);
    sheet.wait_until("has another height", async |sheet| is_right(sheet.place().await[3])).await;
}

#[test]
fn a_long_press_selects_and_then_a_tap_does() {
    journey("touch-selection", async |page: Page| {
        telephone(&page).await;
        // The same grid, with all of a card in it.
        assert_eq!(page.grid("Influencers").attribute("aria-rowcount").await.as_deref(), Some("4"));
        for text in ["@ana", "IG 42.9k", "YT 1.2M", "0 tasks"] {
            page.row("Ana").says(text).await;
        }
        assert!(page.row("Ana").place().await[3] > 100.0, "a card is higher than a row");
        page.checkbox("Select Ana").press("ArrowDown").await;
        page.checkbox("Select Ben").is_focused().await;

        // A finger that moves means something else.
        page.row("Ben").touch_from(0, &[(0, 14), (0, 14)], 600).await;
        assert!(!page.toolbar("Selection").exists().await);
        page.row("Ben").touch_from(20, &[], 700).await;
        page.toolbar("Selection").says("1 selected").await;
        page.wait_for_announcement("1 selected").await;
        page.row("Cleo").touch(30).await;
        page.toolbar("Selection").says("2 selected").await;
        assert!(!page.dialog("Cleo").exists().await, "a tap selects");
        page.row("Cleo").touch(30).await;
        page.toolbar("Selection").says("1 selected").await;
        page.toolbar("Selection").button("Select all 3").click().await;
        page.toolbar("Selection").says("3 selected, everybody").await;
        let [_, top, _, height] = page.toolbar("Selection").place().await;
        assert!(top + height > 843.0 && top > 700.0, "within reach of a thumb: {top}");
        page.button("Clear selection").touch(30).await;
        page.toolbar("Selection").disappears().await;
        // As before.
        page.row("Cleo").button(starting("Cleo")).touch(30).await;
        page.dialog("Cleo").appears().await;
    });
}

#[test]
fn the_sheet_goes_by_finger_and_by_key_and_asks_before_typed_text_is_lost() {
    journey("touch-sheet", async |page: Page| {
        telephone(&page).await;
        page.button("Tasks of Ana").touch(30).await;
        let sheet = page.dialog("Ana");
        rests_at(&page, "Ana", |height| (500.0..560.0).contains(&height)).await;
        let grip = sheet.button("Full height");
        grip.press("ArrowUp").await;
        rests_at(&page, "Ana", |height| height > 800.0).await;
        assert!(grip.selected().await);
        grip.press("ArrowDown").await;
        rests_at(&page, "Ana", |height| height < 560.0).await;
        grip.touch_from(0, &[(0, -60), (0, -120), (0, -40)], 200).await;
        rests_at(&page, "Ana", |height| height > 800.0).await;
        grip.touch_from(0, &[(0, 60), (0, 150), (0, 20)], 200).await;
        rests_at(&page, "Ana", |height| height < 560.0).await;

        sheet.button("Add Instagram task").click().await;
        grip.touch_from(0, &[(0, 100), (0, 200), (0, 60)], 100).await;
        page.dialog("Unsaved tasks").button("Keep editing").click().await;
        rests_at(&page, "Ana", |height| (500.0..560.0).contains(&height)).await;
        sheet.field("Price").appears().await;

        grip.touch_from(0, &[(0, 100), (0, 200), (0, 60)], 100).await;
        page.dialog("Unsaved tasks").button("Discard").click().await;
        sheet.disappears().await;
        page.button("Tasks of Ana").is_focused().await;

        // A keyboard that covers the window's lower part.
        let cover = "const seen = new EventTarget(); \
             Object.assign(seen, { height: 844 - 336, width: 390, offsetTop: 0, offsetLeft: 0, pageTop: 0, pageLeft: 0, scale: 1 }); \
             Object.defineProperty(window, 'visualViewport', { value: seen, configurable: true })";
        page.run(cover, vec![]).await;
        page.button("Tasks of Ana").press("Enter").await;
        let lowest = async |target: &crate::support::Target| target.place().await[1] + target.place().await[3];
        sheet.wait_until("is covered", async |sheet| (lowest(sheet).await - (844.0 - 336.0)).abs() < 2.0).await;
    });
}

#[test]
fn nothing_is_beyond_the_edge_of_a_narrow_window() {
    journey("touch-narrow", async |page: Page| {
        telephone(&page).await;
        let fits =
            "return document.documentElement.scrollWidth <= innerWidth && document.body.scrollWidth <= innerWidth";
        for width in [390, 320] {
            page.resize(width, 640).await;
            assert_eq!(page.run(fits, vec![]).await, Value::Bool(true), "grid, {width} px");
            page.group("View").button("Board").click().await;
            page.grid("Pending").appears().await;
            assert_eq!(page.run(fits, vec![]).await, Value::Bool(true), "board, {width} px");
            page.group("View").button("Grid").click().await;
            page.run("scrollTo(0, 0)", vec![]).await;
            page.button("Calendar").click().await;
            page.dialog("Calendar").appears().await;
            assert_eq!(page.run(fits, vec![]).await, Value::Bool(true), "calendar, {width} px");
            page.press("Escape").await;
        }
        // Nothing of what a field says is cut off.
        page.point_with_a_finger().await;
        for width in [390, 320] {
            page.resize(width, 844).await;
            assert_eq!(page.run(CUT, vec![]).await.as_str(), Some(""), "{width} px");
        }
        page.prefer("prefers-reduced-motion", "reduce").await;
        page.checkbox("Select all influencers").check().await;
        act(&page, "Add tasks…", None).await;
        let form = page.dialog("Add tasks to 3 influencers");
        form.button("Add Instagram task").click().await;
        form.field("Prices").choose("Total, split evenly").await;
        form.field("Dates").choose("Spread out").await;
        for width in [390, 320] {
            page.resize(width, 844).await;
            assert_eq!(page.run(CUT, vec![]).await.as_str(), Some(""), "{width} px");
        }
        form.button("Cancel").click().await;
        page.dialog("Unsaved tasks").button("Discard").click().await;
        form.disappears().await;
        // Turned on its side the same list goes on, as rows.
        page.resize(844, 390).await;
        page.row("Ana").wait_until("is still a card", async |row| row.place().await[3] < 50.0).await;
    });
}
