//! The way back: the copy as a file for the agency.

use super::review::Review;
use crate::app::file_name::file_name_with;
use crate::app::person::Person;
use crate::app::store::CampaignStore;
use crate::browser::{clock, files};
use crate::document;
use crate::ui::close_guard::CloseGuard;
use crate::ui::counted::counted;
use crate::ui::kit::{Dialog, Icon, Toasts};
use crate::ui::reactive::expect_context;
use crate::ui::view;
use crate::ui::your_name::YourName;
use leptos::prelude::*;

/// "Return to agency": saves the file, and says what to do with it.
#[component]
pub fn ReturnDialog() -> impl IntoView {
    let review = expect_context::<Review>();
    let open = review.returning;
    view! {
        <Dialog open title="Return to agency" on_close=move |()| open.set(false) guard=CloseGuard::nothing()>
            <ReturnFields />
        </Dialog>
    }
    .into_any()
}

#[component]
fn ReturnFields() -> impl IntoView {
    let store = expect_context::<CampaignStore>();
    let review = expect_context::<Review>();
    let toasts = expect_context::<Toasts>();
    let asks_name = expect_context::<Person>().name_untracked().is_empty();
    let saved = RwSignal::new(None::<String>);
    let summary = move || {
        let (decided, all) = review.decided();
        let open = all - decided;
        let comments = store.peek(|campaign| campaign.roster.iter().filter(|i| !i.client_comment.is_empty()).count());
        let rest = if open == 0 { String::new() } else { format!(" {} still Pending.", counted(open, "influencer")) };
        format!("{decided} of {all} decided, {}.{rest}", counted(comments, "comment"))
    };
    let save = move |_| {
        let name = store.peek(|campaign| file_name_with(&campaign.briefing.name, "returned"));
        let content = store.peek_document(|document| document::write(document, &clock::now_text()));
        match files::download(&name, &content, "application/json") {
            Ok(()) => {
                toasts.announce(format!("Saved as {name}"));
                saved.set(Some(name));
            }
            Err(why) => toasts.error(why),
        }
    };
    let outcome = move || {
        saved.get().map(|name| {
            view! {
                <p class="saved-file">
                    <Icon name="check" />
                    <span>"Saved as " <b><bdi>{name}</bdi></b> ". Send this file back to the agency."</span>
                </p>
            }
        })
    };
    view! {
        <div class="dialog-body">
            <p class="num">{summary}</p>
            <p>
                "Save the file, then send this file back to the agency in the way you received theirs. It holds your decisions and comments."
            </p>
            <p class="muted">"You can go on deciding afterwards and return it again: the latest file holds everything."</p>
            {asks_name.then(|| view! { <YourName hint="So that the agency sees who answers." /> })}
            {outcome}
        </div>
        <div class="dialog-actions">
            <button type="button" class="btn" on:click=move |_| review.returning.set(false)>
                {move || if saved.with(Option::is_some) { "Done" } else { "Cancel" }}
            </button>
            <button type="button" class="btn primary" autofocus on:click=save>
                "Save file"
            </button>
        </div>
    }
    .into_any()
}
