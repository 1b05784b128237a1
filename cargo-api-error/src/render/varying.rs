//! Words for a code whose responses do not all have the same status.

use api_error_syntax::{MessageFrom, SpecDef, status};

use super::words::{self, message, yes};
use crate::catalog::Entry;

/// The status in a row about the code.
pub(super) fn status_row(spec: &SpecDef) -> String {
    let or_another = if spec.status_from.is_some() { ", or another one from 400 to 599" } else { "" };
    words::status(spec.status) + or_another
}

/// The status in a column of a table of codes.
pub(super) fn status_column(spec: &SpecDef, status: String) -> String {
    if spec.status_from.is_some() { status + " or other" } else { status }
}

/// The type, which may be in code quotes.
pub(super) fn type_row(spec: &SpecDef, error_type: String) -> String {
    followed(spec.status_from.as_ref().is_some_and(|from| from.type_follows), error_type)
}

/// Whether the code is retryable.
pub(super) fn retryable_row(spec: &SpecDef) -> String {
    followed(spec.status_from.as_ref().is_some_and(|from| from.retryable_follows), yes(spec.retryable).to_owned())
}

fn followed(follows: bool, value: String) -> String {
    if follows { value + ", or as usual for the other status" } else { value }
}

/// The message, and when another text is sent.
pub(super) fn message_row(entry: &Entry) -> Option<String> {
    message(entry).map(|message| message + message_note(&entry.spec))
}

fn message_note(spec: &SpecDef) -> &'static str {
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
