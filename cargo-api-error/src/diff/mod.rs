//! Two catalogs in, findings out: every rule's changes, judged by profile and configuration.

mod judge;
mod places;

use crate::catalog::Catalog;
use crate::comparison::{Change, Changes, Comparison, Context};
use crate::rule_id::RuleId;
use crate::rules::{self, Detector};

pub use judge::judge;
pub use places::{Listing, Places};

/// All changes from one catalog to another, sorted by code, then rule.
#[must_use]
pub fn changes(old: &Catalog, new: &Catalog, context: &Context<'_>) -> Vec<Change> {
    let comparison = Comparison::new(old, new, context);
    let mut found = Changes::new(RuleId::ErrorRemoved);
    for rule in rules::all() {
        match rule.detector {
            Detector::Contracts(detect) => detect(&comparison, found.of_rule(rule.id)),
            Detector::Code(detect) => comparison.pairs().for_each(|pair| detect(&pair, found.of_rule(rule.id))),
            Detector::Changes(_) => {}
        }
    }
    for rule in rules::all() {
        if let Detector::Changes(detect) = rule.detector {
            detect(&comparison, found.of_rule(rule.id));
        }
    }
    let mut changes = found.list;
    changes.sort_by(|a, b| a.order().cmp(&b.order()));
    changes.dedup();
    changes
}
