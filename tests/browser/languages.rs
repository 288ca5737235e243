//! The page in browsers of other languages, and on pages that the browser translates.

use crate::steps::{ID, act, file};
use crate::support::{Find, Page, command, journey, starting};
use serde_json::{Value, json};

/// A campaign with so many influencers, "Person 0001" and on, of each status and with a task each.
fn many(count: usize) -> Value {
    let statuses = ["pending", "accepted", "rejected", "in_campaign", "finished"];
    let decisions = ["pending", "accepted"];
    let person = |number: usize| -> Value {
        json!({
            "id": format!("0197a1c3-0000-7000-8000-{number:012x}"), "name": format!("Person {number:04}"),
            "accounts": [{"network": "instagram", "handle": format!("p{number:04}"), "followers": 1_000 + number}],
            "influencer_status": statuses[number % 5], "client_status": decisions[number % 2],
            "tasks": [{
                "id": format!("0197a1c4-0000-7000-8000-{number:012x}"), "network": "instagram", "type": "story",
                "price": format!("{number}.00"), "date": format!("2027-06-{:02}", 1 + number % 30), "status": "pending",
            }],
        })
    };
    let mut many = file(ID, "Many");
    many["campaign"]["influencers"] = (1..=count).map(person).collect();
    many
}

/// Puts every text into elements of its own, as browsers that translate a page do, at once and whenever there are new
/// ones, a moment later. The texts stay what they were, so that the test finds its way.
///
/// `heeds`: it leaves alone what is marked; some do not.
const TRANSLATE: &str = r#"
const heeds = arguments[0];
const skipped = "script, style, textarea, select, font, title" + (heeds ? ", [translate=no], .notranslate" : "");
const translate = node => {
  if (!node.isConnected || !node.data.trim() || node.parentElement.closest(skipped)) return;
  const outer = document.createElement("font"), inner = document.createElement("font");
  inner.textContent = node.data;
  outer.append(inner);
  node.replaceWith(outer);
  window.translated = (window.translated ?? 0) + 1;
};
const all = root => {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT), found = [];
  while (walker.nextNode()) found.push(walker.currentNode);
  return found;
};
all(document.body).forEach(translate);
new MutationObserver(records => {
  const found = records.flatMap(record => record.type === "characterData" ? [record.target]
    : [...record.addedNodes].flatMap(node => node.nodeType === 3 ? [node] : all(node)));
  setTimeout(() => found.forEach(translate), 20);
}).observe(document.body, { subtree: true, childList: true, characterData: true });
"#;

/// What rows show that is not true of whom they are about: of the file by their id, and of their buttons by their names.
const LIES: &str = r#"
const shown = element => element?.textContent.trim();
const rows = [...document.querySelectorAll("[role=grid][aria-label=Influencers] [role=row][data-id]")]
  .filter(row => row.checkVisibility() && row.dataset.id);
const lies = rows.length < 3 ? [`only ${rows.length} rows`] : [];
for (const row of rows) {
  const number = parseInt(row.dataset.id.slice(-12), 16), digits = String(number).padStart(4, "0");
  const says = (what, is, should) => { if (is !== should) lies.push(`${digits} ${what}: "${is}", not "${should}"`); };
  says("name", shown(row.querySelector(".who-name b")), `Person ${digits}`);
  says("handle", shown(row.querySelector("small > bdi")), `@p${digits}`);
  says("title", row.querySelector(".who-name").title, `Person ${digits}`);
  says("cost", shown(row.querySelector("[data-cell=cost]")), `€${number.toLocaleString("en-US")}`);
  says("tasks", shown(row.querySelector("[data-cell=tasks]")).replace(/\s+/g, " "), "1 task");
  for (const status of row.querySelectorAll(".c-status button")) {
    const [whose, value] = status.ariaLabel.split(": ");
    says("status", shown(status), value);
    says("whose", whose.split(" of ")[1], `Person ${digits}`);
  }
}
return lies;
"#;

const SCROLL: &str = r#"
let list = document.querySelector("[role=grid][aria-label=Influencers] [role=row][data-id]");
while (list && !/auto|scroll/.test(getComputedStyle(list).overflowY)) list = list.parentElement;
list.scrollTop = arguments[0];
"#;

async fn tells_the_truth(page: &Page, after: &str) {
    // The list fills its rows a frame after it is scrolled, and the translator takes a moment as well.
    tokio::time::sleep(std::time::Duration::from_millis(400)).await;
    page.wait_until(&format!("Rows lie after {after}."), async || page.run(LIES, vec![]).await == json!([])).await;
}

async fn panel_is_of(page: &Page, name: &str) {
    let heading = "return document.querySelector('.who-now')?.textContent.trim()";
    page.wait_until(&format!("The panel is not of {name}."), async || page.run(heading, vec![]).await == name).await;
}

