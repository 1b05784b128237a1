//! Findings as one JSON object.

use serde::Serialize;

use super::Counts;
use crate::finding::{Finding, Level};

#[derive(Serialize)]
struct Report<'a> {
    findings: Vec<Item<'a>>,
    counts: Counts,
}

#[derive(Serialize)]
struct Item<'a> {
    rule: &'a str,
    level: Level,
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<&'a str>,
    message: &'a str,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    notes: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<&'a str>,
    file: &'a str,
    line: usize,
    column: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    old: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    new: Option<&'a str>,
    fingerprint: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    accepted: Option<&'a str>,
}

pub(super) fn report(findings: &[Finding]) -> String {
    let report = Report { findings: findings.iter().map(item).collect(), counts: Counts::of(findings) };
    serde_json::to_string_pretty(&report).map(|text| text + "\n").unwrap_or_default()
}

fn item(finding: &Finding) -> Item<'_> {
    Item {
        rule: finding.rule,
        level: finding.level,
        code: finding.code.as_deref(),
        message: &finding.message,
        notes: &finding.notes,
        help: finding.help.as_deref(),
        file: &finding.location.file,
        line: finding.location.line,
        column: finding.location.column,
        old: finding.old.as_deref(),
        new: finding.new.as_deref(),
        fingerprint: &finding.fingerprint,
        accepted: finding.accepted.as_deref(),
    }
}
