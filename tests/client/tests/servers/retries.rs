//! What is sent again, how often, and with which headers.

use std::time::{Duration, Instant, SystemTime};

use api_error::client::{RetryBudget, RetryPolicy, StopReason, TransportKind};
use api_error::reqwest::{CallError, SendWithRetry, Sender};
use http_body_util::Full;
use reqwest::{Body, RequestBuilder};

use crate::server::{Answer, Server, client, cut, policy, response, sender};

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
async fn a_key_is_made_once_for_each_call() {
    let answers = || [response(503, "", ERROR), cut(), response(200, "", "ok"), response(200, "", "ok")];
    let server = Server::start(answers()).await;
    let sender = sender().idempotency_keys(true);
    for _ in 0..2 {
        client().post(server.url("/")).body("order").send_with_retry(&sender).await.unwrap();
    }
    let keys = server.header("idempotency-key");
    assert!(keys[0].as_ref().is_some_and(|key| key.len() == 36));
    assert_eq!((&keys[0], &keys[0]), (&keys[1], &keys[2]));
    assert_ne!(keys[0], keys[3]);
    assert!(server.requests().iter().all(|request| request.ends_with("\r\n\r\norder")));
}

#[tokio::test]
async fn only_post_and_patch_get_a_key_and_one_of_the_caller_stays() {
    let server = Server::start((0..3).map(|_| response(200, "", "ok"))).await;
    let sender = sender().idempotency_keys(true);
    client().get(server.url("/")).send_with_retry(&sender).await.unwrap();
    client().patch(server.url("/")).send_with_retry(&sender).await.unwrap();
    client().post(server.url("/")).header("idempotency-key", "mine").send_with_retry(&sender).await.unwrap();
    let keys = server.header("idempotency-key");
    assert_eq!((&keys[0], keys[1].is_some(), keys[2].as_deref()), (&None, true, Some("mine")));
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
    let mut texts = vec![error.to_string(), format!("{error:?}")];
    let mut source = std::error::Error::source(&error);
    while let Some(error) = source {
        texts.push(error.to_string());
        source = error.source();
    }
    assert!(texts.iter().all(|text| !text.contains("hunter2")), "{texts:?}");
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

/// The client's clock is right, and that of the server is an hour late, or the other way round.
#[tokio::test]
async fn a_date_counts_by_the_clock_of_the_server() {
    let server_now = SystemTime::now() - Duration::from_secs(3600);
    let date = |seconds| httpdate::fmt_http_date(server_now + Duration::from_secs(seconds));
    let headers = format!("date: {}\r\nretry-after: {}\r\n", date(0), date(1));
    let server = Server::start([response(503, &headers, ""), response(200, "", "ok")]).await;
    let start = Instant::now();
    assert_eq!(status(client().get(server.url("/"))).await.unwrap(), 200);
    let waited = start.elapsed();
    assert!(waited >= Duration::from_secs(1) && waited < Duration::from_secs(5), "{waited:?}");
}

#[tokio::test]
async fn a_long_wait_is_left_to_the_caller() {
    let server = Server::start([response(429, "retry-after: 3600\r\n", ERROR)]).await;
    let error = status(client().get(server.url("/"))).await.unwrap_err();
    assert_eq!(error.stop_reason(), StopReason::WaitTooLong);
    let wait = error.api().unwrap().retry_after(SystemTime::now());
    assert_eq!(wait, Some(Duration::from_secs(3600)));
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
