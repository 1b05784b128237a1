//! A finding: one fact about the contract, its place, and the way out.

use std::collections::BTreeMap;

use api_error_syntax::Template;
use sha2::{Digest, Sha256};

use crate::levels::Level;
use crate::rule_id::RuleId;
use crate::scan::Location;

/// What the texts of a rule or lint fill in, by name.
pub type Values = BTreeMap<&'static str, String>;

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The rule or lint.
    pub rule: RuleId,
    /// After profile, configuration and command line.
    pub level: Level,
    /// The code it is about.
    pub code: Option<String>,
    /// The fact.
    pub message: String,
    /// More facts, one line each.
    pub notes: Vec<String>,
    /// The way out.
    pub help: Option<String>,
    /// Where to look.
    pub location: Location,
    /// The contract before the change, in canonical form.
    pub old: Option<String>,
    /// The contract after the change, in canonical form.
    pub new: Option<String>,
    /// What the message names besides code, old and new.
    pub values: Values,
    /// The same for the same change, whatever the wording and wherever it moves.
    pub fingerprint: String,
    /// Why it does not count: the reason of its acceptance.
    pub accepted: Option<String>,
}

impl Finding {
    /// The order of every report: by place, then rule, then code.
    pub(crate) fn order(&self) -> impl Ord + use<'_> {
        (&self.location, self.rule.as_str(), &self.code, &self.new, &self.message)
    }

    /// Whether it makes a run fail.
    #[must_use]
    pub fn fails(&self, threshold: Option<Level>) -> bool {
        self.accepted.is_none() && threshold.is_some_and(|threshold| self.level >= threshold)
    }
}

/// Sorts a report.
pub(crate) fn sorted(mut findings: Vec<Finding>) -> Vec<Finding> {
    findings.sort_by(|a, b| a.order().cmp(&b.order()));
    findings
}

/// The text of a rule or lint with a value for each `{name}`.
pub(crate) fn fill(text: &str, value: impl Fn(&str) -> Option<String>) -> String {
    let named = |name: &str| value(name).unwrap_or_else(|| format!("{{{name}}}"));
    let template = Template::parse(text.to_owned());
    template.map_or_else(|_| text.to_owned(), |template| template.fill(|placeholder| named(&placeholder.name)))
}

/// 12 hexadecimal digits that identify one change: rule, code, before, after; no wording, no place.
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
    use super::*;

    #[test]
    fn a_fingerprint_depends_on_every_part_and_on_nothing_else() {
        let print = |code, old| fingerprint(RuleId::StatusChanged, code, old, Some("403"));
        let one = print(Some("a"), Some("402"));
        assert_eq!(one, "97068a8e7aee");
        assert_ne!(one, print(Some("b"), Some("402")));
        assert_ne!(one, print(Some("a4"), Some("02")));
        assert_ne!(print(None, None), print(Some(""), None));
    }

    #[test]
    fn values_are_not_read_as_templates() {
        let value = |name: &str| [("code", "{old}"), ("old", "1")].into_iter().find(|(key, _)| *key == name);
        let filled = fill("`{code}`: {old} {{x}} {new}", |name| value(name).map(|(_, text)| text.to_owned()));
        assert_eq!(filled, "`{old}`: 1 {x} {new}");
    }
}
