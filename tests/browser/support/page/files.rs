//! Files that go into the page and come out of it.

use super::{PAUSE, Page, Problem};
use crate::support::target::PATIENCE;
use fantoccini::Locator;
use serde_json::{Value, json};
use std::fs;
use std::panic::Location;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use tokio::time::sleep;

/// A large download takes longer than anything on the page.
const LONG: Duration = Duration::from_secs(30);

impl Page {
    /// Chooses a file in the page's file input, which may be hidden behind a button.
    pub async fn upload(&self, path: &Path) {
        let path = path.canonicalize().unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let deadline = Instant::now() + PATIENCE;
        let input = loop {
            match self.client().find_all(Locator::Css("input[type=file]")).await.unwrap_or_default().pop() {
                Some(input) => break input,
                None if Instant::now() > deadline => panic!("The page has no file input."),
                None => sleep(PAUSE).await,
            }
        };
        input.send_keys(&path.to_string_lossy()).await.unwrap_or_else(|error| panic!("The file is refused: {error}"));
    }

    /// Chooses a file with this name and content, which needs not exist.
    pub async fn upload_text(&self, name: &str, content: &str) {
        self.upload_bytes(name, content.as_bytes()).await;
    }

    /// The same for a file that is no text.
    pub async fn upload_bytes(&self, name: &str, content: &[u8]) {
        let path = self.0.uploads.join(name);
        fs::write(&path, content).expect("the temporary folder is writable");
        self.upload(&path).await;
    }

    /// Drops files onto the middle of the page, as from a file manager.
    pub async fn drop_files(&self, paths: &[&Path]) {
        let files: Vec<Value> = paths
            .iter()
            .map(|path| {
                let content = fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
                json!({ "name": path.file_name().map(|name| name.to_string_lossy()), "content": content })
            })
            .collect();
        self.run(DROP, vec![json!(files)]).await;
    }

    /// Waits for a download whose name has `name` in it, and reads it.
    #[track_caller]
    pub fn download(&self, name: &str) -> impl Future<Output = String> {
        let problem = Problem { at: Location::caller() };
        async move {
            let path = self.wait_for_download(name, problem).await;
            fs::read_to_string(&path).unwrap_or_else(|error| problem.fail(&format!("{}: {error}", path.display())))
        }
    }

    /// Waits for a download whose name has `name` in it, and says where it is.
    #[track_caller]
    pub fn download_path(&self, name: &str) -> impl Future<Output = PathBuf> {
        self.wait_for_download(name, Problem { at: Location::caller() })
    }

    async fn wait_for_download(&self, name: &str, problem: Problem) -> PathBuf {
        let deadline = Instant::now() + LONG;
        loop {
            let names = self.downloads();
            // Chromium writes to a file of another name first.
            let done = names
                .iter()
                .find(|file| file.contains(name) && !file.ends_with(".crdownload") && !file.starts_with('.'));
            if let Some(file) = done {
                return self.0.downloads.join(file);
            }
            if Instant::now() > deadline {
                problem
                    .fail(&format!("No file with \"{name}\" in its name was downloaded, only: {}.", names.join(", ")));
            }
            sleep(PAUSE).await;
        }
    }

    /// The names of all downloads so far, in order of name.
    pub fn downloads(&self) -> Vec<String> {
        let entries = fs::read_dir(&self.0.downloads).into_iter().flatten().flatten();
        let mut names: Vec<String> = entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }
}

/// The events of a drop, in their order, on what lies in the middle of the page.
const DROP: &str = r#"
const transfer = new DataTransfer();
for (const { name, content } of arguments[0]) transfer.items.add(new File([new Uint8Array(content)], name));
const [x, y] = [innerWidth / 2, innerHeight / 2];
const target = document.elementFromPoint(x, y) ?? document.body;
for (const kind of ["dragenter", "dragover", "drop"]) {
  target.dispatchEvent(new DragEvent(kind, {
    bubbles: true, cancelable: true, composed: true, dataTransfer: transfer, clientX: x, clientY: y,
  }));
}
"#;
