//! What the browser puts on paper.

use super::Page;
use crate::support::command;
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde_json::json;

impl Page {
    /// Prints the page and answers with the text of each sheet of paper, without blanks: where the letters of a word
    /// stand far apart, a reader of such files takes them for words.
    pub async fn print(&self) -> Vec<String> {
        let paper = json!({ "page": { "width": 21.0, "height": 29.7 }, "background": true });
        let answer = command::post(self.client(), "print", paper).await.expect("the browser prints");
        let file = BASE64_STANDARD.decode(answer.as_str().unwrap_or_default()).expect("a file in Base64");
        let pages = pdf_extract::extract_text_from_mem_by_pages(&file).expect("a PDF with text");
        pages.iter().map(|page| page.split_whitespace().collect()).collect()
    }
}
