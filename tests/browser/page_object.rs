//! What the other tests rely on: that the page object sees and does what a person would.
//!
//! They work on elements of their own in place of the page's.

use crate::support::{Find, Page, containing, journey, starting};
use std::fs;
use std::path::Path;

/// Replaces the page's content, and runs a script that gives it life.
async fn show(page: &Page, html: &str, script: &str) {
    let put = format!("document.body.innerHTML = arguments[0];\n{script}");
    page.run(&put, vec![html.into()]).await;
}

#[test]
fn things_are_found_by_role_and_name_where_a_person_finds_them() {
    journey("finding", async |page: Page| {
        let html = r#"
            <h1>Campaigns</h1><h2>More</h2>
            <button aria-label="Client status of Lena Fischer: Pending" aria-haspopup="menu">Pending</button>
            <button style="visibility: hidden">Hidden</button><div inert><button>Inert</button></div>
            <section aria-label="Roster"><button>Edit</button>
              <table role="grid" aria-label="Influencers">
                <tr><th>Name</th></tr>
                <tr><td>Lena Fischer</td><td><button aria-label="Tasks of Lena Fischer">Tasks</button></td></tr>
                <tr><td>Lena Fischer-Braun</td><td><button aria-label="Tasks of Lena Fischer-Braun">Tasks</button></td></tr>
              </table>
            </section>
            <aside aria-label="Briefing"><button>Edit</button><button>Sort <i aria-hidden="true">▾</i></button></aside>
            <fieldset><legend>Networks</legend><label><input type="checkbox"> YouTube</label></fieldset>
            <label>Price <input aria-describedby="why"></label><p id="why">EUR has at most two decimals</p>
            <dialog aria-label="New campaign"><button>Create campaign</button></dialog>"#;
        show(&page, html, "").await;

        assert_eq!(page.heading(1).text().await, "Campaigns");
        page.button("Client status of Lena Fischer: Pending").appears().await;
        page.button(starting("Client status of Lena")).appears().await;
        page.button(containing("Lena Fischer: ")).appears().await;
        assert!(!page.button("Pending").exists().await, "the accessible name counts, not the text");
        assert!(!page.button("Hidden").exists().await);
        assert!(!page.button("Inert").exists().await);

        assert_eq!(page.button("Edit").count().await, 2);
        page.region("Briefing").button("Edit").appears().await;
        assert_eq!(page.region("Roster").button("Edit").count().await, 1);
        page.button("Sort").appears().await;
        assert_eq!(page.grid("Influencers").rows().count().await, 3);
        assert_eq!(page.row("Lena Fischer").button(starting("Tasks of")).label().await, "Tasks of Lena Fischer");
        assert_eq!(page.field("Price").description().await, "EUR has at most two decimals");
        page.group("Networks").checkbox("YouTube").check().await;
        assert_eq!(page.checkbox("YouTube").checked().await, "true");

        assert!(!page.dialog("New campaign").exists().await);
        page.run("document.querySelector('dialog').showModal()", vec![]).await;
        page.dialog("New campaign").button("Create campaign").appears().await;
        assert!(!page.button(starting("Client status")).exists().await, "behind a dialog nothing can be used");
    });
}

#[test]
fn what_is_typed_and_pressed_arrives() {
    journey("typing", async |page: Page| {
        let html = r#"
            <label>Name <input value="before"></label><label>Start <input type="date" value="2027-01-01"></label>
            <label>Description <textarea></textarea></label><label>Price <input type="number"></label>
            <label>Currency <select><option>EUR euro</option><option value="JPY">JPY yen</option></select></label>
            <ul role="listbox"><li role="option">One</li><li role="option">Two</li></ul><p role="status"></p>"#;
        let script = r#"
            window.heard = [];
            for (const kind of ["change", "keydown"]) addEventListener(kind, event =>
              heard.push(event.key ? [event.ctrlKey && "Control", event.key].filter(Boolean).join("+") : event.target.value));
            document.querySelector("ul").addEventListener("click", event =>
              document.querySelector("[role=status]").textContent = event.target.textContent + (event.shiftKey ? " shift" : ""));"#;
        show(&page, html, script).await;

        page.field("Name").fill("Лена 花子 🎉").await;
        assert_eq!(page.field("Name").value().await, "Лена 花子 🎉");
        page.field("Name").fill("").await;
        assert_eq!(page.field("Name").value().await, "");
        page.field("Name").fill("Summer").await;
        page.field("Name").is_focused().await;
        assert_eq!(page.focused().await, ("textbox".to_owned(), "Name".to_owned()));
        page.press("Tab").await;
        assert_eq!(page.focused().await.1, "Start");

        page.field("Start").fill("2027-06-10").await;
        page.field("Start").holds("2027-06-10").await;
        page.field("Start").fill("").await;
        page.field("Start").holds("").await;
        page.field("Description").fill("two\nlines").await;
        assert_eq!(page.field("Description").value().await, "two\nlines");
        page.field("Price").fill("1234.5").await;
        assert_eq!(page.field("Price").value().await, "1234.5");
        page.field("Currency").choose("JPY").await;
        assert_eq!(page.field("Currency").value().await, "JPY");

        page.press("Control+z").await;
        let heard = page.run("return window.heard", vec![]).await;
        let heard: Vec<_> = heard.as_array().unwrap().iter().filter_map(|entry| entry.as_str()).collect();
        assert!(heard.contains(&"JPY") && heard.contains(&"Summer"), "{heard:?}");
        assert_eq!(heard.last(), Some(&"Control+z"));

        page.list_item("Two").click_holding("Shift").await;
        page.wait_for_status("Two shift").await;
        page.list_item("One").click().await;
        page.wait_for_announcement("One").await;
        assert_eq!(page.announcements().await.last().map(String::as_str), Some("One"));
        assert!(page.announcements().await.contains(&"Two shift".to_owned()), "what has gone again is remembered");
    });
}

