//! Where the influencer is.

use crate::app::store::CampaignStore;
use crate::domain::account_link::Link;
use crate::domain::followers;
use crate::domain::id::InfluencerId;
use crate::domain::influencer::Account;
use crate::domain::touched::Touched;
use crate::ui::reactive::expect_context;
use crate::ui::view;
use leptos::prelude::*;

/// An account as it is shown.
#[derive(Clone, PartialEq)]
struct Shown {
    network: &'static str,
    handle: String,
    link: Option<Link>,
    followers: Option<String>,
}

/// The accounts, each a link to its profile where there is an address to trust.
#[component]
pub fn Accounts(
    /// Whose.
    id: InfluencerId,
) -> impl IntoView {
    let store = expect_context::<CampaignStore>();
    let accounts = store.memo(Touched::PEOPLE, move |campaign| {
        campaign.roster.get(id).map(|it| it.accounts().iter().map(shown).collect::<Vec<_>>()).unwrap_or_default()
    });
    let list = move || {
        let accounts = accounts.get();
        if accounts.is_empty() {
            return view! { <p class="who-accounts muted">"No accounts yet."</p> };
        }
        view! {
            <ul class="who-accounts" aria-label="Accounts">
                {accounts.into_iter().map(draw).collect::<Vec<_>>()}
            </ul>
        }
    };
    list.into_any()
}

fn shown(account: &Account) -> Shown {
    Shown {
        network: account.network.name(),
        handle: format!("@{}", account.handle),
        link: Link::of(account),
        followers: account.followers.map(followers::short),
    }
}

fn draw(account: Shown) -> AnyView {
    let Shown { network, handle, link, followers } = account;
    let handle = match link {
        Some(Link { address, host }) => view! {
            <a href=address.clone() target="_blank" rel="noopener noreferrer" title=format!("{address} (new tab)")>
                <bdi>{handle}</bdi>
                {host.map(|host| view! { <bdi class="host">{host}</bdi> })}
            </a>
        },
        None => view! { <bdi>{handle}</bdi> },
    };
    view! {
        <li>
            <small class="muted">{network}</small>
            " "
            {handle}
            " "
            <small class="muted num">{followers}</small>
        </li>
    }
}
