//! One event for each retry, one for the failure of a call, none for a success.

use std::io::{self, Write};
use std::sync::{Arc, Mutex};

use api_error::reqwest::SendWithRetry;
use tracing_subscriber::fmt::MakeWriter;

use crate::server::{Server, client, response, sender};

#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl MakeWriter<'_> for Log {
    type Writer = Self;

    fn make_writer(&self) -> Self {
        self.clone()
    }
}

/// What a future gives, and the events of the client meanwhile.
pub(crate) async fn logged<T>(level: tracing::Level, future: impl Future<Output = T>) -> (T, Vec<String>) {
    let log = Log::default();
    let subscriber =
        tracing_subscriber::fmt().with_max_level(level).with_ansi(false).without_time().with_writer(log.clone());
    let guard = tracing::subscriber::set_default(subscriber.finish());
    let value = future.await;
    drop(guard);
    let text = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
    (value, text.lines().filter(|line| line.contains("api_error::client")).map(str::to_owned).collect())
}

async fn log_of(level: tracing::Level, answers: Vec<(u16, &str)>) -> Vec<String> {
    let server = Server::start(answers.iter().map(|(status, body)| response(*status, "", body))).await;
    logged(level, client().get(server.url("/?token=hunter2")).send_with_retry(&sender())).await.1
}

#[tokio::test]
async fn each_retry_and_the_failure_are_one_event() {
    let error = r#"{"code":"down","message":"line 1\nFORGED","request_id":"req_1"}"#;
    let lines = log_of(tracing::Level::DEBUG, vec![(503, error), (502, "<html>"), (404, error)]).await;
    assert_eq!(lines.len(), 3, "{lines:#?}");
    assert!(lines[0].starts_with("DEBUG") && lines[0].contains("the attempt failed attempt=1"), "{}", lines[0]);
    assert!(lines[1].contains("http.response.status_code=502"), "{}", lines[1]);
    let failed = &lines[2];
    assert!(failed.starts_with(" WARN") && failed.contains("the call failed attempts=3"), "{failed}");
    for fact in ["status_code=404", r#"code="down""#, r#"request_id="req_1""#, r#"reason="permanent""#, "body="] {
        assert!(failed.contains(fact), "{fact} is not in {failed}");
    }
    assert!(!lines.concat().contains("hunter2"));
}

#[tokio::test]
async fn a_success_is_no_event_and_bodies_are_for_debugging() {
    assert_eq!(log_of(tracing::Level::DEBUG, vec![(200, "ok")]).await, Vec::<String>::new());
    let lines = log_of(tracing::Level::INFO, vec![(404, r#"{"code":"c","x":"secret"}"#)]).await;
    assert!(lines.len() == 1 && !lines[0].contains("secret"), "{lines:?}");
}
