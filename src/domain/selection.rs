//! Which influencers are selected, as in mail programs. Session state: never saved, never in undo.

use super::id::{IdSet, InfluencerId};

/// The selected influencers, and where a range starts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Selection {
    ids: IdSet<InfluencerId>,
    anchor: Option<InfluencerId>,
    by_tap: bool,
}

/// What is selected beside what is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Extent {
    /// How many are selected.
    pub selected: usize,
    /// How many of them are hidden by the filter.
    pub hidden: usize,
    /// How many are shown.
    pub shown: usize,
}

impl Extent {
    /// Whether everybody who is shown is selected.
    pub fn is_all(self) -> bool {
        self.shown > 0 && self.selected - self.hidden == self.shown
    }

    /// Whether somebody who is shown is selected.
    pub fn is_some(self) -> bool {
        self.selected > self.hidden
    }
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

    /// How many are selected, and how many of those are not among the `rows` that are shown.
    pub fn extent(&self, rows: &[InfluencerId]) -> Extent {
        let among = if self.ids.is_empty() { 0 } else { rows.iter().filter(|id| self.ids.contains(id)).count() };
        Extent { selected: self.len(), hidden: self.len() - among, shown: rows.len() }
    }

    /// Whether a tap on a row selects it, since one was held down, until nobody is selected any more.
    pub fn by_tap(&self) -> bool {
        self.by_tap
    }

    /// Selects one whose row a finger has held down. From then on taps select.
    pub fn hold(&mut self, id: InfluencerId) {
        self.ids.insert(id);
        self.anchor = Some(id);
        self.by_tap = true;
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
        self.end_taps();
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
        self.end_taps();
    }

    /// Moves the end of a range from one row to another, as Shift with an arrow does: what leaves the range is taken
    /// out, what comes into it is selected. Without a range one starts at `from`.
    pub fn stretch(&mut self, from: InfluencerId, to: InfluencerId, rows: &[InfluencerId]) {
        let place = |wanted: InfluencerId| rows.iter().position(|row| *row == wanted);
        let anchor = self.anchor.filter(|anchor| self.ids.contains(anchor) && place(*anchor).is_some());
        let anchor = anchor.unwrap_or(from);
        let (Some(start), Some(old), Some(new)) = (place(anchor), place(from), place(to)) else { return };
        for row in &rows[start.min(old)..=start.max(old)] {
            self.ids.remove(row);
        }
        self.ids.extend(&rows[start.min(new)..=start.max(new)]);
        self.anchor = Some(anchor);
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
        self.end_taps();
    }

    /// Selects nobody.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    /// Forgets who is no longer there.
    pub fn retain(&mut self, is_there: impl Fn(InfluencerId) -> bool) {
        self.ids.retain(|id| is_there(*id));
        self.anchor = self.anchor.filter(|id| is_there(*id));
        self.end_taps();
    }

    fn end_taps(&mut self) {
        self.by_tap &= !self.ids.is_empty();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn a_range_grows_and_shrinks_with_its_end() {
        let row = |n: u128| InfluencerId::new(Uuid::from_u128(n));
        let rows: Vec<_> = (0..10).map(row).collect();
        let mut selection = Selection::default();
        let check = |selection: &Selection, expected: &[u128]| {
            let expected: Vec<_> = expected.iter().map(|n| row(*n)).collect();
            assert_eq!(selection.in_order_of(rows.iter().copied()), expected);
        };
        selection.stretch(row(4), row(5), &rows);
        check(&selection, &[4, 5]);
        selection.stretch(row(5), row(6), &rows);
        check(&selection, &[4, 5, 6]);
        selection.stretch(row(6), row(5), &rows);
        check(&selection, &[4, 5]);
        // Over the start and out on the other side.
        selection.stretch(row(5), row(2), &rows);
        check(&selection, &[2, 3, 4]);
        selection.clear();
        selection.toggle(row(8));
        selection.stretch(row(8), row(9), &rows);
        check(&selection, &[8, 9]);
        selection.stretch(row(9), row(99), &rows);
        check(&selection, &[8, 9]);
    }

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
        assert_eq!(selection.extent(&rows[6..]), Extent { selected: 4, hidden: 3, shown: 4 });
        assert!(!selection.extent(&rows[6..]).is_all());
        selection.add_all(&rows[6..]);
        assert_eq!(selection.extent(&rows[6..]), Extent { selected: 7, hidden: 3, shown: 4 });
        assert!(selection.extent(&rows[6..]).is_all() && !selection.extent(&rows).is_all());
        assert!(!selection.extent(&[]).is_all());
    }

    #[test]
    fn taps_select_from_a_row_held_down_until_nobody_is_selected() {
        let row = |n: u128| InfluencerId::new(Uuid::from_u128(n));
        let check = |end: &dyn Fn(&mut Selection)| {
            let mut selection = Selection::default();
            selection.toggle(row(1));
            assert!(!selection.by_tap(), "a box that is ticked is no reason");
            selection.hold(row(2));
            selection.toggle(row(1));
            assert!(selection.by_tap() && selection.len() == 1);
            end(&mut selection);
            assert!(selection.is_empty() && !selection.by_tap());
            selection.toggle(row(1));
            assert!(!selection.by_tap());
        };
        check(&|selection| selection.toggle(row(2)));
        check(&|selection| selection.remove_all(&[row(1), row(2)]));
        check(&|selection| selection.retain(|_| false));
        check(&|selection| selection.clear());
    }
}
