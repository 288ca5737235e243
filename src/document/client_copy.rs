//! The copy of a campaign that a client is given.

use super::edits::{Document, Field};
use super::withheld::Withheld;
use crate::domain::detail::Detail;
use crate::domain::id::{IdSet, InfluencerId};
use crate::domain::layout::Layout;
use crate::domain::money::Money;
use crate::domain::own_column::OwnColumn;
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
        copy.edits.past = Default::default();
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
        let table = campaign.table.clone();
        for column in table.columns() {
            let told = (!withheld.hides(Field::Column(column.id)))
                .then(|| OwnColumn { unknown: Unknown::default(), ..column.clone() });
            campaign.table.put_column(column.id, told);
        }
        for view in table.views() {
            campaign.table.put_view(view.id, None);
        }
        campaign.table.layout = Layout::default();
        for influencer in campaign.roster.iter_mut() {
            let details: Vec<Detail> = influencer.details.iter().map(|(detail, _)| detail).collect();
            for detail in details.into_iter().filter(|detail| withheld.hides(Field::Detail(*detail))) {
                influencer.details.set(detail, "");
            }
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

    /// Leaves out everybody but these, with what is known of their edits. A document that is joined with it, or that it
    /// comes back to, still has those who are left out: they are not removed, it does not know them.
    #[must_use]
    pub fn only(mut self, who: &[InfluencerId]) -> Self {
        let who: IdSet<InfluencerId> = who.iter().copied().collect();
        let out = self.campaign.roster.iter().map(|influencer| influencer.id).filter(|id| !who.contains(id)).collect();
        for (_, influencer) in self.campaign.roster.remove(&out) {
            self.edits.forget_record(influencer.id.uuid());
            influencer.tasks.iter().for_each(|task| self.edits.forget_record(task.id.uuid()));
        }
        self.edits.forget_graves_of(&out);
        self
    }
}
