//! Which influencers are selected, as in mail programs. Session state: never saved, never in undo.

use super::id::{IdSet, InfluencerId};

/// The selected influencers, and where a range starts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Selection {
    ids: IdSet<InfluencerId>,
    anchor: Option<InfluencerId>,
}

impl Selection {
    /// How many are selected, shown by the filter or not.
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// Whether nobody is.
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// Whether this one is.
    pub fn contains(&self, id: InfluencerId) -> bool {
        self.ids.contains(&id)
    }

    /// How many of `rows` are selected.
    pub fn among(&self, rows: &[InfluencerId]) -> usize {
        if self.ids.is_empty() { 0 } else { rows.iter().filter(|id| self.ids.contains(id)).count() }
    }

    /// Those selected, in the order of `all`.
    pub fn in_order_of(&self, all: impl Iterator<Item = InfluencerId>) -> Vec<InfluencerId> {
        all.filter(|id| self.ids.contains(id)).collect()
    }

    /// Selects one or takes it out; a range starts here.
    pub fn toggle(&mut self, id: InfluencerId) {
        if !self.ids.remove(&id) {
            self.ids.insert(id);
        }
        self.anchor = Some(id);
    }

    /// Selects every row between where the range starts and `id`, or takes them out when the start is not
    /// selected. Without a start among the rows it is [`Selection::toggle`].
    pub fn extend_to(&mut self, id: InfluencerId, rows: &[InfluencerId]) {
        let place = |wanted: InfluencerId| rows.iter().position(|row| *row == wanted);
        let Some((anchor, (from, to))) = self.anchor.and_then(|a| Some((a, (place(a)?, place(id)?)))) else {
            return self.toggle(id);
        };
        let select = self.ids.contains(&anchor);
        for row in &rows[from.min(to)..=from.max(to)] {
            if select {
                self.ids.insert(*row);
            } else {
                self.ids.remove(row);
            }
        }
    }

    /// Adds all of `rows`; rows that the filter hides stay selected.
    pub fn add_all(&mut self, rows: &[InfluencerId]) {
        self.ids.extend(rows);
    }

    /// Takes all of `rows` out.
    pub fn remove_all(&mut self, rows: &[InfluencerId]) {
        for row in rows {
            self.ids.remove(row);
        }
    }

    /// Selects nobody.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    /// Forgets who is no longer there.
    pub fn retain(&mut self, is_there: impl Fn(InfluencerId) -> bool) {
        self.ids.retain(|id| is_there(*id));
        self.anchor = self.anchor.filter(|id| is_there(*id));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn ranges_follow_the_rows_shown() {
        let row = |n: u128| InfluencerId::new(Uuid::from_u128(n));
        let rows: Vec<_> = (0..10).map(row).collect();
        let mut selection = Selection::default();
        selection.toggle(row(2));
        selection.extend_to(row(5), &rows);
        assert_eq!(selection.len(), 4);
        selection.extend_to(row(0), &rows);
        assert_eq!(selection.len(), 6);
        selection.toggle(row(3));
        selection.extend_to(row(5), &rows);
        assert_eq!(selection.len(), 3, "an unselected start takes the range out");
        // A start that the filter hides is no start.
        selection.extend_to(row(9), &rows[6..]);
        assert!(selection.contains(row(9)));
        assert_eq!(selection.among(&rows[6..]), 1);
    }
}
