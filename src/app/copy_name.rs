//! The names of copies.

use crate::domain::limits;

/// The name of a copy: "Summer Launch (copy)", the name cut where both together would be too long for a name.
pub fn copy_name(name: &str, suffix: &str) -> String {
    let room = limits::NAME.saturating_sub(suffix.chars().count() + 1);
    let cut: String = name.chars().take(room).collect();
    format!("{} {suffix}", cut.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_can_be_told_apart_however_long_the_name_is() {
        assert_eq!(copy_name("Summer", "(copy)"), "Summer (copy)");
        let longest = copy_name(&"ñ".repeat(limits::NAME), "(imported)");
        assert_eq!(longest.chars().count(), limits::NAME);
        assert!(longest.ends_with("ñ (imported)"));
    }
}
