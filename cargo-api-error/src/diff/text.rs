//! What people read, on both sides: compared only where both know it, and a lock does not.

use super::{Change, Comparison};
use crate::catalog::{Entry, placeholders};

impl Comparison<'_> {
    pub(super) fn text(&mut self, old: &Entry, new: &Entry) {
        if old.message_from.is_none() || new.message_from.is_none() {
            return;
        }
        if (old.message_from, &old.message) != (new.message_from, &new.message) {
            self.message(old, new);
        }
        let members = [
            ("summary", &old.summary, &new.summary),
            ("description", &old.description, &new.description),
            ("cause", &old.cause, &new.cause),
            ("fix", &old.fix, &new.fix),
            ("example", &old.example, &new.example),
        ];
        let changed: Vec<&str> = members.iter().filter(|(_, a, b)| a != b).map(|(name, ..)| *name).collect();
        if !changed.is_empty() {
            self.report(Some(old), Change::new("docs-changed", &old.code).name(changed.join(", ")));
        }
    }

    fn message(&mut self, old: &Entry, new: &Entry) {
        let (before, after) = (fields(old), fields(new));
        let lost: Vec<&String> = before.iter().filter(|name| !after.contains(name)).collect();
        let backed = |name: &String| new.details.iter().any(|detail| detail.name == *name);
        let unbacked: Vec<&String> = after.iter().filter(|name| !before.contains(name) && !backed(name)).collect();
        for name in lost.iter().copied() {
            self.report(Some(old), Change::new("placeholder-removed", &old.code).name(name));
        }
        for name in unbacked.iter().copied() {
            self.report(Some(old), Change::new("placeholder-unbacked", &old.code).name(name));
        }
        if lost.is_empty() && unbacked.is_empty() {
            let text = |entry: &Entry| entry.message.clone().unwrap_or_else(|| "(known at run time only)".to_owned());
            self.report(Some(old), Change::new("message-changed", &old.code).old(text(old)).new_value(text(new)));
        }
    }
}

fn fields(entry: &Entry) -> Vec<String> {
    entry.message.as_deref().map(placeholders).unwrap_or_default()
}
