//! `explain`: finds the code from a code, a name, a URL or a body.

use cargo_api_error::catalog::{Body, Catalog, Tombstone};
use cargo_api_error::explain::{Answer, Forwarding, Query, answer};
use cargo_api_error::reference::pages_of;
use cargo_api_error::render;
use cargo_api_error::rule_id::RuleId;

use crate::support::{SHOP, catalog, explained, scan};

fn shop() -> Catalog {
    let mut shop = catalog(&SHOP);
    shop.tombstones = vec![Tombstone {
        code: "card_stolen".to_owned(),
        status: 402,
        error_type: "card_error".to_owned(),
        removed_in: Some("1.2.0".to_owned()),
        reason: Some("banks do not say so".to_owned()),
        replaced_by: Some("card_declined".to_owned()),
        doc_url: Some("https://docs.shop.dev/errors/stolen-card".to_owned()),
        ..Tombstone::default()
    }];
    shop
}

fn found(query: &str) -> String {
    shown(answer(&shop(), &scan(&SHOP), &Query::parse(query, &Body::default()).unwrap()))
}

fn shown(answer: Answer) -> String {
    match answer {
        Answer::Segment(segment, answer) => format!("{segment} of an address: {}", shown(*answer)),
        Answer::Entries(entries) => entries.iter().map(|entry| entry.spec.code.as_str()).collect::<Vec<_>>().join(" "),
        Answer::Status(status, entries) => {
            let codes: Vec<&str> = entries.iter().map(|entry| entry.spec.code.as_str()).collect();
            format!("{status}: {}", codes.join(" "))
        }
        Answer::Rule(id) => format!("rule: {id}"),
        Answer::Forwardings(found) => {
            let shown = |it: &Forwarding<'_>| {
                let codes: Vec<&str> = it.entries.iter().map(|entry| entry.spec.code.as_str()).collect();
                let targets: Vec<String> = it.targets.iter().map(ToString::to_string).collect();
                let (targets, codes, external) = (targets.join(" "), codes.join(" "), it.external.join(" "));
                format!("{} -> {}: {targets}: {codes}: {external}", it.path, it.ty)
            };
            found.iter().map(shown).collect::<Vec<_>>().join("\n")
        }
        Answer::Mixed(entries, found) => {
            format!("{}\n{}", shown(Answer::Entries(entries)), shown(Answer::Forwardings(found)))
        }
        Answer::Alias(alias, entry) => format!("{alias} -> {}", entry.spec.code),
        Answer::Gone(stone) => format!("gone: {}", stone.code),
        Answer::Unknown { sought, close } => format!("unknown: {sought}, close: {}", close.join(" ")),
    }
}

