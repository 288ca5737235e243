//! What many journeys start with.

use crate::support::{Find, Page, starting};
use serde_json::{Value, json};

/// Makes a campaign from the start page.
pub async fn new_campaign(page: &Page, name: &str, networks: &[&str]) {
    page.button("New campaign").first().click().await;
    let dialog = page.dialog("New campaign");
    dialog.field("Name").fill(name).await;
    for network in networks {
        dialog.checkbox(*network).check().await;
    }
    dialog.field("Budget").fill("1,000.00").await;
    dialog.button("Create campaign").click().await;
    page.heading(1).says(name).await;
}

/// Adds somebody to the open campaign; an account is network, handle, followers.
pub async fn add_influencer(page: &Page, name: &str, accounts: &[(&str, &str, &str)]) {
    page.button("Add influencers").click().await;
    let dialog = page.dialog("Add influencers");
    dialog.field("Name").fill(name).await;
    for (network, handle, followers) in accounts {
        dialog.group(*network).field("Handle").fill(handle).await;
        dialog.group(*network).field("Followers").fill(followers).await;
    }
    dialog.button("Add influencer").click().await;
    dialog.disappears().await;
    page.row(name).appears().await;
}

/// A campaign with three influencers on Instagram, of whom Ana and Ben are on YouTube as well, from a file.
pub async fn three_influencers(page: &Page) {
    let mut three = file(ID, "Summer");
    three["campaign"]["client"] = json!("");
    three["campaign"]["briefing"] =
        json!({ "networks": ["instagram", "youtube"], "budget": "1000.00", "currency": "EUR" });
    let person = |number: usize, name: &str, accounts: Value| {
        let id = format!("0197a1c3-0000-7000-8000-{number:012x}");
        json!({ "id": id, "name": name, "accounts": accounts })
    };
    let account = |network: &str, handle: &str, followers: Option<u64>| json!({ "network": network, "handle": handle, "followers": followers });
    three["campaign"]["influencers"] = json!([
        person(
            1,
            "Ana",
            json!([account("instagram", "ana", Some(42_900)), account("youtube", "anatube", Some(1_200_000))])
        ),
        person(2, "Ben", json!([account("instagram", "ben", None), account("youtube", "bentube", None)])),
        person(3, "Cleo", json!([account("instagram", "cleo", None)])),
    ]);
    page.upload_text("three.json", &three.to_string()).await;
    page.row("Cleo").appears().await;
}

/// The same, made on the page: each of the three is a change that is stored.
pub async fn three_influencers_by_hand(page: &Page) {
    new_campaign(page, "Summer", &["Instagram", "YouTube"]).await;
    add_influencer(page, "Ana", &[("Instagram", "@ana", "42.9k"), ("YouTube", "anatube", "1.2M")]).await;
    add_influencer(page, "Ben", &[("Instagram", "ben", ""), ("YouTube", "bentube", "")]).await;
    add_influencer(page, "Cleo", &[("Instagram", "https://www.instagram.com/cleo/?hl=en", "")]).await;
}

/// Chooses a value of one influencer's status on their row: `set_status(page, "Client status", "Ana", "Backup")`.
pub async fn set_status(page: &Page, status: &str, name: &str, value: &str) {
    page.button(starting(&format!("{status} of {name}: "))).click().await;
    page.menu_item(value).click().await;
    page.button(format!("{status} of {name}: {value}")).appears().await;
}

/// Chooses a line of the selection's Actions menu, and one of its submenu.
pub async fn act(page: &Page, line: &str, value: Option<&str>) {
    page.toolbar("Selection").button("Actions").click().await;
    page.menu_item(line).click().await;
    if let Some(value) = value {
        page.menu_item(value).click().await;
    }
}

/// A campaign file with one influencer called "Ana" who has one task.
pub fn file(id: &str, name: &str) -> Value {
    json!({
        "format": "rollcall.campaign", "version": 1, "saved_at": "2027-05-02T09:30:00Z",
        "campaign": {
            "id": id, "name": name, "client": "Northwind Drinks",
            "briefing": {"networks": ["instagram"], "start": "2027-06-01", "end": "2027-07-31", "budget": "24000.00", "currency": "EUR"},
            "influencers": [{
                "id": "0197a1c3-0000-7000-8000-000000000001", "name": "Ana",
                "accounts": [{"network": "instagram", "handle": "ana", "followers": 214000}],
                "influencer_status": "accepted", "client_status": "accepted",
                "tasks": [{
                    "id": "0197a1c4-0000-7000-8000-000000000001", "network": "instagram", "type": "carousel",
                    "price": "1200.00", "date": "2027-06-10", "status": "in_review"
                }]
            }]
        }
    })
}

/// The id of [`file`]s that stand for the same campaign.
pub const ID: &str = "0197a1c2-0000-7000-8000-000000000001";
