//! A whole service on axum: every error response has the same shape, a request id and one line in the log.
//!
//! ```text
//! $ cargo run -p api-error-serving-examples --bin axum_service
//! listening on http://127.0.0.1:3000
//! ```
//!
//! In another terminal (`-i` shows the status and the headers):
//!
//! ```text
//! curl -i localhost:3000/orders/7                                    # 200
//! curl -i localhost:3000/orders/8                                    # 404 order_not_found
//! curl -i localhost:3000/orders/x                                    # 400 path_invalid, param id
//! curl -i localhost:3000/orders?limit=many                           # 400 query_invalid, param limit
//! curl -i localhost:3000/nope                                        # 404 route_not_found
//! curl -i -X DELETE localhost:3000/orders                            # 405 method_not_allowed, Allow
//! curl -i -d '{}' localhost:3000/orders                              # 415 unsupported_media_type
//! curl -i --json '{"sku":' localhost:3000/orders                     # 400 json_syntax
//! curl -i --json '{"sku":"A-1","count":"2"}' localhost:3000/orders   # 422 json_invalid, param count
//! curl -i --json '{"sku":"","count":0}' localhost:3000/orders        # 422 validation_failed, two errors
//! curl -i --json '{"sku":"A-1","count":1}' localhost:3000/orders     # 409 out_of_stock, details
//! head -c 100000 /dev/zero | curl -i --json @- localhost:3000/orders # 413 body_too_large
//! curl -i localhost:3000/me                                          # 401 signed_out, WWW-Authenticate
//! curl -i localhost:3000/exports                                     # 429 too_many_exports, Retry-After
//! curl -i localhost:3000/reports                                     # 504 timeout
//! curl -i localhost:3000/stock                                       # 500 storage_failed; the cause is in the log
//! curl -i localhost:3000/panic                                       # 500 internal_panic
//! curl -i -H 'Accept: application/problem+json' localhost:3000/nope  # the same as a problem document
//! ```
//!
//! Ctrl-C stops the service after it has answered the requests in progress.

use std::io;
use std::time::Duration;

use api_error::axum::{Json, Path, Query};
use api_error::garde::Valid;
use api_error::{ApiError, ErrorLayer, FrameworkError, ValidationErrors, catalog};
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::get;
use garde::Validate;
use serde::{Deserialize, Serialize};
use thiserror::Error;
use tokio::net::TcpListener;
use tower::ServiceBuilder;

/// The errors of the handlers.
#[derive(Debug, Error, ApiError)]
#[api_error(doc_url = "https://docs.example.com/errors/{code}")]
enum ShopError {
    /// The order does not exist, or belongs to another customer.
    #[error("order {0} does not exist")]
    #[api_error(status = 404, code = "order_not_found", message = "There is no order {0}.", param = "id")]
    OrderNotFound(u32),
    /// Another order took the last pieces.
    #[error("{sku} is out of stock")]
    #[api_error(status = 409, code = "out_of_stock", message = "There are only {left} left of {sku}.", param = "count")]
    OutOfStock {
        /// The article.
        sku: String,
        /// The number of pieces that are left.
        #[api_error(detail)]
        left: u32,
    },
    /// The request has no credentials.
    #[error("the request has no credentials")]
    #[api_error(status = 401, code = "signed_out")]
    SignedOut,
    /// Only one export per minute is allowed.
    #[error("too many exports")]
    #[api_error(status = 429, code = "too_many_exports", retry_after = wait)]
    TooManyExports {
        /// The time until the next export.
        wait: Duration,
    },
    /// The database failed. The client learns no more; the log has the cause.
    #[error("the storage failed")]
    #[api_error(status = 500, code = "storage_failed")]
    Storage(#[from] io::Error),
}

catalog! {
    /// Every code of this service.
    static ERRORS = [ShopError, ValidationErrors, FrameworkError];
}

#[derive(Serialize)]
struct Order {
    id: u32,
    sku: &'static str,
}

#[derive(Deserialize, Validate)]
struct NewOrder {
    #[garde(length(min = 1, max = 32), ascii)]
    sku: String,
    #[garde(range(min = 1, max = 100))]
    count: u32,
}

#[derive(Deserialize)]
struct Page {
    #[serde(default = "Page::most")]
    limit: u32,
}

impl Page {
    fn most() -> u32 {
        20
    }
}

async fn order(Path(id): Path<u32>) -> Result<Json<Order>, ShopError> {
    if id == 7 { Ok(Json(Order { id, sku: "A-1" })) } else { Err(ShopError::OrderNotFound(id)) }
}

async fn orders(Query(page): Query<Page>) -> Json<Vec<Order>> {
    Json((1..=page.limit.min(3)).map(|id| Order { id, sku: "A-1" }).collect())
}

async fn place_order(Valid(Json(order)): Valid<Json<NewOrder>>) -> Result<Json<Order>, ShopError> {
    Err(ShopError::OutOfStock { sku: order.sku, left: order.count.saturating_sub(1) })
}

async fn me() -> ShopError {
    ShopError::SignedOut
}

async fn exports() -> ShopError {
    ShopError::TooManyExports { wait: Duration::from_millis(41_500) }
}

async fn reports() -> &'static str {
    tokio::time::sleep(Duration::from_secs(60)).await;
    "never in time"
}

async fn stock() -> Result<&'static str, ShopError> {
    Err(io::Error::other("connection to postgres://shop:hunter2@db.internal/stock refused"))?
}

#[expect(clippy::panic, reason = "shows what a client sees of it")]
async fn broken() -> &'static str {
    panic!("an invariant does not hold")
}

/// From outside to inside: the error layer, the limit of concurrent requests, the timeout, the largest body, the routes.
fn service() -> Router {
    let layer = ErrorLayer::new().negotiate_problem(true).catalog(&ERRORS);
    let stack = ServiceBuilder::new()
        .layer(layer.doc_url("https://docs.example.com/errors/{code}"))
        .load_shed()
        .concurrency_limit(512)
        .timeout(Duration::from_secs(2))
        .layer(DefaultBodyLimit::max(64 * 1024));
    Router::new()
        .route("/orders", get(orders).post(place_order))
        .route("/orders/{id}", get(order))
        .route("/me", get(me))
        .route("/exports", get(exports))
        .route("/reports", get(reports))
        .route("/stock", get(stock))
        .route("/panic", get(broken))
        .layer(stack)
}

#[tokio::main]
async fn main() -> io::Result<()> {
    tracing_subscriber::fmt().json().with_writer(io::stderr).init();
    let port = std::env::var("PORT").ok().and_then(|port| port.parse().ok()).unwrap_or(3000);
    let listener = TcpListener::bind(("127.0.0.1", port)).await?;
    println!("listening on http://{}", listener.local_addr()?);
    axum::serve(listener, service())
        .with_graceful_shutdown(async {
            // Without signals, the service runs until it is killed.
            if tokio::signal::ctrl_c().await.is_err() {
                std::future::pending::<()>().await;
            }
        })
        .await?;
    println!("stopped");
    Ok(())
}
