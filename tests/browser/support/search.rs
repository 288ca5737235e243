//! Finding a thing as assistive technology would.
//!
//! A script proposes elements that are visible and may have the role and name; the browser's own accessibility decides.

use super::command;
use super::find::Name;
use super::target::{PATIENCE, PAUSE, Target, Which};
use fantoccini::elements::{Element, ElementRef};
use fantoccini::error::CmdError;
use serde_json::{Value, json};
use std::time::{Duration, Instant};
use tokio::time::sleep;

/// So many elements whose name was not guessed are asked about, and listed in a failure.
const LISTED: usize = 60;
/// How long a name is only guessed. Each question is a way to the browser and back, and what has not appeared yet
/// would have the names of all others asked for, again and again.
const GUESSING: Duration = Duration::from_millis(800);

/// The key that marks an element in WebDriver's answers.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

impl Target {
    /// The element, once it is there and the only one of its role and name.
    pub async fn element(&self) -> Element {
        let begun = Instant::now();
        loop {
            let waited = begun.elapsed();
            let late = waited > PATIENCE;
            match self.matches(if waited > GUESSING { Search::Everything } else { Search::Likely }).await {
                Ok(found) => match self.select(&found.elements) {
                    Some(element) => return element,
                    None if late && found.elements.is_empty() => {
                        let others = self.others().await;
                        self.fail(&format!("is not there.{others}"));
                    }
                    None if late => {
                        let number = found.elements.len();
                        self.fail(&format!("is there {number} times. Say where, or which one with nth()."));
                    }
                    None => {}
                },
                Err(problem) if late => self.fail(&problem),
                Err(_) => {}
            }
            sleep(PAUSE).await;
        }
    }

    fn select(&self, found: &[Element]) -> Option<Element> {
        match self.which {
            Which::Only if found.len() > 1 => None,
            Which::Only => found.first(),
            Which::Nth(index) => found.get(index),
            Which::Last => found.last(),
        }
        .cloned()
    }

    /// All that have the role and name now.
    pub(super) async fn matches(&self, search: Search) -> Result<Found, String> {
        let scope = match &self.within {
            None => Value::Null,
            Some(outer) => {
                let found = Box::pin(outer.matches(search)).await?;
                match outer.select(&found.elements) {
                    Some(element) => reference(&element),
                    None => return Err(format!("cannot be looked for, because {} is not there.", outer.words())),
                }
            }
        };
        let (kind, text) = self.name.parts();
        let arguments = vec![scope, json!(self.role.selector), json!(kind), json!(text)];
        let answer = self.page.client().execute(CANDIDATES, arguments).await.map_err(|error| error.to_string())?;
        let likely = self.elements(&answer["likely"]);
        let others = self.elements(&answer["others"]);

        let mut found = Found { elements: Vec::new() };
        for element in likely {
            if self.is_it(&element).await {
                found.elements.push(element);
            }
        }
        if found.elements.is_empty() && search == Search::Everything {
            for element in others.into_iter().take(LISTED) {
                if self.is_it(&element).await {
                    found.elements.push(element);
                }
            }
        }
        Ok(found)
    }

    fn elements(&self, list: &Value) -> Vec<Element> {
        let ids = list.as_array().into_iter().flatten().filter_map(|entry| entry[ELEMENT].as_str());
        ids.map(|id| Element::from_element_id(self.page.client().clone(), ElementRef::from(id.to_owned()))).collect()
    }

    /// Whether the browser's own accessibility says so.
    async fn is_it(&self, element: &Element) -> bool {
        let answer = async |question| match self.ask(element, question).await {
            Ok(Value::String(text)) => Some(text),
            _ => None,
        };
        // The name first: it settles most cases, and each question is a way to the browser and back.
        let anyhow = matches!(self.name, Name::Any | Name::Holds(_));
        if !anyhow && !answer("computedlabel").await.is_some_and(|label| self.name.matches(&label)) {
            return false;
        }
        answer("computedrole").await.is_some_and(|role| self.role.computed.contains(&role.as_str()))
    }

    pub(super) async fn ask(&self, element: &Element, question: &str) -> Result<Value, CmdError> {
        command::get(self.page.client(), format!("element/{}/{question}", element.element_id())).await
    }

    /// The sentence that lists what was there instead.
    pub(super) async fn others(&self) -> String {
        let names = self.names().await;
        if names.is_empty() {
            return format!(" There is no {} at all.", self.role.word);
        }
        let mut list: Vec<String> = names.iter().take(LISTED).map(|name| format!("\"{name}\"")).collect();
        if names.len() > LISTED {
            list.push(format!("and {} more", names.len() - LISTED));
        }
        format!(" Of this role there are: {}.", list.join(", "))
    }
}

/// Which elements a search asks about.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Search {
    /// Those whose name is the one asked for, as far as a script can guess.
    Likely,
    /// If there is none among them, all others: the browser computes names by more rules than the script knows.
    Everything,
}

/// What a search found.
pub(super) struct Found {
    pub(super) elements: Vec<Element>,
}

/// An element in the words of WebDriver.
pub(super) fn reference(element: &Element) -> Value {
    json!({ ELEMENT: element.element_id().as_ref() })
}

/// Visible elements within a scope: those whose name, as far as a script can tell, is the one asked for, and the others.
const CANDIDATES: &str = r#"
const [scope, selector, kind, text] = arguments;
const tidy = text => (text ?? "").replace(/\s+/g, " ").trim();
const byIds = (element, attribute) =>
  (element.getAttribute(attribute) ?? "").split(/\s+/).filter(Boolean)
    .map(id => document.getElementById(id)?.textContent ?? "").join(" ");
// What is spoken of an element's content: not what is hidden from assistive technology, but what stands for pictures.
const spoken = node => {
  if (node.nodeType === Node.TEXT_NODE) return node.data;
  if (node.nodeType !== Node.ELEMENT_NODE || node.ariaHidden === "true") return "";
  return node.getAttribute("aria-label") ?? node.alt ?? [...node.childNodes].map(spoken).join("");
};
const guesses = element => [
  byIds(element, "aria-labelledby"), element.getAttribute("aria-label"),
  [...(element.labels ?? [])].map(spoken).join(" "),
  element.querySelector?.(":scope > legend, :scope > caption")?.textContent,
  element.alt, element.placeholder, element.title, spoken(element), element.textContent,
].map(tidy);
const holds = element => {
  const own = node => tidy(node.textContent) === text || tidy(node.getAttribute("aria-label")) === text || node.value === text;
  return tidy(element.textContent).includes(text) || element.querySelector("[aria-label], input, textarea, select")
    ? own(element) || [...element.querySelectorAll("*")].some(own) : false;
};
const is = {
  any: () => true,
  is: element => guesses(element).includes(text),
  starts: element => guesses(element).some(guess => guess.startsWith(text)),
  contains: element => guesses(element).some(guess => guess.includes(text)),
  holds,
}[kind];
const visible = element =>
  element.checkVisibility({ visibilityProperty: true }) || element.parentElement?.closest("select") != null;
const all = [...(scope ?? document).querySelectorAll(selector)].filter(visible);
const likely = [], others = [];
for (const element of all) (is(element) ? likely : others).push(element);
return { likely, others: kind === "holds" ? [] : others };
"#;
