//! The quick start of the README.

use api_error::{ApiError, ErrorLayer};
use rocket::{get, routes};

#[derive(Debug, thiserror::Error, ApiError)]
enum OrderError {
    /// There is no such order.
    #[error("order {id} is not in the store")]
    #[api_error(status = 404, message = "There is no order {id}.", param = "id")]
    OrderNotFound { id: u32 },
}

#[get("/orders/<id>")]
fn order(id: u32) -> Result<&'static str, OrderError> {
    match id {
        7 => Ok("7 pens"),
        id => Err(OrderError::OrderNotFound { id }),
    }
}

#[rocket::main]
async fn main() -> Result<(), Box<rocket::Error>> {
    let app = rocket::build().attach(ErrorLayer::new()).mount("/", routes![order]);
    app.launch().await.map(drop).map_err(Box::new)
}
