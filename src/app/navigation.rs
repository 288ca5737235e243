//! Going from one view to another, without losing what was typed.

use super::route::Route;
use crate::browser::page;
use crate::domain::id::TaskId;
use crate::ui::kit::Listener;
use crate::ui::reactive::{State, memo, provide_context, use_context, watch};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};
use leptos_router::location::{BrowserUrl, LocationProvider, State as RouterState};
use std::sync::Arc;

type Go = Arc<dyn Fn(&str, NavigateOptions) + Send + Sync>;

/// What waits until the user has let go of unsaved input.
pub type Leave = Arc<dyn Fn() + Send + Sync>;

/// A part of the page that holds input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holder {
    /// A modal dialog: whatever changes the view takes it away, or leaves it behind.
    Dialog,
    /// A panel beside the roster, which shows something else where another influencer is asked for.
    Panel,
    /// The page itself.
    Page,
}

/// Input that would be lost with the part of the page that holds it.
#[derive(Clone, Copy)]
pub struct Guarded {
    /// Where it is.
    pub holder: Holder,
    /// Whether there is any.
    pub unsaved: Signal<bool>,
    /// How the user is asked.
    pub question: Question,
}

/// How the user is asked what is to become of unsaved input.
#[derive(Clone, Copy)]
pub enum Question {
    /// In a dialog of its own, see [`Navigation::pending`].
    Page {
        /// What that is called: "Unsaved tasks".
        title: &'static str,
        /// What its button says that saves: "Save tasks".
        saves: &'static str,
        /// Saves it. `false` when it cannot be saved as it is, which the form then says.
        save: Callback<(), bool>,
        /// Called when the user lets go of it, where the part of the page would keep it by itself otherwise.
        discard: Option<Callback<()>>,
    },
    /// By the part of the page itself, which does what it is given once the user has let go of the input.
    InPlace(Callback<(Leave,)>),
}

/// What the user is asked about unsaved input, and what waits for the answer.
#[derive(Clone)]
pub struct Pending {
    /// "Unsaved tasks".
    pub title: &'static str,
    /// "Save tasks".
    pub saves: &'static str,
    save: Callback<(), bool>,
    discard: Option<Callback<()>>,
    guard: u32,
    action: Leave,
}

/// Input that is guarded until the part of the page that registered it is gone.
#[derive(Clone, Copy)]
pub struct Guard {
    navigation: Navigation,
    id: u32,
}

/// The service whose views the back button goes through, once there is one. In the context of the router.
#[derive(Clone, Copy)]
struct Travels(StoredValue<Option<Navigation>>);

/// Listens to the back button. Browsers tell listeners of it in their order, so that this stands before the router is
/// made: where the address returns to what is shown, the router is not to know.
pub fn listen_to_travels() {
    let of = StoredValue::new(None::<Navigation>);
    let heard = Listener::capture(&window(), "popstate", move |event| {
        if let Some(navigation) = of.try_get_value().flatten() {
            navigation.travel(&event);
        }
    });
    StoredValue::new_local(heard);
    provide_context(Travels(of));
}

impl Guard {
    /// There is nothing to guard any more: the input was saved, or let go of.
    pub fn release(self) {
        self.navigation.guards.try_update_value(|guards| guards.retain(|(id, _)| *id != self.id));
    }
}

impl Holder {
    /// Whether it goes when the page goes from one view `to` another, or when something that has no address takes the
    /// place of the panel.
    fn goes(self, from: &Route, to: Option<&Route>) -> bool {
        match (self, to) {
            (Self::Dialog | Self::Panel, None) => true,
            (Self::Page, None) => false,
            (Self::Dialog | Self::Page, Some(to)) => from != to,
            (Self::Panel, Some(to)) => {
                from.campaign != to.campaign || from.influencer != to.influencer || from.report != to.report
            }
        }
    }
}

/// How long the way in which a page is shown must rest before the address follows, in milliseconds.
const REST: i32 = 400;

/// Where the page is and how it goes elsewhere. A service in the context.
///
/// Whatever holds input registers itself with [`Navigation::guard`], dialogs by their
/// [`CloseGuard`](crate::ui::close_guard::CloseGuard). From then on, whatever would take it away (a link, the back
/// button, another influencer, the palette) waits until the user has been asked; the browser itself asks before the page
/// is loaded again or closed.
#[derive(Clone, Copy)]
pub struct Navigation {
    /// The view that is shown. The address is the same, except while the user is being asked.
    pub route: State<Route>,
    /// What the user is asked on the page.
    pub pending: State<Option<Pending>>,
    /// The task that was asked for, until the panel of its influencer has given it the focus.
    pub at_task: State<Option<TaskId>>,
    /// What holds input, the last to have opened at the end.
    guards: StoredValue<Vec<(u32, Guarded)>>,
    next: StoredValue<u32>,
    /// What the user has let go of while something else is still asked about.
    let_go: StoredValue<Vec<u32>>,
    /// The number of the entry of the history that is shown.
    entry: StoredValue<i32>,
    /// The route of which the address does not say yet how the roster is shown.
    behind: StoredValue<Option<Route>>,
    go: StoredValue<Go>,
}

