//! A list of thousands of rows of which only the visible ones are on the page.

use super::dom::{px, set_style};
use super::text_scale::TextScale;
use super::virtual_rows::Rows;
use crate::browser::page;
use crate::domain::heights::Heights;
use crate::ui::element::ElementRef;
use crate::ui::reactive::{effect, on_load};
use crate::ui::view;
use leptos::prelude::*;
use std::ops::Range;
use std::rc::{Rc, Weak};
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{HtmlElement, ResizeObserver};

/// How long a list that is scrolled by leaps must rest before it draws what is beyond the visible rows, in milliseconds.
const REST: i32 = 60;

/// The hold that an owner has on its [`VirtualList`]: to scroll it, and to find a row's element.
#[derive(Clone, Copy)]
pub struct VirtualScroll(StoredValue<Option<Rc<dyn Scrolled>>, LocalStorage>);

/// What a mounted list can be asked, without the type of its keys.
trait Scrolled {
    fn scroll_to(&self, index: usize);
    fn element(&self, index: usize) -> Option<HtmlElement>;
    fn visible(&self) -> Range<usize>;
}

impl VirtualScroll {
    /// A hold on nothing yet; give it to the list.
    pub fn new() -> Self {
        Self(StoredValue::new_local(None))
    }

    /// Scrolls as little as makes the row wholly visible below the header. When this returns the
    /// row is on the page, so that it can be given the focus at once.
    pub fn scroll_to(self, index: usize) {
        if let Some(Some(list)) = self.0.try_get_value() {
            list.scroll_to(index);
        }
    }

    /// The element of a row that is on the page.
    pub fn element(self, index: usize) -> Option<HtmlElement> {
        self.0.try_get_value()??.element(index)
    }

    /// The indices of the rows that are wholly visible; its length is a page.
    pub fn visible(self) -> Range<usize> {
        match self.0.try_get_value() {
            Some(Some(list)) => list.visible(),
            _ => 0..0,
        }
    }
}

impl Default for VirtualScroll {
    fn default() -> Self {
        Self::new()
    }
}

/// A scrolling grid body of rows whose heights are known, for up to some 20,000 rows.
///
/// The component is the scroller. The header stands in it, sticky, so that its columns align with
/// those of the rows and scroll sideways with them. The rows stand in a `rowgroup`; give their cells roles.
///
/// A row's root must be one element; the list places it with `transform`. A row that has the focus
/// stays on the page while it is scrolled out, so that scrolling never loses the focus, and keeps its
/// key. All other elements are used again for other keys, whether the list is scrolled, sorted or filtered.
#[component]
pub fn VirtualList<K, F, R>(
    /// How many rows the list has.
    #[prop(into)]
    count: Signal<usize>,
    /// The key of the row at an index, which no other row has. It reads the signal the keys are in.
    key_at: F,
    /// Draws a row, given its key and its index. Both change: a row that scrolls out becomes one that
    /// scrolls in.
    row: R,
    /// The heights of the rows where text has its usual size, in which they grow and shrink.
    #[prop(into)]
    heights: Signal<Heights>,
    /// How many rows beyond the visible ones are on the page, on either side, once the list is at rest.
    #[prop(default = 6)]
    overscan: usize,
    /// Drawn above the rows, and always visible.
    #[prop(into, optional)]
    header: ViewFn,
    /// The owner's hold on the list.
    #[prop(optional)]
    scroll: VirtualScroll,
    /// Makes the scroller a grid of this name, with header and rows that can be selected.
    #[prop(optional)]
    grid: Option<&'static str>,
    /// Whether Tab stops at the scroller itself, where nothing in it may be a stop.
    #[prop(into, optional)]
    stop: Signal<bool>,
    /// Further classes of the scroller.
    #[prop(optional)]
    class: &'static str,
) -> impl IntoView
where
    K: Copy + Eq + Send + Sync + 'static,
    F: Fn(usize) -> Option<K> + 'static,
    R: Fn(Signal<K>, Signal<usize>) -> AnyView + 'static,
{
    let scale = TextScale::now();
    let heights = Signal::derive(move || heights.with(|heights| heights.scaled(scale.get())));
    let scroller = ElementRef::new();
    let sizer = ElementRef::new();
    let owner = Owner::current().unwrap_or_default();
    let measured = RwSignal::new(false);
    let list = Rc::new_cyclic(|this| List {
        this: Weak::clone(this),
        scroller,
        sizer,
        count,
        heights,
        overscan,
        key_at,
        row,
        rows: std::cell::RefCell::new(Rows::new(&owner, untrack(|| heights.get()))),
        last: std::cell::Cell::new(None),
        seen: std::cell::Cell::new(None),
        leaps: std::cell::Cell::new(0),
        view: std::cell::Cell::new(None),
    });
    let handle: Rc<dyn Scrolled> = list.clone();
    scroll.0.set_value(Some(handle));

    // The rows follow the keys; the owner of the keys need not know which of them are on the page.
    let update = Rc::clone(&list);
    effect(move || {
        scroller.track();
        // Lists that are drawn together are all measured before the first of them draws its rows: each that came later
        // would have the browser lay out the rows of those before it.
        if measured.get() || !update.is_new() {
            update.update(true);
        } else {
            leptos::task::spawn_local(async move {
                measured.try_set(true);
            });
        }
    });

    let resized = Rc::clone(&list);
    on_load(scroller, move |scroller| {
        let callback = Closure::<dyn Fn()>::new(move || resized.look());
        if let Ok(observer) = ResizeObserver::new(callback.as_ref().unchecked_ref()) {
            observer.observe(&scroller);
            StoredValue::new_local(Observing { observer, _callback: callback });
        }
    });
    on_cleanup(move || {
        scroll.0.try_set_value(None);
    });

    view! {
        <div
            node_ref=scroller
            class=format!("vlist {class}")
            role=grid.map(|_| "grid")
            aria-label=grid
            aria-multiselectable=grid.map(|_| "true")
            tabindex=move || stop.get().then_some("0")
            aria-rowcount=move || grid.map(|_| (count.get() + 1).to_string())
            on:scroll=move |_| list.look()
        >
            {header.run()}
            <div node_ref=sizer class="vlist-rows" role="rowgroup"></div>
        </div>
    }
}

