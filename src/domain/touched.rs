//! Parts of a campaign.

/// Which parts of a campaign a command touches, so that what is derived from the others is not computed again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Touched {
    /// The briefing.
    pub briefing: bool,
    /// Who is on the roster, and in which order.
    pub roster: bool,
    /// Names and accounts.
    pub profiles: bool,
    /// Influencer and client statuses, and what the client says about them.
    pub statuses: bool,
    /// Tasks.
    pub tasks: bool,
    /// Details: tags, contact, notes, own columns.
    pub details: bool,
    /// How the roster is laid out.
    pub table: bool,
}

impl Touched {
    /// No part.
    pub const NONE: Self = Self {
        briefing: false,
        roster: false,
        profiles: false,
        statuses: false,
        tasks: false,
        details: false,
        table: false,
    };
    /// Only the briefing.
    pub const BRIEFING: Self = Self { briefing: true, ..Self::NONE };
    /// Only who is on the roster.
    pub const ROSTER: Self = Self { roster: true, ..Self::NONE };
    /// Only names and accounts.
    pub const PROFILES: Self = Self { profiles: true, ..Self::NONE };
    /// Who is on the roster, with names and accounts.
    pub const PEOPLE: Self = Self { roster: true, profiles: true, ..Self::NONE };
    /// Only statuses.
    pub const STATUSES: Self = Self { statuses: true, ..Self::NONE };
    /// Only tasks.
    pub const TASKS: Self = Self { tasks: true, ..Self::NONE };
    /// Only details.
    pub const DETAILS: Self = Self { details: true, ..Self::NONE };
    /// Only the roster's layout.
    pub const TABLE: Self = Self { table: true, ..Self::NONE };
    /// All of an influencer.
    pub const INFLUENCERS: Self = Self { statuses: true, tasks: true, details: true, ..Self::PEOPLE };
    /// Every part.
    pub const ALL: Self = Self { briefing: true, table: true, ..Self::INFLUENCERS };

    /// The parts of both.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self {
            briefing: self.briefing || other.briefing,
            roster: self.roster || other.roster,
            profiles: self.profiles || other.profiles,
            statuses: self.statuses || other.statuses,
            tasks: self.tasks || other.tasks,
            details: self.details || other.details,
            table: self.table || other.table,
        }
    }
}
