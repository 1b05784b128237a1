//! Bytes that forge headers, lines and colours: in request ids, paths, fields of errors.

use api_error::{ApiError, ErrorLayer};
use api_error_serving_tests::log::log;
use api_error_serving_tests::wire::{Connection, once};
use axum::Router;
use axum::extract::RawQuery;
use axum::routing::get;

use crate::app::{Extractors, layered, serve};

fn with_id(id: &[u8]) -> Vec<u8> {
    [b"GET /nope HTTP/1.1\r\nHost: x\r\nX-Request-Id: ", id, b"\r\n\r\n"].concat()
}

#[test]
fn an_illegal_id_is_replaced() {
    let server = serve(layered(Extractors::Ours, ErrorLayer::new().trust_request_id(true)));
    let long = "x".repeat(6_000);
    for id in [&b"<script>alert(1)</script>"[..], b"two words", b"", b"\xff\xfe", b"a\"b", b"a\\b", long.as_bytes()] {
        let Ok(reply) = once(server.address, &with_id(id)) else { unreachable!("a reply") };
        let made = reply.header("x-request-id").unwrap_or_default();
        assert_eq!(made.len(), 36, "a UUID takes the place of {:?}", String::from_utf8_lossy(id));
        assert_eq!(reply.json()["request_id"], made);
    }
    let twice = b"GET /nope HTTP/1.1\r\nHost: x\r\nX-Request-Id: one\r\nX-Request-Id: two\r\n\r\n";
    let Ok(reply) = once(server.address, twice) else { unreachable!("a reply") };
    assert_eq!(reply.header("x-request-id").map(str::len), Some(36));
    let Ok(reply) = once(server.address, &with_id(b"req_01J9ZK3W.a~b:c+d/e=f@g-h")) else { unreachable!("a reply") };
    assert_eq!(reply.header("x-request-id"), Some("req_01J9ZK3W.a~b:c+d/e=f@g-h"));
    assert_eq!(reply.json()["request_id"], "req_01J9ZK3W.a~b:c+d/e=f@g-h");
}

#[test]
fn an_id_is_not_trusted_unless_configured() {
    let server = serve(layered(Extractors::Ours, ErrorLayer::new()));
    let Ok(reply) = once(server.address, &with_id(b"chosen-by-the-client")) else { unreachable!("a reply") };
    assert_eq!(reply.header("x-request-id").map(str::len), Some(36));
}

#[test]
fn control_bytes_in_an_id_end_the_connection_before_any_service() {
    let server = serve(layered(Extractors::Ours, ErrorLayer::new().trust_request_id(true)));
    for id in [&b"a\0b"[..], b"a\x01b", b"a\rb"] {
        let Ok(mut connection) = Connection::open(server.address) else { unreachable!("the server listens") };
        let Ok(reply) = connection.exchange(&with_id(id)) else { unreachable!("a reply") };
        assert_eq!(reply.status, 400);
        assert!(connection.is_closed());
    }
}

#[derive(Debug, ApiError)]
enum Echo {
    #[api_error(status = 409, code = "echoed", message = "No {text}.", param = "{text}", header("X-Echo", "{text}"))]
    Echoed { text: String },
}

const HOSTILE: &str = "a\r\nX-Evil: 1\r\n\r\n{\"forged\":true}\u{1b}[31m\u{0}\u{7f}\u{9b}\u{2028}\u{202e}\"\\";

#[test]
fn values_of_fields_stay_in_their_place() {
    let hostile = || async { Echo::Echoed { text: HOSTILE.to_owned() } };
    let harmless = |RawQuery(query): RawQuery| async { Echo::Echoed { text: query.unwrap_or_default() } };
    let routes = Router::new().route("/hostile", get(hostile)).route("/harmless", get(harmless));
    let log = log();
    let server = serve(routes.layer(ErrorLayer::new().trust_request_id(true)));
    let request = b"GET /hostile?%0d%0aforged HTTP/1.1\r\nHost: x\r\nX-Request-Id: injection-1\r\n\r\n";
    let Ok(mut connection) = Connection::open(server.address) else { unreachable!("the server listens") };
    let Ok(reply) = connection.exchange(request) else { unreachable!("a reply") };
    assert_eq!(reply.header("x-evil"), None);
    assert_eq!(reply.header("x-echo"), None, "a value that is no header value is dropped");
    assert_eq!(reply.json()["message"], format!("No {HOSTILE}."));
    assert!(!reply.text().bytes().any(|byte| byte < b' '));
    let Ok(reply) = connection.exchange(b"GET /harmless?ok HTTP/1.1\r\nHost: x\r\n\r\n") else {
        unreachable!("a reply")
    };
    assert_eq!(reply.header("x-echo"), Some("ok"));

    let [entry] = &log.of_request("injection-1")[..] else { unreachable!("one event") };
    let escaped = r#"a\r\nX-Evil: 1\r\n\r\n{"forged":true}\u{1b}[31m\u{0}\u{7f}\u{9b}\u{2028}\u{202e}"\"#;
    assert_eq!(entry.fields["api.error.message"], format!("No {escaped}."));
    assert_eq!(entry.fields["api.error.param"], escaped);
    let [line] = &log.lines_with("injection-1")[..] else { unreachable!("one line") };
    assert!(!line.chars().any(char::is_control), "{line:?}");
}
