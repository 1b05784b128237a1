//! Configuration predicates: parsed from tokens, decided in three values, kept as text when unknown.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use super::lexer::Kind;
use super::tokens::Tokens;

/// Predicates nested deeper than this are kept as one opaque unknown.
const MAX_DEPTH: usize = 64;
/// Up to this many unknowns are tried in all combinations.
const MAX_ATOMS: usize = 8;

/// A `cfg` predicate with everything that is known already decided.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Predicate {
    /// Holds in every build.
    #[default]
    True,
    /// Holds in no build.
    False,
    /// `unix`, `feature = "x"`: known only when something is built.
    Atom(String),
    /// `not(..)`
    Not(Box<Predicate>),
    /// `all(..)`
    All(Vec<Predicate>),
    /// `any(..)`
    Any(Vec<Predicate>),
}

/// What is known about a build before it happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known {
    /// Whether `cfg(test)` holds: in the targets `test` and `bench` it does, elsewhere it does not.
    pub test: bool,
}

impl Predicate {
    /// Reads a predicate that was written by [`fmt::Display`] or by a user; nonsense is an atom of its own.
    #[must_use]
    pub fn from_text(text: &str, known: Known) -> Self {
        match Tokens::lex(text, true) {
            Ok(tokens) => Self::parse(&tokens, 0, tokens.len(), known),
            Err(_) => Self::Atom(text.to_owned()),
        }
    }

    /// Parses the tokens `first..end`.
    pub(crate) fn parse(tokens: &Tokens<'_>, first: usize, end: usize, known: Known) -> Self {
        parse(tokens, first, end, known, 0)
    }

    /// Holds when both hold.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        join(vec![self, other], true)
    }

    /// Holds when one of them holds.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        join(vec![self, other], false)
    }

    /// Holds when this one does not.
    #[must_use]
    pub fn negate(self) -> Self {
        match self {
            Self::True => Self::False,
            Self::False => Self::True,
            Self::Not(inner) => *inner,
            other => Self::Not(Box::new(other)),
        }
    }

    /// The predicate as text, or `None` if it always holds.
    #[must_use]
    pub fn to_option(&self) -> Option<String> {
        (*self != Self::True).then(|| self.to_string())
    }

    /// Whether no build satisfies both: `unix` and `not(unix)`, `target_os = "a"` and `target_os = "b"`.
    #[must_use]
    pub fn excludes(&self, other: &Self) -> bool {
        !self.clone().and(other.clone()).is_satisfiable()
    }

    /// Whether some build may satisfy it; `true` in doubt.
    #[must_use]
    pub fn is_satisfiable(&self) -> bool {
        match worlds(&[self]) {
            Some(worlds) => worlds.iter().any(|world| self.holds(world)),
            None => *self != Self::False,
        }
    }

    /// Decides the predicate when every atom is known; an atom that `world` lacks does not hold.
    pub(crate) fn holds(&self, world: &World) -> bool {
        match self {
            Self::True => true,
            Self::False => false,
            Self::Atom(name) => world.get(name).copied().unwrap_or(false),
            Self::Not(inner) => !inner.holds(world),
            Self::All(list) => list.iter().all(|inner| inner.holds(world)),
            Self::Any(list) => list.iter().any(|inner| inner.holds(world)),
        }
    }

    fn atoms<'p>(&'p self, found: &mut BTreeSet<&'p str>) {
        match self {
            Self::True | Self::False => {}
            Self::Atom(name) => {
                found.insert(name);
            }
            Self::Not(inner) => inner.atoms(found),
            Self::All(list) | Self::Any(list) => list.iter().for_each(|inner| inner.atoms(found)),
        }
    }
}

/// One way to decide every atom.
pub(crate) type World = BTreeMap<String, bool>;

/// Every consistent way to decide the atoms of `predicates`, or `None` if there are too many.
pub(crate) fn worlds(predicates: &[&Predicate]) -> Option<Vec<World>> {
    let mut atoms = BTreeSet::new();
    for predicate in predicates {
        predicate.atoms(&mut atoms);
    }
    if atoms.len() > MAX_ATOMS {
        return None;
    }
    let all = (0..1_u32 << atoms.len()).map(|bits| {
        atoms.iter().enumerate().map(|(at, atom)| ((*atom).to_owned(), bits >> at & 1 == 1)).collect::<World>()
    });
    Some(all.filter(is_consistent).collect())
}

/// Keys of which a build has exactly one value.
const SINGLE: [&str; 6] = ["target_os", "target_arch", "target_pointer_width", "target_endian", "target_env", "panic"];

fn is_consistent(world: &World) -> bool {
    let on = |name: &str| world.get(name).copied().unwrap_or(false);
    let twice = SINGLE.iter().any(|key| {
        let set = |name: &str| name.strip_prefix(key).is_some_and(|rest| rest.starts_with(" = "));
        world.iter().filter(|(name, on)| **on && set(name)).count() > 1
    });
    !(twice || on("unix") && on("windows"))
}

