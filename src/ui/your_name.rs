//! The field in which a person says who they are.

use super::kit::TextField;
use crate::app::person::Person;
use crate::domain::limits;
use crate::ui::reactive::expect_context;
use crate::ui::view;
use leptos::prelude::*;

/// "Your name", kept as it is typed.
#[component]
pub fn YourName(
    /// Why it is asked for.
    hint: &'static str,
) -> impl IntoView {
    let person = expect_context::<Person>();
    let value = RwSignal::new(person.name_untracked());
    let keep = move |text: String| {
        let name: String = text.chars().filter(|c| !c.is_control()).take(limits::NAME).collect();
        person.set_name(&name);
    };
    view! {
        <TextField
            label="Your name".to_owned()
            value
            hint
            autocomplete="name"
            on_input=Callback::new(keep)
            class="your-name"
        />
    }
    .into_any()
}
