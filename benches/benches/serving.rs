//! The budgets of serving with axum, as ratios in one run: `cargo bench -p api-error-benches --bench serving`.
//! Ends with an error if one is exceeded.

use std::fmt;
use std::hint::black_box;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use api_error::{ApiError, ErrorLayer};
use api_error_serving_tests::cases::get as request;
use api_error_serving_tests::server::Server;
use api_error_serving_tests::wire::Connection;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};
use serde::Serialize;

const CALLS: u32 = 10_000;
const REQUESTS: u32 = 2_000;
const SAMPLES: usize = 41;

#[derive(Debug, ApiError)]
#[api_error(doc_url = "https://docs.example.com/errors/{code}")]
enum Derived {
    #[api_error(status = 402, code = "card_declined", message = "Your card was declined.", param = "card")]
    CardDeclined,
    #[api_error(status = 409, message = "Account {account} has {open} open invoices.", param = "account")]
    OpenInvoices { account: String, open: u32 },
}

enum HandWritten {
    CardDeclined,
    OpenInvoices { account: String, open: u32 },
}

#[derive(Serialize)]
struct Body {
    r#type: &'static str,
    code: &'static str,
    message: String,
    param: Option<&'static str>,
    doc_url: Option<&'static str>,
    request_id: Option<String>,
}

impl fmt::Display for HandWritten {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::CardDeclined => f.write_str("Your card was declined."),
            Self::OpenInvoices { account, open } => write!(f, "Account {account} has {open} open invoices."),
        }
    }
}

impl IntoResponse for HandWritten {
    fn into_response(self) -> Response {
        let (status, code, param, doc_url) = match self {
            Self::CardDeclined => {
                (StatusCode::PAYMENT_REQUIRED, "card_declined", "card", "https://docs.example.com/errors/card_declined")
            }
            Self::OpenInvoices { .. } => {
                (StatusCode::CONFLICT, "open_invoices", "account", "https://docs.example.com/errors/open_invoices")
            }
        };
        let body = Body {
            r#type: "validation_error",
            code,
            message: self.to_string(),
            param: Some(param),
            doc_url: Some(doc_url),
            request_id: None,
        };
        (status, Json(body)).into_response()
    }
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
    exceeded |= layer_on_success(layer);
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

/// The same trivial handler with and without the layer, over loopback, with one connection each. The two take turns.
fn layer_on_success(layer: ErrorLayer) -> bool {
    let routes = || Router::new().route("/", get(|| async { "ok" }));
    let (bare, layered) = (routes(), routes().layer(layer));
    let start = |routes: Router| {
        let server = Server::start(|listener| async move {
            let _ = axum::serve(listener, routes).await;
        });
        let server = server.unwrap_or_else(|error| unreachable!("loopback is there: {error}"));
        let connection = Connection::open(server.address);
        (server, connection.unwrap_or_else(|error| unreachable!("the server listens: {error}")))
    };
    let ((_bare, mut to_bare), (_layered, mut to_layered)) = (start(bare), start(layered));
    let request = request("/");
    round_trips(&mut to_bare, &request);
    round_trips(&mut to_layered, &request);
    let ratio = ratio(|| round_trips(&mut to_layered, &request), || round_trips(&mut to_bare, &request));
    println!("{:<40} {ratio:>6.3} {:>7.2}", "a successful request with the layer", 1.05);
    ratio > 1.05
}

fn round_trips(connection: &mut Connection, request: &[u8]) -> Duration {
    let start = Instant::now();
    for _ in 0..REQUESTS {
        let reply = connection.exchange(request);
        assert_eq!(reply.map(|reply| reply.status).ok(), Some(200));
    }
    start.elapsed()
}

/// The two sides take turns. The fastest sample of each counts, because other processes disturbed it least.
fn ratio(mut ours: impl FnMut() -> Duration, mut theirs: impl FnMut() -> Duration) -> f64 {
    let (mut fastest, mut their_fastest) = (Duration::MAX, Duration::MAX);
    for _ in 0..SAMPLES {
        fastest = fastest.min(ours());
        their_fastest = their_fastest.min(theirs());
    }
    fastest.as_secs_f64() / their_fastest.as_secs_f64()
}
