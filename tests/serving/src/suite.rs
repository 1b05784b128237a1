//! What every framework must do, asked of a server that serves the routes of [`cases`].
#![expect(clippy::missing_panics_doc, clippy::indexing_slicing, reason = "a test that fails panics")]

use std::net::SocketAddr;

use crate::cases::{self, SECRET, get, post};
use crate::log::{Entry, log};
use crate::wire::{Connection, Reply, once};

/// The table: what each row is answered with, as text for people.
#[must_use]
pub fn table(address: SocketAddr) -> String {
    let mut table = String::new();
    for case in cases::all() {
        let reply = match once(address, &case.request) {
            Ok(reply) => reply.show(),
            Err(error) => format!("connection dropped: {:?}", error.kind()),
        };
        table.extend(["## ", case.name, "\n", &reply, "\n\n"]);
    }
    table
}

fn ask(address: SocketAddr, request: &[u8]) -> Reply {
    once(address, request).unwrap_or_else(|error| unreachable!("a reply: {error}"))
}

fn next_reply(connection: &mut Connection, after: &str) -> Reply {
    match connection.exchange(&get("/users/7")) {
        Ok(reply) => reply,
        Err(error) => unreachable!("connection lost after {after}: {error}"),
    }
}

/// The rows after which a connection is not used again.
const CLOSING: [&str; 3] = ["9 MB body", "malformed HTTP", "200 headers"];

/// The rows that the server answers before any service is called.
const REFUSED: [&str; 2] = ["malformed HTTP", "200 headers"];

/// Two more requests on the connection that an error came over, for each row.
pub fn reuse_after_every_error(address: SocketAddr, dropped: &[&str]) {
    for case in cases::all() {
        let mut connection = Connection::open(address).unwrap_or_else(|error| unreachable!("a connection: {error}"));
        let Ok(reply) = connection.exchange(&case.request) else {
            assert!(dropped.contains(&case.name), "{}: no reply", case.name);
            continue;
        };
        assert!(!dropped.contains(&case.name), "{}: a reply", case.name);
        if CLOSING.contains(&case.name) {
            continue;
        }
        if reply.header("connection") == Some("close") {
            let may_close = case.request.starts_with(b"POST") || case.name == "timeout";
            assert!(may_close, "{}: nothing is left unread or unfinished", case.name);
            continue;
        }
        for _ in 0..2 {
            let next = next_reply(&mut connection, case.name);
            assert_eq!((next.status, next.text().as_str()), (200, "7"), "after {}", case.name);
        }
    }
}

/// No row shows what only the log may show; the log of the failed store does.
pub fn redacted(address: SocketAddr) {
    let log = log();
    let before = log.of_code("storage_failed").len();
    for case in cases::all() {
        let Ok(reply) = once(address, &case.request) else { continue };
        let all = format!("{reply:?}{}", reply.text());
        for secret in [SECRET, "hunter2", "postgres://", "db.internal", "StorageError", "explode", ".rs:"] {
            assert!(!all.contains(secret), "{}: {all}", case.name);
        }
    }
    let entries = log.of_code("storage_failed");
    assert!(entries.len() > before);
    let tells = |entry: &Entry| entry.fields.get("exception.stacktrace").is_some_and(|chain| chain.contains(SECRET));
    assert!(entries.iter().all(tells), "{entries:?}");
}

fn with_header(request: &[u8], header: &[u8]) -> Vec<u8> {
    let end = request.windows(2).position(|pair| pair == b"\r\n").unwrap_or_default();
    let (line, rest) = request.split_at(end);
    [line, b"\r\n", header, rest].concat()
}

fn with_id(request: &[u8], id: &[u8]) -> Vec<u8> {
    with_header(request, &[b"X-Request-Id: ", id].concat())
}

/// One event for each error, with its status and code, and none for a success. The layer trusts ids.
pub fn logged_once(address: SocketAddr, prefix: &str) {
    let log = log();
    for (index, case) in cases::all().iter().enumerate() {
        let id = format!("{prefix}-{index}");
        let reply = ask(address, &with_id(&case.request, id.as_bytes()));
        let entries = log.of_request(&id);
        let expected = usize::from(reply.status >= 400 && reply.header("x-request-id").is_some());
        assert_eq!(entries.len(), expected, "{}: {entries:?}", case.name);
        assert!(expected == 1 || reply.status < 400 || REFUSED.contains(&case.name), "{}: no id", case.name);
        for entry in entries {
            assert_eq!(entry.level, if reply.status >= 500 { "ERROR" } else { "INFO" }, "{}", case.name);
            assert_eq!(entry.fields.get("http.response.status_code"), Some(&reply.status.to_string()));
            if let Some(code) = reply.json().get("code").and_then(|code| code.as_str()) {
                assert_eq!(entry.fields.get("api.error.code").map(String::as_str), Some(code));
            }
        }
    }
}

