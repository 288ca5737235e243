//! What else is known of the influencer, as fields that are kept when they are left.

use super::statuses::follow;
use super::typed::Typed;
use crate::app::session::Session;
use crate::app::store::CampaignStore;
use crate::domain::detail::Detail;
use crate::domain::id::InfluencerId;
use crate::domain::own_column::ColumnKind;
use crate::domain::touched::Touched;
use crate::ui::kit::{SelectField, TextField};
use crate::ui::reactive::{each, expect_context};
use crate::ui::roster::{has_suggestions, suggestions};
use crate::ui::view;
use leptos::{ev, prelude::*};

/// A field: which, what it is called, and what may stand in it.
type Asked = (Detail, String, ColumnKind);

/// "Details", with what is there in one line while it is closed.
#[component]
pub fn Details(
    /// Whose.
    id: InfluencerId,
) -> impl IntoView {
    let store = expect_context::<CampaignStore>();
    let open = expect_context::<Session>().details_open;
    let digest = store.memo(Touched::DETAILS, move |campaign| {
        let details = campaign.roster.get(id).map(|influencer| &influencer.details);
        let values = details.into_iter().flat_map(|details| details.iter());
        let values = values.filter(|(detail, _)| *detail != Detail::Notes).map(|(_, value)| value.to_owned());
        values.collect::<Vec<_>>().join(" · ")
    });
    let said = move || {
        let text = digest.get();
        if text.is_empty() { "nothing noted yet".to_owned() } else { text }
    };
    view! {
        <details class="who-part" open=open.get_untracked() on:toggle=move |event| follow(open, &event)>
            <summary>
                "Details" {move || (!open.get()).then(|| view! { <small class="muted cut" dir="auto">{said}</small> })}
            </summary>
            {move || open.get().then(|| view! { <Fields id /> })}
        </details>
    }
}

/// The fields that every campaign has, but for the notes, and those of the user's own columns.
#[component]
fn Fields(id: InfluencerId) -> impl IntoView {
    let store = expect_context::<CampaignStore>();
    let asked = store.memo(Touched::TABLE, |campaign| {
        let own = campaign.table.columns();
        let all = Detail::BUILT_IN.into_iter().chain(own.iter().map(|column| Detail::Own(column.id)));
        let all = all.filter(|detail| *detail != Detail::Notes);
        all.map(|detail| (detail, detail.name(own).to_owned(), detail.kind(own).into_owned())).collect::<Vec<Asked>>()
    });
    let field = move |(detail, name, kind): Asked| view! { <Field id detail name kind /> };
    view! { <div class="who-fields">{each(move || asked.get(), |asked| format!("{asked:?}"), field)}</div> }
}

/// One field, with a link beside it where its value can be written to or called.
#[component]
fn Field(id: InfluencerId, detail: Detail, name: String, kind: ColumnKind) -> impl IntoView {
    let store = expect_context::<CampaignStore>();
    let typed = Typed::new(id, detail);
    let keep = Callback::new(move |()| {
        typed.keep();
    });
    let field = match kind {
        ColumnKind::Choice(choices) => {
            let options = Signal::derive(move || {
                let value = typed.text.get();
                // What is no longer offered stays until something else is chosen.
                let gone = (!choices.contains(&value)).then_some(value).filter(|value| !value.is_empty());
                let all = choices.iter().cloned().chain(gone).map(|choice| (choice.clone(), choice));
                std::iter::once((String::new(), "–".to_owned())).chain(all).collect()
            });
            let on_change = Callback::new(move |_: String| keep.run(()));
            view! { <SelectField label=name.clone() value=typed.text options error=typed.error clash=typed.clash() on_change /> }
        }
        ColumnKind::Date => view! {
            <TextField
                label=name.clone()
                kind="date"
                value=typed.text
                bad_input=typed.incomplete
                error=typed.error
                clash=typed.clash()
                on_blur=keep
            />
        },
        ColumnKind::Number => {
            view! { <TextField label=name.clone() inputmode="decimal" value=typed.text error=typed.error clash=typed.clash() on_blur=keep /> }
        }
        ColumnKind::Text if !has_suggestions(detail) => {
            view! { <TextField label=name.clone() value=typed.text error=typed.error clash=typed.clash() on_blur=keep /> }
        }
        ColumnKind::Text => {
            let offered = RwSignal::new(Vec::new());
            // They are looked for among everybody, which nobody should wait for who does not type.
            let offer = move |_| {
                if offered.with_untracked(Vec::is_empty) {
                    offered.set(suggestions(store, detail));
                }
            };
            view! {
                <div on:focusin=offer>
                    <TextField
                        label=name.clone()
                        value=typed.text
                        suggestions=Signal::from(offered)
                        error=typed.error
                        clash=typed.clash()
                        on_blur=keep
                    />
                </div>
            }
        }
    };
    let on_key = move |event: ev::KeyboardEvent| match event.key().as_str() {
        "Enter" => {
            event.prevent_default();
            keep.run(());
        }
        // The drawer is not closed by the Escape that takes back what was typed.
        "Escape" if typed.revert() => event.stop_propagation(),
        _ => {}
    };
    let link = move || {
        let href = typed.kept.with(|value| detail.link(value))?;
        let text = if detail == Detail::Email { "Write" } else { "Call" };
        let label = typed.kept.with(|value| format!("{text} {value}"));
        Some(view! { <a class="who-link" href=href aria-label=label>{text}</a> })
    };
    let percent =
        (detail == Detail::Engagement).then(|| view! { <span class="who-link muted" aria-hidden="true">"%"</span> });
    view! { <div class="who-field" on:keydown=on_key>{field} {link} {percent}</div> }
}
