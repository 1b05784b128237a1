use api_error::ApiError;

#[derive(Debug, ApiError)]
enum OrderError {
    #[api_error(status = 404 code = "order_not_found")]
    NotFound,
    #[api_error(status = 400 + 9)]
    Closed,
    #[api_error(status = 410; code = "order_gone")]
    Gone,
    #[api_error(status = 409, alias("was_open" "was_new"))]
    Open,
}

fn main() {}
