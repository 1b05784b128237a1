//! Members of `details`: their JSON types and descriptions, from the source to the page, and what of them is contract.

use cargo_api_error::comparison::Context;
use cargo_api_error::diff;
use cargo_api_error::lock;
use cargo_api_error::reference::{Audience, Reference};
use cargo_api_error::render;
use cargo_api_error::rule_id::RuleId;

use crate::support::catalog;

const ORDER: &str = r#"
enum OrderError {
    #[api_error(status = 409, shared, code = "late")]
    Late {
        /// When the order was due,
        /// in the time zone of the shop.
        #[api_error(detail, json = "date-time")]
        due: Due,
        #[api_error(detail)]
        ids: Vec<Option<uuid::Uuid>>,
        #[api_error(detail, json = "uuid")]
        shop: u128,
        /// Not sent.
        secret: u8,
    },
    #[api_error(status = 409, shared, code = "late")]
    TooLate {
        #[api_error(detail)]
        due: String,
        /// All orders | of the day.
        #[api_error(detail)]
        ids: Vec<Option<uuid::Uuid>>,
        #[api_error(detail, json = "uuid")]
        shop: String,
    },
}"#;

#[test]
fn readers_are_told_json_types_and_doc_comments() {
    let catalog = catalog(&[ORDER]).without_lines();
    let details = &catalog.errors[0].spec.details;
    let told: Vec<_> = details.iter().map(|it| (it.name.as_str(), it.member_type().to_string())).collect();
    assert_eq!(
        told,
        [("due", "date-time or string"), ("ids", "[uuid or null]"), ("shop", "uuid")].map(|(a, b)| (a, b.to_owned()))
    );
    let page = render::code_page(&Reference::of(&catalog, Audience::Customers).codes[0]).unwrap();
    let table = "\
| Member | Type | Always present | Meaning |
|---|---|---|---|
| `due` | string (date-time) or string | yes | When the order was due, in the time zone of the shop. |
| `ids` | array of strings (uuid) or null | yes | All orders \\| of the day. |
| `shop` | string (uuid) | yes |  |
";
    assert!(page.contains(table), "{page}");
    let json = catalog.to_json().unwrap();
    for member in [
        "\"json\": \"date-time or string\"",
        "\"description\": \"When the order was due,\\nin the time zone of the shop.\"",
    ] {
        assert!(json.contains(member), "{json}");
    }
}

#[test]
fn the_lock_keeps_the_type_and_not_the_text() {
    let line = lock::entry_line(&catalog(&[ORDER]).errors[0]);
    assert!(line.contains(r#"{"name":"shop","type":"u128 | string","json":"uuid","required":true}"#), "{line}");
    assert!(!line.contains("time zone"), "{line}");
}

/// The findings when the field `x` becomes another one.
fn found(old: &str, new: &str) -> Vec<RuleId> {
    let [old, new] = [old, new].map(|field| {
        let (arguments, ty) = field.split_once("x: ").unwrap();
        catalog(&[&format!(
            "enum E {{ #[api_error(status = 404)] A {{ #[api_error(detail{})] x: {ty} }} }}",
            arguments.trim_end()
        )])
    });
    diff::changes(&old, &new, &Context::default()).iter().map(|detected| detected.rule.id).collect()
}

#[test]
fn a_json_type_that_is_written_is_the_contract() {
    let same: [(&str, &str); 5] = [
        // The source says what it did not say before.
        ("x: Money", r#", json = "decimal" x: Money"#),
        (r#", json = "decimal" x: Money"#, "x: Money"),
        // Another Rust type with the same JSON.
        (r#", json = "decimal" x: Money"#, r#", json = "decimal" x: Amount"#),
        (r#", json = "uuid" x: OrderId"#, "x: Uuid"),
        ("x: u32", r#", json = "integer" x: Count"#),
    ];
    for (old, new) in same {
        assert_eq!(found(old, new), [], "{old} -> {new}");
    }
    let changed: [(&str, &str); 4] = [
        (r#", json = "decimal" x: Money"#, r#", json = "number" x: Money"#),
        (r#", json = "uuid" x: OrderId"#, "x: u64"),
        ("x: Money", "x: Amount"),
        ("x: u64", "x: u32"),
    ];
    for (old, new) in changed {
        assert_eq!(found(old, new), [RuleId::DetailTypeChanged], "{old} -> {new}");
    }
}
