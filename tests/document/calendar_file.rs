//! The calendar file: what it says, and that a calendar takes a later one as an update.

use crate::arbitrary;
use crate::edits::{Step, act, joined, own_ids, steps};
use crate::people::{campaign, day, person, task};
use proptest::prelude::*;
use rollcall::calendar_file::{Dated, calendar_file};
use rollcall::document::Document;
use rollcall::domain::campaign::Campaign;
use rollcall::domain::id::InfluencerId;
use rollcall::domain::influencer::Influencer;
use rollcall::domain::status::{InfluencerStatus, TaskStatus};
use std::collections::HashMap;

const NOW: &str = "2027-05-02T09:30:00Z";

fn everybody(campaign: &Campaign) -> Vec<InfluencerId> {
    campaign.roster.iter().map(|influencer| influencer.id).collect()
}

fn file(document: &Document) -> String {
    calendar_file(document, &everybody(&document.campaign), NOW)
}

/// The lines of a file, unfolded.
fn lines(file: &str) -> Vec<String> {
    assert!(file.ends_with("\r\n") && !file.replace("\r\n", "").contains(['\r', '\n']), "{file:?}");
    for line in file.split("\r\n") {
        assert!(line.len() <= 75, "{} octets: {line}", line.len());
    }
    file.replace("\r\n ", "").lines().map(str::to_owned).collect()
}

/// Of each event by its UID: SEQUENCE, and all that it says besides.
fn events(document: &Document) -> HashMap<String, (u32, String)> {
    let lines = lines(&file(document));
    let events = lines.split(|line| line == "BEGIN:VEVENT").skip(1).map(|event| {
        let value = |key: &str| event.iter().find_map(|line| line.strip_prefix(key)).expect("it is there").to_owned();
        let is_text = |line: &&str| !line.starts_with("SEQUENCE:") && *line != "END:VCALENDAR";
        let rest: Vec<&str> = event.iter().map(String::as_str).filter(is_text).collect();
        let rest = rest.join("\n");
        (value("UID:"), (value("SEQUENCE:").parse().expect("a number"), rest))
    });
    events.collect()
}

fn one(status: InfluencerStatus, task_status: TaskStatus) -> Document {
    one_on("2027-06-30", status, task_status)
}

fn one_on(date: &str, status: InfluencerStatus, task_status: TaskStatus) -> Document {
    let mut carousel = task(0xA1, "instagram", "carousel", 120_000);
    carousel.date = Some(day(date));
    carousel.status = task_status;
    let undated = task(0xA2, "others", "Launch party", 0);
    let lena = Influencer {
        influencer_status: status,
        tasks: vec![carousel, undated],
        ..person(1, "Lena; Fischer, Söhne", &["instagram"])
    };
    let mut campaign = campaign(vec![lena]);
    campaign.briefing.client = "North\\wind".to_owned();
    Document::new(campaign)
}

#[test]
fn the_name_of_the_campaign_is_a_text_wherever_it_stands() {
    let mut campaign = campaign(vec![]);
    campaign.briefing.name = "Summer; Sun, \\Sea:1".to_owned();
    let file = lines(&file(&Document::new(campaign)));
    for line in ["X-WR-CALNAME:Summer\\; Sun\\, \\\\Sea:1", "NAME:Summer\\; Sun\\, \\\\Sea:1"] {
        assert!(file.iter().any(|it| it == line), "{line} is not in {file:#?}");
    }
}

