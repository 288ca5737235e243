//! Which columns the roster shows, in which order and how wide.

use super::detail::Detail;
use super::own_column::OwnColumn;
use super::query::Column;

/// Narrowest and widest column, in CSS pixels.
pub const WIDTHS: std::ops::RangeInclusive<u16> = 48..=800;

/// The columns of the roster as the user has arranged them. Columns that it does not name stand behind the others, the
/// user's own shown and the rest hidden; the name is always first and always shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Layout {
    /// The columns that were arranged, in order.
    pub columns: Vec<Placed>,
    /// How many of the shown columns stay in sight when the others are scrolled sideways, the name among them; 0 is
    /// the same as 1.
    pub frozen: u8,
}

/// A column in its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placed {
    /// Which.
    pub column: Column,
    /// Whether it is not shown.
    pub hidden: bool,
    /// How wide it is in CSS pixels, within [`WIDTHS`], where the user has said so.
    pub width: Option<u16>,
}

impl Layout {
    /// Every column there is in its place, shown or not.
    pub fn all(&self, own: &[OwnColumn]) -> Vec<Placed> {
        let own = || own.iter().map(|column| Column::Detail(Detail::Own(column.id)));
        let known =
            Column::BASIC.into_iter().chain([Column::Comment]).chain(Detail::BUILT_IN.map(Column::Detail)).chain(own());
        let known: Vec<Column> = known.collect();
        let mut all: Vec<Placed> = Vec::with_capacity(known.len());
        let named = self.columns.iter().filter(|placed| known.contains(&placed.column)).copied();
        let is_hidden = |column: &Column| match column {
            Column::Detail(detail) => !matches!(detail, Detail::Own(_)),
            column => *column == Column::Comment,
        };
        let rest = known.iter().map(|column| Placed { column: *column, hidden: is_hidden(column), width: None });
        for placed in named.chain(rest) {
            if all.iter().all(|other| other.column != placed.column) {
                all.push(placed);
            }
        }
        if let Some(name) = all.iter().position(|placed| placed.column == Column::Name) {
            let name = all.remove(name);
            all.insert(0, Placed { hidden: false, ..name });
        }
        all
    }

    /// The columns that are shown, in order.
    pub fn shown(&self, own: &[OwnColumn]) -> Vec<Placed> {
        let mut all = self.all(own);
        all.retain(|placed| !placed.hidden);
        all
    }

    /// Gives a column a width within [`WIDTHS`], or its usual one with `None`. From then on every column is arranged.
    pub fn set_width(&mut self, own: &[OwnColumn], column: Column, width: Option<u16>) {
        self.columns = self.all(own);
        for placed in self.columns.iter_mut().filter(|placed| placed.column == column) {
            placed.width = width.map(|width| width.clamp(*WIDTHS.start(), *WIDTHS.end()));
        }
    }

    /// How many of the shown columns stay in sight, at least the name.
    pub fn frozen_count(&self) -> usize {
        usize::from(self.frozen.max(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn placed(column: Column, hidden: bool) -> Placed {
        Placed { column, hidden, width: None }
    }

    #[test]
    fn every_column_has_one_place_and_the_name_is_first() {
        let tags = Column::Detail(Detail::Tags);
        let check = |columns: &[Placed], expected: &[Column]| {
            let layout = Layout { columns: columns.to_vec(), frozen: 0 };
            let shown: Vec<Column> = layout.shown(&[]).iter().map(|placed| placed.column).collect();
            assert_eq!(shown, expected);
            assert_eq!(layout.all(&[]).len(), Column::BASIC.len() + 1 + Detail::BUILT_IN.len());
        };
        check(&[], &Column::BASIC);
        check(
            &[placed(tags, false), placed(Column::Name, true), placed(tags, true), placed(Column::Cost, false)],
            &[
                Column::Name,
                tags,
                Column::Cost,
                Column::Reach,
                Column::InfluencerStatus,
                Column::ClientStatus,
                Column::Tasks,
            ],
        );
        check(&[placed(Column::Reach, true)], &[&Column::BASIC[..1], &Column::BASIC[2..]].concat());
    }

    #[test]
    fn a_width_stays_within_bounds_and_changes_nothing_else() {
        let mut layout = Layout { columns: vec![placed(Column::Cost, false), placed(Column::Reach, true)], frozen: 2 };
        let before = layout.all(&[]);
        let mut check = |width: Option<u16>, expected: Option<u16>| {
            layout.set_width(&[], Column::Cost, width);
            let after = layout.all(&[]);
            let of = |all: &[Placed]| all.iter().map(|it| (it.column, it.hidden)).collect::<Vec<_>>();
            assert_eq!(of(&after), of(&before));
            for it in after {
                assert_eq!(it.width, expected.filter(|_| it.column == Column::Cost));
            }
            assert_eq!(layout.frozen, 2);
        };
        check(Some(200), Some(200));
        check(Some(3), Some(48));
        check(Some(9_000), Some(800));
        check(None, None);
    }
}
