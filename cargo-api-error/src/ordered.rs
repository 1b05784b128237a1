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

/// A member of a mapping in block notation, with this indentation and a final newline.
pub(crate) fn yaml(name: &str, json: &Json, indent: usize) -> String {
    let mut out = format!("{}{}:", " ".repeat(indent), yaml_key(name));
    yaml_value(json, indent + 2, &mut out);
    out
}

fn yaml_value(json: &Json, indent: usize, out: &mut String) {
    match json {
        Json::Object(members) if !members.is_empty() => {
            out.push('\n');
            for (name, value) in members {
                out.push_str(&yaml(name, value, indent));
            }
        }
        Json::Array(items) if !items.is_empty() => {
            out.push('\n');
            for item in items {
                let mut text = String::new();
                yaml_value(item, indent + 2, &mut text);
                // The first member stands beside the dash.
                out.push_str(&format!("{}- {}", " ".repeat(indent), text.trim_start()));
            }
        }
        // What is left of JSON is YAML too.
        _ => out.push_str(&format!(" {}\n", serde_json::to_string(json).unwrap_or_default())),
    }
}

/// Quoted unless it is a plain word that YAML takes for nothing but a text.
fn yaml_key(name: &str) -> String {
    let is_plain = name.strip_prefix('x').is_some_and(|rest| rest.starts_with('-')) || name.len() > 3;
    let is_word = name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'/'));
    let is_value = ["true", "false", "null"].contains(&name.to_ascii_lowercase().as_str());
    if is_plain && is_word && !is_value { name.to_owned() } else { Json::from(name).to_pretty() }
}
