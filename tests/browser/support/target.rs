//! A thing on the page: doing something with it, and asking about it. How it is found is in `search`.

use super::command;
use super::find::{Find, Name};
use super::page::{Page, Problem};
use super::role::Role;
use super::search::{Search, reference};
use fantoccini::elements::Element;
use fantoccini::error::CmdError;
use serde_json::{Value, json};
use std::panic::Location;
use std::time::{Duration, Instant};
use tokio::time::sleep;

/// How long a thing is waited for.
pub const PATIENCE: Duration = Duration::from_secs(12);
pub(super) const PAUSE: Duration = Duration::from_millis(50);

/// A thing named by role and name, found anew for each use.
#[derive(Clone)]
pub struct Target {
    pub(super) page: Page,
    pub(super) within: Option<Box<Target>>,
    pub(super) role: Role,
    pub(super) name: Name,
    pub(super) which: Which,
    pub(super) at: &'static Location<'static>,
}

/// Which one, where several have the role and name.
#[derive(Clone, Copy)]
pub(super) enum Which {
    Only,
    Nth(usize),
    Last,
}

impl Find for Target {
    fn find(&self, role: Role, name: Name, at: &'static Location<'static>) -> Target {
        Target { within: Some(Box::new(self.clone())), ..Self::new(&self.page, role, name, at) }
    }
}

impl Target {
    /// Something anywhere on the page.
    pub fn new(page: &Page, role: Role, name: Name, at: &'static Location<'static>) -> Self {
        Self { page: page.clone(), within: None, role, name, which: Which::Only, at }
    }

    /// The first of several.
    pub fn first(&self) -> Self {
        self.nth(0)
    }

    /// One of several, counted from 0 in the order of the document.
    pub fn nth(&self, index: usize) -> Self {
        Self { which: Which::Nth(index), ..self.clone() }
    }

    /// The last of several.
    pub fn last(&self) -> Self {
        Self { which: Which::Last, ..self.clone() }
    }

    // What a person does with it.

    /// Clicks in its middle; waits while something covers it.
    pub async fn click(&self) {
        self.act("clicked", async |element| element.click().await).await;
    }

    /// Clicks while a key is held, such as `Shift` or `Control`.
    pub async fn click_holding(&self, key: &str) {
        let key = super::keys::code(key);
        let pause = json!({ "type": "pause" });
        let keys = json!([{ "type": "keyDown", "value": key }, pause, pause, { "type": "keyUp", "value": key }]);
        let pointer =
            json!([pause, { "type": "pointerDown", "button": 0 }, { "type": "pointerUp", "button": 0 }, pause]);
        self.hover().await;
        let keys = json!({ "type": "key", "id": "keyboard", "actions": keys });
        self.page.actions(&[keys, json!({ "type": "pointer", "id": "mouse", "actions": pointer })]).await;
    }

    /// Clicks twice.
    pub async fn double_click(&self) {
        let click = [json!({ "type": "pointerDown", "button": 0 }), json!({ "type": "pointerUp", "button": 0 })];
        self.point(&[click.clone(), click].concat()).await;
    }

    /// Moves the pointer over it.
    pub async fn hover(&self) {
        self.point(&[]).await;
    }

    /// Drags it onto another thing, in steps, as a hand does.
    pub async fn drag_to(&self, other: &Self) {
        let (from, to) = (self.element().await, other.element().await);
        let over = |element: &Element, x: i32| json!({ "type": "pointerMove", "duration": 60, "origin": reference(element), "x": x, "y": 0 });
        let steps = json!([
            over(&from, 0), { "type": "pointerDown", "button": 0 }, over(&from, 6),
            over(&to, -2), over(&to, 0), { "type": "pause", "duration": 60 }, { "type": "pointerUp", "button": 0 },
        ]);
        self.page.actions(&[json!({ "type": "pointer", "id": "mouse", "actions": steps })]).await;
    }

