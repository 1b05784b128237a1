//! The bytes of a body.

use std::borrow::Cow;

use api_error::{ApiError, Envelope, ErrorType, FieldError};

#[derive(Debug, ApiError)]
enum Payment {
    #[api_error(
        status = 402,
        code = "card_declined",
        message = "Your card was declined.",
        param = "card",
        doc_url = "https://docs.example.com/errors/{code}"
    )]
    Declined,
    #[api_error(status = 404)]
    NotFound,
    #[api_error(status = 404, message = "No {0}.")]
    Named(&'static str),
}

#[test]
fn six_members_in_order() {
    assert_eq!(
        Payment::Declined.to_json(Some("req_01J9ZK3W")),
        r#"{"type":"validation_error","code":"card_declined","message":"Your card was declined.","param":"card","doc_url":"https://docs.example.com/errors/card_declined","request_id":"req_01J9ZK3W"}"#
    );
}

#[test]
fn null_where_there_is_nothing() {
    assert_eq!(
        Payment::NotFound.to_json(None),
        r#"{"type":"validation_error","code":"not_found","message":"The resource was not found.","param":null,"doc_url":null,"request_id":null}"#
    );
}

#[test]
fn a_body_that_never_changes_is_borrowed() {
    assert!(matches!(Payment::Declined.to_json(None), Cow::Borrowed(_)));
    assert!(matches!(Payment::NotFound.to_json(None), Cow::Borrowed(_)));
    assert!(matches!(Payment::NotFound.to_json(Some("r")), Cow::Owned(_)));
    assert!(matches!(Payment::Named("x").to_json(None), Cow::Owned(_)));
}

#[test]
fn an_envelope_by_hand() {
    let mut envelope = Envelope::new(ErrorType::ValidationError, "invalid", "Invalid.");
    envelope.errors = vec![
        FieldError::new("required", "Required.", Some("items[0].sku")),
        FieldError::new("too_long", "Too \"long\".", None::<&str>),
    ];
    let expected = r#"{"type":"validation_error","code":"invalid","message":"Invalid.","param":null,"doc_url":null,"request_id":"r","errors":[{"code":"required","message":"Required.","param":"items[0].sku"},{"code":"too_long","message":"Too \"long\".","param":null}]}"#;
    let envelope = envelope.with_request_id("r");
    assert_eq!(envelope.to_json(), expected);
    assert_eq!(serde_json::to_string(&envelope).unwrap(), expected);
    assert_eq!(serde_json::from_str::<Envelope>(expected).unwrap(), envelope);
    assert_eq!(envelope.clone().into_owned(), envelope);
}

#[test]
fn an_envelope_borrows_from_its_error() {
    let error = Payment::Declined;
    let envelope = error.envelope();
    assert!(matches!(envelope.message, Cow::Borrowed(_)));
    assert_eq!(envelope.known_type(), Some(ErrorType::ValidationError));
    assert_eq!(envelope.request_id, None);
}
