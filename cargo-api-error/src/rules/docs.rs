//! Documentation and its address.

use super::{Action, Area, I, N, Rule, W};
use crate::comparison::{Changes, Pair};
use crate::rule_id::RuleId;

pub(super) const RULES: &[Rule] = &[
    Rule::of_code(RuleId::DocUrlChanged, doc_url_changed)
        .about(Area::Docs, Action::Changed)
        .levels(W, W, W)
        .summary("the address of the page changed")
        .message("doc_url of `{code}` changed from {old} to {new}")
        .help("redirect the old address to the new one")
        .why("Addresses remain in logs and tickets, and the source does not show redirects."),
    Rule::of_code(RuleId::DocUrlRemoved, doc_url_removed)
        .about(Area::Docs, Action::Removed)
        .levels(W, W, W)
        .summary("`doc_url` is now `null`")
        .message("`{code}` no longer has the doc_url {old}")
        .help("keep `doc_url`")
        .why("Links in logs and tickets no longer help.")
        .mirror(RuleId::DocUrlAdded),
    Rule::of_code(RuleId::DocUrlAdded, doc_url_added)
        .about(Area::Docs, Action::Added)
        .levels(I, I, I)
        .summary("`doc_url` now has a value")
        .message("`{code}` now has the doc_url {new}")
        .help("nothing to do")
        .why("The response says more than before.")
        .mirror(RuleId::DocUrlRemoved),
    Rule::of_code(RuleId::DocsChanged, docs_changed)
        .about(Area::Docs, Action::Changed)
        .levels(N, N, I)
        .summary("summary, description, cause, fix or example changed; only `diff` compares them")
        .message("documentation of `{code}` changed: {name}")
        .help("nothing to do")
        .why("Documentation may improve at any time."),
];

fn doc_url_changed(pair: &Pair<'_>, found: &mut Changes) {
    let (old, new) = (&pair.old.spec, &pair.new.spec);
    // The address of a renamed code follows the code; that is the same change.
    if let (Some(before), Some(after)) = (&old.doc_url, &new.doc_url)
        && before.replace(&old.code, &new.code) != *after
    {
        found.push(found.of(pair.old).was(before).is(after));
    }
}

fn doc_url_removed(pair: &Pair<'_>, found: &mut Changes) {
    if let (Some(before), None) = (&pair.old.spec.doc_url, &pair.new.spec.doc_url) {
        found.push(found.of(pair.old).was(before));
    }
}

fn doc_url_added(pair: &Pair<'_>, found: &mut Changes) {
    if let (None, Some(after)) = (&pair.old.spec.doc_url, &pair.new.spec.doc_url) {
        found.push(found.of(pair.old).is(after));
    }
}

fn docs_changed(pair: &Pair<'_>, found: &mut Changes) {
    let (old, new) = (pair.old, pair.new);
    // A lock has no texts.
    if old.spec.message_from.is_none() || new.spec.message_from.is_none() {
        return;
    }
    let members = [
        ("summary", &old.summary, &new.summary),
        ("description", &old.description, &new.description),
        ("cause", &old.cause, &new.cause),
        ("fix", &old.fix, &new.fix),
        ("example", &old.example, &new.example),
    ];
    let changed: Vec<&str> =
        members.iter().filter(|(_, before, after)| before != after).map(|(name, ..)| *name).collect();
    if !changed.is_empty() {
        found.push(found.of(old).name(changed.join(", ")));
    }
}
