//! A finding: one fact about the contract, where it stands, and the way out.

use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::rule_id::RuleId;
use crate::scan::Location;

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Not reported.
    Allow,
    /// Compatible, good to know.
    Info,
    /// The catalog cannot tell whether a client breaks, or a client is degraded.
    Warning,
    /// A client that followed the old contract can stop working; of a lint: must be fixed.
    Breaking,
}

impl Level {
    /// The word in configuration, JSON and documentation.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Allow => "allow",
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Breaking => "breaking",
        }
    }
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The id of the rule or lint.
    pub rule: RuleId,
    /// After profile, configuration and command line.
    pub level: Level,
    /// The code it is about.
    pub code: Option<String>,
    /// The fact.
    pub message: String,
    /// What else is worth knowing, one line each.
    pub notes: Vec<String>,
    /// The way out.
    pub help: Option<String>,
    /// Where to look.
    pub location: Location,
    /// What was, in canonical form.
    pub old: Option<String>,
    /// What is, in canonical form.
    pub new: Option<String>,
    /// The same for the same change, whatever the wording and wherever it moves.
    pub fingerprint: String,
    /// Why it does not count.
    pub accepted: Option<String>,
}

impl Finding {
    /// The order of every report: by place, then rule, then code.
    pub(crate) fn order(&self) -> (&Location, RuleId, &Option<String>, &Option<String>) {
        (&self.location, self.rule, &self.code, &self.new)
    }

    /// Whether it makes a run fail.
    #[must_use]
    pub fn fails(&self, threshold: Option<Level>) -> bool {
        self.accepted.is_none() && threshold.is_some_and(|threshold| self.level >= threshold)
    }
}

/// 12 hexadecimal digits that name one change: rule, code, what was, what is; no wording, no place.
#[must_use]
pub fn fingerprint(rule: RuleId, code: Option<&str>, old: Option<&str>, new: Option<&str>) -> String {
    let mut hash = Sha256::new();
    for part in [Some(rule.as_str()), code, old, new] {
        // A length before every part: `ab` + `c` is not `a` + `bc`, and nothing is not an empty text.
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
