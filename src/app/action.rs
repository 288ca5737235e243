//! The table of commands: everything the program can be told to do, with its name, its keys and where they are heard.
//!
//! How each is done is offered by the part of the page that can do it (`ui::commands`); menus, the palette and the list
//! of shortcuts read what they show here.

use super::shortcut::{Scope, Shortcut};
use crate::domain::status::{ClientStatus, InfluencerStatus, Status};
use crate::domain::table::Table;
use crate::domain::view;
use std::borrow::Cow;
use std::sync::OnceLock;

/// Something that the program can be told to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "the names in the table say it")]
pub enum Action {
    Palette,
    Shortcuts,
    Undo,
    Redo,
    NewCampaign,
    Import,
    Sample,
    StartPage,
    RestoreCampaign,
    SwitchTheme,
    EditBriefing,
    Duplicate,
    History,
    RestorePoints,
    ExportCampaign,
    ExportClientCopy,
    ExportSpreadsheet,
    ExportCalendar,
    Report,
    CopyMessages,
    Print,
    AddInfluencers,
    Bring,
    AddFromList,
    Filter,
    ToggleFilters,
    ClearFilter,
    GroupBy(Option<view::Group>),
    Columns,
    SaveView,
    SelectAll,
    ClearSelection,
    SelectInfluencer,
    EditInfluencer,
    OpenInfluencer,
    OpenTasks,
    InfluencerStatusMenu,
    ClientStatusMenu,
    SetInfluencerStatus(InfluencerStatus),
    SetClientStatus(ClientStatus),
    AddTags,
    RemoveTags,
    SetField,
    ShiftDates,
    SetTaskStatus,
    SetTaskPrice,
    RemoveTasks,
    Remove,
    ShowGrid,
    BoardByInfluencerStatus,
    BoardByClientStatus,
    MoveCardBack,
    MoveCardOn,
    ToggleCalendar,
    TogglePanel,
    PreviousMonth,
    NextMonth,
    Today,
    Decide(ClientStatus),
    NextUndecided,
    NextInfluencer,
    PreviousInfluencer,
}

impl Action {
    /// Words by which the palette finds it besides its name: what other programs call it, and what people call what it
    /// does. In small letters.
    pub fn also(self) -> &'static str {
        match self {
            Self::Undo => "take back",
            Self::RestoreCampaign => "recently deleted undelete trash",
            Self::EditBriefing => "campaign dates budget settings",
            Self::Duplicate => "copy template",
            Self::History => "activity log changes",
            Self::RestorePoints => "earlier state version history go back",
            Self::ExportCampaign => "save backup download",
            Self::ExportSpreadsheet => "excel csv",
            Self::Report => "pdf",
            Self::CopyMessages => "email write",
            Self::Bring => "from campaign",
            Self::AddFromList => "paste import spreadsheet csv",
            Self::Filter => "search find",
            Self::Columns => "move hide show order of columns",
            Self::InfluencerStatusMenu | Self::ClientStatusMenu => "move",
            Self::MoveCardBack | Self::MoveCardOn => "status",
            Self::OpenTasks => "new",
            Self::ShiftDates => "move reschedule postpone",
            Self::EditInfluencer => "rename accounts",
            Self::Remove => "delete",
            _ => "",
        }
    }

    /// Whether it is done to influencers: those who are selected, or else the one with the focus.
    pub fn is_about_somebody(self) -> bool {
        matches!(
            self,
            Self::SelectInfluencer
                | Self::EditInfluencer
                | Self::OpenInfluencer
                | Self::OpenTasks
                | Self::InfluencerStatusMenu
                | Self::ClientStatusMenu
                | Self::SetInfluencerStatus(_)
                | Self::SetClientStatus(_)
                | Self::AddTags
                | Self::RemoveTags
                | Self::SetField
                | Self::ShiftDates
                | Self::SetTaskStatus
                | Self::SetTaskPrice
                | Self::RemoveTasks
                | Self::Remove
        )
    }
}

/// What commands are about, which is how lists of them are divided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// The program.
    General,
    /// The open campaign.
    Campaign,
    /// The influencers of the roster.
    Influencers,
    /// The calendar.
    Calendar,
    /// What a client does with a copy.
    Review,
}

impl Group {
    /// All, in the order of lists.
    pub const ALL: [Self; 5] = [Self::General, Self::Campaign, Self::Influencers, Self::Calendar, Self::Review];

    /// What a list writes above them.
    pub fn label(self) -> &'static str {
        match self {
            Self::General => "General",
            Self::Campaign => "Campaign",
            Self::Influencers => "Influencers",
            Self::Calendar => "Calendar",
            Self::Review => "Client view",
        }
    }
}

/// A line of the table.
#[derive(Clone, Debug)]
pub struct Entry {
    /// What it is.
    pub action: Action,
    /// What it is called.
    pub name: Cow<'static, str>,
    /// What it is about.
    pub group: Group,
    /// Its keys; what is shown is the first.
    pub keys: &'static [Shortcut],
}

