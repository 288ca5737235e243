//! Characters that stand for others: digits of any script, full-width forms, styled letters, what cannot be seen.

use std::borrow::Cow;

/// The zeros of the decimal digits of Unicode outside of ASCII (general category Nd); nine digits follow each.
const ZEROS: &[char] = &[
    '\u{660}',
    '\u{6f0}',
    '\u{7c0}',
    '\u{966}',
    '\u{9e6}',
    '\u{a66}',
    '\u{ae6}',
    '\u{b66}',
    '\u{be6}',
    '\u{c66}',
    '\u{ce6}',
    '\u{d66}',
    '\u{de6}',
    '\u{e50}',
    '\u{ed0}',
    '\u{f20}',
    '\u{1040}',
    '\u{1090}',
    '\u{17e0}',
    '\u{1810}',
    '\u{1946}',
    '\u{19d0}',
    '\u{1a80}',
    '\u{1a90}',
    '\u{1b50}',
    '\u{1bb0}',
    '\u{1c40}',
    '\u{1c50}',
    '\u{a620}',
    '\u{a8d0}',
    '\u{a900}',
    '\u{a9d0}',
    '\u{a9f0}',
    '\u{aa50}',
    '\u{abf0}',
    '\u{ff10}',
    '\u{104a0}',
    '\u{10d30}',
    '\u{11066}',
    '\u{110f0}',
    '\u{11136}',
    '\u{111d0}',
    '\u{112f0}',
    '\u{11450}',
    '\u{114d0}',
    '\u{11650}',
    '\u{116c0}',
    '\u{11730}',
    '\u{118e0}',
    '\u{11950}',
    '\u{11c50}',
    '\u{11d50}',
    '\u{11da0}',
    '\u{16a60}',
    '\u{16ac0}',
    '\u{16b50}',
    '\u{1d7ce}',
    '\u{1d7d8}',
    '\u{1d7e2}',
    '\u{1d7ec}',
    '\u{1d7f6}',
    '\u{1e140}',
    '\u{1e2f0}',
    '\u{1e950}',
    '\u{1fbf0}',
];

/// The capitals of styled alphabets of 26 letters, whose small letters do not follow.
const CAPITALS: &[char] = &['\u{24b6}', '\u{1f130}', '\u{1f150}', '\u{1f170}'];

/// Styled letters that stand alone in Unicode, each before the letter that it is.
const SINGLE: &str =
    "ℬBℰEℱFℋHℐIℒLℳMℛRℯeℊgℴoℭCℌHℑIℜRℨZℂCℍHℕNℙPℚQℝRℤZℎhᴀaʙbᴄcᴅdᴇeꜰfɢgʜhɪiᴊjᴋkʟlᴍmɴnᴏoᴘpǫqʀrꜱsᴛtᴜuᴠvᴡwʏyᴢz";

/// Whether a character has no width: marks of direction, joiners, a byte-order mark, selectors of a form.
pub fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}')
}

/// A text without marks of direction, byte-order marks and blanks of no width, which come along when a text is copied. What
/// joins letters and signs stays: emoji and Persian need it.
pub fn without_noise(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || !text.contains(is_noise) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().filter(|c| !is_noise(*c)).collect())
}

/// A text without blanks and without such marks at its ends.
pub fn trim(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || is_noise(c))
}

fn is_noise(c: char) -> bool {
    is_invisible(c) && !matches!(c, '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0000}'..='\u{e007f}')
}

/// The value of a decimal digit of any script.
pub fn digit(c: char) -> Option<u8> {
    if c.is_ascii() {
        return c.is_ascii_digit().then(|| c as u8 - b'0');
    }
    let value = |zero: &char| (u32::from(c)).checked_sub(u32::from(*zero)).filter(|value| *value < 10);
    ZEROS.iter().find_map(value).and_then(|value| u8::try_from(value).ok())
}

/// The ASCII character that a digit of another script, a full-width form or a styled letter stands for; others are
/// themselves.
pub fn plain(c: char) -> char {
    if c.is_ascii() {
        return c;
    }
    if let Some(digit) = digit(c) {
        return char::from(b'0' + digit);
    }
    let from = |first: char, to: char| {
        let place = u32::from(c).checked_sub(u32::from(first))?;
        char::from_u32(u32::from(to) + place)
    };
    let letter = |place: u32, first: u8| char::from_u32(u32::from(first) + place);
    let found = match c {
        '\u{ff01}'..='\u{ff5e}' => from('\u{ff01}', '!'),
        // Thirteen alphabets, capitals before small letters.
        '\u{1d400}'..='\u{1d6a3}' => match (u32::from(c) - 0x1d400) % 52 {
            place @ 0..26 => letter(place, b'A'),
            place => letter(place - 26, b'a'),
        },
        '\u{249c}'..='\u{24b5}' => from('\u{249c}', 'a'),
        '\u{24d0}'..='\u{24e9}' => from('\u{24d0}', 'a'),
        '\u{2100}'..='\u{214f}' | '\u{1c0}'..='\u{2af}' | '\u{1d00}'..='\u{1d2f}' | '\u{a730}'..='\u{a731}' => {
            let mut pairs = SINGLE.chars();
            std::iter::from_fn(|| Some((pairs.next()?, pairs.next()?)))
                .find(|(styled, _)| *styled == c)
                .map(|pair| pair.1)
        }
        _ => CAPITALS.iter().find_map(|first| from(*first, 'A').filter(char::is_ascii_uppercase)),
    };
    found.unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_stand_for_plain_ones() {
        for (text, expected) in [
            ("٠١٢٣٤٥٦٧٨٩", "0123456789"),
            ("۰۱۲۳۴۵۶۷۸۹", "0123456789"),
            ("०१२३४५६७८९", "0123456789"),
            ("０９＠Ａｚ＿．", "09@Az_."),
            ("𝐋𝐞𝐧𝐚 𝑭𝒊 𝓣𝓸𝓶 𝔘𝔩 𝕭𝖔 𝖀𝗇 𝗜𝘀 𝘈𝘻 𝙰𝚣", "Lena Fi Tom Ul Bo Un Is Az Az"),
            ("𝟎𝟗 𝟘𝟡 𝟢𝟫 𝟬𝟵 𝟶𝟿", "09 09 09 09 09"),
            ("ⓁⓔⓝⒶ 🄻🄴 🅛🅔 🅻🅴 ⒧⒠", "LenA LE LE LE le"),
            ("ℒℯ𝓃𝒶 ℌ𝔞 ℍ𝕒 ℎ", "Lena Ha Ha h"),
            ("ʟᴇɴᴀ ꜰɪsᴄʜᴇʀ", "lena fischer"),
            ("Müller 森 👩‍🎤 ™ ℃", "Müller 森 👩‍🎤 ™ ℃"),
        ] {
            assert_eq!(text.chars().map(plain).collect::<String>(), expected);
        }
        assert_eq!(trim("\u{feff}\u{200e} @lena\u{200b}\u{2069} "), "@lena");
    }
}
