//! Tasks as a calendar file (RFC 5545), for the calendars of other programs. Pure, like the domain.
//!
//! A calendar knows an event again by its UID, which is the task's id, and takes another version of it when SEQUENCE
//! has risen. SEQUENCE is the sum of the stamps of everything that the event says, as numbers: each of them only ever
//! rises, so the sum rises with every change, whoever made it, and is the same in every copy that has the same edits.

use crate::document::Document;
use crate::document::edits::{Entity, Field, Stamp};
use crate::domain::campaign::Campaign;
use crate::domain::id::InfluencerId;
use crate::domain::influencer::Influencer;
use crate::domain::network::Network;
use crate::domain::status::{InfluencerStatus, Status, TaskStatus};
use crate::domain::task::{Task, TaskKind};
use chrono::{Datelike, NaiveDate};
use icalendar::{Calendar, Component, Event, EventLike, EventStatus, Property};

/// Greatest SEQUENCE: an INTEGER of RFC 5545 has 32 bits.
const GREATEST: u64 = i32::MAX as u64;
/// Of how many writers the order counts where they have edited at once. With more of them, or edits by the million,
/// SEQUENCE may stay where it was.
const WRITERS: u64 = 128;
/// The last year that a DATE of RFC 5545 can say.
const LAST_YEAR: i32 = 9999;
/// Most octets of a line.
const OCTETS: usize = 75;
/// What ends a calendar.
const END: &str = "END:VCALENDAR\r\n";

/// How many of somebody's tasks a calendar file has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Dated {
    /// Tasks with a date: each is an event.
    pub events: usize,
    /// Tasks without a date, which are left out.
    pub undated: usize,
}

impl Dated {
    /// Counts the tasks of these influencers.
    pub fn of(campaign: &Campaign, who: &[InfluencerId]) -> Self {
        let tasks = who.iter().filter_map(|id| campaign.roster.get(*id)).flat_map(|influencer| &influencer.tasks);
        tasks.fold(Self::default(), |sum, task| match task.date {
            Some(_) => Self { events: sum.events + 1, ..sum },
            None => Self { undated: sum.undated + 1, ..sum },
        })
    }
}

/// The dated tasks of these influencers as a calendar file. `now` is the time of writing, `2027-05-02T09:30:00Z`.
pub fn calendar_file(document: &Document, who: &[InfluencerId], now: &str) -> String {
    let campaign = &document.campaign;
    let mut shell = Calendar::empty();
    shell.append_property(("VERSION", "2.0"));
    shell.append_property(("PRODID", "-//Rollcall//Rollcall//EN"));
    shell.append_property(("CALSCALE", "GREGORIAN"));
    shell.append_property(("X-WR-CALNAME", campaign.briefing.name.as_str()));
    // The crate escapes the properties of RFC 5545; NAME came with RFC 7986.
    shell.append_property(("NAME", escaped(&campaign.briefing.name).as_str()));
    // Each event is written and dropped: a large campaign has a hundred thousand of them.
    let shell = shell.to_string();
    let mut text = String::new();
    fold(shell.strip_suffix(END).unwrap_or(&shell), &mut text);
    let mut written = String::new();
    let stamp = now.replace(['-', ':'], "");
    for influencer in who.iter().filter_map(|id| campaign.roster.get(*id)) {
        for task in &influencer.tasks {
            let Some(date) = task.date else { continue };
            written.clear();
            // A text takes whatever is written to it.
            let _ = event(document, influencer, task, date, &stamp).fmt_write(&mut written);
            fold(&written, &mut text);
        }
    }
    text.push_str(END);
    text
}

/// A TEXT value as a file has it (RFC 5545, 3.3.11).
fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\")
        .replace(';', "\\;")
        .replace(',', "\\,")
        .replace("\r\n", "\\n")
        .replace(['\r', '\n'], "\\n")
}

/// Folds lines anew: those that the crate has folded can have an octet too many in their last part.
fn fold(written: &str, text: &mut String) {
    for line in written.replace("\r\n ", "").lines() {
        let mut rest = line;
        let mut most = OCTETS;
        while rest.len() > most {
            let cut = (1..=most).rev().find(|cut| rest.is_char_boundary(*cut)).unwrap_or(rest.len());
            let (part, after) = rest.split_at(cut);
            text.push_str(part);
            text.push_str("\r\n ");
            // The blank counts.
            most = OCTETS - 1;
            rest = after;
        }
        text.push_str(rest);
        text.push_str("\r\n");
    }
}

