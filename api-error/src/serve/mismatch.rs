//! Turns the error of a deserialiser into a public sentence: which field, and what is wrong with it. The deserialiser's own
//! text may repeat what the client sent, so no client sees it.

use alloc::format;
use alloc::string::{String, ToString};

use crate::hostile::printable;
use crate::serve::{FrameworkError, Rejection};

/// The largest number of bytes of a path that a response repeats.
const PATH_LIMIT: usize = 128;

/// How the sentences of serde begin. What follows may repeat what the client sent.
static KINDS: [(&str, &str); 7] = [
    ("missing field", "is missing"),
    ("unknown field", "is not known"),
    ("unknown variant", "is not one of the accepted values"),
    ("invalid type", "has the wrong type"),
    ("invalid value", "has a value that is not accepted"),
    ("invalid length", "has the wrong length"),
    ("duplicate field", "is there more than once"),
];

/// Where and how a value does not have the expected type.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Mismatch {
    /// The path of the field; absent if the whole value is wrong.
    pub(crate) param: Option<String>,
    kind: &'static str,
}

impl Mismatch {
    /// Takes the path that `serde_path_to_error` followed, and the text of the error at its end.
    pub(crate) fn new(path: Option<&serde_path_to_error::Path>, words: &str) -> Self {
        Self::at(&path.map(ToString::to_string).unwrap_or_default(), words)
    }

    /// Takes both as one text, with a colon between them. Without a path, the text is only that of the error.
    #[cfg(feature = "axum")]
    pub(crate) fn of_text(text: &str) -> Self {
        let is_in_path = |ch: char| ch.is_alphanumeric() || "_-.$[]".contains(ch);
        match text.split_once(": ").filter(|(path, _)| path.chars().all(is_in_path)) {
            Some((path, words)) => Self::at(path, words),
            None => Self::at("", text),
        }
    }

    fn at(path: &str, words: &str) -> Self {
        let known = KINDS.iter().find(|(prefix, _)| words.starts_with(prefix));
        let kind = known.map_or("is not valid", |(_, kind)| *kind);
        let path = if path == "." { "" } else { path.trim_end_matches(".?") };
        // The path ends at the object. Only the text names the field that is missing or repeated.
        let absent = words.strip_prefix("missing field `").or_else(|| words.strip_prefix("duplicate field `"));
        let param = match absent.and_then(|rest| rest.split('`').next()).filter(|name| is_name(name)) {
            Some(name) if path.is_empty() => name.to_string(),
            Some(name) if !ends_with(path, name) => format!("{path}.{name}"),
            _ => path.to_string(),
        };
        let param = printable(&param, PATH_LIMIT);
        Self { param: Some(param).filter(|param| !param.is_empty()), kind }
    }

    /// The rejection of the value, with the parameter if it is known. `part` is the word for a field, `whole` the word for the
    /// whole value.
    pub(crate) fn reject(&self, kind: FrameworkError, part: &str, whole: &str) -> Rejection {
        let rejection = Rejection::from(kind).with_message(self.message(part, whole));
        match &self.param {
            Some(param) => rejection.with_param(param),
            None => rejection,
        }
    }

    /// The public sentence.
    fn message(&self, part: &str, whole: &str) -> String {
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
