//! A rule: what it detects, how much that matters to whom, and what to do instead.

use crate::diff::{Change, Comparison};
use crate::levels::{Level, Levels};
use crate::rule_id::{RULE_SET, RuleId};

pub(super) const B: Level = Level::Breaking;
pub(super) const W: Level = Level::Warning;
pub(super) const I: Level = Level::Info;
pub(super) const N: Level = Level::Allow;

/// One compatibility rule.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// Stable.
    pub id: RuleId,
    /// The rule set that introduced it.
    pub since: &'static str,
    /// How much it matters.
    pub levels: Levels,
    /// A case in which other levels apply.
    pub exception: Option<Exception>,
    /// The part of the contract.
    pub area: Area,
    /// What happened to it.
    pub action: Action,
    /// What the rule finds, for lists.
    pub summary: &'static str,
    /// The finding's text: a template that names `code`, `old`, `new` and the values of the change.
    pub message: &'static str,
    /// The way out, likewise.
    pub help: &'static str,
    /// Why it matters, and who decided so before.
    pub why: &'static str,
    /// The rule for the opposite change.
    pub mirror: Mirror,
    /// Finds the changes.
    pub(super) detect: Detector,
}

/// A case in which a rule has other levels.
#[derive(Clone, Copy, Debug)]
pub struct Exception {
    /// The case, to be read after "if".
    pub when: &'static str,
    /// Its levels.
    pub levels: Levels,
}

/// The part of the contract that a rule watches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Area {
    /// Which codes exist.
    Code,
    /// Which variants emit a code.
    Variant,
    /// The status.
    Status,
    /// The type.
    Type,
    /// Response headers.
    Header,
    /// The public text.
    Message,
    /// The request parameter at fault.
    Param,
    /// Members of `details`.
    Detail,
    /// Documentation and its address.
    Docs,
    /// Deprecation, sunset, stability, release.
    Lifecycle,
    /// Retry advice.
    Retry,
}

/// What happened to a part of the contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It has another value.
    Changed,
    /// It promises less.
    Weakened,
    /// It promises more.
    Strengthened,
}

/// The rule for the opposite change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mirror {
    /// Its id. A rule whose changes have opposites of the same kind names itself.
    Rule(RuleId),
    /// Why there is none.
    Waived(&'static str),
}

/// How a rule finds its changes.
#[derive(Clone, Copy, Debug)]
pub(super) enum Detector {
    /// In two contracts.
    Contracts(fn(&Comparison<'_>) -> Vec<Change>),
    /// In two contracts and what the rules of the other kind found there.
    Findings(fn(&Comparison<'_>, &[Detected]) -> Vec<Change>),
}

/// A change, and the rule that detected it.
#[derive(Clone, Debug)]
pub struct Detected {
    /// The rule.
    pub rule: &'static Rule,
    /// The change.
    pub change: Change,
}

/// The rest of a row.
pub(super) const fn base(area: Area, action: Action, by_profile: [Level; 3], mirror: Mirror) -> Rule {
    Rule {
        id: RuleId::ErrorRemoved,
        since: RULE_SET,
        levels: levels(by_profile),
        exception: None,
        area,
        action,
        summary: "",
        message: "",
        help: "",
        why: "",
        mirror,
        detect: Detector::Contracts(|_| Vec::new()),
    }
}

/// The levels in the profiles `wire`, `client` and `strict`.
pub(super) const fn levels([wire, client, strict]: [Level; 3]) -> Levels {
    Levels { wire, client, strict }
}

pub(super) const fn opposite(id: RuleId) -> Mirror {
    Mirror::Rule(id)
}
