//! Leptos' reactive parts behind one copy of their code each.
//!
//! Leptos' own constructors are generic over the closure they are given, and most of their code is written out again for
//! every closure of the page. These take the closure behind a pointer, so that there is one copy for each type of value,
//! or only one. What they do is the same.

use leptos::html::ElementType;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// A memo of what `read` says.
pub fn memo<T: PartialEq + Send + Sync + 'static>(read: impl Fn() -> T + Send + Sync + 'static) -> Memo<T> {
    #[inline(never)]
    fn boxed<T: PartialEq + Send + Sync + 'static>(read: Box<dyn Fn() -> T + Send + Sync>) -> Memo<T> {
        Memo::new(move |_| read())
    }
    boxed(Box::new(read))
}

/// Runs `run` once the page is drawn, and again whenever what it reads has changed.
pub fn effect(run: impl FnMut() + 'static) {
    #[inline(never)]
    fn boxed(mut run: Box<dyn FnMut()>) {
        Effect::new(move |_: Option<()>| run());
    }
    boxed(Box::new(run));
}

/// Runs `run` once the element is on the page.
pub fn on_load<E>(node: NodeRef<E>, run: impl FnOnce(E::Output) + 'static)
where
    E: ElementType,
    E::Output: JsCast + Clone + 'static,
{
    let mut run = Some(run);
    effect(move || {
        if let Some(element) = node.get()
            && let Some(run) = run.take()
        {
            untrack(move || run(element));
        }
    });
}

/// Draws each item with an owner of its own, as `<For>` does: an item whose key stays keeps its elements.
pub fn each<T, V>(
    items: impl Fn() -> Vec<T> + Send + 'static,
    key: impl Fn(&T) -> String + Send + 'static,
    draw: impl Fn(T) -> V + Clone + Send + 'static,
) -> AnyView
where
    T: Send + 'static,
    V: IntoView + 'static,
{
    type Item = (String, Box<dyn FnOnce() -> AnyView + Send>);
    #[inline(never)]
    fn boxed(items: Box<dyn Fn() -> Vec<Item> + Send>) -> AnyView {
        leptos::view! { <For each=items key=|(key, _)| key.clone() children=|(_, draw)| draw() /> }.into_any()
    }
    boxed(Box::new(move || {
        let item = |item: T| -> Item {
            let draw = draw.clone();
            (key(&item), Box::new(move || draw(item).into_any()))
        };
        items().into_iter().map(item).collect()
    }))
}
