//! The public text. It is compared only where both sides are catalogs: a lock holds no text.

use api_error_syntax::Template;

use super::rule::{Action, Area, Detector, I, Rule, W, base, opposite};
use crate::catalog::Entry;
use crate::diff::{Change, Comparison};
use crate::rule_id::RuleId;

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: RuleId::MessageChanged,
        summary: "the message changed",
        message: "message of `{code}` changed",
        help: "nothing to do; the text is for people",
        why: "Clients match on codes; text may improve at any time. AIP-193; Azure.",
        detect: Detector::Contracts(|it| texts(it, reworded)),
        ..base(Area::Message, Action::Changed, [I, I, W], opposite(RuleId::MessageChanged))
    },
    Rule {
        id: RuleId::PlaceholderRemoved,
        summary: "the message no longer shows a value",
        message: "message of `{code}` no longer shows `{field}`",
        help: "nothing to do, if clients find the value under `details`",
        why: "Clients that take the value from the text should read it from `details`.",
        detect: Detector::Contracts(|it| {
            texts(it, |old, new| lost(old, new).map(|name| Change::lost("field", name)).collect())
        }),
        ..base(Area::Message, Action::Removed, [I, I, W], opposite(RuleId::PlaceholderUnbacked))
    },
    Rule {
        id: RuleId::PlaceholderUnbacked,
        summary: "the message shows a value that is not under `details`",
        message: "message of `{code}` now shows `{field}`, which is not under `details`",
        help: "add `#[api_error(detail)]` to the field",
        why: "Clients will parse the text to get it. AIP-193: what the message shows must be in the metadata.",
        detect: Detector::Contracts(|it| {
            texts(it, |old, new| unbacked(old, new).map(|name| Change::gained("field", name)).collect())
        }),
        ..base(Area::Message, Action::Added, [W, W, W], opposite(RuleId::PlaceholderRemoved))
    },
];

/// The changes of the messages that both sides know.
fn texts(it: &Comparison<'_>, detect: fn(&Entry, &Entry) -> Vec<Change>) -> Vec<Change> {
    let known = |entry: &Entry| entry.spec.message_from.is_some();
    it.each(|old, new| if known(old) && known(new) { detect(old, new) } else { Vec::new() })
}

fn reworded(old: &Entry, new: &Entry) -> Vec<Change> {
    let message = |entry: &Entry| (entry.spec.message_from, entry.spec.message.clone());
    if message(old) == message(new) || lost(old, new).chain(unbacked(old, new)).next().is_some() {
        return Vec::new();
    }
    let text =
        |entry: &Entry| entry.spec.message.as_ref().map_or("(only known at run time)", Template::source).to_owned();
    vec![Change::from_to(text(old), text(new))]
}

fn lost<'a>(old: &'a Entry, new: &'a Entry) -> impl Iterator<Item = &'a str> {
    let after = names(new);
    names(old).into_iter().filter(move |name| !after.contains(name))
}

fn unbacked<'a>(old: &'a Entry, new: &'a Entry) -> impl Iterator<Item = &'a str> {
    let before = names(old);
    // A catalog does not hold which field a detail comes from, so a detail of another name does not back the field.
    let details: Vec<&str> = new.spec.details.iter().map(|detail| detail.name.as_str()).collect();
    names(new).into_iter().filter(move |name| !before.contains(name) && !details.contains(name))
}

fn names(entry: &Entry) -> Vec<&str> {
    entry.spec.message.as_ref().map(Template::names).unwrap_or_default()
}