/// Ends the watch on the size with the list.
struct Observing {
    observer: ResizeObserver,
    _callback: Closure<dyn Fn()>,
}

impl Drop for Observing {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// A list and what is on the page of it.
struct List<K, F, R> {
    this: Weak<Self>,
    scroller: ElementRef,
    sizer: ElementRef,
    count: Signal<usize>,
    heights: Signal<Heights>,
    overscan: usize,
    key_at: F,
    row: R,
    rows: std::cell::RefCell<Rows<K>>,
    /// The range that is on the page.
    last: std::cell::Cell<Option<(usize, usize)>>,
    /// The range that was seen of it.
    seen: std::cell::Cell<Option<(usize, usize)>>,
    /// How often it was scrolled by a leap.
    leaps: std::cell::Cell<u32>,
    /// What is seen of the list, since it was last looked at. Asking the browser while the page is being changed would
    /// make it lay out everything twice.
    view: std::cell::Cell<Option<View>>,
}

/// The part of the rows that is seen, in px.
#[derive(Clone, Copy)]
struct View {
    top: f64,
    height: f64,
}

impl<K, F, R> List<K, F, R>
where
    K: Copy + Eq + Send + Sync + 'static,
    F: Fn(usize) -> Option<K> + 'static,
    R: Fn(Signal<K>, Signal<usize>) -> AnyView + 'static,
{
    /// Brings the page up to date with the keys and the place scrolled to. `keys_changed` says that
    /// the same range may hold other rows now.
    ///
    /// Browsers send at most one "scroll" event for each frame, before it is painted: there is
    /// nothing to gain by waiting for the frame here, and a frame to lose.
    fn update(&self, keys_changed: bool) {
        let (Some(count), Some(heights)) = (self.count.try_get(), self.heights.try_get()) else { return };
        let (Some(scroller), Some(sizer)) =
            (self.scroller.try_get_untracked().flatten(), self.sizer.try_get_untracked().flatten())
        else {
            return;
        };
        let whole = heights.top(count);
        if keys_changed {
            set_style(&sizer, "height", &px(whole));
            self.take_heights(&heights, &scroller);
        }
        // By a leap the list comes to rows of which none was seen. What is beyond them would be drawn for nothing while it
        // goes on by leaps.
        let View { top, height } = self.view.get().unwrap_or_else(|| self.measure(&scroller, &sizer));
        // A list that has become shorter is scrolled back by the browser, which says so later.
        let top = top.min(whole - height).max(0.0);
        let seen = (heights.line_at(top).min(count), (heights.line_at(top + height) + 1).min(count));
        let before = self.seen.replace(Some(seen));
        let leaps = !keys_changed && before.is_none_or(|(start, end)| seen.1 <= start || end <= seen.0);
        if leaps {
            self.look_at_rest();
        }
        let overscan = if leaps { 0 } else { self.overscan };
        let (start, end) = (seen.0.saturating_sub(overscan), (seen.1 + overscan).min(count));
        if !keys_changed && self.last.get() == Some((start, end)) {
            return;
        }
        self.last.set(Some((start, end)));
        // A row's own code runs while rows are drawn; should it scroll the list, the next "scroll"
        // event catches up.
        let Ok(mut rows) = self.rows.try_borrow_mut() else { return };
        let mut wanted: Vec<(usize, K)> =
            (start..end).filter_map(|index| Some((index, (self.key_at)(index)?))).collect();
        if leaps {
            rows.keep_others(&mut wanted);
        }
        if let Some((key, index)) = rows.with_focus(&sizer)
            && !wanted.iter().any(|(_, other)| *other == key)
            && let Some(index) = self.index_of(key, index, count)
        {
            let at = wanted.partition_point(|(other, _)| *other < index);
            wanted.insert(at, (index, key));
        }
        rows.show(&wanted, &sizer, &self.row);
    }

    /// Places the rows anew where they have other heights now. What stood at the top still does.
    fn take_heights(&self, heights: &Heights, scroller: &HtmlElement) {
        let Ok(mut rows) = self.rows.try_borrow_mut() else { return };
        let before = rows.heights().clone();
        if before == *heights {
            return;
        }
        rows.place(heights.clone());
        if before.row() != heights.row()
            && let Some(view) = self.view.get()
        {
            let line = before.line_at(view.top);
            let beyond = (view.top - before.top(line)) * heights.row() / before.row();
            let top = heights.top(line) + beyond;
            self.view.set(Some(View { top, ..view }));
            scroller.set_scroll_top(top as i32);
        }
    }

    /// Brings the page up to date with the place scrolled to and the size of the list, outside of any effect.
    fn look(&self) {
        if let (Some(scroller), Some(sizer)) =
            (self.scroller.try_get_untracked().flatten(), self.sizer.try_get_untracked().flatten())
        {
            self.measure(&scroller, &sizer);
            untrack(|| self.update(false));
        }
    }

    /// Draws what is beyond the visible rows once the list rests.
    fn look_at_rest(&self) {
        let leap = self.leaps.get().wrapping_add(1);
        self.leaps.set(leap);
        let this = Weak::clone(&self.this);
        page::after(REST, move || {
            if let Some(list) = this.upgrade().filter(|list| list.leaps.get() == leap) {
                untrack(|| list.update(false));
            }
        });
    }

    /// Whether nothing was drawn yet; then it is measured.
    fn is_new(&self) -> bool {
        if self.view.get().is_some() {
            return false;
        }
        if let (Some(scroller), Some(sizer)) = (self.scroller.get_untracked(), self.sizer.get_untracked()) {
            self.measure(&scroller, &sizer);
        }
        true
    }

    /// What was seen of the list when it was last asked. The browser says when it is scrolled or changes its size; to ask
    /// it in between would have it lay out all that has changed.
    fn view(&self) -> Option<View> {
        self.view
            .get()
            .or_else(|| Some(self.measure(&self.scroller.try_get_untracked()??, &self.sizer.try_get_untracked()??)))
    }

    /// Asks the browser what is seen of the list.
    fn measure(&self, scroller: &HtmlElement, sizer: &HtmlElement) -> View {
        let top = f64::from(scroller.scroll_top());
        let view = View { top, height: f64::from(scroller.client_height() - sizer.offset_top()) };
        self.view.set(Some(view));
        view
    }

    /// Where the row with this key is now, if it is still in the list; most likely where it was.
    fn index_of(&self, key: K, was_at: usize, count: usize) -> Option<usize> {
        std::iter::once(was_at).chain(0..count).find(|&index| index < count && (self.key_at)(index) == Some(key))
    }
}

impl<K, F, R> Scrolled for List<K, F, R>
where
    K: Copy + Eq + Send + Sync + 'static,
    F: Fn(usize) -> Option<K> + 'static,
    R: Fn(Signal<K>, Signal<usize>) -> AnyView + 'static,
{
    fn scroll_to(&self, index: usize) {
        let (Some(scroller), Some(sizer)) =
            (self.scroller.try_get_untracked().flatten(), self.sizer.try_get_untracked().flatten())
        else {
            return;
        };
        let (Some(count), Some(heights), Some(View { top, height })) =
            (self.count.try_get_untracked(), self.heights.try_get_untracked(), self.view())
        else {
            return;
        };
        let wanted = top.min(heights.top(index)).max(heights.top(index + 1) - height);
        if (wanted - top).abs() > 0.5 {
            // The list may have grown since the last effect ran.
            set_style(&sizer, "height", &px(heights.top(count)));
            scroller.set_scroll_top(wanted.ceil() as i32);
            self.view.set(Some(View { top: wanted.ceil(), height }));
        }
        // Keys and heights may have changed as well.
        untrack(|| self.update(true));
    }

    fn element(&self, index: usize) -> Option<HtmlElement> {
        self.rows.try_borrow().ok()?.element(index)
    }

    fn visible(&self) -> Range<usize> {
        let (Some(count), Some(heights), Some(View { top, height })) =
            (self.count.try_get_untracked(), self.heights.try_get_untracked(), self.view())
        else {
            return 0..0;
        };
        let first = heights.line_at(top);
        let first = if heights.top(first) < top { first + 1 } else { first };
        let end = heights.line_at(top + height).min(count);
        first.min(end)..end
    }
}
