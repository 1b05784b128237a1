//! A report as one JSON object.

use serde::Serialize;

use super::{Counts, Fault};
use crate::finding::{Finding, Level};
use crate::scan::ScanError;

/// Major: readers refuse what they do not know. Minor: optional members were added.
const SCHEMA_VERSION: &str = "1.0";

const SCHEMA_URL: &str = concat!(env!("CARGO_PKG_REPOSITORY"), "/raw/main/docs/findings.schema.json");

#[derive(Serialize)]
struct JsonReport<'a> {
    #[serde(rename = "$schema")]
    schema: &'a str,
    schema_version: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    findings: Option<Vec<JsonFinding<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    counts: Option<Counts>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<Failed<'a>>,
}

#[derive(Serialize)]
struct Failed<'a> {
    message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<&'a str>,
    errors: Vec<Unread<'a>>,
}

#[derive(Serialize)]
struct Unread<'a> {
    message: &'a str,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    notes: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<String>,
    file: &'a str,
    line: usize,
    column: usize,
}

#[derive(Serialize)]
struct JsonFinding<'a> {
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

pub(super) fn report(report: &super::Report) -> String {
    let findings = report.findings.as_deref();
    let report = JsonReport {
        schema: SCHEMA_URL,
        schema_version: SCHEMA_VERSION,
        findings: findings.map(|findings| findings.iter().map(item).collect()),
        counts: findings.map(Counts::of),
        error: report.fault.as_ref().map(failed),
    };
    serde_json::to_string_pretty(&report).map(|text| text + "\n").unwrap_or_default()
}

fn item(finding: &Finding) -> JsonFinding<'_> {
    JsonFinding {
        rule: finding.rule.as_str(),
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

fn failed<'a>(fault: &'a Fault) -> Failed<'a> {
    Failed {
        message: fault.failure.to_string(),
        help: fault.failure.help.as_deref(),
        errors: fault.errors.iter().map(unread).collect(),
    }
}

fn unread(error: &ScanError) -> Unread<'_> {
    Unread {
        message: &error.message,
        notes: &error.notes,
        help: (!error.help.is_empty()).then(|| error.help.join("\n")),
        file: &error.location.file,
        line: error.location.line,
        column: error.location.column,
    }
}
