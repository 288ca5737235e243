//! Mac OS Roman, told from other encodings by what each of them makes of the text.

use encoding_rs::{Encoding, MACINTOSH};

/// Whether a text is likelier in Mac OS Roman than in the encoding that was guessed: it has fewer characters that stand
/// where nobody writes them, or no more of them and the line ends of old Macs.
pub fn is_likelier(bytes: &[u8], guessed: &'static Encoding) -> bool {
    let odd = |encoding: &'static Encoding| odd(&encoding.decode_without_bom_handling(bytes).0);
    let (here, there) = (odd(MACINTOSH), odd(guessed));
    let has_old_line_ends = bytes.contains(&b'\r') && !bytes.contains(&b'\n');
    here < there || (here == there && has_old_line_ends && guessed.is_single_byte())
}

/// How many characters stand where nobody writes them.
fn odd(text: &str) -> usize {
    let mut odd = 0;
    let mut before = ' ';
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let after = letters.peek().copied().unwrap_or(' ');
        odd += usize::from(!letter.is_ascii() && is_odd(before, letter, after));
        before = letter;
    }
    odd
}

fn is_odd(before: char, letter: char, after: char) -> bool {
    // What Mac OS Roman has where others have letters, and nobody has in a list.
    const SELDOM: &str = "√∫≈∆◊Ω∂∑∏π∞≤≥≠ıˆ˜¯˘˙˚¸˝˛ˇﬁﬂ⁄‡¬÷¤\u{f8ff}";
    let is_within = before.is_alphabetic() && after.is_alphabetic();
    let is_beside = before.is_alphabetic() || after.is_alphabetic();
    if letter.is_control()
        || letter == char::REPLACEMENT_CHARACTER
        || SELDOM.contains(letter)
        || (is_beside && "†‰ƒ".contains(letter))
    {
        return true;
    }
    if letter.is_alphabetic() {
        let is_latin = |c: char| c.is_ascii_alphabetic() || ('ª'..'\u{250}').contains(&c);
        let is_capital_within =
            letter.is_uppercase() && (before.is_lowercase() || (before.is_alphabetic() && after.is_lowercase()));
        let is_of_another_script = !is_latin(letter) && (before.is_ascii_lowercase() || after.is_ascii_lowercase());
        return is_capital_within || is_of_another_script;
    }
    // The dash of one is the ñ of the other, which stands between vowels: "Espa–a".
    let is_vowel = |c: char| "aeiou".contains(c.to_ascii_lowercase());
    if letter == '–' && is_vowel(before) && is_vowel(after) {
        return true;
    }
    // Marks stand around words. The apostrophe, the middle dot of Catalan and dashes stand within them as well.
    is_within && !matches!(letter, '’' | '·' | '–' | '—' | '‐' | '‑' | '\u{ad}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::{GBK, SHIFT_JIS, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252, WINDOWS_1253, WINDOWS_1254};

    const WESTERN: &[&str] = &[
        "Name;Stadt\nJürgen Müller;Köln\nBjörn Weiß;Düsseldorf\n",
        "Nom;Ville\nAnaïs Lefèvre;Orléans\nFrançois Hervé;Besançon\n",
        "Nombre;País\nJosé Peña;España\nBegoña Ibáñez;México\n",
        "Nombre;País\nÁngel;México\nIñigo Núñez;España\n",
        "Nome;Cidade\nJoão Gonçalves;São Paulo\nConceição;Évora\n",
        "Nome;Città\nNiccolò D’Alò;Forlì\n",
        "Navn;By\nSøren Åse;Århus\nBjørn;Tromsø\n",
        "Name;Note\nZoë;ok\n",
        "Nom;Plat\nLéa;à la carte\n",
        "Name;Note\nMaría;ok\n",
    ];

    #[test]
    fn mac_os_roman_is_told_from_what_was_guessed() {
        for text in WESTERN {
            let (mac, ..) = MACINTOSH.encode(text);
            assert!(is_likelier(&mac.replace_line_ends(), WINDOWS_1252), "{text}");
            // One accent alone may be punctuation in the other; then the line ends tell it.
            let tells = mac.iter().filter(|byte| !byte.is_ascii()).count() > 2;
            assert!(!tells || is_likelier(&mac, WINDOWS_1252), "with line ends of today: {text}");
            let (windows, ..) = WINDOWS_1252.encode(text);
            assert!(!is_likelier(&windows, WINDOWS_1252), "{text}");
        }
        for (encoding, text) in [
            (WINDOWS_1252, "Name;Price\nLena;5 ‰ … 1.500 €\n"),
            (WINDOWS_1250, "Imię;Miasto\nŁukasz Żółć;Gdańsk\nČeněk Dvořák;Třebíč\n"),
            (WINDOWS_1251, "Имя;Город\nАнна Иванова;Москва\n"),
            (WINDOWS_1253, "Όνομα;Πόλη\nΕλένη Παπαδοπούλου;Αθήνα\n"),
            (WINDOWS_1254, "İsim;Şehir\nAyşe Güneş;İzmir\nÇağla;Muğla\n"),
            (SHIFT_JIS, "名前,都市,IGフォロワー\n森愛子,東京,5000\n"),
            (GBK, "姓名,城市,IG粉丝\n王小明,北京,5000\n"),
        ] {
            let (bytes, ..) = encoding.encode(text);
            assert!(!is_likelier(&bytes, encoding), "{text}");
            let old: Vec<u8> = bytes.iter().map(|byte| if *byte == b'\n' { b'\r' } else { *byte }).collect();
            assert!(encoding == WINDOWS_1252 || !is_likelier(&old, encoding), "with old line ends: {text}");
        }
    }

    trait LineEnds {
        fn replace_line_ends(&self) -> Vec<u8>;
    }

    impl LineEnds for std::borrow::Cow<'_, [u8]> {
        fn replace_line_ends(&self) -> Vec<u8> {
            self.iter().map(|byte| if *byte == b'\n' { b'\r' } else { *byte }).collect()
        }
    }
}
