//! A browser of one test's own: its driver, started and stopped with it, and a session with a profile that outlives
//! the browser being killed.

use super::command;
use super::engine::{Engine, Folders};
use super::folder::Folder;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::json;
use std::fs;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

/// A running driver, killed when dropped.
pub struct Driver {
    /// Which browser it operates.
    pub engine: Engine,
    process: Child,
    port: u16,
    /// Where the browser puts what is downloaded.
    pub downloads: Folder,
    /// Where a test puts files for the page.
    pub uploads: Folder,
    profile: Folder,
}

impl Driver {
    /// Starts a driver with a fresh profile on a port that it chooses, and waits until it is ready.
    pub fn start(engine: Engine) -> Self {
        let (process, port) = spawn(engine);
        Self {
            engine,
            process,
            port,
            downloads: Folder::new("downloads"),
            uploads: Folder::new("uploads"),
            profile: Folder::new("profile"),
        }
    }

    /// Opens the browser.
    pub async fn open(&self) -> Client {
        let folders = Folders { profile: self.profile.path(), downloads: self.downloads.path() };
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(self.engine.capabilities(&folders))
            .connect(&format!("http://127.0.0.1:{}", self.port))
            .await
            .unwrap_or_else(|error| panic!("The browser does not start: {error}"));
        if self.engine == Engine::ChromiumShell {
            // It has no preferences that could say so.
            let to = json!({ "behavior": "allow", "downloadPath": folders.downloads });
            let answer = command::devtools(&client, "Browser.setDownloadBehavior", to).await;
            answer.unwrap_or_else(|error| panic!("The browser does not say where it puts downloads: {error}"));
        }
        client
    }

    /// Kills the driver, the browser and every process that it started, without any of them having a chance to write
    /// once more; and starts another driver on the same profile.
    pub fn kill_and_start_again(&mut self) {
        let mut processes = descendants(self.process.id());
        processes.push(self.process.id());
        let processes = processes.iter().map(u32::to_string);
        let killed = Command::new("kill").arg("-KILL").args(processes).stderr(Stdio::null()).status();
        killed.expect("processes of our own can be killed");
        let _ = self.process.wait();
        (self.process, self.port) = spawn(self.engine);
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Starts the driver, which now and then ends before it says its port: chromedriver, it seems, where the port that it
/// chose for IPv4 is in use for IPv6. The next attempt takes another.
fn spawn(engine: Engine) -> (Child, u16) {
    (0..5).find_map(|_| try_spawn(engine)).expect("the driver says which port it listens on")
}

fn try_spawn(engine: Engine) -> Option<(Child, u16)> {
    let mut process = engine
        .driver()
        // One language and one zone everywhere: dates are typed and shown by them.
        .envs([("LANG", "en_US.UTF-8"), ("LANGUAGE", "en_US"), ("TZ", "UTC")])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the driver can be started");
    let output = process.stdout.take().expect("the output was piped");
    let mut lines = BufReader::new(output).lines().map_while(Result::ok);
    let Some(port) = lines.by_ref().find_map(|line| engine.port_in(&line)) else {
        // It has closed its output: it is ending.
        let _ = process.wait();
        return None;
    };
    // It would stop at a full pipe.
    std::thread::spawn(move || lines.for_each(drop));
    Some((process, port))
}

/// The processes that a process has started, and those that they have, as Linux tells them.
fn descendants(process: u32) -> Vec<u32> {
    let children = fs::read_dir(format!("/proc/{process}/task")).into_iter().flatten().flatten();
    let children = children.filter_map(|thread| fs::read_to_string(thread.path().join("children")).ok());
    let children: Vec<u32> = children
        .flat_map(|list| list.split_whitespace().filter_map(|id| id.parse().ok()).collect::<Vec<_>>())
        .collect();
    children.into_iter().flat_map(|child| descendants(child).into_iter().chain([child])).collect()
}
