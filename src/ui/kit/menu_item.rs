//! One line of a menu.

use std::sync::Arc;

/// What a line does. It is not a `Callback`, because menus are made anew each time they open,
/// when no component is there that would own a callback and free it.
pub type Run = Arc<dyn Fn() + Send + Sync>;

/// One line of a menu, made when the menu opens.
#[derive(Clone)]
pub struct MenuItem {
    /// The text, which is also the accessible name.
    pub label: String,
    /// What sort of line it is.
    pub kind: MenuKind,
    /// A keyboard shortcut, shown at the end of the line. The menu does not listen for it.
    pub hint: Option<String>,
    /// Whether it takes something away; drawn in red.
    pub danger: bool,
    /// Whether it can be reached but not chosen.
    pub disabled: bool,
    /// Classes of a coloured mark before the text, such as `dot green` or `diamond red`.
    pub marker: Option<&'static str>,
    /// What choosing it does, after the menu has closed and the focus is back on its button.
    pub run: Option<Run>,
}

/// The sorts of lines.
#[derive(Clone)]
pub enum MenuKind {
    /// Does something.
    Action,
    /// One of several values.
    Radio {
        /// Whether it is the present value.
        checked: bool,
    },
    /// Opens a menu of its own.
    Submenu(Vec<MenuItem>),
    /// A line between groups.
    Separator,
}

impl MenuItem {
    /// A line that does something.
    pub fn action(label: impl Into<String>, run: impl Fn() + Send + Sync + 'static) -> Self {
        Self::new(label.into(), MenuKind::Action, Some(Arc::new(run)))
    }

    /// A line that is one of several values.
    pub fn radio(label: impl Into<String>, checked: bool, run: impl Fn() + Send + Sync + 'static) -> Self {
        Self::new(label.into(), MenuKind::Radio { checked }, Some(Arc::new(run)))
    }

    /// A line that opens a menu of its own.
    pub fn submenu(label: impl Into<String>, items: Vec<Self>) -> Self {
        Self::new(label.into(), MenuKind::Submenu(items), None)
    }

    /// A line between groups.
    pub fn separator() -> Self {
        Self::new(String::new(), MenuKind::Separator, None)
    }

    fn new(label: String, kind: MenuKind, run: Option<Run>) -> Self {
        Self { label, kind, hint: None, danger: false, disabled: false, marker: None, run }
    }

    /// With a keyboard shortcut shown at the end, where there is one.
    #[must_use]
    pub fn hint(mut self, shortcut: Option<String>) -> Self {
        self.hint = shortcut;
        self
    }

    /// Drawn as something that takes away.
    #[must_use]
    pub fn danger(mut self) -> Self {
        self.danger = true;
        self
    }

    /// Cannot be chosen while `disabled`.
    #[must_use]
    pub fn disabled(mut self, disabled: bool) -> Self {
        self.disabled = disabled;
        self
    }

    /// With a coloured mark before the text.
    #[must_use]
    pub fn marker(mut self, classes: &'static str) -> Self {
        self.marker = Some(classes);
        self
    }
}
