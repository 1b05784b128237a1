//! One change, without judgement.

use std::fmt::Display;

use crate::catalog::ErrorPath;

/// What is different, in terms of one rule.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Change {
    /// The rule's id.
    pub rule: &'static str,
    /// The code it is about.
    pub code: Option<String>,
    /// The member, header or detail it is about.
    pub name: Option<String>,
    /// What was.
    pub old: Option<String>,
    /// What is.
    pub new: Option<String>,
    /// The variants it happened to, by path.
    pub variants: Vec<ErrorPath>,
    /// Whether the rule's exceptional levels hold.
    pub exceptional: bool,
    /// Whether configuration cannot lower the level.
    pub firm: bool,
    /// Whether the old side was unstable, so that nothing was promised.
    pub unstable: bool,
    /// What else is worth knowing, one line each; no part of the fingerprint.
    pub notes: Vec<String>,
}

impl Change {
    pub(super) fn new(rule: &'static str, code: &str) -> Self {
        Self { rule, code: Some(code.to_owned()), ..Self::default() }
    }

    pub(super) fn old(self, old: impl Display) -> Self {
        Self { old: Some(old.to_string()), ..self }
    }

    pub(super) fn new_value(self, new: impl Display) -> Self {
        Self { new: Some(new.to_string()), ..self }
    }

    pub(super) fn name(self, name: impl Display) -> Self {
        Self { name: Some(name.to_string()), ..self }
    }

    pub(super) fn order(&self) -> (&Option<String>, &'static str, &Option<String>, &Option<String>, &Option<String>) {
        (&self.code, self.rule, &self.name, &self.old, &self.new)
    }

    /// Names the change whatever the wording: the fingerprint of its finding.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        let canonical = |value: &Option<String>| match (&self.name, value) {
            (Some(name), value) => Some(format!("{name}: {}", value.as_deref().unwrap_or_default())),
            (None, value) => value.clone(),
        };
        let (old, new) = (canonical(&self.old), canonical(&self.new));
        crate::finding::fingerprint(self.rule, self.code.as_deref(), old.as_deref(), new.as_deref())
    }
}
