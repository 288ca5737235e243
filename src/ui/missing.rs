//! What is shown where there is no campaign to show.

use super::top_bar::TopBar;
use crate::app::library::{Library, OpenError};
use crate::app::navigation::href;
use crate::app::route::Route;
use crate::browser::{files, page};
use crate::domain::id::CampaignId;
use crate::ui::kit::Toasts;
use crate::ui::reactive::expect_context;
use crate::ui::view;
use leptos::prelude::*;

/// The address names a campaign that this browser does not have.
#[component]
pub fn MissingCampaign(
    /// What the address asks for.
    what: String,
) -> impl IntoView {
    let sentence = format!(
        "There is no campaign \"{what}\" in this browser. It may be in another browser, or it was never saved here: campaigns stay on the device they were made on until somebody exports them."
    );
    view! { <Notice heading="This campaign is not here" sentence /> }
}

/// A campaign is there and could not be opened.
#[component]
pub fn UnopenedCampaign(
    /// Which.
    id: CampaignId,
    /// Why.
    error: OpenError,
) -> impl IntoView {
    let library = expect_context::<Library>();
    let toasts = expect_context::<Toasts>();
    match error {
        OpenError::Missing => view! { <MissingCampaign what=id.to_string() /> },
        OpenError::Refused(error) => {
            let sentence = format!("Nothing can be opened because {error}.");
            view! { <Notice heading="Storage is not available" sentence /> }
        }
        OpenError::Deleted => {
            let restore = move |_| {
                leptos::task::spawn_local(async move {
                    match library.restore(id).await {
                        Ok(()) => page::reload(),
                        Err(why) => toasts.error(why),
                    }
                });
            };
            view! {
                <Notice heading="This campaign was deleted" sentence="It can be restored with everything in it.".to_owned()>
                    <button type="button" class="btn primary" on:click=restore>
                        "Restore"
                    </button>
                </Notice>
            }
        }
        OpenError::Damaged(why) => {
            let download = move |_| leptos::task::spawn_local(download_stored(id, library, toasts));
            let sentence = format!("{why} What is stored is left as it is.");
            view! {
                <Notice heading="This campaign cannot be read" sentence>
                    <button type="button" class="btn primary" on:click=download>
                        "Download stored text"
                    </button>
                </Notice>
            }
        }
    }
}

/// Hands the user what is stored of a campaign, as it is.
pub async fn download_stored(id: CampaignId, library: Library, toasts: Toasts) {
    let done = match library.shelf().dump(id).await {
        Ok(text) => files::download(&format!("rollcall-{id}.txt"), &text, "text/plain"),
        Err(error) => Err(format!("The stored text cannot be read because {error}.")),
    };
    if let Err(why) = done {
        toasts.error(why);
    }
}

#[component]
fn Notice(heading: &'static str, sentence: String, #[prop(optional)] children: Option<Children>) -> impl IntoView {
    view! {
        <TopBar />
        <main class="notice">
            <h1>{heading}</h1>
            <p>{sentence}</p>
            <p class="notice-actions">
                {children.map(|children| children())}
                <a class="btn" href=href(&Route::default())>
                    "Go to campaigns"
                </a>
            </p>
        </main>
    }
}
