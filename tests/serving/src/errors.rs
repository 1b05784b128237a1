//! The errors of the service that every framework runs.

use std::fmt;

use api_error::{ApiError, ErrorSpec, ErrorStatus, FrameworkError, Rejection, ValidationErrors, catalog};

use crate::explosive::Explosive;
use crate::secret::SECRET;

/// The errors of the service.
#[derive(Debug, ApiError)]
#[api_error(doc_url = "https://docs.example.com/errors/{code}")]
pub enum ShopError {
    /// An error with a constant body.
    #[api_error(status = 402, code = "card_declined", message = "Your card was declined.", param = "card")]
    Declined,
    /// A 401 with the default challenge.
    #[api_error(status = 401, code = "signed_out")]
    SignedOut,
    /// A 429 with `Retry-After` and a header of its own.
    #[api_error(status = 429, code = "slow_down", retry_after = 30, header("RateLimit", "\"burst\";r=0;t=30"))]
    SlowDown,
    /// An error with values in message and details.
    #[api_error(status = 409, code = "name_taken", message = "The name {name} is taken.", param = "name")]
    Taken {
        /// The name.
        #[api_error(detail)]
        name: String,
    },
    /// A server error whose cause contains the secret.
    #[api_error(status = 500, code = "storage_failed")]
    Storage(StorageError),
    /// The same value in message, param and header.
    #[api_error(status = 409, code = "echoed", message = "No {text}.", param = "{text}", header("X-Echo", "{text}"))]
    Echoed {
        /// The value.
        text: String,
    },
    /// An error with code that panics.
    #[api_error(status = 409, code = "explosive")]
    Explosive(Explosive),
    /// A server error with a cause that panics.
    #[api_error(status = 500, code = "unsourced")]
    Unsourced(Explosive),
    /// An error with headers that the layer removes from a body that it replaces.
    #[api_error(
        status = 416,
        code = "no_such_range",
        header("Content-Range", "bytes */10"),
        header("Accept-Ranges", "bytes"),
        header("ETag", "\"v1\""),
        header("Last-Modified", "Thu, 01 Jan 1970 00:00:00 GMT"),
        header("Cache-Control", "private, max-age=5")
    )]
    Ranged,
    /// An error of another server, with its status and what it said.
    #[api_error(status = 502, code = "passed_on", status_from = .0, message = "It said {1}.")]
    PassedOn(u16, &'static str),
    /// Several errors at once.
    #[api_error(transparent)]
    Form(ValidationErrors),
    /// An error that is not in the catalog.
    #[api_error(transparent)]
    Unlisted(Box<dyn ApiError + Send + Sync>),
}

impl fmt::Display for ShopError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Storage(_) => f.write_str("the order could not be stored"),
            Self::Explosive(explosive) => fmt::Display::fmt(explosive, f),
            other => f.write_str(&other.message()),
        }
    }
}

impl std::error::Error for ShopError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Storage(source) => Some(source),
            Self::Unsourced(cause) => Some(cause),
            _ => None,
        }
    }
}

/// The error of a database driver.
#[derive(Debug)]
pub struct StorageError;

impl fmt::Display for StorageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "connection to postgres://shop:{SECRET}@db.internal/orders failed")
    }
}

impl std::error::Error for StorageError {}

impl ShopError {
    /// The error of `/errors/{route}`.
    #[must_use]
    pub fn of_route(route: &str) -> Self {
        match route {
            "signed-out" => Self::SignedOut,
            "slow-down" => Self::SlowDown,
            "broken" => Self::Storage(StorageError),
            "taken" => Self::Taken { name: "ada \"the first\"".to_owned() },
            "hostile" => Self::Echoed { text: HOSTILE.to_owned() },
            "wide" => Self::Echoed { text: ["a", &"é".repeat(500)].concat() },
            "harmless" => Self::Echoed { text: "ok".to_owned() },
            "forged" => Self::Taken { name: FORGED.to_owned() },
            "display" => Self::Explosive(Explosive::Display),
            "payload" => Self::Explosive(Explosive::Payload),
            "source" => Self::Unsourced(Explosive::Source),
            "form" => Self::Form(form()),
            "many" => Self::Form(many()),
            "ranged" => Self::Ranged,
            "rejected" => Self::Unlisted(Box::new(Rejection::from(FrameworkError::Unauthorized))),
            "unlisted" => Self::Unlisted(Box::new(Unlisted)),
            _ => match route.split_once(':') {
                Some(("passed-on", status)) => Self::PassedOn(status.parse().unwrap_or_default(), SECRET),
                Some(("taken", name)) => Self::Taken { name: name.to_owned() },
                Some(("echoed", text)) => Self::Echoed { text: text.to_owned() },
                _ => Self::Declined,
            },
        }
    }
}

/// A value that tries to forge a header, a body, colours and a line of the log.
pub const HOSTILE: &str = "a\r\nX-Evil: 1\r\n\r\n{\"forged\":true}\u{1b}[31m\u{0}\u{7f}\u{9b}\u{2028}\u{202e}\"\\";

/// A value that tries to forge a field of the log, with characters that nobody sees: zero-width, bidirectional, soft hyphen, tag.
pub const FORGED: &str = "x api.error.code=\"forged\" \u{200b}\u{61c}\u{ad}\u{e0041}";

/// The headers of `/errors/ranged`.
pub const RANGED_HEADERS: [(&str, &str); 5] = [
    ("Content-Range", "bytes */10"),
    ("Accept-Ranges", "bytes"),
    ("ETag", "\"v1\""),
    ("Last-Modified", "Thu, 01 Jan 1970 00:00:00 GMT"),
    ("Cache-Control", "private, max-age=5"),
];

fn many() -> ValidationErrors {
    let mut errors = ValidationErrors::new();
    for index in 0..1_000 {
        errors.add(format!("items[{index}].sku"), "required", "This field is required.");
    }
    errors
}

fn form() -> ValidationErrors {
    let mut line = ValidationErrors::new();
    line.add("sku", "required", "This field is required.");
    let mut errors = ValidationErrors::new();
    errors.add("email", "email", "This field is not an email address.");
    errors.nest("items[0]", line);
    errors.add_whole("too_many", "There are too many items.");
    errors
}

static UNLISTED: ErrorSpec = ErrorSpec::new(ErrorStatus::CONFLICT, "of_somebody_else");

/// An error that is written by hand.
#[derive(Debug)]
struct Unlisted;

impl ApiError for Unlisted {
    fn spec(&self) -> &'static ErrorSpec {
        &UNLISTED
    }
}

catalog! {
    /// The codes of the service.
    pub static CATALOG = [ShopError, FrameworkError];
}
