//! `docs/`: generated from the tables, and equal to them.

use std::env;
use std::fs;
use std::path::Path;

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
fn every_rule_can_be_looked_up() {
    for id in rules::all().map(|rule| rule.id).chain(lints::all().map(|lint| lint.id)) {
        let text = render::rule_text(id).unwrap();
        assert!(text.starts_with(&format!("{id}\n")), "{text}");
        let object: serde_json::Value = serde_json::from_str(&render::rule_json(Some(id))).unwrap();
        assert_eq!(object["id"], id);
    }
    assert_eq!(render::rule_text("nothing"), None);
    insta::assert_snapshot!(render::rule_text("error-removed").unwrap());
    insta::assert_snapshot!(render::rule_table());
}
