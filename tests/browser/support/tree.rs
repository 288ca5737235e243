//! The tree that Chromium shows to assistive technology, as its own page about accessibility writes it down. What
//! WebDriver and the protocol of the developer tools tell of it lacks the places of rows and the order of columns.

use super::engine::Engine;
use super::page::Page;
use super::target::{PATIENCE, PAUSE};
use serde_json::json;
use std::time::Instant;
use tokio::time::sleep;

/// The tree, or a part of it.
pub struct Tree(Vec<Node>);

/// A line of it.
#[derive(Clone)]
pub struct Node {
    depth: usize,
    /// Its role in the words of the browser, such as `columnHeader`.
    pub role: String,
    line: String,
}

impl Node {
    fn read(line: &str) -> Option<Self> {
        let bare = line.trim_start_matches('+');
        let mut words = bare.split(' ');
        words.next().filter(|id| id.starts_with("id#="))?;
        let role = words.next()?.to_owned();
        let is_ignored = words.next() == Some("ignored");
        (!is_ignored).then(|| Self { depth: line.len() - bare.len(), role, line: bare.to_owned() })
    }

    /// A value, such as `ariaRowCount` or `sortDirection`; empty for none.
    pub fn value(&self, key: &str) -> &str {
        let Some((_, rest)) = self.line.split_once(&format!(" {key}=")) else { return "" };
        match rest.strip_prefix('\'') {
            Some(text) => text.split_once("' ").map_or(text, |(text, _)| text).trim_end_matches('\''),
            None => rest.split(' ').next().unwrap_or_default(),
        }
    }

    /// Its accessible name.
    pub fn name(&self) -> &str {
        self.value("name")
    }

    /// Whether a state such as `multiselectable` holds.
    pub fn is(&self, state: &str) -> bool {
        self.line.split(' ').any(|word| word == state)
    }
}

impl Tree {
    /// All of a role, in order.
    pub fn all(&self, role: &str) -> Vec<&Node> {
        self.0.iter().filter(|node| node.role == role).collect()
    }

    /// The one of a role and name.
    pub fn one(&self, role: &str, name: &str) -> &Node {
        &self.0[self.place(role, name)]
    }

    /// It and what it holds.
    pub fn within(&self, role: &str, name: &str) -> Self {
        let at = self.place(role, name);
        let inner = self.0[at + 1..].iter().take_while(|node| node.depth > self.0[at].depth);
        Self([&self.0[at]].into_iter().chain(inner).cloned().collect())
    }

    fn place(&self, role: &str, name: &str) -> usize {
        let found = self.0.iter().position(|node| node.role == role && node.name() == name);
        let names = || self.all(role).iter().map(|node| node.name().to_owned()).collect::<Vec<_>>();
        found.unwrap_or_else(|| panic!("The tree has no {role} \"{name}\". Of this role it has {:?}.", names()))
    }
}

impl Page {
    /// The tree of the page as it is now, in [`Engine::ChromiumWithTree`].
    pub async fn tree(&self) -> Tree {
        assert_eq!(self.engine(), Engine::ChromiumWithTree, "other browsers do not show it");
        let here = self.client().window().await.expect("the page is shown");
        let title = self.run("return document.title", vec![]).await;
        let tab = self.client().new_window(true).await.expect("a tab opens");
        self.client().switch_to_window(tab.handle).await.expect("the new tab can be shown");
        self.client().goto("chrome://accessibility").await.expect("Chromium has this page");
        let deadline = Instant::now() + PATIENCE;
        let lines = loop {
            let text = self.run(WRITE_DOWN, vec![title.clone()]).await;
            let text = text.as_str().unwrap_or_default();
            let lines: Vec<Node> = text.lines().filter_map(Node::read).collect();
            if lines.len() > 1 {
                break lines;
            }
            assert!(Instant::now() < deadline, "Chromium does not write down its tree: {text}");
            sleep(PAUSE * 4).await;
        };
        self.client().close_window().await.expect("the tab closes");
        self.client().switch_to_window(here).await.expect("the page can be shown again");
        self.run("return document.title", vec![json!(null)]).await;
        Tree(lines)
    }
}

/// Asks for the tree of the page with a title, and answers with what is there of it.
const WRITE_DOWN: &str = r##"
const row = [...document.querySelectorAll("#pages > *")].find(row => row.textContent.includes(arguments[0]));
if (!row) return "";
const kind = document.querySelector("select");
if (kind.value !== "blink") {
  // This draws the rows anew.
  kind.value = "blink";
  kind.dispatchEvent(new Event("change"));
  return "";
}
// A question that comes before the page is ready has no answer.
if (Date.now() - (window.askedAt ?? 0) > 3000) {
  window.askedAt = Date.now();
  row.querySelector("button[id$=showOrRefreshTree]").click();
}
return row.innerText;
"##;
