//! The values of a finding by name, and the texts that they fill.

use std::fmt::Display;

use api_error_syntax::Template;

/// Named values.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Values(Vec<(&'static str, String)>);

impl Values {
    /// One more.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Display) -> Self {
        self.0.push((name, value.to_string()));
        self
    }

    /// A value.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str())
    }

    /// All of them, in the order in which they were added.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.0.iter().map(|(name, value)| (*name, value.as_str()))
    }

    /// A text of a rule or lint with its placeholders filled; `..` where there is no value.
    #[must_use]
    pub fn fill(&self, text: &str) -> String {
        // Every text of the tables is a template, which a test checks.
        Template::parse(text.to_owned()).map_or_else(
            |_| text.to_owned(),
            |template| template.fill(|placeholder| self.get(&placeholder.name).unwrap_or("..").to_owned()),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::Values;

    #[test]
    fn values_are_not_read_as_templates() {
        let values = Values::default().with("code", "{old}").with("old", 1).with("new", 2);
        assert_eq!(values.fill("`{code}`: {old} -> {new}, {{}} {name}"), "`{old}`: 1 -> 2, {} ..");
    }
}
