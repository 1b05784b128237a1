//! Deprecation, sunset and stability of one code on both sides.

use jiff::civil::Date;

use super::{Change, Comparison};
use crate::catalog::Entry;

impl Comparison<'_> {
    pub(super) fn lifecycle(&mut self, old: &Entry, new: &Entry) {
        match (old.spec.deprecated.is_some(), new.spec.deprecated.is_some()) {
            (false, true) => self.report(Some(old), Change::new("deprecated-added", &old.spec.code)),
            (true, false) => self.report(Some(old), Change::new("deprecation-removed", &old.spec.code)),
            _ => {}
        }
        match (old.spec.unstable, new.spec.unstable) {
            (false, true) => self.report(Some(old), Change::new("stability-decreased", &old.spec.code)),
            (true, false) => self.report(Some(old), Change::new("stability-increased", &old.spec.code)),
            _ => {}
        }
        self.sunset(old, new);
    }

    fn sunset(&mut self, old: &Entry, new: &Entry) {
        let change = match (&old.spec.sunset, &new.spec.sunset) {
            (None, Some(day)) if self.too_soon(day) => {
                let least = match self.least_days() {
                    1 => "1 day".to_owned(),
                    days => format!("{days} days"),
                };
                Change::new("sunset-too-soon", &old.spec.code).old(least).new_value(day)
            }
            (Some(before), Some(after)) if after < before => {
                Change::new("sunset-advanced", &old.spec.code).old(before).new_value(after)
            }
            (Some(before), Some(after)) if after > before => {
                Change::new("sunset-postponed", &old.spec.code).old(before).new_value(after)
            }
            (Some(before), None) => Change::new("sunset-postponed", &old.spec.code).old(before).new_value("never"),
            _ => return,
        };
        self.report(Some(old), change);
    }

    fn too_soon(&self, day: &str) -> bool {
        let (Some(day), Some(today)) = (date(day), self.context.today.and_then(date)) else { return false };
        let days = today.until(day).map_or(0, |span| span.get_days());
        i64::from(days) < i64::from(self.least_days())
    }

    /// A sunset that is today or past gives nobody time, whatever the team promised.
    fn least_days(&self) -> u32 {
        self.context.sunset_days.max(1)
    }
}

fn date(text: &str) -> Option<Date> {
    text.parse().ok()
}
