//! Going from one view to another, without losing what was typed.

use super::route::Route;
use crate::browser::page;
use crate::domain::id::TaskId;
use crate::ui::reactive::{State, memo, provide_context, watch};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};
use std::sync::Arc;

type Go = Arc<dyn Fn(&str, NavigateOptions) + Send + Sync>;
type Leave = Arc<dyn Fn() + Send + Sync>;

/// A form with input that would be lost.
#[derive(Clone, Copy)]
pub struct Guarded {
    /// Whether there is any.
    pub unsaved: Signal<bool>,
    /// Saves it. `false` when it cannot be saved as it is, which the form then says.
    pub save: Callback<(), bool>,
}

/// How long the way in which a page is shown must rest before the address follows, in milliseconds.
const REST: i32 = 400;

/// Where the page is and how it goes elsewhere. A service in the context.
///
/// A form with unsaved input registers itself with [`Navigation::guard`]. From then on, whatever would take the
/// form away (a link, the back button, another influencer) waits in [`Navigation::pending`] until the user has
/// been asked.
#[derive(Clone, Copy)]
pub struct Navigation {
    /// The view that is shown. The address is the same, except while the user is being asked.
    pub route: State<Route>,
    /// What the user wanted to do when unsaved input was in the way.
    pub pending: State<Option<Leave>>,
    /// The task that was asked for, until the panel of its influencer has given it the focus.
    pub at_task: State<Option<TaskId>>,
    guarded: State<Option<Guarded>>,
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
            guarded: State::new(None),
            behind: StoredValue::new(None),
            go: StoredValue::new(go),
        };
        provide_context(navigation);
        watch(move || addressed.get(), move |route| navigation.arrive(&route));
        navigation
    }

    /// Goes to a view; the back button returns from it.
    pub fn to(self, route: &Route) {
        self.navigate(route, false);
    }

    /// Shows the same page in another way; the back button returns from it.
    pub fn show(self, route: &Route) {
        self.to(route);
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
            self.go(&route, true);
        }
    }

    /// Shows a view in the place of this one in the history.
    pub fn replace(self, route: &Route) {
        self.navigate(route, true);
    }

    /// Does what takes the open form away, at once or once the user has let go of what is typed in it.
    pub fn leave(self, action: impl Fn() + Send + Sync + 'static) {
        if self.has_unsaved() {
            self.pending.set(Some(Arc::new(action)));
        } else {
            action();
        }
    }

    /// The form that is open; `None` when it is gone.
    pub fn guard(self, form: Option<Guarded>) {
        self.guarded.set(form);
    }

    /// Whether a form has unsaved input.
    pub fn has_unsaved(self) -> bool {
        self.guarded.get_untracked().is_some_and(|form| form.unsaved.try_get_untracked().unwrap_or_default())
    }

    /// Lets go of the unsaved input and does what was waiting.
    pub fn discard(self) {
        self.guard(None);
        if let Some(action) = self.pending.try_update(Option::take).flatten() {
            action();
        }
    }

    /// Saves the unsaved input and does what was waiting. What cannot be saved stays, and so does its form.
    pub fn save(self) {
        let action = self.pending.try_update(Option::take).flatten();
        if self.guarded.get_untracked().is_none_or(|form| form.save.run(())) {
            self.guard(None);
            action.into_iter().for_each(|action| action());
        }
    }

    /// The address has changed: by a link, by the back button, or by the program.
    fn arrive(self, route: &Route) {
        let shown = self.route.get_untracked();
        let takes_form_away = shown.campaign != route.campaign || shown.influencer != route.influencer;
        if takes_form_away && self.has_unsaved() {
            self.to(&shown);
            let wanted = route.clone();
            self.leave(move || self.to(&wanted));
        } else if shown != *route {
            self.behind.set_value(None);
            self.route.set(route.clone());
        }
    }

    fn navigate(self, route: &Route, replace: bool) {
        if replace {
            self.behind.set_value(None);
        } else {
            // The back button is to return to what was shown.
            self.catch_up();
        }
        self.go(route, replace);
    }

    fn go(self, route: &Route, replace: bool) {
        let options = NavigateOptions { resolve: false, replace, scroll: false, ..NavigateOptions::default() };
        if let Some(go) = self.go.try_get_value() {
            go(&href(route), options);
        }
    }
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
