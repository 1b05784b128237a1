//! A report as workflow commands of GitHub Actions, which mark the lines of a pull request.

use std::cmp::Reverse;

use super::{Counts, Report, with_lines};
use crate::finding::Finding;
use crate::finding::Level;
use crate::scan::Location;

/// The title of a failure, which has no rule.
const TITLE: &str = "cargo api-error";

pub(super) fn report(report: &Report) -> String {
    let failures = report.messages().into_iter().map(|(location, text)| match location {
        Some(location) => command("error", location, TITLE, &text),
        None => format!("::error title={TITLE}::{}\n", data(&text)),
    });
    let findings = weighty_first(report.findings.as_deref().unwrap_or_default());
    findings.into_iter().map(finding).chain(failures).collect()
}

/// GitHub shows only the first ten annotations of a step.
fn weighty_first(findings: &[Finding]) -> Vec<&Finding> {
    let mut sorted: Vec<&Finding> = findings.iter().collect();
    sorted.sort_by_key(|finding| Reverse(finding.weight()));
    sorted
}

fn finding(finding: &Finding) -> String {
    let level = match finding.level {
        _ if finding.accepted.is_some() => "notice",
        Level::Breaking | Level::Error => "error",
        Level::Warning => "warning",
        Level::Info | Level::Allow => "notice",
    };
    let help = finding.help.iter().filter(|_| finding.accepted.is_none());
    let mut text = with_lines(&finding.message, help, finding.notes.iter());
    if let Some(reason) = &finding.accepted {
        text.push_str(&format!("\naccepted: {reason}"));
    }
    command(level, &finding.location, finding.rule.as_str(), &text)
}

fn command(level: &str, location: &Location, title: &str, text: &str) -> String {
    format!(
        "::{level} file={},line={},col={},title={}::{}\n",
        property(&location.file),
        location.line,
        location.column,
        property(title),
        data(text),
    )
}

/// Escaping of a command's text.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Escaping of a command's property, which ends at `:` or `,`.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

/// The text for the file behind `GITHUB_OUTPUT`: a count per level.
pub fn step_outputs(counts: Counts) -> String {
    let Counts { breaking, error, warning, info, accepted } = counts;
    format!("breaking={breaking}\nerror={error}\nwarning={warning}\ninfo={info}\naccepted={accepted}\n")
}

/// Findings as a Markdown table.
pub(super) fn summary(findings: &[Finding]) -> String {
    let mut text = format!("### cargo api-error: {}\n", Counts::of(findings).words());
    if findings.is_empty() {
        return text;
    }
    text.push_str("\n| Level | Rule | Finding | Place |\n|---|---|---|---|\n");
    for finding in weighty_first(findings) {
        let level = if finding.accepted.is_some() { "accepted" } else { finding.level.as_str() };
        let message = finding.message.replace('|', "\\|").replace(['\r', '\n'], " ");
        let place = format!("{}:{}", finding.location.file, finding.location.line);
        text.push_str(&format!("| {level} | `{}` | {message} | {place} |\n", finding.rule));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_end_a_command_is_escaped() {
        assert_eq!(data("50 % off\r\nnow: a, b"), "50 %25 off%0D%0Anow: a, b");
        assert_eq!(property("a,b:c%"), "a%2Cb%3Ac%25");
    }
}
