//! How the three statuses look: each value has a colour, and a shape or a stroke besides, because colour alone tells
//! some people nothing.

use crate::domain::status::{ClientStatus, InfluencerStatus, TaskStatus};

/// The classes that colour an influencer status: `pill` and these.
pub fn influencer_colour(status: InfluencerStatus) -> &'static str {
    match status {
        InfluencerStatus::Pending => "grey",
        InfluencerStatus::Accepted => "green",
        InfluencerStatus::Rejected => "red",
        InfluencerStatus::InCampaign => "blue",
        InfluencerStatus::Finished => "violet",
        InfluencerStatus::Cancelled => "grey struck",
    }
}

/// The classes that colour a client status: `pill client` and these.
pub fn client_colour(status: ClientStatus) -> &'static str {
    match status {
        ClientStatus::Pending => "grey",
        ClientStatus::Accepted => "green",
        ClientStatus::Rejected => "red",
        ClientStatus::Backup => "amber",
    }
}

/// The classes that colour and shape a task status: `pill` and these, or `mark` and these for the mark alone.
/// The shapes fill up with the work: a ring, a half disc, a disc, a tick.
pub fn task_colour(status: TaskStatus) -> &'static str {
    match status {
        TaskStatus::Pending => "grey ring",
        TaskStatus::InReview => "amber half",
        TaskStatus::Accepted => "green disc",
        TaskStatus::Done => "violet tick",
    }
}
