//! What every form's validation answers with.

/// Why one field of a form is refused, to stand beside that field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError<F> {
    /// Which field.
    pub field: F,
    /// What is wrong and what would be right, as a sentence.
    pub message: String,
}

/// Collects the errors of a form's fields, so that all of them are shown at once.
#[derive(Debug)]
pub(super) struct Check<F>(Vec<FieldError<F>>);

impl<F> Check<F> {
    pub(super) fn new() -> Self {
        Self(Vec::new())
    }

    /// The value, or its default with the error noted; a default never leaves through [`Check::done`].
    pub(super) fn take<T: Default>(&mut self, field: F, read: Result<T, String>) -> T {
        read.unwrap_or_else(|message| {
            self.refuse(field, message);
            T::default()
        })
    }

    pub(super) fn refuse(&mut self, field: F, message: String) {
        self.0.push(FieldError { field, message });
    }

    pub(super) fn done<T>(self, value: T) -> Result<T, Vec<FieldError<F>>> {
        if self.0.is_empty() { Ok(value) } else { Err(self.0) }
    }
}

/// A date as a form holds it: what the browser's date field gives, and whether it says that what stands in it is
/// no complete date (then the text is empty although the field is not).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DateInput {
    /// `2027-06-10`, or empty.
    pub text: String,
    /// Whether something was typed that is no date.
    pub incomplete: bool,
}

impl DateInput {
    /// Shows a day that is known, or nothing.
    pub fn of(day: Option<chrono::NaiveDate>) -> Self {
        Self { text: day.map(super::month::format_day).unwrap_or_default(), incomplete: false }
    }

    pub(super) fn read(&self) -> Result<Option<chrono::NaiveDate>, String> {
        if self.incomplete {
            return Err("This date is not complete, or does not exist in the calendar.".to_owned());
        }
        let text = self.text.trim();
        if text.is_empty() {
            return Ok(None);
        }
        super::month::parse_day(text).map(Some).map_err(|why| format!("{why}."))
    }
}
