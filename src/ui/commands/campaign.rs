//! What the open campaign offers.

use super::status_menu::{client_status_menu, influencer_status_menu};
use super::{Commands, Deed};
use crate::app::action::Action;
use crate::app::navigation::Navigation;
use crate::app::session::{InfluencerEdit, Session};
use crate::app::store::CampaignStore;
use crate::domain::command::Command;
use crate::domain::id::InfluencerId;
use crate::domain::selection::Selection;
use crate::ui::counted::counted;
use crate::ui::focus_on;
use crate::ui::kit::{Menus, Toasts, focused};
use crate::ui::panels::Panels;
use crate::ui::reactive::use_context;
use leptos::prelude::*;
use std::sync::Arc;

/// What commands of a campaign need: the services of its page.
#[derive(Clone, Copy)]
pub struct Desk {
    pub(super) commands: Commands,
    pub(super) store: CampaignStore,
    pub(super) session: Session,
    pub(super) menus: Menus,
    navigation: Navigation,
    toasts: Toasts,
    panels: Panels,
}

impl Desk {
    /// The services in the context of a campaign's page; `None` on other pages.
    pub fn here() -> Option<Self> {
        Some(Self {
            commands: use_context()?,
            store: use_context()?,
            session: use_context()?,
            menus: use_context()?,
            navigation: use_context()?,
            toasts: use_context()?,
            panels: use_context()?,
        })
    }

    /// Whom commands are about: those who are selected, or else the one with the focus.
    pub fn concerned(self) -> Vec<InfluencerId> {
        let selected = self.session.selected(self.store);
        if !selected.is_empty() {
            return selected;
        }
        let is_there = |id: &InfluencerId| self.store.peek(|campaign| campaign.roster.get(*id).is_some());
        self.commands.in_focus().filter(is_there).into_iter().collect()
    }

    /// Whom commands are about, in words: "3 selected", "Ana".
    pub fn concerned_in_words(self) -> Option<String> {
        match self.session.selection.with_untracked(Selection::len) {
            0 => self.commands.in_focus().and_then(|id| self.name_of(id)),
            1 => self.concerned().first().and_then(|id| self.name_of(*id)),
            many => Some(format!("{} selected", crate::browser::locale::count(many))),
        }
    }

    /// Whether commands are about one influencer.
    fn is_one(self) -> bool {
        match self.session.selection.with_untracked(Selection::len) {
            0 => self.commands.in_focus().is_some(),
            selected => selected == 1,
        }
    }

    fn name_of(self, id: InfluencerId) -> Option<String> {
        self.store.peek(|campaign| Some(campaign.roster.get(id)?.name().to_owned()))
    }

    /// Those whom a command is about; says what to do where it is nobody.
    pub fn somebody(self) -> Option<Vec<InfluencerId>> {
        let concerned = self.concerned();
        if concerned.is_empty() {
            self.toasts.notify("Select influencers first, or go to one in the roster.");
        }
        (!concerned.is_empty()).then_some(concerned)
    }

    /// Opens the panel of one, at the tasks.
    pub fn open_tasks(self, id: InfluencerId) {
        let (navigation, session) = (self.navigation, self.session);
        let route = navigation.route.get_untracked();
        if route.influencer_id() == Some(id) && session.adding_to.with_untracked(Option::is_none) {
            self.panels.reveal();
            return focus_on(".who-panel .tasks-title");
        }
        navigation.leave(move || {
            session.adding_to.set(None);
            let route = navigation.route.get_untracked();
            navigation.to(&route.with_influencer(Some(id)));
        });
    }

    /// Opens the form that adds tasks to several.
    pub fn add_tasks(self, ids: Vec<InfluencerId>) {
        let (navigation, session, ids) = (self.navigation, self.session, Arc::new(ids));
        navigation.leave(move || {
            let route = navigation.route.get_untracked();
            if route.influencer.is_some() {
                navigation.to(&route.with_influencer(None));
            }
            session.adding_to.set(Some(Arc::clone(&ids)));
        });
    }

