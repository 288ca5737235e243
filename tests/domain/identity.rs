//! Who is one person, and who is not.

use crate::people::person;
use rollcall::domain::detail::Detail;
use rollcall::domain::handle::Handle;
use rollcall::domain::identity::{By, Doubt, pair_people};
use rollcall::domain::influencer::{Account, Influencer};
use rollcall::domain::likeness::are_alike;
use rollcall::domain::network::Network;
use rollcall::domain::unknown::Unknown;

/// Somebody with these accounts, `NETWORK HANDLE`, and this email.
fn who(name: &str, accounts: &[&str], email: &str) -> Influencer {
    let mut someone = person(1, name, &[]);
    let account = |text: &&str| {
        let (network, handle) = text.split_once(' ').expect("two words");
        let network = Network::from_key(network).expect("a network");
        let handle = Handle::parse(network, handle).expect("a handle");
        Account { network, handle, url: None, followers: None, unknown: Unknown::default() }
    };
    someone.profile.accounts = accounts.iter().map(account).collect();
    someone.details.set(Detail::Email, email);
    someone
}

#[test]
fn names_are_alike_where_they_may_be_of_one() {
    for (one, other, expected) in [
        ("Lena Fischer", "lena fischer", true),
        ("Lena Fischer", "Lena F.", true),
        ("Lena", "Lena Fischer", true),
        ("Fischer, Lena", "Lena Fischer", true),
        ("Tomás Ruiz", "Tomas Ruiz", true),
        ("Ana", "Anna", true),
        ("", "Anna", true),
        ("森 愛子", "森 愛子", true),
        ("Lena Fischer", "Ben Fischer", false),
        ("Lena Fischer", "Kim Park", false),
        ("Anna Fischer", "Fischer Ben", false),
    ] {
        assert_eq!(are_alike(one, other), expected, "{one} {other}");
        assert_eq!(are_alike(other, one), expected, "{other} {one}");
    }
}

#[test]
fn handles_decide_and_emails_and_names_have_doubts() {
    let check = |one: Influencer, other: Influencer, expected: Option<(By, Option<Doubt>)>| {
        let pairs = pair_people(&[&one], &[&other]);
        assert_eq!(pairs.into_iter().next().map(|pair| (pair.by, pair.doubt)), expected, "{}", other.name());
    };
    let instagram = Network::from_key("instagram").expect("a network");
    let handle = |text: &str| By::Handle(instagram, text.to_owned());
    let lena = || who("Lena Fischer", &["instagram lenaf"], "lena@example.com");
    check(lena(), who("Somebody", &["instagram LenaF"], ""), Some((handle("LenaF"), None)));
    check(
        lena(),
        who("Lena", &["tiktok other"], "LENA@example.com"),
        Some((By::Email("LENA@example.com".into()), None)),
    );
    check(
        lena(),
        who("Ben Fischer", &[], "lena@example.com"),
        Some((By::Email("lena@example.com".into()), Some(Doubt::Names))),
    );
    check(
        lena(),
        who("Lena", &["instagram other"], "lena@example.com"),
        Some((By::Email("lena@example.com".into()), Some(Doubt::Accounts(instagram)))),
    );
    let name = || By::Name("lena fischer".to_owned());
    check(lena(), who("lena fischer", &["tiktok lena"], ""), Some((name(), None)));
    check(lena(), who("lena fischer", &["instagram l"], ""), Some((name(), Some(Doubt::Accounts(instagram)))));
    check(lena(), who("lena fischer", &[], "l@x.de"), Some((name(), Some(Doubt::Emails))));
    check(who("Ana", &[], ""), who("ana", &[], ""), Some((By::Name("ana".into()), Some(Doubt::OneWord))));
    check(lena(), who("Ben Fischer", &["instagram ben"], ""), None);
    // The site of an agency is no account of one person.
    let agency = |name| who(name, &["others agency.example.com"], "");
    check(agency("Lena Fischer"), agency("Kim Park"), None);
}

#[test]
fn nobody_is_two_and_what_is_certain_comes_first() {
    let mail = "team@agency.com";
    let here = [who("Ben Koch", &[], mail), who("Lena Fischer", &[], mail), who("Kim Park", &[], "")];
    let there = [
        who("Mia Chen", &[], mail),
        who("Lena Fischer", &[], mail),
        who("Kim Park", &[], ""),
        who("Kim Park", &[], ""),
    ];
    let pairs = pair_people(&here.each_ref()[..], &there.each_ref()[..]);
    let found: Vec<(usize, usize, bool)> =
        pairs.iter().map(|pair| (pair.here, pair.there, pair.doubt.is_none())).collect();
    let mut sorted = found.clone();
    sorted.sort_unstable();
    assert_eq!(sorted, [(0, 0, false), (1, 1, true), (2, 2, true)]);
}
