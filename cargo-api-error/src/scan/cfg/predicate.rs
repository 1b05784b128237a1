//! A `cfg` predicate as a tree, and its one spelling.

use std::collections::BTreeSet;
use std::fmt;

use serde::{Deserialize, Serialize};

/// A `cfg` predicate. What is known before a build, as `test`, is decided already.
///
/// Equal predicates have one text: parts are sorted and named once, `target_family = "unix"` is `unix`.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Predicate {
    /// Holds in every build.
    #[default]
    True,
    /// Holds in no build.
    False,
    /// `unix`, `feature = "x"`: only a build decides it.
    Option(String),
    /// `not(..)`
    Not(Box<Predicate>),
    /// `all(..)`
    All(Vec<Predicate>),
    /// `any(..)`
    Any(Vec<Predicate>),
}

impl Predicate {
    /// Holds when both hold.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self::all(vec![self, other])
    }

    /// Holds when one of them holds.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self::any(vec![self, other])
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

    /// Holds when all of the parts hold.
    pub(super) fn all(parts: Vec<Self>) -> Self {
        let parts = parts.into_iter().flat_map(|part| match part {
            Self::All(list) => list,
            other => vec![other],
        });
        Self::join(parts.collect(), Self::True, Self::False, Self::All)
    }

    /// Holds when one of the parts holds.
    pub(super) fn any(parts: Vec<Self>) -> Self {
        let parts = parts.into_iter().flat_map(|part| match part {
            Self::Any(list) => list,
            other => vec![other],
        });
        Self::join(parts.collect(), Self::False, Self::True, Self::Any)
    }

    /// Drops what is neutral, repeated or says less than another part (`any(a, b)` beside `a`); `decisive` if a part or two
    /// opposite parts decide the whole.
    fn join(mut parts: Vec<Self>, neutral: Self, decisive: Self, list: fn(Vec<Self>) -> Self) -> Self {
        parts.retain(|part| *part != neutral);
        parts.sort();
        parts.dedup();
        let opposite = |part: &Self| matches!(part, Self::Not(inner) if parts.binary_search(inner).is_ok());
        if parts.contains(&decisive) || parts.iter().any(opposite) {
            return decisive;
        }
        let says_less = |part: &Self| match part {
            Self::All(inner) | Self::Any(inner) => inner.iter().any(|inner| parts.binary_search(inner).is_ok()),
            _ => false,
        };
        if parts.iter().any(says_less) {
            parts = parts.iter().filter(|part| !says_less(part)).cloned().collect();
        }
        match <[Self; 1]>::try_from(parts) {
            Ok([one]) => one,
            Err(parts) if parts.is_empty() => neutral,
            Err(parts) => list(parts),
        }
    }

    /// Whether it holds in a build that has exactly these options, each in its one spelling.
    pub(crate) fn holds(&self, options: &BTreeSet<String>) -> bool {
        match self {
            Self::True => true,
            Self::False => false,
            Self::Option(name) => options.contains(name),
            Self::Not(inner) => !inner.holds(options),
            Self::All(parts) => parts.iter().all(|part| part.holds(options)),
            Self::Any(parts) => parts.iter().any(|part| part.holds(options)),
        }
    }

    /// `None` if it always holds.
    #[must_use]
    pub fn into_condition(self) -> Option<Self> {
        Some(self).filter(|predicate| *predicate != Self::True)
    }
}

impl fmt::Display for Predicate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let list = |f: &mut fmt::Formatter<'_>, name: &str, parts: &[Self]| {
            let parts: Vec<_> = parts.iter().map(ToString::to_string).collect();
            write!(f, "{name}({})", parts.join(", "))
        };
        match self {
            Self::True => f.write_str("true"),
            Self::False => f.write_str("false"),
            Self::Option(name) => f.write_str(name),
            Self::Not(inner) => write!(f, "not({inner})"),
            Self::All(parts) => list(f, "all", parts),
            Self::Any(parts) => list(f, "any", parts),
        }
    }
}

impl From<Predicate> for String {
    fn from(predicate: Predicate) -> Self {
        predicate.to_string()
    }
}
