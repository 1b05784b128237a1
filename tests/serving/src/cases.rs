//! The rows of the table: what goes wrong before, in and around a handler. Every framework serves the same routes.
//!
//! | route | handler |
//! |---|---|
//! | `GET /users/{id}` | `id` is a `u32` |
//! | `GET /search?page=` | `page` is a `u32` |
//! | `POST /orders` | JSON: `{"items":[{"sku":"a","count":1}]}` |
//! | `GET /errors/{name}` | errors of [`ShopError`](crate::errors::ShopError) |
//! | `GET /boxed/{name}` | the same errors in a `Box` |
//! | `GET /extra/{region}` | an error, and an `ErrorExtra` of its response |
//! | `GET /panic` | panics |
//! | `GET /slow` | never answers, within a timeout |
//! | `GET /busy` | overloaded |
//! | `GET /bare/{status}` | that status without an error; 404 has a text |
//! | `GET /foreign/{kind}` | error bodies that the service made itself; `stale` has headers of its own, `untyped` no media type; `broken` is a 200 whose body fails half-way |
//! | `GET /id` | answers with the request id |

use api_error::ErrorExtra;

/// The header whose value [`Setup::WithExtra`](crate::suite::Setup::WithExtra) puts into the `ErrorExtra` of a request.
pub const REGION: &str = "x-region";

/// What a request or a response of this region adds to a body.
#[must_use]
pub fn extra(region: &str) -> ErrorExtra {
    ErrorExtra::new().with("region", region)
}

/// The headers of `/foreign/stale`, a 404 with the body `abc`. The layer replaces the body and keeps only the last two.
pub const STALE_HEADERS: [(&str, &str); 15] = [
    ("content-type", "text/plain"),
    ("content-length", "3"),
    ("content-encoding", "gzip"),
    ("etag", "\"x\""),
    ("last-modified", "Thu, 01 Jan 1970 00:00:00 GMT"),
    ("content-disposition", "attachment"),
    ("content-range", "bytes 0-2/9"),
    ("accept-ranges", "bytes"),
    ("content-language", "de"),
    ("content-digest", "sha-256=:x:"),
    ("cache-control", "public, max-age=600"),
    ("cdn-cache-control", "public"),
    ("expires", "Fri, 31 Dec 2099 00:00:00 GMT"),
    ("allow", "GET"),
    ("set-cookie", "a=b"),
];

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
