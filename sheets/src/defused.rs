//! Texts that a spreadsheet would run as a formula when it opens a CSV file, or when a block is pasted into it.

use std::borrow::Cow;

/// What a spreadsheet takes for the start of a formula, or may skip before one; wide forms of East Asian input as well.
const STARTS: &[char] = &['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// The text with an apostrophe before it where it needs one. [`restored`] takes it off again, so a text that already
/// looks like that gets one more.
pub fn defused(text: &str) -> Cow<'_, str> {
    if is_formula(text) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

/// The text as it was before [`defused`].
pub fn restored(text: &str) -> &str {
    text.strip_prefix('\'').filter(|rest| is_formula(rest)).unwrap_or(text)
}

fn is_formula(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(STARTS)
}
