//! One change of the contract as a rule detects it, without its level and its words.

use std::fmt::Display;

use crate::catalog::{Entry, ErrorPath};
use crate::values::Values;

/// One difference between two contracts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub struct Change {
    /// The code it is about.
    pub code: Option<String>,
    /// The contract before the change, in canonical form.
    pub old: Option<String>,
    /// The contract after the change, in canonical form.
    pub new: Option<String>,
    /// The values that the rule's texts name besides code, old and new.
    pub values: Values,
    /// The variants of the new side that it affects.
    pub variants: Vec<ErrorPath>,
    /// The only variant that it concerns, although others emit the code too.
    pub within: Option<ErrorPath>,
    /// Whether the levels of the rule's exception apply.
    pub exceptional: bool,
    /// Whether the configuration cannot lower the level.
    pub firm: bool,
    /// Whether the code was unstable before, so that nothing was promised about it.
    pub unstable: bool,
    /// Whether it concerns the body of all errors.
    pub of_body: bool,
    /// More facts, one line each; no part of the fingerprint.
    pub notes: Vec<String>,
}

impl Change {
    /// A change to a code of the old side.
    pub(crate) fn of(old: &Entry) -> Self {
        Self { unstable: old.spec.unstable, ..Self::of_code(&old.spec.code) }
    }

    pub(crate) fn of_code(code: &str) -> Self {
        Self { code: Some(code.to_owned()), ..Self::default() }
    }

    /// The same in one of the variants that share a code.
    pub(crate) fn within(self, variant: ErrorPath) -> Self {
        Self { variants: vec![variant.clone()], within: Some(variant.clone()), ..self.with("variant", variant) }
    }

    pub(crate) fn from_to(old: impl Display, new: impl Display) -> Self {
        Self::default().before(old).after(new)
    }

    /// A removed member, and its name in the rule's texts.
    pub(crate) fn lost(name: &'static str, member: impl Display) -> Self {
        Self::default().before(&member).with(name, member)
    }

    /// A new member, and its name in the rule's texts.
    pub(crate) fn gained(name: &'static str, member: impl Display) -> Self {
        Self::default().after(&member).with(name, member)
    }

    pub(crate) fn before(self, old: impl Display) -> Self {
        Self { old: Some(old.to_string()), ..self }
    }

    pub(crate) fn after(self, new: impl Display) -> Self {
        Self { new: Some(new.to_string()), ..self }
    }

    /// The same with a value that the rule's texts name.
    pub(crate) fn with(mut self, name: &'static str, value: impl Display) -> Self {
        self.values = self.values.with(name, value);
        self
    }
}
