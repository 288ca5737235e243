//! The client's view as it is printed: everybody with what was decided.

use super::review::Review;
use crate::app::store::CampaignStore;
use crate::browser::locale;
use crate::paper::{self, Sheet};
use crate::ui::paper::{Paper, Printed};
use crate::ui::reactive::expect_context;

/// Offers the client's view for printing.
pub fn offer_paper(review: Review) {
    let store = expect_context::<CampaignStore>();
    expect_context::<Paper>().offer(move || {
        // A comment that is being typed is on paper, too.
        review.keep_comment();
        Some(store.peek_document(|document| {
            let campaign = &document.campaign;
            let withheld = document.copy.unwrap_or_default();
            let sheet = Sheet { campaign, words: locale::words(), today: store.today(), withheld };
            Printed { name: campaign.briefing.name.clone(), columns: 6, html: paper::client(&sheet) }
        }))
    });
}
