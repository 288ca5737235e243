//! A stored campaign that cannot be read.

use super::campaign_menu::delete;
use super::overview::Overview;
use crate::app::library::Library;
use crate::browser::locale;
use crate::domain::id::CampaignId;
use crate::ui::kit::Toasts;
use crate::ui::missing::download_stored;
use crate::ui::reactive::expect_context;
use crate::ui::view;
use leptos::prelude::*;

/// Says what is wrong with a stored campaign and offers its text. Nothing writes over it.
#[component]
pub fn DamagedCard(overview: Overview, id: CampaignId, why: String) -> impl IntoView {
    let library = expect_context::<Library>();
    let toasts = expect_context::<Toasts>();
    // Reading speaks of files, which a stored text is to it.
    let why = match why.strip_prefix("The file") {
        Some(rest) => format!("The stored text{rest}"),
        None => why,
    };
    let download = move |_| leptos::task::spawn_local(download_stored(id, library, toasts));
    view! {
        <li class="card damaged">
            <div class="card-name">
                <b>"A campaign that cannot be read"</b>
                {made(id).map(|when| view! { <p>{format!("Made on {when}")}</p> })}
                <p class="why">{why}</p>
                <p>"It is left as it is. Download its stored text to have it repaired, or delete it."</p>
            </div>
            <div class="card-buttons">
                <button type="button" class="btn" on:click=download>
                    "Download stored text"
                </button>
                <button
                    type="button"
                    class="btn danger"
                    on:click=move |_| delete(overview, id, "Damaged campaign", library, toasts)
                >
                    "Delete"
                </button>
            </div>
        </li>
    }
}

/// When the campaign was made: ids of version 7 begin with the time, in milliseconds since 1970.
fn made(id: CampaignId) -> Option<String> {
    let uuid = id.uuid();
    let millis = uuid.as_u128() >> 80;
    #[expect(clippy::cast_precision_loss, reason = "48 bits are exact")]
    let date = js_sys::Date::new(&(millis as f64).into());
    (uuid.get_version_num() == 7).then(|| locale::moment(&String::from(date.to_iso_string())))
}
