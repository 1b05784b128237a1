//! The shapes, who gets which, and errors that a service replaces.

use std::fmt::Write;

use api_error::{ApiError, ErrorLayer, ErrorSpec, ErrorStatus, FrameworkError, Shape, catalog};

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

/// What a service has too: its documentation wins, and a code with another status is another code.
#[derive(Debug, ApiError)]
#[api_error(doc_url = "https://own.example.com/{code}")]
#[expect(dead_code, reason = "only the catalog matters")]
enum OwnError {
    #[api_error(status = 404)]
    NotFound,
    #[api_error(status = 502)]
    Overloaded,
}

catalog! { static OWN_CODES = [OwnError]; }

/// The member of the body that has the address of the code.
fn address_in(server: &Server, target: &str, member: &str) -> Option<String> {
    let reply = ask(server.address, &get(target));
    reply.json().pointer(member).and_then(|url| url.as_str()).map(str::to_owned)
}

/// The layer gives an address to the codes that it makes, in every shape, and changes no other error.
pub fn addresses_of_framework_errors<F: Framework>() {
    let members = [(Shape::FLAT, "/doc_url"), (Shape::NESTED, "/error/doc_url"), (Shape::PROBLEM, "/type")];
    for (shape, member) in members {
        let layer = trusting().shape(&shape).catalog(&OWN_CODES);
        let plain = layered::<F>(layer.clone());
        let server = layered::<F>(layer.doc_url("https://x.dev/{status}/{type}/{code}"));
        for (target, expected) in [
            ("/nope", "https://x.dev/404/validation_error/route_not_found"),
            ("/search?page=x", "https://x.dev/400/validation_error/query_invalid"),
            ("/errors/form", "https://x.dev/422/validation_error/validation_failed"),
            ("/busy", "https://x.dev/503/api_error/overloaded"),
            ("/bare/418", "https://x.dev/418/validation_error/http_418"),
            ("/bare/404", "https://own.example.com/not_found"),
        ] {
            assert_eq!(address_in(&server, target, member).as_deref(), Some(expected), "{target} {member}");
        }
        // Rocket catches a panic before the layer can, so that the code is another one.
        let panic = address_in(&server, "/panic", member).unwrap_or_default();
        let codes = ["internal_panic", "internal_error"];
        assert!(codes.iter().any(|code| panic == format!("https://x.dev/500/api_error/{code}")), "{panic} {member}");
        for target in ["/errors/declined", "/errors/taken", "/errors/unlisted", "/errors/slow-down"] {
            let request = with_id(&get(target), "same");
            let [with, without] = [&server, &plain].map(|server| ask(server.address, &request).body);
            assert_eq!(with, without, "{target}");
        }
    }
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
