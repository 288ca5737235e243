//! What lies in the page's IndexedDB, for tests that look behind it or change it behind its back.

use super::Page;
use serde_json::json;

impl Page {
    /// The keys of the page's IndexedDB, in order.
    pub async fn indexed_keys(&self) -> Vec<String> {
        let keys = self.run_async(&indexed("store.getAllKeys()"), vec![]).await;
        keys.as_array().into_iter().flatten().filter_map(|key| key.as_str().map(str::to_owned)).collect()
    }

    /// A text in IndexedDB.
    pub async fn indexed(&self, key: &str) -> Option<String> {
        self.run_async(&indexed("store.get(given[0])"), vec![json!(key)]).await.as_str().map(str::to_owned)
    }

    /// Sets a text in IndexedDB behind the page's back.
    pub async fn set_indexed(&self, key: &str, text: &str) {
        self.run_async(&indexed("store.put(given[1], given[0])"), vec![json!(key), json!(text)]).await;
    }

    /// Sets a text in both stores behind the page's back.
    pub async fn set_stored(&self, key: &str, text: &str) {
        self.set_local_storage(key, text).await;
        self.set_indexed(key, text).await;
    }
}

fn indexed(request: &str) -> String {
    format!(
        "const settled = request => new Promise((resolve, reject) => \
           {{ request.onsuccess = () => resolve(request.result); request.onerror = () => reject(request.error); }}); \
         const database = await settled(indexedDB.open('rollcall')); \
         const transaction = database.transaction('texts', 'readwrite'); \
         const store = transaction.objectStore('texts'); \
         const result = await settled({request}); \
         await new Promise(done => transaction.oncomplete = done); \
         database.close(); \
         return result ?? null"
    )
}
