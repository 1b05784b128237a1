//! A contract that breaks since the last release needs a version that says so.

use semver::Version;

use super::{Change, Comparison};
use crate::finding::Level;
use crate::rules;

impl Comparison<'_> {
    /// Only the lock of a release has a version, so only a comparison with a release finds anything.
    pub(super) fn version(&mut self) {
        let (Some(before), Some(after)) = (&self.old.version, &self.new.version) else { return };
        let (Ok(released), Ok(current)) = (Version::parse(before), Version::parse(after)) else { return };
        let breaks = |change: &Change| {
            let rule = rules::get(change.rule);
            !change.unstable && !change.exceptional && rule.is_some_and(|rule| rule.levels.client == Level::Breaking)
        };
        if !raised(&released, &current) && self.changes.iter().any(breaks) {
            let change = Change { rule: "version-not-bumped", ..Change::default() };
            self.changes.push(change.old(before).new_value(after));
        }
    }
}

fn raised(released: &Version, current: &Version) -> bool {
    if released.major == 0 && current.major == 0 {
        return current.minor > released.minor || (released.minor == 0 && current.patch > released.patch);
    }
    current.major > released.major
}
