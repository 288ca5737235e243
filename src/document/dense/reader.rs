//! Reads the dense form.

use super::bytes::{Bytes, Fault, Sum};
use super::record::{COMMENT, DATE, DETAILS, EDITED, EXACT, FOLLOWERS, KIND, POSITION, PUBLICATION, UNKNOWN, URL};
use super::words::{Words, kind_of_key};
use super::{MAGIC, VERSION};
use crate::document::edits::{Amount, Document, Edits, Field, Replica, Stamp};
use crate::document::error::ReadError;
use crate::document::fields::Fields;
use crate::document::place::Place;
use crate::document::reader::Reader;
use crate::document::{file, tree};
use crate::domain::detail::{Detail, Details};
use crate::domain::handle::Handle;
use crate::domain::id::{IdSource, InfluencerId, TaskId};
use crate::domain::influencer::{Account, Influencer, Profile};
use crate::domain::money::Money;
use crate::domain::network::Network;
use crate::domain::roster::Roster;
use crate::domain::status::Status;
use crate::domain::task::{Task, TaskKind};
use crate::domain::unknown::Unknown;
use chrono::NaiveDate;
use uuid::Uuid;

/// The fewest bytes that each takes.
const INFLUENCER: usize = 22;
const ACCOUNT: usize = 3;
const TASK: usize = 20;

/// Reads a document that was written by [`super::DenseWriter`].
///
/// # Errors
/// It is damaged, or a newer version wrote it.
pub(in crate::document) fn read(bytes: &[u8], ids: IdSource<'_>) -> Result<Document, ReadError> {
    let newer = || ReadError::Newer(crate::document::VERSION + 1);
    let damaged = || ReadError::At { place: String::new(), what: "Its stored text is damaged.".to_owned() };
    let wrong = |fault: Fault| match fault {
        Fault::Damaged => damaged(),
        Fault::Newer => newer(),
    };
    let (bytes, sum) = bytes.split_last_chunk::<8>().ok_or_else(damaged)?;
    let mut own = Sum::new();
    own.add(bytes);
    if own.bytes() != *sum {
        return Err(damaged());
    }
    let mut bytes = Bytes(bytes.strip_prefix(MAGIC).ok_or_else(damaged)?);
    if bytes.byte().map_err(wrong)? > VERSION {
        return Err(newer());
    }
    let head = Fields::of(tree::parse(bytes.text().map_err(wrong)?)?, Place::Root)?;
    let mut reader = Reader::lenient(ids);
    let mut campaign = file(head, &mut reader)?;
    let mut marks = reader.edits.take().unwrap_or_default();
    // Records take some three times the room in memory. What is asked for in one piece the browser gives in one step,
    // and keeps there; for each 64 K on its own it takes as long as the reading.
    std::hint::black_box(Vec::<u8>::with_capacity(bytes.0.len().saturating_mul(3)));
    let mut records = Records { words: Words::new(), edits: &mut marks.edits, bytes };
    campaign.roster = Roster::new(records.influencers().map_err(wrong)?).map_err(|_| damaged())?;
    let edits = marks.finish(&campaign);
    Ok(Document::with_edits(campaign, edits))
}

struct Records<'b, 'e> {
    words: Words,
    edits: &'e mut Edits,
    bytes: Bytes<'b>,
}

impl Records<'_, '_> {
    fn influencers(&mut self) -> Result<Vec<Influencer>, Fault> {
        let count = self.bytes.count(INFLUENCER)?;
        let mut influencers = Vec::with_capacity(count);
        for _ in 0..count {
            influencers.push(self.influencer()?);
        }
        if self.bytes.0.is_empty() { Ok(influencers) } else { Err(Fault::Damaged) }
    }