fn a_translated_page_tells_the_truth(name: &str, heeds: bool) {
    journey(name, async |page: Page| {
        page.upload_text("many.json", &many(300).to_string()).await;
        page.row("Person 0001").appears().await;
        page.run(TRANSLATE, vec![json!(heeds)]).await;
        assert!(page.run("return window.translated", vec![]).await.as_u64() > Some(20));
        tells_the_truth(&page, "translation").await;
        for top in [700, 3_000, 9_000, 2_900, 0] {
            page.run(SCROLL, vec![json!(top)]).await;
            tells_the_truth(&page, &format!("scrolling to {top}")).await;
        }
        page.button(starting("Influencer status of Person 0001: ")).click().await;
        page.menu_item("Cancelled").click().await;
        page.button("Influencer status of Person 0001: Cancelled").appears().await;
        tells_the_truth(&page, "a status").await;
        page.press("Control+z").await;
        page.button("Influencer status of Person 0001: Accepted").appears().await;
        tells_the_truth(&page, "undo").await;

        // Texts that are not of rows.
        page.checkbox("Select Person 0001").check().await;
        page.toolbar("Selection").says("1 selected").await;
        page.checkbox("Select Person 0002").check().await;
        page.toolbar("Selection").says("2 selected").await;
        act(&page, "Influencer status", Some("Finished")).await;
        page.button("Influencer status of Person 0002: Finished").appears().await;
        tells_the_truth(&page, "a change of two").await;
        page.press("Escape").await;

        page.field("Filter influencers").fill("p01").await;
        page.wait_for_text("100 of 300").await;
        tells_the_truth(&page, "a filter").await;
        page.field("Filter influencers").fill("p012").await;
        page.wait_for_text("10 of 300").await;
        page.wait_for_no_text("100 of 300").await;
        tells_the_truth(&page, "another filter").await;
        page.field("Filter influencers").fill("").await;
        page.wait_for_no_text("10 of 300").await;
        tells_the_truth(&page, "no filter").await;

        // The panel, which goes from one to another.
        page.button("Tasks of Person 0003").click().await;
        panel_is_of(&page, "Person 0003").await;
        page.button("Next influencer").click().await;
        panel_is_of(&page, "Person 0004").await;
        page.wait_for_text("@p0004").await;
    });
}

#[test]
fn a_page_that_the_browser_translates_tells_the_truth() {
    a_translated_page_tells_the_truth("translated", true);
}

#[test]
fn a_page_whose_marked_texts_are_translated_too_tells_the_truth() {
    a_translated_page_tells_the_truth("translated-all", false);
}

/// Has the browser say that its user's language is this.
async fn speak(page: &Page, language: &str) {
    let agent = page.run("return navigator.userAgent", vec![]).await;
    for (name, to) in [
        ("Emulation.setLocaleOverride", json!({ "locale": language.replace('-', "_") })),
        ("Emulation.setUserAgentOverride", json!({ "userAgent": agent, "acceptLanguage": language })),
    ] {
        command::devtools(page.client(), name, to).await.expect("the language can be set");
    }
}

/// Digits that are not 0 to 9, and years of other calendars.
const FOREIGN: &str = r#"
return document.body.innerText.match(/(?![0-9])\p{Nd}+|\b(140\d|144\d|257\d)\b/gu) ?? [];
"#;

#[test]
fn one_kind_of_digits_and_one_calendar_in_every_language() {
    journey("languages", async |page: Page| {
        let mut campaign = many(12);
        campaign["campaign"]["influencers"][0]["name"] = json!("İrem Işık");
        campaign["campaign"]["influencers"][1]["name"] = json!("Łukasz Søren");
        for language in ["ar-EG", "fa-IR", "th-TH", "de-CH", "hi-IN", "tr-TR", "mr-IN", "ar-SA", "my-MM"] {
            speak(&page, language).await;
            page.open("").await;
            if language == "ar-EG" {
                page.upload_text("many.json", &campaign.to_string()).await;
            } else {
                page.link("Many").click().await;
            }
            page.row("Person 0003").appears().await;
            assert_eq!(page.run("return navigator.language", vec![]).await, language);
            assert_eq!(page.run("return getComputedStyle(document.body).direction", vec![]).await, "ltr");

            page.button("Edit briefing").click().await;
            let dialog = page.dialog("Edit briefing");
            dialog.field("Budget").fill("٦٥٠٠٠").await;
            dialog.button("Save briefing").click().await;
            dialog.disappears().await;
            page.wait_until(&format!("{language}: the budget is not 65,000."), async || {
                let text: String = page.text().await.chars().filter(|c| c.is_ascii_digit() || *c == ' ').collect();
                text.contains("65000") || text.contains("65 000")
            })
            .await;
            page.wait_for_text("2027").await;
            assert_eq!(page.run(FOREIGN, vec![]).await, json!([]), "{language}");
            page.button("Tasks of Person 0003").click().await;
            panel_is_of(&page, "Person 0003").await;
            assert_eq!(page.run(FOREIGN, vec![]).await, json!([]), "{language}, panel");
            page.open(&format!("?campaign={ID}&view=report")).await;
            page.wait_for_text("Cost by influencer").await;
            assert_eq!(page.run(FOREIGN, vec![]).await, json!([]), "{language}, report");
            page.link("Back to campaign").click().await;

            for (typed, found) in [
                ("irem IŞIK", "İrem Işık"),
                ("ISIK", "İrem Işık"),
                ("lukasz soren", "Łukasz Søren"),
                ("٠٠٠٣", "Person 0003"),
            ] {
                page.field("Filter influencers").fill(typed).await;
                page.wait_for_text("1 of 12").await;
                page.row(found).appears().await;
            }
            page.field("Filter influencers").fill("").await;
        }
    });
}

