//! The quick start of the README.

use api_error::{ApiError, ErrorLayer};
use lambda_http::{Error, Request, RequestExt};

#[derive(Debug, thiserror::Error, ApiError)]
enum OrderError {
    /// There is no such order.
    #[error("order {id} is not in the store")]
    #[api_error(status = 404, message = "There is no order {id}.", param = "id")]
    OrderNotFound { id: String },
}

async fn order(request: Request) -> Result<&'static str, OrderError> {
    match request.path_parameters().first("id") {
        Some("7") => Ok("7 pens"),
        id => Err(OrderError::OrderNotFound { id: id.unwrap_or_default().to_owned() }),
    }
}

#[tokio::main]
async fn main() -> Result<(), Error> {
    let function = api_error::lambda::handler(order);
    lambda_http::run(api_error::lambda::service(function, ErrorLayer::new())).await
}
