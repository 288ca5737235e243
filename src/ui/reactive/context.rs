//! The services of the page: what a component provides to all that is drawn below it.

use std::any::{Any, TypeId, type_name};
use std::sync::Arc;

/// The service that was provided last, and through it those before it. This alone is what Leptos' context holds.
#[derive(Clone)]
struct Services(Arc<Service>);

struct Service {
    service: Box<dyn Any + Send + Sync>,
    before: Option<Services>,
}

/// Provides a service to the component that is being drawn and to all below it.
pub fn provide_context<T: Send + Sync + 'static>(service: T) {
    #[expect(clippy::disallowed_methods, reason = "this is the one that may")]
    #[inline(never)]
    fn boxed(service: Box<dyn Any + Send + Sync>) {
        leptos::context::provide_context(Services(Arc::new(Service { service, before: last() })));
    }
    boxed(Box::new(service));
}

/// The service of this type, if one was provided.
pub fn use_context<T: Clone + 'static>() -> Option<T> {
    let Services(found) = find(TypeId::of::<T>())?;
    found.service.downcast_ref().cloned()
}

/// The service of this type, where it is known to be provided.
pub fn expect_context<T: Clone + 'static>() -> T {
    use_context().unwrap_or_else(|| missing(type_name::<T>()))
}

#[expect(clippy::disallowed_methods, reason = "this is the one that may")]
#[inline(never)]
fn last() -> Option<Services> {
    leptos::context::use_context()
}

#[inline(never)]
fn find(wanted: TypeId) -> Option<Services> {
    let mut at = last();
    while let Some(Services(service)) = at {
        if (*service.service).type_id() == wanted {
            return Some(Services(service));
        }
        at = service.before.clone();
    }
    None
}

/// A component stands where its service is not provided; that is a mistake of the program.
#[cold]
fn missing(service: &str) -> ! {
    panic!("{service} is not provided here")
}
