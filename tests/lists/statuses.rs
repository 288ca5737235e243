//! Statuses of other tools: suggested, and taken only when the user has said so.

use crate::check::{check, empty, outcome, plan, same};
use rollcall::lists::Suggestion;

const LIST: &str = "Name | Status | Client status
     A A | Booked | Approved
     B B | Contacted | Maybe
     C C | Declined |
     D D | In Campaign | Rejected
     E E | Purple | ";

#[test]
fn our_own_words_are_taken_and_those_of_others_wait() {
    check(LIST, "A A\nB B\nC C\nD D in_campaign/rejected\nE E");
    let plan = plan(&empty(), LIST);
    assert!(plan.mapping.has_suggestions());
    let words: Vec<_> = plan.mapping.words.iter().map(|it| (it.word.as_str(), it.rows, it.chosen)).collect();
    assert_eq!(
        words,
        [
            ("Booked", 1, Some("accepted")),
            ("Contacted", 1, Some("pending")),
            ("Declined", 1, Some("rejected")),
            ("In Campaign", 1, Some("in_campaign")),
            ("Purple", 1, None),
            ("Approved", 1, Some("accepted")),
            ("Maybe", 1, Some("backup")),
            ("Rejected", 1, Some("rejected")),
        ]
    );
}

#[test]
fn once_confirmed_they_are_taken() {
    let mut plan = plan(&empty(), LIST);
    plan.mapping.words_confirmed = true;
    let expected = "A A accepted/accepted\nB B pending/backup\nC C rejected/pending\nD D in_campaign/rejected\nE E";
    same(&outcome(&empty(), &plan), expected, LIST);
}

#[test]
fn what_a_word_means_can_be_changed() {
    let mut plan = plan(&empty(), LIST);
    plan.mapping.words_confirmed = true;
    for word in &mut plan.mapping.words {
        match word.suggestion {
            Suggestion::Unknown => word.chosen = Some("finished"),
            Suggestion::Theirs("accepted") => word.chosen = None,
            _ => {}
        }
    }
    let expected = "A A\nB B pending/backup\nC C rejected/pending\nD D in_campaign/rejected\nE E finished/pending";
    same(&outcome(&empty(), &plan), expected, LIST);
}

#[test]
fn other_languages_and_numbered_boards() {
    let list = "Nombre | Estado\nA A | Confirmado\nB B | 2. Rechazado\nC C | ✅ Reservado";
    let mut plan = plan(&empty(), list);
    plan.mapping.words_confirmed = true;
    same(&outcome(&empty(), &plan), "A A accepted/pending\nB B rejected/pending\nC C accepted/pending", list);
}

#[test]
fn what_the_client_says_is_a_comment() {
    check("Name | Client status | Client comments\nA A | Accepted | Lovely", "A A pending/accepted; “Lovely”");
}
