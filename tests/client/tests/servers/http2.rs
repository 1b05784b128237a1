//! HTTP/2, where a server can say that it has not processed a request. The frames are written by hand (RFC 9113), so that the server
//! can say anything.

use std::collections::VecDeque;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use api_error::client::{StopReason, TransportKind};
use api_error::reqwest::{CallError, SendWithRetry};
use reqwest::{Client, ClientBuilder, Method};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use crate::server::sender;

/// What the server does with a request.
#[derive(Clone, Copy)]
enum Answer {
    /// A 200 without content.
    Success,
    /// `RST_STREAM` with this code.
    Reset(u32),
    /// `GOAWAY` with this code, which says that the request was not processed; then the connection ends.
    GoAway(u32),
    /// The same, but the request may have been processed.
    GoAwayAfter(u32),
}

use Answer::{GoAway, GoAwayAfter, Reset, Success};

const NO_ERROR: u32 = 0;
const INTERNAL_ERROR: u32 = 2;
const REFUSED_STREAM: u32 = 7;
const CANCEL: u32 = 8;
const ENHANCE_YOUR_CALM: u32 = 11;

const HEADERS: u8 = 1;
const RST_STREAM: u8 = 3;
const SETTINGS: u8 = 4;
const GOAWAY: u8 = 7;

type Answers = Arc<Mutex<VecDeque<Answer>>>;

/// A server that gives these answers, one for each request.
async fn start(answers: &[Answer]) -> (SocketAddr, Answers) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let left: Answers = Arc::new(Mutex::new(answers.iter().copied().collect()));
    let answers = left.clone();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            // Fails when the client closes the connection.
            tokio::spawn(serve(stream, answers.clone()));
        }
    });
    (address, left)
}

async fn serve(mut stream: TcpStream, answers: Answers) -> std::io::Result<()> {
    let mut preface = [0; 24];
    stream.read_exact(&mut preface).await?;
    stream.write_all(&frame(SETTINGS, 0, 0, &[])).await?;
    loop {
        let mut head = [0; 9];
        stream.read_exact(&mut head).await?;
        let [a, b, c, kind, flags, id @ ..] = head;
        let mut payload = vec![0; u32::from_be_bytes([0, a, b, c]) as usize];
        stream.read_exact(&mut payload).await?;
        if kind == SETTINGS && flags == 0 {
            stream.write_all(&frame(SETTINGS, 1, 0, &[])).await?;
        }
        if kind != HEADERS {
            continue;
        }
        let id = u32::from_be_bytes(id);
        let answer = answers.lock().unwrap().pop_front();
        let (goes_on, bytes) = match answer {
            // END_STREAM and END_HEADERS; `:status: 200` is entry 8 of the static table of HPACK.
            Some(Success) => (true, frame(HEADERS, 5, id, &[0x88])),
            Some(Reset(code)) => (true, frame(RST_STREAM, 0, id, &code.to_be_bytes())),
            Some(GoAway(code)) => (false, go_away(0, code)),
            Some(GoAwayAfter(code)) => (false, go_away(id, code)),
            None => return Ok(()),
        };
        stream.write_all(&bytes).await?;
        if !goes_on {
            return stream.shutdown().await;
        }
    }
}

fn go_away(last: u32, code: u32) -> Vec<u8> {
    frame(GOAWAY, 0, 0, &[last.to_be_bytes(), code.to_be_bytes()].concat())
}

fn frame(kind: u8, flags: u8, id: u32, payload: &[u8]) -> Vec<u8> {
    let [.., a, b, c] = payload.len().to_be_bytes();
    [&[a, b, c, kind, flags], id.to_be_bytes().as_slice(), payload].concat()
}

fn builder() -> ClientBuilder {
    Client::builder().no_proxy().http2_prior_knowledge()
}

/// Sends a request to a server that fails once and then succeeds, without the retries of reqwest's own.
async fn call(method: Method, failure: Answer) -> Result<u16, CallError> {
    let (address, _) = start(&[failure, Success]).await;
    let client = builder().retry(reqwest::retry::never()).build().unwrap();
    let response = client.request(method, format!("http://{address}/")).send_with_retry(&sender()).await?;
    Ok(response.status().as_u16())
}

#[tokio::test]
async fn a_request_that_was_not_processed_is_sent_again_whatever_it_is() {
    for failure in [Reset(REFUSED_STREAM), GoAway(NO_ERROR)] {
        assert_eq!(call(Method::POST, failure).await.unwrap(), 200);
        assert_eq!(call(Method::GET, failure).await.unwrap(), 200);
    }
}

#[tokio::test]
async fn a_request_that_may_have_been_processed_is_sent_again_only_if_that_is_safe() {
    let failures = [
        Reset(NO_ERROR),
        Reset(INTERNAL_ERROR),
        Reset(CANCEL),
        GoAway(INTERNAL_ERROR),
        GoAway(ENHANCE_YOUR_CALM),
        GoAwayAfter(NO_ERROR),
        GoAwayAfter(INTERNAL_ERROR),
    ];
    for (at, failure) in failures.into_iter().enumerate() {
        let error = call(Method::POST, failure).await.unwrap_err();
        assert_eq!(error.transport().unwrap().kind(), TransportKind::Reset, "failure {at}");
        assert_eq!((error.attempts(), error.stop_reason()), (1, StopReason::NotIdempotent), "failure {at}");
        assert_eq!(call(Method::GET, failure).await.unwrap(), 200, "failure {at}");
    }
}

#[tokio::test]
async fn a_server_that_refuses_all_attempts_did_not_process_them() {
    let (address, left) = start(&[Reset(REFUSED_STREAM); 4]).await;
    let client = builder().retry(reqwest::retry::never()).build().unwrap();
    let error = client.post(format!("http://{address}/")).send_with_retry(&sender()).await.unwrap_err();
    let transport = error.transport().unwrap();
    assert_eq!((transport.kind(), error.attempts()), (TransportKind::NotProcessed, 3));
    assert!(transport.is_before_send());
    assert_eq!(left.lock().unwrap().len(), 1);
}

/// reqwest sends again by itself what HTTP/2 refused. That is one attempt.
#[tokio::test]
async fn the_retries_of_reqwest_do_not_count() {
    let (address, _) = start(&[Reset(REFUSED_STREAM), Success]).await;
    let once = crate::server::sender_once();
    let response = builder().build().unwrap().post(format!("http://{address}/")).send_with_retry(&once).await;
    assert_eq!(response.unwrap().status(), 200);
}
