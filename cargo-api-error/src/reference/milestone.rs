//! What changed about a code, for its customers: what releases recorded, and what the source says beyond it.

use std::collections::BTreeMap;
use std::fmt;

use serde::Serialize;

use crate::catalog::{Entry, Event};
use crate::history::words;
use crate::rule_id::RuleId;

/// The rules for a new code.
const ADDED: [RuleId; 3] = [RuleId::ErrorAdded, RuleId::ErrorAddedOpen, RuleId::ErrorAddedNewClass];

/// A change of the past.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Milestone {
    /// The version that made it, if it is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// What changed, in Markdown.
    pub text: String,
}

impl fmt::Display for Milestone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.version {
            Some(version) => write!(f, "{version}: {}", self.text),
            None => f.write_str(&self.text),
        }
    }
}

impl Milestone {
    /// What releases recorded, the newest first.
    pub(crate) fn of_events(events: &[Event]) -> Vec<Self> {
        let milestone = |event: &Event| Some(Self { version: Some(event.release.clone()), text: words(event)? });
        events.iter().filter_map(milestone).collect()
    }

    /// The same, and what only the source says: since when there is the code, that it is deprecated, its former names.
    pub(super) fn of_code(entry: &Entry) -> Vec<Self> {
        let (spec, events) = (&entry.spec, &entry.history);
        let mut milestones = Self::of_events(events);
        let of_deprecation = |it: &&Event| [RuleId::DeprecatedAdded, RuleId::DeprecationRemoved].contains(&it.rule);
        let recorded = events.iter().find(of_deprecation).is_some_and(|it| it.rule == RuleId::DeprecatedAdded);
        if let Some(deprecated) = spec.deprecated.as_ref().filter(|_| !recorded) {
            let facts = [("replaced_by", &spec.replaced_by), ("sunset", &spec.sunset)];
            let facts = facts.into_iter().filter_map(|(name, fact)| Some((name.to_owned(), fact.clone()?)));
            let milestone = Self::said(RuleId::DeprecatedAdded, deprecated.since.as_ref(), facts.collect());
            let is_newer =
                |other: &Self| deprecated.since.as_deref().map(numbers) < other.version.as_deref().map(numbers);
            let at = deprecated.since.as_ref().map_or(0, |_| milestones.iter().filter(|it| is_newer(it)).count());
            milestones.splice(at..at, milestone);
        }
        if spec.since.is_some() && !events.iter().any(|it| ADDED.contains(&it.rule)) {
            milestones.extend(Self::said(RuleId::ErrorAdded, spec.since.as_ref(), BTreeMap::new()));
        }
        let renamed = |alias: &String| {
            events.iter().any(|it| it.rule == RuleId::ErrorRenamed && it.values.get("old") == Some(alias))
        };
        let former = spec.aliases.iter().filter(|alias| !renamed(alias));
        milestones.extend(former.map(|alias| Self { version: None, text: format!("formerly `{alias}`") }));
        milestones
    }

    /// What the source says, in the words for what a release records.
    fn said(rule: RuleId, version: Option<&String>, values: BTreeMap<String, String>) -> Option<Self> {
        let text = words(&Event { release: String::new(), rule, partial: false, values })?;
        Some(Self { version: version.cloned(), text })
    }
}

/// The numbers of a version, to compare it with another one.
fn numbers(version: &str) -> Vec<u64> {
    let core = version.trim_start_matches('v').split(['-', '+']).next().unwrap_or_default();
    core.split('.').map(|part| part.parse().unwrap_or_default()).collect()
}
