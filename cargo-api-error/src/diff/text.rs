//! What people read, on both sides: compared only where both know it, and a lock does not.

use std::collections::BTreeSet;

use super::{Change, Comparison};
use api_error_syntax::Template;

use crate::catalog::Entry;

impl Comparison<'_> {
    pub(super) fn text(&mut self, old: &Entry, new: &Entry) {
        if old.spec.message_from.is_none() || new.spec.message_from.is_none() {
            return;
        }
        if (old.spec.message_from, &old.spec.message) != (new.spec.message_from, &new.spec.message) {
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
            self.report(Some(old), Change::new("docs-changed", &old.spec.code).name(changed.join(", ")));
        }
    }

    fn message(&mut self, old: &Entry, new: &Entry) {
        let (before, after) = (fields(old), fields(new));
        let lost: Vec<&String> = before.iter().filter(|name| !after.contains(name)).collect();
        let backed = |name: &String| new.spec.details.iter().any(|detail| detail.name == *name);
        let unbacked: Vec<&String> = after.iter().filter(|name| !before.contains(name) && !backed(name)).collect();
        for name in lost.iter().copied() {
            self.report(Some(old), Change::new("placeholder-removed", &old.spec.code).name(name));
        }
        for name in unbacked.iter().copied() {
            self.report(Some(old), Change::new("placeholder-unbacked", &old.spec.code).name(name));
        }
        if lost.is_empty() && unbacked.is_empty() {
            let text = |entry: &Entry| {
                entry.spec.message.as_ref().map_or("(known at run time only)", Template::source).to_owned()
            };
            self.report(Some(old), Change::new("message-changed", &old.spec.code).old(text(old)).new_value(text(new)));
        }
    }
}

fn fields(entry: &Entry) -> Vec<String> {
    let names = entry.spec.message.as_ref().map(Template::names).unwrap_or_default();
    let names: BTreeSet<&str> = names.into_iter().collect();
    names.into_iter().map(str::to_owned).collect()
}
