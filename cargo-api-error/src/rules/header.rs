//! Response headers.

use std::collections::BTreeMap;

use super::rule::{Action, Area, Rule, W};
use crate::catalog::Entry;
use crate::comparison::{Change, Comparison};
use crate::rule_id::RuleId;

pub(super) const RULES: &[Rule] = &[
    Rule::new(RuleId::HeaderRemoved, Area::Header, Action::Removed, removed)
        .except("the header was optional", [W, W, W])
        .summary("a response header is no longer guaranteed")
        .message("`{code}` no longer carries the header `{header}`")
        .history(&["the header `{header}` {fate}"])
        .help("keep the header: `header(\"{header}\", \"..\")`, or `retry_after` for `Retry-After`")
        .why("Clients read it and have no fallback. oasdiff: required response header removed.")
        .mirror(RuleId::HeaderAdded),
    Rule::compatible(RuleId::HeaderAdded, Area::Header, Action::Added, added)
        .summary("a response header was added")
        .message("`{code}` now carries the header `{header}`")
        .history(&["the header `{header}` was added"])
        .why("Clients ignore headers that they do not know.")
        .mirror(RuleId::HeaderRemoved),
];

/// The headers that every response with the old entry has and the new one does not promise.
pub(super) fn lacking(old: &Entry, new: &Entry) -> Vec<String> {
    let after = headers(new);
    let lost = headers(old).into_iter().filter(|(key, (_, required))| *required && !after.contains_key(key));
    lost.map(|(_, (name, _))| name).collect()
}

fn removed(it: &Comparison<'_>) -> Vec<Change> {
    it.by_contract(|old, new| {
        let after = headers(new);
        let gone = headers(old).into_iter().filter(|(key, (_, required))| {
            after.get(key).is_none_or(|(_, still_required)| *required && !still_required)
        });
        let change = |(key, (name, required)): (String, (String, bool))| {
            let fate = if after.contains_key(&key) { "is no longer in every response" } else { "was removed" };
            Change { exceptional: !required, ..Change::lost("header", name).with("fate", fate) }
        };
        gone.map(change).collect::<Vec<_>>()
    })
}

fn added(it: &Comparison<'_>) -> Vec<Change> {
    it.by_contract(|old, new| {
        let before = headers(old);
        let came = headers(new).into_iter().filter(move |(key, _)| !before.contains_key(key));
        came.map(|(_, (name, _))| Change::gained("header", name))
    })
}

/// For each name in lower case, the name as written and whether every response has it. Includes `Retry-After`.
fn headers(entry: &Entry) -> BTreeMap<String, (String, bool)> {
    let retry_after = entry.spec.retry_after.iter().map(|_| ("Retry-After".to_owned(), true));
    let declared = entry.spec.headers.iter().map(|header| (header.name.clone(), header.required));
    declared.chain(retry_after).map(|(name, required)| (name.to_ascii_lowercase(), (name, required))).collect()
}
