//! What else is known of an influencer: tags, contact, country, notes, and the user's own columns.

use super::limits;
use super::number;
use super::own_column::{ColumnKind, OwnColumn};
use super::short_id::ColumnId;
use std::borrow::Cow;

/// What separates tags where they stand in one text.
const TAG_SEPARATOR: &str = ", ";

/// A value that an influencer may have besides name, accounts, statuses and tasks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Detail {
    /// Words to find them by.
    Tags,
    /// Where to write to.
    Email,
    /// Where to call.
    Phone,
    /// Where they live.
    Country,
    /// What they speak to their followers.
    Language,
    /// The share of followers that react to a post, in percent.
    Engagement,
    /// What the team writes about them.
    Notes,
    /// A column of the user's own.
    Own(ColumnId),
}

impl Detail {
    /// Those that every campaign has, in the order in which they are offered.
    pub const BUILT_IN: [Self; 7] =
        [Self::Tags, Self::Email, Self::Phone, Self::Country, Self::Language, Self::Engagement, Self::Notes];

    /// Its key in files: `email`, or `fields.5f3a9c01` for a column of the user's own.
    pub fn key(self) -> Cow<'static, str> {
        Cow::Borrowed(match self {
            Self::Tags => "tags",
            Self::Email => "email",
            Self::Phone => "phone",
            Self::Country => "country",
            Self::Language => "language",
            Self::Engagement => "engagement",
            Self::Notes => "notes",
            Self::Own(id) => return Cow::Owned(format!("fields.{id}")),
        })
    }

    /// The detail of a key.
    pub fn from_key(key: &str) -> Option<Self> {
        match key.strip_prefix("fields.") {
            Some(id) => ColumnId::parse(id).map(Self::Own),
            None => Self::BUILT_IN.into_iter().find(|detail| detail.key() == key),
        }
    }

    /// Its heading. A column of the user's own has its name in `columns`.
    pub fn name(self, columns: &[OwnColumn]) -> &str {
        match self {
            Self::Tags => "Tags",
            Self::Email => "Email",
            Self::Phone => "Phone",
            Self::Country => "Country",
            Self::Language => "Language",
            Self::Engagement => "Engagement rate",
            Self::Notes => "Notes",
            Self::Own(id) => columns.iter().find(|column| column.id == id).map_or("Removed column", |it| &it.name),
        }
    }

    /// What kind of values it has; text for a column that is no longer there.
    pub fn kind(self, columns: &[OwnColumn]) -> Cow<'_, ColumnKind> {
        match self {
            Self::Engagement => Cow::Owned(ColumnKind::Number),
            Self::Own(id) => {
                let own = columns.iter().find(|column| column.id == id);
                own.map_or(Cow::Owned(ColumnKind::Text), |column| Cow::Borrowed(&column.kind))
            }
            _ => Cow::Owned(ColumnKind::Text),
        }
    }

    /// The address by which an email is written or a phone called; `None` for what is neither.
    pub fn link(self, value: &str) -> Option<String> {
        match self {
            Self::Email if is_email(value) => {
                let mut link = "mailto:".to_owned();
                for byte in value.bytes() {
                    match byte {
                        b'@' | b'.' | b'-' | b'_' | b'+' => link.push(char::from(byte)),
                        byte if byte.is_ascii_alphanumeric() => link.push(char::from(byte)),
                        // Everything else may mean something in such an address.
                        byte => link.push_str(&format!("%{byte:02X}")),
                    }
                }
                Some(link)
            }
            Self::Phone => {
                let plus = if value.trim_start().starts_with('+') { "+" } else { "" };
                let digits: String = value.chars().filter(char::is_ascii_digit).collect();
                (!digits.is_empty()).then(|| format!("tel:{plus}{digits}"))
            }
            _ => None,
        }
    }

    /// What was typed, as it is kept: without blanks around it, numbers and days in one way of writing, each tag
    /// once. Blank is no value.
    ///
    /// # Errors
    /// A sentence that says what is wrong and what would be right.
    pub fn read(self, typed: &str, columns: &[OwnColumn]) -> Result<String, String> {
        let what = self.name(columns);
        match self {
            Self::Notes => limits::free_text(what, typed.trim_end()),
            Self::Tags => Ok(join_tags(&parse_tags(typed)?)),
            Self::Email => {
                let email = limits::short_text(what, typed)?;
                if !email.is_empty() && !is_email(&email) {
                    return Err(format!("\"{email}\" is not an email address. Write it like lena@example.com."));
                }
                Ok(email)
            }
            Self::Engagement => {
                let typed = limits::short_text(what, typed)?;
                number::rate(&typed)
            }
            Self::Phone | Self::Country | Self::Language => limits::short_text(what, typed),
            Self::Own(_) => self.kind(columns).read(what, typed),
        }
    }
}

/// What is known of one influencer: each detail at most once, none of them blank, in the order of [`Detail`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Details(Vec<(Detail, Box<str>)>);

impl Details {
    /// The value of a detail; empty for none. Tags are separated by commas.
    pub fn get(&self, detail: Detail) -> &str {
        self.0.iter().find(|(known, _)| *known == detail).map_or("", |(_, value)| value)
    }

