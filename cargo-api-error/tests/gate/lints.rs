//! Every lint fires on one source and stays silent on its twin.

use std::collections::BTreeSet;

use api_error_syntax::{BodyMember, Spread, Template};
use cargo_api_error::catalog::Catalog;
use cargo_api_error::finding::{Finding, Level};
use cargo_api_error::levels::LevelTable;
use cargo_api_error::lints::{self, Style, Subject};
use cargo_api_error::rule_id::RuleId;
use cargo_api_error::rules::Texts;
use cargo_api_error::scan::{Location, Scan, ScanFinding};

use crate::support::scan;

struct Twin {
    lint: &'static str,
    fires: &'static [&'static str],
    silent: &'static [&'static str],
}

#[rustfmt::skip]
const TWINS: &[Twin] = &[
    Twin {
        lint: "duplicate-code",
        fires: &["enum E { #[api_error(status = 404, code = \"a\")] A }", "enum F { #[api_error(status = 404, code = \"a\")] A }"],
        silent: &["enum E { #[api_error(status = 404, code = \"a\", shared)] A }", "enum F { #[api_error(status = 404, code = \"a\", shared)] A }"],
    },
    Twin {
        lint: "shared-code-mismatch",
        fires: &["enum E { #[api_error(status = 404, code = \"a\", shared)] A }", "enum F { #[api_error(status = 410, code = \"a\", shared)] A }"],
        silent: &["enum E { #[api_error(status = 404, code = \"a\", shared)] A }", "enum F { #[api_error(status = 404, code = \"a\", retryable = true, shared)] A }"],
    },
    Twin {
        lint: "bad-code-format",
        fires: &["enum E { #[api_error(status = 404, code = \"NoCard\")] A }"],
        silent: &["enum E { #[api_error(status = 404, code = \"no_card2\")] A }"],
    },
    Twin {
        lint: "ident-collision",
        fires: &["enum E { #[api_error(status = 404, code = \"no_card\")] A, #[api_error(status = 404, code = \"no-card\")] B }"],
        silent: &["enum E { #[api_error(status = 404, code = \"no_card\")] A, #[api_error(status = 404, code = \"no_cards\")] B }"],
    },
    Twin {
        lint: "implicit-code",
        fires: &["enum E { #[api_error(status = 404)] A }"],
        silent: &["enum E { #[api_error(status = 404, code = \"a\")] A }"],
    },
    Twin {
        lint: "conditional-code",
        fires: &["enum E { #[cfg(unix)] #[api_error(status = 404)] A }"],
        silent: &["enum E { #[cfg(unix)] #[api_error(status = 404, unstable)] A }"],
    },
    Twin {
        lint: "missing-summary",
        fires: &["enum E { #[api_error(status = 404)] A }"],
        silent: &["enum E { /// It is gone.\n #[api_error(status = 404)] A }"],
    },
    Twin {
        lint: "missing-cause",
        fires: &["enum E { /// It is gone.\n #[api_error(status = 404)] A }"],
        silent: &["enum E { /// It is gone.\n///\n/// # Cause\n/// x\n #[api_error(status = 404)] A }"],
    },
    Twin {
        lint: "missing-fix",
        fires: &["enum E { /// It is gone.\n #[api_error(status = 404)] A }"],
        silent: &["enum E { /// It is gone.\n///\n/// # Fix\n/// x\n #[api_error(status = 404)] A }"],
    },
    Twin {
        lint: "missing-example",
        fires: &["enum E { /// It is gone.\n #[api_error(status = 404)] A }"],
        silent: &["enum E { /// It is gone.\n///\n/// # Example\n/// x\n #[api_error(status = 404)] A }"],
    },
    Twin {
        lint: "missing-doc-page",
        fires: &["enum E { #[api_error(status = 404, code = \"no_page\")] A }"],
        silent: &["enum E { #[api_error(status = 404, code = \"has:page\")] A }"],
    },
    Twin {
        lint: "doc-url-not-https",
        fires: &["enum E { #[api_error(status = 404, doc_url = \"http://x.dev\")] A }"],
        silent: &["enum E { #[api_error(status = 404, doc_url = \"https://x.dev\")] A }"],
    },
    Twin {
        lint: "debug-in-message",
        fires: &["enum E { #[api_error(status = 404, message = \"no {x:?}\")] A { x: u8 } }"],
        silent: &["enum E { #[api_error(status = 404, message = \"no {x:.2} {{x:?}}\")] A { x: u8 } }"],
    },
    Twin {
        lint: "internal-leak-5xx",
        fires: &["enum E { #[api_error(status = 500, expose, message = \"no {x}\")] A { x: u8 } }"],
        silent: &[
            "enum E { #[api_error(status = 500, message = \"no\")] A { x: u8 } }",
            "enum F { #[api_error(status = 500, expose = \"all callers are ours\", message = \"no {x}\")] B { x: u8 } }",
            "#[api_error(expose = \"all callers are ours\", message(display))] enum G { #[api_error(status = 500)] C }",
            "enum H { #[api_error(status = 500, status_from = x, message = \"no {x}\")] D { x: u16 } }",
        ],
    },
    Twin {
        lint: "placeholder-without-detail",
        fires: &["enum E { #[api_error(status = 404, message = \"no {x}\")] A { x: u8 } }"],
        silent: &["enum E { #[api_error(status = 404, message = \"no {x}\")] A { #[api_error(detail)] x: u8 } }"],
    },
    Twin {
        lint: "inconsistent-detail-names",
        fires: &["enum E { #[api_error(status = 404)] A { #[api_error(detail)] user_id: u8 }, #[api_error(status = 404)] B { #[api_error(detail)] userid: u8 } }"],
        silent: &["enum E { #[api_error(status = 404)] A { #[api_error(detail)] user_id: u8 }, #[api_error(status = 404)] B { #[api_error(detail)] user_id: u8 } }"],
    },
    Twin {
        lint: "detail-collision",
        fires: &["enum E { #[api_error(status = 404)] A { #[api_error(detail = \"code\")] x: u8 } }"],
        silent: &["enum E { #[api_error(status = 404)] A { #[api_error(detail = \"codes\")] x: u8 } }"],
    },
    Twin {
        lint: "retry-inconsistent",
        fires: &["enum E { #[api_error(status = 429)] A }"],
        silent: &["enum E { #[api_error(status = 429, retry_after = 3)] A }"],
    },
    Twin {
        lint: "deprecated-without-replacement",
        fires: &["enum E { #[deprecated] #[api_error(status = 404)] A }"],
        silent: &["enum E { #[deprecated(note = \"use b\")] #[api_error(status = 404)] A }"],
    },
    Twin {
        lint: "not-deprecated",
        fires: &["enum E { #[api_error(status = 404, sunset = \"2027-06-30\")] A }"],
        silent: &["enum E { #[deprecated(note = \"use b\")] #[api_error(status = 404, sunset = \"2027-06-30\")] A }"],
    },
    Twin {
        lint: "unknown-replacement",
        fires: &["enum E { #[api_error(status = 404, replaced_by = \"c\")] A, #[api_error(status = 404)] B }"],
        silent: &["enum E { #[api_error(status = 404, replaced_by = \"b\")] A, #[api_error(status = 404)] B }"],
    },
    Twin {
        lint: "alias-collision",
        fires: &["enum E { #[api_error(status = 404, alias(\"b\"))] A, }", "enum F { #[api_error(status = 404)] B }"],
        silent: &["enum E { #[api_error(status = 404, alias(\"c\"))] A, }", "enum F { #[api_error(status = 404)] B }"],
    },
    Twin {
        lint: "unused-allow",
        fires: &["enum E { #[api_error(status = 404, code = \"a\", allow(implicit_code, reason = \"x\"))] A }"],
        silent: &["enum E { #[api_error(status = 404, allow(implicit_code, reason = \"x\"))] A }"],
    },
    Twin {
        lint: "unknown-allow",
        fires: &["enum E { #[api_error(status = 404, allow(implicit_cod, reason = \"x\"))] A }"],
        silent: &["enum E { #[api_error(status = 404, allow(implicit_code, reason = \"x\"))] A }"],
    },
];

