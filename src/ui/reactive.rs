//! Leptos' reactive parts behind one copy of their code each.
//!
//! Leptos' own constructors are generic over the closure they are given, and most of their code is written out again for
//! every closure of the page. These take the closure behind a pointer, so that there is one copy for each type of value,
//! or only one. What they do is the same.

use leptos::html::ElementType;
use leptos::prelude::*;
use std::any::Any;
use std::marker::PhantomData;
use std::sync::Arc;
use wasm_bindgen::JsCast;

/// What Leptos' `Memo` is, with one copy of its code for all types of values.
pub struct Derived<T> {
    memo: Memo<Erased>,
    value: PhantomData<fn() -> T>,
}

/// A value of any type, and how two of its type are compared.
#[derive(Clone)]
struct Erased {
    value: Arc<dyn Any + Send + Sync>,
    is_same: fn(&dyn Any, &dyn Any) -> bool,
}

impl PartialEq for Erased {
    fn eq(&self, other: &Self) -> bool {
        (self.is_same)(&*self.value, &*other.value)
    }
}

impl Erased {
    fn new<T: PartialEq + Send + Sync + 'static>(value: T) -> Self {
        Self {
            value: Arc::new(value),
            is_same: |one, other| match (one.downcast_ref::<T>(), other.downcast_ref::<T>()) {
                (Some(one), Some(other)) => one == other,
                _ => false,
            },
        }
    }

    fn read<T: 'static, R>(&self, read: impl FnOnce(&T) -> R) -> R {
        match self.value.downcast_ref() {
            Some(value) => read(value),
            None => unreachable!("only `memo` makes one, of its own type"),
        }
    }
}

/// A memo of what `read` says.
pub fn memo<T: PartialEq + Send + Sync + 'static>(read: impl Fn() -> T + Send + Sync + 'static) -> Derived<T> {
    #[inline(never)]
    fn boxed(read: Box<dyn Fn() -> Erased + Send + Sync>) -> Memo<Erased> {
        Memo::new(move |_| read())
    }
    Derived { memo: boxed(Box::new(move || Erased::new(read()))), value: PhantomData }
}

impl<T> Clone for Derived<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Derived<T> {}

impl<T: 'static> Derived<T> {
    /// Reads the value, and follows it.
    pub fn with<R>(self, read: impl FnOnce(&T) -> R) -> R {
        self.memo.get().read(read)
    }

    /// Reads the value once.
    pub fn with_untracked<R>(self, read: impl FnOnce(&T) -> R) -> R {
        self.memo.get_untracked().read(read)
    }

    /// Follows the value.
    pub fn track(self) {
        self.memo.track();
    }
}

impl<T: Clone + 'static> Derived<T> {
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
        Some(self.memo.try_get_untracked()?.read(T::clone))
    }
}

impl<T: Clone + Send + Sync + 'static> From<Derived<T>> for Signal<T> {
    fn from(derived: Derived<T>) -> Self {
        Self::derive(move || derived.get())
    }
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