    /// Taps it with a finger, which stays down for so many ms: half a second and more is a long press.
    pub async fn touch(&self, millis: u32) {
        self.touch_from(0, &[], millis).await;
    }

    /// Puts a finger on it, so many px from its middle to the right, moves the finger by `(x, y)` px each, and lifts it
    /// after so many ms.
    pub async fn touch_from(&self, beside: i32, moves: &[(i32, i32)], millis: u32) {
        self.script("subject.scrollIntoView({ block: 'nearest', inline: 'nearest' })", Value::Null).await;
        let element = self.element().await;
        let to = |duration: u32, origin: Value, (x, y): (i32, i32)| json!({ "type": "pointerMove", "duration": duration, "origin": origin, "x": x, "y": y });
        let mut steps = vec![to(0, reference(&element), (beside, 0)), json!({ "type": "pointerDown", "button": 0 })];
        steps.extend(moves.iter().map(|by| to(60, json!("pointer"), *by)));
        steps.push(json!({ "type": "pause", "duration": millis }));
        steps.push(json!({ "type": "pointerUp", "button": 0 }));
        let finger = json!({
            "type": "pointer", "id": "finger", "parameters": { "pointerType": "touch" }, "actions": steps
        });
        self.page.actions(&[finger]).await;
    }

    /// Left, top, width and height in the window, in px.
    pub async fn place(&self) -> [f64; 4] {
        let script = "const it = subject.getBoundingClientRect(); return [it.left, it.top, it.width, it.height]";
        let found = self.script(script, Value::Null).await;
        std::array::from_fn(|at| found[at].as_f64().unwrap_or_default())
    }

    /// Replaces what the field holds. A date is given as `2027-06-10`.
    pub async fn fill(&self, text: &str) {
        let date = self.attribute("type").await.as_deref() == Some("date");
        // Chromium's driver types no characters beyond the first 65,536; the browser takes them as from an input method.
        let beyond = self.page.engine().is_chromium() && text.chars().any(|character| character.len_utf16() > 1);
        self.act("filled", async |element| {
            if date {
                return element.send_keys(&date_keys(text)).await;
            }
            element.send_keys("\u{E009}a\u{E000}\u{E017}").await?;
            if beyond {
                let client = element.clone().client();
                command::devtools(&client, "Input.insertText", json!({ "text": text })).await.map(drop)
            } else if text.is_empty() {
                Ok(())
            } else {
                element.send_keys(text).await
            }
        })
        .await;
    }

