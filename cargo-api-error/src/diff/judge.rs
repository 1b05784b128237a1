//! Turns changes into findings, with the level from profile and configuration, the texts of the rule, and a place.

use super::Places;
use crate::comparison::Change;
use crate::finding::{Finding, Level, fingerprint, sorted};
use crate::levels::LevelTable;
use crate::rules::{Detected, Profile};
use crate::values::Values;

/// The findings of the changes whose level is not `allow`.
pub fn judge(found: &[Detected], places: &Places<'_>, profile: Profile, levels: &LevelTable) -> Vec<Finding> {
    let findings = found.iter().map(|detected| detected.finding(places, profile, levels));
    sorted(findings.filter(|finding| finding.level > Level::Allow).collect())
}

impl Detected {
    /// Identifies the change whatever the wording: the fingerprint of its finding.
    pub fn fingerprint(&self) -> String {
        let Change { code, old, new, within, .. } = &self.change;
        let code = code.as_deref().unwrap_or_default();
        // A change of one variant is not the same change of another one.
        let subject = within.as_ref().map_or_else(|| code.to_owned(), |variant| format!("{code} in {variant}"));
        let subject = self.change.code.as_ref().map(|_| subject.as_str());
        fingerprint(self.rule.id, subject, old.as_deref(), new.as_deref())
    }

    /// The values that fill the texts of the rule.
    pub fn values(&self) -> Values {
        let Change { code, old, new, values, .. } = &self.change;
        let canonical = [("code", code), ("old", old), ("new", new)].into_iter();
        let canonical = canonical.filter_map(|(name, value)| Some((name, value.as_ref()?)));
        canonical.fold(values.clone(), |values, (name, value)| values.with(name, value))
    }

    pub(super) fn order(&self) -> impl Ord + use<'_> {
        let Change { code, old, new, within, .. } = &self.change;
        (code, self.rule.id.as_str(), old, new, within)
    }

    fn level(&self, profile: Profile, levels: &LevelTable) -> Level {
        let Self { rule, change } = self;
        let exception = rule.exception.filter(|_| change.exceptional);
        let default = profile.of(exception.map_or(rule.levels, |(_, levels)| levels));
        let chosen = levels.get(rule.id, default);
        let level = if change.firm { chosen.max(default) } else { chosen };
        if change.unstable { level.min(Level::Info) } else { level }
    }

    fn finding(&self, places: &Places<'_>, profile: Profile, levels: &LevelTable) -> Finding {
        let Self { rule, change } = self;
        let values = self.values();
        let mut notes = change.notes.clone();
        notes.extend(change.within.as_ref().map(|variant| format!("in the variant `{variant}`")));
        if change.unstable {
            notes.push("the code was unstable, so nothing was promised".to_owned());
        }
        notes.extend(places.note(change));
        Finding {
            rule: rule.id,
            level: self.level(profile, levels),
            code: change.code.clone(),
            message: values.fill(rule.texts.message),
            notes,
            help: Some(values.fill(rule.texts.help)),
            location: places.location(change),
            old: change.old.clone(),
            new: change.new.clone(),
            values: change.values.clone(),
            fingerprint: self.fingerprint(),
            accepted: None,
        }
    }
}
