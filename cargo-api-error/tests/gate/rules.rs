//! Every rule fires on one change and stays silent on its twin; every change is reported once.

use std::collections::BTreeSet;

use api_error_syntax::Template;
use cargo_api_error::catalog::{Catalog, Entry};
use cargo_api_error::comparison::Context;
use cargo_api_error::diff;
use cargo_api_error::finding::{Finding, Level};
use cargo_api_error::levels::LevelTable;
use cargo_api_error::rule_id::RuleId;
use cargo_api_error::rules::{self, Mirror, Profile, Texts};
use proptest::collection::vec;
use proptest::prelude::{prop_assert, prop_assert_eq, proptest};

use crate::catalog::entry;
use crate::support::{contract, json, path, places};
use crate::twins::{A, TEXT_TWINS, TWINS, Twin};

fn context() -> Context<'static> {
    Context { today: Some("2026-11-02"), sunset_days: 90, ..Context::default() }
}

fn found(old: &Catalog, new: &Catalog) -> Vec<&'static str> {
    diff::changes(old, new, &context()).iter().map(|change| change.rule.as_str()).collect()
}

fn judged(old: &str, new: &str, profile: Profile, levels: &LevelTable) -> Vec<Finding> {
    let (old, new) = (contract(old), contract(new));
    diff::judge(&diff::changes(&old, &new, &context()), &places(&new), profile, levels)
}

#[test]
fn every_rule_fires_once_and_is_silent_about_a_near_miss() {
    let check = |twin: &Twin, read: &dyn Fn(&str) -> Catalog| {
        let [old, fires, near] = [twin.old, twin.fires, twin.near].map(read);
        assert_eq!(found(&old, &fires), [twin.rule], "{}", twin.rule);
        assert_ne!(old, near, "{}: no change at all is no near miss", twin.rule);
        assert!(!found(&old, &near).contains(&twin.rule), "{}", twin.rule);
        assert_eq!(found(&old, &old), [] as [&str; 0], "{}", twin.rule);
    };
    TWINS.iter().for_each(|twin| check(twin, &contract));
    TEXT_TWINS.iter().for_each(|twin| check(twin, &|members| contract(&json(members))));
}

#[test]
fn a_break_since_a_release_needs_a_version_that_says_so() {
    let released = Catalog { version: Some("1.4.0".to_owned()), ..contract(A) };
    let now = |version: &str| Catalog { version: Some(version.to_owned()), ..Catalog::default() };
    assert_eq!(found(&released, &now("1.5.0")), ["version-not-bumped", "error-removed"]);
    assert_eq!(found(&released, &now("2.0.0")), ["error-removed"]);
    let early = Catalog { version: Some("0.4.0".to_owned()), ..contract(A) };
    assert_eq!(found(&early, &now("0.4.1")), ["version-not-bumped", "error-removed"]);
    assert_eq!(found(&early, &now("0.5.0")), ["error-removed"]);
}

#[test]
fn every_rule_has_a_twin_and_every_twin_a_rule() {
    let mut twins: Vec<&str> = TWINS.iter().chain(TEXT_TWINS).map(|twin| twin.rule).collect();
    // It needs two versions, which no lock of a working tree has.
    twins.push("version-not-bumped");
    twins.sort_unstable();
    let mut rules: Vec<&str> = rules::all().map(|rule| rule.id.as_str()).collect();
    rules.sort_unstable();
    assert_eq!(twins, rules);
}

#[test]
fn every_rule_names_its_mirror_or_says_why_it_has_none() {
    for rule in rules::all() {
        match rule.mirror {
            Mirror::Waived(reason) => assert!(!reason.is_empty(), "{}", rule.id),
            Mirror::Rule(id) => {
                let mirror = rules::get(id).unwrap_or_else(|| panic!("{}: no rule {id}", rule.id));
                let Mirror::Rule(back) = mirror.mirror else { panic!("{id} has no mirror") };
                let back = rules::get(back).unwrap();
                assert_eq!((back.area, back.action), (rule.area, rule.action), "{} and {}", rule.id, back.id);
            }
        }
    }
}

