//! Which keys belong to an input method, by which languages are written that have more signs than a keyboard has keys.

/// For how long after its end, in ms, a key still belongs to a composition. Safari ends it before it sends the key that
/// has ended it, in the same turn.
const SAME_TURN: f64 = 30.0;

/// The code that browsers give to keys that an input method takes.
const TAKEN: u32 = 229;

/// A key that was pressed, as far as this asks about it.
#[derive(Clone, Copy, Debug)]
pub struct Key<'a> {
    /// What it writes or does: `Escape`.
    pub key: &'a str,
    /// Its old number.
    pub key_code: u32,
    /// Whether the browser says that something is being composed.
    pub is_composing: bool,
    /// When, in ms.
    pub time: f64,
}

/// What is known of the composition.
#[derive(Clone, Copy, Debug, Default)]
pub struct Composing {
    /// When the last one ended, until a key has come or was let go of.
    ended: Option<f64>,
}

impl Composing {
    /// A composition has ended.
    pub fn end(&mut self, time: f64) {
        self.ended = Some(time);
    }

    /// A key was let go of: the next one that comes is another.
    pub fn key_up(&mut self) {
        self.ended = None;
    }

    /// Whether a key that comes down is the input method's.
    pub fn takes(&mut self, key: Key<'_>) -> bool {
        let ended = self.ended.take();
        let ends_it = matches!(key.key, "Escape" | "Enter" | "Tab");
        key.is_composing
            || key.key_code == TAKEN
            || (ends_it && ended.is_some_and(|ended| (0.0..SAME_TURN).contains(&(key.time - ended))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn key(key: &str, key_code: u32, is_composing: bool, time: f64) -> Key<'_> {
        Key { key, key_code, is_composing, time }
    }

    #[test]
    fn keys_of_an_input_method_are_its_own() {
        let check = |ended: Option<f64>, pressed: Key<'_>, expected: bool| {
            let mut composing = Composing { ended };
            assert_eq!(composing.takes(pressed), expected, "{pressed:?} after {ended:?}");
            assert!(!composing.takes(key("Enter", 13, false, pressed.time)), "only one key is taken");
        };
        check(None, key("Enter", 13, false, 0.0), false);
        check(None, key("Enter", 13, true, 0.0), true);
        check(None, key("Process", 229, true, 0.0), true);
        // Safari: the composition has ended when the key comes that ended it.
        check(Some(100.0), key("Escape", 229, false, 100.0), true);
        for name in ["Escape", "Enter", "Tab"] {
            check(Some(100.0), key(name, 0, false, 100.5), true);
            check(Some(100.0), key(name, 0, false, 180.0), false);
        }
        // A letter that is typed right behind it is meant.
        check(Some(100.0), key("a", 65, false, 101.0), false);
        let mut composing = Composing::default();
        composing.end(100.0);
        composing.key_up();
        assert!(!composing.takes(key("Enter", 13, false, 101.0)), "another press of the key");
    }
}
