//! Every command can be taken back, and a refused one changes nothing.

use crate::arbitrary::{campaign, exactly, intent};
use crate::people;
use proptest::collection::vec;
use proptest::prelude::*;
use rollcall::document::{Document, History, STEPS};
use rollcall::domain::briefing_form::BriefingForm;
use rollcall::domain::bulk::{Shift, add_tags, remove_tags, set_detail, set_task_price, set_task_status, shift_dates};
use rollcall::domain::campaign::Campaign;
use rollcall::domain::cell::{self, CellText};
use rollcall::domain::command::{Command, Rejected, TaskChange, TaskEdit, apply};
use rollcall::domain::detail::Detail;
use rollcall::domain::id::{InfluencerId, TaskId};
use rollcall::domain::influencer_form::InfluencerForm;
use rollcall::domain::limits;
use rollcall::domain::money::{Currency, Money};
use rollcall::domain::query::Column;
use rollcall::domain::sharing::PriceFor;
use rollcall::domain::status::{ClientStatus, InfluencerStatus};
use rollcall::domain::task_form::{TaskDraft, changes_for_one};
use uuid::Uuid;

proptest! {
    #[test]
    fn a_command_and_its_inverse_restore_the_campaign(before in campaign(), intent in intent()) {
        let command = intent.command(&before);
        let mut now = before.clone();
        match apply(&mut now, command) {
            Ok(applied) => {
                let after = exactly(&now);
                let again = apply(&mut now, applied.inverse).expect("an inverse applies");
                prop_assert_eq!(exactly(&now), exactly(&before));
                apply(&mut now, again.inverse).expect("and the inverse of the inverse");
                prop_assert_eq!(exactly(&now), after);
            }
            Err(_) => prop_assert_eq!(exactly(&now), exactly(&before)),
        }
    }

    /// A form that is saved as it opened, a cell that is left as it was, a value that is set to what it is.
    #[test]
    fn what_is_saved_as_it_is_changes_nothing(before in campaign()) {
        let Campaign { briefing, roster, table, .. } = &before;
        let mut commands = Vec::new();
        commands.extend(BriefingForm::of(briefing).validate_over(briefing).ok().map(|it| Command::EditBriefing(Box::new(it))));
        commands.push(Command::SetTable(Box::new(table.clone())));
        commands.push(Command::Replace(Box::new(before.clone())));
        for one in roster {
            let ids = [one.id];
            let form = InfluencerForm::of(Some(one), &briefing.networks).validate(Some(one), roster);
            commands.extend(form.ok().map(|profile| Command::EditInfluencers(vec![(one.id, profile)])));
            commands.push(Command::influencer_status(&ids, one.influencer_status));
            commands.push(Command::client_status(&ids, one.client_status));
            commands.push(Command::SetClientComment(one.id, one.client_comment.clone()));
            let details = Detail::BUILT_IN.into_iter().chain(table.columns().iter().map(|column| Detail::Own(column.id)));
            for detail in details.clone() {
                // A file may hold what the page would write otherwise; typing that again is a change.
                let kept = one.details.get(detail);
                if detail.read(kept, table.columns()).as_deref() == Ok(kept) {
                    commands.extend(set_detail(&before, &ids, detail, kept).expect("it was read"));
                }
            }
            let tags: Vec<&str> = one.details.tags().collect();
            commands.extend(add_tags(&before, &ids, &tags.join(", ")).ok().flatten());
            commands.extend(remove_tags(&before, &ids, "nobody has it").ok().flatten());
            for column in Column::BASIC.into_iter().chain(details.map(Column::Detail)) {
                let text = cell::text(one, column, briefing.currency);
                commands.extend(cell::edit(&before, &[CellText { influencer: one.id, column, text }]).0);
            }
            let mut form = Vec::new();
            for task in &one.tasks {
                let chosen = [(one.id, task)];
                commands.extend(set_task_price(&chosen, task.price, PriceFor::Each));
                commands.extend(set_task_price(&chosen, task.price, PriceFor::All));
                commands.extend(set_task_status(&chosen, task.status));
                commands.extend(shift_dates(&chosen, Shift::Days(0)).expect("no day is left"));
                commands.extend(task.date.and_then(|date| shift_dates(&chosen, Shift::To(date)).expect("a day")));
                let fields = TaskDraft::of(task, briefing.currency).validate_over(task, briefing.currency);
                form.extend(fields.ok().map(|fields| (Some(task.id), fields)));
            }
            commands.extend(changes_for_one(one, &[], form, &mut || unreachable!("no task is new")));
        }
        for command in commands {
            let mut now = before.clone();
            let applied = apply(&mut now, command.clone()).expect("what is there is allowed");
            prop_assert!(!applied.changed, "{:?}", command);
            prop_assert_eq!(exactly(&now), exactly(&before));
        }
    }

    #[test]
    fn undoing_everything_leads_back_and_redoing_forth(before in campaign(), intents in vec(intent(), 0..12)) {
        let mut now = Document::new(before.clone());
        let mut history = History::default();
        for intent in intents {
            let command = intent.command(&now.campaign);
            let was = exactly(&now.campaign);
            let steps = history.undo_label().map(str::to_owned);
            if history.dispatch(&mut now, command).is_err() {
                prop_assert_eq!(exactly(&now.campaign), was, "a refused command changes nothing");
                prop_assert_eq!(history.undo_label().map(str::to_owned), steps, "and is no step");
            }
        }
        let after = exactly(&now.campaign);
        while let Some(step) = history.undo(&mut now) {
            step.expect("every step can be taken back");
        }
        prop_assert_eq!(exactly(&now.campaign), exactly(&before));
        while let Some(step) = history.redo(&mut now) {
            step.expect("every step can be done again");
        }
        prop_assert_eq!(exactly(&now.campaign), after);
    }

    #[test]
    fn what_a_command_does_not_touch_stays(before in campaign(), intent in intent()) {
        let command = intent.command(&before);
        let mut now = before.clone();
        let Ok(applied) = apply(&mut now, command) else { return Ok(()) };
        let touched = applied.touched;
        let statuses = |c: &Campaign| c.roster.iter().map(|i| (i.influencer_status, i.client_status)).collect::<Vec<_>>();
        let roster = |c: &Campaign| c.roster.iter().map(|i| i.id).collect::<Vec<_>>();
        let profiles = |c: &Campaign| c.roster.iter().map(|i| i.profile.clone()).collect::<Vec<_>>();
        let tasks = |c: &Campaign| c.roster.iter().map(|i| i.tasks.clone()).collect::<Vec<_>>();
        prop_assert!(touched.briefing || now.briefing == before.briefing);
        prop_assert!(touched.statuses || statuses(&now) == statuses(&before));
        prop_assert!(touched.roster || roster(&now) == roster(&before));
        prop_assert!(touched.profiles || profiles(&now) == profiles(&before));
        prop_assert!(touched.tasks || tasks(&now) == tasks(&before));
    }

    #[test]
    fn another_currency_keeps_the_digits_or_is_refused(before in campaign(), currency in crate::arbitrary::currency()) {
        let old = before.briefing.currency;
        let mut briefing = before.briefing.clone();
        briefing.currency = currency;
        briefing.budget = None;
        let mut now = before.clone();
        let digits = |c: &Campaign| -> Vec<String> {
            let decimals = |text: String| if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text };
            c.roster.iter().flat_map(|i| &i.tasks).map(|t| decimals(t.price.to_decimal(c.briefing.currency))).collect()
        };
        let fits = before.roster.iter().flat_map(|i| &i.tasks).all(|t| t.price.relabel(old, currency).is_some());
        match apply(&mut now, Command::EditBriefing(Box::new(briefing))) {
            Ok(_) => prop_assert_eq!(digits(&now), digits(&before)),
            Err(why) => {
                prop_assert!(!fits, "{}", why);
                prop_assert_eq!(exactly(&now), exactly(&before));
            }
        }
    }
}

