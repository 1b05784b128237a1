use api_error::{ApiError, Code, HasCatalog, catalog};

#[derive(Debug, thiserror::Error, ApiError)]
#[error("order")]
enum OrderError<T: std::fmt::Debug> {
    #[api_error(stauts = 404, code = "order_not_found")]
    NotFound { id: T },
}

#[derive(Debug, ApiError)]
enum ShopError {
    #[api_error(transparent)]
    Order(OrderError<u32>),
    #[api_error(transparent)]
    Boxed(Box<OrderError<u8>>),
    #[api_error(status = 409)]
    Closed,
}

catalog! { static ERRORS = [OrderError<u32>, ShopError]; }

const NOT_FOUND: Code = ERRORS.code("order_not_found");
const CLOSED: Code = ERRORS.code("closed");

fn respond(error: &dyn ApiError) -> String {
    format!("{} {:?} {}", error.code(), error.envelope(), error.to_json(Some("req_1")))
}

fn main() -> Result<(), Box<dyn ApiError>> {
    let error = OrderError::NotFound { id: 7 };
    let _ = (error.status(), error.message(), error.headers().count(), error.retry_after(), error.details());
    let _ = respond(&error) + &respond(&ShopError::Order(error));
    let _ = (<OrderError<u8> as HasCatalog>::CATALOG.len(), ERRORS.len(), NOT_FOUND, CLOSED);
    Err(Box::new(OrderError::NotFound { id: 7 }))
}
