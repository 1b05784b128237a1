//! The errors that frameworks make: one table of status, type, code and message.

use core::fmt;

use crate::catalog::{CatalogItem, EnumSpec, HasCatalog};
use crate::codes::{Codes, HasCodes};
use crate::serve::unnamed_status::{self, UnnamedStatus};
use crate::{ApiError, ErrorSpec, ErrorStatus, ErrorType};

macro_rules! table {
    ($($variant:ident = $status:ident $error_type:ident $code:literal $message:expr;)*) => {
        /// An error that no handler returned: no route, a body that is not JSON, a panic.
        ///
        /// The codes are fixed. [`ErrorLayer::with_error`](crate::ErrorLayer::with_error) replaces one of them. List this type in a
        /// [`catalog!`](crate::catalog!) to document the codes like those of your own errors. An error of your own can have one
        /// of these codes, with the same status and type: `not_found` with status 404, say.
        ///
        /// ```
        /// use api_error::{ApiError, FrameworkError, catalog};
        ///
        /// catalog! { static ERRORS = [FrameworkError]; }
        ///
        /// assert_eq!(FrameworkError::RouteNotFound.code(), "route_not_found");
        /// assert_eq!(ERRORS.len(), FrameworkError::ALL.len());
        /// ```
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum FrameworkError {
            $(#[doc = concat!("`", $code, "`")] $variant,)*
            /// A status without a name of its own: 418 is `http_418`. It has the type, the sentence and the retry advice of
            /// its status.
            Unnamed(UnnamedStatus),
        }

        /// The variants with a name, as numbers.
        enum Row { $($variant),* }

        impl FrameworkError {
            pub(super) const NAMED: &'static [Self] = &[$(Self::$variant),*];

            pub(super) const NAMED_SPECS: &'static [ErrorSpec] = &[$(
                ErrorSpec::new(ErrorStatus::$status, $code)
                    .with_type(ErrorType::$error_type)
                    .with_message($message)
                    .built_in(concat!("FrameworkError::", stringify!($variant))),
            )*];

            const fn index(self) -> usize {
                match self {
                    $(Self::$variant => Row::$variant as usize,)*
                    Self::Unnamed(status) => status.index(),
                }
            }
        }
    };
}

const fn sentence(status: ErrorStatus) -> &'static str {
    status.sentence()
}

