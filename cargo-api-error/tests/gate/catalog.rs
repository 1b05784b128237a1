//! The catalog: its bytes, its schema, and reading it back.

use api_error_syntax::{
    Deprecated, DetailDef, HeaderDef, JsonType, MessageFrom, RetryAfterDef, SpecDef, StatusFromDef, Template,
    parse_shapes,
};
use cargo_api_error::catalog::{Body, Catalog, Entry, ErrorPath, Group, Own, SourceLocation, Tombstone, Variant};
use cargo_api_error::scan::{Predicate, Scan};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use quote::quote;

use crate::support::{SHOP, catalog, scan};

pub(crate) fn schema() -> jsonschema::Validator {
    let text = include_str!("../../../docs/catalog.schema.json");
    jsonschema::validator_for(&serde_json::from_str(text).unwrap()).unwrap()
}

#[test]
fn the_json_of_a_catalog_is_the_same_bytes_for_ever() {
    insta::assert_snapshot!(catalog(&SHOP).without_lines().to_json().unwrap());
}

#[test]
fn the_json_of_a_catalog_follows_its_schema() {
    let mut shop = catalog(&SHOP);
    shop.tombstones =
        vec![Tombstone { code: "gone".to_owned(), status: 400, error_type: "x".to_owned(), ..Tombstone::default() }];
    for text in [shop.to_json().unwrap(), shop.without_lines().to_json().unwrap()] {
        schema().validate(&serde_json::from_str(&text).unwrap()).unwrap();
    }
}

#[test]
fn the_schema_refuses_what_is_no_catalog() {
    let text = catalog(&SHOP).to_json().unwrap();
    for (from, to) in
        [("\"status\": 402", "\"status\": 302"), ("\"retryable\"", "\"retry\""), ("card_declined", "card declined")]
    {
        let broken = text.replace(from, to);
        assert_ne!(text, broken);
        assert!(!schema().is_valid(&serde_json::from_str(&broken).unwrap()), "{to}");
    }
}

#[test]
fn order_and_place_in_the_source_change_nothing() {
    let mut items = SHOP;
    items.reverse();
    let without_files = |items: &[&str]| {
        let mut catalog = catalog(items).without_lines();
        catalog.errors.iter_mut().flat_map(|entry| &mut entry.variants).for_each(|variant| variant.source = None);
        catalog
    };
    assert_eq!(without_files(&SHOP), without_files(&items));
}

#[test]
fn a_program_is_a_crate_of_its_own_name() {
    let mut scan = scan(&["enum E { #[api_error(status = 404)] A }"]);
    let path = |targets: &[&str], scan: &mut Scan| {
        scan.enums[0].targets = targets.iter().map(|target| (*target).to_owned()).collect();
        Catalog::from_scan(scan).errors[0].variants[0].path.to_string()
    };
    assert_eq!(path(&["lib", "bin:till-roll"], &mut scan), "shop::E::A");
    assert_eq!(path(&["bin:till-roll", "lib"], &mut scan), "shop::E::A");
    assert_eq!(path(&["bin:till-roll", "bin:x"], &mut scan), "till_roll(bin)::E::A");
}

