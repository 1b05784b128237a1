//! A form whose fields show what the service answers, with the module that `generate typescript` writes.
//!
//! ```text
//! $ cargo run -q -p cargo-api-error -- generate typescript -p api-error-web-example --target-kind bin -o examples/web/errors.ts
//! $ npm ci --prefix examples/web && npm run build --prefix examples/web
//! $ cargo run -p api-error-web-example
//! listening on http://127.0.0.1:3000
//! ```
//!
//! Open the address in a browser and send the empty form. `form.ts` is what the page does; `check.sh` tests it in Chromium.

use std::io;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use api_error::axum::Json;
use api_error::garde::Valid;
use api_error::{ApiError, ErrorLayer, FrameworkError, ValidationErrors, catalog};
use axum::Router;
use axum::extract::State;
use axum::routing::post;
use garde::Validate;
use serde::{Deserialize, Serialize};
use thiserror::Error;
use tokio::net::TcpListener;
use tower_http::services::ServeDir;

/// Why an order is not accepted.
#[derive(Debug, Error, ApiError)]
enum OrderError {
    /// There are too few pieces of an article.
    #[error("only {left} pieces of {sku} are left")]
    #[api_error(status = 409, message = "Only {left} pieces are left.", param = "count")]
    OutOfStock {
        sku: String,
        /// The number of pieces that are left.
        #[api_error(detail)]
        left: u32,
    },
    /// One order in two seconds is allowed.
    #[error("too many orders")]
    #[api_error(status = 429, retry_after = wait)]
    TooManyOrders { wait: Duration },
}

catalog! {
    /// Every code of this service.
    static ERRORS = [OrderError, ValidationErrors, FrameworkError];
}

#[derive(Deserialize, Validate)]
struct NewOrder {
    #[garde(length(min = 1, max = 32), ascii)]
    sku: String,
    #[garde(range(min = 1, max = 100))]
    count: u32,
    #[garde(dive)]
    delivery: Delivery,
}

#[derive(Deserialize, Validate)]
struct Delivery {
    #[garde(length(min = 4, max = 10), alphanumeric)]
    postcode: String,
}

#[derive(Serialize)]
struct Order {
    id: u32,
}

/// The time and the number of the last order.
type LastOrder = Arc<Mutex<Option<(Instant, u32)>>>;

const STOCK: u32 = 50;
const GAP: Duration = Duration::from_secs(2);

async fn place_order(
    State(last): State<LastOrder>,
    Valid(Json(order)): Valid<Json<NewOrder>>,
) -> Result<Json<Order>, OrderError> {
    if order.count > STOCK {
        return Err(OrderError::OutOfStock { sku: order.sku, left: STOCK });
    }
    let mut last = last.lock().unwrap_or_else(PoisonError::into_inner);
    let id = match *last {
        Some((time, id)) => match GAP.checked_sub(time.elapsed()) {
            Some(wait) => return Err(OrderError::TooManyOrders { wait }),
            None => id + 1,
        },
        None => 1,
    };
    *last = Some((Instant::now(), id));
    Ok(Json(Order { id }))
}

#[tokio::main]
async fn main() -> io::Result<()> {
    let files = ServeDir::new(Path::new(env!("CARGO_MANIFEST_DIR")).join("public"));
    let app = Router::new()
        .route("/orders", post(place_order))
        .with_state(LastOrder::default())
        .fallback_service(files)
        .layer(ErrorLayer::new().catalog(&ERRORS));
    let port = std::env::var("PORT").ok().and_then(|port| port.parse().ok()).unwrap_or(3000);
    let listener = TcpListener::bind(("127.0.0.1", port)).await?;
    println!("listening on http://{}", listener.local_addr()?);
    axum::serve(listener, app).await
}
