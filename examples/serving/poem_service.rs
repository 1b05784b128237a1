//! A service on poem with one error enum and the layer. Ctrl-C stops it gracefully.
//!
//! ```text
//! cargo run -p api-error-serving-examples --bin poem_service --features poem
//!
//! curl -i localhost:8080/orders/7                                   # 200
//! curl -i localhost:8080/orders/8                                   # 404 order_not_found
//! curl -i localhost:8080/orders/x                                   # 400 path_invalid
//! curl -i localhost:8080/nope                                       # 404 route_not_found
//! curl -i -X DELETE localhost:8080/orders                           # 405 method_not_allowed, Allow: POST
//! curl -i localhost:8080/orders -d '{'                              # 415 unsupported_media_type
//! curl -i localhost:8080/orders --json '{"sku":"pen","count":"x"}'  # 422 json_invalid, param count
//! curl -i localhost:8080/orders --json '{"sku":"gold","count":1}'   # 503 store_unavailable, Retry-After: 5
//! ```

use std::time::Duration;

use api_error::poem::{Allow, Json};
use api_error::{ApiError, ErrorLayer};
use poem::listener::TcpListener;
use poem::web::Path;
use poem::{EndpointExt, Route, Server, get, handler, post};

#[derive(Debug, thiserror::Error, ApiError)]
enum OrderError {
    #[error("order {id} is not in the store")]
    #[api_error(status = 404, message = "There is no order {id}.", param = "id")]
    OrderNotFound { id: u32 },
    #[error("the store does not answer")]
    #[api_error(status = 503, retry_after = 5)]
    StoreUnavailable(#[source] std::io::Error),
}

#[derive(serde::Deserialize)]
struct Order {
    sku: String,
    count: u32,
}

#[handler]
fn show(Path(id): Path<u32>) -> Result<String, OrderError> {
    match id {
        7 => Ok("7 pens".to_owned()),
        id => Err(OrderError::OrderNotFound { id }),
    }
}

#[handler]
fn place(Json(order): Json<Order>) -> Result<String, OrderError> {
    if order.sku == "gold" {
        // The client learns that the service is unavailable, and the log says why.
        return Err(OrderError::StoreUnavailable(std::io::Error::other("gold:5432 refused the password hunter2")));
    }
    Ok(format!("{} x {}", order.count, order.sku))
}

#[tokio::main]
async fn main() -> std::io::Result<()> {
    tracing_subscriber::fmt().init();
    let app = Route::new()
        .at("/orders", post(place).with(Allow::new("POST")))
        .at("/orders/:id", get(show).with(Allow::new("GET, HEAD")))
        .with(ErrorLayer::new());
    // Requests in progress have ten seconds to finish.
    let stop = async { tokio::signal::ctrl_c().await.unwrap_or_default() };
    Server::new(TcpListener::bind("127.0.0.1:8080"))
        .run_with_graceful_shutdown(app, stop, Some(Duration::from_secs(10)))
        .await
}
