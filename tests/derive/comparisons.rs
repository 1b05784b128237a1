//! Comparisons as tests have them.

use std::borrow::Cow;

use api_error::{ApiError, Code, ErrorStatus, ErrorType, catalog};
use http::{Response, StatusCode};

#[derive(Debug, ApiError)]
#[api_error(types("missing_error"))]
enum PaymentError {
    #[api_error(status = 402, message = "Card {id} was declined.", param = "cards[{id}]")]
    CardDeclined {
        #[api_error(detail)]
        id: u32,
        #[api_error(detail = "left")]
        tries_left: Option<u8>,
        #[api_error(detail)]
        issuer: &'static str,
        #[api_error(detail)]
        is_final: bool,
    },
    #[api_error(status = 404, type = "missing_error", param = "id")]
    PaymentNotFound,
}

catalog! { static ERRORS = [PaymentError]; }

const DECLINED: PaymentError =
    PaymentError::CardDeclined { id: 7, tries_left: Some(3), issuer: "acme", is_final: false };

#[test]
fn a_status_compares_with_numbers() {
    let status = DECLINED.status();
    assert_eq!(status, 402);
    assert_eq!(402, status);
    assert_ne!(status, 404);
    assert_ne!(404, status);
    assert_eq!(status, 402_u16);
    assert_eq!(402_i32, status);
    assert!(status == 402);
    assert!(status != 402 + 65_536 && -402 != status, "nothing is truncated");
    // The type of a number that something else decides, and of one that nothing decides.
    let expected = 402;
    assert_eq!(StatusCode::PAYMENT_REQUIRED, expected);
    assert_eq!(status, expected);
    for (error, expected) in [(DECLINED, 402), (PaymentError::PaymentNotFound, 404)] {
        assert_eq!(error.status(), expected);
    }
}

#[test]
fn a_status_compares_with_that_of_a_response() {
    let response = Response::builder().status(402).body(()).unwrap();
    assert_eq!(response.status(), DECLINED.status());
    assert_eq!(DECLINED.status(), response.status());
    assert_ne!(response.status(), ErrorStatus::NOT_FOUND);
    assert_ne!(ErrorStatus::NOT_FOUND, StatusCode::OK);
    assert_eq!(response.status(), 402, "a number beside a response still has a type");
}

#[test]
fn a_type_compares_with_text() {
    let (known, own) = (DECLINED.error_type(), PaymentError::PaymentNotFound.error_type());
    assert_eq!(known, "validation_error");
    assert_eq!("validation_error", known);
    assert_eq!(own, "missing_error");
    assert_eq!(known, String::from("validation_error"));
    assert_eq!(DECLINED.envelope().error_type, known);
    assert_ne!(known, *"api_error");
    assert_ne!(Cow::Borrowed("api_error"), ErrorType::AuthError);
}

#[test]
fn a_code_compares_with_text() {
    const CODE: Code = ERRORS.code("card_declined");
    assert_eq!(CODE, "card_declined");
    assert_eq!("card_declined", CODE);
    assert_eq!(DECLINED.code(), "card_declined");
    assert_eq!(DECLINED.code(), CODE);
    assert_eq!(CODE, DECLINED.envelope().code);
    assert_ne!(CODE, "payment_not_found");
}

#[test]
fn a_param_compares_through_as_deref() {
    assert_eq!(DECLINED.param().as_deref(), Some("cards[7]"));
    assert_eq!(PaymentError::PaymentNotFound.param().as_deref(), Some("id"));
    assert_eq!(PaymentError::PaymentNotFound.message(), "The resource was not found.");
}

#[test]
fn a_detail_compares_with_its_value() {
    let left = || Some(DECLINED.details()?["left"] == 3);
    assert_eq!(left(), Some(true));
    let details = DECLINED.details().unwrap();
    assert_eq!(details["id"], 7);
    assert_eq!(7_u64, details["id"]);
    assert_eq!(details["issuer"], "acme");
    assert_eq!(details["is_final"], false);
    assert_ne!(details["left"], 4);
    assert_eq!(details["absent"], serde_json::Value::Null);
    assert_ne!(details["absent"], 0);
}
