//! The page as a person meets it: opening it, keys, files (`files`), paper (`paper`), what it
//! says (`words`), and what it has stored (`stores`).

mod files;
mod paper;
mod stores;
mod words;

use super::command;
use super::driver::Driver;
use super::engine::Engine;
use super::find::{Find, Name};
use super::keys;
use super::role::Role;
use super::server::{Arrival, Server};
use super::target::Target;
use fantoccini::Client;
use serde_json::{Value, json};
use std::cell::RefCell;
use std::fs;
use std::panic::Location;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::{Arc, Mutex};
use std::time::Duration;

const PAUSE: Duration = Duration::from_millis(50);

/// The page in its browser. Clones are the same page.
#[derive(Clone)]
pub struct Page(Rc<Session>);

struct Session {
    client: Client,
    engine: Engine,
    base: String,
    origin: String,
    late: Arc<Mutex<Arrival>>,
    downloads: PathBuf,
    /// Where a test puts what it chooses as a file.
    uploads: PathBuf,
    /// What the browser's log held so far: reading it empties it.
    log: RefCell<Vec<Entry>>,
    /// Errors that a test expects.
    allowed: RefCell<Vec<String>>,
    requested: RefCell<Vec<String>>,
}

struct Entry {
    level: String,
    message: String,
}

/// Where a test stands, for what a failure says.
#[derive(Clone, Copy)]
pub struct Problem {
    /// The test's line.
    pub at: &'static Location<'static>,
}

impl Problem {
    /// Ends the test with a sentence.
    pub fn fail(self, sentence: &str) -> ! {
        panic!("{sentence}\n  asked for at {}", self.at)
    }
}

impl Find for Page {
    fn find(&self, role: Role, name: Name, at: &'static Location<'static>) -> Target {
        Target::new(self, role, name, at)
    }
}

impl Page {
    /// The page of a server in an open browser; nothing is loaded yet.
    pub fn new(client: Client, server: &Server, driver: &Driver) -> Self {
        Self(Rc::new(Session {
            client,
            engine: driver.engine,
            base: server.url(),
            origin: server.origin(),
            late: server.late(),
            downloads: driver.downloads.path().to_owned(),
            uploads: driver.uploads.path().to_owned(),
            log: RefCell::default(),
            allowed: RefCell::default(),
            requested: RefCell::default(),
        }))
    }

    /// The browser's session.
    pub fn client(&self) -> &Client {
        &self.0.client
    }

    /// The browser.
    pub fn engine(&self) -> Engine {
        self.0.engine
    }

    /// Ends the session and with it the browser.
    pub async fn close(&self) {
        let _ = self.client().clone().close().await;
    }

    // Where the person is.

    /// Opens the page, with a query such as `?campaign=1` or with none.
    pub async fn open(&self, query: &str) {
        let address = format!("{}{query}", self.0.base);
        self.client().goto(&address).await.unwrap_or_else(|error| panic!("{address} does not open: {error}"));
    }

    /// Loads the page again.
    pub async fn reload(&self) {
        self.client().refresh().await.expect("the page can be loaded again");
    }

    /// Decides when the page's second module arrives from now on.
    pub fn second_module(&self, arrival: Arrival) {
        *self.0.late.lock().expect("no thread panics with it") = arrival;
    }

    /// The browser's back button.
    pub async fn back(&self) {
        self.client().back().await.expect("the browser goes back");
    }

    /// The browser's forward button.
    pub async fn forward(&self) {
        self.client().forward().await.expect("the browser goes forward");
    }

    /// The address without the host and folder, such as `?campaign=1`.
    pub async fn url(&self) -> String {
        let address = self.client().current_url().await.expect("a page has an address").to_string();
        address.strip_prefix(&self.0.base).unwrap_or(&address).to_owned()
    }

    /// Scheme, host and port that the page comes from.
    pub fn origin(&self) -> &str {
        &self.0.origin
    }

    /// Opens the page in a further tab and goes there.
    pub async fn open_tab(&self, query: &str) {
        let tab = self.client().new_window(true).await.expect("a tab opens");
        self.client().switch_to_window(tab.handle).await.expect("the new tab can be shown");
        self.watch().await;
        self.open(query).await;
    }

