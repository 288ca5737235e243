//! Windows of laptops and large text: every column is reached, panels fold away, nothing is cut off.

use crate::steps::three_influencers;
use crate::support::{Find, Page, journey, starting};
use serde_json::json;

/// Three influencers, and three more columns than at first.
async fn more_columns(page: &Page) {
    three_influencers(page).await;
    page.button("Columns").click().await;
    let dialog = page.dialog("Columns");
    for column in ["Email", "Country", "Tags"] {
        dialog.checkbox(column).check().await;
    }
    dialog.button("Done").click().await;
    dialog.disappears().await;
}

/// What of a row cannot be seen by scrolling sideways, or stands below what stays in sight.
const UNREACHED: &str = "
    const grid = document.querySelector('[role=grid][aria-label=Influencers]'), all = [];
    const row = grid.querySelector('[data-id]'), box = element => element.getBoundingClientRect();
    const held = () => box(row.querySelector('[data-cell=name]')).right;
    const end = () => box(row.querySelector('[data-cell=open]')).left;
    for (const cell of row.querySelectorAll('[data-cell]:not([data-cell=check], [data-cell=name], [data-cell=open], [data-cell=more], [data-cell=group])')) {
        const head = grid.querySelector(`.h [data-cell='${cell.dataset.cell}']`);
        grid.scrollLeft += box(cell).left - held();
        const { left, right } = box(cell);
        if (left < held() - 1 || right > end() + 1 || right - left < 40 || Math.abs(box(head).left - left) > 1) all.push(cell.dataset.cell);
    }
    const tasks = row.querySelector('[data-col=tasks]');
    if (box(tasks).right > innerWidth || tasks.scrollWidth > tasks.clientWidth + 1) all.push('Tasks');
    grid.scrollLeft = 0;
    return all.join(' ')";

/// Whether an edge says that the grid goes on to the right.
const GOES_ON: &str = "
    const frame = document.querySelector('.grid-frame'), grid = frame.querySelector('[role=grid]');
    return [grid.scrollWidth > grid.clientWidth, getComputedStyle(frame, '::after').opacity > 0]";

#[test]
fn every_column_that_is_switched_on_is_reached_at_every_width() {
    journey("widths-columns", async |page: Page| {
        page.prefer("prefers-reduced-motion", "reduce").await;
        more_columns(&page).await;
        for (width, height) in
            [(1280, 720), (1366, 768), (1440, 900), (1536, 864), (1920, 1080), (1110, 700), (720, 800)]
        {
            page.resize(width, height).await;
            for panel in ["Show panel", "Hide panel"] {
                if width >= 1100 && page.button(panel).exists().await {
                    page.button(panel).click().await;
                }
                let unreached = page.run(UNREACHED, vec![]).await;
                assert_eq!(unreached, "", "{width} px, {panel}");
                let grid = page.grid("Influencers");
                grid.wait_until("does not say whether it goes on", async |_| {
                    let said = page.run(GOES_ON, vec![]).await;
                    said[0] == said[1]
                })
                .await;
            }
        }
        // The keys lead there as well, and nothing that stays in sight covers the cell.
        page.resize(1280, 720).await;
        page.button("Show panel").click().await;
        page.checkbox("Select Ana").focus().await;
        for _ in 0..8 {
            page.press("ArrowRight").await;
        }
        let seen = "const cell = document.activeElement.closest('[data-cell]'), at = cell.getBoundingClientRect(); \
             return [cell.dataset.cell, cell.contains(document.elementFromPoint(at.left + 4, at.top + at.height / 2))]";
        let seen = page.run(seen, vec![]).await;
        assert_eq!(seen[1], true, "{seen}");
    });
}

#[test]
fn panels_fold_away_by_button_and_key_and_are_remembered() {
    journey("widths-panels", async |page: Page| {
        three_influencers(&page).await;
        // A window with room for three columns shows three.
        page.region("Briefing").appears().await;
        page.region("Calendar").appears().await;
        let [_, _, before, _] = page.region("Roster").place().await;
        page.button("Hide panel").click().await;
        page.region("Briefing").disappears().await;
        page.button("Show panel").is_focused().await;
        page.grid("Influencers").focus().await;
        page.checkbox("Select Ana").focus().await;
        page.press("m").await;
        page.region("Calendar").disappears().await;
        page.checkbox("Select Ana").is_focused().await;
        let [_, _, after, _] = page.region("Roster").place().await;
        assert!(after > before + 600.0, "{before} px became {after}");
        page.wait_for_status("Saved on this device").await;
        page.reload().await;
        page.row("Ana").appears().await;
        page.button("Show calendar").appears().await;
        page.button("Show panel").appears().await;

        // Whoever is opened is shown, and can be folded away and brought back as they are.
        page.button("Tasks of Ana").click().await;
        let panel = page.region("Ana");
        panel.button("Add Instagram task").click().await;
        panel.field("Price").fill("120").await;
        page.button("Hide panel").click().await;
        panel.disappears().await;
        page.checkbox("Select Ben").focus().await;
        page.press("p").await;
        panel.field("Price").holds("120").await;
        page.button("Hide panel").click().await;
        page.button("Tasks of Ana").click().await;
        panel.field("Price").holds("120").await;
        panel.button("Cancel").click().await;
        page.dialog("Unsaved tasks").button("Discard").click().await;
        panel.disappears().await;
        page.button("Show panel").appears().await;
    });
}

