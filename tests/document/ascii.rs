//! Stored text is ASCII and means the same.

use crate::people::{campaign, ids, person};
use proptest::prelude::*;
use rollcall::document::{Document, ascii, read, write_compact};
use serde_json::Value;

proptest! {
    #[test]
    fn the_same_json_in_ascii(text in any::<String>(), key in any::<String>()) {
        let value = Value::Object([(key, Value::from(vec![text]))].into_iter().collect());
        let json = ascii(value.to_string());
        prop_assert!(json.is_ascii());
        prop_assert_eq!(serde_json::from_str::<Value>(&json).expect("JSON"), value);
    }
}

#[test]
fn characters_beyond_the_first_plane_become_two_units() {
    let check = |json: &str, expected: &str| assert_eq!(ascii(json.to_owned()), expected);
    check("{\"a\":1}", "{\"a\":1}");
    check("\"é\"", "\"\\u00e9\"");
    check("\"森a愛\"", "\"\\u68eea\\u611b\"");
    check("\"👩‍🎤\"", "\"\\ud83d\\udc69\\u200d\\ud83c\\udfa4\"");
    check("", "");
}

#[test]
fn names_of_every_script_survive_storage() {
    for name in ["👩‍🎤 Zoë", "ليلى حداد", "森 愛子", "김서준", "\u{10ffff}", "a\u{301}"] {
        let campaign = campaign(vec![person(1, name, &[])]);
        let stored = ascii(write_compact(&Document::new(campaign.clone()), ""));
        assert!(stored.is_ascii());
        assert_eq!(read(stored.as_bytes(), &mut ids()).expect("opens").document.campaign.roster[0].name(), name);
    }
}

#[test]
fn half_a_character_in_a_file_is_refused_with_its_place() {
    for half in ["\\ud83d", "\\ud83d x", "\\udc69", "\\ud83d\\u0041"] {
        let file = format!("{{\"format\":\"rollcall.campaign\",\n\"version\":1,\"campaign\":{{\"name\":\"{half}\"}}}}");
        let said = read(file.as_bytes(), &mut ids()).expect_err(half).to_string();
        assert!(said.starts_with("The file cannot be read as JSON: ") && said.contains("(line 2, column "), "{said}");
    }
}
