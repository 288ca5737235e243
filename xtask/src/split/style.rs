//! The page's style: one file for what is shown first. The rest is a section of the second module, so that nothing of
//! that is ever shown without its style.

use super::page::Page;
use crate::Result;

/// The section of the second module that holds the rest.
pub const SECTION: &str = "style";

/// How the remark in index.html begins behind which the rest stands.
const REST: &str = "<!-- The second module brings the rest";

/// Puts one file into the place of all that are shown first, takes the others out of the page, and answers with them.
pub fn gather(page: &mut Page) -> Result<String> {
    let html = page.html().to_owned();
    let rest_at = html.find(REST).ok_or_else(|| format!("index.html has no remark \"{REST}\"."))?;
    let (mut first, mut rest) = (String::new(), String::new());
    let mut links = Vec::new();
    for (at, link) in linked(&html) {
        let name = attribute(link, "href").ok_or_else(|| format!("A style has no address: {link}"))?;
        let content = page.take(name.trim_start_matches("./"))?;
        let text = String::from_utf8(content).map_err(|_| format!("{name} is no text."))?;
        if at < rest_at { &mut first } else { &mut rest }.push_str(&dense(&text));
        links.push(link);
    }
    let name = page.add("rollcall", ".css", first.as_bytes())?;
    let integrity = super::page::integrity(first.as_bytes());
    let one = format!("<link rel=\"stylesheet\" href=\"./{name}\" integrity=\"{integrity}\">\n");
    let without = links.iter().fold(html.clone(), |html, link| html.replacen(link, "", 1));
    let (before, after) = without.split_once("</head>").ok_or("index.html has no head.")?;
    page.set_html(format!("{before}{one}</head>{after}"));
    Ok(rest)
}

/// The links to styles, and where they stand.
fn linked(html: &str) -> Vec<(usize, &str)> {
    let starts = html.match_indices("<link ").map(|(at, _)| at);
    let elements = starts.filter_map(|at| html[at..].find('>').map(|end| (at, &html[at..=at + end])));
    elements.filter(|(_, link)| attribute(link, "rel") == Some("stylesheet")).collect()
}

fn attribute<'h>(element: &'h str, name: &str) -> Option<&'h str> {
    element.split_once(&format!("{name}=\""))?.1.split_once('"').map(|(value, _)| value)
}

/// Without comments, indentation and empty lines. What else could go compresses to almost nothing.
fn dense(text: &str) -> String {
    let mut parts = text.split("/*");
    let before = parts.next().unwrap_or_default().to_owned();
    let without = parts.fold(before, |text, part| text + part.split_once("*/").map_or("", |(_, rest)| rest));
    let lines = without.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.fold(String::new(), |text, line| text + line + "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_lose_comments_and_indentation_only() {
        assert_eq!(dense("/* A\n   b */\n\n.a {\n  color: red; /* c */\n}\n"), ".a {\ncolor: red;\n}\n");
    }

    #[test]
    fn links_to_styles_are_found_among_others() {
        let html = "<link rel=\"icon\" href=\"i\">\n<link rel=\"stylesheet\" href=\"./a.css\" integrity=\"x\"/>";
        let found: Vec<_> = linked(html).into_iter().map(|(_, link)| attribute(link, "href")).collect();
        assert_eq!(found, [Some("./a.css")]);
    }
}
