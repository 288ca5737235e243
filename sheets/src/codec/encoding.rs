//! The characters of a text file.

use super::{ReadError, mac};
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, MACINTOSH, UTF_8, UTF_16BE, UTF_16LE};
use std::borrow::Cow;

/// How much is looked at to tell encodings apart, in bytes.
const SAMPLE: usize = 1 << 20;

/// The text of a file in UTF-8, UTF-16, or an older encoding that is recognised by its content: Windows-1252 for what
/// Western Europe writes, or Mac OS Roman.
///
/// # Errors
/// When it is no text, or damaged.
pub fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, ReadError> {
    let mark = Encoding::for_bom(bytes);
    let (encoding, bytes) = match mark {
        Some((encoding, length)) => (encoding, &bytes[length..]),
        None => (guess(bytes), bytes),
    };
    let text = if encoding == UTF_8 {
        if has_surrogates(bytes) {
            return Err(ReadError::Damaged("it holds halves of characters".to_owned()));
        }
        String::from_utf8_lossy(bytes)
    } else if encoding == UTF_16LE || encoding == UTF_16BE {
        let text = encoding.decode_without_bom_handling_and_without_replacement(bytes);
        text.ok_or_else(|| ReadError::Damaged("it holds halves of characters".to_owned()))?
    } else {
        encoding.decode_without_bom_handling(bytes).0
    };
    if is_text(&text, mark.is_some()) { Ok(text) } else { Err(ReadError::NoText) }
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    if sample.contains(&0) {
        // Separators, digits and line breaks have a zero in UTF-16, and always on the same side. What is legible as it
        // stands is something else with a zero in it.
        let legible = sample.iter().filter(|byte| byte.is_ascii_graphic() || byte.is_ascii_whitespace()).count();
        if legible * 10 > sample.len() * 7 {
            return UTF_8;
        }
        let zeros = |first: usize| sample.iter().skip(first).step_by(2).filter(|byte| **byte == 0).count();
        return match (zeros(0), zeros(1)) {
            (0, _) => UTF_16LE,
            (_, 0) => UTF_16BE,
            _ => UTF_8,
        };
    }
    let (valid, damaged) = sample.utf8_chunks().fold((0, 0), |(valid, damaged), chunk| {
        let beyond_ascii = chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        (valid + beyond_ascii, damaged + usize::from(!chunk.invalid().is_empty()))
    });
    // A sample may end within a character, and a file may have a broken one.
    if damaged == 0 || damaged * 10 <= valid || has_surrogates(sample) {
        return UTF_8;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample, true);
    let guessed = detector.guess(None, Utf8Detection::Deny);
    // Browsers never meet Mac OS Roman, so their detector does not know it; Excel on a Mac still writes it.
    if mac::is_likelier(sample, guessed) { MACINTOSH } else { guessed }
}

/// Whether halves of characters were written as if they were UTF-8.
fn has_surrogates(bytes: &[u8]) -> bool {
    bytes.windows(3).any(|three| matches!(three, [0xed, 0xa0..=0xbf, 0x80..=0xbf]))
}

/// Whether a person could have written it: no NUL, and hardly anything else that cannot be seen, unless a mark at the
/// start says that it is text.
fn is_text(text: &str, is_marked: bool) -> bool {
    let is_odd = |c: char| c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}');
    let odd = text.chars().filter(|c| is_odd(*c) || *c == char::REPLACEMENT_CHARACTER).count();
    !text.contains('\0') && (is_marked || odd * 50 <= text.len())
}
