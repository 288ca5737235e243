//! Texts as they are compared: without case, accents, blanks and marks.

use super::characters::plain;
use super::folding::typed;

/// Longest text, in bytes, that can be a word of a table: what is longer is never one.
pub const LONGEST: usize = 120;

/// A text without case, accents, blanks and marks, styled letters as plain ones: `E-Mail`, `e_mail` and `email` are one. Empty where nothing is left.
pub fn squash(text: &str) -> String {
    let mut squashed = String::with_capacity(text.len());
    for letter in text.chars() {
        push_plain(plain(letter), &mut squashed);
    }
    squashed
}

/// The words of a text, each squashed. A capital behind a small letter starts a word: `followerCount` has two.
pub fn words(text: &str) -> Vec<String> {
    let mut all = Vec::new();
    let mut word = String::new();
    let mut was_small = false;
    for letter in text.chars().map(plain) {
        let starts = was_small && letter.is_uppercase();
        if starts || !(letter.is_alphanumeric() || is_mark(letter)) {
            all.extend((!word.is_empty()).then(|| std::mem::take(&mut word)));
        }
        push_plain(letter, &mut word);
        was_small = letter.is_lowercase();
    }
    all.extend((!word.is_empty()).then_some(word));
    all
}

/// What two names agree in when they are one: letters and digits, or all of it where a name has neither.
pub fn name_key(name: &str) -> String {
    let squashed = squash(name);
    if squashed.is_empty() { name.trim().to_lowercase() } else { squashed }
}

/// Whether one of the words in a list, separated by blanks, is `word`.
pub fn is_among(list: &str, word: &str) -> bool {
    list.split_ascii_whitespace().any(|known| known == word)
}

/// Accents that stand behind their letter.
fn is_mark(letter: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&letter)
}

fn push_plain(letter: char, text: &mut String) {
    if letter.is_ascii() {
        if letter.is_ascii_alphanumeric() {
            text.push(letter.to_ascii_lowercase());
        }
        return;
    }
    if is_mark(letter) || !letter.is_alphanumeric() {
        return;
    }
    for small in letter.to_lowercase() {
        match without_accent(small) {
            Some(letters) => text.push_str(letters),
            None if is_mark(small) => {}
            None => text.push(small),
        }
    }
}

/// A Latin letter without what distinguishes it, in the languages whose headings are known.
fn without_accent(letter: char) -> Option<&'static str> {
    Some(match letter {
        'à'..='å' | 'ā' | 'ă' | 'ą' => "a",
        'ç' | 'ć' | 'č' => "c",
        'è'..='ë' | 'ē' | 'ę' | 'ě' => "e",
        'ì'..='ï' | 'ī' => "i",
        'ñ' | 'ń' | 'ň' => "n",
        'ò'..='ö' | 'ō' | 'ő' => "o",
        'ù'..='ü' | 'ū' | 'ů' | 'ű' => "u",
        'ý' | 'ÿ' => "y",
        'ś' | 'š' => "s",
        'ź' | 'ż' | 'ž' => "z",
        _ => return typed(letter).filter(|typed| typed.is_ascii()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_accents_blanks_and_marks_do_not_count() {
        for (text, squashed, split) in [
            ("E-Mail", "email", "e mail"),
            (" Full_Name ", "fullname", "full name"),
            ("followerCount", "followercount", "follower count"),
            ("IGFollowers", "igfollowers", "igfollowers"),
            ("Número de teléfono", "numerodetelefono", "numero de telefono"),
            ("Abonne\u{301}s", "abonnes", "abonnes"),
            ("Nombre d’abonnés", "nombredabonnes", "nombre d abonnes"),
            ("Größe (€)", "grosse", "grosse"),
            ("名前", "名前", "名前"),
            ("—", "", ""),
        ] {
            assert_eq!(squash(text), squashed, "{text}");
            assert_eq!(words(text).join(" "), split, "{text}");
        }
        assert_eq!(name_key("Lena  Fischer"), name_key("lena fischer"));
        assert_eq!(name_key(" 👩‍🎤 "), "👩‍🎤");
    }
}
