//! Real files and deltas, damaged at random: whatever arrives, it is read or refused with a sentence, and what was
//! read can be compared, joined, written and read again. `cargo xtask fuzz` runs it a hundred thousand times.

use crate::people::ids;
use proptest::collection::vec;
use proptest::prelude::*;
use rollcall::document::edits::Replica;
use rollcall::document::{Delta, Document, Preview, Withheld, read, write, write_compact};

const FILES: [&str; 3] = [
    include_str!("../fixtures/v1/summer-launch.json"),
    include_str!("../fixtures/v1/written.json"),
    include_str!("../fixtures/v1/without-edits.json"),
];

/// What happens to a text on its way.
#[derive(Clone, Debug)]
pub enum Damage {
    Cut(prop::sample::Index),
    Put(prop::sample::Index, String),
    Swap(prop::sample::Index, prop::sample::Index, usize),
    Repeat(prop::sample::Index, usize, usize),
}

pub fn damage() -> impl Strategy<Value = Damage> {
    let at = any::<prop::sample::Index>;
    let put = prop_oneof![
        "[0-9]{1,20}",
        "[\\[\\]{}:,\"]{1,3}",
        "\\PC{1,3}",
        Just("null".to_owned()),
        Just("\"edits\":{\"removed\":\"1.0\"},".to_owned()),
        Just("1e400".to_owned()),
        Just("-1".to_owned()),
        Just("\\ud800".to_owned()),
        Just("\0".to_owned()),
    ];
    prop_oneof![
        1 => at().prop_map(Damage::Cut),
        6 => (at(), put).prop_map(|(at, put)| Damage::Put(at, put)),
        2 => (at(), at(), 1usize..40).prop_map(|(a, b, size)| Damage::Swap(a, b, size)),
        1 => (at(), 1usize..200, 2usize..20).prop_map(|(at, size, times)| Damage::Repeat(at, size, times)),
    ]
}

impl Damage {
    pub fn done_to(&self, text: &mut Vec<u8>) {
        if text.is_empty() {
            return;
        }
        match self {
            Self::Cut(at) => text.truncate(at.index(text.len())),
            Self::Put(at, put) => {
                let at = at.index(text.len());
                let end = (at + put.len()).min(text.len());
                text.splice(at..end, put.bytes());
            }
            Self::Swap(a, b, size) => {
                let (a, b) = (a.index(text.len()), b.index(text.len()));
                for n in 0..*size {
                    if a + n < text.len() && b + n < text.len() {
                        text.swap(a + n, b + n);
                    }
                }
            }
            Self::Repeat(at, size, times) => {
                let at = at.index(text.len());
                let part = text[at..(at + size).min(text.len())].repeat(*times);
                text.splice(at..at, part);
            }
        }
    }
}

/// Reads bytes that may be anything, and does with what they are all that a person can.
fn use_file(bytes: &[u8], mine: &Document) {
    let opened = match read(bytes, &mut ids()) {
        Ok(opened) => opened,
        Err(error) => return assert!(!error.to_string().is_empty()),
    };
    let mut joined = mine.clone();
    let mut preview = Preview::of(&joined, &opened);
    let (delta, _) = preview.apply(&mut joined, &opened.document, Replica::new(7));
    let line = delta.write();
    assert!(line.len() < 64 << 20, "a delta of bounded size");
    let mut other = mine.clone();
    other.join(&Delta::read(&line).unwrap_or_else(|error| panic!("what is stored reads back: {error}\n{line:.2000}")));
    preview.rows.iter_mut().for_each(|row| row.take = !row.take);
    preview.apply(&mut mine.clone(), &opened.document, Replica::new(8));
    for document in [&opened.document, &joined, &opened.document.client_copy(Withheld::NOTHING)] {
        for text in [write(document, ""), write_compact(document, "")] {
            read(text.as_bytes(), &mut ids()).unwrap_or_else(|error| panic!("what is written reads back: {error}"));
        }
    }
}

proptest! {
    #[test]
    #[ignore = "long: cargo xtask fuzz"]
    fn damaged_files_and_deltas_never_panic(which in 0..FILES.len(), damages in vec(damage(), 1..6), as_delta in any::<bool>()) {
        let whole = read(FILES[which].as_bytes(), &mut ids()).expect("opens").document;
        if as_delta {
            let mut line = Document::new(whole.campaign.clone()).news_in(&whole).write().into_bytes();
            if line.len() < 200 {
                let empty = rollcall::domain::campaign::Campaign::new(whole.campaign.id, whole.campaign.briefing.clone());
                line = Document::new(empty).news_in(&whole).write().into_bytes();
            }
            damages.iter().for_each(|damage| damage.done_to(&mut line));
            if let Ok(delta) = Delta::read(&String::from_utf8_lossy(&line)) {
                let mut document = whole;
                document.join(&delta);
                let text = write_compact(&document, "");
                read(text.as_bytes(), &mut ids()).unwrap_or_else(|error| panic!("what is written reads back: {error}"));
            }
        } else {
            let mut bytes = FILES[which].as_bytes().to_vec();
            damages.iter().for_each(|damage| damage.done_to(&mut bytes));
            use_file(&bytes, &whole);
        }
    }
}
