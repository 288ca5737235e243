//! A value that changes, and who follows it.

use super::gone;
use leptos::prelude::*;
use std::any::Any;
use std::marker::PhantomData;

/// A value of any type.
type Held = Box<dyn Any + Send + Sync>;

/// What Leptos' `RwSignal` is, with one copy of its code for all types of values.
pub struct State<T> {
    signal: RwSignal<Held>,
    value: PhantomData<fn(T) -> T>,
}

impl<T> Clone for State<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for State<T> {}

/// A value that is read, unless what it belonged to is gone.
type Guard = Option<<RwSignal<Held> as ReadUntracked>::Value>;

#[inline(never)]
fn read(signal: RwSignal<Held>) -> Guard {
    signal.try_read()
}

#[inline(never)]
fn read_untracked(signal: RwSignal<Held>) -> Guard {
    signal.try_read_untracked()
}

/// Lets `change` change what is held; who follows it hears of it where it says so.
#[inline(never)]
fn write(signal: RwSignal<Held>, change: &mut dyn FnMut(&mut Held) -> bool) {
    signal.try_maybe_update(|held| (change(held), ()));
}

impl<T: Send + Sync + 'static> State<T> {
    /// Holds a value.
    pub fn new(value: T) -> Self {
        #[inline(never)]
        fn boxed(held: Held) -> RwSignal<Held> {
            RwSignal::new(held)
        }
        Self { signal: boxed(Box::new(value)), value: PhantomData }
    }

    /// Reads the value, and follows it.
    pub fn with<R>(self, see: impl FnOnce(&T) -> R) -> R {
        Self::see(read(self.signal), see).unwrap_or_else(|| gone())
    }

    /// Reads the value once.
    pub fn with_untracked<R>(self, see: impl FnOnce(&T) -> R) -> R {
        self.try_with_untracked(see).unwrap_or_else(|| gone())
    }

    /// Reads the value once, unless what it belonged to is gone.
    pub fn try_with_untracked<R>(self, see: impl FnOnce(&T) -> R) -> Option<R> {
        Self::see(read_untracked(self.signal), see)
    }

    fn see<R>(guard: Guard, see: impl FnOnce(&T) -> R) -> Option<R> {
        guard?.downcast_ref().map(see)
    }

    /// Follows the value.
    pub fn track(self) {
        self.signal.track();
    }

    /// Another value; nothing where what it belonged to is gone.
    pub fn set(self, value: T) {
        self.try_update(|held| *held = value);
    }

    /// Changes the value.
    pub fn update(self, change: impl FnOnce(&mut T)) {
        self.try_update(change);
    }

    /// Changes the value, unless what it belonged to is gone.
    pub fn try_update<R>(self, change: impl FnOnce(&mut T) -> R) -> Option<R> {
        self.change(true, change)
    }

    /// Changes the value and tells nobody.
    pub fn try_update_untracked<R>(self, change: impl FnOnce(&mut T) -> R) -> Option<R> {
        self.change(false, change)
    }

    fn change<R>(self, tell: bool, change: impl FnOnce(&mut T) -> R) -> Option<R> {
        let (mut change, mut result) = (Some(change), None);
        write(self.signal, &mut |held| {
            if let (Some(change), Some(value)) = (change.take(), held.downcast_mut()) {
                result = Some(change(value));
            }
            tell
        });
        result
    }
}
