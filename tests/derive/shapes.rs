//! Bodies of APIs that exist, byte by byte, each beside a struct that somebody would write by hand.

use api_error::{ApiError, ErrorExtra, Shape, ValidationErrors, shape};
use serde::Serialize;
use serde_json::json;

#[derive(Debug, ApiError)]
#[api_error(doc_url = "https://docs.example.com/errors/{code}", types("invalid_request", "NOT_FOUND"))]
enum StoreError {
    #[api_error(
        status = 400,
        type = "invalid_request",
        message = "Index `{uid}` is \"broken\".",
        param = "indexes[{uid}]"
    )]
    InvalidIndex { uid: String },
    #[api_error(status = 404, type = "NOT_FOUND", message = "No such index.")]
    IndexNotFound {
        #[api_error(detail)]
        index: &'static str,
        #[api_error(detail = "retryAfterMs")]
        wait: Option<u32>,
    },
    #[api_error(status = 503, retry_after = 30)]
    Busy,
}

fn invalid() -> StoreError {
    StoreError::InvalidIndex { uid: "mo\nvies".into() }
}

const NOT_FOUND: StoreError = StoreError::IndexNotFound { index: "movies", wait: Some(20) };

fn same(shape: &Shape, error: &dyn ApiError, by_hand: &impl Serialize) {
    assert_eq!(shape.to_json(error, Some("req_1")), serde_json::to_string(by_hand).unwrap());
}

