//! JSON whose objects keep the order of their members, for files that people read.

use serde::{Serialize, Serializer};
use serde_json::Value;

/// A JSON value.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Json {
    /// A value without members of its own.
    Value(Value),
    /// An array.
    Array(Vec<Self>),
    /// An object; its members in the order of writing.
    Object(Vec<(String, Self)>),
}

impl Json {
    /// An object of these members.
    pub(crate) fn object<const N: usize>(members: [(&str, Self); N]) -> Self {
        Self::Object(members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
    }

    /// An array of texts.
    pub(crate) fn texts<T: Into<String>>(texts: impl IntoIterator<Item = T>) -> Self {
        Self::Array(texts.into_iter().map(|text| Self::from(text.into())).collect())
    }

    /// Adds a member to an object.
    pub(crate) fn with(mut self, name: &str, value: impl Into<Self>) -> Self {
        if let Self::Object(members) = &mut self {
            members.push((name.to_owned(), value.into()));
        }
        self
    }

    /// Adds a member to an object if there is a value.
    pub(crate) fn with_some(self, name: &str, value: Option<impl Into<Self>>) -> Self {
        match value {
            Some(value) => self.with(name, value),
            None => self,
        }
    }

    /// The member of an object.
    pub(crate) fn get(&self, name: &str) -> Option<&Self> {
        match self {
            Self::Object(members) => members.iter().find(|(found, _)| found == name).map(|(_, value)| value),
            Self::Value(_) | Self::Array(_) => None,
        }
    }

    /// The text of two-space indented JSON, without a final newline.
    pub(crate) fn to_pretty(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default()
    }
}

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Value(value) => value.serialize(serializer),
            Self::Array(items) => items.serialize(serializer),
            Self::Object(members) => serializer.collect_map(members.iter().map(|(name, value)| (name, value))),
        }
    }
}

impl From<String> for Json {
    fn from(text: String) -> Self {
        Self::Value(Value::String(text))
    }
}

impl From<&str> for Json {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

impl From<bool> for Json {
    fn from(flag: bool) -> Self {
        Self::Value(flag.into())
    }
}

impl From<u16> for Json {
    fn from(number: u16) -> Self {
        Self::Value(number.into())
    }
}
