//! A report as one JSON object.

use serde::Serialize;

use super::{Counts, Report};
use crate::finding::Finding;
use crate::location::Location;
use crate::scan::ScanError;

/// Major: readers reject a version that they do not know. Minor: optional members were added.
const SCHEMA_VERSION: &str = "1.0";

const SCHEMA_URL: &str = concat!(env!("CARGO_PKG_REPOSITORY"), "/raw/main/docs/findings.schema.json");

#[derive(Serialize)]
struct JsonReport<'a> {
    #[serde(rename = "$schema")]
    schema: &'a str,
    schema_version: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    findings: Option<&'a [Finding]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    counts: Option<Counts>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<JsonFailure<'a>>,
}

#[derive(Serialize)]
struct JsonFailure<'a> {
    message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<&'a str>,
    errors: Vec<JsonMistake<'a>>,
}

/// A mistake in the source.
#[derive(Serialize)]
struct JsonMistake<'a> {
    message: &'a str,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    notes: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<String>,
    #[serde(flatten)]
    location: &'a Location,
}

pub(super) fn report(report: &Report) -> String {
    let findings = report.findings.as_deref();
    let error = report.failure.map(|failure| JsonFailure {
        message: failure.to_string(),
        help: failure.help.as_deref(),
        errors: report.errors.iter().map(mistake).collect(),
    });
    let counts = findings.map(Counts::of);
    let report = JsonReport { schema: SCHEMA_URL, schema_version: SCHEMA_VERSION, findings, counts, error };
    serde_json::to_string_pretty(&report).map(|text| text + "\n").unwrap_or_default()
}

fn mistake(error: &ScanError) -> JsonMistake<'_> {
    let help = (!error.help.is_empty()).then(|| error.help.join("\n"));
    JsonMistake { message: &error.message, notes: &error.notes, help, location: &error.location }
}
