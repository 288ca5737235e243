//! Where the influencer in focus is, and what they would do.

use super::review::Review;
use crate::app::store::CampaignStore;
use crate::browser::locale;
use crate::domain::account_link::Link;
use crate::domain::followers;
use crate::domain::id::InfluencerId;
use crate::domain::influencer::{Account, Influencer};
use crate::domain::money::{Currency, Money};
use crate::domain::network::Network;
use crate::domain::sorting::sort_few;
use crate::domain::task::Task;
use crate::domain::touched::Touched;
use crate::ui::reactive::{expect_context, memo};
use crate::ui::view;
use leptos::prelude::*;

/// An account as it is shown.
#[derive(Clone, PartialEq)]
struct Profile {
    network: &'static str,
    handle: String,
    link: Option<Link>,
    followers: Option<String>,
}

/// Something planned as it is shown: network, type, date and price.
type Line = [String; 4];

/// What is shown of the influencer.
#[derive(Clone, Default, PartialEq)]
struct Shown {
    profiles: Vec<Profile>,
    publications: Vec<Line>,
    others: Vec<Line>,
    total: Option<String>,
}

/// Accounts with their followers, and planned publications, with prices where they are told.
#[component]
pub fn Plan() -> impl IntoView {
    let store = expect_context::<CampaignStore>();
    let review = expect_context::<Review>();
    let has_prices = store.peek_document(|document| document.copy.is_none_or(|withheld| !withheld.prices));
    let shown = memo(move || {
        store.track(Touched::PEOPLE.and(Touched::TASKS).and(Touched::BRIEFING));
        let read = |id: InfluencerId| {
            store.peek(|campaign| {
                let currency = has_prices.then_some(campaign.briefing.currency);
                campaign.roster.get(id).map(|influencer| shown(influencer, currency))
            })
        };
        review.current.get().and_then(read).unwrap_or_default()
    });
    (move || shown.with(draw)).into_any()
}

fn shown(influencer: &Influencer, currency: Option<Currency>) -> Shown {
    let mut tasks: Vec<&Task> = influencer.tasks.iter().collect();
    sort_few(&mut tasks, |a, b| (a.date.is_none(), a.date) < (b.date.is_none(), b.date));
    let (publications, others): (Vec<&Task>, Vec<&Task>) =
        tasks.into_iter().partition(|task| task.kind.is_publication());
    let money = |amount: Money| currency.map(|currency| locale::money_short(amount, currency));
    let line = |task: &&Task| -> Line {
        let date = task.date.map_or_else(|| "No date yet".to_owned(), locale::day);
        let network = task.kind.network().name().to_owned();
        [network, task.kind.name().to_owned(), date, money(task.price).unwrap_or_default()]
    };
    Shown {
        profiles: influencer.accounts().iter().map(profile).collect(),
        publications: publications.iter().map(line).collect(),
        others: others.iter().map(line).collect(),
        total: money(influencer.cost()).filter(|_| !influencer.tasks.is_empty()),
    }
}

fn profile(account: &Account) -> Profile {
    let handle = account.handle.as_str();
    Profile {
        network: account.network.name(),
        handle: if account.network == Network::OTHERS { handle.to_owned() } else { format!("@{handle}") },
        link: Link::of(account),
        followers: account.followers.map(followers::short),
    }
}

fn draw(shown: &Shown) -> AnyView {
    let profile = |profile: &Profile| {
        let Profile { network, handle, link, followers } = profile.clone();
        let handle = match link {
            Some(Link { address, host }) => {
                let at = host.as_deref().unwrap_or(network);
                let title = format!("{handle} on {at}, in a new tab");
                view! {
                    <a href=address target="_blank" rel="noopener noreferrer" title=title>
                        <bdi>{handle}</bdi>
                        {host.map(|host| view! { <bdi class="host">{host}</bdi> })}
                    </a>
                }
                .into_any()
            }
            None => view! { <bdi>{handle}</bdi> }.into_any(),
        };
        let followers = match followers {
            Some(count) => format!("{count} followers"),
            None => "followers unknown".to_owned(),
        };
        view! {
            <li>
                <b>{network}</b>
                {handle}
                <span class="muted num">{followers}</span>
            </li>
        }
        .into_any()
    };
    let accounts = if shown.profiles.is_empty() {
        view! { <p class="muted">"No accounts are given."</p> }.into_any()
    } else {
        view! { <ul class="profiles">{shown.profiles.iter().map(profile).collect::<Vec<_>>()}</ul> }.into_any()
    };
    let total = shown
        .total
        .clone()
        .map(|total| view! { <p class="plan-total num"><span>"Total"</span><b>{total}</b></p> }.into_any());
    let others = (!shown.others.is_empty()).then(|| table("Also planned", &shown.others));
    let publications = if shown.publications.is_empty() {
        view! { <h3>"Planned publications"</h3><p class="muted">"None are planned yet."</p> }.into_any()
    } else {
        table("Planned publications", &shown.publications)
    };
    view! {
        <h3>"Accounts"</h3>
        {accounts}
        {publications}
        {others}
        {total}
    }
    .into_any()
}

fn table(title: &'static str, lines: &[Line]) -> AnyView {
    let has_prices = lines.iter().any(|line| !line[3].is_empty());
    let cells = |line: &[String], heads: bool| {
        let cell = |text: &String| match heads {
            true => view! { <th scope="col">{text.clone()}</th> }.into_any(),
            false => view! { <td><bdi>{text.clone()}</bdi></td> }.into_any(),
        };
        let count = if has_prices { 4 } else { 3 };
        view! { <tr>{line.iter().take(count).map(cell).collect::<Vec<_>>()}</tr> }.into_any()
    };
    let heads = ["Network", "Type", "Date", "Price"].map(str::to_owned);
    view! {
        <h3>{format!("{title} ")}<span class="muted num">{locale::count(lines.len())}</span></h3>
        <table class="plan" class:priced=has_prices aria-label=title>
            <thead>{cells(&heads, true)}</thead>
            <tbody>{lines.iter().map(|line| cells(line, false)).collect::<Vec<_>>()}</tbody>
        </table>
    }
    .into_any()
}
