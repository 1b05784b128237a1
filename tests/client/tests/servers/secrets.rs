//! Secrets in URLs are in no error and in no event.

use std::time::Duration;

use api_error::reqwest::{CallError, SendWithRetry};
use reqwest::RequestBuilder;
use serde_json::Value;

use crate::logging::logged;
use crate::server::{Answer, Server, client, cut, response, sender, texts};

/// The URL of a server with secrets in each of its parts.
fn url(server: &Server) -> String {
    format!("http://hunter2:hunter2@{}/hunter2?token=hunter2#hunter2", server.address)
}

async fn assert_secret(name: &str, request: RequestBuilder) -> CallError {
    let (result, log) = logged(tracing::Level::TRACE, sender().send_json::<Value>(request)).await;
    let error = result.unwrap_err();
    let texts = texts(&error);
    assert!(!texts.contains("hunter2"), "{name}: {texts}");
    assert!(!log.is_empty() && !log.concat().contains("hunter2"), "{name}: {log:#?}");
    error
}

#[tokio::test]
async fn no_error_shows_a_part_of_the_url() {
    let answers = || {
        [
            ("cut", cut()),
            ("no HTTP", Answer::Bytes(b"SSH-2.0\r\n".to_vec())),
            ("error", response(503, "", "{}")),
            ("no JSON", response(200, "", "ok")),
            ("incomplete", Answer::Bytes(b"HTTP/1.1 200 X\r\ncontent-length: 9\r\n\r\n{".to_vec())),
            ("redirects", response(302, "location: /hunter2?token=hunter2\r\n", "")),
            ("hangs", Answer::Stall(Vec::new())),
        ]
    };
    for (at, (name, _)) in answers().into_iter().enumerate() {
        let server = Server::start((0..40).map(|_| answers().into_iter().nth(at).unwrap().1)).await;
        assert_secret(name, client().get(url(&server)).timeout(Duration::from_millis(100))).await;
    }
}

#[tokio::test]
async fn no_error_of_a_request_that_was_not_sent_shows_a_part_of_the_url() {
    for url in
        ["hunter2", "hunter2://hunter2", "http://hunter2:hunter2@/", "http://127.0.0.1:hunter2/", "http://[hunter2]/"]
    {
        let (result, log) = logged(tracing::Level::TRACE, client().get(url).send_with_retry(&sender())).await;
        let texts = texts(&result.unwrap_err());
        assert!(!texts.contains("hunter2") && !log.concat().contains("hunter2"), "{url}: {texts} {log:?}");
    }
}