/// What becomes elements where a text is taken for HTML.
const HOSTILE: &str =
    "<img src=x onerror=\"window.hacked=1\"></option></title><script>window.hacked=1</script>&lt;b&gt;'\"";

/// A campaign that is hostile wherever a file has a text or an address.
fn hostile() -> Value {
    let mut file = file(ID, HOSTILE);
    file["campaign"]["client"] = json!(HOSTILE);
    file["campaign"]["briefing"]["description"] = json!(HOSTILE);
    let ana = &mut file["campaign"]["influencers"][0];
    ana["name"] = json!(format!("Ana {HOSTILE}"));
    ana["client_comment"] = json!(HOSTILE);
    ana["notes"] = json!(HOSTILE);
    ana["tags"] = json!([HOSTILE.replace(',', " ")]);
    ana["accounts"] = json!([
        { "network": "instagram", "handle": "lena", "url": "https://instagram.com@evil.example/lena" },
        { "network": "youtube", "handle": "lena", "url": "javascript:window.hacked=1" },
        { "network": "facebook", "handle": "l.php?u=https://evil.example", "url": "https://facebook.com/l.php?u=https://evil.example" },
        { "network": "tiktok", "handle": HOSTILE, "url": "data:text/html,<script>window.hacked=1</script>" },
        { "network": "others", "handle": "lena.blog", "url": "https://evil.example/lena" },
    ]);
    ana["tasks"][0] = json!({
        "id": "0197a1c4-0000-7000-8000-000000000001", "network": "others", "type": HOSTILE,
        "price": "1200.00", "date": "2027-06-10", "status": "in_review"
    });
    file
}

async fn nothing_has_become_of_it(page: &Page, place: &str) {
    let made = "return window.hacked || document.querySelectorAll('img, body script[src], body option script').length";
    assert_eq!(page.run(made, vec![]).await, json!(0), "{place}");
    let links = "return [...document.querySelectorAll('a[target]')].map(a => [new URL(a.href).host, a.innerText])";
    for link in page.run(links, vec![]).await.as_array().into_iter().flatten() {
        let (host, text) = (link[0].as_str().unwrap_or_default(), link[1].as_str().unwrap_or_default());
        let is_own = ["www.instagram.com", "www.youtube.com", "www.facebook.com", "www.tiktok.com"].contains(&host);
        assert!(is_own || text.contains(host), "{place}: a link to {host} says {text}");
    }
}

#[test]
fn what_a_file_says_is_text_and_its_links_lead_where_they_say() {
    journey("hostile", async |page: Page| {
        page.upload_text("hostile.json", &hostile().to_string()).await;
        // Handles that cannot be one are kept, and that is told.
        page.button("Done").click().await;
        page.heading(1).says(HOSTILE).await;
        nothing_has_become_of_it(&page, "roster").await;
        page.button(starting("Tasks of Ana")).click().await;
        panel_is_of(&page, &format!("Ana {HOSTILE}")).await;
        page.wait_for_text("evil.example").await;
        nothing_has_become_of_it(&page, "panel").await;
        page.checkbox(starting("Select Ana")).check().await;
        act(&page, "Copy messages…", None).await;
        let dialog = page.dialog("Copy messages");
        dialog
            .field("Template")
            .fill(&format!("{HOSTILE} {{name}} {{handle}} {{campaign}} {{client}}\n{{tasks}}"))
            .await;
        page.wait_for_text(&format!("{HOSTILE} Ana {HOSTILE}")).await;
        nothing_has_become_of_it(&page, "message").await;
        dialog.button("Done").click().await;
        page.press("Control+k").await;
        page.type_text("ana img").await;
        nothing_has_become_of_it(&page, "palette").await;
        page.press("Escape").await;
        page.print().await;
        nothing_has_become_of_it(&page, "paper").await;
        page.open(&format!("?campaign={ID}&view=report")).await;
        page.wait_for_text("Cost by influencer").await;
        nothing_has_become_of_it(&page, "report").await;

        // The client's view of the same.
        let mut copy = hostile();
        copy["withheld"] = json!(["prices", "contact", "notes"]);
        copy["campaign"]["id"] = json!("0197a1c2-0000-7000-8000-000000000002");
        page.open("").await;
        page.upload_text("copy.json", &copy.to_string()).await;
        page.button("Done").click().await;
        page.heading(2).first().says(&format!("Ana {HOSTILE}")).await;
        page.wait_for_text("evil.example").await;
        nothing_has_become_of_it(&page, "client").await;
    });
}
