//! A combination of keys that stands for a command: when it is pressed, and how it is written.

/// A combination of keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shortcut {
    /// With Ctrl, or with Cmd where the keyboard is Apple's.
    pub command: bool,
    /// With Shift. Signs need none: whether "?" is on a shifted key depends on the keyboard.
    pub shift: bool,
    /// The key as browsers call it, letters small: `z`, `?`, `Escape`, `ArrowLeft`.
    pub key: &'static str,
    /// Where it is heard.
    pub scope: Scope,
}

/// Where a shortcut is heard. None is heard behind a dialog or in an open menu, and only [`Scope::Always`] where text is
/// typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Everywhere, while text is typed too.
    Always,
    /// Everywhere but where text is typed.
    Page,
    /// While the focus is in the roster, as a grid or as a board.
    Roster,
    /// While the focus is on a card of the board.
    Card,
    /// While the focus is in the client's view.
    Review,
}

impl Scope {
    /// Whether there is a place in which both are heard.
    pub fn meets(self, other: Self) -> bool {
        let is_wide = |scope| matches!(scope, Self::Always | Self::Page);
        let in_roster = |scope| matches!(scope, Self::Roster | Self::Card);
        self == other || is_wide(self) || is_wide(other) || (in_roster(self) && in_roster(other))
    }
}

/// What was pressed, as the browser says it.
#[derive(Clone, Debug, Default)]
pub struct Pressed {
    /// The key by what it writes.
    pub key: String,
    /// The key by its place on the keyboard, such as `KeyZ`.
    pub code: String,
    /// Whether Ctrl was held.
    pub ctrl: bool,
    /// Whether Cmd, or the key with the sign of Windows, was held.
    pub meta: bool,
    /// Whether Shift was held.
    pub shift: bool,
    /// Whether Alt or Option was held.
    pub alt: bool,
    /// Whether AltGr was held, with which other signs are typed. Windows says Ctrl and Alt as well.
    pub alt_graph: bool,
}

impl Pressed {
    /// The key in small letters. Where the keyboard writes no Latin letters, Ctrl+Z is the key at the place of Z.
    fn letter(&self) -> String {
        match self.code.strip_prefix("Key") {
            Some(letter) if !self.key.is_ascii() => letter.to_ascii_lowercase(),
            _ if self.key.len() == 1 => self.key.to_ascii_lowercase(),
            _ => self.key.clone(),
        }
    }

    /// Whether it is a digit: what the key writes, with or without Shift (AZERTY has digits on shifted keys). Where it
    /// writes another sign, that of AZERTY or a digit of another script, it is the digit at its place.
    fn is_digit(&self, digit: &str) -> bool {
        let mut signs = self.key.chars();
        match (signs.next(), signs.next()) {
            (Some(sign), None) if sign.is_ascii_digit() => self.key == digit,
            (Some(_), None) if !self.shift => {
                let place = self.code.strip_prefix("Digit").or_else(|| self.code.strip_prefix("Numpad"));
                place == Some(digit)
            }
            // A dead key, or a key of the number pad that moves.
            _ => false,
        }
    }
}

impl Shortcut {
    /// One key by itself.
    pub const fn key(key: &'static str, scope: Scope) -> Self {
        Self { command: false, shift: false, key, scope }
    }

    /// A key with Ctrl or Cmd.
    pub const fn command(key: &'static str, scope: Scope) -> Self {
        Self { command: true, shift: false, key, scope }
    }

    /// The same with Shift.
    #[must_use]
    pub const fn with_shift(self) -> Self {
        Self { shift: true, ..self }
    }

    /// Whether this was pressed; `apple` says whose keyboard it is.
    pub fn is(&self, pressed: &Pressed, apple: bool) -> bool {
        let (command, other) = if apple { (pressed.meta, pressed.ctrl) } else { (pressed.ctrl, pressed.meta) };
        if command != self.command || other || pressed.alt || pressed.alt_graph {
            return false;
        }
        match self.key.as_bytes() {
            [byte] if byte.is_ascii_digit() => pressed.is_digit(self.key),
            [byte] if !byte.is_ascii_alphabetic() => pressed.letter() == self.key,
            _ => pressed.shift == self.shift && pressed.letter() == self.key,
        }
    }

    /// Whether it is a letter, digit or sign by itself, which a voice or a slip can press: WCAG 2.1.4 wants a way to
    /// switch these off.
    pub fn is_single(&self) -> bool {
        !self.command && self.key.len() == 1
    }

    /// As people read it: `Ctrl+Shift+Z`, or `⇧⌘Z` with an Apple keyboard.
    pub fn text(&self, apple: bool) -> String {
        let key = match self.key {
            "ArrowLeft" => "←".to_owned(),
            "ArrowRight" => "→".to_owned(),
            "Escape" => "Esc".to_owned(),
            key => printed(key),
        };
        let (shift, command) = if apple { ("⇧", "⌘") } else { ("Shift+", "Ctrl+") };
        let shift = if self.shift { shift } else { "" };
        let command = if self.command { command } else { "" };
        // Apple puts Shift first, everybody else Ctrl.
        if apple { format!("{shift}{command}{key}") } else { format!("{command}{shift}{key}") }
    }

