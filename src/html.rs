//! HTML as text, in which nothing that a user wrote is anything but text.

/// HTML that grows. Markup comes from the program only; whatever else goes in is escaped.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Html(String);

impl Html {
    /// Markup of the program.
    pub fn raw(&mut self, markup: &'static str) -> &mut Self {
        self.0.push_str(markup);
        self
    }

    /// A text, whatever it says.
    pub fn text(&mut self, text: &str) -> &mut Self {
        // Quotes as well, so that a text may stand in an attribute.
        html_escape::encode_quoted_attribute_to_string(text, &mut self.0);
        self
    }

    /// A name or another text of a person, which may run from right to left beside others that do not.
    pub fn name(&mut self, text: &str) -> &mut Self {
        self.raw("<bdi translate=\"no\">").text(text).raw("</bdi>")
    }

    /// A number, for an attribute of a drawing.
    pub fn number(&mut self, number: i64) -> &mut Self {
        self.0.push_str(&number.to_string());
        self
    }

    /// What was written elsewhere.
    pub fn append(&mut self, other: Self) -> &mut Self {
        self.0.push_str(&other.0);
        self
    }

    /// What was written.
    pub fn finish(self) -> String {
        self.0
    }
}
