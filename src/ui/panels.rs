//! Which of the panels beside the roster are folded away, so that it has their room.

use super::kit::{Icon, NARROW, media};
use crate::app::action::Action;
use crate::app::navigation::Navigation;
use crate::app::session::Session;
use crate::browser::local_storage::Local;
use crate::storage::KeyValue;
use crate::ui::commands::{Commands, Deed};
use crate::ui::focus_on;
use crate::ui::reactive::{Derived, expect_context, memo, provide_context, watch};
use crate::ui::view;
use leptos::prelude::*;

/// Where it is kept what the user chose.
const CALENDAR: &str = "rollcall.calendar";
/// See [`CALENDAR`].
const PANEL: &str = "rollcall.panel";
/// A window with room for the calendar, the roster and the briefing: from 1,400 px on, where text has its usual size.
const ROOMY: &str = "(min-width: 87.5em)";

/// The calendar on the left and the panel on the right. A service in the context of a campaign's page.
///
/// Where the window is too narrow for columns both are drawers, which nothing of this concerns.
#[derive(Clone, Copy)]
pub struct Panels {
    /// Whether the calendar is shown.
    pub calendar: Derived<bool>,
    /// Whether the panel is shown, with the briefing or with what is open.
    pub panel: Derived<bool>,
    calendar_wish: RwSignal<Option<bool>>,
    briefing_wish: RwSignal<Option<bool>>,
    /// Whether what is open in the panel was folded away. It is shown again with the next that is opened.
    away: RwSignal<bool>,
    is_open: Derived<bool>,
    narrow: Signal<bool>,
    session: Session,
}

impl Panels {
    /// Makes the service, puts it into the context and offers its commands.
    pub fn provide(session: Session, navigation: Navigation, commands: Commands) -> Self {
        let wish = |key| {
            RwSignal::new(match Local.get(key).ok().flatten().as_deref() {
                Some("shown") => Some(true),
                Some("hidden") => Some(false),
                _ => None,
            })
        };
        let (calendar_wish, briefing_wish, away) = (wish(CALENDAR), wish(PANEL), RwSignal::new(false));
        let roomy = media(ROOMY);
        let opened = memo(move || {
            let influencer = navigation.route.with(|route| route.influencer_id());
            (influencer, session.adding_to.get().is_some(), navigation.at_task.get())
        });
        let is_open = memo(move || {
            navigation.route.with(|route| route.influencer.is_some()) || session.adding_to.with(Option::is_some)
        });
        let panels = Self {
            calendar: memo(move || calendar_wish.get().unwrap_or(true)),
            panel: memo(move || match is_open.get() {
                true => !away.get(),
                false => briefing_wish.get().unwrap_or_else(|| roomy.get()),
            }),
            calendar_wish,
            briefing_wish,
            away,
            is_open,
            narrow: media(NARROW),
            session,
        };
        provide_context(panels);
        watch(move || opened.get(), move |_| away.set(false));
        commands.offer_many(move |action| match action {
            Action::ToggleCalendar => Some(Deed::new(move || panels.toggle_calendar())),
            Action::TogglePanel => Some(Deed::new(move || panels.toggle_panel())),
            _ => None,
        });
        panels
    }

    /// Shows what is open in the panel, if it was folded away.
    pub fn reveal(self) {
        self.away.set(false);
    }

    fn toggle_calendar(self) {
        if self.narrow.get_untracked() {
            return self.session.calendar_open.update(|open| *open = !*open);
        }
        let shown = !self.calendar.get_untracked();
        self.calendar_wish.set(Some(shown));
        keep(CALENDAR, shown);
        keep_focus(".toggle-calendar");
    }

    fn toggle_panel(self) {
        if self.narrow.get_untracked() {
            // What is open is over the page already, and is closed rather than folded.
            if !self.is_open.get_untracked() {
                self.session.briefing_open.update(|open| *open = !*open);
            }
            return;
        }
        let shown = !self.panel.get_untracked();
        if self.is_open.get_untracked() {
            self.away.set(!shown);
        } else {
            self.briefing_wish.set(Some(shown));
            keep(PANEL, shown);
        }
        keep_focus(".toggle-panel");
    }
}

fn keep(key: &str, shown: bool) {
    // What is not remembered is chosen again, which is no reason to disturb anybody.
    let _ = Local.set(key, if shown { "shown" } else { "hidden" });
}

/// Gives the focus to the button where it was in what is no longer shown.
fn keep_focus(button: &'static str) {
    request_animation_frame(move || {
        request_animation_frame(move || {
            let focused = document().active_element().filter(|element| element.tag_name() != "BODY");
            if focused.is_none_or(|element| element.client_width() == 0) {
                focus_on(button);
            }
        });
    });
}

/// The button that folds the calendar away and brings it back.
#[component]
pub fn CalendarButton() -> impl IntoView {
    let shown = expect_context::<Panels>().calendar;
    toggle(shown, "calendar", Action::ToggleCalendar, "toggle-calendar", "panel-left")
}

/// The same for the panel on the right.
#[component]
pub fn PanelButton() -> impl IntoView {
    let shown = expect_context::<Panels>().panel;
    toggle(shown, "panel", Action::TogglePanel, "toggle-panel", "panel-right")
}

fn toggle(
    shown: Derived<bool>,
    what: &'static str,
    action: Action,
    class: &'static str,
    icon: &'static str,
) -> AnyView {
    let commands = expect_context::<Commands>();
    let label = move || format!("{} {what}", if shown.get() { "Hide" } else { "Show" });
    let title = move || match commands.shortcut(action) {
        Some(key) => format!("{} ({key})", label()),
        None => label(),
    };
    view! {
        <button
            type="button"
            class=format!("btn ghost icon wide-only {class}")
            aria-label=label
            aria-keyshortcuts=commands.aria(action)
            title=title
            on:click=move |_| commands.run(action)
        >
            <Icon name=icon />
        </button>
    }
    .into_any()
}
