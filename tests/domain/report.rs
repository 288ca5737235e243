//! The report's figures against a recount, and that no text becomes markup.

use crate::arbitrary::{campaign, today};
use crate::people::{self, person, task};
use crate::words::words;
use chrono::{Datelike, Weekday};
use proptest::prelude::*;
use rollcall::domain::id::InfluencerId;
use rollcall::domain::influencer::Influencer;
use rollcall::domain::money::Money;
use rollcall::domain::report::{by_influencer, by_network, progress, schedule, sum};
use rollcall::domain::status::TaskStatus;
use rollcall::domain::task::Task;
use rollcall::domain::totals::Totals;
use rollcall::report::{About, Contents, report};

proptest! {
    #[test]
    fn the_parts_add_up_to_the_totals(campaign in campaign()) {
        let totals = Totals::of(&campaign, today());
        let active: Vec<(&Influencer, &Task)> = campaign
            .roster
            .iter()
            .filter(|influencer| influencer.influencer_status.is_active())
            .flat_map(|influencer| influencer.tasks.iter().map(move |task| (influencer, task)))
            .collect();
        let networks = by_network(&campaign);
        let people = by_influencer(&campaign);
        for all in [sum(networks.iter().map(|(_, cost)| cost)), sum(people.iter().map(|(_, cost)| cost))] {
            prop_assert_eq!((all.done, all.committed, all.pending), (totals.done, totals.committed, totals.pending));
            prop_assert_eq!(all.total(), totals.active_cost());
            prop_assert_eq!((all.tasks, all.publications), (active.len(), totals.active_publications));
        }
        prop_assert!(networks.is_sorted_by(|(_, a), (_, b)| a.total() >= b.total()));
        prop_assert!(people.is_sorted_by(|(_, a), (_, b)| a.total() >= b.total()));
        let done = active.iter().filter(|(_, task)| task.status == TaskStatus::Done).count();
        prop_assert_eq!((progress(&campaign).tasks, progress(&campaign).done), (active.len(), done));
    }

    #[test]
    fn every_task_is_in_its_week_once(campaign in campaign(), sunday in any::<bool>()) {
        let start = if sunday { Weekday::Sun } else { Weekday::Mon };
        let weeks = schedule(&campaign, start);
        prop_assert!(weeks.is_sorted_by_key(|week| (week.start.is_none(), week.start)));
        let mut seen = Vec::new();
        for week in &weeks {
            prop_assert!(!week.tasks.is_empty());
            for (influencer, task) in &week.tasks {
                prop_assert!(influencer.influencer_status.is_active());
                seen.push(task.id);
                match (week.start, task.date) {
                    (None, None) => {}
                    (Some(first), Some(date)) => {
                        prop_assert!(first <= date && (date - first).num_days() < 7);
                        prop_assert!(first.weekday() == start || first.year() == chrono::NaiveDate::MIN.year());
                    }
                    other => prop_assert!(false, "{:?}", other),
                }
            }
        }
        seen.sort();
        let count = seen.len();
        seen.dedup();
        prop_assert_eq!((seen.len(), count), (progress(&campaign).tasks, progress(&campaign).tasks));
    }

    #[test]
    fn nothing_that_a_person_wrote_is_markup(campaign in campaign(), parts in any::<[bool; 7]>(), author in "\\PC{0,9}") {
        let [description, roster, out, schedule, by_network, by_influencer, prices] = parts;
        let contents = Contents { description, roster, out, schedule, by_network, by_influencer, prices };
        let ids: Vec<_> = campaign.roster.iter().map(|influencer| influencer.id).collect();
        let html = report(&campaign, About { ids: &ids, filter: None }, contents, words(), today(), &author).finish();
        // The only name of `arbitrary` with markup in it.
        prop_assert!(!html.contains("<b>x</b>"), "{}", html);
        let [open, close] = ["<bdi translate=\"no\">", "</bdi>"].map(|tag| html.matches(tag).count());
        prop_assert_eq!(open, close);
        let amount = format!("{} ", campaign.briefing.currency);
        prop_assert!(prices || !html.contains(&amount), "no price unless it is wanted: {}", html);
        for said in html.split("<bdi translate=\"no\">").skip(1).filter_map(|rest| rest.split_once("</bdi>")) {
            prop_assert!(!said.0.contains(['<', '>', '"']), "{}", said.0);
        }
    }
}

#[test]
fn a_report_of_some_lists_and_counts_them_alone_and_says_so() {
    let with = |id: u128, name: &str, cents| Influencer {
        tasks: vec![task(id, "instagram", "story", cents)],
        ..person(id, name, &[])
    };
    let mut campaign = people::campaign(vec![with(1, "Ana", 100), with(2, "Ben", 200), with(3, "Cleo", 400)]);
    campaign.briefing.budget = Some(Money::from_minor(100_000));
    let ids: Vec<_> = campaign.roster.iter().map(|influencer| influencer.id).collect();
    let check = |ids: &[InfluencerId], filter: Option<&[String]>, names: &[&str], said: &[&str], unsaid: &[&str]| {
        let html = report(&campaign, About { ids, filter }, Contents::DEFAULT, words(), today(), "").finish();
        let roster = html.split("<h2>").find(|part| part.starts_with("Roster")).expect("a roster");
        let listed: Vec<&str> = roster
            .split("<th scope=\"row\"><bdi translate=\"no\">")
            .skip(1)
            .filter_map(|rest| rest.split("</bdi>").next())
            .collect();
        assert_eq!(listed, names);
        for said in said {
            assert!(html.contains(said), "{said} in {html}");
        }
        for unsaid in unsaid {
            assert!(!html.contains(unsaid), "no {unsaid} in {html}");
        }
    };
    let turned = [ids[2], ids[0], ids[1]];
    check(&turned, None, &["Cleo", "Ana", "Ben"], &["EUR 7.00", "Left of budget"], &["Filtered by", "alone"]);
    let filter = ["Tags: <food>".to_owned(), "“a”".to_owned()];
    let said = [
        "EUR 5.00",
        "<dd><bdi translate=\"no\">2 of 3</bdi></dd>",
        "Tags: &lt;food&gt; · “a”",
        "these 2 of 3 influencers alone",
    ];
    check(&turned[..2], Some(&filter), &["Cleo", "Ana"], &said, &["EUR 7.00", "of budget", "<dt>Budget", "Ben"]);
    check(&[], Some(&filter), &[], &["The filter shows nobody."], &["Ana"]);
}
