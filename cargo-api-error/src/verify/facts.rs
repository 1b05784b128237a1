//! Compares one variant of the scan with the compiled one, and describes every fact that differs.

use api_error_syntax::{MessageFrom, SpecDef, VariantDef};
use serde_json::{Map, Value};

/// The disagreements.
pub(super) fn differing(scanned: &VariantDef, compiled: &VariantDef) -> Vec<String> {
    let (Some(ours), Some(theirs)) = (scanned.spec(), compiled.spec()) else {
        return vec!["it is transparent in the scan".to_owned()];
    };
    let (ours, theirs) = (facts(ours, theirs), facts(theirs, ours));
    let names = ours.keys().chain(theirs.keys().filter(|name| !ours.contains_key(*name)));
    let values = names.map(|name| (name.as_str(), ours.get(name), theirs.get(name)));
    let mut differing: Vec<String> = values
        .filter(|(_, ours, theirs)| ours != theirs)
        .map(|(name, ours, theirs)| fact(name, ours, theirs))
        .collect();
    // The derive cannot read the files that documentation includes.
    let from_files = !scanned.docs.includes.is_empty() && includes(&scanned.docs.text, &compiled.docs.text);
    if scanned.docs.text != compiled.docs.text && !from_files {
        let [ours, theirs] = [&scanned.docs.text, &compiled.docs.text].map(|text| Value::from(text.as_str()));
        differing.push(fact("docs", Some(&ours), Some(&theirs)));
    }
    differing
}

fn fact(name: &str, ours: Option<&Value>, theirs: Option<&Value>) -> String {
    let shown = |value: Option<&Value>| value.map_or_else(|| "absent".to_owned(), Value::to_string);
    format!("{name} is {} in the scan and {} when compiled", shown(ours), shown(theirs))
}

/// The facts of a contract that a compiled catalog has too: no details, and only the note of a deprecation. The text of a
/// `Display` counts only if both have it: an attribute in `cfg_attr` is there for the compiler alone.
fn facts(spec: &SpecDef, other: &SpecDef) -> Map<String, Value> {
    let mut spec = SpecDef { details: Vec::new(), ..spec.clone() };
    if spec.message_from == Some(MessageFrom::Display) && other.message.is_none() {
        spec.message = None;
    }
    if let Some(deprecated) = &mut spec.deprecated {
        deprecated.since = None;
    }
    match serde_json::to_value(spec) {
        Ok(Value::Object(facts)) => facts,
        _ => Map::new(),
    }
}

/// Whether `scanned` is `compiled` with lines added.
fn includes(scanned: &str, compiled: &str) -> bool {
    let mut lines = scanned.lines().map(str::trim);
    compiled.lines().map(str::trim).all(|line| lines.any(|found| found == line))
}
