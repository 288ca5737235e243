//! Which networks the task form offers: every sentence of `domain.md`.

use crate::people::{network, person};
use rollcall::domain::influencer::Influencer;
use rollcall::domain::network::Network;
use rollcall::domain::task_form::{offer_for_one, offer_for_several};

fn keys(networks: &[Network]) -> String {
    networks.iter().map(|network| network.key()).collect::<Vec<_>>().join(" ")
}

#[test]
fn one_influencer_is_offered_every_network_they_have_an_account_on_then_others() {
    let check = |accounts: &[&str], expected: &str| {
        let offer = offer_for_one(&person(1, "Lena", accounts));
        assert_eq!(keys(&offer.networks), expected, "{accounts:?}");
        assert_eq!(offer.left_out, [], "nothing is left out for one");
    };
    check(&[], "others");
    check(&["instagram"], "instagram others");
    check(&["pinterest", "instagram"], "instagram pinterest others");
    check(&["instagram", "instagram"], "instagram others");
    check(&["others"], "others");
    check(
        &["instagram", "youtube", "twitter", "tiktok", "facebook", "twitch", "linkedin", "pinterest", "others"],
        "instagram youtube twitter tiktok facebook twitch linkedin pinterest others",
    );
}

/// `left_out` is the reasons, joined by `; `.
fn check_several(accounts: &[&[&str]], briefing: &[&str], offered: &str, left_out: &str) {
    let people: Vec<Influencer> = (1..).zip(accounts).map(|(id, networks)| person(id, "Lena", networks)).collect();
    let briefing: Vec<Network> = briefing.iter().map(|key| network(key)).collect();
    let offer = offer_for_several(&people.iter().collect::<Vec<_>>(), &briefing);
    let reasons: Vec<String> = offer.left_out.iter().map(|left| left.reason()).collect();
    assert_eq!(keys(&offer.networks), offered, "{accounts:?} {briefing:?}");
    assert_eq!(reasons.join("; "), left_out, "{accounts:?} {briefing:?}");
}

#[test]
fn several_are_offered_what_all_have_and_the_briefing_includes() {
    // What all have in common, and the briefing includes.
    check_several(
        &[&["instagram", "youtube"], &["youtube", "instagram"]],
        &["instagram", "youtube"],
        "instagram youtube others",
        "",
    );
    // All have it, and the briefing does not include it: not offered, and no word about it.
    check_several(&[&["instagram", "tiktok"], &["instagram", "tiktok"]], &["instagram"], "instagram others", "");
    // Nobody is asked about a network outside the briefing.
    check_several(
        &[&["twitch"], &["instagram"]],
        &["instagram"],
        "others",
        "Instagram is not offered: 1 of 2 selected has no Instagram account",
    );
    // A briefing with no network chosen restricts nothing, and has nothing to leave out.
    check_several(&[&["instagram", "twitch"], &["twitch", "youtube"]], &[], "twitch others", "");
    // Nobody has anything.
    check_several(
        &[&[], &[]],
        &["youtube"],
        "others",
        "YouTube is not offered: 2 of 2 selected have no YouTube account",
    );
    check_several(&[&[], &[]], &[], "others", "");
    // In the catalogue's order, whatever the order of the briefing.
    check_several(&[&["pinterest", "instagram"]], &["pinterest", "instagram"], "instagram pinterest others", "");
    // An account outside every network changes nothing.
    check_several(&[&["others"], &["others"]], &[], "others", "");
    // Several reasons, in the catalogue's order.
    check_several(
        &[&["instagram"], &["instagram", "twitter"], &["instagram"]],
        &["twitter", "instagram", "youtube"],
        "instagram others",
        "YouTube is not offered: 3 of 3 selected have no YouTube account; \
         X (Twitter) is not offered: 2 of 3 selected have no X (Twitter) account",
    );
}

#[test]
fn who_has_no_account_can_be_seen() {
    let people: Vec<Influencer> = (1..=12)
        .map(|id| person(id, "Lena", if id % 4 == 0 { &["instagram"] } else { &["instagram", "youtube"] }))
        .collect();
    let offer = offer_for_several(&people.iter().collect::<Vec<_>>(), &[network("instagram"), network("youtube")]);
    let [left_out] = offer.left_out.as_slice() else { panic!("{offer:?}") };
    assert_eq!(left_out.reason(), "YouTube is not offered: 3 of 12 selected have no YouTube account");
    assert_eq!(left_out.missing, [people[3].id, people[7].id, people[11].id]);
}
