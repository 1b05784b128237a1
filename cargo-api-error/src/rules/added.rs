//! New codes: in a new type, or among errors that clients already handle.

use std::collections::BTreeMap;

use super::rule::{Action, Area, I, Rule, W};
use crate::catalog::{Entry, ErrorPath};
use crate::comparison::{Change, Comparison};
use crate::rule_id::RuleId;

const ADDED: &[&str] = &["added", " {again}"];

pub(super) const RULES: &[Rule] = &[
    Rule::new(RuleId::TombstonedCodeReused, Area::Code, Action::Added, reused)
        .summary("a removed code is used again with another status or type, or a former name becomes a code")
        .message("code `{code}` had another meaning and is used again")
        .history(&["used again, with another meaning", ": {now} instead of {was}"])
        .help("choose a code that was never used")
        .why("Clients that know the old meaning apply it to the new one. buf: reserved names.")
        .mirror(RuleId::TombstoneRemoved),
    Rule::new(RuleId::ErrorAdded, Area::Code, Action::Added, |it| added(it, new_type))
        .levels(I, I, I)
        .summary("a new code in a new type")
        .message("code `{code}` is new, in a new type")
        .history(ADDED)
        .help("nothing to do; `cargo api-error lock` records it")
        .why("No call that clients make today can return it.")
        .mirror(RuleId::ErrorRemoved),
    Rule::new(RuleId::ErrorAddedOpen, Area::Code, Action::Added, |it| added(it, same_class))
        .levels(I, I, W)
        .summary("a new code in a known type, with a status, type and retry advice that already occur there")
        .message("code `{code}` is new in a type that clients know")
        .history(ADDED)
        .help("nothing to do; clients must handle unknown codes by status and type")
        .why("The set of codes is open, and the fallback of a client already handles this class. Zalando: extensible enum.")
        .mirror(RuleId::ErrorRemoved),
    Rule::new(RuleId::ErrorAddedNewClass, Area::Code, Action::Added, |it| added(it, new_class))
        .levels(W, W, W)
        .summary("a new code in a known type, with a status, type or retry advice that is new there")
        .message("code `{code}` adds {class} to a type that did not have it")
        .history(ADDED)
        .help("tell clients, or use a status and type that other errors of this type have")
        .why("A fallback by status and type may not know this class. Smithy: AddedOperationError; oasdiff: response enum \
              value added; Azure: should not.")
        .mirror(RuleId::ErrorRemoved),
];

fn reused(it: &Comparison<'_>) -> Vec<Change> {
    let class = |status: u16, error_type: &str| format!("{status} `{error_type}`");
    let change = |(entry, was): &(&Entry, String)| {
        let (change, spec) = (addition(entry).before(was), &entry.spec);
        let stone = it.old.tombstone(&spec.code).map(|stone| class(stone.status, &stone.error_type));
        let owner = it.old.errors.iter().find(|old| old.spec.aliases.contains(&spec.code));
        let was = stone.or_else(|| owner.map(|old| class(old.spec.status, &old.spec.error_type)));
        let now = class(spec.status, &spec.error_type);
        match was {
            Some(was) if was != now => change.with("was", was).with("now", now),
            _ => change,
        }
    };
    it.codes.reused.iter().map(change).collect()
}

/// The changes for new codes, given the old codes of the same types and the new ones before it, so that a class is new
/// once.
fn added(it: &Comparison<'_>, detect: fn(&[&Entry], &Entry) -> Option<Change>) -> Vec<Change> {
    let mut by_type: BTreeMap<ErrorPath, Vec<&Entry>> = BTreeMap::new();
    for entry in &it.old.errors {
        for variant in &entry.variants {
            by_type.entry(it.types.follow(&variant.path).type_path()).or_default().push(entry);
        }
    }
    let mut changes = Vec::new();
    for entry in it.came() {
        let types: Vec<ErrorPath> = entry.variants.iter().map(|variant| variant.path.type_path()).collect();
        let known: Vec<&Entry> = types.iter().filter_map(|ty| by_type.get(ty)).flatten().copied().collect();
        let is_back = it.old.tombstone(&entry.spec.code).is_some();
        changes.extend(detect(&known, entry).map(|it| if is_back { it.with("again", "again") } else { it }));
        for ty in &types {
            // A type that is not in the map is new, for all of its codes.
            by_type.entry(ty.clone()).and_modify(|codes| codes.push(entry));
        }
    }
    changes
}

fn addition(entry: &Entry) -> Change {
    Change::of_code(&entry.spec.code).after(format!("{} {}", entry.spec.status, entry.spec.error_type))
}

fn has_class(known: &[&Entry], entry: &Entry) -> bool {
    let class = |entry: &Entry| (entry.spec.status, entry.spec.error_type.clone(), entry.spec.retryable);
    known.iter().any(|other| class(other) == class(entry))
}

fn new_type(known: &[&Entry], entry: &Entry) -> Option<Change> {
    known.is_empty().then(|| addition(entry))
}

fn same_class(known: &[&Entry], entry: &Entry) -> Option<Change> {
    has_class(known, entry).then(|| addition(entry))
}

/// The values of an entry that no other error of its types has.
fn new_class(known: &[&Entry], entry: &Entry) -> Option<Change> {
    if known.is_empty() || has_class(known, entry) {
        return None;
    }
    let (status, error_type, retryable) = (entry.spec.status, &entry.spec.error_type, entry.spec.retryable);
    let retry = if retryable { "retry advice" } else { "an error without retry" };
    let parts = [
        (known.iter().all(|other| other.spec.status != status), format!("status {status}")),
        (known.iter().all(|other| other.spec.error_type != *error_type), format!("type {error_type}")),
        (known.iter().all(|other| other.spec.retryable != retryable), retry.to_owned()),
    ];
    let mut class: Vec<String> = parts.into_iter().filter_map(|(is_new, part)| is_new.then_some(part)).collect();
    if class.is_empty() {
        class.push(format!("the combination {status} {error_type}"));
    }
    Some(addition(entry).with("class", class.join(" and ")))
}