#[test]
fn on_a_laptop_the_briefing_starts_folded() {
    journey("widths-laptop", async |page: Page| {
        page.resize(1280, 720).await;
        three_influencers(&page).await;
        page.button("Show panel").appears().await;
        assert!(!page.region("Briefing").exists().await);
        page.resize(1440, 900).await;
        page.region("Briefing").appears().await;
        page.resize(1280, 720).await;
        page.region("Briefing").disappears().await;
        page.button("Show panel").click().await;
        page.region("Briefing").appears().await;
        page.reload().await;
        page.region("Briefing").appears().await;
    });
}

/// What stands beyond the window or the box that it is cut off by, of what is read.
const CUT: &str = "
    const cut = [];
    if (document.documentElement.scrollWidth > innerWidth + 1) cut.push('the page is wider than the window');
    for (const element of document.querySelectorAll('.top *, .head *, .tools *, .foot *, .r.h *, [data-id] button, .facet *, .dialog *')) {
        const box = element.getBoundingClientRect();
        if (!box.width || !element.textContent.trim() || element.closest('.visually-hidden, .cut, .grid')) continue;
        if (box.right > innerWidth + 1 || box.left < -1) cut.push(element.textContent.trim().slice(0, 30) + ' ' + Math.round(box.right));
    }
    const rows = [...document.querySelectorAll('.vlist-rows [data-id]')].map(row => row.getBoundingClientRect());
    rows.forEach((row, at) => { if (at && row.top < rows[at - 1].bottom - 1) cut.push('rows overlap'); });
    for (const pill of document.querySelectorAll('[data-id] .pill, [data-id] .btn, [data-id] .who-name b')) {
        const text = document.createRange();
        text.selectNodeContents(pill);
        if (text.getBoundingClientRect().height > pill.getBoundingClientRect().height + 1) cut.push('too low: ' + pill.textContent);
    }
    return cut.join('; ')";

#[test]
fn larger_text_of_the_browser_enlarges_everything_and_cuts_nothing_off() {
    journey("widths-text", async |page: Page| {
        page.prefer("prefers-reduced-motion", "reduce").await;
        three_influencers(&page).await;
        let height = async || page.row("Ana").place().await[3];
        assert!((height().await - 44.0).abs() < 1.0);
        page.default_font_size(32).await;
        for (width, height) in [(1440, 900), (1920, 1080), (2400, 1300), (780, 1600), (640, 1280)] {
            page.resize(width, height).await;
            page.row("Ana").appears().await;
            assert_eq!(page.run(CUT, vec![]).await, "", "{width} px");
        }
        page.resize(2400, 1300).await;
        page.row("Ana").wait_until("is as high as before", async |row| (row.place().await[3] - 88.0).abs() < 1.0).await;
        let tops = [page.row("Ana").place().await[1], page.row("Ben").place().await[1]];
        assert!((tops[1] - tops[0] - 88.0).abs() < 1.5, "{tops:?}");
        page.button("Columns").click().await;
        page.dialog("Columns").appears().await;
        assert_eq!(page.run(CUT, vec![]).await, "", "a dialog");
        page.press("Escape").await;
        page.default_font_size(16).await;
        page.row("Ana").wait_until("is still high", async |row| (row.place().await[3] - 44.0).abs() < 1.0).await;
    });
}

#[test]
fn a_sheet_shows_tasks_and_its_foot_from_the_start() {
    journey("widths-sheet", async |page: Page| {
        page.prefer("prefers-reduced-motion", "reduce").await;
        three_influencers(&page).await;
        page.button("Tasks of Ana").click().await;
        for _ in 0..3 {
            page.button("Add Instagram task").click().await;
        }
        page.button("Save tasks").click().await;
        page.region("Ana").disappears().await;
        for (width, height, keyboard) in [(390, 844, 0), (320, 640, 0), (390, 844, 336), (320, 640, 260)] {
            page.resize(width, height).await;
            let cover = "const seen = new EventTarget(), [width, height] = arguments; \
                 Object.assign(seen, { height, width, offsetTop: 0, offsetLeft: 0, pageTop: 0, pageLeft: 0, scale: 1 }); \
                 Object.defineProperty(window, 'visualViewport', { value: seen, configurable: true })";
            page.run(cover, vec![json!(width), json!(height - keyboard)]).await;
            page.button("Tasks of Ana").click().await;
            let sheet = page.dialog("Ana");
            let foot = f64::from(height - keyboard) + 1.0;
            let bottom = async |target: &crate::support::Target| target.place().await[1] + target.place().await[3];
            sheet.button("Save tasks").wait_until("is outside", async |save| bottom(save).await <= foot).await;
            let top_of_foot = "return document.querySelector('.drawer.over .sum').getBoundingClientRect().top";
            sheet
                .field("Type")
                .first()
                .wait_until("is not in sight", async |field| {
                    let [_, top, _, height] = field.place().await;
                    top > 0.0 && top + height <= page.run(top_of_foot, vec![]).await.as_f64().unwrap_or_default() + 1.0
                })
                .await;
            page.press("Escape").await;
            sheet.disappears().await;
        }
    });
}

#[test]
fn the_figures_of_a_telephone_are_one_line_that_opens() {
    journey("widths-head", async |page: Page| {
        three_influencers(&page).await;
        page.resize(390, 844).await;
        let line = page.button(starting("0 of 3 accepted"));
        line.says("0 of 3 accepted · €0 of €1,000").await;
        assert_eq!(line.attribute("aria-expanded").await.as_deref(), Some("false"));
        let head =
            "const head = document.querySelector('.head').getBoundingClientRect(); return (head.bottom) / innerHeight";
        let share = page.run(head, vec![]).await.as_f64().unwrap_or(1.0);
        assert!(share < 0.3, "the head takes {share} of the first screen");
        line.click().await;
        page.wait_for_text("Active cost").await;
        page.wait_for_text("€1,000 left").await;
        line.click().await;
        page.wait_for_no_text("Active cost").await;
    });
}
