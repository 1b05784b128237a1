//! The quick start of the README.

use api_error::poem::Allow;
use api_error::{ApiError, ErrorLayer};
use poem::web::Path;
use poem::{EndpointExt, Route, Server, get, handler, listener::TcpListener};

#[derive(Debug, thiserror::Error, ApiError)]
enum OrderError {
    /// There is no such order.
    #[error("order {id} is not in the store")]
    #[api_error(status = 404, message = "There is no order {id}.", param = "id")]
    OrderNotFound { id: u32 },
}

#[handler]
fn order(Path(id): Path<u32>) -> Result<&'static str, OrderError> {
    match id {
        7 => Ok("7 pens"),
        id => Err(OrderError::OrderNotFound { id }),
    }
}

#[tokio::main]
async fn main() -> std::io::Result<()> {
    let app = Route::new().at("/orders/:id", get(order).with(Allow::new("GET, HEAD"))).with(ErrorLayer::new());
    Server::new(TcpListener::bind("127.0.0.1:3000")).run(app).await
}
