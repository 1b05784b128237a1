//! What a release changed about a code, as a release lock and a catalog keep it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::rule_id::RuleId;

/// A change that a release made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// The version of the release.
    pub release: String,
    /// The rule that found the change.
    pub rule: RuleId,
    /// Whether it concerns only some of the cases of the code.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub partial: bool,
    /// The values that the words for it name.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub values: BTreeMap<String, String>,
}
