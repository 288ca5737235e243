//! The smallest document that can be joined: a set of words. What is torn is known as such by its end.

use rollcall::domain::id::IdSource;
use rollcall::storage::{Encoding, Fault, Join, Snapshot};
use std::collections::BTreeSet;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words(pub BTreeSet<String>);

impl Words {
    pub fn of(words: &[&str]) -> Self {
        Self(words.iter().map(|word| (*word).to_owned()).collect())
    }

    pub fn snapshot(&self, number: u64) -> Snapshot {
        let words: Vec<&str> = self.0.iter().map(String::as_str).collect();
        Snapshot { number, encoding: Encoding::Json, payload: format!("{};", words.join(",")) }
    }

    /// The change that adds a word.
    pub fn change(word: &str) -> String {
        format!("{word};")
    }

    fn parse(text: &str) -> Result<Self, Fault> {
        if text.starts_with("newer") {
            return Err(Fault::Newer("A newer Rollcall wrote this.".to_owned()));
        }
        let words = text.strip_suffix(';').ok_or_else(|| Fault::Damaged("It is torn.".to_owned()))?;
        Ok(Self(words.split(',').filter(|word| !word.is_empty()).map(str::to_owned).collect()))
    }
}

impl Join for Words {
    fn read(content: &[u8], _: IdSource<'_>) -> Result<Self, Fault> {
        Self::parse(std::str::from_utf8(content).map_err(|_| Fault::Damaged("It is no text.".to_owned()))?)
    }

    fn join(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    fn join_change(&mut self, text: &str) -> Result<(), Fault> {
        self.0.extend(Self::parse(text)?.0);
        Ok(())
    }
}
