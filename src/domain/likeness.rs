//! Whether two may be one person, by their names, handles and address.
//!
//! A surname alone makes nobody the same, nor does an address that several may have: an agency answers for all of its
//! people, a couple has one surname, and twins have one birthday.

use super::plain_text::{is_among, name_key, squash, words};

/// What stands before the @ of an address at which several people are written to.
const SHARED: &str = "admin agency anfrage anfragen artists booking bookings brand brands business biz castings collab \
    collabs collaborations comercial commercial contact contacto contato contatto creators crew enquiries enquiry hello \
    hallo hi hola info influencer influencers inquiries inquiry kontakt kooperation kooperationen mail management \
    manager marketing mgmt mgt office partner partners partnership partnerships pr presse press sales service sponsoring \
    studio support talent talents team welcome work";
/// Words that stand between two names.
const AND: &str = "& + and und et y e i u x con mit with feat";

/// Whether an address is likely one of several people: `mgmt@agency.example`.
pub fn is_shared_address(address: &str) -> bool {
    let local = address.split('@').next().unwrap_or_default();
    let parts: Vec<String> = words(&local.replace(|c: char| c.is_ascii_digit(), " "));
    !parts.is_empty() && parts.iter().all(|word| is_among(SHARED, word))
}

/// Whether a name is of two people: `Max & Anna`.
pub fn is_of_several(name: &str) -> bool {
    let mut parts = name.split_whitespace().skip(1).peekable();
    let stands_between = std::iter::from_fn(|| {
        let part = parts.next()?;
        Some(parts.peek().is_some() && is_among(AND, part))
    });
    stands_between.into_iter().any(|is| is) || name.contains('&') || name.contains(" + ")
}

/// Whether two names may be one person's: they say the same, or one of them leaves out or shortens what the other one
/// says, and more than a surname is left. No name speaks against none.
pub fn are_alike(one: &str, other: &str) -> bool {
    if one.trim().is_empty() || other.trim().is_empty() || name_key(one) == name_key(other) {
        return true;
    }
    if is_of_several(one) || is_of_several(other) {
        return false;
    }
    let (one, other) = (in_order(one), in_order(other));
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let mut rest = long.clone();
    let mut is_a_word = false;
    for word in &short {
        let Some(at) = rest.iter().position(|other| says(word, other)) else { return false };
        let other = rest.remove(at);
        is_a_word |= word.chars().count() > 1 && other.chars().count() > 1;
    }
    // One word that is not how the longer name begins may be a surname.
    let begins = short.first().zip(long.first()).is_some_and(|(one, other)| says(one, other));
    is_a_word && (begins || short.len() > 1)
}

/// Whether a handle may be of somebody of that name, or of somebody with that other handle.
pub fn fits_handle(handle: &str, other: &str) -> bool {
    let (squashed, squashed_other) = (squash(handle), squash(other));
    let has = |text: &str, part: &str| part.chars().count() >= 3 && text.contains(part);
    let common = squashed.chars().zip(squashed_other.chars()).take_while(|(one, other)| one == other).count();
    has(&squashed, &squashed_other)
        || has(&squashed_other, &squashed)
        || common >= 5
        || words(other).iter().any(|word| has(&squashed, word))
}

/// The words of a name, `Fischer, Lena` as `Lena Fischer`.
fn in_order(name: &str) -> Vec<String> {
    match name.split_once(',') {
        Some((last, first)) if !first.trim().is_empty() => words(&format!("{first} {last}")),
        _ => words(name),
    }
}

/// Whether two words of names say the same: they are one, one is the initial of the other, or they differ in a letter
/// that is doubled.
fn says(one: &str, other: &str) -> bool {
    let is_initial = |short: &str, long: &str| short.chars().count() == 1 && long.starts_with(short);
    let single = |word: &str| {
        let mut letters: Vec<char> = word.chars().collect();
        letters.dedup();
        letters
    };
    one == other
        || is_initial(one, other)
        || is_initial(other, one)
        || single(one) == single(other)
        || is_near(one, other)
}

/// Whether two long words differ in one letter, more or less. Short ones may be the names of two.
fn is_near(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    if one.len().min(other.len()) < 6 || one.len().abs_diff(other.len()) > 1 {
        return false;
    }
    let front = one.iter().zip(&other).take_while(|(a, b)| a == b).count();
    let back = one.iter().rev().zip(other.iter().rev()).take_while(|(a, b)| a == b).count();
    front + back + 1 >= one.len().max(other.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_alike_where_one_leaves_out_or_shortens() {
        let check = |one: &str, other: &str, expected: bool| {
            assert_eq!(are_alike(one, other), expected, "{one} / {other}");
            assert_eq!(are_alike(other, one), expected, "{other} / {one}");
        };
        check("Lena Fischer", "lena  FISCHER", true);
        check("Lena Fischer", "Lena F.", true);
        check("Lena Fischer", "L. Fischer", true);
        check("Lena Fischer", "Lena", true);
        check("Fischer, Lena", "Lena Fischer", true);
        // How German writes an umlaut without one.
        check("Anna Maria Müller", "Anna Mueller", true);
        check("Anna Maria Müller", "Anna Müller", true);
        check("Ana", "Anna", true);
        check("Lena Fischer", "Lena Fisher", true);
        check("Anna Müller", "Max Müller", false);
        check("Müller", "Max Müller", false);
        check("Anna Müller", "Anna Schmidt", false);
        check("Lena Mantler", "Lisa Mantler", false);
        check("Lena Fischer", "Lina Fischer", false);
        check("Max & Anna", "Anna", false);
        check("Max & Anna", "Max", false);
        check("Max und Anna", "Max", false);
        check("Max & Anna", "max & anna", true);
        check("Anna E. Müller", "Anna Müller", true);
        check("M.", "Max", false);
        check("", "", true);
        check("", "Max", true);
        check("森愛子", "森愛子", true);
    }

    #[test]
    fn addresses_of_several_are_known_by_their_word() {
        for (address, expected) in [
            ("mgmt@agency.example", true),
            ("talent.management@agency.example", true),
            ("info2@agency.example", true),
            ("Hello@agency.example", true),
            ("lena@example.com", false),
            ("lena.management@example.com", false),
            ("12@example.com", false),
            ("", false),
        ] {
            assert_eq!(is_shared_address(address), expected, "{address}");
        }
    }

    #[test]
    fn handles_fit_names_and_handles_that_say_the_same() {
        for (handle, other, expected) in [
            ("lena.tt", "lena", true),
            ("lenafischer", "Lena Fischer", true),
            ("lena_kocht", "Lena Fischer", true),
            ("anna.m", "max.m", false),
            ("max.m", "Anna Müller", false),
        ] {
            assert_eq!(fits_handle(handle, other), expected, "{handle} / {other}");
        }
    }
}