fn parse(tokens: &Tokens<'_>, first: usize, end: usize, known: Known, depth: usize) -> Predicate {
    let end = if end > first && tokens.is_punct(end - 1, ",") { end - 1 } else { end };
    let opaque = || Predicate::Atom(tokens.render(first, end));
    let open = first + 1;
    let list = tokens.is_open(open, "(") && tokens.mate(open) + 1 == end && depth < MAX_DEPTH;
    let name = if tokens.kind(first) == Some(Kind::Ident) { tokens.text(first) } else { "" };
    if list {
        let parts = || arguments(tokens, open).map(|(a, b)| parse(tokens, a, b, known, depth + 1)).collect::<Vec<_>>();
        return match name {
            "all" => join(parts(), true),
            "any" => join(parts(), false),
            "not" => match <[Predicate; 1]>::try_from(parts()) {
                Ok([inner]) => inner.negate(),
                Err(_) => opaque(),
            },
            _ => opaque(),
        };
    }
    if end != open {
        return opaque();
    }
    match name {
        "true" => Predicate::True,
        "test" if known.test => Predicate::True,
        "false" | "doctest" | "rustfmt" | "test" => Predicate::False,
        _ => opaque(),
    }
}

/// The token ranges between the commas directly inside the delimiter `open`.
pub(crate) fn arguments<'t>(tokens: &'t Tokens<'_>, open: usize) -> impl Iterator<Item = (usize, usize)> + 't {
    let close = tokens.mate(open);
    let mut first = open + 1;
    std::iter::from_fn(move || {
        if first >= close {
            return None;
        }
        let mut at = first;
        while at < close && !tokens.is_punct(at, ",") {
            at = tokens.mate(at).max(at) + 1;
        }
        let range = (first, at);
        first = at + 1;
        Some(range)
    })
}

/// `all` (or `any`) of the parts: flat, without repetition, decided where a part or a contradiction decides it.
fn join(parts: Vec<Predicate>, all: bool) -> Predicate {
    let (neutral, decisive) =
        if all { (Predicate::True, Predicate::False) } else { (Predicate::False, Predicate::True) };
    let mut flat: Vec<Predicate> = Vec::new();
    for part in parts {
        let nested = match part {
            Predicate::All(list) if all => list,
            Predicate::Any(list) if !all => list,
            other => vec![other],
        };
        for part in nested {
            if part == decisive || flat.contains(&part.clone().negate()) {
                return decisive;
            }
            if part != neutral && !flat.contains(&part) {
                flat.push(part);
            }
        }
    }
    match <[Predicate; 1]>::try_from(flat) {
        Ok([one]) => one,
        Err(flat) if flat.is_empty() => neutral,
        Err(flat) if all => Predicate::All(flat),
        Err(flat) => Predicate::Any(flat),
    }
}

impl fmt::Display for Predicate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let list = |f: &mut fmt::Formatter<'_>, name: &str, list: &[Self]| {
            let parts: Vec<_> = list.iter().map(ToString::to_string).collect();
            write!(f, "{name}({})", parts.join(", "))
        };
        match self {
            Self::True => f.write_str("true"),
            Self::False => f.write_str("false"),
            Self::Atom(name) => f.write_str(name),
            Self::Not(inner) => write!(f, "not({inner})"),
            Self::All(parts) => list(f, "all", parts),
            Self::Any(parts) => list(f, "any", parts),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Known, Predicate};

    fn predicate(text: &str) -> Predicate {
        Predicate::from_text(text, Known { test: false })
    }

    #[test]
    fn what_is_known_is_decided_and_the_rest_is_kept() {
        let cases = [
            ("test", "false"),
            ("not(test)", "true"),
            ("any()", "false"),
            ("all()", "true"),
            ("all(unix, not(test))", "unix"),
            ("any(test, feature=\"a\",)", "feature = \"a\""),
            ("all(unix, all(windows, unix))", "all(unix, windows)"),
            ("all(unix, not(unix))", "false"),
            ("any(unix, not(unix))", "true"),
            ("not(not(unix))", "unix"),
            ("not(all(unix, test))", "true"),
            ("version(\"1.80\")", "version(\"1.80\")"),
        ];
        for (input, expected) in cases {
            assert_eq!(predicate(input).to_string(), expected, "{input}");
        }
        assert_eq!(Predicate::from_text("test", Known { test: true }), Predicate::True);
    }

    #[test]
    fn deep_nesting_is_kept_as_one_unknown() {
        let text = format!("{}unix{}", "not(".repeat(5_000), ")".repeat(5_000));
        assert!(predicate(&text).is_satisfiable());
    }

    #[test]
    fn exclusive_predicates_are_recognised() {
        let excludes = |a, b| predicate(a).excludes(&predicate(b));
        assert!(excludes("unix", "windows"));
        assert!(excludes("feature = \"a\"", "all(unix, not(feature = \"a\"))"));
        assert!(excludes("target_os = \"linux\"", "target_os = \"macos\""));
        assert!(excludes("any(unix, feature = \"a\")", "not(any(feature = \"a\", unix))"));
        assert!(!excludes("feature = \"a\"", "feature = \"b\""));
        assert!(!excludes("target_feature = \"a\"", "target_feature = \"b\""));
    }
}
