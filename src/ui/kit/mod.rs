//! Controls that any page could use: dialog, menu, field, toast, virtual list, drawer, sheet, icon.
//!
//! Nothing in here knows what the page is about; names of the trade belong to the callers.
//! Each control follows the pattern of its name in the WAI-ARIA Authoring Practices, is complete
//! with the keyboard alone, and takes its look from `style/kit.css`.
//!
//! Two services live in the context and are provided once, by the shell, above everything that
//! uses them: [`Menus`] (drawn by [`MenuHost`]) and [`Toasts`] (drawn by [`ToastRegion`]).

mod checkbox_field;
mod dialog;
mod dom;
mod drawer;
mod field;
mod icon;
mod keyboard;
mod live_region;
mod long_press;
mod media;
mod menu;
mod menu_button;
mod menu_item;
mod menu_line;
mod select_field;
mod sheet;
mod text_field;
mod text_scale;
mod toast;
mod virtual_list;
mod virtual_rows;

pub use checkbox_field::CheckboxField;
pub use dialog::Dialog;
pub use dom::{Listener, find, find_all, focus_in_place, focused, set_style, target_element, upper_case};
pub use drawer::{Drawer, NARROW, Side};
pub use field::{Clash, clash_view};
pub use icon::Icon;
pub use long_press::LongPress;
pub use media::media;
pub use menu::{MenuHost, Menus, StartAt};
pub use menu_button::MenuButton;
pub use menu_item::{MenuItem, MenuKind};
pub use select_field::SelectField;
pub use text_field::{TextArea, TextField};
pub use text_scale::TextScale;
pub use toast::{ToastRegion, Toasts};
pub use virtual_list::{VirtualList, VirtualScroll};
