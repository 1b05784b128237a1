//! The quick start of the README.

use actix_web::web::{self, Path};
use actix_web::{App, HttpServer};
use api_error::{ApiError, ErrorLayer};

#[derive(Debug, thiserror::Error, ApiError)]
enum OrderError {
    /// There is no such order.
    #[error("order {id} is not in the store")]
    #[api_error(status = 404, message = "There is no order {id}.", param = "id")]
    OrderNotFound { id: u32 },
}

async fn order(id: Path<u32>) -> Result<&'static str, OrderError> {
    match id.into_inner() {
        7 => Ok("7 pens"),
        id => Err(OrderError::OrderNotFound { id }),
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> std::io::Result<()> {
    let layer = ErrorLayer::new();
    let app = move || App::new().wrap(layer.clone()).service(web::resource("/orders/{id}").get(order));
    HttpServer::new(app).bind("127.0.0.1:3000")?.run().await
}
