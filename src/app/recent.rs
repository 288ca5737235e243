//! What was used last, in the order of use.

/// How many uses are remembered.
const KEPT: usize = 40;

/// The keys of what was used, the last first. A key is any text of one line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recent(Vec<String>);

impl Recent {
    /// Reads what [`Recent::write`] wrote. Anything else is an order of use as well, of things that are not there.
    pub fn read(text: &str) -> Self {
        let lines = text.lines().filter(|line| !line.is_empty());
        Self(lines.take(KEPT).map(str::to_owned).collect())
    }

    /// As text, to be kept.
    pub fn write(&self) -> String {
        self.0.join("\n")
    }

    /// Notes a use.
    pub fn used(&mut self, key: String) {
        self.0.retain(|known| *known != key);
        self.0.insert(0, key);
        self.0.truncate(KEPT);
    }

    /// The keys, the last used first.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_use_comes_first_and_old_ones_are_forgotten() {
        let mut recent = Recent::default();
        for number in 0..100 {
            recent.used(format!("n{number}"));
        }
        recent.used("n70".to_owned());
        let keys: Vec<&str> = recent.keys().collect();
        assert_eq!((keys.len(), &keys[..3]), (KEPT, ["n70", "n99", "n98"].as_slice()));
        assert_eq!(Recent::read(&recent.write()), recent);
    }
}
