//! Templates: Rust's format syntax, restricted to named fields and format specs.

use std::fmt::{self, Display};

/// A parsed template. Two templates are equal if their texts are equal.
#[derive(Clone, Debug)]
pub struct Template {
    source: String,
    pieces: Vec<Piece>,
}

/// A piece of a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Text to copy, braces unescaped.
    Text(String),
    /// `{name}` or `{name:spec}`
    Placeholder(Placeholder),
}

/// A value that is known at run time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placeholder {
    /// A field's name or index.
    pub name: String,
    /// What follows the colon.
    pub spec: String,
    /// The field's index in its variant, if the template belongs to a variant.
    pub field: Option<usize>,
}

/// Why a text is not a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TemplateError {
    /// `{` without `}`
    Unclosed,
    /// `}` without `{`
    Unmatched,
    /// The text between the braces is neither a name nor an index.
    Name(String),
    /// A format spec, and why it is rejected.
    Spec(String, &'static str),
}

impl Template {
    /// Splits the text at its placeholders.
    ///
    /// # Errors
    ///
    /// The first brace that does not belong to a placeholder, or the first malformed placeholder.
    pub fn parse(source: String) -> Result<Self, TemplateError> {
        let mut pieces = Vec::new();
        let mut text = String::new();
        let mut rest = source.as_str();
        while let Some(at) = rest.find(['{', '}']) {
            let (before, from) = rest.split_at(at);
            text.push_str(before);
            if let Some(after) = from.strip_prefix("{{").or_else(|| from.strip_prefix("}}")) {
                text.extend(from.chars().next());
                rest = after;
                continue;
            }
            let inner = from.strip_prefix('{').ok_or(TemplateError::Unmatched)?;
            let (inner, after) = inner.split_once('}').ok_or(TemplateError::Unclosed)?;
            if !text.is_empty() {
                pieces.push(Piece::Text(std::mem::take(&mut text)));
            }
            pieces.push(Piece::Placeholder(placeholder(inner)?));
            rest = after;
        }
        text.push_str(rest);
        if !text.is_empty() {
            pieces.push(Piece::Text(text));
        }
        Ok(Self { source, pieces })
    }

    /// A template without placeholders that gives this text.
    #[must_use]
    pub fn literal(text: &str) -> Self {
        let source = text.replace('{', "{{").replace('}', "}}");
        let pieces = if text.is_empty() { Vec::new() } else { vec![Piece::Text(text.to_owned())] };
        Self { source, pieces }
    }

    /// The same template as part of a variant, whose fields have an index.
    #[must_use]
    pub(crate) fn bind(&self, index: impl Fn(&str) -> Option<usize>) -> Self {
        let mut bound = self.clone();
        for piece in &mut bound.pieces {
            if let Piece::Placeholder(placeholder) = piece {
                placeholder.field = index(&placeholder.name);
            }
        }
        bound
    }

    /// The same template with other names in its placeholders.
    #[must_use]
    pub(crate) fn rename(&self, name: impl Fn(&str) -> String) -> Self {
        let mut renamed = Self { source: String::new(), pieces: self.pieces.clone() };
        for piece in &mut renamed.pieces {
            match piece {
                Piece::Text(text) => renamed.source.push_str(Self::literal(text).source()),
                Piece::Placeholder(placeholder) => {
                    placeholder.name = name(&placeholder.name);
                    let colon = if placeholder.spec.is_empty() { "" } else { ":" };
                    renamed.source.extend(["{", &placeholder.name, colon, &placeholder.spec, "}"]);
                }
            }
        }
        renamed
    }

    /// The template as written.
    #[must_use]
    pub fn source(&self) -> &str {
        &self.source
    }

    /// Its pieces in order.
    #[must_use]
    pub fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    /// Its placeholders in order.
    pub fn placeholders(&self) -> impl Iterator<Item = &Placeholder> {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Text(_) => None,
            Piece::Placeholder(placeholder) => Some(placeholder),
        })
    }

    /// The names of its placeholders, each once, in order of first use.
    #[must_use]
    pub fn names(&self) -> Vec<&str> {
        let mut names: Vec<&str> = Vec::new();
        for placeholder in self.placeholders() {
            if !names.contains(&placeholder.name.as_str()) {
                names.push(&placeholder.name);
            }
        }
        names
    }

    /// Whether it contains run-time text.
    #[must_use]
    pub fn has_placeholders(&self) -> bool {
        self.placeholders().next().is_some()
    }

    /// The text with unescaped braces, and with the caller's text for each placeholder.
    #[must_use]
    pub fn fill(&self, mut value: impl FnMut(&Placeholder) -> String) -> String {
        let text = |piece: &Piece| match piece {
            Piece::Text(text) => text.clone(),
            Piece::Placeholder(placeholder) => value(placeholder),
        };
        self.pieces.iter().map(text).collect()
    }

    /// The text with unescaped braces, without its placeholders.
    #[must_use]
    pub fn text(&self) -> String {
        self.fill(|_| String::new())
    }
}

