//! The headings of the tables that Rollcall writes, in either direction.

use crate::domain::detail::Detail;
use crate::domain::network::Network;
use crate::domain::status::{ClientStatus, InfluencerStatus, Status};

/// What stands behind the name of a column of the user's own that is called as one of ours is.
const OWN: &str = " (own)";
/// What stands above the ids of tasks.
pub const TASK_ID: &str = "Rollcall task id";
/// What stands above the ids of influencers.
const INFLUENCER_ID: &str = "Rollcall influencer id";
/// The headings of the table of tasks, before their ids.
pub const TASKS: [&str; 7] = ["Influencer", "Network", "Type", "Date", "Price", "Status", "Publication"];

/// What a column of the table of influencers holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Heading {
    /// The name.
    Name,
    /// The handle of an account on this network.
    Handle(Network),
    /// Its followers.
    Followers(Network),
    /// Its address, where its handle would lead elsewhere.
    Link(Network),
    /// On which network the main account is.
    MainNetwork,
    /// Where the influencer stands.
    InfluencerStatus,
    /// What the client decided.
    ClientStatus,
    /// What the client says.
    ClientComment,
    /// How many tasks there are.
    Tasks,
    /// What they cost.
    Cost,
    /// A detail that every campaign has.
    Detail(Detail),
    /// A column of the user's own, by its name.
    Own(String),
    /// The influencer's id.
    Id,
}

impl Heading {
    /// As it stands above its column. `nth` counts accounts on one network from zero.
    pub fn text(&self, nth: usize) -> String {
        let of = |network: &Network, what: &str| {
            let again = if nth == 0 { String::new() } else { format!(" {}", nth + 1) };
            format!("{} {what}{again}", network.name())
        };
        match self {
            Self::Name => "Name".to_owned(),
            Self::Handle(network) => of(network, "handle"),
            Self::Followers(network) => of(network, "followers"),
            Self::Link(network) => of(network, "link"),
            Self::MainNetwork => "Main network".to_owned(),
            Self::InfluencerStatus => InfluencerStatus::TITLE.to_owned(),
            Self::ClientStatus => ClientStatus::TITLE.to_owned(),
            Self::ClientComment => "Client comment".to_owned(),
            Self::Tasks => "Tasks".to_owned(),
            Self::Cost => "Cost".to_owned(),
            Self::Detail(detail) => detail.name(&[]).to_owned(),
            Self::Own(name) if name.ends_with(OWN) || Self::is_ours(name) => format!("{name}{OWN}"),
            Self::Own(name) => name.clone(),
            Self::Id => INFLUENCER_ID.to_owned(),
        }
    }

    /// Reads what [`Heading::text`] wrote. What is none of ours is a column of the user's own.
    pub fn read(text: &str) -> Self {
        let fixed = [
            Self::Name,
            Self::MainNetwork,
            Self::InfluencerStatus,
            Self::ClientStatus,
            Self::ClientComment,
            Self::Tasks,
            Self::Cost,
            Self::Id,
        ];
        let known = fixed.into_iter().chain(Detail::BUILT_IN.map(Self::Detail)).find(|known| known.text(0) == text);
        if let Some(known) = known {
            return known;
        }
        // The number of an account tells nothing that its place does not.
        let digits = text.trim_end_matches(|c: char| c.is_ascii_digit());
        let bare = digits.strip_suffix(' ').filter(|_| digits.len() < text.len()).unwrap_or(text);
        let of = |network| [Self::Handle(network), Self::Followers(network), Self::Link(network)];
        let account = Network::social().chain([Network::OTHERS]).flat_map(of).find(|known| known.text(0) == bare);
        account.unwrap_or_else(|| Self::Own(text.strip_suffix(OWN).unwrap_or(text).to_owned()))
    }

    /// Whether such headings stand above a table of influencers that Rollcall has written: by columns that no other
    /// program has together, also where a view has left out some.
    pub fn are_of_influencers(titles: &[String]) -> bool {
        let has = |heading: &Self| titles.contains(&heading.text(0));
        let figures = [Self::Tasks, Self::Cost].iter().filter(|it| has(it)).count();
        let status = has(&Self::InfluencerStatus);
        // With the ids it is ours, whatever columns somebody has taken out.
        has(&Self::Name) && (has(&Self::Id) || figures == 2 || (status && (figures == 1 || has(&Self::ClientStatus))))
    }

    /// Whether such headings stand above a table of tasks that Rollcall has written.
    pub fn are_of_tasks(titles: &[String]) -> bool {
        let has = |ours: &str| titles.iter().any(|title| title == ours);
        TASKS.iter().all(|ours| has(ours)) || (has(TASK_ID) && has(TASKS[0]))
    }

    fn is_ours(text: &str) -> bool {
        !matches!(Self::read(text), Self::Own(_))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let instagram = Network::from_key("instagram").expect("a network");
        let all =
            [Heading::Name, Heading::MainNetwork, Heading::Tasks, Heading::Cost, Heading::ClientComment, Heading::Id];
        let details = Detail::BUILT_IN.map(Heading::Detail);
        let own = ["Shirt size", "Cost", "Cost (own)", "Instagram handle 2", "Notes", "2027"];
        let own = own.map(|name| Heading::Own(name.to_owned()));
        for heading in all.into_iter().chain(details).chain(own) {
            assert_eq!(Heading::read(&heading.text(0)), heading);
        }
        for nth in [0, 1, 11] {
            for heading in [Heading::Handle(instagram), Heading::Followers(instagram), Heading::Link(Network::OTHERS)] {
                assert_eq!(Heading::read(&heading.text(nth)), heading);
            }
        }
        assert_eq!(Heading::Handle(instagram).text(1), "Instagram handle 2");
        assert_eq!(Heading::Own("Cost".to_owned()).text(0), "Cost (own)");
    }

    #[test]
    fn our_tables_are_told_from_others() {
        let check = |titles: &str, expected: bool| {
            let titles: Vec<String> = titles.split(", ").map(str::to_owned).collect();
            assert_eq!(Heading::are_of_influencers(&titles), expected, "{titles:?}");
        };
        check("Name, Instagram handle, Influencer status, Client status", true);
        check("Name, Tasks, Cost", true);
        check("Influencer status, Cost, Name", true);
        check("Name, Client status, Cost", false);
        check("name, Influencer Status, Client Status", false);
        check("Name, Instagram handle, Cost", false);
        check("Name, Shoe size, Rollcall influencer id", true);
    }
}
