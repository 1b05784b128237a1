//! Response headers.

use super::{Action, Area, I, Rule, W, levels};
use std::collections::BTreeMap;

use crate::catalog::Entry;
use crate::comparison::{Changes, Pair};
use crate::rule_id::RuleId;

pub(super) const RULES: &[Rule] = &[
    Rule::of_code(RuleId::HeaderRemoved, header_removed)
        .about(Area::Header, Action::Removed)
        .except("the header was optional", levels(W, W, W))
        .summary("a response header is no longer guaranteed")
        .message("`{code}` no longer carries the header `{name}`")
        .help("keep the header: `header(\"{name}\", \"..\")`, or `retry_after` for `Retry-After`")
        .why("Clients read it and have no fallback. oasdiff: required response header removed.")
        .mirror(RuleId::HeaderAdded),
    Rule::of_code(RuleId::HeaderAdded, header_added)
        .about(Area::Header, Action::Added)
        .levels(I, I, I)
        .summary("a response header was added")
        .message("`{code}` now carries the header `{name}`")
        .help("nothing to do")
        .why("Clients ignore headers that they do not know.")
        .mirror(RuleId::HeaderRemoved),
];

/// Lower-case name to the name as written, and whether it is guaranteed; `Retry-After` included.
fn headers(entry: &Entry) -> BTreeMap<String, (&str, bool)> {
    let retry_after = entry.spec.retry_after.iter().map(|_| ("Retry-After", true));
    let declared = entry.spec.headers.iter().map(|header| (header.name.as_str(), header.required));
    declared.chain(retry_after).map(|(name, required)| (name.to_ascii_lowercase(), (name, required))).collect()
}

fn header_removed(pair: &Pair<'_>, found: &mut Changes) {
    let after = headers(pair.new);
    for (key, (name, required)) in headers(pair.old) {
        let still = after.get(&key).map(|(_, required)| *required);
        if still.is_none() || (required && still == Some(false)) {
            let mut change = found.of(pair.old).name(name);
            change.exceptional = !required;
            found.push(change);
        }
    }
}

fn header_added(pair: &Pair<'_>, found: &mut Changes) {
    let before = headers(pair.old);
    for (key, (name, _)) in headers(pair.new) {
        if !before.contains_key(&key) {
            found.push(found.of(pair.old).name(name));
        }
    }
}
