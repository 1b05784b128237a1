use api_error::ApiError;

#[derive(Debug, ApiError)]
enum OrderError {
    #[api_error(404)]
    NotFound,
    #[api_error("status" = 409, code = "order_closed")]
    Closed,
    #[api_error(, status = 410)]
    Gone,
}

fn main() {}
