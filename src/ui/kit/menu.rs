//! The one popover in which every menu of the page opens.

use super::dom::{
    Listener, find, find_all, focus_in_place, focused, holds, layer_of, lower_case, set_expanded, target_element,
};
use super::icon::Icon;
use super::menu_item::{MenuItem, MenuKind, Run};
use super::menu_line::{
    OPEN_BRANCH, OWN_ITEMS, enter, focus_at, item_of, leave, menu_of, place, settle, toggle_branch,
};
use crate::ui::element::ElementRef;
use crate::ui::reactive::{on_load, provide_context, use_context};
use crate::ui::view;
use leptos::{ev, prelude::*};
use std::time::Duration;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// Opens and closes menus. A service in the context: [`Menus::provide`] it once and mount one
/// [`MenuHost`] below.
#[derive(Clone, Copy)]
pub struct Menus {
    open: RwSignal<Option<Opened>, LocalStorage>,
    popover: StoredValue<Option<HtmlElement>, LocalStorage>,
    /// The pending answer to the pointer's last move.
    hover: StoredValue<Option<TimeoutHandle>>,
    /// What was typed to find a line, and when.
    typed: StoredValue<(String, f64)>,
}

/// Where the focus goes when a menu opens.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum StartAt {
    /// On the present value, else on the first line.
    First,
    /// On the last line.
    Last,
}

/// The menu that is open.
#[derive(Clone)]
struct Opened {
    anchor: HtmlElement,
    items: Vec<MenuItem>,
    start: StartAt,
    /// Its name, where it is not that of the button.
    label: Option<String>,
    /// What has the focus again when it closes, where it is not the button.
    back: Option<HtmlElement>,
}

impl Menus {
    /// Makes the service and puts it into the context of the current component and its children.
    pub fn provide() -> Self {
        let menus = Self {
            open: RwSignal::new_local(None),
            popover: StoredValue::new_local(None),
            hover: StoredValue::new(None),
            typed: StoredValue::new((String::new(), 0.0)),
        };
        provide_context(menus);
        menus
    }

    /// Opens a menu at `anchor`, or closes it when it is the one that is open. A menu without
    /// lines is not opened.
    pub fn toggle(self, anchor: HtmlElement, items: impl FnOnce() -> Vec<MenuItem>, start: StartAt) {
        let same = self.open.with_untracked(|open| open.as_ref().is_some_and(|open| open.anchor == anchor));
        self.close(same);
        if same {
            return;
        }
        let items = items();
        if !items.is_empty() {
            set_expanded(&anchor, true);
            self.open.set(Some(Opened { anchor, items, start, label: None, back: None }));
        }
    }

    /// Opens a menu of its own name at an element that nobody pressed, as a shortcut does. The focus returns to where it
    /// is now.
    pub fn open_for(self, anchor: HtmlElement, label: String, items: Vec<MenuItem>) {
        self.close(true);
        set_expanded(&anchor, true);
        self.open.set(Some(Opened { anchor, items, start: StartAt::First, label: Some(label), back: focused() }));
    }

    /// Closes the open menu, if any, at once; with `return_focus` its button has the focus again.
    pub fn close(self, return_focus: bool) {
        self.forget_hover();
        let open = self.open.with_untracked(|open| open.as_ref().map(|open| (open.anchor.clone(), open.back.clone())));
        let Some((anchor, back)) = open else { return };
        set_expanded(&anchor, false);
        let back = back.unwrap_or(anchor);
        if return_focus && back.is_connected() {
            focus_in_place(&back);
        }
        if let Some(popover) = self.popover.get_value() {
            let _ = popover.hide_popover();
        }
        self.open.set(None);
    }

    /// Closes the menu, then does what the line says.
    fn choose(self, run: Option<&Run>) {
        self.close(true);
        if let Some(run) = run {
            run();
        }
    }

    fn forget_hover(self) {
        if let Some(Some(timer)) = self.hover.try_update_value(Option::take) {
            timer.clear();
        }
    }