impl Entry {
    /// What stands for it where its use is remembered. It stays when the table changes.
    pub fn key(&self) -> &str {
        &self.name
    }

    /// Whether folded words mean it by what it is called besides its name: each begins a word of the one or the other,
    /// and not all of them a word of the name.
    pub fn is_also(&self, words: &str) -> bool {
        let name = self.name.to_lowercase();
        let begins = |text: &str, word: &str| text.split_whitespace().any(|other| other.starts_with(word));
        let in_name = |word: &str| begins(&name, word);
        let words = || words.split_whitespace();
        words().all(|word| in_name(word) || begins(self.action.also(), word)) && !words().all(in_name)
    }
}

/// Every command, in the order of lists.
pub fn table() -> &'static [Entry] {
    static TABLE: OnceLock<Vec<Entry>> = OnceLock::new();
    TABLE.get_or_init(build)
}

/// The line of a command.
pub fn entry(action: Action) -> Option<&'static Entry> {
    table().iter().find(|entry| entry.action == action)
}

/// The shortcut that is shown for a command, if it has one.
pub fn shortcut(action: Action) -> Option<&'static Shortcut> {
    entry(action).and_then(|entry| entry.keys.first())
}

const fn key(key: &'static str, scope: Scope) -> Shortcut {
    Shortcut::key(key, scope)
}

const fn command(key: &'static str, scope: Scope) -> Shortcut {
    Shortcut::command(key, scope)
}

/// The keys of the four decisions, in the order of [`ClientStatus::ALL`].
const DECIDE: [&[Shortcut]; 4] =
    [&[key("1", Scope::Review)], &[key("2", Scope::Review)], &[key("3", Scope::Review)], &[key("4", Scope::Review)]];

/// The commands whose names are fixed.
const FIXED: &[(Action, Group, &str, &[Shortcut])] = {
    use Action::*;
    use Group::*;
    use Scope::{Always, Card, Page, Roster};
    &[
        (Palette, General, "Command palette", &[command("k", Always)]),
        (Undo, General, "Undo", &[command("z", Page)]),
        (Redo, General, "Redo", &[command("z", Page).with_shift(), command("y", Page)]),
        (StartPage, General, "Go to all campaigns", &[]),
        (NewCampaign, General, "New campaign", &[]),
        (RestoreCampaign, General, "Restore a deleted campaign…", &[]),
        (Import, General, "Import…", &[]),
        (Sample, General, "Try a sample campaign", &[]),
        (SwitchTheme, General, "Switch between light and dark theme", &[]),
        (Shortcuts, General, "Keyboard shortcuts", &[key("?", Page)]),
        (EditBriefing, Campaign, "Edit briefing", &[]),
        (Duplicate, Campaign, "Duplicate campaign…", &[]),
        (History, Campaign, "History", &[]),
        (RestorePoints, Campaign, "Restore points", &[]),
        (ExportCampaign, Campaign, "Export campaign", &[]),
        (ExportClientCopy, Campaign, "Export client copy…", &[]),
        (ExportSpreadsheet, Campaign, "Export spreadsheet…", &[]),
        (ExportCalendar, Campaign, "Export calendar file…", &[]),
        (Report, Campaign, "Report", &[]),
        (CopyMessages, Campaign, "Copy messages…", &[]),
        (Print, Campaign, "Print…", &[]),
        (AddInfluencers, Influencers, "Add influencers", &[]),
        (Bring, Influencers, "Add from another campaign…", &[]),
        (AddFromList, Influencers, "Add influencers from a file or a list…", &[]),
        (Filter, Influencers, "Filter influencers", &[key("/", Page)]),
        (ToggleFilters, Influencers, "Show or hide filters", &[]),
        (ClearFilter, Influencers, "Clear filter", &[]),
        (Columns, Influencers, "Arrange columns…", &[]),
        (SaveView, Influencers, "Save view…", &[]),
        (OpenInfluencer, Influencers, "Open influencer", &[key("o", Page)]),
        (OpenTasks, Influencers, "Open or add tasks", &[key("t", Page)]),
        (InfluencerStatusMenu, Influencers, "Influencer status…", &[key("i", Page)]),
        (ClientStatusMenu, Influencers, "Client status…", &[key("c", Page)]),
        (SelectInfluencer, Influencers, "Select or deselect", &[key("x", Page)]),
        (SelectAll, Influencers, "Select all that the filter shows", &[command("a", Roster)]),
        (ClearSelection, Influencers, "Clear selection", &[key("Escape", Roster)]),
        (MoveCardBack, Influencers, "Move card to the column before", &[command("ArrowLeft", Card)]),
        (MoveCardOn, Influencers, "Move card to the next column", &[command("ArrowRight", Card)]),
        (AddTags, Influencers, "Add tags…", &[]),
        (RemoveTags, Influencers, "Remove tags…", &[]),
        (EditInfluencer, Influencers, "Edit influencer…", &[]),
        (SetField, Influencers, "Set field…", &[]),
        (ShiftDates, Influencers, "Shift dates…", &[]),
        (SetTaskStatus, Influencers, "Set task status…", &[]),
        (SetTaskPrice, Influencers, "Set task price…", &[]),
        (RemoveTasks, Influencers, "Remove tasks…", &[]),
        (NextInfluencer, Influencers, "Next influencer", &[key("j", Page), key("ArrowRight", Scope::Review)]),
        (PreviousInfluencer, Influencers, "Previous influencer", &[key("k", Page), key("ArrowLeft", Scope::Review)]),
        (Remove, Influencers, "Remove from campaign", &[]),
        (ShowGrid, Influencers, "Show roster as grid", &[]),
        (BoardByInfluencerStatus, Influencers, "Show roster as board by influencer status", &[]),
        (BoardByClientStatus, Influencers, "Show roster as board by client status", &[]),
        (ToggleCalendar, Calendar, "Show or hide calendar", &[key("m", Page)]),
        (TogglePanel, Campaign, "Show or hide panel", &[key("p", Page)]),
        (Today, Calendar, "Go to today", &[]),
        (PreviousMonth, Calendar, "Previous month", &[]),
        (NextMonth, Calendar, "Next month", &[]),
        (NextUndecided, Review, "Next undecided", &[key("n", Scope::Review), key("Enter", Scope::Review)]),
    ]
};

