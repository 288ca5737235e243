//! A browser of one test's own: chromedriver, started and stopped with it, and one session with a fresh profile.

use super::folder::Folder;
use fantoccini::wd::Capabilities;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::json;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// The names Chromium has on various systems.
const BROWSERS: [&str; 3] = ["chromium", "chromium-browser", "google-chrome"];

/// A running chromedriver, killed when dropped.
pub struct Driver {
    process: Child,
    port: u16,
    /// Where the browser puts what is downloaded.
    pub downloads: Folder,
    /// Where a test puts files for the page.
    pub uploads: Folder,
    profile: Folder,
}

impl Driver {
    /// Starts chromedriver on a port that it chooses, and waits until it is ready.
    pub fn start() -> Self {
        let mut process = Command::new(program(&["chromedriver"]))
            .arg("--port=0")
            // One language and one zone everywhere: dates are typed and shown by them.
            .envs([("LANG", "en_US.UTF-8"), ("LANGUAGE", "en_US"), ("TZ", "UTC")])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("chromedriver can be started");
        let output = process.stdout.take().expect("the output was piped");
        let mut lines = BufReader::new(output).lines().map_while(Result::ok);
        let port = lines
            .by_ref()
            .find_map(|line| {
                line.split_once("started successfully on port ")?.1.trim_end_matches('.').trim().parse().ok()
            })
            .expect("chromedriver says which port it listens on");
        // It would stop at a full pipe.
        std::thread::spawn(move || lines.for_each(drop));
        Self {
            process,
            port,
            downloads: Folder::new("downloads"),
            uploads: Folder::new("uploads"),
            profile: Folder::new("profile"),
        }
    }

    /// Opens the browser.
    pub async fn open(&self) -> Client {
        ClientBuilder::new(HttpConnector::new())
            .capabilities(self.capabilities())
            .connect(&format!("http://127.0.0.1:{}", self.port))
            .await
            .unwrap_or_else(|error| panic!("The browser does not start: {error}"))
    }

    fn capabilities(&self) -> Capabilities {
        let arguments = json!([
            "--headless",
            // The tests may run as root in a container, where the sandbox cannot; they load nothing but our own page.
            "--no-sandbox",
            "--disable-dev-shm-usage",
            "--disable-gpu",
            // Nothing but the page may use the network.
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--lang=en-US",
            "--window-size=1440,900",
            format!("--user-data-dir={}", self.profile.path().display()),
        ]);
        let options = json!({
            "binary": program(&BROWSERS),
            "args": arguments,
            "prefs": {
                "download.default_directory": self.downloads.path(),
                "download.prompt_for_download": false,
                // Several exports in one test are not an attack.
                "profile.default_content_setting_values.automatic_downloads": 1,
                "intl.accept_languages": "en-US,en",
            },
        });
        Capabilities::from_iter([
            ("goog:chromeOptions".to_owned(), options),
            ("goog:loggingPrefs".to_owned(), json!({ "browser": "ALL", "performance": "ALL" })),
            ("timeouts".to_owned(), json!({ "script": 120_000 })),
            ("unhandledPromptBehavior".to_owned(), json!("ignore")),
        ])
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// The first of `names` on `PATH`.
fn program(names: &[&str]) -> PathBuf {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    names
        .iter()
        .flat_map(|name| folders.iter().map(move |folder| folder.join(name)))
        .find(|path: &PathBuf| Path::is_file(path))
        .unwrap_or_else(|| panic!("None of {} is on PATH. `cargo xtask test` installs it.", names.join(", ")))
}
