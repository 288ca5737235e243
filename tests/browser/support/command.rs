//! WebDriver commands that fantoccini has no method for.

use fantoccini::Client;
use fantoccini::error::CmdError;
use fantoccini::wd::WebDriverCompatibleCommand;
use http::Method;
use serde_json::{Value, json};
use url::{ParseError, Url};

/// A command of the session by its path, such as `element/ID/computedrole`.
#[derive(Debug)]
struct Command {
    path: String,
    /// With a body it is a POST, without a GET.
    body: Option<Value>,
}

impl WebDriverCompatibleCommand for Command {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        match &self.body {
            Some(body) => (Method::POST, Some(body.to_string())),
            None => (Method::GET, None),
        }
    }
}

/// Asks the session for something.
pub async fn get(client: &Client, path: impl Into<String>) -> Result<Value, CmdError> {
    client.issue_cmd(Command { path: path.into(), body: None }).await
}

/// Has the session do something.
pub async fn post(client: &Client, path: impl Into<String>, body: Value) -> Result<Value, CmdError> {
    client.issue_cmd(Command { path: path.into(), body: Some(body) }).await
}

/// A command of Chromium's own protocol, for what WebDriver cannot say.
pub async fn devtools(client: &Client, name: &str, parameters: Value) -> Result<Value, CmdError> {
    post(client, "goog/cdp/execute", json!({ "cmd": name, "params": parameters })).await
}
