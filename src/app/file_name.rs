//! The names of exported files.

/// Longest name before its ending, in bytes: file systems allow 255 of a whole name.
const BYTES: usize = 120;

/// `Summer-Launch-2027.rollcall.json` for "Summer Launch 2027": letters and digits of any script, and hyphens for the
/// rest, because not every system takes every character.
pub fn file_name(campaign: &str) -> String {
    file_name_of(campaign, "rollcall.json")
}

/// The same with another ending: `Summer-Launch-2027.ics`.
pub fn file_name_of(campaign: &str, ending: &str) -> String {
    let name = words(campaign, BYTES);
    format!("{}.{ending}", if name.is_empty() { "campaign" } else { &name })
}

/// `Summer-Launch-2027-for-Northwind.rollcall.json` for "Summer Launch 2027" and "for Northwind": a long name is cut so
/// that what tells its files apart stays.
pub fn file_name_with(campaign: &str, what: &str) -> String {
    let what = words(what, BYTES / 2);
    let name = words(campaign, BYTES - 1 - what.len());
    file_name(&format!("{} {what}", if name.is_empty() { "campaign" } else { &name }))
}

/// The letters and digits of a text with hyphens between its words, in at most so many bytes.
fn words(text: &str, bytes: usize) -> String {
    let mut name = String::new();
    for c in text.chars() {
        // Combining marks belong to the letters of many scripts, and are neither letters nor digits.
        let is_mark = !c.is_ascii() && !c.is_whitespace() && !c.is_control() && !is_separator(c);
        if c.is_alphanumeric() || c == '_' || is_mark {
            if name.len() + c.len_utf8() > bytes {
                break;
            }
            name.push(c);
        } else if !name.is_empty() && !name.ends_with('-') {
            name.push('-');
        }
    }
    name.truncate(name.trim_end_matches('-').len());
    name
}

/// Punctuation and invisible characters beyond ASCII, dashes, quotes, bullets and direction marks among them.
fn is_separator(c: char) -> bool {
    matches!(c, '\u{80}'..='\u{bf}' | '\u{2000}'..='\u{206f}' | '\u{3000}'..='\u{303f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{fff0}'..='\u{ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_safe_everywhere_and_keep_their_script() {
        let check =
            |campaign: &str, expected: &str| assert_eq!(file_name(campaign), format!("{expected}.rollcall.json"));
        check("Summer Launch 2027", "Summer-Launch-2027");
        check("  ../etc/passwd\\..:*?\"<>|", "etc-passwd");
        check("夏のキャンペーン 2027", "夏のキャンペーン-2027");
        check("Été – “Zéro”…", "Été-Zéro");
        check("हिन्दी अभियान", "हिन्दी-अभियान");
        check("Gift\u{202e}gpj", "Gift-gpj");
        check("...", "campaign");
        check("", "campaign");
        check(&"a".repeat(200), &"a".repeat(120));
        check(&"é".repeat(200), &"é".repeat(60));
    }

    #[test]
    fn what_tells_files_apart_is_never_cut_off() {
        let check = |campaign: &str, what: &str, expected: &str| {
            assert_eq!(file_name_with(campaign, what), format!("{expected}.rollcall.json"));
        };
        check("Summer Launch", "for Northwind Drinks", "Summer-Launch-for-Northwind-Drinks");
        check("Summer Launch", "returned", "Summer-Launch-returned");
        check("...", "client copy", "campaign-client-copy");
        check(&"a".repeat(200), "returned", &format!("{}-returned", "a".repeat(111)));
        check(&"é".repeat(200), &"b".repeat(200), &format!("{}-{}", "é".repeat(29), "b".repeat(60)));
    }
}
