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

/// Half of them come early, and half late.
const MEASUREMENTS: usize = 8;

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
    let all: Vec<_> = (0..MEASUREMENTS).map(measure).collect();
    println!("{}: {all:?} bytes in use, {} requests from one to the next", F::NAME, CROWDS * SMALL);
    assert!(growth(&all) < CROWDS * SMALL, "a byte or more of each request is left");
}

/// How much more memory is in use from one measurement to the next, without what comes and goes.
///
/// What is left of requests adds up: it raises the least and the most of the late measurements, and most of the steps from
/// one measurement to the next. A buffer that grows once raises one step, and an object that lives for a while raises the
/// least or the most. So the smallest of the three is what counts.
fn growth(in_use: &[usize]) -> usize {
    let (early, late) = in_use.split_at(in_use.len() / 2);
    let per_step = |early: Option<&usize>, late: Option<&usize>| match (early, late) {
        (Some(early), Some(late)) => late.saturating_sub(*early) / (in_use.len() / 2),
        _ => 0,
    };
    let least = per_step(early.iter().min(), late.iter().min());
    let most = per_step(early.iter().max(), late.iter().max());
    let mut steps: Vec<_> = in_use.windows(2).map(|pair| pair[1].saturating_sub(pair[0])).collect();
    steps.sort_unstable();
    least.min(most).min(steps[steps.len() / 2])
}

#[test]
fn what_is_left_of_requests_adds_up_and_what_comes_and_goes_does_not() {
    let level = [118_480, 122_456, 120_184, 121_888, 113_368, 117_912, 121_309, 121_877];
    let grown_once = [155_496, 171_976, 171_152, 172_800, 167_856, 174_448, 167_856, 174_448];
    assert_eq!(growth(&level), 0);
    assert!(growth(&grown_once) < 700, "{}", growth(&grown_once));
    let mut leaking = level;
    for (step, bytes) in leaking.iter_mut().enumerate() {
        *bytes += step * 3_000;
    }
    assert!(growth(&leaking) > 1_600, "{}", growth(&leaking));
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