    /// Goes to a tab, counted from 0 in the order of opening.
    pub async fn switch_to_tab(&self, index: usize) {
        let tabs = self.client().windows().await.expect("the browser has tabs");
        let tab = tabs.into_iter().nth(index).unwrap_or_else(|| panic!("There is no tab {index}."));
        self.client().switch_to_window(tab).await.expect("the tab can be shown");
    }

    /// Closes the tab that is shown and goes to the first.
    pub async fn close_tab(&self) {
        self.client().close_window().await.expect("the tab closes");
        self.switch_to_tab(0).await;
    }

    /// Makes the window so large, in CSS pixels; down to 320 wide.
    pub async fn resize(&self, width: u32, height: u32) {
        // A window cannot be as narrow as a telephone; the page inside can be told that it is.
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.devtools("Emulation.setDeviceMetricsOverride", size).await;
    }

    /// Makes a finger the pointer of the device, for which fields and targets are larger.
    pub async fn point_with_a_finger(&self) {
        self.devtools("Emulation.setTouchEmulationEnabled", json!({ "enabled": true })).await;
    }

    /// Has the system prefer something, such as `("prefers-color-scheme", "dark")` or `("prefers-reduced-motion", "reduce")`.
    pub async fn prefer(&self, feature: &str, value: &str) {
        self.devtools("Emulation.setEmulatedMedia", json!({ "features": [{ "name": feature, "value": value }] })).await;
    }

    /// Gives text another default size, in px, as the browser's settings do.
    pub async fn default_font_size(&self, size: u32) {
        let sizes = json!({ "fontSizes": { "standard": size, "fixed": size } });
        self.devtools("Page.setFontSizes", sizes).await;
    }

    /// Types a text as an input method does before it is decided. Chromium only.
    pub async fn compose(&self, text: &str) {
        let end = text.chars().count();
        let given = json!({ "text": text, "selectionStart": end, "selectionEnd": end });
        self.devtools("Input.imeSetComposition", given).await;
    }

    /// Sets the clock, as `2027-06-10T09:30:00Z`, and loads the page again. Time goes on from there.
    pub async fn set_clock(&self, moment: &str) {
        self.run_before_load(&CLOCK.replace("MOMENT", &json!(moment).to_string())).await;
        self.reload().await;
    }

