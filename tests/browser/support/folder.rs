//! A folder of one test's own, gone when the test is.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

/// A fresh folder under the system's temporary one.
pub struct Folder(PathBuf);

impl Folder {
    /// Makes the folder; `purpose` becomes a part of its name.
    pub fn new(purpose: &str) -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("rollcall-{purpose}-{}-{number}", std::process::id()));
        fs::create_dir_all(&path).expect("the system's temporary folder is writable");
        Self(path)
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // A browser that is still closing may write once more; what it leaves behind is small.
        let _ = fs::remove_dir_all(&self.0);
    }
}
