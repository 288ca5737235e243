//! Keys by their names, as in `Control+Shift+z`, `ArrowDown` or `a`.

use serde_json::{Value, json};

/// The WebDriver input source that presses a chord: modifiers down, key, modifiers up.
pub fn chord(text: &str) -> Value {
    // A lone "+" is a key too.
    let (modifiers, key) = match text.rsplit_once('+') {
        Some((modifiers, key)) if !key.is_empty() => (modifiers, key),
        _ => ("", text),
    };
    let modifiers: Vec<String> = modifiers.split('+').filter(|part| !part.is_empty()).map(code).collect();
    let key = code(key);
    let down = modifiers.iter().chain([&key]).map(|key| json!({ "type": "keyDown", "value": key }));
    let up = [&key].into_iter().chain(modifiers.iter().rev()).map(|key| json!({ "type": "keyUp", "value": key }));
    json!({ "type": "key", "id": "keyboard", "actions": down.chain(up).collect::<Vec<_>>() })
}

/// The character that stands for a key in WebDriver.
pub fn code(name: &str) -> String {
    let character = match name {
        "Backspace" => '\u{E003}',
        "Tab" => '\u{E004}',
        "Enter" => '\u{E007}',
        "Shift" => '\u{E008}',
        "Control" => '\u{E009}',
        "Alt" => '\u{E00A}',
        "Escape" => '\u{E00C}',
        "Space" => ' ',
        "PageUp" => '\u{E00E}',
        "PageDown" => '\u{E00F}',
        "End" => '\u{E010}',
        "Home" => '\u{E011}',
        "ArrowLeft" => '\u{E012}',
        "ArrowUp" => '\u{E013}',
        "ArrowRight" => '\u{E014}',
        "ArrowDown" => '\u{E015}',
        "Delete" => '\u{E017}',
        "F2" => '\u{E032}',
        "F6" => '\u{E036}',
        "Meta" => '\u{E03D}',
        other => {
            let mut characters = other.chars();
            match (characters.next(), characters.next()) {
                (Some(character), None) => character,
                _ => panic!("There is no key \"{other}\" in tests/browser/support/keys.rs."),
            }
        }
    };
    character.to_string()
}