    /// The tasks of the one with the focus, or new ones for those who are selected.
    fn tasks(self) {
        let selects = self.session.selection.with_untracked(|selection| !selection.is_empty());
        match self.somebody() {
            Some(ids) if selects => self.add_tasks(ids),
            Some(ids) => ids.first().copied().into_iter().for_each(|id| self.open_tasks(id)),
            None => {}
        }
    }

    /// Selects the one with the focus, or takes them out.
    fn select(self) {
        match self.commands.in_focus() {
            Some(id) => {
                self.session.selection.update(|selection| selection.toggle(id));
                self.session.say_selected();
            }
            None => self.toasts.notify("Go to an influencer in the roster first."),
        }
    }

    fn change(self, command: impl Fn(&[InfluencerId]) -> Command) {
        if let Some(ids) = self.somebody() {
            self.store.dispatch_or_tell(command(&ids));
        }
    }

    /// Takes those concerned off the roster.
    pub fn remove(self) {
        self.change(|ids| Command::RemoveInfluencers(ids.to_vec()));
        // What had the focus was about them, and is gone.
        request_animation_frame(move || {
            if focused().is_none() {
                self.session.refocus.try_set(());
            }
        });
    }

    fn select_all(self) {
        self.session.rows.with_untracked(|rows| self.session.selection.update(|selection| selection.add_all(rows)));
        let count = self.session.selection.with_untracked(Selection::len);
        self.toasts.announce(format!("{} selected", counted(count, "influencer")));
    }

    /// What this page does for a command.
    fn deed(self, action: Action) -> Option<Deed> {
        let Self { commands, session, .. } = self;
        Some(match action {
            Action::AddInfluencers => Deed::new(move || session.editing.set(Some(InfluencerEdit::Add))),
            Action::Filter => Deed::new(|| focus_on(".tools .filter input")),
            Action::SelectAll => Deed::new(move || self.select_all()),
            Action::ClearSelection => Deed::only_while(
                move || session.selection.with_untracked(|selection| !selection.is_empty()),
                move || session.selection.update(Selection::clear),
            ),
            Action::SelectInfluencer => Deed::new(move || self.select()),
            Action::OpenInfluencer => Deed::new(move || match commands.in_focus() {
                Some(id) => self.open_tasks(id),
                None => self.toasts.notify("Go to an influencer in the roster first."),
            }),
            Action::OpenTasks => Deed::new(move || self.tasks()),
            Action::EditInfluencer => Deed::only_while(
                move || self.is_one(),
                move || {
                    if let Some(id) = self.concerned().first() {
                        session.editing.set(Some(InfluencerEdit::Edit(*id)));
                    }
                },
            ),
            Action::InfluencerStatusMenu => Deed::new(move || {
                if let Some(ids) = self.somebody() {
                    influencer_status_menu(self, ids);
                }
            }),
            Action::ClientStatusMenu => Deed::new(move || {
                if let Some(ids) = self.somebody() {
                    client_status_menu(self, ids);
                }
            }),
            Action::SetInfluencerStatus(status) => {
                Deed::new(move || self.change(|ids| Command::influencer_status(ids, status)))
            }
            Action::SetClientStatus(status) => {
                Deed::new(move || self.change(|ids| Command::client_status(ids, status)))
            }
            Action::Remove => Deed::new(move || self.remove()),
            _ => return None,
        })
    }
}

/// Offers undo and redo.
pub fn offer_steps(commands: Commands, store: CampaignStore) {
    commands.offer_while(Action::Undo, move || store.undo_label().is_some(), move || store.undo());
    commands.offer_while(Action::Redo, move || store.redo_label().is_some(), move || store.redo());
}

/// Offers what can be done with the roster of the open campaign.
pub fn offer_campaign(desk: Desk) {
    desk.commands.offer_many(move |action| desk.deed(action));
}
