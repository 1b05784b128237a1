use api_error::ApiError;

#[derive(Debug, ApiError)]
enum OrderError {
    #[api_error(status)]
    NotFound,
    #[api_error(status = 409, code =)]
    Closed,
    #[api_error(status = , code = "gone")]
    Gone,
}

fn main() {}
