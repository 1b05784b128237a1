//! Types: default, written and declared ones, compared with the table.

use api_error::{ApiError, ErrorType};

#[derive(Debug, ApiError)]
enum ByDefault {
    #[api_error(status = 400)]
    BadRequest,
    #[api_error(status = 401)]
    Unauthorized,
    #[api_error(status = 403)]
    Forbidden,
    #[api_error(status = 407)]
    Proxy,
    #[api_error(status = 409)]
    Conflict,
    #[api_error(status = 429)]
    TooMany,
    #[api_error(status = 500)]
    Internal,
    #[api_error(status = 511)]
    Network,
    #[api_error(status = 502)]
    Upstream,
}

#[test]
fn the_default_follows_the_status() {
    use ErrorType::{ApiError as Api, AuthError, RateLimitError, ValidationError};
    let expected = [
        (ByDefault::BadRequest, ValidationError),
        (ByDefault::Unauthorized, AuthError),
        (ByDefault::Forbidden, AuthError),
        (ByDefault::Proxy, AuthError),
        (ByDefault::Conflict, ValidationError),
        (ByDefault::TooMany, RateLimitError),
        (ByDefault::Internal, Api),
        (ByDefault::Network, AuthError),
        (ByDefault::Upstream, Api),
    ];
    for (error, error_type) in expected {
        assert_eq!(error.error_type(), error_type, "{error:?}");
    }
}

#[derive(Debug, ApiError)]
#[api_error(status = 409, type = "idempotency_error", types("card_error", "bank_error"))]
enum Written {
    Inherits,
    #[api_error(type = "validation_error")]
    Overrides,
    #[api_error(status = 500, type = "card_error")]
    Own,
    #[api_error(status = 401, type = "rate_limit_error", unchecked = "the first clients know it so")]
    Unchecked,
}

#[test]
fn a_written_type_wins() {
    let all = [Written::Inherits, Written::Overrides, Written::Own, Written::Unchecked];
    assert_eq!(
        all.each_ref().map(ApiError::error_type),
        [
            ErrorType::IdempotencyError,
            ErrorType::ValidationError,
            ErrorType::Custom("card_error"),
            ErrorType::RateLimitError,
        ]
    );
    assert_eq!(Written::Unchecked.spec().history.unchecked, Some("the first clients know it so"));
    assert!(Written::Own.to_json(None).starts_with(r#"{"type":"card_error","#));
}

#[test]
fn the_five_types_have_stable_names() {
    let names = ErrorType::ALL.map(ErrorType::as_str);
    assert_eq!(names, ["api_error", "validation_error", "auth_error", "idempotency_error", "rate_limit_error"]);
    for error_type in ErrorType::ALL {
        assert_eq!(ErrorType::from_name(error_type.as_str()), Some(error_type));
        assert_eq!(error_type.to_string(), error_type.as_str());
    }
    assert_eq!(ErrorType::from_name("card_error"), None);
}
