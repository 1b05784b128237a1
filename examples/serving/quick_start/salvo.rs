//! The quick start of the README.

use api_error::{ApiError, ErrorLayer, Rejection};
use salvo::prelude::*;

#[derive(Debug, thiserror::Error, ApiError)]
enum OrderError {
    /// There is no such order.
    #[error("order {id} is not in the store")]
    #[api_error(status = 404, message = "There is no order {id}.", param = "id")]
    OrderNotFound { id: u32 },
    /// The request cannot be read.
    #[error(transparent)]
    #[api_error(transparent)]
    Request(#[from] Rejection),
}

#[handler]
async fn order(req: &mut Request) -> Result<&'static str, OrderError> {
    match api_error::salvo::param(req, "id")? {
        7 => Ok("7 pens"),
        id => Err(OrderError::OrderNotFound { id }),
    }
}

#[tokio::main]
async fn main() {
    let orders = Router::with_path("orders/{id}").get(order);
    let app = api_error::salvo::service(orders, ErrorLayer::new());
    Server::new(TcpListener::new("127.0.0.1:3000").bind().await).serve(app).await;
}
