//! The quick start of the README.

use api_error::{ApiError, ErrorLayer};
use tower::Layer;
use warp::Filter;

#[derive(Debug, thiserror::Error, ApiError)]
enum OrderError {
    /// There is no such order.
    #[error("order {id} is not in the store")]
    #[api_error(status = 404, message = "There is no order {id}.", param = "id")]
    OrderNotFound { id: u32 },
}

async fn order(id: u32) -> Result<&'static str, OrderError> {
    match id {
        7 => Ok("7 pens"),
        id => Err(OrderError::OrderNotFound { id }),
    }
}

#[tokio::main]
async fn main() -> std::io::Result<()> {
    let order = warp::path("orders").and(api_error::warp::param("id")).and(warp::path::end()).then(order);
    let app = ErrorLayer::new().layer(warp::service(order.recover(api_error::warp::recover)));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:3000").await?;
    api_error::warp::serve(listener, app, std::future::pending()).await;
    Ok(())
}