    /// Follows the pointer. While a submenu is open the answer waits a little, so that the pointer
    /// can cross other lines on its way into the submenu.
    fn on_hover(self, event: &ev::PointerEvent) {
        if event.pointer_type() != "mouse" {
            return;
        }
        self.forget_hover();
        let Some(item) = item_of(event) else { return };
        let Some(menu) = menu_of(&item) else { return };
        match find(&menu, OPEN_BRANCH) {
            Some(branch) if branch != item => {
                let timer = set_timeout_with_handle(move || settle(&menu, &item), Duration::from_millis(160));
                self.hover.set_value(timer.ok());
            }
            _ => settle(&menu, &item),
        }
    }

    fn on_keydown(self, event: &ev::KeyboardEvent) {
        let Some(item) = item_of(event) else { return };
        let Some(menu) = menu_of(&item) else { return };
        let items = find_all(&menu, OWN_ITEMS);
        let at = items.iter().position(|other| *other == item).unwrap_or(0);
        let key = event.key();
        match key.as_str() {
            "ArrowDown" => focus_at(&items, (at + 1) % items.len().max(1)),
            "ArrowUp" => focus_at(&items, at.checked_sub(1).unwrap_or(items.len().saturating_sub(1))),
            "Home" | "PageUp" => focus_at(&items, 0),
            "End" | "PageDown" => focus_at(&items, items.len().saturating_sub(1)),
            "ArrowRight" => enter(&item),
            "ArrowLeft" => _ = leave(&menu),
            "Escape" if leave(&menu) => {}
            "Escape" => self.close(true),
            // The browser then moves on from the button, to which the focus has returned.
            "Tab" => return self.close(true),
            // The browser turns these into a click.
            "Enter" | " " => return event.stop_propagation(),
            // A letter of AltGr is typed as others are; Windows says Ctrl and Alt with it.
            _ if key.chars().count() == 1
                && (event.get_modifier_state("AltGraph")
                    || !(event.ctrl_key() || event.meta_key() || event.alt_key())) =>
            {
                self.find_typed(&items, at, &key);
            }
            _ => return,
        }
        event.prevent_default();
        event.stop_propagation();
    }

    /// Goes to the next line that begins with what was typed; the same letter again and again goes
    /// through all lines that begin with it.
    fn find_typed(self, items: &[HtmlElement], at: usize, key: &str) {
        const PAUSE: f64 = 600.0;
        let now = js_sys::Date::now();
        let (mut typed, when) = self.typed.get_value();
        if now - when > PAUSE {
            typed.clear();
        }
        typed.push_str(&lower_case(key));
        let repeated = typed.chars().all(|letter| typed.starts_with(letter));
        let sought = if repeated { lower_case(key) } else { typed.clone() };
        let from = if repeated { at + 1 } else { at };
        self.typed.set_value((typed, now));
        let found = (0..items.len()).map(|step| (from + step) % items.len()).find(|&index| {
            let text = items.get(index).and_then(|item| item.text_content()).unwrap_or_default();
            lower_case(text.trim_start()).starts_with(&sought)
        });
        if let Some(found) = found {
            focus_at(items, found);
        }
    }
}

/// Draws the open menu. Mount it once, below [`Menus::provide`].
#[component]
pub fn MenuHost() -> impl IntoView {
    let home = ElementRef::new();
    let menus = use_context::<Menus>();
    view! {
        <div node_ref=home>
            {move || {
                let menus = menus?;
                let opened = menus.open.get()?;
                Some(view! { <OpenMenu menus opened home /> })
            }}
        </div>
    }
}

