//! Numbers with the thing that they count.

use crate::browser::locale;

/// "1 task", "3 tasks", "1,204 tasks".
pub fn counted(count: usize, one: &str) -> String {
    format!("{} {one}{}", locale::count(count), if count == 1 { "" } else { "s" })
}
