//! Many bad requests at once: nothing is lost, nobody gets another's id, memory stays flat. In a process of its own, so that
//! nothing else takes memory.

use std::alloc::System;
use std::panic;
use std::thread;
use std::time::Duration;

use api_error::ErrorLayer;
use api_error_serving_tests::crowd;
use cap::Cap;

use crate::app::{Extractors, layered, serve};

#[path = "axum/app.rs"]
#[allow(dead_code)]
mod app;

/// Counts what is allocated and not yet free.
#[global_allocator]
static ALLOCATOR: Cap<System> = Cap::new(System, usize::MAX);

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
        assert_eq!(crowd::at_once(server.address, number), crowd::SIZE);
    }
    let before = in_use();
    for number in 2..8 {
        assert_eq!(crowd::at_once(server.address, number), crowd::SIZE);
    }
    let growth = in_use().saturating_sub(before);
    println!("{} KiB in use, {growth} bytes more after 12,000 requests", before >> 10);
    assert!(growth < 12_000 * 8, "{growth} bytes more after 12,000 requests");
}
