//! Connections that break or hang at every point of an answer.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use api_error::client::{StopReason, TransportKind};
use api_error::reqwest::SendWithRetry;
use reqwest::dns::{Name, Resolve, Resolving};
use serde_json::Value;

use crate::server::{Answer, Server, client, response, sender};

/// Where an answer ends: before, in and at the end of its head, and in its body.
const BROKEN: [&str; 6] = [
    "",
    "HTTP/1.",
    "HTTP/1.1 200 X\r\n",
    "HTTP/1.1 200 X\r\ncontent-len",
    "HTTP/1.1 200 X\r\ncontent-length: 8\r\n\r\n",
    "HTTP/1.1 200 X\r\ncontent-length: 8\r\n\r\n{\"a\"",
];

fn good() -> Answer {
    response(200, "", "{\"a\":1}")
}

#[tokio::test]
async fn an_answer_that_breaks_off_is_sent_again_if_that_is_safe() {
    let ways: [fn(Vec<u8>) -> Answer; 2] = [Answer::Bytes, Answer::Abort];
    for (broken, way) in BROKEN.into_iter().flat_map(|broken| ways.map(|way| (broken, way))) {
        let server = Server::start([way(broken.into()), good(), way(broken.into()), good()]).await;
        let value: Value = sender().send_json(client().get(server.url("/"))).await.unwrap();
        assert_eq!(value["a"], 1, "{broken}");
        let error = sender().send_json::<Value>(client().post(server.url("/"))).await.unwrap_err();
        let kind = error.transport().unwrap().kind();
        let in_body = broken.contains("\r\n\r\n");
        assert_eq!(kind, if in_body { TransportKind::IncompleteBody } else { TransportKind::Reset }, "{broken}");
        assert_eq!((error.attempts(), error.stop_reason()), (1, StopReason::NotIdempotent), "{broken}");
        assert!(!error.transport().unwrap().is_before_send(), "{broken}");
    }
}

#[tokio::test]
async fn an_answer_that_hangs_is_sent_again_if_that_is_safe() {
    for broken in BROKEN {
        let server = Server::start([Answer::Stall(broken.into()), good(), Answer::Stall(broken.into()), good()]).await;
        let quick = |request: reqwest::RequestBuilder| request.timeout(Duration::from_millis(100));
        let value: Value = sender().send_json(quick(client().get(server.url("/")))).await.unwrap();
        assert_eq!(value["a"], 1, "{broken}");
        let error = sender().send_json::<Value>(quick(client().post(server.url("/")))).await.unwrap_err();
        assert!(error.transport().unwrap().is_timeout(), "{broken}");
        assert_eq!((error.attempts(), error.stop_reason()), (1, StopReason::NotIdempotent), "{broken}");
    }
}

#[tokio::test]
async fn an_answer_that_is_not_http_is_a_broken_connection() {
    for text in ["SSH-2.0-OpenSSH_9.2\r\n", "HTTP/1.1 99 X\r\n\r\n", "HTTP/1.1 503 X\r\nno header\r\n\r\n"] {
        let server = Server::start([Answer::Bytes(text.into()), good()]).await;
        let error = client().post(server.url("/")).send_with_retry(&sender()).await.unwrap_err();
        assert_eq!(error.transport().unwrap().kind(), TransportKind::Reset, "{text}");
    }
}

/// The server answers, keeps the connection, and breaks it off at the next request: it may have executed that one.
#[tokio::test]
async fn a_post_on_a_connection_that_breaks_is_not_sent_again() {
    let keep = || Answer::Keep(b"HTTP/1.1 200 X\r\ncontent-length: 7\r\n\r\n{\"a\":1}".to_vec());
    let server = Server::start([keep(), Answer::Bytes(Vec::new()), good()]).await;
    let client = client();
    let _: Value = sender().send_json(client.get(server.url("/"))).await.unwrap();
    let error = client.post(server.url("/")).send_with_retry(&sender()).await.unwrap_err();
    assert_eq!((error.attempts(), error.stop_reason()), (1, StopReason::NotIdempotent));
    assert_eq!(server.requests().len(), 2);
}

/// What was read of an error does not stay in the connection.
#[tokio::test]
async fn the_next_attempt_uses_the_connection_of_an_error_that_was_read() {
    let keep = Answer::Keep(b"HTTP/1.1 503 X\r\ncontent-length: 4\r\n\r\nwait".to_vec());
    let server = Server::start([keep, good()]).await;
    let value: Value = sender().send_json(client().get(server.url("/"))).await.unwrap();
    assert_eq!((&value["a"], server.connections()), (&1.into(), 1));
}

struct NoHost;

impl Resolve for NoHost {
    fn resolve(&self, _: Name) -> Resolving {
        Box::pin(async { Err(io::Error::other("no such host").into()) })
    }
}

#[tokio::test]
async fn an_unknown_host_is_no_connection() {
    let client = reqwest::Client::builder().no_proxy().dns_resolver(Arc::new(NoHost)).build().unwrap();
    let error = client.post("http://api.example.com/").send_with_retry(&sender()).await.unwrap_err();
    let transport = error.transport().unwrap();
    assert_eq!((transport.kind(), error.attempts()), (TransportKind::Connect, 3));
    assert!(transport.is_before_send());
}