#[test]
fn every_rule_says_everything_in_the_house_style() {
    let known: BTreeSet<&str> = ["code", "old", "new", "name"].into();
    for rule in rules::all() {
        let Texts { summary, message, help, why } = rule.texts;
        for text in [summary, message, help, why] {
            assert!(!text.is_empty(), "{}", rule.id);
        }
        for text in [summary, message, help] {
            assert!(!text.ends_with('.') || text.ends_with(".."), "{}: {text}", rule.id);
            let first = text.chars().next().unwrap();
            assert!(!first.is_uppercase(), "{}: {text}", rule.id);
        }
        for name in Template::parse(format!("{message}{help}")).unwrap().names() {
            assert!(known.contains(name), "{}: {name}", rule.id);
        }
        assert!(rule.levels.wire <= rule.levels.strict && rule.levels.client <= rule.levels.strict, "{}", rule.id);
    }
}

#[test]
fn a_split_is_one_finding_per_pair_of_codes() {
    let old = "a 400 validation_error variants=[\"shop::E::A\",\"shop::E::B\",\"shop::E::C\"]";
    let new = "a 400 validation_error variants=[\"shop::E::A\"]\nb 400 validation_error variants=[\"shop::E::B\",\"shop::E::C\"]";
    let changes = diff::changes(&contract(old), &contract(new), &context());
    assert_eq!(changes.len(), 1);
    assert_eq!(changes[0].rule, RuleId::VariantCodeChanged);
    assert_eq!(changes[0].variants, ["shop::E::B", "shop::E::C"].map(path));
}

#[test]
fn a_remap_to_a_known_code_is_found_although_the_sets_of_codes_are_equal() {
    let old = "a 400 validation_error variants=[\"shop::E::A\",\"shop::E::X\"]\nb 400 validation_error variants=[\"shop::E::B\"]";
    let new = "a 400 validation_error variants=[\"shop::E::A\"]\nb 400 validation_error variants=[\"shop::E::B\",\"shop::E::X\"]";
    assert_eq!(found(&contract(old), &contract(new)), ["variant-code-changed"]);
}

#[test]
fn a_remap_is_found_behind_a_renamed_type() {
    let old = "a 400 validation_error variants=[\"shop::E::A\"]\nb 400 validation_error variants=[\"shop::E::B\"]";
    let new = "a 400 validation_error variants=[\"shop::F::A\"]\nc 400 validation_error variants=[\"shop::F::B\"]";
    assert_eq!(found(&contract(old), &contract(new)), ["enum-renamed", "variant-code-changed"]);
}

#[test]
fn a_struct_that_moved_to_another_crate_moved() {
    let (old, new) = ("a 400 x variants=[\"shop::Missing\"]", "a 400 x variants=[\"till::Missing\"]");
    assert_eq!(found(&contract(old), &contract(new)), ["error-moved"]);
}

#[test]
fn a_renamed_code_is_compared_with_its_former_self() {
    let new = "b 402 validation_error aliases=[\"a\"] variants=[\"shop::E::A\"]";
    assert_eq!(found(&contract(A), &contract(new)), ["error-renamed", "status-changed"]);
}

#[test]
fn nothing_was_promised_about_an_unstable_code() {
    let old = "a 400 validation_error unstable variants=[\"shop::E::A\"]";
    let findings = judged(old, "", Profile::Strict, &LevelTable::default());
    assert_eq!(findings.len(), 1);
    assert_eq!((findings[0].rule, findings[0].level), (RuleId::ErrorRemoved, Level::Info));
}

#[test]
fn a_tombstone_makes_a_removal_a_warning_on_the_wire_only() {
    let level = |profile| judged(A, "a removed 400 validation_error", profile, &LevelTable::default())[0].level;
    assert_eq!(level(Profile::Wire), Level::Warning);
    assert_eq!(level(Profile::Client), Level::Breaking);
}

#[test]
fn a_deprecation_that_was_never_released_warned_nobody() {
    let old = contract("a 400 validation_error deprecated sunset=\"2026-06-30\" variants=[\"shop::E::A\"]");
    let (new, released) = (contract("a removed 400 validation_error"), contract(A));
    let context = Context { released: Some(&released), ..context() };
    assert_eq!(diff::changes(&old, &new, &context)[0].rule, RuleId::ErrorRemoved);
    let context = Context { released: Some(&old), ..context };
    assert_eq!(diff::changes(&old, &new, &context)[0].rule, RuleId::ErrorRemovedAfterDeprecation);
}

