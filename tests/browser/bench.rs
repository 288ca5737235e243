//! How quickly the page answers a person, in a real browser: `cargo xtask bench [--runs N] [--sizes N,N]`.
//!
//! Two times per interaction. "Script" is from the event until handlers and the effects they queued are done, all of
//! which are microtasks: what the browser does afterwards to lay out and paint is not in it. "Frame" is from the event
//! until the next frame has been drawn; the event comes just after a frame, so that one in 60 of a second (16.7 ms) is
//! the least there can be. "Task" is the longest that the page did not answer, where that was over 50 ms.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a bench that cannot go on should stop")]

mod scenarios;
mod support;

use scenarios::{HELPERS, MEASURE, SCENARIOS, Scenario};
use std::fmt;
use std::time::{Duration, Instant};
use support::Page;
use support::big_campaign::big_campaign;
use support::driver::Driver;
use support::engine::Engine;
use support::server::Server;
use tokio::time::sleep;

const TASKS: usize = 10;

fn main() {
    let options = Options::from_arguments();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime starts");
    for size in options.sizes {
        runtime.block_on(measure(size, options.runs));
    }
}

struct Options {
    runs: usize,
    sizes: Vec<usize>,
}

impl Options {
    fn from_arguments() -> Self {
        let mut options = Self { runs: 15, sizes: vec![1_000, 10_000] };
        // Cargo itself adds `--bench`.
        let mut arguments = std::env::args().skip(1).filter(|argument| argument != "--bench");
        while let Some(argument) = arguments.next() {
            let mut numbers = || {
                let text = arguments.next().unwrap_or_default();
                let numbers: Result<Vec<usize>, _> = text.split(',').map(str::parse).collect();
                numbers.unwrap_or_else(|_| panic!("{argument} needs a number, not \"{text}\"."))
            };
            match argument.as_str() {
                "--runs" => options.runs = numbers()[0].max(1),
                "--sizes" => options.sizes = numbers(),
                _ => panic!("The bench knows `--runs N` and `--sizes N,N`, not \"{argument}\"."),
            }
        }
        options
    }
}

async fn measure(size: usize, runs: usize) {
    let server = Server::start();
    let driver = Driver::start(Engine::Chromium);
    let page = Page::new(driver.open().await, &server, &driver);
    page.open("").await;

    let file = big_campaign(size, TASKS);
    let start = Instant::now();
    page.upload_text("big.json", &file).await;
    wait_for_roster(&page).await;
    let imported = start.elapsed().as_secs_f64();
    println!(
        "\n{size} influencers with {TASKS} tasks each; {:.1} MB imported and shown in {imported:.1} s",
        megabytes(&file)
    );

    page.run_before_load(ROWS_SHOWN).await;
    page.run_before_load(WASM_MEMORY).await;
    let mut opened = Vec::new();
    for _ in 0..runs {
        page.reload().await;
        wait_for_roster(&page).await;
        opened.extend(page.run("return window.rowsShown ?? null", vec![]).await.as_f64());
    }
    if !opened.is_empty() {
        println!(
            "Opened from storage, from the start of loading to the rows on the screen, ms (min, median, max): {}",
            Summary::of(opened)
        );
    }

    println!("{:24} {:>26}  {:>26}", "", "script, ms", "frame, ms");
    let head = format!("{:>8} {:>8} {:>8}", "min", "median", "max");
    println!("{:24} {head}  {head}  {:>7}", "interaction", "task");
    for scenario in SCENARIOS {
        match times(&page, scenario, runs).await {
            Ok((script, frame, task)) => println!("{:24} {script}  {frame}  {task:>7.0}", scenario.name),
            Err(reason) => println!("{:24} not measured: {reason}", scenario.name),
        }
    }
    println!("Scrolling from top to end: {}", page.run_async(&format!("{HELPERS}\n{SCROLL}"), vec![]).await);
    keeping(&page, size, runs).await;
    println!("Memory: {}", page.run_async(MEMORY, vec![]).await);
    joining(&page, &file).await;
    page.close().await;
}

