//! When a lint says nothing: where the source says already what it would ask for.

use api_error_syntax::{BodyMember, BodyValue, Fact, Spread};
use cargo_api_error::catalog::Catalog;
use cargo_api_error::finding::Level;
use cargo_api_error::levels::LevelTable;
use cargo_api_error::lints::{self, Subject};
use cargo_api_error::rule_id::RuleId;

use crate::lints::run;
use crate::support::scan;

/// Whether a lint finds something in one enum, without pages.
fn finds(lint: RuleId, item: &str, locked: bool, levels: &LevelTable) -> bool {
    let scan = scan(&[item]);
    let catalog = Catalog::from_scan(&scan);
    let subject = Subject { scan: &scan, catalog: &catalog, style: None, pages: None, locked };
    lints::run(&subject, levels).iter().any(|finding| finding.rule == lint)
}

#[test]
fn a_message_that_says_something_is_a_summary() {
    let summary_is_missing = |arguments: &str| {
        let item = format!("enum E {{ #[api_error(status = 404, {arguments})] A {{ x: u8 }} }}");
        finds(RuleId::MissingSummary, &item, false, &LevelTable::default())
    };
    for says_nothing in ["", "message = \"{x}\"", "message = \"{x}: {{{x}}}.\"", "message(display)"] {
        assert!(summary_is_missing(says_nothing), "{says_nothing}");
    }
    for says_something in ["message = \"There is no {x}.\"", "message = \"Gone\"", "message = \"{x} 登録なし\""] {
        assert!(!summary_is_missing(says_something), "{says_something}");
    }
}

#[test]
fn codes_that_follow_the_names_on_purpose_are_no_finding() {
    let warns = |item, locked| finds(RuleId::ImplicitCode, item, locked, &LevelTable::default());
    let plain = "enum E { #[api_error(status = 404)] A }";
    assert!(warns(plain, false));
    assert!(!warns(plain, true));
    assert!(!warns("#[api_error(prefix = \"e_\")] enum E { #[api_error(status = 404)] A }", false));
    assert!(!warns("#[api_error(rename_all = \"kebab-case\")] enum E { #[api_error(status = 404)] A }", false));
    // Who asks for it gets it.
    let asked: LevelTable = [(RuleId::ImplicitCode, Level::Warning)].into_iter().collect();
    assert!(finds(RuleId::ImplicitCode, plain, true, &asked));
}

#[test]
fn sections_are_missed_where_there_are_pages() {
    let item = "enum E { #[api_error(status = 404, message = \"Gone.\")] A }";
    let default = LevelTable::default();
    for lint in [RuleId::MissingCause, RuleId::MissingFix] {
        assert!(!finds(lint, item, true, &default), "{lint}");
        assert!(finds(lint, item, true, &[(lint, Level::Warning)].into_iter().collect()), "{lint}");
        let with_pages = run(&scan(&[item]), &default);
        assert!(with_pages.iter().any(|finding| finding.rule == lint && finding.level == Level::Warning), "{lint}");
    }
}

#[test]
fn a_detail_is_hidden_only_beside_the_details() {
    let detail = |name: &str| {
        scan(&[&format!("enum E {{ #[api_error(status = 404)] A {{ #[api_error(detail = \"{name}\")] x: u8 }} }}")])
    };
    let named = |name: &str, value| BodyMember::Named { name: name.to_owned(), optional: true, value };
    let object = vec![named("inner", BodyValue::Fact(Fact::Code)), BodyMember::Spread { spread: Spread::Details }];
    let members = vec![named("outer", BodyValue::Array(vec![BodyValue::Object(object)]))];
    let hidden = |name: &str| {
        let scan = detail(name);
        let mut catalog = Catalog::from_scan(&scan);
        catalog.body.form.members.clone_from(&members);
        catalog.body.shape = "BODY".to_owned();
        let subject = Subject { scan: &scan, catalog: &catalog, style: None, pages: None, locked: true };
        let mut found = lints::run(&subject, &LevelTable::default());
        found.retain(|finding| finding.rule == RuleId::DetailCollision);
        found.into_iter().map(|finding| (finding.level, finding.message)).collect::<Vec<_>>()
    };
    let message = "detail `inner` of `a` never reaches a client: `BODY` has a member of that name beside `..details`";
    assert_eq!(hidden("inner"), [(Level::Error, message.to_owned())]);
    assert_eq!(hidden("outer"), []);
}

#[test]
fn no_lint_is_breaking() {
    let denied: LevelTable = [(RuleId::MissingSummary, Level::Breaking)].into_iter().collect();
    let findings = run(&scan(&["enum E { #[api_error(status = 404)] A }"]), &denied);
    let finding = findings.iter().find(|finding| finding.rule == RuleId::MissingSummary).unwrap();
    assert_eq!(finding.level, Level::Error);
    assert!(lints::all().all(|lint| lint.level < Level::Breaking));
}
