//! What takes longer than one interaction: saving, folding, joining, lists that come in, files and reports that leave.
//! Each line tells the tasks that kept the page from answering meanwhile.

use crate::Summary;
use crate::scenarios::HELPERS;
use crate::support::Page;
use rollcall::sheets::{Book, Format, Table, Value, codec};
use serde_json::json;
use std::iter;

/// How many rows the lists have.
const ROWS: usize = 10_000;

/// What takes longer than one interaction, on a page with an open campaign.
pub struct LongWork<'p> {
    /// The page.
    pub page: &'p Page,
    /// How often a single edit is saved.
    pub runs: usize,
    /// How many things could not be measured.
    pub unmeasured: usize,
}

impl LongWork<'_> {
    /// How long an edit takes until both stores have it.
    pub async fn saving(&mut self, when: &str) {
        let mut saved = Vec::new();
        for run in 0..=self.runs {
            let answer = self.run(EDIT_UNTIL_SAVED, vec![]).await;
            match answer.as_f64() {
                Some(time) if run > 0 => saved.push(time),
                Some(_) => {}
                None => return self.say("An edit until both stores have it", &answer),
            }
        }
        println!("An edit until both stores have it, {when}, ms (min, median, max): {}", Summary::of(saved));
    }

    /// The longest tasks while all are changed again and again, and while that is folded into a snapshot.
    pub async fn folding(&mut self, size: usize) {
        // More than half a million characters of changes, and less than the store holds.
        let changes = 20_000 / size.max(1_000) + 1;
        let answer = self.run(CHANGE_ALL, vec![changes.into()]).await;
        self.say(&format!("{changes} changes of all, one after the other"), &answer);
        let answer = self.run(FOLD, vec![]).await;
        self.say("Folding them into a snapshot", &answer);
    }

    /// How long it takes to compare and join a version that differs in up to 1,000 places.
    pub async fn joining(&mut self, file: &str) {
        let mut theirs: serde_json::Value = serde_json::from_str(file).expect("JSON");
        theirs["edits"] = json!({ "replicas": ["0000000000aa"], "seen": [1_000_000] });
        let influencers = theirs["campaign"]["influencers"].as_array_mut().expect("a list");
        for influencer in influencers.iter_mut().take(1_000) {
            influencer["client_comment"] = "Yes, please.".into();
            influencer["edits"] = json!({ "client_comment": "1000000.0" });
        }
        self.choose("theirs.json", theirs.to_string().as_bytes(), "/^Apply/").await;
        self.tell("The preview of a version that differs in 1,000 places").await;
        let answer = self.run(JOIN, vec![]).await;
        self.say("Joining it, with the restore point", &answer);
    }

    /// How long lists of new influencers take to be looked at, and to be taken in.
    pub async fn lists(&mut self) {
        let csv = list_as_csv();
        let book = list_as_book();
        let xlsx = codec::write(&book, Format::Xlsx).expect("a spreadsheet");
        for (name, content) in [("creators.csv", csv.as_bytes()), ("creators.xlsx", &xlsx)] {
            self.choose(name, content, "/^Add [0-9,]+ influencers$/").await;
            self.tell(&format!("The preview of {name}, {ROWS} rows")).await;
            let answer = self.run(TAKE_LIST, vec![]).await;
            self.say(&format!("Taking {name} in, with the restore point"), &answer);
        }
    }

    /// How long a spreadsheet of everything takes.
    pub async fn export(&mut self) {
        let answer = self.run(EXPORT, vec![]).await;
        let path = self.page.download_path(".xlsx").await;
        let size = path.metadata().map_or(0, |metadata| metadata.len());
        self.say(&format!("A spreadsheet of everything, {:.1} MB", size as f64 / 1e6), &answer);
    }

    /// How long the report takes until it is there.
    pub async fn report(&mut self) {
        let answer = self.run(REPORT, vec![]).await;
        self.say("The report", &answer);
    }

    /// Chooses a file, and has the page note how long it takes until a button of a dialog can be pressed.
    async fn choose(&self, name: &str, content: &[u8], button: &str) {
        let script = format!("{HELPERS}\n{CHOOSE}").replace("BUTTON", button);
        self.page.run(&script, vec![]).await;
        self.page.upload_bytes(name, content).await;
    }

    /// Prints what the page has noted.
    async fn tell(&mut self, what: &str) {
        let answer = self.run("return await window.chosen;", vec![]).await;
        self.say(what, &answer);
    }

    async fn run(&self, script: &str, given: Vec<serde_json::Value>) -> serde_json::Value {
        let script = format!("{HELPERS}\ntry {{\n{script}\n}} catch (error) {{ return `not measured: ${{error}}` }}");
        self.page.run_async(&script, given).await
    }

    fn say(&mut self, what: &str, answer: &serde_json::Value) {
        let text = answer.as_str().map_or_else(|| answer.to_string(), str::to_owned);
        if !text.contains(" ms") || text.contains("not measured") {
            self.unmeasured += 1;
        }
        println!("{what}: {text}");
    }
}

/// What a list says of one influencer.
fn person(number: usize) -> [String; 8] {
    let countries = ["Germany", "Spain", "France", "Italy", "Portugal", "Austria"];
    [
        format!("Newcomer {} {number}", ["Ana", "Björn", "Chloé", "Дмитрий", "花子"][number % 5]),
        format!("https://www.instagram.com/newcomer.{number}/"),
        format!("{}.{}k", 10 + number % 900, number % 10),
        format!("newcomer{number}@example.com"),
        countries[number % countries.len()].to_owned(),
        format!("{}.{:02}%", 1 + number % 9, number % 100),
        format!("{}", 200 + number % 1_800),
        format!("Met at the fair, stand {}; likes hiking", number % 100),
    ]
}

