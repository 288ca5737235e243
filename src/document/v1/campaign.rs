//! A file and the campaign in it.

use super::{briefing, influencer, table};
use crate::document::edits::Document;
use crate::document::error::ReadError;
use crate::document::fields::{Fields, text};
use crate::document::marks::{EDITS, Marker, Marks};
use crate::document::reader::Reader;
use crate::document::withheld::Withheld;
use crate::document::writer::Writer;
use crate::document::{FORMAT, migrate};
use crate::domain::campaign::Campaign;
use crate::domain::id::CampaignId;
use crate::domain::limits;
use crate::domain::roster::Roster;
use std::ops::Range;

/// The field of a client copy that says what it leaves out.
const WITHHELD: &str = "withheld";

/// Reads what is left of a file once format and version are known.
pub(in crate::document) fn read(mut file: Fields<'_, '_>, reader: &mut Reader<'_>) -> Result<Campaign, ReadError> {
    if let Some(node) = file.take(EDITS) {
        match Marks::read(node, file.at.field(EDITS)) {
            Ok(marks) => reader.edits = Some(marks),
            Err(error) => reader.without_edits(&error)?,
        }
    }
    if file.has(WITHHELD) {
        let mut withheld = Withheld::default();
        let keys = file.list(WITHHELD, limits::ACCOUNTS, "keys")?;
        let at = file.at.field(WITHHELD);
        for (index, node) in keys.into_iter().enumerate() {
            withheld.add(&text(node, &at.item(index))?);
        }
        reader.copy = Some(withheld);
    }
    // Says when the file was written; the next one says its own.
    file.take("saved_at");
    let at = file.at;
    let node = file.take("campaign").ok_or_else(|| file.wrong("campaign", "the campaign is missing"))?;
    let mut saved = Fields::of(node, at.field("campaign"))?;
    let id = CampaignId::new(reader.id(&mut saved)?);
    let briefing = briefing::read(&mut saved, reader)?;
    let sample = saved.flag("sample")?.unwrap_or_default();
    let table = table::read(&mut saved, reader)?;
    let list = saved.list("influencers", limits::INFLUENCERS, "influencers")?;
    let place = saved.at;
    let place = place.field("influencers");
    let mut influencers = Vec::with_capacity(list.len());
    for (index, node) in list.into_iter().enumerate() {
        influencers.push(influencer::read(node, place.item(index), reader)?);
    }
    let roster = Roster::new(influencers).map_err(|id| ReadError::at(&place, &format!("{id} is there twice")))?;
    let unknown = saved.rest()?;
    Ok(Campaign { id, briefing, roster, table, sample, unknown, file_unknown: file.rest()? })
}

/// Writes a whole file; `checksum` is that of the campaign's text.
pub(in crate::document) fn write(document: &Document, saved_at: &str, checksum: Option<u32>, writer: &mut Writer) {
    let mut marker = Marker::new(&document.edits);
    let placed = is_roster_placed(document);
    write_head(document, saved_at, writer);
    write_influencers(&document.campaign, 0..document.campaign.roster.len(), Some((&mut marker, placed)), writer);
    write_tail(document, marker, checksum, writer);
}

/// Writes a whole file up to the influencers.
pub(in crate::document) fn write_head(document: &Document, saved_at: &str, writer: &mut Writer) {
    writer.open('{');
    writer.text_field("format", FORMAT);
    writer.key("version");
    writer.number(migrate::VERSION);
    writer.text_field("saved_at", saved_at);
    if let Some(withheld) = document.copy {
        let keys: Vec<&str> = withheld.keys().collect();
        writer.key(WITHHELD);
        writer.list(&keys, |key, writer| writer.text(key));
    }
    writer.key("campaign");
    open_campaign(&document.campaign, writer);
}

/// Whether the roster's order says the positions of all influencers; see [`Marker::mark`].
pub(in crate::document) fn is_roster_placed(document: &Document) -> bool {
    document.edits.are_settled(document.campaign.roster.iter().map(|influencer| influencer.id.uuid()))
}

/// Writes those influencers of the open list that stand at `places`. With the marker comes what [`is_roster_placed`]
/// says.
pub(in crate::document) fn write_influencers(
    campaign: &Campaign,
    places: Range<usize>,
    mut marker: Option<(&mut Marker<'_>, bool)>,
    writer: &mut Writer,
) {
    let currency = campaign.briefing.currency;
    for influencer in campaign.roster.iter().take(places.end).skip(places.start) {
        writer.item();
        let marker = marker.as_mut().map(|(marker, placed)| (&mut **marker, *placed));
        influencer::write(influencer, currency, marker, writer);
    }
}

/// Writes what comes behind the influencers in a whole file.
pub(in crate::document) fn write_tail(
    document: &Document,
    marker: Marker<'_>,
    checksum: Option<u32>,
    writer: &mut Writer,
) {
    let campaign = &document.campaign;
    close_campaign(campaign, writer);
    marker.finish(checksum, writer);
    writer.unknown(&campaign.file_unknown, &["format", "version", "saved_at", "campaign", WITHHELD, EDITS]);
    writer.close('}');
}

/// Writes what a file holds under `campaign`.
pub(in crate::document) fn write_campaign(campaign: &Campaign, writer: &mut Writer) {
    open_campaign(campaign, writer);
    write_influencers(campaign, 0..campaign.roster.len(), None, writer);
    close_campaign(campaign, writer);
}

fn open_campaign(campaign: &Campaign, writer: &mut Writer) {
    writer.open('{');
    writer.key("id");
    writer.id(campaign.id.uuid());
    briefing::write(&campaign.briefing, writer);
    if campaign.sample {
        writer.key("sample");
        writer.flag(true);
    }
    table::write(&campaign.table, writer);
    writer.key("influencers");
    writer.open('[');
}

fn close_campaign(campaign: &Campaign, writer: &mut Writer) {
    writer.close(']');
    writer.unknown(
        &campaign.unknown,
        &["id", "sample", "name", "client", "briefing", "columns", "layout", "views", "influencers"],
    );
    writer.close('}');
}
