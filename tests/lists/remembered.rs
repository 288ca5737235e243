//! How lists with the same headings were understood before.

use crate::check::{empty, today};
use crate::properties::surveyed;
use rollcall::lists::{About, Mapping, Meaning, Memory, OwnKind};

const LIST: &str = "Name | IG | Story price | Stage\nLena F | @lena | 500 | Booked";

#[test]
fn what_the_user_said_comes_back_for_the_same_headings() {
    let about = About::of(&empty(), today());
    let list = surveyed(LIST);
    let mut mapping = Mapping::guess(&list, None, &about);
    mapping.set(2, Meaning::Nothing, &list, &about);
    mapping.words[0].chosen = Some("finished");
    mapping.words_confirmed = true;
    let mut memory = Memory::default();
    memory.note(&list, &mapping);

    let memory = Memory::read(&memory.text());
    let other = surveyed("NAME | ig | Story-Price | STAGE\nTom R | @tom | 900 | Booked\nIda B | @ida | 1 | Lost");
    let recalled = memory.recall(&other, &about).expect("remembered");
    assert_eq!(recalled.columns[2].meaning, Meaning::Nothing);
    assert_eq!(recalled.columns[2].reason, "As with the last list with these headings.");
    assert_eq!(recalled.words[0].chosen, Some("finished"));
    assert_eq!(recalled.words[1].chosen, Some("rejected"));
    assert!(!recalled.words_confirmed, "never silently");

    assert_eq!(memory.recall(&surveyed("Name | IG\nLena F | @lena"), &about), None);
    assert_eq!(memory.recall(&surveyed("@lena\n@tom"), &about), None);
}

#[test]
fn what_was_damaged_is_forgotten() {
    let about = About::of(&empty(), today());
    let list = surveyed(LIST);
    for text in ["", "null", "{}", "[1, null, {\"headings\": 5}]"] {
        assert_eq!(Memory::read(text).recall(&list, &about), None);
    }
    let mut memory = Memory::default();
    memory.note(&list, &Mapping::guess(&list, None, &about));
    let text = memory.text().replace("own:number", "own:colour").replace("\"accepted\"", "\"purple\"");
    let recalled = Memory::read(&text).recall(&list, &about).expect("remembered");
    assert_eq!(recalled.columns[2].meaning, Meaning::Own(OwnKind::Number));
    assert_eq!(recalled.words[0].chosen, Some("accepted"));
}
