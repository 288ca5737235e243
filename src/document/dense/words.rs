//! Values out of a list that has a key for each.

use super::bytes::{Bytes, Fault, put_count, put_text};
use crate::document::edits::{Field, Replica};
use crate::domain::detail::Detail;
use crate::domain::network::{Network, TaskType};
use crate::domain::status::{ClientStatus, InfluencerStatus, TaskStatus};

/// The values of one list that came so far. Where one comes first it is written as the next number and its key, and
/// from then on as its number.
pub(super) struct Known<T>(Vec<T>);

impl<T: Copy + PartialEq> Known<T> {
    fn new() -> Self {
        Self(Vec::new())
    }

    /// Reads a value. `parse` knows the values of the list by their keys.
    pub(super) fn read(&mut self, bytes: &mut Bytes<'_>, parse: impl Fn(&str) -> Option<T>) -> Result<T, Fault> {
        let number = bytes.number()?;
        if let Some(known) = usize::try_from(number).ok().and_then(|number| self.0.get(number)) {
            return Ok(*known);
        }
        if number != self.0.len() as u64 {
            return Err(Fault::Damaged);
        }
        let value = parse(bytes.text()?).ok_or(Fault::Newer)?;
        self.0.push(value);
        Ok(value)
    }

    /// Writes a value.
    pub(super) fn write(&mut self, value: T, key: impl FnOnce() -> String, out: &mut Vec<u8>) {
        // A few dozen at most: what a list has, and the user's own columns.
        let number = self.0.iter().position(|known| *known == value);
        put_count(number.unwrap_or(self.0.len()), out);
        if number.is_none() {
            put_text(&key(), out);
            self.0.push(value);
        }
    }
}

/// All lists of which records have values.
pub(super) struct Words {
    pub(super) influencer_statuses: Known<InfluencerStatus>,
    pub(super) client_statuses: Known<ClientStatus>,
    pub(super) task_statuses: Known<TaskStatus>,
    pub(super) networks: Known<Network>,
    pub(super) kinds: Known<(Network, &'static TaskType)>,
    pub(super) details: Known<Detail>,
    pub(super) fields: Known<Field>,
    pub(super) replicas: Known<Replica>,
}

impl Words {
    pub(super) fn new() -> Self {
        Self {
            influencer_statuses: Known::new(),
            client_statuses: Known::new(),
            task_statuses: Known::new(),
            networks: Known::new(),
            kinds: Known::new(),
            details: Known::new(),
            fields: Known::new(),
            replicas: Known::new(),
        }
    }
}

/// The key of a type of task: `instagram/story`.
pub(super) fn kind_key(network: Network, kind: &TaskType) -> String {
    format!("{}/{}", network.key(), kind.key)
}

/// The type of a key.
pub(super) fn kind_of_key(key: &str) -> Option<(Network, &'static TaskType)> {
    let (network, kind) = key.split_once('/')?;
    let network = Network::from_key(network)?;
    Some((network, network.type_from_key(kind)?))
}
