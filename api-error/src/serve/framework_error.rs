//! The errors that frameworks make: one table of status, type, code and message.

use core::fmt;

use crate::catalog::{CatalogItem, EnumSpec, HasCatalog};
use crate::{ApiError, ErrorSpec, ErrorStatus, ErrorType};

macro_rules! table {
    ($($variant:ident = $status:ident $error_type:ident $code:literal $message:expr;)*) => {
        /// An error that no handler returned: no route, a body that is not JSON, a panic.
        ///
        /// The codes are fixed. [`ErrorLayer::with_error`](crate::ErrorLayer::with_error) replaces one of them. List this type in a
        /// [`catalog!`](crate::catalog!) to document the codes like those of your own errors.
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
        }

        impl FrameworkError {
            /// All framework errors.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];
        }

        static SPECS: [ErrorSpec; FrameworkError::ALL.len()] = [$(
            ErrorSpec::new(ErrorStatus::$status, $code)
                .with_type(ErrorType::$error_type)
                .with_message($message)
                .with_variant(concat!("FrameworkError::", stringify!($variant))),
        )*];
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
    BodyTooLarge = CONTENT_TOO_LARGE ValidationError "body_too_large" "The request body is too large.";
    BodyIncomplete = BAD_REQUEST ValidationError "body_incomplete" "The request body could not be read to its end.";
    PathInvalid = BAD_REQUEST ValidationError "path_invalid" "The request URL has a part that is not valid.";
    QueryInvalid = BAD_REQUEST ValidationError "query_invalid" "The query of the request URL is not valid.";
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
}

static ENUM: EnumSpec = EnumSpec::new("FrameworkError", module_path!(), line!(), column!(), &SPECS);

impl FrameworkError {
    /// The framework error for a response that has an error status and no typed error. `has_text` says whether the response
    /// has a text as its body.
    ///
    /// The text tells two cases apart: a router answers 404 without a body and a handler with one, and only the JSON
    /// extractors of frameworks answer 422 with a text.
    #[must_use]
    pub const fn from_status(status: u16, has_text: bool) -> Self {
        match status {
            404 if has_text => Self::NotFound,
            404 => Self::RouteNotFound,
            405 => Self::MethodNotAllowed,
            415 => Self::UnsupportedMediaType,
            413 => Self::BodyTooLarge,
            422 if has_text => Self::JsonInvalid,
            422 => Self::Unprocessable,
            408 | 504 => Self::Timeout,
            503 => Self::Overloaded,
            401 => Self::Unauthorized,
            403 => Self::Forbidden,
            406 => Self::NotAcceptable,
            409 => Self::Conflict,
            410 => Self::Gone,
            411 => Self::LengthRequired,
            412 => Self::PreconditionFailed,
            414 => Self::UriTooLong,
            416 => Self::RangeNotSatisfiable,
            426 => Self::UpgradeRequired,
            429 => Self::TooManyRequests,
            431 => Self::HeadersTooLarge,
            501 => Self::NotImplemented,
            502 => Self::BadGateway,
            400..=499 => Self::BadRequest,
            _ => Self::Internal,
        }
    }
}

impl ApiError for FrameworkError {
    fn spec(&self) -> &'static ErrorSpec {
        SPECS.get(*self as usize).unwrap_or(&crate::spec::STUB)
    }
}

impl HasCatalog for FrameworkError {
    const CATALOG: &'static [CatalogItem] = &[CatalogItem::Own(&ENUM)];
}

impl fmt::Display for FrameworkError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.spec().message)
    }
}

impl core::error::Error for FrameworkError {}
