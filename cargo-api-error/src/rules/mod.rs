//! The compatibility rules, a file per topic: each row holds its texts, its levels and its detector.

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
mod run;
mod status;
mod uncovered;
mod variant;

use crate::rule_id::RuleId;

pub use rule::{Action, Area, Detected, Exception, Mirror, Rule};
pub use run::{changes, judge};
pub use uncovered::UNCOVERED;

/// All rules, by topic.
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

/// The rule with an id; none if it is the id of a lint.
#[must_use]
pub fn get(id: RuleId) -> Option<&'static Rule> {
    all().find(|rule| rule.id == id)
}
