//! What an import says it would do, and that it does that and nothing else (`document.md`, Importing).

use crate::arbitrary;
use crate::edits::{act, differing, play, replica, steps};
use crate::people::{campaign, ids, person, task};
use proptest::prelude::*;
use rollcall::document::edits::{Entity, Field};
use rollcall::document::{Document, Opened, Origin, Preview, Standing, read, write};
use rollcall::domain::command::{Command, TaskChange, TaskEdit};
use rollcall::domain::id::InfluencerId;
use rollcall::domain::status::ClientStatus;

/// The file that somebody exports, as it is read by somebody else.
fn exported(document: &Document) -> Opened {
    read(write(document, "2027-05-02T09:30:00Z").as_bytes(), &mut ids()).expect("opens")
}

/// The same without the record of its edits, as written by hand.
fn by_hand(document: &Document, change: impl Fn(&mut serde_json::Value)) -> Opened {
    let mut file: serde_json::Value = serde_json::from_str(&write(document, "")).expect("JSON");
    change(&mut file);
    read(file.to_string().as_bytes(), &mut ids()).expect("opens")
}

fn two() -> Document {
    let mut lena = person(1, "Lena", &["instagram"]);
    lena.tasks = vec![task(11, "instagram", "story", 120_000)];
    Document::new(campaign(vec![lena, person(2, "Tomás", &[])]))
}

fn id(document: &Document, index: usize) -> InfluencerId {
    document.campaign.roster[index].id
}

fn set(document: &mut Document, index: usize, status: ClientStatus, who: usize) {
    let command = Command::client_status(&[id(document, index)], status);
    act(document, command, who).expect("changes something");
}

/// The rows as `KIND NAME FIELD`, with a `-` before those that are off.
fn rows(preview: &Preview) -> Vec<String> {
    let said = |row: &rollcall::document::Row| {
        let off = if row.take { "" } else { "-" };
        format!("{off}{:?} {} {}", row.kind, row.name, row.field.key())
    };
    preview.rows.iter().map(said).collect()
}

#[test]
fn the_same_file_and_an_older_one_bring_nothing() {
    let mut mine = two();
    let untouched = exported(&mine);
    set(&mut mine, 0, ClientStatus::Backup, 0);
    let first = exported(&mine);
    assert_eq!(Preview::of(&mine, &first).standing, Standing::Same);
    assert_eq!(Preview::of(&mine, &untouched).standing, Standing::Older);
    set(&mut mine, 0, ClientStatus::Accepted, 0);
    let preview = Preview::of(&mine, &first);
    assert_eq!((rows(&preview), preview.standing), (vec![], Standing::Older));
}

#[test]
fn what_they_changed_is_a_row_and_what_both_changed_a_conflict() {
    let (mut mine, mut theirs) = (two(), two());
    set(&mut theirs, 0, ClientStatus::Accepted, 1);
    set(&mut theirs, 1, ClientStatus::Backup, 1);
    set(&mut mine, 1, ClientStatus::Rejected, 0);
    let file = exported(&theirs);
    let preview = Preview::of(&mine, &file);
    assert_eq!(rows(&preview), ["Changed Lena client_status", "Conflict Tomás client_status"]);
    preview.apply(&mut mine, &file.document, replica(0));
    assert_eq!(mine.campaign.roster[0].client_status, ClientStatus::Accepted);
    assert_eq!(mine.campaign.roster[1].client_status, ClientStatus::Backup, "the greater stamp is recommended");
    assert_eq!(rows(&Preview::of(&mine, &file)), [] as [String; 0], "nothing is asked twice");
}

#[test]
fn what_is_left_stays_left() {
    let (mut mine, mut theirs) = (two(), two());
    set(&mut theirs, 0, ClientStatus::Accepted, 1);
    act(&mut theirs, Command::AddInfluencers(vec![(2, person(3, "Mia", &[]))]), 1);
    let gone = Command::RemoveInfluencers(vec![id(&theirs, 1)]);
    act(&mut theirs, gone, 1);
    let file = exported(&theirs);
    let mut preview = Preview::of(&mine, &file);
    assert_eq!(rows(&preview), ["Changed Lena client_status", "Removed Tomás removed", "New Mia removed"]);
    preview.rows.iter_mut().for_each(|row| row.take = false);
    preview.apply(&mut mine, &file.document, replica(0));
    assert_eq!(mine.campaign, two().campaign);
    assert_eq!(rows(&Preview::of(&mine, &file)), [] as [String; 0]);
    // They hear of it, and take it over.
    let preview = Preview::of(&theirs, &exported(&mine));
    preview.apply(&mut theirs, &mine, replica(1));
    assert_eq!(theirs.campaign, two().campaign);
}

