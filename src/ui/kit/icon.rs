//! Icons of 16 px in the colour of the text around them.

use leptos::prelude::*;
use leptos::tachys::html::InertElement;

/// A drawing beside or instead of a text. It is hidden from assistive technology: the control
/// that holds it carries the name.
///
/// Names: `plus`, `close`, `check`, `chevron-down`, `chevron-left`, `chevron-right`, `undo`, `redo`, `sun`,
/// `moon`, `calendar`, `trash`, `search`, `share`, `list`, `more`,
/// `clock`, `comment`, `arrow-up`, `arrow-down`, `pencil`, `panel-left`, `panel-right`. Another name draws nothing.
#[component]
pub fn Icon(
    /// Which drawing; see the list above.
    name: &'static str,
) -> impl IntoView {
    let path = match name {
        "plus" => "M8 3.25v9.5M3.25 8h9.5",
        "close" => "M4 4l8 8M12 4l-8 8",
        "check" => "M3.25 8.5l3.25 3.25 6.25-7",
        "chevron-down" => "M4.25 6.25L8 10l3.75-3.75",
        "chevron-left" => "M9.75 4.25L6 8l3.75 3.75",
        "chevron-right" => "M6.25 4.25L10 8l-3.75 3.75",
        "undo" => "M5.5 3L2.75 5.75 5.5 8.5M3 5.75h6.25a3.5 3.5 0 0 1 0 7H6",
        "redo" => "M10.5 3l2.75 2.75L10.5 8.5M13 5.75H6.75a3.5 3.5 0 0 0 0 7H10",
        "sun" => {
            "M8 5.25a2.75 2.75 0 1 0 0 5.5 2.75 2.75 0 0 0 0-5.5zM8 1.25v1.5M8 13.25v1.5M1.25 8h1.5M13.25 8h1.5\
             M3.2 3.2l1.1 1.1M11.7 11.7l1.1 1.1M12.8 3.2l-1.1 1.1M4.3 11.7l-1.1 1.1"
        }
        "moon" => "M13.25 9.5A5.75 5.75 0 0 1 6.5 2.75a5.75 5.75 0 1 0 6.75 6.75z",
        "calendar" => {
            "M3.5 3.75h9a1 1 0 0 1 1 1v7.5a1 1 0 0 1-1 1h-9a1 1 0 0 1-1-1v-7.5a1 1 0 0 1 1-1zM2.5 7h11M5.5 2v3M10.5 2v3"
        }
        "trash" => "M2.75 4.5h10.5M6 4.25V2.75h4v1.5M4.25 4.5l.5 8.75h6.5l.5-8.75M6.75 7v3.75M9.25 7v3.75",
        "search" => "M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9zM10.25 10.25l3.25 3.25",
        "share" => "M8 10V2.25M5 5l3-3 3 3M3 8.5v4.25h10V8.5",
        "list" => "M5.5 4h8M5.5 8h8M5.5 12h8M2.5 4h.01M2.5 8h.01M2.5 12h.01",
        "clock" => "M8 2.25a5.75 5.75 0 1 0 0 11.5 5.75 5.75 0 0 0 0-11.5zM8 4.75V8l2.25 1.5",
        "comment" => "M3.25 3h9.5a1 1 0 0 1 1 1v6a1 1 0 0 1-1 1H8l-3 2.5V11H3.25a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1z",
        "arrow-up" => "M8 12.75v-9.5M4 7l4-3.75L12 7",
        "arrow-down" => "M8 3.25v9.5M4 9l4 3.75L12 9",
        "pencil" => "M3 13l.5-2.75 7-7a1.3 1.3 0 0 1 2 0l.25.25a1.3 1.3 0 0 1 0 2l-7 7L3 13zM9.5 4.25l2.25 2.25",
        "panel-left" => "M3.5 3h9a1 1 0 0 1 1 1v8a1 1 0 0 1-1 1h-9a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1zM6.5 3v10",
        "panel-right" => "M3.5 3h9a1 1 0 0 1 1 1v8a1 1 0 0 1-1 1h-9a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1zM9.5 3v10",
        "more" => "M3.5 8h.01M8 8h.01M12.5 8h.01",
        _ => "",
    };
    // One string is less code than two elements of another namespace.
    InertElement::new(format!(
        r#"<svg class="glyph" viewBox="0 0 16 16" aria-hidden="true"><path d="{path}"></path></svg>"#
    ))
}
