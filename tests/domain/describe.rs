//! What is announced after each command.

use crate::people::{campaign, person, task};
use rollcall::domain::command::{Command, TaskChange, TaskEdit};
use rollcall::domain::detail::Detail;
use rollcall::domain::id::InfluencerId;
use rollcall::domain::own_column::{ColumnKind, OwnColumn};
use rollcall::domain::short_id::ColumnId;
use rollcall::domain::status::{ClientStatus, InfluencerStatus};
use rollcall::domain::unknown::Unknown;

#[test]
fn each_command_says_what_it_did() {
    let (lena, tomas, aiko) = (person(1, "Lena", &[]), person(2, "Tomás", &[]), person(3, "愛子", &[]));
    let (one, two, all) = (vec![lena.id], vec![lena.id, tomas.id], vec![lena.id, tomas.id, aiko.id]);
    let before = campaign(vec![lena.clone(), tomas.clone(), aiko.clone()]);
    let podcast = || task(11, "others", "Podcast", 0);
    let tasks = |edits: Vec<(u128, TaskEdit)>| {
        let whose = |n: u128| [lena.id, tomas.id, aiko.id][n as usize - 1];
        let changes = edits.into_iter().map(|(who, edit)| TaskChange { influencer: whose(who), edit });
        Command::ChangeTasks(changes.collect())
    };
    let check = |command: Command, expected: &str| assert_eq!(command.describe(&before), expected);
    check(Command::EditBriefing(Box::new(before.briefing.clone())), "Briefing changed");
    check(Command::AddInfluencers(vec![(0, person(4, "Priya", &[]))]), "Priya added");
    check(
        Command::AddInfluencers(vec![(0, person(4, "Priya", &[])), (1, person(5, "Noah", &[]))]),
        "2 influencers added",
    );
    check(Command::EditInfluencers(vec![(lena.id, lena.profile.clone())]), "Lena changed");
    check(Command::RemoveInfluencers(one.clone()), "Lena removed from the campaign");
    check(Command::RemoveInfluencers(two.clone()), "2 influencers removed from the campaign");
    check(
        Command::influencer_status(&one, InfluencerStatus::InCampaign),
        "Influencer status of Lena set to In Campaign",
    );
    check(Command::client_status(&all, ClientStatus::Backup), "Client status of 3 influencers set to Backup");
    check(
        Command::SetClientStatus(vec![(lena.id, ClientStatus::Backup), (tomas.id, ClientStatus::Pending)]),
        "Client status of 2 influencers set",
    );
    check(tasks(vec![(1, TaskEdit::Add(0, podcast()))]), "1 task added for Lena");
    check(
        tasks(vec![(1, TaskEdit::Add(0, podcast())), (2, TaskEdit::Add(0, podcast()))]),
        "2 tasks added for 2 influencers",
    );
    check(
        tasks(vec![
            (1, TaskEdit::Remove(podcast().id)),
            (1, TaskEdit::Put(podcast())),
            (1, TaskEdit::Add(0, podcast())),
            (1, TaskEdit::Put(podcast())),
        ]),
        "1 task added, 2 tasks changed, 1 task removed for Lena",
    );
    check(Command::Replace(Box::new(before.clone())), "Campaign replaced");
    let detail = |who: &[InfluencerId], detail: Detail, value: &str| {
        Command::SetDetails(who.iter().map(|id| (*id, detail, value.to_owned())).collect())
    };
    check(detail(&one, Detail::Country, "France"), "Country of Lena set to France");
    check(detail(&two, Detail::Email, ""), "Email of 2 influencers removed");
    check(detail(&all, Detail::Notes, "Long"), "Notes of 3 influencers changed");
    let mut table = before.table.clone();
    let id = ColumnId::new(1);
    let size = OwnColumn { id, name: "Size".to_owned(), kind: ColumnKind::Text, unknown: Unknown::default() };
    table.put_column(id, Some(size));
    check(Command::SetTable(Box::new(table)), "Column Size added");
    check(Command::SetTable(Box::new(before.table.clone())), "Columns arranged");
    let both = vec![Command::client_status(&one, ClientStatus::Backup), detail(&one, Detail::Country, "Italy")];
    check(Command::Several(both), "Client status of Lena set to Backup · Country of Lena set to Italy");
}

#[test]
fn an_influencer_who_comes_twice_in_a_command_is_one() {
    let lena = person(1, "Lena", &[]);
    let before = campaign(vec![lena.clone()]);
    let twice = Command::client_status(&[lena.id, lena.id], ClientStatus::Backup);
    assert_eq!(twice.describe(&before), "Client status of Lena set to Backup");
}
