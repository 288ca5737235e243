//! The calendar against naive counting.

use crate::arbitrary::{campaign, day};
use chrono::Weekday;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use rollcall::domain::calendar::{Agenda, MARKS, Mark, Scope, agenda, month};
use rollcall::domain::campaign::Campaign;
use rollcall::domain::influencer::Influencer;
use rollcall::domain::month::Month;
use rollcall::domain::status::{InfluencerStatus, TaskStatus};
use rollcall::domain::task::Task;

fn is_active(influencer: &Influencer) -> bool {
    !matches!(influencer.influencer_status, InfluencerStatus::Rejected | InfluencerStatus::Cancelled)
}

fn shown(campaigns: &[Campaign], scope: Scope) -> Vec<(&Campaign, &Influencer, &Task)> {
    let mut found = Vec::new();
    for campaign in campaigns {
        for influencer in &campaign.roster {
            for task in &influencer.tasks {
                if scope == Scope::All || (task.status != TaskStatus::Done && is_active(influencer)) {
                    found.push((campaign, influencer, task));
                }
            }
        }
    }
    found
}

fn scope() -> impl Strategy<Value = Scope> {
    select(vec![Scope::All, Scope::Open])
}

proptest! {
    #[test]
    fn a_month_marks_each_day_with_its_tasks(campaigns in vec(campaign(), 0..3), scope in scope(), day in day(), monday: bool) {
        let page = Month::of(day).page(if monday { Weekday::Mon } else { Weekday::Sun });
        let days = month(&campaigns, scope, &page);
        prop_assert_eq!(days.len(), page.len());
        for (date, marks) in page.iter().zip(days) {
            let mut expected: Vec<Mark> = shown(&campaigns, scope)
                .iter()
                .filter(|(_, _, task)| task.date == Some(*date))
                .map(|(_, influencer, task)| Mark { inactive: !is_active(influencer), status: task.status })
                .collect();
            expected.sort();
            prop_assert_eq!(marks.tasks, expected.len());
            expected.truncate(MARKS);
            prop_assert_eq!(marks.marks, expected);
        }
    }

    #[test]
    fn a_list_has_its_tasks_in_order_and_says_how_many(
        campaigns in vec(campaign(), 0..3),
        scope in scope(),
        today in day(),
        kind in 0..3,
        most in 0usize..6,
    ) {
        let list = [Agenda::Day(today), Agenda::Overdue(today), Agenda::NoDate][kind as usize];
        let mut expected: Vec<_> = shown(&campaigns, scope)
            .into_iter()
            .filter(|(_, influencer, task)| match list {
                Agenda::Day(day) => task.date == Some(day),
                Agenda::Overdue(today) => {
                    is_active(influencer) && task.status != TaskStatus::Done && task.date.is_some_and(|date| date < today)
                }
                Agenda::NoDate => task.date.is_none(),
            })
            .collect();
        // The earliest first, then those to be done before those done, then by name.
        expected.sort_by_key(|(_, influencer, task)| {
            (!is_active(influencer), task.date, task.status, influencer.name().to_owned(), task.id)
        });
        let entries = agenda(&campaigns, scope, list, most);
        prop_assert_eq!(entries.total, expected.len());
        prop_assert_eq!(entries.first.len(), expected.len().min(most));
        let key = |task: &Task, influencer: &Influencer| (task.date, task.status, influencer.name().to_owned(), task.id);
        for (entry, (_, influencer, task)) in entries.first.iter().zip(&expected) {
            prop_assert_eq!((entry.date, entry.status, entry.name.clone(), entry.task), key(task, influencer));
            prop_assert_eq!(&entry.kind, task.kind.name());
            prop_assert_eq!(entry.network, task.kind.network());
            prop_assert_eq!(entry.inactive, !is_active(influencer));
        }
    }
}
