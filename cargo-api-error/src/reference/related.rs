//! Finds for a code the codes that a reader may want to look up next.

use std::collections::BTreeMap;

use super::words::words;
use crate::catalog::{Catalog, Entry};

/// How many codes a page links to.
const MOST: usize = 6;
/// How many of them for one reason.
const MOST_ALIKE: usize = 3;

/// The codes of a catalog in the orders that searches need. Deprecated codes are in none of them.
pub(super) struct Relations<'a> {
    /// By their words.
    by_subject: Vec<(Vec<String>, &'a Entry)>,
    /// By their words from the last to the first.
    by_action: Vec<(Vec<String>, &'a Entry)>,
    /// By the request parameter that they name.
    by_param: BTreeMap<&'a str, Vec<&'a Entry>>,
    /// By the code that replaces them.
    replaced: BTreeMap<&'a str, Vec<&'a Entry>>,
}

impl<'a> Relations<'a> {
    pub(super) fn of(catalog: &'a Catalog) -> Self {
        let current = || catalog.errors.iter().filter(|entry| entry.spec.deprecated.is_none());
        let mut by_subject: Vec<(Vec<String>, &Entry)> = current().map(|it| (words(&it.spec.code), it)).collect();
        by_subject.sort_by(|a, b| (&a.0, &a.1.spec.code).cmp(&(&b.0, &b.1.spec.code)));
        let reversed = |(words, it): &(Vec<String>, &'a Entry)| (words.iter().rev().cloned().collect(), *it);
        let mut by_action: Vec<(Vec<String>, &Entry)> = by_subject.iter().map(reversed).collect();
        by_action.sort_by(|a, b| (&a.0, &a.1.spec.code).cmp(&(&b.0, &b.1.spec.code)));
        let mut relations = Self { by_subject, by_action, by_param: BTreeMap::new(), replaced: BTreeMap::new() };
        for entry in current() {
            if let Some(param) = fixed_param(entry) {
                relations.by_param.entry(param).or_default().push(entry);
            }
            if let Some(code) = &entry.spec.replaced_by {
                relations.replaced.entry(code).or_default().push(entry);
            }
        }
        relations
    }

    /// What replaces the code and what it replaces, then codes of the same parameter, the same subject (`card_..`) and
    /// the same action (`.._not_found`), the nearest first.
    pub(super) fn of_code(&self, catalog: &'a Catalog, entry: &Entry) -> Vec<&'a Entry> {
        let words = words(&entry.spec.code);
        let reversed: Vec<String> = words.iter().rev().cloned().collect();
        let replacement = entry.spec.replaced_by.as_ref().and_then(|code| catalog.get(code));
        let replacement = replacement.filter(|it| it.spec.deprecated.is_none());
        let replaced = self.replaced.get(entry.spec.code.as_str()).into_iter().flatten().copied();
        let same_param = fixed_param(entry).and_then(|param| self.by_param.get(param));
        let same_param = same_param.map(|group| beside(group, entry)).unwrap_or_default();
        let same_subject = nearest(&self.by_subject, &words, &entry.spec.code);
        let mut same_action = nearest(&self.by_action, &reversed, &entry.spec.code);
        if words.last().is_some_and(|word| word == "error") {
            same_action.clear();
        }
        let candidates = replacement.into_iter().chain(replaced.take(MOST_ALIKE));
        let candidates = candidates.chain(same_param).chain(same_subject).chain(same_action);
        let mut related: Vec<&Entry> = Vec::new();
        for other in candidates.filter(|other| other.spec.code != entry.spec.code) {
            if related.len() < MOST && related.iter().all(|known| known.spec.code != other.spec.code) {
                related.push(other);
            }
        }
        related
    }
}

fn fixed_param(entry: &Entry) -> Option<&str> {
    entry.spec.param.as_ref().filter(|param| !param.has_placeholders()).map(api_error_syntax::Template::source)
}

/// The neighbours in a list that is sorted by code.
fn beside<'a>(group: &[&'a Entry], entry: &Entry) -> Vec<&'a Entry> {
    let at = group.partition_point(|other| other.spec.code < entry.spec.code);
    let around = group.get(at.saturating_sub(MOST_ALIKE)..).unwrap_or_default();
    around.iter().copied().filter(|other| other.spec.code != entry.spec.code).take(MOST_ALIKE).collect()
}

/// The codes that share most words from the start, at least one.
fn nearest<'a>(sorted: &[(Vec<String>, &'a Entry)], words: &[String], code: &str) -> Vec<&'a Entry> {
    let common = |at: usize| {
        let theirs = sorted.get(at).map(|(words, _)| words.as_slice()).unwrap_or_default();
        theirs.iter().zip(words).take_while(|(theirs, ours)| theirs == ours).count()
    };
    let at = sorted.partition_point(|(theirs, it)| (theirs.as_slice(), it.spec.code.as_str()) < (words, code));
    let own = sorted.get(at).is_some_and(|(_, it)| it.spec.code == code);
    let (mut before, mut after) = (at, at + usize::from(own));
    let mut found = Vec::new();
    while found.len() < MOST_ALIKE {
        let left = before.checked_sub(1).map_or(0, common);
        let right = common(after);
        if left.max(right) == 0 {
            break;
        }
        let next = if left >= right {
            before -= 1;
            before
        } else {
            after += 1;
            after - 1
        };
        found.extend(sorted.get(next).map(|(_, entry)| *entry));
    }
    found
}
