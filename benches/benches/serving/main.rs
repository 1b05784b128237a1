//! The budgets of serving with axum, as ratios in one run: `cargo bench -p api-error-benches --bench serving`.
//! Ends with an error if one is exceeded.

mod by_hand;

use std::cell::RefCell;
use std::hint::black_box;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use api_error::{ApiError, ErrorLayer};
use api_error_serving_tests::cases::get as request;
use api_error_serving_tests::server::Server;
use api_error_serving_tests::wire::Connection;
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::Request;
use axum::middleware;
use axum::response::IntoResponse;
use axum::routing::get;
use by_hand::{HandWritten, Kept};
use tower::Service;
use tracing_subscriber::fmt;

const CALLS: u32 = 2_000;
const REQUESTS: u32 = 200;
const LOGGED: usize = 1_000;
const SAMPLES: usize = 201;

#[derive(Debug, ApiError)]
#[api_error(doc_url = "https://docs.example.com/errors/{code}")]
enum Derived {
    #[api_error(status = 402, code = "card_declined", message = "Your card was declined.", param = "card")]
    CardDeclined,
    #[api_error(status = 409, message = "Account {account} has {open} open invoices.", param = "account")]
    OpenInvoices { account: String, open: u32 },
}

fn fixed() {
    drop(black_box(black_box(Derived::CardDeclined).into_response()));
}

fn fixed_by_hand() {
    drop(black_box(black_box(HandWritten::CardDeclined).into_response()));
}

fn with_fields() {
    let error = Derived::OpenInvoices { account: "acct_1032".to_owned(), open: 3 };
    drop(black_box(black_box(error).into_response()));
}

fn with_fields_by_hand() {
    let error = HandWritten::OpenInvoices { account: "acct_1032".to_owned(), open: 3 };
    drop(black_box(black_box(error).into_response()));
}

fn main() -> ExitCode {
    println!("{:<40} {:>6} {:>7}   allocations (bytes), ours and by hand", "enum to Response", "ratio", "budget");
    let mut exceeded = conversions("", 0.5);
    // When there is a layer, conversions keep the error for it. That takes four allocations, for which the
    // hand-written side has no
    // counterpart.
    let layer = ErrorLayer::new();
    exceeded |= conversions(", kept for a layer", 0.65);
    exceeded |= layer_on_success(layer.clone());
    exceeded |= layer_on_errors(layer);
    if exceeded { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

fn conversions(setting: &str, budget: f64) -> bool {
    let fixed = ("fixed text", fixed as fn(), fixed_by_hand as fn());
    let with_fields = ("two fields", with_fields as fn(), with_fields_by_hand as fn());
    let mut exceeded = false;
    for (name, ours, by_hand) in [fixed, with_fields] {
        let ratio = ratio(|| sample(ours), || sample(by_hand));
        let count = |call: fn()| {
            let info = allocation_counter::measure(call);
            format!("{} ({})", info.count_total, info.bytes_total)
        };
        println!(
            "{:<40} {ratio:>6.2} {:>7.2}   {}, {}",
            format!("{name}{setting}"),
            budget,
            count(ours),
            count(by_hand)
        );
        exceeded |= ratio > budget;
    }
    exceeded
}

fn sample(call: fn()) -> Duration {
    let start = Instant::now();
    for _ in 0..CALLS {
        call();
    }
    start.elapsed()
}

/// The same trivial handler with and without the layer, over loopback. One server has both routes and one connection asks for
/// both in turns, so that the scheduler treats them alike.
fn layer_on_success(layer: ErrorLayer) -> bool {
    let route = |path: &str| Router::new().route(path, get(|| async { "ok" }));
    let routes = route("/bare___").merge(route("/layered").layer(layer));
    let server = Server::start(|listener| async move {
        let _ = axum::serve(listener, routes).await;
    });
    let server = server.unwrap_or_else(|error| unreachable!("loopback is there: {error}"));
    let connection = Connection::open(server.address);
    let mut connection = connection.unwrap_or_else(|error| unreachable!("the server listens: {error}"));
    let (bare, layered) = (request("/bare___"), request("/layered"));
    let connection = RefCell::new(&mut connection);
    let ask = |request: &[u8]| round_trips(&mut connection.borrow_mut(), request);
    let ratio = ratio(|| ask(&layered), || ask(&bare));
    println!("{:<40} {ratio:>6.3} {:>7.2}", "a successful request with the layer", 1.05);
    ratio > 1.05
}

/// Errors with their JSON log lines, with fixed texts and with fields in turns, against a service with errors and a middleware
/// of its own. Without a socket, whose share would hide the difference: what is left is the time of one thread.
fn layer_on_errors(layer: ErrorLayer) -> bool {
    let fields = || Derived::OpenInvoices { account: "acct_1032".to_owned(), open: 3 };
    let fields_by_hand = || Kept(HandWritten::OpenInvoices { account: "acct_1032".to_owned(), open: 3 });
    let mut ours = Router::new()
        .route("/fixed", get(|| async { Derived::CardDeclined }))
        .route("/fields", get(move || async move { fields() }))
        .layer(layer);
    let mut theirs = Router::new()
        .route("/fixed", get(|| async { Kept(HandWritten::CardDeclined) }))
        .route("/fields", get(move || async move { fields_by_hand() }))
        .layer(middleware::from_fn(by_hand::middleware));
    let ratio = ratio(|| logged(&mut ours), || logged(&mut theirs));
    println!("{:<40} {ratio:>6.3} {:>7.2}", "an error with its JSON log line", 1.0);
    ratio > 1.0
}

fn logged(routes: &mut Router) -> Duration {
    let runtime = tokio::runtime::Builder::new_current_thread().build();
    let runtime = runtime.unwrap_or_else(|error| unreachable!("a runtime of one thread: {error}"));
    let subscriber = fmt().json().with_writer(std::io::sink).finish();
    let _guard = tracing::subscriber::set_default(subscriber);
    let start = Instant::now();
    runtime.block_on(async {
        for path in ["/fixed", "/fields"].into_iter().cycle().take(LOGGED) {
            let request = Request::get(path).body(Body::empty());
            let request = request.unwrap_or_else(|error| unreachable!("the path is valid: {error}"));
            let response = routes.call(request).await.unwrap_or_else(|never| match never {});
            assert!(response.status().is_client_error());
            let body = to_bytes(response.into_body(), usize::MAX).await.unwrap_or_default();
            assert!(black_box(body).len() > 100);
        }
    });
    start.elapsed()
}

fn round_trips(connection: &mut Connection, request: &[u8]) -> Duration {
    let start = Instant::now();
    for _ in 0..REQUESTS {
        let reply = connection.exchange(request);
        assert_eq!(reply.map(|reply| reply.status).ok(), Some(200));
    }
    start.elapsed()
}

/// The two sides take turns, and neighbours in time are compared: what disturbs one, or moves threads to other cores, affects
/// both. The median of the ratios counts.
fn ratio(mut ours: impl FnMut() -> Duration, mut theirs: impl FnMut() -> Duration) -> f64 {
    let mut ratios: Vec<f64> = (0..SAMPLES).map(|_| ours().as_secs_f64() / theirs().as_secs_f64()).collect();
    ratios.sort_by(f64::total_cmp);
    ratios.get(SAMPLES / 2).copied().unwrap_or(f64::NAN)
}