    /// As `aria-keyshortcuts` wants it: `Control+Shift+Z`.
    pub fn aria(&self, apple: bool) -> String {
        let command = match (self.command, apple) {
            (true, true) => "Meta+",
            (true, false) => "Control+",
            (false, _) => "",
        };
        let shift = if self.shift { "Shift+" } else { "" };
        format!("{command}{shift}{}", printed(self.key))
    }
}

/// The key's name as it is printed on it.
fn printed(key: &str) -> String {
    if key.len() == 1 { key.to_ascii_uppercase() } else { key.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pressed(chord: &str) -> Pressed {
        let (held, key) = chord.rsplit_once('+').filter(|(_, key)| !key.is_empty()).unwrap_or(("", chord));
        let is_held = |name: &str| held.split('+').any(|part| part == name);
        let (ctrl, meta, shift, alt) = (is_held("Ctrl"), is_held("Meta"), is_held("Shift"), is_held("Alt"));
        let (key, code) = key.split_once('@').unwrap_or((key, ""));
        Pressed { key: key.to_owned(), code: code.to_owned(), ctrl, meta, shift, alt, alt_graph: is_held("AltGr") }
    }

    #[test]
    fn what_is_pressed_is_what_is_meant() {
        let redo = Shortcut::command("z", Scope::Page).with_shift();
        let help = Shortcut::key("?", Scope::Page);
        let tasks = Shortcut::key("t", Scope::Page);
        let table = [
            (redo, "Ctrl+Shift+Z", false, true),
            (redo, "Meta+Shift+z", true, true),
            (redo, "Ctrl+Shift+Z", true, false),
            (redo, "Ctrl+z", false, false),
            (redo, "Ctrl+Alt+Shift+Z", false, false),
            (redo, "Ctrl+Shift+Я@KeyZ", false, true),
            (help, "?", false, true),
            (help, "Shift+?", false, true),
            (help, "Ctrl+?", false, false),
            (tasks, "t", false, true),
            (tasks, "Shift+T", false, false),
            (tasks, "T", false, true),
            (Shortcut::command("ArrowLeft", Scope::Card), "Ctrl+ArrowLeft", false, true),
            // Typed letters, on Linux and on Windows; and what has typed nothing yet.
            (tasks, "AltGr+t@KeyT", false, false),
            (tasks, "AltGr+ŧ@KeyT", false, false),
            (tasks, "Ctrl+Alt+AltGr+ŧ@KeyT", false, false),
            (redo, "Ctrl+Alt+AltGr+Shift+Z@KeyZ", false, false),
            (tasks, "Dead@KeyT", false, false),
            (Shortcut::command("z", Scope::Page), "Ctrl+Alt+AltGr+←@KeyZ", false, false),
        ];
        for (shortcut, chord, apple, expected) in table {
            assert_eq!(shortcut.is(&pressed(chord), apple), expected, "{chord} for {shortcut:?}");
        }
    }

    #[test]
    fn a_digit_is_pressed_on_every_keyboard() {
        let check = |chord: &str, digit: &'static str, expected: bool| {
            assert_eq!(Shortcut::key(digit, Scope::Review).is(&pressed(chord), false), expected, "{chord} as {digit}");
        };
        check("2@Digit2", "2", true);
        check("2@Numpad2", "2", true);
        // AZERTY without Shift, with it, and with its lock.
        check("é@Digit2", "2", true);
        check("Shift+2@Digit2", "2", true);
        check("&@Digit1", "1", true);
        check("\"@Digit3", "3", true);
        check("'@Digit4", "4", true);
        // QWERTY with Shift, and a digit at another's place.
        check("Shift+!@Digit1", "1", false);
        check("3@Digit2", "2", false);
        check("3@Digit2", "3", true);
        // Other scripts: Arabic, Persian, Devanagari, on either part of the keyboard.
        for chord in ["٢@Digit2", "۲@Digit2", "२@Digit2", "٢@Numpad2"] {
            check(chord, "2", true);
            check(chord, "1", false);
        }
        check("Dead@Digit2", "2", false);
        check("ArrowDown@Numpad2", "2", false);
        check("AltGr+²@Digit2", "2", false);
        check("Ctrl+2@Digit2", "2", false);
    }

    #[test]
    fn each_system_reads_its_own_signs() {
        let redo = Shortcut::command("z", Scope::Page).with_shift();
        assert_eq!((redo.text(false), redo.text(true)), ("Ctrl+Shift+Z".to_owned(), "⇧⌘Z".to_owned()));
        assert_eq!((redo.aria(false), redo.aria(true)), ("Control+Shift+Z".to_owned(), "Meta+Shift+Z".to_owned()));
        assert_eq!(Shortcut::command("ArrowLeft", Scope::Card).text(false), "Ctrl+←");
        assert!(Shortcut::key("/", Scope::Page).is_single() && !Shortcut::key("Escape", Scope::Page).is_single());
    }
}
