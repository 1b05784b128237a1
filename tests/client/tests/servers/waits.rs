//! How long a client waits, and what it leaves to the caller.

use std::time::{Duration, Instant, SystemTime};

use api_error::client::StopReason;
use api_error::reqwest::{CallError, SendWithRetry, Sender};
use reqwest::RequestBuilder;

use crate::server::{Answer, Server, client, policy, response, sender, sender_once};

const ERROR: &str = r#"{"type":"api_error","code":"down","message":"Try later."}"#;

async fn status(request: RequestBuilder) -> Result<u16, CallError> {
    Ok(request.send_with_retry(&sender()).await?.status().as_u16())
}

/// The client's clock is right, and that of the server is an hour late, right, or an hour fast.
#[tokio::test]
async fn a_wait_does_not_depend_on_the_difference_of_clocks() {
    let hour = Duration::from_secs(3600);
    let now = SystemTime::now();
    for server_now in [now - hour, now, now + hour] {
        let date = |seconds| httpdate::fmt_http_date(server_now + Duration::from_secs(seconds));
        let headers = format!("date: {}\r\nretry-after: {}\r\n", date(0), date(30));
        let server = Server::start([response(503, &headers, "")]).await;
        let error = client().get(server.url("/")).send_with_retry(&sender_once()).await.unwrap_err();
        let wait = error.api().unwrap().retry_after(SystemTime::now());
        assert_eq!(wait, Some(Duration::from_secs(30)), "{headers}");
    }
}

/// The clock of the client is the only one then.
#[tokio::test]
async fn a_date_without_that_of_the_server_counts_by_the_clock_of_the_client() {
    let date = httpdate::fmt_http_date(SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_030));
    let server = Server::start([response(503, &format!("retry-after: {date}\r\n"), "")]).await;
    let error = client().get(server.url("/")).send_with_retry(&sender_once()).await.unwrap_err();
    let now = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000);
    assert_eq!(error.api().unwrap().retry_after(now), Some(Duration::from_secs(30)));
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

/// Nobody waits for what comes too late anyway.
#[tokio::test]
async fn a_wait_beyond_the_deadline_is_not_begun() {
    let server = Server::start([response(503, "retry-after: 20\r\n", ERROR)]).await;
    let sender = Sender::new().policy(policy().deadline(Duration::from_secs(10)));
    let start = Instant::now();
    let error = client().get(server.url("/")).send_with_retry(&sender).await.unwrap_err();
    assert_eq!((error.attempts(), error.stop_reason()), (1, StopReason::Deadline));
    assert!(start.elapsed() < Duration::from_secs(10));
}

/// The body of each error hangs, and reading it takes until the deadline.
#[tokio::test]
async fn a_body_that_hangs_counts_for_the_deadline() {
    let hang = || Answer::Stall(b"HTTP/1.1 503 X\r\ncontent-length: 500\r\n\r\n{\"".to_vec());
    let server = Server::start([hang(), hang(), response(200, "", "ok")]).await;
    let sender = Sender::new().policy(policy().deadline(Duration::from_millis(300)));
    let sender = sender.body_timeout(Duration::from_millis(200));
    let error = client().get(server.url("/")).send_with_retry(&sender).await.unwrap_err();
    assert_eq!((error.attempts(), error.stop_reason()), (2, StopReason::Deadline));
    assert_eq!(error.api().unwrap().body(), "{\"");
}
