//! One event per error, with what an operator needs.

use std::collections::BTreeMap;

use api_error::ErrorLayer;
use api_error_serving_tests::cases;
use api_error_serving_tests::log::log;
use api_error_serving_tests::wire::once;

use crate::app::{Extractors, layered, routes, serve};

fn with_id(request: &[u8], id: &str) -> Vec<u8> {
    let text = String::from_utf8_lossy(request).into_owned();
    text.replacen("\r\n", &format!("\r\nX-Request-Id: {id}\r\n"), 1).into_bytes()
}

#[test]
fn every_error_is_logged_once_and_no_success() {
    let log = log();
    let server = serve(layered(Extractors::Ours, ErrorLayer::new().trust_request_id(true)));
    for (index, case) in cases::all().iter().enumerate() {
        let id = format!("logging-{index}");
        let Ok(reply) = once(server.address, &with_id(&case.request, &id)) else { unreachable!("a reply") };
        let entries = log.of_request(&id);
        let expected = usize::from(reply.status >= 400 && reply.header("x-request-id").is_some());
        assert_eq!(entries.len(), expected, "{}: {entries:?}", case.name);
        for entry in entries {
            assert_eq!(entry.level, if reply.status >= 500 { "ERROR" } else { "INFO" }, "{}", case.name);
            assert_eq!(entry.fields["http.response.status_code"], reply.status.to_string());
            let body = reply.json();
            if let Some(code) = body["code"].as_str() {
                assert_eq!(entry.fields["api.error.code"], code);
            }
        }
    }
}

#[test]
fn without_the_layer_a_conversion_logs() {
    let log = log();
    let server = serve(routes(Extractors::Ours));
    let before = log.of_code("slow_down").iter().filter(|entry| !entry.fields.contains_key("url.path")).count();
    assert!(once(server.address, &cases::get("/errors/slow-down")).is_ok());
    let after = log.of_code("slow_down").iter().filter(|entry| !entry.fields.contains_key("url.path")).count();
    assert_eq!(after - before, 1);
}

#[test]
fn an_event_of_the_server_tells_everything() {
    let log = log();
    let server = serve(layered(Extractors::Ours, ErrorLayer::new().trust_request_id(true)));
    assert!(once(server.address, &with_id(&cases::get("/errors/broken?token=x"), "event-500")).is_ok());
    let [entry] = &log.of_request("event-500")[..] else { unreachable!("one event") };
    assert_eq!(entry.level, "ERROR");
    let expected = [
        ("message", "request failed"),
        ("error.type", "storage_failed"),
        ("http.response.status_code", "500"),
        ("http.request.method", "GET"),
        ("http.route", "/errors/{name}"),
        ("url.path", "/errors/broken"),
        ("exception.type", "ShopError::Storage"),
        ("exception.message", "the order could not be stored"),
        ("exception.stacktrace", "connection to postgres://shop:password=hunter2@db.internal/orders failed"),
        ("api.error.type", "api_error"),
        ("api.error.code", "storage_failed"),
        ("api.error.request_id", "event-500"),
        ("api.error.doc_url", "https://docs.example.com/errors/storage_failed"),
        ("api.error.message", "An internal error occurred."),
    ];
    let expected: BTreeMap<_, _> = expected.map(|(name, value)| (name.to_owned(), value.to_owned())).into();
    assert_eq!(entry.fields, expected);
}

#[test]
fn a_refused_request_is_logged_without_its_chain() {
    let log = log();
    let server = serve(layered(Extractors::Ours, ErrorLayer::new().trust_request_id(true)));
    assert!(once(server.address, &with_id(&cases::get("/search?page=x"), "event-400")).is_ok());
    let [entry] = &log.of_request("event-400")[..] else { unreachable!("one event") };
    assert_eq!(entry.level, "INFO");
    assert_eq!(entry.fields.get("exception.stacktrace"), None);
    assert_eq!(entry.fields.get("error.type"), None);
    assert_eq!(entry.fields["api.error.param"], "page");
}
