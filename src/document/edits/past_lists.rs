//! Earlier values of lists: the tags of influencers and the networks of the briefing.
//!
//! Two people who change one list at once each replace all of it. Whoever unites the two lists must know what both
//! started from, which no register tells any more. Kept and joined as the past of statuses is.

use super::Document;
use super::field::{Entity, Field};
use super::past::Past;
use super::stamp::Stamp;
use super::value::Value;
use crate::domain::detail::Detail;
use crate::domain::id::IdMap;
use crate::domain::influencer::Influencer;
use crate::domain::network::Network;
use std::sync::Arc;
use uuid::Uuid;

/// Most earlier values that are kept of one list.
const REMEMBERED: usize = 8;
/// What separates the networks in a text, as tags are separated.
const SEPARATOR: &str = ", ";

/// Earlier lists, by the key of their record and in the order of their stamps. Without a stamp, the one from before the
/// first edit.
/// Texts are shared: a file may give one to everybody.
pub(super) type Lists = IdMap<Uuid, Vec<(Option<Stamp>, Arc<str>)>>;

/// The list that a register holds, as text; `None` for registers of anything else.
pub(super) fn list_of(field: Field, value: &Value) -> Option<Arc<str>> {
    match (field, value) {
        (Field::Detail(Detail::Tags), Value::Text(tags)) => Some(tags.as_str().into()),
        (Field::Networks, Value::Networks(networks)) => Some(text_of(networks).into()),
        _ => None,
    }
}

/// Whether a register holds such a list.
pub(super) fn is_list(field: Field) -> bool {
    matches!(field, Field::Detail(Detail::Tags) | Field::Networks)
}

/// The register of a record's list.
pub(super) fn list_field(of: Uuid) -> Field {
    if of.is_nil() { Field::Networks } else { Field::Detail(Detail::Tags) }
}

/// The networks of a text, as far as they are known.
pub(in crate::document) fn networks_of(text: &str) -> Vec<Network> {
    text.split(SEPARATOR).filter_map(Network::from_key).collect()
}

fn text_of(networks: &[Network]) -> String {
    networks.iter().map(|network| network.key()).collect::<Vec<_>>().join(SEPARATOR)
}

impl Past {
    /// Notes an earlier list. Of two from before the first edit, the greater counts.
    pub(super) fn note_list(&mut self, of: Uuid, stamp: Option<Stamp>, text: &Arc<str>) {
        self.put_list(of, stamp, text, |known| *known < **text);
    }

    fn put_list(&mut self, of: Uuid, stamp: Option<Stamp>, text: &Arc<str>, is_less: impl Fn(&str) -> bool) {
        let lists = self.lists.entry(of).or_default();
        match lists.binary_search_by(|(known, _)| known.cmp(&stamp)) {
            Ok(at) if is_less(&lists[at].1) => lists[at].1 = Arc::clone(text),
            Ok(_) => {}
            Err(at) => {
                lists.reserve_exact(1);
                lists.insert(at, (stamp, Arc::clone(text)));
                if lists.len() > REMEMBERED {
                    lists.remove(0);
                }
            }
        }
    }

    /// Whether an earlier list is noted.
    pub(super) fn has_list(&self, of: Uuid, stamp: Option<Stamp>, text: &str) -> bool {
        let is_it = |known: &(Option<Stamp>, Arc<str>)| known.0 == stamp && *known.1 == *text;
        self.lists.get(&of).is_some_and(|lists| lists.iter().any(is_it))
    }
}

impl Document {
    /// Notes what a list was before the edit that is being recorded. Of one that is edited twice at once, what it was
    /// before both.
    pub(super) fn leave_list(&mut self, at: Entity, field: Field, value: Option<&Value>) {
        if let Some(text) = value.and_then(|value| list_of(field, value)) {
            let stamp = self.stamp(at, field);
            self.edits.past.put_list(at.key(), stamp, &text, |_| false);
        }
    }

    /// The same for the tags of somebody who is otherwise now.
    pub(super) fn leave_tags(&mut self, before: &Influencer, now: &Influencer) {
        let (old, new) = (before.details.get(Detail::Tags), now.details.get(Detail::Tags));
        if old != new {
            let (at, field) = (Entity::Influencer(before.id), Field::Detail(Detail::Tags));
            self.leave_list(at, field, Some(&Value::Text(old.to_owned())));
        }
    }

    /// The last list of a register that this version and another both know, as text; `None` where that is forgotten.
    pub(in crate::document) fn last_list_known_to_both(
        &self,
        other: &Self,
        at: Entity,
        field: Field,
    ) -> Option<String> {
        if !is_list(field) {
            return None;
        }
        let key = at.key();
        let earlier = |document: &'_ Self| document.edits.past.lists.get(&key).cloned().unwrap_or_default();
        let is_known = |stamp: &Option<Stamp>| {
            stamp.is_none_or(|stamp| self.edits.seen.covers(stamp) && other.edits.seen.covers(stamp))
        };
        let all = earlier(self).into_iter().chain(earlier(other)).filter(|(stamp, _)| is_known(stamp));
        all.max_by(|a, b| a.0.cmp(&b.0)).map(|(_, text)| text.to_string())
    }
}