    fn influencer(&mut self) -> Result<Influencer, Fault> {
        let id = self.bytes.id()?;
        let flags = self.bytes.byte()?;
        let name = self.bytes.text()?.to_owned();
        let influencer_status = self.words.influencer_statuses.read(&mut self.bytes, Status::from_key)?;
        let client_status = self.words.client_statuses.read(&mut self.bytes, Status::from_key)?;
        let count = self.bytes.count(ACCOUNT)?;
        let mut accounts = Vec::with_capacity(count);
        for _ in 0..count {
            accounts.push(self.account()?);
        }
        let count = self.bytes.count(TASK)?;
        let mut tasks = Vec::with_capacity(count);
        for _ in 0..count {
            tasks.push(self.task()?);
        }
        let client_comment = if flags & COMMENT == 0 { String::new() } else { self.bytes.text()?.to_owned() };
        let details = if flags & DETAILS == 0 { Details::default() } else { self.details()? };
        let unknown = self.unknown(flags)?;
        if flags & EDITED != 0 {
            self.stamps(id)?;
        }
        Ok(Influencer {
            id: InfluencerId::new(id),
            profile: Profile { name, accounts },
            influencer_status,
            client_status,
            client_comment,
            details,
            tasks,
            unknown,
        })
    }

    fn account(&mut self) -> Result<Account, Fault> {
        let flags = self.bytes.byte()?;
        let network = self.words.networks.read(&mut self.bytes, Network::from_key)?;
        let handle = Handle::verbatim(self.bytes.text()?).map_err(|_| Fault::Damaged)?;
        let followers = if flags & FOLLOWERS == 0 { None } else { Some(self.bytes.number()?) };
        let url = if flags & URL == 0 { None } else { Some(self.bytes.text()?.to_owned()) };
        Ok(Account { network, handle, url, followers, unknown: self.unknown(flags)? })
    }

    fn task(&mut self) -> Result<Task, Fault> {
        let id = self.bytes.id()?;
        let flags = self.bytes.byte()?;
        let status = self.words.task_statuses.read(&mut self.bytes, Status::from_key)?;
        let price = Money::from_minor(self.bytes.number()?.cast_signed());
        let kind = if flags & KIND == 0 {
            TaskKind::Other { text: self.bytes.text()?.to_owned(), publication: flags & PUBLICATION != 0 }
        } else {
            let (network, kind) = self.words.kinds.read(&mut self.bytes, kind_of_key)?;
            TaskKind::Listed { network, kind }
        };
        let date = if flags & DATE == 0 { None } else { Some(self.date()?) };
        let unknown = self.unknown(flags)?;
        if flags & EDITED != 0 {
            self.stamps(id)?;
        }
        Ok(Task { id: TaskId::new(id), kind, price, date, status, unknown })
    }

    fn date(&mut self) -> Result<NaiveDate, Fault> {
        let days = i32::try_from(self.bytes.number()?).ok();
        days.and_then(NaiveDate::from_num_days_from_ce_opt).ok_or(Fault::Damaged)
    }

    fn details(&mut self) -> Result<Details, Fault> {
        let mut details = Details::default();
        for _ in 0..self.bytes.count(1)? {
            let detail = self.words.details.read(&mut self.bytes, Detail::from_key)?;
            details.set(detail, self.bytes.text()?);
        }
        Ok(details)
    }

    fn unknown(&mut self, flags: u8) -> Result<Unknown, Fault> {
        if flags & UNKNOWN == 0 {
            return Ok(Unknown::default());
        }
        let fields = tree::parse(self.bytes.text()?).and_then(|node| Fields::of(node, Place::Root));
        fields.and_then(Fields::rest).map_err(|_| Fault::Damaged)
    }

    fn stamps(&mut self, id: Uuid) -> Result<(), Fault> {
        let flags = self.bytes.byte()?;
        for _ in 0..self.bytes.count(1)? {
            let field = self.words.fields.read(&mut self.bytes, Field::from_key)?;
            let replica = self.words.replicas.read(&mut self.bytes, Replica::parse)?;
            let stamp = Stamp::new(self.bytes.number()?, replica).ok_or(Fault::Damaged)?;
            self.edits.set_stamp(id, field, stamp);
            self.edits.seen.note(stamp);
        }
        if flags & POSITION != 0 {
            let position = self.bytes.take(16)?.try_into().map_err(|_| Fault::Damaged)?;
            self.edits.set_position(id, u128::from_be_bytes(position));
        }
        if flags & EXACT != 0 {
            self.edits.set_exact(id, Amount(self.bytes.number()?.cast_signed()));
        }
        Ok(())
    }
}
