//! Many bad requests at once: nothing is lost, nobody gets another's id, and no memory stays in use.

use std::net::SocketAddr;
use std::{panic, thread};

use super::framework::{Framework, layered, trusting, with_id};
use crate::cases::{self, Case};
use crate::secret::SECRET;
use crate::wire::Connection;

const THREADS: usize = 20;

/// The size of the first crowd: many more than a server handles at the same time.
const LARGE: usize = 2_000;

/// The size of the others: no more than the shortest backlog of a listener, 128. A connection beyond it waits for a second.
const SMALL: usize = 100;

/// Small crowds between two measurements.
const CROWDS: usize = 16;

/// Measurements after the first. One can be off because a buffer or a pool has grown, but what is left of requests adds up
/// in each.
const MEASUREMENTS: usize = 5;

/// Sends crowd after crowd. `in_use` tells the bytes in use, so that the test needs a process of its own.
pub fn memory_stays_flat<F: Framework>(in_use: impl Fn() -> usize) {
    silence_the_panics_of_the_service();
    let server = layered::<F>(trusting());
    assert_eq!(crowd(server.address, "large", LARGE), LARGE);
    let measure = |number: usize| {
        for round in 0..CROWDS {
            assert_eq!(crowd(server.address, &format!("{number}-{round}"), SMALL), SMALL);
        }
        settled(&in_use)
    };
    let all: Vec<_> = (0..=MEASUREMENTS).map(measure).collect();
    let mut growth: Vec<_> = all.windows(2).map(|pair| pair[1].saturating_sub(pair[0])).collect();
    growth.sort_unstable();
    println!("{}: {all:?} bytes in use, {} requests from one to the next", F::NAME, CROWDS * SMALL);
    assert!(growth[MEASUREMENTS / 2] < CROWDS * SMALL, "a byte or more of each request is left");
}

/// The memory in use once it falls no further: the server may still drop what it had for a connection that is closed.
fn settled(in_use: &impl Fn() -> usize) -> usize {
    const UNCHANGED: usize = 10_000;
    let (mut least, mut unchanged) = (in_use(), 0);
    while unchanged < UNCHANGED {
        thread::yield_now();
        let now = in_use();
        unchanged = if now < least { 0 } else { unchanged + 1 };
        least = least.min(now);
    }
    least
}

/// The service panics on purpose, and printing that thousands of times is slow.
fn silence_the_panics_of_the_service() {
    let print = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        if !info.to_string().contains(SECRET) {
            print(info);
        }
    }));
}

fn is_quick(case: &Case) -> bool {
    // Large bodies are slow to send, and malformed requests never reach the service.
    case.name != "9 MB body" && !cases::REJECTED_BY_THE_SERVER.contains(&case.name)
}

/// Opens as many connections as the size says, sends a request on each before it reads the first reply, and counts the
/// replies. Request ids start with the name.
fn crowd(address: SocketAddr, name: &str, size: usize) -> usize {
    let cases: Vec<_> = cases::all().into_iter().filter(is_quick).collect();
    let share = size / THREADS;
    thread::scope(|scope| {
        let start = |thread: usize| {
            let cases = cases.iter().cycle().skip(thread * share).take(share);
            scope.spawn(move || part(address, cases, &format!("{name}-{thread}")))
        };
        let threads: Vec<_> = (0..THREADS).map(start).collect();
        threads.into_iter().map(|thread| thread.join().unwrap_or_default()).sum()
    })
}

fn part<'c>(address: SocketAddr, cases: impl Iterator<Item = &'c Case>, name: &str) -> usize {
    let mut open = Vec::new();
    for (index, case) in cases.enumerate() {
        let id = format!("crowd-{name}-{index}");
        let Ok(mut connection) = Connection::open(address) else { continue };
        if connection.send(&with_id(&case.request, &id)).is_ok() {
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
        // The server has let go of the connection before its memory counts.
        answered += usize::from(connection.finish().is_ok());
    }
    answered
}
