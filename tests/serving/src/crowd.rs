//! Many bad requests at once: nothing is lost, and nobody gets another's id.
#![expect(clippy::indexing_slicing, reason = "a test that fails panics")]

use std::net::SocketAddr;
use std::thread;

use crate::cases::{self, Case};
use crate::wire::Connection;

const THREADS: usize = 20;
const CONNECTIONS: usize = 100;

/// How many requests a crowd sends.
pub const SIZE: usize = THREADS * CONNECTIONS;

fn wanted(case: &Case) -> bool {
    // Large bodies are slow to send, and malformed requests never reach the service.
    !["9 MB body", "200 headers", "malformed HTTP"].contains(&case.name)
}

/// Opens 2,000 connections to a server that trusts request ids, sends a request on each before it reads the first reply, and
/// counts the replies. `round` keeps the ids of several crowds apart.
#[must_use]
pub fn at_once(address: SocketAddr, round: usize) -> usize {
    let cases: Vec<_> = cases::all().into_iter().filter(wanted).collect();
    thread::scope(|scope| {
        let cases = &cases;
        let threads: Vec<_> =
            (0..THREADS).map(|thread| scope.spawn(move || part(address, cases, round, thread))).collect();
        threads.into_iter().map(|thread| thread.join().unwrap_or_default()).sum()
    })
}

fn part(address: SocketAddr, cases: &[Case], round: usize, thread: usize) -> usize {
    let mut open = Vec::new();
    for (index, case) in (0..CONNECTIONS).zip(cases.iter().cycle()) {
        let id = format!("crowd-{round}-{thread}-{index}");
        let text = String::from_utf8_lossy(&case.request).replacen("\r\n", &format!("\r\nX-Request-Id: {id}\r\n"), 1);
        let Ok(mut connection) = Connection::open(address) else { continue };
        if connection.send(text.as_bytes()).is_ok() {
            open.push((connection, case, id));
        }
    }
    let mut answered = 0;
    for (mut connection, case, id) in open {
        let Ok(reply) = connection.receive(case.request.starts_with(b"HEAD")) else { continue };
        assert_eq!(reply.header("x-request-id"), Some(id.as_str()), "{}", case.name);
        if let Some(in_body) = reply.json()["request_id"].as_str() {
            assert_eq!(in_body, id, "{}", case.name);
        }
        answered += 1;
    }
    answered
}
