//! The rows of a virtual list that are on the page at the moment.

use super::dom::{focused, holds, px, set_style};
use crate::domain::heights::Heights;
use crate::domain::recycling::{Source, sources};
use leptos::prelude::*;
use leptos::reactive::owner::WeakOwner;
use leptos::tachys::reactive_graph::OwnedView;
use leptos::tachys::view::{Mountable, Render};
use std::rc::Rc;
use web_sys::{Element, HtmlElement, Node};

/// The rows on the page, in the order of the list.
///
/// It does by hand what a keyed `<For>` does, for three reasons: a row that has the focus is never
/// moved in the document, since moving it would lose the focus; rows that are gone leave nothing
/// behind, where each row of a `<For>` costs memory until the list itself goes; and a row that is
/// no longer wanted takes the key of one that is, which costs a tenth of drawing a new one.
pub struct Rows<K> {
    rows: Vec<Row<K>>,
    /// Rows that are off the page and serve again when there are more to show, as when a filter is taken away.
    spare: Vec<Row<K>>,
    nursery: Nursery,
    heights: Heights,
}

/// How many rows at most are kept off the page: as many as a screen shows.
const SPARE: usize = 40;

/// Draws a row, given its key and its index, both of which may change.
pub type Draw<K> = dyn Fn(Signal<K>, Signal<usize>) -> AnyView;

/// One row on the page.
struct Row<K> {
    key: RwSignal<K>,
    index: RwSignal<usize>,
    element: HtmlElement,
    state: <OwnedView<AnyView> as Render>::State,
    /// Keeps the parent of the row's owner. Dropped last, after the row's own state.
    _nursery: Rc<Owner>,
}

/// Makes the owners of rows. An owner remembers each child it ever had, so that the parent is
/// replaced from time to time, and goes with the last of its rows.
struct Nursery {
    /// Not held: the list's owner goes with the list, and holds it.
    list: WeakOwner,
    parent: Rc<Owner>,
    born: usize,
}

impl Nursery {
    const LITTER: usize = 256;

    fn new(list: &Owner) -> Self {
        Self { list: list.downgrade(), parent: Rc::new(list.child()), born: 0 }
    }

    fn child(&mut self) -> (Owner, Rc<Owner>) {
        self.born += 1;
        if self.born.is_multiple_of(Self::LITTER)
            && let Some(list) = self.list.upgrade()
        {
            self.parent = Rc::new(list.child());
        }
        (self.parent.child(), Rc::clone(&self.parent))
    }
}

