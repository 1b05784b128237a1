//! Every rule finds its change and not the near miss beside it; every change is reported once.

use std::collections::BTreeSet;

use api_error_syntax::Template;
use cargo_api_error::catalog::{Catalog, Entry};
use cargo_api_error::comparison::Context;
use cargo_api_error::diff;
use cargo_api_error::finding::{Finding, Level};
use cargo_api_error::levels::LevelTable;
use cargo_api_error::rule_id::RuleId;
use cargo_api_error::rules::{self, GONE, Mirror, Profile, Texts};
use proptest::collection::vec;
use proptest::prelude::{prop_assert_eq, proptest};

use crate::catalog::entry;
use crate::support::{contract, path, places};
use crate::twins::{self, A, Pair};

fn context() -> Context<'static> {
    Context { today: Some("2026-11-02"), sunset_days: 90, ..Context::default() }
}

fn found(old: &Catalog, new: &Catalog) -> Vec<RuleId> {
    diff::changes(old, new, &context()).iter().map(|detected| detected.rule.id).collect()
}

fn between((old, new): Pair) -> Vec<RuleId> {
    found(&contract(old), &contract(new))
}

fn judged(old: &str, new: &str, profile: Profile, levels: &LevelTable) -> Vec<Finding> {
    let (old, new) = (contract(old), contract(new));
    diff::judge(&diff::changes(&old, &new, &context()), &places(&new), profile, levels)
}

