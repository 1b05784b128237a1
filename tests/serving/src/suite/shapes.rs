//! The shapes, who gets which, and errors that a service replaces.

use std::fmt::Write;

use api_error::{ErrorLayer, ErrorSpec, ErrorStatus, FrameworkError};

use super::framework::{Framework, layered, shaped_layers, trusting, with_header, with_id};
use crate::cases::get;
use crate::server::Server;
use crate::wire::{Reply, ask};

/// The headers that the layer is responsible for. Frameworks add their own.
const HEADERS: [&str; 10] = [
    "cache-control",
    "content-length",
    "content-type",
    "retry-after",
    "ratelimit",
    "vary",
    "www-authenticate",
    "x-content-type-options",
    "x-moved",
    "x-request-id",
];

fn show(server: &Server, targets: &[&str]) -> String {
    let mut out = String::new();
    for target in targets {
        let request = with_id(&get(target), "018f1e5c-8b0a-7c3e-9d2f-4a5b6c7d8e9f");
        let Reply { status, headers, body } = ask(server.address, &request);
        let headers = headers.into_iter().filter(|(name, _)| HEADERS.contains(&name.as_str())).collect();
        let _ = write!(out, "## {target}\n{}\n\n", Reply { status, headers, body }.show());
    }
    out
}

/// The answers of each shape, by its name: the same from every framework.
#[must_use]
pub fn every_shape<F: Framework>() -> [(&'static str, String); 4] {
    let targets =
        ["/errors/declined", "/errors/taken", "/errors/broken", "/errors/slow-down", "/nope", "/busy", "/errors/form"];
    shaped_layers().map(|(name, layer)| (name, show(&layered::<F>(layer), &targets)))
}

static NO_ROUTE: ErrorSpec = ErrorSpec::new(ErrorStatus::GONE, "no_such_url")
    .with_message("This URL is gone.")
    .with_doc_url("https://docs.example.com/errors/no_such_url")
    .with_headers(&[("X-Moved", "yes")]);
static BAD_QUERY: ErrorSpec = ErrorSpec::new(ErrorStatus::UNPROCESSABLE_CONTENT, "bad_query");

/// The answers where a service has specs of its own for a route and a query that do not exist.
#[must_use]
pub fn replaced_errors<F: Framework>() -> String {
    let layer = trusting()
        .with_error(FrameworkError::RouteNotFound, &NO_ROUTE)
        .with_error(FrameworkError::QueryInvalid, &BAD_QUERY);
    show(&layered::<F>(layer), &["/nope", "/search?page=x"])
}

/// Problem documents go to clients that accept them by name, and caches learn that answers differ.
pub fn problems_are_negotiated<F: Framework>() {
    let server = layered::<F>(ErrorLayer::new().negotiate_problem(true));
    for target in ["/nope", "/errors/taken"] {
        for (accept, is_problem) in [
            ("X-No: accept", false),
            ("Accept: */*", false),
            ("Accept: text/html", false),
            ("Accept: application/problem+json", true),
            ("Accept: application/problem+json;q=0.1, application/json", false),
        ] {
            let reply = ask(server.address, &with_header(&get(target), accept.as_bytes()));
            let expected = if is_problem { "application/problem+json" } else { "application/json" };
            assert_eq!(reply.header("content-type"), Some(expected), "{accept}");
            assert_eq!(reply.header("vary"), Some("accept"), "{accept}");
            assert_eq!(reply.json()["status"].as_u64(), is_problem.then_some(u64::from(reply.status)));
            assert_eq!(reply.json()["request_id"].as_str(), reply.header("x-request-id"));
        }
    }
    assert_eq!(ask(server.address, &get("/users/7")).header("vary"), None, "a success has one form only");
}