impl<K: Copy + Eq + Send + Sync + 'static> Rows<K> {
    /// No rows yet; those to come belong to `owner`.
    pub fn new(owner: &Owner, heights: Heights) -> Self {
        Self { rows: Vec::new(), spare: Vec::new(), nursery: Nursery::new(owner), heights }
    }

    /// The heights by which the rows are placed.
    pub fn heights(&self) -> &Heights {
        &self.heights
    }

    /// Places the rows by other heights.
    pub fn place(&mut self, heights: Heights) {
        self.heights = heights;
        for row in self.rows.iter().chain(&self.spare) {
            if let Some(index) = row.index.try_get_untracked() {
                self.position(&row.element, index);
            }
        }
    }

    /// The element of the row at `index`, if it is on the page.
    pub fn element(&self, index: usize) -> Option<HtmlElement> {
        let row = self.rows.iter().find(|row| row.index.try_get_untracked() == Some(index))?;
        Some(row.element.clone())
    }

    /// Key and last known index of the row that holds the focus.
    pub fn with_focus(&self, sizer: &Element) -> Option<(K, usize)> {
        let row = self.rows.get(self.focused_at(sizer)?)?;
        Some((row.key.try_get_untracked()?, row.index.try_get_untracked()?))
    }

    /// The place of the row that holds the focus.
    fn focused_at(&self, sizer: &Element) -> Option<usize> {
        let focused = focused()?;
        // Mostly it is elsewhere, and then no row need be asked.
        if !holds(sizer, Some(&focused)) {
            return None;
        }
        self.rows.iter().position(|row| holds(&row.element, Some(&focused)))
    }

    /// Adds rows to the `wanted` ones that can stay on the page as they are, so that none is taken away now and put
    /// back in a moment: from the side on which they are.
    pub fn keep_others(&self, wanted: &mut Vec<(usize, K)>) {
        let (Some(first), Some(last)) = (wanted.first().map(|row| row.0), wanted.last().map(|row| row.0)) else {
            return;
        };
        let surplus = self.rows.len().saturating_sub(wanted.len());
        let others = self.rows.iter().map(|row| (row.index.get_untracked(), row.key.get_untracked()));
        let others: Vec<(usize, K)> = others.filter(|(index, _)| *index < first || *index > last).collect();
        let above = others.partition_point(|(index, _)| *index < first);
        let behind = others.len() - above;
        let kept_behind = surplus.min(behind);
        let kept_above = (surplus - kept_behind).min(above);
        wanted.splice(0..0, others[..kept_above].iter().copied());
        wanted.extend_from_slice(&others[others.len() - kept_behind..]);
    }

    /// Makes the rows on the page the `wanted` ones, each with its index and in that order. Rows
    /// that are already there take the keys that are new, as [`sources`] tells; the row with the
    /// focus does not, because it must not become another under the hands.
    pub fn show(&mut self, wanted: &[(usize, K)], sizer: &Element, draw: &Draw<K>) {
        let there: Vec<K> = self.rows.iter().map(|row| row.key.get_untracked()).collect();
        let keys: Vec<K> = wanted.iter().map(|(_, key)| *key).collect();
        let sources = sources(&there, &keys, self.focused_at(sizer));
        let mut old: Vec<Option<Row<K>>> = std::mem::take(&mut self.rows).into_iter().map(Some).collect();
        let mut take = |place: usize| old.get_mut(place).and_then(Option::take);
        let mut rows: Vec<(Row<K>, bool)> = Vec::with_capacity(wanted.len());
        for (source, &(index, key)) in sources.into_iter().zip(wanted) {
            let (row, stands) = match source {
                Source::Stays(place) | Source::Turns(place) => (take(place), true),
                Source::Moves(place) => (take(place), false),
                Source::New => (self.spare.pop(), false),
            };
            let row = match row {
                Some(row) => {
                    self.turn(&row, index, key);
                    Some(row)
                }
                None => self.draw(index, key, draw),
            };
            rows.extend(row.map(|row| (row, stands)));
        }
        for mut gone in old.into_iter().flatten() {
            gone.state.unmount();
            if self.spare.len() < SPARE {
                self.spare.push(gone);
            }
        }
        // From the end, each before the one that follows it: those who read the document in its order find the rows
        // in theirs, and a row that stands right is not touched.
        let mut next: Option<Node> = None;
        for (row, stands) in rows.iter_mut().rev() {
            if !*stands {
                row.state.mount(sizer, next.as_ref());
            }
            next = Some(row.element.clone().into());
        }
        self.rows = rows.into_iter().map(|(row, _)| row).collect();
    }

    /// Draws one row, not yet on the page.
    fn draw(&mut self, index: usize, key: K, draw: &Draw<K>) -> Option<Row<K>> {
        let (owner, nursery) = self.nursery.child();
        let (key, index_signal, view) = owner.with(|| {
            let (key, index) = (RwSignal::new(key), RwSignal::new(index));
            (key, index, untrack(|| draw(key.into(), index.into())))
        });
        let state = OwnedView::new_with_owner(view, owner).build();
        let element: HtmlElement = wasm_bindgen::JsCast::unchecked_into(state.elements().into_iter().next()?);
        self.position(&element, index);
        Some(Row { key, index: index_signal, element, state, _nursery: nursery })
    }

    /// Gives a row a key and an index, where they differ.
    fn turn(&self, row: &Row<K>, index: usize, key: K) {
        if row.key.get_untracked() != key {
            row.key.set(key);
        }
        if row.index.get_untracked() != index {
            row.index.set(index);
            self.position(&row.element, index);
        }
    }

    fn position(&self, element: &HtmlElement, index: usize) {
        set_style(element, "transform", &format!("translateY({})", px(self.heights.top(index))));
    }
}
