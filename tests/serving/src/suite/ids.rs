//! Request ids that clients send.

use api_error::ErrorLayer;

use super::exception::Check;
use super::framework::{Framework, layered, trusting, with_id};
use super::outcome::Outcomes;
use crate::cases::get;
use crate::wire::{ask, connect};

const VALID: &str = "req_01J9ZK3W.a~b:c+d/e=f@g-h";

/// The length of a UUID, the form of new ids.
const UUID: usize = 36;

/// Valid ids are kept and others replaced, on errors and successes.
pub fn ids_are_validated<F: Framework>() {
    let server = layered::<F>(trusting());
    let long = "x".repeat(6_000);
    for target in ["/nope", "/errors/declined", "/users/7"] {
        for id in [&b"<script>alert(1)</script>"[..], b"two words", b"", b"\xff\xfe", b"a\"b", b"a\\b", long.as_bytes()]
        {
            let reply = ask(server.address, &with_id(&get(target), id));
            let made = reply.header("x-request-id").unwrap_or_default();
            assert_eq!(made.len(), UUID, "a UUID replaces {:?}", String::from_utf8_lossy(id));
            assert!(reply.status < 400 || reply.json()["request_id"] == made, "{}", reply.show());
        }
        let reply = ask(server.address, &with_id(&get(target), VALID));
        assert_eq!(reply.header("x-request-id"), Some(VALID));
        assert!(reply.status < 400 || reply.json()["request_id"] == VALID, "{}", reply.show());
        let two = with_id(&with_id(&get(target), "one"), "two");
        assert_eq!(ask(server.address, &two).header("x-request-id").map(str::len), Some(UUID));
    }
}

/// Unless the layer is configured to, it reuses no id of a client.
pub fn ids_are_not_trusted_by_default<F: Framework>() {
    let server = layered::<F>(ErrorLayer::new());
    for target in ["/nope", "/errors/declined", "/users/7"] {
        let reply = ask(server.address, &with_id(&get(target), VALID));
        assert_eq!(reply.header("x-request-id").map(str::len), Some(UUID), "{}", reply.show());
    }
}

/// The server answers 400 to an id with control bytes, closes the connection, and calls no service.
pub fn control_bytes_are_rejected<F: Framework>() {
    let mut outcomes = Outcomes::<F>::of(Check::ControlBytes);
    let server = layered::<F>(trusting());
    for (name, id) in [("NUL", "a\0b"), ("SOH", "a\x01b"), ("CR", "a\rb")] {
        outcomes.case(name, || {
            let mut connection = connect(server.address);
            let reply = connection.ask(&with_id(&get("/nope"), id));
            assert_eq!(reply.status, 400);
            assert!(connection.is_closed());
        });
    }
    outcomes.finish();
}
