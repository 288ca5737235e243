//! Long work in turns, between which the page answers.

use crate::app::store::CampaignStore;
use crate::browser::{clock, page};
use crate::lists::{Head, Mapping, Plan, Planning, Surveyed, Surveying};
use crate::sheets::Sheet;
use std::sync::Arc;

/// How long one turn takes, in milliseconds: with what a turn may overrun it, below what a person notices.
const TURN: i64 = 20;
/// So many rows are worked on before the clock is looked at.
const ROWS: usize = 20;

/// Looks at a table. `on_rows` hears how many rows are done and how many there are, and says whether to go on; `None`
/// when it does not.
pub async fn survey(
    sheet: Arc<Sheet>,
    head: Option<Head>,
    on_rows: impl Fn((usize, usize)) -> bool,
) -> Option<Surveyed> {
    let mut surveying = Surveying::new(sheet, head);
    loop {
        let begun = clock::now_millis();
        while clock::now_millis() - begun < TURN {
            if !surveying.step(ROWS) {
                return Some(surveying.done());
            }
        }
        if !on_rows(surveying.progress()) {
            return None;
        }
        page::next_turn().await;
    }
}

/// Plans what taking a list in would do. `on_rows` as for [`survey`].
pub async fn plan(
    store: CampaignStore,
    surveyed: Arc<Surveyed>,
    mapping: Mapping,
    on_rows: impl Fn((usize, usize)) -> bool,
) -> Option<Plan> {
    let today = clock::today();
    let mut planning = store.peek(|campaign| Planning::new(surveyed, mapping, campaign, today));
    loop {
        page::next_turn().await;
        let begun = clock::now_millis();
        while clock::now_millis() - begun < TURN {
            if !store.peek(|campaign| planning.step(campaign, ROWS)) {
                return Some(planning.done());
            }
        }
        if !on_rows(planning.progress()) {
            return None;
        }
    }
}
