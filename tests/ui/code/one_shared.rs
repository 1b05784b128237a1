use api_error::ApiError;

#[derive(Debug, ApiError)]
enum OrderError {
    #[api_error(status = 404, code = "order_not_found", shared)]
    NotFound,
    #[api_error(status = 404, code = "order_not_found")]
    Hidden,
    #[api_error(status = 409, code = "order_closed")]
    Closed,
    #[api_error(status = 409, code = "order_closed", shared)]
    Shipped,
}

fn main() {}
