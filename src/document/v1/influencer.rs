//! An influencer with accounts and tasks.

use super::{account, details, task};
use crate::document::edits::{Entity, Field};
use crate::document::error::{ReadError, short};
use crate::document::fields::Fields;
use crate::document::marks::Marker;
use crate::document::place::Place;
use crate::document::reader::Reader;
use crate::document::tree::Node;
use crate::document::writer::Writer;
use crate::domain::id::InfluencerId;
use crate::domain::influencer::{Influencer, Profile};
use crate::domain::limits;
use crate::domain::money::Currency;
use crate::domain::status::Status;

/// Reads an influencer.
pub(in crate::document) fn read(
    node: Node<'_>,
    at: Place<'_>,
    reader: &mut Reader<'_>,
) -> Result<Influencer, ReadError> {
    let mut saved = Fields::of(node, at)?;
    let id = InfluencerId::new(reader.id(&mut saved)?);
    reader.marks(Entity::Influencer(id), &mut saved)?;
    let profile = read_profile(&mut saved, reader)?;
    let influencer_status = reader.status(&mut saved, "influencer_status")?;
    let client_status = reader.status(&mut saved, "client_status")?;
    let client_comment = saved.checked("client_comment", "the comment", limits::free_text)?.unwrap_or_default();
    let list = saved.list("tasks", limits::TASKS, "tasks")?;
    let place = at.field("tasks");
    let mut tasks = Vec::with_capacity(list.len());
    for (index, node) in list.into_iter().enumerate() {
        tasks.push(task::read(node, place.item(index), id, reader)?);
    }
    let (details, unknown) = details::read(saved, reader)?;
    Ok(Influencer { id, profile, influencer_status, client_status, client_comment, details, tasks, unknown })
}

/// Writes an influencer whose prices are in `currency`.
pub(in crate::document) fn write(
    influencer: &Influencer,
    currency: Currency,
    mut marker: Option<(&mut Marker<'_>, bool)>,
    writer: &mut Writer,
) {
    writer.open('{');
    writer.key("id");
    writer.id(influencer.id.uuid());
    write_profile(&influencer.profile, writer);
    if writer.tells(Field::InfluencerStatus) {
        writer.text_field("influencer_status", influencer.influencer_status.key());
    }
    writer.text_field("client_status", influencer.client_status.key());
    writer.optional_text("client_comment", &influencer.client_comment);
    writer.key("tasks");
    let ids = influencer.tasks.iter().map(|task| task.id.uuid());
    let placed = marker.as_ref().is_some_and(|(marker, _)| marker.edits.are_settled(ids));
    writer.list(&influencer.tasks, |task, writer| {
        let marker = marker.as_mut().map(|(marker, _)| (&mut **marker, placed));
        task::write(task, currency, marker, writer);
    });
    let written = ["id", "name", "accounts", "influencer_status", "client_status", "client_comment", "tasks"];
    details::write(&influencer.details, &influencer.unknown, &written, writer);
    if let Some((marker, placed)) = marker {
        marker.mark(influencer.id.uuid(), placed, writer);
    }
    writer.close('}');
}

/// Takes name and accounts out of an influencer's fields.
pub(in crate::document) fn read_profile(
    saved: &mut Fields<'_, '_>,
    reader: &mut Reader<'_>,
) -> Result<Profile, ReadError> {
    let name = saved.checked("name", "the name", limits::name)?;
    let list = saved.list("accounts", limits::ACCOUNTS, "accounts")?;
    let at = saved.at;
    let place = at.field("accounts");
    let mut accounts = Vec::with_capacity(list.len());
    for (index, node) in list.into_iter().enumerate() {
        accounts.push(account::read(node, place.item(index), reader)?);
    }
    let name = match (name, accounts.first()) {
        (Some(name), _) => name,
        (None, first) => {
            let name = first.map_or("Unnamed", |account| account.handle.as_str()).to_owned();
            reader.repair(&at.field("name"), &format!("the name is missing; it is \"{}\" now", short(&name)))?;
            name
        }
    };
    Ok(Profile { name, accounts })
}

/// Writes name and accounts as fields of the open object.
pub(in crate::document) fn write_profile(profile: &Profile, writer: &mut Writer) {
    writer.text_field("name", &profile.name);
    writer.key("accounts");
    writer.list(&profile.accounts, account::write);
}