#[test]
fn files_go_in_and_come_out() {
    journey("files", async |page: Page| {
        let html = r#"<input type="file" hidden><p role="status"></p><a download="campaign.json">Export</a>"#;
        let script = r#"
            const say = async files =>
              document.querySelector("[role=status]").textContent = files[0].name + ": " + await files[0].text();
            document.querySelector("input").addEventListener("change", event => say(event.target.files));
            addEventListener("dragover", event => event.preventDefault());
            addEventListener("drop", event => { event.preventDefault(); say(event.dataTransfer.files); });
            document.querySelector("a").href = URL.createObjectURL(new Blob(["{\"name\": \"花子\"}"]));"#;
        show(&page, html, script).await;

        page.upload_text("returned.json", "from the client").await;
        page.wait_for_status("returned.json: from the client").await;
        let manifest = Path::new(env!("CARGO_MANIFEST_DIR")).join("Trunk.toml");
        page.drop_files(&[&manifest]).await;
        page.wait_for_status("Trunk.toml: # How Trunk bundles the page.").await;

        page.link("Export").click().await;
        assert_eq!(page.download("campaign").await, "{\"name\": \"花子\"}");
    });
}

#[test]
fn tabs_clocks_and_addresses() {
    journey("tabs", async |page: Page| {
        page.open("?campaign=1").await;
        assert_eq!(page.url().await, "?campaign=1");
        page.set_clock("2027-06-10T09:30:00Z").await;
        assert_eq!(page.url().await, "?campaign=1");
        let today =
            page.run("return new Date().toISOString().slice(0, 13) + ' ' + new Date(0).getTime()", vec![]).await;
        assert_eq!(today, "2027-06-10T09 0");

        page.open_tab("?campaign=2").await;
        page.set_local_storage("rollcall.test", "from the second tab").await;
        page.switch_to_tab(0).await;
        assert_eq!(page.local_storage("rollcall.test").await.as_deref(), Some("from the second tab"));
        page.open("?campaign=3").await;
        page.back().await;
        assert_eq!(page.url().await, "?campaign=1");

        page.resize(320, 640).await;
        assert_eq!(page.run("return innerWidth", vec![]).await, 320);
        page.prefer("prefers-color-scheme", "dark").await;
        assert_eq!(page.run("return matchMedia('(prefers-color-scheme: dark)').matches", vec![]).await, true);
    });
}

#[test]
fn a_failure_lists_what_was_there_and_leaves_a_picture() {
    let picture = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/browser-failures/failure-on-purpose.png");
    let _ = fs::remove_file(&picture);
    let steps = || {
        journey("failure-on-purpose", async |page: Page| {
            show(&page, "<button>Import</button><button>New campaign</button>", "").await;
            page.button("New campain").click().await;
        });
    };
    let cause = std::panic::catch_unwind(steps).unwrap_err();
    let sentence = cause.downcast_ref::<String>().unwrap();
    assert!(sentence.contains("The button \"New campain\" is not there."), "{sentence}");
    assert!(sentence.contains("Of this role there are: \"Import\", \"New campaign\"."), "{sentence}");
    assert!(sentence.contains("page_object.rs"), "{sentence}");
    assert!(picture.is_file());
    let _ = fs::remove_file(&picture);
}
