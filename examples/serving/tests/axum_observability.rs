//! Runs the example as a process, and reads its page for Prometheus and its spans.

use std::io::{BufRead, BufReader, Read};
use std::net::SocketAddr;
use std::process::{Command, Stdio};

use api_error_serving_tests::cases::get;
use api_error_serving_tests::wire::{ask, once};

#[test]
fn errors_are_counted_and_in_their_spans() {
    let child = Command::new(env!("CARGO_BIN_EXE_axum_observability")).env("PORT", "0").stdout(Stdio::piped()).spawn();
    let Ok(mut child) = child else { unreachable!("the example does not start") };
    let Some(stdout) = child.stdout.take() else { unreachable!("the example has no output") };
    let mut stdout = BufReader::new(stdout);
    let mut line = String::new();
    let _ = stdout.read_line(&mut line);
    let address =
        line.trim().strip_prefix("listening on http://").and_then(|address| address.parse::<SocketAddr>().ok());
    let Some(address) = address else { unreachable!("not the address that it listens on: {line:?}") };
    for target in ["/orders/8", "/stock"] {
        assert!(once(address, &get(target)).is_ok_and(|reply| !reply.text().contains("hunter2")));
    }
    let page = ask(address, &get("/metrics"));
    let page = page.text();
    let source = include_str!("../axum_observability.rs");
    let promised: Vec<_> = source.lines().filter_map(|line| line.strip_prefix("//! api_errors{")).collect();
    assert_eq!(promised.len(), 2);
    for series in promised {
        assert!(page.contains(&format!("api_errors{{{series}\n")), "{page}");
    }
    assert!(Command::new("kill").args(["-INT", &child.id().to_string()]).status().is_ok_and(|status| status.success()));
    assert!(child.wait().is_ok_and(|status| status.success()));
    let mut spans = String::new();
    let _ = stdout.read_to_string(&mut spans);
    for part in ["http.route", "/stock", "request failed", "api.error.code", "storage_failed", "hunter2"] {
        assert!(spans.contains(part), "{part} in {spans}");
    }
}
