//! One edit of the source is one finding, which names what follows from the edit.

use cargo_api_error::comparison::Context;
use cargo_api_error::diff;
use cargo_api_error::finding::{Finding, Level};
use cargo_api_error::levels::LevelTable;
use cargo_api_error::rule_id::RuleId;
use cargo_api_error::rules::Profile;

use crate::support::{catalog, contract, places};
use crate::twins::A;

fn findings(old: &str, new: &str) -> Vec<Finding> {
    judged(old, new, &LevelTable::default())
}

fn judged(old: &str, new: &str, levels: &LevelTable) -> Vec<Finding> {
    let (old, new) = (contract(old), contract(new));
    let changes = diff::changes(&old, &new, &Context::default());
    diff::judge(&changes, &places(&new), Profile::Client, levels)
}

fn rules(old: &str, new: &str) -> Vec<&'static str> {
    findings(old, new).iter().map(|finding| finding.rule.as_str()).collect()
}

/// A code `a` of the variant `A`, as short as `support::lock` has it.
fn a(facts: &str) -> String {
    format!("a {facts} variants=[\"shop::E::A\"]")
}

#[test]
fn what_follows_from_a_status_is_a_note_of_its_change() {
    let found = findings(A, &a("429 rate_limit_error retryable"));
    assert_eq!(found.iter().map(|finding| finding.rule).collect::<Vec<_>>(), [RuleId::StatusChanged]);
    assert_eq!(
        found[0].notes,
        ["the type follows: validation_error became rate_limit_error", "the retry advice follows: it is now retryable"]
    );
    let back = findings(
        &a("503 api_error retryable doc_url=\"https://x.dev/503/a\""),
        &a("400 validation_error doc_url=\"https://x.dev/400/a\""),
    );
    assert_eq!(back.iter().map(|finding| finding.rule).collect::<Vec<_>>(), [RuleId::StatusClassChanged]);
    assert_eq!(back[0].notes[1], "the retry advice follows: it is no longer retryable");
}

#[test]
fn what_is_written_beside_a_status_is_another_edit() {
    assert_eq!(rules(A, &a("402 card_error")), ["status-changed", "type-changed"]);
    assert_eq!(rules(A, &a("402 validation_error retryable")), ["retry-added", "status-changed"]);
    // 429 is retryable unless the source says that it is not.
    assert_eq!(
        rules(&a("429 rate_limit_error"), &a("409 validation_error retryable")),
        ["retry-added", "status-changed"]
    );
}

#[test]
fn a_type_that_follows_keeps_the_level_of_its_status() {
    let levels: LevelTable = [(RuleId::StatusChanged, Level::Warning)].into_iter().collect();
    let level = |new: &str| judged(A, &a(new), &levels)[0].level;
    assert_eq!(level("402 validation_error"), Level::Warning);
    assert_eq!(level("403 auth_error"), Level::Breaking);
}

#[test]
fn the_sentence_of_a_status_changes_with_it() {
    let catalog = |status: u16, message: &str| {
        format!(
            r#"{{"schema_version":"1.0","errors":[{{"code":"a","status":{status},"type":"validation_error","message_from":"fixed",
            "message":"{message}","retryable":false,"variants":[{{"package":"shop","type":"E","variant":"A"}}]}}]}}"#
        )
    };
    assert_eq!(rules(&catalog(400, "Invalid."), &catalog(404, "Not found.")), ["status-changed"]);
}

#[test]
fn a_status_is_new_to_a_type_once() {
    let three = "b 402 validation_error variants=[\"shop::E::B\"]\nc 402 validation_error variants=[\"shop::E::C\"]\n\
                 d 402 card_error variants=[\"shop::E::D\"]";
    let found = findings(A, &format!("{A}\n{three}"));
    let shown: Vec<(&str, &str)> =
        found.iter().map(|finding| (finding.rule.as_str(), finding.message.as_str())).collect();
    assert_eq!(
        shown,
        [
            ("error-added-new-class", "code `b` adds status 402 to a type that did not have it"),
            ("error-added-new-class", "code `d` adds type card_error to a type that did not have it"),
            ("error-added-open", "code `c` is new in a type that clients know"),
        ]
    );
    // Of a type that is new, every code is.
    let other = three.replace("shop::E", "shop::F");
    assert_eq!(rules(A, &format!("{A}\n{other}")), ["error-added"; 3]);
}

#[test]
fn a_code_that_was_probably_renamed_is_one_finding() {
    let new = "b 400 validation_error variants=[\"shop::E::B\"]";
    let found = findings(A, new);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!((found[0].rule, found[0].code.as_deref()), (RuleId::ErrorRemoved, Some("a")));
    assert_eq!(
        found[0].notes,
        [
            "`b` is new and otherwise the same, so `a` was probably renamed: keep `code = \"a\"` on the variant; if the code \
          must change, `alias(\"a\")` on it keeps links working"
        ]
    );
    // The guess is no part of the change, which may have been accepted.
    assert_eq!(found[0].fingerprint, findings(A, "")[0].fingerprint);
}

