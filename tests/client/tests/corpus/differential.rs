//! What `serde_json` reads into a plain struct, the client decodes with the same values.

use std::borrow::Cow;

use api_error::client::{ApiFailure, Format};
use http::{HeaderMap, StatusCode};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use serde::Deserialize;
use serde_json::{Map, Value};

use crate::case::{Case, Response};
use crate::files;

/// What a client writes that knows nothing but the reference.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Plain {
    r#type: Option<String>,
    code: Option<String>,
    message: Option<String>,
    param: Option<String>,
    doc_url: Option<String>,
    request_id: Option<String>,
    details: Option<Map<String, Value>>,
    more_errors: Option<u32>,
    errors: Option<Vec<Map<String, Value>>>,
    // Members in which other forms have what went wrong.
    error: Option<Value>,
    detail: Option<Value>,
}

#[derive(Deserialize)]
struct PlainField {
    code: String,
    message: String,
    param: Option<String>,
}

/// Compares what both read. A client takes an empty text for none.
fn check(body: &[u8]) -> Result<bool, TestCaseError> {
    // The derive takes an array for the struct, too; an error is an object.
    let is_object = body.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'{');
    let Some(plain) = serde_json::from_slice::<Plain>(body).ok().filter(|_| is_object) else { return Ok(false) };
    let failure = ApiFailure::decode(StatusCode::CONFLICT, HeaderMap::new(), body);
    // Another form has its values elsewhere.
    if failure.format() != Format::Flat || plain.error.is_some() || plain.detail.is_some() {
        return Ok(false);
    }
    let text = |text: &Option<String>| text.clone().filter(|text| !text.is_empty());
    let of_failure = |text: Option<&str>| text.map(str::to_owned);
    let error_type = text(&plain.r#type).unwrap_or_else(|| "validation_error".to_owned());
    prop_assert_eq!(failure.error_type(), error_type);
    prop_assert_eq!(of_failure(failure.code()), text(&plain.code));
    prop_assert_eq!(of_failure(failure.message()), text(&plain.message));
    prop_assert_eq!(of_failure(failure.param()), text(&plain.param));
    prop_assert_eq!(of_failure(failure.doc_url()), text(&plain.doc_url));
    prop_assert_eq!(of_failure(failure.request_id()), text(&plain.request_id));
    prop_assert_eq!(failure.details(), &plain.details.unwrap_or_default());
    prop_assert_eq!(failure.more_errors(), plain.more_errors.unwrap_or_default() as usize);
    let fields = plain.errors.unwrap_or_default().into_iter().map(|field| serde_json::from_value(Value::Object(field)));
    // A field may have its texts in other members.
    if let Ok(fields) = fields.collect::<Result<Vec<PlainField>, _>>() {
        let fields: Vec<_> = fields.into_iter().map(|field| (field.code, field.message, text(&field.param))).collect();
        let listed = failure.field_errors();
        let listed = listed
            .iter()
            .map(|error| (error.code.into_owned(), error.message.into_owned(), error.param.map(Cow::into_owned)));
        // Without a list, the error itself is one of its parameter.
        if !fields.is_empty() {
            prop_assert_eq!(listed.collect::<Vec<_>>(), fields);
        }
    }
    Ok(true)
}

fn json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map("[a-z@.]{0,6}", inner, 0..4)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

/// Members in any order, most of them as they should be.
fn body() -> impl Strategy<Value = String> {
    const TEXTS: [&str; 6] = ["type", "code", "message", "param", "doc_url", "request_id"];
    let field = ("[a-z_]{0,8}", any::<String>(), prop::option::of("[a-z.]{0,8}"))
        .prop_map(|(code, message, param)| serde_json::json!({"code": code, "message": message, "param": param}));
    let members = (
        prop::collection::vec(
            prop_oneof![4 => any::<String>().prop_map(Value::from), 1 => Just(Value::Null), 1 => json()],
            6,
        ),
        prop_oneof![3 => prop::collection::btree_map(any::<String>(), json(), 0..4).prop_map(|map| serde_json::json!(map)), 1 => json()],
        prop_oneof![3 => prop::collection::vec(field, 0..4).prop_map(Value::from), 1 => json()],
        prop_oneof![any::<u32>().prop_map(Value::from), json()],
        ("[a-z]{9,12}", json()),
    );
    let members = members.prop_map(|(texts, details, errors, more_errors, other)| {
        let mut members: Vec<(String, Value)> = TEXTS.iter().map(|name| (*name).to_owned()).zip(texts).collect();
        members.extend([
            ("details".into(), details),
            ("errors".into(), errors),
            ("more_errors".into(), more_errors),
            other,
        ]);
        members
    });
    let subset = members.prop_flat_map(|members| {
        let count = members.len();
        subsequence(members, 0..=count).prop_shuffle()
    });
    (subset, select(&["", " ", "\r\n\t"][..])).prop_map(|(members, space)| {
        let member = |(name, value): (String, Value)| format!("{}{space}:{space}{value}", Value::from(name));
        format!("{space}{{{space}{}{space}}}{space}", members.into_iter().map(member).collect::<Vec<_>>().join(","))
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1024, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_a_plain_struct_accepts_is_decoded_with_the_same_values(body in body()) {
        check(body.as_bytes())?;
    }
}

#[test]
fn the_corpus_with_a_fault_anywhere_is_decoded_as_a_plain_struct_reads_it() {
    let mut compared = 0;
    for (name, file) in files() {
        let case: Case = serde_json::from_value(file).unwrap();
        let bytes = case.response().map(Response::bytes).unwrap_or_default();
        for at in 0..bytes.len().min(160) {
            for byte in *b"\"\\ {}0" {
                let mut changed = bytes.clone();
                changed[at] = byte;
                match check(&changed) {
                    Ok(true) => compared += 1,
                    Ok(false) => {}
                    Err(error) => unreachable!("{name}: {error}\n{}", String::from_utf8_lossy(&changed)),
                }
            }
        }
    }
    assert!(compared > 1_000, "{compared}");
}
