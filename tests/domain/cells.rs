//! Cells of the roster as text: what is copied can be pasted, and a paste changes what it says and nothing else.

use crate::arbitrary::campaign;
use crate::people::{self, person};
use proptest::prelude::*;
use rollcall::domain::cell::{CellText, edit, text};
use rollcall::domain::command::apply;
use rollcall::domain::detail::Detail;
use rollcall::domain::query::Column;
use rollcall::domain::status::{ClientStatus, InfluencerStatus};

const EDITABLE: [Column; 6] = [
    Column::Name,
    Column::Reach,
    Column::InfluencerStatus,
    Column::ClientStatus,
    Column::Detail(Detail::Tags),
    Column::Detail(Detail::Notes),
];

proptest! {
    #[test]
    fn what_is_copied_and_pasted_over_itself_changes_nothing(campaign in campaign()) {
        let currency = campaign.briefing.currency;
        let cells: Vec<CellText> = campaign.roster.iter().flat_map(|influencer| {
            EDITABLE.map(|column| CellText { influencer: influencer.id, column, text: text(influencer, column, currency) })
        }).collect();
        prop_assert_eq!(edit(&campaign, &cells), (None, vec![]));
    }

    #[test]
    fn what_is_copied_from_one_row_and_pasted_into_another_stands_there(campaign in campaign()) {
        let currency = campaign.briefing.currency;
        let roster = &campaign.roster;
        prop_assume!(roster.len() > 1);
        let columns = [Column::Name, Column::InfluencerStatus, Column::ClientStatus, Column::Detail(Detail::Tags)];
        let into = roster[1].id;
        let cells = columns.map(|column| CellText { influencer: into, column, text: text(&roster[0], column, currency) });
        let (command, refused) = edit(&campaign, &cells);
        prop_assert_eq!(refused, vec![]);
        let mut after = campaign.clone();
        if let Some(command) = command {
            apply(&mut after, command).expect("carried out");
        }
        for column in columns {
            prop_assert_eq!(text(&after.roster[1], column, currency), text(&roster[0], column, currency));
        }
        prop_assert_eq!(&after.roster[0], &campaign.roster[0]);
    }
}

#[test]
fn each_cell_is_read_by_its_column_and_refused_with_a_sentence() {
    let lena = person(1, "Lena", &["instagram"]);
    let tomas = person(2, "Tomás", &["instagram"]);
    let campaign = people::campaign(vec![lena.clone(), tomas.clone()]);
    let handle = tomas.accounts()[0].handle.to_string();
    let check = |column: Column, typed: &str, expected: Result<&str, &str>| {
        let cell = CellText { influencer: lena.id, column, text: typed.to_owned() };
        let (command, refused) = edit(&campaign, &[cell]);
        match expected {
            Ok(kept) => {
                assert_eq!(refused, [], "{typed}");
                let mut after = campaign.clone();
                apply(&mut after, command.expect("a change")).expect("carried out");
                assert_eq!(text(&after.roster[0], column, after.briefing.currency), kept, "{typed}");
                assert_eq!(after.roster[1], campaign.roster[1]);
            }
            Err(part) => {
                assert_eq!(command, None, "{typed}");
                assert!(refused.len() == 1 && refused[0].why.contains(part), "{typed}: {refused:?}");
            }
        }
    };
    check(Column::Name, " Lena F. ", Ok("Lena F."));
    check(Column::Name, " ", Err("empty"));
    check(Column::Reach, "Instagram @lena.f 10k", Ok("Instagram @lena.f 10000"));
    check(Column::Reach, &format!("Instagram {handle}"), Err("Tomás has this handle"));
    check(Column::InfluencerStatus, "in campaign", Ok("In Campaign"));
    check(Column::InfluencerStatus, "IN_CAMPAIGN", Ok("In Campaign"));
    check(Column::InfluencerStatus, "Booked", Err("one of Pending, Accepted"));
    check(Column::ClientStatus, "backup", Ok("Backup"));
    check(Column::Tasks, "5", Err("follows from the tasks"));
    check(Column::Cost, "500", Err("follows from the tasks"));
    check(Column::Detail(Detail::Engagement), "4,5%", Ok("4.5"));
    check(Column::Detail(Detail::Email), "nowhere", Err("not an email"));
}

#[test]
fn a_block_is_one_change_and_what_is_wrong_in_it_is_left_out() {
    let (lena, tomas) = (person(1, "Lena", &["instagram"]), person(2, "Tomás", &["instagram"]));
    let campaign = people::campaign(vec![lena.clone(), tomas.clone()]);
    let cell = |who: &rollcall::domain::influencer::Influencer, column, text: &str| CellText {
        influencer: who.id,
        column,
        text: text.to_owned(),
    };
    let cells = [
        cell(&lena, Column::InfluencerStatus, "Accepted"),
        cell(&lena, Column::ClientStatus, "Maybe"),
        cell(&tomas, Column::InfluencerStatus, "Rejected"),
        cell(&tomas, Column::ClientStatus, "Backup"),
        cell(&tomas, Column::Name, "Tom"),
        cell(&tomas, Column::Reach, "Instagram @tom"),
        // Of a cell that comes twice the later text counts.
        cell(&lena, Column::Detail(Detail::Country), "France"),
        cell(&lena, Column::Detail(Detail::Country), "Spain"),
        // A handle that was just given away belongs to somebody.
        cell(&lena, Column::Reach, "Instagram @tom"),
    ];
    let (command, refused) = edit(&campaign, &cells);
    let refused: Vec<_> = refused.iter().map(|cell| (cell.influencer, cell.column)).collect();
    assert_eq!(refused, [(lena.id, Column::ClientStatus), (lena.id, Column::Reach)]);
    let mut after = campaign.clone();
    let applied = apply(&mut after, command.expect("a change")).expect("carried out");
    let statuses: Vec<_> = after.roster.iter().map(|it| (it.influencer_status, it.client_status)).collect();
    assert_eq!(
        statuses,
        [(InfluencerStatus::Accepted, ClientStatus::Pending), (InfluencerStatus::Rejected, ClientStatus::Backup)]
    );
    assert_eq!(after.roster[1].name(), "Tom");
    assert_eq!(after.roster[1].accounts()[0].handle.as_str(), "tom");
    assert_eq!(after.roster[0].details.get(Detail::Country), "Spain");
    apply(&mut after, applied.inverse).expect("taken back");
    assert_eq!(after, campaign);
}