    /// Chooses an option of a select element by its text, or by the beginning of it.
    pub async fn choose(&self, option: &str) {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let answer = self.script(CHOOSE, json!(option)).await;
            if answer["found"] == true {
                return;
            }
            if Instant::now() > deadline {
                self.fail(&format!("has no option \"{option}\". Its options are {}.", answer["options"]));
            }
            sleep(PAUSE).await;
        }
    }

    /// Sees to it that a checkbox or switch is on.
    pub async fn check(&self) {
        if self.checked().await != "true" {
            self.click().await;
        }
    }

    /// Sees to it that a checkbox or switch is off.
    pub async fn uncheck(&self) {
        if self.checked().await != "false" {
            self.click().await;
        }
    }

    /// Puts the focus on it, without a click.
    pub async fn focus(&self) {
        self.script("subject.focus()", Value::Null).await;
    }

    /// Puts the focus on it and presses a key, such as `Enter` or `Shift+ArrowDown`.
    pub async fn press(&self, key: &str) {
        self.focus().await;
        self.page.press(key).await;
    }

    // What a person can know about it.

    /// Its visible text, with each run of white space as one space.
    pub async fn text(&self) -> String {
        text_of(&self.script("return (subject.innerText ?? '').replace(/\\s+/g, ' ').trim()", Value::Null).await)
    }

    /// What a field holds.
    pub async fn value(&self) -> String {
        text_of(&self.script("return subject.value ?? subject.textContent", Value::Null).await)
    }

    /// Its accessible name.
    pub async fn label(&self) -> String {
        let element = self.element().await;
        text_of(&self.ask(&element, "computedlabel").await.unwrap_or_default())
    }

    /// What describes it besides its name, such as a field's error.
    pub async fn description(&self) -> String {
        text_of(&self.script(DESCRIPTION, Value::Null).await)
    }

    /// `true`, `false` or `mixed`.
    pub async fn checked(&self) -> String {
        let script = "return subject.indeterminate ? 'mixed' : String(subject.checked ?? subject.ariaChecked ?? false)";
        text_of(&self.script(script, Value::Null).await)
    }

    /// Whether it cannot be used.
    pub async fn disabled(&self) -> bool {
        self.script("return subject.matches(':disabled, [aria-disabled=true]')", Value::Null).await == true
    }

    /// Whether what it controls is open.
    pub async fn expanded(&self) -> bool {
        let script = "return subject.ariaExpanded === 'true' || subject.parentElement?.open === true";
        self.script(script, Value::Null).await == true
    }

    /// Whether it is marked as selected or pressed.
    pub async fn selected(&self) -> bool {
        let script = "return subject.ariaSelected === 'true' || subject.ariaPressed === 'true' \
                      || (subject.ariaCurrent ?? 'false') !== 'false'";
        self.script(script, Value::Null).await == true
    }

    /// Whether it has the focus.
    pub async fn focused(&self) -> bool {
        self.script("return document.activeElement === subject", Value::Null).await == true
    }

    /// An attribute, for what has no better word here.
    pub async fn attribute(&self, name: &str) -> Option<String> {
        self.script("return subject.getAttribute(given)", json!(name)).await.as_str().map(str::to_owned)
    }

    /// How many there are now, without waiting.
    pub async fn count(&self) -> usize {
        self.matches(Search::Everything).await.map_or(0, |found| found.elements.len())
    }

    /// Whether there is one now, without waiting.
    pub async fn exists(&self) -> bool {
        self.count().await > 0
    }

    /// The accessible names of all that have the role now, in the order of the document.
    pub async fn names(&self) -> Vec<String> {
        let all = Self { name: Name::Any, which: Which::Only, ..self.clone() };
        let Ok(found) = all.matches(Search::Everything).await else { return Vec::new() };
        let mut names = Vec::new();
        for element in &found.elements {
            names.push(text_of(&self.ask(element, "computedlabel").await.unwrap_or_default()));
        }
        names
    }

    // What a person waits for.

    /// Waits until it is there.
    pub async fn appears(&self) {
        self.element().await;
    }

    /// Waits until it is gone.
    pub async fn disappears(&self) {
        self.wait_until("did not go away", async |target| !target.exists().await).await;
    }

    /// Waits until its visible text has `text` in it.
    pub async fn says(&self, text: &str) {
        let wish = format!("does not say \"{text}\"");
        self.wait_until(&wish, async |target| target.text().await.contains(text)).await;
    }

    /// Waits until it holds `value`.
    pub async fn holds(&self, value: &str) {
        let wish = format!("does not hold \"{value}\"");
        self.wait_until(&wish, async |target| target.value().await == value).await;
    }

    /// Waits until there are so many.
    pub async fn counts(&self, number: usize) {
        let wish = format!("does not exist {number} times");
        self.wait_until(&wish, async |target| target.count().await == number).await;
    }

    /// Waits until it has the focus.
    pub async fn is_focused(&self) {
        self.wait_until("does not have the focus", async |target| target.focused().await).await;
    }

    /// Waits until a condition holds; `otherwise` completes the sentence of the failure.
    pub async fn wait_until(&self, otherwise: &str, condition: impl AsyncFn(&Self) -> bool) {
        let deadline = Instant::now() + PATIENCE;
        while !condition(self).await {
            if Instant::now() > deadline {
                let text =
                    if self.exists().await { self.first_text().await } else { "nothing, it is not there".to_owned() };
                self.fail(&format!("{otherwise}. It says: {text}"));
            }
            sleep(PAUSE).await;
        }
    }

    async fn first_text(&self) -> String {
        match self.matches(Search::Everything).await {
            Ok(found) if !found.elements.is_empty() => found.elements[0].text().await.unwrap_or_default(),
            _ => String::new(),
        }
    }

    /// Does something with the element, again for as long as it is in motion or covered.
    async fn act(&self, done: &str, action: impl AsyncFn(&Element) -> Result<(), CmdError>) {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let element = self.element().await;
            match action(&element).await {
                Ok(()) => return,
                Err(error) if Instant::now() > deadline => self.fail(&format!("cannot be {done}: {error}")),
                Err(_) => sleep(PAUSE).await,
            }
        }
    }

    async fn point(&self, after: &[Value]) {
        // Unlike a click, a movement does not scroll by itself.
        self.script("subject.scrollIntoView({ block: 'nearest', inline: 'nearest' })", Value::Null).await;
        let element = self.element().await;
        let mut steps =
            vec![json!({ "type": "pointerMove", "duration": 30, "origin": reference(&element), "x": 0, "y": 0 })];
        steps.extend_from_slice(after);
        self.page.actions(&[json!({ "type": "pointer", "id": "mouse", "actions": steps })]).await;
    }

    /// Runs a script that knows the element as `subject` and the value as `given`.
    pub async fn script(&self, script: &str, given: Value) -> Value {
        let script = format!("const [subject, given] = arguments;\n{script}");
        let deadline = Instant::now() + PATIENCE;
        loop {
            let element = self.element().await;
            let answer = self.page.client().execute(&script, vec![reference(&element), given.clone()]).await;
            match answer {
                Ok(value) => return value,
                Err(error) if Instant::now() > deadline => self.fail(&format!("cannot be asked: {error}")),
                // Between finding and asking the page may have replaced it.
                Err(_) => sleep(PAUSE).await,
            }
        }
    }

    pub(super) fn words(&self) -> String {
        let place = self.within.as_ref().map_or_else(String::new, |outer| format!(" in the {}", outer.words()));
        format!("{}{}{place}", self.role.word, self.name)
    }

    pub(super) fn fail(&self, problem: &str) -> ! {
        Problem { at: self.at }.fail(&format!("The {} {problem}", self.words()))
    }
}

