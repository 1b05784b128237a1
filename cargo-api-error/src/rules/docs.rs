//! Documentation and its URL.

use super::rule::{Action, Area, I, N, Rule, W};
use crate::comparison::{Change, Comparison};
use crate::rule_id::RuleId;

pub(super) const RULES: &[Rule] = &[
    Rule::new(RuleId::DocUrlChanged, Area::Docs, Action::Changed, readdressed)
        .levels(W, W, W)
        .summary("the address of the page changed")
        .message("doc_url of `{code}` changed from {old} to {new}")
        .help("redirect the old address to the new one")
        .why("Addresses remain in logs and tickets, and the source does not show redirects."),
    Rule::new(RuleId::DocUrlRemoved, Area::Docs, Action::Removed, |it| it.lost(|entry| entry.spec.doc_url.as_ref()))
        .levels(W, W, W)
        .summary("`doc_url` is now `null`")
        .message("`{code}` no longer has the doc_url {old}")
        .help("keep `doc_url`")
        .why("Links in logs and tickets no longer help.")
        .mirror(RuleId::DocUrlAdded),
    Rule::compatible(RuleId::DocUrlAdded, Area::Docs, Action::Added, |it| {
        it.gained(|entry| entry.spec.doc_url.as_ref())
    })
    .summary("`doc_url` now has a value")
    .message("`{code}` now has the doc_url {new}")
    .why("The response says more than before.")
    .mirror(RuleId::DocUrlRemoved),
    Rule::new(RuleId::DocsChanged, Area::Docs, Action::Changed, reworded)
        .levels(N, N, I)
        .summary("summary, description, cause, fix or example changed; only `diff` compares them")
        .message("documentation of `{code}` changed: {parts}")
        .help("nothing to do")
        .why("Documentation may improve at any time."),
];

/// The URL may contain the code, the status and the type, and changes with them.
fn readdressed(it: &Comparison<'_>) -> Vec<Change> {
    it.each(|old, new| {
        let (before, after) = old.spec.doc_url.as_ref().zip(new.spec.doc_url.as_ref())?;
        let mut expected = before.replace(&old.spec.code, &new.spec.code);
        if old.spec.status != new.spec.status {
            expected = expected.replace(&old.spec.status.to_string(), &new.spec.status.to_string());
            expected = expected.replace(&old.spec.error_type, &new.spec.error_type);
        }
        let differs = expected != *after;
        differs.then(|| Change::from_to(before, after))
    })
}

fn reworded(it: &Comparison<'_>) -> Vec<Change> {
    it.by_variant(|old, new| {
        // A lock has no texts.
        old.spec.message_from.and(new.spec.message_from)?;
        let changed = old.docs.parts().into_iter().zip(new.docs.parts()).filter(|(old, new)| old != new);
        let parts = changed.map(|((name, _), _)| name).collect::<Vec<_>>().join(", ");
        (!parts.is_empty()).then(|| Change::gained("parts", &parts))
    })
}
