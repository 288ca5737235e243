//! The rows of a virtual list that are on the page at the moment.

use super::dom::{focused, holds, px, set_style};
use leptos::prelude::*;
use leptos::tachys::reactive_graph::OwnedView;
use leptos::tachys::view::{Mountable, Render};
use std::hash::Hash;
use std::rc::Rc;
use web_sys::{Element, HtmlElement, Node};

/// The rows on the page, in the order of the list.
///
/// It does by hand what a keyed `<For>` does, for three reasons: a row that has the focus is never
/// moved in the document, since moving it would lose the focus; rows that are gone leave nothing
/// behind, where each row of a `<For>` costs memory until the list itself goes; and a row that
/// scrolls out takes the key of one that scrolls in, which costs a tenth of drawing a new one.
pub struct Rows<K> {
    rows: Vec<Row<K>>,
    nursery: Nursery,
    row_height: f64,
}

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
    list: Owner,
    parent: Rc<Owner>,
    born: usize,
}

impl Nursery {
    const LITTER: usize = 256;

    fn new(list: Owner) -> Self {
        let parent = Rc::new(list.child());
        Self { list, parent, born: 0 }
    }

    fn child(&mut self) -> (Owner, Rc<Owner>) {
        self.born += 1;
        if self.born.is_multiple_of(Self::LITTER) {
            self.parent = Rc::new(self.list.child());
        }
        (self.parent.child(), Rc::clone(&self.parent))
    }
}

impl<K: Copy + Eq + Hash + Send + Sync + 'static> Rows<K> {
    /// No rows yet; those to come belong to `owner`.
    pub fn new(owner: Owner, row_height: f64) -> Self {
        Self { rows: Vec::new(), nursery: Nursery::new(owner), row_height }
    }

    /// The element of the row at `index`, if it is on the page.
    pub fn element(&self, index: usize) -> Option<HtmlElement> {
        let row = self.rows.iter().find(|row| row.index.try_get_untracked() == Some(index))?;
        Some(row.element.clone())
    }

    /// Key and last known index of the row that holds the focus.
    pub fn with_focus(&self) -> Option<(K, usize)> {
        let focused = focused()?;
        let row = self.rows.iter().find(|row| holds(&row.element, Some(&focused)))?;
        Some((row.key.try_get_untracked()?, row.index.try_get_untracked()?))
    }

    /// Makes the rows on the page the `wanted` ones, each with its index and in that order. Rows
    /// that are already there stay as they are; rows that are no longer wanted take the keys that
    /// are new, except the row with the focus, which must not become another under the hands.
    pub fn show(&mut self, wanted: &[(usize, K)], sizer: &Element, draw: &Draw<K>) {
        let mut old: Vec<Option<Row<K>>> = std::mem::take(&mut self.rows).into_iter().map(Some).collect();
        let mut rows: Vec<Option<Row<K>>> = Vec::with_capacity(wanted.len());
        // Both lists are in order most of the time, so that the search usually ends at once.
        let mut from = 0;
        for &(index, key) in wanted {
            let ahead = (from..old.len()).chain(0..from);
            let found =
                ahead.into_iter().find(|&at| matches!(old.get(at), Some(Some(row)) if row.key.get_untracked() == key));
            rows.push(found.and_then(|at| {
                from = at + 1;
                let row = old.get_mut(at)?.take()?;
                self.place(&row, index);
                Some(row)
            }));
        }
        let focused = focused();
        let has_focus = |row: &Row<K>| focused.is_some() && holds(&row.element, focused.as_deref());
        let (kept, mut free): (Vec<_>, Vec<_>) = old.into_iter().flatten().partition(has_focus);
        for (at, &(index, key)) in wanted.iter().enumerate() {
            let Some(slot @ None) = rows.get_mut(at) else { continue };
            *slot = match free.pop() {
                Some(row) => {
                    row.key.set(key);
                    self.place(&row, index);
                    Some(row)
                }
                None => self.draw(index, key, sizer, draw),
            };
        }
        for mut gone in kept.into_iter().chain(free) {
            gone.state.unmount();
        }
        self.rows = rows.into_iter().flatten().collect();
        self.put_in_order(sizer);
    }

    /// Draws one row, at the end of the document order for now.
    fn draw(&mut self, index: usize, key: K, sizer: &Element, draw: &Draw<K>) -> Option<Row<K>> {
        let (owner, nursery) = self.nursery.child();
        let (key, index_signal, view) = owner.with(|| {
            let (key, index) = (RwSignal::new(key), RwSignal::new(index));
            (key, index, untrack(|| draw(key.into(), index.into())))
        });
        let mut state = OwnedView::new_with_owner(view, owner).build();
        let element: HtmlElement = wasm_bindgen::JsCast::unchecked_into(state.elements().into_iter().next()?);
        self.position(&element, index);
        state.mount(sizer, None);
        Some(Row { key, index: index_signal, element, state, _nursery: nursery })
    }

    /// Brings a row to an index.
    fn place(&self, row: &Row<K>, index: usize) {
        if row.index.get_untracked() != index {
            row.index.set(index);
            self.position(&row.element, index);
        }
    }

    fn position(&self, element: &HtmlElement, index: usize) {
        let top = index as f64 * self.row_height;
        set_style(element, "transform", &format!("translateY({})", px(top)));
    }

    /// Puts the elements into the order of the rows, for those who read the document in its order.
    /// The row with the focus stays where it is, and the others are moved around it.
    fn put_in_order(&self, sizer: &Element) {
        let focused = focused();
        let pivot = self.rows.iter().position(|row| focused.is_some() && holds(&row.element, focused.as_deref()));
        let pivot = pivot.unwrap_or(0);
        let before: fn(&Element) -> Option<Element> = Element::previous_element_sibling;
        let after: fn(&Element) -> Option<Element> = Element::next_element_sibling;
        let mut neighbour: Option<&HtmlElement> = None;
        for row in self.rows.iter().take(pivot + 1).rev() {
            if let Some(next) = neighbour
                && before(next).as_ref() != Some(&row.element)
            {
                let next: &Node = next;
                let _ = sizer.insert_before(&row.element, Some(next));
            }
            neighbour = Some(&row.element);
        }
        let mut neighbour: Option<&HtmlElement> = None;
        for row in self.rows.iter().skip(pivot) {
            if let Some(previous) = neighbour {
                let next = after(previous);
                if next.as_ref() != Some(&row.element) {
                    let next: Option<&Node> = next.as_ref().map(|next| -> &Node { next });
                    let _ = sizer.insert_before(&row.element, next);
                }
            }
            neighbour = Some(&row.element);
        }
    }
}
