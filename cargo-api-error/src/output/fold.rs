//! The order of a report for people, and what of it a short report leaves out.

use super::Length;
use crate::finding::{Finding, Level};

/// How many places of a rule or lint a short report shows.
const PLACES: usize = 5;

/// Findings of one rule or lint with one level.
pub(super) struct Section<'a> {
    pub(super) shown: Vec<&'a Finding>,
    /// How many more there are.
    pub(super) folded: usize,
}

/// What matters most comes last, because there people look first. Breaking changes are never left out: each has a command of
/// its own.
pub(super) fn sections<'a>(findings: &'a [Finding], length: Length) -> Vec<Section<'a>> {
    let mut sorted: Vec<&Finding> = findings.iter().collect();
    sorted.sort_by_key(|finding| group(finding));
    let whole = |level: Level| length == Length::Full || level == Level::Breaking;
    let section = |group: &[&'a Finding]| {
        let level = group.first().map_or(Level::Allow, |first| first.level);
        let limit = if whole(level) { group.len() } else { PLACES };
        Section { shown: group.iter().take(limit).copied().collect(), folded: group.len().saturating_sub(limit) }
    };
    sorted.chunk_by(|a, b| group(a) == group(b)).map(section).collect()
}

fn group(finding: &Finding) -> impl Ord + use<> {
    (finding.weight(), finding.rule)
}
