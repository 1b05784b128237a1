//! Bodies that break off, hang, are corrupt or endless: the status, the headers and what was read stay.

use std::io::Read;
use std::time::{Duration, Instant};

use api_error::client::{ApiFailure, BodyState, FailureKind, Format};
use api_error::reqwest::{SendWithRetry, Sender};
use serde_json::Value;

use crate::server::{Answer, Server, client, response, sender, sender_once};

async fn failure(answer: Answer) -> ApiFailure {
    let server = Server::start([answer]).await;
    let error = client().get(server.url("/")).send_with_retry(&sender_once()).await.unwrap_err();
    error.api().unwrap().clone()
}

fn bytes(text: &str) -> Answer {
    Answer::Bytes(text.as_bytes().to_vec())
}

#[tokio::test]
async fn a_page_of_a_proxy_keeps_status_and_headers() {
    let failure = failure(response(502, "content-type: text/html\r\nx-request-id: req_1\r\n", "<html></html>")).await;
    assert_eq!(failure.to_string(), "502 Bad Gateway (request id: req_1)");
    assert_eq!(failure.format(), Format::Text);
    assert_eq!(failure.body(), "<html></html>");
    assert_eq!(failure.headers()["content-type"], "text/html");
}

#[tokio::test]
async fn a_body_that_breaks_off_keeps_what_came() {
    let cases = [
        ("HTTP/1.1 409 X\r\ncontent-length: 500\r\n\r\n{\"code\":\"taken\"}", Some("taken")),
        ("HTTP/1.1 409 X\r\ncontent-length: 500\r\n\r\n{\"code\":\"tak", None),
        ("HTTP/1.1 409 X\r\ntransfer-encoding: chunked\r\n\r\n8\r\n{\"code\":\r\nzz", None),
        ("HTTP/1.1 409 X\r\ntransfer-encoding: chunked\r\n\r\n10\r\n{\"code\":\"taken\"}\r\n", Some("taken")),
    ];
    for (text, code) in cases {
        let failure = failure(bytes(text)).await;
        assert_eq!(failure.status(), 409);
        assert_eq!(failure.code(), code, "{text}");
        assert!(failure.body().starts_with(b"{\"code\":"), "{text}");
        assert_eq!(failure.body_state(), BodyState::Truncated, "{text}");
    }
}

#[tokio::test]
async fn a_body_that_hangs_ends_after_a_time() {
    let start = Instant::now();
    let failure = failure(Answer::Stall(b"HTTP/1.1 503 X\r\ncontent-length: 500\r\n\r\n{\"".to_vec())).await;
    assert_eq!((failure.status().as_u16(), failure.body_state()), (503, BodyState::Truncated));
    assert_eq!(failure.body(), "{\"");
    assert!(start.elapsed() < Duration::from_secs(5));
}

#[tokio::test]
async fn a_corrupt_content_coding_keeps_the_status() {
    let mut packed = Vec::new();
    flate2::read::GzEncoder::new("{\"code\":\"taken\"}".as_bytes(), flate2::Compression::fast())
        .read_to_end(&mut packed)
        .unwrap();
    // The checksum is in the last eight bytes.
    let checksum = packed.len() - 8;
    packed[checksum] ^= 1;
    for (body, code) in [(b"not gzip!".to_vec(), None), (packed, Some("taken"))] {
        let length = body.len();
        let head = "HTTP/1.1 500 X\r\ncontent-encoding: gzip\r\nx-request-id: req_1\r\n";
        let mut answer = format!("{head}content-length: {length}\r\n\r\n").into_bytes();
        answer.extend(body);
        let failure = failure(Answer::Bytes(answer)).await;
        assert_eq!((failure.status().as_u16(), failure.request_id()), (500, Some("req_1")));
        assert_eq!((failure.code(), failure.body_state()), (code, BodyState::Undecodable));
    }
}

/// The connection breaks inside of a good gzip stream.
#[tokio::test]
async fn a_compressed_body_that_breaks_off_is_truncated() {
    let mut answer = b"HTTP/1.1 500 X\r\ncontent-encoding: gzip\r\ncontent-length: 90\r\n\r\n".to_vec();
    // The header of gzip (RFC 1952), and the first byte of a stored block.
    answer.extend_from_slice(&[0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 0]);
    let failure = failure(Answer::Bytes(answer)).await;
    assert_eq!((failure.status().as_u16(), failure.body_state()), (500, BodyState::Truncated));
}

