//! Handles as stored.

use crate::arbitrary::network;
use proptest::prelude::*;
use rollcall::domain::handle::Handle;
use rollcall::domain::id::InfluencerId;
use rollcall::domain::network::Network;

/// What people paste around a handle, in any combination.
fn pasted() -> impl Strategy<Value = String> {
    let part = prop::sample::select(vec![
        "@",
        " ",
        "https://",
        "http://",
        "instagram.com/",
        "www.x.com/",
        "tiktok.com/@",
        "youtube.com/c/",
        "lena",
        "森",
        "/",
        "?a=b",
        "#top",
        ".",
    ]);
    prop_oneof![prop::collection::vec(part, 0..6).prop_map(|parts| parts.concat()), "\\PC{0,20}"]
}

proptest! {
    #[test]
    fn a_handle_that_was_read_reads_as_itself(network in network(), text in pasted()) {
        if let Ok(handle) = Handle::parse(network, &text) {
            let again = Handle::parse(network, handle.as_str()).map(|again| again.to_string());
            prop_assert_eq!(again, Ok(handle.to_string()));
        }
    }

    #[test]
    fn a_handle_has_no_at_sign_before_it(network in network(), text in pasted()) {
        if let Ok(handle) = Handle::parse(network, &text) {
            prop_assert!(!handle.as_str().starts_with(['@', ' ']), "{}", handle);
        }
    }
}

#[test]
fn an_at_sign_before_a_link_is_no_part_of_the_handle() {
    let handle = Handle::parse(Network::from_key("instagram").unwrap(), "@instagram.com/lena");
    assert_eq!(handle.map(|handle| handle.to_string()).as_deref(), Ok("lena"));
}

#[test]
fn ids_are_read_in_the_forms_in_which_people_copy_them() {
    let id = InfluencerId::parse("0197a1c2-0000-7c6e-bc20-d8212789d059").unwrap();
    assert_eq!(InfluencerId::parse("0197A1C2-0000-7C6E-BC20-D8212789D059"), Some(id));
    assert_eq!(id.to_string(), "0197a1c2-0000-7c6e-bc20-d8212789d059");
    assert_eq!(InfluencerId::parse("0197a1c2"), None);
    assert_eq!(InfluencerId::parse(""), None);
}
