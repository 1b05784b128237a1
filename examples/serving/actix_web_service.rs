//! A service on actix-web with one error enum and the layer. Ctrl-C stops it gracefully.
//!
//! ```text
//! cargo run -p api-error-serving-examples --bin actix_web_service --features actix-web
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

use actix_web::web::{self, Path};
use actix_web::{App, HttpServer};
use api_error::actix_web::Json;
use api_error::{ApiError, ErrorLayer};

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

async fn order(id: Path<u32>) -> Result<String, OrderError> {
    match *id {
        7 => Ok("7 pens".to_owned()),
        id => Err(OrderError::OrderNotFound { id }),
    }
}

async fn place(Json(order): Json<Order>) -> Result<String, OrderError> {
    if order.sku == "gold" {
        // The client learns that the service is unavailable, and the log says why.
        return Err(OrderError::StoreUnavailable(std::io::Error::other("gold:5432 refused the password hunter2")));
    }
    Ok(format!("{} x {}", order.count, order.sku))
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> std::io::Result<()> {
    tracing_subscriber::fmt().init();
    let layer = ErrorLayer::new();
    let app = move || {
        App::new()
            .wrap(layer.clone())
            .service(web::resource("/orders").post(place))
            .service(web::resource("/orders/{id}").get(order))
    };
    // Ctrl-C and SIGTERM stop the server; requests in progress have ten seconds to finish.
    HttpServer::new(app).shutdown_timeout(10).bind(("127.0.0.1", 8080))?.run().await
}
