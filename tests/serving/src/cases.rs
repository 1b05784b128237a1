//! The rows of the table: what goes wrong before, in and around a handler. Every framework serves the same routes.
//!
//! | route | handler |
//! |---|---|
//! | `GET /users/{id}` | `id` is a `u32` |
//! | `GET /search?page=` | `page` is a `u32` |
//! | `POST /orders` | JSON: `{"items":[{"sku":"a","count":1}]}` |
//! | `GET /errors/{name}` | errors of [`ShopError`] |
//! | `GET /panic` | panics |
//! | `GET /slow` | never answers, within a timeout |
//! | `GET /busy` | overloaded |
//! | `GET /bare/{status}` | that status without an error; 404 has a text |
//! | `GET /foreign/{kind}` | error bodies that the service made itself; `stale` has headers that describe a body of three bytes; `broken` is a 200 whose body fails half-way |
//! | `GET /id` | answers with the request id |

use std::fmt;

use api_error::{ApiError, ErrorSpec, ErrorStatus, ValidationErrors, catalog};

use crate::explosive::Explosive;

/// What a cause or a panic of the service contains and no client may see.
pub const SECRET: &str = "password=hunter2";

/// The secret, other parts of the cause, and what a panic prints: no answer contains any of them.
pub const NEVER_SENT: [&str; 7] = [SECRET, "hunter2", "postgres://", "db.internal", "StorageError", "explode", ".rs:"];

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
            "harmless" => Self::Echoed { text: "ok".to_owned() },
            "forged" => Self::Taken { name: FORGED.to_owned() },
            "display" => Self::Explosive(Explosive::Display),
            "payload" => Self::Explosive(Explosive::Payload),
            "source" => Self::Unsourced(Explosive::Source),
            "form" => Self::Form(form()),
            "unlisted" => Self::Unlisted(Box::new(Unlisted)),
            _ => match route.strip_prefix("taken:") {
                Some(name) => Self::Taken { name: name.to_owned() },
                None => Self::Declined,
            },
        }
    }
}

/// A value that tries to forge a header, a body, colours and a line of the log.
pub const HOSTILE: &str = "a\r\nX-Evil: 1\r\n\r\n{\"forged\":true}\u{1b}[31m\u{0}\u{7f}\u{9b}\u{2028}\u{202e}\"\\";

/// A value that tries to forge a field of the log, with characters that nobody sees: zero-width, bidirectional, soft hyphen, tag.
pub const FORGED: &str = "x api.error.code=\"forged\" \u{200b}\u{61c}\u{ad}\u{e0041}";

/// The headers of `/foreign/stale`, a 404 with the body `abc`. The layer replaces the body and keeps only the last two.
pub const STALE_HEADERS: [(&str, &str); 8] = [
    ("content-type", "text/plain"),
    ("content-length", "3"),
    ("content-encoding", "gzip"),
    ("etag", "\"x\""),
    ("last-modified", "Thu, 01 Jan 1970 00:00:00 GMT"),
    ("content-disposition", "attachment"),
    ("allow", "GET"),
    ("set-cookie", "a=b"),
];

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
    pub static CATALOG = [ShopError, api_error::FrameworkError];
}

/// A body of `POST /orders`.
#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Order {
    /// The lines of the order.
    pub items: Vec<Item>,
}

/// A line of an order.
#[derive(Debug, serde::Deserialize)]
pub struct Item {
    /// The article.
    pub sku: String,
    /// The number of pieces.
    pub count: u32,
}

/// The query of `GET /search`.
#[derive(Debug, serde::Deserialize)]
pub struct Search {
    /// The number of the page.
    pub page: u32,
}

/// A row of the table: a request and its name.
#[derive(Clone, Debug)]
pub struct Case {
    /// The name.
    pub name: &'static str,
    /// The bytes that the client sends.
    pub request: Vec<u8>,
}

/// A GET request.
#[must_use]
pub fn get(target: &str) -> Vec<u8> {
    format!("GET {target} HTTP/1.1\r\nHost: localhost\r\n\r\n").into_bytes()
}

/// A POST request.
#[must_use]
pub fn post(target: &str, content_type: Option<&str>, body: &[u8]) -> Vec<u8> {
    let content_type = content_type.map(|value| format!("Content-Type: {value}\r\n")).unwrap_or_default();
    let length = body.len();
    let mut request =
        format!("POST {target} HTTP/1.1\r\nHost: localhost\r\n{content_type}Content-Length: {length}\r\n\r\n")
            .into_bytes();
    request.extend_from_slice(body);
    request
}

/// The rows that the server rejects before it calls the service.
pub const REJECTED_BY_THE_SERVER: [&str; 2] = ["200 headers", "malformed HTTP"];

/// The rows of the table.
#[must_use]
pub fn all() -> Vec<Case> {
    const JSON: Option<&str> = Some("application/json");
    let good = br#"{"items":[{"sku":"a","count":1}]}"#;
    let large = format!(r#"{{"items":[{{"sku":"{}","count":1}}]}}"#, "a".repeat(9_000_000));
    let case = |name, request| Case { name, request };
    vec![
        case("no route", get("/nope")),
        case("wrong method", post("/users/1", JSON, b"{}")),
        case("JSON syntax", post("/orders", JSON, br#"{"items":[}"#)),
        case("JSON empty", post("/orders", JSON, b"")),
        case("JSON type error", post("/orders", JSON, br#"{"items":[{"sku":"a","count":"many"}]}"#)),
        case("JSON missing field", post("/orders", JSON, br#"{"items":[{"count":1}]}"#)),
        case("JSON unknown field", post("/orders", JSON, br#"{"items":[],"coupon":"x"}"#)),
        case("no Content-Type", post("/orders", None, good)),
        case("text/plain body", post("/orders", Some("text/plain"), good)),
        case("application/vnd.api+json", post("/orders", Some("application/vnd.api+json"), good)),
        case("9 MB body", post("/orders", JSON, large.as_bytes())),
        case("bad path", get("/users/x")),
        case("bad query", get("/search?page=x")),
        case("missing query", get("/search")),
        case("panic", get("/panic")),
        case("timeout", get("/slow")),
        case("overload", get("/busy")),
        case("bare 404 text", get("/bare/404")),
        case("bare 418", get("/bare/418")),
        case("bare 401", get("/bare/401")),
        case("error, constant body", get("/errors/declined")),
        case("error, challenge", get("/errors/signed-out")),
        case("error, Retry-After", get("/errors/slow-down")),
        case("error, details", get("/errors/taken")),
        case("error, server", get("/errors/broken")),
        case("HEAD of an error", head("/errors/declined")),
        case("HEAD without route", head("/nope")),
        case("foreign JSON", get("/foreign/json")),
        case("foreign problem", get("/foreign/problem")),
        case("foreign gRPC", get("/foreign/grpc")),
        case("foreign events", get("/foreign/events")),
        case("foreign stream", get("/foreign/stream")),
        case("foreign page, opted out", get("/foreign/page")),
        case("success", get("/users/7")),
        case("200 headers", [b"GET / HTTP/1.1\r\n", &b"X-Y: z\r\n".repeat(200)[..], b"\r\n"].concat()),
        case("malformed HTTP", b"GET / HTTP/1.1\r\nno colon\r\n\r\n".to_vec()),
    ]
}

/// A HEAD request.
#[must_use]
pub fn head(target: &str) -> Vec<u8> {
    format!("HEAD {target} HTTP/1.1\r\nHost: localhost\r\n\r\n").into_bytes()
}
