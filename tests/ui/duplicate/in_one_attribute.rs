use api_error::ApiError;

#[derive(Debug, ApiError)]
enum OrderError {
    #[api_error(status = 404, code = "a", status = 404)]
    NotFound,
    #[api_error(status = 409, code = "b", code = "c")]
    Closed,
}

fn main() {}
