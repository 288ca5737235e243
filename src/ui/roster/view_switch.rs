//! "Grid" or "Board", and the status whose values are the board's columns.

use crate::app::action::Action;
use crate::app::navigation::Navigation;
use crate::app::route::Route;
use crate::domain::board::By;
use crate::ui::commands::Commands;
use crate::ui::element::drawn;
use crate::ui::kit::SelectField;
use crate::ui::reactive::{Derived, effect, expect_context, memo};
use crate::ui::view;
use leptos::prelude::*;

/// The board that the address asks for; `None` for the grid.
pub fn board_of(navigation: Navigation) -> Derived<Option<By>> {
    memo(move || navigation.route.with(|route| route.board))
}

/// The switch, in the roster's head.
#[component]
pub fn ViewSwitch() -> impl IntoView {
    let navigation = expect_context::<Navigation>();
    let commands = expect_context::<Commands>();
    let board = board_of(navigation);
    let show = move |board: Option<By>| {
        let route = navigation.route.get_untracked();
        if route.board != board {
            navigation.to(&Route { board, ..route });
        }
    };
    let is_not = move |view: Option<By>| move || board.get_untracked() != view;
    commands.offer_while(Action::ShowGrid, is_not(None), move || show(None));
    let by = |action, by| commands.offer_while(action, is_not(Some(by)), move || show(Some(by)));
    by(Action::BoardByInfluencerStatus, By::InfluencerStatus);
    by(Action::BoardByClientStatus, By::ClientStatus);

    let button = move |text: &'static str, is_board: bool| {
        let pressed = move || if board.get().is_some() == is_board { "true" } else { "false" };
        let choose = move |_| {
            if board.get_untracked().is_some() != is_board {
                show(is_board.then_some(By::default()));
            }
        };
        view! {
            <button type="button" aria-pressed=pressed on:click=choose>
                {text}
            </button>
        }
    };
    // The address can change the status as well; the field shows what holds.
    let key = move || board.get().unwrap_or_default().key().to_owned();
    let value = RwSignal::new(untrack(key));
    effect(move || value.set(key()));
    let is_board = memo(move || board.get().is_some());
    let columns = drawn(move || {
        is_board.get().then(|| {
            let options: Vec<_> = By::ALL.iter().map(|by| (by.key().to_owned(), by.title().to_owned())).collect();
            view! {
                <SelectField
                    label="Columns".to_owned()
                    hide_label=true
                    value
                    options=Signal::stored(options)
                    on_change=Callback::new(move |key: String| show(By::from_key(&key)))
                    class="columns-by"
                />
            }
        })
    });
    view! {
        <div class="segments" role="group" aria-label="View">
            {button("Grid", false)}
            {button("Board", true)}
        </div>
        {columns}
    }
    .into_any()
}
