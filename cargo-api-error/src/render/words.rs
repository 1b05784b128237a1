//! Small pieces of text that several pages share.

use api_error_syntax::{RetryAfterDef, Template};

use crate::catalog::Entry;

/// `402 Payment Required`
pub(super) fn status(status: u16) -> String {
    format!("{status} {}", reason(status)).trim_end().to_owned()
}

/// The phrase of a status; empty if it has none.
pub(super) fn reason(status: u16) -> &'static str {
    http::StatusCode::from_u16(status).ok().and_then(|status| status.canonical_reason()).unwrap_or_default()
}

pub(super) fn yes(value: bool) -> &'static str {
    if value { "yes" } else { "no" }
}

/// One sentence about repeating the request.
pub(super) fn retry(entry: &Entry) -> String {
    let advice = match (entry.spec.retryable, &entry.spec.retry_after) {
        (false, _) => "The same request will fail again. Change it first.".to_owned(),
        (true, None) => "The same request may succeed later. Wait longer after every failure.".to_owned(),
        (true, Some(RetryAfterDef::Seconds(seconds))) => {
            format!("The same request may succeed after {seconds} seconds. `Retry-After` has this number.")
        }
        (true, Some(RetryAfterDef::Field(_))) => {
            "The same request may succeed after the number of seconds in `Retry-After`.".to_owned()
        }
    };
    match &entry.spec.status_from {
        Some(from) if from.retryable_follows => {
            format!(
                "{advice} That is so for {}; with another status, the advice is that of the status.",
                entry.spec.status
            )
        }
        _ => advice,
    }
}

/// The public text, with `{field}` for a value that is known only at run time.
pub(super) fn message(entry: &Entry) -> Option<String> {
    let shown = |template: &Template| template.fill(|placeholder| format!("{{{}}}", placeholder.name));
    entry.spec.message.as_ref().map(shown)
}

/// The entry in one line: its summary, or else its message, or else nothing.
pub(super) fn headline(entry: &Entry) -> String {
    entry.summary.clone().or_else(|| message(entry)).unwrap_or_default()
}

/// Text inside a Markdown table cell.
pub(super) fn cell(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").replace('|', "\\|")
}

/// A code block with a fence that its content cannot close.
pub(super) fn fenced(language: &str, text: &str) -> String {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest.max(2) + 1);
    format!("{fence}{language}\n{}\n{fence}\n", text.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fence_is_longer_than_what_it_holds() {
        assert_eq!(fenced("http", "a"), "```http\na\n```\n");
        assert_eq!(fenced("", "````"), "`````\n````\n`````\n");
    }

    #[test]
    fn a_cell_stays_in_its_row() {
        assert_eq!(cell("a | b\n c"), "a \\| b c");
    }
}
