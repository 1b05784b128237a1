//! The public text and the request parameter at fault. Text is known only where both sides are catalogs: a lock has none.

use super::{Action, Area, I, Rule, W};
use std::collections::BTreeSet;

use api_error_syntax::Template;

use crate::catalog::Entry;
use crate::comparison::{Changes, Pair};
use crate::rule_id::RuleId;

pub(super) const RULES: &[Rule] = &[
    Rule::of_code(RuleId::MessageChanged, message_changed)
        .about(Area::Message, Action::Changed)
        .levels(I, I, W)
        .summary("the message changed")
        .message("message of `{code}` changed")
        .help("nothing to do; the message is for people")
        .why("Clients match on codes; messages may improve at any time. AIP-193; Azure."),
    Rule::of_code(RuleId::PlaceholderRemoved, placeholder_removed)
        .about(Area::Message, Action::Removed)
        .levels(I, I, W)
        .summary("the message no longer shows a value")
        .message("message of `{code}` no longer shows `{name}`")
        .help("nothing to do if `details` has the value")
        .why("Clients should read the value from `details`, not from the message.")
        .mirror(RuleId::PlaceholderUnbacked),
    Rule::of_code(RuleId::PlaceholderUnbacked, placeholder_unbacked)
        .about(Area::Message, Action::Added)
        .levels(W, W, W)
        .summary("the message shows a value that is not in `details`")
        .message("message of `{code}` now shows `{name}`, which is not in `details`")
        .help("put `#[api_error(detail)]` on the field")
        .why("Clients will parse the message to get it. AIP-193: what the message shows must be in the metadata.")
        .mirror(RuleId::PlaceholderRemoved),
    Rule::of_code(RuleId::ParamRemoved, param_removed)
        .about(Area::Param, Action::Removed)
        .summary("`param` is now `null`")
        .message("`{code}` no longer names the request parameter `{old}`")
        .help("keep `param = \"{old}\"`")
        .why("Clients use it to mark the field at fault. oasdiff: response property became nullable.")
        .mirror(RuleId::ParamAdded),
    Rule::of_code(RuleId::ParamAdded, param_added)
        .about(Area::Param, Action::Added)
        .levels(I, I, I)
        .summary("`param` now has a value")
        .message("`{code}` now names the request parameter `{new}`")
        .help("nothing to do")
        .why("The response says more than before.")
        .mirror(RuleId::ParamRemoved),
    Rule::of_code(RuleId::ParamChanged, param_changed)
        .about(Area::Param, Action::Changed)
        .levels(W, W, W)
        .summary("`param` names another request parameter")
        .message("`{code}` names the request parameter `{new}` instead of `{old}`")
        .help("keep `param = \"{old}\"`, unless the request's own parameter was renamed")
        .why(
            "Clients use it to mark the field at fault, and the source does not show whether the request changed too.",
        ),
];

/// The fields that the texts of both sides show, if both are known and they differ.
struct Shown<'a> {
    lost: Vec<&'a str>,
    /// New, and not under `details`.
    unbacked: Vec<&'a str>,
}

impl<'a> Shown<'a> {
    fn of(pair: &Pair<'a>) -> Option<Self> {
        let text = |entry: &'a Entry| entry.spec.message_from.map(|from| (from, entry.spec.message.as_ref()));
        if text(pair.old)? == text(pair.new)? {
            return None;
        }
        let names =
            |entry: &'a Entry| -> BTreeSet<&'a str> { entry.spec.message.iter().flat_map(Template::names).collect() };
        let (before, after) = (names(pair.old), names(pair.new));
        let backed = |name: &&&str| pair.new.spec.details.iter().any(|detail| detail.name == **name);
        let unbacked = after.difference(&before).filter(|name| !backed(name)).copied().collect();
        Some(Self { lost: before.difference(&after).copied().collect(), unbacked })
    }
}

fn message_changed(pair: &Pair<'_>, found: &mut Changes) {
    let text =
        |entry: &Entry| entry.spec.message.as_ref().map_or("(known at run time only)", Template::source).to_owned();
    if Shown::of(pair).is_some_and(|shown| shown.lost.is_empty() && shown.unbacked.is_empty()) {
        found.push(found.of(pair.old).was(text(pair.old)).is(text(pair.new)));
    }
}

fn placeholder_removed(pair: &Pair<'_>, found: &mut Changes) {
    for name in Shown::of(pair).into_iter().flat_map(|shown| shown.lost) {
        found.push(found.of(pair.old).name(name));
    }
}

fn placeholder_unbacked(pair: &Pair<'_>, found: &mut Changes) {
    for name in Shown::of(pair).into_iter().flat_map(|shown| shown.unbacked) {
        found.push(found.of(pair.old).name(name));
    }
}

fn param_removed(pair: &Pair<'_>, found: &mut Changes) {
    if let (Some(before), None) = (&pair.old.spec.param, &pair.new.spec.param) {
        found.push(found.of(pair.old).was(before));
    }
}

fn param_added(pair: &Pair<'_>, found: &mut Changes) {
    if let (None, Some(after)) = (&pair.old.spec.param, &pair.new.spec.param) {
        found.push(found.of(pair.old).is(after));
    }
}

fn param_changed(pair: &Pair<'_>, found: &mut Changes) {
    if let (Some(before), Some(after)) = (&pair.old.spec.param, &pair.new.spec.param)
        && before != after
    {
        found.push(found.of(pair.old).was(before).is(after));
    }
}
