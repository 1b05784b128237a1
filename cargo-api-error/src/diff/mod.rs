//! Compares two catalogs: finds every rule's changes, and judges them by profile and configuration.

mod judge;
mod places;

use crate::catalog::Catalog;
use crate::comparison::{Comparison, Context};
use crate::rules::{self, Detected, Detector};

pub use judge::judge;
pub use places::{Listing, Places};

/// All changes from one catalog to another, sorted by code, then rule.
#[must_use]
pub fn changes(old: &Catalog, new: &Catalog, context: &Context<'_>) -> Vec<Detected> {
    let comparison = Comparison::new(old, new, context);
    let mut found: Vec<Detected> = Vec::new();
    for rule in rules::all() {
        if let Detector::Contracts(detect) = rule.detector {
            found.extend(detect(&comparison).into_iter().map(|change| Detected { rule, change }));
        }
    }
    let mut more = Vec::new();
    for rule in rules::all() {
        if let Detector::Findings(detect) = rule.detector {
            more.extend(detect(&comparison, &found).into_iter().map(|change| Detected { rule, change }));
        }
    }
    found.append(&mut more);
    found.sort_by(|a, b| a.order().cmp(&b.order()));
    found.dedup_by(|a, b| a.rule.id == b.rule.id && a.change == b.change);
    found
}
