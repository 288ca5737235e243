//! What is asked of a store that answers later.

use super::StoreError;

/// A store of texts under keys, as IndexedDB is. Each writing call is one transaction: what it was given is
/// written as a whole or not at all, and what it has answered survives the end of the browser.
#[expect(async_fn_in_trait, reason = "a page has one thread, so no future needs to be `Send`")]
pub trait Texts {
    /// The keys that begin so, in order.
    ///
    /// # Errors
    /// [`StoreError::Refused`].
    async fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError>;

    /// The keys that begin so with their texts, in the order of the keys.
    ///
    /// # Errors
    /// [`StoreError::Refused`].
    async fn all(&self, prefix: &str) -> Result<Vec<(String, String)>, StoreError>;

    /// The text of a key.
    ///
    /// # Errors
    /// [`StoreError::Refused`].
    async fn get(&self, key: &str) -> Result<Option<String>, StoreError>;

    /// Whether a key has this text; see [`KeyValue::holds`](super::KeyValue::holds).
    ///
    /// # Errors
    /// [`StoreError::Refused`].
    async fn holds(&self, key: &str, text: &str) -> Result<bool, StoreError> {
        Ok(self.get(key).await?.as_deref() == Some(text))
    }

    /// Puts texts under keys.
    ///
    /// # Errors
    /// [`StoreError::Full`] or [`StoreError::Refused`].
    async fn put(&self, entries: &[(String, &str)]) -> Result<(), StoreError>;

    /// Takes keys out, as far as they are there.
    ///
    /// # Errors
    /// [`StoreError::Refused`].
    async fn remove(&self, keys: &[String]) -> Result<(), StoreError>;
}

impl<T: Texts> Texts for &T {
    async fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError> {
        (**self).keys(prefix).await
    }

    async fn all(&self, prefix: &str) -> Result<Vec<(String, String)>, StoreError> {
        (**self).all(prefix).await
    }

    async fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        (**self).get(key).await
    }

    async fn holds(&self, key: &str, text: &str) -> Result<bool, StoreError> {
        (**self).holds(key, text).await
    }

    async fn put(&self, entries: &[(String, &str)]) -> Result<(), StoreError> {
        (**self).put(entries).await
    }

    async fn remove(&self, keys: &[String]) -> Result<(), StoreError> {
        (**self).remove(keys).await
    }
}