#[test]
fn a_sunset_is_at_least_a_day_away() {
    let new =
        |day: &str| contract(&format!("a 400 validation_error deprecated sunset=\"{day}\" variants=[\"shop::E::A\"]"));
    let old = contract("a 400 validation_error deprecated variants=[\"shop::E::A\"]");
    let said = |day: &str, sunset_days| {
        let new = new(day);
        let changes = diff::changes(&old, &new, &Context { sunset_days, ..context() });
        let findings = diff::judge(&changes, &places(&new), Profile::Client, &LevelTable::default());
        findings.into_iter().map(|finding| finding.message).collect::<Vec<_>>().join("; ")
    };
    assert_eq!(said("2026-11-01", 0), "sunset 2026-11-01 of `a` is less than 1 day away");
    assert_eq!(said("2026-11-02", 0), said("2026-11-02", 1));
    assert_eq!(said("2026-11-02", 1), "sunset 2026-11-02 of `a` is less than 1 day away");
    assert_eq!(said("2026-11-03", 0), "");
    assert_eq!(said("2026-12-01", 30), "sunset 2026-12-01 of `a` is less than 30 days away");
    assert_eq!(said("2026-12-02", 30), "");
}

#[test]
fn a_configured_level_holds_except_for_statuses_that_clients_act_on() {
    let mut levels = LevelTable::default();
    levels.set("status-changed", Level::Warning).unwrap();
    let level = |new: &str| judged(A, new, Profile::Client, &levels)[0].level;
    assert_eq!(level("a 402 validation_error variants=[\"shop::E::A\"]"), Level::Warning);
    assert_eq!(level("a 409 validation_error variants=[\"shop::E::A\"]"), Level::Breaking);
}

#[test]
fn an_unknown_rule_names_the_closest() {
    let error = LevelTable::default().set("error-remved", Level::Warning).unwrap_err();
    assert_eq!(error.to_string(), "unknown rule `error-remved`, did you mean `error-removed`");
}

#[test]
fn a_widened_integer_is_a_warning() {
    let old = "a 400 validation_error details=[\"n: i32\"] variants=[\"shop::E::A\"]";
    let level = |ty: &str| {
        let new = format!("a 400 validation_error details=[\"n: {ty}\"] variants=[\"shop::E::A\"]");
        judged(old, &new, Profile::Client, &LevelTable::default())[0].level
    };
    assert_eq!(level("i64"), Level::Warning);
    assert_eq!(level("i128"), Level::Breaking);
}

#[test]
fn a_fingerprint_survives_a_move_and_changes_with_the_change() {
    let print = |old: &str, new: &str| diff::changes(&contract(old), &contract(new), &context())[0].fingerprint();
    let moved = "a 400 validation_error variants=[\"shop::x::G::Z\"]";
    let one = print(A, "a 402 validation_error variants=[\"shop::E::A\"]");
    assert_eq!(one, print(moved, "a 402 validation_error variants=[\"shop::x::G::Z\"]"));
    assert_ne!(one, print(A, "a 403 validation_error variants=[\"shop::E::A\"]"));
}

proptest! {
    #[test]
    fn a_contract_compared_with_itself_has_no_changes(entries in vec(entry(), 0..6)) {
        let catalog = unique(entries);
        prop_assert_eq!(diff::changes(&catalog, &catalog, &context()), []);
    }

    /// Nothing is dropped and nothing is told twice: every code that is gone has one change that says so.
    #[test]
    fn every_code_that_is_gone_is_reported_once(old in vec(entry(), 0..5), new in vec(entry(), 0..5)) {
        let (old, new) = (unique(old), unique(new));
        let changes = diff::changes(&old, &new, &context());
        for entry in old.errors.iter().filter(|entry| new.get(&entry.spec.code).is_none()) {
            let about = changes.iter().filter(|change| change.code.as_deref() == Some(&entry.spec.code));
            let found: BTreeSet<RuleId> = about.map(|change| change.rule).filter(|rule| rules::GONE.contains(rule)).collect();
            prop_assert_eq!(found.len(), 1, "{:?}", found);
        }
        for change in &changes {
            prop_assert!(rules::get(change.rule).is_some(), "{}", change.rule);
        }
    }
}

fn unique(entries: Vec<Entry>) -> Catalog {
    let mut catalog = Catalog { errors: entries, ..Catalog::default() };
    catalog.sort();
    catalog.errors.dedup_by(|a, b| a.spec.code == b.spec.code);
    catalog
}
