//! How strictly our readers read JSON.

use super::framework::{Framework, layered, trusting};
use crate::cases::post;
use crate::wire::ask;

/// More than one value, text that is not UTF-8, and values nested without end.
pub fn json_is_read_strictly<F: Framework>() {
    let server = layered::<F>(trusting());
    let deep = "[".repeat(10_000);
    for (body, status, code) in [
        (&br#"{"items":[]} {"items":[]}"#[..], 400, "json_syntax"),
        (b"{\"items\":[{\"sku\":\"\xff\"}]}", 400, "json_syntax"),
        (deep.as_bytes(), 422, "json_invalid"),
    ] {
        let reply = ask(server.address, &post("/orders", Some("application/json"), body));
        assert_eq!((reply.status, reply.json()["code"].as_str()), (status, Some(code)), "{}", reply.show());
    }
}
