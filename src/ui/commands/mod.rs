//! Commands at work: who can do which, and the one place that hears keys.
//!
//! What commands there are, and with which keys, stands in the table of [`crate::app::action`]. A part of the page that
//! can do one offers it for as long as it is there; a command that nobody offers is not listed, and its keys are the
//! browser's.
//!
//! **Invariant:** no other part of the page listens to keys that mean a command. What is left to the parts are the keys
//! of their own patterns: arrows in a grid or a menu, Escape in a dialog.

mod campaign;
mod keys;
mod shortcuts_dialog;
mod status_menu;
mod typing;

pub use campaign::{Desk, offer_campaign, offer_steps};
pub use shortcuts_dialog::ShortcutsDialog;

use crate::app::action::{self, Action};
use crate::app::recent::Recent;
use crate::browser::local_storage::Local;
use crate::browser::page;
use crate::domain::id::InfluencerId;
use crate::storage::KeyValue;
use crate::ui::kit::MenuItem;
use crate::ui::reactive::provide_context;
use leptos::{ev, prelude::*};
use std::sync::Arc;
use typing::Typing;

/// Where the order of use is kept.
const RECENT: &str = "rollcall.recent";
/// Where it is kept that single keys are off.
const SINGLE_KEYS: &str = "rollcall.single-keys";

/// The commands. A service in the context.
#[derive(Clone, Copy)]
pub struct Commands {
    /// Whether the palette is open.
    pub palette: RwSignal<bool>,
    /// Whether the list of shortcuts is open.
    pub shortcuts: RwSignal<bool>,
    /// Whether the dialog that makes a campaign is open.
    pub creating: RwSignal<bool>,
    single_keys: RwSignal<bool>,
    offers: StoredValue<Vec<Offer>>,
    next: StoredValue<u32>,
    recent: StoredValue<Recent>,
    /// Who had the focus when the palette opened, in which the focus now is.
    in_focus: StoredValue<Option<InfluencerId>>,
    typing: Typing,
    apple: bool,
}

/// What is done for a command, and whether it can be done now.
#[derive(Clone)]
pub struct Deed {
    can: Arc<dyn Fn() -> bool + Send + Sync>,
    run: Arc<dyn Fn() + Send + Sync>,
}

impl Deed {
    /// One that can always be done.
    pub fn new(run: impl Fn() + Send + Sync + 'static) -> Self {
        Self::only_while(|| true, run)
    }

    /// One that can be done only while `can` holds.
    pub fn only_while(can: impl Fn() -> bool + Send + Sync + 'static, run: impl Fn() + Send + Sync + 'static) -> Self {
        Self { can: Arc::new(can), run: Arc::new(run) }
    }
}

/// Somebody who can do commands.
struct Offer {
    number: u32,
    deed: Arc<dyn Fn(Action) -> Option<Deed> + Send + Sync>,
}

impl Commands {
    /// Makes the service, puts it into the context and listens to keys.
    pub fn provide() -> Self {
        let kept = |key| Local.get(key).ok().flatten();
        let commands = Self {
            palette: RwSignal::new(false),
            shortcuts: RwSignal::new(false),
            creating: RwSignal::new(false),
            single_keys: RwSignal::new(kept(SINGLE_KEYS).as_deref() != Some("off")),
            offers: StoredValue::new(Vec::new()),
            next: StoredValue::new(0),
            recent: StoredValue::new(Recent::read(&kept(RECENT).unwrap_or_default())),
            in_focus: StoredValue::new(None),
            typing: Typing::follow(),
            apple: page::is_apple(),
        };
        provide_context(commands);
        let heard = window_event_listener(ev::keydown, move |event| keys::hear(commands, &event));
        on_cleanup(move || heard.remove());
        commands
    }

    /// Offers to do a command for as long as the current component is there.
    pub fn offer(self, action: Action, run: impl Fn() + Send + Sync + 'static) {
        self.offer_one(action, Deed::new(run));
    }

    /// The same for one that can be done only while `can` holds.
    pub fn offer_while(
        self,
        action: Action,
        can: impl Fn() -> bool + Send + Sync + 'static,
        run: impl Fn() + Send + Sync + 'static,
    ) {
        self.offer_one(action, Deed::only_while(can, run));
    }

