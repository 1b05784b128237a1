//! Every lint fires on one source and stays silent on its twin.

use std::collections::BTreeSet;

use api_error_syntax::{BodyMember, Spread, Template};
use cargo_api_error::catalog::Catalog;
use cargo_api_error::finding::{Finding, Level};
use cargo_api_error::levels::LevelTable;
use cargo_api_error::lints::{self, Style, Subject};
use cargo_api_error::location::Location;
use cargo_api_error::rule_id::RuleId;
use cargo_api_error::rules::Texts;
use cargo_api_error::scan::{Scan, ScanFinding};

use crate::lint_twins::{ELSEWHERE, TWINS};
use crate::support::scan;

fn all_levels() -> LevelTable {
    let mut levels = LevelTable::default();
    for lint in lints::all().filter(|lint| lint.level == Level::Allow) {
        levels.choose(lint.id, Level::Warning);
    }
    levels
}

/// The lints for a team that has pages and no lock, and whose body has the details at its top.
pub(crate) fn run(scan: &Scan, levels: &LevelTable) -> Vec<Finding> {
    let mut catalog = Catalog::from_scan(scan);
    catalog.body.form.members.push(BodyMember::Spread { spread: Spread::Details });
    let pages = BTreeSet::from(["has-page".to_owned()]);
    let subject = Subject { scan, catalog: &catalog, style: Some(Style::Snake), pages: Some(&pages), locked: false };
    lints::run(&subject, levels)
}

#[test]
fn every_lint_fires_and_is_silent_on_its_twin() {
    for twin in TWINS {
        let count = |items| {
            run(&scan(items), &all_levels()).iter().filter(|finding| finding.rule.as_str() == twin.lint).count()
        };
        assert_eq!(count(twin.fires), 1, "{} fires", twin.lint);
        assert_eq!(count(twin.silent), 0, "{} is silent", twin.lint);
    }
}

#[test]
fn every_name_in_a_text_has_a_value() {
    for twin in TWINS {
        let findings = run(&scan(twin.fires), &all_levels());
        let finding = findings.iter().find(|finding| finding.rule.as_str() == twin.lint).unwrap();
        let texts = lints::get(finding.rule).unwrap().texts;
        for name in Template::parse(format!("{}{}", texts.message, texts.help)).unwrap().names() {
            let has_value = if name == "code" { finding.code.is_some() } else { finding.values.get(name).is_some() };
            assert!(has_value, "{}: {name}", twin.lint);
        }
    }
}

#[test]
fn every_lint_has_a_twin_and_every_twin_a_lint() {
    let mut twins: Vec<&str> = TWINS.iter().map(|twin| twin.lint).chain(ELSEWHERE.iter().copied()).collect();
    twins.sort_unstable();
    let mut lints: Vec<&str> = lints::all().map(|lint| lint.id.as_str()).collect();
    lints.sort_unstable();
    assert_eq!(twins, lints);
}

#[test]
fn every_lint_says_everything_in_the_house_style() {
    for lint in lints::all() {
        let Texts { summary, message, help, why } = lint.texts;
        for text in [summary, message, help, why] {
            assert!(!text.is_empty(), "{}", lint.id);
        }
        Template::parse(format!("{message}{help}")).unwrap();
        for text in [summary, message, help] {
            assert!(!text.ends_with('.') || text.ends_with(".."), "{}: {text}", lint.id);
            assert!(!text.chars().next().unwrap().is_uppercase(), "{}: {text}", lint.id);
        }
    }
}

#[test]
fn what_the_scanner_cannot_see_keeps_its_own_words() {
    let found = |rule| ScanFinding {
        rule,
        location: Location { file: "src/lib.rs".into(), line: 3, column: 1 },
        message: "macro `errors!` makes an error type".to_owned(),
        help: None,
    };
    let rules = [RuleId::MacroGenerated, RuleId::SameFileTwice, RuleId::Unresolved];
    let scan = Scan { findings: rules.map(found).to_vec(), ..Scan::default() };
    let findings = run(&scan, &LevelTable::default());
    let levels: Vec<_> = findings.iter().map(|finding| (finding.rule, finding.level)).collect();
    assert_eq!(
        levels,
        [
            (RuleId::MacroGenerated, Level::Error),
            (RuleId::SameFileTwice, Level::Info),
            (RuleId::Unresolved, Level::Error),
        ]
    );
    assert!(findings.iter().all(|finding| finding.message == "macro `errors!` makes an error type"));
    assert_eq!(run(&Scan::default(), &LevelTable::default()), []);
}

#[test]
fn codes_that_no_build_has_together_are_no_duplicate() {
    let item = "enum E { #[cfg(unix)] #[api_error(status = 404, code = \"a\")] A }";
    let other = "enum F { #[cfg(not(unix))] #[api_error(status = 404, code = \"a\")] A }";
    let third = "enum G { #[cfg(feature = \"x\")] #[api_error(status = 404, code = \"a\")] A }";
    let duplicates = |items: &[&str]| {
        run(&scan(items), &LevelTable::default()).iter().filter(|finding| finding.rule == RuleId::DuplicateCode).count()
    };
    let fourth = "enum H { #[cfg(target_os = \"windows\")] #[api_error(status = 404, code = \"a\")] A }";
    assert_eq!(duplicates(&[item, other]), 0);
    assert_eq!(duplicates(&[item, fourth]), 0);
    assert_eq!(duplicates(&[item, third]), 1);
}

#[test]
fn an_allow_on_the_type_covers_its_variants() {
    let item = "#[api_error(allow(implicit_code, reason = \"x\"))] enum E { #[api_error(status = 404)] A, #[api_error(status = 404)] B }";
    let rules: Vec<RuleId> = run(&scan(&[item]), &LevelTable::default()).iter().map(|finding| finding.rule).collect();
    assert!(!rules.contains(&RuleId::ImplicitCode) && !rules.contains(&RuleId::UnusedAllow), "{rules:?}");
}

#[test]
fn a_duplicate_points_at_the_second_and_names_the_first() {
    let items = [
        "enum E { #[api_error(status = 404, code = \"a\")]\n A }",
        "enum F { #[api_error(status = 404, code = \"a\")]\n A }",
    ];
    let findings = run(&scan(&items), &LevelTable::default());
    let duplicate = findings.iter().find(|finding| finding.rule == RuleId::DuplicateCode).unwrap();
    assert_eq!(duplicate.location, Location { file: "src/1.rs".into(), line: 2, column: 2 });
    assert_eq!(duplicate.notes, ["the other one: src/0.rs:2:2"]);
}

#[test]
fn only_what_makes_a_catalog_untrue_keeps_it_from_being_written() {
    let integrity: Vec<&str> = lints::all().filter(|lint| lint.integrity).map(|lint| lint.id.as_str()).collect();
    let expected = ["macro-generated", "unresolved", "duplicate-code", "shared-code-mismatch", "runtime-code-mismatch"];
    assert_eq!(integrity, expected);
}
