//! A rule: what it detects, its level in each profile, and its texts.

use serde::{Deserialize, Serialize};

use crate::comparison::{Change, Comparison};
use crate::finding::Level;
use crate::rule_id::RuleId;

/// The rule set of this program. Rules that a later set adds are only warnings for users who configure this one.
pub const RULE_SET: &str = "2026-1";

pub(super) const B: Level = Level::Breaking;
pub(super) const W: Level = Level::Warning;
pub(super) const I: Level = Level::Info;
pub(super) const N: Level = Level::Allow;

/// Which contract is judged.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, clap::ValueEnum)]
#[serde(rename_all = "lowercase")]
pub enum Profile {
    /// The bytes on the wire.
    Wire,
    /// The wire and the constants that clients generate.
    #[default]
    Client,
    /// Also documentation and links.
    Strict,
}

/// A level for each profile, in their order.
pub type ProfileLevels = [Level; 3];

impl Profile {
    /// The level in this profile.
    pub fn of(self, [wire, client, strict]: ProfileLevels) -> Level {
        match self {
            Self::Wire => wire,
            Self::Client => client,
            Self::Strict => strict,
        }
    }
}

/// The part of the contract that a rule watches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Area {
    /// The body that all errors have.
    Body,
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
    /// Documentation and its URL.
    Docs,
    /// Deprecation, sunset, stability, release.
    Lifecycle,
    /// Retry advice.
    Retry,
}

/// What happened to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// It is new.
    Added,
    /// It was removed.
    Removed,
    /// It has another value.
    Changed,
    /// It promises less.
    Weakened,
    /// It promises more.
    Strengthened,
}

/// The rule for the opposite change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Mirror {
    /// Its id. A rule whose opposite is the same kind of change names itself.
    Rule(RuleId),
    /// Why there is none.
    Waived(&'static str),
}

/// The texts of a rule. The values of the change replace the placeholders.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Texts {
    /// What it finds, for lists of rules.
    pub summary: &'static str,
    /// The finding's text.
    pub message: &'static str,
    /// How to fix it.
    pub help: &'static str,
    /// Why it matters, and which tools or guidelines have the same rule.
    pub why: &'static str,
}

/// Finds the changes of a rule in two contracts.
type Detect = fn(&Comparison<'_>) -> Vec<Change>;

/// How a rule finds its changes.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Detector {
    /// In two contracts.
    Contracts(Detect),
    /// In two contracts and the changes that the rules of the other kind found there.
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

/// One compatibility rule.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// Its name.
    pub id: RuleId,
    /// The rule set that introduced it.
    pub since: &'static str,
    /// Its level in each profile.
    pub levels: ProfileLevels,
    /// A case in which other levels apply.
    pub exception: Option<(&'static str, ProfileLevels)>,
    /// The part of the contract.
    pub area: Area,
    /// What happened to it.
    pub action: Action,
    /// Its texts.
    pub texts: Texts,
    /// What the history of a code says to the customers of the API: the first of these texts, and each other one that has all
    /// of its values. Empty if the change is nothing to them.
    pub history: &'static [&'static str],
    /// The rule for the opposite change.
    pub mirror: Mirror,
    pub(crate) detector: Detector,
}

/// The texts of a row, each set where the row stands.
macro_rules! text_setters {
    () => {
        text_setters!(summary message help why);
    };
    ($($text:ident)*) => {
        $(
            pub(crate) const fn $text(self, $text: &'static str) -> Self {
                Self { texts: Texts { $text, ..self.texts }, ..self }
            }
        )*
    };
}
pub(crate) use text_setters;

impl Texts {
    pub(crate) const NONE: Self = Self { summary: "", message: "", help: "", why: "" };
}

impl Rule {
    pub(super) const fn new(id: RuleId, area: Area, action: Action, detect: Detect) -> Self {
        Self::of(id, area, action, Detector::Contracts(detect))
    }

    /// A change that breaks nobody: information in every profile, and nothing to do.
    pub(super) const fn compatible(id: RuleId, area: Area, action: Action, detect: Detect) -> Self {
        Self::new(id, area, action, detect).levels(I, I, I).help("nothing to do")
    }

    pub(super) const fn of(id: RuleId, area: Area, action: Action, detector: Detector) -> Self {
        let (levels, mirror) = ([B, B, B], Mirror::Rule(id));
        Self {
            id,
            since: RULE_SET,
            levels,
            exception: None,
            area,
            action,
            texts: Texts::NONE,
            history: &[],
            mirror,
            detector,
        }
    }

    /// For the profiles `wire`, `client` and `strict`; by default, breaking for all.
    pub(super) const fn levels(self, wire: Level, client: Level, strict: Level) -> Self {
        Self { levels: [wire, client, strict], ..self }
    }

    pub(super) const fn except(self, case: &'static str, levels: ProfileLevels) -> Self {
        Self { exception: Some((case, levels)), ..self }
    }

    text_setters!();

    pub(super) const fn history(self, history: &'static [&'static str]) -> Self {
        Self { history, ..self }
    }

    pub(super) const fn mirror(self, rule: RuleId) -> Self {
        Self { mirror: Mirror::Rule(rule), ..self }
    }

    pub(super) const fn without_mirror(self, reason: &'static str) -> Self {
        Self { mirror: Mirror::Waived(reason), ..self }
    }
}

impl Detected {
    /// Whether it is breaking in the profile, whatever the configuration says.
    pub(super) fn breaks(&self) -> bool {
        let Change { unstable, exceptional, .. } = self.change;
        Profile::Client.of(self.rule.levels) == Level::Breaking && !unstable && !exceptional
    }
}
