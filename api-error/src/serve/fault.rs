//! What a deserialiser says, as a sentence of ours: which field, and what kind of fault; never its own words.

use alloc::format;
use alloc::string::{String, ToString};

use crate::serve::text;

/// The most of a path that an answer repeats.
const PATH_LIMIT: usize = 128;

/// serde's own sentences begin with these words; what follows may repeat what the client sent.
static KINDS: [(&str, &str); 7] = [
    ("missing field", "is missing"),
    ("unknown field", "is not known"),
    ("unknown variant", "is not one of the accepted values"),
    ("invalid type", "has the wrong type"),
    ("invalid value", "has a value that is not accepted"),
    ("invalid length", "has the wrong length"),
    ("duplicate field", "is there more than once"),
];

/// Where and how a value does not fit its type.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    /// The path of the field, if it is not the whole value.
    pub(crate) param: Option<String>,
    kind: &'static str,
}

impl Fault {
    /// Reads the path that `serde_path_to_error` followed and the words of the error at its end.
    pub(crate) fn new(path: &serde_path_to_error::Path, words: &str) -> Self {
        let known = KINDS.iter().find(|(prefix, _)| words.starts_with(prefix));
        let kind = known.map_or("is not valid", |(_, kind)| *kind);
        let path = path.to_string();
        let path = if path == "." { "" } else { path.trim_end_matches(".?") };
        // The path ends at the object; the name of what it lacks stands in the words only.
        let absent = words.strip_prefix("missing field `").or_else(|| words.strip_prefix("duplicate field `"));
        let param = match absent.and_then(|rest| rest.split('`').next()).filter(|name| is_name(name)) {
            Some(name) if path.is_empty() => name.to_string(),
            Some(name) if !ends_with(path, name) => format!("{path}.{name}"),
            _ => path.to_string(),
        };
        let param = text::printable(&param, PATH_LIMIT);
        Self { param: Some(param).filter(|param| !param.is_empty()), kind }
    }

    /// The sentence; `part` and `whole` name what the path leads to, and the value as such.
    pub(crate) fn message(&self, part: &str, whole: &str) -> String {
        match &self.param {
            Some(param) => format!("The {part} `{param}` {}.", self.kind),
            None => format!("The {whole} {}.", self.kind),
        }
    }
}

fn is_name(name: &str) -> bool {
    (1..=64).contains(&name.len()) && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-.$".contains(&byte))
}

fn ends_with(path: &str, name: &str) -> bool {
    path.strip_suffix(name).is_some_and(|before| before.is_empty() || before.ends_with('.'))
}