const HEADINGS: [&str; 8] =
    ["Full name", "Instagram", "Followers", "Email", "Country", "Engagement rate", "Story price", "Notes"];

fn list_as_csv() -> String {
    let rows = (0..ROWS).map(|number| person(number).map(|cell| format!("\"{cell}\"")).join(","));
    iter::once(HEADINGS.join(",")).chain(rows).map(|row| row + "\n").collect()
}

fn list_as_book() -> Book {
    // Others than those of the other list.
    let rows = (ROWS..2 * ROWS).map(|number| person(number).into_iter().map(Value::Text).collect()).collect();
    let headings = HEADINGS.map(str::to_owned).into();
    let table = Table { name: "Creators".to_owned(), headings, rows, is_list: true, has_ids: false };
    Book {
        title: String::new(),
        made: Default::default(),
        currency: "EUR".to_owned(),
        decimals: 2,
        tables: vec![table],
    }
}

/// Sets a status and waits for the word that it is saved; answers with milliseconds.
const EDIT_UNTIL_SAVED: &str = r#"
press(document.activeElement, "Escape");
scroller().scrollTop = 0;
await saved();
button(/^Client status of /).click();
await until(() => other(/^Client status of /));
const start = performance.now();
other(/^Client status of /).click();
for (let turn = 0; turn < 4; turn++) await Promise.resolve();
await message();
while (!says("Saved on this device") && performance.now() - start < 60000) await message();
return performance.now() - start;
"#;

/// Makes enough changes for a fold.
const CHANGE_ALL: &str = r#"
await saved();
select(true);
await frame();
const tasks = watch();
const start = performance.now();
for (let run = 0; run < given[0]; run++) {
  await until(() => find("button", "Actions"));
  button("Actions").click();
  await until(() => item("Influencer status")); item("Influencer status").click();
  const value = run % 2 ? "Finished" : "Pending";
  await until(() => item(value)); item(value).click();
  await frame();
}
await saved();
return `all saved after ${Math.round(performance.now() - start)} ms; ${await tasks()}`;
"#;

/// Waits for a fold.
const FOLD: &str = r#"
const changes = () => Object.keys(localStorage).filter(key => key.includes(".change.")).length;
if (!changes()) throw new Error("nothing is left to be folded");
const tasks = watch();
const start = performance.now();
while (changes() > 0 && performance.now() - start < 60000) await new Promise(done => setTimeout(done, 50));
const time = Math.round(performance.now() - start);
if (changes() > 0) throw new Error(`no snapshot was made within a minute: ${document.querySelector("[role=status]")?.textContent}`);
await new Promise(done => setTimeout(done, 1500));
return `done after ${time} ms; ${await tasks()}`;
"#;

/// Waits for a file to be chosen, and then for a button.
const CHOOSE: &str = r#"
window.chosen = (async () => {
  await new Promise(done => addEventListener("change", done, { capture: true, once: true }));
  const start = performance.now();
  const tasks = watch();
  await until(() => find("dialog[open] button:enabled", BUTTON), 100);
  return `${Math.round(performance.now() - start)} ms; ${await tasks()}`;
})().catch(error => `not measured: ${error}`);
"#;

/// Takes what the preview shows, and answers with how long that took.
const JOIN: &str = r#"
const tasks = watch();
const start = performance.now();
have("dialog[open] button", /^Apply/).click();
await until(() => document.body.textContent.includes("theirs.json joined"), 60);
const time = Math.round(performance.now() - start);
await saved();
return `${time} ms, saved after ${Math.round(performance.now() - start)} ms; ${await tasks()}`;
"#;

/// Takes a list in, and takes that back.
const TAKE_LIST: &str = r#"
await saved();
const before = rows();
const tasks = watch();
const start = performance.now();
have("dialog[open] button", /^Add [0-9,]+ influencers$/).click();
await until(() => !document.querySelector("dialog[open]") && rows() !== before, 100);
const time = Math.round(performance.now() - start);
await saved();
const all = `${time} ms, saved after ${Math.round(performance.now() - start)} ms; ${await tasks()}`;
const undone = watch();
const undo = performance.now();
button("Undo").click();
await until(() => rows() === before, 100);
const back = Math.round(performance.now() - undo);
await saved();
return `${all}; undone in ${back} ms; ${await undone()}`;
"#;

/// Has a spreadsheet of everything written.
const EXPORT: &str = r#"
await saved();
button("Share").click();
await until(() => item(/^Export spreadsheet/));
item(/^Export spreadsheet/).click();
await until(() => find("dialog[open] select", "Content"));
const content = have("dialog[open] select", "Content");
content.value = "all";
content.dispatchEvent(new Event("change", { bubbles: true }));
await frame();
const tasks = watch();
const start = performance.now();
have("dialog[open] button", "Export").click();
await until(() => !document.querySelector("dialog[open]"), 100);
return `${Math.round(performance.now() - start)} ms; ${await tasks()}`;
"#;

/// Opens the report, and goes back.
const REPORT: &str = r#"
await saved();
button("Share").click();
await until(() => item(/^Report/));
const tasks = watch();
const start = performance.now();
item(/^Report/).click();
await until(() => document.querySelector("article h1"), 100);
await frame();
const time = Math.round(performance.now() - start);
const all = `${time} ms; ${await tasks()}`;
const back = watch();
const left = performance.now();
find("a", "Back to campaign").click();
await until(() => find("[role=grid]", "Influencers")?.querySelectorAll("[role=row]").length > 5, 100);
return `${all}; back to the campaign in ${Math.round(performance.now() - left)} ms; ${await back()}`;
"#;
