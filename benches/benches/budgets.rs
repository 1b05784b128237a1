//! The budgets for turning an error into bytes and back, as ratios to the hand-written equivalent in one run:
//! `cargo bench -p api-error-benches --bench budgets`. Ends with an error if one is exceeded.

use std::cell::Cell;
use std::hint::black_box;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use api_error::client::ApiFailure;
use api_error::{ApiError, shape};
use api_error_benches::{Decoded, Derived, HandWritten, REQUEST_ID, derived_with_fields, hand_written_with_fields};
use bytes::Bytes;
use http::{HeaderMap, StatusCode};

/// Calls per sample, and samples per side. The two sides take turns, so that a change of the machine's speed affects
/// both.
const CALLS: u32 = 20_000;
const SAMPLES: usize = 41;

shape! {
    static BODY = {
        "error": { "object": "error", "kind": type, "errcode": code, "text": message, "field"?: param, "link": doc_url },
        "trace": request_id,
    };
}

struct Budget<'a> {
    name: &'static str,
    derived: &'a dyn Fn(),
    hand_written: &'a dyn Fn(),
    ratio: f64,
    allocations: u64,
}

fn main() -> ExitCode {
    let (error, by_hand) = (derived_with_fields(), hand_written_with_fields());
    let body = Bytes::from(error.to_json(Some(REQUEST_ID)).into_owned());
    // A response has its headers already, so they are not made anew.
    let headers = Cell::new(headers());
    let budgets = [
        Budget {
            name: "fixed text, request id",
            derived: &|| drop(black_box(black_box(&Derived::CardDeclined).to_json(Some(black_box(REQUEST_ID))))),
            hand_written: &|| drop(black_box(HandWritten::fixed_to_json(Some(black_box(REQUEST_ID))))),
            ratio: 0.25,
            allocations: 1,
        },
        Budget {
            name: "fixed text",
            derived: &|| drop(black_box(black_box(&Derived::CardDeclined).to_json(None))),
            hand_written: &|| drop(black_box(HandWritten::fixed_to_json(None))),
            ratio: 0.25,
            allocations: 0,
        },
        Budget {
            name: "two fields, request id",
            derived: &|| drop(black_box(black_box(&error).to_json(Some(black_box(REQUEST_ID))))),
            hand_written: &|| drop(black_box(black_box(&by_hand).to_json(Some(black_box(REQUEST_ID))))),
            ratio: 0.35,
            allocations: 1,
        },
        Budget {
            name: "two fields, own shape",
            derived: &|| drop(black_box(BODY.to_json(black_box(&error), Some(black_box(REQUEST_ID))))),
            hand_written: &|| drop(black_box(black_box(&by_hand).to_own_json(Some(black_box(REQUEST_ID))))),
            ratio: 0.6,
            allocations: 1,
        },
        Budget {
            name: "decode a body",
            derived: &|| {
                let failure = ApiFailure::decode(StatusCode::CONFLICT, headers.take(), black_box(body.clone()));
                headers.set(black_box(failure).into_parts().1);
            },
            hand_written: &|| drop(black_box(serde_json::from_slice::<Decoded>(black_box(&body)))),
            ratio: 1.0,
            allocations: 1,
        },
    ];
    println!(
        "{:<24} {:>8} {:>8}   {:>11} {:>8}",
        "error to bytes and back", "ratio", "budget", "allocations", "budget"
    );
    let mut exceeded = false;
    for Budget { name, derived, hand_written, ratio: most, allocations: most_allocations } in budgets {
        let ratio = ratio(derived, hand_written);
        let allocations = allocation_counter::measure(derived).count_total;
        exceeded |= ratio > most || allocations > most_allocations;
        println!("{name:<24} {ratio:>8.2} {most:>8.2}   {allocations:>11} {most_allocations:>8}");
    }
    if exceeded { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

fn headers() -> HeaderMap {
    let headers = [("content-type", "application/json"), ("x-request-id", REQUEST_ID), ("cache-control", "no-store")];
    let header = |(name, value): (&'static str, &'static str)| name.parse().ok().zip(value.parse().ok());
    headers.into_iter().filter_map(header).collect()
}

fn ratio(derived: &dyn Fn(), hand_written: &dyn Fn()) -> f64 {
    let mut ratios: Vec<f64> = (0..SAMPLES)
        .map(|_| {
            let (derived, hand_written) = (sample(derived), sample(hand_written));
            derived.as_secs_f64() / hand_written.as_secs_f64()
        })
        .collect();
    ratios.sort_by(f64::total_cmp);
    ratios.get(SAMPLES / 2).copied().unwrap_or(f64::NAN)
}

fn sample(call: &dyn Fn()) -> Duration {
    let start = Instant::now();
    for _ in 0..CALLS {
        call();
    }
    start.elapsed()
}
