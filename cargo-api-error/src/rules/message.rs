//! The public text. It is compared only if both sides are catalogs, because a lock has no texts.

use api_error_syntax::Template;

use super::rule::{Action, Area, I, Rule, W};
use crate::catalog::Entry;
use crate::comparison::{Change, Comparison, message_follows};
use crate::rule_id::RuleId;

pub(super) const RULES: &[Rule] = &[
    Rule::new(RuleId::MessageChanged, Area::Message, Action::Changed, |it| texts(it, reworded))
        .levels(I, I, W)
        .summary("the message changed")
        .message("message of `{code}` changed")
        .help("nothing to do; the message is for people")
        .why("Clients match on codes; messages may improve at any time. AIP-193; Azure."),
    Rule::new(RuleId::PlaceholderRemoved, Area::Message, Action::Removed, |it| texts(it, no_longer_shown))
        .levels(I, I, W)
        .summary("the message no longer shows a value")
        .message("message of `{code}` no longer shows `{field}`")
        .help("nothing to do if `details` has the value")
        .why("Clients should read the value from `details`, not from the message.")
        .mirror(RuleId::PlaceholderUnbacked),
    Rule::new(RuleId::PlaceholderUnbacked, Area::Message, Action::Added, |it| texts(it, unbacked))
        .levels(W, W, W)
        .summary("the message shows a value that is not in `details`")
        .message("message of `{code}` now shows `{field}`, which is not in `details`")
        .help("put `#[api_error(detail)]` on the field")
        .why("Clients will parse the message to get it. AIP-193: what the message shows must be in the metadata.")
        .mirror(RuleId::PlaceholderRemoved),
];

/// The changes of the messages that both sides have.
fn texts(it: &Comparison<'_>, detect: fn(&Entry, &Entry) -> Vec<Change>) -> Vec<Change> {
    let known = |entry: &Entry| entry.spec.message_from.is_some();
    it.by_variant(|old, new| if known(old) && known(new) { detect(old, new) } else { Vec::new() })
}

fn reworded(old: &Entry, new: &Entry) -> Vec<Change> {
    let message = |entry: &Entry| (entry.spec.message_from, entry.spec.message.clone());
    if message_follows(&old.spec, &new.spec)
        || message(old) == message(new)
        || !no_longer_shown(old, new).is_empty()
        || !unbacked(old, new).is_empty()
    {
        return Vec::new();
    }
    let text =
        |entry: &Entry| entry.spec.message.as_ref().map_or("(known at run time only)", Template::source).to_owned();
    vec![Change::from_to(text(old), text(new))]
}

fn no_longer_shown(old: &Entry, new: &Entry) -> Vec<Change> {
    let after = names(new);
    names(old).into_iter().filter(|name| !after.contains(name)).map(|name| Change::lost("field", name)).collect()
}

fn unbacked(old: &Entry, new: &Entry) -> Vec<Change> {
    let before = names(old);
    // A catalog does not say which field a detail comes from, so a detail with another name does not count for the
    // field.
    let backed = |name: &str| new.spec.details.iter().any(|detail| detail.name == name);
    let unbacked = names(new).into_iter().filter(|name| !before.contains(name) && !backed(name));
    unbacked.map(|name| Change::gained("field", name)).collect()
}

fn names(entry: &Entry) -> Vec<&str> {
    entry.spec.message.as_ref().map(Template::names).unwrap_or_default()
}
