//! Decoding an envelope: the bodies that a client may get.

use api_error::{Details, Envelope, ErrorType};
use serde_json::json;

const PLAIN: &str = r#""type":"auth_error","code":"expired","message":"Sign in.""#;

fn decode(body: &str) -> Result<Envelope<'static>, serde_json::Error> {
    serde_json::from_str(body)
}

fn plain_with(members: &str) -> Envelope<'static> {
    decode(&format!("{{{PLAIN},{members}}}")).unwrap_or_else(|error| panic!("{members}: {error}"))
}

#[test]
fn three_members_are_enough() {
    let envelope = decode(&format!("{{{PLAIN}}}")).unwrap();
    assert_eq!(envelope, Envelope::new(ErrorType::AuthError, "expired", "Sign in."));
}

#[test]
fn unknown_members_are_ignored() {
    let plain = decode(&format!("{{{PLAIN}}}")).unwrap();
    for members in [
        r#""hint":7"#,
        r#""hint":"text""#,
        r#""":null"#,
        r#""status":{"a":[[[{}]]]}"#,
        r#""TYPE":"x","Code":1"#,
        r#""é":1e300"#,
    ] {
        assert_eq!(plain_with(members), plain);
    }
}

#[test]
fn unknown_types_and_codes_are_kept() {
    let envelope = decode(r#"{"type":"card_error","code":"Neu und anders","message":""}"#).unwrap();
    assert_eq!((envelope.error_type.as_ref(), envelope.known_type()), ("card_error", None));
    assert_eq!(envelope.code, "Neu und anders");
}

#[test]
fn optional_members_of_a_wrong_type_count_as_absent() {
    let plain = decode(&format!("{{{PLAIN}}}")).unwrap();
    for value in ["null", "7", "true", "[]", "[\"a\"]", "-0.5"] {
        for member in ["param", "doc_url", "request_id", "details", "errors"] {
            let mut envelope = plain_with(&format!("\"{member}\":{value}"));
            envelope.errors.clear();
            assert_eq!(envelope, plain, "{member}: {value}");
        }
    }
    assert_eq!(plain_with(r#""details":"text","errors":{"a":1},"param":{}"#), plain);
}

#[test]
fn the_last_of_two_equal_members_wins() {
    let envelope = plain_with(r#""code":"second","param":"a","param":"b""#);
    assert_eq!((envelope.code.as_ref(), envelope.param.as_deref()), ("second", Some("b")));
    assert_eq!(plain_with(r#""param":"a","param":7"#).param, None);
}

#[test]
fn any_member_may_be_null_or_absent() {
    for (body, expected) in [
        ("{}", ["", "", ""]),
        (r#"{"type":"a","code":"b"}"#, ["a", "b", ""]),
        (r#"{"type":"a","message":"c"}"#, ["a", "", "c"]),
        (r#"{"type":"a","code":null,"message":null}"#, ["a", "", ""]),
        (r#"{"type":"a","code":7,"message":"c"}"#, ["a", "", "c"]),
        (r#"{"type":null,"code":"b","message":["c"]}"#, ["", "b", ""]),
        (r#"{"type":"a","type":null,"code":"b","message":"c"}"#, ["", "b", "c"]),
        (r#"{"error":{"type":"a","code":"b","message":"c"}}"#, ["", "", ""]),
    ] {
        let envelope = decode(body).unwrap();
        assert_eq!([envelope.error_type, envelope.code, envelope.message], expected, "{body}");
    }
}

#[test]
fn nothing_but_an_object_is_an_envelope() {
    for body in
        ["", "null", "7", "\"text\"", "[]", r#"["a","b","c"]"#, r#"[{"type":"a","code":"b","message":"c"}]"#, "<html>"]
    {
        assert!(decode(body).is_err(), "{body}");
    }
    assert!(serde_json::from_value::<Envelope>(json!(["a", "b", "c", null, null, null])).is_err());
}

#[test]
fn field_errors_are_read_one_by_one() {
    let envelope = plain_with(
        r#""errors":[{"code":"a","message":"b","param":"c","more":1},7,{"code":1},null,{"param":null,"message":"m"}]"#,
    );
    let errors: Vec<_> =
        envelope.errors.iter().map(|error| (&*error.code, &*error.message, error.param.as_deref())).collect();
    assert_eq!(errors, [("a", "b", Some("c")), ("", "", None), ("", "m", None)]);
}

#[test]
fn details_keep_their_values() {
    let envelope = plain_with(r#""details":{"zebra":[1,{"a":null}],"apple":"x"}"#);
    let expected = Details::new().with("zebra", &json!([1, {"a": null}])).with("apple", "x");
    assert_eq!(envelope.details, Some(expected.clone()));
    assert_ne!(envelope.details, Some(expected.with("more", &1)));
    assert_ne!(envelope.details, Some(Details::new().with("zebra", &1).with("apple", "x")));
}

#[test]
fn bodies_can_come_from_a_reader_and_from_a_value() {
    let body = format!("{{{PLAIN},\"param\":\"\\u00e9\"}}");
    let read: Envelope = serde_json::from_reader(body.as_bytes()).unwrap();
    let value: Envelope = serde_json::from_value(serde_json::from_str(&body).unwrap()).unwrap();
    assert_eq!(read, value);
    assert_eq!(read.param.as_deref(), Some("é"));
}
