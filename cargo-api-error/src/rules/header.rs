//! Response headers.

use std::collections::BTreeMap;

use super::rule::{Action, Area, B, Detector, Exception, I, Rule, W, base, levels, opposite};
use crate::catalog::Entry;
use crate::diff::{Change, Comparison};
use crate::rule_id::RuleId;

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: RuleId::HeaderRemoved,
        exception: Some(Exception { when: "not every response with the code had it", levels: levels([W, W, W]) }),
        summary: "a response header is no longer guaranteed",
        message: "`{code}` no longer has the header `{header}`",
        help: "keep the header: `header(\"{header}\", \"..\")`, or `retry_after` for `Retry-After`",
        why: "Clients read it and have no fallback. oasdiff: required response header removed.",
        detect: Detector::Contracts(removed),
        ..base(Area::Header, Action::Removed, [B, B, B], opposite(RuleId::HeaderAdded))
    },
    Rule {
        id: RuleId::HeaderAdded,
        summary: "a response header is new",
        message: "`{code}` now has the header `{header}`",
        help: "nothing to do",
        why: "Clients ignore headers that they do not know.",
        detect: Detector::Contracts(added),
        ..base(Area::Header, Action::Added, [I, I, I], opposite(RuleId::HeaderRemoved))
    },
];

fn removed(it: &Comparison<'_>) -> Vec<Change> {
    it.each(|old, new| {
        let after = headers(new);
        let gone = headers(old).into_iter().filter(move |(key, (_, required))| {
            after.get(key).is_none_or(|(_, still_required)| *required && !still_required)
        });
        gone.map(|(_, (name, required))| Change { exceptional: !required, ..Change::lost("header", name) })
    })
}

fn added(it: &Comparison<'_>) -> Vec<Change> {
    it.each(|old, new| {
        let before = headers(old);
        let came = headers(new).into_iter().filter(move |(key, _)| !before.contains_key(key));
        came.map(|(_, (name, _))| Change::gained("header", name))
    })
}

/// Name in lower case to the name as written, and whether every response has it; `Retry-After` included.
fn headers(entry: &Entry) -> BTreeMap<String, (String, bool)> {
    let retry_after = entry.spec.retry_after.iter().map(|_| ("Retry-After".to_owned(), true));
    let declared = entry.spec.headers.iter().map(|header| (header.name.clone(), header.required));
    declared.chain(retry_after).map(|(name, required)| (name.to_ascii_lowercase(), (name, required))).collect()
}
