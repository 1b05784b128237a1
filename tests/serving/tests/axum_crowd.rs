//! Many bad requests at once: nothing is lost, nobody gets another's id, memory stays flat. In a process of its own, so that
//! nothing else takes memory.
#![expect(clippy::indexing_slicing, reason = "what is missing fails the test")]

use std::alloc::System;
use std::panic;
use std::thread;
use std::time::Duration;

use api_error::ErrorLayer;
use api_error_serving_tests::cases::{self, Case};
use api_error_serving_tests::server::Server;
use api_error_serving_tests::wire::Connection;
use cap::Cap;

use crate::app::{Extractors, layered, serve};

#[path = "axum/app.rs"]
#[allow(dead_code)]
mod app;

/// Counts what is allocated and not yet free.
#[global_allocator]
static ALLOCATOR: Cap<System> = Cap::new(System, usize::MAX);

const THREADS: usize = 20;
const CONNECTIONS: usize = 100;

fn wrong(case: &Case) -> bool {
    // Large bodies are slow to send, and malformed requests never reach the service.
    !["9 MB body", "200 headers", "malformed HTTP"].contains(&case.name)
}

/// 2,000 connections are open at once; all requests are sent before the first reply is read.
fn round(server: &Server, round: usize) -> usize {
    let cases: Vec<_> = cases::all().into_iter().filter(wrong).collect();
    thread::scope(|scope| {
        let cases = &cases;
        let threads: Vec<_> =
            (0..THREADS).map(|thread| scope.spawn(move || crowd(server, cases, round, thread))).collect();
        threads.into_iter().map(|thread| thread.join().unwrap_or_default()).sum()
    })
}

fn crowd(server: &Server, cases: &[Case], round: usize, thread: usize) -> usize {
    let mut open = Vec::new();
    for (index, case) in (0..CONNECTIONS).zip(cases.iter().cycle()) {
        let id = format!("crowd-{round}-{thread}-{index}");
        let text = String::from_utf8_lossy(&case.request).replacen("\r\n", &format!("\r\nX-Request-Id: {id}\r\n"), 1);
        let Ok(mut connection) = Connection::open(server.address) else { continue };
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

/// The bytes in use once all connections are gone.
fn in_use() -> usize {
    let mut least = usize::MAX;
    for _ in 0..20 {
        thread::sleep(Duration::from_millis(25));
        least = least.min(ALLOCATOR.allocated());
    }
    least
}

/// The panics of the service are its cases: what the test harness keeps of them would count as growth.
fn silence_the_service() {
    let loud = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        if thread::current().name() != Some("tokio-rt-worker") {
            loud(info);
        }
    }));
}

#[test]
fn two_thousand_at_once() {
    silence_the_service();
    let server = serve(layered(Extractors::Ours, ErrorLayer::new().trust_request_id(true)));
    for number in 0..2 {
        assert_eq!(round(&server, number), THREADS * CONNECTIONS);
    }
    let before = in_use();
    for number in 2..8 {
        assert_eq!(round(&server, number), THREADS * CONNECTIONS);
    }
    let growth = in_use().saturating_sub(before);
    println!("{} KiB in use, {growth} bytes more after 12,000 requests", before >> 10);
    assert!(growth < 12_000 * 8, "{growth} bytes more after 12,000 requests");
}
