//! How quickly the page answers a person, in a real browser: `cargo xtask bench [--runs N] [--sizes N,N]`.
//!
//! Two times per interaction. "Script" is from the event until handlers and the effects they queued are done, all of
//! which are microtasks: what the browser does afterwards to lay out and paint is not in it. "Frame" is from the event
//! until the next frame has been drawn; the event comes just after a frame, so that one in 60 of a second (16.7 ms) is
//! the least there can be. "Task" is the longest that the page did not answer, where that was over 50 ms.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a bench that cannot go on should stop")]

mod long_work;
mod scenarios;
mod support;

use long_work::LongWork;
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
    let mut unmeasured = 0;
    for size in options.sizes {
        unmeasured += runtime.block_on(measure(size, options.runs));
    }
    assert!(unmeasured == 0, "{unmeasured} lines say \"not measured\".");
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

/// Prints the figures for a campaign of that many influencers. How much of it could not be measured.
async fn measure(size: usize, runs: usize) -> usize {
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

    let mut work = LongWork { page: &page, runs, unmeasured: 0 };
    work.saving("right after opening").await;
    println!("Memory: {}", page.run_async(MEMORY, vec![]).await);

    println!("{:24} {:>26}  {:>26}", "", "script, ms", "frame, ms");
    let head = format!("{:>8} {:>8} {:>8}", "min", "median", "max");
    println!("{:24} {head}  {head}  {:>7}", "interaction", "task");
    for scenario in SCENARIOS {
        match times(&page, scenario, runs).await {
            Ok((script, frame, task)) => println!("{:24} {script}  {frame}  {task:>7.0}", scenario.name),
            Err(reason) => {
                work.unmeasured += 1;
                println!("{:24} not measured: {reason}", scenario.name);
            }
        }
    }
    println!("Scrolling from top to end: {}", page.run_async(&format!("{HELPERS}\n{SCROLL}"), vec![]).await);
    work.saving("after all of this").await;
    work.folding(size).await;
    println!("Memory: {}", page.run_async(MEMORY, vec![]).await);
    work.joining(&file).await;
    work.lists().await;
    work.export().await;
    work.report().await;
    println!("Memory: {}", page.run_async(MEMORY, vec![]).await);
    page.close().await;
    work.unmeasured
}

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
        "{HELPERS}\nconst run = given[0];\nconst seen = () => JSON.stringify({});\nlet before;\n\
         try {{\nawait saved();\n{}\nawait frame(); await frame();\nbefore = seen();\n}} \
         catch (error) {{ return `not begun, ${{error}}` }}\n\
         await frame(); await frame();\n\
         const long = [];\n\
         const tasks = new PerformanceObserver(list => long.push(...list.getEntries()));\n\
         tasks.observe({{ type: \"longtask\" }});\n\
         const start = performance.now();\n\
         try {{\n{}\n}} catch (error) {{ return String(error) }}\n{MEASURE}",
        scenario.changes, scenario.prepare, scenario.action
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