#[test]
fn who_is_removed_here_and_edited_there_is_a_conflict_and_kept() {
    let check = |edit: &dyn Fn(&mut Document)| {
        let (mut mine, mut theirs) = (two(), two());
        let gone = Command::RemoveInfluencers(vec![id(&mine, 0)]);
        act(&mut mine, gone, 0);
        edit(&mut theirs);
        let file = exported(&theirs);
        let preview = Preview::of(&mine, &file);
        assert_eq!(rows(&preview), ["Conflict Lena removed"]);
        preview.apply(&mut mine, &file.document, replica(0));
        assert_eq!(mine.campaign, theirs.campaign);
        // And the other way round.
        let (mut mine, mut theirs) = (two(), two());
        edit(&mut mine);
        let gone = Command::RemoveInfluencers(vec![id(&theirs, 0)]);
        act(&mut theirs, gone, 2);
        let before = mine.campaign.clone();
        let file = exported(&theirs);
        let preview = Preview::of(&mine, &file);
        assert_eq!(rows(&preview), ["-Conflict Lena removed"]);
        preview.apply(&mut mine, &file.document, replica(0));
        assert_eq!(mine.campaign, before);
    };
    check(&|document| set(document, 0, ClientStatus::Backup, 1));
    check(&|document| {
        let edit = TaskEdit::Add(9, task(12, "instagram", "photo", 500));
        act(document, Command::ChangeTasks(vec![TaskChange { influencer: id(document, 0), edit }]), 1);
    });
    check(&|document| {
        let edit = TaskEdit::Put(task(11, "instagram", "story", 7));
        act(document, Command::ChangeTasks(vec![TaskChange { influencer: id(document, 0), edit }]), 1);
    });
}

#[test]
fn a_file_changed_by_hand_lists_every_value_that_differs() {
    let mut mine = two();
    set(&mut mine, 1, ClientStatus::Backup, 0);
    let file = by_hand(&mine, |file| {
        file["campaign"]["influencers"][0]["name"] = "Lena Fischer".into();
        file["campaign"]["influencers"][0]["tasks"][0]["price"] = "5.00".into();
    });
    assert_eq!(file.origin, Origin::ByHand);
    let preview = Preview::of(&mine, &file);
    assert_eq!(rows(&preview), ["Changed Lena name", "Changed Lena price"]);
    preview.apply(&mut mine, &file.document, replica(0));
    assert_eq!(mine.campaign, file.document.campaign);
    let at = Entity::Influencer(id(&mine, 0));
    assert_eq!(mine.stamp(at, Field::Name).map(|stamp| stamp.replica), Some(replica(0)), "an edit of who imports");
}

#[test]
fn a_file_that_tells_no_edits_takes_nothing_away_by_itself() {
    let mut mine = two();
    let file = by_hand(&mine, |file| {
        file.as_object_mut().expect("an object").remove("edits");
        file["campaign"]["influencers"].as_array_mut().expect("a list").remove(1);
        file["campaign"]["client"] = "Northwind".into();
    });
    assert_eq!(file.origin, Origin::Untold);
    let preview = Preview::of(&mine, &file);
    assert_eq!(rows(&preview), ["Changed  client", "-Removed Tomás removed"]);
    preview.apply(&mut mine, &file.document, replica(0));
    assert_eq!(mine.campaign.roster.len(), 2);
    assert_eq!(mine.campaign.briefing.client, "Northwind");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn applying_what_is_recommended_leaves_nothing_to_ask(base in arbitrary::campaign(), steps in steps(2, 12)) {
        let (mut documents, _) = play(&base, 2, steps);
        let theirs = documents.pop().expect("two");
        let mut mine = documents.pop().expect("two");
        let file = exported(&theirs);
        let (delta, _) = Preview::of(&mine, &file).apply(&mut mine, &file.document, replica(0));
        let again = Preview::of(&mine, &file);
        prop_assert_eq!(rows(&again), [] as [String; 0]);
        // What is stored of it has the same effect on another tab of this browser.
        let line = delta.write();
        let read = rollcall::document::Delta::read(&line).expect("reads");
        prop_assert_eq!(read, delta);
    }

    #[test]
    fn leaving_everything_changes_nothing(base in arbitrary::campaign(), steps in steps(2, 12)) {
        let (mut documents, _) = play(&base, 2, steps);
        let theirs = documents.pop().expect("two");
        let mut mine = documents.pop().expect("two");
        let before = mine.clone();
        let file = exported(&theirs);
        let mut preview = Preview::of(&mine, &file);
        preview.rows.iter_mut().for_each(|row| row.take = false);
        preview.apply(&mut mine, &file.document, replica(0));
        let here = |document: &Document| document.campaign.roster.iter().map(|i| i.id).collect::<Vec<_>>();
        let (mut left, mut right) = (here(&mine), here(&before));
        left.sort_unstable();
        right.sort_unstable();
        prop_assert_eq!(left, right, "{:?}", differing(&mine, &before));
        for influencer in &before.campaign.roster {
            let now = mine.campaign.roster.get(influencer.id).expect("still here");
            prop_assert_eq!(now.name(), influencer.name());
            prop_assert_eq!(now.client_status, influencer.client_status);
            prop_assert_eq!(now.tasks.len(), influencer.tasks.len());
        }
    }
}