#[test]
fn a_flat_object_with_other_names() {
    shape! { static BODY = { "message": message, "code": code, "type": type, "link": doc_url }; }
    #[derive(Serialize)]
    struct Body<'a> {
        message: &'a str,
        code: &'a str,
        r#type: &'a str,
        link: &'a str,
    }
    let link = "https://docs.example.com/errors/invalid_index";
    let message = "Index `mo\nvies` is \"broken\".";
    same(&BODY, &invalid(), &Body { message, code: "invalid_index", r#type: "invalid_request", link });
    let link = "https://docs.example.com/errors/index_not_found";
    same(&BODY, &NOT_FOUND, &Body { message: "No such index.", code: "index_not_found", r#type: "NOT_FOUND", link });
}

#[test]
fn details_at_the_top_of_a_wrapped_object() {
    shape! { static BODY = { "error": { "type": type, "code": code, "message": message, ..details } }; }
    #[derive(Serialize)]
    struct Body<'a> {
        error: Inner<'a>,
    }
    #[derive(Serialize)]
    struct Inner<'a> {
        r#type: &'a str,
        code: &'a str,
        message: &'a str,
        index: &'a str,
        #[serde(rename = "retryAfterMs")]
        wait: u32,
    }
    let inner =
        Inner { r#type: "NOT_FOUND", code: "index_not_found", message: "No such index.", index: "movies", wait: 20 };
    same(&BODY, &NOT_FOUND, &Body { error: inner });
    let expected =
        r#"{"error":{"type":"api_error","code":"busy","message":"The service is not available at the moment."}}"#;
    assert_eq!(BODY.to_json(&StoreError::Busy, None), expected);
}

#[test]
fn members_of_a_federated_protocol() {
    shape! { static BODY = { "errcode": code, "error": message, "retry_after_s"?: retry_after, ..details }; }
    same(
        &BODY,
        &NOT_FOUND,
        &json_in_order(&[
            ("errcode", json!("index_not_found")),
            ("error", json!("No such index.")),
            ("index", json!("movies")),
            ("retryAfterMs", json!(20)),
        ]),
    );
    let busy = [
        ("errcode", json!("busy")),
        ("error", json!("The service is not available at the moment.")),
        ("retry_after_s", json!(30)),
    ];
    same(&BODY, &StoreError::Busy, &json_in_order(&busy));
}

#[test]
fn a_request_id_first() {
    shape! { static BODY = { "request_id": request_id, "error_code"?: code, "message": message }; }
    same(
        &BODY,
        &NOT_FOUND,
        &json_in_order(&[
            ("request_id", json!("req_1")),
            ("error_code", json!("index_not_found")),
            ("message", json!("No such index.")),
        ]),
    );
    assert!(BODY.to_json(&NOT_FOUND, None).starts_with(r#"{"request_id":null,"error_code":"#));
}

#[test]
fn an_array_of_one_object() {
    shape! { static BODY = { "errors": [ { "detail": message } ] }; }
    same(&BODY, &NOT_FOUND, &json!({ "errors": [ { "detail": "No such index." } ] }));
}

#[test]
fn code_and_detail() {
    shape! { static BODY = { "code": code, "detail": message }; }
    same(&BODY, &NOT_FOUND, &json_in_order(&[("code", json!("index_not_found")), ("detail", json!("No such index."))]));
}

#[test]
fn a_payment_api() {
    shape! {
        static BODY = {
            "error": {
                "code": code, "doc_url": doc_url, "message": message, "param"?: param, "request_id"?: request_id, "type": type,
            }
        };
    }
    #[derive(Serialize)]
    struct Body<'a> {
        error: Inner<'a>,
    }
    #[derive(Serialize)]
    struct Inner<'a> {
        code: &'a str,
        doc_url: &'a str,
        message: &'a str,
        #[serde(skip_serializing_if = "Option::is_none")]
        param: Option<&'a str>,
        request_id: &'a str,
        r#type: &'a str,
    }
    let invalid = invalid();
    for error in [&invalid, &NOT_FOUND, &StoreError::Busy] {
        let (message, param) = (error.message(), error.param());
        let inner = Inner {
            code: error.code(),
            doc_url: error.doc_url().unwrap(),
            message: &message,
            param: param.as_deref(),
            request_id: "req_1",
            r#type: error.error_type().as_str(),
        };
        same(&BODY, error, &Body { error: inner });
    }
}

#[test]
fn an_rpc_api_over_http() {
    shape! {
        static BODY = {
            "error": {
                "code": status,
                "message": message,
                "status": type,
                "details": [ {
                    "@type": "type.example.com/rpc.ErrorInfo", "reason": code, "domain": "store.example.com", "metadata"?: details,
                } ],
            }
        };
    }
    assert_eq!(
        BODY.to_json(&NOT_FOUND, None),
        r#"{"error":{"code":404,"message":"No such index.","status":"NOT_FOUND","details":[{"@type":"type.example.com/rpc.ErrorInfo","reason":"index_not_found","domain":"store.example.com","metadata":{"index":"movies","retryAfterMs":20}}]}}"#
    );
}

#[test]
fn every_value_has_its_json() {
    shape! {
        /// All of them.
        pub static BODY = "application/vnd.example+json" {
            "quote\"": "back\\slash", "negative": -7, "yes": true, "nothing": null,
            "status": status, "title": title, "retryable": retryable, "wait": retry_after, "details": details,
            "errors": errors, "extra": extra("trace_id"), "none"?: extra("other"), "empty"?: { "param"?: param },
            "list": [ 1, [ code ], { } ],
        };
    }
    assert_eq!(BODY.media_type(), "application/vnd.example+json");
    let extra = ErrorExtra::new().with("trace_id", "first").with("trace_id", &7);
    assert_eq!(
        BODY.to_json_with(&StoreError::Busy, None, &extra),
        r#"{"quote\"":"back\\slash","negative":-7,"yes":true,"nothing":null,"status":503,"title":"Service Unavailable","retryable":true,"wait":30,"details":null,"errors":null,"extra":7,"list":[1,["busy"],{}]}"#
    );
}

#[test]
fn a_member_that_is_left_out_leaves_no_comma() {
    shape! {
        static FIRST = { "param"?: param, "code": code };
        static ONLY = { "param"?: param, "object"?: { "url"?: extra("a"), "id"?: request_id }, ..details };
    }
    assert_eq!(FIRST.to_json(&NOT_FOUND, None), r#"{"code":"index_not_found"}"#);
    assert_eq!(FIRST.to_json(&invalid(), None), r#"{"param":"indexes[mo\nvies]","code":"invalid_index"}"#);
    assert_eq!(ONLY.to_json(&StoreError::Busy, None), "{}");
    assert_eq!(ONLY.to_json(&StoreError::Busy, Some("r")), r#"{"object":{"id":"r"}}"#);
    assert_eq!(ONLY.to_json(&NOT_FOUND, None), r#"{"index":"movies","retryAfterMs":20}"#);
}

#[test]
fn a_detail_never_repeats_a_member() {
    shape! { static BODY = { ..details, "index": code }; }
    assert_eq!(BODY.to_json(&NOT_FOUND, None), r#"{"retryAfterMs":20,"index":"index_not_found"}"#);
}

#[test]
fn errors_of_fields_have_their_own_objects() {
    shape! { static BODY = { "fields"?: errors [ { "name": param, "why": { "text": message, "rule": code }, "in": "body" } ] }; }
    let mut errors = one_field();
    errors.add_whole("rude", "Be polite.");
    assert_eq!(
        BODY.to_json(&errors, None),
        r#"{"fields":[{"name":"name","why":{"text":"Give a name.","rule":"required"},"in":"body"},{"name":null,"why":{"text":"Be polite.","rule":"rude"},"in":"body"}]}"#
    );
    assert_eq!(BODY.to_json(&StoreError::Busy, None), "{}");
}

/// What `Shape::FLAT` and `Shape::NESTED` are, in the words of `shape!`.
mod ours {
    api_error::shape! {
        pub static FLAT = {
            "type": type, "code": code, "message": message, "param": param, "doc_url": doc_url, "request_id": request_id,
            "details"?: details, "errors"?: errors, "more_errors"?: more_errors,
        };
        pub static NESTED = {
            "error": {
                "type": type, "code": code, "message": message, "param": param, "doc_url": doc_url, "request_id": request_id,
                "details"?: details, "errors"?: errors, "more_errors"?: more_errors,
            }
        };
    }
}

#[test]
fn flat_and_nested_are_written_in_the_same_language() {
    assert_eq!(ours::NESTED, Shape::NESTED);
    let invalid = invalid();
    let fields = one_field();
    let errors: [&dyn ApiError; 5] = [&invalid, &NOT_FOUND, &StoreError::Busy, &fields, &Box::new(NOT_FOUND)];
    for error in errors {
        for id in [None, Some("req_1")] {
            assert_eq!(ours::FLAT.to_json(error, id), Shape::FLAT.to_json(error, id));
        }
    }
}

fn one_field() -> ValidationErrors {
    let mut errors = ValidationErrors::new();
    errors.add("name", "required", "Give a name.");
    errors
}

#[derive(Debug, ApiError)]
enum Wrapper {
    #[api_error(transparent)]
    Store(StoreError),
}

#[test]
fn forwarded_errors_have_the_same_body() {
    for shape in [ours::FLAT, ours::NESTED, Shape::PROBLEM] {
        assert_eq!(shape.to_json(&Wrapper::Store(invalid()), Some("r")), shape.to_json(&invalid(), Some("r")));
    }
}

/// An object whose members keep their order.
fn json_in_order(members: &[(&'static str, serde_json::Value)]) -> impl Serialize {
    struct InOrder(Vec<(&'static str, serde_json::Value)>);
    impl Serialize for InOrder {
        fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.collect_map(self.0.iter().map(|(name, value)| (name, value)))
        }
    }
    InOrder(members.to_vec())
}