const HUGE: usize = 50 * 1024 * 1024;

#[tokio::test]
async fn a_huge_body_is_not_read_and_the_next_request_is_not_disturbed() {
    let head = format!("HTTP/1.1 500 X\r\ncontent-length: {HUGE}\r\n\r\n").into_bytes();
    let server = Server::start([Answer::Flood(head, HUGE), response(200, "", "{\"a\":1}")]).await;
    let client = client();
    let error = client.get(server.url("/")).send_with_retry(&sender_once()).await.unwrap_err();
    let failure = error.api().unwrap();
    assert_eq!((failure.body_state(), failure.body().len()), (BodyState::TooLarge, 64 * 1024));
    // The connection is closed, so the server cannot send the rest, and the next request has another one.
    let value: Value = sender().send_json(client.get(server.url("/"))).await.unwrap();
    assert_eq!(value["a"], 1);
    assert!(server.sent() < HUGE / 2, "{} bytes", server.sent());
}

/// Runs client and server in this thread, where the allocations are counted.
fn peak(answer: Answer) -> (ApiFailure, u64) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let mut found = None;
    let allocations = allocation_counter::measure(|| found = Some(runtime.block_on(failure(answer))));
    (found.unwrap(), allocations.bytes_max)
}

#[test]
fn a_huge_body_takes_little_memory() {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    std::io::copy(&mut std::io::repeat(b'a').take(HUGE as u64), &mut packed).unwrap();
    let packed = packed.finish().unwrap();
    let length = packed.len();
    let mut bomb = format!("HTTP/1.1 500 X\r\ncontent-encoding: gzip\r\ncontent-length: {length}\r\n\r\n").into_bytes();
    bomb.extend(&packed);
    let small = peak(response(500, "", "small")).1;
    let plain = format!("HTTP/1.1 500 X\r\ncontent-length: {HUGE}\r\n\r\n").into_bytes();
    for answer in [Answer::Flood(plain, HUGE), Answer::Bytes(bomb)] {
        let (failure, bytes) = peak(answer);
        assert_eq!((failure.body_state(), failure.body().len()), (BodyState::TooLarge, 64 * 1024));
        // The body that is kept, its copy while it grows, the buffers of both sides, and the packed body.
        assert!(bytes < small + 1024 * 1024, "{bytes} bytes instead of {small}");
    }
}

#[tokio::test]
async fn a_status_that_http_does_not_define_is_a_failure() {
    let failure = failure(response(999, "", "")).await;
    assert_eq!((failure.status().as_u16(), failure.kind()), (999, FailureKind::ServerError));
}

#[tokio::test]
async fn a_page_instead_of_json_is_unexpected_content() {
    let server = Server::start([response(200, "content-type: text/html\r\n", "<html>Sign in</html>")]).await;
    let error = sender().send_json::<Value>(client().get(server.url("/"))).await.unwrap_err();
    let failure = error.api().unwrap();
    assert_eq!(failure.kind(), FailureKind::UnexpectedContent);
    assert_eq!(failure.body(), "<html>Sign in</html>");
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn a_success_that_breaks_off_is_sent_again_if_that_is_safe() {
    let broken = || bytes("HTTP/1.1 200 X\r\ncontent-length: 50\r\n\r\n{\"a\":");
    let server = Server::start([broken(), response(200, "", "{\"a\":1}")]).await;
    let value: Value = sender().send_json(client().get(server.url("/"))).await.unwrap();
    assert_eq!(value["a"], 1);
    let server = Server::start([broken(), response(200, "", "{\"a\":1}")]).await;
    let error = sender().send_json::<Value>(client().post(server.url("/"))).await.unwrap_err();
    assert_eq!(error.stop_reason().as_str(), "not_idempotent");
    assert!(!error.transport().unwrap().is_before_send());
}

#[tokio::test]
async fn a_shape_of_the_apis_own_is_read() {
    api_error::shape! { static BODY = { "errcode": code, "error": message }; }
    let server = Server::start([response(404, "", "{\"errcode\":\"M_NOT_FOUND\",\"error\":\"No room.\"}")]).await;
    let error = client().get(server.url("/")).send_with_retry(&Sender::new().shape(&BODY)).await.unwrap_err();
    assert_eq!(error.code(), Some("M_NOT_FOUND"));
    assert_eq!(error.to_string(), "404 M_NOT_FOUND: No room.");
}
