//! What is asked of a store.

use std::fmt;

/// A store of texts under keys, as localStorage is. A write that fails leaves the old value in place.
pub trait KeyValue {
    /// Every key there is.
    ///
    /// # Errors
    /// [`StoreError::Refused`].
    fn keys(&self) -> Result<Vec<String>, StoreError>;

    /// The value of a key.
    ///
    /// # Errors
    /// [`StoreError::Refused`].
    fn get(&self, key: &str) -> Result<Option<String>, StoreError>;

    /// Whether a key has this value. A store that can compare where the value lies need not hand it over, which takes
    /// longer than writing it.
    ///
    /// # Errors
    /// [`StoreError::Refused`].
    fn holds(&self, key: &str, value: &str) -> Result<bool, StoreError> {
        Ok(self.get(key)?.as_deref() == Some(value))
    }

    /// Those of some keys under which nothing lies. It is asked for every key that a campaign rests on whenever that is
    /// edited, so a store answers without handing values over.
    ///
    /// # Errors
    /// [`StoreError::Refused`].
    fn missing(&self, mut keys: Vec<String>) -> Result<Vec<String>, StoreError> {
        let mut refused = Ok(());
        keys.retain(|key| match self.get(key) {
            Ok(value) => value.is_none(),
            Err(error) => {
                refused = Err(error);
                false
            }
        });
        refused.map(|()| keys)
    }

    /// Puts a value under a key.
    ///
    /// # Errors
    /// [`StoreError::Full`] or [`StoreError::Refused`].
    fn set(&self, key: &str, value: &str) -> Result<(), StoreError>;

    /// Takes a key out, if it is there.
    ///
    /// # Errors
    /// [`StoreError::Refused`].
    fn remove(&self, key: &str) -> Result<(), StoreError>;
}

/// Why a store did not do what was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StoreError {
    /// There is no room left.
    Full,
    /// The browser gives no access: a private window, blocked cookies, a policy.
    Refused,
    /// What was written does not read back as it was written.
    Unfaithful,
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Full => "this browser's storage is full",
            Self::Refused => "this browser gives no storage to this page",
            Self::Unfaithful => "this browser's storage does not give back what is written to it",
        })
    }
}

impl<S: KeyValue> KeyValue for &S {
    fn keys(&self) -> Result<Vec<String>, StoreError> {
        (**self).keys()
    }

    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        (**self).get(key)
    }

    fn holds(&self, key: &str, value: &str) -> Result<bool, StoreError> {
        (**self).holds(key, value)
    }

    fn missing(&self, keys: Vec<String>) -> Result<Vec<String>, StoreError> {
        (**self).missing(keys)
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StoreError> {
        (**self).set(key, value)
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        (**self).remove(key)
    }
}