#[test]
fn codes_with_another_contract_are_no_rename() {
    for other in [
        "b 404 validation_error variants=[\"shop::E::B\"]",
        "b 400 card_error variants=[\"shop::E::B\"]",
        "b 400 validation_error param=\"x\" variants=[\"shop::E::B\"]",
        "b 400 validation_error variants=[\"shop::F::B\"]",
    ] {
        let rules = rules(A, other);
        assert!(rules.len() == 2 && rules.contains(&"error-removed"), "{other}: {rules:?}");
    }
}

#[test]
fn of_several_new_codes_the_closest_one_is_meant() {
    let lock = |codes: [&str; 2]| {
        let line = |code: &str| format!("{code} 400 validation_error variants=[\"shop::E::{}\"]", code.to_uppercase());
        codes.map(line).join("\n")
    };
    let found = findings(&lock(["card_expired", "user_unknown"]), &lock(["card_is_expired", "user_not_known"]));
    let pairs: Vec<_> = found.iter().map(|it| (it.code.as_deref(), it.values.get("likely"))).collect();
    assert_eq!(
        pairs,
        [(Some("card_expired"), Some("card_is_expired")), (Some("user_unknown"), Some("user_not_known"))]
    );
    // The others are left, one on each side.
    let found = findings(&lock(["card_expired", "abc"]), &lock(["card_is_expired", "xyz"]));
    assert_eq!(found.iter().filter_map(|it| it.values.get("likely")).collect::<Vec<_>>(), ["xyz", "card_is_expired"]);
    // Neither is close, so nobody knows.
    assert_eq!(rules(&lock(["abc", "def"]), &lock(["uvw", "xyz"])).len(), 4);
}

#[test]
fn another_code_on_the_same_variant_names_the_alias() {
    let found = findings(A, "b 400 validation_error variants=[\"shop::E::A\"]");
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].notes, ["if only the name changes, `alias(\"a\")` on the variant keeps links working"]);
    // A code that other variants still have was not renamed.
    let (old, new) = ("a 400 x variants=[\"shop::E::A\",\"shop::E::B\"]", "a 400 x variants=[\"shop::E::B\"]");
    assert_eq!(findings(old, &format!("{new}\nb 400 x variants=[\"shop::E::A\"]"))[0].notes, [""; 0]);
}

#[test]
fn a_code_that_goes_as_announced_was_not_renamed() {
    let old = "a 400 validation_error deprecated variants=[\"shop::E::A\"]";
    let new = "a removed 400 validation_error\nb 400 validation_error variants=[\"shop::E::B\"]";
    assert_eq!(rules(old, new), ["error-added-open", "error-removed-after-deprecation"]);
}

/// The findings between two sources.
fn of_sources(old: &str, new: &str) -> Vec<&'static str> {
    let [old, new] = [old, new].map(|source| catalog(&[source]));
    let changes = diff::changes(&old, &new, &Context::default());
    let found = diff::judge(&changes, &places(&new), Profile::Client, &LevelTable::default());
    found.iter().map(|finding| finding.rule.as_str()).collect()
}

#[test]
fn another_code_hides_no_other_change_of_its_variant() {
    let old =
        "enum E { #[api_error(status = 404, code = \"lost\", message = \"No {id}.\", param = \"id\")] A { id: u8 } }";
    let code = old.replace("lost", "missing");
    assert_eq!(of_sources(old, &code), ["variant-code-changed"]);
    let more = code.replace("404", "410").replace(", param = \"id\"", "");
    assert_eq!(of_sources(old, &more), ["param-removed", "status-changed", "variant-code-changed"]);
}

#[test]
fn a_variant_that_leaves_with_its_code_is_named() {
    let closed = |variant: &str| {
        format!("#[api_error(status = 409, code = \"closed\", message = \"{variant}.\", shared)] {variant}")
    };
    let (cancelled, delivered) = (closed("Cancelled") + " { #[api_error(detail)] at: u8 }", closed("Delivered"));
    let old = format!("enum E {{ {cancelled}, {delivered} }}");
    // One is removed, and the other becomes another code.
    let new = format!("enum E {{ {} }}", delivered.replace("closed", "done"));
    assert_eq!(of_sources(&old, &new), ["variant-removed", "variant-code-changed"]);
    // One becomes another code and keeps its detail; nothing of the other changes.
    let new = format!("enum E {{ {}, {delivered} }}", cancelled.replace("closed", "stopped"));
    assert_eq!(of_sources(&old, &new), ["variant-code-changed"]);
}
