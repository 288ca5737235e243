//! The copy of a campaign that a client is given.

use super::edits::Document;
use super::withheld::Withheld;
use crate::domain::money::Money;
use crate::domain::status::InfluencerStatus;
use crate::domain::unknown::Unknown;

impl Document {
    /// A copy for the client, without what is withheld: not only are the values not shown, they are not there. What
    /// was done, what was removed, and fields that this program does not know are never in one.
    #[must_use]
    pub fn client_copy(&self, withheld: Withheld) -> Self {
        let mut copy = self.clone();
        copy.copy = Some(withheld);
        copy.edits.activity.clear();
        copy.edits.empty_graves();
        copy.edits.forget(&|field| withheld.hides(field));
        let campaign = &mut copy.campaign;
        campaign.unknown = Unknown::default();
        campaign.file_unknown = Unknown::default();
        campaign.briefing.unknown = Unknown::default();
        if withheld.prices {
            campaign.briefing.budget = None;
        }
        if withheld.description {
            campaign.briefing.description.clear();
        }
        for influencer in campaign.roster.iter_mut() {
            influencer.unknown = Unknown::default();
            if withheld.influencer_statuses {
                influencer.influencer_status = InfluencerStatus::default();
            }
            for account in &mut influencer.profile.accounts {
                account.unknown = Unknown::default();
            }
            for task in &mut influencer.tasks {
                task.unknown = Unknown::default();
                if withheld.prices {
                    task.price = Money::ZERO;
                }
            }
        }
        copy
    }
}