fn event(document: &Document, influencer: &Influencer, task: &Task, date: NaiveDate, stamp: &str) -> Event {
    let campaign = &document.campaign;
    let mut event = Event::new();
    event.uid(&task.id.to_string());
    event.add_property("DTSTAMP", stamp);
    event.add_property("SEQUENCE", sequence(document, influencer, task).to_string());
    event.summary(&summary(influencer, task));
    event.description(&description(campaign, influencer, task));
    event.starts(date);
    // The end is the first day that is no longer part of it. Without one an event lasts a day as well.
    if let Some(end) = date.succ_opt().filter(|end| end.year() <= LAST_YEAR) {
        event.ends(end);
    }
    event.categories([campaign.briefing.name.as_str(), task.kind.network().name()]);
    event.status(event_status(influencer.influencer_status, task.status));
    // A publication takes nobody's day.
    event.append_property(Property::new("TRANSP", "TRANSPARENT"));
    event
}

/// "Lena Fischer: Instagram Carousel", "Lena Fischer: Launch party".
fn summary(influencer: &Influencer, task: &Task) -> String {
    format!("{}: {}", influencer.name(), in_words(&task.kind))
}

fn in_words(kind: &TaskKind) -> String {
    match kind {
        TaskKind::Listed { network, kind } => format!("{} {}", network.name(), kind.name),
        TaskKind::Other { text, .. } => text.clone(),
    }
}

fn description(campaign: &Campaign, influencer: &Influencer, task: &Task) -> String {
    let handle = influencer.accounts().iter().find(|account| account.network == task.kind.network());
    let handle = handle.map(|account| format!(" (@{})", account.handle)).unwrap_or_default();
    let client = match campaign.briefing.client.as_str() {
        "" => String::new(),
        client => format!("\nClient: {client}"),
    };
    format!(
        "Task: {}\nTask status: {}\nInfluencer: {}{handle}\nInfluencer status: {}\nClient status: {}\nCampaign: {}{client}",
        in_words(&task.kind),
        task.status.label(),
        influencer.name(),
        influencer.influencer_status.label(),
        influencer.client_status.label(),
        campaign.briefing.name,
    )
}

/// What is done has taken place. What an influencer who is out would have done is cancelled, which lets a calendar
/// that has the event take it out; before anybody has said yes it is tentative.
fn event_status(influencer: InfluencerStatus, task: TaskStatus) -> EventStatus {
    match influencer {
        _ if task == TaskStatus::Done => EventStatus::Confirmed,
        status if !status.is_active() => EventStatus::Cancelled,
        status if status.is_committed() => EventStatus::Confirmed,
        _ => EventStatus::Tentative,
    }
}

/// See the head of this file.
fn sequence(document: &Document, influencer: &Influencer, task: &Task) -> u64 {
    let campaign = [Field::Name, Field::Client].map(|field| (Entity::Campaign, field));
    // The accounts of all networks: with those of the task's network alone the sum would fall when it goes to another.
    let accounts = Network::social().chain([Network::OTHERS]).map(Field::Accounts);
    let person = [Field::Name, Field::InfluencerStatus, Field::ClientStatus, Field::Removed]
        .into_iter()
        .chain(accounts)
        .map(|field| (Entity::Influencer(influencer.id), field));
    let own = [Field::Kind, Field::Price, Field::Date, Field::Status, Field::Removed]
        .map(|field| (Entity::Task(influencer.id, task.id), field));
    let registers = campaign.into_iter().chain(person).chain(own);
    let stamps = registers.filter_map(|(at, field)| document.stamp(at, field));
    stamps.map(|stamp| as_number(document, stamp)).fold(0, u64::saturating_add).min(GREATEST)
}

/// A stamp as a number that is greater for a greater stamp: two writers may have used the same number, and then the
/// replica decides. Its place among those that were seen rises as more of them are, and never falls.
fn as_number(document: &Document, stamp: Stamp) -> u64 {
    let before = document.edits.seen.iter().filter(|seen| seen.replica < stamp.replica).count() as u64;
    stamp.number.saturating_mul(WRITERS).saturating_add(before.min(WRITERS - 1))
}
