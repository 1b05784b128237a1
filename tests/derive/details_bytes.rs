//! Details are what serde writes: the same bytes as `serde_json::to_string`, for every kind of value.

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::time::Duration;

use api_error::ApiError;
use proptest::prelude::*;
use proptest::test_runner::{RngSeed, TestRunner};
use serde::{Serialize, Serializer};
use serde_json::value::RawValue;

#[derive(Debug, ApiError)]
#[api_error(status = 400)]
struct Shown<T> {
    #[api_error(detail)]
    value: T,
}

#[derive(Debug, ApiError)]
enum Outer<T> {
    #[api_error(transparent)]
    Shown(Shown<T>),
}

/// Checks each way to the body: of the error, behind a transparent variant, of the envelope, and as a `Value`.
fn check<T: Serialize + Debug + Clone>(value: &T) -> Result<(), TestCaseError> {
    let expected = format!(r#""details":{{"value":{}}}}}"#, serde_json::to_string(value).unwrap_or("null".into()));
    let error = Shown { value: value.clone() };
    let envelope = error.envelope();
    let written = serde_json::to_string(&envelope).unwrap();
    for body in [error.to_json(None).into_owned(), envelope.to_json(), written] {
        prop_assert!(body.ends_with(&expected), "{} instead of {}", body, expected);
    }
    prop_assert!(Outer::Shown(error).to_json(Some("r")).ends_with(&expected));
    Ok(())
}

fn check_all<T: Serialize + Debug + Clone>(values: &[T]) {
    for value in values {
        check(value).unwrap();
    }
}

#[derive(Debug, Clone, Serialize)]
struct Nested {
    zebra: u8,
    apple: Inner,
    mango: Option<(f32, char)>,
}

#[derive(Debug, Clone, Serialize)]
struct Inner {
    z: Unit,
    a: Newtype,
    m: Vec<Kind>,
}

#[derive(Debug, Clone, Serialize)]
struct Unit;

#[derive(Debug, Clone, Serialize)]
struct Newtype(u128);

#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
enum Kind {
    Empty,
    Tuple(f32, i128),
    Struct { z: u8, a: BTreeMap<u8, f64> },
}

#[derive(Debug, Clone)]
struct Bytes(Vec<u8>);

impl Serialize for Bytes {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(&self.0)
    }
}

/// Members in this order, twice the same name among them.
#[derive(Debug, Clone)]
struct Entries(Vec<(String, u8)>);

impl Serialize for Entries {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, value)| (name, value)))
    }
}

#[test]
fn numbers_at_their_ends() {
    let floats = [0.1, -0.0, 1e21, 1e14, 1e-7, 16_777_216.0, f32::MAX, f32::MIN_POSITIVE, f32::NAN, f32::INFINITY];
    check_all(&floats);
    check_all(&floats.map(f64::from));
    check_all(&[0.1_f64, 1e21, 1e16, 1e17, 1e15, 123_456_789_012_345_680.0, 5e-324, f64::MAX, 1.0]);
    check_all(&[u128::MAX, 1 << 64, u128::from(u64::MAX), 0]);
    check_all(&[i128::MIN, i128::MAX, -(1 << 63) - 1, -1, 0]);
}

#[test]
fn texts_options_and_keys() {
    check_all(&['"', '\u{0}', '\u{2028}', '🦀']);
    check_all(&["-0", "1e14", "null", "\u{1}", ""]);
    check_all(&[Some(Some(1.5_f32)), Some(None), None]);
    check_all(&[(Unit, (), Newtype(u128::MAX), Bytes(vec![0, 255]))]);
    check_all(&[BTreeMap::from([(true, 'a')])]);
    check_all(&[BTreeMap::from([('é', 0.1_f32)])]);
    check_all(&[BTreeMap::from([(i128::MIN, Duration::from_millis(1500))])]);
    // Such a map has no JSON.
    check_all(&[BTreeMap::from([((1, 2), 3)])]);
}

#[test]
fn raw_json_keeps_its_spaces_in_the_body() {
    let value = RawValue::from_string(r#"{ "z" : 1e2, "a": [ 1.10, -0 ] }"#.into()).unwrap();
    let body = Shown { value }.to_json(None);
    assert!(body.ends_with(r#""details":{"value":{ "z" : 1e2, "a": [ 1.10, -0 ] }}}"#), "{body}");
}

fn kind() -> impl Strategy<Value = Kind> {
    prop_oneof![
        Just(Kind::Empty),
        (any::<f32>(), any::<i128>()).prop_map(|(float, int)| Kind::Tuple(float, int)),
        (any::<u8>(), prop::collection::btree_map(any::<u8>(), any::<f64>(), 0..4))
            .prop_map(|(z, a)| Kind::Struct { z, a }),
    ]
}

fn nested() -> impl Strategy<Value = Nested> {
    let inner = (any::<u128>(), prop::collection::vec(kind(), 0..4));
    let inner = inner.prop_map(|(number, m)| Inner { z: Unit, a: Newtype(number), m });
    let mango = prop::option::of((any::<f32>(), any::<char>()));
    (any::<u8>(), inner, mango).prop_map(|(zebra, apple, mango)| Nested { zebra, apple, mango })
}

#[test]
fn any_value() {
    let entries = prop::collection::vec(("[a-c]", any::<u8>()), 0..5).prop_map(Entries);
    let values = (nested(), entries, any::<f32>(), any::<f64>(), any::<String>());
    let config =
        ProptestConfig { cases: 400, failure_persistence: None, rng_seed: RngSeed::Fixed(3), ..Default::default() };
    TestRunner::new(config)
        .run(&values, |(nested, entries, short, long, text)| {
            check(&nested)?;
            check(&entries)?;
            check(&[f64::from(short), long])?;
            check(&(short, long, &text))?;
            check(&BTreeMap::from([(&text, Bytes(text.clone().into_bytes()))]))
        })
        .unwrap();
}
