//! A report as a SARIF 2.1.0 log: one run, every result with a place.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::Report;
use crate::failure::Exit;
use crate::finding::{Finding, Level};
use crate::rule_id::RuleId;
use crate::rules::Texts;
use crate::scan::Location;
use crate::values::Values;
use crate::{lints, rules};

pub(super) fn report(report: &Report) -> String {
    let findings = report.findings.as_deref();
    let used: BTreeSet<RuleId> = findings.iter().copied().flatten().map(|finding| finding.rule).collect();
    let used: Vec<RuleId> = used.into_iter().collect();
    let mut run = json!({
        "tool": { "driver": {
            "name": "cargo-api-error",
            "semanticVersion": env!("CARGO_PKG_VERSION"),
            "informationUri": env!("CARGO_PKG_REPOSITORY"),
            "rules": used.iter().map(|id| descriptor(*id)).collect::<Vec<_>>(),
        }},
        "invocations": [invocation(report)],
        "columnKind": "unicodeCodePoints",
    });
    // An empty list would mean that everything was checked, and close the findings of earlier runs.
    if let (Some(run), Some(findings)) = (run.as_object_mut(), findings) {
        let results = findings.iter().map(|finding| result(finding, &used)).collect();
        run.insert("results".to_owned(), Value::Array(results));
    }
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [run],
    });
    serde_json::to_string_pretty(&log).map(|text| text + "\n").unwrap_or_default()
}

fn invocation(report: &Report) -> Value {
    let Some(failure) = report.failure else { return json!({ "executionSuccessful": true }) };
    let notifications = match failure.exit {
        Exit::Usage => "toolConfigurationNotifications",
        _ => "toolExecutionNotifications",
    };
    json!({
        "executionSuccessful": false,
        "exitCode": failure.exit as u8,
        "exitCodeDescription": failure.to_string(),
        notifications: report.messages().iter().map(notification).collect::<Vec<_>>(),
    })
}

fn notification((location, text): &(Option<&Location>, String)) -> Value {
    let locations: Vec<Value> = location.iter().map(|location| place(location)).collect();
    json!({ "level": "error", "message": { "text": text }, "locations": locations })
}

fn place(location: &Location) -> Value {
    json!({ "physicalLocation": {
        "artifactLocation": { "uri": uri(&location.file) },
        "region": { "startLine": location.line.max(1), "startColumn": location.column.max(1) },
    }})
}

fn descriptor(id: RuleId) -> Value {
    let texts = rules::get(id).map(|rule| rule.texts).or_else(|| lints::get(id).map(|lint| lint.texts));
    let Texts { summary, why, help, .. } = texts.unwrap_or(Texts::NONE);
    json!({
        "id": id,
        "shortDescription": { "text": summary },
        "fullDescription": { "text": why },
        // A finding has values; the rule has none.
        "help": { "text": Values::default().fill(help) },
        "helpUri": format!("{}/blob/main/docs/rules.md#{id}", env!("CARGO_PKG_REPOSITORY")),
    })
}

fn result(finding: &Finding, used: &[RuleId]) -> Value {
    let level = match finding.level {
        Level::Breaking | Level::Error => "error",
        Level::Warning => "warning",
        Level::Info | Level::Allow => "note",
    };
    let mut text = finding.message.clone();
    for line in finding.notes.iter().chain(&finding.help) {
        text.push('\n');
        text.push_str(line);
    }
    let mut result = json!({
        "ruleId": finding.rule,
        "level": level,
        "message": { "text": text },
        "locations": [place(&finding.location)],
        "partialFingerprints": { "apiErrorFingerprint/v1": finding.fingerprint },
    });
    if let (Some(result), Some(at)) = (result.as_object_mut(), used.iter().position(|id| *id == finding.rule)) {
        result.insert("ruleIndex".to_owned(), json!(at));
        if let Some(reason) = &finding.accepted {
            result.insert("suppressions".to_owned(), json!([{ "kind": "external", "justification": reason }]));
        }
    }
    result
}

/// A relative path as a relative URI reference.
fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    let scheme = path.starts_with("pkg:");
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/@+".contains(&byte) || (scheme && byte == b':') {
            uri.push(char::from(byte));
        } else {
            uri.push_str(&format!("%{byte:02X}"));
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::uri;

    #[test]
    fn a_path_becomes_a_relative_reference() {
        assert_eq!(uri("src/my errors/é.rs"), "src/my%20errors/%C3%A9.rs");
        assert_eq!(uri("pkg:shared/src/lib.rs"), "pkg:shared/src/lib.rs");
        assert_eq!(uri("a:b.rs"), "a%3Ab.rs");
    }
}
