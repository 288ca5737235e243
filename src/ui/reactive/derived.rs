//! A value that is computed from others, again when one of them has changed.

use super::gone;
use leptos::prelude::*;
use std::any::Any;
use std::marker::PhantomData;
use std::sync::Arc;

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
    memo_from(move |_| read())
}

/// A memo of what `read` says, which is given what it said before.
pub fn memo_from<T: PartialEq + Send + Sync + 'static>(
    read: impl Fn(Option<&T>) -> T + Send + Sync + 'static,
) -> Derived<T> {
    type Read = Box<dyn Fn(Option<&Erased>) -> Erased + Send + Sync>;
    #[inline(never)]
    fn boxed(read: Read) -> Memo<Erased> {
        Memo::new(read)
    }
    let read = move |before: Option<&Erased>| Erased::new(read(before.and_then(|before| before.value.downcast_ref())));
    Derived { memo: boxed(Box::new(read)), value: PhantomData }
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
        now(self.memo).read(read)
    }

    /// Reads the value once.
    pub fn with_untracked<R>(self, read: impl FnOnce(&T) -> R) -> R {
        self.try_with_untracked(read).unwrap_or_else(|| gone())
    }

    /// Reads the value once, unless what it belonged to is gone.
    pub fn try_with_untracked<R>(self, read: impl FnOnce(&T) -> R) -> Option<R> {
        Some(once(self.memo)?.read(read))
    }

    /// Follows the value.
    pub fn track(self) {
        self.memo.track();
    }
}

#[inline(never)]
fn now(memo: Memo<Erased>) -> Erased {
    memo.get()
}

#[inline(never)]
fn once(memo: Memo<Erased>) -> Option<Erased> {
    memo.try_get_untracked()
}
