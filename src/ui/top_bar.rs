//! The bar at the top of every page.

use super::kit::Icon;
use super::palette::PaletteButton;
use crate::app::navigation::href;
use crate::app::route::Route;
use crate::app::theme::Theme;
use crate::ui::reactive::expect_context;
use crate::ui::view;
use leptos::prelude::*;

/// The program's name, where the user is, and what the page puts in.
#[component]
pub fn TopBar(
    /// The name of the open campaign, if one is open.
    #[prop(into, optional)]
    campaign: MaybeProp<String>,
    /// Controls of the page.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <header class="top">
            // Its name begins with the text that is seen; the letter before that is a drawing of the stylesheet.
            <a class="logo" href=href(&Route::default()) aria-label="Rollcall, all campaigns">
                <i aria-hidden="true"></i>
                <span class="logo-name">"Rollcall"</span>
            </a>
            {move || {
                campaign
                    .get()
                    .map(|name| {
                        view! {
                            <nav class="crumb cut" aria-label="Breadcrumb">
                                <a href=href(&Route::default())>"Campaigns"</a>
                                <span aria-hidden="true">" / "</span>
                                <b><bdi>{name}</bdi></b>
                            </nav>
                        }
                    })
            }}
            <span class="grow"></span>
            {children.map(|children| children())}
            <PaletteButton />
            <ThemeSwitch />
        </header>
    }
}

/// Changes between light and dark.
#[component]
fn ThemeSwitch() -> impl IntoView {
    let theme = expect_context::<Theme>();
    let label = move || if theme.is_dark() { "Switch to light theme" } else { "Switch to dark theme" };
    let icon = move || {
        if theme.is_dark() {
            view! { <Icon name="sun" /> }
        } else {
            view! { <Icon name="moon" /> }
        }
    };
    view! {
        <button type="button" class="btn ghost icon" aria-label=label title=label on:click=move |_| theme.switch()>
            {icon}
        </button>
    }
}
