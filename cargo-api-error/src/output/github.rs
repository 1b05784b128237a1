//! A report as workflow commands of GitHub Actions, which mark the lines of a pull request.

use super::{Counts, Fault, Report};
use crate::finding::{Finding, Level};
use crate::scan::Location;

/// The title of what no rule found.
const TITLE: &str = "cargo api-error";

pub(super) fn report(report: &Report) -> String {
    let findings = report.findings.iter().flatten().map(finding);
    findings.chain(report.fault.as_ref().map(failure)).collect()
}

fn finding(finding: &Finding) -> String {
    let level = match finding.level {
        _ if finding.accepted.is_some() => "notice",
        Level::Breaking => "error",
        Level::Warning => "warning",
        Level::Info | Level::Allow => "notice",
    };
    let mut text = finding.message.clone();
    if let (Some(help), None) = (&finding.help, &finding.accepted) {
        text.push_str(&format!("\nhelp: {help}"));
    }
    for note in &finding.notes {
        text.push_str(&format!("\nnote: {note}"));
    }
    if let Some(reason) = &finding.accepted {
        text.push_str(&format!("\naccepted: {reason}"));
    }
    command(level, &finding.location, finding.rule.as_str(), &text)
}

fn failure(fault: &Fault) -> String {
    let command = |(location, text): (Option<&Location>, String)| match location {
        Some(location) => command("error", location, TITLE, &text),
        None => format!("::error title={TITLE}::{}\n", data(&text)),
    };
    fault.messages().into_iter().map(command).collect()
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

/// What the file behind `GITHUB_OUTPUT` gets: a count per level.
#[must_use]
pub fn step_outputs(counts: Counts) -> String {
    let Counts { breaking, warning, info, accepted } = counts;
    format!("breaking={breaking}\nwarning={warning}\ninfo={info}\naccepted={accepted}\n")
}

/// Findings as a Markdown table.
pub(super) fn summary(findings: &[Finding]) -> String {
    let mut text = format!("### cargo api-error: {}\n", Counts::of(findings).words());
    if findings.is_empty() {
        return text;
    }
    text.push_str("\n| Level | Rule | Finding | Place |\n|---|---|---|---|\n");
    for finding in findings {
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