/// The menu while it is open.
#[component]
fn OpenMenu(menus: Menus, opened: Opened, home: ElementRef) -> impl IntoView {
    let node = ElementRef::new();
    let Opened { anchor, items, start, label, .. } = opened;
    let label = label.or_else(|| anchor.get_attribute("aria-label")).or_else(|| anchor.text_content());

    let watched = anchor.clone();
    let rect = anchor.get_bounding_client_rect();
    let listeners = [
        Listener::capture(&window(), "pointerdown", {
            let anchor = anchor.clone();
            move |event| {
                let target = target_element(&event);
                let inside = |element: &Element| holds(element, target.as_ref());
                if !inside(&anchor) && !menus.popover.get_value().is_some_and(|menu| inside(&menu)) {
                    menus.close(true);
                }
            }
        }),
        // Whatever is scrolled, the menu closes when its button has moved away from it.
        Listener::capture(&window(), "scroll", move |_| {
            let now = watched.get_bounding_client_rect();
            if (now.top() - rect.top()).abs() + (now.left() - rect.left()).abs() > 1.0 {
                menus.close(true);
            }
        }),
        Listener::capture(&window(), "resize", move |_| menus.close(true)),
    ];
    let _kept = StoredValue::new_local(listeners);

    on_load(node, {
        let anchor = anchor.clone();
        move |menu| {
            // In the landmark of its button, where assistive technology finds it.
            if let Some(place) = layer_of(&anchor).or_else(|| anchor.closest("main, header").ok().flatten()) {
                let _ = place.append_child(&menu);
            }
            menus.popover.set_value(Some(menu.clone()));
            let _ = menu.show_popover();
            place(&menu, &anchor);
            let items = find_all(&menu, OWN_ITEMS);
            let checked = items.iter().position(|item| item.get_attribute("aria-checked").as_deref() == Some("true"));
            match start {
                StartAt::First => focus_at(&items, checked.unwrap_or(0)),
                StartAt::Last => focus_at(&items, items.len().saturating_sub(1)),
            }
        }
    });
    // The element must be home before it is taken down: what is drawn next takes its place.
    on_cleanup(move || {
        menus.popover.try_set_value(None);
        if let (Some(menu), Some(home)) = (node.try_get_untracked().flatten(), home.try_get_untracked().flatten()) {
            let _ = menu.hide_popover();
            let _ = home.append_child(&menu);
        }
    });

    let on_focusout = move |event: ev::FocusEvent| {
        let to = event.related_target().and_then(|to| to.dyn_into::<Element>().ok());
        let menu = menus.popover.get_value();
        if to.is_some() && to.as_ref() != Some(&anchor) && !menu.is_some_and(|menu| holds(&menu, to.as_ref())) {
            menus.close(false);
        }
    };

    view! {
        <div
            node_ref=node
            class="menu"
            popover="manual"
            role="menu"
            aria-label=label
            on:keydown=move |event| menus.on_keydown(&event)
            on:pointerover=move |event| menus.on_hover(&event)
            on:focusout=on_focusout
        >
            {draw(menus, items)}
        </div>
    }
}

/// Draws the lines of a menu.
fn draw(menus: Menus, items: Vec<MenuItem>) -> Vec<AnyView> {
    items.into_iter().map(|item| draw_item(menus, item)).collect()
}

/// Draws one line.
fn draw_item(menus: Menus, item: MenuItem) -> AnyView {
    let MenuItem { label, kind, hint, danger, disabled, marker, run } = item;
    let (checked, branch) = match kind {
        MenuKind::Separator => return view! { <hr class="menu-line" /> },
        MenuKind::Action => (None, None),
        MenuKind::Radio { checked } => (Some(checked), None),
        MenuKind::Submenu(items) => (None, Some(items)),
    };
    let is_branch = branch.is_some();
    let on_click = move |event: ev::MouseEvent| {
        if disabled {
        } else if is_branch {
            let Some(item) = item_of(&event) else { return };
            // A click without a pointer comes from the keyboard or from assistive technology.
            if event.detail() == 0 { enter(&item) } else { toggle_branch(&item) }
        } else {
            menus.choose(run.as_ref());
        }
    };
    let line = view! {
        <button
            type="button"
            class="menu-item"
            class:danger=danger
            role=if checked.is_some() { "menuitemradio" } else { "menuitem" }
            tabindex="-1"
            aria-checked=checked.map(|checked| if checked { "true" } else { "false" })
            aria-disabled=disabled.then_some("true")
            aria-haspopup=is_branch.then_some("menu")
            aria-expanded=is_branch.then_some("false")
            on:click=on_click
        >
            {marker.map(|classes| view! { <i class=classes></i> })}
            <span>{label.clone()}</span>
            {hint.map(|hint| view! { <kbd aria-hidden="true">{hint}</kbd> })}
            {is_branch.then(|| view! { <Icon name="chevron-right" /> })}
            {(checked == Some(true)).then(|| view! { <Icon name="check" /> })}
        </button>
    };
    match branch {
        None => line.into_any(),
        Some(items) => view! {
            <div class="menu-branch" role="none">
                {line}
                <div class="menu sub" role="menu" aria-label=label hidden>
                    {draw(menus, items)}
                </div>
            </div>
        },
    }
}
