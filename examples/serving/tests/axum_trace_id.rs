//! Runs the example as a process: the body of an error has the id of the trace that the request belongs to.
#![expect(clippy::indexing_slicing, reason = "what is missing fails the test")]

mod process;

use api_error_serving_tests::wire::once;
use process::Example;

const TRACE_ID: &str = "4bf92f3577b34da6a3ce929d0e0e4736";

fn trace_id(example: &Example, target: &str, traceparent: &str) -> String {
    let request = format!("GET {target} HTTP/1.1\r\nHost: localhost\r\n{traceparent}\r\n");
    let Ok(reply) = once(example.address, request.as_bytes()) else { unreachable!("no answer") };
    assert_eq!(reply.status, 404);
    reply.json()["trace_id"].as_str().unwrap_or_default().to_owned()
}

#[test]
fn an_error_has_the_trace_id_of_its_span() {
    let example = Example::start(env!("CARGO_BIN_EXE_axum_trace_id"));
    let traceparent = format!("traceparent: 00-{TRACE_ID}-00f067aa0ba902b7-01\r\n");
    for target in ["/orders/8", "/nope"] {
        assert_eq!(trace_id(&example, target, &traceparent), TRACE_ID);
    }
    let malformed = format!("traceparent: 00-{TRACE_ID}-00\r\n");
    let new = ["", "", &malformed].map(|header| trace_id(&example, "/orders/8", header));
    for (at, id) in new.iter().enumerate() {
        assert!(id.len() == 32 && id.bytes().all(|byte| byte.is_ascii_hexdigit()), "{id}");
        assert!(id.bytes().any(|byte| byte != b'0') && id != TRACE_ID && !new[..at].contains(id), "{new:?}");
    }
    let [spans, _] = example.stop();
    for id in new.iter().map(String::as_str).chain([TRACE_ID]) {
        assert!(spans.contains(id), "the trace {id} is not among the spans: {spans}");
    }
}
