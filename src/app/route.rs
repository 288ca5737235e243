//! What a reload or the back button returns to, as the query of the address. A query works on every static host
//! and in every folder; a path would need the server's help.

use super::asked::{Asked, Parameter};
use crate::domain::board::By;
use crate::domain::id::{CampaignId, InfluencerId};
use crate::domain::month::Month;

/// The view that an address names.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Route {
    /// `campaign=…`; without it the start page is shown.
    pub campaign: Option<Wanted<CampaignId>>,
    /// `influencer=…`: whose panel is open.
    pub influencer: Option<Wanted<InfluencerId>>,
    /// `month=2027-06`; without it the calendar shows the present month.
    pub month: Option<Month>,
    /// How the roster is shown: `q=…`, `named=…`, `network=…` and so on.
    pub asked: Asked,
    /// `view=board&status=client`: the roster as a board by that status; without it the grid.
    pub board: Option<By>,
    /// `view=report`: the report instead of the campaign's page.
    pub report: bool,
}

/// What an address asks for: an id, or a text that is none, which nothing can match.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wanted<I> {
    /// An id, which may or may not be known.
    Id(I),
    /// Something else.
    Nonsense(String),
}

impl<I: Copy> Wanted<I> {
    /// The id, if it is one.
    pub fn id(&self) -> Option<I> {
        match self {
            Self::Id(id) => Some(*id),
            Self::Nonsense(_) => None,
        }
    }
}

impl Route {
    /// The page of a campaign.
    pub fn campaign(id: CampaignId) -> Self {
        Self { campaign: Some(Wanted::Id(id)), ..Self::default() }
    }

    /// The same page with the panel of one influencer open, or of none.
    #[must_use]
    pub fn with_influencer(self, influencer: Option<InfluencerId>) -> Self {
        Self { influencer: influencer.map(Wanted::Id), ..self }
    }

    /// The campaign, if the address names one by its id.
    pub fn campaign_id(&self) -> Option<CampaignId> {
        self.campaign.as_ref().and_then(Wanted::id)
    }

    /// The influencer, if the address names one by their id.
    pub fn influencer_id(&self) -> Option<InfluencerId> {
        self.influencer.as_ref().and_then(Wanted::id)
    }

    /// Reads the parameters of a query, already decoded. What cannot be read is as if it were not there, except
    /// ids: a wrong one must be said.
    pub fn read(parameters: &[Parameter]) -> Self {
        let named = |name: &str| parameters.iter().find(|(key, _)| key == name);
        let wanted = |name: &str| named(name).map(|(_, text)| text.clone()).filter(|text| !text.is_empty());
        Self {
            campaign: wanted("campaign").map(|text| match CampaignId::parse(&text) {
                Some(id) => Wanted::Id(id),
                None => Wanted::Nonsense(text),
            }),
            influencer: wanted("influencer").map(|text| match InfluencerId::parse(&text) {
                Some(id) => Wanted::Id(id),
                None => Wanted::Nonsense(text),
            }),
            month: wanted("month").and_then(|text| Month::parse(&text)),
            asked: Asked::read(parameters),
            board: wanted("view")
                .filter(|view| view == "board")
                .map(|_| wanted("status").and_then(|key| By::from_key(&key)).unwrap_or_default()),
            report: wanted("view").is_some_and(|view| view == "report"),
        }
    }

    /// The parameters, for an address.
    pub fn parameters(&self) -> Vec<Parameter> {
        let id = |wanted: &Wanted<CampaignId>| match wanted {
            Wanted::Id(id) => id.to_string(),
            Wanted::Nonsense(text) => text.clone(),
        };
        let person = |wanted: &Wanted<InfluencerId>| match wanted {
            Wanted::Id(id) => id.to_string(),
            Wanted::Nonsense(text) => text.clone(),
        };
        let own = [
            ("campaign", self.campaign.as_ref().map(id)),
            ("influencer", self.influencer.as_ref().map(person)),
            ("month", self.month.map(|month| month.to_string())),
            ("view", self.view().map(str::to_owned)),
            ("status", self.board.filter(|_| !self.report).map(|by| by.key().to_owned())),
        ];
        let own = own.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?)));
        own.chain(self.asked.parameters()).collect()
    }

    fn view(&self) -> Option<&'static str> {
        if self.report { Some("report") } else { self.board.map(|_| "board") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_names_the_view_it_was_made_from() {
        let id = "0197a1c2-0000-7c6e-bc20-d8212789d059";
        let route = Route {
            month: Month::parse("2027-06"),
            asked: Asked::read(&[("q".to_owned(), "lena & co".to_owned())]),
            board: Some(By::ClientStatus),
            ..Route::campaign(CampaignId::parse(id).expect("an id")).with_influencer(InfluencerId::parse(id))
        };
        let report = Route { report: true, ..Route::campaign(CampaignId::parse(id).expect("an id")) };
        for route in [route, report, Route::default()] {
            assert_eq!(Route::read(&route.parameters()), route);
        }
    }

    #[test]
    fn a_wrong_id_is_remembered_to_be_said() {
        let one = |name: &str, value: &str| Route::read(&[(name.to_owned(), value.to_owned())]);
        let read = one("campaign", "summer");
        assert_eq!(read.campaign, Some(Wanted::Nonsense("summer".to_owned())));
        assert_eq!(read.campaign_id(), None);
        assert_eq!(one("month", "June"), Route::default());
    }
}
