//! Leptos' reactive parts behind one copy of their code each.
//!
//! Leptos' own constructors are generic over the closure they are given, and most of their code is written out again for
//! every closure of the page. These take the closure behind a pointer, so that there is one copy for each type of value,
//! or only one. What they do is the same.

mod context;
mod derived;
mod state;

pub use context::{expect_context, provide_context, use_context};
pub use derived::{Derived, memo, memo_from};
pub use state::State;

use leptos::html::ElementType;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// Runs `run` once the page is drawn, and again whenever what it reads has changed.
pub fn effect(run: impl FnMut() + 'static) {
    #[inline(never)]
    fn boxed(mut run: Box<dyn FnMut()>) {
        Effect::new(move |_: Option<()>| run());
    }
    boxed(Box::new(run));
}

/// Runs `run` with what `read` says whenever that may have changed, but not at first.
pub fn watch<T: 'static>(read: impl Fn() -> T + 'static, mut run: impl FnMut(T) + 'static) {
    let mut is_first = true;
    effect(move || {
        let value = read();
        if !std::mem::take(&mut is_first) {
            untrack(|| run(value));
        }
    });
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

/// What can be read by reference gives copies as well, and can be passed where a signal is asked for.
macro_rules! copied {
    ($($source:ident),*) => {$(
        impl<T: Clone + Send + Sync + 'static> $source<T> {
            /// The value, which is followed.
            pub fn get(self) -> T {
                self.with(T::clone)
            }

            /// The present value.
            pub fn get_untracked(self) -> T {
                self.with_untracked(T::clone)
            }

            /// The present value, unless what it belonged to is gone.
            pub fn try_get_untracked(self) -> Option<T> {
                self.try_with_untracked(T::clone)
            }
        }

        impl<T: Clone + Send + Sync + 'static> From<$source<T>> for Signal<T> {
            fn from(source: $source<T>) -> Self {
                Self::derive(move || source.get())
            }
        }
    )*};
}

copied!(State, Derived);

/// A part of the page read what is gone with another part; that is a mistake of the program.
#[cold]
fn gone() -> ! {
    panic!("a value was read after what it belonged to was gone")
}
