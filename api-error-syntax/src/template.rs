//! Templates: Rust's format syntax, restricted to named fields and format specs.

/// A parsed template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    source: String,
    pieces: Vec<Piece>,
}

/// A stretch of a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Text to copy, braces unescaped.
    Text(String),
    /// `{name}` or `{name:spec}`
    Placeholder {
        /// A field's name or index.
        name: String,
        /// What follows the colon.
        spec: String,
    },
}

/// Why a text is no template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// `{` without `}`
    Unclosed,
    /// `}` without `{`
    Unmatched,
    /// What stands between the braces is neither a name nor an index.
    Name(String),
    /// A format spec, and why it is refused.
    Spec(String, &'static str),
}

impl Template {
    /// Splits the text at its placeholders.
    pub fn parse(source: String) -> Result<Self, Fault> {
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
            let inner = from.strip_prefix('{').ok_or(Fault::Unmatched)?;
            let (inner, after) = inner.split_once('}').ok_or(Fault::Unclosed)?;
            if !text.is_empty() {
                pieces.push(Piece::Text(std::mem::take(&mut text)));
            }
            pieces.push(placeholder(inner)?);
            rest = after;
        }
        text.push_str(rest);
        if !text.is_empty() {
            pieces.push(Piece::Text(text));
        }
        Ok(Self { source, pieces })
    }

    /// The template as written.
    #[must_use]
    pub fn source(&self) -> &str {
        &self.source
    }

    /// Its stretches in order.
    #[must_use]
    pub fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    /// Name and format spec of each placeholder, in order.
    pub fn placeholders(&self) -> impl Iterator<Item = (&str, &str)> {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Text(_) => None,
            Piece::Placeholder { name, spec } => Some((name.as_str(), spec.as_str())),
        })
    }

    /// Whether run-time text enters.
    #[must_use]
    pub fn has_placeholders(&self) -> bool {
        self.placeholders().next().is_some()
    }

    /// The text with its placeholders left out and its braces unescaped.
    #[must_use]
    pub fn text(&self) -> String {
        let text = |piece: &Piece| if let Piece::Text(text) = piece { text.clone() } else { String::new() };
        self.pieces.iter().map(text).collect()
    }
}

// field, 0, field:?, amount:.2
fn placeholder(inner: &str) -> Result<Piece, Fault> {
    let (name, spec) = inner.split_once(':').unwrap_or((inner, ""));
    let name = name.trim();
    let name = name.strip_prefix("r#").unwrap_or(name);
    let index = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_digit());
    let ident =
        !name.starts_with(|ch: char| ch.is_numeric()) && name.chars().all(|ch| ch.is_alphanumeric() || ch == '_');
    if !index && !ident {
        return Err(Fault::Name(inner.to_owned()));
    }
    let spec = spec.trim_end();
    if let Some(note) = spec_fault(spec) {
        return Err(Fault::Spec(spec.to_owned(), note));
    }
    Ok(Piece::Placeholder { name: name.to_owned(), spec: spec.to_owned() })
}

// [[fill]align][sign]['#']['0'][width]['.' precision]type, as the documentation of `std::fmt` gives it.
fn spec_fault(spec: &str) -> Option<&'static str> {
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
