//! One code on both sides: status, type, retry advice, headers, address.

use std::collections::BTreeMap;

use super::{Change, Comparison};
use api_error_syntax::{HeaderDef, RetryAfterDef};

use crate::catalog::Entry;
use crate::rules::ACTED_ON;

impl Comparison<'_> {
    pub(super) fn entry(&mut self, old: &Entry, new: &Entry) {
        self.status_and_type(old, new);
        self.retry(old, new);
        self.headers(old, new);
        self.param(old, new);
        self.details(old, new);
        self.doc_url(old, new);
        self.lifecycle(old, new);
        self.text(old, new);
        self.variants(old, new);
    }

    fn status_and_type(&mut self, old: &Entry, new: &Entry) {
        if old.spec.status != new.spec.status {
            let same_class = old.spec.status / 100 == new.spec.status / 100;
            let rule = if same_class { "status-changed" } else { "status-class-changed" };
            let firm = same_class && [old.spec.status, new.spec.status].iter().any(|status| ACTED_ON.contains(status));
            let change = Change::new(rule, &old.spec.code)
                .old(old.spec.status.to_string())
                .new_value(new.spec.status.to_string());
            self.report(Some(old), Change { firm, ..change });
        }
        if old.spec.error_type != new.spec.error_type {
            let change =
                Change::new("type-changed", &old.spec.code).old(&old.spec.error_type).new_value(&new.spec.error_type);
            self.report(Some(old), change);
        }
    }

    fn retry(&mut self, old: &Entry, new: &Entry) {
        match (old.spec.retryable, new.spec.retryable) {
            (true, false) => self.report(Some(old), Change::new("retry-removed", &old.spec.code)),
            (false, true) => self.report(Some(old), Change::new("retry-added", &old.spec.code)),
            _ => {}
        }
        if let (Some(before), Some(after)) = (&old.spec.retry_after, &new.spec.retry_after) {
            let (before, after) = (hint(before), hint(after));
            if before != after {
                let change = Change::new("retry-hint-changed", &old.spec.code).old(before).new_value(after);
                self.report(Some(old), change);
            }
        }
    }

    fn headers(&mut self, old: &Entry, new: &Entry) {
        let (before, after) = (headers(old), headers(new));
        for (key, (name, required)) in &before {
            let still = after.get(key).map(|(_, required)| *required);
            if still.is_none() || (*required && still == Some(false)) {
                let change = Change::new("header-removed", &old.spec.code).name(name);
                self.report(Some(old), Change { exceptional: !required, ..change });
            }
        }
        for (key, (name, _)) in &after {
            if !before.contains_key(key) {
                self.report(Some(old), Change::new("header-added", &old.spec.code).name(name));
            }
        }
    }

    fn param(&mut self, old: &Entry, new: &Entry) {
        let change = match (&old.spec.param, &new.spec.param) {
            (Some(before), None) => Change::new("param-removed", &old.spec.code).old(before),
            (None, Some(after)) => Change::new("param-added", &old.spec.code).new_value(after),
            (Some(before), Some(after)) if before != after => {
                Change::new("param-changed", &old.spec.code).old(before).new_value(after)
            }
            _ => return,
        };
        self.report(Some(old), change);
    }

    fn doc_url(&mut self, old: &Entry, new: &Entry) {
        let change = match (&old.spec.doc_url, &new.spec.doc_url) {
            (Some(before), None) => Change::new("doc-url-removed", &old.spec.code).old(before),
            (None, Some(after)) => Change::new("doc-url-added", &old.spec.code).new_value(after),
            // The address of a renamed code follows the code; that is the same change.
            (Some(before), Some(after)) if before.replace(&old.spec.code, &new.spec.code) != *after => {
                Change::new("doc-url-changed", &old.spec.code).old(before).new_value(after)
            }
            _ => return,
        };
        self.report(Some(old), change);
    }
}

fn hint(after: &RetryAfterDef) -> String {
    match after {
        RetryAfterDef::Seconds(seconds) => format!("{seconds} s"),
        RetryAfterDef::Field(_) => "a value at run time".to_owned(),
    }
}

/// Lower-case name to the name as written, and whether it is guaranteed; `Retry-After` included.
fn headers(entry: &Entry) -> BTreeMap<String, (String, bool)> {
    let retry_after = entry.spec.retry_after.iter().map(|_| ("Retry-After".to_owned(), true));
    let declared = entry.spec.headers.iter().map(|HeaderDef { name, required, .. }| (name.clone(), *required));
    declared.chain(retry_after).map(|(name, required)| (name.to_ascii_lowercase(), (name, required))).collect()
}
