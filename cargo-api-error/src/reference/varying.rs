//! Words for a code whose responses do not all have the same status.

use api_error_syntax::{MessageFrom, SpecDef, status};

/// What follows the type in a row about the code.
pub(super) fn type_note(spec: &SpecDef) -> &'static str {
    note(spec.status_from.as_ref().is_some_and(|from| from.type_follows))
}

/// What follows the retry advice in a row about the code.
pub(super) fn retryable_note(spec: &SpecDef) -> &'static str {
    note(spec.status_from.as_ref().is_some_and(|from| from.retryable_follows))
}

fn note(follows: bool) -> &'static str {
    if follows { ", or the default of the status that is sent" } else { "" }
}

/// When another text than the message is sent.
pub(super) fn message_note(spec: &SpecDef) -> &'static str {
    if spec.status_from.is_some() && spec.message_from == Some(MessageFrom::Fixed) {
        " (with another status, the sentence of that status)"
    } else if spec.hides_message_of_5xx() {
        " (with a 5xx, the sentence of the status)"
    } else {
        ""
    }
}

/// The message of a response with the status of the contract, if it is not the message of the contract.
pub(super) fn sentence(spec: &SpecDef) -> Option<&'static str> {
    (spec.hides_message_of_5xx() && spec.status >= 500).then(|| status::sentence(spec.status))
}
