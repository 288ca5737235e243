//! The built page's files: the one that index.html names, under another name and with other content.

use crate::Result;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256, Sha384};
use std::fs;
use std::path::{Path, PathBuf};

/// A built page.
pub struct Page {
    folder: PathBuf,
    html: String,
}

/// A file that a page names.
pub struct File {
    /// Its name in the page's folder.
    pub name: String,
    /// Its content.
    pub content: Vec<u8>,
}

impl Page {
    /// The page in a folder.
    pub fn read(folder: &Path) -> Result<Self> {
        let html = fs::read_to_string(folder.join("index.html"));
        let html = html.map_err(|error| format!("Trunk left no index.html: {error}."))?;
        Ok(Self { folder: folder.to_owned(), html })
    }

    /// The only file with this ending.
    pub fn file(&self, ending: &str) -> Result<File> {
        let entries = fs::read_dir(&self.folder).into_iter().flatten().flatten();
        let names: Vec<String> = entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
        match names.iter().filter(|name| name.ends_with(ending)).collect::<Vec<_>>()[..] {
            [name] => {
                let content = fs::read(self.folder.join(name)).map_err(|error| format!("{name}: {error}."))?;
                Ok(File { name: name.clone(), content })
            }
            _ => Err(format!("Trunk left {} files that end in \"{ending}\" and not one.", names.len())),
        }
    }

    /// Adds a file under a name with the hash of its content, such as `late-0123456789abcdef.wasm`.
    pub fn add(&self, stem: &str, ending: &str, content: &[u8]) -> Result<String> {
        let hash: String = Sha256::digest(content).iter().take(8).map(|byte| format!("{byte:02x}")).collect();
        let name = format!("{stem}-{hash}{ending}");
        fs::write(self.folder.join(&name), content).map_err(|error| format!("{name}: {error}."))?;
        Ok(name)
    }

    /// Puts another content in the place of a file, under the name that its hash asks for.
    pub fn replace(&mut self, file: &File, stem: &str, ending: &str, content: &[u8]) -> Result {
        let name = self.add(stem, ending, content)?;
        self.html = self.html.replace(&file.name, &name).replace(&integrity(&file.content), &integrity(content));
        if name == file.name {
            return Ok(());
        }
        fs::remove_file(self.folder.join(&file.name)).map_err(|error| format!("{}: {error}.", file.name))
    }

    /// Has index.html name a file by another name.
    pub fn mention(&mut self, from: &str, to: &str) -> Result {
        if self.html.matches(from).count() != 1 {
            return Err(format!("index.html does not name {from} once."));
        }
        self.html = self.html.replace(from, to);
        Ok(())
    }

    /// Writes index.html.
    pub fn write(&self) -> Result {
        fs::write(self.folder.join("index.html"), &self.html).map_err(|error| format!("index.html: {error}."))
    }
}

/// What an `integrity` attribute says of a content.
pub fn integrity(content: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(content)))
}
