//! Parses the text or the tokens of a predicate.

use std::str::FromStr;

use super::super::lexer::Kind;
use super::super::tokens::Tokens;
use super::platform;
use super::predicate::Predicate;

/// A predicate that nests deeper than this counts as one option with a long name.
const MAX_DEPTH: usize = 64;

/// The error for a text that is not a predicate.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{text}` is not a `cfg` predicate")]
pub struct NotAPredicate {
    /// The text.
    pub text: String,
}

impl FromStr for Predicate {
    type Err = NotAPredicate;

    fn from_str(text: &str) -> Result<Self, NotAPredicate> {
        Self::parse(text, false)
    }
}

impl TryFrom<String> for Predicate {
    type Error = NotAPredicate;

    fn try_from(text: String) -> Result<Self, NotAPredicate> {
        text.parse()
    }
}

impl Predicate {
    /// Parses the text between the parentheses of `cfg(..)`; `test` tells whether `cfg(test)` holds.
    pub(crate) fn parse(source: &str, test: bool) -> Result<Self, NotAPredicate> {
        match Tokens::lex(source, true) {
            Ok(tokens) if tokens.len() > 0 => Ok(Self::from_tokens(&tokens, (0, tokens.len()), test)),
            _ => Err(NotAPredicate { text: source.to_owned() }),
        }
    }

    /// Parses a range of tokens. A predicate that the compiler rejects counts as an option that no build has.
    pub(crate) fn from_tokens(tokens: &Tokens<'_>, range: (usize, usize), test: bool) -> Self {
        parse(tokens, range, test, 0)
    }
}

fn parse(tokens: &Tokens<'_>, (first, end): (usize, usize), test: bool, depth: usize) -> Predicate {
    let end = if end > first && tokens.is_punct(end - 1, ",") { end - 1 } else { end };
    let option = || Predicate::Option(platform::canonical(tokens.render(first, end)));
    let open = first + 1;
    let name = if tokens.kind(first) == Some(Kind::Ident) { tokens.text(first) } else { "" };
    if tokens.is_open(open, "(") && tokens.mate(open) + 1 == end && depth < MAX_DEPTH {
        let parts = || tokens.arguments(open).map(|range| parse(tokens, range, test, depth + 1)).collect::<Vec<_>>();
        return match name {
            "all" => Predicate::join(parts(), true),
            "any" => Predicate::join(parts(), false),
            "not" => <[Predicate; 1]>::try_from(parts()).map_or_else(|_| option(), |[inner]| inner.negate()),
            _ => option(),
        };
    }
    match name {
        _ if end != open => option(),
        "true" => Predicate::True,
        "test" if test => Predicate::True,
        "false" | "doctest" | "rustfmt" | "test" => Predicate::False,
        _ => option(),
    }
}

#[cfg(test)]
mod tests {
    use super::Predicate;

    #[test]
    fn what_is_known_is_decided_and_the_rest_has_one_spelling() {
        let cases = [
            ("test", "false"),
            ("not(test)", "true"),
            ("any()", "false"),
            ("all()", "true"),
            ("all(unix, not(test))", "unix"),
            ("any(test, feature=\"a\",)", "feature = \"a\""),
            ("all(windows, all(not(b), a, windows))", "all(a, windows, not(b))"),
            ("all(unix, not(unix))", "false"),
            ("any(unix, not(unix))", "true"),
            ("not(not(unix))", "unix"),
            ("all(a, any(a, b))", "a"),
            ("any(all(a, b), a, c)", "any(a, c)"),
            ("all(any(a, b), any(a, c))", "all(any(a, b), any(a, c))"),
            ("not(all(unix, test))", "true"),
            ("target_family=\"unix\"", "unix"),
            ("any(target_os = \"windows\", target_family = \"windows\")", "windows"),
            ("version(\"1.80\")", "version(\"1.80\")"),
        ];
        for (input, expected) in cases {
            let predicate: Result<Predicate, _> = input.parse();
            assert_eq!(predicate.as_ref().map(ToString::to_string), Ok(expected.to_owned()), "{input}");
            assert_eq!(expected.parse(), predicate, "{input}");
        }
        assert_eq!(Predicate::parse("test", true), Ok(Predicate::True));
        let json =
            |text: &str| serde_json::from_str::<Predicate>(text).ok().and_then(|it| serde_json::to_string(&it).ok());
        assert_eq!(json("\"all(unix,a)\""), Some("\"all(a, unix)\"".to_owned()));
        assert_eq!(json("\"\""), None);
        assert!("".parse::<Predicate>().is_err() && "all(\"".parse::<Predicate>().is_err());
    }

    #[test]
    fn deep_nesting_is_one_option() {
        let text = format!("{}unix{}", "not(".repeat(5_000), ")".repeat(5_000));
        assert_eq!(text.parse::<Predicate>().as_ref().map(Predicate::is_satisfiable), Ok(true));
    }
}
