//! A finding: one fact about the contract, its place, and how to fix it.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::rule_id::RuleId;
use crate::scan::Location;
use crate::values::Values;

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Not reported.
    Allow,
    /// Compatible, good to know.
    Info,
    /// A client works less well than before, or the catalog does not show whether it does.
    #[serde(alias = "warn")]
    Warning,
    /// Not a change, but it must be fixed: the highest level of a lint.
    Error,
    /// A client that followed the old contract can stop working: the highest level of a rule.
    #[serde(alias = "deny")]
    Breaking,
}

impl Level {
    /// The word in configuration, JSON and documentation.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Allow => "allow",
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
            Self::Breaking => "breaking",
        }
    }
}

/// One finding, with the JSON form that reports have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The rule or lint.
    pub rule: RuleId,
    /// The level that the profile, the configuration and the command line give it.
    pub level: Level,
    /// The code that it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// The fact.
    pub message: String,
    /// More facts, one line each.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
    /// How to fix it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub help: Option<String>,
    /// Where to look.
    #[serde(flatten)]
    pub location: Location,
    /// The contract before the change, in canonical form.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub old: Option<String>,
    /// The contract after the change, in canonical form.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub new: Option<String>,
    /// The values that the message names besides code, old and new.
    #[serde(skip_serializing_if = "Values::is_empty")]
    pub values: Values,
    /// Identifies the change. It stays the same when the wording or the place changes.
    pub fingerprint: String,
    /// The reason why it was accepted and does not count.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accepted: Option<String>,
}

impl Finding {
    /// The order of every report: by place, then rule, then code.
    fn order(&self) -> impl Ord + use<'_> {
        (&self.location, self.rule.as_str(), &self.code, &self.new)
    }

    /// Whether another finding is about the same change.
    pub(crate) fn is_same_change(&self, other: &Self) -> bool {
        self.fingerprint == other.fingerprint
    }

    /// How much it matters now: an accepted one does not.
    pub(crate) fn weight(&self) -> Level {
        if self.accepted.is_some() { Level::Allow } else { self.level }
    }

    /// Whether it makes a run fail.
    pub fn fails(&self, threshold: Option<Level>) -> bool {
        self.accepted.is_none() && threshold.is_some_and(|threshold| self.level >= threshold)
    }
}

/// Sorts a report.
pub(crate) fn sorted(mut findings: Vec<Finding>) -> Vec<Finding> {
    findings.sort_by(|a, b| a.order().cmp(&b.order()));
    findings
}

/// 12 hexadecimal digits that identify one change: rule, code, before, after; no wording, no place.
pub fn fingerprint(rule: RuleId, code: Option<&str>, old: Option<&str>, new: Option<&str>) -> String {
    let mut hash = Sha256::new();
    for part in [Some(rule.as_str()), code, old, new] {
        // A length before every part, so that `ab` + `c` differs from `a` + `bc`, and an absent part from an empty
        // text.
        hash.update(part.map_or(u64::MAX, |part| part.len() as u64).to_be_bytes());
        hash.update(part.unwrap_or_default());
    }
    hash.finalize().iter().take(6).fold(String::new(), |out, byte| out + &format!("{byte:02x}"))
}

#[cfg(test)]
mod tests {
    use super::fingerprint;
    use crate::rule_id::RuleId;

    #[test]
    fn a_fingerprint_depends_on_every_part_and_on_nothing_else() {
        let one = fingerprint(RuleId::StatusChanged, Some("a"), Some("402"), Some("403"));
        assert_eq!(one, "97068a8e7aee");
        assert_ne!(one, fingerprint(RuleId::StatusChanged, Some("b"), Some("402"), Some("403")));
        assert_ne!(one, fingerprint(RuleId::StatusChanged, Some("a4"), Some("02"), Some("403")));
        assert_ne!(fingerprint(RuleId::Unseen, None, None, None), fingerprint(RuleId::Unseen, Some(""), None, None));
    }
}
