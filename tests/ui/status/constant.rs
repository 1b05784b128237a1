use api_error::ApiError;

const NOT_FOUND: u16 = 404;

#[derive(Debug, ApiError)]
enum OrderError {
    #[api_error(status = NOT_FOUND)]
    A,
    #[api_error(status = http::StatusCode::NOT_FOUND)]
    B,
    #[api_error(status = true)]
    C,
}

fn main() {}