/// Lints that the scanner or the gate reports, with the test that shows both sides.
const ELSEWHERE: &[&str] = &[
    // `what_the_scanner_cannot_see_keeps_its_own_words`
    "macro-generated",
    "unresolved",
    "same-file-twice",
    // `runtime.rs`
    "runtime-code-mismatch",
    // the command `verify`, and its tests
    "scan-mismatch",
    "scan-extra",
    "scan-missed",
    "compiled-only",
    "unbuilt",
    "unseen",
    // `acceptances.rs`
    "lock-stale",
    "unused-acceptance",
    "expired-acceptance",
    // `merge_base.rs` of the command line's tests
    "no-merge-base",
    "released-lock-removed",
    // `gate.rs` of the command line's tests
    "unselected-codes",
];

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
        location: Location { file: "src/lib.rs".to_owned(), line: 3, column: 1 },
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
    assert_eq!(duplicate.location, Location { file: "src/1.rs".to_owned(), line: 2, column: 2 });
    assert_eq!(duplicate.notes, ["the other one: src/0.rs:2:2"]);
}

#[test]
fn only_what_makes_a_catalog_untrue_keeps_it_from_being_written() {
    let integrity: Vec<&str> = lints::all().filter(|lint| lint.integrity).map(|lint| lint.id.as_str()).collect();
    let expected = ["macro-generated", "unresolved", "duplicate-code", "shared-code-mismatch", "runtime-code-mismatch"];
    assert_eq!(integrity, expected);
}