#[test]
fn what_only_some_variants_guarantee_is_not_required() {
    let item = "enum E {
        #[api_error(status = 429, code = \"a\", shared, retry_after = 3, header(\"X-A\", \"1\"), header(\"X-B\", \"1\"))]
        A { #[api_error(detail)] always: u8, #[api_error(detail)] at_times: u8, #[api_error(detail)] mixed: u8 },
        #[api_error(status = 429, code = \"a\", shared, retryable = false, header(\"x-a\", \"2\"))]
        B { #[api_error(detail)] always: u8, #[api_error(detail)] at_times: Option<u8>, #[api_error(detail)] mixed: String },
        #[api_error(status = 429, code = \"a\", shared)]
        C { #[api_error(detail)] always: u8, #[api_error(detail)] at_times: u8 },
    }";
    let catalog = catalog(&[item]);
    let entry = catalog.get("a").unwrap();
    assert_eq!((entry.spec.retryable, &entry.spec.retry_after), (false, &None));
    let headers: Vec<_> = entry
        .spec
        .headers
        .iter()
        .map(|it| (it.name.as_str(), it.value.as_ref().map(Template::source), it.required))
        .collect();
    assert_eq!(headers, [("X-A", None, false), ("X-B", Some("1"), false)]);
    let details: Vec<_> =
        entry.spec.details.iter().map(|it| (it.name.as_str(), it.ty.to_string(), it.required)).collect();
    let expected = [("always", "u8", true), ("at_times", "u8", false), ("mixed", "u8 | string", false)];
    assert_eq!(details, expected.map(|(name, ty, required)| (name, ty.to_owned(), required)));
}

#[test]
fn a_newer_major_version_is_refused_and_a_newer_minor_version_is_read() {
    let text = catalog(&SHOP).to_json().unwrap();
    let newer = text.replace("\"1.0\"", "\"1.7\"").replace("\"status\"", "\"new_member\": [], \"status\"");
    assert_eq!(Catalog::from_json(&newer), Catalog::from_json(&text));
    let error = Catalog::from_json(&text.replace("\"1.0\"", "\"2.0\"")).unwrap_err();
    assert_eq!(error.to_string(), "catalog has schema version 2.0, this program reads 1.0");
}

#[test]
fn what_is_no_catalog_is_refused_at_its_place() {
    assert_eq!(Catalog::from_json("{\n \"x\": }").unwrap_err().to_string(), "2:7: expected value");
    let error =
        Catalog::from_json("{\"schema_version\":\"1.0\",\n\"errors\":[{\"code\":1,\"variants\":[]}]}").unwrap_err();
    assert_eq!(error.to_string(), "2:34: invalid type: integer `1`, expected a string");
}

pub(crate) fn code() -> impl Strategy<Value = String> {
    "[a-zA-Z][a-zA-Z0-9_.:/-]{0,12}"
}

pub(crate) fn path() -> impl Strategy<Value = ErrorPath> {
    let target = of("(bin|example):[a-z]{1,4}");
    let name = "[A-Za-z]{1,4}";
    ("[a-z]{1,4}", target, vec("[a-z]{1,3}", 0..3), name, of(name))
        .prop_map(|(package, target, module, ty, variant)| ErrorPath { package, target, module, ty, variant })
}

fn spec() -> impl Strategy<Value = SpecDef> {
    let text = || of(any::<String>());
    let template = || of(any::<String>().prop_map(|text| Template::literal(&text)));
    let status_from = of((any::<bool>(), any::<bool>()).prop_map(|(type_follows, retryable_follows)| StatusFromDef {
        field: 0,
        type_follows,
        retryable_follows,
    }));
    let status = (400..=599_u16, status_from);
    let wire = (code(), status, "[a-z_]{1,8}", template(), template(), text(), any::<bool>());
    let after = of(prop_oneof![any::<u64>().prop_map(RetryAfterDef::Seconds), Just(RetryAfterDef::Field(0))]);
    let header = ("[A-Za-z-]{1,8}", template(), any::<bool>());
    let header = header.prop_map(|(name, value, required)| HeaderDef { name, value, required });
    let ty = prop_oneof![Just("string"), Just("array<u8>"), Just("map<nullable<Money>>"), Just("Page<u8, u8>")];
    let json = of(prop_oneof![Just("uuid"), Just("[[date-time]]"), Just("[boolean or null] or string")]);
    let json = json.prop_map(|json| json.map(|json| serde_json::from_value(json.into()).unwrap()));
    let detail = ("[a-z_]{1,8}", ty.prop_map(JsonType::from), json, text(), any::<bool>());
    let detail = detail.prop_map(|(name, ty, json, description, required)| DetailDef {
        name,
        ty,
        json,
        description,
        required,
        field: 0,
    });
    let deprecated = of((text(), text()).prop_map(|(since, note)| Deprecated { since, note }));
    let life = (text(), any::<bool>(), deprecated, of(code()), text(), vec(code(), 0..3));
    let from = of(prop_oneof![Just(MessageFrom::Fixed), Just(MessageFrom::Written), Just(MessageFrom::Display)]);
    (wire, after, vec(header, 0..3), vec(detail, 0..3), life, from).prop_map(
        |(wire, retry_after, mut headers, mut details, life, message_from)| {
            // One name, one member: as in every catalog.
            headers.sort_by_key(|header| header.name.to_lowercase());
            headers.dedup_by_key(|header| header.name.to_lowercase());
            details.sort_by(|a, b| a.name.cmp(&b.name));
            details.dedup_by(|a, b| a.name == b.name);
            let (code, (status, status_from), error_type, message, param, doc_url, retryable) = wire;
            let (since, unstable, deprecated, replaced_by, sunset, aliases) = life;
            SpecDef {
                code,
                status,
                status_from,
                error_type,
                message_from,
                message,
                param,
                doc_url,
                retryable,
                retry_after,
                headers,
                details,
                since,
                unstable,
                deprecated,
                replaced_by,
                sunset,
                aliases,
                ..SpecDef::default()
            }
        },
    )
}

fn cfg() -> impl Strategy<Value = Predicate> {
    let text = prop_oneof![Just("unix"), Just("feature = \"a\""), Just("all(not(windows), feature = \"b\")")];
    text.prop_map(|text| text.parse().unwrap())
}

pub(crate) fn entry() -> impl Strategy<Value = Entry> {
    let source = of(("[a-z/]{1,9}", of(1..9_usize)).prop_map(|(file, line)| SourceLocation {
        file: file.into(),
        line,
        column: line,
    }));
    let variant = (path(), of(cfg()), source);
    let variant = variant.prop_map(|(path, cfg, source)| Variant {
        path,
        cfg,
        targets: vec!["lib".to_owned()],
        source,
        ..Variant::default()
    });
    (spec(), of(cfg()), vec((variant, spec()), 1..3)).prop_map(|(spec, cfg, mut variants)| {
        variants.sort_by(|a, b| a.0.path.cmp(&b.0.path));
        variants.dedup_by(|a, b| a.0.path == b.0.path);
        // One of several variants may have a message and details of its own.
        let shared = variants.len() > 1;
        let own = |other: SpecDef| Own { message: other.message, details: Some(other.details), ..Own::default() };
        let variants = variants.into_iter().map(
            |(variant, other)| {
                if shared { Variant { own: own(other), ..variant } } else { variant }
            },
        );
        let variants = variants.collect();
        Entry { spec, cfg, variants, ..Entry::default() }
    })
}

fn declared_body() -> Body {
    let shape =
        parse_shapes(quote! { static BODY = { "error": { "code": code, "n"?: 7, ..details, "l": [true, null] } }; });
    let shape = shape.unwrap().remove(0).shape;
    Body { shape: "BODY".to_owned(), form: shape, source: None }
}

proptest! {
    #[test]
    fn whatever_is_written_is_read_back(entries in vec(entry(), 0..5), title in of(any::<String>()), name in code(), id in path()) {
        let group = Group { id, ..Group::default() };
        let stone = Tombstone { code: name, status: 400, error_type: "t".to_owned(), ..Tombstone::default() };
        let body = if title.is_some() { Body::default() } else { declared_body() };
        let mut catalog = Catalog { title, body, groups: vec![group], errors: entries, tombstones: vec![stone], version: None, domain: None };
        catalog.sort();
        let text = catalog.to_json().unwrap();
        prop_assert_eq!(Catalog::from_json(&text).unwrap(), catalog);
    }
}
