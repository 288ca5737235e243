//! Texts in which words are searched, without case and accents.

use super::influencer::Influencer;
use super::roster::Roster;

/// A text of each influencer, folded. Folding needs the browser, and so is done again only for texts that have changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SearchTexts {
    /// By roster position: the text as it is.
    texts: Vec<String>,
    /// And folded.
    folded: Vec<String>,
}

impl SearchTexts {
    /// Folds texts, one for each influencer by roster position. `before` are those of the same kind before something
    /// changed. `fold` makes a text comparable.
    pub fn of(texts: Vec<String>, before: Option<&Self>, fold: &dyn Fn(&str) -> String) -> Self {
        let known = |at: usize, text: &String| before.filter(|before| before.texts.get(at) == Some(text));
        let mut folded: Vec<String> = Vec::with_capacity(texts.len());
        let mut new = Vec::new();
        for (at, text) in texts.iter().enumerate() {
            match known(at, text) {
                Some(before) => folded.push(before.folded.get(at).cloned().unwrap_or_default()),
                None => {
                    folded.push(String::new());
                    new.push(at);
                }
            }
        }
        let unfolded = new.iter().map(|at| texts[*at].as_str()).collect();
        for (at, text) in new.into_iter().zip(fold_all(unfolded, fold)) {
            folded[at] = text;
        }
        Self { texts, folded }
    }

    /// The folded text of the influencer at a position of the roster.
    pub fn text(&self, position: usize) -> &str {
        self.folded.get(position).map(String::as_str).unwrap_or_default()
    }
}

/// Of everybody the name, and behind it each handle on a line of its own.
pub fn names_and_handles(roster: &Roster) -> Vec<String> {
    let text = |influencer: &Influencer| {
        let mut text = influencer.name().to_owned();
        for account in influencer.accounts() {
            text.push('\n');
            text.push_str(account.handle.as_str());
        }
        text
    };
    roster.iter().map(text).collect()
}

/// Of everybody all details, each on a line of its own.
pub fn details(roster: &Roster) -> Vec<String> {
    let text = |influencer: &Influencer| {
        let values = influencer.details.iter().map(|(_, value)| value);
        values.collect::<Vec<_>>().join("\n")
    };
    roster.iter().map(text).collect()
}

/// Of everybody what the client says.
pub fn comments(roster: &Roster) -> Vec<String> {
    roster.iter().map(|influencer| influencer.client_comment.clone()).collect()
}

/// Folds all texts as one, because each text on its own is a call of the browser.
pub fn fold_all(texts: Vec<&str>, fold: &dyn Fn(&str) -> String) -> Vec<String> {
    let folded: Vec<String> = fold(&texts.join("\0")).split('\0').map(str::to_owned).collect();
    // Unless somebody has that character in a text.
    if folded.len() == texts.len() { folded } else { texts.iter().map(|text| fold(text)).collect() }
}
