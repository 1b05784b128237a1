//! The compatibility rules as data: what changed, how much it matters to whom, what to do instead.

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

use crate::finding::Level;

pub use code::GONE;
pub(crate) use status::ACTED_ON;
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
pub struct Levels {
    /// [`Profile::Wire`]
    pub wire: Level,
    /// [`Profile::Client`]
    pub client: Level,
    /// [`Profile::Strict`]
    pub strict: Level,
}

impl Levels {
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
    Rule(&'static str),
    /// Why there is none.
    Waived(&'static str),
}

/// One compatibility rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Stable, in kebab-case.
    pub id: &'static str,
    /// The rule set that introduced it.
    pub since: &'static str,
    /// How much it matters.
    pub levels: Levels,
    /// Levels in the case that [`Rule::exception`] describes.
    pub exceptional: Option<Levels>,
    /// The case in which other levels hold.
    pub exception: Option<&'static str>,
    /// The part of the contract.
    pub area: Area,
    /// What happened to it.
    pub action: Action,
    /// What the rule finds, for lists.
    pub summary: &'static str,
    /// The finding's text; `{code}`, `{old}`, `{new}` and `{name}` are filled in.
    pub message: &'static str,
    /// The way out.
    pub help: &'static str,
    /// Why it matters, and who decided so before.
    pub why: &'static str,
    /// The rule for the opposite change.
    pub mirror: Mirror,
}

/// What most rules have in common; a table row overrides the rest.
const BASE: Rule = Rule {
    id: "",
    since: RULE_SET,
    levels: levels(B, B, B),
    exceptional: None,
    exception: None,
    area: Area::Code,
    action: Action::Changed,
    summary: "",
    message: "",
    help: "",
    why: "",
    mirror: Mirror::Waived(""),
};

const fn levels(wire: Level, client: Level, strict: Level) -> Levels {
    Levels { wire, client, strict }
}

/// All rules, by area.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    let areas = [
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
    areas.into_iter().flatten()
}

/// The rule with an id.
#[must_use]
pub fn get(id: &str) -> Option<&'static Rule> {
    all().find(|rule| rule.id == id)
}