/// How long an edit takes until both stores have it, and the longest tasks while everything is folded into a snapshot.
async fn keeping(page: &Page, size: usize, runs: usize) {
    let mut saved = Vec::new();
    for run in 0..=runs {
        let answer = page.run_async(&format!("{HELPERS}\n{EDIT_UNTIL_SAVED}"), vec![run.into()]).await;
        match answer.as_f64() {
            Some(time) if run > 0 => saved.push(time),
            Some(_) => {}
            None => return println!("an edit until it is saved: not measured: {answer}"),
        }
    }
    println!("An edit until both stores have it, ms: {}", Summary::of(saved));
    // More than half a million characters of changes, and less than the store holds.
    let changes = 20_000 / size.max(1_000) + 1;
    let answer = page.run_async(&format!("{HELPERS}\n{FOLD}"), vec![changes.into()]).await;
    println!("Folding into a snapshot: {answer}");
}

/// How long it takes to compare and join a version that differs in up to 1,000 places.
async fn joining(page: &Page, file: &str) {
    let mut theirs: serde_json::Value = serde_json::from_str(file).expect("JSON");
    theirs["edits"] = serde_json::json!({ "replicas": ["0000000000aa"], "seen": [1_000_000] });
    let influencers = theirs["campaign"]["influencers"].as_array_mut().expect("a list");
    for influencer in influencers.iter_mut().take(1_000) {
        influencer["client_comment"] = "Yes, please.".into();
        influencer["edits"] = serde_json::json!({ "client_comment": "1000000.0" });
    }
    page.upload_text("theirs.json", &theirs.to_string()).await;
    let answer = page.run_async(&format!("{HELPERS}\n{JOIN}"), vec![]).await;
    println!("Joining a version that differs in 1,000 places: {answer}");
}

/// Sets a status and waits for the word that it is saved; answers with milliseconds.
const EDIT_UNTIL_SAVED: &str = r#"
const run = given[0];
const says = text => [...document.querySelectorAll("[role=status]")].some(status => status.textContent.includes(text));
try {
  press(document.activeElement, "Escape");
  scroller().scrollTop = 0;
  await until(() => says("Saved on this device"));
  button(/^Client status of /).click();
  await until(() => item(run % 2 ? "Accepted" : "Rejected"));
  const start = performance.now();
  item(run % 2 ? "Accepted" : "Rejected").click();
  for (let turn = 0; turn < 4; turn++) await Promise.resolve();
  await message();
  while (!says("Saved on this device")) await message();
  return performance.now() - start;
} catch (error) { return String(error) }
"#;

/// Makes enough changes for a fold, waits for it, and answers with the tasks that kept the page from answering.
const FOLD: &str = r#"
const changes = () => Object.keys(localStorage).filter(key => key.includes(".change.")).length;
try {
  if (!checkbox("Select all influencers").checked) checkbox("Select all influencers").click();
  const tasks = [];
  const observer = new PerformanceObserver(list => tasks.push(...list.getEntries()));
  for (let run = 0; run < given[0]; run++) {
    await until(() => find("button", "Actions"));
    button("Actions").click();
    await until(() => item("Influencer status")); item("Influencer status").click();
    const value = run % 2 ? "Finished" : "Pending";
    await until(() => item(value)); item(value).click();
    await frame();
  }
  await new Promise(done => setTimeout(done, 1000));
  observer.observe({ type: "longtask" });
  const start = performance.now();
  while (changes() > 0 && performance.now() - start < 60000) await new Promise(done => setTimeout(done, 50));
  if (changes() > 0) return `no snapshot was made within a minute: ${document.querySelector("[role=status]")?.textContent}`;
  await new Promise(done => setTimeout(done, 1500));
  const long = tasks.map(task => Math.round(task.duration));
  return `tasks over 50 ms: ${long.length ? long.join(", ") + " ms" : "none"}`;
} catch (error) { return String(error) }
"#;

/// Waits for the preview, takes it, and answers with how long that took.
const JOIN: &str = r#"
try {
  const apply = () => find("dialog[open] button", /^Apply/);
  for (let tries = 0; tries < 600 && !apply(); tries++) await new Promise(done => setTimeout(done, 50));
  const tasks = [];
  new PerformanceObserver(list => tasks.push(...list.getEntries())).observe({ type: "longtask" });
  const start = performance.now();
  apply().click();
  const joined = () => document.body.textContent.includes("theirs.json joined");
  while (!joined() && performance.now() - start < 60000) await new Promise(done => setTimeout(done, 5));
  await frame();
  const all = performance.now() - start;
  await new Promise(done => setTimeout(done, 1000));
  return `${Math.round(all)} ms with the restore point; longest task ${Math.round(Math.max(0, ...tasks.map(task => task.duration)))} ms`;
} catch (error) { return String(error) }
"#;

fn megabytes(text: &str) -> f64 {
    text.len() as f64 / 1e6
}