impl Navigation {
    /// Makes the service, inside the router, and puts it into the context.
    pub fn provide() -> Self {
        let query = use_query_map();
        let addressed = memo(move || {
            let parameters = query.get().into_iter().map(|(name, value)| (name.into_owned(), value));
            Route::read(&parameters.collect::<Vec<_>>())
        });
        let navigate = send_wrapper::SendWrapper::new(use_navigate());
        let go: Go = Arc::new(move |address, options| navigate(address, options));
        let navigation = Self {
            route: State::new(addressed.get_untracked()),
            pending: State::new(None),
            at_task: State::new(None),
            guards: StoredValue::new(Vec::new()),
            next: StoredValue::new(0),
            let_go: StoredValue::new(Vec::new()),
            entry: StoredValue::new(0),
            behind: StoredValue::new(None),
            go: StoredValue::new(go),
        };
        provide_context(navigation);
        watch(move || addressed.get(), move |route| navigation.arrive(&route));
        navigation.note_entry();
        if let Some(Travels(of)) = use_context() {
            of.set_value(Some(navigation));
        }
        navigation
    }

    /// Goes to a view, once unsaved input that would go is settled; the back button returns from it.
    pub fn to(self, route: &Route) {
        self.navigate(route, false);
    }

    /// Shows the same page in another way; the back button returns from it.
    pub fn show(self, route: &Route) {
        self.go(route, false);
        self.route.set(route.clone());
    }

    /// The same page is shown in another way, and in the place of this one in the history. The address follows when
    /// changes rest: browsers refuse addresses that change too often, and a change of it takes a while.
    pub fn follow(self, route: &Route) {
        self.route.set(route.clone());
        self.behind.set_value(Some(route.clone()));
        let route = route.clone();
        page::after(REST, move || {
            if self.behind.try_with_value(|behind| behind.as_ref() == Some(&route)) == Some(true) {
                self.catch_up();
            }
        });
    }

    /// Brings the address up to what is shown.
    fn catch_up(self) {
        if let Some(route) = self.behind.try_update_value(Option::take).flatten() {
            self.change_address(&route, true);
        }
    }

    /// Shows a view in the place of this one in the history, once unsaved input that would go is settled.
    pub fn replace(self, route: &Route) {
        self.navigate(route, true);
    }

    /// Does what takes the open panel away, at once or once the user has let go of what is typed in it.
    pub fn leave(self, action: impl Fn() + Send + Sync + 'static) {
        self.leave_for(None, Arc::new(action));
    }

    /// Guards input for as long as the component that calls this is there.
    pub fn guard(self, guarded: Guarded) -> Guard {
        let guard = self.keep_guard(guarded);
        on_cleanup(move || guard.release());
        guard
    }

    /// Guards input until [`Guard::release`].
    pub fn keep_guard(self, guarded: Guarded) -> Guard {
        let id = self.next.with_value(|id| *id);
        self.next.set_value(id.wrapping_add(1));
        self.guards.update_value(|guards| guards.push((id, guarded)));
        Guard { navigation: self, id }
    }

    /// Whether there is unsaved input anywhere.
    pub fn has_unsaved(self) -> bool {
        self.find_unsaved(|_| true).is_some()
    }

    /// The user stays with what is typed.
    pub fn stay(self) {
        self.pending.set(None);
        self.let_go.set_value(Vec::new());
    }

    /// Lets go of the unsaved input and does what was waiting.
    pub fn discard(self) {
        if let Some(pending) = self.pending.try_update(Option::take).flatten() {
            self.let_go.update_value(|let_go| let_go.push(pending.guard));
            if let Some(discard) = pending.discard {
                let _ = discard.try_run(());
            }
            (pending.action)();
        }
    }

    /// Saves the unsaved input and does what was waiting. What cannot be saved stays, and so does its form.
    pub fn save(self) {
        let Some(pending) = self.pending.try_update(Option::take).flatten() else { return };
        // What is gone meanwhile has nothing to save.
        if pending.save.try_run(()).unwrap_or(true) {
            self.let_go.update_value(|let_go| let_go.push(pending.guard));
            (pending.action)();
        } else {
            self.stay();
        }
    }