table! {
    RouteNotFound = NOT_FOUND ValidationError "route_not_found" "There is nothing at this URL.";
    MethodNotAllowed = METHOD_NOT_ALLOWED ValidationError "method_not_allowed" sentence(ErrorStatus::METHOD_NOT_ALLOWED);
    JsonSyntax = BAD_REQUEST ValidationError "json_syntax" "The request body is not valid JSON.";
    JsonInvalid = UNPROCESSABLE_CONTENT ValidationError "json_invalid" "The request body does not have the expected form.";
    UnsupportedMediaType = UNSUPPORTED_MEDIA_TYPE ValidationError "unsupported_media_type" sentence(ErrorStatus::UNSUPPORTED_MEDIA_TYPE);
    BodyTooLarge = CONTENT_TOO_LARGE ValidationError "body_too_large" sentence(ErrorStatus::CONTENT_TOO_LARGE);
    BodyIncomplete = BAD_REQUEST ValidationError "body_incomplete" "The request body could not be read to its end.";
    PathInvalid = BAD_REQUEST ValidationError "path_invalid" "The request URL has a part that is not valid.";
    QueryInvalid = BAD_REQUEST ValidationError "query_invalid" "The query of the request URL is not valid.";
    FormInvalid = UNPROCESSABLE_CONTENT ValidationError "form_invalid" "The form does not have the expected fields.";
    MultipartInvalid = BAD_REQUEST ValidationError "multipart_invalid" "The request body is not a valid multipart form.";
    HeaderInvalid = BAD_REQUEST ValidationError "header_invalid" "A header of the request is missing or not valid.";
    InternalPanic = INTERNAL_SERVER_ERROR ApiError "internal_panic" sentence(ErrorStatus::INTERNAL_SERVER_ERROR);
    Timeout = GATEWAY_TIMEOUT ApiError "timeout" "The request took too long to answer.";
    Overloaded = SERVICE_UNAVAILABLE ApiError "overloaded" sentence(ErrorStatus::SERVICE_UNAVAILABLE);
    BadRequest = BAD_REQUEST ValidationError "bad_request" sentence(ErrorStatus::BAD_REQUEST);
    Unauthorized = UNAUTHORIZED AuthError "unauthorized" sentence(ErrorStatus::UNAUTHORIZED);
    Forbidden = FORBIDDEN AuthError "forbidden" sentence(ErrorStatus::FORBIDDEN);
    NotFound = NOT_FOUND ValidationError "not_found" sentence(ErrorStatus::NOT_FOUND);
    NotAcceptable = NOT_ACCEPTABLE ValidationError "not_acceptable" sentence(ErrorStatus::NOT_ACCEPTABLE);
    Conflict = CONFLICT ValidationError "conflict" sentence(ErrorStatus::CONFLICT);
    Gone = GONE ValidationError "gone" sentence(ErrorStatus::GONE);
    LengthRequired = LENGTH_REQUIRED ValidationError "length_required" sentence(ErrorStatus::LENGTH_REQUIRED);
    PreconditionFailed = PRECONDITION_FAILED ValidationError "precondition_failed" sentence(ErrorStatus::PRECONDITION_FAILED);
    UriTooLong = URI_TOO_LONG ValidationError "uri_too_long" sentence(ErrorStatus::URI_TOO_LONG);
    RangeNotSatisfiable = RANGE_NOT_SATISFIABLE ValidationError "range_not_satisfiable" sentence(ErrorStatus::RANGE_NOT_SATISFIABLE);
    Unprocessable = UNPROCESSABLE_CONTENT ValidationError "unprocessable_content" sentence(ErrorStatus::UNPROCESSABLE_CONTENT);
    UpgradeRequired = UPGRADE_REQUIRED ValidationError "upgrade_required" sentence(ErrorStatus::UPGRADE_REQUIRED);
    TooManyRequests = TOO_MANY_REQUESTS RateLimitError "too_many_requests" sentence(ErrorStatus::TOO_MANY_REQUESTS);
    HeadersTooLarge = REQUEST_HEADER_FIELDS_TOO_LARGE ValidationError "headers_too_large" sentence(ErrorStatus::REQUEST_HEADER_FIELDS_TOO_LARGE);
    Internal = INTERNAL_SERVER_ERROR ApiError "internal_error" sentence(ErrorStatus::INTERNAL_SERVER_ERROR);
    NotImplemented = NOT_IMPLEMENTED ApiError "not_implemented" sentence(ErrorStatus::NOT_IMPLEMENTED);
    BadGateway = BAD_GATEWAY ApiError "bad_gateway" sentence(ErrorStatus::BAD_GATEWAY);
    PaymentRequired = PAYMENT_REQUIRED ValidationError "payment_required" sentence(ErrorStatus::PAYMENT_REQUIRED);
    ProxyAuthenticationRequired = PROXY_AUTHENTICATION_REQUIRED AuthError "proxy_authentication_required" sentence(ErrorStatus::PROXY_AUTHENTICATION_REQUIRED);
    RequestTimeout = REQUEST_TIMEOUT ValidationError "request_timeout" sentence(ErrorStatus::REQUEST_TIMEOUT);
    ExpectationFailed = EXPECTATION_FAILED ValidationError "expectation_failed" sentence(ErrorStatus::EXPECTATION_FAILED);
    MisdirectedRequest = MISDIRECTED_REQUEST ValidationError "misdirected_request" sentence(ErrorStatus::MISDIRECTED_REQUEST);
    Locked = LOCKED ValidationError "locked" sentence(ErrorStatus::LOCKED);
    FailedDependency = FAILED_DEPENDENCY ValidationError "failed_dependency" sentence(ErrorStatus::FAILED_DEPENDENCY);
    TooEarly = TOO_EARLY ValidationError "too_early" sentence(ErrorStatus::TOO_EARLY);
    PreconditionRequired = PRECONDITION_REQUIRED ValidationError "precondition_required" sentence(ErrorStatus::PRECONDITION_REQUIRED);
    UnavailableForLegalReasons = UNAVAILABLE_FOR_LEGAL_REASONS ValidationError "unavailable_for_legal_reasons" sentence(ErrorStatus::UNAVAILABLE_FOR_LEGAL_REASONS);
    ClientClosedRequest = CLIENT_CLOSED_REQUEST ValidationError "client_closed_request" sentence(ErrorStatus::CLIENT_CLOSED_REQUEST);
    ServiceUnavailable = SERVICE_UNAVAILABLE ApiError "service_unavailable" sentence(ErrorStatus::SERVICE_UNAVAILABLE);
    GatewayTimeout = GATEWAY_TIMEOUT ApiError "gateway_timeout" sentence(ErrorStatus::GATEWAY_TIMEOUT);
    InsufficientStorage = INSUFFICIENT_STORAGE ApiError "insufficient_storage" sentence(ErrorStatus::INSUFFICIENT_STORAGE);
    NetworkAuthenticationRequired = NETWORK_AUTHENTICATION_REQUIRED AuthError "network_authentication_required" sentence(ErrorStatus::NETWORK_AUTHENTICATION_REQUIRED);
}

static SPECS: [ErrorSpec; FrameworkError::ALL.len()] = unnamed_status::all_specs();

static ENUM: EnumSpec = EnumSpec::new("FrameworkError", module_path!(), line!(), column!(), &SPECS);

impl FrameworkError {
    /// All framework errors. Every status from 400 to 599 has one.
    pub const ALL: &'static [Self] = &unnamed_status::all();