fn check(before: &Campaign, command: Command, expected: Rejected) {
    let mut now = before.clone();
    assert_eq!(apply(&mut now, command.clone()), Err(expected), "{command:?}");
    assert_eq!(exactly(&now), exactly(before), "{command:?}");
}

#[test]
fn what_is_refused_and_why() {
    let mut lena = people::person(1, "Lena", &["instagram"]);
    lena.tasks = vec![people::task(11, "instagram", "story", 35_050)];
    let campaign = people::campaign(vec![lena.clone()]);
    let nobody = InfluencerId::new(Uuid::from_u128(99));
    let change = |edit| Command::ChangeTasks(vec![TaskChange { influencer: lena.id, edit }]);
    check(&campaign, Command::client_status(&[lena.id, nobody], ClientStatus::Backup), Rejected::NoInfluencer);
    check(&campaign, Command::influencer_status(&[nobody], InfluencerStatus::Accepted), Rejected::NoInfluencer);
    check(&campaign, Command::RemoveInfluencers(vec![lena.id, nobody]), Rejected::NoInfluencer);
    check(&campaign, Command::EditInfluencers(vec![(nobody, lena.profile.clone())]), Rejected::NoInfluencer);
    check(&campaign, Command::AddInfluencers(vec![(0, lena.clone())]), Rejected::Twice);
    check(&campaign, change(TaskEdit::Remove(TaskId::new(Uuid::nil()))), Rejected::NoTask);
    check(&campaign, change(TaskEdit::Put(people::task(12, "others", "Podcast", 0))), Rejected::NoTask);
    check(&campaign, change(TaskEdit::Add(0, people::task(11, "others", "Podcast", 0))), Rejected::Twice);
    let other = Campaign { id: rollcall::domain::id::CampaignId::new(Uuid::from_u128(5)), ..campaign.clone() };
    check(&campaign, Command::Replace(Box::new(other)), Rejected::OtherCampaign);
    let mut yen = campaign.briefing.clone();
    yen.currency = Currency::parse("JPY").unwrap();
    let amount = "350.50 EUR".to_owned();
    let decimals = Rejected::Decimals { amount, whose: "Lena".to_owned(), currency: yen.currency };
    assert_eq!(
        decimals.to_string(),
        "Amounts keep their digits in another currency, and JPY cannot hold 350.50 EUR of Lena."
    );
    check(&campaign, Command::EditBriefing(Box::new(yen)), decimals);
}