impl PartialEq for Template {
    fn eq(&self, other: &Self) -> bool {
        self.source == other.source
    }
}

impl Eq for Template {}

impl Display for Template {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.source)
    }
}

impl Display for TemplateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unclosed => f.write_str("unclosed `{`"),
            Self::Unmatched => f.write_str("unmatched `}`"),
            Self::Name(name) => write!(f, "`{name}` is not the name of a field"),
            Self::Spec(spec, note) => write!(f, "format spec `{spec}` is not valid here: {note}"),
        }
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for Template {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.source)
    }
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for Template {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::parse(String::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}

// field, 0, field:?, amount:.2
fn placeholder(inner: &str) -> Result<Placeholder, TemplateError> {
    let (name, spec) = inner.split_once(':').unwrap_or((inner, ""));
    let name = name.trim();
    let name = name.strip_prefix("r#").unwrap_or(name);
    let index = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_digit());
    let ident =
        !name.starts_with(|ch: char| ch.is_numeric()) && name.chars().all(|ch| ch.is_alphanumeric() || ch == '_');
    if !index && !ident {
        return Err(TemplateError::Name(inner.to_owned()));
    }
    let spec = spec.trim_end();
    if let Some(note) = check_spec(spec) {
        return Err(TemplateError::Spec(spec.to_owned(), note));
    }
    Ok(Placeholder { name: name.to_owned(), spec: spec.to_owned(), field: None })
}

// [[fill]align][sign]['#']['0'][width]['.' precision]type, as the documentation of `std::fmt` gives it.
fn check_spec(spec: &str) -> Option<&'static str> {
    let mut chars: Vec<char> = spec.chars().collect();
    if let [_, '<' | '^' | '>', ..] = chars.as_slice() {
        chars.drain(..2);
    } else if let ['<' | '^' | '>', ..] = chars.as_slice() {
        chars.drain(..1);
    }
    let text: String = chars.into_iter().collect();
    if text.contains(['$', '*']) {
        return Some("width and precision are written out, they cannot come from an argument");
    }
    let text = text.strip_prefix(['+', '-']).unwrap_or(&text);
    let text = text.strip_prefix('#').unwrap_or(text);
    let (width, text) = digits(text);
    let (precision, text) = match text.strip_prefix('.').map(digits) {
        Some(("", _)) => return Some("a precision has digits: `.2`"),
        Some((precision, text)) => (precision, text),
        None => ("", text),
    };
    if [width, precision].iter().any(|digits| !digits.is_empty() && digits.parse::<u16>().is_err()) {
        return Some("width and precision are at most 65535");
    }
    match text {
        "" | "?" | "x?" | "X?" | "x" | "X" | "o" | "b" | "e" | "E" => None,
        "p" => Some("an address is of no use to a client"),
        _ => Some("the documentation of `std::fmt` lists what a format spec can be"),
    }
}

fn digits(text: &str) -> (&str, &str) {
    text.split_at(text.find(|ch: char| !ch.is_ascii_digit()).unwrap_or(text.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_are_named_once_and_doubled_braces_are_text() {
        let template = Template::parse("{b} {a:?} {{no}} {b:.2}".to_owned());
        assert_eq!(template.as_ref().map(Template::names), Ok(vec!["b", "a"]));
        assert_eq!(
            template.map(|template| template.fill(|it| format!("<{}>", it.name))),
            Ok("<b> <a> {no} <b>".to_owned())
        );
    }

    #[test]
    fn a_literal_survives_as_a_template() {
        let literal = Template::literal("{x} }{");
        assert_eq!(literal.text(), "{x} }{");
        assert_eq!(Template::parse(literal.source().to_owned()), Ok(literal));
    }
}
