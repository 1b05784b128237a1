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
///
/// It can be compared with a number, and with the status of the `http` crate (feature `http`), of actix-web and of Rocket (their
/// features):
///
/// ```
/// # use api_error::ErrorStatus;
/// assert_eq!(ErrorStatus::NOT_FOUND, 404);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ErrorStatus(u16);

macro_rules! names {
    ($($code:literal $name:ident $title:literal $sentence:literal;)*) => {
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

        /// The phrase of the status (RFC 9110 section 15, and the IANA registry of status codes): `"Not Found"`. `"Error"` if
        /// the status has none.
        #[must_use]
        pub const fn title(self) -> &'static str {
            match self.0 {
                $($code => $title,)*
                418 => "I'm a teapot",
                505 => "HTTP Version Not Supported",
                506 => "Variant Also Negotiates",
                508 => "Loop Detected",
                510 => "Not Extended",
                _ => "Error",
            }
        }
    };
}

impl ErrorStatus {
    names! {
        400 BAD_REQUEST "Bad Request" "The request is not valid.";
        401 UNAUTHORIZED "Unauthorized" "Authentication is required.";
        402 PAYMENT_REQUIRED "Payment Required" "Payment is required.";
        403 FORBIDDEN "Forbidden" "You are not allowed to do this.";
        404 NOT_FOUND "Not Found" "The resource was not found.";
        405 METHOD_NOT_ALLOWED "Method Not Allowed" "The method is not allowed for this resource.";
        406 NOT_ACCEPTABLE "Not Acceptable" "No acceptable representation is available.";
        407 PROXY_AUTHENTICATION_REQUIRED "Proxy Authentication Required" "Proxy authentication is required.";
        408 REQUEST_TIMEOUT "Request Timeout" "The request took too long to arrive.";
        409 CONFLICT "Conflict" "The request conflicts with the current state of the resource.";
        410 GONE "Gone" "The resource is no longer available.";
        411 LENGTH_REQUIRED "Length Required" "The request needs a Content-Length.";
        412 PRECONDITION_FAILED "Precondition Failed" "A precondition of the request does not hold.";
        413 CONTENT_TOO_LARGE "Content Too Large" "The request is too large.";
        414 URI_TOO_LONG "URI Too Long" "The request URL is too long.";
        415 UNSUPPORTED_MEDIA_TYPE "Unsupported Media Type" "The media type of the request is not supported.";
        416 RANGE_NOT_SATISFIABLE "Range Not Satisfiable" "The requested range is not available.";
        417 EXPECTATION_FAILED "Expectation Failed" "The expectation of the request cannot be met.";
        421 MISDIRECTED_REQUEST "Misdirected Request" "The request was sent to the wrong server.";
        422 UNPROCESSABLE_CONTENT "Unprocessable Content" "The request cannot be processed.";
        423 LOCKED "Locked" "The resource is locked.";
        424 FAILED_DEPENDENCY "Failed Dependency" "The request depends on another one that failed.";
        425 TOO_EARLY "Too Early" "The request came too early.";
        426 UPGRADE_REQUIRED "Upgrade Required" "The request needs another protocol.";
        428 PRECONDITION_REQUIRED "Precondition Required" "The request must be conditional.";
        429 TOO_MANY_REQUESTS "Too Many Requests" "Too many requests.";
        431 REQUEST_HEADER_FIELDS_TOO_LARGE "Request Header Fields Too Large" "The header fields of the request are too large.";
        451 UNAVAILABLE_FOR_LEGAL_REASONS "Unavailable For Legal Reasons" "The resource is not available for legal reasons.";
        499 CLIENT_CLOSED_REQUEST "Client Closed Request" "The client closed the request.";
        500 INTERNAL_SERVER_ERROR "Internal Server Error" "An internal error occurred.";
        501 NOT_IMPLEMENTED "Not Implemented" "This is not supported.";
        502 BAD_GATEWAY "Bad Gateway" "An upstream server failed to answer.";
        503 SERVICE_UNAVAILABLE "Service Unavailable" "The service is not available at the moment.";
        504 GATEWAY_TIMEOUT "Gateway Timeout" "An upstream server took too long to answer.";
        507 INSUFFICIENT_STORAGE "Insufficient Storage" "There is not enough storage to complete the request.";
        511 NETWORK_AUTHENTICATION_REQUIRED "Network Authentication Required" "Network authentication is required.";
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
