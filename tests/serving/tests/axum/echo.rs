//! What a client sends comes back in no answer beyond 256 bytes.

use api_error::ErrorLayer;
use api_error_serving_tests::cases::{get, post};
use api_error_serving_tests::wire::once;

use crate::app::{Extractors, layered, serve};

#[test]
fn nothing_long_is_repeated() {
    let server = serve(layered(Extractors::Ours, ErrorLayer::new()));
    let json = Some("application/json");
    let long = "a".repeat(1_900_000);
    let medium = "a".repeat(4_000);
    let hostile = format!("{}\\r\\n\\u001b[31m\\u0000<script>", "a".repeat(300));
    for request in [
        post("/orders", json, format!(r#"{{"items":"{long}"}}"#).as_bytes()),
        post("/orders", json, format!(r#"{{"items":[{{"sku":"a","count":"{long}"}}]}}"#).as_bytes()),
        post("/orders", json, format!(r#"{{"{long}":1}}"#).as_bytes()),
        post("/orders", json, format!(r#"{{"{hostile}":1}}"#).as_bytes()),
        post("/orders", json, format!(r#"{{"items":[{{"{long}":1}}]}}"#).as_bytes()),
        post("/orders", json, long.as_bytes()),
        post("/orders", Some(&medium), b"{}"),
        get(&format!("/users/{medium}")),
        get(&format!("/search?page={medium}")),
        get(&format!("/search?{medium}=1")),
        get(&format!("/{medium}")),
    ] {
        let Ok(reply) = once(server.address, &request) else { unreachable!("a reply") };
        let text = reply.text();
        assert!((400..500).contains(&reply.status), "{text}");
        assert!(text.len() < 700, "{} bytes", text.len());
        assert!(!text.contains(&"a".repeat(257)), "{text}");
        assert!(reply.headers.iter().all(|(_, value)| value.len() <= 256), "{:?}", reply.headers);
        assert!(!text.bytes().any(|byte| byte < b' '), "{text:?}");
        assert!(!text.contains("expected"), "serde's words: {text}");
    }
}
