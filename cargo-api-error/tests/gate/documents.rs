//! Generates parts of `docs/` from the tables, and compares them.

use std::env;
use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::support::{SHOP, catalog};

use cargo_api_error::catalog::Tombstone;
use cargo_api_error::rule_id::RuleId;
use cargo_api_error::{lints, render, rules};

#[test]
fn the_page_of_rules_is_generated_from_the_rules() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/rules.md");
    let page = render::rule_page();
    if env::var_os("UPDATE_DOCS").is_some() {
        fs::write(&path, &page).unwrap();
    }
    let hint = "run `cargo run -p cargo-api-error -- rules --format markdown > docs/rules.md`";
    assert!(fs::read_to_string(&path).is_ok_and(|text| text == page), "{hint}");
}

#[test]
fn every_name_has_one_row_and_can_be_looked_up() {
    let rows: Vec<RuleId> = rules::all().map(|rule| rule.id).chain(lints::all().map(|lint| lint.id)).collect();
    assert_eq!(rows, RuleId::ALL);
    for id in RuleId::ALL {
        let text = render::rule_text(*id);
        assert!(text.starts_with(&format!("{id}\n")), "{text}");
        let object: Value = serde_json::from_str(&render::rule_json(Some(*id))).unwrap();
        assert_eq!(object["id"], id.as_str());
        assert_eq!(id.as_str().parse(), Ok(*id));
    }
    insta::assert_snapshot!(render::rule_text(RuleId::ErrorRemoved));
    insta::assert_snapshot!(render::rule_table());
}

/// A file of `docs/`.
fn document(name: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs").join(name)
}

#[test]
fn the_members_of_the_catalog_are_documented() {
    documented("catalog.schema.json", "catalog.md", "the file");
}

#[test]
fn the_members_of_a_report_are_documented() {
    documented("findings.schema.json", "gate.md", "the report");
}

/// The end of a page is made from a schema.
fn documented(schema: &str, page: &str, whole: &str) {
    let schema: Value = serde_json::from_str(&fs::read_to_string(document(schema)).unwrap()).unwrap();
    let old = fs::read_to_string(document(page)).unwrap();
    let mark = "do not edit below. -->\n";
    let written = old.split(mark).next().unwrap();
    let new = format!("{written}{mark}{}", members(&schema, whole));
    if env::var_os("UPDATE_DOCS").is_some() {
        fs::write(document(page), &new).unwrap();
    }
    assert!(old == new, "run the test with `UPDATE_DOCS=1`");
}

/// A table per object of the schema.
fn members(schema: &Value, whole: &str) -> String {
    let mut objects = vec![(whole.to_owned(), schema)];
    for (name, object) in schema["$defs"].as_object().unwrap() {
        objects.push((name.clone(), object));
        for (member, inner) in object["properties"].as_object().into_iter().flatten() {
            objects.extend(
                inner
                    .get("items")
                    .filter(|items| items.get("properties").is_some())
                    .map(|items| (format!("{name}, {member}"), items)),
            );
            objects.extend(inner.get("properties").map(|_| (format!("{name}, {member}"), inner)));
        }
    }
    let mut text = String::new();
    for (name, object) in objects.iter().filter(|(_, object)| object.get("properties").is_some()) {
        text += &format!("\n### {name}\n\n| member | type | always | meaning |\n|---|---|---|---|\n");
        for (member, inner) in object["properties"].as_object().unwrap() {
            let always = object["required"].as_array().is_some_and(|list| list.iter().any(|name| name == member));
            let target = inner.get("$ref").and_then(|name| name.as_str()?.strip_prefix("#/$defs/"));
            let target = target.and_then(|name| schema["$defs"].get(name));
            let meaning =
                inner.get("description").or_else(|| target?.get("description")).and_then(Value::as_str).unwrap_or("");
            let row =
                [member.as_str(), &kind(inner, schema), if always { "yes" } else { "" }, &meaning.replace('|', "\\|")]
                    .join(" | ");
            text += &format!("| {} |\n", row.trim_end());
        }
    }
    text
}

fn kind(value: &Value, schema: &Value) -> String {
    if let Some(name) = value.get("$ref").and_then(|name| name.as_str()?.strip_prefix("#/$defs/")) {
        let object = schema["$defs"][name].get("properties").is_some();
        return if object { name.to_owned() } else { kind(&schema["$defs"][name], schema) };
    }
    if let Some(items) = value.get("items") {
        return format!("list of {}", kind(items, schema));
    }
    let named = value.get("type").and_then(Value::as_str).map(str::to_owned);
    let words = value.get("enum").and_then(Value::as_array);
    let words = words.map(|words| {
        words.iter().filter_map(Value::as_str).map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
    });
    named
        .or(words)
        .or_else(|| value.get("const").map(|word| format!("`{word}`")))
        .unwrap_or_else(|| "object".to_owned())
}

#[test]
fn every_key_of_the_configuration_is_documented() {
    let page = fs::read_to_string(document("gate.md")).unwrap();
    let error = serde_json::json!({ "api-error": { "nothing": 1 } });
    let keys = cargo_api_error::config::Config::from_metadata(&error).unwrap_err().message;
    let keys = keys.split("expected one of ").nth(1).unwrap();
    for key in keys.split(", ") {
        assert!(page.contains(key), "{key}");
    }
}

#[test]
fn every_member_of_a_line_is_documented() {
    let page = fs::read_to_string(document("gate.md")).unwrap();
    let mut shop = catalog(&SHOP);
    shop.tombstones = vec![Tombstone {
        removed_in: Some(String::new()),
        reason: Some(String::new()),
        replaced_by: Some(String::new()),
        doc_url: Some(String::new()),
        ..Tombstone::default()
    }];
    let text = cargo_api_error::lock::write(&shop);
    for line in text.lines() {
        let line: Value = serde_json::from_str(line).unwrap();
        for name in line.as_object().unwrap().values().flat_map(|content| content.as_object().unwrap().keys()) {
            assert!(page.contains(&format!("`{name}`")), "{name}");
        }
    }
}