#[test]
fn a_change_of_several_tasks_is_done_whole_or_not_at_all() {
    let lena = people::person(1, "Lena", &["instagram"]);
    let campaign = people::campaign(vec![lena.clone()]);
    let add = |id| TaskEdit::Add(usize::MAX, people::task(id, "others", "Podcast", 100));
    let too_many: Vec<_> =
        (0..=limits::TASKS as u128).map(|n| TaskChange { influencer: lena.id, edit: add(100 + n) }).collect();
    check(&campaign, Command::ChangeTasks(too_many), Rejected::TooManyTasks("Lena".to_owned()));
}

#[test]
fn a_full_roster_takes_nobody_more() {
    let everybody = (1..=limits::INFLUENCERS as u128).map(|id| people::person(id, "Lena", &[])).collect();
    let mut campaign = people::campaign(everybody);
    let one_more = people::person(1_000_000, "Tomás", &[]);
    let refused = apply(&mut campaign, Command::AddInfluencers(vec![(0, one_more)]));
    assert_eq!(refused, Err(Rejected::RosterFull));
    assert_eq!(campaign.roster.len(), limits::INFLUENCERS);
}

#[test]
fn an_amount_keeps_its_digits_in_a_currency_with_more_decimals() {
    let mut lena = people::person(1, "Lena", &["instagram"]);
    lena.tasks = vec![people::task(11, "instagram", "story", 120_000)];
    let mut campaign = people::campaign(vec![lena]);
    let mut briefing = campaign.briefing.clone();
    briefing.currency = Currency::parse("KWD").unwrap();
    apply(&mut campaign, Command::EditBriefing(Box::new(briefing))).unwrap();
    assert_eq!(campaign.roster[0].tasks[0].price, Money::from_minor(1_200_000));
}

#[test]
fn two_hundred_steps_can_be_taken_back_and_a_new_one_forgets_what_was_undone() {
    let lena = people::person(1, "Lena", &[]);
    let mut document = Document::new(people::campaign(vec![lena.clone()]));
    let mut history = History::default();
    let flip = |history: &mut History, document: &mut Document, n: usize| {
        let value = if n.is_multiple_of(2) { ClientStatus::Backup } else { ClientStatus::Accepted };
        history.dispatch(document, Command::client_status(&[lena.id], value)).unwrap();
    };
    for n in 0..STEPS + 50 {
        flip(&mut history, &mut document, n);
    }
    let mut undone = 0;
    while history.undo(&mut document).is_some() {
        undone += 1;
    }
    assert_eq!(undone, STEPS);
    assert!(history.redo_label().is_some());
    flip(&mut history, &mut document, 0);
    assert_eq!(history.redo_label(), None);
}

#[test]
fn a_command_that_changes_nothing_is_no_step() {
    let lena = people::person(1, "Lena", &[]);
    let mut document = Document::new(people::campaign(vec![lena.clone()]));
    let mut history = History::default();
    history.dispatch(&mut document, Command::client_status(&[lena.id], ClientStatus::Pending)).unwrap();
    assert_eq!(history.undo_label(), None);
}
