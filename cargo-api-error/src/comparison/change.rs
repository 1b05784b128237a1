//! One change, found and not judged.

use std::fmt::Display;

use crate::catalog::{Entry, ErrorPath};
use crate::finding::fingerprint;
use crate::rule_id::RuleId;
use crate::values::Values;

/// What is different, in terms of one rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The rule.
    pub rule: RuleId,
    /// The code it is about.
    pub code: Option<String>,
    /// The member, header or detail it is about.
    pub name: Option<String>,
    /// What was.
    pub old: Option<String>,
    /// What is.
    pub new: Option<String>,
    /// The variants it happened to.
    pub variants: Vec<ErrorPath>,
    /// Whether the rule's exceptional levels hold.
    pub exceptional: bool,
    /// Whether configuration cannot lower the level.
    pub firm: bool,
    /// Whether the old side was unstable, so that nothing was promised.
    pub unstable: bool,
    /// What else is worth knowing, one line each; not part of the fingerprint.
    pub notes: Vec<String>,
}

impl Change {
    pub(crate) fn name(self, name: impl Display) -> Self {
        Self { name: Some(name.to_string()), ..self }
    }

    pub(crate) fn was(self, old: impl Display) -> Self {
        Self { old: Some(old.to_string()), ..self }
    }

    pub(crate) fn is(self, new: impl Display) -> Self {
        Self { new: Some(new.to_string()), ..self }
    }

    pub(crate) fn at(self, variants: impl IntoIterator<Item = ErrorPath>) -> Self {
        Self { variants: variants.into_iter().collect(), ..self }
    }

    /// The values that fill the rule's texts.
    #[must_use]
    pub fn values(&self) -> Values {
        let variants = || self.variants.iter().map(|path| format!("`{path}`")).collect::<Vec<_>>().join(", ");
        let name = self.name.clone().unwrap_or_else(variants);
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        let values = Values::default().with("code", text(&self.code)).with("name", name);
        values.with("old", text(&self.old)).with("new", text(&self.new))
    }

    pub(crate) fn order(&self) -> (&Option<String>, RuleId, &Option<String>, &Option<String>, &Option<String>) {
        (&self.code, self.rule, &self.name, &self.old, &self.new)
    }

    /// Names the change whatever the wording: the fingerprint of its finding.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        let canonical = |value: &Option<String>| match (&self.name, value) {
            (Some(name), value) => Some(format!("{name}: {}", value.as_deref().unwrap_or_default())),
            (None, value) => value.clone(),
        };
        fingerprint(self.rule, self.code.as_deref(), canonical(&self.old).as_deref(), canonical(&self.new).as_deref())
    }
}

/// The changes that were found so far; a detector adds those of its rule.
#[derive(Debug)]
pub struct Changes {
    rule: RuleId,
    /// In the order in which they were found.
    pub(crate) list: Vec<Change>,
}

impl Changes {
    pub(crate) fn new(first: RuleId) -> Self {
        Self { rule: first, list: Vec::new() }
    }

    /// Whose changes come next.
    pub(crate) fn of_rule(&mut self, rule: RuleId) -> &mut Self {
        self.rule = rule;
        self
    }

    pub(crate) fn push(&mut self, change: Change) {
        self.list.push(change);
    }

    /// A change of what the old side promises.
    pub(crate) fn of(&self, old: &Entry) -> Change {
        Change { unstable: old.spec.unstable, ..self.of_code(&old.spec.code) }
    }

    /// A change of a code about which the old side promises nothing.
    pub(crate) fn of_code(&self, code: &str) -> Change {
        Change { code: Some(code.to_owned()), ..self.of_contract() }
    }

    /// A change that is not about one code.
    pub(crate) fn of_contract(&self) -> Change {
        Change {
            rule: self.rule,
            code: None,
            name: None,
            old: None,
            new: None,
            variants: Vec::new(),
            exceptional: false,
            firm: false,
            unstable: false,
            notes: Vec::new(),
        }
    }
}
