//! A server that answers each connection as the test says, and keeps what it received.

use std::error::Error;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use api_error::client::RetryPolicy;
use api_error::reqwest::{CallError, Sender};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// What the server does with a connection, after it has read a request.
pub(crate) enum Answer {
    /// Sends these bytes and closes.
    Bytes(Vec<u8>),
    /// Sends these bytes and breaks the connection off.
    Abort(Vec<u8>),
    /// Sends these bytes and waits for the next request on this connection.
    Keep(Vec<u8>),
    /// Sends these bytes, then nothing.
    Stall(Vec<u8>),
    /// Sends this head and as many bytes, as long as the client reads.
    Flood(Vec<u8>, usize),
}

pub(crate) struct Server {
    pub(crate) address: SocketAddr,
    requests: Arc<Mutex<Vec<String>>>,
    sent: Arc<Mutex<usize>>,
    connections: Arc<Mutex<usize>>,
}

impl Server {
    /// A server that gives these answers, one for each connection, or for each request if the answer before is kept.
    pub(crate) async fn start(answers: impl IntoIterator<Item = Answer>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let server = Self { address, requests: Arc::default(), sent: Arc::default(), connections: Arc::default() };
        let (requests, sent, connections) = (server.requests.clone(), server.sent.clone(), server.connections.clone());
        let answers: Vec<Answer> = answers.into_iter().collect();
        tokio::spawn(async move {
            let mut kept = None;
            for answer in answers {
                let mut stream = if let Some(stream) = kept.take() {
                    stream
                } else {
                    *connections.lock().unwrap() += 1;
                    listener.accept().await.unwrap().0
                };
                let request = read(&mut stream).await;
                requests.lock().unwrap().push(request);
                match answer {
                    Answer::Bytes(bytes) => {
                        stream.write_all(&bytes).await.unwrap();
                        let _ = stream.shutdown().await;
                    }
                    Answer::Abort(bytes) => {
                        stream.write_all(&bytes).await.unwrap();
                        stream.set_zero_linger().unwrap();
                    }
                    Answer::Keep(bytes) => {
                        stream.write_all(&bytes).await.unwrap();
                        kept = Some(stream);
                    }
                    Answer::Stall(bytes) => {
                        stream.write_all(&bytes).await.unwrap();
                        // Other connections are served meanwhile.
                        tokio::spawn(async move { read(&mut stream).await });
                    }
                    Answer::Flood(head, length) => {
                        stream.write_all(&head).await.unwrap();
                        let chunk = vec![b'a'; 64 * 1024];
                        while *sent.lock().unwrap() < length && stream.write_all(&chunk).await.is_ok() {
                            *sent.lock().unwrap() += chunk.len();
                        }
                    }
                }
            }
        });
        server
    }

    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// The heads and bodies of the requests.
    pub(crate) fn requests(&self) -> Vec<String> {
        self.requests.lock().unwrap().clone()
    }

    /// The values of a header, one for each request.
    pub(crate) fn header(&self, name: &str) -> Vec<Option<String>> {
        let value = |request: &String| {
            let line = |line: &str| Some(line.split_once(": ").filter(|(known, _)| *known == name)?.1.to_owned());
            request.lines().find_map(line)
        };
        self.requests().iter().map(value).collect()
    }

    /// How many connections the client opened.
    pub(crate) fn connections(&self) -> usize {
        *self.connections.lock().unwrap()
    }

    /// How many bytes of a flood the client took.
    pub(crate) fn sent(&self) -> usize {
        *self.sent.lock().unwrap()
    }
}

/// Reads a request with the length that it says.
async fn read(stream: &mut TcpStream) -> String {
    let mut bytes = Vec::new();
    let mut chunk = [0; 4096];
    loop {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let length = head.lines().find_map(|line| line.strip_prefix("content-length: ")?.parse().ok());
            if body.len() >= length.unwrap_or(0) {
                return text;
            }
        }
        match stream.read(&mut chunk).await {
            Ok(0) | Err(_) => return text,
            Ok(length) => bytes.extend_from_slice(&chunk[..length]),
        }
    }
}

/// A response that is complete.
pub(crate) fn response(status: u16, headers: &str, body: &str) -> Answer {
    let length = body.len();
    Answer::Bytes(
        format!("HTTP/1.1 {status} X\r\n{headers}content-length: {length}\r\nconnection: close\r\n\r\n{body}")
            .into_bytes(),
    )
}

/// A connection that closes without an answer.
pub(crate) fn cut() -> Answer {
    Answer::Bytes(Vec::new())
}

/// What an error says, to people and in `Debug`, with its sources.
pub(crate) fn texts(error: &CallError) -> String {
    let mut texts = vec![error.to_string(), format!("{error:?}")];
    let mut source = Error::source(error);
    while let Some(error) = source {
        texts.extend([error.to_string(), format!("{error:?}")]);
        source = error.source();
    }
    texts.join("\n")
}

/// Retries at once.
pub(crate) fn policy() -> RetryPolicy {
    let (base, cap) = (Duration::from_millis(1), Duration::from_millis(2));
    RetryPolicy::new().backoff(base, cap).throttle_backoff(base, cap)
}

pub(crate) fn sender() -> Sender {
    Sender::new().policy(policy())
}

/// One attempt, and a short time for the body.
pub(crate) fn sender_once() -> Sender {
    Sender::new().policy(RetryPolicy::never()).body_timeout(Duration::from_millis(300))
}

/// No proxy of the machine's settings, no pool.
pub(crate) fn client() -> reqwest::Client {
    reqwest::Client::builder().no_proxy().build().unwrap()
}
