//! The lints, a file per topic: each row holds its texts, its level and its check.

mod allow;
mod codes;
mod gate;
mod lifecycle;
mod lint;
mod message;
mod prose;
mod retry;
mod run;
mod scan;
mod style;
mod subject;
mod verify;

use crate::rule_id::RuleId;

pub use lint::Lint;
pub(crate) use run::report;
pub use run::{integrity, run};
pub use style::CodeStyle;
pub use subject::Subject;

/// All lints, by topic.
pub fn all() -> impl Iterator<Item = &'static Lint> {
    let topics = [
        scan::LINTS,
        codes::LINTS,
        prose::LINTS,
        message::LINTS,
        retry::LINTS,
        lifecycle::LINTS,
        allow::LINTS,
        gate::LINTS,
        verify::LINTS,
    ];
    topics.into_iter().flatten()
}

/// The lint with an id; none if it is the id of a rule.
#[must_use]
pub fn get(id: RuleId) -> Option<&'static Lint> {
    all().find(|lint| lint.id == id)
}
