//! The compatibility rules, one file per topic: what each finds and how, its level in each profile, and what to do
//! instead.

mod added;
mod detail;
mod docs;
mod header;
mod lifecycle;
mod message;
mod param;
mod removed;
mod retry;
mod rule;
mod status;
mod uncovered;
mod variant;

use crate::rule_id::RuleId;

pub use removed::GONE;
pub(crate) use rule::Detector;
pub use rule::{Action, Area, Detected, Mirror, Profile, ProfileLevels, RULE_SET, Rule, Texts};
pub use uncovered::UNCOVERED;

/// All rules, by area.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    let topics = [
        removed::RULES,
        added::RULES,
        variant::RULES,
        status::RULES,
        header::RULES,
        message::RULES,
        param::RULES,
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
