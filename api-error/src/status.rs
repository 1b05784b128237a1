//! The HTTP statuses of errors, and the defaults that follow from a status.

use core::fmt;

use crate::ErrorType;

/// The HTTP status of an error: always 400 to 599.
///
/// ```
/// use api_error::ErrorStatus;
///
/// assert_eq!(ErrorStatus::new(404), Some(ErrorStatus::NOT_FOUND));
/// assert_eq!(ErrorStatus::new(200), None);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ErrorStatus(u16);

macro_rules! names {
    ($($code:literal $name:ident $sentence:literal;)*) => {
        $(
            #[doc = concat!("Status ", stringify!($code), ": \"", $sentence, "\"")]
            pub const $name: Self = Self($code);
        )*

        /// The public sentence of the status: the message of an error that has none.
        #[must_use]
        pub const fn sentence(self) -> &'static str {
            match self.0 {
                $($code => $sentence,)*
                code if code < 500 => "The request cannot be fulfilled.",
                _ => "An internal error occurred.",
            }
        }
    };
}

impl ErrorStatus {
    names! {
        400 BAD_REQUEST "The request is not valid.";
        401 UNAUTHORIZED "Authentication is required.";
        402 PAYMENT_REQUIRED "Payment is required.";
        403 FORBIDDEN "You are not allowed to do this.";
        404 NOT_FOUND "The resource was not found.";
        405 METHOD_NOT_ALLOWED "The method is not allowed for this resource.";
        406 NOT_ACCEPTABLE "No acceptable representation is available.";
        407 PROXY_AUTHENTICATION_REQUIRED "Proxy authentication is required.";
        408 REQUEST_TIMEOUT "The request took too long to arrive.";
        409 CONFLICT "The request conflicts with the current state of the resource.";
        410 GONE "The resource is no longer available.";
        411 LENGTH_REQUIRED "The request needs a Content-Length.";
        412 PRECONDITION_FAILED "A precondition of the request does not hold.";
        413 CONTENT_TOO_LARGE "The request is too large.";
        414 URI_TOO_LONG "The request URL is too long.";
        415 UNSUPPORTED_MEDIA_TYPE "The media type of the request is not supported.";
        416 RANGE_NOT_SATISFIABLE "The requested range is not available.";
        417 EXPECTATION_FAILED "The expectation of the request cannot be met.";
        421 MISDIRECTED_REQUEST "The request was sent to the wrong server.";
        422 UNPROCESSABLE_CONTENT "The request cannot be processed.";
        423 LOCKED "The resource is locked.";
        424 FAILED_DEPENDENCY "The request depends on another one that failed.";
        425 TOO_EARLY "The request came too early.";
        426 UPGRADE_REQUIRED "The request needs another protocol.";
        428 PRECONDITION_REQUIRED "The request must be conditional.";
        429 TOO_MANY_REQUESTS "Too many requests.";
        431 REQUEST_HEADER_FIELDS_TOO_LARGE "The header fields of the request are too large.";
        451 UNAVAILABLE_FOR_LEGAL_REASONS "The resource is not available for legal reasons.";
        499 CLIENT_CLOSED_REQUEST "The client closed the request.";
        500 INTERNAL_SERVER_ERROR "An internal error occurred.";
        501 NOT_IMPLEMENTED "This is not supported.";
        502 BAD_GATEWAY "An upstream server failed to answer.";
        503 SERVICE_UNAVAILABLE "The service is not available at the moment.";
        504 GATEWAY_TIMEOUT "An upstream server took too long to answer.";
        507 INSUFFICIENT_STORAGE "There is not enough storage to complete the request.";
        511 NETWORK_AUTHENTICATION_REQUIRED "Network authentication is required.";
    }

    /// The status with this number. Nothing if it is not the status of an error: 400 to 599.
    #[must_use]
    pub const fn new(code: u16) -> Option<Self> {
        if matches!(code, 400..=599) { Some(Self(code)) } else { None }
    }

    /// The status with a number that the derive has checked.
    pub(crate) const fn checked(code: u16) -> Self {
        Self(code)
    }

    /// The status as a number.
    #[must_use]
    pub const fn as_u16(self) -> u16 {
        self.0
    }

    /// Whether the server is at fault: 500 to 599.
    #[must_use]
    pub const fn is_server_error(self) -> bool {
        self.0 >= 500
    }

    /// Whether by default the same request may succeed later: 408, 425, 429, 500, 502, 503, 504.
    #[must_use]
    pub const fn is_retryable(self) -> bool {
        matches!(self.0, 408 | 425 | 429 | 500 | 502 | 503 | 504)
    }

    /// The default type of an error with this status.
    #[must_use]
    pub const fn default_type(self) -> ErrorType {
        match self.0 {
            401 | 403 | 407 | 511 => ErrorType::AuthError,
            429 => ErrorType::RateLimitError,
            400..=499 => ErrorType::ValidationError,
            _ => ErrorType::ApiError,
        }
    }

    /// Whether a type fits this status. The derive rejects types that do not.
    #[must_use]
    pub const fn fits(self, error_type: ErrorType) -> bool {
        let code = self.0;
        match error_type {
            ErrorType::ValidationError => code < 500 && !matches!(code, 401 | 403 | 407 | 429),
            ErrorType::AuthError => matches!(code, 400 | 401 | 403 | 407 | 511),
            ErrorType::IdempotencyError => matches!(code, 400 | 409 | 422),
            ErrorType::RateLimitError => matches!(code, 402 | 429 | 503),
            ErrorType::ApiError => {
                code >= 500 || matches!(code, 400 | 402 | 404..=417 | 421 | 425 | 426 | 428 | 431 | 451 | 499)
            }
            ErrorType::Custom(_) => true,
        }
    }
}

impl fmt::Display for ErrorStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for ErrorStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ErrorStatus({})", self.0)
    }
}

impl From<ErrorStatus> for u16 {
    fn from(status: ErrorStatus) -> Self {
        status.0
    }
}

/// The number is not the status of an error: 400 to 599.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InvalidStatus(());

impl fmt::Display for InvalidStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("status is outside 400 to 599")
    }
}

impl core::error::Error for InvalidStatus {}

impl TryFrom<u16> for ErrorStatus {
    type Error = InvalidStatus;

    fn try_from(code: u16) -> Result<Self, Self::Error> {
        Self::new(code).ok_or(InvalidStatus(()))
    }
}
