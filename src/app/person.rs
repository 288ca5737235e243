//! Who is at work here, as far as they said.

use crate::browser::local_storage::Local;
use crate::document::Document;
use crate::storage::KeyValue;
use crate::ui::reactive::provide_context;
use leptos::prelude::*;

const KEY: &str = "rollcall.name";

/// The display name of the person at this browser, given once and written beside what they do. A service in the
/// context.
#[derive(Clone, Copy)]
pub struct Person(RwSignal<String>);

impl Person {
    /// Makes the service and puts it into the context.
    pub fn provide() -> Self {
        let person = Self(RwSignal::new(Local.get(KEY).ok().flatten().unwrap_or_default()));
        provide_context(person);
        person
    }

    /// The name; empty when none was given.
    pub fn name(self) -> String {
        self.0.get()
    }

    /// The name at this moment, for what is being written.
    pub fn name_untracked(self) -> String {
        self.0.try_get_untracked().unwrap_or_default()
    }

    /// The name that stands beside what is done to a document. In a client copy somebody who gave no name acts for
    /// the client.
    pub fn signs(self, document: &Document) -> String {
        let name = self.name_untracked();
        if name.is_empty() && document.copy.is_some() { document.campaign.briefing.client.clone() } else { name }
    }

    /// Sets the name.
    pub fn set_name(self, name: &str) {
        let name = name.trim().to_owned();
        // A name that is not remembered is asked for again, which is no reason to disturb anybody.
        let _ = if name.is_empty() { Local.remove(KEY) } else { Local.set(KEY, &name) };
        self.0.set(name);
    }
}
