//! HTML on the page. Nothing else may put any there, which clippy checks (`clippy.toml`).

use crate::html::Html;
use web_sys::Element;

/// Has an element contain this instead of what it contains.
#[expect(clippy::disallowed_methods, reason = "the one place, which takes only what escapes every text")]
pub fn fill(element: &Element, html: Html) {
    element.set_inner_html(&html.finish());
}
