//! A lint: what a catalog should not contain, whatever it contained before.

use super::subject::{Allows, Hit, Subject};
use crate::levels::Level;
use crate::rule_id::{RULE_SET, RuleId};

/// One lint.
#[derive(Clone, Copy, Debug)]
pub struct Lint {
    /// Stable.
    pub id: RuleId,
    /// The rule set that introduced it.
    pub since: &'static str,
    /// How much it matters.
    pub level: Level,
    /// Whether such a finding makes a catalog incomplete or contradictory, so that nothing is written from it.
    pub integrity: bool,
    /// What the lint finds, for lists.
    pub summary: &'static str,
    /// The finding's text: a template that names `code` and the values of what was found.
    pub message: &'static str,
    /// The way out, likewise.
    pub help: &'static str,
    /// Why it matters.
    pub why: &'static str,
    /// Finds it.
    pub(super) check: Check,
}

/// Who finds what a lint is about.
#[derive(Clone, Copy, Debug)]
pub(super) enum Check {
    /// A function of the source.
    Source(fn(&Subject<'_>) -> Vec<Hit>),
    /// A function of the source's `allow`s and those that silenced something.
    Allows(fn(&Subject<'_>, &Allows) -> Vec<Hit>),
    /// The scanner, the gate or `verify`, who report it by its id.
    Elsewhere,
}

pub(super) const ERROR: Level = Level::Breaking;

/// What most lints have in common; a row overrides the rest.
pub(super) const BASE: Lint = Lint {
    id: RuleId::Unresolved,
    since: RULE_SET,
    level: Level::Warning,
    integrity: false,
    summary: "",
    message: "",
    help: "",
    why: "",
    check: Check::Elsewhere,
};
