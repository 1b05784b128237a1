//! The compatibility rules, a file a topic: what each finds, how much it matters to whom, what to do instead.

mod code;
mod detail;
mod docs;
mod header;
mod lifecycle;
mod message;
mod retry;
mod status;
mod uncovered;
mod variant;

use serde::{Deserialize, Serialize};

use crate::comparison::{Changes, Comparison, Pair};
use crate::finding::Level;
use crate::rule_id::RuleId;

pub use code::GONE;
pub use uncovered::{UNCOVERED, Uncovered};

/// The rule set that this program knows. A later set adds rules, which stay warnings for those who name this one.
pub const RULE_SET: &str = "2026-1";

const B: Level = Level::Breaking;
const W: Level = Level::Warning;
const I: Level = Level::Info;
const N: Level = Level::Allow;

/// Whose contract is judged.
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

/// A level for each profile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ProfileLevels {
    /// [`Profile::Wire`]
    pub wire: Level,
    /// [`Profile::Client`]
    pub client: Level,
    /// [`Profile::Strict`]
    pub strict: Level,
}

impl ProfileLevels {
    /// The level in a profile.
    #[must_use]
    pub fn of(self, profile: Profile) -> Level {
        match profile {
            Profile::Wire => self.wire,
            Profile::Client => self.client,
            Profile::Strict => self.strict,
        }
    }
}

/// The part of the contract that a rule watches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
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

/// What happened to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It is another.
    Changed,
    /// It promises less.
    Weakened,
    /// It promises more.
    Strengthened,
}

/// The rule for the opposite change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mirror {
    /// Its id. A change that is its own opposite names itself.
    Rule(RuleId),
    /// Why there is none.
    Waived(&'static str),
}

/// What a rule says. Placeholders are filled with the values of the change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Texts {
    /// What it finds, for lists.
    pub summary: &'static str,
    /// The finding's text.
    pub message: &'static str,
    /// The way out.
    pub help: &'static str,
    /// Why it matters, and who decided so before.
    pub why: &'static str,
}

/// How a rule finds its changes.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Detector {
    /// By the two contracts as wholes.
    Contracts(fn(&Comparison<'_>, &mut Changes)),
    /// By one code on both sides.
    Code(fn(&Pair<'_>, &mut Changes)),
    /// By what all other rules found.
    Changes(fn(&Comparison<'_>, &mut Changes)),
}

/// One compatibility rule.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// Its name.
    pub id: RuleId,
    /// The rule set that introduced it.
    pub since: &'static str,
    /// How much it matters.
    pub levels: ProfileLevels,
    /// A case in which other levels hold.
    pub exception: Option<(&'static str, ProfileLevels)>,
    /// The part of the contract.
    pub area: Area,
    /// What happened to it.
    pub action: Action,
    /// What it says.
    pub texts: Texts,
    /// The rule for the opposite change.
    pub mirror: Mirror,
    pub(crate) detector: Detector,
}

impl Texts {
    pub(crate) const NONE: Self = Self { summary: "", message: "", help: "", why: "" };
}

impl Rule {
    const fn new(id: RuleId, detector: Detector) -> Self {
        let (area, action, mirror) = (Area::Code, Action::Changed, Mirror::Rule(id));
        Self {
            id,
            since: RULE_SET,
            levels: levels(B, B, B),
            exception: None,
            area,
            action,
            texts: Texts::NONE,
            mirror,
            detector,
        }
    }

    const fn of_contracts(id: RuleId, detect: fn(&Comparison<'_>, &mut Changes)) -> Self {
        Self::new(id, Detector::Contracts(detect))
    }

    const fn of_code(id: RuleId, detect: fn(&Pair<'_>, &mut Changes)) -> Self {
        Self::new(id, Detector::Code(detect))
    }

    const fn of_changes(id: RuleId, detect: fn(&Comparison<'_>, &mut Changes)) -> Self {
        Self::new(id, Detector::Changes(detect))
    }

    const fn about(self, area: Area, action: Action) -> Self {
        Self { area, action, ..self }
    }

    /// For the profiles `wire`, `client` and `strict`; by default, breaking for all.
    const fn levels(self, wire: Level, client: Level, strict: Level) -> Self {
        Self { levels: levels(wire, client, strict), ..self }
    }

    const fn except(self, case: &'static str, levels: ProfileLevels) -> Self {
        Self { exception: Some((case, levels)), ..self }
    }

    const fn summary(self, summary: &'static str) -> Self {
        Self { texts: Texts { summary, ..self.texts }, ..self }
    }

    const fn message(self, message: &'static str) -> Self {
        Self { texts: Texts { message, ..self.texts }, ..self }
    }

    const fn help(self, help: &'static str) -> Self {
        Self { texts: Texts { help, ..self.texts }, ..self }
    }

    const fn why(self, why: &'static str) -> Self {
        Self { texts: Texts { why, ..self.texts }, ..self }
    }

    const fn mirror(self, rule: RuleId) -> Self {
        Self { mirror: Mirror::Rule(rule), ..self }
    }

    const fn without_mirror(self, reason: &'static str) -> Self {
        Self { mirror: Mirror::Waived(reason), ..self }
    }
}

const fn levels(wire: Level, client: Level, strict: Level) -> ProfileLevels {
    ProfileLevels { wire, client, strict }
}

/// All rules, by area.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    let topics = [
        code::RULES,
        variant::RULES,
        status::RULES,
        header::RULES,
        message::RULES,
        detail::RULES,
        docs::RULES,
        lifecycle::RULES,
        retry::RULES,
    ];
    topics.into_iter().flatten()
}

/// The rule with an id; `None` for the id of a lint.
#[must_use]
pub fn get(id: RuleId) -> Option<&'static Rule> {
    all().find(|rule| rule.id == id)
}
