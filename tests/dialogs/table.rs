//! Every dialog there is. `tests/dialogs` holds the table against the sources, and the journey
//! `tests/browser/leaving.rs` goes over every dialog that holds input.

/// What a dialog holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// Typed or chosen input: whatever would take the dialog away asks first.
    Input,
    /// The same, for a dialog of the start page, which has a journey of its own.
    InputOfStartPage,
    /// Nothing that anybody would miss, and why.
    Nothing(#[allow(dead_code, reason = "for the reader of the table")] &'static str),
}

use Holds::{Input, InputOfStartPage, Nothing};

/// The source file of each dialog below `src/ui`, what it is called in the journey, and what it holds.
pub const DIALOGS: &[(&str, &str, Holds)] = &[
    ("briefing_dialog.rs", "Edit briefing", Input),
    ("bring.rs", "Add from another campaign", Input),
    ("calendar_file_dialog.rs", "Export calendar file", Nothing("a choice of whose tasks")),
    ("client/return_dialog.rs", "Return to agency", Nothing("the name is kept as it is typed")),
    ("client_copy_dialog.rs", "Export client copy", Nothing("a few ticks")),
    ("commands/shortcuts_dialog.rs", "Keyboard shortcuts", Nothing("it is read; its switch works at once")),
    ("history/mod.rs", "History", Nothing("it is read")),
    ("import/note_dialog.rs", "What could not be imported", Nothing("it is read")),
    ("import/preview_dialog.rs", "Import Summer", Input),
    ("import/question.rs", "A question about a file", Nothing("it is a question")),
    ("influencer_dialog.rs", "Add influencers", Input),
    ("lists/dialog.rs", "Add from a file or a list", Input),
    ("messages.rs", "Copy messages", Nothing("the template is kept as it is typed")),
    ("messages.rs", "Copy by hand", Nothing("what is in it can be had again")),
    ("palette/mod.rs", "Command palette", Nothing("a search")),
    ("roster/bulk_dialog.rs", "Set notes of Ana", Input),
    ("roster/columns_dialog.rs", "Columns", Input),
    ("roster/paste_dialog.rs", "Not everything fits", Nothing("the clipboard still has it")),
    ("roster/task_bulk_dialog.rs", "Set task price of Ana", Input),
    ("roster/view_menu.rs", "Save view", Input),
    ("spreadsheet_dialog.rs", "Export spreadsheet", Nothing("a few choices")),
    ("start/duplicate_dialog.rs", "Duplicate Summer", InputOfStartPage),
    ("stranded.rs", "Your text was not saved", Input),
    ("unsaved.rs", "Unsaved tasks", Nothing("it is the question")),
];
