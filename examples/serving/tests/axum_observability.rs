//! Runs the example as a process, and reads its page for Prometheus and its spans.

mod process;

use api_error_serving_tests::cases::get;
use api_error_serving_tests::wire::{ask, once};
use process::Example;

#[test]
fn errors_are_counted_and_in_their_spans() {
    let example = Example::start(env!("CARGO_BIN_EXE_axum_observability"));
    for target in ["/orders/8", "/stock"] {
        assert!(once(example.address, &get(target)).is_ok_and(|reply| !reply.text().contains("hunter2")));
    }
    let page = ask(example.address, &get("/metrics"));
    let page = page.text();
    let source = include_str!("../axum_observability.rs");
    let promised: Vec<_> = source.lines().filter_map(|line| line.strip_prefix("//! api_errors{")).collect();
    assert_eq!(promised.len(), 2);
    for series in promised {
        assert!(page.contains(&format!("api_errors{{{series}\n")), "{page}");
    }
    let [spans, _] = example.stop();
    for part in ["http.route", "/stock", "request failed", "api.error.code", "storage_failed", "hunter2"] {
        assert!(spans.contains(part), "{part} in {spans}");
    }
}
