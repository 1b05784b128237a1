//! What follows from another status: facts that the status decides unless the source writes them.

use api_error_syntax::status::{default_type, retryable};
use api_error_syntax::{MessageFrom, SpecDef};

/// Whether the type changed because the status did: on both sides it is the type of the status.
pub(crate) fn type_follows(old: &SpecDef, new: &SpecDef) -> bool {
    let is_default = |spec: &SpecDef| spec.error_type == default_type(spec.status);
    old.status != new.status && old.error_type != new.error_type && is_default(old) && is_default(new)
}

/// Whether the retry advice changed because the status did.
pub(crate) fn retry_follows(old: &SpecDef, new: &SpecDef) -> bool {
    let is_default = |spec: &SpecDef| spec.retryable == retryable(spec.status);
    old.status != new.status && old.retryable != new.retryable && is_default(old) && is_default(new)
}

/// Whether the text changed because the status did: it is the sentence of the status on both sides.
pub(crate) fn message_follows(old: &SpecDef, new: &SpecDef) -> bool {
    old.status != new.status && [old, new].iter().all(|spec| spec.message_from == Some(MessageFrom::Fixed))
}

/// A line for each fact of the contract that follows.
pub(crate) fn consequences(old: &SpecDef, new: &SpecDef) -> Vec<String> {
    let types = || format!("the type follows: {} became {}", old.error_type, new.error_type);
    let advice =
        || format!("the retry advice follows: it is {} retryable", if new.retryable { "now" } else { "no longer" });
    let lines = [type_follows(old, new).then(types), retry_follows(old, new).then(advice)];
    lines.into_iter().flatten().collect()
}
