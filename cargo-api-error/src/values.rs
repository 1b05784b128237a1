//! The values of a finding by name, and the texts that they fill.

use std::collections::BTreeMap;
use std::fmt::Display;

use api_error_syntax::Template;
use serde::Serialize;

/// Named values, sorted by name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Values(BTreeMap<&'static str, String>);

impl Values {
    /// The same with another value.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Display) -> Self {
        self.0.insert(name, value.to_string());
        self
    }

    /// The value with a name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }

    /// Whether there is no value.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// `name=value`, one per line: the part of a fingerprint.
    #[must_use]
    pub fn canonical(&self) -> String {
        self.0.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("\n")
    }

    /// A text of a rule or lint with its placeholders filled in; `..` if there is no value.
    #[must_use]
    pub fn fill(&self, text: &str) -> String {
        fill(text, |name| self.get(name).unwrap_or("..").to_owned())
    }
}

/// A text of a rule or lint with the result of a function for each placeholder.
pub(crate) fn fill(text: &str, value: impl Fn(&str) -> String) -> String {
    // Every text of the tables is a valid template; a test checks it.
    let template = Template::parse(text.to_owned());
    template.map_or_else(|_| text.to_owned(), |template| template.fill(|placeholder| value(&placeholder.name)))
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
