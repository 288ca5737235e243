//! The limits of `domain.md`, and the sentence for each that is passed.

/// Longest name of a campaign, client, influencer or free-text task type, and longest handle, in characters.
pub const NAME: usize = 200;
/// Longest description, in characters.
pub const FREE_TEXT: usize = 10_000;
/// Most influencers in one campaign.
pub const INFLUENCERS: usize = 20_000;
/// Most tasks of one influencer.
pub const TASKS: usize = 200;
/// Most accounts of one influencer. `domain.md` gives no number; this one bounds hostile files.
pub const ACCOUNTS: usize = 100;
/// Most tags of one influencer. `domain.md` gives no number; this one bounds hostile files.
pub const TAGS: usize = 100;
/// Highest price and budget, in whole units of the currency.
pub const PRICE_UNITS: i64 = 1_000_000_000;

/// Checks a text that must say something and fit in [`NAME`]; gives it back trimmed.
///
/// # Errors
/// A sentence that starts with `what`: when the text is blank, too long, or holds a control character.
pub fn name(what: &str, text: &str) -> Result<String, String> {
    let text = text.trim();
    if text.is_empty() {
        return Err(format!("{what} is empty."));
    }
    short_text(what, text)
}

/// Checks an optional one-line text against [`NAME`]; gives it back trimmed.
///
/// # Errors
/// A sentence that starts with `what`.
pub fn short_text(what: &str, text: &str) -> Result<String, String> {
    let text = text.trim();
    if text.chars().any(char::is_control) {
        return Err(format!("{what} has a line break or a control character; write it on one line."));
    }
    bounded(what, text, NAME)
}

/// Checks a description or note against [`FREE_TEXT`].
///
/// # Errors
/// A sentence that starts with `what`.
pub fn free_text(what: &str, text: &str) -> Result<String, String> {
    bounded(what, text, FREE_TEXT)
}

fn bounded(what: &str, text: &str, most: usize) -> Result<String, String> {
    // Bytes bound characters from above, so the count is only made when it can matter.
    if text.len() > most {
        let characters = text.chars().count();
        if characters > most {
            return Err(format!("{what} has {characters} characters; at most {most} fit."));
        }
    }
    Ok(text.to_owned())
}
