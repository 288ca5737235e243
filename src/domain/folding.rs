//! Texts in which words are sought, made comparable: without case, accents and what else nobody types in a search.
//!
//! Only the browser can take letters and their accents apart, so that step comes first, from outside (Unicode's
//! compatibility decomposition, NFKD); what is here is the rest, for every script alike.

use super::characters::{is_invisible, plain};

/// Folds a decomposed text. Letters that Unicode takes for letters of their own, as ł and ø, become what people type
/// instead, and i is one letter with and without its dot, as it is in no single language.
pub fn fold(decomposed: &str) -> String {
    if decomposed.is_ascii() {
        return decomposed.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(decomposed.len());
    for character in decomposed.chars() {
        if character.is_ascii() {
            folded.push(character.to_ascii_lowercase());
        } else if !is_accent(character) && !is_invisible(character) {
            for small in plain(character).to_lowercase() {
                let small = plain(small);
                match typed(small) {
                    Some(letters) => folded.push_str(letters),
                    // İ is i and a dot when it is small.
                    None if is_accent(small) => {}
                    None => folded.push(small),
                }
            }
        }
    }
    folded
}

/// Whether a character only says how the one before it is spoken or stressed: accents, and the vowels and points that
/// Arabic and Hebrew are mostly written without. The signs of Indian and Thai vowels are letters.
fn is_accent(c: char) -> bool {
    matches!(c,
        '\u{300}'..='\u{36f}' | '\u{483}'..='\u{487}' | '\u{591}'..='\u{5bd}' | '\u{5bf}' | '\u{5c1}' | '\u{5c2}' | '\u{5c4}'
        | '\u{5c5}' | '\u{5c7}' | '\u{610}'..='\u{61a}' | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{1ab0}'..='\u{1aff}'
        | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}')
}

/// What people type for a small letter or a sign that does not come apart.
pub(super) fn typed(small: char) -> Option<&'static str> {
    Some(match small {
        'æ' => "ae",
        'œ' => "oe",
        'ß' => "ss",
        'þ' => "th",
        'ø' | 'ɔ' => "o",
        'ł' | 'ƚ' | 'ɫ' => "l",
        'đ' | 'ð' | 'ɖ' | 'ɗ' => "d",
        'ħ' => "h",
        'ŧ' | 'ƭ' | 'ʈ' => "t",
        'ŋ' | 'ɲ' => "n",
        'ı' | 'ɨ' | 'ɩ' => "i",
        'ȷ' => "j",
        'ĸ' | 'ƙ' => "k",
        'ə' | 'ǝ' | 'ɛ' => "e",
        'ƒ' => "f",
        'ɓ' | 'ƀ' => "b",
        'ƈ' => "c",
        'ǥ' | 'ɠ' => "g",
        'ƥ' => "p",
        'ʉ' | 'ʊ' => "u",
        'ʋ' => "v",
        'ƴ' => "y",
        'ƶ' => "z",
        // Of the same letter the form at the end of words, and those of another keyboard.
        'ς' => "σ",
        'ґ' => "г",
        'ی' | 'ى' => "ي",
        'ک' => "ك",
        'ة' => "ه",
        // Signs that keyboards have in one form only.
        '‘' | '’' | 'ʼ' | 'ʻ' | '′' => "'",
        '“' | '”' | '„' | '«' | '»' => "\"",
        '‐' | '‑' | '‒' | '–' | '—' | '−' => "-",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;

    fn folded(text: &str) -> String {
        fold(&text.nfkd().collect::<String>())
    }

    #[test]
    fn a_text_is_found_by_what_people_type_for_it() {
        for (text, typed) in [
            ("Łukasz Wałęsa", "lukasz walesa"),
            ("Søren Ærø", "soren aero"),
            ("Größe STRAẞE", "grosse strasse"),
            ("Đorđe Ðuro", "dorde duro"),
            ("Þóra Œuvre", "thora oeuvre"),
            ("Ħal Għaxaq Ŧ Ŋ", "hal ghaxaq t n"),
            ("IŞIL ışıl İşil işil", "isil isil isil isil"),
            ("DİYARBAKIR", "diyarbakir"),
            ("Élodie Zoë", "elodie zoe"),
            ("E\u{301}lodie", "elodie"),
            ("Åsa Ǻ", "asa a"),
            ("Əliyev", "eliyev"),
            ("𝓛𝓮𝓷𝓪 𝕱𝖎𝖘𝖈𝖍𝖊𝖗", "lena fischer"),
            ("Ｌｅｎａ　Ｋ", "lena k"),
            ("ʟᴇɴᴀ Ⓛⓔⓝⓐ 🄻🄴", "lena lena le"),
            ("ﬁne ½ №", "fine 1⁄2 no"),
            ("Le\u{200b}na\u{ad} \u{202e}K", "lena k"),
            ("ΟΔΥΣΣΕΥΣ Οδυσσεύς", "οδυσσευσ οδυσσευσ"),
            ("Ёлка Ґанок Їжак", "елка ганок іжак"),
            ("مُحَمَّد", "محمد"),
            ("علی", "علي"),
            ("שָׁלוֹם", "שלום"),
            ("٠٦ ०५ ６", "06 05 6"),
            ("O’Brien Anne–Marie", "o'brien anne-marie"),
            ("สมชาย", "สมชาย"),
            ("森 愛子", "森 愛子"),
        ] {
            assert_eq!(folded(text), typed, "{text}");
        }
    }

    /// Names as people have them, in many languages, and in any case.
    fn name() -> impl Strategy<Value = String> {
        prop::collection::vec("[A-Za-zÀ-ɏΑ-ωА-яёЁİıẞßŁłØøÆæŒœĐđÐðÞþ\u{300}-\u{304}]{1,8}|\\PC{1,6}", 1..4)
            .prop_map(|words| words.join(" "))
    }

    proptest! {
        #[test]
        fn a_text_is_found_by_its_own_words_in_any_case(name in name()) {
            let text = folded(&name);
            for word in name.split_whitespace() {
                let mut ways = vec![word.to_owned(), word.to_lowercase(), word.nfd().collect(), word.nfc().collect()];
                // Some letters are others in capitals: ᾀ is ΑΙ.
                ways.extend(Some(word.to_uppercase()).filter(|upper| upper.to_lowercase() == word.to_lowercase()));
                for typed in ways {
                    let typed = folded(&typed);
                    prop_assert!(text.contains(&typed), "{typed:?} in {text:?}");
                }
            }
        }

        #[test]
        fn what_is_folded_folds_to_itself(name in name()) {
            let once = folded(&name);
            prop_assert_eq!(folded(&once), once);
        }
    }
}