/// Notes when the roster's rows are first there, in milliseconds since the page began to load.
const ROWS_SHOWN: &str = r#"
const look = () => {
  if (document.querySelectorAll("[role=grid][aria-label=Influencers] [role=row]").length > 5) window.rowsShown = performance.now();
  else requestAnimationFrame(look);
};
requestAnimationFrame(look);
"#;

/// Keeps the memory of the compiled module for [`MEMORY`].
const WASM_MEMORY: &str =
    r#"addEventListener("TrunkApplicationStarted", event => window.wasmMemory = event.detail.wasm.memory);"#;

/// What the page holds: the compiled module's memory, which never shrinks, and what scripts have.
const MEMORY: &str = r#"
const megabytes = bytes => `${Math.round(bytes / 1e6)} MB`;
return `${megabytes(window.wasmMemory.buffer.byteLength)} of the module, ${megabytes(performance.memory.usedJSHeapSize)} of scripts`;
"#;

/// Scrolls all of the list in 180 frames, and counts the frames that were left out.
const SCROLL: &str = r#"
try {
  const list = scroller();
  list.scrollTop = 0;
  await frame(); await frame();
  const end = list.scrollHeight - list.clientHeight, frames = 180, times = [];
  for (let step = 1; step <= frames; step++) {
    times.push(await new Promise(requestAnimationFrame));
    list.scrollTop = end * step / frames;
  }
  const gaps = times.slice(1).map((time, at) => time - times[at]);
  const dropped = gaps.reduce((sum, gap) => sum + Math.max(0, Math.round(gap / (1000 / 60)) - 1), 0);
  list.scrollTop = 0;
  return `${dropped} frames dropped beside ${frames} drawn, longest gap ${Math.round(Math.max(...gaps))} ms`;
} catch (error) { return String(error) }
"#;

/// Agrees to the import where the page asks, and waits until influencers are shown.
async fn wait_for_roster(page: &Page) {
    let deadline = Instant::now() + Duration::from_secs(120);
    while page.run(AGREE, vec![]).await != true {
        assert!(Instant::now() < deadline, "No influencer is shown two minutes after the import.");
        sleep(Duration::from_millis(50)).await;
    }
}

/// Whether the roster is there; presses the main button of a dialog that stands before it.
const AGREE: &str = r#"
const main = document.querySelector("dialog[open] button[type=submit], dialog[open] button.primary");
if (main && !main.disabled) main.click();
return !document.querySelector("dialog[open]")
  && [...document.querySelectorAll("[role=grid]")].some(grid => grid.querySelectorAll("[role=row]").length > 5);
"#;

/// Script, frame, and the longest task of all runs.
async fn times(page: &Page, scenario: &Scenario, runs: usize) -> Result<(Summary, Summary, f64), String> {
    let script = format!(
        "{HELPERS}\nconst run = given[0];\ntry {{\n{}\n}} catch (error) {{ return String(error) }}\n\
         await frame(); await frame();\n\
         const long = [];\n\
         const tasks = new PerformanceObserver(list => long.push(...list.getEntries()));\n\
         tasks.observe({{ type: \"longtask\" }});\n\
         const start = performance.now();\n\
         try {{\n{}\n}} catch (error) {{ return String(error) }}\n{MEASURE}",
        scenario.prepare, scenario.action
    );
    let (mut scripts, mut frames, mut longest) = (Vec::new(), Vec::new(), 0_f64);
    // The first run warms caches and compiled code, as a person's first click would; it is not counted.
    for run in 0..=runs {
        let answer = page.run_async(&script, vec![run.into()]).await;
        let (Some(script), Some(frame)) = (answer["script"].as_f64(), answer["frame"].as_f64()) else {
            return Err(answer.as_str().unwrap_or("it gave no times").to_owned());
        };
        if run > 0 {
            scripts.push(script);
            frames.push(frame);
            longest = longest.max(answer["task"].as_f64().unwrap_or_default());
        }
    }
    Ok((Summary::of(scripts), Summary::of(frames), longest))
}

/// The best, the middle and the worst of several times, in milliseconds. On a machine that does other work as well the
/// best is nearest to what the page itself takes.
struct Summary {
    min: f64,
    median: f64,
    max: f64,
}

impl Summary {
    fn of(mut times: Vec<f64>) -> Self {
        times.sort_by(f64::total_cmp);
        Self { min: times[0], median: times[times.len() / 2], max: times[times.len() - 1] }
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:>8.1} {:>8.1} {:>8.1}", self.min, self.median, self.max)
    }
}
