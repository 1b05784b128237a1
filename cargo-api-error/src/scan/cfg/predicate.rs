//! A `cfg` predicate as a tree, and its normal form.

use std::collections::BTreeSet;
use std::fmt;

use serde::{Deserialize, Serialize};

/// A `cfg` predicate. It does not contain options that are known before a build, such as `test`.
///
/// Equal predicates have the same text: parts are sorted and occur once, and `target_family = "unix"` becomes `unix`.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Predicate {
    /// Holds in every build.
    #[default]
    True,
    /// Holds in no build.
    False,
    /// `unix`, `feature = "x"`: true in some builds.
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
    pub fn and(self, other: Self) -> Self {
        match (self, other) {
            // Nearly every item is in every build.
            (Self::True, one) | (one, Self::True) => one,
            (one, other) => Self::join(vec![one, other], true),
        }
    }

    /// Holds when one of them holds.
    pub fn or(self, other: Self) -> Self {
        match (self, other) {
            (Self::True, _) | (_, Self::True) => Self::True,
            (Self::False, one) | (one, Self::False) => one,
            (one, other) => Self::join(vec![one, other], false),
        }
    }

    /// Holds when this one does not.
    pub fn negate(self) -> Self {
        match self {
            Self::True => Self::False,
            Self::False => Self::True,
            Self::Not(inner) => *inner,
            other => Self::Not(Box::new(other)),
        }
    }

    /// `all` (or `any`) of the parts: flat, sorted, without what is neutral, repeated or says less than another part
    /// (`any(a, b)` beside `a`), decided where one part or two opposite ones decide it.
    pub(super) fn join(parts: Vec<Self>, all: bool) -> Self {
        let (neutral, decisive) = if all { (Self::True, Self::False) } else { (Self::False, Self::True) };
        let flat = parts.into_iter().flat_map(|part| match part {
            Self::All(list) if all => list,
            Self::Any(list) if !all => list,
            other => vec![other],
        });
        let mut parts: Vec<_> = flat.filter(|part| *part != neutral).collect();
        parts.sort();
        parts.dedup();
        let has = |part: &Self| parts.binary_search(part).is_ok();
        if parts.iter().any(|part| *part == decisive || matches!(part, Self::Not(inner) if has(inner))) {
            return decisive;
        }
        let says_less = |part: &&Self| match part {
            Self::All(inner) | Self::Any(inner) => inner.iter().any(has),
            _ => false,
        };
        parts = parts.iter().filter(|part| !says_less(part)).cloned().collect();
        match <[Self; 1]>::try_from(parts) {
            Ok([one]) => one,
            Err(parts) if parts.is_empty() => neutral,
            Err(parts) if all => Self::All(parts),
            Err(parts) => Self::Any(parts),
        }
    }

    /// Whether it holds in a build that has exactly these options, each in its normal form.
    pub(crate) fn holds(&self, options: &BTreeSet<String>) -> bool {
        self.decide(&|option| Some(options.contains(option))) == Ok(true)
    }

    /// `None` if it always holds.
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