    /// The framework error for a response that has an error status and no typed error. `is_routed` says whether the URL has a
    /// route: a router answers 404 without one, and a handler with one.
    ///
    /// It has this status and, except for an unknown route, the sentence of this status. A number outside of 400 to 599 is
    /// an internal error.
    #[must_use]
    pub const fn from_status(status: u16, is_routed: bool) -> Self {
        match status {
            400 => Self::BadRequest,
            401 => Self::Unauthorized,
            402 => Self::PaymentRequired,
            403 => Self::Forbidden,
            404 if is_routed => Self::NotFound,
            404 => Self::RouteNotFound,
            405 => Self::MethodNotAllowed,
            406 => Self::NotAcceptable,
            407 => Self::ProxyAuthenticationRequired,
            408 => Self::RequestTimeout,
            409 => Self::Conflict,
            410 => Self::Gone,
            411 => Self::LengthRequired,
            412 => Self::PreconditionFailed,
            413 => Self::BodyTooLarge,
            414 => Self::UriTooLong,
            415 => Self::UnsupportedMediaType,
            416 => Self::RangeNotSatisfiable,
            417 => Self::ExpectationFailed,
            421 => Self::MisdirectedRequest,
            422 => Self::Unprocessable,
            423 => Self::Locked,
            424 => Self::FailedDependency,
            425 => Self::TooEarly,
            426 => Self::UpgradeRequired,
            428 => Self::PreconditionRequired,
            429 => Self::TooManyRequests,
            431 => Self::HeadersTooLarge,
            451 => Self::UnavailableForLegalReasons,
            499 => Self::ClientClosedRequest,
            500 => Self::Internal,
            501 => Self::NotImplemented,
            502 => Self::BadGateway,
            503 => Self::ServiceUnavailable,
            504 => Self::GatewayTimeout,
            507 => Self::InsufficientStorage,
            511 => Self::NetworkAuthenticationRequired,
            _ => match UnnamedStatus::new(status) {
                Some(status) => Self::Unnamed(status),
                None => Self::Internal,
            },
        }
    }
}

impl ApiError for FrameworkError {
    fn spec(&self) -> &'static ErrorSpec {
        SPECS.get(self.index()).unwrap_or(&crate::spec::STUB)
    }
}

impl HasCatalog for FrameworkError {
    const CATALOG: &'static [CatalogItem] = &[CatalogItem::Own(&ENUM)];
}

impl HasCodes for FrameworkError {
    type Codes = Self;
}

impl Codes for FrameworkError {
    fn known(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|error| error.spec().code == code)
    }

    fn text(&self) -> &str {
        self.spec().code
    }
}

impl fmt::Display for FrameworkError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.spec().message)
    }
}

impl core::error::Error for FrameworkError {}

#[cfg(all(test, feature = "derive"))]
mod tests {
    use super::FrameworkError;
    use crate::{ApiError, catalog};

    #[derive(Debug, crate::ApiError)]
    enum OrderError {
        #[api_error(status = 404, doc_url = "https://x.dev/{code}")]
        NotFound,
        #[api_error(status = 418, code = "http_418", doc_url = "https://x.dev/{code}")]
        Teapot,
        #[api_error(transparent)]
        Framework(FrameworkError),
    }

    #[derive(Debug, crate::ApiError)]
    enum LateError {
        #[api_error(status = 500)]
        InternalError,
    }

    #[test]
    fn its_codes_are_the_codes_of_a_catalog() {
        catalog! { static ERRORS = [FrameworkError], codes(ErrorCode); }
        for spec in ERRORS.iter() {
            let code = ErrorCode::from(spec.code);
            assert!(matches!(&code, ErrorCode::FrameworkError(error) if error.spec().code == spec.code), "{code:?}");
            assert_eq!(code.as_ref(), spec.code);
        }
        assert_eq!(ErrorCode::from("card_declined"), ErrorCode::Other("card_declined".into()));
    }

    #[test]
    fn the_codes_that_a_service_has_too_are_there_once_with_its_documentation() {
        catalog! { static ERRORS = [OrderError, LateError]; }
        assert_eq!(ERRORS.len(), FrameworkError::ALL.len());
        for (code, variant, doc_url) in [
            ("not_found", OrderError::NotFound.spec().variant, Some("https://x.dev/not_found")),
            ("http_418", OrderError::Teapot.spec().variant, Some("https://x.dev/http_418")),
            ("internal_error", LateError::InternalError.spec().variant, None),
            ("route_not_found", "FrameworkError::RouteNotFound", None),
        ] {
            assert_eq!(ERRORS.iter().filter(|spec| spec.code == code).count(), 1);
            assert_eq!(ERRORS.get(code).map(|spec| (spec.variant, spec.doc_url)), Some((variant, doc_url)));
        }
        assert_eq!(OrderError::Framework(FrameworkError::NotFound).doc_url(), None);
    }
}