#[test]
fn every_way_to_name_a_code_finds_it() {
    assert_eq!(found("card_declined"), "card_declined");
    assert_eq!(found("order/missing"), "order/missing");
    assert_eq!(found("PaymentError::CardDeclined"), "card_declined");
    assert_eq!(found("shop::PaymentError::CardDeclined"), "card_declined");
    assert_eq!(found("https://docs.shop.dev/errors/card_declined/#fix"), "card_declined");
    assert_eq!(found(r#"{"type":"card_error","code":"card_declined","message":"x"}"#), "card_declined");
    assert_eq!(found("card_old"), "card_old -> card_expired");
    assert_eq!(found("card_stolen"), "gone: card_stolen");
    assert_eq!(found("https://docs.shop.dev/errors/stolen-card"), "gone: card_stolen");
}

#[test]
fn the_name_of_a_variant_or_a_type_finds_its_codes() {
    assert_eq!(found("CardDeclined"), "card_declined");
    assert_eq!(found("r#Expired"), "card_expired");
    let forwards =
        |variant| format!("shop::PaymentError::{variant} -> BankError: shop::BankError: bank_down internal: ");
    let own = "card_declined card_expired gift_used too_many_tries";
    assert_eq!(found("PaymentError"), format!("{own}\n{}\n{}", forwards("Bank"), forwards("Traced")));
    assert_eq!(found("shop::BankError"), "bank_down internal");
    assert_eq!(found("Down"), "bank_down");
    assert_eq!(found("OrderMissing"), "order/missing");
    // A crate is no type.
    assert_eq!(found("shop"), "unknown: shop, close: ");
}

#[test]
fn a_status_finds_its_codes() {
    assert_eq!(found("402"), "402: card_declined card_expired");
    assert_eq!(found("410"), "410: ");
    // No response of an error has it.
    assert_eq!(found("302"), "unknown: 302, close: ");
    let shop = shop();
    let payment: Vec<_> = shop.errors.iter().filter(|entry| entry.spec.status == 402).collect();
    insta::assert_snapshot!(render::explain_status(402, &payment));
}

#[test]
fn a_rule_or_a_lint_is_found_by_its_id() {
    assert_eq!(found("lock-stale"), "rule: lock-stale");
    assert_eq!(found("error-removed"), "rule: error-removed");
    for id in RuleId::ALL {
        assert_eq!(found(id.as_str()), format!("rule: {id}"));
    }
    assert_eq!(found("lock-stal"), "unknown: lock-stal, close: lock-stale");
    // A code of that name comes first.
    let items = ["enum E { #[api_error(status = 404, code = \"lock-stale\")] A }"];
    let query = Query::parse("lock-stale", &Body::default()).unwrap();
    assert_eq!(shown(answer(&catalog(&items), &scan(&items), &query)), "lock-stale");
}

#[test]
fn a_variant_that_forwards_says_where_to_and_what_can_come_from_there() {
    assert_eq!(
        found("PaymentError::Bank"),
        "shop::PaymentError::Bank -> BankError: shop::BankError: bank_down internal: "
    );
    assert_eq!(found("Bank"), found("PaymentError::Bank"));
    let items = [
        "enum Api { #[api_error(transparent)] Pay(Box<crate::Pay>), #[api_error(transparent)] Db(sqlx::Error) }",
        "enum Pay { #[api_error(status = 402)] NoMoney, #[api_error(transparent)] Again(Api), #[api_error(transparent)] Io(io::Error) }",
    ];
    let (catalog, scan) = (catalog(&items), scan(&items));
    let find = |query: &str| answer(&catalog, &scan, &Query::parse(query, &Body::default()).unwrap());
    assert_eq!(
        shown(find("Api::Pay")),
        "shop::Api::Pay -> Box<crate::Pay>: shop::Api shop::Pay: no_money: io::Error sqlx::Error"
    );
    assert_eq!(shown(find("Db")), "shop::Api::Db -> sqlx::Error: : : sqlx::Error");
    // A type without codes of its own is all of its variants.
    assert_eq!(shown(find("Api")).lines().count(), 2);
    let Answer::Forwardings(both) = find("Api") else { panic!("no codes of its own") };
    insta::assert_snapshot!(both.iter().map(render::explain_forwarding).collect::<Vec<_>>().join("\n"));
    assert_eq!(found("PaymentError::Bnk"), "unknown: PaymentError::Bnk, close: PaymentError::Bank");
}

#[test]
fn a_variant_of_a_shared_code_is_explained_alone() {
    let items = ["enum E {
        /// The first.
        #[api_error(status = 404, code = \"lost\", shared, message = \"No {a}.\")] A { #[api_error(detail)] a: u8 },
        /// The second.
        #[api_error(status = 404, code = \"lost\", shared, message = \"No b.\")] B,
    }"];
    let (catalog, scan) = (catalog(&items), scan(&items));
    let query = Query::parse("E::B", &Body::default()).unwrap();
    let Answer::Entries(found) = answer(&catalog, &scan, &query) else { panic!("it has a code") };
    let entries: Vec<_> = found.iter().map(AsRef::as_ref).collect();
    insta::assert_snapshot!(render::explain_entries(&catalog, &entries, &pages_of(&catalog, &entries)));
    let query = Query::parse("E", &Body::default()).unwrap();
    let Answer::Entries(whole) = answer(&catalog, &scan, &query) else { panic!("it has a code") };
    assert_eq!(whole[0].variants.len(), 2);
}

#[test]
fn the_address_of_a_generated_page_finds_its_code() {
    assert_eq!(found("https://elsewhere.dev/order-missing.html"), "order-missing of an address: order/missing");
    assert_eq!(found("docs/errors/order-missing.md"), "order-missing of an address: order/missing");
}

#[test]
fn an_ambiguous_name_finds_all_and_a_code_comes_first() {
    let items = [
        "enum A { #[api_error(status = 404, code = \"a/missing\")] Missing, #[api_error(status = 400, code = \"B\")] Other }",
        "enum B { #[api_error(status = 404, code = \"b/missing\")] Missing }",
    ];
    let (catalog, scan) = (catalog(&items), scan(&items));
    let found = |query: &str| shown(answer(&catalog, &scan, &Query::parse(query, &Body::default()).unwrap()));
    assert_eq!(found("Missing"), "a/missing b/missing");
    assert_eq!(found("B"), "B");
    assert_eq!(found("shop::B"), "b/missing");
}

#[test]
fn an_address_that_the_catalog_does_not_have_is_taken_by_its_last_segment() {
    assert_eq!(found("https://elsewhere.dev/card_declined.html"), "card_declined of an address: card_declined");
    assert_eq!(
        found(r#"{"type":"https://elsewhere.dev/card_old","status":402}"#),
        "card_old of an address: card_old -> card_expired"
    );
    assert_eq!(found("https://elsewhere.dev/card_declind"), "unknown: card_declind, close: card_declined");
}

#[test]
fn a_typo_names_what_is_close() {
    assert_eq!(found("card_declind"), "unknown: card_declind, close: card_declined");
    assert_eq!(
        found("PaymentError::CardDeclind"),
        "unknown: PaymentError::CardDeclind, close: PaymentError::CardDeclined"
    );
    assert_eq!(found("zzz"), "unknown: zzz, close: ");
    // A name that is close to the code and to the variant is one suggestion.
    assert_eq!(found("CardDeclind"), "unknown: CardDeclind, close: card_declined");
    assert_eq!(found("Dwn"), "unknown: Dwn, close: Down");
    assert_eq!(found("PaymentEror"), "unknown: PaymentEror, close: PaymentError");
    assert_eq!(found("shop::PaymentEror"), "unknown: shop::PaymentEror, close: shop::PaymentError");
    // A part of a path is not a path.
    assert_eq!(found("Error::CardDeclined").split(',').next(), Some("unknown: Error::CardDeclined"));
}

#[test]
fn the_answer_says_everything() {
    let shop = shop();
    insta::assert_snapshot!(explained(&shop, &["card_declined", "card_expired", "gift_used", "bank_down"]));
    insta::assert_snapshot!(render::explain_tombstone(&shop, &shop.tombstones[0]));
}
