//! The table of statuses: public sentence, default type, types that fit, retry advice.
//!
//! The runtime has its own const copy, because a program cannot use the dependencies of a procedural macro;
//! the `tests` package compares the two for every status and type.

/// The five types that every API has, in the order of the documentation.
pub const TYPES: [&str; 5] = ["api_error", "validation_error", "auth_error", "idempotency_error", "rate_limit_error"];

/// The constants of `http::StatusCode`, and what newer names of RFC 9110 differ in.
const CONSTANTS: [(&str, u16); 43] = [
    ("BAD_REQUEST", 400),
    ("UNAUTHORIZED", 401),
    ("PAYMENT_REQUIRED", 402),
    ("FORBIDDEN", 403),
    ("NOT_FOUND", 404),
    ("METHOD_NOT_ALLOWED", 405),
    ("NOT_ACCEPTABLE", 406),
    ("PROXY_AUTHENTICATION_REQUIRED", 407),
    ("REQUEST_TIMEOUT", 408),
    ("CONFLICT", 409),
    ("GONE", 410),
    ("LENGTH_REQUIRED", 411),
    ("PRECONDITION_FAILED", 412),
    ("PAYLOAD_TOO_LARGE", 413),
    ("CONTENT_TOO_LARGE", 413),
    ("URI_TOO_LONG", 414),
    ("UNSUPPORTED_MEDIA_TYPE", 415),
    ("RANGE_NOT_SATISFIABLE", 416),
    ("EXPECTATION_FAILED", 417),
    ("IM_A_TEAPOT", 418),
    ("MISDIRECTED_REQUEST", 421),
    ("UNPROCESSABLE_ENTITY", 422),
    ("UNPROCESSABLE_CONTENT", 422),
    ("LOCKED", 423),
    ("FAILED_DEPENDENCY", 424),
    ("TOO_EARLY", 425),
    ("UPGRADE_REQUIRED", 426),
    ("PRECONDITION_REQUIRED", 428),
    ("TOO_MANY_REQUESTS", 429),
    ("REQUEST_HEADER_FIELDS_TOO_LARGE", 431),
    ("UNAVAILABLE_FOR_LEGAL_REASONS", 451),
    ("CLIENT_CLOSED_REQUEST", 499),
    ("INTERNAL_SERVER_ERROR", 500),
    ("NOT_IMPLEMENTED", 501),
    ("BAD_GATEWAY", 502),
    ("SERVICE_UNAVAILABLE", 503),
    ("GATEWAY_TIMEOUT", 504),
    ("HTTP_VERSION_NOT_SUPPORTED", 505),
    ("VARIANT_ALSO_NEGOTIATES", 506),
    ("INSUFFICIENT_STORAGE", 507),
    ("LOOP_DETECTED", 508),
    ("NOT_EXTENDED", 510),
    ("NETWORK_AUTHENTICATION_REQUIRED", 511),
];

/// The status that a constant of a crate means: `NOT_FOUND`, `NotFound`.
#[must_use]
pub fn of_constant(name: &str) -> Option<u16> {
    let letters = |name: &str| name.replace('_', "").to_ascii_lowercase();
    let wanted = letters(name);
    CONSTANTS.iter().find(|(constant, _)| letters(constant) == wanted).map(|(_, status)| *status)
}

/// The default type of a status.
#[must_use]
pub fn default_type(status: u16) -> &'static str {
    match status {
        401 | 403 | 407 | 511 => "auth_error",
        429 => "rate_limit_error",
        400..=499 => "validation_error",
        _ => "api_error",
    }
}

/// Whether a type fits a status without `unchecked`; a type that an API declares itself fits every status.
#[must_use]
pub fn fits(error_type: &str, status: u16) -> bool {
    match error_type {
        "validation_error" => matches!(status, 400..=499) && !matches!(status, 401 | 403 | 407 | 429),
        "auth_error" => matches!(status, 400 | 401 | 403 | 407 | 511),
        "idempotency_error" => matches!(status, 400 | 409 | 422),
        "rate_limit_error" => matches!(status, 402 | 429 | 503),
        "api_error" => match status {
            400 | 402 | 404..=417 | 421 | 425 | 426 | 428 | 431 | 451 | 499 => true,
            _ => status >= 500,
        },
        _ => true,
    }
}

/// The types that fit a status, the default first.
#[must_use]
pub fn fitting_types(status: u16) -> Vec<&'static str> {
    let default = default_type(status);
    let others = TYPES.into_iter().filter(|name| *name != default && fits(name, status));
    std::iter::once(default).chain(others).collect()
}

/// Whether the same request may succeed later, by default for the status.
#[must_use]
pub fn retryable(status: u16) -> bool {
    matches!(status, 408 | 425 | 429 | 500 | 502 | 503 | 504)
}

/// The default message.
#[must_use]
pub fn sentence(status: u16) -> &'static str {
    match status {
        400 => "The request is not valid.",
        401 => "Authentication is required.",
        402 => "Payment is required.",
        403 => "You are not allowed to do this.",
        404 => "The resource was not found.",
        405 => "The method is not allowed for this resource.",
        406 => "No acceptable representation is available.",
        407 => "Proxy authentication is required.",
        408 => "The request took too long to arrive.",
        409 => "The request conflicts with the current state of the resource.",
        410 => "The resource is no longer available.",
        411 => "The request needs a Content-Length.",
        412 => "A precondition of the request does not hold.",
        413 => "The request is too large.",
        414 => "The request URL is too long.",
        415 => "The media type of the request is not supported.",
        416 => "The requested range is not available.",
        417 => "The expectation of the request cannot be met.",
        421 => "The request was sent to the wrong server.",
        422 => "The request cannot be processed.",
        423 => "The resource is locked.",
        424 => "The request depends on another one that failed.",
        425 => "The request came too early.",
        426 => "The request needs another protocol.",
        428 => "The request must be conditional.",
        429 => "Too many requests.",
        431 => "The header fields of the request are too large.",
        451 => "The resource is not available for legal reasons.",
        499 => "The client closed the request.",
        501 => "This is not supported.",
        502 => "An upstream server failed to answer.",
        503 => "The service is not available at the moment.",
        504 => "An upstream server took too long to answer.",
        507 => "There is not enough storage to complete the request.",
        511 => "Network authentication is required.",
        _ if status < 500 => "The request cannot be fulfilled.",
        _ => "An internal error occurred.",
    }
}