/// Ids that are no ids are replaced, legal ones kept, on errors and successes; the log stays one line per event.
pub fn ids_are_validated(address: SocketAddr) {
    let long = "x".repeat(6_000);
    for target in ["/nope", "/errors/declined", "/users/7"] {
        for id in [&b"<script>alert(1)</script>"[..], b"two words", b"", b"\xff\xfe", b"a\"b", b"a\\b", long.as_bytes()]
        {
            let reply = ask(address, &with_id(&get(target), id));
            let made = reply.header("x-request-id").unwrap_or_default();
            assert_eq!(made.len(), 36, "a UUID takes the place of {:?}", String::from_utf8_lossy(id));
            assert!(reply.status < 400 || reply.json()["request_id"] == made, "{}", reply.show());
        }
        let legal = "req_01J9ZK3W.a~b:c+d/e=f@g-h";
        let reply = ask(address, &with_id(&get(target), legal.as_bytes()));
        assert_eq!(reply.header("x-request-id"), Some(legal));
        let twice = with_id(&with_id(&get(target), b"one"), b"two");
        assert_eq!(ask(address, &twice).header("x-request-id").map(str::len), Some(36));
    }
    for id in [&b"a\0b"[..], b"a\x01b", b"a\rb"] {
        let reply = once(address, &with_id(&get("/nope"), id));
        assert!(reply.is_err() || reply.is_ok_and(|reply| reply.status == 400), "refused by the server");
    }
}

/// A path forges no line of the log, and comes back in no answer.
pub fn log_is_not_forged(address: SocketAddr, id: &str) {
    let log = log();
    let target = "/nope%0d%0aforged%1b%5b31m%00?%0d%0aforged";
    let reply = ask(address, &with_id(&get(target), id.as_bytes()));
    assert_eq!((reply.status, reply.header("x-request-id")), (404, Some(id)));
    assert!(!reply.text().contains("forged"));
    let lines = log.lines_with(id);
    assert!(!lines.is_empty());
    assert!(lines.iter().all(|line| !line.chars().any(char::is_control)), "{lines:?}");
    assert_eq!(log.of_request(id).len(), 1);
}

/// Nothing long that a client sent comes back.
pub fn nothing_long_is_repeated(address: SocketAddr) {
    let json = Some("application/json");
    let (long, medium) = ("a".repeat(900_000), "a".repeat(4_000));
    let hostile = format!("{}\\r\\n\\u001b[31m\\u0000<script>", "a".repeat(300));
    for request in [
        post("/orders", json, format!(r#"{{"items":"{long}"}}"#).as_bytes()),
        post("/orders", json, format!(r#"{{"items":[{{"sku":"a","count":"{long}"}}]}}"#).as_bytes()),
        post("/orders", json, format!(r#"{{"{long}":1}}"#).as_bytes()),
        post("/orders", json, format!(r#"{{"{hostile}":1}}"#).as_bytes()),
        post("/orders", json, long.as_bytes()),
        post("/orders", Some(&medium), b"{}"),
        get(&format!("/users/{medium}")),
        get(&format!("/search?page={medium}")),
        get(&format!("/search?{medium}=1")),
        get(&format!("/{medium}")),
    ] {
        let reply = ask(address, &request);
        let text = reply.text();
        assert!((400..500).contains(&reply.status), "{text}");
        assert!(text.len() < 700, "{} bytes", text.len());
        assert!(!text.contains(&"a".repeat(257)), "{text}");
        assert!(reply.headers.iter().all(|(_, value)| value.len() <= 256), "{:?}", reply.headers);
        assert!(!text.bytes().any(|byte| byte < b' '), "{text:?}");
        assert!(!text.replace("the expected form", "").contains("expected"), "serde's words: {text}");
    }
}

/// The layer negotiates: problem documents to those who name them.
pub fn negotiated(address: SocketAddr) {
    for target in ["/nope", "/errors/taken"] {
        for (accept, is_problem) in [
            (&b"Accept: */*"[..], false),
            (b"Accept: text/html", false),
            (b"Accept: application/problem+json", true),
            (b"Accept: application/problem+json;q=0.1, application/json", false),
        ] {
            let reply = ask(address, &with_header(&get(target), accept));
            let expected = if is_problem { "application/problem+json" } else { "application/json" };
            assert_eq!(reply.header("content-type"), Some(expected));
            assert_eq!(reply.header("vary"), Some("accept"));
            assert_eq!(reply.json()["status"].as_u64(), is_problem.then_some(u64::from(reply.status)));
            assert_eq!(reply.json()["request_id"].as_str(), reply.header("x-request-id"));
        }
    }
    assert_eq!(ask(address, &get("/users/7")).header("vary"), None, "a success has no other form");
}

/// The layer's shape is `Nested`.
pub fn nested(address: SocketAddr) {
    for (target, code) in [("/nope", "route_not_found"), ("/errors/taken", "name_taken"), ("/busy", "overloaded")] {
        let reply = ask(address, &get(target));
        assert_eq!(reply.json()["error"]["code"], code);
        assert_eq!(reply.json()["error"]["request_id"].as_str(), reply.header("x-request-id"));
        assert_eq!(reply.header("content-type"), Some("application/json"));
        assert_eq!(reply.json().as_object().map(serde_json::Map::len), Some(1));
    }
}