    /// The tags.
    pub fn tags(&self) -> impl Iterator<Item = &str> {
        self.get(Detail::Tags).split(TAG_SEPARATOR).filter(|tag| !tag.is_empty())
    }

    /// All that is known.
    pub fn iter(&self) -> impl Iterator<Item = (Detail, &str)> {
        self.0.iter().map(|(detail, value)| (*detail, &**value))
    }

    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Sets a detail, or removes it with an empty value, and answers what it was before.
    pub fn set(&mut self, detail: Detail, value: &str) -> String {
        match self.0.binary_search_by_key(&detail, |(known, _)| *known) {
            Ok(index) if value.is_empty() => self.0.remove(index).1.into(),
            Ok(index) => std::mem::replace(&mut self.0[index].1, value.into()).into(),
            Err(_) if value.is_empty() => String::new(),
            Err(index) => {
                self.0.insert(index, (detail, value.into()));
                String::new()
            }
        }
    }
}

/// Whether a text looks like an email address.
fn is_email(text: &str) -> bool {
    let is_address = text.split_once('@').is_some_and(|(who, host)| !who.is_empty() && !host.is_empty());
    is_address && !text.contains(char::is_whitespace)
}

/// The tags of a text, in which commas, semicolons, pipes and line breaks separate them; each once, whatever its case.
///
/// # Errors
/// A sentence about a tag that is too long, or about too many of them.
pub fn parse_tags(text: &str) -> Result<Vec<String>, String> {
    let mut tags: Vec<String> = Vec::new();
    for tag in text.split([',', ';', '|', '\n']) {
        let tag = limits::short_text("The tag", tag)?;
        let is_there = |other: &String| other.to_lowercase() == tag.to_lowercase();
        if !tag.is_empty() && !tags.iter().any(is_there) {
            tags.push(tag);
        }
    }
    if tags.len() > limits::TAGS {
        return Err(format!("An influencer has at most {} tags.", limits::TAGS));
    }
    Ok(tags)
}

/// Tags as one text.
pub fn join_tags(tags: &[String]) -> String {
    tags.join(TAG_SEPARATOR)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_is_kept_in_one_way() {
        let check = |detail: Detail, typed: &str, expected: Result<&str, &str>| {
            let found = detail.read(typed, &[]);
            match expected {
                Ok(kept) => assert_eq!(found.as_deref(), Ok(kept), "{typed}"),
                Err(part) => assert!(found.as_ref().is_err_and(|said| said.contains(part)), "{typed}: {found:?}"),
            }
        };
        check(Detail::Tags, " Beauty ,food;beauty\nTravel,,", Ok("Beauty, food, Travel"));
        check(Detail::Tags, "food|travel | sport", Ok("food, travel, sport"));
        check(Detail::Tags, "", Ok(""));
        check(Detail::Email, " lena@example.com ", Ok("lena@example.com"));
        check(Detail::Email, "lena", Err("not an email address"));
        check(Detail::Email, "a b@c", Err("not an email address"));
        check(Detail::Engagement, "11,85 %", Ok("11.85"));
        check(Detail::Engagement, "0.50", Ok("0.5"));
        check(Detail::Engagement, "good", Err("not a number"));
        check(Detail::Country, "two\nlines", Err("line break"));
        check(Detail::Notes, "Two\nlines\n", Ok("Two\nlines"));
        check(Detail::Own(ColumnId::new(7)), " as it is ", Ok("as it is"));
    }

    #[test]
    fn emails_and_phones_are_links() {
        let check = |detail: Detail, value: &str, expected: Option<&str>| {
            assert_eq!(detail.link(value).as_deref(), expected, "{value}");
        };
        check(Detail::Email, "lena+work@example.com", Some("mailto:lena+work@example.com"));
        check(Detail::Email, "a?bcc=b@example.com", Some("mailto:a%3Fbcc%3Db@example.com"));
        check(Detail::Email, "ü@example.com", Some("mailto:%C3%BC@example.com"));
        check(Detail::Email, "by post", None);
        check(Detail::Phone, "+49 (170) 12-34", Some("tel:+491701234"));
        check(Detail::Phone, "0170 1234", Some("tel:01701234"));
        check(Detail::Phone, "ask her", None);
        check(Detail::Country, "1@2", None);
    }

    #[test]
    fn a_detail_is_there_once_or_not_at_all() {
        let mut details = Details::default();
        assert_eq!(details.set(Detail::Notes, "first"), "");
        assert_eq!(details.set(Detail::Tags, "a, b"), "");
        assert_eq!(details.set(Detail::Notes, "second"), "first");
        assert_eq!(details.tags().collect::<Vec<_>>(), ["a", "b"]);
        assert_eq!(details.iter().map(|(detail, _)| detail).collect::<Vec<_>>(), [Detail::Tags, Detail::Notes]);
        assert_eq!(details.set(Detail::Tags, ""), "a, b");
        assert_eq!(details.set(Detail::Notes, ""), "second");
        assert_eq!(details, Details::default());
    }
}
