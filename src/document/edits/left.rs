//! What an undo has left as it is, in words.

use super::Document;
use super::field::{Entity, Field};
use crate::domain::id::InfluencerId;
use std::collections::BTreeSet;

/// The registers that a step back or forth did not change because somebody else had edited them since.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Left(pub(super) BTreeSet<(Entity, Field)>);

impl Left {
    /// Whether there is nothing of that kind.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The registers; [`Field::Removed`] for a record as a whole.
    pub fn iter(&self) -> impl Iterator<Item = (Entity, Field)> + '_ {
        self.0.iter().copied()
    }

    /// As a sentence: "Client status of Lena Fischer was changed elsewhere since; left as it is". `None` when nothing was
    /// left.
    pub fn in_words(&self, document: &Document) -> Option<String> {
        let (at, field) = *self.0.first()?;
        let people: BTreeSet<InfluencerId> = self.0.iter().filter_map(|(at, _)| at.influencer()).collect();
        let name = |id: InfluencerId| document.influencer(id).map_or("an influencer", |it| it.name()).to_owned();
        let whose = match (people.first(), people.len()) {
            (None, _) => None,
            (Some(id), 1) => Some(name(*id)),
            (Some(_), count) => Some(format!("{count} influencers")),
        };
        let is_one_field = self.0.iter().all(|(_, other)| *other == field);
        let is_of_tasks = self.0.iter().all(|(at, _)| matches!(at, Entity::Task(..)));
        let is_gone = self.0.iter().all(|(at, _)| !document.is_present(*at));
        let columns = document.campaign.table.columns();
        Some(match (whose, is_one_field) {
            (Some(whose), true) if field == Field::Removed || is_gone => {
                let tasks = if self.0.len() == 1 { "A task".to_owned() } else { format!("{} tasks", self.0.len()) };
                let what = if is_of_tasks { format!("{tasks} of {whose}") } else { whose };
                let was = if self.0.len() == 1 { "was" } else { "were" };
                match is_gone {
                    true => format!("{what} {was} removed elsewhere since"),
                    false => format!("{what} {was} changed elsewhere since and {was} not removed"),
                }
            }
            (Some(whose), true) => {
                let name = field.name(columns);
                let of = match at {
                    Entity::Task(..) if self.0.len() == 1 => "a task of ".to_owned(),
                    Entity::Task(..) => format!("{} tasks of ", self.0.len()),
                    _ => String::new(),
                };
                format!("{name} of {of}{whose} was changed elsewhere since; left as it is")
            }
            (None, _) if self.0.len() == 1 => {
                format!("{} was changed elsewhere since; left as it is", field.name(columns))
            }
            (whose, _) => {
                let of = whose.map(|whose| format!(" of {whose}")).unwrap_or_default();
                format!("{} values{of} were changed elsewhere since; left as they are", self.0.len())
            }
        })
    }
}
