//! Documentation and its address.

use super::rule::{Action, Area, Detector, I, N, Rule, W, base, opposite};
use crate::catalog::Entry;
use crate::diff::{Change, Comparison};
use crate::rule_id::RuleId;

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: RuleId::DocUrlChanged,
        summary: "`doc_url` changed",
        message: "doc_url of `{code}` changed from {old} to {new}",
        help: "redirect the old address to the new one",
        why: "Addresses stay in logs and tickets, and the source does not show redirects.",
        detect: Detector::Contracts(readdressed),
        ..base(Area::Docs, Action::Changed, [W, W, W], opposite(RuleId::DocUrlChanged))
    },
    Rule {
        id: RuleId::DocUrlRemoved,
        summary: "`doc_url` is now null",
        message: "`{code}` no longer has the doc_url {old}",
        help: "keep `doc_url`",
        why: "Links in logs and tickets stop working.",
        detect: Detector::Contracts(|it| it.lost(|entry| entry.spec.doc_url.as_ref())),
        ..base(Area::Docs, Action::Removed, [W, W, W], opposite(RuleId::DocUrlAdded))
    },
    Rule {
        id: RuleId::DocUrlAdded,
        summary: "`doc_url` is no longer null",
        message: "`{code}` now has the doc_url {new}",
        help: "nothing to do",
        why: "The response says more than before.",
        detect: Detector::Contracts(|it| it.gained(|entry| entry.spec.doc_url.as_ref())),
        ..base(Area::Docs, Action::Added, [I, I, I], opposite(RuleId::DocUrlRemoved))
    },
    Rule {
        id: RuleId::DocsChanged,
        summary: "summary, description, cause, fix or example changed; only `diff` compares them",
        message: "documentation of `{code}` changed: {parts}",
        help: "nothing to do",
        why: "Text may improve at any time.",
        detect: Detector::Contracts(reworded),
        ..base(Area::Docs, Action::Changed, [N, N, I], opposite(RuleId::DocsChanged))
    },
];

/// The address of a renamed code follows the code; that is the same change.
fn readdressed(it: &Comparison<'_>) -> Vec<Change> {
    it.each(|old, new| {
        let (before, after) = old.spec.doc_url.as_ref().zip(new.spec.doc_url.as_ref())?;
        let differs = before.replace(&old.spec.code, &new.spec.code) != *after;
        differs.then(|| Change::from_to(before, after))
    })
}

fn reworded(it: &Comparison<'_>) -> Vec<Change> {
    it.each(|old, new| {
        // A lock holds no text.
        old.spec.message_from.and(new.spec.message_from)?;
        let texts = |entry: &Entry| {
            let Entry { summary, description, cause, fix, example, .. } = entry.clone();
            [summary, description, cause, fix, example]
        };
        let names = ["summary", "description", "cause", "fix", "example"].into_iter();
        let changed = names.zip(texts(old).into_iter().zip(texts(new))).filter(|(_, (old, new))| old != new);
        let parts = changed.map(|(name, _)| name).collect::<Vec<_>>().join(", ");
        (!parts.is_empty()).then(|| Change::gained("parts", &parts))
    })
}