    /// The same for many, which are only looked at when one of them is wanted.
    pub fn offer_many(self, deed: impl Fn(Action) -> Option<Deed> + Send + Sync + 'static) {
        self.offer_boxed(Arc::new(deed));
    }

    #[inline(never)]
    fn offer_one(self, action: Action, deed: Deed) {
        self.offer_many(move |wanted| (wanted == action).then(|| deed.clone()));
    }

    #[inline(never)]
    fn offer_boxed(self, deed: Arc<dyn Fn(Action) -> Option<Deed> + Send + Sync>) {
        let number = self.next.with_value(|number| number.wrapping_add(1));
        self.next.set_value(number);
        self.offers.update_value(|offers| offers.push(Offer { number, deed }));
        on_cleanup(move || {
            self.offers.try_update_value(|offers| offers.retain(|offer| offer.number != number));
        });
    }

    /// Whether a command can be done now.
    pub fn can(self, action: Action) -> bool {
        self.find(action).is_some_and(|deed| untrack(|| (deed.can)()))
    }

    /// Does a command, if it can be done now.
    pub fn run(self, action: Action) {
        // What is done may end an offer: it is no longer looked at then.
        if let Some(deed) = self.find(action)
            && untrack(|| (deed.can)())
        {
            untrack(|| (deed.run)());
        }
    }

    /// Whoever offered it last: what stands over the page goes before the page.
    fn find(self, action: Action) -> Option<Deed> {
        self.offers.with_value(|offers| offers.iter().rev().find_map(|offer| (offer.deed)(action)))
    }

    /// The shortcut of a command for a menu or a title: `Ctrl+Z`; nothing for a single key while those are off.
    pub fn shortcut(self, action: Action) -> Option<String> {
        let shortcut = action::shortcut(action)?;
        (self.single_keys.get_untracked() || !shortcut.is_single()).then(|| shortcut.text(self.apple))
    }

    /// A command as a line of a menu.
    pub fn menu_item(self, action: Action) -> MenuItem {
        let name = action::entry(action).map(|entry| entry.name.to_string()).unwrap_or_default();
        MenuItem::action(name, move || self.run(action)).hint(self.shortcut(action))
    }

    /// The same for `aria-keyshortcuts`.
    pub fn aria(self, action: Action) -> Option<String> {
        let shortcut = action::shortcut(action)?;
        (self.single_keys.get_untracked() || !shortcut.is_single()).then(|| shortcut.aria(self.apple))
    }

    /// Whether the keyboard is Apple's.
    pub fn is_apple(self) -> bool {
        self.apple
    }

    /// Whether single keys mean commands.
    pub fn single_keys(self) -> ReadSignal<bool> {
        self.single_keys.read_only()
    }

    /// Switches single keys on or off, for this device.
    pub fn set_single_keys(self, on: bool) {
        self.single_keys.set(on);
        // What is not remembered is asked for again, which is no reason to disturb anybody.
        let _ = if on { Local.remove(SINGLE_KEYS) } else { Local.set(SINGLE_KEYS, "off") };
    }

    /// What was used last.
    pub fn recent(self) -> Recent {
        self.recent.get_value()
    }

    /// Notes that something was used; see [`Recent`].
    pub fn used(self, key: String) {
        self.recent.update_value(|recent| recent.used(key));
        // As above.
        let _ = Local.set(RECENT, &self.recent.with_value(Recent::write));
    }

    /// Opens the palette, which is about whoever has the focus.
    pub fn open_palette(self) {
        self.in_focus.set_value(keys::influencer_in_focus());
        self.palette.set(true);
    }

    /// Gives a field the focus that nobody has asked for: keys that the field has no use for are then the page's.
    pub fn lend_focus(self, field: &web_sys::HtmlElement) {
        self.typing.lend_focus(field);
    }

    /// The influencer with the focus, or who had it before the palette took it.
    pub fn in_focus(self) -> Option<InfluencerId> {
        if self.palette.get_untracked() { self.in_focus.get_value() } else { keys::influencer_in_focus() }
    }
}