#[test]
fn an_event_says_who_does_what_and_when() {
    let document = one(InfluencerStatus::InCampaign, TaskStatus::InReview);
    let file = lines(&file(&document));
    for line in [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "X-WR-CALNAME:Summer",
        "UID:00000000-0000-0000-0000-0000000000a1",
        "DTSTAMP:20270502T093000Z",
        "SEQUENCE:0",
        "DTSTART;VALUE=DATE:20270630",
        "DTEND;VALUE=DATE:20270701",
        "SUMMARY:Lena\\; Fischer\\, Söhne: Instagram Carousel",
        "DESCRIPTION:Task: Instagram Carousel\\nTask status: In Review\\nInfluencer: Lena\\; Fischer\\, Söhne \
         (@Lena\\; Fischer\\, Söhne)\\nInfluencer status: In Campaign\\nClient status: Pending\\nCampaign: \
         Summer\\nClient: North\\\\wind",
        "CATEGORIES:Summer,Instagram",
        "STATUS:CONFIRMED",
        "TRANSP:TRANSPARENT",
        "END:VCALENDAR",
    ] {
        assert!(file.iter().any(|found| found == line), "{line} is not in {file:#?}");
    }
    assert_eq!(file.iter().filter(|line| *line == "BEGIN:VEVENT").count(), 1, "what has no date is left out");
    let dated = Dated::of(&document.campaign, &everybody(&document.campaign));
    assert_eq!(dated, Dated { events: 1, undated: 1 });
    assert_eq!(lines(&calendar_file(&document, &[], NOW)).last().map(String::as_str), Some("END:VCALENDAR"));
}

#[test]
fn what_will_not_happen_is_cancelled() {
    let check = |influencer, task, expected: &str| {
        let document = one(influencer, task);
        let file = lines(&file(&document));
        let status = file.iter().find_map(|line| line.strip_prefix("STATUS:"));
        assert_eq!(status, Some(expected), "{influencer:?}, {task:?}");
    };
    check(InfluencerStatus::Pending, TaskStatus::Pending, "TENTATIVE");
    check(InfluencerStatus::Accepted, TaskStatus::Pending, "CONFIRMED");
    check(InfluencerStatus::Finished, TaskStatus::Done, "CONFIRMED");
    check(InfluencerStatus::Rejected, TaskStatus::Accepted, "CANCELLED");
    check(InfluencerStatus::Cancelled, TaskStatus::Pending, "CANCELLED");
    check(InfluencerStatus::Cancelled, TaskStatus::Done, "CONFIRMED");
}

#[test]
fn the_last_day_of_the_calendar_has_no_day_after_it() {
    let document = one_on("9999-12-31", InfluencerStatus::Accepted, TaskStatus::Pending);
    let file = lines(&file(&document));
    assert!(file.contains(&"DTSTART;VALUE=DATE:99991231".to_owned()));
    assert!(!file.iter().any(|line| line.starts_with("DTEND")));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// Whatever changes what an event says, by whoever's hand, raises its SEQUENCE; nothing lowers it.
    #[test]
    fn a_changed_event_has_a_higher_sequence(base in arbitrary::campaign(), steps in steps(3, 24)) {
        let mut documents = vec![Document::new(base.clone()); 3];
        let mut known: Vec<HashMap<String, (u32, String)>> = documents.iter().map(events).collect();
        for (number, step) in steps.into_iter().enumerate() {
            let who = match step {
                Step::Do(who, intent) => {
                    let here = &documents[who].campaign;
                    let command = own_ids(intent.command(here), here, who, number);
                    act(&mut documents[who], command, who);
                    who
                }
                Step::Join(who, whose) => {
                    documents[who] = joined(documents[who].clone(), &documents[whose].clone());
                    who
                }
            };
            for (uid, (sequence, text)) in events(&documents[who]) {
                if let Some((before, old)) = known[who].get(&uid) {
                    prop_assert!(sequence >= *before, "{} fell from {} to {}", uid, before, sequence);
                    prop_assert!(sequence > *before || text == *old, "{}: {} became {}", uid, old, text);
                }
                known[who].insert(uid, (sequence, text));
            }
        }
        let all = documents.iter().fold(Document::new(base), joined);
        for document in documents {
            prop_assert_eq!(file(&joined(document, &all)), file(&all), "equal edits make an equal file");
        }
    }
}
