//! The quick start of the README.

use api_error::axum::Path;
use api_error::{ApiError, ErrorLayer};
use axum::{Router, routing::get};

#[derive(Debug, thiserror::Error, ApiError)]
enum OrderError {
    /// There is no such order.
    #[error("order {id} is not in the store")]
    #[api_error(status = 404, message = "There is no order {id}.", param = "id")]
    OrderNotFound { id: u32 },
}

async fn order(Path(id): Path<u32>) -> Result<&'static str, OrderError> {
    match id {
        7 => Ok("7 pens"),
        id => Err(OrderError::OrderNotFound { id }),
    }
}

#[tokio::main]
async fn main() -> std::io::Result<()> {
    let app = Router::new().route("/orders/{id}", get(order)).layer(ErrorLayer::new());
    axum::serve(tokio::net::TcpListener::bind("127.0.0.1:3000").await?, app).await
}
