//! The page's Content-Security-Policy.
//!
//! "Nothing leaves the machine" is a promise; with this policy the browser keeps it: no address but
//! the page's own can be loaded from or sent to, and no script runs that was not there when the page
//! was built. The policy is added after the build, because it names the hash of each inline script.
//! The development server goes without it: its reload script and socket would be refused.

use crate::Result;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// Where the policy goes: before anything that it should govern.
const ANCHOR: &str = "<meta charset=\"utf-8\">";

/// The same page with the policy as its first `meta` after the charset.
pub fn insert(html: &str) -> Result<String> {
    let (before, after) =
        html.split_once(ANCHOR).ok_or_else(|| format!("index.html has no {ANCHOR} to put the policy behind."))?;
    let policy = policy(html);
    Ok(format!("{before}{ANCHOR}\n<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">{after}"))
}

fn policy(html: &str) -> String {
    let hashes: String = inline_scripts(html).map(|script| format!(" 'sha256-{}'", hash(script))).collect();
    [
        "default-src 'none'",
        &format!("script-src 'self' 'wasm-unsafe-eval'{hashes}"),
        // Leptos sets styles of single elements, such as the height of the virtual list.
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self'",
        "connect-src 'self'",
        "worker-src 'self'",
        "form-action 'none'",
        "base-uri 'none'",
    ]
    .join("; ")
}

fn hash(script: &str) -> String {
    // The browser reads every end of line as one character, and hashes what it read.
    STANDARD.encode(Sha256::digest(script.replace("\r\n", "\n")))
}

/// The text of each script element without `src`. Only our own index.html is read, so a search is enough.
fn inline_scripts(html: &str) -> impl Iterator<Item = &str> {
    html.split("<script").skip(1).filter_map(|rest| {
        let (attributes, rest) = rest.split_once('>')?;
        let (text, _) = rest.split_once("</script>")?;
        (!attributes.contains("src=")).then_some(text)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_inline_script_is_named_by_its_hash_and_linked_ones_are_not() {
        let html = "<meta charset=\"utf-8\"><script>alert('Hello, world.');</script><script src=\"a.js\"></script>";
        let page = insert(html).unwrap();
        // The hash that the specification of Content-Security-Policy gives for this script.
        assert!(page.contains("'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"), "{page}");
        assert_eq!(page.matches("sha256-").count(), 1);
    }

    #[test]
    fn a_page_without_the_anchor_is_refused() {
        assert!(insert("<html></html>").is_err());
    }
}
