//! The browsers that the tests operate, and what differs between them.

use fantoccini::wd::Capabilities;
use serde_json::json;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A browser with its driver.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chromium by chromedriver.
    Chromium,
    /// The same without the windows and menus around its pages, which take half of the time of a short journey.
    ChromiumShell,
    /// The same with the tree that it shows to assistive technology; see [`super::tree`].
    ChromiumWithTree,
    /// Firefox ESR by geckodriver.
    Firefox,
}

/// Where a browser keeps things.
pub struct Folders<'f> {
    /// Its profile.
    pub profile: &'f Path,
    /// What it downloads.
    pub downloads: &'f Path,
}

impl Engine {
    /// What most journeys are made in: the quickest that is there.
    pub fn quickest() -> Self {
        if find(Self::ChromiumShell.browsers()).is_some() { Self::ChromiumShell } else { Self::Chromium }
    }

    /// Whether it answers Chromium's own protocol.
    pub fn is_chromium(self) -> bool {
        self != Self::Firefox
    }

    /// The browser's names on various systems; `xtask/src/tools` looks for the same.
    fn browsers(self) -> &'static [&'static str] {
        match self {
            Self::Chromium | Self::ChromiumWithTree => &["chromium", "chromium-browser", "google-chrome"],
            // By its own path, because the script that Debian puts on PATH stays behind when the browser is ended.
            Self::ChromiumShell => &["/usr/lib/chromium/chromium-headless-shell", "chrome-headless-shell"],
            Self::Firefox => &["firefox-esr", "firefox"],
        }
    }

    /// The driver, to be started on a port that it chooses.
    pub fn driver(self) -> Command {
        match self {
            Self::Chromium | Self::ChromiumShell | Self::ChromiumWithTree => {
                let mut command = Command::new(program(&["chromedriver"]));
                command.arg("--port=0");
                command
            }
            Self::Firefox => {
                let mut command = Command::new(program(&["geckodriver"]));
                // A fixed port for Marionette would keep two tests from running at once.
                command.args(["--port", "0", "--websocket-port", "0", "--log", "info"]);
                command
            }
        }
    }

    /// The port in a line of the driver's output, if the line tells it.
    pub fn port_in(self, line: &str) -> Option<u16> {
        let text = match self {
            Self::Chromium | Self::ChromiumShell | Self::ChromiumWithTree => {
                line.split_once("started successfully on port ")?.1.trim_end_matches('.')
            }
            Self::Firefox => line.split_once("Listening on ")?.1.rsplit_once(':')?.1,
        };
        text.trim().parse().ok()
    }

    /// What a session is asked to be.
    pub fn capabilities(self, folders: &Folders<'_>) -> Capabilities {
        let mut capabilities = Capabilities::from_iter([
            ("timeouts".to_owned(), json!({ "script": 120_000 })),
            ("unhandledPromptBehavior".to_owned(), json!("ignore")),
        ]);
        match self {
            Self::Chromium | Self::ChromiumShell | Self::ChromiumWithTree => {
                capabilities.insert("goog:chromeOptions".to_owned(), chromium(self, folders));
                if self == Self::ChromiumShell {
                    capabilities.insert("browserName".to_owned(), json!("chrome-headless-shell"));
                }
                let logs = json!({ "browser": "ALL", "performance": "ALL" });
                capabilities.insert("goog:loggingPrefs".to_owned(), logs);
            }
            Self::Firefox => {
                capabilities.insert("moz:firefoxOptions".to_owned(), firefox(folders));
            }
        }
        capabilities
    }
}

fn chromium(engine: Engine, folders: &Folders<'_>) -> serde_json::Value {
    let arguments = [
        "--headless",
        if engine == Engine::ChromiumWithTree { "--force-renderer-accessibility" } else { "" },
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
        &format!("--user-data-dir={}", folders.profile.display()),
    ];
    let arguments: Vec<&str> = arguments.into_iter().filter(|argument| !argument.is_empty()).collect();
    json!({
        "binary": program(engine.browsers()),
        "args": arguments,
        "prefs": {
            "download.default_directory": folders.downloads,
            "download.prompt_for_download": false,
            // Several exports in one test are not an attack.
            "profile.default_content_setting_values.automatic_downloads": 1,
            "intl.accept_languages": "en-US,en",
        },
    })
}

fn firefox(folders: &Folders<'_>) -> serde_json::Value {
    json!({
        "binary": program(Engine::Firefox.browsers()),
        "args": ["-headless", "-width", "1440", "-height", "900", "-profile", folders.profile],
        "prefs": {
            "intl.accept_languages": "en-US,en",
            "browser.download.folderList": 2,
            "browser.download.dir": folders.downloads,
            "browser.download.useDownloadDir": true,
            // A browser that was killed must open the page again and nothing else.
            "browser.sessionstore.resume_from_crash": false,
            "toolkit.startup.max_resumed_crashes": -1,
        },
    })
}

fn program(names: &[&str]) -> PathBuf {
    find(names).unwrap_or_else(|| panic!("None of {} is on PATH. `cargo xtask test` installs it.", names.join(", ")))
}

/// The first of `names` on `PATH`.
fn find(names: &[&str]) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    names
        .iter()
        .flat_map(|name| folders.iter().map(move |folder| folder.join(name)))
        .find(|path: &PathBuf| Path::is_file(path))
}
