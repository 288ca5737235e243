//! The dense form in which large campaigns are stored: it says what the file form says, and damage is found.

use crate::arbitrary::{campaign, exactly};
use crate::edits::{differing, play, state, steps};
use crate::fuzz::damage;
use crate::people::ids;
use proptest::collection::vec;
use proptest::prelude::*;
use rollcall::document::{Document, Pieces, read, read_stored, write_compact};

/// A campaign with all that the form has a place for, in the form's first version. What was stored once must open for
/// ever, so that this file is never written again.
const FIRST: &[u8] = include_bytes!("../fixtures/stored/dense-1.bin");

fn dense(document: &Document) -> Vec<u8> {
    let mut pieces = Pieces::dense(document, "2027-05-02T09:30:00Z");
    std::iter::from_fn(|| pieces.next(document, 3)).flatten().collect()
}

fn opened(bytes: &[u8]) -> Document {
    read_stored(bytes, &mut ids()).unwrap_or_else(|error| panic!("{error}"))
}

/// The bytes with the sum that belongs to them, FNV-1a.
fn summed(mut bytes: Vec<u8>) -> Vec<u8> {
    let add = |sum: u64, byte: &u8| (sum ^ u64::from(*byte)).wrapping_mul(0x100_0000_01b3);
    let sum = bytes.iter().fold(0xcbf2_9ce4_8422_2325, add);
    bytes.extend(sum.to_le_bytes());
    bytes
}

/// What is read of the dense form equals what is read of the file form.
fn check(document: &Document) {
    let file = opened(write_compact(document, "").as_bytes());
    let stored = opened(&dense(document));
    assert_eq!(stored.campaign, file.campaign);
    assert_eq!(exactly(&stored.campaign), exactly(&file.campaign));
    assert!(state(&stored) == state(&file), "{:?}", differing(&stored, &file));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn it_says_what_the_file_form_says(base in campaign(), steps in steps(2, 20)) {
        for document in play(&base, 2, steps).0 {
            check(&document);
        }
    }

    #[test]
    fn damage_is_found(base in campaign(), at in any::<prop::sample::Index>(), bit in 0_u8..8, cut in any::<prop::sample::Index>()) {
        let whole = dense(&Document::new(base));
        let mut changed = whole.clone();
        changed[at.index(whole.len())] ^= 1 << bit;
        prop_assert!(read_stored(&changed, &mut ids()).is_err());
        prop_assert!(read_stored(&whole[..cut.index(whole.len())], &mut ids()).is_err());
    }
}

proptest! {
    #[test]
    fn damage_that_was_summed_up_is_read_or_refused(base in campaign(), damages in vec(damage(), 1..4)) {
        let mut bytes = dense(&Document::new(base));
        bytes.truncate(bytes.len() - 8);
        damages.iter().for_each(|damage| damage.done_to(&mut bytes));
        if let Ok(document) = read_stored(&summed(bytes), &mut ids()) {
            prop_assert!(!dense(&document).is_empty());
        }
    }
}

#[test]
fn what_its_first_version_wrote_opens() {
    let file = read(include_bytes!("../fixtures/v1/written.json"), &mut ids()).expect("opens").document;
    assert_eq!(differing(&opened(FIRST), &file), Vec::<String>::new());
    // As long as there is one version, it is still written so.
    assert!(dense(&file) == FIRST, "another form needs another version, and a reader for both");
}

#[test]
fn what_a_newer_version_wrote_is_called_newer() {
    let check = |change: fn(&mut Vec<u8>)| {
        let mut bytes = FIRST[..FIRST.len() - 8].to_vec();
        change(&mut bytes);
        read_stored(&summed(bytes), &mut ids()).expect_err("it is refused").to_string()
    };
    let newer = "This file was written by a newer Rollcall (version 2)";
    assert!(check(|bytes| bytes[3] = 2).starts_with(newer));
    let said = check(|bytes| {
        let at = bytes.windows(11).position(|part| part == b"in_campaign").expect("the status is there");
        bytes[at] = b'x';
    });
    assert!(said.starts_with(newer), "{said}");
    assert_eq!(check(|bytes| bytes.truncate(200)), "Its stored text is damaged.");
}