    /// Asks about one thing after the other that would go, the last to have opened first, then does it.
    fn leave_for(self, to: Option<Route>, action: Leave) {
        let from = self.route.get_untracked();
        let Some((id, guarded)) = self.find_unsaved(|guarded| guarded.holder.goes(&from, to.as_ref())) else {
            // What is still there a moment later is guarded again.
            page::after(REST, move || {
                self.let_go.try_set_value(Vec::new());
            });
            return action();
        };
        match guarded.question {
            Question::Page { title, saves, save, discard } => {
                let action: Leave = Arc::new(move || self.leave_for(to.clone(), Arc::clone(&action)));
                self.pending.set(Some(Pending { title, saves, save, discard, guard: id, action }));
            }
            Question::InPlace(ask) => {
                let _ = ask.try_run((Arc::new(move || self.leave_for(to.clone(), Arc::clone(&action))),));
            }
        }
    }

    fn find_unsaved(self, is_meant: impl Fn(&Guarded) -> bool) -> Option<(u32, Guarded)> {
        let let_go = self.let_go.try_get_value()?;
        // A question about one looks at the page, which may register another.
        let guards = self.guards.try_get_value()?;
        let is_unsaved = |guarded: &Guarded| guarded.unsaved.try_get_untracked().unwrap_or_default();
        guards.into_iter().rev().find(|(id, guarded)| !let_go.contains(id) && is_meant(guarded) && is_unsaved(guarded))
    }

    /// The address has changed: by a link, by the back button, or by the program.
    fn arrive(self, route: &Route) {
        let shown = self.route.get_untracked();
        let is_taken = |guarded: &Guarded| guarded.holder.goes(&shown, Some(route));
        if shown != *route && page::entry().is_none() && self.find_unsaved(is_taken).is_some() {
            // A link made an entry of its own. Whoever stays has none of it.
            page::travel(-1);
            let wanted = route.clone();
            return self.leave_for(Some(route.clone()), Arc::new(move || self.go(&wanted, false)));
        }
        self.note_entry();
        if shown != *route {
            self.behind.set_value(None);
            self.route.set(route.clone());
        }
    }

    /// The back button, or the one forward: where that would take unsaved input away, the address returns to what is
    /// shown, and the router never hears of it.
    fn travel(self, event: &web_sys::Event) {
        let (Some(at), Some(shown), Some(entry)) =
            (self.entry.try_get_value(), self.route.try_get_untracked(), page::entry())
        else {
            return;
        };
        if entry == at {
            return;
        }
        let wanted = address();
        let is_taken =
            |guarded: &Guarded| wanted.as_ref().is_some_and(|wanted| guarded.holder.goes(&shown, Some(wanted)));
        if self.find_unsaved(is_taken).is_some() {
            event.stop_immediate_propagation();
            page::travel(at - entry);
            self.leave_for(wanted, Arc::new(move || page::travel(entry - at)));
        }
    }

    /// Knows which entry of the history is shown, and numbers one that is new.
    fn note_entry(self) {
        let number = page::entry().unwrap_or_else(|| {
            let next = self.entry.with_value(|entry| entry + 1);
            page::number_entry(next);
            next
        });
        self.entry.set_value(number);
    }

    fn navigate(self, route: &Route, replace: bool) {
        let wanted = route.clone();
        self.leave_for(Some(route.clone()), Arc::new(move || self.go(&wanted, replace)));
    }

    fn go(self, route: &Route, replace: bool) {
        if replace {
            self.behind.set_value(None);
        } else {
            // The back button is to return to what was shown.
            self.catch_up();
        }
        self.change_address(route, replace);
    }

    fn change_address(self, route: &Route, replace: bool) {
        let entry = self.entry.with_value(|entry| entry + i32::from(!replace));
        let state = RouterState::new(Some(entry.into()));
        let options = NavigateOptions { resolve: false, replace, scroll: false, state };
        if let Some(go) = self.go.try_get_value() {
            go(&href(route), options);
        }
    }
}

/// The view that the address names.
fn address() -> Option<Route> {
    let parameters = BrowserUrl::current().ok()?.search_params().clone();
    let parameters = parameters.into_iter().map(|(name, value)| (name.into_owned(), value));
    Some(Route::read(&parameters.collect::<Vec<_>>()))
}

/// A comma may stand in a query as it is, where it is easier to read. By hand, because the search for a text within a text
/// is code that showing the page needs for nothing else.
fn with_commas(encoded: &str) -> String {
    let mut parts = encoded.split('%');
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (sign, rest) = part.strip_prefix("2C").map_or(('%', part), |rest| (',', rest));
        text.push(sign);
        text.push_str(rest);
    }
    text
}

/// The address of a view, for a link.
pub fn href(route: &Route) -> String {
    let query: Vec<String> = route
        .parameters()
        .iter()
        .map(|(name, value)| {
            let value = String::from(js_sys::encode_uri_component(value));
            format!("{name}={}", with_commas(&value))
        })
        .collect();
    let path = page::path();
    if query.is_empty() { path } else { format!("{path}?{}", query.join("&")) }
}