/// A JSON text, or nothing for anything else.
pub(super) fn text_of(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

/// The keys that type a date into a field shown as month, day, year.
fn date_keys(text: &str) -> String {
    if text.is_empty() {
        // Each of the three parts is emptied on its own.
        return "\u{E003}\u{E014}\u{E003}\u{E014}\u{E003}".to_owned();
    }
    match text.split('-').collect::<Vec<_>>()[..] {
        [year, month, day] => format!("{month}{day}{year}"),
        _ => panic!("\"{text}\" is not a date such as 2027-06-10."),
    }
}

/// Chooses by text, then by beginning, then by value, and tells the page as the browser does.
const CHOOSE: &str = r#"
const tidy = text => text.replace(/\s+/g, " ").trim();
const options = [...subject.options];
const option = options.find(option => tidy(option.label) === given)
  ?? options.find(option => tidy(option.label).startsWith(given))
  ?? options.find(option => option.value === given);
if (option && !option.disabled) {
  subject.focus();
  subject.value = option.value;
  subject.dispatchEvent(new Event("input", { bubbles: true }));
  subject.dispatchEvent(new Event("change", { bubbles: true }));
}
return { found: option != null && !option.disabled, options: options.map(option => tidy(option.label)).join(", ") };
"#;

/// What aria-describedby and aria-errormessage point at.
const DESCRIPTION: &str = r#"
const ids = ["aria-describedby", "aria-errormessage"].map(name => subject.getAttribute(name) ?? "").join(" ");
return ids.split(/\s+/).filter(Boolean)
  .map(id => document.getElementById(id)?.innerText ?? "").join(" ").replace(/\s+/g, " ").trim();
"#;
