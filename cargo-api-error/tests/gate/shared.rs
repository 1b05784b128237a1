//! Codes that several variants share: each variant keeps its texts and its details.

use cargo_api_error::catalog::{Catalog, Own};
use cargo_api_error::comparison::Context;
use cargo_api_error::diff;
use cargo_api_error::finding::Finding;
use cargo_api_error::levels::LevelTable;
use cargo_api_error::lock::{self, Lock, contract};
use cargo_api_error::reference::Audience;
use cargo_api_error::rules::Profile;

use crate::catalog::schema;
use crate::support::{catalog, explained, pages, places};

const BANK: &str = r#"
enum BankError {
    /// The bank does not answer.
    ///
    /// # Cause
    /// Its server is down.
    #[api_error(status = 409, code = "bank_down", shared, message = "The bank {bank} is down.", param = "bank", retry_after = 30)]
    Down { #[api_error(detail)] bank: String },
    /// The bank is slow.
    ///
    /// # Cause
    /// Too much to do.
    #[api_error(status = 409, code = "bank_down", shared, message = "No answer in {seconds:>3} s.", header("X-Bank", "1"))]
    Late { #[api_error(detail)] seconds: u32, #[api_error(detail)] bank: String },
    #[api_error(status = 409, code = "bank_down", shared, message = "The bank {bank} is down.", retry_after = 30)]
    Closed { #[api_error(detail)] bank: String },
    /// One of its kind.
    #[api_error(status = 404, code = "account_missing")]
    Account { #[api_error(detail)] id: u64 },
}"#;

fn bank(from: &str, to: &str) -> Catalog {
    let item = BANK.replace(from, to);
    assert!(from == to || item != BANK, "{from}");
    catalog(&[&item])
}

fn findings(old: &Catalog, new: &Catalog) -> Vec<Finding> {
    let changes = diff::changes(old, new, &Context::default());
    diff::judge(&changes, &places(new), Profile::Strict, &LevelTable::default())
}

/// Rule, message, notes and line of each finding.
fn found(old: &Catalog, new: &Catalog) -> Vec<String> {
    let shown = |it: &Finding| format!("{} {}: {} [{}]", it.location.line, it.rule, it.message, it.notes.join("; "));
    findings(old, new).iter().map(shown).collect()
}

fn same() -> Catalog {
    bank("", "")
}

#[test]
fn only_what_differs_stands_at_a_variant() {
    let bank = same().without_lines();
    let shared = bank.get("bank_down").unwrap();
    insta::assert_snapshot!(serde_json::to_string_pretty(&shared).unwrap());
    let alone = &bank.get("account_missing").unwrap().variants[0];
    assert_eq!(alone.own, Own::default());
}

#[test]
fn the_catalog_of_shared_codes_follows_its_schema_and_is_read_back() {
    let bank = same().without_lines();
    let text = bank.to_json().unwrap();
    schema().validate(&serde_json::from_str(&text).unwrap()).unwrap();
    assert_eq!(Catalog::from_json(&text).unwrap().to_json().unwrap(), text);
}

#[test]
fn a_variant_alone_says_what_it_says_in_the_source() {
    let bank = same();
    let shared = bank.get("bank_down").unwrap();
    let said = shared.each_alone().map(|it| {
        let details: Vec<&str> = it.spec.details.iter().map(|detail| detail.name.as_str()).collect();
        let message = it.spec.message.map(|message| message.source().to_owned()).unwrap();
        let param = it.spec.param.map(|param| param.source().to_owned()).unwrap_or_default();
        (message, param, details.join(" "), it.docs.summary.unwrap(), it.spec.headers.len())
    });
    let down = "The bank {bank} is down.";
    // A variant without a doc comment has that of the code.
    let expected = [
        (down, "", "bank", "The bank does not answer.", 0),
        (down, "bank", "bank", "The bank does not answer.", 0),
        ("No answer in {seconds:>3} s.", "", "bank seconds", "The bank is slow.", 1),
    ];
    let expected = expected.map(|(a, b, c, d, e)| (a.to_owned(), b.to_owned(), c.to_owned(), d.to_owned(), e));
    assert_eq!(said.collect::<Vec<_>>(), expected);
}

#[test]
fn the_place_in_the_source_does_not_matter() {
    let moved = BANK.replace("enum BankError {", "enum BankError { /// One of its kind.\n#[api_error(status = 404, code = \"account_missing\")] Account { #[api_error(detail)] id: u64 },");
    let (before, _) = moved.rsplit_once("/// One of its kind.").unwrap();
    let moved = catalog(&[&format!("{before}}}")]).without_lines();
    assert_eq!(moved, same().without_lines());
}

#[test]
fn the_page_of_a_shared_code_has_its_cases() {
    for (audience, name) in [(Audience::Customers, "customers"), (Audience::Colleagues, "colleagues")] {
        let bank = same().without_lines();
        let pages = pages(&bank, audience);
        let page = pages.iter().find(|page| page.name == "bank_down.md").unwrap();
        insta::assert_snapshot!(name, page.text);
    }
    insta::assert_snapshot!(explained(&same(), &["bank_down"]));
}

#[test]
fn a_changed_message_names_its_variant() {
    let changed = bank("No answer in {seconds:>3} s.", "Slow: {seconds:>3} s.");
    assert_eq!(
        found(&same(), &changed),
        ["14 message-changed: message of `bank_down` changed [in the variant `shop::BankError::Late`]"]
    );
    // The first variant is no exception.
    let changed = bank("message = \"The bank {bank} is down.\", retry", "message = \"{bank} is closed.\", retry");
    assert_eq!(
        found(&same(), &changed),
        ["16 message-changed: message of `bank_down` changed [in the variant `shop::BankError::Closed`]"]
    );
    let both = bank("The bank {bank} is down.", "{bank} is closed.");
    assert_eq!(
        found(&same(), &both),
        [
            "8 message-changed: message of `bank_down` changed [in the variant `shop::BankError::Down`]",
            "16 message-changed: message of `bank_down` changed [in the variant `shop::BankError::Closed`]"
        ]
    );
}

#[test]
fn a_changed_doc_comment_names_its_variant() {
    assert_eq!(
        found(&same(), &bank("Too much to do.", "Many customers.")),
        ["14 docs-changed: documentation of `bank_down` changed: cause [in the variant `shop::BankError::Late`]"]
    );
}

#[test]
fn a_detail_that_one_variant_loses_is_found_with_and_without_a_lock() {
    let fewer = bank("#[api_error(detail)] seconds: u32", "seconds: u32");
    let lost =
        "14 detail-removed: `bank_down` no longer has the detail `seconds` [in the variant `shop::BankError::Late`]";
    assert_eq!(found(&same(), &fewer), [lost]);
    let locked = Lock::parse(&lock::write(&same())).unwrap().catalog;
    assert_eq!(found(&locked, &fewer), [lost]);
    // All variants had it, and one loses it: one finding.
    let fewer = bank("Closed { #[api_error(detail)] bank", "Closed { bank");
    let lost =
        "16 detail-removed: `bank_down` no longer has the detail `bank` [in the variant `shop::BankError::Closed`]";
    assert_eq!(found(&locked, &fewer), [lost]);
}

#[test]
fn what_all_variants_lose_is_one_change_of_the_code() {
    let fewer = bank("#[api_error(detail)] bank", "bank");
    let found = found(&contract_of(&same()), &contract_of(&fewer));
    assert_eq!(found, ["1 detail-removed: `bank_down` no longer has the detail `bank` []"]);
}

#[test]
fn a_variant_that_joins_takes_a_promise_away() {
    let more = bank(
        "/// One of its kind.",
        "#[api_error(status = 409, code = \"bank_down\", shared, retry_after = 30)] Gone, /// x",
    );
    let joined = found(&contract_of(&same()), &contract_of(&more));
    assert_eq!(
        joined,
        [
            "1 detail-became-optional: detail `bank` of `bank_down` may now be absent []",
            "1 variant-added: `shop::BankError::Gone` emits `bank_down` too []",
        ]
    );
}

fn contract_of(catalog: &Catalog) -> Catalog {
    Catalog { errors: catalog.errors.iter().map(contract).collect(), ..Catalog::default() }
}

#[test]
fn a_parameter_is_compared_variant_by_variant() {
    let other = bank("param = \"bank\"", "param = \"iban\"");
    let changed = "`bank_down` names the request parameter `iban` instead of `bank`";
    assert_eq!(
        found(&contract_of(&same()), &contract_of(&other)),
        [format!("1 param-changed: {changed} [in the variant `shop::BankError::Down`]")]
    );
}

#[test]
fn the_same_change_of_two_variants_is_two_changes() {
    let both = bank("The bank {bank} is down.", "{bank} is closed.");
    let fingerprints: Vec<String> = findings(&same(), &both).into_iter().map(|it| it.fingerprint).collect();
    assert_eq!(fingerprints.len(), 2);
    assert_ne!(fingerprints[0], fingerprints[1]);
}

#[test]
fn a_lock_keeps_what_each_variant_promises() {
    let text = lock::write(&same());
    insta::assert_snapshot!(text);
    assert_eq!(lock::write(&Lock::parse(&text).unwrap().catalog), text);
}
