//! A service on Rocket with one error enum and the layer. Ctrl-C stops it gracefully.
//!
//! ```text
//! cargo run -p api-error-serving-examples --bin rocket_service --features rocket
//!
//! curl -i localhost:8080/orders/7                                   # 200
//! curl -i localhost:8080/orders/8                                   # 404 order_not_found
//! curl -i localhost:8080/orders/x                                   # 422 unprocessable_content
//! curl -i localhost:8080/orders?page=x                              # 400 query_invalid, param page
//! curl -i localhost:8080/nope                                       # 404 route_not_found
//! curl -i localhost:8080/orders -d '{'                              # 415 unsupported_media_type
//! curl -i localhost:8080/orders --json '{"sku":"pen","count":"x"}'  # 422 json_invalid, param count
//! curl -i localhost:8080/orders --json '{"sku":"gold","count":1}'   # 503 store_unavailable, Retry-After: 5
//! ```

use api_error::rocket::{Json, Query};
use api_error::{ApiError, ErrorLayer};
use rocket::{Config, get, post, routes};

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

#[derive(serde::Deserialize)]
struct Page {
    page: u32,
}

#[get("/orders/<id>")]
fn order(id: u32) -> Result<String, OrderError> {
    match id {
        7 => Ok("7 pens".to_owned()),
        id => Err(OrderError::OrderNotFound { id }),
    }
}

#[get("/orders")]
fn list(page: Query<Page>) -> String {
    let Query(page) = page;
    format!("page {}", page.page)
}

#[post("/orders", data = "<order>")]
fn place(order: Json<Order>) -> Result<String, OrderError> {
    let Json(order) = order;
    if order.sku == "gold" {
        // The client learns that the service is unavailable, and the log says why.
        return Err(OrderError::StoreUnavailable(std::io::Error::other("gold:5432 refused the password hunter2")));
    }
    Ok(format!("{} x {}", order.count, order.sku))
}

#[rocket::main]
async fn main() -> Result<(), Box<rocket::Error>> {
    tracing_subscriber::fmt().init();
    // Ctrl-C and SIGTERM stop the server; `shutdown.grace` and `shutdown.mercy` limit the time of requests in progress.
    let config = Config::figment().merge(("port", 8080)).merge(("log_level", "off")).merge(("ident", false));
    rocket::custom(config)
        .attach(ErrorLayer::new())
        .mount("/", routes![order, list, place])
        .launch()
        .await
        .map(drop)
        .map_err(Box::new)
}