    /// Has a script run at the start of every page from now on.
    pub async fn run_before_load(&self, script: &str) {
        self.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script })).await;
    }

    // Keys.

    /// Presses a key or chord where the focus is, such as `Tab`, `Shift+ArrowDown` or `Control+z`.
    pub async fn press(&self, key: &str) {
        self.actions(&[keys::chord(key)]).await;
    }

    /// Types where the focus is.
    pub async fn type_text(&self, text: &str) {
        self.devtools("Input.insertText", json!({ "text": text })).await;
    }

    /// Role and accessible name of what has the focus.
    pub async fn focused(&self) -> (String, String) {
        let element = self.client().active_element().await.expect("something has the focus");
        let ask = async |question: &str| {
            let path = format!("element/{}/{question}", element.element_id());
            command::get(self.client(), path).await.unwrap_or_default().as_str().unwrap_or_default().to_owned()
        };
        (ask("computedrole").await, ask("computedlabel").await)
    }

    /// Sources of input actions, in WebDriver's words.
    pub async fn actions(&self, sources: &[Value]) {
        let body = json!({ "actions": sources });
        command::post(self.client(), "actions", body)
            .await
            .unwrap_or_else(|error| panic!("The input is refused: {error}"));
    }

    // What only a test looks at.

    /// A value of localStorage.
    pub async fn local_storage(&self, key: &str) -> Option<String> {
        self.run("return localStorage.getItem(arguments[0])", vec![json!(key)]).await.as_str().map(str::to_owned)
    }

    /// The keys of localStorage, in order.
    pub async fn local_storage_keys(&self) -> Vec<String> {
        let keys = self.run("return Object.keys(localStorage).sort()", vec![]).await;
        keys.as_array().into_iter().flatten().filter_map(|key| key.as_str().map(str::to_owned)).collect()
    }

    /// Sets a value of localStorage behind the page's back.
    pub async fn set_local_storage(&self, key: &str, value: &str) {
        self.run("localStorage.setItem(arguments[0], arguments[1])", vec![json!(key), json!(value)]).await;
    }

    /// Runs a script as the body of a function.
    pub async fn run(&self, script: &str, arguments: Vec<Value>) -> Value {
        self.client()
            .execute(script, arguments)
            .await
            .unwrap_or_else(|error| panic!("A script of the test failed: {error}"))
    }

    /// Runs the body of an async function and waits for what it returns.
    pub async fn run_async(&self, script: &str, arguments: Vec<Value>) -> Value {
        let script = format!(
            "const done = arguments[arguments.length - 1];\n\
             (async (...given) => {{ {script} }})(...[...arguments].slice(0, -1))\
             .then(value => done({{ value }}), error => done({{ error: String(error) }}));"
        );
        let answer = self.client().execute_async(&script, arguments).await;
        let answer = answer.unwrap_or_else(|error| panic!("A script of the test failed: {error}"));
        match answer.get("error") {
            Some(error) => panic!("A script of the test failed: {error}"),
            None => answer["value"].clone(),
        }
    }

    /// The errors in the browser's log so far, without those that the test allows.
    pub async fn console_errors(&self) -> Vec<String> {
        self.read_log().await;
        let allowed = self.0.allowed.borrow();
        let log = self.0.log.borrow();
        let bad = |entry: &&Entry| entry.level == "SEVERE" || entry.message.contains("panicked at");
        let unexpected = |entry: &&Entry| !allowed.iter().any(|text| entry.message.contains(text.as_str()));
        log.iter().filter(bad).filter(unexpected).map(|entry| entry.message.clone()).collect()
    }

    /// Expects errors with `text` in them, such as a file that is missing on purpose.
    pub fn allow_console_error(&self, text: &str) {
        self.0.allowed.borrow_mut().push(text.to_owned());
    }

    /// Every address that was asked for since the page was opened.
    pub async fn requested(&self) -> Vec<String> {
        for entry in self.log_of("performance").await {
            let event: Value = serde_json::from_str(&entry.message).unwrap_or_default();
            if event["message"]["method"] == "Network.requestWillBeSent" {
                let address = event["message"]["params"]["request"]["url"].as_str().unwrap_or_default();
                // The browser's own empty tab consists of such.
                if !address.starts_with("chrome:") {
                    self.0.requested.borrow_mut().push(address.to_owned());
                }
            }
        }
        self.0.requested.borrow().clone()
    }

    async fn read_log(&self) {
        let entries = self.log_of("browser").await;
        self.0.log.borrow_mut().extend(entries);
    }

    async fn log_of(&self, kind: &str) -> Vec<Entry> {
        let entries = command::post(self.client(), "se/log", json!({ "type": kind })).await.unwrap_or_default();
        let text = |entry: &Value, key: &str| entry[key].as_str().unwrap_or_default().to_owned();
        let entries = entries.as_array().cloned().unwrap_or_default();
        entries.iter().map(|entry| Entry { level: text(entry, "level"), message: text(entry, "message") }).collect()
    }

    /// Writes a picture of the page as PNG.
    pub async fn screenshot(&self, path: &Path) {
        let picture = self.client().screenshot().await.expect("the browser takes a picture");
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).expect("the folder for pictures is writable");
        }
        fs::write(path, picture).expect("the folder for pictures is writable");
    }

    async fn devtools(&self, name: &str, parameters: Value) -> Value {
        let answer = command::devtools(self.client(), name, parameters).await;
        answer.unwrap_or_else(|error| panic!("The browser refuses {name}: {error}"))
    }
}

/// A clock that was set and runs on.
const CLOCK: &str = r#"
{
  const RealDate = Date, offset = RealDate.parse(MOMENT) - RealDate.now();
  globalThis.Date = class Date extends RealDate {
    constructor(...parts) { parts.length ? super(...parts) : super(RealDate.now() + offset); }
    static now() { return RealDate.now() + offset; }
  };
}
"#;
