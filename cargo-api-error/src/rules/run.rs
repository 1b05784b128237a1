//! Two contracts in, changes out; changes in, findings out.

use super::rule::Detector;
use super::{Detected, Rule, all};
use crate::catalog::Catalog;
use crate::diff::{Change, Comparison, Context, Places};
use crate::finding::{Finding, fill, fingerprint, sorted};
use crate::levels::{Level, LevelTable, Profile};

/// All changes from one catalog to another, sorted by code, then rule.
#[must_use]
pub fn changes(old: &Catalog, new: &Catalog, context: &Context<'_>) -> Vec<Detected> {
    let comparison = Comparison::new(old, new, context);
    let mut found: Vec<Detected> = Vec::new();
    for rule in all() {
        if let Detector::Contracts(detect) = rule.detect {
            found.extend(detect(&comparison).into_iter().map(|change| Detected { rule, change }));
        }
    }
    let mut more = Vec::new();
    for rule in all() {
        if let Detector::Findings(detect) = rule.detect {
            more.extend(detect(&comparison, &found).into_iter().map(|change| Detected { rule, change }));
        }
    }
    found.append(&mut more);
    found.sort_by(|a, b| a.order().cmp(&b.order()));
    found.dedup_by(|a, b| a.rule.id == b.rule.id && a.change == b.change);
    found
}

/// The findings of the changes whose level is not `allow`.
#[must_use]
pub fn judge(found: &[Detected], places: &Places<'_>, profile: Profile, levels: &LevelTable) -> Vec<Finding> {
    let findings = found.iter().map(|detected| detected.finding(places, profile, levels));
    sorted(findings.filter(|finding| finding.level > Level::Allow).collect())
}

impl Detected {
    /// Identifies the change, whatever the wording and wherever it moves.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        let Change { code, old, new, .. } = &self.change;
        fingerprint(self.rule.id, code.as_deref(), old.as_deref(), new.as_deref())
    }

    fn order(&self) -> impl Ord + use<'_> {
        let Change { code, old, new, .. } = &self.change;
        (code, self.rule.id.as_str(), old, new)
    }

    fn level(&self, profile: Profile, levels: &LevelTable) -> Level {
        let Self { rule, change } = self;
        let exception = rule.exception.filter(|_| change.exceptional);
        let default = exception.map_or(rule.levels, |exception| exception.levels).of(profile);
        let chosen = levels.get(rule.id, default);
        let level = if change.firm { chosen.max(default) } else { chosen };
        if change.unstable { level.min(Level::Info) } else { level }
    }

    fn finding(&self, places: &Places<'_>, profile: Profile, levels: &LevelTable) -> Finding {
        let Self { rule, change } = self;
        let mut notes = change.notes.clone();
        if change.unstable {
            notes.push("the code was unstable, so nothing was promised".to_owned());
        }
        notes.extend(places.note(change));
        Finding {
            rule: rule.id,
            level: self.level(profile, levels),
            code: change.code.clone(),
            message: self.text(rule.message),
            notes,
            help: Some(self.text(rule.help)),
            location: places.location(change),
            old: change.old.clone(),
            new: change.new.clone(),
            values: change.values.clone(),
            fingerprint: self.fingerprint(),
            accepted: None,
        }
    }

    /// A text of the rule with the values of the change.
    #[must_use]
    pub fn text(&self, template: &str) -> String {
        let Change { code, old, new, values, .. } = &self.change;
        fill(template, |name| match name {
            "code" => code.clone(),
            "old" => old.clone(),
            "new" => new.clone(),
            _ => values.get(name).cloned(),
        })
    }
}

impl Rule {
    /// Whether a change that it detects breaks clients, whatever the configuration says.
    pub(super) fn breaks(&self, change: &Change) -> bool {
        self.levels.client == Level::Breaking && !change.unstable && !change.exceptional
    }
}
