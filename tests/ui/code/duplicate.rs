use api_error::ApiError;

#[derive(Debug, ApiError)]
enum OrderError {
    #[api_error(status = 404, code = "order_not_found")]
    NotFound,
    #[api_error(status = 410, code = "order_not_found")]
    Gone,
    #[api_error(status = 404)]
    OrderNotFound,
}

fn main() {}