fn build() -> Vec<Entry> {
    let fixed = FIXED.iter().map(|(action, group, name, keys)| Entry {
        action: *action,
        name: Cow::Borrowed(name),
        group: *group,
        keys,
    });
    let named = |action, group, what: &str, value: &str, keys| {
        let name = Cow::Owned(format!("{what}: {value}"));
        Entry { action, name, group, keys }
    };
    let influencer = InfluencerStatus::ALL.iter().map(|status| {
        let action = Action::SetInfluencerStatus(*status);
        named(action, Group::Influencers, InfluencerStatus::TITLE, status.label(), &[])
    });
    let client = ClientStatus::ALL.iter().map(|status| {
        named(Action::SetClientStatus(*status), Group::Influencers, ClientStatus::TITLE, status.label(), &[])
    });
    // Columns of the user's own are no part of the table: the menu offers them.
    let no_columns = Table::default();
    let groups = [None].into_iter().chain(view::Group::BUILT_IN.map(Some)).map(|by| {
        let value = by.map_or("None", |by| by.name(&no_columns));
        named(Action::GroupBy(by), Group::Influencers, "Group by", value, &[])
    });
    let decisions = ClientStatus::ALL
        .iter()
        .zip(DECIDE)
        .map(|(status, keys)| named(Action::Decide(*status), Group::Review, "Decide", status.label(), keys));
    fixed.chain(groups).chain(influencer).chain(client).chain(decisions).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn every_command_is_in_the_table_once_under_a_name_of_its_own() {
        let actions: HashSet<Action> = table().iter().map(|entry| entry.action).collect();
        let names: HashSet<&str> = table().iter().map(|entry| &*entry.name).collect();
        assert_eq!((actions.len(), names.len()), (table().len(), table().len()));
        for status in InfluencerStatus::ALL {
            assert!(entry(Action::SetInfluencerStatus(*status)).is_some());
        }
    }

    /// Words that people type, and what they mean by them.
    #[test]
    fn other_words_for_a_command_lead_to_it() {
        let check = |typed: &str, expected: &[Action]| {
            for action in expected {
                let entry = entry(*action).expect("an entry");
                let name = entry.name.to_lowercase();
                let is_named = typed.split(' ').all(|word| name.contains(word));
                assert!(entry.is_also(typed) || is_named, "{typed}: {action:?}");
            }
        };
        check("move", &[Action::Columns, Action::ShiftDates, Action::MoveCardOn, Action::ClientStatusMenu]);
        check("restore", &[Action::RestorePoints, Action::RestoreCampaign]);
        check("restore deleted", &[Action::RestoreCampaign]);
        check("duplicate", &[Action::Duplicate]);
        check("copy camp", &[Action::Duplicate]);
        for entry in table() {
            assert_eq!(entry.action.also(), entry.action.also().to_lowercase());
            assert!(!entry.is_also("") && !entry.is_also("xyz"), "{}", entry.name);
        }
    }

    #[test]
    fn no_key_means_two_things_in_one_place() {
        let keys: Vec<(Action, Shortcut)> =
            table().iter().flat_map(|entry| entry.keys.iter().map(|key| (entry.action, *key))).collect();
        for (number, (action, key)) in keys.iter().enumerate() {
            for (other_action, other) in &keys[number + 1..] {
                let same = (key.command, key.shift, key.key) == (other.command, other.shift, other.key);
                assert!(
                    !(same && key.scope.meets(other.scope)),
                    "{} is {action:?} and {other_action:?}",
                    key.text(false)
                );
            }
        }
    }

    #[test]
    fn single_keys_are_not_heard_where_text_is_typed() {
        let keys = table().iter().flat_map(|entry| entry.keys);
        assert!(keys.filter(|key| key.scope == Scope::Always).all(|key| key.command));
    }
}
