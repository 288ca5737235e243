//! Naming things on the page, by role and accessible name.

use super::role::Role;
use super::target::Target;
use std::fmt;
use std::panic::Location;

/// The accessible name asked for. A plain text means exactly that name.
#[derive(Clone, Debug)]
pub enum Name {
    /// Any name, or none.
    Any,
    /// This name.
    Is(String),
    /// A name that begins so.
    Starts(String),
    /// A name with this in it.
    Contains(String),
    /// Whatever the name: something inside says exactly this.
    Holds(String),
}

/// Any name that begins with `text`.
pub fn starting(text: &str) -> Name {
    Name::Starts(text.to_owned())
}

/// Any name with `text` in it.
pub fn containing(text: &str) -> Name {
    Name::Contains(text.to_owned())
}

impl Name {
    /// Whether an accessible name is the one asked for. What an element holds is not in its name.
    pub fn matches(&self, label: &str) -> bool {
        let label = label.split_whitespace().collect::<Vec<_>>().join(" ");
        match self {
            Self::Any | Self::Holds(_) => true,
            Self::Is(text) => label == *text,
            Self::Starts(text) => label.starts_with(text.as_str()),
            Self::Contains(text) => label.contains(text.as_str()),
        }
    }

    /// How the script in `target` calls the kind of name, and its text.
    pub fn parts(&self) -> (&'static str, &str) {
        match self {
            Self::Any => ("any", ""),
            Self::Is(text) => ("is", text),
            Self::Starts(text) => ("starts", text),
            Self::Contains(text) => ("contains", text),
            Self::Holds(text) => ("holds", text),
        }
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Any => Ok(()),
            Self::Is(text) => write!(f, " \"{text}\""),
            Self::Starts(text) => write!(f, " starting with \"{text}\""),
            Self::Contains(text) => write!(f, " containing \"{text}\""),
            Self::Holds(text) => write!(f, " with \"{text}\" in it"),
        }
    }
}

impl From<&str> for Name {
    fn from(text: &str) -> Self {
        Self::Is(text.to_owned())
    }
}

impl From<String> for Name {
    fn from(text: String) -> Self {
        Self::Is(text)
    }
}

impl From<&String> for Name {
    fn from(text: &String) -> Self {
        Self::Is(text.clone())
    }
}

macro_rules! finders {
    ($($(#[$doc:meta])* $method:ident: $role:ident;)+) => {
        /// Where things can be looked for: the page, or a thing on it.
        ///
        /// Nothing is searched yet: a [`Target`] is found anew, and waited for, each time something is done with it.
        pub trait Find {
            /// Names a thing by a role; `at` is the line of the test, for what a failure says.
            fn find(&self, role: Role, name: Name, at: &'static Location<'static>) -> Target;

            /// The heading of a level, whatever its text.
            #[track_caller]
            fn heading(&self, level: u8) -> Target {
                self.find(Role::heading(level), Name::Any, Location::caller())
            }

            /// A row in which something says exactly `text`, such as an influencer's name.
            #[track_caller]
            fn row(&self, text: &str) -> Target {
                self.find(Role::ROW, Name::Holds(text.to_owned()), Location::caller())
            }

            /// All rows, for their number or the first of them.
            #[track_caller]
            fn rows(&self) -> Target {
                self.find(Role::ROW, Name::Any, Location::caller())
            }

            $(
                $(#[$doc])*
                #[track_caller]
                fn $method(&self, name: impl Into<Name>) -> Target {
                    self.find(Role::$role, name.into(), Location::caller())
                }
            )+
        }
    };
}

finders! {
    /// A button, a menu button or the head of a disclosure.
    button: BUTTON;
    /// A link.
    link: LINK;
    /// Anything that takes a value: text, number, date, choice.
    field: FIELD;
    /// A checkbox or switch.
    checkbox: CHECKBOX;
    /// A radio button.
    radio: RADIO;
    /// A heading of any level, by its text.
    heading_named: HEADING;
    /// A dialog.
    dialog: DIALOG;
    /// A menu that is open.
    menu: MENU;
    /// An item of an open menu.
    menu_item: MENU_ITEM;
    /// A part of the page with a name of its own.
    region: REGION;
    /// A group of fields.
    group: GROUP;
    /// A toolbar.
    toolbar: TOOLBAR;
    /// A grid or table.
    grid: GRID;
    /// A cell of a grid or table, or the head of a column or row.
    cell: CELL;
    /// A list.
    list: LIST;
    /// An item of a list.
    list_item: LIST_ITEM;
    /// A tab.
    tab: TAB;
    /// A status message.
    status: STATUS;
    /// An alert.
    alert: ALERT;
    /// A picture.
    image: IMAGE;
    /// A progress bar or meter.
    progress: PROGRESS;
}
