//! What is sent again, how often, and with which headers.

use std::time::Duration;

use api_error::client::{RetryBudget, RetryPolicy, StopReason, TransportKind};
use api_error::reqwest::{CallError, SendWithRetry, Sender};
use http_body_util::Full;
use reqwest::{Body, RequestBuilder};

use crate::server::{Answer, Server, client, cut, policy, response, sender, texts};

const ERROR: &str = r#"{"type":"api_error","code":"down","message":"Try later."}"#;

async fn status(request: RequestBuilder) -> Result<u16, CallError> {
    Ok(request.send_with_retry(&sender()).await?.status().as_u16())
}

#[tokio::test]
async fn a_temporary_error_is_sent_again() {
    let server = Server::start([response(503, "", ERROR), response(502, "", "<html>"), response(200, "", "ok")]).await;
    assert_eq!(status(client().get(server.url("/"))).await.unwrap(), 200);
    assert_eq!(server.header("x-retry-count"), [None, Some("1".into()), Some("2".into())]);
}

#[tokio::test]
async fn a_call_ends_with_its_last_error() {
    let server = Server::start((0..5).map(|_| response(503, "", ERROR))).await;
    let error = status(client().get(server.url("/"))).await.unwrap_err();
    assert_eq!((error.code(), error.attempts(), error.stop_reason()), (Some("down"), 3, StopReason::Attempts));
    assert_eq!(server.requests().len(), 3);
}

#[tokio::test]
async fn a_post_that_may_have_run_is_not_sent_again() {
    for answer in [response(503, "", ERROR), cut()] {
        let server = Server::start([answer, response(200, "", "ok")]).await;
        let error = status(client().post(server.url("/")).body("x")).await.unwrap_err();
        assert_eq!((error.attempts(), error.stop_reason()), (1, StopReason::NotIdempotent));
        assert_eq!(server.requests().len(), 1);
    }
}

#[tokio::test]
async fn a_cut_connection_is_sent_again_if_that_is_safe() {
    let server = Server::start([cut(), response(200, "", "ok")]).await;
    assert_eq!(status(client().get(server.url("/"))).await.unwrap(), 200);
}

#[tokio::test]
async fn a_refused_connection_is_tried_again_even_for_a_post() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/?token=hunter2", listener.local_addr().unwrap());
    drop(listener);
    let error = status(client().post(url)).await.unwrap_err();
    let transport = error.transport().unwrap();
    assert_eq!((error.attempts(), transport.kind()), (3, TransportKind::Connect));
    assert!(transport.is_connect() && transport.is_before_send() && !transport.is_timeout());
    assert!(!texts(&error).contains("hunter2"), "{}", texts(&error));
}

#[tokio::test]
async fn a_url_that_is_none_is_not_sent() {
    let error = status(client().get("no url")).await.unwrap_err();
    assert_eq!((error.attempts(), error.transport().unwrap().kind()), (0, TransportKind::Request));
}

#[tokio::test]
async fn a_circle_of_redirects_is_permanent() {
    let server = Server::start((0..30).map(|_| response(302, "location: /\r\n", ""))).await;
    let error = status(client().get(server.url("/"))).await.unwrap_err();
    assert_eq!((error.attempts(), error.transport().unwrap().kind()), (1, TransportKind::Request));
}

#[tokio::test]
async fn an_answer_that_does_not_come_is_a_timeout() {
    let server = Server::start([Answer::Stall(Vec::new())]).await;
    let request = client().post(server.url("/")).timeout(Duration::from_millis(100));
    let error = status(request).await.unwrap_err();
    assert_eq!((error.transport().unwrap().kind(), error.attempts()), (TransportKind::Timeout, 1));
}

#[tokio::test]
async fn a_stream_is_not_sent_again() {
    let server = Server::start([response(503, "", ERROR), response(200, "", "ok")]).await;
    let body = Body::wrap(Full::new(bytes::Bytes::from("stream")));
    let error = status(client().put(server.url("/")).body(body)).await.unwrap_err();
    assert_eq!((error.attempts(), error.stop_reason()), (1, StopReason::NotReplayable));
}

#[tokio::test]
async fn a_host_that_is_down_gets_few_retries() {
    let server = Server::start((0..40).map(|_| response(503, "", ERROR))).await;
    let budget = RetryBudget::with_permits(30);
    let sender = Sender::new().policy(policy().budget(budget.clone()));
    for _ in 0..10 {
        let _ = client().get(server.url("/")).send_with_retry(&sender).await.unwrap_err();
    }
    // Ten calls, and two retries of 14 permits each.
    assert_eq!(server.requests().len(), 12);
    assert_eq!(budget.permits("127.0.0.1"), 2);
}

#[tokio::test]
async fn a_retry_that_succeeds_gives_its_permits_back() {
    let answers = [response(503, "", ""), response(200, "", ""), response(200, "", "")];
    let server = Server::start(answers).await;
    let budget = RetryBudget::with_permits(500);
    assert!(budget.withdraw("127.0.0.1", 100));
    let sender = Sender::new().policy(policy().budget(budget.clone()));
    client().get(server.url("/")).send_with_retry(&sender).await.unwrap();
    assert_eq!(budget.permits("127.0.0.1"), 400);
    client().get(server.url("/")).send_with_retry(&sender).await.unwrap();
    assert_eq!(budget.permits("127.0.0.1"), 401);
}

#[tokio::test]
async fn an_operation_is_idempotent_if_the_caller_says_so() {
    let server = Server::start([response(503, "", ""), response(200, "", "")]).await;
    let sender = sender().idempotent(true);
    assert!(client().post(server.url("/search")).send_with_retry(&sender).await.is_ok());
}

#[tokio::test]
async fn a_policy_without_retries_sends_once() {
    let server = Server::start([response(503, "", "")]).await;
    let sender = Sender::new().policy(RetryPolicy::never());
    let error = client().get(server.url("/")).send_with_retry(&sender).await.unwrap_err();
    assert_eq!((error.attempts(), error.stop_reason()), (1, StopReason::Attempts));
}

/// Futures move between the threads of a runtime.
#[test]
fn the_future_is_send() {
    fn is_send(_: &impl Send) {}
    let sender = sender();
    is_send(&client().get("http://127.0.0.1/").send_with_retry(&sender));
    is_send(&sender.send(client().get("http://127.0.0.1/")));
    is_send(&sender.send_json::<String>(client().get("http://127.0.0.1/")));
}