#[test]
fn every_rule_finds_its_change_and_not_the_near_miss() {
    let mut wrong = Vec::new();
    for twin in twins::all() {
        let (fires, near_miss) = (between(twin.fires), between(twin.near_miss));
        if fires != [twin.rule] {
            wrong.push(format!("{} must fire alone: {fires:?}", twin.rule));
        }
        if near_miss.contains(&twin.rule) {
            wrong.push(format!("{} must not fire on its near miss", twin.rule));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_near_miss_is_a_change_and_no_change_has_no_findings() {
    for twin in twins::all() {
        assert_ne!(contract(twin.near_miss.0), contract(twin.near_miss.1), "{}", twin.rule);
        for side in [twin.fires.0, twin.fires.1, twin.near_miss.0, twin.near_miss.1] {
            assert_eq!(between((side, side)), [], "{}: {side}", twin.rule);
        }
    }
}

#[test]
fn every_name_in_a_text_has_a_value() {
    for twin in twins::all() {
        let (old, new) = (contract(twin.fires.0), contract(twin.fires.1));
        let changes = diff::changes(&old, &new, &context());
        let detected = &changes[0];
        let values = detected.values();
        let history = detected.rule.history.first().copied();
        for text in [detected.rule.texts.message, detected.rule.texts.help].into_iter().chain(history) {
            for name in Template::parse(text.to_owned()).unwrap().names() {
                assert!(values.get(name).is_some(), "{}: {name}", detected.rule.id);
            }
        }
    }
}

#[test]
fn a_break_since_a_release_needs_a_version_that_says_so() {
    let released = Catalog { version: Some("1.4.0".to_owned()), ..contract(A) };
    let now = |version: &str| Catalog { version: Some(version.to_owned()), ..Catalog::default() };
    assert_eq!(found(&released, &now("1.5.0")), [RuleId::VersionNotBumped, RuleId::ErrorRemoved]);
    assert_eq!(found(&released, &now("2.0.0")), [RuleId::ErrorRemoved]);
    let early = Catalog { version: Some("0.4.0".to_owned()), ..contract(A) };
    assert_eq!(found(&early, &now("0.4.1")), [RuleId::VersionNotBumped, RuleId::ErrorRemoved]);
    assert_eq!(found(&early, &now("0.5.0")), [RuleId::ErrorRemoved]);
}

#[test]
fn every_rule_has_a_twin_and_every_twin_a_rule() {
    let mut twins: Vec<RuleId> = twins::all().map(|twin| twin.rule).collect();
    // It needs two versions, which no lock of a working tree has.
    twins.push(RuleId::VersionNotBumped);
    twins.sort_unstable();
    let mut rules: Vec<RuleId> = rules::all().map(|rule| rule.id).collect();
    rules.sort_unstable();
    assert_eq!(twins, rules);
}

#[test]
fn every_rule_names_its_mirror_or_says_why_it_has_none() {
    for rule in rules::all() {
        match rule.mirror {
            Mirror::Waived(reason) => assert!(!reason.is_empty(), "{}", rule.id),
            Mirror::Rule(id) => {
                let Mirror::Rule(back) = rules::get(id).unwrap().mirror else { panic!("{id} has no mirror") };
                let back = rules::get(back).unwrap();
                assert_eq!((back.area, back.action), (rule.area, rule.action), "{} and {}", rule.id, back.id);
            }
        }
    }
}

#[test]
fn every_rule_says_everything_in_the_house_style() {
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
        let [wire, client, strict] = rule.levels;
        assert!(wire <= strict && client <= strict, "{}", rule.id);
    }
}

#[test]
fn a_split_is_one_finding_per_pair_of_codes() {
    let old = "a 400 validation_error variants=[\"shop::E::A\",\"shop::E::B\",\"shop::E::C\"]";
    let new = "a 400 validation_error variants=[\"shop::E::A\"]\nb 400 validation_error variants=[\"shop::E::B\",\"shop::E::C\"]";
    let changes = diff::changes(&contract(old), &contract(new), &context());
    assert_eq!(changes.len(), 1);
    assert_eq!(changes[0].rule.id, RuleId::VariantCodeChanged);
    assert_eq!(changes[0].change.variants, ["shop::E::B", "shop::E::C"].map(path));
}

#[test]
fn a_remap_to_a_known_code_is_found_although_the_sets_of_codes_are_equal() {
    let old = "a 400 validation_error variants=[\"shop::E::A\",\"shop::E::X\"]\nb 400 validation_error variants=[\"shop::E::B\"]";
    let new = "a 400 validation_error variants=[\"shop::E::A\"]\nb 400 validation_error variants=[\"shop::E::B\",\"shop::E::X\"]";
    assert_eq!(found(&contract(old), &contract(new)), [RuleId::VariantCodeChanged]);
}

#[test]
fn a_remap_is_found_behind_a_renamed_type() {
    let old = "a 400 validation_error variants=[\"shop::E::A\"]\nb 400 validation_error variants=[\"shop::E::B\"]";
    let new = "a 400 validation_error variants=[\"shop::F::A\"]\nc 400 validation_error variants=[\"shop::F::B\"]";
    assert_eq!(found(&contract(old), &contract(new)), [RuleId::EnumRenamed, RuleId::VariantCodeChanged]);
}

#[test]
fn a_struct_that_moved_to_another_crate_moved() {
    let (old, new) = ("a 400 x variants=[\"shop::Missing\"]", "a 400 x variants=[\"till::Missing\"]");
    assert_eq!(found(&contract(old), &contract(new)), [RuleId::ErrorMoved]);
}

#[test]
fn a_renamed_code_is_compared_with_its_former_self() {
    let new = "b 402 validation_error aliases=[\"a\"] variants=[\"shop::E::A\"]";
    assert_eq!(found(&contract(A), &contract(new)), [RuleId::ErrorRenamed, RuleId::StatusChanged]);
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
fn a_code_that_returns_with_another_type_has_another_meaning() {
    let reused = |new: &str| {
        let findings = judged("a removed 400 validation_error", new, Profile::Client, &LevelTable::default());
        findings.iter().any(|finding| finding.rule == RuleId::TombstonedCodeReused)
    };
    assert!(!reused(A) && reused("a 400 auth_error variants=[\"shop::E::A\"]"));
}

#[test]
fn a_deprecation_that_was_never_released_warned_nobody() {
    let old = contract("a 400 validation_error deprecated sunset=\"2026-06-30\" variants=[\"shop::E::A\"]");
    let (new, released) = (contract("a removed 400 validation_error"), contract(A));
    let context = Context { released: &[&released], ..context() };
    assert_eq!(diff::changes(&old, &new, &context)[0].rule.id, RuleId::ErrorRemoved);
    let context = Context { released: &[&old], ..context };
    assert_eq!(diff::changes(&old, &new, &context)[0].rule.id, RuleId::ErrorRemovedAfterDeprecation);
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
    levels.choose(RuleId::StatusChanged, Level::Warning);
    let level = |new: &str| judged(A, new, Profile::Client, &levels)[0].level;
    assert_eq!(level("a 402 validation_error variants=[\"shop::E::A\"]"), Level::Warning);
    assert_eq!(level("a 409 validation_error variants=[\"shop::E::A\"]"), Level::Breaking);
}

#[test]
fn an_unknown_rule_names_the_closest() {
    let error = "error-remved".parse::<RuleId>().unwrap_err().to_string();
    assert_eq!(error, "unknown rule `error-remved`, did you mean `error-removed`");
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
        prop_assert_eq!(found(&catalog, &catalog), []);
    }

    /// Every removed code has exactly one change that reports it.
    #[test]
    fn every_code_that_is_gone_is_reported_once(old in vec(entry(), 0..5), new in vec(entry(), 0..5)) {
        let (old, new) = (unique(old), unique(new));
        let changes = diff::changes(&old, &new, &context());
        for entry in old.errors.iter().filter(|entry| new.get(&entry.spec.code).is_none()) {
            let about = changes.iter().filter(|detected| detected.change.code.as_deref() == Some(&entry.spec.code));
            let removals = about.map(|detected| detected.rule.id).filter(|id| GONE.contains(id));
            let found: BTreeSet<RuleId> = removals.collect();
            prop_assert_eq!(found.len(), 1, "{:?}", found);
        }
    }
}

fn unique(entries: Vec<Entry>) -> Catalog {
    let mut catalog = Catalog { errors: entries, ..Catalog::default() };
    catalog.sort();
    catalog.errors.dedup_by(|a, b| a.spec.code == b.spec.code);
    catalog
}
