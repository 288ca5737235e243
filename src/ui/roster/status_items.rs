//! The values of a status as lines of a menu.

use crate::domain::status::Status;
use crate::ui::kit::MenuItem;

/// Every value of a status, the present one checked; choosing one runs `set`.
pub fn status_items<S: Status + Send + Sync>(
    present: S,
    colour: fn(S) -> &'static str,
    shape: &str,
    set: impl Fn(S) + Clone + Send + Sync + 'static,
) -> Vec<MenuItem> {
    status_items_of(Some(present), colour, shape, set)
}

/// The same where there may be no present value, as of several who differ.
pub fn status_items_of<S: Status + Send + Sync>(
    present: Option<S>,
    colour: fn(S) -> &'static str,
    shape: &str,
    set: impl Fn(S) + Clone + Send + Sync + 'static,
) -> Vec<MenuItem> {
    let item = |value: &S| {
        let (value, set) = (*value, set.clone());
        MenuItem::radio(value.label(), Some(value) == present, move || set(value)).marker(marker(shape, colour(value)))
    };
    S::ALL.iter().map(item).collect()
}

/// The classes of a value's mark in a menu: a dot for the influencer's status, a diamond for the client's.
pub fn marker(shape: &str, colour: &'static str) -> &'static str {
    match (shape, colour) {
        ("diamond", "green") => "diamond green",
        ("diamond", "red") => "diamond red",
        ("diamond", "amber") => "diamond amber",
        ("diamond", _) => "diamond grey",
        (_, "green") => "dot green",
        (_, "red") => "dot red",
        (_, "blue") => "dot blue",
        (_, "violet") => "dot violet",
        (_, "amber") => "dot amber",
        (_, _) => "dot grey",
    }
}
